//! A folder of real mail, judged: how many are held, by kind; how fast, and which takes longest.
//!
//! `cargo run --release -p benches --bin ordinary_mail -- FOLDER [--list]`. Every file below the folder that ends in `.eml`
//! is read. No such mail belongs to the project. It prints counts and the names of files, never a word of a mail.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use benches::mails::mails_below;
use benches::peer::Result;
use lrs_core::breach::{BreachKind, BreachPolicy, BreachReport, EmailMessage, UnreadReason, Verdict, assess};

/// Each mail's time is the best of so many runs, since whatever else runs on a machine only ever makes a run slower.
const RUNS: usize = 3;

fn main() -> Result {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let lists = arguments.iter().any(|argument| argument == "--list");
    let folder = arguments.iter().find(|argument| *argument != "--list").ok_or("which folder?")?;
    let folder = Path::new(folder);
    let mut files = Vec::new();
    mails_below(folder, &mut files)?;
    let mut all = Tally::default();
    let mut sources: BTreeMap<String, Tally> = BTreeMap::new();
    for file in &files {
        let name = file.strip_prefix(folder)?;
        let judged = Judged::of(&fs::read(file)?);
        if lists && judged.report.verdict == Verdict::Hold {
            println!("held: {}, {}", name.display(), reasons(&judged.report));
        }
        let source = name.parent().map(|source| source.display().to_string()).unwrap_or_default();
        sources.entry(source).or_default().add(name, &judged);
        all.add(name, &judged);
    }
    for (source, tally) in &sources {
        println!("{source}: {}", tally.rate());
    }
    println!("all: {}", all.rate());
    all.print();
    Ok(())
}

struct Judged {
    bytes: usize,
    time: Duration,
    report: BreachReport,
}

impl Judged {
    fn of(mail: &[u8]) -> Self {
        let policy = BreachPolicy::default();
        let mut time = Duration::MAX;
        let mut report = BreachReport::default();
        for _ in 0..RUNS {
            let start = Instant::now();
            report = assess(&EmailMessage::parse(mail), &policy);
            time = time.min(start.elapsed());
        }
        Self { bytes: mail.len(), time, report }
    }
}

fn reasons(report: &BreachReport) -> String {
    let breaches = report.breaches.iter().map(|breach| breach.kind.code());
    let unread = report.unread.iter().map(|unread| unread.reason).filter(|reason| reason.holds());
    let mut reasons: Vec<&str> = breaches.chain(unread.map(UnreadReason::code)).collect();
    reasons.dedup();
    reasons.join(", ")
}

#[derive(Default)]
struct Tally {
    mails: usize,
    bytes: usize,
    time: Duration,
    held: usize,
    /// Of those, held for a part alone that could not be read.
    unread: usize,
    kinds: BTreeMap<BreachKind, usize>,
    slowest: Option<(Duration, usize, PathBuf)>,
}

impl Tally {
    fn add(&mut self, name: &Path, judged: &Judged) {
        let Judged { bytes, time, report } = judged;
        self.mails += 1;
        self.bytes += bytes;
        self.time += *time;
        if report.verdict == Verdict::Hold {
            self.held += 1;
            self.unread += usize::from(report.breaches.is_empty());
        }
        for breach in &report.breaches {
            *self.kinds.entry(breach.kind).or_default() += 1;
        }
        if self.slowest.as_ref().is_none_or(|(slowest, ..)| slowest < time) {
            self.slowest = Some((*time, *bytes, name.to_owned()));
        }
    }

    fn rate(&self) -> String {
        let of_breaches = self.held - self.unread;
        let one_in =
            self.mails.checked_div(of_breaches).map(|mails| format!(", 1 in {mails}")).unwrap_or_default();
        format!(
            "{} mails, {of_breaches} held for breaches{one_in}, {} only for parts unread",
            self.mails, self.unread
        )
    }

    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    fn print(&self) {
        for (kind, count) in &self.kinds {
            println!("{count:>8}  {}", kind.code());
        }
        let seconds = self.time.as_secs_f64();
        let each = 1e6 * seconds / self.mails.max(1) as f64;
        let speed = self.bytes as f64 / 1e6 / seconds;
        println!("{} bytes in {seconds:.3} s: {speed:.1} MB/s, {each:.0} µs a mail", self.bytes);
        if let Some((time, bytes, name)) = &self.slowest {
            println!("slowest: {time:.1?}, {bytes} bytes, {}", name.display());
        }
    }
}
