//! What may be done where a way ends, and who says no to the rest.

use std::path::Path;

use modscope_platform::{Flags, Kind, Uid};

use super::Way;
use crate::access::{Decides, Grant, Guard, Rights, decides, grant, may_remove};

/// What can be done with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A folder: see its names.
    List,
    /// A folder: go in.
    Pass,
    /// A folder: make names in it.
    Add,
    /// A folder: rename and remove names in it.
    Empty,
    /// A file: read it.
    Read,
    /// A file: change its content.
    Write,
    /// A file: start it as a program.
    Start,
    /// Change its mode.
    Chmod,
    /// Rename or remove it.
    Go,
}

/// Who or what says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No<'a> {
    /// The entry itself.
    Here(Decides, Rights),
    /// Only the owner may, and root.
    NotOwner,
    /// Something is mounted on it.
    MountPoint,
    /// The folder it is in is sticky and belongs to this account.
    Sticky(Uid),
    /// The folder it is in, by this.
    Folder(&'a Path, Decides, Rights),
}

/// Everything that can be done with the entry at the end, and who says no; nothing where the way does not
/// get there.
pub fn rights(way: &Way) -> Vec<(What, Option<No<'_>>)> {
    let (route, identity) = (&way.route, &way.identity);
    let Some(stop) = route.destination() else { return Vec::new() };
    let index = route.at(stop.path());
    let closed = route.closed_at(identity);
    let Some((index, guard)) = index.and_then(|index| Some((index, route.guard(index)?))) else {
        return Vec::new();
    };
    if closed.is_some_and(|closed| closed != index) {
        return Vec::new();
    }
    let may = grant(identity, &guard);
    let here = |asked: Rights| {
        (!may.contains(asked)).then(|| {
            No::Here(decides(identity, &guard, asked), asked & Rights::CHANGE_NAMES.union(Rights::READ))
        })
    };
    let mut all = match guard.kind {
        Kind::Dir => {
            let add = here(Rights::ADD_NAMES);
            let empty = add.or_else(|| {
                (!may.contains(Rights::REMOVE)).then_some(No::Here(Decides::AppendOnly, Rights::WRITE))
            });
            vec![
                (What::List, here(Rights::READ)),
                (What::Pass, here(Rights::PASS)),
                (What::Add, add),
                (What::Empty, empty),
            ]
        }
        _ => {
            let starts = guard.mode.any_execute().then(|| (What::Start, here(Rights::PASS)));
            let mut all = vec![(What::Read, here(Rights::READ)), (What::Write, here(Rights::WRITE))];
            all.extend(starts);
            all
        }
    };
    all.push((What::Chmod, (!may.contains(Rights::CHMOD)).then(|| no_chmod(&guard))));
    if let Some(folder) = stop.path().parent().and_then(|folder| route.at(folder)) {
        all.push((What::Go, no_going(way, folder, &guard, may)));
    }
    all
}

/// What keeps a mode from being changed, in the order in which the kernel asks.
fn no_chmod(guard: &Guard<'_>) -> No<'static> {
    let here = |by| No::Here(by, Rights::WRITE);
    match guard.mount.map(|mount| mount.writable) {
        Some(modscope_platform::Writable::NotHere | modscope_platform::Writable::Nowhere) => {
            here(Decides::ReadOnlyMount)
        }
        _ if guard.flags.contains(Flags::IMMUTABLE) => here(Decides::Immutable),
        _ if guard.flags.contains(Flags::APPEND_ONLY) => here(Decides::AppendOnly),
        _ if guard.unmapped.owner => here(Decides::Unmapped),
        _ => No::NotOwner,
    }
}

/// What keeps an entry from being removed: its folder first, then itself.
fn no_going<'a>(way: &'a Way, folder: usize, guard: &Guard<'_>, may: Grant) -> Option<No<'a>> {
    let identity = &way.identity;
    let above = way.route.guard(folder)?;
    let there = grant(identity, &above);
    let path = way.route.stops.get(folder)?.path();
    if may_remove(above.mode.sticky(), there, may) {
        return None;
    }
    if guard.flags.contains(Flags::MOUNT_POINT) {
        return Some(No::MountPoint);
    }
    Some(if !there.contains(Rights::ADD_NAMES) {
        No::Folder(path, decides(identity, &above, Rights::ADD_NAMES), Rights::ADD_NAMES)
    } else if !there.contains(Rights::REMOVE) {
        No::Folder(path, Decides::AppendOnly, Rights::ADD_NAMES)
    } else if may.contains(Rights::GO) {
        No::Sticky(above.uid)
    } else {
        match no_chmod(guard) {
            No::NotOwner => No::Here(Decides::Unmapped, Rights::WRITE),
            other => other,
        }
    })
}

impl What {
    /// The name in reports, and of its words in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Pass => "pass",
            Self::Add => "add",
            Self::Empty => "empty",
            Self::Read => "read",
            Self::Write => "write",
            Self::Start => "start",
            Self::Chmod => "chmod",
            Self::Go => "go",
        }
    }
}

impl No<'_> {
    /// What says no, by the names that [`Decides`] has, and some more.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Here(by, _) | Self::Folder(_, by, _) => by.id(),
            Self::NotOwner => "not-owner",
            Self::MountPoint => "mount-point",
            Self::Sticky(_) => "sticky",
        }
    }
}
