//! How Go writes module paths and versions on disk: each upper-case ASCII letter becomes `!` and its
//! lower-case letter, so that file systems which fold case keep `Azure` and `azure` apart.
//!
//! Bytes in, bytes out; the rules are those of `golang.org/x/mod/module` (EscapePath, EscapeVersion,
//! UnescapePath, UnescapeVersion, CheckPath), which the go command itself uses.

use std::fmt;

use thiserror::Error;

/// Which kind of name was escaped or read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A module path, such as `github.com/Azure/azure-sdk-for-go`.
    Path,
    /// A version, such as `v1.0.0-RC1`.
    Version,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "module path",
            Self::Version => "version",
        })
    }
}

/// Why a name is none that Go would write or read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{:?} is no {name} that Go would use: {why}", String::from_utf8_lossy(.text))]
pub struct EscapeError {
    /// What the text was taken for.
    pub name: Name,
    /// The text as given.
    pub text: Vec<u8>,
    /// The rule it breaks.
    pub why: &'static str,
}

/// The escaped form of a module path, as in folder names of the cache.
///
/// # Errors
/// When Go would refuse the path (x/mod/module.CheckPath).
pub fn escape_path(path: &[u8]) -> Result<Vec<u8>, EscapeError> {
    check_path(path).and_then(|()| escape(path)).map_err(|why| broken(Name::Path, path, why))
}

/// The module path that an escaped one stands for.
///
/// # Errors
/// When the text is no escaped form (an upper-case letter, a `!` without a lower-case letter after
/// it), or stands for a path Go would refuse.
pub fn unescape_path(escaped: &[u8]) -> Result<Vec<u8>, EscapeError> {
    unescape(escaped)
        .and_then(|path| check_path(&path).map(|()| path))
        .map_err(|why| broken(Name::Path, escaped, why))
}

/// The escaped form of a version. It need not be a semantic version, only a fit file name without `!`.
///
/// # Errors
/// When Go would refuse the version.
pub fn escape_version(version: &[u8]) -> Result<Vec<u8>, EscapeError> {
    check_element(version, Element::File)
        .and_then(|()| escape(version))
        .map_err(|why| broken(Name::Version, version, why))
}

/// The version that an escaped one stands for.
///
/// # Errors
/// When the text is no escaped form or stands for a version Go would refuse.
pub fn unescape_version(escaped: &[u8]) -> Result<Vec<u8>, EscapeError> {
    unescape(escaped)
        .and_then(|version| check_element(&version, Element::File).map(|()| version))
        .map_err(|why| broken(Name::Version, escaped, why))
}

fn broken(name: Name, text: &[u8], why: &'static str) -> EscapeError {
    EscapeError { name, text: text.to_vec(), why }
}

fn escape(text: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut escaped = Vec::with_capacity(text.len() + 4);
    for &byte in text {
        match byte {
            b'!' => return Err("it has an exclamation mark"),
            0x80.. => return Err("it has a character outside ASCII"),
            b'A'..=b'Z' => escaped.extend([b'!', byte.to_ascii_lowercase()]),
            _ => escaped.push(byte),
        }
    }
    Ok(escaped)
}

fn unescape(text: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut plain = Vec::with_capacity(text.len());
    let mut bytes = text.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'!' => match bytes.next() {
                Some(letter @ b'a'..=b'z') => plain.push(letter.to_ascii_uppercase()),
                _ => return Err("a ! stands before no lower-case letter"),
            },
            b'A'..=b'Z' => return Err("it has an upper-case letter that is not escaped"),
            0x80.. => return Err("it has a character outside ASCII"),
            _ => plain.push(byte),
        }
    }
    Ok(plain)
}

/// Which characters an element may have: x/mod/module's modulePath and filePath.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Module,
    File,
}

/// x/mod/module.CheckPath.
fn check_path(path: &[u8]) -> Result<(), &'static str> {
    if path.is_empty() {
        return Err("it is empty");
    }
    if path.first() == Some(&b'-') {
        return Err("it begins with a dash");
    }
    for element in path.split(|&byte| byte == b'/') {
        check_element(element, Element::Module)?;
    }
    let host = path.split(|&byte| byte == b'/').next().unwrap_or(path);
    if !host.contains(&b'.') {
        return Err("its first element has no dot");
    }
    if !host.iter().all(|byte| matches!(byte, b'-' | b'.' | b'0'..=b'9' | b'a'..=b'z')) {
        return Err("its first element is no lower-case host name");
    }
    if !major_fits(path) {
        return Err("it ends in a major version that Go does not use");
    }
    Ok(())
}

/// x/mod/module.checkElem, for names that are ASCII in the end (escaping refuses the others).
fn check_element(element: &[u8], kind: Element) -> Result<(), &'static str> {
    if element.is_empty() {
        return Err("it has an empty element");
    }
    if element.iter().all(|&byte| byte == b'.') {
        return Err("it has an element of dots only");
    }
    if kind == Element::Module && element.first() == Some(&b'.') {
        return Err("it has an element that begins with a dot");
    }
    if element.last() == Some(&b'.') {
        return Err("it has an element that ends in a dot");
    }
    if !element.iter().all(|&byte| may_stand(byte, kind)) {
        return Err("it has a character that Go does not allow there");
    }
    let short = element.split(|&byte| byte == b'.').next().unwrap_or(element);
    if RESERVED_ON_WINDOWS.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(short)) {
        return Err("it has an element that Windows keeps for a device");
    }
    if kind == Element::Module && is_short_name(short) {
        return Err("it has an element that ends in a tilde and digits");
    }
    Ok(())
}

fn may_stand(byte: u8, kind: Element) -> bool {
    byte.is_ascii_alphanumeric()
        || match kind {
            Element::Module => b"-._~".contains(&byte),
            Element::File => b"!#$%&()+,-.=@[]^_{}~ ".contains(&byte),
        }
}

/// Windows' short names (`PROGRA~1`) end so.
fn is_short_name(short: &[u8]) -> bool {
    match short.iter().rposition(|&byte| byte == b'~') {
        Some(at) => at + 1 < short.len() && short.iter().skip(at + 1).all(u8::is_ascii_digit),
        None => false,
    }
}

const RESERVED_ON_WINDOWS: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
    "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// x/mod/module.SplitPathVersion's `ok`: `/v2` and up, never `/v1`, `/v0`, `/v02` or `/v1.2`;
/// on gopkg.in a `.vN` must be there.
fn major_fits(path: &[u8]) -> bool {
    if path.starts_with(b"gopkg.in/") {
        let path = path.strip_suffix(b"-unstable").unwrap_or(path);
        let (rest, digits) = split_tail(path, u8::is_ascii_digit);
        return rest.ends_with(b".v")
            && !digits.is_empty()
            && (digits.first() != Some(&b'0') || digits == b"0");
    }
    let (rest, number) = split_tail(path, |byte| byte.is_ascii_digit() || *byte == b'.');
    if number.is_empty() || !rest.ends_with(b"/v") {
        return true;
    }
    !number.contains(&b'.') && number.first() != Some(&b'0') && number != b"1"
}

/// The text without its longest tail of bytes that `belongs`, and that tail.
fn split_tail(text: &[u8], belongs: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    let tail = text.iter().rev().take_while(|byte| belongs(byte)).count();
    text.split_at(text.len() - tail)
}

#[cfg(test)]
mod tests;
