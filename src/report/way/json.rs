//! `why --format json`: one object, schema `modscope/why/1`.

use modscope_platform::{Acl, AclEntry, AclWho, Flags, Kind, Mount, Writable, paths};
use serde::Serialize;

use super::end;
use super::{Inside, Way};
use crate::access::Rights;
use crate::report::json::{Bytes, Found, Who, who, written};
use crate::route::{Answer, End, Stop};
use crate::words::Words;

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
    /// What may be done at the end; empty where the way does not get there.
    rights: Vec<Right>,
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
    /// The entries of its access control list, as getfacl(1) writes them with numbers; none without one.
    acl: Vec<String>,
    /// immutable, append-only, mount-point.
    flags: Vec<&'static str>,
    mount: Option<On>,
    /// Whose triad decides: owner, group, other; or capability, acl-user, immutable and so on.
    decides: &'static str,
    needs: Vec<&'static str>,
    may: Vec<&'static str>,
    allowed: bool,
    /// Why not, and the command that would change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
    command: Option<String>,
}

/// The mount a step lies on.
#[derive(Serialize)]
struct On {
    point: String,
    #[serde(rename = "type")]
    fs_type: String,
    source: String,
    read_only: bool,
    noexec: bool,
}

#[derive(Serialize)]
struct Right {
    what: &'static str,
    allowed: bool,
    /// What says no.
    decides: Option<&'static str>,
}

/// The ways as JSON: one object for one identity, a list of them for several.
pub fn json(ways: &[Way]) -> String {
    match ways {
        [way] => written(&why(way)),
        ways => written(&ways.iter().map(why).collect::<Vec<_>>()),
    }
}

fn why(way: &Way) -> Why {
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
    Why {
        schema: "modscope/why/1",
        path: asked.text,
        path_b64: asked.whole,
        real: way.route.destination().map(|stop| lossy(stop.path())),
        identity: who(&way.identity),
        way: match (closed, &way.route.end) {
            (Some(_), _) => "closed",
            _ if way.private_mount().is_some() => "closed",
            (None, End::There(_)) => "open",
            (None, _) => "unknown",
        },
        end,
        errno,
        stopped_by: closed
            .and_then(|index| way.route.stops.get(index))
            .map(Stop::path)
            .or(way.private_mount().map(|(path, ..)| path))
            .map(lossy),
        steps: steps
            .filter_map(|(index, stop)| Some(step(way, index, stop, way.route.answer(index, &way.identity)?)))
            .collect(),
        rights: end::rights(way)
            .into_iter()
            .map(|(what, no)| Right { what: what.id(), allowed: no.is_none(), decides: no.map(|no| no.id()) })
            .collect(),
        cache: way.inside.as_ref().map(|inside| Cache {
            kind: inside.survey.target.kind.id(),
            path: Bytes::of(inside.survey.tree.read().root_path()).text,
        }),
        role: way.inside.as_ref().map(|inside| inside.survey.tree.read().role(inside.entry).id()),
        findings: way.inside.as_ref().map(|inside| findings(way, inside)).unwrap_or_default(),
    }
}

fn findings(way: &Way, inside: &Inside) -> Vec<Found> {
    let tree = inside.survey.tree.read();
    let found = inside.findings().into_iter();
    let words = Words::new(&tree, &inside.question, &way.names).knowing(&inside.survey.facts);
    found.map(|finding| Found::in_words(finding, 0, &tree, way.identity.label(), &words)).collect()
}

fn step(way: &Way, index: usize, stop: &Stop, answer: Answer) -> Step {
    let refusal = way.refusal(index, answer.missing(), answer.decides).filter(|_| !answer.yes());
    let path = Bytes::of(paths::bytes(stop.path()));
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
        acl: stop.step.acl.iter().filter(|acl| acl.is_extended()).flat_map(entries).collect(),
        flags: flags(meta.flags),
        mount: stop.step.mount.as_ref().map(on),
        decides: answer.decides.id(),
        needs: rights(answer.needs),
        may: rights(answer.may.rights()),
        allowed: answer.yes(),
        because: refusal.as_ref().map(|refusal| refusal.sentence()),
        command: refusal.and_then(|refusal| refusal.command()),
    }
}

/// `user:1001:r-x`, as getfacl -n writes it.
fn entries(acl: &Acl) -> impl Iterator<Item = String> {
    acl.entries().iter().map(|AclEntry { who, permits }| match who {
        AclWho::Owner => format!("user::{permits}"),
        AclWho::User(uid) => format!("user:{uid}:{permits}"),
        AclWho::Group => format!("group::{permits}"),
        AclWho::NamedGroup(gid) => format!("group:{gid}:{permits}"),
        AclWho::Mask => format!("mask::{permits}"),
        AclWho::Other => format!("other::{permits}"),
    })
}

fn flags(flags: Flags) -> Vec<&'static str> {
    let names = [
        (Flags::IMMUTABLE, "immutable"),
        (Flags::APPEND_ONLY, "append-only"),
        (Flags::MOUNT_POINT, "mount-point"),
    ];
    names.into_iter().filter(|(flag, _)| flags.contains(*flag)).map(|(_, name)| name).collect()
}

fn on(mount: &Mount) -> On {
    On {
        point: Bytes::of(&mount.point).text,
        fs_type: mount.fs_type.clone(),
        source: Bytes::of(&mount.source).text,
        read_only: mount.writable != Writable::Yes,
        noexec: mount.no_exec,
    }
}

fn rights(rights: Rights) -> Vec<&'static str> {
    let names = [(Rights::READ, "read"), (Rights::WRITE, "write"), (Rights::PASS, "pass")];
    names.into_iter().filter(|(right, _)| rights.contains(*right)).map(|(_, name)| name).collect()
}
