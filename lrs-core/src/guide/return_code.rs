//! The code that the LRS puts beside each record of a batch output file.
//!
//! The guide splits the codes into successful ones and exceptions; what each of them means is public for some
//! only. A meaning that is not published is none here: nobody should act on a guess of ours.

use super::{Section, section};

/// What a code says about its record.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// The ULN was found, confirmed or created, or the learner updated.
    Successful,
    /// Somebody has to look at it.
    Exception,
    /// The code is not one that is known, or there is none.
    Unknown,
}

impl Outcome {
    /// The stable name: `successful`, `exception` or `unknown`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Successful => "successful",
            Self::Exception => "exception",
            Self::Unknown => "unknown",
        }
    }
}

/// Where an answer was read: the LRS does not give the same code everywhere.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Channel {
    /// The job's page in the portal, or an output file, whichever way the batch was sent.
    #[default]
    Portal,
    /// The answer of a web service.
    WebService,
}

impl Channel {
    /// Both channels.
    pub const ALL: [Self; 2] = [Self::Portal, Self::WebService];

    /// The stable name: `portal` or `web_service`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::WebService => "web_service",
        }
    }

    /// Finds a channel by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

macro_rules! codes {
    ($($variant:ident, $code:literal, $outcome:ident, $meaning:expr, $section:expr;)*) => {
        /// The code that the LRS puts beside a record in a batch output file.
        ///
        /// # Source
        ///
        /// Successful and exceptions: guide 1.3 (RC001 to RC011). RC006: "Managing Exceptions" V2.0, July 2018.
        /// RC010: CTF12 page, January 2013. RC011 and RC013: LRS letter of 12 July 2018. RC012: release 19.02.01.
        /// What RC001 to RC005 and RC007 to RC009 mean one by one is not published.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::guide::{Outcome, ReturnCode};
        ///
        /// let code = ReturnCode::from_code("rc 10").expect("a known code");
        /// assert_eq!((code.code(), code.outcome()), ("RC010", Outcome::Exception));
        /// assert_eq!(code.meaning(), Some("mandatory data is missing"));
        /// assert_eq!(ReturnCode::Rc007.meaning(), None);
        /// ```
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum ReturnCode {
            $(#[doc = concat!("`", $code, "`, see [`meaning`](Self::meaning).")] $variant,)*
        }

        impl ReturnCode {
            /// Every code, in order.
            pub const ALL: [Self; [$($code,)*].len()] = [$(Self::$variant,)*];

            /// The code as the LRS writes it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Whether the record is done with.
            pub const fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$outcome,)* }
            }

            /// What it means, as a clause; none where that is not published.
            pub const fn meaning(self) -> Option<&'static str> {
                match self { $(Self::$variant => $meaning,)* }
            }

            /// Where that is from; for a code whose meaning is not published, where its outcome is from.
            pub const fn section(self) -> Section {
                match self { $(Self::$variant => $section,)* }
            }
        }
    };
}

/// What the age limit's code means, and its letter says.
const LETTER: Section = Section::Source { title: "LRS letter about RC013, 12 July 2018" };
const MANAGING_EXCEPTIONS: Section =
    Section::Source { title: "LRB Managing Batch File Exceptions Guide V2.0, July 2018" };
const CTF12: Section = Section::Source { title: "CTF12 page of the Department for Education, January 2013" };
const RELEASE: Section =
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" };

codes! {
    Rc001, "RC001", Successful, None, section::PROCESS;
    Rc002, "RC002", Successful, None, section::PROCESS;
    Rc003, "RC003", Successful, None, section::PROCESS;
    Rc004, "RC004", Successful, None, section::PROCESS;
    Rc005, "RC005", Successful, None, section::PROCESS;
    Rc006, "RC006", Exception, Some("there is not enough data to create a ULN"), MANAGING_EXCEPTIONS;
    Rc007, "RC007", Exception, None, section::PROCESS;
    Rc008, "RC008", Exception, None, section::PROCESS;
    Rc009, "RC009", Exception, None, section::PROCESS;
    Rc010, "RC010", Exception, Some("mandatory data is missing"), CTF12;
    Rc011, "RC011", Exception, Some("a value has the wrong format; many causes share this code"), LETTER;
    Rc012, "RC012", Exception, Some("the UCI or the UPN has the wrong format"), RELEASE;
    Rc013, "RC013", Exception, Some("the learner's age is outside 13 to 110"), LETTER;
}

impl ReturnCode {
    /// Reads a code, however it is spelled: `RC010`, `RC10`, `rc010`, `RC 10`, `RC-010`, and with a text behind it,
    /// `RC010 - Null Values`. None where it is no known one.
    pub fn from_code(text: &str) -> Option<Self> {
        let number = numbered(text, "RC", 3)?;
        number.checked_sub(1).and_then(|place| Self::ALL.get(place as usize)).copied()
    }

    /// What a code that was read on a channel may stand for: itself, and for RC011 of a web service RC013 too.
    ///
    /// # Source
    ///
    /// LRS letter of 12 July 2018: web services go on answering RC011 for a learner outside the permitted age;
    /// output files and the portal say RC013, whichever way the batch was sent.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::guide::{Channel, ReturnCode::{Rc011, Rc013}};
    ///
    /// assert_eq!(Rc011.may_mean(Channel::WebService), [Rc011, Rc013]);
    /// assert_eq!(Rc011.may_mean(Channel::Portal), [Rc011]);
    /// ```
    pub fn may_mean(self, channel: Channel) -> &'static [Self] {
        const AMBIGUOUS: &[ReturnCode] = &[ReturnCode::Rc011, ReturnCode::Rc013];
        if self == Self::Rc011 && channel == Channel::WebService {
            return AMBIGUOUS;
        }
        Self::ALL.get(self as usize).map_or(&[], core::slice::from_ref)
    }

    /// The code that a channel gives for the same fault: RC011 in a web service for RC013.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::guide::{Channel, ReturnCode};
    ///
    /// assert_eq!(ReturnCode::Rc013.on(Channel::WebService), ReturnCode::Rc011);
    /// assert_eq!(ReturnCode::Rc013.on(Channel::Portal), ReturnCode::Rc013);
    /// ```
    #[must_use]
    pub const fn on(self, channel: Channel) -> Self {
        match (self, channel) {
            (Self::Rc013, Channel::WebService) => Self::Rc011,
            _ => self,
        }
    }
}

/// The number of a code of letters and digits, with or without what people write between and before them.
///
/// `most` digits at most, so that `RC0011` is not taken for `RC011`. What follows must not go on with a letter or
/// digit.
pub(super) fn numbered(text: &str, letters: &str, most: usize) -> Option<u16> {
    let text = text.trim();
    let start = text.get(..letters.len())?;
    let rest = text.get(letters.len()..)?.trim_start_matches([' ', '-', '_', '.', ':', '\u{A0}']);
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at_checked(length)?;
    let ends = !after.starts_with(|letter: char| letter.is_alphanumeric());
    let fits = start.eq_ignore_ascii_case(letters) && (1..=most).contains(&length) && ends;
    fits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read() {
        for text in ["RC010", "RC10", "rc010", "RC 10", " Rc-010 ", "RC010 - Null Values", "RC010: null"] {
            assert_eq!(ReturnCode::from_code(text), Some(ReturnCode::Rc010), "{text}");
        }
        for code in ReturnCode::ALL {
            assert_eq!(ReturnCode::from_code(code.code()), Some(code));
            assert_eq!(code.may_mean(Channel::Portal), [code]);
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "RC", "RC000", "RC014", "RC0010", "RC1O", "10", "WSRC0010", "RC10x", "é", "ＲＣ010"]
        {
            assert_eq!(ReturnCode::from_code(text), None, "{text}");
        }
    }
}
