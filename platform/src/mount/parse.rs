//! Lines of /proc/self/mountinfo (proc_pid_mountinfo(5)).
//!
//! ```text
//! 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
//! id parent device root point options [optional…] - type source super-options
//! ```

use super::{Mount, classify};

/// A mount and its place among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The first field: `stx_mnt_id` of statx(2).
    pub id: u64,
    /// The mount it stands on; itself or one that is not listed for the first.
    pub parent: u64,
    /// What it is.
    pub mount: Mount,
}

/// One line. Nothing for what the kernel does not write.
pub fn line(line: &[u8]) -> Option<Listed> {
    // Single spaces: a field may be empty (the source of `mount -t tmpfs "" /x`).
    let mut fields = line.split(|byte| *byte == b' ');
    let id = number(fields.next()?)?;
    let parent = number(fields.next()?)?;
    let point = unescape(fields.nth(2)?);
    let options = fields.next()?;
    fields.find(|field| *field == b"-")?;
    let fs_type = String::from_utf8_lossy(&unescape(fields.next()?)).into_owned();
    let source = unescape(fields.next()?);
    let first = fields.next()?;
    // Some file systems write their options as they were given, spaces among them (9p: `path=UNC\a\b c`).
    let super_options =
        &line[line.len() - first.len() - fields.map(|field| field.len() + 1).sum::<usize>()..];
    if point.first() != Some(&b'/') || fs_type.is_empty() {
        return None;
    }
    let has = |option: &[u8]| classify::items(options).any(|item| item == option);
    let mount = Mount {
        point,
        source,
        writable: classify::writable(options, super_options),
        no_exec: has(b"noexec"),
        id_mapped: has(b"idmapped"),
        decides: classify::decides(&fs_type, options, super_options),
        fs_type,
    };
    Some(Listed { id, parent, mount })
}

fn number(field: &[u8]) -> Option<u64> {
    std::str::from_utf8(field).ok()?.parse().ok()
}

/// Three octal digits after a backslash are a byte: the kernel writes space, tab, newline, backslash and
/// `#` so (`mangle_path` in fs/seq_file.c). Any other backslash stays.
fn unescape(field: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&first, after)) = rest.split_first() {
        match *rest {
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', ref after @ ..] => {
                bytes.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                rest = after;
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MountDecides, Writable};

    #[test]
    fn a_line_with_optional_fields_is_read() {
        // The example of proc_pid_mountinfo(5).
        let listed = line(b"36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue");
        let listed = listed.expect("a line");
        assert_eq!((listed.id, listed.parent), (36, 35));
        assert_eq!(listed.mount.point, b"/mnt2");
        assert_eq!(listed.mount.source, b"/dev/root");
        assert_eq!(listed.mount.fs_type, "ext3");
        assert_eq!(listed.mount.writable, Writable::Yes);
        let two = b"36 35 98:0 / /m ro shared:7 propagate_from:2 unbindable - ext4 /dev/root rw";
        assert_eq!(line(two).expect("a line").mount.writable, Writable::NotHere);
    }

    #[test]
    fn spaces_in_a_folder_and_an_empty_source_are_read() {
        // Linux 6.18: mount -t tmpfs "" "/tmp/s p".
        let listed = line(b"50 27 0:43 / /tmp/s\\040p rw,relatime - tmpfs  rw").expect("a line");
        assert_eq!(listed.mount.point, b"/tmp/s p");
        assert_eq!(listed.mount.source, b"");
        assert_eq!(unescape(b"\\011\\012\\134\\043"), b"\t\n\\#");
        assert_eq!(unescape(b"C:\\;uid=1\\04"), b"C:\\;uid=1\\04");
        assert_eq!(unescape(b"\\777"), b"\\777");
    }

    #[test]
    fn options_with_a_space_belong_to_the_file_system_to_the_end_of_the_line() {
        let listed = line(
            b"80 70 0:50 / /mnt/s rw,noatime - 9p \\134\\134s\\134x rw,aname=drvfs;path=UNC\\s\\x y;metadata,trans=fd",
        );
        assert_eq!(listed.expect("a line").mount.decides, MountDecides::Server);
    }

    #[test]
    fn other_lines_are_no_mounts() {
        for bad in [
            &b""[..],
            b"36",
            b"36 35 98:0 /mnt1 /mnt2 rw,noatime master:1",
            b"36 35 98:0 /mnt1 /mnt2 rw,noatime - ext3 /dev/root",
            b"x 35 98:0 / /mnt2 rw - ext3 /dev/root rw",
            b"36 35 98:0 / mnt2 rw - ext3 /dev/root rw",
        ] {
            assert_eq!(line(bad), None, "{}", String::from_utf8_lossy(bad));
        }
    }
}
