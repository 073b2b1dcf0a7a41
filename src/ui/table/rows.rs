//! The visible rows: a tree, flattened, with what is folded left out.

use rustc_hash::FxHashSet;

use super::filter::Marks;
use super::order::Order;
use crate::tree::{NodeId, Tree};

/// How directories are opened by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Opening {
    /// Only what a person opened is open.
    #[default]
    ByHand,
    /// A filter holds: everything above the topmost entries that pass is open.
    DownToTopmost,
    /// A text is searched for: everything is open.
    Everything,
}

/// Which directories are open.
#[derive(Debug, Default)]
pub struct Folds {
    open: FxHashSet<NodeId>,
    /// What a person opened or closed against [`Opening`], as long as the same filter holds.
    turned: FxHashSet<NodeId>,
    opening: Opening,
    top: NodeId,
    version: u32,
}

impl Folds {
    /// Whether what is in a directory is shown.
    fn is_open(&self, id: NodeId, marks: Option<&Marks>) -> bool {
        match self.opening {
            Opening::ByHand => self.open.contains(&id),
            Opening::Everything => !self.turned.contains(&id),
            Opening::DownToTopmost => {
                let by_itself = id == self.top || marks.is_none_or(|marks| !marks.itself(id));
                by_itself != self.turned.contains(&id)
            }
        }
    }

    /// Opens what is closed, closes what is open.
    pub fn turn(&mut self, id: NodeId) {
        let set = if self.opening == Opening::ByHand { &mut self.open } else { &mut self.turned };
        if !set.remove(&id) {
            set.insert(id);
        }
        self.version = self.version.wrapping_add(1);
    }

    /// Another filter, or another top, which is then open.
    pub fn begin(&mut self, opening: Opening, top: NodeId) {
        self.turned.clear();
        self.open.insert(top);
        (self.opening, self.top) = (opening, top);
        self.version = self.version.wrapping_add(1);
    }

    /// Forgets everything: another tree.
    pub fn clear(&mut self) {
        *self = Self { version: self.version.wrapping_add(1), ..Self::default() };
    }

    /// Another number after every change.
    pub fn version(&self) -> u32 {
        self.version
    }
}

/// What decides over rows, besides the order.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    /// Entries and their order.
    pub order: &'a Order<'a>,
    /// What is open.
    pub folds: &'a Folds,
    /// What passes the filter; everything without one.
    pub marks: Option<&'a Marks>,
}

impl Shape<'_> {
    /// Whether there is anything to show in a directory.
    pub fn has_children(&self, id: NodeId) -> bool {
        self.order.tree.children(id).any(|child| self.passes(child))
    }

    /// Whether what is in a directory is shown.
    pub fn is_open(&self, id: NodeId) -> bool {
        self.folds.is_open(id, self.marks)
    }

    fn passes(&self, id: NodeId) -> bool {
        self.marks.is_none_or(|marks| marks.shown(id))
    }

    /// The entries of a directory that pass, in order.
    fn children(&self, id: NodeId, into: &mut Vec<NodeId>) {
        into.clear();
        into.extend(self.order.tree.children(id).filter(|child| self.passes(*child)));
        self.order.apply(into);
    }
}

/// The visible rows: an entry and its depth each, five bytes a row.
#[derive(Debug, Default)]
pub struct Rows {
    ids: Vec<NodeId>,
    depths: Vec<u8>,
}

impl Rows {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The entry of a row.
    pub fn id(&self, row: usize) -> Option<NodeId> {
        self.ids.get(row).copied()
    }

    /// How deep a row is indented; the top row is 0. More than 255 count as 255.
    pub fn depth(&self, row: usize) -> usize {
        self.depths.get(row).copied().map_or(0, usize::from)
    }

    /// The row of an entry, looked for from a row on.
    pub fn position(&self, id: NodeId, from: usize) -> Option<usize> {
        self.ids.get(from..)?.iter().position(|other| *other == id).map(|at| at + from)
    }

    /// The first row after everything under `row`.
    pub fn end_of(&self, row: usize) -> usize {
        let depth = self.depth(row);
        self.depths.get(row + 1..).map_or(self.len(), |rest| {
            rest.iter()
                .position(|other| usize::from(*other) <= depth)
                .map_or(self.len(), |count| row + 1 + count)
        })
    }

    /// The row of the directory a row is in; none for the top row.
    pub fn parent(&self, row: usize) -> Option<usize> {
        let depth = self.depth(row);
        self.depths.get(..row)?.iter().rposition(|other| usize::from(*other) < depth)
    }

    /// Takes away what is under a row.
    pub fn fold(&mut self, row: usize) {
        let under = row + 1..self.end_of(row);
        self.ids.drain(under.clone());
        self.depths.drain(under);
    }

    /// Puts in what is under a row, as far as it is open.
    pub fn unfold(&mut self, row: usize, shape: Shape<'_>) {
        let Some(id) = self.id(row) else { return };
        let depth = self.depths[row];
        let mut below = Flattening::new(id, depth);
        below.step(shape, usize::MAX);
        let below = below.rows;
        self.fold(row);
        self.ids.splice(row + 1..row + 1, below.ids.into_iter().skip(1));
        self.depths.splice(row + 1..row + 1, below.depths.into_iter().skip(1));
    }
}

/// Rows in the making, some thousands at a time.
#[derive(Debug)]
pub struct Flattening {
    rows: Rows,
    /// What is still to come, the next one last.
    stack: Vec<(NodeId, u8)>,
    children: Vec<NodeId>,
}

impl Flattening {
    /// Begins with `top`, at a depth.
    pub fn new(top: NodeId, depth: u8) -> Self {
        Self { rows: Rows::default(), stack: vec![(top, depth)], children: Vec::new() }
    }

    /// Goes on for about `count` rows; whether it is done.
    pub fn step(&mut self, shape: Shape<'_>, count: usize) -> bool {
        let until = self.rows.len().saturating_add(count);
        while self.rows.len() < until {
            let Some((id, depth)) = self.stack.pop() else { return true };
            self.rows.ids.push(id);
            self.rows.depths.push(depth);
            if shape.is_open(id) {
                shape.children(id, &mut self.children);
                let deeper = depth.saturating_add(1);
                self.stack.extend(self.children.iter().rev().map(|child| (*child, deeper)));
            }
        }
        self.stack.is_empty()
    }

    /// The result.
    pub fn finish(self) -> Rows {
        self.rows
    }
}

/// The directories from `top` down to the one that `id` is in; `None` where it lies elsewhere.
pub fn way_down(tree: &Tree, top: NodeId, id: NodeId) -> Option<Vec<NodeId>> {
    if id == top {
        return Some(Vec::new());
    }
    let mut way: Vec<NodeId> = Vec::new();
    for ancestor in tree.ancestors(id) {
        way.push(ancestor);
        if ancestor == top {
            way.reverse();
            return Some(way);
        }
    }
    None
}
