//! One learner by every rule.

use std::hint::black_box;

use benches::{check_policy, drafts};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lrs_core::{ProhibitedText, learner};

const COUNT: usize = 1_000;

fn check(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("learner");
    let (drafts, policy) = (drafts(COUNT), check_policy());
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            drafts.iter().filter(|draft| learner::check(black_box(draft), &policy).is_ready()).count()
        });
    });
    let list = ProhibitedText::guide();
    group.bench_function("scan for prohibited text", |bencher| {
        bencher.iter(|| drafts.iter().map(|draft| list.scan(black_box(draft)).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(learners, check);
criterion_main!(learners);
