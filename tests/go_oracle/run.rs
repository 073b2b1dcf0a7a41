//! Running cases: what check says, what go does, where they differ.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::anywhere::Anywhere;
use crate::cache;
use crate::damages::{A, Damage, Stage, Who, Whole};
use crate::identity::{Desk, Identity};
use crate::observe::{OPERATIONS, Scene, Seen, State, discard, only_begun, some_gone};
use crate::predict::Prediction;
use crate::template::Template;
use crate::world::World;

/// A cache, what it suffers, and who uses it.
#[derive(Clone)]
pub struct Case {
    pub name: String,
    pub damages: Vec<Damage>,
    pub anywhere: Vec<Anywhere>,
    pub who: Who,
}

impl Case {
    pub fn row(damage: &Damage, who: Who) -> Self {
        Self { name: damage.name.to_owned(), damages: vec![*damage], anywhere: Vec::new(), who }
    }

    /// Several damages at once, in an order in which each can be done. The first says which cache it is,
    /// and how it is used.
    pub fn of(mut damages: Vec<Damage>, anywhere: Vec<Anywhere>, who: Who) -> Self {
        let names: Vec<&str> = damages.iter().map(|damage| damage.name).collect();
        let name = names.join(" + ");
        damages[1..].sort_by_key(|damage| damage.stage);
        if damages[0].stage != Stage::Inside {
            // Which cache it is stays with the first; its damage takes its turn.
            let first = damages[0];
            damages.sort_by_key(|damage| damage.stage);
            damages.insert(0, Damage { hurt: |_| {}, ..first });
        }
        Self { name, damages, anywhere, who }
    }

    fn whole(&self) -> Whole {
        self.damages[0].whole
    }
}

/// What came of a case.
pub struct Verdict {
    pub case: usize,
    pub seen: BTreeMap<&'static str, Seen>,
    pub complaints: Vec<String>,
}

/// The machine, everybody's desk, and the caches that A filled.
pub struct Stand {
    pub world: World,
    desks: BTreeMap<Who, Desk>,
    whole: BTreeMap<Whole, Template>,
}

impl Stand {
    /// Fills the caches that these cases begin with.
    pub fn new(cases: &[Case]) -> Self {
        let world = World::new();
        let groups = |who| if who == Who::C { vec![A] } else { Vec::new() };
        let desk = |who: &Who| {
            let identity = Identity::new(who.uid(), who.uid(), &groups(*who));
            (*who, world.desk(&format!("{who:?}"), &identity))
        };
        let desks: BTreeMap<Who, Desk> = Who::ALL.iter().map(desk).collect();
        let begins = |whole: &&Whole| cases.iter().any(|case| case.whole() == **whole);
        let whole = Whole::ALL
            .iter()
            .filter(begins)
            .map(|whole| {
                let cache = world.whole(*whole, &desks[&Who::A]);
                (*whole, Template::of(&cache, *whole == Whole::Listed))
            })
            .collect();
        cache::missed();
        Self { world, desks, whole }
    }

    /// A cache that A filled; those that the cases begin with are here.
    pub fn whole(&self, whole: Whole) -> &Template {
        &self.whole[&whole]
    }

    pub fn desk(&self, who: Who) -> &Desk {
        &self.desks[&who]
    }

    /// Runs all cases on two threads; what came of them, in their order.
    pub fn run(&self, cases: &[Case], strict: bool) -> Vec<Verdict> {
        let next = AtomicUsize::new(0);
        let verdicts = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(case) = cases.get(at) else { break };
                        let verdict = self.judge(at, case, &self.whole[&case.whole()], strict);
                        if !observing() && !verdict.complaints.is_empty() && !strict {
                            println!("case {at}: {}", verdict.complaints.join("\n"));
                        }
                        verdicts.lock().expect("no case panicked").push(verdict);
                    }
                });
            }
        });
        let mut verdicts = verdicts.into_inner().expect("no case panicked");
        verdicts.sort_by_key(|verdict| verdict.case);
        assert_eq!(verdicts.len(), cases.len(), "every case has its verdict");
        verdicts
    }

    fn judge(&self, at: usize, case: &Case, whole: &Template, strict: bool) -> Verdict {
        let mut case = case.clone();
        case.anywhere.iter().for_each(|anywhere| case.name.push_str(&format!(" + {}", anywhere.name(whole))));
        let case = &case;
        let first = case.damages[0];
        let mut desk = self.desks[&case.who].clone().with_flags(first.flags);
        if first.offline {
            desk = desk.with_proxy("off");
        }
        if first.alone {
            desk = desk.with_patience(3);
        }
        let copies = self.world.at(&format!("case-{at}"));
        cache::fresh(&copies, 0, 0o755);
        let project = self.world.project();
        let umask = first.umask;
        let scene = Scene {
            whole,
            damages: &case.damages,
            anywhere: &case.anywhere,
            desk: &desk,
            project: &project,
            copies: copies.clone(),
            umask,
        };
        let hurt = scene.hurt_copy("hurt");
        let missed = cache::missed();
        let lacks = Lacks { only_begun: only_begun(&hurt), gone: some_gone(&hurt, first.offline) };
        let prediction = (!observing()).then(|| Prediction::ask(&hurt, &desk));
        let mut seen = scene.observe(&hurt);
        cache::missed();
        discard(hurt);
        if first.offline {
            seen.retain(|operation, _| !["download", "toolchain"].contains(operation));
        }
        std::fs::remove_dir_all(&copies).expect("root may remove the case");
        let mut complaints =
            prediction.map(|asked| disagreements(case, asked, &seen, lacks)).unwrap_or_default();
        if strict && missed > 0 {
            complaints.push(format!("[{}] the damage met nothing to hurt, {missed} times", case.name));
        }
        Verdict { case: at, seen, complaints }
    }
}

/// What a hurt cache lacks of what the project wants, and nobody can see (docs/unknowable.md).
#[derive(Clone, Copy)]
struct Lacks {
    only_begun: bool,
    gone: bool,
}

fn disagreements(
    case: &Case,
    asked: Result<Prediction, String>,
    seen: &BTreeMap<&str, Seen>,
    lacks: Lacks,
) -> Vec<String> {
    let name = format!("{} / {:?}", case.name, case.who);
    let prediction = match asked {
        Ok(prediction) => prediction,
        Err(why) => return vec![format!("[{name}] check gave no answer: {why}")],
    };
    let mut knowable = seen.clone();
    if lacks.only_begun && prediction.operations.get("build").is_some_and(|state| state == "unknown") {
        knowable.remove("build");
    }
    if lacks.gone {
        knowable.retain(|operation, _| !["build", "list", "verify"].contains(operation));
    }
    // Since 1.27 go says nothing where it cannot store on a file system for reading only.
    knowable.retain(|operation, seen| {
        let told = prediction.operations.get(*operation).is_some_and(|state| state == "degraded");
        !(told && seen.state == State::Ok && go_minor() >= 27 && prediction.sealed())
    });
    let mut complaints = against(&name, &prediction, &knowable);
    complaints.extend(prediction.contradictions().into_iter().map(|text| format!("[{name}] {text}")));
    if !complaints.is_empty() {
        let findings: Vec<String> =
            prediction.findings.iter().map(|finding| format!("    {}", finding.line())).collect();
        complaints.push(format!("  findings of [{name}]:\n{}", findings.join("\n")));
    }
    complaints
}

/// Prediction against observation. A missing prediction is a disagreement too, and so is "unknown": the test
/// runs as root, which sees everything.
pub fn against(name: &str, prediction: &Prediction, seen: &BTreeMap<&str, Seen>) -> Vec<String> {
    let mut complaints = Vec::new();
    for (operation, seen) in seen {
        let predicted = prediction.operations.get(*operation).map_or("nothing", String::as_str);
        if predicted != seen.state.word() {
            let said = seen.said.trim_end().replace('\n', "\n    ");
            complaints.push(format!(
                "[{name}] {operation}: check says {predicted}, go was {}:\n    {said}",
                seen.state.word()
            ));
        }
    }
    complaints
}

/// 26 of go1.26.8.
pub fn go_minor() -> u32 {
    static MINOR: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *MINOR.get_or_init(|| {
        let output = std::process::Command::new("go").args(["env", "GOVERSION"]).output();
        let version = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        version.ok().and_then(|version| version.split('.').nth(1)?.trim().parse().ok()).unwrap_or(0)
    })
}

pub fn observing() -> bool {
    std::env::var_os("MODSCOPE_ORACLE_OBSERVE").is_some()
}

/// What go did, as a table.
pub fn table(cases: &[Case], verdicts: &[Verdict]) -> String {
    let mut text = format!("{:<56} {:<4}", "damage (as go was)", "who");
    for operation in OPERATIONS {
        text.push_str(&format!(" {operation:<9}"));
    }
    text.push('\n');
    for verdict in verdicts {
        let case = &cases[verdict.case];
        text.push_str(&format!("{:<56} {:<4}", case.name, format!("{:?}", case.who)));
        for operation in OPERATIONS {
            let word = verdict.seen.get(operation).map_or("-", |seen| seen.state.word());
            text.push_str(&format!(" {word:<9}"));
        }
        text.push('\n');
    }
    text
}
