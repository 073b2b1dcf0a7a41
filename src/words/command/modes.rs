//! Commands that change modes: what is too closed is opened for its owner, what is too open is shut.

use modscope_platform::Class;

use super::Where;
use crate::access::class;

impl Where<'_> {
    pub fn open_for_writing(&self) -> String {
        if self.only_roots && self.roots.is_some() || !self.has_trees() {
            return self.chmod("u+rwX");
        }
        let (sudo, from) = (self.sudo(), self.roots.as_ref().unwrap_or(&self.place));
        // `?*@*` is an extracted tree: its write bits stay off. `@v` begins with its @.
        format!(
            "{sudo}find {from} -xdev -type d -name '?*@*' -prune -o \
             '(' -type d -o -type f ')' ! -perm -u+w -exec chmod u+rwX {{}} +"
        )
    }

    pub fn open_for_reading(&self) -> String {
        // On the cache's own side the owner writes, too; in extracted trees nobody does.
        self.chmod(if self.has_trees() { "u+rX" } else { "u+rwX" })
    }

    pub fn close_for_strangers(&self) -> Option<String> {
        let sudo = self.sudo();
        let close = match &self.roots {
            Some(_) => self.chmod("o-w"),
            None => format!("{sudo}find {} -xdev ! -type l -perm -002 -exec chmod o-w {{}} +", self.place),
        };
        let identity = &self.words.question.identity;
        let stranger =
            self.finding.detail.owner.is_some_and(|(uid, gid)| class(identity, uid, gid) == Class::Other);
        // Whoever comes in by the open door is given a key before it is shut.
        if stranger { Some(format!("{} &&\n{close}", self.hand_over()?)) } else { Some(close) }
    }

    pub fn drop_execute_bits(&self) -> String {
        if self.roots.is_some() {
            return self.chmod("a-x");
        }
        let (sudo, place) = (self.sudo(), &self.place);
        format!(
            "{sudo}find {place} -xdev '(' -path '*/golang.org/toolchain@*' -o -path '*/cache/vcs' ')' -prune -o \
             -type f '(' -perm -100 -o -perm -010 -o -perm -001 ')' -exec chmod a-x {{}} +"
        )
    }

    pub fn protect_trees(&self) -> String {
        let in_tree = self.finding.entry().is_some_and(|id| self.words.tree.role(id).in_tree());
        if self.roots.is_some() || in_tree {
            return self.chmod("a-w");
        }
        format!(
            "{}find {} -xdev -type d -name '?*@v*' -prune -exec chmod -R a-w {{}} +",
            self.sudo(),
            self.place
        )
    }

    pub fn restore_programs(&self) -> Option<String> {
        if self.roots.is_some() {
            return Some(self.chmod("a+x"));
        }
        let tree = self.words.tree;
        let mut folders = Vec::new();
        for root in self.trees_of_roots()? {
            for path in [&b"bin"[..], b"pkg/tool"] {
                let found = path.split(|byte| *byte == b'/').try_fold(root, |at, name| tree.child(at, name));
                folders.extend(found);
            }
        }
        let folders = self.words.listed(&folders)?;
        Some(format!("{}find {folders} -xdev -type f -exec chmod a+x {{}} +", self.sudo()))
    }
}
