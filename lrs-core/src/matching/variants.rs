//! Other ways to search for a learner: the guide's tips, each worked out on the learner at hand.
//!
//! The LRS compares what it is given with what it has, and says nothing more. A learner who married, whose day and
//! month were swapped or who moved house is not found, and gets a second ULN. Each variant here is one more
//! search that may find the first.

mod names;
mod tips;

use core::fmt;

use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;
use crate::learner::LearnerDraft;
pub(crate) use tips::RULES;
use tips::{Known, TIPS};

/// What is known about a learner beside the draft, and how many variants are wanted.
///
/// # Privacy
///
/// `Debug` shows counts alone.
#[derive(Clone, Eq, PartialEq)]
pub struct SearchHints {
    /// Earlier postcodes of the learner, and those of the parents. What is no postcode is passed over.
    pub postcodes: Vec<String>,
    /// Earlier family names beside [`Field::PreviousFamilyName`].
    pub family_names: Vec<String>,
    /// Other names that the learner goes by, beside [`Field::PreferredGivenName`].
    pub given_names: Vec<String>,
    /// The most variants that are given.
    pub limit: usize,
}

impl SearchHints {
    /// The most variants unless a caller says otherwise.
    // CHOICE: more searches than anybody makes for one learner, and few enough to read.
    pub const LIMIT: usize = 40;
}

impl Default for SearchHints {
    fn default() -> Self {
        Self { postcodes: Vec::new(), family_names: Vec::new(), given_names: Vec::new(), limit: Self::LIMIT }
    }
}

impl fmt::Debug for SearchHints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SearchHints")
            .field("postcodes", &self.postcodes.len())
            .field("family_names", &self.family_names.len())
            .field("given_names", &self.given_names.len())
            .field("limit", &self.limit)
            .finish()
    }
}

/// One more search for the same learner.
///
/// # Privacy
///
/// [`draft`](Self::draft) and [`changes`](Self::changes) hold the learner's values; `Debug` hides them.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct SearchVariant {
    /// The tip: a stable code, for example `search.hyphen`.
    pub code: &'static str,
    /// What differs from the draft: the fields and the texts to search by.
    pub changes: Vec<(Field, String)>,
    /// The whole draft to search by.
    pub draft: LearnerDraft<'static>,
    rule: &'static Rule,
}

impl SearchVariant {
    /// The tip in words.
    pub fn message(&self) -> String {
        let field = self.changes.first().map_or(Field::GivenName, |(field, _)| *field);
        self.rule.said_of(field)
    }

    /// Where the tip comes from.
    pub const fn section(&self) -> Section {
        self.rule.section
    }
}

impl fmt::Debug for SearchVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<&str> = self.changes.iter().map(|(field, _)| field.name()).collect();
        f.debug_struct("SearchVariant").field("code", &self.code).field("changes", &fields).finish()
    }
}

/// How many tips there are.
pub(crate) const TIP_COUNT: usize = TIPS.len();

/// The tips in the order in which they are tried, each with the field that it searches by in another way.
pub(crate) fn search_tips() -> impl Iterator<Item = Finding> {
    TIPS.iter().map(|tip| Finding::new(tip.rule, Some(tip.field)))
}

/// Lists further searches for a learner who was not found, the likeliest first.
///
/// Every tip of the guide is tried in turn; no two variants are the same search, and none is the draft itself. A name,
/// date or postcode that is blank or cannot be read gives no variant.
///
/// # Source
///
/// Guide, Appendix B (Tips for searching). Their order, and the tables of spellings and short forms, are our
/// choice.
///
/// # Examples
///
/// ```
/// use lrs_core::LearnerDraft;
/// use lrs_core::matching::{SearchHints, search_variants};
///
/// let draft = LearnerDraft {
///     given_name: "Sophie".into(),
///     family_name: "Smith-Jones".into(),
///     previous_family_name: "Turner".into(),
///     date_of_birth: "2007-03-12".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ..LearnerDraft::default()
/// };
/// let variants = search_variants(&draft, &SearchHints::default());
/// assert_eq!(variants[0].code, "search.previous_family_name");
/// assert_eq!(variants[0].draft.family_name, "Turner");
/// assert!(variants.iter().any(|variant| variant.draft.date_of_birth == "2007-12-03"));
/// assert!(variants.iter().any(|variant| variant.draft.last_known_postcode == "ZZ99 9ZZ"));
/// ```
pub fn search_variants(draft: &LearnerDraft<'_>, hints: &SearchHints) -> Vec<SearchVariant> {
    let known = Known::of(draft, hints);
    let mut variants =
        Variants { draft, searches: vec![search(draft)], found: Vec::new(), limit: hints.limit };
    for tip in &TIPS {
        (tip.try_on)(&known, &mut |changes| variants.add(tip.rule, changes));
    }
    variants.found
}

/// What a search is made by.
const SEARCHED: [Field; 4] =
    [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::LastKnownPostcode];

fn search(draft: &LearnerDraft<'_>) -> [String; SEARCHED.len()] {
    SEARCHED.map(|field| draft.text(field).to_owned())
}

/// The variants so far.
struct Variants<'d> {
    draft: &'d LearnerDraft<'d>,
    /// The searches that were made or proposed.
    searches: Vec<[String; SEARCHED.len()]>,
    found: Vec<SearchVariant>,
    limit: usize,
}

impl Variants<'_> {
    fn add(&mut self, rule: &'static Rule, changes: Vec<(Field, String)>) {
        if self.found.len() >= self.limit || changes.iter().any(|(_, text)| text.is_empty()) {
            return;
        }
        let mut draft = self.draft.clone().into_owned();
        for (field, text) in &changes {
            draft.set(*field, text.clone());
        }
        let search = search(&draft);
        if !self.searches.contains(&search) {
            self.searches.push(search);
            self.found.push(SearchVariant { code: rule.code, changes, draft, rule });
        }
    }
}
