use super::*;

fn text(bytes: Result<Vec<u8>, EscapeError>) -> String {
    String::from_utf8(bytes.expect("a name Go uses")).expect("ASCII")
}

#[test]
fn an_upper_case_letter_becomes_a_mark_and_its_lower_case_letter() {
    assert_eq!(text(escape_path(b"github.com/Azure/azure-sdk-for-go")), "github.com/!azure/azure-sdk-for-go");
    assert_eq!(
        text(escape_path(b"github.com/GoogleCloudPlatform/omega")),
        "github.com/!google!cloud!platform/omega"
    );
    assert_eq!(text(escape_version(b"v1.0.0-RC1")), "v1.0.0-!r!c1");
    assert_eq!(text(escape_version(b"v2.0.0+incompatible")), "v2.0.0+incompatible");
}

#[test]
fn what_was_escaped_reads_back_as_it_was() {
    for path in
        ["github.com/BurntSushi/toml", "golang.org/x/text", "gopkg.in/yaml.v3", "k8s.io/api", "a.b/C~x/v2"]
    {
        assert_eq!(text(unescape_path(&escape_path(path.as_bytes()).expect("valid"))), path);
    }
    for version in ["v1.2.3", "v1.0.0-RC1", "v0.0.0-20250923004556-9e5a51aed1e8", "v28.5.1+incompatible"] {
        assert_eq!(text(unescape_version(&escape_version(version.as_bytes()).expect("valid"))), version);
    }
}

#[test]
fn an_escaped_name_has_no_upper_case_letter_and_no_lone_mark() {
    for escaped in
        ["github.com/Azure/x", "github.com/a!", "github.com/!1", "github.com/!!a", "github.com/\u{e9}"]
    {
        assert!(unescape_path(escaped.as_bytes()).is_err(), "{escaped}");
    }
    assert!(unescape_version(b"v1.0.0-RC1").is_err() && unescape_version(b"v1.0.0-!").is_err());
}

#[test]
fn paths_that_go_refuses_are_refused() {
    let refused: [&[u8]; 20] = [
        b"",
        b"/a.b",
        b"a.b/",
        b"a.b//c",
        b"nodot/x",
        b"-a.b/c",
        b"A.b/c",
        b"a.b/.c",
        b"a.b/c.",
        b"a.b/..",
        b"a.b/c d",
        b"a.b/c@d",
        b"a.b/c!d",
        b"a.b/con",
        b"a.b/NUL.x",
        b"a.b/prog~1",
        b"a.b/v1",
        b"a.b/v02",
        b"a.b/v1.2",
        b"a.b/\xff",
    ];
    for path in refused {
        assert!(escape_path(path).is_err(), "{}", String::from_utf8_lossy(path));
    }
}

#[test]
fn a_major_version_at_the_end_is_two_or_more_and_on_gopkg_in_a_must() {
    for path in [
        "a.b/v2",
        "a.b/v10",
        "a.b/x1",
        "a.b/c.v1",
        "gopkg.in/yaml.v3",
        "gopkg.in/a.v0",
        "gopkg.in/u/b.v2-unstable",
    ] {
        assert!(escape_path(path.as_bytes()).is_ok(), "{path}");
    }
    for path in ["a.b/v0", "gopkg.in/yaml", "gopkg.in/yaml.v", "gopkg.in/yaml.v03"] {
        assert!(escape_path(path.as_bytes()).is_err(), "{path}");
    }
}

#[test]
fn a_version_is_a_fit_file_name() {
    for version in [&b""[..], b".", b"..", b"v1/2", b"v1!x", b"v1.", b"nul", b"v1:2", b"v\xc3\xa9"] {
        assert!(escape_version(version).is_err(), "{}", String::from_utf8_lossy(version));
    }
    assert!(escape_version(b"master").is_ok());
}

#[test]
fn the_sentence_names_the_text_and_the_rule() {
    let error = escape_path(b"nodot/x").expect_err("no host");
    assert_eq!(
        error.to_string(),
        "\"nodot/x\" is no module path that Go would use: its first element has no dot"
    );
}
