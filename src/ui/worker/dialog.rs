//! The system's dialogs. The question is put on the window's thread, as macOS wants it; a thread waits
//! for the answer. Where the system has no dialog the answer is the same as a cancelled one; a typed
//! path works everywhere.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Instant;

use rfd::AsyncFileDialog;

use super::{Event, Outlet, start};
use crate::text;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A cache's folder.
    Folder,
    /// A saved scan.
    Scan,
    /// Where to save a scan.
    SaveAs,
}

pub(super) fn ask(choice: Choice, outlet: Outlet) {
    let dialog = AsyncFileDialog::new();
    match choice {
        Choice::Folder => {
            let answer = dialog.set_title(text!("dialog-folder")).pick_folder();
            wait(choice, answer, outlet);
        }
        Choice::Scan => {
            let dialog =
                dialog.set_title(text!("dialog-scan")).add_filter(text!("dialog-scan-files"), &["modscope"]);
            wait(choice, dialog.pick_file(), outlet);
        }
        Choice::SaveAs => {
            let dialog = dialog.set_title(text!("dialog-save")).set_file_name("cache.modscope");
            wait(choice, dialog.save_file(), outlet);
        }
    }
}

fn wait(
    choice: Choice,
    answer: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    outlet: Outlet,
) {
    let asked = Instant::now();
    start("dialog", move || {
        let path: Option<PathBuf> = block_on(answer).map(|handle| handle.path().to_path_buf());
        outlet.say(Event::Chosen { choice, path, after: asked.elapsed() });
    });
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs one future to its end on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
