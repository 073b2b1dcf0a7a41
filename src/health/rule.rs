//! The rules by name. What each says stands in the catalogue under `rule-FAMILY-WHAT`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Severity;

/// Rules of one family speak of the same mechanism.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// The cache's own path and the way there.
    Path,
    /// Who owns an entry.
    Owner,
    /// Permission bits.
    Mode,
    /// go's locks.
    Lock,
    /// Links and special files.
    Link,
    /// Whether files are what go wrote, as far as their shape tells.
    Integrity,
    /// What interrupted commands left.
    Leftover,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal in $family:ident at $severity:ident,)*) => {
        /// A rule, by its stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Rule {
            $($(#[$doc])* #[serde(rename = $id)] $name,)*
        }

        impl Rule {
            /// Every rule, family by family.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable name, `family/what`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Its family.
            pub const fn family(self) -> Family {
                match self { $(Self::$name => Family::$family,)* }
            }

            /// How bad it is where it stops nothing that was asked about.
            pub const fn base_severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

rules! {
    /// There is no cache yet.
    PathAbsent = "path/absent" in Path at Info,
    /// A name cannot be made or removed beside the cache.
    PathParentNotWritable = "path/parent-not-writable" in Path at Info,
    /// Something else than a folder is at the cache's path.
    PathNotADirectory = "path/not-a-directory" in Path at Error,
    /// The cache's path is a link that leads nowhere.
    PathDanglingLink = "path/dangling-link" in Path at Error,
    /// The cache's path is not absolute.
    PathRelative = "path/relative" in Path at Error,
    /// A directory on the way cannot be passed.
    PathNoSearch = "path/no-search" in Path at Error,
    /// The cache is reached through a link.
    PathThroughLink = "path/through-link" in Path at Info,
    /// Something could not be looked at.
    PathUnreadable = "path/unreadable" in Path at Info,
    /// Another owner, and no right to write.
    OwnerNotWritable = "owner/not-writable" in Owner at Info,
    /// Another owner, and no right to read.
    OwnerNotReadable = "owner/not-readable" in Owner at Info,
    /// Another owner where it stops nothing now.
    OwnerForeign = "owner/foreign" in Owner at Info,
    /// One's own, but closed for writing.
    ModeNotWritable = "mode/not-writable" in Mode at Info,
    /// One's own, but closed for reading or passing.
    ModeNotReadable = "mode/not-readable" in Mode at Info,
    /// Anybody on the machine may write.
    ModeWorldWritable = "mode/world-writable" in Mode at Warning,
    /// Directories that a failed `go clean -modcache` left open.
    ModeFailedClean = "mode/failed-clean" in Mode at Warning,
    /// Execute bits where go drops them.
    ModeExecuteBits = "mode/execute-bits" in Mode at Info,
    /// Extracted sources that can be changed by accident.
    ModeTreeWritable = "mode/tree-writable" in Mode at Info,
    /// A program of a toolchain that does not start.
    ModeToolchainNotExecutable = "mode/toolchain-not-executable" in Mode at Info,
    /// A lock file that cannot be taken.
    LockNotWritable = "lock/not-writable" in Lock at Info,
    /// A symbolic link in an extracted tree.
    LinkSymlink = "link/symlink" in Link at Warning,
    /// A link on the cache's own side, not followed.
    LinkUnfollowed = "link/unfollowed" in Link at Info,
    /// A file with several names.
    LinkHard = "link/hard-link" in Link at Warning,
    /// A pipe, socket or device.
    LinkSpecial = "link/special" in Link at Warning,
    /// A `.ziphash` that is missing or has not the right size.
    IntegrityZiphash = "integrity/ziphash" in Integrity at Warning,
    /// A version that lacks a file, and nothing can be fetched.
    IntegrityIncomplete = "integrity/incomplete" in Integrity at Info,
    /// An extraction that did not end.
    LeftoverPartial = "leftover/partial" in Leftover at Info,
    /// A temporary file nobody waits for.
    LeftoverTemp = "leftover/temp" in Leftover at Info,
    /// A tree that an old go was extracting.
    LeftoverOldTree = "leftover/old-tree" in Leftover at Info,
}

impl Rule {
    /// The key of its texts in the catalogue.
    pub fn key(self) -> String {
        format!("rule-{}", self.id().replace('/', "-"))
    }

    /// The rule of that name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// Whether entries of different owners are different findings.
    pub(super) const fn by_owner(self) -> bool {
        matches!(
            self,
            Self::OwnerNotWritable | Self::OwnerNotReadable | Self::OwnerForeign | Self::LockNotWritable
        )
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_family_slash_what_and_found_again() {
        for rule in Rule::ALL {
            let (family, what) = rule.id().split_once('/').expect("two parts");
            assert_eq!(family, format!("{:?}", rule.family()).to_lowercase());
            assert!(!what.is_empty() && !what.contains('/'));
            assert_eq!(Rule::by_id(rule.id()), Some(*rule));
        }
    }
}
