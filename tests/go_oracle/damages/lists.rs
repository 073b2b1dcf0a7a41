//! Access control lists.

use super::{A, AV, B, Damage, TREE, Whole, av, foreign, row};
use crate::cache::{Cache, ROOT, chmod, chmod_all, chown_all, put, setfacl};

/// A cache that only its owner may enter.
const fn closed(name: &'static str, hurt: fn(&Cache)) -> Damage {
    row(name, hurt).of(Whole::Umask("077"))
}

fn user(uid: u32, rights: &str) -> String {
    format!("user:{uid}:{rights}")
}

fn all(c: &Cache, entry: &str) {
    setfacl(&c.at(""), &["-R", "-m", entry]);
}

pub const ROWS: &[Damage] = &[
    closed("list: user:B:rwX, mask ---", |c| {
        all(c, &user(B, "rwX"));
        all(c, "mask::---");
    }),
    closed("list: user:B:rX", |c| all(c, &user(B, "rX"))),
    closed("list: user:B:rwX", |c| all(c, &user(B, "rwX"))),
    closed("list: user:B:rwX, access and default", |c| {
        all(c, &user(B, "rwX"));
        // With the owner's own entry: else setfacl takes it from a mode that may have been hurt.
        setfacl(
            &c.at(""),
            &["-R", "-d", "-m", &format!("user::rwx,{},group::---,other::---", user(B, "rwX"))],
        );
    }),
    row("list: default user:B:rwx from the start", |_| {}).of(Whole::Listed),
    row("list: default from the start, .partial", |c| {
        put(&av(c, "partial"), b"", A, 0o600);
        setfacl(&av(c, "partial"), &["-m", &user(B, "rw")]);
    })
    .of(Whole::Listed),
    closed("list: user:B:rwX, cut by a later chmod go-w", |c| {
        all(c, &user(B, "rwX"));
        chmod_all(&c.at(""), |_, mode| mode & !0o022);
    }),
    closed("list: user:B:rwX, cut by a later chmod go-rwx", |c| {
        all(c, &user(B, "rwX"));
        chmod_all(&c.at(""), |_, mode| mode & !0o077);
    }),
    row("list: group:A:rwX on root's, go-rwx", |c| {
        chown_all(&c.at(""), ROOT, ROOT);
        chmod_all(&c.at(""), |_, mode| mode & 0o700);
        all(c, &format!("group:{A}:rwX"));
    }),
    row("list: group:A:rX on root's, go-rwx", |c| {
        chown_all(&c.at(""), ROOT, ROOT);
        chmod_all(&c.at(""), |_, mode| mode & 0o700);
        all(c, &format!("group:{A}:rX"));
    }),
    row("list: user:A:--- on what others may read, root's", |c| {
        chown_all(&c.at(""), ROOT, ROOT);
        all(c, &user(A, "---"));
    }),
    row("list: two groups, one reads and one writes the lock, tree missing", |c| {
        let lock = av(c, "lock");
        foreign(&lock, 0o600);
        setfacl(&lock, &["-m", &format!("group:{A}:r,group:1003:w")]);
        crate::cache::remove(&c.at(TREE));
    }),
    row("list: .mod root's 0600, user:A:r", |c| one(c, &av(c, "mod"), 0o600, "r")),
    row("list: list root's 0600, user:A:rw", |c| one(c, &c.at(AV).join("list"), 0o600, "rw")),
    row("list: list root's 0600, user:A:r", |c| one(c, &c.at(AV).join("list"), 0o600, "r")),
    row("list: .ziphash root's 0600, user:A:r", |c| one(c, &av(c, "ziphash"), 0o600, "r")),
    row("list: .ziphash root's 0644, user:A:---", |c| one(c, &av(c, "ziphash"), 0o644, "---")),
    row("list: source root's 0400, user:A:r", |c| one(c, &c.at(TREE).join("code.go"), 0o400, "r")),
    row("list: source root's 0444, user:A:---", |c| one(c, &c.at(TREE).join("code.go"), 0o444, "---")),
    row("list: @v root's, user:A:rwx", |c| one(c, &c.at(AV), 0o755, "rwx")),
    row("list: @v root's, user:A:rwx, mask r-x", |c| {
        one(c, &c.at(AV), 0o755, "rwx");
        chmod(&c.at(AV), 0o755);
    }),
    row("list: tree's root 0700 root's, user:A:rx", |c| one(c, &c.at(TREE), 0o700, "rx")),
    row("list: tree's root 0700 root's, user:A:x", |c| one(c, &c.at(TREE), 0o700, "x")),
    row("list: toolchain root's 0700, user:A:rX", |c| {
        foreign(&c.toolchain(""), 0o700);
        setfacl(&c.toolchain(""), &["-R", "-m", &user(A, "rX")]);
    }),
];

/// root's, with an entry for A.
fn one(_: &Cache, path: &std::path::Path, mode: u32, rights: &str) {
    foreign(path, mode);
    setfacl(path, &["-m", &user(A, rights)]);
}
