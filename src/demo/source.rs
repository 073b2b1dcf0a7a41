//! Go sources for the demo's modules: small, made up, different from file to file, and they compile.

use std::fmt::Write as _;

/// A stream of numbers that is the same in every run, so that the demo looks the same each time.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A stream of its own for each `name`.
    pub fn new(name: &str) -> Self {
        // FNV-1a spreads the names, splitmix64 (below) the numbers.
        Self(
            name.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
                (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            }),
        )
    }

    /// The next number below `bound` (which is at least 1).
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or("plain")
    }
}

const QUALITIES: [&str; 24] = [
    "Amber", "Brisk", "Calm", "Dense", "Early", "Faint", "Gentle", "Hollow", "Inner", "Joint", "Keen",
    "Level", "Mild", "Narrow", "Outer", "Plain", "Quiet", "Round", "Sparse", "Tidy", "Upper", "Vivid",
    "Warm", "Young",
];
const THINGS: [&str; 24] = [
    "Anchor", "Bundle", "Cursor", "Digest", "Entry", "Frame", "Gauge", "Hinge", "Index", "Joiner", "Kernel",
    "Ledger", "Marker", "Notch", "Offset", "Packet", "Queue", "Range", "Signal", "Token", "Unit", "Vessel",
    "Window", "Yield",
];
const FIELDS: [&str; 12] = [
    "Width", "Count", "Limit", "Depth", "Order", "Share", "Start", "Total", "Weight", "Offset", "Height",
    "Speed",
];
const LINES: [&str; 12] = [
    "a small bridge carries the path over the stream",
    "each lamp along the quay is lit by hand",
    "the clock in the hall runs four minutes late",
    "two gulls share the mast and do not speak",
    "the baker counts loaves before the sun is up",
    "rain on the tin roof keeps its own time",
    "a letter waits under the stone by the gate",
    "the orchard leans a little towards the sea",
    "nobody moves the red chair from the window",
    "the map shows a road that was never built",
    "she ties the boat with the old blue rope",
    "the kettle sings before the water is hot",
];

/// The name of the `number`th file of a folder. None ends in the name of a system or processor, which
/// would keep the file out of a build elsewhere.
pub fn file_name(number: usize) -> String {
    let thing = THINGS.iter().cycle().nth(number).map_or_else(String::new, |word| word.to_ascii_lowercase());
    match number / THINGS.len() {
        0 => thing,
        round => {
            format!("{}_{thing}", QUALITIES.iter().cycle().nth(round).unwrap_or(&"more").to_ascii_lowercase())
        }
    }
}

/// The first lines of every source file: what it is, and what it is not.
fn preamble(module: &str) -> String {
    format!("// Made up by Modscope for its demo cache. This is not the real {module}.\n\n")
}

/// The file of a module's root package: who it is, and what it imports.
pub fn root_file(module: &str, version: &str, package: &str, imports: &[String]) -> String {
    let mut text = preamble(module);
    _ = writeln!(text, "// Package {package} stands in for a module of that name.\npackage {package}\n");
    for import in imports {
        _ = writeln!(text, "import _ \"{import}\"");
    }
    if !imports.is_empty() {
        text.push('\n');
    }
    _ = writeln!(
        text,
        "// About says which module this is.\nfunc About() string {{ return \"{module} {version}\" }}"
    );
    text
}

/// One more file of a package, about `length` bytes long; `number` keeps its names apart from those of its neighbours.
pub fn file(module: &str, package: &str, number: usize, length: usize) -> String {
    let mut dice = Dice::new(&format!("{module}/{package}/{number}"));
    let mut text = preamble(module);
    _ = writeln!(text, "package {package}");
    let mut item = 0;
    while text.len() < length {
        let name = format!("{}{}{number}x{item}", dice.word(&QUALITIES), dice.word(&THINGS));
        if dice.below(3) == 0 {
            lines(&mut text, &name, &mut dice)
        } else {
            kind(&mut text, &name, &mut dice)
        }
        item += 1;
    }
    text
}

/// A type with some fields and a method.
fn kind(text: &mut String, name: &str, dice: &mut Dice) {
    let first = dice.below(FIELDS.len());
    let fields: Vec<&str> = FIELDS.iter().cycle().skip(first).take(2 + dice.below(4)).copied().collect();
    _ = writeln!(text, "\n// {name} keeps what belongs together.\ntype {name} struct {{");
    for field in &fields {
        _ = writeln!(text, "\t{field} int");
    }
    _ = writeln!(text, "}}\n\n// Sum adds up what the {name} keeps.\nfunc (v {name}) Sum() int {{");
    let sum: Vec<String> = fields.iter().map(|field| format!("v.{field}")).collect();
    _ = writeln!(text, "\tif v.{} > {} {{\n\t\treturn {}\n\t}}", fields[0], dice.below(900), dice.below(90));
    _ = writeln!(text, "\treturn {}\n}}", sum.join(" + "));
}

/// A table of lines.
fn lines(text: &mut String, name: &str, dice: &mut Dice) {
    _ = writeln!(text, "\n// {name} is a table of lines.\nvar {name} = [...]string{{");
    for _ in 0..3 + dice.below(6) {
        _ = writeln!(text, "\t\"{} {}\",", dice.word(&LINES), dice.below(10_000));
    }
    text.push_str("}\n");
}

/// Plain text for README files and test data, about `length` bytes long.
pub fn prose(title: &str, length: usize) -> String {
    let mut dice = Dice::new(title);
    let mut text = format!("{title}\n\n");
    while text.len() < length {
        _ = writeln!(text, "{}, and {}.", dice.word(&LINES), dice.word(&LINES));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_gives_the_same_file_and_another_name_another() {
        assert_eq!(file("a.b/c", "c", 1, 900), file("a.b/c", "c", 1, 900));
        assert_ne!(file("a.b/c", "c", 1, 900), file("a.b/c", "c", 2, 900));
    }

    #[test]
    fn a_file_is_about_as_long_as_asked_for() {
        for length in [500, 4_000, 40_000] {
            let text = file("a.b/c", "c", 7, length);
            assert!((length..length + 1_000).contains(&text.len()), "{}", text.len());
        }
    }

    #[test]
    fn every_file_says_that_it_is_not_the_real_module() {
        assert!(root_file("a.b/c", "v1.0.0", "c", &[]).contains("This is not the real a.b/c."));
        assert!(file("a.b/c", "c", 1, 900).contains("This is not the real a.b/c."));
    }
}
