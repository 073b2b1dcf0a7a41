//! The rules, on small caches made for each: what is healthy, what is not, and what it stops.

mod barriers;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use modscope_platform::{Gid, Identity, Uid, accounts};

use super::*;
use crate::go::{CacheKind, Operation};
use crate::survey::Survey;

/// A whole module version at example.com/a, as umask 022 leaves it.
pub(super) struct Cache(tempfile::TempDir);

pub(super) const VERSIONS: &str = "cache/download/example.com/a/@v";
pub(super) const TREE: &str = "example.com/a@v1.0.0";

impl Cache {
    pub(super) fn healthy() -> Self {
        let cache = Self(tempfile::tempdir().expect("a temporary folder"));
        cache.chmod("", 0o755);
        fs::create_dir_all(cache.at(VERSIONS)).expect("made");
        fs::create_dir_all(cache.at(&format!("{TREE}/sub"))).expect("made");
        for (name, text) in
            [("list", "v1.0.0\n"), ("v1.0.0.info", "{}"), ("v1.0.0.mod", "module a"), ("v1.0.0.lock", "")]
        {
            cache.write(&format!("{VERSIONS}/{name}"), text, 0o644);
        }
        cache.write(&format!("{VERSIONS}/v1.0.0.zip"), "zip", 0o644);
        cache.write(&format!("{VERSIONS}/v1.0.0.ziphash"), &format!("h1:{}", "A".repeat(44)), 0o644);
        for name in ["go.mod", "a.go", "LICENSE", "sub/b.go"] {
            cache.write(&format!("{TREE}/{name}"), "package a", 0o444);
        }
        for dir in ["", "/sub"] {
            cache.chmod(&format!("{TREE}{dir}"), 0o555);
        }
        for dir in [
            "cache",
            "cache/download",
            "cache/download/example.com",
            "cache/download/example.com/a",
            VERSIONS,
        ] {
            cache.chmod(dir, 0o755);
        }
        cache.chmod("example.com", 0o755);
        cache
    }

    pub(super) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn at(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str, mode: u32) {
        fs::write(self.at(path), text).expect("written");
        self.chmod(path, mode);
    }

    pub(super) fn chmod(&self, path: &str, mode: u32) {
        fs::set_permissions(self.at(path), fs::Permissions::from_mode(mode)).expect("mode set");
    }

    /// Judged for its owner, without the powers that root may have.
    fn judged(&self) -> Health {
        let me = accounts::current();
        self.judged_for(plain(me.uid.0, me.gid.0))
    }

    fn judged_for(&self, identity: Identity) -> Health {
        let survey = Survey::quietly(self.0.path(), CacheKind::Module).expect("scans");
        survey.judge(&Question::new(identity, i64::MAX))
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        fn open(dir: &Path) {
            fs::set_permissions(dir, fs::Permissions::from_mode(0o755)).ok();
            for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    open(&entry.path());
                }
            }
        }
        open(self.0.path());
    }
}

/// Numbers without an account and without powers, whoever runs the test.
pub(super) fn plain(uid: u32, gid: u32) -> Identity {
    let mut identity = Identity::new(None, Uid(uid), Gid(gid), Vec::new());
    identity.capabilities = modscope_platform::Capabilities::empty();
    identity
}

pub(super) fn stranger() -> Identity {
    plain(4_000_001, 4_000_001)
}

fn rules(health: &Health) -> Vec<Rule> {
    health
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Info)
        .map(|finding| finding.rule)
        .collect()
}

#[test]
fn what_go_made_is_healthy() {
    let health = Cache::healthy().judged();
    assert_eq!(rules(&health), []);
    assert_eq!(health.operations.worst(), State::Ok, "{:?}", health.findings);
}

#[test]
fn a_stranger_builds_with_what_is_there_and_fetches_nothing() {
    let health = Cache::healthy().judged_for(stranger());
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
    assert_eq!(health.operations.state(Operation::Verify), Some(State::Ok));
    assert_eq!(health.operations.state(Operation::Download), Some(State::Blocked));
    assert_eq!(health.operations.state(Operation::Clean), Some(State::Blocked));
    let inside = health.findings.iter().filter(|finding| finding.entry().is_some());
    assert_eq!(inside.map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::OwnerNotWritable]);
}

#[test]
fn one_cause_is_one_finding_over_all_its_entries() {
    let cache = Cache::healthy();
    let health = cache.judged_for(stranger());
    let finding = health.findings.iter().find(|finding| finding.entry().is_some()).expect("one inside");
    assert_eq!(finding.place, Place::Entry(crate::tree::NodeId::ROOT));
    let survey = Survey::quietly(cache.0.path(), CacheKind::Module).expect("scans");
    assert_eq!(finding.entries, survey.tree.read().len() as u64);
}

#[test]
fn a_directory_that_lost_its_search_bit_hides_everything_below() {
    let cache = Cache::healthy();
    cache.chmod("cache", 0o644);
    let survey = Survey::quietly(cache.0.path(), CacheKind::Module).expect("scans");
    let me = accounts::current();
    let health = survey.judge(&Question::new(plain(me.uid.0, me.gid.0), 0));
    assert_eq!(rules(&health), [Rule::ModeNotReadable]);
    assert_eq!(health.operations.state(Operation::Build), Some(State::Blocked));
    assert_eq!(health.operations.state(Operation::List), Some(State::Degraded));
    assert_eq!(health.operations.state(Operation::Clean), Some(State::Ok), "go clean gives itself the right");
    cache.chmod("cache", 0o755);
}

#[test]
fn what_anybody_may_write_is_a_risk_that_stops_nothing() {
    let cache = Cache::healthy();
    cache.chmod(&format!("{TREE}/a.go"), 0o666);
    let health = cache.judged();
    assert_eq!(health.operations.worst(), State::Ok);
    let open_way = health.findings.iter().any(|finding| finding.detail.sheltered);
    assert!(open_way || rules(&health) == [Rule::ModeWorldWritable], "{:?}", health.findings);
}

#[test]
fn directories_of_0777_with_healthy_files_are_a_failed_clean() {
    let cache = Cache::healthy();
    for dir in ["", "cache", "example.com"] {
        cache.chmod(dir, 0o777);
    }
    let health = cache.judged();
    assert!(health.findings.iter().any(|finding| finding.rule == Rule::ModeFailedClean));
    assert!(health.findings.iter().all(|finding| finding.rule != Rule::ModeWorldWritable));
}

#[test]
fn a_torn_ziphash_stops_verify_and_a_build_heals_it() {
    let cache = Cache::healthy();
    cache.write(&format!("{VERSIONS}/v1.0.0.ziphash"), "", 0o644);
    let health = cache.judged();
    assert_eq!(rules(&health), [Rule::IntegrityZiphash]);
    assert_eq!(health.operations.state(Operation::Verify), Some(State::Blocked));
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
}

#[test]
fn an_interrupted_extraction_blinds_verify_and_is_no_leftover_while_go_is_still_at_it() {
    let cache = Cache::healthy();
    cache.write(&format!("{VERSIONS}/v1.0.0.partial"), "", 0o644);
    assert_eq!(cache.judged().operations.state(Operation::Verify), Some(State::Degraded));
    let lock = fs::File::open(cache.at(&format!("{VERSIONS}/v1.0.0.lock"))).expect("opens");
    lock.lock().expect("locked");
    let health = cache.judged();
    assert_eq!(rules(&health), [Rule::LockHeld], "{:?}", health.findings);
    assert_eq!(health.operations.state(Operation::Verify), Some(State::Degraded));
    // Who needs it too waits until the other is done.
    assert_eq!(health.operations.state(Operation::Build), Some(State::Degraded));
    assert_eq!(health.operations.state(Operation::List), Some(State::Ok));
}

#[test]
fn a_file_that_no_build_reads_stops_only_verify() {
    let cache = Cache::healthy();
    cache.chmod(&format!("{TREE}/LICENSE"), 0o000);
    let health = cache.judged();
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
    assert_eq!(health.operations.state(Operation::Verify), Some(State::Blocked));
}

#[test]
fn links_in_a_tree_are_told_and_never_followed() {
    let cache = Cache::healthy();
    cache.chmod(TREE, 0o755);
    std::os::unix::fs::symlink("/", cache.at(&format!("{TREE}/out"))).expect("linked");
    fs::hard_link(cache.at(&format!("{TREE}/a.go")), cache.at(&format!("{TREE}/again.go"))).expect("linked");
    cache.chmod(TREE, 0o555);
    let health = cache.judged();
    assert_eq!(rules(&health).len(), 2, "{:?}", health.findings);
    assert!(rules(&health).contains(&Rule::LinkSymlink) && rules(&health).contains(&Rule::LinkHard));
}

#[test]
fn many_places_of_one_cause_are_told_at_the_directory_above_them() {
    let cache = Cache::healthy();
    for index in 0..30 {
        let dir = format!("cache/download/example.com/m{index}");
        fs::create_dir_all(cache.at(&dir)).expect("made");
        cache.chmod(&dir, 0o555);
    }
    let survey = Survey::quietly(cache.0.path(), CacheKind::Module).expect("scans");
    let me = accounts::current();
    let health = survey.judge(&Question::new(plain(me.uid.0, me.gid.0), i64::MAX));
    let finding = health.findings.first().expect("one finding");
    assert_eq!((finding.rule, finding.roots.len(), finding.entries), (Rule::ModeNotWritable, 30, 30));
    assert_eq!(finding.path(&survey.tree.read()), b"cache/download/example.com");
    assert_eq!(health.count(Severity::Error), 1);
}

#[test]
fn the_heat_of_a_directory_counts_what_is_affected_below() {
    let cache = Cache::healthy();
    cache.write(&format!("{VERSIONS}/v1.0.0.ziphash"), "", 0o644);
    let survey = Survey::quietly(cache.0.path(), CacheKind::Module).expect("scans");
    let me = accounts::current();
    let health = survey.judge(&Question::new(plain(me.uid.0, me.gid.0), 0));
    let tree = survey.tree.read();
    let share = health.heat.share(&tree, crate::tree::NodeId::ROOT);
    assert_eq!((share.worst(), share.worst_affected()), (Some(Severity::Error), 1));
    let file = tree.find(format!("{VERSIONS}/v1.0.0.ziphash").as_bytes()).expect("is there");
    assert_eq!(health.heat.findings_of(file).collect::<Vec<_>>(), [0]);
    assert_eq!(health.heat.own(file), Some(Severity::Error));
    assert_eq!(health.heat.share(&tree, tree.find(b"example.com").expect("is there")).worst(), None);
}

#[test]
fn only_what_was_asked_about_makes_a_problem() {
    let cache = Cache::healthy();
    let survey = Survey::quietly(cache.0.path(), CacheKind::Module).expect("scans");
    let question = Question { operations: Operation::Build.set(), ..Question::new(stranger(), 0) };
    let health = survey.judge(&question);
    assert_eq!(health.worst(), Some(Severity::Info));
    assert_eq!(health.operations.iter().count(), 1);
}

#[test]
fn a_cache_behind_a_link_is_told_and_clean_takes_only_the_link() {
    let cache = Cache::healthy();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let link = folder.path().join("mod");
    std::os::unix::fs::symlink(cache.0.path(), &link).expect("linked");
    let survey = Survey::quietly(&link, CacheKind::Module).expect("scans");
    let me = accounts::current();
    let health = survey.judge(&Question::new(plain(me.uid.0, me.gid.0), 0));
    assert_eq!(health.operations.worst(), State::Ok);
    let told = health.findings.iter().find(|finding| finding.rule == Rule::PathThroughLink).expect("told");
    assert_eq!(told.place, Place::Outside(link));
}
