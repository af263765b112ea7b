//! What the judge of e-mails weighs, as JSON lines for `benches/peers/breach_words.py`, which estimates the weights.
//!
//! `cargo run --release -p benches --bin breach_words > target/words.jsonl`, and `-- FOLDER` for ordinary mails below it
//! beside the labelled messages: each fourth, so that three in four are left to measure with. A line holds a message
//! with each of its words: nothing to publish.
#![forbid(unsafe_code)]

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::{env, fs};

use benches::mails::mails_below;
use benches::peer::Result;
use lrs_core::breach::{BreachPolicy, EmailMessage, study};
use lrs_examples::mail;
use serde_json::json;

/// Of so many ordinary mails one is weighed.
const EACH: usize = 4;
/// How many words an ordinary mail has at most that is weighed.
// CHOICE: long lists and logs would outweigh all letters.
const MOST_WORDS: usize = 700;

fn main() -> Result {
    let policy = BreachPolicy::default();
    let mut out = BufWriter::new(io::stdout().lock());
    for labelled in mail::known()? {
        let parts = study(&labelled.message, &policy);
        writeln!(out, "{}", json!({"id": labelled.id, "values": labelled.values, "parts": parts}))?;
    }
    if let Some(folder) = env::args_os().nth(1) {
        let mut files = Vec::new();
        mails_below(Path::new(&folder), &mut files)?;
        for (at, file) in files.iter().enumerate().step_by(EACH) {
            let parts = study(&EmailMessage::parse(&fs::read(file)?), &policy);
            if words_of(&parts) <= MOST_WORDS {
                writeln!(out, "{}", json!({"id": format!("mail {at}"), "values": {}, "parts": parts}))?;
            }
        }
    }
    Ok(())
}

fn words_of(parts: &serde_json::Value) -> usize {
    let parts = parts.as_array().into_iter().flatten();
    parts.filter_map(|part| part.get("words")?.as_array()).map(Vec::len).sum()
}
