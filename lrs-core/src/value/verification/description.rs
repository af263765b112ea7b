//! Whether the LRS accepts what stands behind "other": a document that a trusted third party issued.

use crate::text::name_key;

/// What is known of a description.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Judgement {
    /// The guide names it as trusted, or it is of the same kind.
    Accepted,
    /// The guide names it as not accepted, or it is of the same kind.
    NotAccepted,
    /// The guide does not say.
    Unknown,
}

impl Judgement {
    /// Every judgement.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::NotAccepted, Self::Unknown];

    /// The stable name: `accepted`, `not_accepted` or `unknown`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotAccepted => "not_accepted",
            Self::Unknown => "unknown",
        }
    }
}

/// Judges a description by the guide's examples and their kin, on folded words.
///
/// A description that is only one of the known phrases, or that holds one of the trusted documents, is
/// judged; all else is unknown, and a person decides.
///
/// # Source
///
/// Guide, Appendix D (Verification Type): its four trusted documents and its four that are not. Their kin
/// are **our choice**, each marked in the list.
///
/// # Examples
///
/// ```
/// use lrs_core::value::verification::{Judgement, judge};
///
/// assert_eq!(judge("Exam Certificates"), Judgement::Accepted);
/// assert_eq!(judge("by  COLLEGE"), Judgement::NotAccepted);
/// assert_eq!(judge("library card"), Judgement::Unknown);
/// ```
pub fn judge(description: &str) -> Judgement {
    let key = name_key(description);
    let is_whole = |phrases: &[&str]| phrases.contains(&key.as_str());
    if key.is_empty() || is_whole(REFUSED_BY_GUIDE) || is_whole(REFUSED_KIN) {
        return Judgement::NotAccepted;
    }
    let denied = key.split(' ').any(|word| DENIALS.contains(&word));
    let padded = format!(" {key} ");
    let holds = |phrase: &&str| padded.contains(&format!(" {phrase} "));
    if !denied && (TRUSTED_BY_GUIDE.iter().any(holds) || TRUSTED_KIN.iter().any(holds)) {
        return Judgement::Accepted;
    }
    Judgement::Unknown
}

// SOURCE: guide, Appendix D: examples of non-accepted verification types; the last one in its readings.
static REFUSED_BY_GUIDE: &[&str] = &[
    "ilr",
    "other id",
    "lrs",
    "by school",
    "by college",
    "by learning provider",
    "by school college learning provider",
];

// CHOICE: they name, like the guide's own, who says so or a system, and no document.
static REFUSED_KIN: &[&str] = &[
    "by centre",
    "by employer",
    "by provider",
    "by staff",
    "by the college",
    "by the learning provider",
    "by the provider",
    "by the school",
    "by training provider",
    "by tutor",
    "checked",
    "college",
    "enrolment",
    "enrolment form",
    "id",
    "id checked",
    "id seen",
    "ilr data",
    "ilr return",
    "known",
    "known to college",
    "known to school",
    "known to tutor",
    "learning provider",
    "learning records service",
    "mis",
    "n a",
    "nil",
    "no",
    "no id",
    "none",
    "none provided",
    "not applicable",
    "not known",
    "not provided",
    "not seen",
    "ok",
    "other",
    "other identification",
    "school",
    "seen",
    "self declaration",
    "tbc",
    "true",
    "tutor",
    "unknown",
    "uln",
    "various",
    "verified",
    "verified by college",
    "verified by learning provider",
    "verified by provider",
    "verified by school",
    "yes",
    "y",
];

// SOURCE: guide, Appendix D: examples of trusted document types, in one and many, and in its word order.
static TRUSTED_BY_GUIDE: &[&str] = &[
    "armed forces id",
    "armed forces service id",
    "exam certificate",
    "exam certificates",
    "photographic security pass",
    "returning student",
    "security pass for current place of employment",
];

// CHOICE: other words for the guide's four; each is issued by a trusted third party.
static TRUSTED_KIN: &[&str] = &[
    "army id",
    "armed forces identity card",
    "examination certificate",
    "examination certificates",
    "forces id",
    "gce certificate",
    "gcse certificate",
    "gcse certificates",
    "military id",
    "mod 90",
    "navy id",
    "photo work pass",
    "photographic work pass",
    "raf id",
    "returning learner",
    "service id card",
    "work photo id",
    "work photo pass",
    "workplace photo id",
    "workplace photo pass",
    "workplace security pass",
];

/// Words that turn a phrase into its contrary: "no exam certificates seen".
static DENIALS: &[&str] = &["no", "not", "without", "lost", "missing", "expired", "never"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_keys_and_judged_as_listed() {
        for phrase in REFUSED_BY_GUIDE.iter().chain(REFUSED_KIN) {
            assert_eq!(name_key(phrase), *phrase);
            assert_eq!(judge(phrase), Judgement::NotAccepted, "{phrase}");
        }
        for phrase in TRUSTED_BY_GUIDE.iter().chain(TRUSTED_KIN) {
            assert_eq!(name_key(phrase), *phrase);
            assert_eq!(judge(phrase), Judgement::Accepted, "{phrase}");
        }
    }

    #[test]
    fn the_guides_own_words_are_judged() {
        for accepted in [
            "Photographic security pass for current place of employment",
            "Armed Forces service ID",
            "returning student",
            "‘Returning Student’",
            "Exam Certificates",
        ] {
            assert_eq!(judge(accepted), Judgement::Accepted, "{accepted}");
        }
        for refused in
            ["“ILR”", "Other ID", "L.R.S.", "By school/college/learning provider", "---", "BY  College"]
        {
            assert_eq!(judge(refused), Judgement::NotAccepted, "{refused}");
        }
    }

    #[test]
    fn what_the_guide_does_not_say_is_unknown() {
        for unknown in [
            "birth certificate",
            "CitizenCard",
            "PASS card",
            "library card",
            "no exam certificates",
            "school report",
            "biometric residence permit",
        ] {
            assert_eq!(judge(unknown), Judgement::Unknown, "{unknown}");
        }
    }
}
