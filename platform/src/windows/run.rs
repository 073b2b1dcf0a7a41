//! Windows has neither user numbers nor process groups in this sense; the child itself is ended.

use std::fs::Metadata;
use std::process::{Child, Command};

use crate::Identity;

pub fn become_account(_command: &mut Command, _account: &Identity) {}

pub fn lead_a_group(_command: &mut Command) {}

pub fn kill_group(_child: &Child) {}

pub fn may_execute(_metadata: &Metadata) -> bool {
    true
}
