//! A batch file of a gigabyte, checked from a stream: how long, and how much memory at most.
//!
//! `cargo run --release -p benches --bin gigabyte` (a number behind `--` is another count of megabytes). The file is
//! never whole: its records come round again and again.
#![forbid(unsafe_code)]

use std::env;
use std::io::{self, Read};
use std::time::Instant;

use benches::{batch_policy, clean_file, xml_file};
use lrs_core::batch;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const RECORDS: usize = 20_000;

fn main() {
    let megabytes = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    println!(
        "| a file of {megabytes} MB | records | took | records a second | most heap beside the source |\n|---|---|---|---|---|"
    );
    let csv = clean_file(RECORDS);
    let xml = xml_file(&csv);
    check("CSV", Stream::new(&csv, b"\r\n", b"", megabytes));
    check("XML", Stream::new(&xml, b"<Learner>", b"</batch:SubmitBatch>", megabytes));
}

fn check(name: &str, source: Stream<'_>) {
    let policy = batch_policy();
    HEAP.reset_peak_usage();
    let (before, start) = (HEAP.current_usage(), Instant::now());
    let report = batch::check(source, &policy);
    let took = start.elapsed();
    let records = report.map_or(0, |report| if report.complete { report.records } else { 0 });
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let speed = records as f64 / took.as_secs_f64() / 1e6;
    let heap = (HEAP.peak_usage() - before) >> 10;
    println!("| {name} | {records} | {took:.1?} | {speed:.2} M | {heap} KiB |");
}

/// A head, the same records for so many megabytes, and a foot.
struct Stream<'f> {
    head: &'f [u8],
    records: &'f [u8],
    foot: &'f [u8],
    rest: &'f [u8],
    rounds: usize,
}

impl<'f> Stream<'f> {
    /// `start` is what the first record begins with, or stands right before it in a file without a foot.
    fn new(file: &'f [u8], start: &[u8], foot: &'f [u8], megabytes: usize) -> Self {
        let at = file.windows(start.len()).position(|window| window == start).unwrap_or_default();
        let (head, rest) = file.split_at(if foot.is_empty() { at + start.len() } else { at });
        let end = rest.windows(foot.len().max(1)).rposition(|window| window == foot);
        let (records, foot) = rest.split_at(end.unwrap_or(rest.len()));
        Self { head, records, foot, rest: &[], rounds: megabytes * 1_000_000 / records.len().max(1) + 1 }
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(space);
        }
        if self.rest.is_empty() && self.rounds > 0 {
            self.rounds -= 1;
            self.rest = self.records;
        }
        if self.rest.is_empty() { self.foot.read(space) } else { self.rest.read(space) }
    }
}
