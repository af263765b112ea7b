//! Secret questions and their answers, by which a Super User knows a user from afar.

use std::borrow::Cow;

use crate::finding::{Finding, Rule};
use crate::guide::Section;
use crate::text::{name_key, nfc};

/// Whether an answer to a secret question is the one that was set: capitals make no difference.
///
/// Nothing else is forgiven, because the guide names nothing else: accents, spaces and marks count. Two ways of writing one
/// letter in Unicode are the same. A blank is no answer.
///
/// # Source
///
/// Guide, 3.4.6.2 (Verify a user's identity): `taylor` matches `Taylor`.
///
/// # Examples
///
/// ```
/// use lrs_core::access::secret::matches;
///
/// assert!(matches("kittiwake", "Kittiwake"));
/// assert!(!matches("kittiwakes", "Kittiwake"));
/// ```
pub fn matches(given: &str, kept: &str) -> bool {
    !kept.is_empty() && lowered(given) == lowered(kept)
}

fn lowered(text: &str) -> String {
    match nfc(&nfc(text).to_lowercase()) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}

/// Judges what is to stand under Verification Provided: never the secret question or its answer.
///
/// The answer is looked for whatever its case, accents and marks, as words of the text and run together with others.
///
/// # Source
///
/// Guide, 3.4.3 (How to create an additional user). How the answer is looked for: our choice.
///
/// # Privacy
///
/// No finding shows the text, the question or the answer.
///
/// # Examples
///
/// ```
/// use lrs_core::access::secret::check_verification;
///
/// assert!(check_verification("Staff ID 4711", "First pet?", "Kittiwake").is_empty());
/// let findings = check_verification("Staff ID, said KITTIWAKE", "First pet?", "Kittiwake");
/// assert_eq!(findings[0].code, "secret.answer_written");
/// ```
pub fn check_verification(text: &str, question: &str, answer: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.trim().is_empty() {
        return findings;
    }
    match holding(text, answer) {
        Some(Holding::Words) => findings.push(Finding::new(&ANSWER, None)),
        Some(Holding::Letters) => findings.push(Finding::new(&ANSWER_PERHAPS, None)),
        None => {}
    }
    if holding(text, question).is_some() {
        findings.push(Finding::new(&QUESTION, None));
    }
    findings
}

/// How a text holds another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Holding {
    /// As whole words, one after the other.
    Words,
    /// As letters within or across words.
    Letters,
}

/// The fewest letters that are looked for within words: shorter ones stand in many by chance.
// CHOICE: "ann" stands in "planner"; five letters in a row are seldom there by chance.
const WITHIN_WORDS: usize = 5;

fn holding(text: &str, secret: &str) -> Option<Holding> {
    let (words, wanted) = (name_key(text), name_key(secret));
    if wanted.is_empty() {
        // An answer of marks alone is compared as it stands.
        let (text, secret) = (lowered(text), lowered(secret.trim()));
        return (!secret.is_empty() && text.contains(&secret)).then_some(Holding::Words);
    }
    if format!(" {words} ").contains(&format!(" {wanted} ")) {
        return Some(Holding::Words);
    }
    let run_together = |key: &str| key.replace(' ', "");
    let (letters, wanted) = (run_together(&words), run_together(&wanted));
    if letters == wanted {
        return Some(Holding::Words);
    }
    (wanted.chars().count() >= WITHIN_WORDS && letters.contains(&wanted)).then_some(Holding::Letters)
}

const CREATE: Section = Section::Guide { number: "3.4.3", heading: "How to create an additional user" };

static ANSWER: Rule = Rule::error(
    "secret.answer_written",
    CREATE,
    "the secret answer stands under Verification Provided, where every Super User reads it",
    "Write how the user was verified, such as a staff ID, and let the user choose another secret question.",
)
.form("Verification must not have the secret answer in it");
static ANSWER_PERHAPS: Rule = Rule::warning(
    "secret.answer_within",
    Section::OurChoice { reason: "letters within words may be the answer, or there by chance" },
    "the letters of the secret answer stand in what is written under Verification Provided",
    "Write it in another way, such as a staff ID alone.",
);
static QUESTION: Rule = Rule::error(
    "secret.question_written",
    CREATE,
    "the secret question stands under Verification Provided",
    "Write how the user was verified, such as a staff ID.",
)
.form("Verification must not have the secret question in it");

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&ANSWER, &ANSWER_PERHAPS, &QUESTION];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_alone_are_forgiven() {
        assert!(matches("ZOË", "Zoë") && matches("zoe\u{308}", "Zoë") && matches("ŁÓDŹ", "łódź"));
        for (given, kept) in
            [("zoe", "Zoë"), (" taylor", "Taylor"), ("tay lor", "Taylor"), ("", "Taylor"), ("", "")]
        {
            assert!(!matches(given, kept), "{given:?} {kept:?}");
        }
    }

    #[test]
    fn a_text_holds_an_answer_as_words_or_as_letters() {
        for (text, answer, expected) in [
            ("Rex", "rex", Some(Holding::Words)),
            ("pet: rex!", "Rex", Some(Holding::Words)),
            ("the wreck of the Rexford", "Rex", None),
            ("planner", "Ann", None),
            ("mykittiwake123", "Kittiwake", Some(Holding::Letters)),
            ("kitti wake", "Kittiwake", Some(Holding::Words)),
            ("seen at blackpooltower office", "Blackpool Tower", Some(Holding::Letters)),
            ("Lodz", "Łódź", Some(Holding::Words)),
            ("staff card ***", "***", Some(Holding::Words)),
            ("staff card", " ", None),
            ("staff card", "", None),
        ] {
            assert_eq!(holding(text, answer), expected, "{text} {answer}");
        }
    }
}
