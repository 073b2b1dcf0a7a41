//! Operations narrowed to one module version: `--for download=M@V` of one that is here and of one that is new.

use std::collections::BTreeMap;

use crate::cache;
use crate::damages::{Damage, Who};
use crate::observe::{Scene, Seen, discard};
use crate::predict::Prediction;
use crate::run::{Stand, against, observing};

/// The first is here, the second is not.
const VERSIONS: [&str; 2] = ["example.com/alpha@v1.0.0", "example.com/alpha@v1.1.0"];

/// The rows for the owner and for a stranger; offline, nothing new can be had, hurt or not.
pub fn rows(rows: Vec<Damage>) -> Vec<(Damage, Who)> {
    let online = rows.into_iter().filter(|damage| !damage.offline && !damage.alone);
    let of = |damage: Damage| damage.runs.iter().map(move |who| (damage, *who));
    online.flat_map(of).filter(|(_, who)| matches!(who, Who::A | Who::B)).collect()
}

/// What check says of both versions, and what `go mod download` does.
pub fn judge(stand: &Stand, at: usize, damage: &Damage, who: Who) -> Vec<String> {
    let desk = stand.desk(who).clone().with_flags(damage.flags);
    let copies = stand.world.at(&format!("narrowed-{at}"));
    cache::fresh(&copies, 0, 0o755);
    let project = stand.world.project();
    let scene = Scene {
        whole: stand.whole(damage.whole),
        damages: std::slice::from_ref(damage),
        anywhere: &[],
        desk: &desk,
        project: &project,
        copies: copies.clone(),
        umask: damage.umask,
    };
    let hurt = scene.hurt_copy("hurt");
    let asked = VERSIONS.map(|version| format!("download={version}"));
    let prediction = Prediction::ask_for(&hurt, &desk, &asked.join(","));
    discard(hurt);
    let seen: Vec<Seen> = VERSIONS.iter().map(|version| scene.download_one(version)).collect();
    let seen: BTreeMap<&str, Seen> = asked.iter().map(String::as_str).zip(seen).collect();
    std::fs::remove_dir_all(&copies).expect("root may remove the case");
    let name = format!("{} / {who:?}", damage.name);
    match prediction {
        _ if observing() => Vec::new(),
        Ok(prediction) => against(&name, &prediction, &seen),
        Err(why) => vec![format!("[{name}] check gave no answer: {why}")],
    }
}
