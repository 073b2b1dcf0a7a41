//! Random people, and how a process becomes one of them.

use std::process::Command;

use modscope_platform::{Capabilities, Gid, Identity, Uid};

use crate::random::Chance;

/// The capabilities that decide over files, as setpriv calls them, and their numbers (capability.h).
const POWERS: [(Capabilities, &str, u32); 4] = [
    (Capabilities::CHOWN, "chown", 0),
    (Capabilities::DAC_OVERRIDE, "dac_override", 1),
    (Capabilities::DAC_READ_SEARCH, "dac_read_search", 2),
    (Capabilities::FOWNER, "fowner", 3),
];

/// Somebody out of these users and groups.
pub fn random(chance: &mut Chance, uids: &[u32], gids: &[u32]) -> Identity {
    let (uid, gid) = (chance.pick(uids), chance.pick(gids));
    let groups = chance.some(gids, 5);
    let mut who = Identity::new(None, Uid(uid), Gid(gid), groups.into_iter().map(Gid).collect());
    let usual = chance.percent(60);
    if !usual {
        who.capabilities = Capabilities::empty();
        for (power, _, _) in POWERS {
            who.capabilities.set(power, chance.percent(35));
        }
    }
    who
}

/// The words that turn a command into one of `who`.
pub fn words(who: &Identity) -> Vec<String> {
    let mut words = vec!["setpriv".into(), format!("--reuid={}", who.uid), format!("--regid={}", who.gid)];
    let groups: Vec<String> = who.groups.iter().map(ToString::to_string).collect();
    words.push(format!("--groups={}", groups.join(",")));
    let mut set = "-all".to_owned();
    for (power, name, _) in POWERS {
        if who.capabilities.contains(power) {
            set.push_str(&format!(",+{name}"));
        }
    }
    // Root gets on exec what the bounding set leaves; others keep what is ambient (capabilities(7)).
    if who.uid != Uid::ROOT {
        words.push(format!("--inh-caps={set}"));
        words.push(format!("--ambient-caps={set}"));
    } else if !who.capabilities.is_all() {
        words.push("--inh-caps=-all".into());
        words.push(format!("--bounding-set={set}"));
    }
    words
}

pub fn command(who: &Identity) -> Command {
    let words = words(who);
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    command
}

/// Users, groups and capabilities as /proc/self/status shows them.
pub fn status(who: &Identity) -> String {
    let powers = POWERS.iter().filter(|(power, _, _)| who.capabilities.contains(*power));
    let bits: u32 = powers.map(|(_, _, number)| 1 << number).sum();
    let groups: Vec<String> = who.groups.iter().map(ToString::to_string).collect();
    format!("{} {} {} {bits:x}", who.uid, who.gid, groups.join(","))
}

/// The same of this thread.
pub fn own_status() -> String {
    let text = std::fs::read_to_string("/proc/thread-self/status").expect("a status");
    let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
    let effective = |name| line(name).split_whitespace().nth(1).expect("an effective number");
    let bits = u64::from_str_radix(line("CapEff:").trim(), 16).expect("a set") & 0xf;
    let groups: Vec<&str> = line("Groups:").split_whitespace().collect();
    format!("{} {} {} {bits:x}", effective("Uid:"), effective("Gid:"), groups.join(","))
}
