//! What is asked of an entry, and what the engine says to it.

use modscope::access::{Grant, Guard, Rights, may_remove};
use modscope_platform::{Flags, Kind};

/// One question. Access takes read, write and execute as the bits 4, 2, 1.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    Access(u8),
    OpenRead,
    OpenWrite,
    OpenBoth,
    Truncate,
    List,
    LookUp,
    Create,
    Chmod,
    Remove,
    Rename,
    Replace,
}

use Probe::{
    Access, Chmod, Create, List, LookUp, OpenBoth, OpenRead, OpenWrite, Remove, Rename, Replace, Truncate,
};

const ACCESS: [Probe; 7] = [Access(1), Access(2), Access(3), Access(4), Access(5), Access(6), Access(7)];

impl Probe {
    /// What is asked of an entry of that kind; what changes something comes last.
    pub fn of(kind: Kind) -> Vec<Self> {
        let tail: &[Self] = match kind {
            Kind::File => &[OpenRead, OpenWrite, OpenBoth, Truncate, Chmod, Remove, Rename, Replace],
            Kind::Dir => &[List, LookUp, Create, Chmod, Remove, Rename, Replace],
            Kind::Special => &[Chmod, Remove, Rename, Replace],
            Kind::Symlink => return vec![Remove, Rename, Replace],
        };
        [&ACCESS, tail].concat()
    }

    pub fn name(self) -> &'static str {
        match self {
            Access(1) => "execute",
            Access(2) => "write",
            Access(3) => "write and execute",
            Access(4) => "read",
            Access(5) => "read and execute",
            Access(6) => "read and write",
            Access(_) => "read, write and execute",
            OpenRead => "open to read",
            OpenWrite => "open to write",
            OpenBoth => "open for both",
            Truncate => "truncate",
            List => "list",
            LookUp => "look up a name",
            Create => "make a name",
            Chmod => "change the mode",
            Remove => "remove",
            Rename => "rename",
            Replace => "rename over",
        }
    }

    /// What it takes of the entry itself; what removes asks its directory too.
    pub fn rights(self) -> Rights {
        match self {
            Access(bits) => Rights::from_bits_truncate(bits),
            OpenRead | List => Rights::READ,
            OpenWrite | Truncate => Rights::WRITE,
            OpenBoth => Rights::READ | Rights::WRITE,
            LookUp => Rights::PASS,
            Create => Rights::ADD_NAMES,
            Chmod => Rights::CHMOD,
            Remove | Rename | Replace => Rights::GO,
        }
    }

    pub fn asks_directory(self) -> bool {
        matches!(self, Remove | Rename | Replace)
    }

    /// Whether the engine answers this: for a file that can only grow it speaks of opening it as go does,
    /// and faccessat of the mode.
    pub fn applies(self, guard: &Guard<'_>, root: bool) -> bool {
        let grows = guard.kind == Kind::File && guard.flags.contains(Flags::APPEND_ONLY);
        let mounted = guard.flags.contains(Flags::MOUNT_POINT);
        match self {
            Access(bits) => !(grows && bits & 2 != 0),
            // The kernel finds that kinds differ before it finds the mount.
            Replace => !root && !mounted,
            Remove | Rename => !root,
            _ => true,
        }
    }

    /// The engine's word: `there` is what the directory grants, `here` the entry.
    pub fn granted(self, there: Option<(&Guard<'_>, Grant)>, here: Grant) -> bool {
        match there {
            Some((dir, there)) if self.asks_directory() => may_remove(dir.mode.sticky(), there, here),
            _ => here.contains(self.rights()),
        }
    }

    /// The same as a command for people.
    pub fn command(self, path: &str, mode: u32) -> String {
        let test = |bits: u8| {
            let letters = [(4, 'r'), (2, 'w'), (1, 'x')].into_iter().filter(|(bit, _)| bits & bit != 0);
            letters.map(|(_, letter)| format!("test -{letter} {path}")).collect::<Vec<_>>().join(" && ")
        };
        match self {
            Access(bits) => test(bits),
            OpenRead => format!(": <{path}"),
            OpenWrite => format!("dd if=/dev/null of={path} conv=notrunc"),
            OpenBoth => format!(": <>{path}"),
            Truncate => format!("truncate -c -s 0 {path}"),
            List => format!("ls {path}"),
            LookUp => format!("stat {path}/.absent # ENOENT is yes"),
            Create => format!("mkdir {path}/.new"),
            Chmod => format!("chmod {mode:o} {path}"),
            Remove => format!("rm -d {path}"),
            Rename => format!("mv -T {path} {path}.moved"),
            Replace => format!("touch {path}.new && mv -T {path}.new {path}"),
        }
    }
}
