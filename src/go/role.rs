//! What an entry is to Go.
//!
//! A role follows from the parent's role and the entry's own name ([`Role::child`]), so that it is
//! known the moment a name is read. The rules are those of the fact sheet, 1.3 and 1.4, read in
//! cmd/go/internal/modfetch (cache.go, fetch.go), cmd/go/internal/cache and x/mod/zip.

use modscope_platform::Kind;
use serde::{Deserialize, Serialize};

use super::version;

/// Which of Go's caches a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CacheKind {
    /// GOMODCACHE.
    Module,
    /// GOCACHE.
    Build,
    /// `pkg/sumdb` under the first GOPATH entry: the signed state of the checksum database.
    Sumdb,
}

impl CacheKind {
    /// The role of such a cache's root.
    pub const fn root(self) -> Role {
        match self {
            Self::Module => Role::Root,
            Self::Build => Role::BuildRoot,
            Self::Sumdb => Role::SumdbStateRoot,
        }
    }

    /// The cache whose root has this role; the module cache where it is no root's.
    pub const fn of_root(role: Role) -> Self {
        match role {
            Role::BuildRoot => Self::Build,
            Role::SumdbStateRoot => Self::Sumdb,
            _ => Self::Module,
        }
    }

    /// The name in options and reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Build => "build",
            Self::Sumdb => "sumdb",
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What an entry is to Go. The ids are those of reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Role {
            $($(#[$doc])* #[serde(rename = $id)] $name,)*
        }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in reports, and the key of its sentence in the catalogue (`role-ID`).
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

roles! {
    /// GOMODCACHE itself.
    Root = "module-cache",
    /// `cache/`.
    CacheDir = "cache-dir",
    /// `cache/lock`, taken while go.mod and go.sum are rewritten; its failure is ignored.
    SideLock = "side-lock",
    /// `cache/download/`.
    DownloadRoot = "download-root",
    /// A directory of a module path under `cache/download/`.
    DownloadDir = "download-dir",
    /// `@v/`: what was fetched of one module.
    VersionDir = "version-dir",
    /// `@v/list`.
    List = "list",
    /// `@v/V.info`.
    Info = "info",
    /// `@v/V.mod`.
    Mod = "mod",
    /// `@v/V.zip`.
    Zip = "zip",
    /// `@v/V.ziphash`.
    Ziphash = "ziphash",
    /// `@v/V.lock`.
    Lock = "lock",
    /// `@v/V.partial`: an extraction under way, or interrupted.
    Partial = "partial",
    /// `@v/V.{info,mod,zip}N.tmp`.
    Temp = "temp",
    /// `cache/download/sumdb/` and directories in it.
    SumdbDir = "sumdb-dir",
    /// What the checksum database answered.
    SumdbFile = "sumdb-file",
    /// `cache/vcs/`.
    VcsDir = "vcs-dir",
    /// A bare clone in `cache/vcs/`.
    VcsRepo = "vcs-repo",
    /// What a clone is of.
    VcsInfo = "vcs-info",
    /// The lock of a clone.
    VcsLock = "vcs-lock",
    /// The version-control program's own entries in a clone.
    VcsInternal = "vcs-internal",
    /// A directory of a module path above extracted trees.
    ModuleParent = "module-parent",
    /// The directory `golang.org` above extracted trees, where toolchains are.
    GolangOrg = "module-parent-golang-org",
    /// The root of an extracted tree, `path@version`.
    TreeRoot = "tree-root",
    /// A directory in an extracted tree.
    TreeDir = "tree-dir",
    /// A directory in an extracted tree that no build reads (`testdata`, `_x`, `.x`).
    TreeAside = "tree-aside",
    /// `go.mod` of an extracted tree.
    TreeGoMod = "tree-go-mod",
    /// A file of an extracted tree that builds read.
    TreeSource = "tree-source",
    /// Any other file of an extracted tree.
    TreeFile = "tree-file",
    /// A tree that Go before 1.16 was extracting, `path@version.tmp-N`.
    OldTemp = "old-temp",
    /// The root of a downloaded toolchain.
    ToolchainRoot = "toolchain-root",
    /// `bin/` of a toolchain.
    ToolchainBin = "toolchain-bin",
    /// `pkg/` of a toolchain.
    ToolchainPkg = "toolchain-pkg",
    /// `pkg/tool/` of a toolchain and directories in it.
    ToolchainTool = "toolchain-tool",
    /// `lib/` of a toolchain and directories in it.
    ToolchainLib = "toolchain-lib",
    /// Any other directory of a toolchain.
    ToolchainDir = "toolchain-dir",
    /// A program of a toolchain.
    ToolchainExec = "toolchain-exec",
    /// `bin/go` of a toolchain, by which go sees whether execute bits are set.
    ToolchainGo = "toolchain-go",
    /// Any other file of a toolchain.
    ToolchainFile = "toolchain-file",
    /// GOCACHE itself.
    BuildRoot = "build-cache",
    /// `00` to `ff`.
    BuildShard = "build-shard",
    /// An index record, `…-a`.
    BuildAction = "build-action",
    /// A result, `…-d`.
    BuildData = "build-data",
    /// A directory that holds one built program.
    BuildProgramDir = "build-program-dir",
    /// A built program.
    BuildProgram = "build-program",
    /// `README`, `trim.txt`, `testexpire.txt`.
    BuildNote = "build-note",
    /// `fuzz/` and what is in it.
    BuildFuzz = "build-fuzz",
    /// `pkg/sumdb` itself and directories in it.
    SumdbStateRoot = "sumdb-state-dir",
    /// The signed tree head.
    SumdbState = "sumdb-state",
    /// Nothing that Go makes.
    Unknown = "unknown",
}

/// Files that a build reads, by their endings (go/build, what `go list` puts into packages).
const SOURCE_ENDINGS: [&[u8]; 19] = [
    b".go", b".s", b".S", b".sx", b".c", b".h", b".cc", b".cpp", b".cxx", b".hh", b".hpp", b".hxx", b".m",
    b".f", b".F", b".for", b".f90", b".syso", b".swig",
];

impl Role {
    /// The role of the entry `name` of this kind in a directory of this role.
    pub fn child(self, name: &[u8], kind: Kind) -> Self {
        let dir = kind == Kind::Dir;
        match self {
            Self::Root if name == b"cache" => only_if(dir, Self::CacheDir),
            Self::Root if name == b"golang.org" && dir => Self::GolangOrg,
            Self::Root | Self::ModuleParent | Self::GolangOrg => self.child_above_trees(name, dir),
            Self::CacheDir => match name {
                b"download" => only_if(dir, Self::DownloadRoot),
                b"vcs" => only_if(dir, Self::VcsDir),
                b"lock" => only_if(!dir, Self::SideLock),
                _ => Self::Unknown,
            },
            Self::DownloadRoot if name == b"sumdb" => only_if(dir, Self::SumdbDir),
            Self::DownloadRoot | Self::DownloadDir => {
                only_if(dir, if name == b"@v" { Self::VersionDir } else { Self::DownloadDir })
            }
            Self::VersionDir if name == b"list" => only_if(!dir, Self::List),
            Self::VersionDir => only_if(!dir, version::split(name).map_or(Self::Unknown, |(_, role)| role)),
            Self::SumdbDir => {
                if dir {
                    Self::SumdbDir
                } else {
                    Self::SumdbFile
                }
            }
            Self::VcsDir => child_of_vcs(name, dir),
            Self::VcsRepo | Self::VcsInternal => Self::VcsInternal,
            Self::TreeRoot | Self::TreeDir | Self::TreeAside | Self::OldTemp => self.child_in_tree(name, dir),
            Self::ToolchainRoot
            | Self::ToolchainBin
            | Self::ToolchainPkg
            | Self::ToolchainTool
            | Self::ToolchainLib
            | Self::ToolchainDir => self.child_in_toolchain(name, dir),
            Self::BuildRoot | Self::BuildShard | Self::BuildProgramDir | Self::BuildFuzz => {
                self.child_in_build_cache(name, dir)
            }
            Self::SumdbStateRoot => {
                if dir {
                    Self::SumdbStateRoot
                } else {
                    Self::SumdbState
                }
            }
            _ => Self::Unknown,
        }
    }

    /// The first component with an `@` is a tree; a module path cannot contain one.
    fn child_above_trees(self, name: &[u8], dir: bool) -> Self {
        let Some(at) = name.iter().position(|byte| *byte == b'@') else {
            return only_if(dir, Self::ModuleParent);
        };
        if !dir {
            return Self::Unknown;
        }
        let version = &name[at + 1..];
        if version.windows(5).any(|window| window == b".tmp-") {
            Self::OldTemp
        } else if self == Self::GolangOrg && &name[..at] == b"toolchain" {
            Self::ToolchainRoot
        } else {
            Self::TreeRoot
        }
    }

    fn child_in_tree(self, name: &[u8], dir: bool) -> Self {
        if dir {
            // The vendored, hidden and test folders of a dependency are in no build.
            let aside = self == Self::TreeAside
                || matches!(name.first(), Some(b'_' | b'.'))
                || matches!(name, b"testdata" | b"vendor");
            return if aside { Self::TreeAside } else { Self::TreeDir };
        }
        if self == Self::TreeRoot && name == b"go.mod" {
            return Self::TreeGoMod;
        }
        let read = self != Self::TreeAside
            && !matches!(name.first(), Some(b'_' | b'.'))
            && SOURCE_ENDINGS.iter().any(|ending| name.ends_with(ending));
        if read { Self::TreeSource } else { Self::TreeFile }
    }

    /// Go gives execute bits to `bin/*`, `pkg/tool/**` and `lib/**/go_*_*_exec` (toolchain/select.go).
    fn child_in_toolchain(self, name: &[u8], dir: bool) -> Self {
        match (self, dir) {
            (Self::ToolchainRoot, true) => match name {
                b"bin" => Self::ToolchainBin,
                b"pkg" => Self::ToolchainPkg,
                b"lib" => Self::ToolchainLib,
                _ => Self::ToolchainDir,
            },
            (Self::ToolchainPkg, true) if name == b"tool" => Self::ToolchainTool,
            (Self::ToolchainTool, true) => Self::ToolchainTool,
            (Self::ToolchainLib, true) => Self::ToolchainLib,
            (_, true) => Self::ToolchainDir,
            (Self::ToolchainBin, false) if name == b"go" => Self::ToolchainGo,
            (Self::ToolchainBin | Self::ToolchainTool, false) => Self::ToolchainExec,
            (Self::ToolchainLib, false) if name.starts_with(b"go_") && name.ends_with(b"_exec") => {
                Self::ToolchainExec
            }
            (_, false) => Self::ToolchainFile,
        }
    }

    fn child_in_build_cache(self, name: &[u8], dir: bool) -> Self {
        match self {
            Self::BuildRoot if dir && name == b"fuzz" => Self::BuildFuzz,
            Self::BuildRoot if dir && name.len() == 2 && name.iter().all(u8::is_ascii_hexdigit) => {
                Self::BuildShard
            }
            Self::BuildRoot
                if !dir && matches!(name, b"README" | b"trim.txt" | b"testexpire.txt" | b"log.txt") =>
            {
                Self::BuildNote
            }
            Self::BuildShard => match (strip_hash(name), dir) {
                (Some(b"-a"), false) => Self::BuildAction,
                (Some(b"-d"), false) => Self::BuildData,
                (Some(b"-d"), true) => Self::BuildProgramDir,
                _ => Self::Unknown,
            },
            Self::BuildProgramDir if !dir => Self::BuildProgram,
            Self::BuildFuzz => Self::BuildFuzz,
            _ => Self::Unknown,
        }
    }

    /// In or at the root of an extracted tree of a module (not a toolchain).
    pub const fn in_tree(self) -> bool {
        matches!(
            self,
            Self::TreeRoot
                | Self::TreeDir
                | Self::TreeAside
                | Self::TreeGoMod
                | Self::TreeSource
                | Self::TreeFile
        )
    }

    /// In or at the root of a downloaded toolchain.
    pub const fn in_toolchain(self) -> bool {
        matches!(
            self,
            Self::ToolchainRoot
                | Self::ToolchainBin
                | Self::ToolchainPkg
                | Self::ToolchainTool
                | Self::ToolchainLib
                | Self::ToolchainDir
                | Self::ToolchainExec
                | Self::ToolchainGo
                | Self::ToolchainFile
        )
    }

    /// In a cache of builds.
    pub const fn in_build_cache(self) -> bool {
        matches!(
            self,
            Self::BuildRoot
                | Self::BuildShard
                | Self::BuildAction
                | Self::BuildData
                | Self::BuildProgramDir
                | Self::BuildProgram
                | Self::BuildNote
                | Self::BuildFuzz
        )
    }

    /// A directory above extracted trees, or the cache itself: trees and hosts are made in it.
    pub const fn holds_trees(self) -> bool {
        matches!(self, Self::Root | Self::ModuleParent | Self::GolangOrg)
    }

    /// A directory on the way to a `@v`, `@v` itself among them.
    pub const fn holds_downloads(self) -> bool {
        matches!(self, Self::DownloadRoot | Self::DownloadDir | Self::VersionDir)
    }
}

fn only_if(holds: bool, role: Role) -> Role {
    if holds { role } else { Role::Unknown }
}

/// `<64 hex>`, `<64 hex>.info` and `<64 hex>.lock`.
fn child_of_vcs(name: &[u8], dir: bool) -> Role {
    match (strip_hash(name), dir) {
        (Some(b""), true) => Role::VcsRepo,
        (Some(b".info"), false) => Role::VcsInfo,
        (Some(b".lock"), false) => Role::VcsLock,
        _ => Role::Unknown,
    }
}

/// What follows 64 hexadecimal digits.
fn strip_hash(name: &[u8]) -> Option<&[u8]> {
    let (hash, rest) = name.split_at_checked(64)?;
    hash.iter().all(u8::is_ascii_hexdigit).then_some(rest)
}

#[cfg(test)]
mod tests;
