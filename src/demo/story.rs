//! The stories: each is one true tale of how a cache came to harm.

use std::fmt;

/// Which tale a demo tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Story {
    /// A dozen kinds of damage at once: the plain `--demo`.
    #[default]
    Mix,
    /// The cache was filled under umask 077, so that nobody else may look into it.
    Umask077,
    /// Somebody ran `chmod -R 777` on the cache.
    Blanket777,
    /// Somebody ran `chmod -R 755` on the cache.
    Blanket755,
    /// `go clean -modcache` stopped half-way.
    FailedClean,
    /// Somebody ran `sudo go`, and what it fetched belongs to root.
    SudoGo,
    /// A container uses the host's cache as another uid.
    ContainerUid,
    /// An image filled the cache as root and then switched to another user.
    DockerUserSwitch,
}

/// One of the texts of a story. Each is a key in the catalogue of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the story is called.
    Title,
    /// What happened to the cache.
    Happened,
    /// What the command to try shows.
    Try,
    /// Why that is so.
    Why,
    /// What to do about it.
    Do,
}

impl Story {
    /// All stories, the mix first, those that need root last.
    pub const ALL: [Self; 8] = [
        Self::Mix,
        Self::Umask077,
        Self::Blanket777,
        Self::Blanket755,
        Self::FailedClean,
        Self::SudoGo,
        Self::ContainerUid,
        Self::DockerUserSwitch,
    ];

    /// The name on the command line: `--demo=umask-077`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Mix => "mix",
            Self::Umask077 => "umask-077",
            Self::Blanket777 => "blanket-777",
            Self::Blanket755 => "blanket-755",
            Self::FailedClean => "failed-clean",
            Self::SudoGo => "sudo-go",
            Self::ContainerUid => "container-uid",
            Self::DockerUserSwitch => "docker-user-switch",
        }
    }

    /// The story of that name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|story| story.id() == id)
    }

    /// Whether it gives files to other accounts, which only root can.
    pub const fn needs_root(self) -> bool {
        matches!(self, Self::SudoGo | Self::ContainerUid | Self::DockerUserSwitch)
    }

    /// The key of one of its texts. They take the values `account` (as whom to look), `cache` and `cause`
    /// ([`super::Cause::id`]); [`super::Demo::text`] puts them in.
    pub fn key(self, part: Part) -> String {
        let part = match part {
            Part::Title => "title",
            Part::Happened => "happened",
            Part::Try => "try",
            Part::Why => "why",
            Part::Do => "do",
        };
        format!("story-{}-{part}", self.id())
    }
}

impl Part {
    /// All parts, in the order they are read.
    pub const ALL: [Self; 5] = [Self::Title, Self::Happened, Self::Try, Self::Why, Self::Do];
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_is_found_by_its_name() {
        for story in Story::ALL {
            assert_eq!(Story::by_id(story.id()), Some(story));
        }
        assert_eq!(Story::by_id("nothing"), None);
        assert_eq!(Story::default(), Story::Mix);
    }
}
