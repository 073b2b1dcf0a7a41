//! Folders that hold nothing but one folder: `golang.org › x` is one tile, not a frame in a frame.

use crate::tree::{NodeId, Tree};

/// The innermost of the folders that share a tile with `top`.
pub(super) fn innermost(tree: &Tree, top: NodeId) -> NodeId {
    let mut at = top;
    loop {
        let mut children = tree.children(at);
        match (children.next(), children.next()) {
            (Some(only), None) if tree.is_dir(only) && tree.children(only).len() > 0 => at = only,
            _ => return at,
        }
    }
}
