//! The thread of a scan.

use std::time::{Duration, Instant};

use modscope_platform::walk::ListsOf;

use super::{Event, Outlet, start};
use crate::scan::{SharedTree, Target};
use crate::survey::Survey;
use crate::ui::state::Scanning;

/// A growing tree asks for no more than four repaints a second, as often as it is laid out: where no
/// graphics card draws, every frame is taken from the scan.
const BREATH: Duration = Duration::from_millis(250);

/// At first more often, so that a person sees at once that something happens.
const FIRST_BREATHS: Duration = Duration::from_millis(50);

/// How long that is.
const BEGINNING: Duration = Duration::from_millis(300);

/// Scans `target` into `tree` on a thread of its own; the window may draw the tree meanwhile.
pub fn begin(outlet: Outlet, target: Target, number: u32) -> (Scanning, SharedTree) {
    let scanning = Scanning::new(target.clone(), number);
    let tree = SharedTree::default();
    let (cancel, into) = (scanning.cancel.clone(), tree.clone());
    start("scan", move || {
        modscope_platform::host::step_back();
        let started = Instant::now();
        let mut said: Option<Instant> = None;
        let mut watch = |entries: usize| {
            let breath = if started.elapsed() < BEGINNING { FIRST_BREATHS } else { BREATH };
            if said.is_none_or(|said| said.elapsed() >= breath) {
                said = Some(Instant::now());
                outlet.hint(Event::Grown { scan: number, entries });
            }
        };
        let whose = ListsOf::NotOf(modscope_platform::accounts::effective_uid());
        match Survey::take_for(whose, target, into, &cancel, &mut watch) {
            Ok(survey) => {
                outlet.say(Event::Scanned {
                    scan: number,
                    survey: Box::new(survey),
                    elapsed: started.elapsed(),
                });
            }
            Err(error) => outlet.say(Event::ScanFailed { scan: number, error }),
        }
    });
    (scanning, tree)
}
