//! Labels of a mandatory access control (SELinux). Whether the policy refuses something cannot be seen in
//! the tree; that an entry is labelled unlike its folder is a possible cause, and all that is told.

use super::Rule;
use super::looks::Hit;
use crate::tree::{NodeId, Tree};

/// The type in a label `user:role:type:level`, which is what policies are written for.
pub(crate) fn label_type(label: &[u8]) -> &[u8] {
    let label = label.strip_suffix(b"\0").unwrap_or(label);
    label.split(|byte| *byte == b':').nth(2).unwrap_or_default()
}

/// The entries whose label is of another type than their folder's.
pub(super) fn hits(tree: &Tree, out: &mut Vec<(NodeId, Hit)>) {
    if tree.looks().iter().all(|look| look.label.is_none()) {
        return;
    }
    let of = |id: NodeId| tree.look(id).label.map(|label| label_type(tree.label(label)));
    let differs = |id: &NodeId| {
        let folder = tree.parent(*id).and_then(of);
        matches!((of(*id), folder), (Some(own), Some(folder)) if own != folder)
    };
    out.extend(tree.ids().filter(differs).map(|id| (id, Hit::of(Rule::LabelDiffers))));
}

#[cfg(test)]
mod tests {
    use modscope_platform::walk::{Beside, Listing};
    use modscope_platform::{Flags, Gid, Identity, Kind, Metadata, Mode, Uid};

    use super::*;
    use crate::go::Role;
    use crate::health::{Question, Severity, State, Versions, judge};
    use crate::scan::Facts;
    use crate::tree::DirTicket;

    fn meta(kind: Kind) -> Metadata {
        let (mode, uid, gid) = (Mode::new(0o755), Uid(1), Gid(1));
        let (flags, links, size) = (Flags::empty(), 1, 0);
        Metadata { kind, mode, uid, gid, links, size, modified: 0, device: 1, inode: 1, flags, mount: 0 }
    }

    /// `cache` with two files; the last is labelled as given.
    fn tree(last: &str) -> Tree {
        let home = "unconfined_u:object_r:user_home_t:s0";
        let mut tree = Tree::new(b"/mod".to_vec(), &meta(Kind::Dir), Role::Root);
        let listing = |names: &[(&str, Kind, &str)]| {
            let mut listing = Listing::default();
            for (name, kind, label) in names {
                let beside = Beside { label: label.as_bytes(), ..Beside::default() };
                listing.push_with(name.as_bytes(), Ok(meta(*kind)), beside);
            }
            listing
        };
        tree.add_listing(DirTicket::ROOT, &listing(&[("cache", Kind::Dir, home)]), 1).expect("fits");
        let files = [("a", Kind::File, home), ("b", Kind::File, home), ("c", Kind::File, last)];
        tree.add_listing(DirTicket::ROOT.nth(1), &listing(&files), 1).expect("fits");
        tree
    }

    fn told(tree: &Tree) -> Vec<(Severity, u64, Vec<u8>)> {
        let question = Question::new(Identity::new(None, Uid(1), Gid(1), Vec::new()), 0);
        let health = judge(tree, &Facts::default(), &Versions::of(tree), &question);
        assert_ne!(health.operations.worst(), State::Blocked, "it is a possible cause, and stops nothing");
        let labels = health.findings.iter().filter(|finding| finding.rule == Rule::LabelDiffers);
        labels.map(|finding| (finding.severity, finding.entries, finding.path(tree))).collect()
    }

    #[test]
    fn a_label_of_another_type_than_the_folders_is_noted_and_not_judged() {
        let moved = tree("unconfined_u:object_r:user_tmp_t:s0");
        assert_eq!(told(&moved), [(Severity::Info, 1, b"cache/c".to_vec())]);
    }

    #[test]
    fn another_user_or_level_is_no_difference_and_no_label_neither() {
        assert_eq!(told(&tree("system_u:object_r:user_home_t:s0:c1,c2")), []);
        assert_eq!(told(&tree("")), []);
    }

    #[test]
    fn the_type_is_the_third_part() {
        assert_eq!(label_type(b"system_u:object_r:user_home_t:s0\0"), b"user_home_t");
        assert_eq!(label_type(b"u:r:container_file_t:s0:c1,c2"), b"container_file_t");
        assert_eq!(label_type(b"unlabeled"), b"");
    }
}
