//! What the program says about a look-up.
//!
//! The programs in Python and TypeScript say the same, letter by letter; a test compares them.

use std::io::{self, Write};

use lrs_core::LearnerDraft;
use lrs_core::matching::{Bits, Candidate, FindOutcome, FoundOutcome, MatchReport, ResponseCode};

/// One look-up and what came of it.
pub(super) struct LookUp<'a> {
    /// The number of the learner who is asked for, from 1.
    pub(super) number: usize,
    /// Why it is shown, where somebody chose it.
    pub(super) title: Option<&'a str>,
    pub(super) found: &'a FindOutcome,
    /// The numbers of the learner's records in the register; nothing where nobody says so.
    pub(super) truth: Option<&'a [usize]>,
    /// The two learners whose values may be shown: who is asked for, and the likeliest of the register.
    pub(super) values: Option<(&'a LearnerDraft<'a>, &'a LearnerDraft<'a>)>,
}

/// The number of a register's record: people count from 1, ids from 0.
pub(super) fn record_number(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX).saturating_add(1)
}

/// A whole number as people write it: 100,000.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let is_first = |place: usize| place > 0 && (digits.len() - place).is_multiple_of(3);
    let letters = digits.chars().enumerate();
    letters.fold(String::new(), |mut text, (place, digit)| {
        if is_first(place) {
            text.push(',');
        }
        text.push(digit);
        text
    })
}

impl LookUp<'_> {
    /// The whole answer.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = self.title.map(|title| format!(": {title}")).unwrap_or_default();
        writeln!(out, "\nAsked {}{title}", grouped(self.number))?;
        self.outcome(out)?;
        if let Some(best) = self.found.candidates.first() {
            self.candidates(out)?;
            self.evidence(best, out)?;
            questions(&best.report, out)?;
        }
        self.truth(out)
    }

    fn outcome(&self, out: &mut dyn Write) -> io::Result<()> {
        let outcome = match self.found.outcome {
            FoundOutcome::Exact => "Exact",
            FoundOutcome::Possible => "Possible",
            FoundOutcome::TooMany => "Too many",
            FoundOutcome::None => "No match",
        };
        let code = self.found.response_code;
        let merged = if code == ResponseCode::Wsrc0022 { ", as the ULN was merged into another" } else { "" };
        writeln!(out, "  {outcome}: the LRS would answer {}{merged}.", code.code())?;
        if !self.found.unread.is_empty() {
            let names: Vec<&str> = self.found.unread.iter().map(|field| field.name()).collect();
            writeln!(out, "  Not searched by, as it cannot be read: {}", names.join(", "))?;
        }
        Ok(())
    }

    fn candidates(&self, out: &mut dyn Write) -> io::Result<()> {
        for Candidate { id, report, .. } in &self.found.candidates {
            let (likely, record) = (percent(report.probability), grouped(record_number(*id)));
            writeln!(out, "    {likely:>12}  {} bits  record {record}", bits(report.weight))?;
        }
        match self.found.accepted {
            Some(id) => {
                writeln!(out, "  Software may take record {} without a person.", grouped(record_number(id)))
            }
            None => writeln!(out, "  A person has to decide."),
        }
    }

    /// Why the likeliest is: the same lines as in the drawing.
    fn evidence(&self, best: &Candidate, out: &mut dyn Write) -> io::Result<()> {
        let report = &best.report;
        writeln!(out, "  Why record {}, in bits (each doubles the odds):", grouped(record_number(best.id)))?;
        writeln!(out, "    {}  before anything is compared", bits(report.prior))?;
        for evidence in &report.fields {
            let values = self.values.map(|(asked, held)| {
                let [asked, held] = [asked, held].map(|draft| shown(draft.text(evidence.field())));
                format!(": {asked} / {held}")
            });
            let values = values.unwrap_or_default();
            writeln!(out, "    {}  {}{values}", bits(evidence.weight), evidence.message())?;
        }
        writeln!(out, "    {}  people of one household are alike", bits(report.household))?;
        writeln!(out, "    {}  all", bits(report.weight))
    }

    fn truth(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.truth {
            None => Ok(()),
            Some([]) => writeln!(out, "  In truth: not in the register."),
            Some(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| grouped(*number)).collect();
                writeln!(out, "  In truth: record {}.", numbers.join(" and "))
            }
        }
    }
}

fn questions(report: &MatchReport, out: &mut dyn Write) -> io::Result<()> {
    let questions = report.questions();
    if !questions.is_empty() {
        writeln!(out, "  What would settle it, and what it can add:")?;
    }
    for question in questions {
        writeln!(out, "    {}  {}", bits(question.gain), question.message)?;
    }
    Ok(())
}

fn bits(weight: Bits) -> String {
    format!("{:>+7.1}", weight.as_f64())
}

/// A probability in per cent. Nothing is certain, and what is rounded must not look so.
fn percent(probability: f64) -> String {
    let percent = 100.0 * probability;
    if percent > 99.99 {
        "over 99.99 %".to_owned()
    } else if percent < 0.01 {
        "under 0.01 %".to_owned()
    } else {
        format!("{percent:.2} %")
    }
}

/// A learner's value; a terminal obeys control characters, so they are left out.
fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

/// What came of all look-ups together.
#[derive(Default)]
pub(super) struct Tally {
    asked: usize,
    exact: usize,
    possible: usize,
    too_many: usize,
    none: usize,
    accepted: usize,
    wrong: usize,
    is_known: bool,
}

impl Tally {
    pub(super) fn count(&mut self, look_up: &LookUp<'_>) {
        self.asked += 1;
        let outcome = match look_up.found.outcome {
            FoundOutcome::Exact => &mut self.exact,
            FoundOutcome::Possible => &mut self.possible,
            FoundOutcome::TooMany => &mut self.too_many,
            FoundOutcome::None => &mut self.none,
        };
        *outcome += 1;
        let Some(id) = look_up.found.accepted else { return };
        self.accepted += 1;
        if let Some(truth) = look_up.truth {
            self.wrong += usize::from(!truth.contains(&record_number(id)));
        }
    }

    /// Says from the start whether it is known who is who.
    pub(super) fn new(is_known: bool) -> Self {
        Self { is_known, ..Self::default() }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let [asked, exact, possible, too_many, none, accepted] =
            [self.asked, self.exact, self.possible, self.too_many, self.none, self.accepted].map(grouped);
        writeln!(
            out,
            "\n{asked} looked up: {exact} exact, {possible} possible, {too_many} too many, {none} no match."
        )?;
        let wrong = if self.is_known { format!(", {} wrongly", grouped(self.wrong)) } else { String::new() };
        writeln!(out, "{accepted} may be taken without a person{wrong}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let grouped = [0, 999, 1_000, 100_000, 12_345_678].map(grouped);
        assert_eq!(grouped, ["0", "999", "1,000", "100,000", "12,345,678"]);
    }

    #[test]
    fn nothing_looks_certain() {
        let percent = [1.0, 0.99995, 0.9999, 0.5, 0.0001, 0.00009].map(percent);
        assert_eq!(percent, ["over 99.99 %", "over 99.99 %", "99.99 %", "50.00 %", "0.01 %", "under 0.01 %"]);
    }

    #[test]
    fn a_half_is_rounded_to_the_even_digit_as_python_does() {
        let weights = [256, 768, -256, 1_280, 0].map(|parts| bits(Bits::from_parts(parts)));
        assert_eq!(weights, ["   +0.2", "   +0.8", "   -0.2", "   +1.2", "   +0.0"]);
    }

    #[test]
    fn a_terminal_is_not_told_what_to_do() {
        assert_eq!(shown("Zo\u{eb}\u{1b}[2J"), "Zo\u{eb}[2J");
    }
}
