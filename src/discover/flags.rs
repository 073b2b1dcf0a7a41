//! Settings that change what go does with a cache.

use std::ffi::OsStr;

use super::Setting;
use crate::health::GoSettings;

/// What GOFLAGS and GOPROXY come to.
pub(super) fn go_settings(settings: &[Setting]) -> GoSettings {
    let value =
        |name| settings.iter().find(|setting| setting.name == name).map(|setting| setting.value.as_os_str());
    GoSettings {
        mod_cache_rw: value("GOFLAGS").is_some_and(has_mod_cache_rw),
        proxy_off: value("GOPROXY").is_some_and(|proxies| first(proxies) == Some(b"off")),
        direct: value("GOPROXY").is_some_and(|proxies| first(proxies) == Some(b"direct")),
    }
}

/// The first proxy of the list. `off` and `direct` end the list wherever they stand; nothing is reachable,
/// or nothing but version control, only where they come first (cmd/go/internal/modfetch/proxy.go, proxyList).
fn first(proxies: &OsStr) -> Option<&[u8]> {
    let entries = proxies.as_encoded_bytes().split(|byte| matches!(byte, b',' | b'|'));
    entries.map(<[u8]>::trim_ascii).find(|entry| !entry.is_empty())
}

/// GOFLAGS is a list of `-name` or `-name=value` with spaces between, each possibly in quotes
/// (cmd/go/internal/base/goflags.go); the last of a name counts. Values as strconv.ParseBool has them.
fn has_mod_cache_rw(flags: &OsStr) -> bool {
    let mut set = false;
    for flag in flags.as_encoded_bytes().split(u8::is_ascii_whitespace) {
        let flag = unquoted(flag);
        let Some(flag) = flag.strip_prefix(b"--").or_else(|| flag.strip_prefix(b"-")) else { continue };
        match flag.strip_prefix(b"modcacherw") {
            Some(b"") => set = true,
            Some([b'=', value @ ..]) => {
                set = matches!(value, b"1" | b"t" | b"T" | b"true" | b"TRUE" | b"True")
            }
            _ => {}
        }
    }
    set
}

fn unquoted(flag: &[u8]) -> &[u8] {
    match flag {
        [b'\'', inner @ .., b'\''] | [b'"', inner @ .., b'"'] => inner,
        _ => flag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_is_found_among_others_and_the_last_one_counts() {
        let has = |flags: &str| has_mod_cache_rw(OsStr::new(flags));
        for flags in [
            "-modcacherw",
            "--modcacherw",
            "-x  -modcacherw=true -mod=mod",
            "'-modcacherw=1'",
            "-modcacherw=0 -modcacherw",
        ] {
            assert!(has(flags), "{flags}");
        }
        for flags in [
            "",
            "-modcacherw=false",
            "-modcacherwx",
            "modcacherw",
            "-ldflags=-modcacherw",
            "-modcacherw -modcacherw=0",
        ] {
            assert!(!has(flags), "{flags}");
        }
    }

    #[test]
    fn only_an_off_that_comes_first_leaves_nothing_reachable() {
        let off = |proxies: &str| first(OsStr::new(proxies)) == Some(b"off");
        assert!(off("off") && off(" off ") && off(",off"));
        assert!(!off("direct") && !off("https://proxy.example,off") && !off(""));
    }
}
