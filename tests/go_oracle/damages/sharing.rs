//! Caches that a group shares.

use super::{A, AV, C, Damage, TREE, Whole, av, row};
use crate::cache::{Cache, chmod, chmod_all, chown, put};

const fn shared(name: &'static str, hurt: fn(&Cache)) -> Damage {
    row(name, hurt).of(Whole::Shared).open()
}

const fn shared_rw(name: &'static str, hurt: fn(&Cache)) -> Damage {
    Damage { flags: "-modcacherw", ..row(name, hurt).of(Whole::SharedRw).open() }
}

pub const ROWS: &[Damage] = &[
    shared("shared: umask 002 and setgid from the start", |_| {}),
    shared("shared: .partial over A's tree", partial),
    shared_rw("shared with -modcacherw", |_| {}),
    shared_rw("shared with -modcacherw: .partial over A's tree", partial),
    shared("shared: a member had umask 022", |c| {
        chown(&c.at(AV), C, A);
        chmod(&c.at(AV), 0o2755);
        chmod_all(&c.at(TREE), |dir, mode| if dir { mode } else { mode & !0o020 });
    }),
    shared("shared: a member with umask 022 made a new version's files", |c| {
        let info = br#"{"Version":"v1.1.0","Time":"2024-01-01T00:00:00Z"}"#;
        let gomod = b"module example.com/alpha\n\ngo 1.21\n\n";
        for (suffix, bytes) in [("lock", &b""[..]), ("info", info), ("mod", gomod)] {
            let path = c.at(AV).join(format!("v1.1.0.{suffix}"));
            put(&path, bytes, C, 0o644);
            chown(&path, C, A);
        }
        let _ = std::fs::write(c.at(AV).join("list"), "v1.0.0\nv1.1.0\n");
    })
    .alone(),
    row("retro-fitted: dirs 2775, files left 0644", |c| {
        chmod_all(&c.at(".."), |dir, mode| if dir && mode & 0o200 != 0 { 0o2775 } else { mode });
    })
    .open(),
    row("retro-fitted, tree of v1.0.0 missing", |c| {
        chmod_all(&c.at(".."), |dir, mode| if dir && mode & 0o200 != 0 { 0o2775 } else { mode });
        crate::cache::remove(&c.at(TREE));
    })
    .open(),
    row("setgid and the group's, but closed to it", |c| {
        chmod_all(&c.at(".."), |dir, mode| if dir { mode | 0o2000 } else { mode });
    })
    .open(),
];

fn partial(c: &Cache) {
    let path = av(c, "partial");
    put(&path, b"", A, 0o664);
}
