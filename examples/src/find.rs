//! The program `match`: looks learners up in a register, says why each answer is what it is, and draws it.
//!
//! It shows how [`lrs_core::matching::Register`] is meant to be used: many drafts go in once, [`Register::find`]
//! answers for one draft in well under a millisecond, and each candidate brings its reasons. The answer goes to one
//! writer, what the program is doing and how long it took to another, so that two runs say the same.

mod arguments;
mod demonstration;
mod drawings;
mod records;
mod words;

use std::collections::HashMap;
use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use lrs_core::MatchPolicy;
use lrs_core::matching::Register;

use arguments::{Arguments, HELP, Request, Source};
use demonstration::Demonstration;
use drawings::Drawings;
use records::Records;
use words::{LookUp, Tally, grouped, record_number};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Looks up as the arguments say (without the program's name). The exit code: 0, or 2 where a file or folder cannot be
/// used.
///
/// # Examples
///
/// ```
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// assert_eq!(lrs_examples::find::run(["--help".into()], &mut out, &mut err), 0);
/// assert!(String::from_utf8_lossy(&out).starts_with("Looks learners up"));
/// ```
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let done = match Request::parse(arguments) {
        Ok(Request::Help) => out.write_all(HELP.as_bytes()).map_err(Into::into),
        Ok(Request::Find(arguments)) => find(&arguments, out, err),
        Err(message) => Err(format!("{message}\nmatch --help shows what can be asked for").into()),
    };
    match done {
        Ok(()) => 0,
        // What was said stands, even where nobody listens any more (`match | head`).
        Err(error) if is_closed(error.as_ref()) => 0,
        Err(error) => {
            // Where nobody can be told, the exit code says it.
            drop(writeln!(err, "match: {error}"));
            2
        }
    }
}

fn is_closed(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn find(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> Result {
    match &arguments.source {
        Source::Files { register, asked } => {
            let (held, asked) = (read(register, err)?, read(asked, err)?);
            let drawings = arguments.out.as_deref().map(Drawings::new).transpose()?;
            let register = build(&held, err)?;
            let wanted = (0..asked.learners.len()).map(|place| (place, None)).collect();
            let search = Search::new(&register, &held, &asked, arguments.show_values);
            search.show(wanted, drawings, out, err)
        }
        Source::Invented { people, seed } => {
            let demonstration = timed("Inventing learners", err, || Demonstration::invent(*people, *seed))??;
            let drawings = arguments.out.as_deref().map(Drawings::new).transpose()?;
            let Demonstration { held, asked, .. } = &demonstration;
            let mut register = build(held, err)?;
            demonstration.merge(&mut register);
            let search = Search::new(&register, held, asked, arguments.show_values);
            let choose = || demonstration.choose(&register, &|place| search.truth(place).unwrap_or_default());
            let chosen = timed("Looking for telling cases", err, choose)?;
            writeln!(out, "A demonstration: nobody here exists.")?;
            let wanted = chosen.into_iter().map(|(place, title)| (place, Some(title))).collect();
            search.show(wanted, drawings, out, err)
        }
    }
}

fn read(path: &Path, err: &mut dyn Write) -> Result<Records> {
    timed(&format!("Reading {}", path.display()), err, || Records::read(path))?
}

fn build(held: &Records, err: &mut dyn Write) -> Result<Register> {
    let what = format!("Building the register of {} learners", grouped(held.learners.len()));
    Ok(timed(&what, err, || Register::new(&held.learners, &MatchPolicy::default()))?)
}

/// Does something that may take a while, and says what and how long.
fn timed<T>(what: &str, err: &mut dyn Write, work: impl FnOnce() -> T) -> io::Result<T> {
    write!(err, "{what} ... ")?;
    err.flush()?;
    let start = Instant::now();
    let done = work();
    writeln!(err, "{:.1} seconds", start.elapsed().as_secs_f64())?;
    Ok(done)
}

/// A register, and who is looked up in it.
struct Search<'a> {
    register: &'a Register,
    held: &'a Records,
    asked: &'a Records,
    show_values: bool,
    /// By label: the numbers of the register's records. Nothing where a file does not say whose its records are.
    numbers: Option<HashMap<&'a str, Vec<usize>>>,
}

impl<'a> Search<'a> {
    fn new(register: &'a Register, held: &'a Records, asked: &'a Records, show_values: bool) -> Self {
        let labels = held.labels.as_ref().filter(|_| asked.labels.is_some());
        let numbers = labels.map(|labels| {
            let mut numbers: HashMap<&str, Vec<usize>> = HashMap::new();
            for (number, label) in (1..).zip(labels) {
                numbers.entry(label).or_default().push(number);
            }
            numbers
        });
        Self { register, held, asked, show_values, numbers }
    }

    /// The numbers of the register's records of the learner who is asked for; nothing where nobody says so.
    fn truth(&self, place: usize) -> Option<Vec<usize>> {
        let label = self.asked.labels.as_ref()?.get(place)?;
        Some(self.numbers.as_ref()?.get(label.as_str()).cloned().unwrap_or_default())
    }

    /// Looks learners up, by their places among those who are asked for, and shows what comes of it.
    fn show(
        &self,
        wanted: Vec<(usize, Option<&str>)>,
        mut drawings: Option<Drawings>,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result {
        self.introduce(wanted.len(), out)?;
        let mut tally = Tally::new(self.numbers.is_some());
        for (place, title) in wanted {
            self.look_up(place, title, &mut tally, drawings.as_mut(), out)?;
        }
        tally.write(out)?;
        if let Some(drawings) = drawings {
            writeln!(
                err,
                "Drew {} explanations: {}",
                grouped(drawings.count()),
                drawings.folder().display()
            )?;
        }
        Ok(())
    }

    fn introduce(&self, count: usize, out: &mut dyn Write) -> io::Result<()> {
        let learners = grouped(self.register.len());
        writeln!(out, "The register has {learners} learners; {} are looked up.", grouped(count))?;
        writeln!(out, "Records are counted from 1, without the headings.")?;
        let unread = self.register.unread().len();
        if unread > 0 {
            writeln!(
                out,
                "Details of the register that cannot be read and count as unknown: {}.",
                grouped(unread)
            )?;
        }
        Ok(())
    }

    fn look_up(
        &self,
        place: usize,
        title: Option<&str>,
        tally: &mut Tally,
        drawings: Option<&mut Drawings>,
        out: &mut dyn Write,
    ) -> Result {
        let Some(draft) = self.asked.learners.get(place) else { return Ok(()) };
        let found = self.register.find(draft);
        let best = found.candidates.first();
        let held = best.and_then(|best| self.held.learners.get(record_number(best.id) - 1));
        let values = held.filter(|_| self.show_values).map(|held| (draft, held));
        let truth = self.truth(place);
        let look_up = LookUp { number: place + 1, title, found: &found, truth: truth.as_deref(), values };
        look_up.write(out)?;
        tally.count(&look_up);
        if let Some((drawings, best)) = drawings.zip(best) {
            drawings.add(place + 1, &best.report.waterfall(values))?;
        }
        Ok(())
    }
}
