//! A learning event: one qualification, unit or course of a learner, as one source gives it.

use core::fmt;

use super::source::PlrSource;
use crate::value::Date;

macro_rules! event {
    ($($field:ident $variant:ident $camel:literal $element:literal $label:literal;)*) => {
        /// A field of a learning event.
        ///
        /// # Source
        ///
        /// LRS schema, `LearningEvent` (R9).
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum EventField {
            $(#[doc = concat!("`", $element, "`: ", $label, ".")] $variant,)*
        }

        impl EventField {
            /// Every field.
            pub const ALL: [Self; [$($element,)*].len()] = [$(Self::$variant,)*];

            /// The name in Rust and Python, for example `achievement_award_date`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($field),)* }
            }

            /// The name in TypeScript and JSON, for example `achievementAwardDate`.
            pub const fn camel_name(self) -> &'static str {
                match self { $(Self::$variant => $camel,)* }
            }

            /// The element of the web service's answer, for example `AchievementAwardDate`.
            pub const fn element(self) -> &'static str {
                match self { $(Self::$variant => $element,)* }
            }

            /// What people call it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        /// A learning event as a source gives it: one text for each field, empty where nothing is said.
        ///
        /// The texts stand as they were read; what a blank or a placeholder means is asked of the methods.
        ///
        /// # Source
        ///
        /// LRS schema, `LearningEvent` (R9); the eight fields that the portal shows: guide 5.3.
        ///
        /// # Privacy
        ///
        /// `Debug` names the fields that are filled and shows none of them.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::plr::{EventField, LearningEvent, PlrSource};
        ///
        /// let event = LearningEvent { source: "ILR".into(), grade: "9999999999".into(), ..LearningEvent::default() };
        /// assert_eq!(event.source(), Some(PlrSource::Ilr));
        /// assert_eq!(event.said(EventField::Grade), None); // a placeholder: there is no grade
        /// ```
        #[derive(Clone, Default, Eq, PartialEq)]
        pub struct LearningEvent {
            $(#[doc = concat!("See [`EventField::", stringify!($variant), "`].")] pub $field: String,)*
        }

        impl LearningEvent {
            /// The text of a field as it was read.
            pub fn text(&self, field: EventField) -> &str {
                match field { $(EventField::$variant => &self.$field,)* }
            }

            /// Puts a text into a field.
            pub fn set(&mut self, field: EventField, text: impl Into<String>) {
                match field { $(EventField::$variant => self.$field = text.into(),)* }
            }
        }
    };
}

event! {
    id Id "id" "ID" "number of the event";
    achievement_provider_ukprn AchievementProviderUkprn "achievementProviderUkprn" "AchievementProviderUkprn" "UKPRN of the provider";
    achievement_provider_name AchievementProviderName "achievementProviderName" "AchievementProviderName" "provider";
    awarding_organisation_ukprn AwardingOrganisationUkprn "awardingOrganisationUkprn" "AwardingOrganisationUkprn" "UKPRN of the awarding organisation";
    awarding_organisation_name AwardingOrganisationName "awardingOrganisationName" "AwardingOrganisationName" "awarding organisation";
    qualification_type QualificationType "qualificationType" "QualificationType" "type of qualification";
    subject_code SubjectCode "subjectCode" "SubjectCode" "code of the subject";
    subject Subject "subject" "Subject" "subject";
    level Level "level" "Level" "level";
    grade Grade "grade" "Grade" "grade";
    credits Credits "credits" "Credits" "credit";
    achievement_award_date AchievementAwardDate "achievementAwardDate" "AchievementAwardDate" "award date";
    participation_start_date ParticipationStartDate "participationStartDate" "ParticipationStartDate" "start date";
    participation_end_date ParticipationEndDate "participationEndDate" "ParticipationEndDate" "end date";
    collection_type CollectionType "collectionType" "CollectionType" "type of the collection";
    return_number ReturnNumber "returnNumber" "ReturnNumber" "number of the return";
    date_loaded DateLoaded "dateLoaded" "DateLoaded" "date of loading";
    language_for_assessment LanguageForAssessment "languageForAssessment" "LanguageForAssessment" "language of the assessment";
    source Source "source" "Source" "source";
    status Status "status" "Status" "status";
    restriction Restriction "restriction" "Restriction" "restriction";
    under_data_challenge UnderDataChallenge "underDataChallenge" "UnderDataChallenge" "whether it is under a data challenge";
}

/// What stands in a grade where there is none.
// SOURCE: HMPPS learner records API, LRS stubs: all events of the source ILR.
const NO_GRADE: &str = "9999999999";
/// What stands for an organisation that is not known: its UKPRN, its name.
// SOURCE: HMPPS learner records API, LRS stubs.
const UNKNOWN: [&str; 2] = ["UNKNWN", "UNKNOWN"];

impl EventField {
    /// Finds a field by its name in any of the languages, or by its element, whatever the case of its letters.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::plr::EventField;
    ///
    /// for name in ["id", "ID", "Id"] {
    ///     assert_eq!(EventField::from_name(name), Some(EventField::Id));
    /// }
    /// assert_eq!(EventField::from_name("subject_code"), EventField::from_name("SubjectCode"));
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = || name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
        Self::ALL.into_iter().find(|field| {
            field.element().len() <= name.len()
                && plain().eq(field.element().bytes().map(|byte| byte.to_ascii_lowercase()))
        })
    }

    /// The fields that hold an organisation, whose placeholders are told apart from names.
    const fn is_organisation(self) -> bool {
        matches!(
            self,
            Self::AchievementProviderUkprn
                | Self::AchievementProviderName
                | Self::AwardingOrganisationUkprn
                | Self::AwardingOrganisationName
        )
    }
}

impl LearningEvent {
    /// What a field says; none where it is blank or holds a placeholder (`9999999999` for a grade, `UNKNOWN` and
    /// `UNKNWN` for an organisation).
    pub fn said(&self, field: EventField) -> Option<&str> {
        let text = self.text(field).trim();
        let is_placeholder = match field {
            EventField::Grade => text == NO_GRADE,
            _ if field.is_organisation() => UNKNOWN.iter().any(|word| word.eq_ignore_ascii_case(text)),
            _ => false,
        };
        (!text.is_empty() && !is_placeholder).then_some(text)
    }

    /// Where the event comes from; none where it does not say.
    pub fn source(&self) -> Option<PlrSource> {
        self.said(EventField::Source).map(PlrSource::of)
    }

    /// The date in a field, `YYYY-MM-DD` with or without a time behind it; none where there is none that can be read.
    pub fn date(&self, field: EventField) -> Option<Date> {
        let text = self.said(field)?;
        match text.split_at_checked(10) {
            Some((day, "")) => Date::from_iso(day),
            Some((day, time)) if time.starts_with([' ', 'T']) => Date::from_iso(day),
            _ => None,
        }
    }

    /// The date by which the event is put in order: of the award, else of the end, else of the start.
    // CHOICE: the guide says "in date order" (5.4) and not by which of the three.
    pub fn ordering_date(&self) -> Option<Date> {
        [
            EventField::AchievementAwardDate,
            EventField::ParticipationEndDate,
            EventField::ParticipationStartDate,
        ]
        .into_iter()
        .find_map(|field| self.date(field))
    }

    /// Whether it is hidden from everybody but the learner: its restriction is something else than blank or 0.
    ///
    /// # Source
    ///
    /// That sensitive qualifications are hidden: guide, Appendix F. What a restriction stands for is not published; we
    /// hide an event too many rather than show one.
    pub fn is_sensitive(&self) -> bool {
        !matches!(self.restriction.trim(), "" | "0")
    }

    /// Whether somebody has raised a data challenge against it.
    pub fn is_under_data_challenge(&self) -> bool {
        let text = self.under_data_challenge.trim();
        ["Y", "Yes", "true", "1"].iter().any(|yes| yes.eq_ignore_ascii_case(text))
    }
}

impl fmt::Debug for LearningEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("LearningEvent");
        for field in EventField::ALL.into_iter().filter(|field| !self.text(*field).is_empty()) {
            shown.field(field.name(), &format_args!("<redacted>"));
        }
        shown.finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_names_of_its_own() {
        for field in EventField::ALL {
            for name in [field.name(), field.camel_name(), field.element()] {
                assert_eq!(EventField::from_name(name), Some(field), "{name}");
            }
            let mut event = LearningEvent::default();
            event.set(field, " x ");
            assert_eq!(event.said(field), Some("x"));
            assert_eq!(EventField::ALL.into_iter().filter(|one| event.said(*one).is_some()).count(), 1);
        }
        assert_eq!(EventField::from_name(""), None);
        assert_eq!(EventField::from_name("___"), None);
    }

    #[test]
    fn placeholders_are_nothing_where_they_stand_for_nothing() {
        let mut event = LearningEvent::default();
        for field in EventField::ALL {
            for word in ["9999999999", "unknown", "UNKNWN"] {
                event.set(field, word);
                let is_placeholder = match field {
                    EventField::Grade => word == "9999999999",
                    _ => field.is_organisation() && word != "9999999999",
                };
                assert_eq!(event.said(field).is_none(), is_placeholder, "{field:?} {word}");
            }
        }
    }

    #[test]
    fn dates_are_read_with_a_time_or_without_and_never_guessed() {
        let date = |text: &str| {
            let event = LearningEvent { date_loaded: text.to_owned(), ..LearningEvent::default() };
            event.date(EventField::DateLoaded).map(|date| date.to_string())
        };
        for text in ["2012-05-31", " 2012-05-31 ", "2012-05-31 16:47:04", "2012-05-31T00:00:00"] {
            assert_eq!(date(text).as_deref(), Some("2012-05-31"), "{text}");
        }
        for text in ["", "31/05/2012", "2012-05-311", "2012-02-30", "2012-05-3", "é2012-05-31"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn whatever_restriction_is_not_nothing_hides() {
        for (text, is_sensitive) in [("", false), (" 0 ", false), ("1", true), ("00", true), ("none", true)] {
            let event = LearningEvent { restriction: text.to_owned(), ..LearningEvent::default() };
            assert_eq!(event.is_sensitive(), is_sensitive, "{text}");
        }
    }
}
