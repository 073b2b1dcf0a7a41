//! `why` for people: the answer first, then everybody on the way, then what may be done at its end.

use modscope_platform::{Flags, Kind, Mount, MountDecides, Uid, Writable, paths};

use super::end::{self, No};
use super::{Inside, Way};
use crate::access::{Decides, Guard, Rights};
use crate::health::State;
use crate::report::Paper;
use crate::report::text::one_finding;
use crate::report::wrap::Ink;
use crate::route::{End, Stop};
use crate::text;
use crate::text::{from_bytes, middle_out};
use crate::words::{Words, listed};

/// What a sentence under a row is indented by.
const UNDER: usize = 5;
/// The columns that a path has in a narrow window all the same.
const PATH: usize = 24;
/// The longest name of owner and group that is shown whole.
const OWNER: usize = 24;

/// The way as text.
pub fn text(way: &Way, paper: Paper) -> String {
    let mut out = String::new();
    let mut sentence = String::new();
    paper.write(&mut sentence, 0, &answer(way));
    out.push_str(&paper.ink(Ink::Strong, sentence.trim_end()));
    out.push_str("\n\n");
    let owners: Vec<String> = way.route.stops.iter().map(|stop| owner(way, stop)).collect();
    let widest = owners.iter().map(|owner| owner.chars().count()).max().unwrap_or_default();
    let mut before: Option<&Mount> = None;
    for (index, (stop, owner)) in way.route.stops.iter().zip(&owners).enumerate() {
        let Some(answer) = way.route.answer(index, &way.identity) else { continue };
        let mount = stop.step.mount.as_ref();
        let notes = notes(way, stop, mount.filter(|mount| before != Some(*mount)));
        before = mount;
        let list = if stop.step.acl.as_ref().is_some_and(|acl| acl.is_extended()) { '+' } else { ' ' };
        let gap = " ".repeat(widest - owner.chars().count());
        let mode = format!("{}{}{list}", letter(stop.metadata.kind), stop.metadata.mode);
        out.push_str(&format!("{}  {mode} {owner}{gap}  ", sign(answer.yes(), paper)));
        // The sign, the mode with its list, the owner, and what is between them.
        name(&mut out, stop, &notes, UNDER + 12 + widest + 2, paper);
        if !answer.yes() {
            refusal(&mut out, way, index, answer.missing(), answer.decides, paper);
        }
    }
    ending(&mut out, way, paper);
    if let Some(inside) = &way.inside {
        about(&mut out, way, inside, paper);
    }
    out
}

/// One sentence: open or not, and who says no.
fn answer(way: &Way) -> String {
    let who = from_bytes(way.identity.label().as_bytes()).into_owned();
    let path = from_bytes(paths::bytes(&way.route.asked)).into_owned();
    let closed = way.route.closed_at(&way.identity);
    if let Some((index, stop)) = closed.and_then(|index| Some((index, way.route.stops.get(index)?))) {
        let by = from_bytes(paths::bytes(stop.path())).into_owned();
        return if way.route.ends_at(index) {
            text!("why-no-itself", who = who, path = by)
        } else {
            text!("why-no", who = who, path = path, by = by)
        };
    }
    if let Some((at, user, mount)) = way.private_mount() {
        let fs = from_bytes(mount.fs_type.as_bytes()).into_owned();
        let at = from_bytes(paths::bytes(at)).into_owned();
        let why = text!("why-private", at = at.clone(), fs = fs, mounter = way.names.user(user).to_string());
        return format!("{} {why}", text!("why-no", who = who, path = path, by = at));
    }
    let end = |path: &std::path::Path| from_bytes(paths::bytes(path)).into_owned();
    match &way.route.end {
        End::There(_) if way.says_no() => text!("why-open-but", who = who, path = path),
        End::There(_) => text!("why-open", who = who, path = path),
        End::Absent(at) => text!("why-absent", who = who, at = end(at)),
        End::NotADirectory(at) => text!("why-not-a-folder", at = end(at)),
        End::Loop(at) => text!("why-loop", at = end(at)),
        End::Hidden { path: at, errno, .. } => {
            let reason = std::io::Error::from_raw_os_error(*errno).to_string();
            text!("why-hidden", who = who, at = end(at), why = reason)
        }
    }
}

fn sign(yes: bool, paper: Paper) -> String {
    if yes { paper.ink(State::Ok, "yes") } else { paper.ink(State::Blocked, "no ") }
}

fn letter(kind: Kind) -> char {
    match kind {
        Kind::Dir => 'd',
        Kind::Symlink => 'l',
        Kind::File => '-',
        Kind::Special => '?',
    }
}

fn owner(way: &Way, stop: &Stop) -> String {
    let whole = format!("{}:{}", way.names.user(stop.metadata.uid), way.names.group(stop.metadata.gid));
    middle_out(&whole, OWNER).into_owned()
}

/// The path, where a link leads, and the notes: on the row as far as there is room, else below.
fn name(out: &mut String, stop: &Stop, notes: &str, taken: usize, paper: Paper) {
    let room = paper.columns.saturating_sub(taken).max(PATH);
    let path = from_bytes(paths::bytes(stop.path()));
    let path = middle_out(&path, room);
    out.push_str(&path);
    let mut left = room.saturating_sub(path.chars().count());
    let target = stop.link.as_ref().map(|target| format!("→ {}", from_bytes(paths::bytes(target))));
    let notes = (!notes.is_empty()).then(|| format!("({notes})"));
    for more in target.into_iter().chain(notes) {
        let length = more.chars().count();
        if length < left {
            out.push_str(&format!(" {more}"));
            left -= length + 1;
        } else {
            let indent = taken.min(paper.columns.saturating_sub(length)).max(UNDER);
            out.push_str(&format!("\n{}{more}", " ".repeat(indent)));
            left = 0;
        }
    }
    out.push('\n');
}

/// Flags of the entry, and what its mount is, where that begins here and matters.
fn notes(way: &Way, stop: &Stop, mount: Option<&Mount>) -> String {
    let mut notes = Vec::new();
    if let Some(mount) = mount {
        let fs = text::escaped(mount.fs_type.as_str().into()).into_owned();
        let key = match (mount.writable == Writable::Yes, mount.no_exec) {
            (true, false) => None,
            (true, true) => Some("why-note-noexec"),
            (false, false) => Some("why-note-read-only"),
            (false, true) => Some("why-note-both"),
        };
        notes.extend(key.map(|key| text!(key, fs = fs.clone())));
        notes.extend(match mount.decides {
            MountDecides::Kernel | MountDecides::Program { others: true, modes: true, .. } => None,
            MountDecides::Options => Some(text!("why-note-options", fs = fs)),
            MountDecides::Program { user, others: false, .. } => {
                Some(text!("why-note-private", fs = fs, mounter = way.names.user(user).to_string()))
            }
            MountDecides::Server | MountDecides::Program { .. } => Some(text!("why-note-server", fs = fs)),
        });
    }
    let flags = stop.metadata.flags;
    for (flag, key) in
        [(Flags::IMMUTABLE, "why-note-immutable"), (Flags::APPEND_ONLY, "why-note-append-only")]
    {
        notes.extend(flags.contains(flag).then(|| text!(key)));
    }
    notes.join("; ")
}

/// Why a stop says no, and the command that would change it.
fn refusal(out: &mut String, way: &Way, index: usize, asked: Rights, by: Decides, paper: Paper) {
    let Some(refusal) = way.refusal(index, asked, by) else { return };
    paper.write(out, UNDER, &refusal.sentence());
    if let Some(command) = refusal.command() {
        let key = if by == Decides::AclMask { "why-command-mask" } else { "why-command" };
        to_change(out, key, &command, paper);
    }
}

/// A command on one line, to be copied whole.
fn to_change(out: &mut String, key: &str, command: &str, paper: Paper) {
    paper.write(out, UNDER, &text!(key));
    out.push_str(&format!("{}{command}\n", " ".repeat(UNDER + 2)));
}

/// What the identity may do with the entry at the end, and for each reason what it keeps them from.
fn ending(out: &mut String, way: &Way, paper: Paper) {
    let rights = end::rights(way);
    let Some((index, guard)) = way.end().filter(|_| !rights.is_empty()) else { return };
    out.push('\n');
    let who = from_bytes(way.identity.label().as_bytes()).into_owned();
    paper.write(out, 0, &text!("why-may", who = who));
    let mut groups: Vec<(Option<Reason>, Vec<String>)> = Vec::new();
    for (what, no) in rights {
        let why = no.map(|no| reason(way, index, &guard, no));
        let word = text!(&format!("why-may-{}", what.id()));
        match groups.iter_mut().find(|(other, _)| *other == why) {
            Some((_, words)) => words.push(word),
            None => groups.push((why, vec![word])),
        }
    }
    groups.sort_by_key(|(why, _)| why.is_some());
    for (why, words) in groups {
        let first = format!("{}  ", sign(why.is_none(), paper));
        paper.write_after(out, &first, UNDER, &words.join(", "));
        let Some(why) = why else { continue };
        paper.write(out, UNDER, &why.sentence);
        if let Some(command) = why.command {
            to_change(out, "why-command", &command, paper);
        }
    }
}

/// Why something may not be done at the end.
#[derive(PartialEq)]
struct Reason {
    sentence: String,
    /// What would change it; none where a mode is the cause, which may well be meant.
    command: Option<String>,
}

fn reason(way: &Way, index: usize, guard: &Guard<'_>, no: No<'_>) -> Reason {
    let sentence = match no {
        No::Here(by, asked) => {
            let refusal = way.refusal(index, asked, by);
            let by_mode = matches!(by, Decides::Triad(_) | Decides::Capability);
            return Reason {
                sentence: refusal.map(|refusal| refusal.sentence()).unwrap_or_default(),
                command: refusal.filter(|_| !by_mode).and_then(|refusal| refusal.command()),
            };
        }
        No::NotOwner => text!("why-no-owner", who = accounts(way, &[guard.uid, Uid::ROOT])),
        No::MountPoint => text!("why-no-mount-point"),
        No::Sticky(uid) => text!("why-no-sticky", who = accounts(way, &[guard.uid, uid, Uid::ROOT])),
        No::Folder(path, by, asked) => {
            let folder = way.route.at(path).and_then(|folder| way.refusal(folder, asked, by));
            let why = folder.map(|folder| folder.sentence()).unwrap_or_default();
            text!("why-no-folder", why = why)
        }
    };
    Reason { sentence, command: None }
}

/// `ania, bea and root`, each once.
fn accounts(way: &Way, uids: &[Uid]) -> String {
    let mut names: Vec<String> = Vec::new();
    for uid in uids {
        let name = way.names.user(*uid).to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    listed(names)
}

/// What the entry is to Go, and what was found at it.
fn about(out: &mut String, way: &Way, inside: &Inside, paper: Paper) {
    let tree = inside.survey.tree.read();
    let cache = from_bytes(tree.root_path()).into_owned();
    let role = tree.role(inside.entry).id();
    let key = format!("role-{role}");
    let role = if text::has(&key) { text!(&key) } else { role.to_owned() };
    out.push('\n');
    let kind = text!(&format!("cache-{}", inside.survey.target.kind.id()));
    paper.write(out, 0, &text!("why-inside", kind = kind, cache = cache));
    paper.write(out, 0, &text!("why-role", role = role));
    let words = Words::new(&tree, &inside.question, &way.names).knowing(&inside.survey.facts);
    for finding in inside.findings() {
        out.push('\n');
        one_finding(out, finding, &words, paper);
    }
}
