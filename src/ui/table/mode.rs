//! Which bits of a mode are the ones a finding speaks of.

use modscope_platform::{Class, Kind};

use crate::access;
use crate::health::{Rule, Severity};
use crate::tree::NodeId;
use crate::ui::Picture;

/// Bits to mark in the nine letters, and how bad they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offending {
    /// Of 0o777; set ones that should not be, and missing ones that should.
    pub bits: u32,
    /// The worst of the findings that speak of them.
    pub severity: Severity,
}

/// The bits of an entry's mode that its own findings speak of.
pub fn offending(picture: &Picture<'_>, id: NodeId) -> Option<Offending> {
    picture.health.heat.own(id)?;
    let look = picture.tree.look(id);
    let class = access::class(picture.identity(), look.uid, look.gid);
    let mut found: Option<Offending> = None;
    for finding in picture.health.heat.findings_of(id).filter_map(|index| picture.health.findings.get(index))
    {
        let bits = bits(finding.rule, look.mode.permissions(), look.kind, class);
        if bits != 0 {
            let before = found.unwrap_or(Offending { bits: 0, severity: finding.severity });
            found =
                Some(Offending { bits: before.bits | bits, severity: before.severity.max(finding.severity) });
        }
    }
    found
}

/// The bits that a rule speaks of in the mode `set`, for an identity of that class.
fn bits(rule: Rule, set: u32, kind: Kind, class: Class) -> u32 {
    let shift = match class {
        Class::Owner => 6,
        Class::Group => 3,
        Class::Other => 0,
    };
    let directory = kind == Kind::Dir;
    match rule {
        Rule::ModeWorldWritable => set & 0o002,
        Rule::ModeFailedClean => set & 0o022,
        Rule::ModeExecuteBits => set & 0o111,
        Rule::ModeTreeWritable => set & 0o222,
        Rule::ModeToolchainNotExecutable => !set & 0o111,
        Rule::ModeNotWritable => !set & (if directory { 0o3 } else { 0o2 }) << shift,
        Rule::ModeNotReadable => !set & (if directory { 0o5 } else { 0o4 }) << shift,
        Rule::ModeNotShared => !set & if directory { 0o070 } else { 0o060 },
        Rule::ModeNotPublished => !set & if directory { 0o005 } else { 0o004 },
        Rule::ModePublishedWritable => set & 0o022,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_marked_where_it_is_set() {
        assert_eq!(bits(Rule::ModeWorldWritable, 0o777, Kind::Dir, Class::Owner), 0o002);
        assert_eq!(bits(Rule::ModeExecuteBits, 0o755, Kind::File, Class::Owner), 0o111);
        assert_eq!(bits(Rule::ModeTreeWritable, 0o644, Kind::File, Class::Owner), 0o200);
    }

    #[test]
    fn what_is_missing_is_marked_in_the_triad_of_who_asks() {
        assert_eq!(bits(Rule::ModeNotWritable, 0o555, Kind::Dir, Class::Owner), 0o200);
        assert_eq!(bits(Rule::ModeNotReadable, 0o700, Kind::Dir, Class::Other), 0o005);
        assert_eq!(bits(Rule::ModeNotReadable, 0o700, Kind::File, Class::Group), 0o040);
    }

    #[test]
    fn another_owner_is_no_matter_of_bits() {
        assert_eq!(bits(Rule::OwnerNotWritable, 0o755, Kind::Dir, Class::Other), 0);
    }
}
