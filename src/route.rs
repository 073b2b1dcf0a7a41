//! The way to a path, component by component from the root of the file system, through links: who is asked
//! at each, and who says no (path_resolution(7)).
//!
//! [`Route::follow`] looks; [`Stop::answer`] says for one identity what that means. A link is followed to
//! where it leads, so the stops are the entries that the kernel itself would ask.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use modscope_platform::{Identity, Kind, Metadata, Mount, MountTable, UserNamespace};

use crate::access::{self, Decides, Grant, Guard, Rights};
use crate::scan::{NOT_THERE, Step};

/// The kernel gives up after so many links (MAXSYMLINKS in include/linux/namei.h).
const MAX_LINKS: usize = 40;

/// The way to a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The path that was asked for, from the root.
    pub asked: PathBuf,
    /// Everything on the way, in the order in which it is met, each once; the last one where it leads is
    /// among them.
    pub stops: Vec<Stop>,
    /// How it ends.
    pub end: End,
    /// Which numbers of users and groups there are here.
    pub namespace: UserNamespace,
}

/// An entry on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its real path, all links before it resolved, and what the system says of it.
    pub step: Step,
    /// What the system says of it.
    pub metadata: Metadata,
    /// Where it leads, if it is a link.
    pub link: Option<PathBuf>,
    /// Whether a name is looked up in it: a folder that must be passed.
    pub passed: bool,
}

/// How a way ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// At the stop of that number.
    There(usize),
    /// Nothing has that name.
    Absent(PathBuf),
    /// A name is looked up in something that is no folder.
    NotADirectory(PathBuf),
    /// Links lead to links without end.
    Loop(PathBuf),
    /// The system would not tell, and this is its errno.
    Hidden {
        /// What it would not describe.
        path: PathBuf,
        /// Its reason.
        errno: i32,
        /// What lies there, by the list of mounts.
        mount: Option<Mount>,
    },
}

/// What an identity meets at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// What it may do.
    pub may: Grant,
    /// What going on, or using it, takes.
    pub needs: Rights,
    /// What decides.
    pub decides: Decides,
}

impl Answer {
    /// Whether all that is needed is allowed.
    pub fn yes(&self) -> bool {
        self.missing().is_empty()
    }

    /// What is needed and not allowed.
    pub fn missing(&self) -> Rights {
        self.needs.iter().filter(|right| !self.may.contains(*right)).collect()
    }
}

impl Route {
    /// Follows a path; a relative one from the working directory.
    ///
    /// # Errors
    /// When the path is empty, or relative and the working directory cannot be found.
    pub fn follow(path: &Path) -> io::Result<Self> {
        let asked = std::path::absolute(path)?;
        let mut walk = Walk {
            at: PathBuf::new(),
            ahead: VecDeque::new(),
            stops: Vec::new(),
            links: 0,
            mounts: MountTable::here(),
        };
        walk.put_ahead(&asked);
        let end = walk.go();
        Ok(Self { asked, stops: walk.stops, end, namespace: UserNamespace::here() })
    }

    /// Where it leads, if it gets there.
    pub fn destination(&self) -> Option<&Stop> {
        match self.end {
            End::There(index) => self.stops.get(index),
            _ => None,
        }
    }

    /// Whether a stop is where the way leads.
    pub fn ends_at(&self, index: usize) -> bool {
        self.end == End::There(index)
    }

    /// What `identity` meets at the stop of that number.
    pub fn answer(&self, index: usize, identity: &Identity) -> Option<Answer> {
        let stop = self.stops.get(index)?;
        stop.answer(identity, &self.namespace, self.ends_at(index))
    }

    /// What decides at the stop of that number besides who asks.
    pub fn guard(&self, index: usize) -> Option<Guard<'_>> {
        self.stops.get(index)?.step.guard(&self.namespace)
    }

    /// The stop of that real path, if the way leads over it.
    pub fn at(&self, path: &Path) -> Option<usize> {
        self.stops.iter().position(|stop| stop.step.path == path)
    }

    /// The first stop that says no to `identity`.
    pub fn closed_at(&self, identity: &Identity) -> Option<usize> {
        (0..self.stops.len()).find(|index| self.answer(*index, identity).is_some_and(|answer| !answer.yes()))
    }
}

impl Stop {
    /// Its real path.
    pub fn path(&self) -> &Path {
        &self.step.path
    }

    /// What `identity` meets here; `last` where the way leads to this entry, which is then to be read.
    fn answer(&self, identity: &Identity, namespace: &UserNamespace, last: bool) -> Option<Answer> {
        let mut needs = Rights::empty();
        needs.set(Rights::PASS, self.passed || last && self.metadata.kind == Kind::Dir);
        needs.set(Rights::READ, last);
        let guard = self.step.guard(namespace)?;
        // Nobody is asked at a link: its mode means nothing on Linux (symlink(7)).
        let link = self.metadata.kind == Kind::Symlink;
        let may = if link { Grant::ALL } else { access::grant(identity, &guard) };
        let missing = needs.iter().find(|right| !may.contains(*right));
        let by = |right| access::decides(identity, &guard, right);
        let over = || needs.iter().map(by).find(|by| *by == Decides::Capability);
        let decides = match missing {
            Some(right) => by(right),
            None if link => Decides::Triad(access::class(identity, guard.uid, guard.gid)),
            None => over().unwrap_or_else(|| by(needs)),
        };
        Some(Answer { may, needs, decides })
    }
}

/// A walk under way.
struct Walk {
    /// The real path so far.
    at: PathBuf,
    ahead: VecDeque<Ahead>,
    stops: Vec<Stop>,
    links: usize,
    mounts: MountTable,
}

enum Ahead {
    Root(PathBuf),
    Up,
    Name(OsString),
}

impl Walk {
    /// Puts the components of a path in front of those that are still ahead.
    fn put_ahead(&mut self, path: &Path) {
        let mut root = PathBuf::new();
        let mut parts = Vec::new();
        for component in path.components() {
            match component {
                Component::Prefix(_) | Component::RootDir => root.push(component),
                Component::CurDir => {}
                Component::ParentDir => parts.push(Ahead::Up),
                Component::Normal(name) => parts.push(Ahead::Name(name.to_owned())),
            }
        }
        if !root.as_os_str().is_empty() {
            parts.insert(0, Ahead::Root(root));
        }
        for part in parts.into_iter().rev() {
            self.ahead.push_front(part);
        }
    }

    fn go(&mut self) -> End {
        while let Some(next) = self.ahead.pop_front() {
            let step = match next {
                Ahead::Root(root) => self.enter(root),
                Ahead::Up => {
                    // The kernel looks up `..` in the folder itself; above the root is the root.
                    self.pass();
                    self.at.pop();
                    Ok(())
                }
                Ahead::Name(name) => {
                    self.pass();
                    self.enter(self.at.join(name))
                }
            };
            if let Err(end) = step {
                return end;
            }
        }
        let here = self.stops.iter().position(|stop| stop.step.path == self.at);
        here.map_or_else(|| End::Absent(self.at.clone()), End::There)
    }

    /// Notes that a name is looked up in the folder that was reached.
    fn pass(&mut self) {
        let at = &self.at;
        if let Some(stop) = self.stops.iter_mut().find(|stop| stop.step.path == *at) {
            stop.passed = true;
        }
    }

    /// Goes to an entry, or on to where it leads.
    fn enter(&mut self, path: PathBuf) -> Result<(), End> {
        if let Some(here) = self.stops.iter().find(|stop| stop.step.path == self.at)
            && here.passed
            && here.metadata.kind != Kind::Dir
        {
            return Err(End::NotADirectory(self.at.clone()));
        }
        let step = Step::at(&path, &self.mounts);
        let metadata = match step.metadata {
            Ok(metadata) => metadata,
            Err(NOT_THERE) => return Err(End::Absent(path)),
            Err(errno) => {
                let mount = self.mounts.of_path(&path).cloned();
                return Err(End::Hidden { path, errno, mount });
            }
        };
        let known = self.stops.iter().any(|stop| stop.step.path == path);
        let link = if metadata.kind == Kind::Symlink { Some(self.read_link(&path)?) } else { None };
        if !known {
            self.stops.push(Stop { step, metadata, link: link.clone(), passed: false });
        }
        match link {
            Some(target) => self.put_ahead(&target),
            None => self.at = path,
        }
        Ok(())
    }

    fn read_link(&mut self, path: &Path) -> Result<PathBuf, End> {
        self.links += 1;
        if self.links > MAX_LINKS {
            return Err(End::Loop(path.into()));
        }
        std::fs::read_link(path).map_err(|error| End::Hidden {
            path: path.into(),
            errno: error.raw_os_error().unwrap_or_default(),
            mount: None,
        })
    }
}

#[cfg(all(test, unix))]
mod tests;
