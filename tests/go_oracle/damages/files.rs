//! Files under `@v`.

use super::{A, AV, B, Damage, TREE, av, foreign, row};
use crate::cache::{ROOT, chmod, chown, put, remove, truncate};

const OMEGA: &str = "cache/download/example.com/omega/@v";

pub const ROWS: &[Damage] = &[
    row(".mod root's 0600", |c| foreign(&av(c, "mod"), 0o600)),
    row(".mod and @v root's, 0600", |c| {
        foreign(&av(c, "mod"), 0o600);
        chown(&c.at(AV), ROOT, ROOT);
    }),
    row(".mod 000", |c| chmod(&av(c, "mod"), 0o000)),
    row(".mod root's 0600 in a sticky @v", |c| {
        foreign(&av(c, "mod"), 0o600);
        chown(&c.at(AV), B, B);
        chmod(&c.at(AV), 0o1777);
    }),
    row(".mod missing, @v root's", |c| {
        remove(&av(c, "mod"));
        chown(&c.at(AV), ROOT, ROOT);
    }),
    row(".info root's 0600", |c| foreign(&av(c, "info"), 0o600)),
    row(".info and @v root's, 0600", |c| {
        foreign(&av(c, "info"), 0o600);
        chown(&c.at(AV), ROOT, ROOT);
    }),
    row("graph-only .info root's 0600, @v root's", |c| {
        foreign(&c.at(OMEGA).join("v1.0.0.info"), 0o600);
        chown(&c.at(OMEGA), ROOT, ROOT);
    }),
    row("graph-only .info 000", |c| chmod(&c.at(OMEGA).join("v1.0.0.info"), 0o000)),
    row(".info missing", |c| remove(&av(c, "info"))),
    row(".zip root's 0600, tree there", |c| foreign(&av(c, "zip"), 0o600)),
    row(".zip root's 0600, tree missing", |c| {
        foreign(&av(c, "zip"), 0o600);
        remove(&c.at(TREE));
    }),
    row(".zip missing", |c| remove(&av(c, "zip"))),
    row(".zip missing, @v root's", |c| {
        remove(&av(c, "zip"));
        chown(&c.at(AV), ROOT, ROOT);
    }),
    row(".zip and tree missing", |c| {
        remove(&av(c, "zip"));
        remove(&c.at(TREE));
    }),
    row(".zip missing, .ziphash root's", |c| {
        remove(&av(c, "zip"));
        foreign(&av(c, "ziphash"), 0o644);
    }),
    row("list root's 0644", |c| foreign(&c.at(AV).join("list"), 0o644)),
    row("list root's 0600", |c| foreign(&c.at(AV).join("list"), 0o600)),
    row("list own 0444", |c| chmod(&c.at(AV).join("list"), 0o444)),
    row("list own 0200", |c| chmod(&c.at(AV).join("list"), 0o200)),
    row("list missing", |c| remove(&c.at(AV).join("list"))),
    row(".ziphash missing", |c| remove(&av(c, "ziphash"))),
    row(".ziphash missing, @v root's", |c| {
        remove(&av(c, "ziphash"));
        chown(&c.at(AV), ROOT, ROOT);
    }),
    row(".ziphash root's 0600", |c| foreign(&av(c, "ziphash"), 0o600)),
    row(".ziphash 000", |c| chmod(&av(c, "ziphash"), 0o000)),
    row(".ziphash 0000, tree missing", |c| {
        chmod(&av(c, "ziphash"), 0o000);
        remove(&c.at(TREE));
    }),
    row(".ziphash empty", |c| truncate(&av(c, "ziphash"))),
    row(".ziphash empty, root's", |c| {
        truncate(&av(c, "ziphash"));
        foreign(&av(c, "ziphash"), 0o644);
    }),
    row(".ziphash empty, .zip missing", |c| {
        truncate(&av(c, "ziphash"));
        remove(&av(c, "zip"));
    }),
    row(".ziphash missing, zip root's 0600", |c| {
        remove(&av(c, "ziphash"));
        foreign(&av(c, "zip"), 0o600);
    }),
    row(".ziphash missing, lock root's", |c| {
        remove(&av(c, "ziphash"));
        foreign(&av(c, "lock"), 0o644);
    }),
    row(".ziphash and .zip missing", |c| {
        remove(&av(c, "ziphash"));
        remove(&av(c, "zip"));
    }),
    row(".ziphash, .zip and tree missing", |c| {
        remove(&av(c, "ziphash"));
        remove(&av(c, "zip"));
        remove(&c.at(TREE));
    }),
    row("leftover .tmp files root's", |c| {
        put(&c.at(AV).join("v1.0.0.info123456789.tmp"), b"", ROOT, 0o600);
        put(&c.at(AV).join("v1.1.0.zip42.tmp"), b"", ROOT, 0o600);
    }),
    row("an empty .info of a version that never came", |c| {
        put(&c.at(AV).join("v1.1.0.info"), b"", A, 0o644);
    }),
    row(".mod 000, offline", |c| chmod(&av(c, "mod"), 0o000)).offline(),
    row(".mod root's 0600, offline", |c| foreign(&av(c, "mod"), 0o600)).offline(),
    row(".info 000, offline", |c| chmod(&av(c, "info"), 0o000)).offline(),
    row(".info missing, offline", |c| remove(&av(c, "info"))).offline(),
    row(".zip missing, offline", |c| remove(&av(c, "zip"))).offline(),
    row(".ziphash missing, offline", |c| remove(&av(c, "ziphash"))).offline(),
    row("tree missing, offline", |c| remove(&c.at(TREE))).offline(),
    row(".zip missing, tree missing, offline", |c| {
        remove(&av(c, "zip"));
        remove(&c.at(TREE));
    })
    .offline(),
];
