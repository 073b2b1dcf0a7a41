//! The columns, which of them fit, and what the table is sorted by.

use crate::text;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The tree itself.
    Name,
    /// How much of it is affected, how badly.
    Health,
    /// The worst finding in or under it.
    Finding,
    /// Affected entries and all entries.
    Affected,
    /// The owner.
    Owner,
    /// Permission bits.
    Mode,
    /// Last change of content.
    Modified,
    /// Bytes in and under it.
    Size,
}

use Column::{Affected, Finding, Health, Mode, Modified, Name, Owner, Size};

/// What is shown from which width of the table on, in points; the first row that fits is taken.
const LAYOUTS: &[(f32, &[Column])] = &[
    (1110.0, &[Name, Health, Finding, Affected, Owner, Mode, Modified, Size]),
    (1000.0, &[Name, Health, Finding, Affected, Owner, Mode, Size]),
    (870.0, &[Name, Health, Finding, Owner, Mode, Size]),
    (620.0, &[Name, Health, Owner, Mode, Size]),
    (500.0, &[Name, Health, Owner, Mode]),
    (360.0, &[Name, Health, Owner]),
    (0.0, &[Name, Health]),
];

/// The columns of a table that is `width` points wide.
pub fn fitting(width: f32) -> &'static [Column] {
    LAYOUTS.iter().find(|(from, _)| width >= *from).map_or(&[Name], |(_, columns)| columns)
}

impl Column {
    /// Its title.
    pub fn title(self) -> String {
        text!(match self {
            Name => "table-name",
            Health => "table-health",
            Finding => "table-finding",
            Affected => "table-affected",
            Owner => "table-owner",
            Mode => "table-mode",
            Modified => "table-modified",
            Size => "table-size",
        })
    }

    /// Its first width in points; the name takes what the others leave.
    pub const fn width(self) -> f32 {
        match self {
            Name => 140.0,
            Health => 112.0,
            Finding => 210.0,
            Affected => 128.0,
            Owner => 96.0,
            Mode => 100.0,
            Modified => 96.0,
            Size => 84.0,
        }
    }

    /// Whether its first click sorts downwards: the worst, the largest, the newest first.
    const fn largest_first(self) -> bool {
        !matches!(self, Name | Owner | Mode)
    }
}

/// What the entries of each directory are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// From large to small, from bad to good, from z to a.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: Name, descending: false }
    }
}

impl Sort {
    /// What a click on a column's title makes of it.
    pub fn clicked(self, column: Column) -> Self {
        let descending = if self.by == column { !self.descending } else { column.largest_first() };
        Self { by: column, descending }
    }

    /// Whether another judgement gives another order.
    pub const fn by_judgement(self) -> bool {
        matches!(self.by, Health | Finding | Affected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_click_turns_the_order_around() {
        let sort = Sort::default().clicked(Size);
        assert_eq!(sort, Sort { by: Size, descending: true });
        assert_eq!(sort.clicked(Size), Sort { by: Size, descending: false });
        assert_eq!(sort.clicked(Owner), Sort { by: Owner, descending: false });
    }

    #[test]
    fn the_shown_columns_fit_into_the_width_they_are_shown_at() {
        for (from, columns) in LAYOUTS.iter().filter(|(from, _)| *from > 0.0) {
            let needed: f32 = columns.iter().map(|column| column.width()).sum();
            assert!(needed <= *from, "{columns:?} need {needed}");
        }
        assert_eq!(fitting(672.0), [Name, Health, Owner, Mode, Size]);
    }
}
