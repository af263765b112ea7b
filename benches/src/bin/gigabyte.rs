//! A batch file of a gigabyte, read from a stream: how long, and how much memory at most.
//!
//! `cargo run --release -p benches --bin gigabyte` checks it; `-- --pass correct` writes it again corrected, and
//! `-- --pass inside` holds its records against each other (a number is another count of megabytes). The file is never
//! whole: its records come round again and again, so that `inside` meets each learner many times.
#![forbid(unsafe_code)]

use std::env;
use std::io::{self, Read};
use std::process::ExitCode;
use std::time::Instant;

use benches::{batch_policy, clean_file, xml_file};
use lrs_core::BatchPolicy;
use lrs_core::batch::{self, BatchError, BatchHeader, BatchReport, CorrectionFiles, InsidePolicy};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const RECORDS: usize = 20_000;

/// A pass through a file: its name, whether a check that is not measured comes before it, and the pass itself, which says
/// how many records there were.
struct Pass {
    name: &'static str,
    is_checked_before: bool,
    run: fn(Stream<'_>, Option<&BatchReport>, &BatchPolicy) -> Result<u64, BatchError>,
}

static PASSES: [Pass; 3] = [
    Pass { name: "check", is_checked_before: false, run: check },
    Pass { name: "correct", is_checked_before: true, run: correct },
    Pass { name: "inside", is_checked_before: false, run: inside },
];

fn main() -> ExitCode {
    let (mut pass, mut megabytes) = (PASSES.first(), 1_000);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--pass" {
            let name = arguments.next().unwrap_or_default();
            pass = PASSES.iter().find(|pass| pass.name == name);
        } else {
            megabytes = argument.parse().unwrap_or(megabytes);
        }
    }
    let Some(pass) = pass else {
        eprintln!("gigabyte: --pass is one of check, correct and inside");
        return ExitCode::from(2);
    };
    println!(
        "| {} a file of {megabytes} MB | records | took | records a second | most heap beside the source |\n|---|---|---|---|---|",
        pass.name
    );
    let csv = clean_file(RECORDS);
    let xml = xml_file(&csv);
    measure(pass, "CSV", Stream::new(&csv, b"\r\n", b"", megabytes));
    measure(pass, "XML", Stream::new(&xml, b"<Learner>", b"</batch:SubmitBatch>", megabytes));
    ExitCode::SUCCESS
}

fn check(source: Stream<'_>, _: Option<&BatchReport>, policy: &BatchPolicy) -> Result<u64, BatchError> {
    batch::check(source, policy).map(|report| if report.complete { report.records } else { 0 })
}

fn correct(
    source: Stream<'_>,
    report: Option<&BatchReport>,
    policy: &BatchPolicy,
) -> Result<u64, BatchError> {
    let report = report.ok_or(BatchError::Incomplete)?;
    let files = CorrectionFiles {
        held_back: Some(Box::new(io::sink())),
        changes: Some(Box::new(io::sink())),
        questions: Some(Box::new(io::sink())),
        ..CorrectionFiles::new(io::sink())
    };
    let corrected = batch::correct_with(source, files, &BatchHeader::of(report, policy), report, policy)?;
    Ok(corrected.written + corrected.held_back)
}

fn inside(source: Stream<'_>, _: Option<&BatchReport>, policy: &BatchPolicy) -> Result<u64, BatchError> {
    batch::check_inside(source, policy, &InsidePolicy::default()).map(|report| report.records)
}

fn measure(pass: &Pass, name: &str, source: Stream<'_>) {
    let policy = batch_policy();
    let report = if pass.is_checked_before { batch::check(source.clone(), &policy).ok() } else { None };
    HEAP.reset_peak_usage();
    let (before, start) = (HEAP.current_usage(), Instant::now());
    let done = (pass.run)(source, report.as_ref(), &policy);
    let took = start.elapsed();
    let records = done.unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let speed = records as f64 / took.as_secs_f64() / 1e6;
    let heap = (HEAP.peak_usage() - before) >> 10;
    println!("| {name} | {records} | {took:.1?} | {speed:.2} M | {heap} KiB |");
}

/// A head, the same records for so many megabytes, and a foot.
#[derive(Clone)]
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
