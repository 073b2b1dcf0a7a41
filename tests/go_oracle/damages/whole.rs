//! Nothing at all, and what is done to a cache as a whole.

use super::{A, B, Damage, Whole, row};
use crate::cache::{ROOT, chmod_all, chown_all};

pub const ROWS: &[Damage] = &[
    row("none", |_| {}),
    row("none, umask 002", |_| {}).of(Whole::Umask("002")),
    row("none, umask 027", |_| {}).of(Whole::Umask("027")),
    row("none, umask 077", |_| {}).of(Whole::Umask("077")),
    row("nothing, offline", |_| {}).offline(),
    row("sudo go: all root's", |c| chown_all(&c.at(""), ROOT, ROOT)),
    row("all B's", |c| chown_all(&c.at(""), B, B)),
    row("all root's, go-rwx", |c| {
        chown_all(&c.at(""), ROOT, ROOT);
        chmod_all(&c.at(""), |_, mode| mode & 0o700);
    }),
    row("blanket 755/644", |c| chmod_all(&c.at(""), |dir, _| if dir { 0o755 } else { 0o644 })),
    row("chmod -R 755", |c| chmod_all(&c.at(""), |_, _| 0o755)),
    row("chmod -R 644", |c| chmod_all(&c.at(""), |_, _| 0o644)),
    row("chmod -R 777", |c| chmod_all(&c.at(""), |_, _| 0o777)),
    row("0777 dirs of a failed clean", |c| chmod_all(&c.at(""), |dir, mode| if dir { 0o777 } else { mode })),
    row("a+rwX", |c| chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o777 } else { 0o666 })),
    row("a+rwX and sticky", |c| chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o1777 } else { 0o666 })),
    row("a+rwX and the parent too", |c| {
        chmod_all(&c.at(".."), |dir, mode| mode | if dir { 0o777 } else { 0o666 })
    }),
    row("all root's, group own, g+rwX", |c| {
        chown_all(&c.at(""), ROOT, A);
        chmod_all(&c.at(""), |dir, mode| mode | if dir { 0o070 } else { 0o060 });
    }),
    row("u-w everywhere", |c| chmod_all(&c.at(""), |_, mode| mode & !0o200)),
    row("u-w and g-w everywhere, umask 002", |c| chmod_all(&c.at(""), |_, mode| mode & !0o220))
        .of(Whole::Umask("002")),
];
