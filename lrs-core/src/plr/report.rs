//! The report of a record that is handed to a learner: the events that were ticked, in date order.

mod html;
mod notes;
#[cfg(feature = "pdf")]
mod pdf;

use core::fmt;

use super::column::PlrColumn;
use super::event::{EventField, LearningEvent};
use super::view::{PlrAccess, PlrRequest, view};
use super::{PlrError, PlrFinding};
use crate::finding::{Finding, Rule};
use crate::guide::Section;
use crate::text::{nfc, windows_1252_byte};
use crate::value::{Date, Uln};

pub use html::write_html;
#[cfg(feature = "pdf")]
pub use pdf::write_pdf;

/// What stands at the head of a report.
///
/// # Privacy
///
/// `Debug` shows no learner.
#[derive(Clone, Eq, PartialEq)]
pub struct ReportHead {
    /// The learner's given name.
    pub given_name: String,
    /// The learner's family name.
    pub family_name: String,
    /// The learner's ULN.
    pub uln: Option<Uln>,
    /// The organisation that makes the report.
    pub provider: String,
    /// The day on which it is made.
    pub today: Date,
}

impl ReportHead {
    /// A report of this day that names nobody yet.
    pub const fn new(today: Date) -> Self {
        Self {
            given_name: String::new(),
            family_name: String::new(),
            uln: None,
            provider: String::new(),
            today,
        }
    }

    /// The learner's name, as people say it.
    pub fn name(&self) -> String {
        let names = [self.given_name.trim(), self.family_name.trim()];
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for ReportHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportHead").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// An event in a report.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ReportEntry {
    /// Its place in the record, from 0.
    pub event: usize,
    /// The event.
    pub learning_event: LearningEvent,
}

impl ReportEntry {
    /// The text of a column; none where it is blank. Dates are without a time.
    pub fn text(&self, column: PlrColumn) -> Option<String> {
        let date = self.learning_event.date(column.field()).map(|date| date.to_string());
        let is_date = matches!(column, PlrColumn::StartDate | PlrColumn::EndDate | PlrColumn::AwardDate);
        let text = || self.learning_event.said(column.field()).map(str::to_owned);
        if is_date { date.or_else(text) } else { text() }
    }

    /// The provider where it was achieved, and the organisation that awarded it; empty where they are not known.
    pub fn organisations(&self) -> [&str; 2] {
        [EventField::AchievementProviderName, EventField::AwardingOrganisationName]
            .map(|field| self.learning_event.said(field).unwrap_or_default())
    }
}

/// A report of a Personal Learning Record.
///
/// # Privacy
///
/// It holds the learner's name, ULN and events, because it is asked for to show them. `Debug` shows none of them.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlrReport {
    /// What stands at its head.
    pub head: ReportHead,
    /// How many events of the record may be seen, ticked or not.
    pub in_all: usize,
    /// The events that were ticked, in date order: the earliest first, those without a date last.
    pub entries: Vec<ReportEntry>,
    /// What is to be said about the report itself.
    pub findings: Vec<PlrFinding>,
}

/// Makes a report of the events that are ticked, by their places in the record from 0; of all that may be seen, where nothing
/// is said.
///
/// Only a record that may be seen is reported, and of it only events that may: see [`view`]. An
/// event's number is found by [`LearningEvent::id`].
///
/// # Source
///
/// Guide 5.4 (Create a PLR report): in date order, all ticked at first. The date is that of the award, else of the end, else
/// of the start; the earliest stands first: our choice.
///
/// # Errors
///
/// - [`PlrError::ReportRefused`]: the record may not be seen
/// - [`PlrError::UnknownEvent`]: a place has no event that may be seen
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{self, LearningEvent, PlrRequest, ReportHead};
/// use lrs_core::value::Date;
///
/// let of = |subject: &str, day: &str| LearningEvent {
///     subject: subject.into(),
///     achievement_award_date: day.into(),
///     ..LearningEvent::default()
/// };
/// let events = [of("Bricklaying", "2016-07-01"), of("Welsh", ""), of("Mathematics", "2012-08-23")];
/// let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
/// let head = ReportHead::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let report = plr::report(&events, &own, None, head)?;
/// assert_eq!(report.entries.iter().map(|entry| entry.event).collect::<Vec<_>>(), [2, 0, 1]);
/// # Ok::<(), plr::PlrError>(())
/// ```
pub fn report(
    events: &[LearningEvent],
    request: &PlrRequest,
    ticked: Option<&[usize]>,
    head: ReportHead,
) -> Result<PlrReport, PlrError> {
    let seen = view(events, request);
    if seen.access == PlrAccess::Refused {
        return Err(PlrError::ReportRefused);
    }
    let in_all = seen.shown.len();
    let mut chosen: Vec<usize> = match ticked {
        None => seen.shown,
        Some(ticked) => {
            // INVARIANT: `shown` is in ascending order.
            if let Some(place) = ticked.iter().position(|place| seen.shown.binary_search(place).is_err()) {
                return Err(PlrError::UnknownEvent { place: place + 1 });
            }
            ticked.to_vec()
        }
    };
    chosen.sort_unstable();
    chosen.dedup();
    let entry = |place: usize| {
        events.get(place).map(|event| ReportEntry { event: place, learning_event: event.clone() })
    };
    let mut entries: Vec<ReportEntry> = chosen.into_iter().filter_map(entry).collect();
    entries.sort_by_key(|entry| {
        let date = entry.learning_event.ordering_date();
        (date.is_none(), date)
    });
    let mut report = PlrReport { head, in_all, entries, findings: Vec::new() };
    let lacking = report.letters_lacking();
    if lacking > 0 {
        let finding = Finding::new(&LETTERS, None).with_numbers([lacking, 0]);
        report.findings.push(PlrFinding { finding, ..PlrFinding::new(&LETTERS) });
    }
    Ok(report)
}

impl PlrReport {
    /// How many different letters the font of the PDF lacks.
    fn letters_lacking(&self) -> u64 {
        let head = [self.head.name(), self.head.provider.clone()];
        let cells = self.entries.iter().flat_map(|entry| {
            let columns = PlrColumn::ALL.into_iter().filter_map(|column| entry.text(column));
            columns.chain(entry.organisations().map(str::to_owned))
        });
        let lacking: std::collections::BTreeSet<char> = head
            .into_iter()
            .chain(cells)
            .flat_map(|text| {
                nfc(&text).chars().filter(|letter| font_byte(*letter).is_none()).collect::<Vec<_>>()
            })
            .collect();
        lacking.len() as u64
    }
}

/// The byte of a letter in the font of the PDF; none where the font lacks it.
// CHOICE: Helvetica, which every reader of PDFs has, and so windows-1252. A font with the letters of all scripts would be
// larger than the rest of the library, and one for each script a choice that the caller's names do not leave us.
fn font_byte(letter: char) -> Option<u8> {
    windows_1252_byte(letter)
        .filter(|byte| !matches!(byte, 0..=0x1F | 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D))
}

static LETTERS: Rule = Rule::warning(
    "plr.report.letters_lacking",
    Section::OurChoice { reason: "a name is written whole or seen to be not, never with letters left out" },
    "the font of the PDF lacks {0} of the letters in this report",
    "Hand out the report as HTML, which shows them all. The PDF writes each of them as its number in Unicode, for example \
     [U+0142].",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[&LETTERS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_in_the_font_or_is_told() {
        for letter in ['a', '~', ' ', 'é', 'Œ', '’', '€', 'ÿ', '\u{A0}'] {
            assert!(font_byte(letter).is_some(), "{letter}");
        }
        for letter in ['ł', '张', '\n', '\u{7F}', '\u{81}', '\u{9D}', 'ễ', '𝒳'] {
            assert!(font_byte(letter).is_none(), "{letter}");
        }
        let head = ReportHead {
            given_name: "Zoe\u{308}".to_owned(),
            family_name: "Łukaszek ŁŁ".to_owned(),
            ..ReportHead::new(Date::from_ymd(2026, 9, 1).unwrap())
        };
        let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
        let report = report(&[], &own, None, head).unwrap();
        assert_eq!(report.letters_lacking(), 1, "a letter counts once, and a composed one is one");
        assert_eq!(report.findings[0].code(), "plr.report.letters_lacking");
    }

    #[test]
    fn what_may_not_be_seen_is_not_reported() {
        let sensitive = LearningEvent { restriction: "1".to_owned(), ..LearningEvent::default() };
        let events = [LearningEvent::default(), sensitive];
        let head = || ReportHead::new(Date::from_ymd(2026, 9, 1).unwrap());
        assert_eq!(report(&events, &PlrRequest::default(), None, head()), Err(PlrError::ReportRefused));
        let request = PlrRequest {
            roles: vec![crate::value::UserRole::LearnerRecord],
            has_searched: true,
            has_seen_privacy_notice: true,
            ability_to_share: Some(crate::value::AbilityToShare::AbleToShare),
            is_learner: false,
        };
        let made = report(&events, &request, None, head()).unwrap();
        assert_eq!((made.in_all, made.entries.len()), (1, 1));
        for ticked in [[0, 1], [0, 2]] {
            let refused = report(&events, &request, Some(&ticked), head());
            assert_eq!(refused, Err(PlrError::UnknownEvent { place: 2 }));
        }
        assert_eq!(report(&events, &request, Some(&[]), head()).unwrap().entries, []);
        assert_eq!(report(&events, &request, Some(&[0, 0]), head()).unwrap().entries.len(), 1);
    }
}
