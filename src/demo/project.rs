//! A project that uses the modules of the cache, so that real go commands can be tried.

use super::DemoError;
use super::catalogue::{MODULES, Module};
use super::content::Content;
use super::place::{Place, folder, write};
use crate::go::hash;

/// The two lines of a module version in go.sum.
pub fn sum_lines(content: &Content) -> String {
    let Content { path, version, h1, .. } = content;
    format!("{path} {version} {h1}\n{path} {version}/go.mod {}\n", hash::go_mod(content.go_mod.as_bytes()))
}

/// Writes `go.mod`, `go.sum` and a program that imports every module it requires.
pub fn write_project(place: &Place, contents: &[Content]) -> Result<(), DemoError> {
    let used: Vec<&Module> = MODULES.iter().filter(|module| module.used).collect();
    let requires: String =
        used.iter().map(|module| format!("\t{} {}\n", module.path, module.version)).collect();
    let imports: String =
        used.iter().map(|module| format!("\t{} \"{}\"\n", module.package, module.path)).collect();
    let calls: String =
        used.iter().map(|module| format!("\tprintln({}.About())\n", module.package)).collect();
    let is_used =
        |content: &&Content| used.iter().any(|it| it.path == content.path && it.version == content.version);
    let sums: String = contents.iter().filter(is_used).map(sum_lines).collect();

    let project = place.project();
    folder(&project, 0o755)?;
    let go_mod = format!("module example.org/demo\n\ngo 1.21\n\nrequire (\n{requires})\n");
    let program = format!(
        "// The demo's project: it uses every module of the demo cache.\npackage main\n\nimport (\n{imports})\n\n\
         func main() {{\n{calls}}}\n"
    );
    write(&project.join("go.mod"), go_mod, 0o644)?;
    write(&project.join("go.sum"), sums, 0o644)?;
    write(&project.join("main.go"), program, 0o644)
}
