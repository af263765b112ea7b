//! The program `screen_email`: says whether e-mails may leave by the security rules of the LRS, and if not, why.
//!
//! It shows how [`lrs_core::breach`] is meant to be used: bytes become an [`EmailMessage`], [`assess`] judges it, each
//! breach says what it rests on and what to do instead, and [`redact`] takes out the least that lets it pass.
//!
//! [`assess`]: lrs_core::breach::assess
//! [`redact`]: lrs_core::breach::redact

mod arguments;
mod redacted;
mod words;

use std::error::Error;
use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lrs_core::breach::{BreachPolicy, BreachReport, EmailMessage, ReadBounds, Verdict, assess};

use arguments::{Arguments, HELP, Request};
use redacted::Redacted;
use words::Tally;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// From how many files on a bar shows how far the program is.
// CHOICE: a mail takes some milliseconds, so fewer are done before anybody looks.
const MANY: usize = 20;

/// Judges the mails that the arguments name (without the program's name), or the one that `input` holds. The exit code:
/// 0 where all may go, 1 where one is held, 2 where one could not be read.
///
/// # Examples
///
/// ```
/// let mut mail = &b"Subject: Results day\r\n\r\nThe hall opens at nine.\r\n"[..];
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// assert_eq!(lrs_examples::screen::run([], &mut mail, &mut out, &mut err), 0);
/// assert!(out.starts_with(b"standard input: it may go"));
/// ```
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let done = match Request::parse(arguments) {
        Ok(Request::Help) => out.write_all(HELP.as_bytes()).map(|()| 0).map_err(Into::into),
        Ok(Request::Screen(arguments)) => screen(&arguments, input, out, err),
        Err(message) => Err(format!("{message}\nscreen_email --help shows what can be asked for").into()),
    };
    // A pipe that nobody reads is an error too: who does not hear of a breach must not take it for a pass.
    done.unwrap_or_else(|error| {
        drop(writeln!(err, "screen_email: {error}"));
        2
    })
}

fn screen(
    arguments: &Arguments,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8> {
    let redacted = arguments.redact.as_deref().map(Redacted::new).transpose()?;
    let standard = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard } else { arguments.files.as_slice() };
    let bar = progress_bar(files.len());
    let mut tally = Tally::default();
    for (number, path) in (1..).zip(files) {
        match read(path, input) {
            Ok(bytes) => {
                let mail = Mail::judged(number, name(path), &bytes);
                bar.suspend(|| mail.say(redacted.as_ref(), arguments.show, out))?;
                tally.count(mail.report.verdict);
            }
            Err(why) => {
                bar.suspend(|| writeln!(err, "screen_email: {}: {why}", name(path)))?;
                tally.unread += 1;
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if files.len() > 1 {
        tally.write(out)?;
    }
    out.flush()?;
    Ok(tally.exit_code())
}

/// A mail, and what was found in it.
struct Mail {
    /// Which of the mails, counted from 1.
    number: usize,
    name: String,
    message: EmailMessage,
    report: BreachReport,
}

impl Mail {
    fn judged(number: usize, name: String, bytes: &[u8]) -> Self {
        let message = EmailMessage::parse(bytes);
        let report = assess(&message, &BreachPolicy::default());
        Self { number, name, message, report }
    }

    fn say(&self, redacted: Option<&Redacted>, shows_values: bool, out: &mut dyn Write) -> Result {
        words::report(self, shows_values, out)?;
        let is_mendable = self.report.verdict == Verdict::Hold && !self.report.breaches.is_empty();
        if let Some(redacted) = redacted.filter(|_| is_mendable) {
            redacted.add(self, out)?;
        }
        Ok(())
    }
}

/// The bytes of a mail. One byte more than is read is enough for the judge to say that it is too large.
fn read(path: &Path, input: &mut dyn Read) -> std::result::Result<Vec<u8>, String> {
    let most = u64::try_from(ReadBounds::default().message_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let took = if path == Path::new("-") {
        input.take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    match took {
        Ok(0) => Err("there is nothing in it".to_owned()),
        Ok(_) if is_mail(&bytes) => Ok(bytes),
        Ok(_) => Err("it is no mail as it travels (.eml)".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Whether bytes begin with a header. A workbook or a mail in a form of its own would be judged by what little can be read of
/// it, and pass.
// SOURCE: RFC 5322, 2.2; a mailbox begins with a line `From `.
fn is_mail(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut name = bytes.split(|byte| *byte == b':');
    let (name, rest) = (name.next().unwrap_or_default(), name.next());
    let is_header = rest.is_some() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_header || bytes.starts_with(b"From ")
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { words::shown(&path.to_string_lossy()) }
}

fn progress_bar(count: usize) -> ProgressBar {
    if count < MANY {
        return ProgressBar::hidden();
    }
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    // Where the standard error is no terminal, nothing is drawn.
    let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::stderr());
    bar.set_message("Judging");
    let style = ProgressStyle::with_template("{msg:10} {bar:40} {pos} of {len}, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
