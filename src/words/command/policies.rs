//! Commands that make a cache what its policy wants: the group's, everybody's to read, any number's.

use modscope_platform::Uid;

use super::super::shell;
use super::Where;
use crate::health::{Policy, Rule};

/// For find: everything but extracted trees. `@v` begins with its @, and no tree does.
const OWN_SIDE: &str = "-xdev -type d -name '?*@*' -prune -o";

impl Where<'_> {
    /// What the policy asks for; none for other rules, and where no command is honest.
    pub fn as_the_policy_wants(&self) -> Option<String> {
        let rule = self.finding.rule;
        match self.words.question.policy {
            Policy::Shared(gid) => self.for_group(rule, &shell::group(gid, self.words.names)),
            Policy::Published if rule == Rule::ModeNotPublished => Some(self.chmod("o+rX")),
            Policy::Published if rule == Rule::ModePublishedWritable => self.close_for_readers(),
            // Everybody gets the owner's rights: what is read-only for its owner stays so.
            Policy::Container if rule == Rule::ModeOneUidOnly => Some(self.chmod("go=u")),
            _ => None,
        }
    }

    fn for_group(&self, rule: Rule, team: &str) -> Option<String> {
        let from = self.roots.as_ref().unwrap_or(&self.place);
        // An owner gives entries only to groups of their own.
        let groups = &self.words.question.identity.groups;
        let member = groups.iter().any(|gid| shell::group(*gid, self.words.names) == team);
        let sudo = if member { self.sudo() } else { self.sudo_always() };
        Some(match rule {
            Rule::OwnerWrongGroup if self.only_roots && self.roots.is_some() => {
                format!("{sudo}chgrp -h -- {team} {from}")
            }
            Rule::OwnerWrongGroup => {
                format!("{sudo}find {from} -xdev ! -group {team} -exec chgrp -h -- {team} {{}} +")
            }
            Rule::OwnerNotMember => {
                let identity = &self.words.question.identity;
                let name = shell::user(identity);
                // A number has no account that could be added.
                if name == identity.uid.to_string() {
                    return None;
                }
                format!("{}usermod -aG {team} -- {name}", self.sudo_always())
            }
            Rule::ModeNotShared if self.in_trees() => self.chmod("g+rX"),
            Rule::ModeNotShared if self.only_roots && self.roots.is_some() => self.chmod("g+rwX"),
            Rule::ModeNotShared => {
                let own = format!(
                    "{sudo}find {from} {OWN_SIDE} '(' -type d -o -type f ')' -exec chmod g+rwX {{}} +"
                );
                if !self.has_trees() {
                    return Some(own);
                }
                format!(
                    "{own} &&\n{sudo}find {from} -xdev -type d -name '?*@*' -prune -exec chmod -R g+rX {{}} +"
                )
            }
            Rule::ModeNoSetgid => format!("{sudo}find {from} {OWN_SIDE} -type d -exec chmod g+s {{}} +"),
            Rule::AclNoDefault => format!(
                "{sudo}find {from} {OWN_SIDE} -type d -exec setfacl -m g:{team}:rwx,d:g:{team}:rwx {{}} +"
            ),
            _ => return None,
        })
    }

    /// Only what a group may write by the mode; lists and other owners are looked at one by one.
    fn close_for_readers(&self) -> Option<String> {
        let tree = self.words.tree;
        let publisher = tree.look(crate::tree::NodeId::ROOT).uid;
        let mode_alone = |look: &crate::tree::Look| {
            look.acl.is_none()
                && (look.uid == publisher || look.uid == Uid::ROOT)
                && look.mode.bits() & 0o020 != 0
        };
        let by_mode = self.finding.roots.iter().all(|id| mode_alone(tree.look(*id)));
        let from = self.roots.as_ref().unwrap_or(&self.place);
        by_mode
            .then(|| format!("{}find {from} -xdev ! -type l -perm -020 -exec chmod g-w {{}} +", self.sudo()))
    }

    fn in_trees(&self) -> bool {
        let tree = self.words.tree;
        let extracted = |role: crate::go::Role| role.in_tree() || role.in_toolchain();
        !self.finding.roots.is_empty() && self.finding.roots.iter().all(|id| extracted(tree.role(*id)))
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    use modscope_platform::{Capabilities, Identity, accounts};

    use crate::go::CacheKind;
    use crate::health::{Policy, Question, Rule};
    use crate::survey::Survey;
    use crate::words::{Names, Words};

    fn me() -> Identity {
        Identity { capabilities: Capabilities::empty(), ..accounts::current() }
    }

    /// As a strict umask leaves it.
    fn cache(at: &Path) {
        let versions = at.join("cache/download/a.b/@v");
        fs::create_dir_all(&versions).expect("made");
        fs::create_dir_all(at.join("a.b@v1.0.0")).expect("made");
        for file in ["list", "v1.0.0.mod", "v1.0.0.info", "v1.0.0.lock", "v1.0.0.zip"] {
            fs::write(versions.join(file), "x").expect("written");
        }
        fs::write(at.join("a.b@v1.0.0/go.mod"), "module a.b").expect("written");
        let strict = "chmod -R u=rwX,go= . && chmod -R a-w a.b@v1.0.0";
        assert!(sh(at, strict), "{strict}");
    }

    fn sh(at: &Path, script: &str) -> bool {
        let status = std::process::Command::new("sh").args(["-ec", script]).current_dir(at).status();
        status.is_ok_and(|status| status.success())
    }

    /// Runs the commands for the findings of these rules, and tells which rules are left.
    fn mended(policy: Policy, rules: &[Rule]) -> Vec<Rule> {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let at = dir.path().join("it's $HOME");
        fs::create_dir(&at).expect("made");
        cache(&at);
        let question = Question { policy, ..Question::new(me(), 0) };
        let names = Names::saved([], []);
        let judged = || {
            let survey = Survey::quietly(&at, CacheKind::Module).expect("scans");
            let health = survey.judge(&question);
            (survey, health)
        };
        let (survey, health) = judged();
        let tree = survey.tree.read();
        for finding in health.findings.iter().filter(|finding| rules.contains(&finding.rule)) {
            let command = Words::new(&tree, &question, &names).command(finding).expect("a command");
            assert!(sh(&at, &command), "{command}");
        }
        for rule in rules {
            assert!(health.findings.iter().any(|finding| finding.rule == *rule), "{rule} is told");
        }
        let tree_mode = fs::metadata(at.join("a.b@v1.0.0")).expect("there").permissions().mode();
        assert_eq!(tree_mode & 0o222, 0, "an extracted module stays read-only");
        let left = judged().1.findings.iter().map(|finding| finding.rule).collect();
        assert!(sh(&at, "chmod -R u+rwX ."));
        left
    }

    #[test]
    fn what_is_lacking_comes_by_the_commands_that_are_shown() {
        for (policy, rules) in [
            (Policy::Shared(me().gid), &[Rule::ModeNotShared, Rule::ModeNoSetgid][..]),
            (Policy::Published, &[Rule::ModeNotPublished]),
            (Policy::Container, &[Rule::ModeOneUidOnly]),
        ] {
            let left = mended(policy, rules);
            assert!(!rules.iter().any(|rule| left.contains(rule)), "{policy:?}: {left:?}");
        }
    }
}
