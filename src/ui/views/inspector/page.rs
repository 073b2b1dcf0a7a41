//! What the inspector says of an entry, or of a place outside of the cache.

use std::path::Path;

use modscope_platform::{Gid, Uid, paths};

use super::beside::{self, Beside};
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
    /// What decides besides owner and mode.
    pub beside: Beside,
    /// What a setting of go's is, and who says so.
    pub setting: Vec<Said>,
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

/// A line about a setting.
pub struct Said {
    /// What is said.
    pub what: String,
    /// A value as it is typed, or words.
    pub value: String,
    /// It is as it is typed.
    pub typed: bool,
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
            Some(Place::Setting(name)) => Some(Self::setting(picture, finding?, name)),
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
            facts: way::guard_of(picture, id).map(|guard| {
                facts(picture.names, (guard.uid, guard.gid), &way::letters(&guard), Some((tree, id)))
            }),
            beside: beside::of_entry(picture, id),
            setting: Vec::new(),
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

    /// A folder on the way, or a place that a setting names.
    fn outside(picture: &Picture<'_>, finding: &Finding, path: &Path) -> Self {
        let step = way::step_at(picture, path);
        let guard = step.and_then(|step| step.guard(&picture.facts.namespace));
        let seen = guard.map(|guard| ((guard.uid, guard.gid), way::letters(&guard)));
        let said = finding.detail.owner.zip(finding.detail.mode.map(|mode| mode.to_string()));
        Self {
            name: name_of(paths::bytes(path)),
            path: drawn(path),
            full: drawn(path),
            role: None,
            facts: seen.or(said).map(|(owner, mode)| facts(picture.names, owner, &mode, None)),
            beside: step.map(|step| beside::of_step(picture, step)).unwrap_or_default(),
            setting: setting(finding, path),
            rights: step.and_then(|step| rights::of_outside(picture, step)),
            way: way::to_outside(picture, path),
            findings: told_alike(picture, finding),
            below: Vec::new(),
            healthy: None,
        }
    }

    /// One of go's settings.
    fn setting(picture: &Picture<'_>, finding: &Finding, name: &str) -> Self {
        let value = finding.subject.as_ref().map(|subject| text::from_bytes(&subject.value).into_owned());
        let line = format!("{name}={}", value.unwrap_or_default());
        Self {
            name: name.to_owned(),
            path: line.clone(),
            full: line,
            role: None,
            facts: None,
            beside: Beside::default(),
            setting: setting(finding, Path::new(name)),
            rights: None,
            way: Vec::new(),
            findings: told_alike(picture, finding),
            below: Vec::new(),
            healthy: None,
        }
    }
}

/// All findings at the same place, the selected one first.
fn told_alike(picture: &Picture<'_>, finding: &Finding) -> Vec<Told> {
    let words = picture.words();
    let others = picture.health.findings.iter();
    let others = others.filter(|other| other.place == finding.place && *other != finding);
    std::iter::once(finding).chain(others).take(TOLD).map(|finding| Told::of(finding, &words)).collect()
}

/// What a setting is, who says so, and which file is meant; nothing where no setting is spoken of.
fn setting(finding: &Finding, place: &Path) -> Vec<Said> {
    let Some(subject) = &finding.subject else { return Vec::new() };
    let mut lines = Vec::new();
    let mut say = |what: &str, value, typed| lines.push(Said { what: text!(what), value, typed });
    if let Some(name) = subject.setting.filter(|name| Path::new(name) != place) {
        say("setting-name", name.to_owned(), true);
    }
    if !subject.value.is_empty() {
        say("setting-value", text::from_bytes(&subject.value).into_owned(), true);
    }
    let said = format!("source-{}", subject.source);
    if text::has(&said) {
        say("setting-source", text!(&said), false);
    }
    if let Some(path) = subject.path.as_deref().filter(|path| *path != place) {
        say("setting-path", drawn(path), true);
    }
    lines
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
    mode: &str,
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
    ];
    match entry {
        Some((tree, id)) => {
            parts.push((text!("inspector-mode"), format!("{mode}  {:04o}", tree.look(id).mode.bits())));
        }
        None => parts.push((text!("inspector-mode"), mode.to_owned())),
    }
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

/// The last component, or the path itself where it has none.
pub(super) fn name_of(path: &[u8]) -> String {
    let name = path.rsplit(|byte| *byte == b'/').find(|part| !part.is_empty()).unwrap_or(path);
    text::from_bytes(name).into_owned()
}

fn drawn(path: &Path) -> String {
    text::from_bytes(paths::bytes(path)).into_owned()
}
