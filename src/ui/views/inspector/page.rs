//! What the inspector says of an entry, or of a place outside of the cache.

use std::path::Path;

use modscope_platform::{Gid, Kind, Metadata, Mode, Uid, paths};

use super::rights::{self, Table};
use super::way::{self, Line};
use crate::health::{Finding, Place, Severity};
use crate::text;
use crate::tree::{NodeId, Tree};
use crate::ui::Picture;
use crate::words::{Names, Words};

/// Findings of one entry that are told in full.
const TOLD: usize = 6;
/// Findings below an entry that are named.
const BELOW: usize = 4;

/// A page of the inspector, in words.
pub struct Page {
    /// The last component of the path.
    pub name: String,
    /// The path: from the cache's root, or whole for a place outside.
    pub path: String,
    /// The whole path.
    pub full: String,
    /// What it is to Go, and what Go does with it.
    pub role: Option<(String, String)>,
    /// Owner, mode, size and date in one line, and in full.
    pub facts: Option<(String, Vec<(String, String)>)>,
    /// Who may do what.
    pub rights: Option<Table>,
    /// The way from the root of the file system.
    pub way: Vec<Line>,
    /// What is wrong here.
    pub findings: Vec<Told>,
    /// What is wrong below: index of the finding, its severity, title and path.
    pub below: Vec<(usize, Severity, String, String)>,
    /// Said where nothing is wrong.
    pub healthy: Option<String>,
}

/// A finding in words.
pub struct Told {
    pub severity: Severity,
    pub title: String,
    pub because: String,
    pub fix: String,
    pub command: Option<String>,
    pub leave: String,
}

impl Page {
    /// The page of what is selected; `None` where nothing is.
    pub fn of(picture: &Picture<'_>) -> Option<Self> {
        let finding = picture.finding.and_then(|index| picture.health.findings.get(index));
        match finding.map(|finding| &finding.place) {
            Some(Place::Outside(path)) => Some(Self::outside(picture, finding?, path)),
            Some(Place::Entry(id)) => Some(Self::entry(picture, *id)),
            None => picture
                .selected
                .filter(|id| id.index() < picture.tree.len())
                .map(|id| Self::entry(picture, id)),
        }
    }

    fn entry(picture: &Picture<'_>, id: NodeId) -> Self {
        let tree = picture.tree;
        let look = tree.look(id);
        let words = picture.words();
        let full = tree.full_path(id);
        let role = look.role.id();
        let relative = tree.relative_path(id);
        let findings = findings_at(picture, id);
        let below = below(picture, id, &findings, &words);
        let known = !look.unseen;
        let healthy = (findings.is_empty() && below.is_empty() && known && !picture.scanning).then(|| {
            text!("inspector-healthy", kind = if look.mode.any_write() { "plain" } else { "read-only" })
        });
        Self {
            name: name_of(paths::bytes(&full)),
            path: if id == NodeId::ROOT { drawn(&full) } else { text::from_bytes(&relative).into_owned() },
            full: drawn(&full),
            role: Some((text!(&format!("role-{role}")), text!(&format!("role-{role}-does")))),
            facts: known.then(|| facts(picture.names, (look.uid, look.gid), look.mode, Some((tree, id)))),
            rights: rights::of_entry(picture, id),
            way: way::to_entry(picture, id),
            findings: findings
                .iter()
                .take(TOLD)
                .map(|index| Told::of(&picture.health.findings[*index], &words))
                .collect(),
            below,
            healthy,
        }
    }

    fn outside(picture: &Picture<'_>, finding: &Finding, path: &Path) -> Self {
        let owner = finding.detail.owner.zip(finding.detail.mode);
        let meta = owner.map(|((uid, gid), mode)| outside_metadata(uid, gid, mode));
        Self {
            name: name_of(paths::bytes(path)),
            path: drawn(path),
            full: drawn(path),
            role: None,
            facts: owner.map(|(owner, mode)| facts(picture.names, owner, mode, None)),
            rights: meta.map(|meta| rights::of_outside(picture, &meta)),
            way: way::to_outside(picture, path),
            findings: vec![Told::of(finding, &picture.words())],
            below: Vec::new(),
            healthy: None,
        }
    }
}

impl Told {
    fn of(finding: &Finding, words: &Words<'_>) -> Self {
        Self {
            severity: finding.severity,
            title: words.title(finding),
            because: words.because(finding),
            fix: words.fix(finding),
            command: words.command(finding),
            leave: words.leave(finding),
        }
    }
}

/// The findings the entry is part of or is the place of; the selected one first, then the worst.
fn findings_at(picture: &Picture<'_>, id: NodeId) -> Vec<usize> {
    let findings = &picture.health.findings;
    let mut at: Vec<usize> =
        picture.health.heat.findings_of(id).filter(|index| *index < findings.len()).collect();
    at.extend((0..findings.len()).filter(|index| findings[*index].entry() == Some(id)));
    at.sort_unstable();
    at.dedup();
    at.sort_by_key(|index| (Some(*index) != picture.finding, std::cmp::Reverse(findings[*index].severity)));
    at
}

/// The worst findings at places below the entry.
fn below(
    picture: &Picture<'_>,
    id: NodeId,
    here: &[usize],
    words: &Words<'_>,
) -> Vec<(usize, Severity, String, String)> {
    let tree = picture.tree;
    let is_below = |finding: &Finding| finding.entry().is_some_and(|at| at != id && tree.is_within(at, id));
    let findings = picture.health.findings.iter().enumerate();
    findings
        .filter(|(index, finding)| !here.contains(index) && is_below(finding))
        .take(BELOW)
        .map(|(index, finding)| (index, finding.severity, words.title(finding), words.place(finding)))
        .collect()
}

/// One line, and each part with its name.
fn facts(
    names: &Names,
    (uid, gid): (Uid, Gid),
    mode: Mode,
    entry: Option<(&Tree, NodeId)>,
) -> (String, Vec<(String, String)>) {
    let (user, group) = (names.user(uid), names.group(gid));
    let mut line = format!("{user}:{group}  {mode}");
    let mut parts = vec![
        (
            text!("inspector-owner"),
            text!("inspector-number", name = user.to_string(), number = uid.to_string()),
        ),
        (
            text!("inspector-group"),
            text!("inspector-number", name = group.to_string(), number = gid.to_string()),
        ),
        (text!("inspector-mode"), format!("{mode}  {:04o}", mode.bits())),
    ];
    if let Some((tree, id)) = entry {
        let size = text::size(tree.total_bytes(id));
        let entries = tree.total_entries(id);
        let count = text::count(entries);
        let size_of_all = if tree.is_dir(id) {
            text!("inspector-holds", size = size.clone(), entries = entries, count = count)
        } else {
            size.clone()
        };
        line.push_str(&format!("  {size}"));
        parts.push((text!("inspector-size"), size_of_all));
        if tree.modified(id) > 0 {
            parts.push((text!("inspector-changed"), text::date(tree.modified(id))));
        }
    }
    (line, parts)
}

fn outside_metadata(uid: Uid, gid: Gid, mode: Mode) -> Metadata {
    Metadata { kind: Kind::Dir, mode, uid, gid, links: 1, size: 0, modified: 0, device: 0, inode: 0 }
}

/// The last component, or the path itself where it has none.
pub(super) fn name_of(path: &[u8]) -> String {
    let name = path.rsplit(|byte| *byte == b'/').find(|part| !part.is_empty()).unwrap_or(path);
    text::from_bytes(name).into_owned()
}

fn drawn(path: &Path) -> String {
    text::from_bytes(paths::bytes(path)).into_owned()
}
