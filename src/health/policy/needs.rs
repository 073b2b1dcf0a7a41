//! What an entry must give to somebody who is not its owner, by its role.
//!
//! Facts: every directory of the cache's own side and above extracted trees is written when something new
//! comes; `list`, `.lock`, `.ziphash` and `.partial`, the answers of the checksum database and the locks of
//! clones are edited in place or locked, which opens them for writing; everything else is read, or replaced
//! by renaming. Extracted trees are read.

use modscope_platform::{Acl, AclWho, Flags, Gid, Identity, Kind, Permits};

use crate::access::{Guard, Rights, grant};
use crate::go::Role;
use crate::tree::{Look, Tree};

/// To use what is here, and change nothing.
pub(super) fn to_read(look: &Look) -> Rights {
    let dir = look.kind == Kind::Dir;
    let role = look.role;
    match role {
        _ if !dir && look.kind != Kind::File => Rights::empty(),
        Role::Root | Role::CacheDir => only_if(dir, Rights::PASS),
        role if role.holds_trees() || role.holds_downloads() => only_if(dir, Rights::PASS),
        Role::Info | Role::Mod | Role::Zip | Role::Ziphash | Role::List => only_if(!dir, Rights::READ),
        // Scripts among them are read, too. Where nobody may start them go sets that right, once.
        Role::ToolchainGo | Role::ToolchainExec if look.mode.any_execute() => Rights::READ | Rights::PASS,
        role if role.in_tree() || role.in_toolchain() => {
            if dir {
                Rights::READ | Rights::PASS
            } else {
                Rights::READ
            }
        }
        _ => Rights::empty(),
    }
}

/// To use the cache as its owner does, and let it grow.
pub(super) fn to_grow(look: &Look) -> Rights {
    let dir = look.kind == Kind::Dir;
    match look.role {
        _ if makes_names(look) => Rights::READ | Rights::CHANGE_NAMES,
        Role::List
        | Role::Lock
        | Role::Ziphash
        | Role::Partial
        | Role::SumdbFile
        | Role::VcsInfo
        | Role::VcsLock
        | Role::SumdbState => only_if(look.kind == Kind::File, Rights::READ | Rights::WRITE),
        Role::VcsInternal | Role::BuildAction | Role::BuildData => {
            only_if(look.kind == Kind::File, Rights::READ)
        }
        Role::BuildProgramDir => only_if(dir, Rights::READ | Rights::PASS),
        Role::BuildProgram => only_if(look.kind == Kind::File, Rights::READ | Rights::PASS),
        _ => to_read(look),
    }
}

/// A directory in which go, or the version control program, makes names.
pub(super) fn makes_names(look: &Look) -> bool {
    let role = look.role;
    look.kind == Kind::Dir
        && (role.holds_trees()
            || role.holds_downloads()
            || matches!(
                role,
                Role::CacheDir
                    | Role::SumdbDir
                    | Role::VcsDir
                    | Role::VcsRepo
                    | Role::VcsInternal
                    | Role::BuildRoot
                    | Role::BuildShard
                    | Role::SumdbStateRoot
            ))
}

/// The looks of the directories in which names are made. A tree may know looks that no entry has: a
/// directory's list is read after its mode.
pub(super) fn growing(tree: &Tree) -> impl Iterator<Item = &Look> {
    let mut used = vec![false; tree.looks().len()];
    for id in tree.ids() {
        used[tree.look_id(id).index()] = true;
    }
    tree.looks().iter().zip(used).filter_map(|(look, used)| (used && makes_names(look)).then_some(look))
}

/// Whether modes and lists give somebody what is needed. Flags and mounts bind everybody alike, and other
/// rules tell of them.
pub(super) fn gives(identity: &Identity, guard: &Guard<'_>, needed: Rights) -> bool {
    if needed.is_empty() {
        return true;
    }
    let bare = Guard { flags: Flags::empty(), mount: None, ..*guard };
    let grant = grant(identity, &bare);
    if guard.kind == Kind::Dir {
        // Listing and passing are two calls; making a name asks for two rights at once.
        grant.each(needed & (Rights::READ | Rights::PASS)) && grant.contains(needed - Rights::READ)
    } else {
        grant.contains(needed)
    }
}

/// Whether new entries of a directory with these default entries give a group everything, whatever the
/// umask: where there are default entries the kernel does not ask it (posix_acl_create).
pub(super) fn default_gives_group(acl: &Acl, gid: Gid, passes_group_on: bool) -> bool {
    let all = |permits: Permits| permits.and(acl.mask()).bits() == 7;
    acl.of(AclWho::NamedGroup(gid)).is_some_and(all)
        || (passes_group_on && acl.of(AclWho::Group).is_some_and(all))
}

/// Whether they let everybody else read and pass.
pub(super) fn default_gives_others(acl: &Acl) -> bool {
    acl.of(AclWho::Other).is_some_and(|permits| permits.bits() & 5 == 5)
}

fn only_if(holds: bool, rights: Rights) -> Rights {
    if holds { rights } else { Rights::empty() }
}
