//! The options that commands share, and how their values are read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use modscope_platform::{Capabilities, Mode};

use crate::demo::Story;
use crate::go::CacheKind;
use crate::text;

/// As whom to ask.
#[derive(Debug, Args)]
pub struct AsWhom {
    /// Ask for this account, or for bare numbers as a container has them; check and why take several
    #[arg(long = "as", value_name = "USER|UID[:GID[,GID…]]")]
    pub names: Vec<String>,

    /// What the kernel lets the identity do beyond modes: none, all, or names such as dac_override,fowner
    #[arg(long, value_name = "none|all|LIST", value_parser = capabilities)]
    pub caps: Option<Capabilities>,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
}

/// The form of an answer, as an option.
#[derive(Debug, Args)]
pub struct Form {
    /// How to answer: text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format)]
    pub format: Format,
}

/// Which caches are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// GOMODCACHE
    Module,
    /// GOCACHE
    Build,
    /// Both, and the checksum database's state
    All,
}

impl Which {
    /// Whether a cache of this kind is meant.
    pub fn means(self, kind: CacheKind) -> bool {
        match self {
            Self::Module => kind == CacheKind::Module,
            Self::Build => kind == CacheKind::Build,
            Self::All => true,
        }
    }
}

/// Where to look.
#[derive(Debug, Args)]
pub struct Where {
    /// A cache folder or a saved scan; without it, the caches that go uses here
    pub path: Option<PathBuf>,

    /// Which cache: module, build or all; module if left out. A folder named by PATH is recognised by what is in it
    #[arg(long, value_name = "CACHE", hide_possible_values = true)]
    pub cache: Option<Which>,
}

/// What a story of `--demo` is called.
pub fn story(word: &str) -> Result<Story, String> {
    let names = || Story::ALL.map(Story::id).join(", ");
    Story::by_id(word).ok_or_else(|| text!("cli-no-story", stories = names()))
}

fn format(word: &str) -> Result<Format, String> {
    match word {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "sarif" | "github" => Err(text!("cli-format-of-check")),
        _ => Err(text!("cli-format-unknown", formats = "text, json")),
    }
}

/// A file mode mask in octal, `022` or `0o22`; at most 777.
pub fn umask(word: &str) -> Result<Mode, String> {
    let digits = word.strip_prefix("0o").unwrap_or(word);
    let octal = !digits.is_empty() && digits.bytes().all(|digit| (b'0'..=b'7').contains(&digit));
    let value = octal.then(|| u32::from_str_radix(digits, 8).ok()).flatten();
    value.filter(|mask| *mask <= 0o777).map(Mode::new).ok_or_else(|| text!("cli-umask-bad"))
}

/// `none`, `all`, or a comma list of the capabilities that decide over files.
fn capabilities(words: &str) -> Result<Capabilities, String> {
    match words {
        "none" => return Ok(Capabilities::empty()),
        "all" => return Ok(Capabilities::all()),
        _ => {}
    }
    let mut found = Capabilities::empty();
    for word in words.split(',').map(str::trim) {
        let name = word.to_ascii_uppercase();
        let name = name.strip_prefix("CAP_").unwrap_or(&name);
        found |= Capabilities::from_name(name).ok_or_else(|| text!("cli-caps-unknown", word = word))?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_umask_is_octal_and_at_most_777() {
        assert_eq!(umask("022").ok(), Some(Mode::new(0o22)));
        assert_eq!(umask("0o77").ok(), Some(Mode::new(0o77)));
        for bad in ["", "8", "0o", "1777", "-2", "+2", "rwx"] {
            assert!(umask(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn capabilities_have_the_kernels_names_with_or_without_cap() {
        assert_eq!(capabilities("none").ok(), Some(Capabilities::empty()));
        let two = Capabilities::DAC_OVERRIDE | Capabilities::FOWNER;
        assert_eq!(capabilities("dac_override,CAP_FOWNER").ok(), Some(two));
        assert!(capabilities("sys_admin").unwrap_err().contains("sys_admin"));
    }
}
