//! A small toolchain in the cache, as go leaves it after its first use: programs with x bits, and a
//! `go.mod` beside each `_go.mod`. The programs are shell scripts that say what they are.

use super::DemoError;
use super::cache::{write_tree, write_zip, zip_at};
use super::content::Content;
use super::place::{Modes, Place};
use super::source;

/// The go version that the stand-in claims to be.
pub const GO_VERSION: &str = "go1.98.0";

/// The module that toolchains come as.
pub const MODULE: &str = "golang.org/toolchain";

const TOOLS: [&str; 8] = ["asm", "cgo", "compile", "cover", "fix", "link", "preprofile", "vet"];
const STANDARD: [&str; 16] = [
    "bufio", "bytes", "cmp", "errors", "fmt", "io", "maps", "math", "net", "os", "path", "slices", "sort",
    "strconv", "strings", "time",
];

/// `linux_amd64` and the like, by go's names.
pub fn platform(separator: char) -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "x86" => "386",
        other => other,
    };
    format!("{system}{separator}{processor}")
}

/// The version of the toolchain module here.
pub fn version() -> String {
    format!("v0.0.1-{GO_VERSION}.{}", platform('-'))
}

/// Where its tools lie in the tree.
pub fn tools() -> String {
    format!("pkg/tool/{}", platform('_'))
}

/// Whether go makes this file executable (cmd/go/internal/toolchain.Exec).
pub fn is_program(name: &str) -> bool {
    name.starts_with("bin/") || name.starts_with("pkg/tool/") || name.ends_with("_wasm_exec")
}

/// Writes zip, hash, lock and tree; go keeps no `.info`, `.mod` or `list` for toolchains.
pub fn write_toolchain(place: &Place, modes: Modes) -> Result<(), DemoError> {
    // The catalogue's paths and versions live as long as the program; this one depends on the system.
    let version: &'static str = Box::leak(version().into_boxed_str());
    let content = Content::pack(MODULE, version, String::new(), files()).map_err(zip_at(place.top()))?;
    write_zip(place, &content, modes)?;
    let added: Vec<_> = content
        .files
        .iter()
        .filter_map(|(name, bytes)| Some((format!("{}go.mod", name.strip_suffix("_go.mod")?), bytes.clone())))
        .collect();
    let all = [content.files, added].concat();
    write_tree(&place.tree(MODULE, version), &all, modes, is_program)
}

fn files() -> Vec<(String, Vec<u8>)> {
    let suffix = std::env::consts::EXE_SUFFIX;
    let mut files: Vec<(String, String)> = vec![
        ("LICENSE".into(), source::prose("Made up by Modscope; use it as Modscope itself", 1_100)),
        ("VERSION".into(), format!("{GO_VERSION}\ntime 2026-02-03T18:05:11Z\n")),
        (
            "go.env".into(),
            "# Made up by Modscope for its demo cache.\nGOPROXY=off\nGOTOOLCHAIN=local\n".into(),
        ),
        (format!("bin/go{suffix}"), go_script()),
        (format!("bin/gofmt{suffix}"), tool_script("gofmt")),
        ("lib/wasm/go_js_wasm_exec".into(), tool_script("go_js_wasm_exec")),
        ("src/_go.mod".into(), "module std\n\ngo 1.98\n".into()),
        ("src/cmd/_go.mod".into(), "module cmd\n\ngo 1.98\n".into()),
    ];
    files.extend(TOOLS.iter().map(|tool| (format!("{}/{tool}{suffix}", tools()), tool_script(tool))));
    for package in STANDARD {
        files.extend((0..8).map(|number| {
            let name = format!("src/{package}/{}.go", source::file_name(number));
            (name, source::file("standard library", package, number, 5_000))
        }));
    }
    files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

/// Answers `version`, and for all else starts the compiler as go would.
fn go_script() -> String {
    format!(
        "#!/bin/sh\n# Made up by Modscope for its demo cache. This is not the real go command.\n\
         if [ \"$1\" = version ]; then\n\techo \"go version {GO_VERSION} {}\"\n\texit 0\nfi\n\
         exec \"${{0%/bin/go}}/{}/compile\"\n",
        platform('/'),
        tools()
    )
}

fn tool_script(tool: &str) -> String {
    let about = source::prose(tool, 30_000).lines().map(|line| format!("# {line}\n")).collect::<String>();
    format!(
        "#!/bin/sh\n# Made up by Modscope for its demo cache.\n{about}echo \"{tool}: a stand-in that does nothing\"\n"
    )
}
