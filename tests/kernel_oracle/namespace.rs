//! The same questions inside a user namespace, where most owners have no number: everything is asked by
//! processes in there, the scan too, as in a rootless container.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::ground::May;
use crate::random::Chance;
use crate::round::{Round, everybody};
use crate::tally::Tally;

/// In the environment of the process inside: the seed, what the round might do, and the tree.
pub const WORK: &str = "MODSCOPE_KERNEL_ORACLE_NAMESPACE";

/// Inside and outside, as /proc/PID/uid_map takes it. 0 is uid 1001 there, the one who made the namespace.
const UID_MAP: &str = "0 1001 1\n7 1002 1\n1000 2000 100\n";
const GID_MAP: &str = "0 1001 1\n8 1500 1\n1000 2000 100\n";
const INSIDE_UIDS: [u32; 3] = [0, 7, 1000];
const INSIDE_GIDS: [u32; 4] = [0, 8, 1000, 1001];

/// A process of uid 1001 in a user namespace of its own that waits for a line, then goes on as `arguments`.
struct Inside {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Inside {
    fn start(program: &Path, arguments: &[&str], work: &str) -> std::io::Result<Self> {
        let mut child = Command::new("setpriv")
            .args(["--reuid=1001", "--regid=1001", "--clear-groups", "unshare", "--user"])
            // Without a map exec takes the capabilities away; the next exec, as root inside, gives them back.
            .args(["sh", "-c", "echo ready; read -r _; exec \"$@\"", "sh"])
            .arg(program)
            .args(arguments)
            .env(WORK, work)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        stdout.read_line(&mut String::new())?;
        let maps = [("uid_map", UID_MAP), ("gid_map", GID_MAP)];
        let pid = child.id();
        let mapped =
            maps.iter().try_for_each(|(file, map)| std::fs::write(format!("/proc/{pid}/{file}"), map));
        // Without its line it goes on too, and ends.
        let line = child.stdin.take().expect("a pipe").write_all(b"\n");
        match mapped.and(line) {
            Ok(()) => Ok(Self { child, stdout }),
            Err(why) => child.wait().and(Err(why)),
        }
    }

    /// How it ended, and what it wrote to its standard error.
    fn end(self) -> (bool, String) {
        let Self { child, mut stdout } = self;
        let drain = std::thread::spawn(move || stdout.read_to_end(&mut Vec::new()).ok());
        let output = child.wait_with_output().expect("it ends");
        drain.join().expect("read to the end");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Whether the system lets us make one and say who is who in it.
pub fn possible() -> bool {
    Inside::start(Path::new("true"), &[], "").is_ok_and(|inside| inside.end().0)
}

/// Asks about the tree of a round from inside a new namespace of uid 1001.
pub fn examine(round: &Round, may: May, top: &Path, program: &Path) -> Tally {
    let arguments = ["--exact", "a_child_in_a_user_namespace", "--nocapture", "--test-threads=1"];
    let work = format!("{} {} {} {}", round.seed, may.mount, may.map, top.display());
    let inside = Inside::start(program, &arguments, &work).expect("as it was possible before");
    let (done, said) = inside.end();
    assert!(done, "in a user namespace, seed {}: {said}", round.seed);
    Tally::read(&said)
}

/// The process inside.
pub fn run(work: &str, program: &Path) {
    let mut words = work.splitn(4, ' ');
    let mut word = || words.next().expect("four words");
    let seed: u64 = word().parse().expect("a seed");
    let may = May { mount: word() == "true", map: word() == "true" };
    let round = Round::new(seed, may);
    let people = everybody(&mut Chance::new(!seed), &INSIDE_UIDS, &INSIDE_GIDS);
    let mut tally = Tally::default();
    let inside = format!("uid_map {UID_MAP:?}, gid_map {GID_MAP:?}");
    round.examine(Path::new(word()), &people, program, &inside, &mut tally);
    std::io::stderr().write_all(format!("\n{}", tally.lines()).as_bytes()).expect("lines are taken");
}
