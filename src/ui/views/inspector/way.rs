//! The way from the root of the file system to an entry, and who stops whom on it.

use std::path::Path;

use modscope_platform::{Gid, Identity, Kind, Mode, Uid, paths};

use super::page::name_of;
use super::rights::why;
use crate::access::{Rights, rights};
use crate::health::Severity;
use crate::text;
use crate::tree::NodeId;
use crate::ui::Picture;

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
    /// For a no: whose triad counts.
    pub why: Option<String>,
}

/// A component of the way, with what decides there.
struct Component {
    name: String,
    look: Option<(Kind, Mode, Uid, Gid)>,
}

/// The way to an entry of the cache.
pub fn to_entry(picture: &Picture<'_>, id: NodeId) -> Vec<Line> {
    let tree = picture.tree;
    let mut components = outside(picture);
    let mut entries: Vec<NodeId> = std::iter::once(id).chain(tree.ancestors(id)).collect();
    entries.reverse();
    components.extend(entries.into_iter().map(|id| {
        let look = tree.look(id);
        let name = if id == NodeId::ROOT {
            name_of(tree.root_path())
        } else {
            text::from_bytes(tree.name(id)).into_owned()
        };
        Component { name, look: (!look.unseen).then_some((look.kind, look.mode, look.uid, look.gid)) }
    }));
    let blocked = picture.health.heat.own(id) == Some(Severity::Error);
    lines(picture, &components, blocked)
}

/// The way to a directory above the cache.
pub fn to_outside(picture: &Picture<'_>, path: &Path) -> Vec<Line> {
    let mut components = outside(picture);
    let end = picture.facts.way.iter().position(|step| step.path == path);
    components.truncate(end.map_or(components.len(), |end| end + 1));
    let blocked = end.is_some();
    lines(picture, &components, blocked)
}

/// Whether a directory before the entry keeps `who` from coming to it.
pub fn is_closed(picture: &Picture<'_>, id: NodeId, who: &Identity) -> bool {
    let tree = picture.tree;
    let passes = |kind, mode, uid, gid| rights(who, kind, mode, uid, gid).contains(Rights::PASS);
    let outside = picture.facts.way.iter().filter_map(|step| step.metadata.as_ref().ok());
    let outside = outside.into_iter().all(|meta| passes(meta.kind, meta.mode, meta.uid, meta.gid));
    let inside = tree.ancestors(id).all(|dir| {
        let look = tree.look(dir);
        look.unseen || passes(look.kind, look.mode, look.uid, look.gid)
    });
    !(outside && inside)
}

fn outside(picture: &Picture<'_>) -> Vec<Component> {
    let way = picture.facts.way.iter();
    way.map(|step| Component {
        name: name_of(paths::bytes(&step.path)),
        look: step.metadata.as_ref().ok().map(|meta| (meta.kind, meta.mode, meta.uid, meta.gid)),
    })
    .collect()
}

fn lines(picture: &Picture<'_>, components: &[Component], blocked: bool) -> Vec<Line> {
    let said = says(picture, components, blocked);
    let alone = components.len().saturating_sub(OWN_LINES);
    let mut lines: Vec<Line> = Vec::new();
    let mut together = false;
    for (index, (component, says)) in components.iter().zip(said).enumerate() {
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
        lines.push(line(picture, component, says, harmless));
    }
    if let Some(end) = lines.last_mut().filter(|_| blocked) {
        // The finding below says it better.
        end.why = None;
    }
    lines
}

fn line(picture: &Picture<'_>, component: &Component, says: Says, harmless: bool) -> Line {
    let owner = component
        .look
        .filter(|_| !harmless)
        .map(|(_, mode, uid, _)| (picture.names.user(uid).to_string(), mode.to_string()));
    let name = text::escaped(picture.identity().label().into()).into_owned();
    let why = component
        .look
        .filter(|_| says == Says::No)
        .map(|(_, mode, uid, gid)| why(picture, picture.identity(), &name, mode, (uid, gid)));
    Line { name: component.name.clone(), owner, says, why }
}

fn says(picture: &Picture<'_>, components: &[Component], blocked: bool) -> Vec<Says> {
    let mut reached = true;
    let last = components.len().saturating_sub(1);
    let identity = picture.identity();
    components
        .iter()
        .enumerate()
        .map(|(index, component)| {
            if !reached {
                return Says::Unreached;
            }
            let Some((kind, mode, uid, gid)) = component.look else { return Says::Unknown };
            let may = rights(identity, kind, mode, uid, gid);
            let needs = match (index == last, kind) {
                (false, _) => Rights::PASS,
                (true, Kind::Dir) => Rights::READ | Rights::PASS,
                (true, Kind::Symlink | Kind::Special) => Rights::empty(),
                (true, Kind::File) => Rights::READ,
            };
            if picture.facts.modes_mean_nothing {
                Says::Unknown
            } else if !may.contains(needs) {
                reached = false;
                Says::No
            } else if index == last && blocked {
                Says::No
            } else {
                Says::Yes
            }
        })
        .collect()
}
