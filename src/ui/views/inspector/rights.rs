//! Who may do what to an entry: its owner, whoever runs go, and whom that is compared with; and which
//! mechanism says no.

use std::path::Path;

use modscope_platform::{AclWho, Class, Identity, Kind, Mode};

use super::way;
use crate::access::{self, Decides, Grant, Guard, Rights};
use crate::go::Role;
use crate::scan::Step;
use crate::text;
use crate::tree::NodeId;
use crate::ui::Picture;
use crate::ui::views::run_as;
use crate::words::Refusal;

/// The table: three rights, and for each account what it may.
pub struct Table {
    /// What the columns are about.
    pub heads: [String; 3],
    /// Each account with its answers.
    pub rows: Vec<Row>,
    /// Why whoever runs go may not do what go needs, or what nobody needs.
    pub why: Option<String>,
}

/// One account's answers.
pub struct Row {
    /// The account, with "(owner)" behind the owner's.
    pub who: String,
    /// One for each right.
    pub cells: [Cell; 3],
}

/// One answer.
pub struct Cell {
    /// Whether it may.
    pub may: Answer,
    /// In words: `yes`, `no: mode`.
    pub words: String,
    /// The same, shorter where the cell before says it already.
    pub shown: String,
    /// What decides, in a sentence.
    pub why: String,
    /// A flag or the mount decides, which the page names above.
    marked: bool,
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

/// What is asked about.
struct At<'a> {
    path: &'a Path,
    guard: Guard<'a>,
    /// What go needs here.
    needed: Rights,
}

/// The table of an entry; `None` where rights mean nothing: for links, and where modes do not decide.
pub fn of_entry(picture: &Picture<'_>, id: NodeId) -> Option<Table> {
    let look = picture.tree.look(id);
    let guard = way::guard_of(picture, id)?;
    let closed = |who: &Identity| way::is_closed(picture, id, who);
    let at = At { path: &picture.tree.full_path(id), guard, needed: needed(look.role, look.kind) };
    asked(picture, look.kind).then(|| table(picture, &at, &closed))
}

/// The table of a folder outside of the cache.
pub fn of_outside(picture: &Picture<'_>, step: &Step) -> Option<Table> {
    let guard = step.guard(&picture.facts.namespace)?;
    let at = At { path: &step.path, guard, needed: Rights::PASS };
    asked(picture, guard.kind).then(|| table(picture, &at, &|_| false))
}

fn asked(picture: &Picture<'_>, kind: Kind) -> bool {
    matches!(kind, Kind::File | Kind::Dir) && !picture.facts.modes_mean_nothing
}

/// What go does with an entry of this role: a read-only module folder misses nothing.
fn needed(role: Role, kind: Kind) -> Rights {
    let starts = matches!(role, Role::ToolchainExec | Role::ToolchainGo | Role::BuildProgram);
    match kind {
        Kind::Dir if role.in_tree() || role.in_toolchain() || role == Role::VcsInternal => {
            Rights::READ | Rights::PASS
        }
        Kind::Dir => Rights::READ | Rights::CHANGE_NAMES,
        _ if starts => Rights::READ | Rights::PASS,
        _ if matches!(role, Role::List | Role::Lock | Role::Partial) => Rights::READ | Rights::WRITE,
        _ => Rights::READ,
    }
}

fn table(picture: &Picture<'_>, at: &At<'_>, closed: &dyn Fn(&Identity) -> bool) -> Table {
    let guard = &at.guard;
    let (columns, heads) = if guard.kind == Kind::Dir {
        ([Rights::READ, Rights::PASS, Rights::CHANGE_NAMES], ["see", "enter", "write"])
    } else {
        ([Rights::READ, Rights::WRITE, Rights::PASS], ["read", "change", "start"])
    };
    let me = picture.identity();
    let row = |who: &Identity, name: String| {
        let may = access::grant(who, guard);
        let shut = closed(who);
        let mut said: Option<String> = None;
        let cells = columns.map(|right| {
            let mut cell = cell(picture, who, at, (may, right), shut);
            if cell.may != Answer::Yes && said.as_ref() == Some(&cell.words) {
                cell.shown = text!("right-no");
            }
            said = Some(cell.words.clone());
            cell
        });
        Row { who: name, cells }
    };
    let owners = |name: &str| text!("right-owner", name = name);
    let mut rows = Vec::new();
    // An owner's other groups are not known here, and an owner needs none.
    let owner = Identity::new(None, guard.uid, guard.gid, Vec::new());
    if guard.uid == me.uid {
        rows.push(row(me, owners(&run_as::label(me))));
    } else {
        rows.push(row(&owner, owners(&picture.names.user(guard.uid))));
        rows.push(row(me, run_as::label(me)));
    }
    if let Some(other) = picture.compared.filter(|other| other.uid != guard.uid && other.uid != me.uid) {
        rows.push(row(other, run_as::label(other)));
    }
    let mine = usize::from(guard.uid != me.uid);
    let cells = &rows[mine].cells;
    let no = cells.iter().find(|cell| cell.may == Answer::Missed);
    let no = no.or_else(|| cells.iter().find(|cell| cell.may == Answer::No));
    let why = no.filter(|cell| !cell.marked).map(|cell| cell.why.clone());
    Table { heads: heads.map(|head| text!(&format!("right-{head}"))), rows, why }
}

fn cell(
    picture: &Picture<'_>,
    who: &Identity,
    at: &At<'_>,
    (may, right): (Grant, Rights),
    shut: bool,
) -> Cell {
    let guard = &at.guard;
    let no = if at.needed.intersects(right) { Answer::Missed } else { Answer::No };
    let names = guard.kind == Kind::Dir && right == Rights::CHANGE_NAMES;
    let yes = may.contains(right);
    let adds_only = names && !yes && may.contains(Rights::ADD_NAMES);
    // Of what is asked at once, the flag alone says no to removing.
    let asked = right.intersection(Rights::WRITE | Rights::PASS | Rights::READ);
    let by = if adds_only { Decides::AppendOnly } else { access::decides(who, guard, asked) };
    let (may, words) = match (yes, shut) {
        (_, true) => (no, text!("right-no-way")),
        (true, false) => (Answer::Yes, text!("right-yes")),
        (false, false) if adds_only => (no, text!("right-adds-only")),
        (false, false) => (no, text!(&format!("right-no-{}", mechanism(by)))),
    };
    let why = match (yes, shut) {
        (_, true) => text!("right-why-way", who = run_as::label(who)),
        (true, false) => because(picture, who, guard, by),
        (false, false) => {
            let refusal =
                Refusal { identity: who, path: at.path, guard: *guard, asked, by, names: picture.names };
            refusal.sentence()
        }
    };
    let marked =
        !shut && matches!(mechanism(by), "immutable" | "append-only" | "read-only" | "noexec" | "private");
    Cell { may, shown: words.clone(), words, why, marked }
}

/// The mechanism in a word, as the end of the keys `right-no-…`.
fn mechanism(decides: Decides) -> &'static str {
    match decides {
        Decides::Triad(_) | Decides::Capability => "mode",
        Decides::AclUser | Decides::AclGroups => "acl",
        Decides::AclMask => "mask",
        Decides::Immutable => "immutable",
        Decides::AppendOnly => "append-only",
        Decides::ReadOnlyMount => "read-only",
        Decides::NoExecMount => "noexec",
        Decides::PrivateMount(_) => "private",
        Decides::Server => "server",
        Decides::Unmapped => "unmapped",
    }
}

/// What lets somebody do it, as a sentence.
fn because(picture: &Picture<'_>, who: &Identity, guard: &Guard<'_>, decides: Decides) -> String {
    let letters = match decides {
        Decides::Triad(class) => triad(guard.mode, class),
        Decides::AclUser => {
            let entry = guard.acl.and_then(|acl| Some((acl.of(AclWho::User(who.uid))?, acl.mask())));
            entry.map_or_else(String::new, |(permits, mask)| permits.and(mask).to_string())
        }
        _ => String::new(),
    };
    text!(
        "right-why",
        who = run_as::label(who),
        class = decides.id(),
        letters = letters,
        owner = picture.names.user(guard.uid).to_string(),
        group = picture.names.group(guard.gid).to_string(),
    )
}

fn triad(mode: Mode, class: Class) -> String {
    let triad = mode.triad(class);
    let letter = |has: bool, letter: char| if has { letter } else { '-' };
    [letter(triad.read, 'r'), letter(triad.write, 'w'), letter(triad.execute, 'x')].into_iter().collect()
}
