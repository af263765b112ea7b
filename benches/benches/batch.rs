//! Whole batch files, from bytes to a report.
#![expect(clippy::expect_used, reason = "a broken bench is to stop")]

use std::hint::black_box;

use std::io;

use benches::{batch_policy, clean_file, faulty_file, xml_file};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lrs_core::LearnerDraft;
use lrs_core::batch::{self, BatchHeader, CorrectionFiles, SplitPolicy, XmlFrame};
use lrs_core::value::Date;

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
    let faulty = faulty_file(RECORDS);
    for (name, file) in [
        ("check a clean file", &clean),
        ("check a file with faults", &faulty),
        ("check a clean file of XML", &xml_file(&clean)),
        ("check a file of XML with faults", &xml_file(&faulty)),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| batch::check(black_box(file.as_slice()), &policy).expect("a batch file").records);
        });
    }
    group.finish();
}

/// A file written again with every safe repair, those with errors beside it and both lists; and files of learners in memory.
fn writing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch");
    let policy = batch_policy();
    group.sample_size(20);
    group.throughput(Throughput::Elements(RECORDS as u64));
    let faulty = faulty_file(RECORDS);
    for (name, file) in [("correct", &faulty), ("correct a file of XML", &xml_file(&faulty))] {
        let report = batch::check(file.as_slice(), &policy).expect("a batch file");
        let header = BatchHeader::of(&report, &policy);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let files = CorrectionFiles {
                    held_back: Some(Box::new(io::sink())),
                    changes: Some(Box::new(io::sink())),
                    questions: Some(Box::new(io::sink())),
                    ..CorrectionFiles::new(io::sink())
                };
                batch::correct_with(black_box(file.as_slice()), files, &header, &report, &policy)
                    .expect("whole")
            });
        });
    }
    let clean = clean_file(RECORDS);
    let learners: Vec<LearnerDraft<'static>> = batch::read(clean.as_slice(), &policy)
        .expect("a batch file")
        .drafts()
        .collect::<Result<_, _>>()
        .expect("learners");
    let (header, count) = (BatchHeader::default(), RECORDS as u64);
    group.bench_function("write", |bencher| {
        bencher.iter(|| batch::write(io::sink(), &header, count, black_box(&learners)).expect("written"));
    });
    let frame = XmlFrame::default();
    group.bench_function("write XML", |bencher| {
        bencher.iter(|| {
            batch::write_xml(io::sink(), &header, &frame, count, black_box(&learners)).expect("written");
        });
    });
    let day = Date::from_ymd(2026, 9, 1).expect("a real date");
    let split = SplitPolicy::new("10009999", day, 9, 30);
    group.bench_function("plan a split", |bencher| {
        bencher.iter(|| batch::split(black_box(count), &split).expect("four parts").parts.len());
    });
    group.finish();
}

criterion_group!(batches, files, writing);
criterion_main!(batches);
