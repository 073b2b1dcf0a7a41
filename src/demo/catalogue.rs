//! The modules of the demo cache: names everybody knows, contents made up by [`super::source`].

/// A module version of the demo.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// The module path, not escaped.
    pub path: &'static str,
    /// The version, not escaped.
    pub version: &'static str,
    /// The name of its root package.
    pub package: &'static str,
    /// Paths of modules that it requires, in the version the catalogue has first.
    pub requires: &'static [&'static str],
    /// Its folders besides the root.
    pub folders: &'static [&'static str],
    /// Source files in each folder.
    pub files: usize,
    /// The length of such a file, in bytes, more or less.
    pub length: usize,
    /// Whether the project of the demo requires it (else an older project left it here).
    pub used: bool,
}

impl Module {
    /// Whether its zip has a `go.mod` (a module from before modules has none).
    pub fn has_go_mod(&self) -> bool {
        !self.version.ends_with("+incompatible")
    }
}

const fn module(
    path: &'static str,
    version: &'static str,
    package: &'static str,
    folders: &'static [&'static str],
    (files, length): (usize, usize),
) -> Module {
    Module { path, version, package, requires: &[], folders, files, length, used: true }
}

const fn with(module: Module, requires: &'static [&'static str]) -> Module {
    Module { requires, ..module }
}

const fn unused(module: Module) -> Module {
    Module { used: false, ..module }
}

/// Groups of an API, as Kubernetes has them.
const API_GROUPS: &[&str] = &[
    "admission/v1",
    "apps/v1",
    "apps/v1beta1",
    "apps/v1beta2",
    "authentication/v1",
    "authorization/v1",
    "autoscaling/v1",
    "autoscaling/v2",
    "batch/v1",
    "certificates/v1",
    "coordination/v1",
    "core/v1",
    "discovery/v1",
    "events/v1",
    "flowcontrol/v1",
    "networking/v1",
    "node/v1",
    "policy/v1",
    "rbac/v1",
    "resource/v1",
    "scheduling/v1",
    "storage/v1",
];

/// All modules, sorted by path.
#[rustfmt::skip]
pub const MODULES: &[Module] = &[
    module("cloud.google.com/go", "v0.123.0", "cloud", &["civil", "httpreplay", "internal/trace",
        "rpcreplay"], (9, 3_800)),
    module("github.com/Azure/azure-sdk-for-go/sdk/azcore", "v1.19.1", "azcore", &["arm", "cloud",
        "internal/exported", "log", "policy", "runtime", "streaming", "to", "tracing"], (8, 3_000)),
    module("github.com/BurntSushi/toml", "v1.5.0", "toml", &["internal", "internal/tag"], (12, 5_200)),
    module("github.com/Masterminds/semver/v3", "v3.4.0", "semver", &["internal/fuzz"], (9, 2_900)),
    with(module("github.com/Masterminds/sprig/v3", "v3.4.0-RC1", "sprig", &["docs/examples", "internal"],
        (11, 2_500)), &["github.com/Masterminds/semver/v3"]),
    module("github.com/cespare/xxhash/v2", "v2.3.0", "xxhash", &["xxhsum"], (6, 2_200)),
    module("github.com/davecgh/go-spew", "v1.1.1", "spew", &["spew"], (13, 3_400)),
    module("github.com/docker/docker", "v28.5.1+incompatible", "docker", &["api/types",
        "api/types/container", "api/types/network", "api/types/volume", "client", "daemon/config",
        "libnetwork/drivers", "pkg/archive", "pkg/stdcopy", "volume/mounts"], (24, 4_300)),
    module("github.com/google/pprof", "v0.0.0-20250923004556-9e5a51aed1e8", "pprof", &["driver",
        "internal/graph", "internal/report", "profile"], (12, 4_700)),
    module("github.com/google/uuid", "v1.6.0", "uuid", &["internal/clock"], (9, 2_000)),
    with(module("github.com/prometheus/client_golang", "v1.23.2", "clientgolang", &["api", "api/v1",
        "prometheus", "prometheus/collectors", "prometheus/promhttp", "prometheus/push"], (14, 4_000)),
        &["github.com/cespare/xxhash/v2"]),
    with(module("github.com/sirupsen/logrus", "v1.9.3", "logrus", &["hooks/syslog", "hooks/writer"], (11,
        2_700)), &["golang.org/x/sys"]),
    with(module("github.com/spf13/cobra", "v1.10.1", "cobra", &["doc"], (16, 5_000)),
        &["github.com/spf13/pflag"]),
    module("github.com/spf13/pflag", "v1.0.10", "pflag", &["internal/values"], (26, 2_300)),
    with(module("github.com/stretchr/testify", "v1.11.1", "testify", &["assert", "mock", "require",
        "suite"], (12, 6_400)), &["github.com/davecgh/go-spew", "gopkg.in/yaml.v3"]),
    with(module("go.etcd.io/bbolt", "v1.4.3", "bbolt", &["cmd/bbolt/command", "internal/common",
        "internal/freelist"], (13, 3_900)), &["golang.org/x/sys"]),
    module("go.uber.org/zap", "v1.27.0", "zap", &["buffer", "internal/color", "zapcore", "zaptest",
        "zapgrpc"], (12, 3_100)),
    with(module("golang.org/x/crypto", "v0.43.0", "crypto", &["argon2", "blake2b", "chacha20",
        "curve25519", "ed25519", "hkdf", "nacl/box", "pbkdf2", "ssh", "ssh/agent"], (9, 5_600)),
        &["golang.org/x/sys"]),
    with(module("golang.org/x/net", "v0.46.0", "net", &["context", "dns/dnsmessage", "html", "html/atom",
        "http2", "http2/hpack", "idna", "proxy", "trace", "websocket"], (12, 6_800)),
        &["golang.org/x/text"]),
    module("golang.org/x/sys", "v0.37.0", "sys", &["cpu", "execabs", "plan9", "unix", "windows"], (32,
        9_500)),
    module("golang.org/x/text", "v0.30.0", "text", &["cases", "collate", "currency", "encoding/charmap",
        "language", "message", "runes", "transform", "unicode/bidi", "unicode/norm", "width"], (11,
        9_000)),
    unused(module("golang.org/x/text", "v0.28.0", "text", &["cases", "collate", "language", "message",
        "unicode/norm"], (11, 8_500))),
    module("golang.org/x/tools", "v0.38.0", "tools", &["cmd/goimports", "go/analysis", "go/ast/astutil",
        "go/packages", "go/ssa", "gopls/doc", "imports", "internal/gcimporter", "internal/typeparams",
        "refactor/rename"], (20, 5_400)),
    with(module("google.golang.org/grpc", "v1.76.0", "grpc", &["balancer", "balancer/roundrobin", "codes",
        "credentials", "encoding", "internal/transport", "metadata", "resolver", "status", "xds"], (17,
        4_900)), &["google.golang.org/protobuf", "golang.org/x/net"]),
    module("google.golang.org/protobuf", "v1.36.10", "protobuf", &["encoding/protojson",
        "encoding/prototext", "internal/impl", "proto", "reflect/protoreflect", "types/known"], (18,
        5_800)),
    module("gopkg.in/yaml.v3", "v3.0.1", "yaml", &["internal/scan"], (10, 7_300)),
    with(module("k8s.io/api", "v0.34.1", "api", API_GROUPS, (12, 7_600)), &["k8s.io/apimachinery"]),
    module("k8s.io/apimachinery", "v0.34.1", "apimachinery", &["pkg/api/errors", "pkg/api/meta",
        "pkg/apis/meta/v1", "pkg/fields", "pkg/labels", "pkg/runtime", "pkg/types", "pkg/util/json",
        "pkg/util/sets", "pkg/watch"], (14, 4_400)),
    with(module("k8s.io/client-go", "v0.34.1", "clientgo", &["applyconfigurations/apps/v1",
        "applyconfigurations/core/v1", "discovery", "dynamic", "informers/apps/v1", "informers/core/v1",
        "kubernetes", "kubernetes/typed/apps/v1", "kubernetes/typed/core/v1", "listers/core/v1", "rest",
        "tools/cache", "tools/clientcmd", "util/retry"], (22, 3_700)), &["k8s.io/api",
        "k8s.io/apimachinery", "golang.org/x/net"]),
];

/// What the demo's file proxy has besides: versions that are not in the cache yet.
#[rustfmt::skip]
pub const IN_PROXY: &[Module] = &[
    module("github.com/spf13/cobra", "v1.10.2", "cobra", &[], (2, 1_500)),
    module("golang.org/x/text", "v0.31.0", "text", &["cases"], (2, 1_500)),
    module("k8s.io/api", "v0.34.2", "api", &["core/v1"], (2, 1_500)),
];

/// A version of which only the `go.mod` was ever asked for, as for most of a module graph.
pub const GO_MOD_ONLY: (&str, &str) = ("gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405");

/// The version that the project and the other modules use.
pub fn version_of(path: &str) -> Option<&'static str> {
    MODULES.iter().find(|module| module.path == path && module.used).map(|module| module.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::escape;

    #[test]
    fn every_path_and_version_is_one_that_go_would_use() {
        for module in MODULES.iter().chain(IN_PROXY) {
            escape::escape_path(module.path.as_bytes()).expect("a module path");
            escape::escape_version(module.version.as_bytes()).expect("a version");
        }
    }

    #[test]
    fn what_a_module_requires_is_in_the_catalogue() {
        for module in MODULES {
            for path in module.requires {
                assert!(version_of(path).is_some(), "{} requires {path}", module.path);
            }
        }
    }

    #[test]
    fn there_is_one_of_each_kind_of_name() {
        let any = |holds: fn(&Module) -> bool| MODULES.iter().any(holds);
        assert!(MODULES.len() >= 25);
        assert!(any(|module| module.path.contains(|letter: char| letter.is_ascii_uppercase())));
        assert!(any(|module| module.version.contains("RC")), "a version with upper-case letters");
        assert!(any(|module| module.path.ends_with("/v2")));
        assert!(any(|module| !module.has_go_mod()));
        assert!(any(|module| module.version.starts_with("v0.0.0-2025")), "a pseudo-version");
        assert!(any(|module| module.path.starts_with("gopkg.in/")));
    }
}
