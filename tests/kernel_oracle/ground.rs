//! What a tree stands on: a folder, or mounts that a private mount namespace takes with it when it ends.

use crate::forest::{Forest, GIDS, Kind};
use crate::random::Chance;

/// Owners, and somebody who owns nothing.
const ASKING: [u32; 6] = [0, 1001, 1002, 1003, 4711, 65534];

/// Two change places; 1003, 1501 and 65534 have no number on the mount.
const UID_MAP: &str = "0:0:1,1001:1002:1,1002:1001:1";
const GID_MAP: &str = "0:0:1,1001:1500:1,1500:1001:1,1002:1002:1";

/// The helper that mounts with such maps.
pub const IDMAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/kernel_oracle/idmap.py");

/// What this process may do.
#[derive(Clone, Copy)]
pub struct May {
    pub mount: bool,
    /// Mount with owners shown as others.
    pub map: bool,
}

/// A place for a tree, made by commands in which `$T` is the folder of the round and `$IDMAP` a helper.
pub struct Ground {
    pub name: &'static str,
    /// Who is asked about it.
    pub uids: &'static [u32],
    pub gids: &'static [u32],
    /// Whether it can be asked about from a user namespace too.
    pub from_namespace: bool,
    /// Before the tree is made.
    pub before: String,
    /// Where it is made.
    pub made: &'static str,
    /// After it was made.
    pub after: String,
    /// Where it is looked at.
    pub seen: &'static str,
    /// What to unmount at the end, first things first.
    pub mounts: Vec<String>,
}

impl Ground {
    pub fn plain() -> Self {
        Self {
            name: "a folder",
            uids: &ASKING,
            gids: &GIDS,
            from_namespace: true,
            before: "mkdir $T/base".into(),
            made: "base",
            after: String::new(),
            seen: "base",
            mounts: Vec::new(),
        }
    }

    /// Every third round a folder, else one of the mounts.
    pub fn random(chance: &mut Chance, forest: &Forest, may: May) -> Self {
        let tmpfs = |options: &str| format!("mkdir $T/base; mount -t tmpfs -o {options} oracle $T/base");
        let plain = Self::plain();
        match chance.below(10) {
            _ if !may.mount => plain,
            0 => Self {
                name: "a read-only bind mount",
                before: "mkdir $T/base $T/view".into(),
                after: "mount --bind $T/base $T/view; mount -o remount,bind,ro $T/view".into(),
                seen: "view",
                mounts: vec!["view".into()],
                ..plain
            },
            1 => Self {
                name: "a read-only file system",
                before: tmpfs("mode=755"),
                after: "mount -o remount,ro $T/base".into(),
                mounts: vec!["base".into()],
                ..plain
            },
            2 => Self {
                name: "a mount without programs",
                before: tmpfs("mode=755,noexec"),
                mounts: vec!["base".into()],
                ..plain
            },
            3 | 4 => Self {
                name: "an overlay",
                before: "mkdir $T/layers $T/view; mount -t tmpfs -o mode=755 oracle $T/layers; \
                         mkdir $T/layers/lower $T/layers/upper $T/layers/work"
                    .into(),
                made: "layers/lower",
                after: "mount -t overlay -o lowerdir=$T/layers/lower,upperdir=$T/layers/upper,\
                        workdir=$T/layers/work oracle $T/view"
                    .into(),
                seen: "view",
                mounts: vec!["view".into(), "layers".into()],
                ..plain
            },
            5 => Self::inner(chance, forest).unwrap_or(plain),
            6 if may.map => Self {
                name: "an id-mapped mount",
                // Who has no number on the mount makes no names there (EOVERFLOW), and what numbers it has
                // is in no file: only those who have one are asked.
                uids: &[0, 1001, 1002],
                gids: &[0, 1001, 1002, 1500],
                from_namespace: false,
                before: "mkdir $T/base $T/view".into(),
                after: format!("python3 $IDMAP $T/base $T/view {UID_MAP} {GID_MAP}"),
                seen: "view",
                mounts: vec!["view".into()],
                ..plain
            },
            _ => plain,
        }
    }

    /// A directory of the tree mounted on itself, half the time for reading only.
    fn inner(chance: &mut Chance, forest: &Forest) -> Option<Self> {
        let dirs: Vec<usize> = (1..forest.0.len()).filter(|at| forest.0[*at].kind == Kind::Dir).collect();
        let dir = dirs.get(chance.below(dirs.len().max(1) as u32) as usize)?;
        let point = format!("base/{}", forest.path(*dir));
        let how = if chance.percent(50) { "ro" } else { "noexec" };
        let after = format!("mount --bind $T/{point} $T/{point}; mount -o remount,bind,{how} $T/{point}");
        Some(Self { name: "a folder with a mount inside", after, mounts: vec![point], ..Self::plain() })
    }
}
