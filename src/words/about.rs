//! The facts that sentences about a finding take.

use modscope_platform::{Class, Kind, Mode, Uid};

use super::mechanism::Mechanism;
use super::{Words, mend, shell, yes_or_no};
use crate::access::{self, Rights};
use crate::go::{OperationSet, Role, escape, version};
use crate::health::{Finding, Place, Policy, Rule, Subject, label_type};
use crate::text;
use crate::text::Value;
use crate::tree::{NodeId, Tree};

/// What the sentences about one finding speak of. The names of the fields are those in the catalogue,
/// which lists them above the findings' sentences.
pub(super) struct About {
    owner: String,
    group: String,
    who: String,
    mode: Option<Mode>,
    entries: u64,
    places: usize,
    name: String,
    kind: &'static str,
    /// What part of the cache the topmost affected entry is in.
    side: &'static str,
    /// Into which class of the topmost affected entry the identity falls.
    class: &'static str,
    /// `root` where the superuser owns it.
    by: &'static str,
    /// Module and version, else the name.
    which: String,
    reason: String,
    size: String,
    sheltered: bool,
    offline: bool,
    /// Whether builds or downloads are stopped, not only clean.
    making: bool,
    /// What says no.
    mechanism: Mechanism,
    /// Types of labels: the entry's, and its folder's.
    labels: (String, String),
    subject: Subject,
    /// The line that mends a setting.
    line: String,
    policy: &'static str,
    /// The group that the policy names, for people and as a word of a shell.
    team: (String, String),
    /// Of whoever runs go, in octal.
    umask: String,
}

impl About {
    pub fn of(words: &Words<'_>, finding: &Finding) -> Self {
        let (tree, identity) = (words.tree, &words.question.identity);
        let top = finding.roots.first().copied();
        let look = top.map(|id| tree.look(id));
        let owner = finding.detail.owner;
        let name = name_of(tree, finding);
        let which = top.and_then(|id| module_of(tree, id)).filter(|(_, version)| !version.is_empty());
        Self {
            owner: owner.map_or_else(|| text!("owner-unknown"), |(uid, _)| owner_name(words, uid)),
            group: owner
                .map_or_else(|| text!("group-unknown"), |(_, gid)| words.names.group(gid).to_string()),
            who: text::escaped(identity.label().into()).into_owned(),
            mode: finding.detail.mode,
            entries: finding.entries,
            places: finding.roots.len().max(1),
            which: which.map_or_else(|| name.clone(), |(module, version)| format!("{module} {version}")),
            name,
            kind: match look.map(|look| look.kind) {
                Some(Kind::File) => "file",
                Some(Kind::Symlink) => "link",
                Some(Kind::Special) => "special",
                Some(Kind::Dir) | None => "folder",
            },
            side: match finding.place {
                Place::Outside(_) if finding.role == Role::Unknown => "parent",
                _ => side(look.map_or(finding.role, |look| look.role)),
            },
            class: match owner.map(|(uid, gid)| access::class(identity, uid, gid)) {
                Some(Class::Owner) => "owner",
                Some(Class::Group) => "group",
                Some(Class::Other) | None => "other",
            },
            by: match owner {
                Some((Uid::ROOT, _)) => "root",
                Some((uid, _)) if words.lent_to_me(uid).is_some() => "container",
                _ => "person",
            },
            reason: finding.detail.errno.map(reason).unwrap_or_default(),
            size: finding.detail.size.map(text::size).unwrap_or_default(),
            sheltered: finding.detail.sheltered,
            offline: words.question.settings.proxy_off,
            making: finding.blocks.intersects(OperationSet::BUILD | OperationSet::DOWNLOAD),
            mechanism: mechanism(words, finding),
            labels: labels(tree, finding),
            subject: finding.subject.as_deref().cloned().unwrap_or_default(),
            line: mend::line(finding).unwrap_or_default(),
            policy: words.question.policy.id(),
            team: match words.question.policy {
                Policy::Shared(gid) => (words.names.group(gid).to_string(), shell::group(gid, words.names)),
                _ => (text!("group-unknown"), text!("group-unknown")),
            },
            umask: words
                .question
                .umask
                .map_or_else(|| text!("umask-unknown"), |mask| format!("{:03o}", mask.bits())),
        }
    }

    /// The values by the names that sentences use.
    pub fn values(&self) -> Vec<(&'static str, Value<'static>)> {
        let word = |text: &String| Value::from(text.clone());
        let need = |what: &str| Value::from(text!(&format!("need-{what}-{}", self.side)));
        let mut values = vec![
            ("owner", word(&self.owner)),
            ("group", word(&self.group)),
            ("who", word(&self.who)),
            ("mode", Value::from(self.mode.map_or_else(|| text!("mode-unknown"), |mode| mode.to_string()))),
            ("entries", Value::from(self.entries)),
            ("count", Value::from(text::count(self.entries))),
            ("places", Value::from(self.places)),
            ("spots", Value::from(text::count(self.places as u64))),
            ("name", word(&self.name)),
            ("kind", Value::from(self.kind)),
            ("side", Value::from(self.side)),
            ("class", Value::from(self.class)),
            ("by", Value::from(self.by)),
            ("which", word(&self.which)),
            ("reason", word(&self.reason)),
            ("size", word(&self.size)),
            ("said", yes_or_no(!self.reason.is_empty())),
            ("sheltered", yes_or_no(self.sheltered)),
            ("offline", yes_or_no(self.offline)),
            ("making", yes_or_no(self.making)),
            ("write", need("write")),
            ("read", need("read")),
            ("file", Value::from(self.subject.path.as_deref().map(shown).unwrap_or_default())),
            ("filed", yes_or_no(self.subject.path.is_some())),
            ("setting", Value::from(self.subject.setting.unwrap_or_default())),
            ("value", Value::from(text::from_bytes(&self.subject.value).into_owned())),
            ("valued", yes_or_no(!self.subject.value.is_empty())),
            ("from", Value::from(self.subject.source)),
            ("line", word(&self.line)),
            ("lined", yes_or_no(!self.line.is_empty())),
            ("policy", Value::from(self.policy)),
            ("team", word(&self.team.0)),
            ("team-word", word(&self.team.1)),
            ("umask", word(&self.umask)),
            ("label", word(&self.labels.0)),
            ("folder-label", word(&self.labels.1)),
            ("labelled", yes_or_no(!self.labels.0.is_empty() && !self.labels.1.is_empty())),
        ];
        values.extend(self.mechanism.values());
        values
    }
}

/// The account, or the user of a rootless container that the number is.
pub(super) fn owner_name(words: &Words<'_>, uid: Uid) -> String {
    match words.lent(uid) {
        Some(lent) => {
            let account = text::escaped(lent.account.into()).into_owned();
            text!("owner-lent", inside = lent.inside.to_string(), account = account)
        }
        None => words.names.user(uid).to_string(),
    }
}

/// What says no at the topmost affected entry.
fn mechanism(words: &Words<'_>, finding: &Finding) -> Mechanism {
    let guard = words.guard(finding);
    let dir = guard.as_ref().is_none_or(|guard| guard.kind == Kind::Dir);
    let asked = match finding.rule {
        Rule::PathNoSearch => Rights::PASS,
        rule if rule.closes() && dir => Rights::READ | Rights::PASS,
        rule if rule.closes() => Rights::READ,
        _ if dir => Rights::ADD_NAMES,
        _ => Rights::WRITE,
    };
    let identity = &words.question.identity;
    Mechanism::of(identity, guard.as_ref(), finding.detail.by, asked, words.names)
}

/// The types of the entry's label and its folder's; empty where they were not read.
fn labels(tree: &Tree, finding: &Finding) -> (String, String) {
    let of = |id: NodeId| {
        let label = tree.look(id).label.map(|label| tree.label(label)).unwrap_or_default();
        text::from_bytes(label_type(label)).into_owned()
    };
    let top = finding.roots.first().copied();
    let folder = top.and_then(|id| tree.parent(id));
    (top.map(of).unwrap_or_default(), folder.map(of).unwrap_or_default())
}

/// The last component of where the finding is; the whole path of a place that has none.
fn name_of(tree: &Tree, finding: &Finding) -> String {
    let bytes = match &finding.place {
        Place::Entry(id) if *id != NodeId::ROOT => tree.name(*id).to_vec(),
        Place::Entry(_) => last(tree.root_path()).to_vec(),
        Place::Outside(path) => last(modscope_platform::paths::bytes(path)).to_vec(),
        Place::Setting(name) => name.as_bytes().to_vec(),
    };
    text::from_bytes(&bytes).into_owned()
}

fn shown(path: &std::path::Path) -> String {
    text::from_bytes(modscope_platform::paths::bytes(path)).into_owned()
}

fn last(path: &[u8]) -> &[u8] {
    path.rsplit(|byte| *byte == b'/').find(|part| !part.is_empty()).unwrap_or(path)
}

/// The part of the cache that a role belongs to: the end of the keys `need-write-…` and `need-read-…`.
fn side(role: Role) -> &'static str {
    match role {
        Role::Root | Role::CacheDir => "cache",
        Role::DownloadRoot | Role::DownloadDir => "download",
        Role::VersionDir => "version",
        Role::List => "list",
        Role::Info | Role::Mod => "record",
        Role::Zip => "zip",
        Role::Ziphash => "ziphash",
        Role::Lock | Role::SideLock => "lock",
        Role::Partial => "partial",
        Role::VcsDir | Role::VcsRepo | Role::VcsInfo | Role::VcsLock | Role::VcsInternal => "vcs",
        Role::ModuleParent | Role::GolangOrg => "above",
        role if role.in_tree() => "tree",
        role if role.in_toolchain() => "toolchain",
        role if role.in_build_cache() => "build",
        Role::SumdbStateRoot | Role::SumdbState => "state",
        _ => "other",
    }
}

/// What the system's numbers mean, in its own words (errno(3)).
fn reason(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    // "Permission denied (os error 13)"
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// The module path and version that an entry belongs to, unescaped; the version is empty for what all
/// versions share.
pub(super) fn module_of(tree: &Tree, id: NodeId) -> Option<(String, String)> {
    let line = || std::iter::once(id).chain(tree.ancestors(id));
    if let Some(root) = line().find(|id| matches!(tree.role(*id), Role::TreeRoot | Role::ToolchainRoot)) {
        let path = tree.relative_path(root);
        let at = path.iter().rposition(|byte| *byte == b'@')?;
        return plain(&path[..at], &path[at + 1..]);
    }
    let dir = line().find(|id| matches!(tree.role(*id), Role::VersionDir | Role::DownloadDir))?;
    let path = tree.relative_path(dir);
    let path = path.strip_prefix(b"cache/download/")?;
    let path = path.strip_suffix(b"/@v").unwrap_or(path);
    let version = version::split(tree.name(id)).map_or(&b""[..], |(version, _)| version);
    plain(path, version)
}

fn plain(path: &[u8], version: &[u8]) -> Option<(String, String)> {
    let path = escape::unescape_path(path).unwrap_or_else(|_| path.to_vec());
    let version = escape::unescape_version(version).unwrap_or_else(|_| version.to_vec());
    Some((text::from_bytes(&path).into_owned(), text::from_bytes(&version).into_owned()))
}
