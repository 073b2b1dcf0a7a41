//! A disagreement as a shell script: the entry, those it lies in, and who asks.

use modscope_platform::Identity;
use rustix::fs::IFlags;

use crate::forest::{Entry, Kind, Node, bytes};
use crate::people;
use crate::probe::Probe;
use crate::round::Round;

pub struct Script<'a> {
    pub round: &'a Round,
    /// From the folder of the tree on.
    pub path: &'a str,
    pub who: &'a Identity,
    /// The maps of the user namespace, or nothing.
    pub inside: &'a str,
}

impl Script<'_> {
    pub fn text(&self, probe: Probe, mode: u32) -> String {
        let Round { forest, ground, .. } = self.round;
        let node = (0..forest.0.len()).find(|index| forest.path(*index) == self.path);
        let line = node.map(|index| forest.line(index)).unwrap_or_default();
        let at = |index: usize| format!("$T/{}/{}", ground.made, forest.path(index));
        let mut text = String::from("#!/bin/sh -e\n# As root; in `unshare --mount` where it mounts.\n");
        text.push_str("T=$(mktemp -d); chmod 755 $T; IDMAP=tests/kernel_oracle/idmap.py\n");
        text.push_str(&format!("{}\n", ground.before.replace("; ", "\n")));
        text.push_str(&format!("chmod 755 $T/{}\n", ground.made));
        for index in &line {
            text.push_str(&made(&forest.0[*index], &at(*index)));
        }
        for index in line.iter().rev() {
            let flags = forest.0[*index].flags;
            if !flags.is_empty() {
                let letter = if flags == IFlags::IMMUTABLE { 'i' } else { 'a' };
                text.push_str(&format!("chattr +{letter} {}\n", at(*index)));
            }
        }
        if !ground.after.is_empty() {
            text.push_str(&format!("{}\n", ground.after.replace("; ", "\n")));
        }
        if !self.inside.is_empty() {
            text.push_str(&format!("# In a user namespace: {}\n", self.inside));
        }
        let path = format!("$T/{}/{}", ground.seen, self.path);
        text.push_str(&format!(
            "{} sh -c \"{}\"\n",
            people::words(self.who).join(" "),
            probe.command(&path, mode)
        ));
        text
    }
}

fn made(node: &Node, path: &str) -> String {
    let make = match node.kind {
        Kind::Dir => "mkdir",
        Kind::File => "touch",
        Kind::Fifo => "mkfifo",
        Kind::Link => "ln -s nowhere",
    };
    let mut text = format!("{make} {path}\nchown -h {}:{} {path}\n", node.uid, node.gid);
    if node.kind != Kind::Link {
        text.push_str(&format!("chmod {:o} {path}\n", node.mode));
    }
    if !node.acl.is_empty() {
        let kept = node.acl.windows(2).all(|pair| (pair[0].0, pair[0].2) < (pair[1].0, pair[1].2));
        let set = if kept {
            format!("setfacl --set {} {path}\n", words(&node.acl))
        } else {
            // setfacl would sort them.
            let hex: String = bytes(&node.acl).iter().map(|byte| format!("{byte:02x}")).collect();
            format!("setfattr -n system.posix_acl_access -v 0x{hex} {path} # {}\n", words(&node.acl))
        };
        text.push_str(&set);
    }
    text
}

fn words(entries: &[Entry]) -> String {
    let word = |(tag, permits, id): &Entry| {
        let letter = |bit, letter| if permits & bit != 0 { letter } else { '-' };
        let permits: String = [letter(4, 'r'), letter(2, 'w'), letter(1, 'x')].into_iter().collect();
        let whom = match tag {
            0x01 => "u:".to_owned(),
            0x02 => format!("u:{id}"),
            0x04 => "g:".to_owned(),
            0x08 => format!("g:{id}"),
            0x10 => "m:".to_owned(),
            _ => "o:".to_owned(),
        };
        format!("{whom}:{permits}")
    };
    entries.iter().map(word).collect::<Vec<_>>().join(",")
}
