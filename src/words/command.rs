//! The repair as a command for a POSIX shell.
//!
//! A command touches what the finding is about and as little else as a command can: single entries are
//! named; a whole subtree is named by its top; only what lies scattered is looked for with `find`.
//! Extracted trees never get write bits, toolchains never lose execute bits, and nothing follows a link.

mod barriers;
mod modes;
mod policies;

use modscope_platform::{Uid, paths};

use super::about::module_of;
use super::shell::{owner_and_group, quoted};
use super::{Words, mend, shell};
use crate::access::{Decides, Rights};
use crate::go::Role;
use crate::health::{Family, Finding, Place, Rule};
use crate::tree::NodeId;

/// More places than this are looked for, not listed.
const LISTED: usize = 8;

/// Entries of the build cache that are removed by name; there is no other way to name just those.
const FORGOTTEN: usize = 400;

/// The command that repairs a finding, if one does so honestly.
pub(super) fn command(words: &Words<'_>, finding: &Finding) -> Option<String> {
    if finding.rule.family() == Family::Env
        && let Some(line) = mend::line(finding)
    {
        return Some(line);
    }
    let at = Where::of(words, finding)?;
    match finding.rule {
        Rule::OwnerNotWritable | Rule::OwnerNotReadable | Rule::OwnerForeign => at.hand_over(),
        Rule::LockNotWritable if at.is_mine() => Some(at.chmod("u+rw")),
        Rule::LockNotWritable | Rule::LockProtected => at.hand_over(),
        Rule::AclNotReadable => at.let_in(Rights::READ),
        Rule::AclNotWritable => at.let_in(Rights::READ | Rights::WRITE),
        Rule::AclWritableByOthers => at.take_out_writers(),
        Rule::FlagImmutable => Some(at.unflag('i')),
        Rule::FlagAppendOnly => Some(at.unflag('a')),
        Rule::MountReadOnly => at.remount(Decides::ReadOnlyMount),
        Rule::MountNoExec => at.remount(Decides::NoExecMount),
        Rule::LabelDiffers => Some(at.relabel()),
        Rule::ModeNotWritable => Some(at.open_for_writing()),
        Rule::ModeNotReadable => Some(at.open_for_reading()),
        Rule::ModeWorldWritable | Rule::ModeFailedClean => at.close_for_strangers(),
        Rule::ModeExecuteBits => Some(at.drop_execute_bits()),
        Rule::ModeTreeWritable => Some(at.protect_trees()),
        Rule::ModeToolchainNotExecutable => at.restore_programs(),
        Rule::LinkSymlink | Rule::LinkHard | Rule::LinkSpecial => at.extract_again(),
        Rule::IntegrityZiphash | Rule::LeftoverPartial => at.download_again(),
        Rule::LeftoverTemp => Some(at.remove_temporary()),
        Rule::LeftoverOldTree => at.remove_trees(&finding.roots),
        Rule::PathNoSearch => at.open_way(),
        Rule::EnvUnreadable | Rule::EnvNotWritable | Rule::PathProjectNotWritable => at.open_file(),
        Rule::IndexRefusal | Rule::IndexMissing => at.forget(),
        Rule::PathParentNotWritable => at.open_parent(),
        _ => at.as_the_policy_wants(),
    }
}

/// Where a command works, and who types it.
struct Where<'a> {
    words: &'a Words<'a>,
    finding: &'a Finding,
    /// The place, as a word.
    place: String,
    /// The topmost affected entries, as words; `None` where they are too many to list.
    roots: Option<String>,
    /// Only those are affected, nothing below them.
    only_roots: bool,
}

impl<'a> Where<'a> {
    fn of(words: &'a Words<'a>, finding: &'a Finding) -> Option<Self> {
        let place = paths::bytes(&finding.full_path(words.tree)?).to_vec();
        if place.first() != Some(&b'/') {
            return None;
        }
        let roots = match &finding.place {
            Place::Outside(path) => Some(quoted(paths::bytes(path))?),
            Place::Entry(_) if finding.roots.len() <= LISTED => Some(words.listed(&finding.roots)?),
            Place::Entry(_) | Place::Setting(_) => None,
        };
        let only_roots = finding.entries <= finding.roots.len().max(1) as u64;
        Some(Self { words, finding, place: quoted(&place)?, roots, only_roots })
    }

    fn is_mine(&self) -> bool {
        self.finding.detail.owner.is_some_and(|(uid, _)| uid == self.words.question.identity.uid)
    }

    /// `sudo ` where whoever types the command owns not all that it changes.
    fn sudo(&self) -> &'static str {
        let typist = self.words.names.typist(self.words.question.identity.uid);
        let owned = |uid: Uid| uid == typist;
        let tree = self.words.tree;
        let all = self.finding.detail.owner.is_none_or(|(uid, _)| owned(uid))
            && self.finding.roots.iter().all(|id| owned(tree.look(*id).uid));
        if all { "" } else { self.sudo_always() }
    }

    fn sudo_always(&self) -> &'static str {
        self.words.names.sudo()
    }

    /// `chmod` of the roots and, where more is affected, of what is below them; of all below the place
    /// where the roots are too many to list.
    fn chmod(&self, change: &str) -> String {
        let sudo = self.sudo();
        let recursive = if self.only_roots && self.roots.is_some() { "" } else { "-R " };
        format!("{sudo}chmod {recursive}{change} -- {}", self.roots.as_ref().unwrap_or(&self.place))
    }

    /// All to the identity, modes untouched.
    fn hand_over(&self) -> Option<String> {
        let (uid, _) = self.finding.detail.owner?;
        let identity = &self.words.question.identity;
        // In the user namespace of one's own containers one is their root: no other is needed.
        let container =
            self.words.lent_to_me(uid).filter(|_| self.words.names.typist(identity.uid) == identity.uid);
        let container = container.filter(|_| identity.uid != Uid::ROOT);
        let (sudo, to, uid) = match container {
            Some(lent) => ("podman unshare ", "0:0".to_owned(), lent.inside),
            None => (self.sudo_always(), owner_and_group(identity, self.words.names), uid),
        };
        let tree = self.words.tree;
        let below: u64 = self.finding.roots.iter().map(|id| tree.total_entries(*id)).sum();
        Some(match &self.roots {
            Some(roots) if self.only_roots => format!("{sudo}chown -h -- {to} {roots}"),
            Some(roots) if below == self.finding.entries => format!("{sudo}chown -hR -- {to} {roots}"),
            roots => {
                let from = roots.as_ref().unwrap_or(&self.place);
                format!("{sudo}find {from} -xdev -user {uid} -exec chown -h -- {to} {{}} +")
            }
        })
    }

    /// Whether some of the places hold extracted trees, or are in one.
    fn has_trees(&self) -> bool {
        let tree = self.words.tree;
        let holds = |id: NodeId| {
            let role = tree.role(id);
            role.holds_trees() || role.in_tree() || role.in_toolchain() || role == Role::OldTemp
        };
        match (&self.roots, &self.finding.place) {
            (None, Place::Entry(id)) => holds(*id),
            _ => self.finding.roots.iter().any(|id| holds(*id)),
        }
    }

    /// The extracted trees that the affected entries are in; `None` if some are in none, or too many.
    fn trees_of_roots(&self) -> Option<Vec<NodeId>> {
        let tree = self.words.tree;
        let mut trees = Vec::new();
        for root in &self.finding.roots {
            let is_tree = |id: &NodeId| matches!(tree.role(*id), Role::TreeRoot | Role::ToolchainRoot);
            let top = std::iter::once(*root).chain(tree.ancestors(*root)).find(is_tree)?;
            if !trees.contains(&top) {
                trees.push(top);
            }
            if trees.len() > LISTED {
                return None;
            }
        }
        Some(trees)
    }

    fn extract_again(&self) -> Option<String> {
        // Without a proxy what is removed may not come back.
        if self.words.question.settings.proxy_off {
            return None;
        }
        self.remove_trees(&self.trees_of_roots()?)
    }

    fn remove_trees(&self, trees: &[NodeId]) -> Option<String> {
        if trees.is_empty() || trees.len() > LISTED {
            return None;
        }
        let trees = self.words.listed(trees)?;
        let sudo = self.sudo();
        // Only folders are opened: a file with a second name elsewhere keeps its mode there.
        Some(format!("{sudo}find {trees} -xdev -type d -exec chmod u+w {{}} + &&\n{sudo}rm -rf -- {trees}"))
    }

    /// go itself finishes what was interrupted, and writes a checksum anew from the zip.
    fn download_again(&self) -> Option<String> {
        let words = self.words;
        let identity = &words.question.identity;
        if !self.is_mine() || words.names.typist(identity.uid) != identity.uid || self.roots.is_none() {
            return None;
        }
        let mut wanted = Vec::new();
        for root in &self.finding.roots {
            let (module, version) = module_of(words.tree, *root)?;
            if version.is_empty() || module == "golang.org/toolchain" {
                return None;
            }
            wanted.push(quoted(format!("{module}@{version}").as_bytes())?);
        }
        wanted.dedup();
        let cache = quoted(words.tree.root_path())?;
        Some(format!("GOMODCACHE={cache} go mod download {}", wanted.join(" ")))
    }

    fn remove_temporary(&self) -> String {
        let sudo = self.sudo();
        match &self.roots {
            Some(roots) => format!("{sudo}rm -f -- {roots}"),
            None => format!(
                "{sudo}find {} -xdev -type f -path '*/@v/*' -name '*.tmp' -mmin +10 -exec rm -f {{}} +",
                self.place
            ),
        }
    }

    /// The entries that remember wrongly, and nothing else: go then looks again.
    fn forget(&self) -> Option<String> {
        let roots = Some(&self.finding.roots).filter(|roots| roots.len() <= FORGOTTEN)?;
        Some(format!("{}rm -f -- {}", self.sudo(), self.words.listed(roots)?))
    }

    /// One file outside the cache, or the folder in which it has to be made.
    fn open_file(&self) -> Option<String> {
        if self.is_mine() {
            return Some(self.chmod("u+rwX"));
        }
        // A file may be handed over; a folder that holds more than go's may not.
        let path = self.finding.full_path(self.words.tree)?;
        let file = self.finding.subject.as_ref().is_some_and(|subject| subject.path.as_ref() == Some(&path));
        let to = shell::owner_and_group(&self.words.question.identity, self.words.names);
        (file || path.ends_with(".config/go"))
            .then(|| format!("{}chown -h -- {to} {}", self.sudo_always(), self.place))
    }

    fn open_parent(&self) -> Option<String> {
        if self.is_mine() {
            return Some(self.chmod("u+rwx"));
        }
        // Go's own folders may be handed over; /opt or somebody's home may not.
        let path = self.finding.full_path(self.words.tree)?;
        let own = path.ends_with("go/pkg") || path.ends_with(".cache");
        let to = shell::owner_and_group(&self.words.question.identity, self.words.names);
        own.then(|| format!("{}chown -h -- {to} {}", self.sudo_always(), self.place))
    }
}

impl Words<'_> {
    /// Paths of entries, as words of a shell.
    fn listed(&self, entries: &[NodeId]) -> Option<String> {
        let word = |id: &NodeId| quoted(paths::bytes(&self.tree.full_path(*id)));
        let words: Option<Vec<String>> = entries.iter().map(word).collect();
        words.map(|words| words.join(" "))
    }
}
