//! What options and kinds of file systems mean for owners and modes.

use crate::{MountDecides, Uid, Writable};

/// The options of a list, as the kernel separates them.
pub fn items(options: &[u8]) -> impl Iterator<Item = &[u8]> {
    options.split(|byte| *byte == b',')
}

/// The first option is `ro` or `rw`, for the mount as for the file system (show_mountinfo in
/// fs/proc_namespace.c); what follows may hold anything, also folders with such names.
pub fn writable(options: &[u8], super_options: &[u8]) -> Writable {
    let read_only = |options| items(options).next() == Some(b"ro");
    if read_only(super_options) {
        Writable::Nowhere
    } else if read_only(options) {
        Writable::NotHere
    } else {
        Writable::Yes
    }
}

/// Who decides on a file system of this kind. Kinds nobody has heard of are the kernel's.
pub fn decides(fs_type: &str, options: &[u8], super_options: &[u8]) -> MountDecides {
    let has = |word: &[u8]| items(super_options).any(|item| item == word);
    match fs_type {
        // FAT has no place for owners; of NTFS the old driver reads none. ntfs3 is not among them: it
        // keeps both in the attributes $LXUID, $LXGID and $LXMOD (ntfs_save_wsl_perm, since 5.15).
        "vfat" | "msdos" | "umsdos" | "exfat" | "ntfs" | "hfs" | "hpfs" | "vboxsf" => MountDecides::Options,
        // ntfs-3g and exfat-fuse. ntfs-3g keeps owners when mounted with `permissions`, which the kernel
        // is not told: it lists the options of FUSE only.
        other if kind_of(other) == "fuseblk" => MountDecides::Options,
        // WSL 1.
        "drvfs" if !has(b"metadata") && !items(options).any(|item| item == b"metadata") => {
            MountDecides::Options
        }
        "9p" => nine_p(super_options),
        // Without one of these the owners and modes shown are uid=, gid=, file_mode= and dir_mode=
        // (cifs_show_options in fs/smb/client/cifsfs.c; mount.cifs(8)).
        "cifs" | "smb3"
            if ![&b"posix"[..], b"unix", b"cifsacl", b"modefromsid"].iter().any(|word| has(word)) =>
        {
            MountDecides::Options
        }
        // With them, and on all of these, somebody else has the last word: a server, Windows, or the
        // host of a virtual machine (fakeowner is Docker Desktop's, prl_fs Parallels').
        "drvfs" | "cifs" | "smb3" | "nfs" | "nfs4" | "ceph" | "afs" | "coda" | "lustre" | "virtiofs"
        | "fakeowner" | "prl_fs" => MountDecides::Server,
        other if kind_of(other) == "fuse" => MountDecides::Program {
            user: user_id(super_options),
            others: has(b"allow_other"),
            modes: has(b"default_permissions"),
        },
        _ => MountDecides::Kernel,
    }
}

/// `fuse.sshfs` is of the kind `fuse` (mount(8), "subtype").
fn kind_of(fs_type: &str) -> &str {
    fs_type.split('.').next().unwrap_or_default()
}

/// WSL 2 writes its own options as one, `aname=drvfs;path=C:\;uid=1000;…`, `metadata` among them when
/// owners and modes are kept. Other servers of 9p keep them, or refuse.
fn nine_p(super_options: &[u8]) -> MountDecides {
    const START: &[u8] = b"aname=drvfs";
    let Some(at) = super_options.windows(START.len()).position(|bytes| bytes == START) else {
        return MountDecides::Server;
    };
    // A comma inside `path=` would split the option: both separators count.
    let mut words = super_options[at + START.len()..].split(|byte| matches!(byte, b';' | b','));
    let is_drvfs = words.next() == Some(b"");
    if is_drvfs && !words.any(|word| word == b"metadata") {
        MountDecides::Options
    } else {
        MountDecides::Server
    }
}

fn user_id(super_options: &[u8]) -> Uid {
    let number = items(super_options)
        .find_map(|item| std::str::from_utf8(item.strip_prefix(b"user_id=")?).ok()?.parse().ok());
    Uid(number.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fs_type: &str, super_options: &str) -> MountDecides {
        decides(fs_type, b"rw,relatime", super_options.as_bytes())
    }

    #[test]
    fn read_only_is_told_by_the_mount_and_by_the_file_system() {
        assert_eq!(writable(b"rw,relatime", b"rw,discard"), Writable::Yes);
        assert_eq!(writable(b"ro,relatime", b"rw,discard"), Writable::NotHere);
        assert_eq!(writable(b"rw,relatime", b"ro"), Writable::Nowhere);
        assert_eq!(writable(b"ro", b"ro,errors=remount-ro"), Writable::Nowhere);
        // A folder called `ro` among the layers of an overlay.
        assert_eq!(writable(b"rw", b"rw,lowerdir=/a,ro"), Writable::Yes);
    }

    #[test]
    fn file_systems_of_this_machine_keep_owners_and_modes() {
        for kind in [
            "ext4",
            "xfs",
            "btrfs",
            "tmpfs",
            "overlay",
            "zfs",
            "squashfs",
            "iso9660",
            "f2fs",
            "bcachefs",
            "hfsplus",
            "ntfs3",
            "ecryptfs",
            "wslfs",
            "something-new",
        ] {
            assert_eq!(of(kind, "rw"), MountDecides::Kernel, "{kind}");
        }
    }

    #[test]
    fn on_fat_and_ntfs_options_say_who_owns() {
        // udisks mounting a stick, and ntfs-3g as /proc/mounts shows it.
        assert_eq!(of("vfat", "rw,uid=1000,gid=1000,fmask=0022,dmask=0022"), MountDecides::Options);
        assert_eq!(
            of("fuseblk", "rw,user_id=0,group_id=0,default_permissions,allow_other,blksize=4096"),
            MountDecides::Options
        );
        for kind in ["msdos", "exfat", "ntfs"] {
            assert_eq!(of(kind, "rw"), MountDecides::Options, "{kind}");
        }
    }

    #[test]
    fn on_wsl_metadata_makes_the_difference() {
        // WSL 2: lamyj/wsl-path-converter#4 and microsoft/WSL#5122.
        let without = "rw,aname=drvfs;path=C:\\;uid=1000;gid=1000;symlinkroot=/mnt/,mmap,access=client,msize=65536,trans=fd,rfd=8,wfd=8";
        let with = "rw,aname=drvfs;path=C:\\;uid=1000;gid=1000;metadata;uid=1000;gid=1000;fmask=0027;dmask=0027;symlinkroot=/mnt/,mmap,access=client,msize=65536,trans=fd,rfd=8,wfd=8";
        assert_eq!(of("9p", without), MountDecides::Options);
        assert_eq!(of("9p", with), MountDecides::Server);
        assert_eq!(
            of("9p", "rw,aname=drvfs;path=C:\\metadata;x,y;uid=1000,trans=virtio"),
            MountDecides::Options
        );
        // WSL 1: microsoft/WSL#353.
        assert_eq!(of("drvfs", "rw,uid=1000,gid=1000,case=off"), MountDecides::Options);
        assert_eq!(
            of("drvfs", "rw,uid=1000,gid=1000,umask=22,fmask=11,metadata,case=off"),
            MountDecides::Server
        );
        // The drivers of WSL, and another server of 9p (QEMU).
        assert_eq!(
            of("9p", "ro,aname=drivers;fmask=222;dmask=222,mmap,access=client,trans=fd"),
            MountDecides::Server
        );
        assert_eq!(of("9p", "rw,access=client,trans=virtio"), MountDecides::Server);
        // WSL 2.7 by virtiofs shows no options of its own: microsoft/WSL#14301.
        assert_eq!(of("virtiofs", "rw"), MountDecides::Server);
    }

    #[test]
    fn on_network_shares_a_server_has_the_last_word() {
        let windows = "rw,vers=3.1.1,cache=strict,username=a,uid=1000,forceuid,gid=1000,forcegid,addr=10.0.0.2,file_mode=0755,dir_mode=0755,soft,nounix,serverino,mapposix";
        assert_eq!(of("cifs", windows), MountDecides::Options);
        assert_eq!(of("smb3", windows), MountDecides::Options);
        for word in ["posix", "unix", "cifsacl", "modefromsid"] {
            assert_eq!(of("cifs", &windows.replace("nounix", word)), MountDecides::Server, "{word}");
        }
        // Documentation/filesystems/nfs; Docker Desktop on macOS (docker/for-mac).
        assert_eq!(of("nfs4", "rw,vers=4.2,sec=sys,addr=10.0.0.2"), MountDecides::Server);
        assert_eq!(of("fakeowner", "rw,fakeowner"), MountDecides::Server);
    }

    #[test]
    fn with_fuse_a_program_decides() {
        let program = |user, others, modes| MountDecides::Program { user: Uid(user), others, modes };
        assert_eq!(of("fuse.sshfs", "rw,user_id=1000,group_id=1000"), program(1000, false, false));
        assert_eq!(
            of("fuse.grpcfuse", "rw,user_id=0,group_id=0,allow_other,max_read=1048576"),
            program(0, true, false)
        );
        assert_eq!(
            of("fuse", "rw,user_id=0,group_id=0,default_permissions,allow_other"),
            program(0, true, true)
        );
    }
}
