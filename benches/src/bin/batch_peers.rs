//! Batch files by the library and by its peers, on the same files and by the same rules, one after the other in one run:
//! how fast, how much memory, how many of the planted faults, how many false alarms.
//!
//! `cargo run --release -p benches --bin batch_peers` (a number behind `--` is another count of records). The peers run in a
//! virtual environment of their own under `target/peers/batch`, where pydantic, frictionless, pandera and this library's
//! Python face, built for release, are installed.
//!
//! What the peers check stands once, in `peers/batch_rules.py`: what must be there, lengths, patterns, codes, the check
//! digit, ages, dates against each other, descriptions, the word and the postcodes that are prohibited. Each is written as
//! its documentation advises: a model over `csv.DictReader`, a schema with one check of its own, columns at once. No peer
//! repairs anything, so a value that the library only writes anew is for them a fault or nothing.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;
use std::time::Instant;
use std::{env, fs};

use benches::peer::{Peers, Result};
use benches::{batch_policy, check_policy, prison_postcodes, true_learners};
use lrs_core::{BatchPolicy, Severity, batch, learner};
use lrs_examples::people::{Expected, Fault, Faults, Row, Rows, file};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const RECORDS: usize = 20_000;
const SEED: u64 = 7;
/// The time of each is the best of so many runs, since whatever else runs on a machine only ever makes a run slower.
const RUNS: usize = 3;

/// Who checks files: the name, and the script.
const PEERS: [(&str, &str); 4] = [
    ("`lrs.batch.check` in Python", "batch_lrs.py"),
    ("pydantic over csv.DictReader", "batch_pydantic.py"),
    ("frictionless", "batch_frictionless.py"),
    ("pandera over pandas", "batch_pandera.py"),
];

/// One file checked by one.
struct Run {
    seconds: f64,
    mebibytes: f64,
    /// What the process held before it read the file; nothing of the library's own is counted.
    before: f64,
    /// The records in which there is a fault.
    found: BTreeSet<u64>,
}

fn main() -> Result {
    let count = env::args().nth(1).map_or(Ok(RECORDS), |count| count.parse())?;
    let peers = prepare(count)?;
    let faulty: Vec<Row> = Rows::new(SEED, Faults::OneIn(5)).take(count).collect();
    let mut told = Vec::new();
    println!(
        "| file | by | records a second | library's multiple | most memory | of it before the file | records refused |"
    );
    println!("|---|---|---|---|---|---|---|");
    for name in ["clean.csv", "faulty.csv", "true.csv"] {
        told.push(runs(&peers, name)?);
    }
    let [_, of_faulty, of_true] = &told[..] else { return Err("three files".into()) };
    planted(&faulty, of_faulty);
    false_alarms(of_true);
    Ok(())
}

/// The environment, with this library in it, and the files.
fn prepare(count: usize) -> Result<Peers> {
    let peers = Peers::prepare("peers/batch", include_str!("../../peers/requirements-batch.txt"))?;
    let face = concat!(env!("CARGO_MANIFEST_DIR"), "/../lrs-py/Cargo.toml");
    peers.run_tool("maturin", &["develop", "--quiet", "--release", "--manifest-path", face])?;
    fs::write(peers.data("prison_postcodes"), prison_postcodes())?;
    file::csv(fs::File::create(peers.data("clean.csv"))?, count, SEED, Faults::None)?;
    file::csv(fs::File::create(peers.data("faulty.csv"))?, count, SEED, Faults::OneIn(5))?;
    fs::write(peers.data("true.csv"), true_learners(count)?)?;
    Ok(peers)
}

/// One file by all: the library first, what it refuses and what it says anything about, then the peers.
fn runs(peers: &Peers, name: &str) -> Result<Vec<(&'static str, BTreeSet<u64>)>> {
    let bytes = fs::read(peers.data(name))?;
    let (records, ours, told) = ours(&bytes)?;
    row(name, "`batch::check` in Rust", records, &ours, ours.seconds);
    let mut found = vec![("library, told", told), ("library, refused", ours.found)];
    for (who, script) in PEERS {
        let (theirs, place) = (format!("{script}.found"), peers.data(&format!("{script}.found")));
        let printed = peers.run(script, &[name, &theirs, &RUNS.to_string()])?;
        let [count, seconds, mebibytes, before] = printed[..] else {
            return Err(format!("{script}: not four numbers").into());
        };
        if (count - records).abs() > 0.5 {
            return Err(format!("{script} read {count} of {records} records").into());
        }
        let numbers =
            fs::read_to_string(place)?.lines().map(str::parse).collect::<std::result::Result<_, _>>()?;
        let run = Run { seconds, mebibytes, before, found: numbers };
        row(name, who, records, &run, ours.seconds);
        found.push((who, run.found));
    }
    // The two faces say the same, or the bench is wrong.
    match &found[..] {
        [_, (_, rust), (_, python), ..] if rust == python => Ok(found),
        _ => Err(format!("{name}: Python and Rust do not agree").into()),
    }
}

fn row(file: &str, who: &str, records: f64, run: &Run, ours: f64) {
    let Run { seconds, mebibytes, before, found } = run;
    let (speed, ratio) = (records / seconds / 1e6, seconds / ours);
    println!(
        "| {file} | {who} | {speed:.4} M | {ratio:.1} | {mebibytes:.1} MiB | {before:.1} MiB | {} |",
        found.len()
    );
}

/// How many records there are, the check of the whole file, and the records of which it says anything.
fn ours(bytes: &[u8]) -> Result<(f64, Run, BTreeSet<u64>)> {
    let policy = BatchPolicy { max_findings_per_code: usize::MAX, ..batch_policy() };
    let mut seconds = f64::INFINITY;
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    for _ in 0..RUNS {
        let start = Instant::now();
        drop(batch::check(bytes, &policy)?);
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let mebibytes = mebi(HEAP.peak_usage() - before);
    let report = batch::check(bytes, &policy)?;
    let of = |is_meant: fn(Severity) -> bool| {
        let meant = report.findings.iter().filter(move |finding| is_meant(finding.severity));
        meant.filter_map(|finding| finding.record).collect::<BTreeSet<u64>>()
    };
    let mut told = of(|_| true);
    // A report counts repairs, and does not say where each is.
    let mut reader = batch::read(bytes, &policy)?;
    while let Some(record) = reader.next_record() {
        let record = record?;
        if !learner::check(&record.draft(), &check_policy()).repairs.is_empty() {
            told.insert(record.record);
        }
    }
    let found = of(|severity| severity == Severity::Error);
    Ok((share(report.records), Run { seconds, mebibytes, before: 0.0, found }, told))
}

/// Which rows are meant, by their fault.
type Kind = fn(Option<Fault>) -> bool;

/// Of the planted faults, how many each finds, and how many records without a fault each minds.
fn planted(rows: &[Row], found: &[(&str, BTreeSet<u64>)]) {
    let names: Vec<&str> = found.iter().map(|(who, _)| *who).collect();
    println!("\n| records with a fault that | planted | {} |", names.join(" | "));
    println!("|---|---|{}", "---|".repeat(names.len()));
    let kinds: [(&str, Kind); 4] = [
        ("a check says", |fault| matches!(fault.map(Fault::expected), Some(Expected::Finding(_)))),
        ("a check mends", |fault| matches!(fault.map(Fault::expected), Some(Expected::Repair(_)))),
        ("one row cannot show", |fault| matches!(fault.map(Fault::expected), Some(Expected::Nothing))),
        ("is none: a false alarm", |fault| fault.is_none()),
    ];
    for (words, is_meant) in kinds {
        let meant: Vec<u64> = rows.iter().filter(|row| is_meant(row.fault)).map(|row| row.record).collect();
        let hits = found.iter().map(|(_, found)| {
            let hits = meant.iter().filter(|record| found.contains(record)).count();
            hits.to_string()
        });
        println!("| {words} | {} | {} |", meant.len(), hits.collect::<Vec<_>>().join(" | "));
    }
    println!("\nFaults that a check says or mends, and one of them misses: planted, and found by each.\n");
    println!("| fault | planted | {} |\n|---|---|{}", names.join(" | "), "---|".repeat(names.len()));
    for fault in Fault::ALL {
        let meant: Vec<u64> =
            rows.iter().filter(|row| row.fault == Some(fault)).map(|row| row.record).collect();
        let hits: Vec<usize> = found
            .iter()
            .map(|(_, found)| meant.iter().filter(|record| found.contains(record)).count())
            .collect();
        if hits.iter().any(|hits| *hits < meant.len()) {
            let hits: Vec<String> = hits.iter().map(usize::to_string).collect();
            println!("| {} | {} | {} |", fault.words(), meant.len(), hits.join(" | "));
        }
    }
}

/// Of learners who are right and look odd, how many each minds.
fn false_alarms(found: &[(&str, BTreeSet<u64>)]) {
    println!("\nTrue learners with names, postcodes and ages at the edge, of whom each minds:\n");
    for (who, found) in found {
        println!("- {who}: {}", found.len());
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn share(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn mebi(bytes: usize) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
