//! Rights and process groups of children, by the standard library and rustix.

use std::fs::Metadata;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::Identity;

/// std changes the group, clears the supplementary groups (setgroups(2) with none), then the user.
pub fn become_account(command: &mut Command, account: &Identity) {
    command.uid(account.uid.0).gid(account.gid.0);
}

pub fn lead_a_group(command: &mut Command) {
    command.process_group(0);
}

pub fn kill_group(child: &Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        kill_process_group(group, Signal::KILL).ok();
    }
}

pub fn may_execute(metadata: &Metadata) -> bool {
    metadata.permissions().mode() & 0o111 != 0
}
