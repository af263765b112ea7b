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
    if key.is_empty() || is_whole(REFUSED_BY_GUIDE) || is_whole(REFUSED_KIN) || names_no_document(&key) {
        return Judgement::NotAccepted;
    }
    let denied = words(&key).any(|word| is_in(DENIALS, word));
    if !denied && from_each_word(&key).any(names_trusted) { Judgement::Accepted } else { Judgement::Unknown }
}

/// A key from each of its words on.
fn from_each_word(key: &str) -> impl Iterator<Item = &str> {
    let ends = key.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    core::iter::once(key).chain(ends.filter_map(|(end, _)| key.get(end + 1..)))
}

/// Whether a key begins with the whole words of a trusted document.
fn names_trusted(key: &str) -> bool {
    let begins = |phrase: &&str| {
        key.strip_prefix(*phrase).is_some_and(|after| after.is_empty() || after.starts_with(' '))
    };
    TRUSTED_BY_GUIDE.iter().any(begins) || TRUSTED_KIN.iter().any(begins)
}

/// Whether a description says no more than who vouches or which system holds the learner, however put together:
/// "By school/college", "taken from the ILR", "verified by our provider".
fn names_no_document(key: &str) -> bool {
    let is_voucher = |word| is_in(VOUCHERS, word);
    words(key).any(is_voucher) && words(key).all(|word| is_voucher(word) || is_in(LINKS, word))
}

/// The words of a key, which takes less of bytes than of letters.
fn words(key: &str) -> impl Iterator<Item = &[u8]> {
    key.as_bytes().split(|byte| *byte == b' ')
}

fn is_in(list: &[&str], word: &[u8]) -> bool {
    list.iter().any(|listed| listed.as_bytes() == word)
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

// SOURCE: the words of the guide's examples of non-accepted types. CHOICE: the others, which name no more than they.
static VOUCHERS: &[&str] = &[
    "centre",
    "college",
    "employer",
    "ilr",
    "lrs",
    "mis",
    "provider",
    "school",
    "staff",
    "teacher",
    "tutor",
    "university",
];

// CHOICE: words that link those above and name no document.
static LINKS: &[&str] = &[
    "a",
    "and",
    "at",
    "by",
    "checked",
    "confirmed",
    "data",
    "from",
    "given",
    "identified",
    "in",
    "known",
    "learning",
    "member",
    "of",
    "on",
    "or",
    "our",
    "provided",
    "return",
    "see",
    "seen",
    "taken",
    "the",
    "to",
    "training",
    "verified",
    "via",
];

// CHOICE: they name, like the guide's own, who says so or a system, and no document.
static REFUSED_KIN: &[&str] = &[
    "checked",
    "enrolment",
    "enrolment form",
    "id",
    "id checked",
    "id seen",
    "ilr record",
    "known",
    "learning records service",
    "lrs record",
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
    "seen",
    "self declaration",
    "tbc",
    "true",
    "unknown",
    "uln",
    "various",
    "verified",
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
    "re enrolment of known student",
    "returning student",
    "security pass for current place of employment",
];

// CHOICE: other words for the guide's four; each is issued by a trusted third party.
static TRUSTED_KIN: &[&str] = &[
    "a level certificate",
    "a level certificates",
    "army id",
    "armed forces identity card",
    "btec certificate",
    "btec certificates",
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
            "Re-enrolment of known student",
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
    fn whoever_vouches_is_no_document() {
        for refused in [
            "By School/College",
            "verified by the college",
            "known to our tutor",
            "taken from the ILR",
            "LRS record",
            "school",
            "by training provider",
            "by a member of staff",
        ] {
            assert_eq!(judge(refused), Judgement::NotAccepted, "{refused}");
        }
        // A report, a card or a letter of the school is something that was seen.
        for unknown in ["school report", "college ID card", "letter from employer", "by post"] {
            assert_eq!(judge(unknown), Judgement::Unknown, "{unknown}");
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
