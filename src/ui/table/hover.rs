//! What a cell says when the pointer rests on it.

use modscope_platform::Flags;

use super::columns::Column;
use crate::text;
use crate::tree::{Contents, Look, NodeId};
use crate::ui::Picture;

/// The sentence of a cell, where it has more to say than it shows.
pub fn sentence(picture: &Picture<'_>, id: NodeId, column: Column) -> Option<String> {
    let look = picture.tree.look(id);
    let share = picture.share(id);
    let entries = picture.tree.total_entries(id);
    match column {
        Column::Name if id != NodeId::ROOT => {
            Some(text::from_bytes(&picture.tree.relative_path(id)).into_owned())
        }
        Column::Name => Some(text::from_bytes(picture.tree.root_path()).into_owned()),
        Column::Health | Column::Affected | Column::Finding => Some(match picture.tree.contents(id) {
            Some(Contents::Unreadable(errno)) => text!("table-unreadable", errno = errno),
            _ if share.total_affected() > 0 => text!(
                "table-affected-of",
                affected = text::count(share.total_affected()),
                entries = text::count(entries),
                unknown = u64::from(share.unknown)
            ),
            _ if share.unknown > 0 => {
                text!("table-unknown-of", unknown = text::count(u64::from(share.unknown)))
            }
            _ => text!("table-healthy", count = entries, entries = text::count(entries)),
        }),
        Column::Owner if look.unseen => None,
        Column::Owner => Some(text!(
            "table-owner-hover",
            user = picture.names.user(look.uid).to_string(),
            uid = look.uid.to_string(),
            group = picture.names.group(look.gid).to_string(),
            gid = look.gid.to_string()
        )),
        Column::Mode if look.unseen => None,
        Column::Mode => Some(mode(picture, look)),
        Column::Size => Some(text!("table-size-hover", bytes = text::count(picture.tree.total_bytes(id)))),
        Column::Modified => None,
    }
}

/// The octal mode, and what decides besides it.
fn mode(picture: &Picture<'_>, look: &Look) -> String {
    let mut parts = vec![format!("{:04o}", look.mode.bits())];
    if look.acl.is_some_and(|id| picture.tree.acl(id).is_extended()) {
        parts.push(text!("beside-acl"));
    }
    for (flag, key) in [(Flags::IMMUTABLE, "beside-immutable"), (Flags::APPEND_ONLY, "beside-append-only")] {
        if look.flags.contains(flag) {
            parts.push(text!(key));
        }
    }
    parts.join(" · ")
}
