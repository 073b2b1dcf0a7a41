//! The account database, by nix (getpwuid_r, getgrouplist, getgroups).

use std::ffi::CString;

use nix::unistd::{self, Group, User};

use crate::accounts::Account;
use crate::{Gid, Identity, Uid};

pub fn by_uid(uid: Uid) -> Option<Account> {
    User::from_uid(unistd::Uid::from_raw(uid.0)).ok().flatten().map(account)
}

pub fn by_name(name: &str) -> Option<Account> {
    User::from_name(name).ok().flatten().map(account)
}

pub fn group_name(gid: Gid) -> Option<String> {
    Group::from_gid(unistd::Gid::from_raw(gid.0)).ok().flatten().map(|group| group.name)
}

pub fn group_by_name(name: &str) -> Option<Gid> {
    Group::from_name(name).ok().flatten().map(|group| Gid(group.gid.as_raw()))
}

pub fn effective_uid() -> Uid {
    Uid(unistd::geteuid().as_raw())
}

/// Those of /etc/passwd with a login shell and a number of people's range; root first.
pub fn people() -> Vec<Account> {
    let Ok(text) = std::fs::read_to_string("/etc/passwd") else { return Vec::new() };
    let mut found: Vec<Account> = text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next()?;
            let uid: u32 = fields.nth(1)?.parse().ok()?;
            let shell = fields.nth(3)?;
            let logs_in = !shell.ends_with("/nologin") && !shell.ends_with("/false");
            (logs_in && (uid == 0 || (500..60_000).contains(&uid))).then(|| by_name(name))?
        })
        .collect();
    found.sort_by_key(|account| account.identity.uid);
    found.dedup_by_key(|account| account.identity.uid);
    found
}

pub fn current() -> Identity {
    let uid = unistd::geteuid();
    let name = User::from_uid(uid).ok().flatten().map(|user| user.name);
    Identity::new(name, Uid(uid.as_raw()), Gid(unistd::getegid().as_raw()), own_groups())
}

#[cfg(not(target_os = "macos"))]
fn own_groups() -> Vec<Gid> {
    unistd::getgroups().unwrap_or_default().into_iter().map(|gid| Gid(gid.as_raw())).collect()
}

/// macOS caps getgroups(2) at 16 and asks a directory service; the account database answers there.
#[cfg(target_os = "macos")]
fn own_groups() -> Vec<Gid> {
    User::from_uid(unistd::geteuid()).ok().flatten().map(|user| groups_of(&user)).unwrap_or_default()
}

fn account(user: User) -> Account {
    let groups = groups_of(&user);
    Account {
        identity: Identity::new(
            Some(user.name.clone()),
            Uid(user.uid.as_raw()),
            Gid(user.gid.as_raw()),
            groups,
        ),
        home: Some(user.dir).filter(|home| !home.as_os_str().is_empty()),
        shell: Some(user.shell).filter(|shell| !shell.as_os_str().is_empty()),
    }
}

#[cfg(not(target_os = "macos"))]
fn groups_of(user: &User) -> Vec<Gid> {
    let Ok(name) = CString::new(user.name.as_bytes()) else { return Vec::new() };
    unistd::getgrouplist(&name, user.gid)
        .unwrap_or_default()
        .into_iter()
        .map(|gid| Gid(gid.as_raw()))
        .collect()
}

/// nix has no getgrouplist for macOS; `id -G NAME` asks the same directory service.
#[cfg(target_os = "macos")]
fn groups_of(user: &User) -> Vec<Gid> {
    if CString::new(user.name.as_bytes()).is_err() {
        return Vec::new();
    }
    let Ok(output) = std::process::Command::new("/usr/bin/id").args(["-G", &user.name]).output() else {
        return Vec::new();
    };
    String::from_utf8_lossy(&output.stdout)
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .map(Gid)
        .collect()
}
