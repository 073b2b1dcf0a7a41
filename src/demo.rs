//! Small real caches with real damage, to look at and to try go on, on a machine that may have no Go.
//!
//! [`build`] writes a module cache as `go mod download` would have left it ([`catalogue`], [`content`],
//! [`cache`]), a project that uses it, and a file proxy with newer versions; then it does the damage of
//! a [`Story`]. The folder lies in the system's temporary folder and goes away with the [`Demo`].
//!
//! What a story says is in the catalogue of texts, by [`Story::key`]; that the command it invites to try
//! ends as it says is tested with the real go.

mod beside;
mod cache;
mod catalogue;
mod content;
mod damage;
mod mix;
mod owners;
mod place;
mod project;
mod source;
mod story;
mod tell;
mod toolchain;
mod try_it;

#[cfg(test)]
pub(crate) mod needs;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use modscope_platform::{Gid, Identity, Uid, accounts, host};
use thiserror::Error;

pub use damage::{Damage, Kind};
pub use story::{Part, Story};
pub use try_it::{Ending, TryIt};

use crate::text::{self, Value};
use place::{Modes, Place};

/// Why there is no demo.
#[derive(Debug, Error)]
pub enum DemoError {
    /// Only root can give files to another account.
    #[error(
        "the story {0} needs root, because only root can give files to another account; try --demo=umask-077"
    )]
    NeedsRoot(Story),
    /// Here permission bits decide nothing, so there is nothing true to show.
    #[error("the story {0} is told by permission bits, which decide nothing on this system; try --demo")]
    NeedsModes(Story),
    /// Something could not be written.
    #[error("the demo cache could not be made: {}: {source}", path.display())]
    Write {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What a failed clean stumbled over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Trees that belong to root.
    Foreign,
    /// The folder that the cache lies in may not be changed.
    Parent,
}

impl Cause {
    /// The value of the argument `cause` in the story's texts.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Parent => "parent",
        }
    }
}

/// A demo cache on disk. Dropping it removes the whole folder.
#[derive(Debug)]
pub struct Demo {
    /// What it tells.
    pub story: Story,
    /// The module cache.
    pub path: PathBuf,
    /// As whom to look at it, where that is not the person (`--as UID:GID`).
    pub run_as: Option<(Uid, Gid)>,
    /// What was done to the healthy cache, in this order.
    pub damages: Vec<Damage>,
    /// What the failed clean stumbled over, in that story.
    pub cause: Option<Cause>,
    /// What to try.
    pub try_it: TryIt,
    place: Place,
}

impl Demo {
    /// The folder with all of it: cache, project, proxy. It goes away with the demo.
    pub fn folder(&self) -> &Path {
        self.place.top()
    }

    /// One of the story's texts, in the person's language.
    pub fn text(&self, part: Part) -> String {
        let account = self.run_as.map(|(uid, gid)| {
            let name = accounts::by_uid(uid).and_then(|account| account.identity.name);
            Identity::new(name, uid, gid, Vec::new()).label()
        });
        let values = [
            ("account", Value::from(account.unwrap_or_default())),
            ("cache", Value::from(text::escaped(self.path.to_string_lossy()).into_owned())),
            ("cause", Value::from(self.cause.map_or("", Cause::id))),
        ];
        text::sentence(&self.story.key(part), &values)
    }

    /// The line to try in a shell, as this process' user would type it.
    pub fn try_line(&self) -> String {
        self.try_it.shell(is_root())
    }
}

/// Whose cache it is, and whether this process may give files away.
#[derive(Debug, Clone, Copy)]
struct Cast {
    /// Root writes for the account behind sudo, or for uid 1000; anybody else for themselves.
    owner: Option<(Uid, Gid)>,
    /// An account that is neither root nor the owner.
    stranger: (Uid, Gid),
}

impl Cast {
    fn here() -> Self {
        let me = accounts::at_keyboard(|name| std::env::var(name).ok()).account.identity;
        let owner = match (is_root(), me.uid) {
            (false, _) => None,
            (true, Uid::ROOT) => Some((Uid(1000), Gid(1000))),
            (true, uid) => Some((uid, me.gid)),
        };
        let taken = owner.map_or(me.uid, |(uid, _)| uid);
        let number = if taken == Uid(1001) { 1002 } else { 1001 };
        Self { owner, stranger: (Uid(number), Gid(number)) }
    }
}

fn is_root() -> bool {
    accounts::effective_uid() == Uid::ROOT
}

/// Makes the demo of a story in `parent`, or in the system's temporary folder.
///
/// # Errors
/// When the story cannot be told here, or something cannot be written. What was written until then is
/// removed.
pub fn build(story: Story, parent: Option<&Path>) -> Result<Demo, DemoError> {
    if story.needs_root() && !is_root() {
        return Err(if host::MODES_DECIDE {
            DemoError::NeedsRoot(story)
        } else {
            DemoError::NeedsModes(story)
        });
    }
    if story != Story::Mix && !host::MODES_DECIDE {
        return Err(DemoError::NeedsModes(story));
    }
    let cast = Cast::here();
    let place = Place::make(story.id(), parent)?;
    let umask = if story == Story::Umask077 { 0o077 } else { 0o022 };
    cache::write_healthy(&place, Modes::under(umask))?;
    let mut demo = Demo {
        story,
        path: place.cache(),
        run_as: cast.owner,
        damages: Vec::new(),
        cause: None,
        try_it: TryIt::new(&place, &["build", "./..."], false, Ending::Works("")),
        place,
    };
    tell::tell(&mut demo, cast)?;
    Ok(demo)
}
