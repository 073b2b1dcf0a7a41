//! Permission bits and kinds of entries, as Unix has them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an entry is to the file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    /// A regular file.
    File,
    /// A directory.
    Dir,
    /// A symbolic link; it is never followed inside a cache.
    Symlink,
    /// A pipe, socket or device.
    Special,
}

/// Who a permission triad speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// The owner of the entry.
    Owner,
    /// The group of the entry.
    Group,
    /// Everybody else.
    Other,
}

/// Read, write and execute for one [`Class`]; on a directory, execute is the right to pass (search).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Triad {
    /// May read (a directory: list its names).
    pub read: bool,
    /// May write (a directory: make, rename and remove names in it).
    pub write: bool,
    /// May execute (a directory: pass through it).
    pub execute: bool,
}

/// The twelve permission bits of an entry (0o7777): setuid, setgid, sticky and three triads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mode(u16);

impl Mode {
    /// Keeps the twelve permission bits of `bits` and drops the file type.
    pub const fn new(bits: u32) -> Self {
        Self((bits & 0o7777) as u16)
    }

    /// The bits, 0 to 0o7777.
    pub const fn bits(self) -> u32 {
        self.0 as u32
    }

    /// The triad for `class`.
    pub const fn triad(self, class: Class) -> Triad {
        let shift = match class {
            Class::Owner => 6,
            Class::Group => 3,
            Class::Other => 0,
        };
        let bits = self.0 >> shift;
        Triad { read: bits & 4 != 0, write: bits & 2 != 0, execute: bits & 1 != 0 }
    }

    /// Anybody on the machine may write.
    pub const fn world_writable(self) -> bool {
        self.0 & 0o002 != 0
    }

    /// Somebody may write.
    pub const fn any_write(self) -> bool {
        self.0 & 0o222 != 0
    }

    /// Somebody may execute.
    pub const fn any_execute(self) -> bool {
        self.0 & 0o111 != 0
    }

    /// The sticky bit: in such a directory only owners remove and rename.
    pub const fn sticky(self) -> bool {
        self.0 & 0o1000 != 0
    }

    /// The setgid bit: new entries of such a directory take its group.
    pub const fn setgid(self) -> bool {
        self.0 & 0o2000 != 0
    }

    /// The nine lower bits, without setuid, setgid and sticky.
    pub const fn permissions(self) -> u32 {
        (self.0 & 0o777) as u32
    }
}

impl fmt::Display for Mode {
    /// Nine letters as `ls` writes them, with `s`, `t`, `S`, `T` for the three upper bits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let marks = [(Class::Owner, 0o4000, 's'), (Class::Group, 0o2000, 's'), (Class::Other, 0o1000, 't')];
        for (class, bit, mark) in marks {
            let triad = self.triad(class);
            let execute = match (self.0 & bit != 0, triad.execute) {
                (false, false) => '-',
                (false, true) => 'x',
                (true, true) => mark,
                (true, false) => mark.to_ascii_uppercase(),
            };
            write!(
                f,
                "{}{}{execute}",
                if triad.read { 'r' } else { '-' },
                if triad.write { 'w' } else { '-' }
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mode_reads_as_ls_writes_it() {
        assert_eq!(Mode::new(0o755).to_string(), "rwxr-xr-x");
        assert_eq!(Mode::new(0o2555).to_string(), "r-xr-sr-x");
        assert_eq!(Mode::new(0o1777).to_string(), "rwxrwxrwt");
        assert_eq!(Mode::new(0o4644).to_string(), "rwSr--r--");
        assert_eq!(Mode::new(0o000).to_string(), "---------");
    }

    #[test]
    fn the_file_type_is_dropped() {
        assert_eq!(Mode::new(0o100_644), Mode::new(0o644));
    }
}
