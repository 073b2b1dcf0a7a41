//! GOMODCACHE itself and what leads to it.

use super::{A, B, DOWNLOAD, Damage, Stage, row};
use crate::cache::{Cache, ROOT, chmod, chown, fresh, link, put, remove, rename};

const fn place(name: &'static str, hurt: fn(&Cache)) -> Damage {
    row(name, hurt).at(Stage::Place)
}

pub const ROWS: &[Damage] = &[
    place("parent without x", |c| chmod(&c.at(".."), 0o644)),
    place("parent 0311", |c| chmod(&c.at(".."), 0o311)),
    place("parent root's", |c| chown(&c.at(".."), ROOT, ROOT)),
    place("parent sticky and open", |c| chmod(&c.at(".."), 0o1777)),
    place("parent root's, sticky and open", |c| {
        chown(&c.at(".."), ROOT, ROOT);
        chmod(&c.at(".."), 0o1777);
    }),
    place("parent of the parent 0700", |c| chmod(&c.at("../.."), 0o700)),
    place("dangling link", |c| {
        remove(&c.at(""));
        link("/nowhere/at/all", &c.modcache());
    }),
    place("good link", |c| {
        rename(&c.modcache(), &c.at("..").join("elsewhere"));
        link("elsewhere", &c.modcache());
    }),
    place("a link through a closed folder", |c| {
        fresh(&c.at("..").join("closed"), ROOT, 0o700);
        rename(&c.modcache(), &c.at("..").join("closed/elsewhere"));
        link("closed/elsewhere", &c.modcache());
    }),
    place("a file", |c| {
        remove(&c.at(""));
        put(&c.modcache(), b"", A, 0o644);
    }),
    place("absent", |c| remove(&c.at(""))),
    place("absent, parent root's", |c| {
        remove(&c.at(""));
        chown(&c.at(".."), ROOT, ROOT);
    }),
    place("absent, and its parent too", |c| remove(&c.at(".."))),
    place("absent, and its parent too, above root's", |c| {
        remove(&c.at(".."));
        chown(&c.place.join("go"), ROOT, ROOT);
    }),
    place("empty", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), A, 0o755);
    }),
    place("empty, root's (a new volume)", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), ROOT, 0o755);
    }),
    place("empty, root's 0700", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), ROOT, 0o700);
    }),
    place("empty, B's 0777", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), B, 0o777);
    }),
    place("only cache/download, empty and root's", |c| {
        remove(&c.at(""));
        for dir in ["", "cache"] {
            fresh(&c.at(dir), A, 0o755);
        }
        fresh(&c.at(DOWNLOAD), ROOT, 0o755);
    }),
    place("only the trees: no cache folder", |c| remove(&c.at("cache"))),
    place("only the trees, root's root folder", |c| {
        remove(&c.at("cache"));
        chown(&c.at(""), ROOT, ROOT);
    }),
    place("no trees: only the cache folder", |c| {
        remove(&c.at("example.com"));
        remove(&c.at("golang.org"));
    }),
    place("no trees, root's root folder", |c| {
        remove(&c.at("example.com"));
        remove(&c.at("golang.org"));
        chown(&c.at(""), ROOT, ROOT);
    }),
];
