//! The program `evaluate_breaches`: how well messages are judged of which it is known what is wrong with them.
//!
//! It prints counts, shares, and on request the ids of messages that were judged wrong; never a word of a message.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt};
use lrs_core::breach::{BreachKind, BreachPolicy};

use super::{Figures, LabelledMessage, Result, found, held_out_path, known_path, read};

const HELP: &str = "\
Judges the judge of e-mails on messages of which you know what is wrong with them.

Usage: evaluate_breaches [OPTIONS] [FILE]...

FILE has one message a line, as JSON: id, subject, body, breaches (a list of kinds, empty for an ordinary message), and if
you like from, to, channel, html, attachments (each with name, and text or encrypted), voice, why. Without a FILE, the
two sets of this package are judged: the one that the recognisers are built with, and the one that is only reported.

Options:
  --list            List the ids of messages that are judged wrong, the kinds that are there and those found
  --floor PERCENT   How sure a piece of evidence must be to count, 50 unless you say otherwise
  -h, --help        Show this help

Exit code: 0 judged, 2 a file cannot be used.
";

#[derive(Default)]
struct Arguments {
    files: Vec<PathBuf>,
    floor: Option<u8>,
    list: bool,
}

/// Reads the files that the arguments name, and prints how well their messages are judged.
///
/// # Errors
///
/// What is wrong with the arguments or with a file, in words; no word of a message is in it.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut impl Write) -> Result {
    let Some(mut arguments) = parse(arguments)? else {
        out.write_all(HELP.as_bytes())?;
        return Ok(());
    };
    if arguments.files.is_empty() {
        arguments.files = vec![known_path(), held_out_path()];
    }
    let policy = BreachPolicy::default();
    let policy = BreachPolicy { floor: arguments.floor.unwrap_or(policy.floor), ..policy };
    for (at, file) in arguments.files.iter().enumerate() {
        let messages = read(file)?;
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}: {} messages", named(file), messages.len())?;
        judge(&messages, &policy, arguments.list, out)?;
    }
    Ok(())
}

fn judge(messages: &[LabelledMessage], policy: &BreachPolicy, lists: bool, out: &mut impl Write) -> Result {
    let mut figures = Figures::default();
    let mut wrong = Vec::new();
    for labelled in messages {
        let found = found(&labelled.message, policy);
        figures.count(&labelled.breaches, &found);
        let mut sorted = found;
        sorted.sort_unstable();
        if sorted != labelled.breaches {
            wrong.push((labelled, sorted));
        }
    }
    figures.write(out)?;
    if lists {
        writeln!(out, "\n{} messages are judged wrong:", wrong.len())?;
        for (labelled, found) in wrong {
            let (missed, others) = (without(&labelled.breaches, &found), without(&found, &labelled.breaches));
            let id = &labelled.id;
            writeln!(
                out,
                "{id:<6}  there: {}; found: {}; missed: {missed}; too many: {others}",
                codes(&labelled.breaches),
                codes(&found)
            )?;
        }
    }
    Ok(())
}

fn without(kinds: &[BreachKind], others: &[BreachKind]) -> String {
    codes(&kinds.iter().copied().filter(|kind| !others.contains(kind)).collect::<Vec<_>>())
}

fn codes(kinds: &[BreachKind]) -> String {
    if kinds.is_empty() {
        return "none".to_owned();
    }
    kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
}

fn named(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).display().to_string()
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Arguments>> {
    let mut parsed = Arguments::default();
    let mut parser = Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("list") => parsed.list = true,
            Arg::Long("floor") => parsed.floor = Some(parser.value()?.parse()?),
            Arg::Value(file) => parsed.files.push(file.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(parsed))
}
