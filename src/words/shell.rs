//! Words for a POSIX shell: paths of any bytes, accounts of any name.

use modscope_platform::{Gid, Identity};

use super::Names;
use crate::text;

/// A path as one word of a shell. `None` for the rare name that no shell word gives back whole.
///
/// A plain path stands in single quotes. Bytes that would steer a terminal or are not UTF-8 go through
/// `printf %b` in octal, so that what is shown is what is run.
pub fn quoted(path: &[u8]) -> Option<String> {
    if let Ok(name) = str::from_utf8(path)
        && matches!(text::escaped(name.into()), std::borrow::Cow::Borrowed(_))
    {
        return Some(format!("'{}'", name.replace('\'', r"'\''")));
    }
    if path.last() == Some(&b'\n') {
        // A command substitution drops line ends at its end.
        return None;
    }
    let mut word = String::with_capacity(path.len() + 32);
    word.push_str("\"$(printf %b '");
    for byte in path {
        if byte.is_ascii_alphanumeric() || b"/._-@+,=:".contains(byte) {
            word.push(char::from(*byte));
        } else {
            word.push_str(&format!("\\0{byte:03o}"));
        }
    }
    word.push_str("')\"");
    Some(word)
}

/// `ania:staff`, or numbers where a name is missing or would not be safe as a word.
pub fn owner_and_group(identity: &Identity, names: &Names) -> String {
    format!("{}:{}", user(identity), group(identity.gid, names))
}

/// `ania`, or the number where there is no name or it would not be safe as a word.
pub fn user(identity: &Identity) -> String {
    let name = identity.name.as_deref().filter(|name| is_plain(name));
    name.map_or_else(|| identity.uid.to_string(), str::to_owned)
}

/// The same of a group.
pub fn group(gid: Gid, names: &Names) -> String {
    let name = names.known_group(gid).filter(|name| is_plain(name));
    name.map_or_else(|| gid.to_string(), |name| name.to_string())
}

/// Letters, digits, `.`, `_` and `-`; not taken for an option, nor for a number.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        && name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_whatever_is_in_it() {
        assert_eq!(quoted(b"/a/it's $HOME").as_deref(), Some(r"'/a/it'\''s $HOME'"));
        assert_eq!(quoted("/größe".as_bytes()).as_deref(), Some("'/größe'"));
        assert_eq!(quoted(b"/a\nb").as_deref(), Some(r#""$(printf %b '/a\0012b')""#));
        assert_eq!(quoted(b"/\xff'%").as_deref(), Some(r#""$(printf %b '/\0377\0047\0045')""#));
        assert_eq!(quoted(b"/a\n"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_gives_the_bytes_back() {
        for path in [&b"/a/it's $HOME `x` \"y\""[..], b"/a\nb\\n%d", b"/\xff\xfe", "/\u{202e}txt".as_bytes()]
        {
            let word = quoted(path).expect("a word");
            let output = std::process::Command::new("sh").arg("-c").arg(format!("printf %s {word}")).output();
            assert_eq!(output.expect("sh runs").stdout, path, "{word}");
        }
    }

    #[test]
    fn an_odd_name_becomes_its_number() {
        use modscope_platform::Uid;
        let names = Names::saved([], [(Gid(20), "-R".to_owned()), (Gid(27), "staff".to_owned())]);
        let who = |name: &str, gid| Identity::new(Some(name.to_owned()), Uid(1000), Gid(gid), vec![]);
        assert_eq!(owner_and_group(&who("ania", 27), &names), "ania:staff");
        assert_eq!(owner_and_group(&who("0; rm", 20), &names), "1000:20");
    }
}
