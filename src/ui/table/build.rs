//! Rows are made anew some milliseconds a frame; the old ones are shown until the new ones are whole.

use std::time::{Duration, Instant};

use super::TableState;
use super::causes::Causes;
use super::columns::Sort;
use super::filter::{Marking, Marks};
use super::order::{Order, OwnerRanks};
use super::rows::{Flattening, Opening, Shape};
use crate::tree::NodeId;
use crate::ui::picture::{Filter, Picture};

/// How long a frame may work on rows; a tree of some ten thousand visible rows takes no longer.
const TURN: Duration = Duration::from_millis(4);

/// How many entries are looked at between two looks at the clock.
const CHUNK: usize = 4096;

/// What rows follow from: equal keys, equal rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    scan: u32,
    growth: u32,
    /// 0 where the judgement decides nothing about rows.
    judgement: u32,
    zoom: NodeId,
    sort: Sort,
    filter: Filter,
    folds: u32,
}

/// Rows in the making.
#[derive(Debug)]
pub struct Build {
    key: Key,
    marking: Option<Marking>,
    marks: Option<Marks>,
    flattening: Flattening,
}

impl TableState {
    /// Brings rows up to what the picture asks for, as far as this frame's time goes. Whether they are.
    pub fn refresh(&mut self, picture: &Picture<'_>) -> bool {
        self.follow(picture);
        let key = self.key(picture);
        if self.key.as_ref() == Some(&key) {
            self.build = None;
            return true;
        }
        // While a scan grows, what was begun is finished first; it would never be done otherwise.
        let outdated = self
            .build
            .as_ref()
            .is_none_or(|build| build.key != Key { growth: build.key.growth, ..key.clone() });
        if outdated {
            self.owners = OwnerRanks::of(picture.tree, picture.names);
            self.build = Some(Build {
                marking: Marking::new(picture.tree, picture.health, picture.filter),
                marks: None,
                flattening: Flattening::new(picture.zoom, 0),
                key: key.clone(),
            });
        }
        self.work(picture, Instant::now() + TURN);
        self.key.as_ref() == Some(&key)
    }

    /// Forgets what belongs to another scan, another judgement or another filter.
    fn follow(&mut self, picture: &Picture<'_>) {
        let stamp = picture.stamp;
        if self.scan != Some(stamp.scan) {
            self.scan = Some(stamp.scan);
            self.folds.clear();
            (self.key, self.build, self.marks, self.selected_row) = (None, None, None, None);
            self.rows = super::rows::Rows::default();
            self.scroll = super::scroll::Scroll::default();
            self.followed = None;
        }
        if self.judged != Some((stamp.scan, stamp.judgement)) {
            self.judged = Some((stamp.scan, stamp.judgement));
            self.causes = Causes::of(picture.tree, picture.health);
        }
        let now = (picture.zoom, picture.filter.clone());
        if self.followed.as_ref() != Some(&now) {
            let opening = match picture.filter {
                filter if filter.is_empty() => Opening::ByHand,
                filter if filter.text.trim().is_empty() => Opening::DownToTopmost,
                _ => Opening::Everything,
            };
            self.folds.begin(opening, picture.zoom);
            self.followed = Some(now);
            self.hold = true;
        }
    }

    fn key(&self, picture: &Picture<'_>) -> Key {
        let filter = picture.filter;
        let judged = filter.severity.is_some()
            || filter.rule.is_some()
            || filter.only_anomalies
            || self.sort.by_judgement();
        Key {
            scan: picture.stamp.scan,
            growth: picture.stamp.growth,
            judgement: if judged { picture.stamp.judgement } else { 0 },
            zoom: picture.zoom,
            sort: self.sort,
            filter: filter.clone(),
            folds: self.folds.version(),
        }
    }

    fn work(&mut self, picture: &Picture<'_>, until: Instant) {
        let Some(mut build) = self.build.take() else { return };
        let order = Order {
            tree: picture.tree,
            health: picture.health,
            causes: &self.causes,
            owners: &self.owners,
            sort: self.sort,
        };
        loop {
            if let Some(mut marking) = build.marking.take() {
                if marking.step(picture.tree, picture.health, CHUNK) {
                    build.marks = Some(marking.finish());
                } else {
                    build.marking = Some(marking);
                }
            } else {
                let shape = Shape { order: &order, folds: &self.folds, marks: build.marks.as_ref() };
                if build.flattening.step(shape, CHUNK) {
                    self.rows = build.flattening.finish();
                    (self.marks, self.key) = (build.marks, Some(build.key));
                    self.selected_row = None;
                    return;
                }
            }
            if Instant::now() >= until {
                self.build = Some(build);
                return;
            }
        }
    }

    /// Opens or closes the directory of a row, at once.
    pub fn turn(&mut self, picture: &Picture<'_>, row: usize) {
        let Some(id) = self.rows.id(row) else { return };
        self.folds.turn(id);
        let order = Order {
            tree: picture.tree,
            health: picture.health,
            causes: &self.causes,
            owners: &self.owners,
            sort: self.sort,
        };
        let shape = Shape { order: &order, folds: &self.folds, marks: self.marks.as_ref() };
        if shape.is_open(id) {
            self.rows.unfold(row, shape);
        } else {
            self.rows.fold(row);
        }
        // The rows are what a new build would give; only their key must say so.
        if let Some(key) = &mut self.key {
            key.folds = self.folds.version();
        }
        self.selected_row = None;
    }

    /// Something about the rows that are shown.
    pub fn with_shape<T>(&self, picture: &Picture<'_>, ask: impl FnOnce(Shape<'_>) -> T) -> T {
        let order = Order {
            tree: picture.tree,
            health: picture.health,
            causes: &self.causes,
            owners: &self.owners,
            sort: self.sort,
        };
        ask(Shape { order: &order, folds: &self.folds, marks: self.marks.as_ref() })
    }
}
