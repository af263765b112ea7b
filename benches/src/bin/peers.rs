//! The same work by the library and by what a user would pick today, one after the other in one run.
//!
//! `cargo run --release -p benches --bin peers`. The peers run in a virtual environment of their own under
//! `target/peers`, where `NumPy` and pydantic are installed once. Each time is the best of several runs, since
//! whatever else runs on a machine only ever makes a run slower.
#![forbid(unsafe_code)]

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use benches::peer::{Peers, Result, in_environment, speed};
use benches::{
    PostcodeByRegex, UlnByRegex, batch_policy, check_policy, clean_file, drafts, faulty_file, names,
    postcodes, prison_postcodes, uln_column, ulns,
};
use lrs_core::text::name_key;
use lrs_core::value::uln::are_valid;
use lrs_core::{Postcode, Uln, batch, learner};

const ROWS: usize = 1_000_000;
const COUNT: usize = 20_000;

fn main() -> Result {
    let peers = prepare()?;
    println!("| work | library | a second | peer | a second | ratio |\n|---|---|---|---|---|---|");
    values(&peers)?;
    files(&peers)
}

fn values(peers: &Peers) -> Result {
    let column = uln_column(ROWS);
    let mut valid = vec![false; ROWS];
    let ours = best(ROWS, || are_valid(black_box(&column), black_box(&mut valid)));
    line("ULN column", ours, "NumPy", peers.speed("uln_numpy.py", &["ulns"])?);

    let texts = ulns(COUNT);
    let ours = best(COUNT, || texts.iter().filter(|text| Uln::is_valid(black_box(text))).count());
    let regex = UlnByRegex::new();
    let theirs = best(COUNT, || texts.iter().filter(|text| regex.is_valid(black_box(text))).count());
    line("`Uln::is_valid`", ours, "regex crate", theirs);
    let ours = best(COUNT, || {
        texts.iter().filter_map(|text| Uln::parse(black_box(text)).ok()).map(Uln::to_u64).max()
    });
    let python = peers.speed("uln_python.py", &["ulns"])?;
    line("`Uln::parse`", ours, "plain Python", python);
    match with_library(peers)? {
        Some(ours) => line("`Uln.is_valid` in Python", ours, "plain Python", python),
        None => println!(
            "| `Uln.is_valid` in Python | not measured: `cargo xtask py` builds the package | | | | |"
        ),
    }

    let texts = postcodes(COUNT);
    let ours = best(COUNT, || texts.iter().filter_map(|text| Postcode::parse(black_box(text)).ok()).count());
    let regex = PostcodeByRegex::new();
    let theirs = best(COUNT, || texts.iter().filter_map(|text| regex.parse(black_box(text))).count());
    line("`Postcode::parse`", ours, "regex crate", theirs);
    line("`Postcode::parse`", ours, "Python, re", peers.speed("postcode.py", &["postcodes"])?);

    let texts = names(COUNT);
    let ours = best(COUNT, || texts.iter().map(|text| name_key(black_box(text)).len()).sum::<usize>());
    line("`text::name_key`", ours, "Python, unicodedata", peers.speed("name_key.py", &["names"])?);
    Ok(())
}

fn files(peers: &Peers) -> Result {
    let (learners, policy) = (drafts(1_000), check_policy());
    let ours = best(learners.len(), || {
        learners.iter().filter(|draft| learner::check(black_box(draft), &policy).is_ready()).count()
    });
    line(
        "`learner::check`, clean",
        ours,
        "pydantic",
        peers.speed("batch_pydantic.py", &["clean.csv", "found", "5", "rows"])?,
    );
    let policy = batch_policy();
    let peer = "pydantic over csv.DictReader";
    for (name, work) in
        [("clean.csv", "`batch::check`, clean"), ("faulty.csv", "`batch::check`, one fault in five")]
    {
        let file = fs::read(peers.data(name))?;
        let ours = best(COUNT, || batch::check(black_box(file.as_slice()), &policy).is_ok());
        line(work, ours, peer, peers.speed("batch_pydantic.py", &[name, "found", "5"])?);
    }
    Ok(())
}

/// Items a second, of the fastest of many runs.
fn best<T>(items: usize, mut work: impl FnMut() -> T) -> f64 {
    let until = Instant::now() + Duration::from_millis(1_500);
    let mut best = f64::INFINITY;
    while Instant::now() < until {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
    }
    rate(items, best)
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn rate(items: usize, seconds: f64) -> f64 {
    items as f64 / seconds
}

fn line(work: &str, ours: f64, peer: &str, theirs: f64) {
    let each = 1e9 / ours;
    let (ours_m, theirs_m, ratio) = (ours / 1e6, theirs / 1e6, ours / theirs);
    println!("| {work} | {each:.1} ns | {ours_m:.2} M | {peer} | {theirs_m:.3} M | {ratio:.1} |");
}

/// Where the peers live, with the data they work on.
fn prepare() -> Result<Peers> {
    let peers = Peers::prepare("peers", "numpy\npydantic\n")?;
    fs::write(peers.data("ulns"), uln_column(ROWS))?;
    fs::write(peers.data("names"), names(COUNT).join("\n"))?;
    fs::write(peers.data("postcodes"), postcodes(COUNT).join("\n"))?;
    fs::write(peers.data("prison_postcodes"), prison_postcodes())?;
    fs::write(peers.data("clean.csv"), clean_file(COUNT))?;
    fs::write(peers.data("faulty.csv"), faulty_file(COUNT))?;
    Ok(peers)
}

/// The Python face of this library, where `cargo xtask py` has built it.
fn with_library(peers: &Peers) -> Result<Option<f64>> {
    let python = in_environment(&peers.data("../venv"));
    if !python.exists() {
        return Ok(None);
    }
    speed(&peers.run_with(&python, "uln_lrs.py", &["ulns"])?).map(Some)
}
