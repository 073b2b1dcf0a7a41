//! Who may do what to an entry: the owner, and whoever runs go.

use modscope_platform::{Class, Gid, Identity, Kind, Metadata, Mode, Uid};

use super::way;
use crate::access::{Rights, class, rights};
use crate::go::Role;
use crate::text;
use crate::tree::NodeId;
use crate::ui::Picture;

/// The table: three rights, and for each account what it may.
pub struct Table {
    /// What the columns are about.
    pub heads: [String; 3],
    /// Each account with its answers.
    pub rows: Vec<Row>,
}

/// One account's answers.
pub struct Row {
    /// The account, with "(owner)" behind the owner's.
    pub who: String,
    /// Which of the three triads counts for it, in a sentence.
    pub why: String,
    /// Whether it may, and in words: `yes`, `no: mode`.
    pub cells: [(Answer, String); 3],
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It may.
    Yes,
    /// It may not, and go does without.
    No,
    /// It may not, and go needs it here.
    Missed,
}

/// The table of an entry; `None` where rights mean nothing: for links, and where modes do not decide.
pub fn of_entry(picture: &Picture<'_>, id: NodeId) -> Option<Table> {
    let look = picture.tree.look(id);
    let asked =
        matches!(look.kind, Kind::File | Kind::Dir) && !look.unseen && !picture.facts.modes_mean_nothing;
    asked.then(|| {
        let closed = |who: &Identity| way::is_closed(picture, id, who);
        table(picture, look.kind, look.mode, (look.uid, look.gid), needed(look.role, look.kind), &closed)
    })
}

/// What go does with an entry of this role: a read-only module folder misses nothing.
fn needed(role: Role, kind: Kind) -> Rights {
    let starts = matches!(role, Role::ToolchainExec | Role::ToolchainGo | Role::BuildProgram);
    match kind {
        Kind::Dir if role.in_tree() || role.in_toolchain() || role == Role::VcsInternal => {
            Rights::READ | Rights::PASS
        }
        Kind::Dir => Rights::EMPTY_OUT,
        _ if starts => Rights::READ | Rights::PASS,
        _ if matches!(role, Role::List | Role::Lock | Role::Partial) => Rights::READ | Rights::WRITE,
        _ => Rights::READ,
    }
}

/// The table of a directory outside of the cache.
pub fn of_outside(picture: &Picture<'_>, meta: &Metadata) -> Table {
    table(picture, meta.kind, meta.mode, (meta.uid, meta.gid), Rights::PASS, &|_| false)
}

fn table(
    picture: &Picture<'_>,
    kind: Kind,
    mode: Mode,
    (uid, gid): (Uid, Gid),
    needed: Rights,
    closed: &dyn Fn(&Identity) -> bool,
) -> Table {
    let dir = kind == Kind::Dir;
    let (columns, heads) = if dir {
        ([Rights::READ, Rights::PASS, Rights::WRITE], ["see", "enter", "write"])
    } else {
        ([Rights::READ, Rights::WRITE, Rights::PASS], ["read", "change", "start"])
    };
    let me = picture.identity();
    let owner = Identity::new(None, uid, gid, Vec::new());
    let row = |who: &Identity, name: String| {
        let may = rights(who, kind, mode, uid, gid);
        let shut = closed(who);
        let cells = columns.map(|right| {
            let no = if needed.intersects(right) { Answer::Missed } else { Answer::No };
            match (may.contains(right), shut) {
                (_, true) => (no, text!("right-no-way")),
                (true, false) => (Answer::Yes, text!("right-yes")),
                (false, false) => (no, text!("right-no-mode")),
            }
        });
        Row { why: why(picture, who, &name, mode, (uid, gid)), who: name, cells }
    };
    let owners = |name: &str| text!("right-owner", name = name);
    let mut rows = Vec::new();
    if uid == me.uid {
        rows.push(row(me, owners(&text::escaped(me.label().into()))));
    } else {
        rows.push(row(&owner, owners(&picture.names.user(uid))));
        rows.push(row(me, text::escaped(me.label().into()).into_owned()));
    }
    Table { heads: heads.map(|head| text!(&format!("right-{head}"))), rows }
}

/// Which triad counts, as a sentence.
pub fn why(picture: &Picture<'_>, who: &Identity, name: &str, mode: Mode, (uid, gid): (Uid, Gid)) -> String {
    let class = class(who, uid, gid);
    let triad = mode.triad(class);
    let letter = |has: bool, letter: char| if has { letter } else { '-' };
    let letters: String =
        [letter(triad.read, 'r'), letter(triad.write, 'w'), letter(triad.execute, 'x')].into_iter().collect();
    let class = if who.uid == Uid::ROOT && !who.capabilities.is_empty() {
        "root"
    } else {
        match class {
            Class::Owner => "owner",
            Class::Group => "group",
            Class::Other => "other",
        }
    };
    text!(
        "right-why",
        who = name,
        class = class,
        letters = letters,
        owner = picture.names.user(uid).to_string(),
        group = picture.names.group(gid).to_string()
    )
}
