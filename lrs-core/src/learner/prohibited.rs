//! Prohibited text: words and postcodes that the LRS does not take in a learner's details.
//!
//! A record must not say that somebody is in prison, neither in words nor by the address. The LRS publishes
//! a list; the guide names one word of it. What is built in is no more than that word and the postcodes of
//! the prisons: load the official list to have it whole.

mod filter;
mod list;
mod prison;
mod scan;

use core::fmt;
use std::sync::{Arc, OnceLock};

use filter::Filter;
pub use list::ProhibitedTextError;
pub use prison::PRISON_POSTCODES;

use crate::finding::{Field, Finding, Rule};
use crate::guide::section;
use crate::learner::{Fields, LearnerDraft, Typed};
use crate::text::{Kinds, name_key};
use crate::value::Postcode;

/// The words that the guide itself names, as comparison keys.
// SOURCE: guide, Appendix C (Tips for updating a learner's details).
const GUIDE_WORDS: &[&str] = &["prisoner"];

/// A list of words, phrases and postcodes that must not stand in a learner's details.
///
/// Words and phrases are found whole, in whatever case, accents, spacing and punctuation (both sides are
/// folded by [`name_key`](crate::text::name_key)): `prisoner` finds `PRISONER` and `ex-prisoner`, and neither
/// `Prison Lane` nor Priscott. Postcodes are found in whatever spacing and case.
///
/// Scanned are the fields in which people write words: title, names, school, address lines, postcode, place of
/// birth, description of a verification, notes. Postcodes are looked for in the postcode and the address
/// lines. Identifiers, dates, codes and the e-mail address are not scanned.
///
/// Cheap to clone: the list is shared.
///
/// # Source
///
/// Guide, Appendix C (Tips for updating a learner's details). The published list itself could not be read, so
/// no list built in is complete.
///
/// # Privacy
///
/// Findings say where a hit stands, never what. `Debug` shows counts.
///
/// # Examples
///
/// ```
/// use lrs_core::{LearnerDraft, ProhibitedText};
///
/// let list = ProhibitedText::from_entries(["convict", "HM Prison"]).with_guide();
/// let draft = LearnerDraft {
///     last_known_address_line_1: "H.M. Prison".into(),
///     last_known_postcode: "m609ah".into(),
///     ..LearnerDraft::default()
/// };
/// let codes: Vec<&str> = list.scan(&draft).iter().map(|finding| finding.code).collect();
/// assert_eq!(codes, ["prohibited.text", "postcode.prison"]);
/// ```
#[derive(Clone)]
pub struct ProhibitedText(Arc<List>);

struct List {
    /// Words and phrases as comparison keys, ascending, each once.
    phrases: Vec<Box<str>>,
    /// Ascending, each once.
    postcodes: Vec<Postcode>,
    /// Entries without a letter or digit.
    unusable: usize,
    filter: Filter,
}

impl ProhibitedText {
    /// What the guide names: "prisoner", and the postcodes of the prisons ([`PRISON_POSTCODES`]).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{LearnerDraft, ProhibitedText};
    ///
    /// let draft = LearnerDraft { notes: "Former prisoner".into(), ..LearnerDraft::default() };
    /// let findings = ProhibitedText::guide().scan(&draft);
    /// let span = findings.first().and_then(|finding| finding.span).expect("a place");
    /// assert_eq!((span.start, span.end), (7, 15));
    /// ```
    pub fn guide() -> Self {
        static GUIDE: OnceLock<ProhibitedText> = OnceLock::new();
        GUIDE.get_or_init(|| Self::from_entries(GUIDE_WORDS.iter().chain(&prison::POSTCODES))).clone()
    }

    /// A list of exactly these entries; add the guide's own with [`with_guide`](Self::with_guide).
    ///
    /// An entry that has the form of a postcode is one; any other is a word or a phrase. Entries without a
    /// letter or digit can never be found and are counted by [`unusable`](Self::unusable).
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::ProhibitedText;
    ///
    /// let list = ProhibitedText::from_entries(["convict", "young offender", "M60 9AH", "?"]);
    /// assert_eq!((list.phrases(), list.postcodes(), list.unusable()), (2, 1, 1));
    /// ```
    pub fn from_entries<I>(entries: I) -> Self
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        let (mut usable, mut unusable) = (Vec::new(), 0);
        for entry in entries {
            match Entry::of(entry.as_ref()) {
                Some(entry) => usable.push(entry),
                None => unusable += 1,
            }
        }
        Self::new(usable, unusable)
    }

    /// The same list with what the guide itself names.
    #[must_use]
    pub fn with_guide(&self) -> Self {
        let guide = Self::guide();
        let phrases = self.0.phrases.iter().chain(&guide.0.phrases).cloned().map(Entry::Phrase);
        let postcodes = self.0.postcodes.iter().chain(&guide.0.postcodes).copied().map(Entry::Postcode);
        Self::new(phrases.chain(postcodes).collect(), self.0.unusable)
    }

    fn new(mut entries: Vec<Entry>, unusable: usize) -> Self {
        // Sorted together, since each kind of sorting is two thousand bytes of a browser's build.
        entries.sort_unstable();
        entries.dedup();
        let (mut phrases, mut postcodes) = (Vec::new(), Vec::new());
        for entry in entries {
            match entry {
                Entry::Phrase(phrase) => phrases.push(phrase),
                Entry::Postcode(postcode) => postcodes.push(postcode),
            }
        }
        let filter = Filter::new(&phrases, &postcodes);
        Self(Arc::new(List { phrases, postcodes, unusable, filter }))
    }

    /// How many different words and phrases the list has.
    pub fn phrases(&self) -> usize {
        self.0.phrases.len()
    }

    /// How many different postcodes the list has.
    pub fn postcodes(&self) -> usize {
        self.0.postcodes.len()
    }

    /// How many entries had no letter or digit, so that nothing is ever found by them.
    pub fn unusable(&self) -> usize {
        self.0.unusable
    }

    /// Finds prohibited text in all fields of a learner.
    ///
    /// The spans are bytes of the field's text as typed.
    pub fn scan(&self, draft: &LearnerDraft<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let postcode = Postcode::parse(&draft.last_known_postcode).ok();
        self.scan_typed(&Typed::of(draft), postcode, &mut |finding| findings.push(finding));
        findings
    }

    /// As [`scan`](Self::scan), of texts whose kinds of characters are known, and whose postcode was read.
    pub(super) fn scan_typed(
        &self,
        typed: &Typed<'_>,
        postcode: Option<Postcode>,
        sink: &mut dyn FnMut(Finding),
    ) {
        let mut suspects = Fields::default();
        suspects.insert(Field::LastKnownPostcode);
        for field in typed.words().iter() {
            let is_suspect = |scope| self.0.filter.suspects(typed.kinds(field), scope);
            suspects.insert_if(scope(field).is_some_and(is_suspect), field);
        }
        for field in suspects.iter() {
            let text = typed.text(field);
            match (scope(field), postcode) {
                (Some(Scope::Postcode), Some(postcode)) => self.scan_postcode(field, text, postcode, sink),
                (Some(Scope::Postcode), None) => self.scan_text(field, Scope::Postcode, text, sink),
                (Some(scope), _) => self.scan_suspect((field, scope), text, typed.kinds(field), sink),
                (None, _) => {}
            }
        }
    }

    /// Finds prohibited text in one field; nothing in a field that is not scanned.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{Field, ProhibitedText};
    ///
    /// let mut spans = Vec::new();
    /// ProhibitedText::guide().scan_field(Field::FamilyName, "Prisoner", &mut |finding| spans.push(finding.span));
    /// assert_eq!(spans.len(), 1);
    /// ```
    pub fn scan_field(&self, field: Field, text: &str, sink: &mut dyn FnMut(Finding)) {
        let Some(scope) = scope(field) else { return };
        match Postcode::parse(text) {
            Ok(postcode) if scope == Scope::Postcode => self.scan_postcode(field, text, postcode, sink),
            _ => self.scan_text(field, scope, text, sink),
        }
    }

    /// Looks at a text that the filter suspects.
    fn scan_suspect(
        &self,
        (field, scope): (Field, Scope),
        text: &str,
        kinds: Kinds,
        sink: &mut dyn FnMut(Finding),
    ) {
        if self.0.filter.may_hold(text, kinds, scope) {
            scan::scan(&self.0, field, scope, text, sink);
        }
    }

    /// Looks at a text of which nothing is known.
    fn scan_text(&self, field: Field, scope: Scope, text: &str, sink: &mut dyn FnMut(Finding)) {
        let kinds = Kinds::of(text);
        if self.0.filter.suspects(kinds, scope) {
            self.scan_suspect((field, scope), text, kinds, sink);
        }
    }

    /// Judges a text that is a postcode as a whole.
    fn scan_postcode(&self, field: Field, text: &str, postcode: Postcode, sink: &mut dyn FnMut(Finding)) {
        if self.0.filter.may_be(&postcode) && self.0.postcodes.binary_search(&postcode).is_ok() {
            let span = scan::trimmed(text, 0, text.len());
            sink(Finding::new(&PRISON, Some(field)).with_span(span));
        }
    }
}

impl Default for ProhibitedText {
    fn default() -> Self {
        Self::guide()
    }
}

impl fmt::Debug for ProhibitedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProhibitedText")
            .field("phrases", &self.phrases())
            .field("postcodes", &self.postcodes())
            .field("unusable", &self.unusable())
            .finish()
    }
}

/// One entry of a list.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Entry {
    Phrase(Box<str>),
    Postcode(Postcode),
}

impl Entry {
    /// None where the text has no letter or digit.
    fn of(text: &str) -> Option<Self> {
        if let Ok(postcode) = Postcode::parse(text) {
            return Some(Self::Postcode(postcode));
        }
        let key = name_key(text);
        (!key.is_empty()).then(|| Self::Phrase(key.into()))
    }
}

/// What is looked for in a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Scope {
    /// Words and phrases.
    Words,
    /// Words, phrases and postcodes.
    Address,
    /// A postcode; words and phrases where it is none.
    Postcode,
}

impl Scope {
    const fn has_postcodes(self) -> bool {
        matches!(self, Self::Address | Self::Postcode)
    }
}

/// What is looked for in a field; none where it is not scanned.
#[expect(clippy::indexing_slicing, reason = "a place for each field")]
fn scope(field: Field) -> Option<Scope> {
    /// The same by the number of the field.
    static SCOPES: [Option<Scope>; Field::COUNT] = {
        let mut scopes = [None; Field::COUNT];
        let mut at = 0;
        while at < SCANNED.len() {
            scopes[SCANNED[at].0 as usize] = Some(SCANNED[at].1);
            at += 1;
        }
        scopes
    };
    SCOPES[field as usize]
}

/// The fields that are scanned.
// CHOICE: fields in which people write words about the learner; see `ProhibitedText`.
static SCANNED: &[(Field, Scope)] = &[
    (Field::Title, Scope::Words),
    (Field::GivenName, Scope::Words),
    (Field::PreferredGivenName, Scope::Words),
    (Field::MiddleOtherName, Scope::Words),
    (Field::FamilyName, Scope::Words),
    (Field::PreviousFamilyName, Scope::Words),
    (Field::FamilyNameAtAge16, Scope::Words),
    (Field::SchoolAtAge16, Scope::Words),
    (Field::LastKnownAddressLine1, Scope::Address),
    (Field::LastKnownAddressLine2, Scope::Address),
    (Field::LastKnownAddressTown, Scope::Address),
    (Field::LastKnownAddressCountyOrCity, Scope::Address),
    (Field::LastKnownPostcode, Scope::Postcode),
    (Field::PlaceOfBirth, Scope::Words),
    (Field::OtherVerificationDescription, Scope::Words),
    (Field::Notes, Scope::Words),
];

static TEXT: Rule = Rule::error(
    "prohibited.text",
    section::UPDATE_TIPS,
    "the {field} holds text that the LRS prohibits",
    "Take the words out. If they truly are the learner's name, do not change the name: ask the LRS Service Desk \
     to record it.",
)
.form("Take prohibited text out of the {field}, or ask the LRS Service Desk if it is the learner's name");
static PRISON: Rule = Rule::error(
    "postcode.prison",
    section::UPDATE_TIPS,
    "the {field} holds a prohibited postcode, such as that of a prison",
    "Enter the learner's last address, or the default postcode ZZ99 9ZZ.",
)
.form("Enter the learner's last address, or ZZ99 9ZZ");

/// The rules of this room.
pub(crate) static RULES: &[&Rule] =
    &[&TEXT, &PRISON, &list::TOO_MANY, &list::ENTRY_TOO_LONG, &list::ENTRY_UNUSABLE, &list::QUOTE];

#[cfg(test)]
mod tests;
