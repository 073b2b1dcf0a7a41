//! go's locks: left behind, closed, held.

use super::{A, AV, Damage, TREE, av, foreign, row};
use crate::cache::{ROOT, chmod, put, remove};

pub const ROWS: &[Damage] = &[
    row("cache/lock 000", |c| put(&c.at("cache/lock"), b"", A, 0o000)),
    row("cache/lock root's", |c| put(&c.at("cache/lock"), b"", ROOT, 0o600)),
    row("version lock 000, complete", |c| chmod(&av(c, "lock"), 0o000)),
    row("version lock root's, complete", |c| foreign(&av(c, "lock"), 0o644)),
    row("version lock root's, tree missing", |c| {
        foreign(&av(c, "lock"), 0o644);
        remove(&c.at(TREE));
    }),
    row("version lock 0444, tree missing", |c| {
        chmod(&av(c, "lock"), 0o444);
        remove(&c.at(TREE));
    }),
    row("version lock missing", |c| remove(&av(c, "lock"))),
    row("version lock and tree missing", |c| {
        remove(&av(c, "lock"));
        remove(&c.at(TREE));
    }),
    row("leftover lock of v1.1.0 root's", |c| put(&c.at(AV).join("v1.1.0.lock"), b"", ROOT, 0o644)),
    row("leftover lock of v1.1.0 own", |c| put(&c.at(AV).join("v1.1.0.lock"), b"", A, 0o644)),
    row("leftover lock of v1.1.0 open to all", |c| put(&c.at(AV).join("v1.1.0.lock"), b"", ROOT, 0o666)),
    row("lock of v1.1.0 held", |c| {
        put(&c.at(AV).join("v1.1.0.lock"), b"", A, 0o666);
        c.hold(&c.at(AV).join("v1.1.0.lock"));
    })
    .by(&[super::Who::A])
    .alone(),
    row("lock of v1.0.0 held, tree missing", |c| {
        remove(&c.at(TREE));
        c.hold(&av(c, "lock"));
    })
    .by(&[super::Who::A])
    .alone(),
    row("lock of v1.0.0 held, complete", |c| c.hold(&av(c, "lock"))).by(&[super::Who::A]).alone(),
];
