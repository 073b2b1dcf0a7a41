//! The way from the root of the file system to an entry, and who stops whom on it, by what.

use std::path::{Path, PathBuf};

use modscope_platform::{Identity, Kind, paths};

use super::page::name_of;
use crate::access::{self, Decides, Guard, Rights};
use crate::health::Severity;
use crate::scan::Step;
use crate::text;
use crate::tree::NodeId;
use crate::ui::Picture;
use crate::words::Refusal;

/// So many components at the end stand on lines of their own; harmless ones before are told together.
const OWN_LINES: usize = 3;

/// What a component says to whoever runs go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Go on.
    Yes,
    /// No.
    No,
    /// It could not be looked at.
    Unknown,
    /// Nobody comes so far.
    Unreached,
}

/// One line of the way.
pub struct Line {
    /// One component's name, or several as a path.
    pub name: String,
    /// Owner and mode, for a component on a line of its own.
    pub owner: Option<(String, String)>,
    /// What it says.
    pub says: Says,
    /// For a no: what decides.
    pub why: Option<String>,
    /// For a no: the one command that would change it.
    pub command: Option<String>,
}

/// A component of the way, with what decides there.
struct Component<'a> {
    name: String,
    path: PathBuf,
    guard: Option<Guard<'a>>,
}

/// What decides over an entry of the cache besides who asks; none where it could not be looked at.
pub fn guard_of<'a>(picture: &Picture<'a>, id: NodeId) -> Option<Guard<'a>> {
    let look = picture.tree.look(id);
    (!look.unseen).then(|| picture.tree.guard(look, |look| picture.facts.shows_unmapped(look.uid, look.gid)))
}

/// The way to an entry of the cache.
pub fn to_entry(picture: &Picture<'_>, id: NodeId) -> Vec<Line> {
    let tree = picture.tree;
    let mut components = outside(picture);
    let mut entries: Vec<NodeId> = std::iter::once(id).chain(tree.ancestors(id)).collect();
    entries.reverse();
    components.extend(entries.into_iter().map(|id| {
        let name = if id == NodeId::ROOT {
            name_of(tree.root_path())
        } else {
            text::from_bytes(tree.name(id)).into_owned()
        };
        Component { name, path: tree.full_path(id), guard: guard_of(picture, id) }
    }));
    let blocked = picture.health.heat.own(id) == Some(Severity::Error);
    let mut lines = lines(picture, &components, blocked);
    if let Some(line) = link(picture) {
        lines.insert(0, line);
    }
    lines
}

/// The link by which the cache is reached, which comes before everything.
fn link(picture: &Picture<'_>) -> Option<Line> {
    let step = picture.facts.own_name.as_ref().filter(|_| picture.facts.through_link())?;
    let (name, to) = (name_of(paths::bytes(&step.path)), text::from_bytes(picture.tree.root_path()));
    let name = text!("way-link", name = name, to = to.into_owned());
    Some(Line { name, owner: None, says: Says::Yes, why: None, command: None })
}

/// The way to a directory above the cache; empty for a place that is not on the way.
pub fn to_outside(picture: &Picture<'_>, path: &Path) -> Vec<Line> {
    let mut components = outside(picture);
    let Some(end) = picture.facts.way.iter().position(|step| step.path == path) else { return Vec::new() };
    components.truncate(end + 1);
    lines(picture, &components, true)
}

/// What the scan saw at a place outside of the cache.
pub fn step_at<'a>(picture: &Picture<'a>, path: &Path) -> Option<&'a Step> {
    let facts = picture.facts;
    facts.way.iter().chain(&facts.parent).chain(&facts.own_name).find(|step| step.path == path)
}

/// Whether a directory before the entry keeps `who` from coming to it.
pub fn is_closed(picture: &Picture<'_>, id: NodeId, who: &Identity) -> bool {
    let passes = |guard: Guard<'_>| access::grant(who, &guard).contains(Rights::PASS);
    let outside = picture.facts.way.iter().filter_map(|step| step.guard(&picture.facts.namespace));
    let outside = outside.into_iter().all(passes);
    let inside = picture.tree.ancestors(id).filter_map(|dir| guard_of(picture, dir)).all(passes);
    !(outside && inside)
}

fn outside<'a>(picture: &Picture<'a>) -> Vec<Component<'a>> {
    let way = picture.facts.way.iter();
    way.map(|step| Component {
        name: name_of(paths::bytes(&step.path)),
        path: step.path.clone(),
        guard: step.guard(&picture.facts.namespace),
    })
    .collect()
}

fn lines(picture: &Picture<'_>, components: &[Component<'_>], blocked: bool) -> Vec<Line> {
    let said = says(picture, components, blocked);
    let alone = components.len().saturating_sub(OWN_LINES);
    let mut lines: Vec<Line> = Vec::new();
    let mut together = false;
    for (index, (component, (says, missing))) in components.iter().zip(said).enumerate() {
        let harmless = matches!(says, Says::Yes | Says::Unreached) && index < alone;
        if harmless
            && together
            && let Some(last) = lines.last_mut().filter(|last| last.says == says)
        {
            if !last.name.ends_with('/') {
                last.name.push('/');
            }
            last.name.push_str(&component.name);
            continue;
        }
        together = harmless;
        lines.push(line(picture, component, (says, missing), harmless));
    }
    if let Some(end) = lines.last_mut().filter(|_| blocked) {
        // The finding below says it better.
        (end.why, end.command) = (None, None);
    }
    lines
}

fn line(
    picture: &Picture<'_>,
    component: &Component<'_>,
    (says, missing): (Says, Rights),
    harmless: bool,
) -> Line {
    let guard = component.guard.as_ref();
    let owner =
        guard.filter(|_| !harmless).map(|guard| (picture.names.user(guard.uid).to_string(), letters(guard)));
    let refusal = guard.filter(|_| says == Says::No).map(|guard| Refusal {
        identity: picture.identity(),
        path: &component.path,
        guard: *guard,
        asked: missing,
        by: access::decides(picture.identity(), guard, missing),
        names: picture.names,
    });
    Line {
        name: component.name.clone(),
        owner,
        says,
        why: refusal.map(|refusal| refusal.sentence()),
        command: refusal.and_then(|refusal| refusal.command()),
    }
}

/// The mode, with a `+` where a list says more, as ls(1) has it.
pub fn letters(guard: &Guard<'_>) -> String {
    let more = if guard.acl.is_some_and(modscope_platform::Acl::is_extended) { "+" } else { "" };
    format!("{}{more}", guard.mode)
}

/// What each component says, and which right is missing where it says no.
fn says(picture: &Picture<'_>, components: &[Component<'_>], blocked: bool) -> Vec<(Says, Rights)> {
    let mut reached = true;
    let last = components.len().saturating_sub(1);
    let identity = picture.identity();
    components
        .iter()
        .enumerate()
        .map(|(index, component)| {
            if !reached {
                return (Says::Unreached, Rights::empty());
            }
            let Some(guard) = component.guard else { return (Says::Unknown, Rights::empty()) };
            let needs = match (index == last, guard.kind) {
                (false, _) => Rights::PASS,
                (true, Kind::Dir) => Rights::READ | Rights::PASS,
                (true, Kind::Symlink | Kind::Special) => Rights::empty(),
                (true, Kind::File) => Rights::READ,
            };
            let may = access::grant(identity, &guard);
            let missing = needs.iter().find(|right| !may.contains(*right));
            let server = access::decides(identity, &guard, needs) == Decides::Server;
            match missing {
                _ if picture.facts.modes_mean_nothing || server => (Says::Unknown, Rights::empty()),
                Some(missing) => {
                    reached = false;
                    (Says::No, missing)
                }
                None if index == last && blocked => (Says::No, needs),
                None => (Says::Yes, Rights::empty()),
            }
        })
        .collect()
}
