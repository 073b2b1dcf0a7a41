//! The plain demo: every common kind of damage once, each at a module of its own.

use modscope_platform::{Gid, Uid};

use super::catalogue::version_of;
use super::damage::{Damage, Kind};
use super::place::Place;
use super::toolchain;

/// What is done. As root, files of other accounts are among it.
pub fn damages(place: &Place, root: bool) -> Vec<Damage> {
    let mut damages = closed(place);
    damages.extend(open(place));
    damages.extend(leftovers(place));
    damages.extend(contents(place));
    if root {
        damages.extend(foreign(place));
    }
    damages.retain(Damage::possible);
    damages
}

/// The version in the cache; the catalogue has every module named here, as a test holds.
fn version(module: &str) -> &'static str {
    version_of(module).unwrap_or("v0.0.0")
}

fn tree(place: &Place, module: &str) -> std::path::PathBuf {
    place.tree(module, version(module))
}

/// Too little is allowed.
fn closed(place: &Place) -> Vec<Damage> {
    let versions = |module| Place::versions(&place.download(), module);
    vec![
        Damage::new(tree(place, "k8s.io/client-go").join("clientgo.go"), Kind::Mode(0o000)),
        Damage::new(tree(place, "google.golang.org/grpc").join("internal/transport"), Kind::Mode(0o000)),
        Damage::new(versions("github.com/spf13/cobra"), Kind::Mode(0o555)),
        Damage::new(
            place.version_file("golang.org/x/crypto", version("golang.org/x/crypto"), "zip"),
            Kind::Mode(0o000),
        ),
        Damage::new(
            place.tree(toolchain::MODULE, &toolchain::version()).join(toolchain::tools()),
            Kind::ToolsWithoutExecute,
        ),
    ]
}

/// Too much is allowed.
fn open(place: &Place) -> Vec<Damage> {
    vec![
        Damage::new(place.cache().join("github.com/sirupsen"), Kind::Mode(0o777)),
        Damage::new(place.download().join("golang.org"), Kind::Mode(0o777)),
        Damage::new(tree(place, "golang.org/x/net"), Kind::Modes { dirs: 0o777, files: 0o666 }),
        Damage::new(
            tree(place, "github.com/prometheus/client_golang"),
            Kind::Modes { dirs: 0o755, files: 0o755 },
        ),
        Damage::new(tree(place, "golang.org/x/tools"), Kind::Writable),
        Damage::new(
            tree(place, "github.com/docker/docker").join("client/latest.go"),
            Kind::Symlink("../pkg/archive/anchor.go".into()),
        ),
        Damage::new(
            tree(place, "github.com/stretchr/testify").join("assert/kept.go"),
            Kind::HardLink(place.top().join("kept-elsewhere.go")),
        ),
    ]
}

/// What an interrupted go left.
fn leftovers(place: &Place) -> Vec<Damage> {
    let text = Place::versions(&place.download(), "golang.org/x/text");
    vec![
        Damage::new(
            place.version_file("github.com/google/uuid", version("github.com/google/uuid"), "partial"),
            Kind::Leftover { bytes: 0, hours: 75 },
        ),
        Damage::new(text.join("v0.29.0.info481516234.tmp"), Kind::Leftover { bytes: 0, hours: 240 }),
        Damage::new(text.join("v0.29.0.zip90210.tmp"), Kind::Leftover { bytes: 180_000, hours: 240 }),
    ]
}

/// Hashes, zips and trees that are not whole.
fn contents(place: &Place) -> Vec<Damage> {
    let file = |module, extension| place.version_file(module, version(module), extension);
    vec![
        Damage::new(file("github.com/davecgh/go-spew", "ziphash"), Kind::Cut(0)),
        Damage::new(file("go.uber.org/zap", "ziphash"), Kind::Cut(20)),
        Damage::new(file("gopkg.in/yaml.v3", "ziphash"), Kind::Missing),
        Damage::new(file("github.com/BurntSushi/toml", "zip"), Kind::Missing),
        Damage::new(tree(place, "github.com/BurntSushi/toml"), Kind::Missing),
    ]
}

/// What belongs to others: root after `sudo go`, and a container's user.
fn foreign(place: &Place) -> Vec<Damage> {
    let root = Kind::Owner(Uid(0), Gid(0));
    let container = Kind::Owner(Uid(10_001), Gid(10_001));
    let protobuf = tree(place, "google.golang.org/protobuf");
    vec![
        Damage::new(Place::versions(&place.download(), "k8s.io/api"), root.clone()),
        Damage::new(tree(place, "k8s.io/api"), root),
        Damage::new(protobuf.clone(), container),
        Damage::new(protobuf, Kind::Mode(0o700)),
    ]
}
