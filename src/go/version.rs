//! Names in a `@v` directory: an escaped version and what the file holds of it.

use super::Role;

/// Splits a name of a `@v` directory, like `v1.2.3.ziphash`, into the escaped version and the role of
/// the file. `None` for `list` and for names that are not Go's.
pub fn split(name: &[u8]) -> Option<(&[u8], Role)> {
    // The longest suffix first: `ziphash` begins like `zip`.
    const SUFFIXES: [(&[u8], Role); 6] = [
        (b".ziphash", Role::Ziphash),
        (b".partial", Role::Partial),
        (b".info", Role::Info),
        (b".lock", Role::Lock),
        (b".mod", Role::Mod),
        (b".zip", Role::Zip),
    ];
    for (suffix, role) in SUFFIXES {
        if let Some(version) = name.strip_suffix(suffix) {
            return is_version(version).then_some((version, role));
        }
    }
    // `v1.2.3.info123456789.tmp`: at most nine digits (modfetch.tempFile).
    let stem = name.strip_suffix(b".tmp")?;
    let digits = stem.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let base = &stem[..stem.len() - digits];
    let version =
        [&b".info"[..], b".mod", b".zip"].into_iter().find_map(|suffix| base.strip_suffix(suffix))?;
    ((1..=9).contains(&digits) && is_version(version)).then_some((version, Role::Temp))
}

/// Whether the bytes are an escaped semantic version with its leading `v`: `vMAJOR.MINOR.PATCH`, then
/// optionally a pre-release and build words (`+incompatible`, the escapes `!r!c1`).
pub fn is_version(text: &[u8]) -> bool {
    let Some(text) = text.strip_prefix(b"v") else { return false };
    let end = text.iter().position(|byte| matches!(byte, b'-' | b'+')).unwrap_or(text.len());
    let (core, rest) = text.split_at(end);
    let mut numbers = 0;
    for number in core.split(|byte| *byte == b'.') {
        numbers += 1;
        if number.is_empty() || !number.iter().all(u8::is_ascii_digit) {
            return false;
        }
    }
    numbers == 3
        && rest.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'!'))
        && rest.len() != 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ziphash_is_not_a_zip() {
        assert_eq!(split(b"v1.0.0.ziphash"), Some((&b"v1.0.0"[..], Role::Ziphash)));
        assert_eq!(split(b"v1.0.0.zip"), Some((&b"v1.0.0"[..], Role::Zip)));
    }

    #[test]
    fn pseudo_versions_incompatible_ones_and_escapes_are_versions() {
        for version in [
            &b"v0.0.0-20240102030405-abcdefabcdef"[..],
            b"v24.0.7+incompatible",
            b"v1.0.0-!r!c1",
            b"v0.0.1-go1.27.3.linux-amd64",
        ] {
            assert!(is_version(version), "{}", String::from_utf8_lossy(version));
        }
        for other in [&b"1.0.0"[..], b"v1", b"v1.2", b"v1.2.x", b"v1.0.0-", b"list"] {
            assert!(!is_version(other), "{}", String::from_utf8_lossy(other));
        }
    }

    #[test]
    fn temporary_files_end_in_digits_and_tmp() {
        assert_eq!(split(b"v1.0.0.zip123456789.tmp"), Some((&b"v1.0.0"[..], Role::Temp)));
        assert_eq!(split(b"v1.0.0.zip1234567890.tmp"), None);
        assert_eq!(split(b"v1.0.0.zip.tmp"), None);
    }
}
