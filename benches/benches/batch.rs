//! Whole batch files, from bytes to a report.
#![expect(clippy::expect_used, reason = "a broken bench is to stop")]

use std::hint::black_box;

use benches::{batch_policy, clean_file, faulty_file, xml_file};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lrs_core::batch;

const RECORDS: usize = 20_000;

fn files(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch");
    let policy = batch_policy();
    group.sample_size(20);
    group.throughput(Throughput::Elements(RECORDS as u64));
    let clean = clean_file(RECORDS);
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            let mut reader = batch::read(black_box(clean.as_slice()), &policy).expect("a batch file");
            let mut records = 0;
            while let Some(record) = reader.next_record() {
                black_box(record.expect("a record").draft());
                records += 1;
            }
            records
        });
    });
    for (name, file) in [
        ("check a clean file", &clean),
        ("check a file with faults", &faulty_file(RECORDS)),
        ("check a clean file of XML", &xml_file(&clean)),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| batch::check(black_box(file.as_slice()), &policy).expect("a batch file").records);
        });
    }
    group.finish();
}

criterion_group!(batches, files);
criterion_main!(batches);
