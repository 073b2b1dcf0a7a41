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
    /// Access control lists.
    Acl,
    /// Flags that stand above modes: immutable, append-only.
    Flag,
    /// The file system that the cache lies on.
    Mount,
    /// Labels of a mandatory access control.
    Label,
    /// go's locks.
    Lock,
    /// Links and special files.
    Link,
    /// Whether files are what go wrote, as far as their shape tells.
    Integrity,
    /// What go is set to, and the files that say so.
    Env,
    /// What the build cache remembers of a time when something was in the way.
    Index,
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
    /// Something is mounted on the folder, which cannot be removed then.
    PathMountPoint = "path/mount-point" in Path at Info,
    /// go cannot write the go.mod or go.sum of the project.
    PathProjectNotWritable = "path/project-not-writable" in Path at Info,
    /// Another owner, and no right to write.
    OwnerNotWritable = "owner/not-writable" in Owner at Info,
    /// Another owner, and no right to read.
    OwnerNotReadable = "owner/not-readable" in Owner at Info,
    /// Another owner where it stops nothing now.
    OwnerForeign = "owner/foreign" in Owner at Info,
    /// An owner that this user namespace has no number for: nobody here can change the entry.
    OwnerUnmapped = "owner/unmapped" in Owner at Info,
    /// Not the group that the policy says.
    OwnerWrongGroup = "owner/wrong-group" in Owner at Warning,
    /// The identity is not in the group that shares the cache.
    OwnerNotMember = "owner/not-member" in Owner at Warning,
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
    /// Shared by a group, and the group lacks the bits that Go needs.
    ModeNotShared = "mode/not-shared" in Mode at Warning,
    /// Shared by a group, and new entries would not take the group.
    ModeNoSetgid = "mode/no-setgid" in Mode at Warning,
    /// Shared by a group, and only the owner of a tree can replace or remove it.
    ModeTreeOfAnother = "mode/tree-of-another" in Mode at Info,
    /// A umask that closes what the policy wants open.
    ModeUmask = "mode/umask" in Mode at Warning,
    /// Published, and readers cannot read it.
    ModeNotPublished = "mode/not-published" in Mode at Warning,
    /// Published, and a reader could change it.
    ModePublishedWritable = "mode/published-writable" in Mode at Warning,
    /// A container's, and only one user number can use it.
    ModeOneUidOnly = "mode/one-uid-only" in Mode at Warning,
    /// An access control list denies reading or passing.
    AclNotReadable = "acl/not-readable" in Acl at Info,
    /// An access control list denies writing.
    AclNotWritable = "acl/not-writable" in Acl at Info,
    /// An access control list lets somebody else write.
    AclWritableByOthers = "acl/writable-by-others" in Acl at Info,
    /// Shared by a group without default entries, so that every writer's umask decides.
    AclNoDefault = "acl/no-default" in Acl at Info,
    /// Nothing can be changed, made or removed here, by root neither.
    FlagImmutable = "flag/immutable" in Flag at Info,
    /// Things can be added and nothing can be changed or removed.
    FlagAppendOnly = "flag/append-only" in Flag at Info,
    /// Mounted for reading only.
    MountReadOnly = "mount/read-only" in Mount at Info,
    /// Mounted so that no program in it starts.
    MountNoExec = "mount/noexec" in Mount at Info,
    /// A file system whose owners and modes are mount options.
    MountNoModes = "mount/no-modes" in Mount at Info,
    /// A file system of which a server decides who may do what.
    MountServerDecides = "mount/server-decides" in Mount at Info,
    /// A file system that only the account that mounted it may enter.
    MountPrivate = "mount/private" in Mount at Info,
    /// A label that differs from that of the directory.
    LabelDiffers = "label/differs" in Label at Info,
    /// A lock file that cannot be taken.
    LockNotWritable = "lock/not-writable" in Lock at Info,
    /// A lock that a living process holds.
    LockHeld = "lock/held" in Lock at Info,
    /// A lock file that the kernel keeps from being opened in a sticky directory.
    LockProtected = "lock/protected" in Lock at Info,
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
    /// go's settings file cannot be read, and go says nothing.
    EnvUnreadable = "env/unreadable" in Env at Warning,
    /// `go env -w` cannot write.
    EnvNotWritable = "env/not-writable" in Env at Info,
    /// A cache in somebody else's home.
    EnvOtherHome = "env/other-home" in Env at Warning,
    /// The checksum database is off for every module.
    EnvSumdbOff = "env/sumdb-off" in Env at Warning,
    /// `-modcacherw` and the trees on disk do not go together.
    EnvModcacherw = "env/modcacherw" in Env at Info,
    /// GOPATH has several entries and only the first holds modules.
    EnvGopathEntries = "env/gopath-entries" in Env at Info,
    /// go's temporary folder does not let programs start.
    EnvTmpNoExec = "env/tmp-noexec" in Env at Warning,
    /// go's temporary folder cannot be used.
    EnvTmpNotWritable = "env/tmp-not-writable" in Env at Error,
    /// There is no build cache.
    EnvNoBuildCache = "env/no-build-cache" in Env at Error,
    /// The build cache remembers that a file could not be read.
    IndexRefusal = "index/refusal" in Index at Warning,
    /// The build cache remembers that a file was not there.
    IndexMissing = "index/missing" in Index at Warning,
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

    /// Whether it keeps what is behind a directory out of reach.
    pub(crate) const fn closes(self) -> bool {
        matches!(
            self,
            Self::OwnerNotReadable | Self::ModeNotReadable | Self::AclNotReadable | Self::MountPrivate
        )
    }

    /// Whether it is about the cache as a whole, so that one finding tells all.
    pub(super) const fn told_once(self) -> bool {
        matches!(self, Self::ModeTreeOfAnother | Self::ModeOneUidOnly | Self::OwnerNotMember)
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
