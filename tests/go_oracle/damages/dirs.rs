//! Directories of the cache outside of the trees.

use super::{A, AV, B, DOWNLOAD, Damage, row};
use crate::cache::{ROOT, chmod, chown, chown_all, fresh, put};

const UP: &str = "cache/download/example.com/!up/!case/@v";
const HOST: &str = "cache/download/example.com";

pub const ROWS: &[Damage] = &[
    row("root dir root's", |c| chown(&c.at(""), ROOT, ROOT)),
    row("root dir 0311", |c| chmod(&c.at(""), 0o311)),
    row("root dir 0111", |c| chmod(&c.at(""), 0o111)),
    row("root dir sticky 1777", |c| chmod(&c.at(""), 0o1777)),
    row("cache without x", |c| chmod(&c.at("cache"), 0o644)),
    row("cache without r", |c| chmod(&c.at("cache"), 0o311)),
    row("cache dir root's", |c| chown(&c.at("cache"), ROOT, ROOT)),
    row("download 0555", |c| chmod(&c.at(DOWNLOAD), 0o555)),
    row("download dir root's", |c| chown(&c.at(DOWNLOAD), ROOT, ROOT)),
    row("host dir root's", |c| chown(&c.at("example.com"), ROOT, ROOT)),
    row("host dir 0555", |c| chmod(&c.at("example.com"), 0o555)),
    row("host dir without x", |c| chmod(&c.at("example.com"), 0o644)),
    row("host dir without r", |c| chmod(&c.at("example.com"), 0o311)),
    row("host dir sticky 1777, B's", |c| {
        chown(&c.at("example.com"), B, B);
        chmod(&c.at("example.com"), 0o1777);
    }),
    row("download host dir root's", |c| chown(&c.at(HOST), ROOT, ROOT)),
    row("download host dir without r", |c| chmod(&c.at(HOST), 0o311)),
    row("download dir of a graph-only module 0400", |c| chmod(&c.at(HOST).join("omega"), 0o400)),
    row("@v of toolchains 0644", |c| chmod(&c.at("cache/download/golang.org/toolchain/@v"), 0o644)),
    row("download dir of toolchains root's 0700", |c| {
        super::foreign(&c.at("cache/download/golang.org/toolchain"), 0o700);
    }),
    row("download dir golang.org root's", |c| chown(&c.at("cache/download/golang.org"), ROOT, ROOT)),
    row("download dir golang.org 0444", |c| chmod(&c.at("cache/download/golang.org"), 0o444)),
    row("parent of /v2 trees root's", |c| chown(&c.at("example.com/alpha"), ROOT, ROOT)),
    row("golang.org root's", |c| chown(&c.at("golang.org"), ROOT, ROOT)),
    row("golang.org without x", |c| chmod(&c.at("golang.org"), 0o644)),
    row("@v root's, dir only", |c| chown(&c.at(AV), ROOT, ROOT)),
    row("@v root's, all", |c| chown_all(&c.at(AV), ROOT, ROOT)),
    row("@v B's, dir only", |c| chown(&c.at(AV), B, B)),
    row("@v without x", |c| chmod(&c.at(AV), 0o644)),
    row("@v without r", |c| chmod(&c.at(AV), 0o311)),
    row("@v sticky 1777", |c| chmod(&c.at(AV), 0o1777)),
    row("@v sticky 1775, root's, A's group", |c| {
        chown(&c.at(AV), ROOT, A);
        chmod(&c.at(AV), 0o1775);
    }),
    row("escaped @v root's, all", |c| chown_all(&c.at(UP), ROOT, ROOT)),
    row("graph-only @v root's, dir only", |c| {
        chown(&c.at("cache/download/example.com/omega/@v"), ROOT, ROOT)
    }),
    row("sumdb cache root's", |c| {
        let lookup = c.at("cache/download/sumdb/sum.golang.org/lookup");
        let _ = std::fs::create_dir_all(&lookup);
        put(&lookup.join("example.com@v1.0.0"), b"1\n", ROOT, 0o600);
        chown_all(&c.at("cache/download/sumdb"), ROOT, ROOT);
    }),
    row("vcs repository root's, not used", |c| {
        let hash = "0123456789abcdef".repeat(4);
        let _ = std::fs::create_dir_all(c.at("cache/vcs").join(&hash).join("objects"));
        put(&c.at("cache/vcs").join(format!("{hash}.lock")), b"", ROOT, 0o644);
        chown_all(&c.at("cache/vcs"), ROOT, ROOT);
    }),
    row("empty module folder root's 0700", |c| {
        fresh(&c.at("example.com/nested"), ROOT, 0o700);
    }),
    row("empty folder root's 0700", |c| {
        fresh(&c.at("cache/elsewhere"), ROOT, 0o700);
    }),
];
