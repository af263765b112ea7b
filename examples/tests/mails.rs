//! Whatever shape a mail travels in, the same is found in it as in its text.
#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::thread;

use lrs_core::breach::{BreachKind, BreachPolicy, EmailMessage};
use lrs_examples::mail::{self, Body, LabelledMessage, Shape, found};
use lrs_examples::people::Random;

fn parsed(labelled: &LabelledMessage, shape: Shape, seed: u64) -> Option<EmailMessage> {
    let message = EmailMessage::parse(&shape.write(labelled, seed)?);
    // How a message travels does not stand in it.
    Some(EmailMessage { channel: labelled.message.channel, ..message })
}

/// A labelled message, and the breaches that are found in it as it stands.
struct Case {
    labelled: LabelledMessage,
    found: Vec<BreachKind>,
}

/// One of `parts` of the labelled messages.
fn cases(parts: usize) -> Vec<Case> {
    let policy = BreachPolicy::default();
    let known = mail::known().expect("the labelled set");
    let case = |labelled: LabelledMessage| Case { found: found(&labelled.message, &policy), labelled };
    known.into_iter().step_by(parts).map(case).collect()
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

fn is_mail(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".eml")
}

/// What a reader sees, but for mails that hang on it, which are opened, and for closed files, of which the names inside are
/// read.
fn seen(message: &EmailMessage) -> Vec<String> {
    let files = message.attachments.iter().filter(|file| !is_mail(&file.name) && !file.text.is_empty());
    let files = files.flat_map(|file| [file.name.clone(), lines(&file.text)]);
    [&message.subject, &message.body, &message.html]
        .map(|text| lines(text))
        .into_iter()
        .chain(files)
        .collect()
}

/// How many messages may be judged another way in a shape that cuts, doubles or moves lines, in thousandths.
// CHOICE: a little above what was measured.
fn most_changed(body: Body) -> usize {
    match body {
        Body::Plain => 0,
        // Words are weighed by what stands in their line.
        Body::Flowed => 3,
        // The words of the line that quotes count too.
        Body::Quoted => 14,
        Body::Page | Body::Alternative | Body::Related => 8,
        Body::Wrapped => 36,
        // A closed file that hangs on the inner mail is not put together with the password in it everywhere.
        Body::Forwarded | Body::ForwardedFile => 46,
    }
}

/// Judges the messages in a shape; the ids of those judged another way, of how many that can have the shape.
fn changed<'a>(cases: impl Iterator<Item = &'a Case>, shape: Shape) -> (Vec<&'a str>, usize) {
    let policy = BreachPolicy::default();
    let (mut others, mut count) = (Vec::new(), 0);
    for Case { labelled, found: wanted } in cases {
        let Some(parsed) = parsed(labelled, shape, 5) else { continue };
        count += 1;
        // What is encrypted in the body goes when the mail is read.
        let is_closed = labelled.message.body.contains("-----BEGIN PGP MESSAGE-----");
        if shape.keeps_text() && !is_closed {
            assert!(seen(&parsed) == seen(&labelled.message), "{} reads otherwise: {shape:?}", labelled.id);
        }
        if found(&parsed, &policy) != *wanted {
            others.push(labelled.id.as_str());
        }
    }
    (others, count)
}

/// A shape that may change nothing is tried on one part of the messages, the next one on another part.
// CHOICE: all of them in all shapes take minutes where nothing is optimised.
const PARTS: usize = 12;

/// A shape that may change a few is counted on a larger part, so that a few in a thousand can be told from none.
const COUNTED_PARTS: usize = 4;

#[test]
fn a_shape_changes_nothing_that_is_found() {
    let cases = &cases(1);
    let shapes: Vec<(usize, Shape)> = Shape::single().into_iter().enumerate().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for shapes in shapes.chunks(shapes.len().div_ceil(threads)) {
            scope.spawn(move || {
                for &(place, shape) in shapes {
                    changes_little(cases, place, shape);
                }
            });
        }
    });
}

fn changes_little(cases: &[Case], place: usize, shape: Shape) {
    let parts = if most_changed(shape.body) == 0 { PARTS } else { COUNTED_PARTS };
    let (others, count) = changed(cases.iter().skip(place % parts).step_by(parts), shape);
    println!("{count} messages, {} judged another way: {shape:?} {others:?}", others.len());
    assert!(count * parts > 600, "{count} messages can have {shape:?}");
    assert!(1000 * others.len() <= most_changed(shape.body) * count, "{others:?}: {shape:?}");
}

#[test]
fn shapes_together_change_no_more() {
    let (cases, policy) = (cases(COUNTED_PARTS), BreachPolicy::default());
    let mut random = Random::new(2026, 0);
    for Case { labelled, found: wanted } in &cases {
        for _ in 0..2 {
            let shape = Shape::drawn(&mut random);
            let Some(parsed) = parsed(labelled, shape, random.bits()) else { continue };
            let id = &labelled.id;
            // What is encrypted in the body goes when the mail is read.
            let is_closed = labelled.message.body.contains("-----BEGIN PGP MESSAGE-----");
            if shape.keeps_text() && !is_closed {
                assert!(seen(&parsed) == seen(&labelled.message), "{id} reads otherwise: {shape:?}");
            }
            if most_changed(shape.body) == 0 {
                assert_eq!(&found(&parsed, &policy), wanted, "{id}: {shape:?}");
            }
        }
    }
}
