//! Flags that bind root too: immutable and append-only.

use super::{A, AV, DOWNLOAD, Damage, Stage, TREE, av, row};
use crate::cache::{Cache, put, remove};

const fn flag(name: &'static str, hurt: fn(&Cache)) -> Damage {
    row(name, hurt).at(Stage::Seal)
}

pub const ROWS: &[Damage] = &[
    flag("+i on @v", |c| c.flags(&c.at(AV), "i")),
    flag("+a on @v", |c| c.flags(&c.at(AV), "a")),
    flag("+i on list", |c| c.flags(&c.at(AV).join("list"), "i")),
    flag("+a on list", |c| c.flags(&c.at(AV).join("list"), "a")),
    flag("+i on .ziphash", |c| c.flags(&av(c, "ziphash"), "i")),
    flag("+i on .mod", |c| c.flags(&av(c, "mod"), "i")),
    flag("+i on the lock, tree missing", |c| {
        remove(&c.at(TREE));
        c.flags(&av(c, "lock"), "i");
    }),
    flag("+a on the lock, tree missing", |c| {
        remove(&c.at(TREE));
        c.flags(&av(c, "lock"), "a");
    }),
    flag("+i on an extracted file", |c| c.flags(&c.at(TREE).join("code.go"), "i")),
    flag("+a on an extracted file", |c| c.flags(&c.at(TREE).join("code.go"), "a")),
    flag("+i on an extracted file, .partial", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        c.flags(&c.at(TREE).join("code.go"), "i");
    }),
    flag("+i on a tree's folder", |c| c.flags(&c.at(TREE).join("sub"), "i")),
    flag("+a on a tree's folder", |c| c.flags(&c.at(TREE).join("sub"), "a")),
    flag("+i on a tree's root", |c| c.flags(&c.at(TREE), "i")),
    flag("+i on the host dir, tree missing", |c| {
        remove(&c.at(TREE));
        c.flags(&c.at("example.com"), "i");
    }),
    flag("+a on the host dir", |c| c.flags(&c.at("example.com"), "a")),
    flag("+i on cache/download", |c| c.flags(&c.at(DOWNLOAD), "i")),
    flag("+i on the root dir", |c| c.flags(&c.at(""), "i")),
    flag("+a on the root dir", |c| c.flags(&c.at(""), "a")),
    flag("+i on the parent", |c| c.flags(&c.at(".."), "i")),
    flag("+a on the parent", |c| c.flags(&c.at(".."), "a")),
];
