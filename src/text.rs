//! Every sentence a person reads, by key: `assets/locale/LANGUAGE.ftl`, in Fluent's syntax.
//!
//! A language is added by adding a file and its line in [`LANGUAGES`]; a key that a language lacks is
//! taken from English. Sentences take named values: `text!("map-tile", path = path, entries = 3)`.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

mod paths;
mod values;

pub use paths::{escaped, middle_out};
pub use values::{count, date, size};

/// Languages and their catalogues; the first is what others fall back to.
const LANGUAGES: &[(&str, &str)] = &[("en", include_str!("../assets/locale/en.ftl"))];

/// A value that a sentence takes.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

struct Catalogue {
    /// The person's language, then English.
    bundles: Vec<FluentBundle<FluentResource>>,
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let wanted = sys_locale::get_locale().unwrap_or_default();
        let wanted = wanted.split(['-', '_']).next().unwrap_or_default();
        let first = LANGUAGES.iter().find(|(language, _)| *language == wanted && wanted != LANGUAGES[0].0);
        Catalogue {
            bundles: first
                .into_iter()
                .chain(LANGUAGES.first())
                .map(|(name, text)| bundle(name, text))
                .collect(),
        }
    })
}

fn bundle(language: &str, text: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Values are escaped where they come from; isolation marks would show in terminals.
    bundle.set_use_isolating(false);
    // A line that does not parse is left out; the test below holds that there is none.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The sentence of that key, with its values put in. An unknown key gives the key itself.
pub fn sentence(key: &str, values: &[(&str, Value<'_>)]) -> String {
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    for bundle in &catalogue().bundles {
        if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
            return bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
        }
    }
    key.to_owned()
}

/// Whether there is a sentence of that key.
pub fn has(key: &str) -> bool {
    catalogue()
        .bundles
        .iter()
        .any(|bundle| bundle.get_message(key).is_some_and(|message| message.value().is_some()))
}

/// A sentence by key, with named values: `text!("key")` or `text!("key", name = value, …)`.
#[macro_export]
macro_rules! text {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::sentence($key, &[$((stringify!($name), $crate::text::Value::from($value))),*])
    };
}

/// Text for drawing from bytes of the file system: control and bidirectional characters escaped.
pub fn from_bytes(bytes: &[u8]) -> Cow<'_, str> {
    escaped(String::from_utf8_lossy(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_parses() {
        for (language, text) in LANGUAGES {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{language}: {errors:?}");
            }
        }
    }

    #[test]
    fn no_key_stands_twice() {
        for (language, text) in LANGUAGES {
            let mut keys: Vec<&str> = text
                .lines()
                .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
                .collect();
            keys.sort_unstable();
            for pair in keys.windows(2) {
                assert_ne!(pair[0], pair[1], "{language}");
            }
        }
    }

    #[test]
    fn values_are_put_in_and_unknown_keys_show_themselves() {
        assert_eq!(text!("state-ok"), "works");
        assert_eq!(text!("no-such-key"), "no-such-key");
    }
}
