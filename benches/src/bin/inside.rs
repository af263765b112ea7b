//! Records of one file held against each other, and plans of updates: how long, and how much memory.
//!
//! `cargo run --release -p benches --bin inside` (numbers behind `--` are other counts of learners).
#![forbid(unsafe_code)]

use std::env;
use std::time::Instant;

use lrs_core::batch::{self, Inside, InsidePolicy, PlanPolicy};
use lrs_core::value::Date;
use lrs_core::{Field, LearnerDraft};
use lrs_examples::people::People;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// One record in so many is there twice.
const TWICE: usize = 50;

fn main() {
    let counts: Vec<usize> = env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![5_000, 100_000, 1_000_000] } else { counts };
    println!("| records | added | held against each other | most heap | bytes a record | findings |");
    println!("|---|---|---|---|---|---|");
    for count in &counts {
        held_against(*count);
    }
    println!("\n| learners | planned | files |\n|---|---|---|");
    for count in counts.iter().filter(|count| **count <= 100_000) {
        planned(*count);
    }
}

fn held_against(count: usize) {
    HEAP.reset_peak_usage();
    let (before, start) = (HEAP.current_usage(), Instant::now());
    let mut inside = Inside::new(&InsidePolicy::default());
    let mut making = start.elapsed();
    let mut people = People::new(1).in_households();
    let mut again = LearnerDraft::default();
    for record in 0..count {
        let made = Instant::now();
        let draft = people.next().map(|person| person.to_draft().into_owned()).unwrap_or_default();
        if record % TWICE == 0 {
            again = draft.clone();
        }
        let draft = if record % TWICE == TWICE - 1 { again.clone() } else { draft };
        making += made.elapsed();
        inside.add(&draft, record as u64 + 1, None);
    }
    let added = start.elapsed().saturating_sub(making);
    let start = Instant::now();
    let report = inside.finish();
    let took = start.elapsed();
    let heap = HEAP.peak_usage() - before;
    let found: u64 = report.totals.iter().map(|total| total.count).sum();
    println!("| {count} | {added:.1?} | {took:.1?} | {} MiB | {} | {found} |", heap >> 20, heap / count);
}

fn planned(count: usize) {
    let held: Vec<_> =
        People::new(1).in_households().take(count).map(|person| person.to_draft().into_owned()).collect();
    let moved = |held: &LearnerDraft<'static>| {
        let mut new = held.clone();
        new.set(Field::LastKnownPostcode, "LS1 4AP");
        new.set(Field::FamilyName, "Mossgrave");
        new
    };
    let new: Vec<_> = held.iter().map(moved).collect();
    let Some(today) = Date::from_ymd(2026, 9, 1) else { return };
    let start = Instant::now();
    let plan = batch::plan_update(&held, &new, &PlanPolicy::new("10000001", today, 9, 30));
    let files = plan.map_or(0, |plan| plan.files.len());
    println!("| {count} | {:.1?} | {files} |", start.elapsed());
}
