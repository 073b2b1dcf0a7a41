//! From entries to paths and back; always bytes.

use std::path::PathBuf;

use super::{NodeId, Tree};

impl Tree {
    /// The path from the root, with `/` between components; empty for the root.
    pub fn relative_path(&self, id: NodeId) -> Vec<u8> {
        let mut components: Vec<&[u8]> = std::iter::once(id)
            .chain(self.ancestors(id))
            .filter(|id| *id != NodeId::ROOT)
            .map(|id| self.name(id))
            .collect();
        components.reverse();
        components.join(&b'/')
    }

    /// The whole path, as the system wants it.
    pub fn full_path(&self, id: NodeId) -> PathBuf {
        let mut path = modscope_platform::paths::owned(&self.root);
        let relative = self.relative_path(id);
        for component in relative.split(|byte| *byte == b'/').filter(|component| !component.is_empty()) {
            path.push(modscope_platform::paths::path(component));
        }
        path
    }

    /// The entry at a path from the root; `/` separates.
    pub fn find(&self, relative: &[u8]) -> Option<NodeId> {
        if self.is_empty() { None } else { self.find_below(NodeId::ROOT, relative) }
    }

    /// The entry at a path from another one; `/` separates.
    pub fn find_below(&self, top: NodeId, relative: &[u8]) -> Option<NodeId> {
        let mut at = top;
        for component in relative.split(|byte| *byte == b'/').filter(|component| !component.is_empty()) {
            at = self.child(at, component)?;
        }
        Some(at)
    }
}
