//! Names of files and accounts as somebody would choose them who wants to be taken for something else.

use proptest::prelude::*;

/// What means something to a terminal, a runner, Markdown, SARIF, JSON, HTML, a URI or a shell.
const PIECES: &[&str] = &[
    "::error::",
    "##[error]",
    "::set-output name=a::",
    "%0A",
    "%25",
    "%",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "](",
    "[a](b)",
    "{0}",
    "{",
    "}",
    "|",
    "\\",
    "`",
    "```\n",
    "<b>",
    "&amp;",
    "\"",
    "'",
    "$(id)",
    ",",
    ":",
    "=",
    "#",
    "?",
    ";",
    " ",
    "-",
    "@v1.0.0",
    "!up",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{2028}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "größe",
    "日本",
    "a",
];

/// A name as a file system may have it: any bytes but `/` and NUL, at most 255, and neither `.` nor `..`.
pub fn name() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 1..6),
    ];
    proptest::collection::vec(piece, 1..6).prop_map(|pieces| {
        let mut name: Vec<u8> =
            pieces.concat().into_iter().filter(|byte| !matches!(byte, 0 | b'/')).collect();
        name.truncate(255);
        if matches!(name.as_slice(), b"" | b"." | b"..") { b"x".to_vec() } else { name }
    })
}

/// The same as text, for the names of accounts.
pub fn text() -> impl Strategy<Value = String> {
    name().prop_map(|name| String::from_utf8_lossy(&name).into_owned())
}
