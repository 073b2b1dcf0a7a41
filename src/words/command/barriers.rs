//! Commands about what stands besides modes: access control lists, flags, mounts, labels; and the way.

use modscope_platform::{AclWho, Kind};
use rustc_hash::FxHashMap;

use super::super::mechanism::other_writers;
use super::super::refusal::{opening, remount};
use super::super::shell;
use super::Where;
use crate::access::{Decides, Rights, grant};
use crate::tree::{LookId, NodeId};

impl Where<'_> {
    /// An entry for the identity alone in the access control list, or a mask that lets theirs count.
    pub fn let_in(&self, asked: Rights) -> Option<String> {
        let (words, sudo) = (self.words, self.sudo());
        let identity = &words.question.identity;
        let nothing_below = self.only_roots || asked == Rights::READ && !self.closed_below(asked);
        if let (Some(roots), true, true) = (&self.roots, nothing_below, self.alike()) {
            let guard = words.guard(self.finding)?;
            let pass = if guard.kind == Kind::Dir { Rights::PASS } else { Rights::empty() };
            return Some(format!("{sudo}{} -- {roots}", opening(identity, &guard, asked | pass)?));
        }
        let from = self.roots.as_ref().unwrap_or(&self.place);
        let letters = if asked.contains(Rights::WRITE) { "rwX" } else { "rX" };
        let change = format!("setfacl -m u:{}:{letters}", shell::user(identity));
        if asked.contains(Rights::WRITE) && self.has_trees() {
            return Some(format!(
                "{sudo}find {from} -xdev -type d -name '?*@*' -prune -o \
                 '(' -type d -o -type f ')' -exec {change} {{}} +"
            ));
        }
        Some(format!("{sudo}setfacl -R -P {} -- {from}", change.trim_start_matches("setfacl ")))
    }

    /// Their entries go, from what new files take over, too; the mask stays as it is, or taking them out
    /// would give others more.
    pub fn take_out_writers(&self) -> Option<String> {
        let words = self.words;
        let guard = words.guard(self.finding)?;
        let others = other_writers(&words.question.identity, &guard, guard.acl?);
        let word = |who: &AclWho, of: &str| match who {
            AclWho::User(uid) => Some(format!("{of}u:{uid}")),
            AclWho::NamedGroup(gid) => Some(format!("{of}g:{}", shell::group(*gid, words.names))),
            _ => None,
        };
        let mut entries: Vec<String> = others.iter().filter_map(|who| word(who, "")).collect();
        if guard.kind == Kind::Dir {
            entries.extend(others.iter().filter_map(|who| word(who, "d:")));
        }
        if entries.is_empty() {
            return None;
        }
        let recursive = if self.only_roots && self.roots.is_some() { "" } else { "-R -P " };
        let from = self.roots.as_ref().unwrap_or(&self.place);
        Some(format!("{}setfacl {recursive}-n -x {} -- {from}", self.sudo(), entries.join(",")))
    }

    /// Takes a flag off.
    pub fn unflag(&self, flag: char) -> String {
        let recursive = if self.only_roots && self.roots.is_some() { "" } else { "-R " };
        let from = self.roots.as_ref().unwrap_or(&self.place);
        format!("{}chattr {recursive}-{flag} -- {from}", self.sudo_always())
    }

    /// Mounts for writing, or so that programs start.
    pub fn remount(&self, by: Decides) -> Option<String> {
        remount(self.words.guard(self.finding)?.mount?, by, self.words.names)
    }

    /// Gives entries the labels that the policy names for their places.
    pub fn relabel(&self) -> String {
        let from = self.roots.as_ref().unwrap_or(&self.place);
        format!("{}restorecon -RF -- {from}", self.sudo_always())
    }

    /// The way past a folder; none where a mount or a namespace closes it.
    pub fn open_way(&self) -> Option<String> {
        let by_modes = |by: Decides| matches!(by, Decides::Triad(_)) || by.is_acl();
        if !self.finding.detail.by.is_none_or(by_modes) {
            return None;
        }
        let guard = self.words.guard_of_folder(self.finding)?;
        let change = opening(&self.words.question.identity, &guard, Rights::PASS)?;
        Some(format!("{}{change} -- {}", self.sudo(), self.place))
    }

    /// Whether something behind the topmost entries is closed itself, not only out of reach.
    fn closed_below(&self, asked: Rights) -> bool {
        let (tree, identity) = (self.words.tree, &self.words.question.identity);
        let mut open: FxHashMap<LookId, bool> = FxHashMap::default();
        let mut waiting: Vec<NodeId> =
            self.finding.roots.iter().flat_map(|root| tree.children(*root)).collect();
        while let Some(id) = waiting.pop() {
            let is_open = *open.entry(tree.look_id(id)).or_insert_with(|| {
                let guard = self.words.guard_at(id);
                let pass = if tree.is_dir(id) { Rights::PASS } else { Rights::empty() };
                guard.is_some_and(|guard| grant(identity, &guard).each(asked | pass))
            });
            if !is_open {
                return true;
            }
            waiting.extend(tree.children(id));
        }
        false
    }

    /// Whether all topmost entries have the same look, so that one change suits them all.
    fn alike(&self) -> bool {
        let look = |id: &NodeId| -> LookId { self.words.tree.look_id(*id) };
        self.finding.roots.windows(2).all(|pair| look(&pair[0]) == look(&pair[1]))
    }
}
