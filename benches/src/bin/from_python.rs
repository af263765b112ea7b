//! One batch file checked from Rust and from Python, and read there in every way: how long, and how much memory.
//!
//! `cargo run --release -p benches --bin from_python` (a number behind `--` is another count of megabytes), when
//! `maturin develop --release` has built the package into `target/venv`.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use benches::peer::{Peers, Result, in_environment};
use benches::{batch_policy, clean_file};
use lrs_core::batch;

const RECORDS: usize = 20_000;
/// What the script can do.
const WORKS: [&str; 7] = ["check", "file object", "read", "to_columns", "correct", "frame", "rows"];

fn main() -> Result {
    let megabytes = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(200);
    let peers = Peers::prepare("from_python", "")?;
    let path = peers.data("learners.csv");
    write(&path, megabytes)?;
    println!("| {megabytes} MB | records a second | most memory of the process |\n|---|---|---|");
    let start = Instant::now();
    let report = batch::check(File::open(&path)?, &batch_policy())?;
    line("Rust, `batch::check`", &[count(report.records), start.elapsed().as_secs_f64(), 0.0]);
    let python = in_environment(&peers.data("../venv"));
    for work in WORKS {
        line(
            &format!("Python, {work}"),
            &peers.run_with(&python, "batch_faces.py", &["learners.csv", work])?,
        );
    }
    Ok(fs::remove_file(path)?)
}

/// The same records round and round.
fn write(path: &Path, megabytes: usize) -> Result {
    let file = clean_file(RECORDS);
    let at = file.iter().position(|byte| *byte == b'\n').ok_or("no headings")? + 1;
    let (head, records) = file.split_at(at);
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(head)?;
    for _ in 0..=megabytes * 1_000_000 / records.len() {
        out.write_all(records)?;
    }
    Ok(out.flush()?)
}

fn line(work: &str, printed: &[f64]) {
    let [items, seconds, mebibytes, ..] = printed else { return };
    let memory = if *mebibytes > 0.0 { format!("{mebibytes:.0} MiB") } else { String::new() };
    println!("| {work} | {:.3} M | {memory} |", items / seconds / 1e6);
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn count(records: u64) -> f64 {
    records as f64
}
