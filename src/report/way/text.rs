//! `why` for people: the answer first, then everybody on the way.

use modscope_platform::{Class, Kind, paths};

use super::{Inside, Way};
use crate::access::Rights;
use crate::health::State;
use crate::report::Paper;
use crate::report::text::one_finding;
use crate::report::wrap::Ink;
use crate::route::{Answer, Decides, End, Stop};
use crate::text;
use crate::text::from_bytes;
use crate::words::Words;

/// The way as text.
pub fn text(way: &Way, paper: Paper) -> String {
    let mut out = String::new();
    let mut sentence = String::new();
    paper.write(&mut sentence, 0, &answer(way));
    out.push_str(&paper.ink(Ink::Strong, sentence.trim_end()));
    out.push_str("\n\n");
    let owners: Vec<String> = way.route.stops.iter().map(|stop| owner(way, stop)).collect();
    let widest = owners.iter().map(|owner| owner.chars().count()).max().unwrap_or_default();
    for (index, (stop, owner)) in way.route.stops.iter().zip(&owners).enumerate() {
        let Some(answer) = way.route.answer(index, &way.identity) else { continue };
        let letter = match stop.metadata.kind {
            Kind::Dir => 'd',
            Kind::Symlink => 'l',
            Kind::File => '-',
            Kind::Special => '?',
        };
        let gap = " ".repeat(widest - owner.chars().count());
        let sign = if answer.yes() { paper.ink(State::Ok, "yes") } else { paper.ink(State::Blocked, "no ") };
        out.push_str(&format!("{sign}  {letter}{}  {owner}{gap}  {}\n", stop.metadata.mode, shown(stop)));
        if !answer.yes() {
            paper.write(&mut out, 5, &refusal(way, stop, answer));
        }
    }
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
        let by = from_bytes(paths::bytes(&stop.path)).into_owned();
        return if way.route.ends_at(index) {
            text!("why-no-itself", who = who, path = by)
        } else {
            text!("why-no", who = who, path = path, by = by)
        };
    }
    let end = |path: &std::path::Path| from_bytes(paths::bytes(path)).into_owned();
    match &way.route.end {
        End::There(_) if way.says_no() => text!("why-open-but", who = who, path = path),
        End::There(_) => text!("why-open", who = who, path = path),
        End::Absent(at) => text!("why-absent", who = who, at = end(at)),
        End::NotADirectory(at) => text!("why-not-a-folder", at = end(at)),
        End::Loop(at) => text!("why-loop", at = end(at)),
        End::Hidden { path: at, errno } => {
            let reason = std::io::Error::from_raw_os_error(*errno).to_string();
            text!("why-hidden", who = who, at = end(at), why = reason)
        }
    }
}

fn owner(way: &Way, stop: &Stop) -> String {
    format!("{}:{}", way.names.user(stop.metadata.uid), way.names.group(stop.metadata.gid))
}

fn shown(stop: &Stop) -> String {
    let path = from_bytes(paths::bytes(&stop.path));
    match &stop.link {
        Some(target) => format!("{path} → {}", from_bytes(paths::bytes(target))),
        None => path.into_owned(),
    }
}

/// Why a stop says no: whose triad decides, and which right is missing.
fn refusal(way: &Way, stop: &Stop, answer: Answer) -> String {
    let who = from_bytes(way.identity.label().as_bytes()).into_owned();
    let missing = answer.needs.difference(answer.may);
    let right = match (stop.metadata.kind, missing.contains(Rights::PASS)) {
        (Kind::Dir, true) => "pass",
        (Kind::Dir, false) => "list",
        _ => "read",
    };
    let class = match answer.decides {
        Decides::Triad(Class::Owner) | Decides::Capability => "owner",
        Decides::Triad(Class::Group) => "group",
        Decides::Triad(Class::Other) => "other",
    };
    text!(
        "why-refusal",
        who = who,
        class = class,
        right = right,
        owner = way.names.user(stop.metadata.uid).to_string(),
        group = way.names.group(stop.metadata.gid).to_string(),
    )
}

/// What the entry is to Go, and what was found at it.
fn about(out: &mut String, way: &Way, inside: &Inside, paper: Paper) {
    let tree = inside.survey.tree.read();
    let cache = from_bytes(tree.root_path()).into_owned();
    let role = tree.role(inside.entry).id();
    let key = format!("role-{role}");
    let role = if text::has(&key) { text!(&key) } else { role.to_owned() };
    out.push('\n');
    paper.write(
        out,
        0,
        &text!(
            "why-inside",
            kind = text!(&format!("cache-{}", inside.survey.target.kind.id())),
            cache = cache
        ),
    );
    paper.write(out, 0, &text!("why-role", role = role));
    let words = Words::new(&tree, &inside.question, &way.names);
    for finding in inside.findings() {
        out.push('\n');
        one_finding(out, finding, &words, paper);
    }
}
