//! Ability to share: whether the learner has seen the Privacy Notice, and shares the Personal Learning Record.
//!
//! The flag is the learner's wish. It can change between sharing and not sharing at any time, but a notice
//! that was seen can never become one that was not.

use core::fmt;
use core::str::FromStr;

use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::{Edition, Section, section};
use crate::text::{name_key, without_zero_fraction};

/// Whether a learner has seen the Privacy Notice and lets other organisations see the Personal Learning
/// Record (PLR).
///
/// # Source
///
/// Guide, Appendix F (Ability to Share); LRS schema, `MIAPAbilityToShare`.
///
/// # Examples
///
/// ```
/// use lrs_core::AbilityToShare;
///
/// let now = AbilityToShare::parse("2")?;
/// assert_eq!(now, AbilityToShare::UnableToShare);
/// assert!(!now.visibility().plr);
/// assert_eq!(now.change_to(AbilityToShare::AbleToShare)?.lrs_code(), 1);
/// assert_eq!(now.change_to(AbilityToShare::NotSeen).unwrap_err().code(), "sharing.cannot_unsee");
/// # Ok::<(), lrs_core::value::SharingError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum AbilityToShare {
    /// 0: the learner has not seen the Privacy Notice; for emergencies only.
    NotSeen,
    /// 1: seen, and other organisations may see the record; recommended.
    AbleToShare,
    /// 2: seen, and the learner has opted out. Withdrawn in the 2019 edition.
    UnableToShare,
}

impl AbilityToShare {
    /// Every state, in the order of the LRS's codes.
    pub const ALL: [Self; 3] = [Self::NotSeen, Self::AbleToShare, Self::UnableToShare];

    /// The LRS's number: 0, 1 or 2.
    pub const fn lrs_code(self) -> u16 {
        match self {
            Self::NotSeen => 0,
            Self::AbleToShare => 1,
            Self::UnableToShare => 2,
        }
    }

    /// The stable name: `not_seen`, `able_to_share` or `unable_to_share`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSeen => "not_seen",
            Self::AbleToShare => "able_to_share",
            Self::UnableToShare => "unable_to_share",
        }
    }

    /// What people call it, as the guide labels it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotSeen => "PN Not Seen",
            Self::AbleToShare => "PN Seen and Able to Share Data",
            Self::UnableToShare => "PN Seen and Unable to Share Data",
        }
    }

    /// Finds a state by the LRS's number.
    pub fn from_lrs_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.lrs_code() == code)
    }

    /// Finds a state by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Parses the LRS's number, our code, or a label of the guide, whatever its case and spacing.
    ///
    /// A spreadsheet's `1.0` is a number too. `Yes` is 1 in a column of either heading: `AbilityToShare` (able) and
    /// `PrivacyNoticeSeen` of layout 3A (seen). `No` is 2 under the first and 0 under the second, and neither is guessed.
    ///
    /// # Source
    ///
    /// Labels: guide, Appendix F (Ability to Share) and 4.2.2; names of the web service:
    /// `LearnerServiceR9`. Yes and no: release 19.02.01.
    ///
    /// # Errors
    ///
    /// - [`SharingError::Empty`]
    /// - [`SharingError::Ambiguous`]: the text is `no`
    /// - [`SharingError::Unknown`]
    pub fn parse(text: &str) -> Result<Self, SharingError> {
        if let Some(state) = Self::from_digit(text) {
            return Ok(state);
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(SharingError::Empty);
        }
        if let Some(state) = Self::from_digit(without_zero_fraction(trimmed).unwrap_or(trimmed)) {
            return Ok(state);
        }
        let key = name_key(text);
        if NO.contains(&key.as_str()) {
            return Err(SharingError::Ambiguous);
        }
        LABELS.iter().find(|(label, _)| *label == key).map(|&(_, state)| state).ok_or(SharingError::Unknown)
    }

    fn from_digit(text: &str) -> Option<Self> {
        match text {
            "0" => Some(Self::NotSeen),
            "1" => Some(Self::AbleToShare),
            "2" => Some(Self::UnableToShare),
            _ => None,
        }
    }

    /// The state that the column `PrivacyNoticeSeen` of layout 3A stands for.
    ///
    /// # Source
    ///
    /// Release 19.02.01: 0 is no, 1 is yes.
    pub const fn from_privacy_notice_seen(seen: bool) -> Self {
        if seen { Self::AbleToShare } else { Self::NotSeen }
    }

    /// Changes the state, where that is possible: nobody can un-see the Privacy Notice.
    ///
    /// # Source
    ///
    /// Guide, Appendix F (Ability to Share). The web service answers WSRC0014 otherwise (ebs, MIAP
    /// appendices).
    ///
    /// # Errors
    ///
    /// [`SharingError::CannotUnsee`]: from 1 or 2 to 0.
    pub const fn change_to(self, next: Self) -> Result<Self, SharingError> {
        match (self, next) {
            (Self::AbleToShare | Self::UnableToShare, Self::NotSeen) => Err(SharingError::CannotUnsee),
            _ => Ok(next),
        }
    }

    /// What other organisations see of the learner in this state.
    ///
    /// # Source
    ///
    /// Guide, Appendix F (Ability to Share) and 5.2.1 (Privacy Notice – Ability to share).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::AbilityToShare;
    ///
    /// let seen = AbilityToShare::AbleToShare.visibility();
    /// assert!(seen.plr && !seen.sensitive_qualifications);
    /// ```
    pub const fn visibility(self) -> Visibility {
        Visibility {
            plr: matches!(self, Self::AbleToShare),
            sensitive_qualifications: false,
            profile: true,
            uln: true,
            learner_copy: true,
        }
    }

    /// The rule that an edition has against sending this state: `sharing.withdrawn` for 2 since 2019.
    ///
    /// # Source
    ///
    /// Release 19.02.01: with `PrivacyNoticeSeen`, 2 is no longer applicable.
    pub const fn edition_rule(self, edition: Edition) -> Option<&'static Rule> {
        match (self, edition) {
            (Self::UnableToShare, Edition::Release2019) => Some(&WITHDRAWN),
            _ => None,
        }
    }

    /// What the guide advises about this state: 1 is recommended, 0 is for emergencies only.
    ///
    /// # Source
    ///
    /// Guide, Appendix F (Ability to Share).
    pub const fn advice(self) -> Option<&'static Rule> {
        match self {
            Self::NotSeen => Some(&NOT_SEEN),
            _ => None,
        }
    }
}

/// What other organisations see of a learner; each `true` means that they see it.
///
/// # Source
///
/// Guide, Appendix F (Ability to Share) and 5.2.1 (Privacy Notice – Ability to share).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "five independent things are seen or not")]
pub struct Visibility {
    /// The Personal Learning Record: qualifications and learning events.
    pub plr: bool,
    /// Qualifications deemed sensitive: hidden even where the record is shared.
    pub sensitive_qualifications: bool,
    /// The learner's profile and details: always.
    pub profile: bool,
    /// The ULN: a learner cannot opt out of sharing it.
    pub uln: bool,
    /// Whether the learner may have a (photo)copy of the record: always.
    pub learner_copy: bool,
}

impl fmt::Display for AbilityToShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.lrs_code())
    }
}

impl FromStr for AbilityToShare {
    type Err = SharingError;

    fn from_str(text: &str) -> Result<Self, SharingError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for AbilityToShare {
    type Error = SharingError;

    fn try_from(text: &str) -> Result<Self, SharingError> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for AbilityToShare {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.lrs_code())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for AbilityToShare {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize::code(deserializer, |_| Err(SharingError::Unknown), Self::from_lrs_code)
    }
}

/// Why an ability to share cannot be read or changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SharingError {
    /// `sharing.empty`: there is no text.
    Empty,
    /// `sharing.ambiguous`: `no` says neither whether the notice was seen nor whether sharing was refused.
    Ambiguous,
    /// `sharing.unknown`: neither 0, 1, 2 nor a label of the guide.
    Unknown,
    /// `sharing.cannot_unsee`: a notice that was seen cannot become one that was not.
    CannotUnsee,
}

impl RuleError for SharingError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Ambiguous => &AMBIGUOUS,
            Self::Unknown => &UNKNOWN,
            Self::CannotUnsee => &CANNOT_UNSEE,
        }
    }
}

rule_error!(SharingError, "ability to share");

/// Labels, as comparison keys.
// SOURCE: guide, Appendix F and 4.2.2; LearnerServiceR9 (enumeration names); codes of this library.
static LABELS: &[(&str, AbilityToShare)] = &[
    ("not seen", AbilityToShare::NotSeen),
    ("pn not seen", AbilityToShare::NotSeen),
    ("0 pn not seen", AbilityToShare::NotSeen),
    ("fpn not seen", AbilityToShare::NotSeen),
    ("fpnnotseen", AbilityToShare::NotSeen),
    ("privacy notice not seen", AbilityToShare::NotSeen),
    ("yes", AbilityToShare::AbleToShare),
    ("y", AbilityToShare::AbleToShare),
    ("able to share", AbilityToShare::AbleToShare),
    ("seen and able to share", AbilityToShare::AbleToShare),
    ("pn seen and able to share", AbilityToShare::AbleToShare),
    ("pn seen and able to share data", AbilityToShare::AbleToShare),
    ("1 pn seen and able to share data", AbilityToShare::AbleToShare),
    ("1 pn seen and able to share data recommended", AbilityToShare::AbleToShare),
    ("pn seen and able to share data recommended", AbilityToShare::AbleToShare),
    ("fpn seen and able to share", AbilityToShare::AbleToShare),
    ("fpn seen and able to share data", AbilityToShare::AbleToShare),
    ("fpnseensharedata", AbilityToShare::AbleToShare),
    ("unable to share", AbilityToShare::UnableToShare),
    ("seen and unable to share", AbilityToShare::UnableToShare),
    ("pn seen and unable to share", AbilityToShare::UnableToShare),
    ("pn seen and unable to share data", AbilityToShare::UnableToShare),
    ("2 pn seen and unable to share data", AbilityToShare::UnableToShare),
    ("fpn seen and unable to share", AbilityToShare::UnableToShare),
    ("fpn seen and unable to share data", AbilityToShare::UnableToShare),
    ("fpnseenunablesharedata", AbilityToShare::UnableToShare),
];
const NO: &[&str] = &["no", "n"];

const SCHEMA: Section = Section::Schema { name: "MIAPAbilityToShare" };
const RELEASE: Section = Section::Source { title: "Learning Records Service release 19.02.01" };

static EMPTY: Rule = Rule::error(
    "sharing.empty",
    SCHEMA,
    "the ability to share is empty",
    "Enter 1 if the learner has seen the Privacy Notice and shares the record, 2 if the learner has opted out, 0 \
     only in an emergency.",
)
.form("Select whether the learner has seen the Privacy Notice");
static AMBIGUOUS: Rule = Rule::error(
    "sharing.ambiguous",
    RELEASE,
    "'no' says neither that the Privacy Notice was not seen nor that the learner has opted out",
    "Enter 0 if the learner has not seen the Privacy Notice, 2 if the learner has seen it and opted out.",
)
.form("Select whether the learner has seen the Privacy Notice");
static UNKNOWN: Rule = Rule::error(
    "sharing.unknown",
    SCHEMA,
    "the ability to share is not 0, 1 or 2",
    "Enter 1 if the learner has seen the Privacy Notice and shares the record, 2 if the learner has opted out, 0 \
     only in an emergency.",
)
.form("Select whether the learner has seen the Privacy Notice");
static CANNOT_UNSEE: Rule = Rule::error(
    "sharing.cannot_unsee",
    section::ABILITY_TO_SHARE,
    "a Privacy Notice that the learner has seen cannot become one that was not seen",
    "Keep 1, or set 2 if the learner opts out. The LRS refuses 0 here (WSRC0014).",
)
.form("The learner has already seen the Privacy Notice, select 1 or 2");
static NOT_SEEN: Rule = Rule::advice(
    "sharing.not_seen",
    section::ABILITY_TO_SHARE,
    "the learner has not seen the Privacy Notice, which is for emergencies only",
    "Show the learner the Privacy Notice, then set 1 (recommended), or 2 if the learner opts out. Until then no \
     organisation sees the Personal Learning Record.",
);
static WITHDRAWN: Rule = Rule::warning(
    "sharing.withdrawn",
    RELEASE,
    "ability to share 2 is no longer sent since February 2019",
    "Send 1, the Privacy Notice was seen, and tell the learner how to object to the use of the data, or ask the \
     LRS Service Desk.",
);

/// The rules of this room.
pub(crate) static RULES: &[&Rule] = &[&EMPTY, &AMBIGUOUS, &UNKNOWN, &CANNOT_UNSEE, &NOT_SEEN, &WITHDRAWN];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_back_to_not_seen() {
        for from in AbilityToShare::ALL {
            for to in AbilityToShare::ALL {
                let impossible = to == AbilityToShare::NotSeen && from != AbilityToShare::NotSeen;
                assert_eq!(
                    from.change_to(to),
                    if impossible { Err(SharingError::CannotUnsee) } else { Ok(to) }
                );
            }
        }
    }

    #[test]
    fn labels_are_keys_and_every_state_reads_its_own() {
        assert!(LABELS.iter().all(|(label, _)| name_key(label) == *label));
        for state in AbilityToShare::ALL {
            assert_eq!(AbilityToShare::parse(state.label()), Ok(state));
            assert_eq!(AbilityToShare::parse(&state.to_string()), Ok(state));
            assert_eq!(AbilityToShare::parse(&state.code().replace('_', " ")), Ok(state));
        }
        assert_eq!(AbilityToShare::parse("No"), Err(SharingError::Ambiguous));
        assert_eq!(AbilityToShare::parse("3"), Err(SharingError::Unknown));
        assert_eq!(AbilityToShare::parse("-1"), Err(SharingError::Unknown));
    }
}
