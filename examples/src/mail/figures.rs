//! Precision, recall and their kin, for each kind of breach and for whole messages.

use std::io::{self, Write};

use lrs_core::breach::BreachKind;

/// What was found of something, and how much of it was there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Found where it is.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// There to be found.
    pub wanted: usize,
}

impl Counts {
    fn count(&mut self, is_wanted: bool, is_found: bool) {
        self.right += usize::from(is_wanted && is_found);
        self.found += usize::from(is_found);
        self.wanted += usize::from(is_wanted);
    }

    /// How much of what was found is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// How much of what is there was found; 1 where nothing is there.
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.found + self.wanted)
    }
}

/// How well messages were judged.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::BreachKind::{Credentials, UlnWithDemographic};
/// use lrs_examples::mail::Figures;
///
/// let mut figures = Figures::default();
/// figures.count(&[Credentials], &[Credentials]);
/// figures.count(&[], &[UlnWithDemographic]);
/// assert_eq!(figures.held().precision(), 0.5);
/// assert_eq!(figures.of(Credentials).recall(), 1.0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Figures {
    messages: usize,
    exact: usize,
    held: Counts,
    kinds: [Counts; BreachKind::ALL.len()],
}

impl Figures {
    /// Counts a message: the breaches in it, and those that were found.
    pub fn count(&mut self, wanted: &[BreachKind], found: &[BreachKind]) {
        self.messages += 1;
        self.held.count(!wanted.is_empty(), !found.is_empty());
        let mut is_exact = true;
        for (counts, kind) in self.kinds.iter_mut().zip(BreachKind::ALL) {
            let (is_wanted, is_found) = (wanted.contains(&kind), found.contains(&kind));
            counts.count(is_wanted, is_found);
            is_exact &= is_wanted == is_found;
        }
        self.exact += usize::from(is_exact);
    }

    /// How well one kind was found.
    pub fn of(&self, kind: BreachKind) -> Counts {
        let mut kinds = BreachKind::ALL.into_iter().zip(self.kinds);
        kinds.find(|(other, _)| *other == kind).map_or_else(Counts::default, |(_, counts)| counts)
    }

    /// How well it was told whether a message has any breach.
    pub fn held(&self) -> Counts {
        self.held
    }

    /// Messages without a breach that would be held.
    pub fn false_alarms(&self) -> usize {
        self.held.found - self.held.right
    }

    /// Messages without a breach.
    pub fn ordinary(&self) -> usize {
        self.messages - self.held.wanted
    }

    /// The share of messages of which every kind was told right, and no other.
    pub fn exact(&self) -> f64 {
        share(self.exact, self.messages)
    }

    /// Writes them as a table.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{:<34}  there  found  precision  recall      F1", "kind")?;
        for kind in BreachKind::ALL {
            write_line(kind.code(), self.of(kind), out)?;
        }
        write_line("message held", self.held, out)?;
        writeln!(
            out,
            "{} of {} ordinary messages held; all kinds right in {:.2} % of {} messages",
            self.false_alarms(),
            self.ordinary(),
            100.0 * self.exact(),
            self.messages
        )
    }
}

fn write_line(name: &str, counts: Counts, out: &mut impl Write) -> io::Result<()> {
    let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
    let Counts { wanted, found, .. } = counts;
    writeln!(out, "{name:<34}  {wanted:>5}  {found:>5}  {precision:>9.4}  {recall:>6.4}  {f1:>6.4}")
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
