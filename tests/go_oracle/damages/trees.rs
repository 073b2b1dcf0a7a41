//! Extracted trees, and extractions that did not end.

use super::{A, AV, B, Damage, TREE, av, foreign, row};
use crate::cache::{ROOT, chmod, chmod_all, chown, chown_all, put, remove};

pub const ROWS: &[Damage] = &[
    row("tree root's 0700 at its root", |c| foreign(&c.at(TREE), 0o700)),
    row("tree A's 0500 at its root (go before 1.16)", |c| chmod(&c.at(TREE), 0o500)),
    row("tree root's, as go made it", |c| chown_all(&c.at(TREE), ROOT, ROOT)),
    row("tree B's, as go made it", |c| chown_all(&c.at(TREE), B, B)),
    row("tree root's, a+rwX", |c| {
        chown_all(&c.at(TREE), ROOT, ROOT);
        chmod_all(&c.at(TREE), |dir, mode| mode | if dir { 0o777 } else { 0o666 });
    }),
    row("tree root's, sticky a+rwX", |c| {
        chown_all(&c.at(TREE), ROOT, ROOT);
        chmod_all(&c.at(TREE), |dir, mode| mode | if dir { 0o1777 } else { 0o666 });
    }),
    row("tree's sub root's", |c| chown_all(&c.at(TREE).join("sub"), ROOT, ROOT)),
    row("tree's root 0444", |c| chmod(&c.at(TREE), 0o444)),
    row("tree's root 0111", |c| chmod(&c.at(TREE), 0o111)),
    row("tree's root 000", |c| chmod(&c.at(TREE), 0o000)),
    row("tree's sub 000", |c| chmod(&c.at(TREE).join("sub"), 0o000)),
    row("tree's sub 0111", |c| chmod(&c.at(TREE).join("sub"), 0o111)),
    row("tree's source 000", |c| chmod(&c.at(TREE).join("code.go"), 0o000)),
    row("tree's source 0044: the owner is asked first", |c| chmod(&c.at(TREE).join("code.go"), 0o044)),
    row("tree's source 0404: the group is asked before others", |c| {
        chmod(&c.at(TREE).join("code.go"), 0o404);
    }),
    row("tree's LICENSE 000", |c| chmod(&c.at(TREE).join("LICENSE"), 0o000)),
    row("tree's test file 000", |c| chmod(&c.at(TREE).join("code_test.go"), 0o000)),
    row("tree's source for another OS 000", |c| chmod(&c.at(TREE).join("code_windows.go"), 0o000)),
    row("tree's testdata 000", |c| chmod(&c.at(TREE).join("testdata"), 0o000)),
    row("tree's file in testdata 000", |c| chmod(&c.at(TREE).join("testdata/input.txt"), 0o000)),
    row("tree's docs 000", |c| chmod(&c.at(TREE).join("docs"), 0o000)),
    row("tree's go.mod 000", |c| chmod(&c.at(TREE).join("go.mod"), 0o000)),
    row("tree missing", |c| remove(&c.at(TREE))),
    row("tree missing, host dir 0555", |c| {
        remove(&c.at(TREE));
        chmod(&c.at("example.com"), 0o555);
    }),
    row("tree missing, @v 0555", |c| {
        remove(&c.at(TREE));
        chmod(&c.at(AV), 0o555);
    }),
    row(".partial own", |c| put(&av(c, "partial"), b"", A, 0o644)),
    row(".partial root's", |c| put(&av(c, "partial"), b"", ROOT, 0o644)),
    row(".partial open to all", |c| put(&av(c, "partial"), b"", ROOT, 0o666)),
    row(".partial own, @v 0555", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chmod(&c.at(AV), 0o555);
    }),
    row(".partial own, tree root's", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
    row(".partial own, host dir without r", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chmod(&c.at("example.com"), 0o311);
    }),
    row(".partial own, tree's source 000", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chmod(&c.at(TREE).join("code.go"), 0o000);
    }),
    row(".partial own, tree's sub root's", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chown_all(&c.at(TREE).join("sub"), ROOT, ROOT);
    }),
    row(".partial and tree root's", |c| {
        put(&av(c, "partial"), b"", ROOT, 0o644);
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
    row(".partial own, tree missing", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        remove(&c.at(TREE));
    }),
    row(".partial own, .zip root's 0600", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        foreign(&av(c, "zip"), 0o600);
    }),
    row(".partial in a sticky @v of B's", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chown(&c.at(AV), B, B);
        chmod(&c.at(AV), 0o1777);
    }),
    row(".partial open to all, a+rwX and sticky", |c| {
        put(&av(c, "partial"), b"", ROOT, 0o666);
        chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o1777 } else { 0o666 });
    }),
    row(".ziphash missing, tree root's", |c| {
        remove(&av(c, "ziphash"));
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
];
