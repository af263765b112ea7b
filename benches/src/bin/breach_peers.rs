//! E-mails judged by the library and by its peers, in one run: how fast, and how right.
//!
//! `cargo run --release -p benches --bin breach_peers`. The regex crate runs a handful of patterns over the same text; it finds
//! candidates and judges nothing. Microsoft Presidio runs in a virtual environment of its own under `target/peers/breach`,
//! where it and a small English model of spaCy are installed once; its script says how it is set up. Each time of the
//! library is the best of several runs, since whatever else runs on a machine only ever makes a run slower.
//!
//! What is in favour of whom: the library was built with the known set in view, so that the one that is held out stands
//! beside it. Presidio gets HTML as text, is told which files are encrypted, and of its set-ups the best in hindsight counts.
#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use benches::mails::{
    DetailsByRegex, REPEATED, long_text, of_list, of_page, of_text, ordinary, policy_with_roster, raw_bytes,
    repeating, whole_text,
};
use benches::peer::{Peers, Result};
use lrs_core::breach::{BreachKind, BreachPolicy, EmailMessage, assess};
use lrs_examples::mail::{self, Counts, Figures, LabelledMessage, Shape, found};
use serde_json::{Value, json};

/// Bytes of a long text.
const LONG: usize = 4 << 20;
/// Bytes of a text that says one thing again and again; it is compared with one four times as long.
const SHORT: usize = 50_000;
/// How many times as slow a text four times as long may be, with room for caches.
const STEEP: f64 = 6.0;
const RUNS: usize = 3;
const RECORDS: usize = 20_000;
const LEARNERS: usize = 10_000;
const SETUPS: [&str; 4] = ["names", "names, near", "patterns", "patterns, near"];

fn main() -> Result {
    println!("| work | measured |\n|---|---|");
    long_texts()?;
    repetitions();
    let each = messages()?;
    rightness(each)
}

/// Megabytes a second, each by the fastest of many runs.
fn long_texts() -> Result {
    let policy = BreachPolicy::default();
    for part in [64, 16, 4, 1] {
        let text = long_text(LONG / part)?;
        let (bytes, message) = (text.len(), of_text(text));
        let ours = rate(bytes, best(|| assess(black_box(&message), &policy).breaches.len()));
        println!("| `assess`, text of {} KiB | {ours:.1} MB/s |", bytes >> 10);
    }
    let text = long_text(LONG)?;
    let regex = DetailsByRegex::new();
    let theirs = rate(text.len(), best(|| regex.count(black_box(&text))));
    println!("| five patterns by the regex crate, long text | {theirs:.1} MB/s |");
    for (name, message) in [
        ("the same text", of_text(text)),
        ("the same as a page", of_page(LONG)?),
        ("list of learners", of_list(RECORDS)),
    ] {
        let ours = rate(raw_bytes(&message), best(|| assess(black_box(&message), &policy).breaches.len()));
        println!("| `assess`, {name} | {ours:.1} MB/s, {:.2} of the patterns on text |", ours / theirs);
    }
    Ok(())
}

/// The texts that say one thing again and again whose time grows faster than they do.
fn repetitions() {
    let policy = BreachPolicy::default();
    let seconds = |unit: &str, bytes: usize, is_page: bool| {
        let message = repeating(unit, bytes, is_page);
        let run = |_| {
            let start = Instant::now();
            black_box(assess(black_box(&message), &policy));
            start.elapsed().as_secs_f64()
        };
        (0..RUNS).map(run).fold(f64::INFINITY, f64::min)
    };
    let mut steep = 0;
    for is_page in [false, true] {
        for unit in REPEATED {
            let [short, long] = [SHORT, 4 * SHORT].map(|bytes| seconds(unit, bytes, is_page));
            if long > STEEP * short {
                steep += 1;
                let kind = if is_page { "page" } else { "text" };
                println!(
                    "| {kind} of {unit:?}, four times as long | {:.1} times as slow: {:.0} ms |",
                    long / short,
                    1e3 * long
                );
            }
        }
    }
    println!(
        "| of {} texts, slower by more than {STEEP} times when four times as long | {steep} |",
        2 * REPEATED.len()
    );
}

/// One ordinary message; the microseconds of `assess`.
fn messages() -> Result<f64> {
    let labelled = ordinary()?;
    let messages: Vec<EmailMessage> = labelled.iter().map(|labelled| labelled.message.clone()).collect();
    let bytes: usize = messages.iter().map(raw_bytes).sum();
    let micros = |seconds: f64| 1e6 * seconds / count(messages.len());
    println!("| messages, bytes each | {} |", bytes / messages.len());
    let judge = |policy: &BreachPolicy| {
        micros(best(|| {
            messages.iter().map(|message| assess(black_box(message), policy).breaches.len()).sum::<usize>()
        }))
    };
    let ours = judge(&BreachPolicy::default());
    println!("| `assess`, one message | {ours:.1} µs |");
    println!(
        "| `assess`, one message, {LEARNERS} learners known | {:.1} µs |",
        judge(&policy_with_roster(LEARNERS))
    );
    let mails: Vec<Vec<u8>> =
        labelled.iter().filter_map(|labelled| Shape::default().write(labelled, 1)).collect();
    let policy = BreachPolicy::default();
    let both = micros(best(|| {
        let judge = |mail: &Vec<u8>| assess(&EmailMessage::parse(black_box(mail)), &policy).breaches.len();
        mails.iter().map(judge).sum::<usize>()
    }));
    println!("| `EmailMessage::parse` and `assess`, one message | {both:.1} µs |");
    Ok(ours)
}

/// How right both are, set by set.
fn rightness(each: f64) -> Result {
    let peers = Peers::prepare("peers/breach", include_str!("../../peers/requirements-breach.txt"))?;
    for (name, messages) in [("known", mail::known()?), ("held out", mail::held_out()?)] {
        let ours = figures_of(&messages, |labelled| Ok(found(&labelled.message, &BreachPolicy::default())))?;
        let (theirs, seconds) = presidio(&peers, &messages)?;
        let theirs_each = 1e6 * seconds / count(messages.len());
        println!(
            "| Presidio, one message, {name} | {theirs_each:.0} µs, {:.0} times ours |",
            theirs_each / each
        );
        let runs = SETUPS.map(|setup| {
            let of = |labelled: &LabelledMessage| answer(&theirs, labelled, setup);
            figures_of(&messages, of).map(|figures| (setup, figures))
        });
        let runs = runs.into_iter().collect::<Result<Vec<_>>>()?;
        for (setup, figures) in &runs {
            println!("| Presidio, `{setup}`, {name}: messages held | {} |", shown(figures.held()));
        }
        let f1 = |figures: &Figures| figures.held().f1();
        let best = runs.into_iter().max_by(|(_, one), (_, other)| f1(one).total_cmp(&f1(other)));
        let (setup, best) = best.ok_or("no set-up")?;
        table(name, setup, &ours, &best);
    }
    Ok(())
}

fn table(name: &str, setup: &str, ours: &Figures, theirs: &Figures) {
    println!("\n| {name}: precision, recall, F1 | library | Presidio, `{setup}` |\n|---|---|---|");
    for kind in BreachKind::ALL {
        println!("| `{}` | {} | {} |", kind.code(), shown(ours.of(kind)), shown(theirs.of(kind)));
    }
    println!("| messages held | {} | {} |", shown(ours.held()), shown(theirs.held()));
    let alarms = |figures: &Figures| format!("{} of {}", figures.false_alarms(), figures.ordinary());
    println!("| ordinary messages held | {} | {} |\n", alarms(ours), alarms(theirs));
}

fn shown(counts: Counts) -> String {
    format!("{:.3}, {:.3}, {:.3}", counts.precision(), counts.recall(), counts.f1())
}

fn figures_of(
    messages: &[LabelledMessage],
    found: impl Fn(&LabelledMessage) -> Result<Vec<BreachKind>>,
) -> Result<Figures> {
    let mut figures = Figures::default();
    for labelled in messages {
        figures.count(&labelled.breaches, &found(labelled)?);
    }
    Ok(figures)
}

/// What Presidio answers, by the message's id, and its seconds.
fn presidio(peers: &Peers, messages: &[LabelledMessage]) -> Result<(HashMap<String, Value>, f64)> {
    let (asked, found) = ("asked.jsonl", "found.jsonl");
    let mut file = fs::File::create(peers.data(asked))?;
    for labelled in messages {
        let sealed = labelled.files.iter().any(|file| file.encryption.is_some());
        let text = whole_text(&labelled.message);
        writeln!(file, "{}", json!({"id": labelled.id, "text": text, "sealed": sealed}))?;
    }
    let printed = peers.run("breach_presidio.py", &[asked, found])?;
    let [_, seconds] = printed[..] else { return Err("not two numbers".into()) };
    let mut answers = HashMap::new();
    for line in fs::read_to_string(peers.data(found))?.lines() {
        let answer: Value = serde_json::from_str(line)?;
        let id = answer.get("id").and_then(Value::as_str).ok_or("no id")?;
        answers.insert(id.to_owned(), answer);
    }
    Ok((answers, seconds))
}

fn answer(
    answers: &HashMap<String, Value>,
    labelled: &LabelledMessage,
    setup: &str,
) -> Result<Vec<BreachKind>> {
    let kinds = answers.get(&labelled.id).and_then(|answer| answer.get(setup)).and_then(Value::as_array);
    let kinds = kinds.ok_or("no answer")?.iter();
    Ok(kinds.filter_map(Value::as_str).filter_map(BreachKind::from_code).collect())
}

/// The seconds of the fastest of many runs.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let until = Instant::now() + Duration::from_millis(1_500);
    let mut best = f64::INFINITY;
    while Instant::now() < until {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
    }
    best
}

fn rate(bytes: usize, seconds: f64) -> f64 {
    count(bytes) / 1e6 / seconds
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn count(items: usize) -> f64 {
    items as f64
}
