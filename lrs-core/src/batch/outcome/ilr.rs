//! What the ILR will mind about ULNs, as advice: the placeholder and its deadlines, and one ULN on several learners.
//!
//! The ILR takes 9999999999 where a ULN is still awaited, and for so long only. The LRS takes it never.

use std::collections::{HashMap, HashSet};

use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;
use crate::value::{Date, Uln, UlnError};

/// A learning aim, as far as the ILR's rules about the placeholder ask.
///
/// # Source
///
/// ILR 2020 to 2021; `LearnDelFAM` names and codes in parentheses.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the ILR, and any of them go together")]
pub struct IlrAim {
    /// `LearnRefNumber`, which says whose aim it is; where it is blank, the aim is taken to be of a learner of its own.
    pub learn_ref_number: String,
    /// `ULN`, as it stands in the ILR.
    pub uln: String,
    /// `LearnStartDate`.
    pub start: Date,
    /// `LearnPlanEndDate`, where it is known.
    pub planned_end: Option<Date>,
    /// `LearnActEndDate`, where it is known.
    pub actual_end: Option<Date>,
    /// `FundModel`, for example 35.
    pub fund_model: u8,
    /// Whether it has an advanced learner loan (ADL 1).
    pub has_loan: bool,
    /// Whether it is funded by the funding council for higher education (SOF 1).
    pub is_he_funded: bool,
    /// Whether the learner is in custody (LDM 034).
    pub is_in_custody: bool,
    /// Whether the apprenticeship is funded through a contract with the employer (ACT 1).
    pub has_employer_contract: bool,
}

/// What the ILR will mind about the ULN of an aim.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct IlrAdvice {
    /// The aim, by its place in the list, from 1.
    pub aim: u64,
    /// What and why.
    pub finding: Finding,
    /// The first day on which a file that is prepared with the placeholder is refused; none where it is refused at
    /// once, or where the rules name no day.
    pub refused_from: Option<Date>,
}

/// Says what the ILR's rules mind about the ULNs of aims, in a file that is prepared on a day.
///
/// Aims of one learner share a ULN rightly: those with the same [`learn_ref_number`](IlrAim::learn_ref_number) are one
/// learner's. That another learner has the ULN too is said once for each learner, at the first of their aims.
///
/// # Source
///
/// ILR validation rules of 2020 to 2021: `ULN_02`, `ULN_03`, `ULN_06`, `ULN_07`, `ULN_09`, `ULN_10`, `ULN_11`, `ULN_12` and
/// R59. They change from year to year: look at the year's own before you rely on a day.
///
/// # Privacy
///
/// Places, codes and days, never a ULN.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, IlrAim};
/// use lrs_core::value::Date;
///
/// let day = |year, month, day| Date::from_ymd(year, month, day).expect("a real date");
/// let aim = IlrAim {
///     learn_ref_number: "0001".into(),
///     uln: "9999999999".into(),
///     start: day(2026, 12, 1),
///     planned_end: Some(day(2027, 6, 30)),
///     actual_end: None,
///     fund_model: 35,
///     has_loan: false,
///     is_he_funded: false,
///     is_in_custody: false,
///     has_employer_contract: false,
/// };
/// let advice = batch::ilr_advice(&[aim], day(2027, 1, 5));
/// assert_eq!(advice[0].finding.code, "batch.ilr.placeholder_flagged");
/// assert_eq!(advice[0].refused_from, Some(day(2027, 1, 31)));
/// ```
pub fn ilr_advice(aims: &[IlrAim], prepared: Date) -> Vec<IlrAdvice> {
    let shared = shared(aims);
    let each = (1..).zip(aims.iter().zip(shared)).flat_map(|(aim, (given, other))| {
        let placeholder = given.placeholder(prepared).map(|(rule, refused_from)| (rule, refused_from, 0));
        let shared = other.map(|other| (&SHARED, None, other));
        placeholder.into_iter().chain(shared).map(move |(rule, refused_from, other)| {
            let numbers = [aim, other];
            let finding =
                Finding::new(rule, Some(Field::Uln)).with_numbers(numbers).at(Some(aim), None, None);
            IlrAdvice { aim, finding, refused_from }
        })
    });
    each.collect()
}

/// For each aim with which another learner's ULN comes up again, that learner's first aim, from 1.
fn shared(aims: &[IlrAim]) -> Vec<Option<u64>> {
    let mut owners: HashMap<&str, (u64, &str)> = HashMap::new();
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    let mut first_of_another = Vec::with_capacity(aims.len());
    for (number, aim) in (1..).zip(aims) {
        let (uln, learner) = (uln_of(aim), aim.learn_ref_number.trim());
        // SOURCE: R59 leaves the placeholder out.
        let is_asked = !uln.is_empty() && !is_placeholder(uln);
        let (first, owner) =
            if is_asked { *owners.entry(uln).or_insert((number, learner)) } else { (number, "") };
        let is_own = first == number || (!learner.is_empty() && learner == owner);
        let is_new = !is_own && (learner.is_empty() || told.insert((uln, learner)));
        first_of_another.push(is_new.then_some(first));
    }
    first_of_another
}

fn uln_of(aim: &IlrAim) -> &str {
    aim.uln.trim()
}

fn is_placeholder(uln: &str) -> bool {
    Uln::parse(uln) == Err(UlnError::Placeholder)
}

/// How many days an aim has to last for its placeholder to be minded.
// SOURCE: ULN_06, ULN_07, ULN_10: 5 days or more, planned or actual.
const SHORTEST_DAYS: i64 = 5;
/// How many days after its start an aim may still have the placeholder, from 1 January on.
// SOURCE: ULN_06 and ULN_07: up to 60 days are flagged, more are refused.
const LENIENT_DAYS: i64 = 60;
/// The funding models that count as funded.
// SOURCE: ULN_06: 16 to 19, adult skills, apprenticeships from 1 May 2017, ESF, other adult, other 16 to 19.
const FUNDED: [u8; 6] = [25, 35, 36, 70, 81, 82];
/// Not funded by the agency.
const UNFUNDED: u8 = 99;
/// Community learning.
const COMMUNITY: u8 = 10;

impl IlrAim {
    /// Which rule minds the placeholder, and from which day on the file is refused.
    fn placeholder(&self, prepared: Date) -> Option<(&'static Rule, Option<Date>)> {
        if !is_placeholder(uln_of(self)) {
            return None;
        }
        if self.has_employer_contract {
            return Some((&EMPLOYER, None));
        }
        if matches!(self.fund_model, UNFUNDED | COMMUNITY) && !self.is_he_funded && !self.has_loan {
            return Some((&UNFUNDED_AIM, None));
        }
        let january = january_of_teaching_year(prepared)?;
        if self.is_in_custody {
            return Some(if prepared < january { (&EARLY, Some(january)) } else { (&CUSTODY, None) });
        }
        if !self.is_minded() || !self.lasts() {
            return None;
        }
        let after = self.start.plus_days(LENIENT_DAYS + 1)?;
        let refused_from = after.max(january);
        Some(match (prepared >= refused_from, prepared < january) {
            (true, _) if self.fund_model == UNFUNDED && self.is_he_funded => (&REFUSED_HE, None),
            (true, _) => (&REFUSED, None),
            (_, true) => (&EARLY, Some(refused_from)),
            _ => (&FLAGGED, Some(refused_from)),
        })
    }

    fn is_minded(&self) -> bool {
        FUNDED.contains(&self.fund_model)
            || (self.fund_model == UNFUNDED && (self.has_loan || self.is_he_funded))
    }

    fn lasts(&self) -> bool {
        let ends = [self.planned_end, self.actual_end];
        // An end that is not known is not an end within days.
        ends.iter().all(Option::is_none)
            || ends.iter().flatten().any(|end| self.start.days_until(*end) >= SHORTEST_DAYS)
    }
}

/// 1 January of the teaching year, which runs from August to July.
fn january_of_teaching_year(day: Date) -> Option<Date> {
    Date::from_ymd(if day.month() >= 8 { day.year() + 1 } else { day.year() }, 1, 1)
}

const fn rule_of(title: &'static str) -> Section {
    Section::Source { title }
}

static EMPLOYER: Rule = Rule::warning(
    "batch.ilr.placeholder_employer",
    rule_of("ILR 2020 to 2021, validation rule ULN_12"),
    "the ILR refuses the placeholder 9999999999 for an apprenticeship with an employer's contract",
    "Register the learner with the LRS before the aim is returned.",
);
static UNFUNDED_AIM: Rule = Rule::warning(
    "batch.ilr.placeholder_unfunded",
    rule_of("ILR 2020 to 2021, validation rule ULN_02; a warning from 2024"),
    "the ILR minds the placeholder 9999999999 for an aim that is not funded, and for community learning",
    "Register the learner with the LRS before the aim is returned.",
);
static EARLY: Rule = Rule::advice(
    "batch.ilr.placeholder_early",
    rule_of("ILR 2020 to 2021, validation rule ULN_03"),
    "the ILR takes the placeholder 9999999999 before 1 January, and flags it",
    "Register the learner with the LRS in good time.",
);
static FLAGGED: Rule = Rule::advice(
    "batch.ilr.placeholder_flagged",
    rule_of("ILR 2020 to 2021, validation rule ULN_06"),
    "the ILR still takes the placeholder 9999999999 up to 60 days after the aim's start, and flags it",
    "Register the learner with the LRS before the 60 days are over.",
);
static REFUSED: Rule = Rule::warning(
    "batch.ilr.placeholder_refused",
    rule_of("ILR 2020 to 2021, validation rule ULN_07"),
    "the ILR refuses the placeholder 9999999999 from 1 January on, more than 60 days after the aim's start",
    "Register the learner with the LRS now.",
);
static REFUSED_HE: Rule = Rule::warning(
    "batch.ilr.placeholder_refused_he",
    rule_of("ILR 2020 to 2021, validation rules ULN_10 and ULN_11"),
    "the ILR refuses the placeholder 9999999999 for higher education from 1 January on, more than 60 days after the aim's start",
    "Register the learner with the LRS now.",
);
static CUSTODY: Rule = Rule::warning(
    "batch.ilr.placeholder_custody",
    rule_of("ILR 2020 to 2021, validation rule ULN_09"),
    "the ILR minds the placeholder 9999999999 for a learner in custody from 1 January on",
    "Register the learner with the LRS now.",
);
static SHARED: Rule = Rule::warning(
    "batch.ilr.uln_shared",
    rule_of("ILR validation rule R59"),
    "the learner of aim {0} has the same ULN as the learner of aim {1}, and the ILR refuses the file",
    "Look whether both are one learner, who then needs one record, or whose ULN it is.",
);

/// The rules of this file.
pub(super) static RULES: &[&Rule] =
    &[&EMPLOYER, &UNFUNDED_AIM, &EARLY, &FLAGGED, &REFUSED, &REFUSED_HE, &CUSTODY, &SHARED];
