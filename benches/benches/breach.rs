//! E-mails judged: long texts, and one message after another.
#![expect(clippy::expect_used, reason = "a broken bench is to stop")]

use std::hint::black_box;

use benches::mails::{
    DetailsByRegex, long_text, of_list, of_page, of_text, ordinary, policy_with_roster, raw_bytes, seen_bytes,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lrs_core::breach::{BreachPolicy, EmailMessage, assess};
use lrs_examples::mail::Shape;

/// Bytes of a long text.
const LONG: usize = 4 << 20;
const RECORDS: usize = 20_000;
const LEARNERS: usize = 10_000;

fn scan(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("breach");
    let policy = BreachPolicy::default();
    group.sample_size(20);
    let text = long_text(LONG).expect("the labelled messages");
    let regex = DetailsByRegex::new();
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text, by regex", |bencher| bencher.iter(|| regex.count(black_box(&text))));
    let page = of_page(LONG).expect("the labelled messages");
    for (name, message) in [("text", of_text(text)), ("page", page), ("list", of_list(RECORDS))] {
        group.throughput(Throughput::Bytes(raw_bytes(&message) as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| assess(black_box(&message), &policy).breaches.len());
        });
    }
    group.finish();
}

fn messages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("breach message");
    let labelled = ordinary().expect("the labelled messages");
    let messages: Vec<EmailMessage> = labelled.iter().map(|labelled| labelled.message.clone()).collect();
    println!("{} messages of {} bytes", messages.len(), seen_bytes(&messages) / messages.len());
    group.throughput(Throughput::Elements(messages.len() as u64));
    for (name, policy) in
        [("assess", BreachPolicy::default()), ("assess, roster", policy_with_roster(LEARNERS))]
    {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                messages
                    .iter()
                    .map(|message| assess(black_box(message), &policy).breaches.len())
                    .sum::<usize>()
            });
        });
    }
    let mails: Vec<Vec<u8>> =
        labelled.iter().filter_map(|labelled| Shape::default().write(labelled, 1)).collect();
    let policy = BreachPolicy::default();
    group.bench_function("parse and assess", |bencher| {
        bencher.iter(|| {
            let judge =
                |mail: &Vec<u8>| assess(&EmailMessage::parse(black_box(mail)), &policy).breaches.len();
            mails.iter().map(judge).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(breaches, scan, messages);
criterion_main!(breaches);
