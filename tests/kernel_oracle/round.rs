//! One tree, some people, and every question about every entry: the engine's word against the kernel's.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use modscope::access::{Grant, Guard, decides, grant};
use modscope::go::CacheKind;
use modscope::scan::Facts;
use modscope::survey::Survey;
use modscope::tree::{Look, NodeId, Tree};
use modscope_platform::{Flags, Identity};

use crate::forest::Forest;
use crate::ground::{Ground, May};
use crate::people;
use crate::probe::Probe;
use crate::prober::{self, Question};
use crate::random::Chance;
use crate::script::Script;
use crate::tally::Tally;

/// What a refusal may be called: EPERM, EACCES, EBUSY (something is mounted there), EROFS, EOVERFLOW.
const REFUSALS: [i32; 5] = [1, 13, 16, 30, 75];

/// How many people are asked about each tree.
const PEOPLE: usize = 6;

/// All that follows from a seed.
pub struct Round {
    pub seed: u64,
    pub forest: Forest,
    pub ground: Ground,
    pub people: Vec<Identity>,
}

impl Round {
    pub fn new(seed: u64, may: May) -> Self {
        let mut chance = Chance::new(seed);
        let forest = Forest::random(&mut chance);
        let ground = Ground::random(&mut chance, &forest, may);
        let people = everybody(&mut chance, ground.uids, ground.gids);
        Self { seed, forest, ground, people }
    }

    /// Scans the tree at `top` and asks `people` about it. `inside` is the user namespace, for the script.
    pub fn examine(&self, top: &Path, people: &[Identity], program: &Path, inside: &str, tally: &mut Tally) {
        let survey = Survey::quietly(top, CacheKind::Module).expect("a folder to scan");
        let tree = survey.tree.read();
        let nodes: Vec<NodeId> = tree.ids().filter(|id| !tree.look(*id).unseen).collect();
        let questions: Vec<Question> = nodes.iter().map(|id| question(&tree, *id)).collect();
        for who in people {
            let answers = ask(who, program, &questions);
            let sight = Sight { round: self, tree: &tree, facts: &survey.facts, who, inside };
            assert_eq!(answers.len(), nodes.len(), "an answer to every question");
            for (id, answers) in nodes.iter().zip(answers) {
                sight.compare(*id, &answers, tally);
            }
        }
    }
}

/// Some people out of these numbers.
pub fn everybody(chance: &mut Chance, uids: &[u32], gids: &[u32]) -> Vec<Identity> {
    (0..PEOPLE).map(|_| people::random(chance, uids, gids)).collect()
}

fn question(tree: &Tree, id: NodeId) -> Question {
    let look = tree.look(id);
    Question {
        kind: look.kind,
        mode: look.mode.bits(),
        mounted: look.flags.contains(Flags::MOUNT_POINT),
        path: tree.full_path(id),
    }
}

/// What a child of that identity gets, an errno for each probe.
fn ask(who: &Identity, program: &Path, questions: &[Question]) -> Vec<Vec<i32>> {
    let mut command: Command = people::command(who);
    command.arg(program).args(["--exact", "a_child_that_tries", "--nocapture", "--test-threads=1"]);
    command.env(prober::STATUS, people::status(who)).current_dir("/");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("setpriv starts");
    let lines: String = questions.iter().map(Question::line).collect();
    // A child that has ended already says why on its standard error.
    child.stdin.take().expect("a pipe").write_all(lines.as_bytes()).ok();
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", people::words(who).join(" "));
    let numbers = |line: &str| line.split(' ').map(|word| word.parse().expect("an errno")).collect();
    said.lines().filter_map(|line| line.strip_prefix("answers ")).map(numbers).collect()
}

/// A tree, seen for somebody.
struct Sight<'a> {
    round: &'a Round,
    tree: &'a Tree,
    facts: &'a Facts,
    who: &'a Identity,
    inside: &'a str,
}

impl Sight<'_> {
    fn guard(&self, id: NodeId) -> Guard<'_> {
        let unmapped = |look: &Look| self.facts.shows_unmapped(look.uid, look.gid);
        self.tree.guard(self.tree.look(id), unmapped)
    }

    fn grant(&self, id: NodeId) -> Grant {
        grant(self.who, &self.guard(id))
    }

    fn compare(&self, id: NodeId, answers: &[i32], tally: &mut Tally) {
        let (guard, here) = (self.guard(id), self.grant(id));
        let parent = self.tree.parent(id).map(|dir| (self.guard(dir), self.grant(dir)));
        let there = parent.as_ref().map(|(guard, grant)| (guard, *grant));
        let pass = modscope::access::Rights::PASS;
        let way = self.tree.ancestors(id).all(|dir| self.grant(dir).contains(pass));
        for (probe, errno) in Probe::of(guard.kind).into_iter().zip(answers) {
            if !probe.applies(&guard, there.is_none()) {
                continue;
            }
            let engine = way && probe.granted(there, here);
            let kernel = *errno == 0;
            tally.count(probe.name(), kernel);
            tally.decider(decides(self.who, &guard, probe.rights()).id());
            if engine != kernel || !(kernel || REFUSALS.contains(errno)) {
                tally.wrong.push(self.complaint(id, probe, *errno, engine));
            }
        }
    }

    fn complaint(&self, id: NodeId, probe: Probe, errno: i32, engine: bool) -> String {
        let path = String::from_utf8_lossy(&self.tree.relative_path(id)).into_owned();
        let path = if path.is_empty() { "top".to_owned() } else { format!("top/{path}") };
        let guard = self.guard(id);
        let word = |yes| if yes { "yes" } else { "no" };
        let kernel = std::io::Error::from_raw_os_error(errno);
        let by = decides(self.who, &guard, probe.rights());
        let directory = self.tree.parent(id).map(|dir| decides(self.who, &self.guard(dir), pass_and_write()));
        let script = Script { round: self.round, path: &path, who: self.who, inside: self.inside };
        format!(
            "{} {path} on {} (seed {}): the engine says {} ({by:?}, its directory {directory:?}), \
             the kernel {}\n{:?} {:o} {}:{} {:?} {:?} {:?}\n{}",
            probe.name(),
            self.round.ground.name,
            self.round.seed,
            word(engine),
            if errno == 0 { "yes".to_owned() } else { kernel.to_string() },
            guard.kind,
            guard.mode.bits(),
            guard.uid,
            guard.gid,
            guard.acl,
            guard.flags,
            guard.unmapped,
            script.text(probe, guard.mode.bits()),
        )
    }
}

fn pass_and_write() -> modscope::access::Rights {
    modscope::access::Rights::CHANGE_NAMES
}
