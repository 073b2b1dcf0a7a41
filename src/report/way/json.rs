//! `why --format json`: one object, schema `modscope/why/1`.

use modscope_platform::{Class, Kind, paths};
use serde::Serialize;

use super::{Inside, Way};
use crate::access::Rights;
use crate::report::json::{Bytes, Found, Who, who, written};
use crate::route::{Answer, Decides, End, Stop};

#[derive(Serialize)]
struct Why {
    schema: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_b64: Option<String>,
    /// Where it leads, all links resolved; null where it does not get there.
    real: Option<String>,
    identity: Who,
    /// `open`, `closed`, or `unknown` where the end could not be seen from here.
    way: &'static str,
    /// How it ends: there, absent, not-a-directory, loop, hidden.
    end: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    errno: Option<i32>,
    /// The path of the first that says no.
    stopped_by: Option<String>,
    steps: Vec<Step>,
    cache: Option<Cache>,
    role: Option<&'static str>,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Cache {
    kind: &'static str,
    path: String,
}

#[derive(Serialize)]
struct Step {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_b64: Option<String>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// Four octal digits.
    mode: String,
    uid: u32,
    gid: u32,
    owner: String,
    group: String,
    /// Whose triad decides: owner, group, other; or capability.
    decides: &'static str,
    needs: Vec<&'static str>,
    may: Vec<&'static str>,
    allowed: bool,
}

/// The way as one JSON object.
pub fn json(way: &Way) -> String {
    let asked = Bytes::of(paths::bytes(&way.route.asked));
    let closed = way.route.closed_at(&way.identity);
    let lossy = |path: &std::path::Path| Bytes::of(paths::bytes(path)).text;
    let (end, errno) = match &way.route.end {
        End::There(_) => ("there", None),
        End::Absent(_) => ("absent", None),
        End::NotADirectory(_) => ("not-a-directory", None),
        End::Loop(_) => ("loop", None),
        End::Hidden { errno, .. } => ("hidden", Some(*errno)),
    };
    let steps = way.route.stops.iter().enumerate();
    written(&Why {
        schema: "modscope/why/1",
        path: asked.text,
        path_b64: asked.whole,
        real: way.route.destination().map(|stop| lossy(&stop.path)),
        identity: who(&way.identity),
        way: match (closed, &way.route.end) {
            (Some(_), _) => "closed",
            (None, End::There(_)) => "open",
            (None, _) => "unknown",
        },
        end,
        errno,
        stopped_by: closed.and_then(|index| way.route.stops.get(index)).map(|stop| lossy(&stop.path)),
        steps: steps
            .filter_map(|(index, stop)| Some(step(way, stop, way.route.answer(index, &way.identity)?)))
            .collect(),
        cache: way.inside.as_ref().map(|inside| Cache {
            kind: inside.survey.target.kind.id(),
            path: Bytes::of(inside.survey.tree.read().root_path()).text,
        }),
        role: way.inside.as_ref().map(|inside| inside.survey.tree.read().role(inside.entry).id()),
        findings: way.inside.as_ref().map(|inside| findings(way, inside)).unwrap_or_default(),
    })
}

fn findings(way: &Way, inside: &Inside) -> Vec<Found> {
    let tree = inside.survey.tree.read();
    let found = inside.findings().into_iter();
    found.map(|finding| Found::of(finding, 0, &tree, &inside.question, &way.names)).collect()
}

fn step(way: &Way, stop: &Stop, answer: Answer) -> Step {
    let path = Bytes::of(paths::bytes(&stop.path));
    let meta = &stop.metadata;
    Step {
        path: path.text,
        path_b64: path.whole,
        kind: match meta.kind {
            Kind::File => "file",
            Kind::Dir => "dir",
            Kind::Symlink => "symlink",
            Kind::Special => "special",
        },
        link: stop.link.as_ref().map(|target| Bytes::of(paths::bytes(target)).text),
        mode: format!("{:04o}", meta.mode.bits()),
        uid: meta.uid.0,
        gid: meta.gid.0,
        owner: way.names.user(meta.uid).to_string(),
        group: way.names.group(meta.gid).to_string(),
        decides: match answer.decides {
            Decides::Triad(Class::Owner) => "owner",
            Decides::Triad(Class::Group) => "group",
            Decides::Triad(Class::Other) => "other",
            Decides::Capability => "capability",
        },
        needs: rights(answer.needs),
        may: rights(answer.may),
        allowed: answer.yes(),
    }
}

fn rights(rights: Rights) -> Vec<&'static str> {
    let names = [(Rights::READ, "read"), (Rights::WRITE, "write"), (Rights::PASS, "pass")];
    names.into_iter().filter(|(right, _)| rights.contains(*right)).map(|(_, name)| name).collect()
}
