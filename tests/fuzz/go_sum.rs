//! go.sum and go.work: files of a project, which may be anybody's.

use modscope::go::go_sum::GoSum;
use proptest::prelude::*;

use crate::cases;

/// Lines as go writes them, some with a part that is not.
fn almost_go_sum() -> impl Strategy<Value = Vec<u8>> {
    let line = (
        "[a-zA-Z.!~/-]{1,12}",
        prop_oneof![
            Just("v1.0.0".to_owned()),
            "v[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(-[a-zA-Z0-9.]{0,9})?(\\+incompatible)?"
        ],
        prop_oneof![Just(""), Just("/go.mod"), Just("/go.sum")],
        prop_oneof![Just("h1:"), Just("h2:"), Just("")],
        proptest::collection::vec(any::<u8>(), 0..6),
        prop_oneof![Just("\n"), Just("\r\n"), Just(" "), Just("")],
    );
    let line = line.prop_map(|(module, version, part, hash, junk, end)| {
        let mut line = format!("{module} {version}{part} {hash}").into_bytes();
        line.extend(junk);
        line.extend(end.bytes());
        line
    });
    proptest::collection::vec(line, 0..20).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(cases::config())]

    #[test]
    fn go_sum_of_any_bytes(bytes in prop_oneof![almost_go_sum(), proptest::collection::vec(any::<u8>(), 0..2000)]) {
        let sum = GoSum::parse(&bytes);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        prop_assert!(sum.skipped + sum.content.len() + sum.graph.len() <= lines);
        let kept: usize = sum.content.iter().chain(&sum.graph).map(|one| one.module.len() + one.version.len()).sum();
        prop_assert!(kept <= bytes.len(), "no more is kept than was read");
        for version in sum.content.iter().chain(&sum.graph) {
            prop_assert_eq!(version.to_string().parse(), Ok(version.clone()));
            prop_assert!(!version.escaped_path().contains(&b'\n') && !version.escaped_path().starts_with(b"/"));
        }
    }
}
