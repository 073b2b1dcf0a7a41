//! Judging again for another identity, over a tree of one million entries.
//!
//! `cargo bench --bench judge`. The tree is made in memory; the stranger's case is the hard one, where
//! every entry is part of a finding.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run stops")]

use criterion::{Criterion, criterion_group, criterion_main};
use modscope::health::{Policy, Question, Versions, judge};
use modscope::scan::Facts;
use modscope_platform::{Gid, Identity, Uid};

#[path = "common/million.rs"]
mod million;

fn again(criterion: &mut Criterion) {
    let tree = million::tree(0);
    let versions = Versions::of(&tree);
    println!("{} entries, {} versions", tree.len(), versions.len());
    let mut group = criterion.benchmark_group("judge again");
    group.sample_size(20);
    for (name, uid) in [("the owner, healthy", 1000), ("a stranger, everything affected", 1001)] {
        let question = Question::new(Identity::new(None, Uid(uid), Gid(uid), Vec::new()), 0);
        group.bench_function(name, |bencher| {
            bencher.iter(|| judge(&tree, &Facts::default(), &versions, &question));
        });
    }
    let policies = [
        ("shared by a group, a member", Policy::Shared(Gid(1000))),
        ("published, a reader", Policy::Published),
        ("a container's, another number", Policy::Container),
    ];
    for (name, policy) in policies {
        let member = Identity::new(None, Uid(1001), Gid(1001), vec![Gid(1000)]);
        let question = Question { policy, ..Question::new(member, 0) };
        group.bench_function(name, |bencher| {
            bencher.iter(|| judge(&tree, &Facts::default(), &versions, &question));
        });
    }
    let tree = million::tree(1000);
    println!("{} looks with lists", tree.looks().len());
    for (name, uid) in [("lists on one in ten, the owner", 1000), ("lists on one in ten, a stranger", 1001)] {
        let question = Question::new(Identity::new(None, Uid(uid), Gid(uid), Vec::new()), 0);
        group.bench_function(name, |bencher| {
            bencher.iter(|| judge(&tree, &Facts::default(), &versions, &question));
        });
    }
    group.bench_function("bring the versions together", |bencher| bencher.iter(|| Versions::of(&tree)));
    group.finish();
}

criterion_group!(benches, again);
criterion_main!(benches);
