//! Mounts: for reading only, without programs, in the middle of the cache.

use super::{A, AV, Damage, Stage, TREE, av, row};
use crate::cache::{Cache, chmod, chown, put, remove};

const fn mounted(name: &'static str, hurt: fn(&Cache)) -> Damage {
    row(name, hurt).at(Stage::Seal)
}

pub const ROWS: &[Damage] = &[
    mounted("read-only bind mount, complete", |c| c.bind(&c.at(""), "ro")),
    mounted("read-only bind mount, .info missing", |c| {
        remove(&av(c, "info"));
        c.bind(&c.at(""), "ro");
    }),
    mounted("read-only bind mount, tree missing", |c| {
        remove(&c.at(TREE));
        c.bind(&c.at(""), "ro");
    }),
    mounted("read-only bind mount, .partial", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        c.bind(&c.at(""), "ro");
    }),
    mounted("read-only bind mount, .mod 000", |c| {
        chmod(&av(c, "mod"), 0o000);
        c.bind(&c.at(""), "ro");
    }),
    mounted("read-only bind mount of the parent", |c| c.bind(&c.at(".."), "ro")),
    mounted("read-only bind mount of @v", |c| c.bind(&c.at(AV), "ro")),
    mounted("read-only bind mount of a tree", |c| c.bind(&c.at(TREE), "ro")),
    mounted("bind mount of a tree", |c| c.bind(&c.at(TREE), "rw")),
    mounted("bind mount of a tree, .partial", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        c.bind(&c.at(TREE), "rw");
    }),
    mounted("bind mount of the root", |c| c.bind(&c.at(""), "rw")),
    mounted("noexec mount with a toolchain", |c| c.bind(&c.at(""), "noexec")),
    mounted("noexec mount, toolchain missing", |c| {
        remove(&c.toolchain(""));
        c.bind(&c.at(""), "noexec");
    }),
    mounted("tmpfs on the root", |c| {
        c.mount(&["-t", "tmpfs", "-o", "mode=0755", "none"], &c.at(""));
        chown(&c.at(""), A, A);
    }),
    mounted("tmpfs on the root, root's", |c| {
        c.mount(&["-t", "tmpfs", "-o", "mode=0755", "none"], &c.at(""));
    }),
    mounted("overlay: the cache below, nothing above", overlay),
];

/// As a container sees a cache of its image.
fn overlay(c: &Cache) {
    let at = |name: &str| c.place.join(name);
    for name in ["above", "work"] {
        crate::cache::fresh(&at(name), A, 0o755);
    }
    let options = format!(
        "lowerdir={},upperdir={},workdir={}",
        c.modcache().display(),
        at("above").display(),
        at("work").display()
    );
    c.mount(&["-t", "overlay", "-o", &options, "none"], &c.at(""));
}
