//! Downloaded toolchains.

use super::{B, Damage, Whole, foreign, row};
use crate::cache::{ROOT, chmod, chmod_all, chown_all, put, remove};
use crate::proxy;

pub const ROWS: &[Damage] = &[
    row("toolchain: pkg/tool without x", |c| chmod_all(&c.toolchain("pkg/tool"), no_x)),
    row("toolchain: nothing with x", |c| chmod_all(&c.toolchain(""), no_x)),
    row("toolchain: only bin/go with x", |c| {
        chmod_all(&c.toolchain(""), no_x);
        chmod(&c.toolchain("bin/go"), 0o555);
    }),
    row("toolchain: bin/go 0744 root's", |c| foreign(&c.toolchain("bin/go"), 0o744)),
    row("toolchain: bin/gofmt without x", |c| chmod(&c.toolchain("bin/gofmt"), 0o444)),
    row("toolchain: a program of lib without x", |c| chmod_all(&c.toolchain("lib"), no_x)),
    row("toolchain: root's, complete", |c| chown_all(&c.toolchain(""), ROOT, ROOT)),
    row("toolchain: root's, nothing with x", |c| {
        chown_all(&c.toolchain(""), ROOT, ROOT);
        chmod_all(&c.toolchain(""), no_x);
    }),
    row("toolchain: B's, nothing with x", |c| {
        chown_all(&c.toolchain(""), B, B);
        chmod_all(&c.toolchain(""), no_x);
    }),
    row("toolchain: root's 0700 at its root", |c| foreign(&c.toolchain(""), 0o700)),
    row("toolchain: bin 0700 root's", |c| foreign(&c.toolchain("bin"), 0o700)),
    row("toolchain: src/go.mod missing", |c| remove(&c.toolchain("src/go.mod"))),
    row("toolchain: src/go.mod missing, root's", |c| {
        remove(&c.toolchain("src/go.mod"));
        chown_all(&c.toolchain(""), ROOT, ROOT);
    }),
    row("toolchain: src/cmd/go.mod missing, root's", |c| {
        remove(&c.toolchain("src/cmd/go.mod"));
        chown_all(&c.toolchain(""), ROOT, ROOT);
    }),
    row("toolchain: both go.mod missing, B's", |c| {
        remove(&c.toolchain("src/go.mod"));
        remove(&c.toolchain("src/cmd/go.mod"));
        chown_all(&c.toolchain(""), B, B);
    }),
    row("toolchain: tree missing", |c| remove(&c.toolchain(""))),
    row("toolchain: tree missing, golang.org root's", |c| {
        remove(&c.toolchain(""));
        foreign(&c.at("golang.org"), 0o755);
    }),
    row("toolchain: .ziphash 000", |c| chmod(&at_v(c, "ziphash"), 0o000)),
    row("toolchain: .ziphash root's 0600", |c| foreign(&at_v(c, "ziphash"), 0o600)),
    row("toolchain: .zip missing", |c| remove(&at_v(c, "zip"))),
    row("toolchain: .partial root's", |c| put(&at_v(c, "partial"), b"", ROOT, 0o644)),
    row("toolchain: .partial A's", |c| put(&at_v(c, "partial"), b"", super::A, 0o644)),
    row("toolchain: of umask 077, its way open", |c| {
        for dir in ["", "cache", "cache/download", "golang.org"] {
            chmod(&c.at(dir), 0o755);
        }
    })
    .of(Whole::Umask("077")),
];

fn no_x(dir: bool, mode: u32) -> u32 {
    if dir { mode } else { mode & !0o111 }
}

/// A file of the toolchain under its `@v`, by its suffix.
fn at_v(cache: &crate::cache::Cache, suffix: &str) -> std::path::PathBuf {
    let version = proxy::toolchain_version(proxy::TOOLCHAIN);
    cache.at("cache/download/golang.org/toolchain/@v").join(format!("{version}.{suffix}"))
}
