//! Paths as URIs (RFC 3986), whatever bytes they are, and the places of findings.

use std::collections::BTreeMap;

use modscope_platform::paths;
use serde::Serialize;

use super::Message;
use crate::health::Place;
use crate::report::{Judged, Told};
use crate::text;
use crate::tree::{NodeId, Tree};

/// The caches, by the names that places within them refer to: `MODULE`, `BUILD`, `SUMDB`.
pub(super) struct Bases(Vec<(String, BaseUri)>);

/// Where a cache is.
#[derive(Serialize, Clone)]
pub(super) struct BaseUri {
    uri: String,
    description: Message,
}

/// A place of a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[Logical; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<String>,
}

/// A permission has no line. Code scanning shows no result without one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
}

/// A setting of go.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    name: &'static str,
    fully_qualified_name: String,
    kind: &'static str,
}

impl Bases {
    pub fn of(caches: &[Judged]) -> Self {
        let mut bases: Vec<(String, BaseUri)> = Vec::new();
        for cache in caches {
            let kind = cache.kind.id().to_ascii_uppercase();
            let twins = bases.iter().filter(|(name, _)| name.trim_end_matches(char::is_numeric) == kind);
            let name = match twins.count() {
                0 => kind,
                before => format!("{kind}{}", before + 1),
            };
            let mut uri = absolute(paths::bytes(&cache.path));
            if !uri.ends_with('/') {
                uri.push('/');
            }
            let description = Message::new(&text!(&format!("cache-{}", cache.kind.id())));
            bases.push((name, BaseUri { uri, description }));
        }
        Self(bases)
    }

    pub fn uris(&self) -> BTreeMap<String, BaseUri> {
        self.0.iter().cloned().collect()
    }

    /// Where a finding is. A setting has no file of its own: it is shown at the file its value comes from or
    /// speaks of, else at the cache.
    pub fn location(&self, told: &Told<'_>, tree: &Tree) -> Location {
        match &told.finding.place {
            Place::Entry(id) => self.entry(told.cache, tree, *id),
            Place::Outside(path) => location(absolute(paths::bytes(path)), None),
            Place::Setting(name) => {
                let subject = told.finding.subject.as_ref().and_then(|subject| subject.path.as_deref());
                let at = match subject.filter(|path| path.is_absolute()) {
                    Some(path) => location(absolute(paths::bytes(path)), None),
                    None => self.within(told.cache, &[]),
                };
                let fully_qualified_name = format!("go env {name}");
                Location {
                    logical_locations: Some([Logical { name, fully_qualified_name, kind: "setting" }]),
                    ..at
                }
            }
        }
    }

    /// An entry of the cache.
    pub fn entry(&self, cache: usize, tree: &Tree, id: NodeId) -> Location {
        match id {
            NodeId::ROOT => self.within(cache, &[]),
            id => self.within(cache, &tree.relative_path(id)),
        }
    }

    fn within(&self, cache: usize, path: &[u8]) -> Location {
        let uri = if path.is_empty() { "./".to_owned() } else { encoded(path, Colons::Encoded) };
        location(uri, self.0.get(cache).map(|(name, _)| name.clone()))
    }
}

fn location(uri: String, uri_base_id: Option<String>) -> Location {
    let artifact_location = Artifact { uri, uri_base_id };
    Location {
        physical_location: Physical { artifact_location, region: Region { start_line: 1 } },
        logical_locations: None,
    }
}

/// A `file:` URI; a relative reference where the path is relative. Windows' paths are told by their drive or
/// share, since a scan may have been saved there.
fn absolute(path: &[u8]) -> String {
    let path = path.strip_prefix(br"\\?\UNC").or_else(|| path.strip_prefix(br"\\?\")).unwrap_or(path);
    let slashed = || path.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect::<Vec<u8>>();
    match path {
        [b'/', ..] => format!("file://{}", encoded(path, Colons::Kept)),
        [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic() => {
            format!("file:///{}", encoded(&slashed(), Colons::Kept))
        }
        [b'\\', b'\\', ..] => format!("file:{}", encoded(&slashed(), Colons::Kept)),
        [b'\\', ..] => format!("file:/{}", encoded(&slashed(), Colons::Kept)),
        [] => "./".to_owned(),
        relative => encoded(relative, Colons::Encoded),
    }
}

/// What becomes of a colon: it would end a scheme in the first part of a relative reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Colons {
    Kept,
    Encoded,
}

/// Bytes as a URI's path: what RFC 3986 lets stand in one stays, every other byte becomes `%XX`.
fn encoded(path: &[u8], colons: Colons) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path {
        let stays = byte.is_ascii_alphanumeric()
            || b"/-._~!$&'()*+,;=@".contains(byte)
            || (*byte == b':' && colons == Colons::Kept);
        if stays {
            uri.push(char::from(*byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_kind_are_a_uri() {
        assert_eq!(absolute(b"/home/a/go"), "file:///home/a/go");
        assert_eq!(
            absolute(b"/gr\xc3\xb6\xc3\x9fe/\xff 100%#?"),
            "file:///gr%C3%B6%C3%9Fe/%FF%20100%25%23%3F"
        );
        assert_eq!(absolute(b"/a:b/x\n"), "file:///a:b/x%0A");
        assert_eq!(encoded(b"a:b/!up@v1", Colons::Encoded), "a%3Ab/!up@v1");
        assert_eq!(absolute(b"mod"), "mod");
        assert_eq!(absolute(b""), "./");
    }

    #[test]
    fn paths_of_windows_are_told_by_their_drive_or_share() {
        assert_eq!(absolute(br"C:\Users\a b\go"), "file:///C:/Users/a%20b/go");
        assert_eq!(absolute(br"\\?\C:\go"), "file:///C:/go");
        assert_eq!(absolute(br"\\host\share\go"), "file://host/share/go");
        assert_eq!(absolute(br"\\?\UNC\host\share"), "file://host/share");
    }
}
