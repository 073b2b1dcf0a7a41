//! A damage to whatever entry the dice show: a mode, an owner, a list or a flag.

use std::path::Path;

use crate::cache::{Cache, ROOT, chmod, chown, setfacl};
use crate::damages::{A, B};
use crate::template::Template;

/// What happens to the entry.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Mode(u32),
    Owner(u32),
    /// root's, with this mode.
    Foreign(u32),
    /// An access control list entry for this user.
    List(u32, &'static str),
    /// chattr(1).
    Flag(&'static str),
}

pub const ACTS: &[Act] = &[
    Act::Mode(0),
    Act::Mode(0o111),
    Act::Mode(0o311),
    Act::Mode(0o400),
    Act::Mode(0o444),
    Act::Mode(0o555),
    Act::Mode(0o600),
    Act::Mode(0o644),
    Act::Mode(0o700),
    Act::Mode(0o1777),
    Act::Mode(0o044),
    Act::Mode(0o404),
    Act::Owner(ROOT),
    Act::Owner(B),
    Act::Foreign(0o600),
    Act::Foreign(0o700),
    Act::Foreign(0o644),
    Act::Foreign(0o755),
    Act::List(A, "---"),
    Act::List(B, "rwx"),
    Act::List(B, "---"),
    Act::Flag("i"),
    Act::Flag("a"),
];

impl Act {
    /// A flag keeps root from doing anything more.
    pub fn last(self) -> bool {
        matches!(self, Self::Flag(_))
    }
}

/// An act on the entry that a number picks.
#[derive(Clone, Copy)]
pub struct Anywhere {
    pub pick: usize,
    pub act: Act,
}

impl Anywhere {
    /// How it is called in complaints.
    pub fn name(&self, whole: &Template) -> String {
        format!("{:?} on {}", self.act, self.entry(whole).display())
    }

    /// The entry it is about, relative to the place. Toolchains are left out: that of the tests is two
    /// scripts, and reads none of the files that a real one reads.
    fn entry<'a>(&self, whole: &'a Template) -> &'a Path {
        let paths: Vec<&Path> = whole.paths().filter(|path| !toolchain(path)).collect();
        paths[self.pick % paths.len()]
    }

    pub fn hurt(&self, whole: &Template, cache: &Cache) {
        let path = &cache.place.join(self.entry(whole));
        match self.act {
            Act::Mode(mode) => chmod(path, mode),
            Act::Owner(uid) => chown(path, uid, uid),
            Act::Foreign(mode) => {
                chown(path, ROOT, ROOT);
                chmod(path, mode);
            }
            Act::List(uid, rights) => setfacl(path, &["-m", &format!("user:{uid}:{rights}")]),
            Act::Flag(letter) => cache.flags(path, letter),
        }
    }
}

fn toolchain(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("toolchain@"))
}
