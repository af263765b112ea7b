//! One value at a time, and a column of ULNs.

use std::hint::black_box;

use benches::{PostcodeByRegex, UlnByRegex, names, postcodes, uln_column, ulns};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lrs_core::text::{name_key, name_key_into};
use lrs_core::value::uln::are_valid;
use lrs_core::{Postcode, Uln};

const COUNT: usize = 10_000;
const ROWS: usize = 1_000_000;

fn uln(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("uln");
    let (column, mut valid) = (uln_column(ROWS), vec![false; ROWS]);
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("are_valid", |bencher| {
        bencher.iter(|| are_valid(black_box(&column), black_box(&mut valid)));
    });

    let texts = ulns(COUNT);
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("is_valid", |bencher| {
        bencher.iter(|| texts.iter().filter(|text| Uln::is_valid(black_box(text))).count());
    });
    group.bench_function("parse", |bencher| {
        bencher
            .iter(|| texts.iter().filter_map(|text| Uln::parse(black_box(text)).ok()).map(Uln::to_u64).max());
    });
    let regex = UlnByRegex::new();
    group.bench_function("is_valid by regex", |bencher| {
        bencher.iter(|| texts.iter().filter(|text| regex.is_valid(black_box(text))).count());
    });
    group.finish();
}

fn postcode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("postcode");
    let texts = postcodes(COUNT);
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("parse", |bencher| {
        bencher.iter(|| texts.iter().filter_map(|text| Postcode::parse(black_box(text)).ok()).count());
    });
    let regex = PostcodeByRegex::new();
    group.bench_function("parse by regex", |bencher| {
        bencher.iter(|| texts.iter().filter_map(|text| regex.parse(black_box(text))).count());
    });
    group.finish();
}

fn name(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("name_key");
    let texts = names(COUNT);
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("name_key", |bencher| {
        bencher.iter(|| texts.iter().map(|text| name_key(black_box(text)).len()).sum::<usize>());
    });
    let mut key = String::new();
    group.bench_function("name_key_into", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                name_key_into(black_box(text), &mut key);
                black_box(&key);
            }
        });
    });
    group.finish();
}

criterion_group!(values, uln, postcode, name);
criterion_main!(values);
