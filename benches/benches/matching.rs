//! Two learners compared, and one looked up.

use std::hint::black_box;

use benches::drafts;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use lrs_core::MatchPolicy;
use lrs_core::matching::{Register, compare};

fn matching(criterion: &mut Criterion) {
    let (learners, policy) = (drafts(10_000), MatchPolicy::default());
    let mut pairs = learners.iter().zip(learners.iter().skip(1)).cycle();
    criterion.bench_function("compare two drafts", |bencher| {
        bencher.iter_batched(
            || pairs.next(),
            |pair| pair.map(|(one, other)| compare(black_box(one), black_box(other), &policy).weight),
            BatchSize::SmallInput,
        );
    });
    let register = Register::new(&learners, &policy);
    let mut asked = learners.iter().cycle();
    criterion.bench_function("find among 10,000", |bencher| {
        bencher.iter_batched(
            || asked.next(),
            |asked| asked.map(|asked| register.find(black_box(asked)).outcome),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, matching);
criterion_main!(benches);
