//! Who or which group is meant by what a person typed: an account may have to be asked for over a network.

use modscope_platform::{Gid, Identity, Uid, accounts};

use super::owners::bare;
use crate::cli::Trouble;
use crate::cli::who::{self, Known};
use crate::demo::Demo;
use crate::text;

/// Whoever is known, and numbers without an account.
struct AndNumbers<'a>(&'a dyn Known);

impl Known for AndNumbers<'_> {
    fn by_uid(&self, uid: Uid) -> Option<Identity> {
        self.0.by_uid(uid).or_else(|| Some(bare(uid)))
    }

    fn by_name(&self, name: &str) -> Option<Identity> {
        self.0.by_name(name)
    }

    fn group_by_name(&self, name: &str) -> Option<Gid> {
        self.0.group_by_name(name)
    }
}

/// Reads `USER|UID[:GID[,GID…]]`; else why it is nobody, in a sentence.
pub(super) fn identity(typed: &str, known: &dyn Known) -> Result<Identity, String> {
    who::named(typed.trim(), &AndNumbers(known)).map_err(|trouble| match trouble {
        Trouble::AsUnreadable(typed) => text!("run-as-unreadable", typed = typed),
        Trouble::NoSuchUser(typed) => text!("run-as-nobody", typed = typed),
        other => other.sentence(),
    })
}

/// Reads a group's name or number; else why it is none, in a sentence.
pub(super) fn group(typed: &str, known: &dyn Known) -> Result<Gid, String> {
    who::group(typed.trim(), known).map_err(|_| {
        let typed = text::from_bytes(typed.trim().as_bytes()).into_owned();
        text!("share-no-group", typed = typed)
    })
}

/// The example, and the account that it wants to be looked at as.
pub(super) fn with_identity(demo: Demo) -> (Demo, Option<Identity>) {
    let identity = demo.run_as.map(|(uid, gid)| {
        let name = accounts::by_uid(uid).and_then(|account| account.identity.name);
        Identity::new(name, uid, gid, Vec::new())
    });
    (demo, identity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::who::Here;

    #[test]
    fn numbers_can_be_typed_with_groups_or_without() {
        let typed = identity(" 4711:4712,4713 ", &Here).expect("numbers");
        assert_eq!((typed.uid, typed.gid), (Uid(4711), Gid(4712)));
        assert!(typed.in_group(Gid(4713)));
        assert_eq!(identity("4711", &Here).map(|identity| identity.gid), Ok(Gid(4711)));
        assert_eq!(group(" 4711 ", &Here), Ok(Gid(4711)));
    }

    #[test]
    fn what_makes_no_sense_is_answered_with_a_sentence() {
        for typed in ["", ":", ":5", "4711:", "4711:x", "nobody-of-that-name-here"] {
            let said = identity(typed, &Here).expect_err(typed);
            assert!(said.len() > 20 && !said.contains("--as"), "{said}");
        }
        assert!(group("no-group-of-that-name", &Here).is_err());
        assert!(group("", &Here).is_err());
    }
}
