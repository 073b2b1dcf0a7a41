//! A module proxy that is a folder (`GOPROXY=file://…`): small modules in every shape the module
//! cache knows, and a toolchain of two shell scripts.

use std::io::Write as _;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A module of the proxy, and whether the project of the tests builds with it.
pub struct Module {
    pub path: &'static str,
    /// `path` as Go writes it on disk: upper case is `!` and lower case.
    pub escaped: &'static str,
    /// The version the cache starts with.
    pub old: &'static str,
    /// The version nobody has downloaded yet.
    pub new: &'static str,
    pub requires: &'static str,
    pub role: Part,
}

/// What the cache starts with, for a module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Downloaded and built with.
    Built,
    /// Only its `.info` and `.mod`: go read the graph and needed no more. That is healthy.
    GraphOnly,
    /// Not there yet, under a host the cache knows.
    NewModule,
    /// Not there yet, and its host neither.
    NewHost,
}

const fn module(path: &'static str, role: Part) -> Module {
    Module { path, escaped: path, old: "v1.0.0", new: "v1.1.0", requires: "", role }
}

pub const MODULES: [Module; 15] = [
    module("example.com/alpha", Part::Built),
    // Graph pruning: beta's own requirement is read for `list -m all`, and never downloaded.
    Module { requires: "require example.com/omega v1.0.0\n", ..module("example.com/beta", Part::Built) },
    Module { old: "v2.0.0", new: "v2.1.0", ..module("example.com/alpha/v2", Part::Built) },
    Module { escaped: "example.com/!up/!case", ..module("example.com/Up/Case", Part::Built) },
    module("example.com/omega", Part::GraphOnly),
    module("example.com/gamma", Part::NewModule),
    module("example.com/nested/epsilon", Part::NewModule),
    module("example.org/delta", Part::NewHost),
    // A new module may come below any that is here.
    module("golang.org/x/omicron", Part::NewModule),
    module("example.com/alpha/nested", Part::NewModule),
    module("example.com/alpha/v2/nested", Part::NewModule),
    module("example.com/beta/nested", Part::NewModule),
    module("example.com/omega/nested", Part::NewModule),
    Module { escaped: "example.com/!up/nested", ..module("example.com/Up/nested", Part::NewModule) },
    Module {
        escaped: "example.com/!up/!case/nested",
        ..module("example.com/Up/Case/nested", Part::NewModule)
    },
];

/// The toolchain the cache starts with, and one that isn't there yet.
pub const TOOLCHAIN: &str = "go1.99.9";
pub const NEW_TOOLCHAIN: &str = "go1.99.8";

const GOARCH: &str = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };

/// `v0.0.1-go1.99.9.linux-amd64`: how a toolchain is named as a module version.
pub fn toolchain_version(name: &str) -> String {
    format!("v0.0.1-{name}.linux-{GOARCH}")
}

/// `pkg/tool/linux_amd64`.
pub fn tool_dir() -> String {
    format!("pkg/tool/linux_{GOARCH}")
}

/// Writes the proxy into `root`, readable by everybody.
pub fn write(root: &Path) {
    for module in &MODULES {
        for version in [module.old, module.new] {
            let gomod = format!("module {}\n\ngo 1.21\n\n{}", module.path, module.requires);
            publish(root, module.path, module.escaped, version, &gomod, &sources(module, &gomod));
        }
        std::fs::write(at_v(root, module.escaped).join("list"), format!("{}\n{}\n", module.old, module.new))
            .expect("a proxy list");
    }
    for name in [TOOLCHAIN, NEW_TOOLCHAIN] {
        let version = toolchain_version(name);
        let path = "golang.org/toolchain";
        publish(root, path, path, &version, "module golang.org/toolchain\n", &toolchain(name));
    }
}

/// The project of the tests imports a package of every module that is built with. Nothing here
/// imports the standard library: a build needs no compiled std and takes a tenth of a second.
pub fn write_project(root: &Path) {
    std::fs::create_dir_all(root).expect("a project folder");
    let built = || MODULES.iter().filter(|module| module.role == Part::Built);
    let requires: String = built().map(|m| format!("require {} {}\n", m.path, m.old)).collect();
    let imports: String = built().enumerate().map(|(i, m)| format!("import m{i} \"{}\"\n", m.path)).collect();
    let uses: Vec<String> = built().enumerate().map(|(i, _)| format!("m{i}.Name()")).collect();
    let code = format!(
        "package project\n\n{imports}import \"example.com/alpha/sub\"\n\nfunc All() string {{ return {} + sub.Name() }}\n",
        uses.join(" + ")
    );
    std::fs::write(root.join("go.mod"), format!("module example.net/project\n\ngo 1.21\n\n{requires}"))
        .expect("the project's go.mod");
    std::fs::write(root.join("project.go"), code).expect("the project's source");
}

fn sources(module: &Module, gomod: &str) -> Vec<(String, String)> {
    let source =
        |package: &str| format!("package {package}\n\nfunc Name() string {{ return \"{package}\" }}\n");
    let mut files = vec![
        ("go.mod".to_owned(), gomod.to_owned()),
        ("LICENSE".to_owned(), "Free for any use.\n".to_owned()),
        ("code.go".to_owned(), source("code")),
    ];
    if module.path == "example.com/alpha" {
        files.push(("sub/sub.go".to_owned(), source("sub")));
        // What a build here never compiles.
        files.push(("code_test.go".to_owned(), "package code\n".to_owned()));
        files.push(("code_windows.go".to_owned(), "package code\n".to_owned()));
        files.push(("testdata/input.txt".to_owned(), "Input.\n".to_owned()));
        files.push(("docs/README.md".to_owned(), "Words.\n".to_owned()));
    }
    files
}

/// Enough of a toolchain for what go does with one: `bin/go` runs a tool or gofmt, as the real one would.
fn toolchain(name: &str) -> Vec<(String, String)> {
    let tool = tool_dir();
    let go = format!(
        "#!/bin/sh\nroot=\"${{0%/bin/go}}\"\n[ \"$1\" = fmt ] && exec \"$root/bin/gofmt\"\nexec \"$root/{tool}/compile\"\n"
    );
    [
        ("VERSION", format!("{name}\n")),
        ("LICENSE", "Free for any use.\n".to_owned()),
        ("bin/go", go),
        ("bin/gofmt", "#!/bin/sh\n".to_owned()),
        (&format!("{tool}/compile"), format!("#!/bin/sh\necho go version {name} of two scripts\n")),
        ("lib/wasm/go_js_wasm_exec", "#!/bin/sh\n".to_owned()),
        ("src/_go.mod", "module std\n".to_owned()),
        ("src/cmd/_go.mod", "module cmd\n".to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .to_vec()
}

fn at_v(root: &Path, escaped: &str) -> std::path::PathBuf {
    root.join(escaped).join("@v")
}

fn publish(root: &Path, path: &str, escaped: &str, version: &str, gomod: &str, files: &[(String, String)]) {
    let dir = at_v(root, escaped);
    std::fs::create_dir_all(&dir).expect("a proxy folder");
    let info = format!("{{\"Version\":\"{version}\",\"Time\":\"2024-01-01T00:00:00Z\"}}");
    std::fs::write(dir.join(format!("{version}.info")), info).expect("a proxy .info");
    std::fs::write(dir.join(format!("{version}.mod")), gomod).expect("a proxy .mod");
    let file = std::fs::File::create(dir.join(format!("{version}.zip"))).expect("a proxy .zip");
    let mut zip = ZipWriter::new(file);
    for (name, text) in files {
        zip.start_file(format!("{path}@{version}/{name}"), SimpleFileOptions::default())
            .expect("a zip entry");
        zip.write_all(text.as_bytes()).expect("a zip entry's bytes");
    }
    zip.finish().expect("a whole zip");
}
