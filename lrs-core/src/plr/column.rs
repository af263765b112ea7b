//! The eight columns in which the portal shows a record, and how it is sorted by them.

use core::cmp::Ordering;

use super::event::{EventField, LearningEvent};
use crate::text::lowered;
use crate::value::Date;

/// A column of the record as the portal shows it.
///
/// # Source
///
/// Guide 5.3 (Viewing the Personal Learning Record): up to eight fields.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PlrColumn {
    /// The title of the record.
    Subject,
    /// From Entry Level to Level 8.
    Level,
    /// The grade of the award, or `Pass`.
    Grade,
    /// How much credit was achieved.
    Credit,
    /// NPD, ILR or AO.
    Source,
    /// When the course began.
    StartDate,
    /// When the course ended.
    EndDate,
    /// When it was awarded or achieved.
    AwardDate,
}

impl PlrColumn {
    /// Every column, in the order of the guide.
    pub const ALL: [Self; 8] = [
        Self::Subject,
        Self::Level,
        Self::Grade,
        Self::Credit,
        Self::Source,
        Self::StartDate,
        Self::EndDate,
        Self::AwardDate,
    ];

    /// The stable name, for example `award_date`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Level => "level",
            Self::Grade => "grade",
            Self::Credit => "credit",
            Self::Source => "source",
            Self::StartDate => "start_date",
            Self::EndDate => "end_date",
            Self::AwardDate => "award_date",
        }
    }

    /// The heading, as the guide prints it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Subject => "Subject",
            Self::Level => "Level",
            Self::Grade => "Grade",
            Self::Credit => "Credit",
            Self::Source => "Source",
            Self::StartDate => "Start Date",
            Self::EndDate => "End Date",
            Self::AwardDate => "Award Date",
        }
    }

    /// The field of an event that stands in it.
    pub const fn field(self) -> EventField {
        match self {
            Self::Subject => EventField::Subject,
            Self::Level => EventField::Level,
            Self::Grade => EventField::Grade,
            Self::Credit => EventField::Credits,
            Self::Source => EventField::Source,
            Self::StartDate => EventField::ParticipationStartDate,
            Self::EndDate => EventField::ParticipationEndDate,
            Self::AwardDate => EventField::AchievementAwardDate,
        }
    }

    /// Finds a column by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

/// Which way a record is sorted.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum SortOrder {
    /// The first select of a column.
    #[default]
    Ascending,
    /// The second select.
    Descending,
}

impl SortOrder {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::Ascending, Self::Descending];

    /// The stable name: `ascending` or `descending`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    /// Finds an order by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// The places of the events, from 0, sorted by a column; events that are equal in it keep their order, and those that are
/// blank in it stand last either way.
///
/// Dates sort as dates, credit as a number, levels from Entry Level to Level 8; what is none of these stands behind them, by
/// its letters. A grade that is a placeholder is blank. Grades sort by their letters: no order of grades holds for all
/// qualifications.
///
/// # Source
///
/// Guide 5.3 (Viewing the Personal Learning Record). That blanks stand last: our choice.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{LearningEvent, PlrColumn, SortOrder, sort};
///
/// let of = |level: &str| LearningEvent { level: level.into(), ..LearningEvent::default() };
/// let events = [of("Level 3"), of(""), of("Entry Level")];
/// assert_eq!(sort(&events, PlrColumn::Level, SortOrder::Ascending), [2, 0, 1]);
/// assert_eq!(sort(&events, PlrColumn::Level, SortOrder::Descending), [0, 2, 1]);
/// ```
pub fn sort(events: &[LearningEvent], column: PlrColumn, order: SortOrder) -> Vec<usize> {
    let mut keyed: Vec<(usize, Option<Key>)> =
        events.iter().map(|event| Key::of(event, column)).enumerate().collect();
    // Stable, so that equal events keep their order.
    keyed.sort_by(|(_, one), (_, other)| match (one, other) {
        (Some(one), Some(other)) if order == SortOrder::Descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    keyed.into_iter().map(|(place, _)| place).collect()
}

/// What is compared; what has a meaning stands before what is only letters.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Key {
    Number(u64),
    Day(Date),
    Letters(String),
}

impl Key {
    fn of(event: &LearningEvent, column: PlrColumn) -> Option<Self> {
        let text = event.said(column.field())?;
        let meaning = match column {
            PlrColumn::Level => level_rank(text).map(Self::Number),
            PlrColumn::Credit => text.parse().ok().map(Self::Number),
            PlrColumn::StartDate | PlrColumn::EndDate | PlrColumn::AwardDate => {
                event.date(column.field()).map(Self::Day)
            }
            PlrColumn::Subject | PlrColumn::Grade | PlrColumn::Source => None,
        };
        Some(meaning.unwrap_or_else(|| {
            let mut letters = String::new();
            for letter in text.chars() {
                lowered(letter, |small| letters.push(small));
            }
            Self::Letters(letters)
        }))
    }
}

/// The place of a level among all: `Entry Level`, `Level 1`, `Level 1/2`, up to `Level 8`; none for another text.
// SOURCE: guide 5.3; `Level 1/2`: HMPPS learner records API, LRS stubs.
pub(super) fn level_rank(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    let Some(number) = text.strip_prefix("level") else {
        return text.starts_with("entry").then_some(0);
    };
    let mut numbers = number.split('/').map(|part| part.trim().parse::<u64>());
    let first = numbers.next()?.ok().filter(|level| (1..=8).contains(level))?;
    match numbers.next() {
        None => Some(10 * first),
        // `1/2` lies between its parts.
        Some(Ok(second)) if second == first + 1 && numbers.next().is_none() => Some(10 * first + 5),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_stand_in_their_order() {
        let levels = ["Entry Level", "Level 1", "level 1/2", "Level 2", "Level 3", "LEVEL 8"];
        let ranks: Vec<_> = levels.map(|level| level_rank(level).expect("a level")).into();
        assert!(ranks.is_sorted_by(|one, other| one < other), "{ranks:?}");
        for text in ["Level", "Level 0", "Level 9", "Level 1/3", "Level 1/2/3", "Higher", ""] {
            assert_eq!(level_rank(text), None, "{text}");
        }
    }

    #[test]
    fn every_column_sorts_both_ways_with_blanks_last() {
        let texts = |column| match column {
            PlrColumn::Level => ["Level 2", "", "Entry Level", "Level 2", " "],
            PlrColumn::Credit => ["10", "", "9", "10", " "],
            PlrColumn::Grade => ["B", "9999999999", "A*", "b", ""],
            PlrColumn::StartDate | PlrColumn::EndDate | PlrColumn::AwardDate => {
                ["2012-01-01", "", "2010-12-31 00:00:00", "2012-01-01", ""]
            }
            PlrColumn::Subject | PlrColumn::Source => ["NPD", "", "ilr", "npd", ""],
        };
        for column in PlrColumn::ALL {
            let event = |text: &str| {
                let mut event = LearningEvent::default();
                event.set(column.field(), text);
                event
            };
            let events = texts(column).map(event);
            assert_eq!(sort(&events, column, SortOrder::Ascending), [2, 0, 3, 1, 4], "{column:?}");
            assert_eq!(sort(&events, column, SortOrder::Descending), [0, 3, 2, 1, 4], "{column:?}");
        }
    }
}
