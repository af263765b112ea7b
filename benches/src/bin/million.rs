//! A register and a search for duplicates among a million invented learners: how long, and how much memory.
//!
//! `cargo run --release -p benches --bin million` (a number behind `--` is another count of learners). The search for
//! duplicates uses all cores; `RAYON_NUM_THREADS=1` says how fast one is.
#![forbid(unsafe_code)]

use std::env;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use lrs_core::matching::{Register, dedupe_with, estimate_pairs};
use lrs_core::{Field, LearnerDraft, MatchPolicy};
use lrs_examples::people::{People, Random};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The fields that a register compares.
const FIELDS: [Field; 5] =
    [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::LastKnownPostcode, Field::Gender];
const LOOK_UPS: usize = 10_000;
/// One record in so many is there twice, with a fault.
const TWICE: usize = 5;

fn main() {
    let count = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    println!("| among {count} learners | measured |\n|---|---|");
    register(count);
    duplicates(count);
}

fn register(count: usize) {
    let learners = learners(count);
    let (before, start) = (HEAP.current_usage(), Instant::now());
    let register = Register::new(&learners, &MatchPolicy::default());
    line("register made", &format!("{:.2?}", start.elapsed()));
    line("register, steady heap a learner", &format!("{} bytes", (HEAP.current_usage() - before) / count));

    let mut random = Random::new(1, 2);
    let mut times = Vec::with_capacity(LOOK_UPS);
    let mut first = 0;
    for _ in 0..LOOK_UPS {
        let id = random.index(learners.len());
        let asked =
            learners.get(id).map(|learner| spoilt(learner, &learners, &mut random)).unwrap_or_default();
        let start = Instant::now();
        let found = register.find(&asked);
        times.push(start.elapsed());
        first += usize::from(found.candidates.first().is_some_and(|candidate| candidate.id as usize == id));
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 1000).copied().unwrap_or_default();
    let shown = |time: Duration| format!("{} µs", time.as_micros());
    line("look-up, half of them within", &shown(at(500)));
    line("look-up, 99 in 100 within", &shown(at(990)));
    line("look-up, 999 in 1,000 within", &shown(at(999)));
    line("right learner first, one of four fields wrong or blank", &format!("{first} of {LOOK_UPS}"));
}

fn duplicates(count: usize) {
    let mut learners = learners(count - count / TWICE);
    let mut random = Random::new(1, 3);
    for _ in 0..count / TWICE {
        let id = random.index(learners.len());
        let again = learners.get(id).map(|learner| spoilt(learner, &learners, &mut random));
        learners.extend(again);
    }
    let compared = estimate_pairs(&learners).compared;
    HEAP.reset_peak_usage();
    let (before, start) = (HEAP.current_usage(), Instant::now());
    let mut compared_since = None;
    let pairs = dedupe_with(&learners, &MatchPolicy::default(), &mut |_| {
        compared_since.get_or_insert_with(Instant::now);
        ControlFlow::Continue(())
    });
    let took = compared_since.map_or(start.elapsed(), |since| since.elapsed());
    line("duplicates, end to end", &format!("{:.1?}", start.elapsed()));
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let speed = compared as f64 / took.as_secs_f64() / 1e6;
    line("comparisons", &format!("{compared}, {speed:.1} M a second"));
    line("pairs listed", &pairs.map_or(0, |pairs| pairs.len()).to_string());
    line("most heap beside the learners", &format!("{} MiB", (HEAP.peak_usage() - before) >> 20));
}

fn line(what: &str, measured: &str) {
    println!("| {what} | {measured} |");
}

fn learners(count: usize) -> Vec<LearnerDraft<'static>> {
    let slim = |draft: &LearnerDraft<'_>| {
        let mut slim = LearnerDraft::default();
        for field in FIELDS {
            slim.set(field, draft.text(field).to_owned());
        }
        slim
    };
    People::new(1).in_households().take(count).map(|person| slim(&person.to_draft())).collect()
}

/// A learner with one of the four telling fields blank, or taken from somebody else.
fn spoilt(
    learner: &LearnerDraft<'static>,
    learners: &[LearnerDraft<'static>],
    random: &mut Random,
) -> LearnerDraft<'static> {
    let mut spoilt = learner.clone();
    let (field, other) = (FIELDS.get(random.index(4)), learners.get(random.index(learners.len())));
    if let (Some(field), Some(other)) = (field, other) {
        let text = if random.below(2) == 0 { "" } else { other.text(*field) };
        spoilt.set(*field, text.to_owned());
    }
    spoilt
}
