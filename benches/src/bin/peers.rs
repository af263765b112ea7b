//! The same work by the library and by what a user would pick today, one after the other in one run.
//!
//! `cargo run --release -p benches --bin peers`. The peers run in a virtual environment of their own under
//! `target/peers`, where `NumPy` and pydantic are installed once. Each time is the best of several runs, since
//! whatever else runs on a machine only ever makes a run slower.
#![forbid(unsafe_code)]

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use benches::{
    PostcodeByRegex, UlnByRegex, batch_policy, check_policy, clean_file, drafts, faulty_file, names,
    postcodes, uln_column, ulns,
};
use lrs_core::text::name_key;
use lrs_core::value::uln::are_valid;
use lrs_core::{Postcode, Uln, batch, learner};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const ROWS: usize = 1_000_000;
const COUNT: usize = 20_000;

fn main() -> Result {
    let peers = Peers::prepare()?;
    println!("| work | library | a second | peer | a second | ratio |\n|---|---|---|---|---|---|");
    values(&peers)?;
    files(&peers)
}

fn values(peers: &Peers) -> Result {
    let column = uln_column(ROWS);
    let mut valid = vec![false; ROWS];
    let ours = best(ROWS, || are_valid(black_box(&column), black_box(&mut valid)));
    line("ULN column", ours, "NumPy", peers.run("uln_numpy.py", &["ulns"])?);

    let texts = ulns(COUNT);
    let ours = best(COUNT, || texts.iter().filter(|text| Uln::is_valid(black_box(text))).count());
    let regex = UlnByRegex::new();
    let theirs = best(COUNT, || texts.iter().filter(|text| regex.is_valid(black_box(text))).count());
    line("`Uln::is_valid`", ours, "regex crate", theirs);
    let ours = best(COUNT, || {
        texts.iter().filter_map(|text| Uln::parse(black_box(text)).ok()).map(Uln::to_u64).max()
    });
    let python = peers.run("uln_python.py", &["ulns"])?;
    line("`Uln::parse`", ours, "plain Python", python);
    match peers.with_library()? {
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
    line("`Postcode::parse`", ours, "Python, re", peers.run("postcode.py", &["postcodes"])?);

    let texts = names(COUNT);
    let ours = best(COUNT, || texts.iter().map(|text| name_key(black_box(text)).len()).sum::<usize>());
    line("`text::name_key`", ours, "Python, unicodedata", peers.run("name_key.py", &["names"])?);
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
        peers.run("batch_pydantic.py", &["clean.csv", "rows"])?,
    );
    let policy = batch_policy();
    let peer = "pydantic over csv.DictReader";
    for (name, work) in
        [("clean.csv", "`batch::check`, clean"), ("faulty.csv", "`batch::check`, one fault in five")]
    {
        let file = fs::read(peers.data(name))?;
        let ours = best(COUNT, || batch::check(black_box(file.as_slice()), &policy).is_ok());
        line(work, ours, peer, peers.run("batch_pydantic.py", &[name])?);
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

/// Where the peers live and what they work on.
struct Peers {
    scripts: PathBuf,
    folder: PathBuf,
}

impl Peers {
    /// Writes the data and makes the environment.
    fn prepare() -> Result<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| package.join("../target"), PathBuf::from);
        let peers = Self { scripts: package.join("peers"), folder: target.join("peers") };
        fs::create_dir_all(&peers.folder)?;
        fs::write(peers.data("ulns"), uln_column(ROWS))?;
        fs::write(peers.data("names"), names(COUNT).join("\n"))?;
        fs::write(peers.data("postcodes"), postcodes(COUNT).join("\n"))?;
        fs::write(peers.data("clean.csv"), clean_file(COUNT))?;
        fs::write(peers.data("faulty.csv"), faulty_file(COUNT))?;
        let python = peers.python();
        if !python.exists() {
            let system = if cfg!(windows) { "python" } else { "python3" };
            succeed(Command::new(system).args(["-m", "venv"]).arg(peers.folder.join("venv")))?;
            succeed(Command::new(&python).args(["-m", "pip", "install", "--quiet", "numpy", "pydantic"]))?;
        }
        Ok(peers)
    }

    fn data(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn python(&self) -> PathBuf {
        in_environment(&self.folder.join("venv"))
    }

    /// Runs a script on one of our files; it prints how many items there were and the seconds they took.
    fn run(&self, script: &str, words: &[&str]) -> Result<f64> {
        self.run_with(&self.python(), script, words)
    }

    /// The Python face of this library, where `cargo xtask py` has built it.
    fn with_library(&self) -> Result<Option<f64>> {
        let python = in_environment(&self.folder.join("../venv"));
        if !python.exists() {
            return Ok(None);
        }
        self.run_with(&python, "uln_lrs.py", &["ulns"]).map(Some)
    }

    fn run_with(&self, python: &Path, script: &str, words: &[&str]) -> Result<f64> {
        let (file, rest) = words.split_first().ok_or("a script needs a file")?;
        let mut command = Command::new(python);
        command.arg(self.scripts.join(script)).arg(self.data(file)).args(rest);
        let output = command.output()?;
        if !output.status.success() {
            return Err(format!("{script}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let text = String::from_utf8(output.stdout)?;
        let mut words = text.split_whitespace();
        let items = words.next().ok_or("no count")?.parse()?;
        let seconds = words.next().ok_or("no seconds")?.parse()?;
        Ok(rate(items, seconds))
    }
}

fn in_environment(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

fn succeed(command: &mut Command) -> Result {
    if command.status()?.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}
