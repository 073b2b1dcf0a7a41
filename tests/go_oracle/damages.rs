//! What can happen to a module cache, one row each. A is the owner of the cache, B is somebody
//! else on the same machine, C is in A's group.

use crate::cache::{Cache, ROOT, chmod, chmod_all, chown, chown_all, put, remove, truncate};

pub const A: u32 = 1001;
pub const B: u32 = 1002;
pub const C: u32 = 1003;

/// One row: a cache that A filled under `umask`, hurt by `hurt`, used by `runs`.
pub struct Damage {
    pub name: &'static str,
    pub runs: u32,
    pub umask: &'static str,
    /// GOPROXY=off: what can't be read can't be fetched again. Nothing new can be had then, hurt
    /// or not, so download isn't asked; nor is toolchain, which go refuses under GOSUMDB=off
    /// unless GOPROXY is one file:// URL.
    pub offline: bool,
    pub hurt: fn(&Cache),
}

const fn by(runs: u32, umask: &'static str, name: &'static str, hurt: fn(&Cache)) -> Damage {
    Damage { name, runs, umask, offline: false, hurt }
}

/// The owner runs go, and always has under umask 022: most rows.
const fn own(name: &'static str, hurt: fn(&Cache)) -> Damage {
    by(A, "022", name, hurt)
}

const fn other(name: &'static str, hurt: fn(&Cache)) -> Damage {
    by(B, "022", name, hurt)
}

const fn offline(name: &'static str, hurt: fn(&Cache)) -> Damage {
    Damage { offline: true, ..own(name, hurt) }
}

const DOWNLOAD: &str = "cache/download";
const AV: &str = "cache/download/example.com/alpha/@v";
const TREE: &str = "example.com/alpha@v1.0.0";
const UP: &str = "cache/download/example.com/!up/!case/@v";

/// A file of alpha@v1.0.0 under @v, by its suffix.
fn av(cache: &Cache, suffix: &str) -> std::path::PathBuf {
    cache.at(AV).join(format!("v1.0.0.{suffix}"))
}

fn foreign(path: &std::path::Path, mode: u32) {
    chown(path, ROOT, ROOT);
    chmod(path, mode);
}

/// A new folder.
fn fresh(path: &std::path::Path, uid: u32, mode: u32) {
    std::fs::create_dir(path).expect("a folder");
    chown(path, uid, uid);
    chmod(path, mode);
}

pub const DAMAGES: &[Damage] = &[
    own("none", |_| {}),
    other("B uses A's cache", |_| {}),
    by(B, "027", "B uses A's cache of umask 027", |_| {}),
    by(B, "077", "B uses A's cache of umask 077", |_| {}),
    by(C, "022", "C uses A's cache", |_| {}),
    by(C, "002", "C uses A's cache of umask 002", |_| {}),
    by(C, "027", "C uses A's cache of umask 027", |_| {}),
    // Whole caches.
    own("sudo go: all root's", |c| chown_all(&c.at(""), ROOT, ROOT)),
    own("all root's, go-rwx", |c| {
        chown_all(&c.at(""), ROOT, ROOT);
        chmod_all(&c.at(""), |_, mode| mode & 0o700);
    }),
    own("blanket 755/644", |c| chmod_all(&c.at(""), |dir, _| if dir { 0o755 } else { 0o644 })),
    other("blanket 755/644, B", |c| chmod_all(&c.at(""), |dir, _| if dir { 0o755 } else { 0o644 })),
    own("chmod -R 755", |c| chmod_all(&c.at(""), |_, _| 0o755)),
    own("chmod -R 644", |c| chmod_all(&c.at(""), |_, _| 0o644)),
    own("chmod -R 777", |c| chmod_all(&c.at(""), |_, _| 0o777)),
    own("0777 dirs of a failed clean", |c| chmod_all(&c.at(""), |dir, mode| if dir { 0o777 } else { mode })),
    other("a+rwX, B", |c| chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o777 } else { 0o666 })),
    other("a+rwX and sticky, B", |c| {
        chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o1777 } else { 0o666 })
    }),
    other("a+rwX and the parent too, B", |c| {
        chmod_all(&c.at(".."), |dir, mode| mode | if dir { 0o777 } else { 0o666 })
    }),
    own("all root's, group own, g+rwX", |c| {
        chown_all(&c.at(""), ROOT, A);
        chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o070 } else { 0o060 });
    }),
    own("u-w everywhere", |c| chmod_all(&c.at(""), |_, mode| mode & !0o200)),
    // GOMODCACHE itself and what leads to it.
    own("parent without x", |c| chmod(&c.at(".."), 0o644)),
    own("parent root's", |c| chown(&c.at(".."), ROOT, ROOT)),
    own("dangling link", |c| {
        remove(&c.at(""));
        std::os::unix::fs::symlink("/nowhere/at/all", c.modcache()).expect("a link");
    }),
    own("good link", |c| {
        std::fs::rename(c.modcache(), c.at("..").join("elsewhere")).expect("moved");
        std::os::unix::fs::symlink("elsewhere", c.modcache()).expect("a link");
    }),
    own("a file", |c| {
        remove(&c.at(""));
        put(&c.modcache(), b"", A, 0o644);
    }),
    own("absent", |c| remove(&c.at(""))),
    own("absent, parent root's", |c| {
        remove(&c.at(""));
        chown(&c.at(".."), ROOT, ROOT);
    }),
    own("empty", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), A, 0o755);
    }),
    own("empty, root's (a new volume)", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), ROOT, 0o755);
    }),
    own("empty, root's 0700", |c| {
        remove(&c.at(""));
        fresh(&c.at(""), ROOT, 0o700);
    }),
    own("only cache/download, empty and root's", |c| {
        remove(&c.at(""));
        for dir in ["", "cache"] {
            fresh(&c.at(dir), A, 0o755);
        }
        fresh(&c.at(DOWNLOAD), ROOT, 0o755);
    }),
    // Directories of the cache.
    own("root dir root's", |c| chown(&c.at(""), ROOT, ROOT)),
    own("cache without x", |c| chmod(&c.at("cache"), 0o644)),
    own("cache dir root's", |c| chown(&c.at("cache"), ROOT, ROOT)),
    own("download 0555", |c| chmod(&c.at(DOWNLOAD), 0o555)),
    own("download dir root's", |c| chown(&c.at(DOWNLOAD), ROOT, ROOT)),
    own("host dir root's", |c| chown(&c.at("example.com"), ROOT, ROOT)),
    own("host dir 0555", |c| chmod(&c.at("example.com"), 0o555)),
    own("host dir without x", |c| chmod(&c.at("example.com"), 0o644)),
    own("download host dir root's", |c| chown(&c.at("cache/download/example.com"), ROOT, ROOT)),
    own("parent of /v2 trees root's", |c| chown(&c.at("example.com/alpha"), ROOT, ROOT)),
    own("@v root's, dir only", |c| chown(&c.at(AV), ROOT, ROOT)),
    own("@v root's, all", |c| chown_all(&c.at(AV), ROOT, ROOT)),
    own("@v without x", |c| chmod(&c.at(AV), 0o644)),
    own("@v without r", |c| chmod(&c.at(AV), 0o311)),
    own("escaped @v root's, all", |c| chown_all(&c.at(UP), ROOT, ROOT)),
    own("graph-only @v root's, dir only", |c| {
        chown(&c.at("cache/download/example.com/omega/@v"), ROOT, ROOT)
    }),
    own("sumdb cache root's", |c| {
        let lookup = c.at("cache/download/sumdb/sum.golang.org/lookup");
        std::fs::create_dir_all(&lookup).expect("a sumdb cache");
        put(&lookup.join("example.com@v1.0.0"), b"1\n", ROOT, 0o600);
        chown_all(&c.at("cache/download/sumdb"), ROOT, ROOT);
    }),
    own("vcs repository root's", |c| {
        let hash = "0123456789abcdef".repeat(4);
        std::fs::create_dir_all(c.at("cache/vcs").join(&hash).join("objects")).expect("a repository");
        put(&c.at("cache/vcs").join(format!("{hash}.lock")), b"", ROOT, 0o644);
        chown_all(&c.at("cache/vcs"), ROOT, ROOT);
    }),
    own("empty module folder root's 0700", |c| {
        fresh(&c.at("example.com/nested"), ROOT, 0o700);
    }),
    own("empty folder root's 0700", |c| {
        fresh(&c.at("cache/elsewhere"), ROOT, 0o700);
    }),
    // Locks.
    own("cache/lock 000", |c| put(&c.at("cache/lock"), b"", A, 0o000)),
    own("cache/lock root's", |c| put(&c.at("cache/lock"), b"", ROOT, 0o600)),
    own("version lock 000, complete", |c| chmod(&av(c, "lock"), 0o000)),
    own("version lock root's, complete", |c| foreign(&av(c, "lock"), 0o644)),
    own("version lock root's, tree missing", |c| {
        foreign(&av(c, "lock"), 0o644);
        remove(&c.at(TREE));
    }),
    own("version lock missing", |c| remove(&av(c, "lock"))),
    own("leftover lock of v1.1.0 root's", |c| put(&c.at(AV).join("v1.1.0.lock"), b"", ROOT, 0o644)),
    own("leftover lock of v1.1.0 own", |c| put(&c.at(AV).join("v1.1.0.lock"), b"", A, 0o644)),
    // Files under @v.
    own(".mod root's 0600", |c| foreign(&av(c, "mod"), 0o600)),
    own(".mod and @v root's, 0600", |c| {
        foreign(&av(c, "mod"), 0o600);
        chown(&c.at(AV), ROOT, ROOT);
    }),
    own(".mod 000", |c| chmod(&av(c, "mod"), 0o000)),
    own(".info root's 0600", |c| foreign(&av(c, "info"), 0o600)),
    own(".info and @v root's, 0600", |c| {
        foreign(&av(c, "info"), 0o600);
        chown(&c.at(AV), ROOT, ROOT);
    }),
    own(".info missing", |c| remove(&av(c, "info"))),
    own(".zip root's 0600, tree there", |c| foreign(&av(c, "zip"), 0o600)),
    own(".zip root's 0600, tree missing", |c| {
        foreign(&av(c, "zip"), 0o600);
        remove(&c.at(TREE));
    }),
    own(".zip missing", |c| remove(&av(c, "zip"))),
    own(".zip missing, @v root's", |c| {
        remove(&av(c, "zip"));
        chown(&c.at(AV), ROOT, ROOT);
    }),
    own("list root's 0644", |c| foreign(&c.at(AV).join("list"), 0o644)),
    own("list root's 0600", |c| foreign(&c.at(AV).join("list"), 0o600)),
    own("list own 0444", |c| chmod(&c.at(AV).join("list"), 0o444)),
    own(".ziphash missing", |c| remove(&av(c, "ziphash"))),
    own(".ziphash missing, @v root's", |c| {
        remove(&av(c, "ziphash"));
        chown(&c.at(AV), ROOT, ROOT);
    }),
    own(".ziphash root's 0600", |c| foreign(&av(c, "ziphash"), 0o600)),
    own(".ziphash 000", |c| chmod(&av(c, "ziphash"), 0o000)),
    own(".ziphash empty", |c| truncate(&av(c, "ziphash"))),
    own(".ziphash empty, root's", |c| {
        truncate(&av(c, "ziphash"));
        foreign(&av(c, "ziphash"), 0o644);
    }),
    own(".ziphash missing, zip root's 0600", |c| {
        remove(&av(c, "ziphash"));
        foreign(&av(c, "zip"), 0o600);
    }),
    own(".ziphash missing, lock root's", |c| {
        remove(&av(c, "ziphash"));
        foreign(&av(c, "lock"), 0o644);
    }),
    own(".ziphash and .zip missing", |c| {
        remove(&av(c, "ziphash"));
        remove(&av(c, "zip"));
    }),
    own("leftover .tmp files root's", |c| {
        put(&c.at(AV).join("v1.0.0.info123456789.tmp"), b"", ROOT, 0o600);
        put(&c.at(AV).join("v1.1.0.zip42.tmp"), b"", ROOT, 0o600);
    }),
    offline("nothing, offline", |_| {}),
    offline(".mod 000, offline", |c| chmod(&av(c, "mod"), 0o000)),
    offline(".info 000, offline", |c| chmod(&av(c, "info"), 0o000)),
    offline(".info missing, offline", |c| remove(&av(c, "info"))),
    offline(".zip missing, tree missing, offline", |c| {
        remove(&av(c, "zip"));
        remove(&c.at(TREE));
    }),
    // Extracted trees.
    own("tree root's 0700 at its root", |c| foreign(&c.at(TREE), 0o700)),
    own("tree root's, as go made it", |c| chown_all(&c.at(TREE), ROOT, ROOT)),
    own("tree root's, a+rwX", |c| {
        chown_all(&c.at(TREE), ROOT, ROOT);
        chmod_all(&c.at(TREE), |dir, mode| mode | if dir { 0o777 } else { 0o666 });
    }),
    own("tree's sub root's", |c| chown_all(&c.at(TREE).join("sub"), ROOT, ROOT)),
    own("tree's root 0444", |c| chmod(&c.at(TREE), 0o444)),
    own("tree's root 0111", |c| chmod(&c.at(TREE), 0o111)),
    own("tree's sub 000", |c| chmod(&c.at(TREE).join("sub"), 0o000)),
    own("tree's source 000", |c| chmod(&c.at(TREE).join("code.go"), 0o000)),
    own("tree's source 0044: the owner is asked first", |c| chmod(&c.at(TREE).join("code.go"), 0o044)),
    own("tree's LICENSE 000", |c| chmod(&c.at(TREE).join("LICENSE"), 0o000)),
    own("tree's test file 000", |c| chmod(&c.at(TREE).join("code_test.go"), 0o000)),
    own("tree's source for another OS 000", |c| chmod(&c.at(TREE).join("code_windows.go"), 0o000)),
    own("tree's testdata 000", |c| chmod(&c.at(TREE).join("testdata"), 0o000)),
    own("tree's file in testdata 000", |c| chmod(&c.at(TREE).join("testdata/input.txt"), 0o000)),
    own("tree's docs 000", |c| chmod(&c.at(TREE).join("docs"), 0o000)),
    own("tree's go.mod 000", |c| chmod(&c.at(TREE).join("go.mod"), 0o000)),
    own("tree missing", |c| remove(&c.at(TREE))),
    own("tree missing, host dir 0555", |c| {
        remove(&c.at(TREE));
        chmod(&c.at("example.com"), 0o555);
    }),
    other("tree missing, B", |c| remove(&c.at(TREE))),
    // Interrupted extraction.
    own(".partial own", |c| put(&av(c, "partial"), b"", A, 0o644)),
    own(".partial root's", |c| put(&av(c, "partial"), b"", ROOT, 0o644)),
    own(".partial own, tree root's", |c| {
        put(&av(c, "partial"), b"", A, 0o644);
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
    own(".partial and tree root's", |c| {
        put(&av(c, "partial"), b"", ROOT, 0o644);
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
    own(".ziphash missing, tree root's", |c| {
        remove(&av(c, "ziphash"));
        chown_all(&c.at(TREE), ROOT, ROOT);
    }),
    other(".partial, B", |c| put(&av(c, "partial"), b"", A, 0o644)),
    // Toolchains.
    own("toolchain: pkg/tool without x", |c| chmod_all(&c.toolchain("pkg/tool"), no_x)),
    own("toolchain: nothing with x", |c| chmod_all(&c.toolchain(""), no_x)),
    other("toolchain: nothing with x, B", |c| chmod_all(&c.toolchain(""), no_x)),
    own("toolchain: bin/go 0744 root's", |c| foreign(&c.toolchain("bin/go"), 0o744)),
    own("toolchain: root's, complete", |c| chown_all(&c.toolchain(""), ROOT, ROOT)),
    own("toolchain: root's, nothing with x", |c| {
        chown_all(&c.toolchain(""), ROOT, ROOT);
        chmod_all(&c.toolchain(""), no_x);
    }),
    own("toolchain: root's 0700 at its root", |c| foreign(&c.toolchain(""), 0o700)),
    own("toolchain: src/go.mod missing", |c| remove(&c.toolchain("src/go.mod"))),
    own("toolchain: src/go.mod missing, root's", |c| {
        remove(&c.toolchain("src/go.mod"));
        chown_all(&c.toolchain(""), ROOT, ROOT);
    }),
    own("toolchain: tree missing", |c| remove(&c.toolchain(""))),
    by(B, "077", "toolchain: of umask 077, B", |c| {
        for dir in ["", "cache", "cache/download", "golang.org"] {
            chmod(&c.at(dir), 0o755);
        }
    }),
];

fn no_x(dir: bool, mode: u32) -> u32 {
    if dir { mode } else { mode & !0o111 }
}
