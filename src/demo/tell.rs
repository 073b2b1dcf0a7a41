//! What each story does to the healthy cache, as whom to look at it, and what to try.

use std::path::PathBuf;

use modscope_platform::{Gid, Uid};

use super::place::{self, Place};
use super::{Cast, Cause, Damage, Demo, DemoError, Ending, Kind, Story, TryIt};
use super::{catalogue, is_root, mix, owners};

/// Does the damage, hands the cache to its owner, and says as whom to look and what to try.
///
/// As root all this happens while nobody else can reach into the folder ([`Place::open`] comes last), so
/// that no account can swap a name under our hands.
pub fn tell(demo: &mut Demo, cast: Cast) -> Result<(), DemoError> {
    script(demo, cast);
    for damage in demo.damages.iter().filter(|damage| !damage.is_gift()) {
        damage.apply()?;
    }
    if let Some(owner) = cast.owner {
        demo.place.give_content(owner)?;
    }
    for damage in demo.damages.iter().filter(|damage| damage.is_gift()) {
        damage.apply()?;
    }
    if let (Story::FailedClean, Some((owner, _))) = (demo.story, cast.owner) {
        for damage in owners::sudo_go(&demo.place) {
            damage.apply()?;
        }
        owners::clean_as(&demo.path, owner)?;
    }
    lend(demo)?;
    demo.place.open()
}

/// What is to be done, and what to try then.
fn script(demo: &mut Demo, cast: Cast) {
    let place = &demo.place;
    let download = ["mod", "download", "k8s.io/api@v0.34.2"];
    let denied = Ending::Fails("permission denied");
    let cache = demo.path.clone();
    (demo.damages, demo.try_it) = match demo.story {
        Story::Mix => {
            (mix::damages(place, cast.owner.is_some()), TryIt::new(place, &["build", "./..."], false, denied))
        }
        Story::Umask077 => {
            demo.run_as = Some(cast.stranger);
            // An unreadable .mod counts as absent to go, which then blames the proxy (modfetch.readDiskCache).
            let blamed = Ending::Fails("module lookup disabled by GOPROXY=off");
            (Vec::new(), TryIt::new(place, &["mod", "download"], false, blamed))
        }
        Story::Blanket777 => (
            vec![Damage::new(cache, Kind::Modes { dirs: 0o777, files: 0o777 })],
            TryIt::new(place, &["mod", "verify"], false, Ending::Works("all modules verified")),
        ),
        Story::Blanket755 => (
            vec![Damage::new(cache, Kind::Modes { dirs: 0o755, files: 0o755 })],
            TryIt::new(place, &["build", "./..."], false, Ending::Works("")).after_changing(changed(place)),
        ),
        Story::FailedClean => return failed_clean(demo, cast),
        Story::SudoGo => (owners::sudo_go(place), TryIt::new(place, &download, true, denied)),
        Story::ContainerUid => {
            demo.run_as = Some(cast.stranger);
            (Vec::new(), TryIt::new(place, &download, true, denied))
        }
        Story::DockerUserSwitch => {
            demo.run_as = Some((Uid(10_001), Gid(10_001)));
            (owners::all_of(place, (Uid(0), Gid(0))), TryIt::new(place, &download, true, denied))
        }
    };
}

/// The source file that `blanket-755` invites to change.
pub fn changed(place: &Place) -> PathBuf {
    place
        .tree("golang.org/x/text", catalogue::version_of("golang.org/x/text").unwrap_or_default())
        .join("text.go")
}

/// As root, trees that `sudo go` left stop the clean; for anybody else, the folder above the cache does,
/// and the next build has fetched everything again since.
fn failed_clean(demo: &mut Demo, cast: Cast) {
    let place = &demo.place;
    demo.damages = vec![Damage::new(&demo.path, Kind::Mode(0o777))];
    if cast.owner.is_some() {
        demo.cause = Some(Cause::Foreign);
        demo.try_it = TryIt::new(place, &["build", "./..."], false, Ending::Fails("disabled by GOPROXY=off"));
    } else {
        demo.cause = Some(Cause::Parent);
        demo.damages.push(Damage::new(place.gopath().join("pkg"), Kind::Mode(0o555)));
        demo.try_it = TryIt::new(place, &["mod", "verify"], false, Ending::Works("all modules verified"));
    }
}

/// Gives whoever is to try the command a home, a project and a place for go's build cache.
fn lend(demo: &mut Demo) -> Result<(), DemoError> {
    let home = demo.place.top().join("home");
    place::folder(&home, 0o755)?;
    if let (true, Some(account)) = (is_root(), demo.run_as) {
        place::folder(&demo.place.build_cache(), 0o755)?;
        for path in [home.clone(), demo.place.build_cache(), demo.place.project()] {
            place::give(&path, account)?;
        }
    }
    demo.try_it = demo.try_it.clone().run_as(demo.run_as, &home);
    Ok(())
}
