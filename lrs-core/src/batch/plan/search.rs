//! A search by previous postcodes, and the update that restores the present ones.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::change::{between, canonical, is_identifier, route_of};
use super::policy::{PlanError, PlanPolicy};
use super::stage::{Stages, finish, plan};
use super::{Notes, PlanRecord, Route, UpdatePlan, order, rules};
use crate::finding::{Field, Finding, Severity};
use crate::learner::{self, LearnerDraft};
use crate::matching::{SearchHints, search_variants};
use crate::value::{ChallengeKind, Uln};

/// A learner without a ULN, and the postcodes of earlier addresses and of the parents.
///
/// # Privacy
///
/// There is no `Debug`.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct FormerPostcodes<'a> {
    /// The learner, with the present postcode.
    pub learner: LearnerDraft<'a>,
    /// Previous postcodes, the likeliest first. What is no postcode is passed over.
    pub postcodes: Vec<String>,
}

/// A ULN that the output of a search gave.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct FoundUln {
    /// The learner's place in the list that was searched for, from 1.
    pub learner: u64,
    /// The stage of the file that found it.
    pub stage: u64,
    /// The ULN.
    pub uln: Uln,
}

/// The most files of a search: one for each postcode of the learner who has most.
// CHOICE: nobody has lived at so many addresses that a registrar would search by them.
const MOST_POSTCODES: usize = 20;

/// Plans the file that searches for learners by previous postcodes. [`plan_restore`] follows when its output is there.
///
/// **A batch file registers whom it does not find.** So there is one stage, with the first previous postcode of each
/// learner; other postcodes are for the portal, before the upload. A web-service job of type CHK registers nobody: with
/// [`PlanPolicy::is_check_only`] each postcode has a stage, and whom a stage has found is left out of the next.
///
/// The address goes along with its postcode when that is restored, and not with the previous one.
///
/// # Source
///
/// Guide, Appendices B and C ("try uploading a batch file with the previous postcode"), 4.3. Type CHK: LRS schema.
///
/// # Errors
///
/// [`PlanError::FileName`]: the policy's UKPRN or time cannot stand in a file's name.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, FormerPostcodes, FoundUln, PlanPolicy};
/// use lrs_core::{LearnerDraft, Uln, value::Date};
///
/// let learner = LearnerDraft {
///     mis_identifier: "A1".into(),
///     given_name: "Catherine".into(),
///     family_name: "Hartnell".into(),
///     date_of_birth: "2007-03-12".into(),
///     gender: "2".into(),
///     last_known_postcode: "LS1 4AP".into(),
///     ability_to_share: "1".into(),
///     verification_type: "2".into(),
///     ..LearnerDraft::default()
/// };
/// let asked = [FormerPostcodes { learner, postcodes: vec!["EX4 9TR".to_owned()] }];
/// let policy = PlanPolicy::new("10000001", Date::from_ymd(2026, 9, 1).expect("a real date"), 9, 30);
/// let search = batch::plan_search(&asked, &policy)?;
/// assert_eq!(search.files[0].learners[0].last_known_postcode, "EX4 9TR");
///
/// let found = [FoundUln { learner: 1, stage: 1, uln: Uln::parse("9276308686").expect("a ULN") }];
/// let update = batch::plan_restore(&asked, &found, &policy)?;
/// assert_eq!(update.files[0].learners[0].last_known_postcode, "LS1 4AP");
/// assert_eq!(update.files[0].learners[0].uln, "9276308686");
/// # Ok::<(), batch::PlanError>(())
/// ```
pub fn plan_search(asked: &[FormerPostcodes<'_>], policy: &PlanPolicy) -> Result<UpdatePlan, PlanError> {
    let mut notes = Notes::default();
    let mut stages = Stages::new();
    for (asked, learner) in asked.iter().zip(1..) {
        for (place, draft) in judged(asked, learner, policy, &mut notes).into_iter().enumerate() {
            let record = PlanRecord { learner, mandatory: None, optional: Vec::new() };
            stages.entry(place).or_default().push((record, draft));
        }
    }
    if !policy.is_check_only && !stages.is_empty() {
        notes.findings.push(Finding::new(&rules::REGISTERS, None));
    }
    finish(stages, notes, policy)
}

/// Plans the update that gives learners whose ULN was found by a previous postcode their present postcode and address.
///
/// `asked` and `policy` are those of [`plan_search`]; learners are named by their places in `asked`.
///
/// # Source
///
/// Guide, Appendices B and C ("Once you have obtained the ULN please update the ULN with the correct postcode").
///
/// # Errors
///
/// - [`PlanError::NotSearched`]: a ULN is said to be found for a learner or in a stage that was not searched
/// - [`PlanError::FileName`]: the policy's UKPRN or time cannot stand in a file's name
pub fn plan_restore(
    asked: &[FormerPostcodes<'_>],
    found: &[FoundUln],
    policy: &PlanPolicy,
) -> Result<UpdatePlan, PlanError> {
    let mut notes = Notes::default();
    let mut changes = Vec::new();
    let mut first: HashMap<u64, Uln> = HashMap::new();
    let mut doubled = Vec::new();
    for (one, place) in found.iter().zip(1..) {
        let searched = searched_as(asked, one, policy);
        let (held, new) = searched.ok_or(PlanError::NotSearched { place })?;
        match first.entry(one.learner) {
            Entry::Vacant(free) => {
                free.insert(one.uln);
                changes.push(between(&held, new, one.learner, policy, &mut notes));
            }
            Entry::Occupied(other) if *other.get() == one.uln => {}
            Entry::Occupied(_) => doubled.push(one.learner),
        }
    }
    for change in changes.iter_mut().filter(|change| doubled.contains(&change.learner)) {
        let route = Route::DataChallenge(ChallengeKind::DuplicateUln);
        notes.leave_out(change.learner, route, Finding::new(&rules::FOUND_TWICE, Some(Field::Uln)));
        change.stay();
    }
    let changes = order::put_in_order(changes, policy, &mut notes);
    plan(&changes, notes, policy)
}

/// The details by which a ULN was found, with the ULN, and the present ones.
fn searched_as<'a, 'd>(
    asked: &'a [FormerPostcodes<'d>],
    found: &FoundUln,
    policy: &PlanPolicy,
) -> Option<(LearnerDraft<'static>, &'a LearnerDraft<'d>)> {
    let place = |number: u64| usize::try_from(number).ok()?.checked_sub(1);
    let one = asked.get(place(found.learner)?)?;
    let drafts = judged(one, found.learner, policy, &mut Notes::default());
    let mut held = drafts.into_iter().nth(place(found.stage)?)?;
    held.set(Field::Uln, found.uln.to_string());
    Some((held, &one.learner))
}

/// The learner with each previous postcode that is searched by, in canonical form.
fn judged(
    asked: &FormerPostcodes<'_>,
    learner: u64,
    policy: &PlanPolicy,
    notes: &mut Notes,
) -> Vec<LearnerDraft<'static>> {
    let has = |field: Field| !asked.learner.text(field).trim().is_empty();
    if has(Field::Uln) {
        notes.leave_out(learner, Route::Correct, Finding::new(&rules::HAS_ULN, Some(Field::Uln)));
        return Vec::new();
    }
    let mut wrong = None;
    let mut drafts = Vec::new();
    for draft in with_postcodes(asked) {
        let check = learner::check(&draft, &policy.check_policy());
        match check.findings.iter().find(|finding| finding.severity == Severity::Error) {
            Some(error) => wrong = wrong.or(Some(*error)),
            None => drafts.push(canonical(&check)),
        }
    }
    if drafts.is_empty() {
        let none = Finding::new(&rules::NO_POSTCODE, Some(Field::LastKnownPostcode));
        let (route, finding) = wrong.map_or((Route::Portal, none), |error| (route_of(&error), error));
        notes.leave_out(learner, route, finding);
        return drafts;
    }
    if !has(Field::MisIdentifier) {
        notes.find(learner, Finding::new(&rules::NO_IDENTIFIER, Some(Field::MisIdentifier)));
    }
    let more = drafts.len() as u64 - 1;
    if more > 0 && !policy.is_check_only {
        let finding = Finding::new(&rules::MORE_POSTCODES, Some(Field::LastKnownPostcode));
        notes.find(learner, finding.with_numbers([more, 0]));
        drafts.truncate(1);
    }
    drafts
}

/// The learner with each previous postcode, without the address, which is of the present one.
fn with_postcodes(asked: &FormerPostcodes<'_>) -> impl Iterator<Item = LearnerDraft<'static>> {
    // Only as many variants as can be by postcodes, and those that come before them.
    const BEFORE: usize = 3;
    let postcodes: Vec<String> = asked.postcodes.iter().take(MOST_POSTCODES).cloned().collect();
    let hints = SearchHints { limit: postcodes.len() + BEFORE, postcodes, ..SearchHints::default() };
    let variants = search_variants(&asked.learner, &hints).into_iter();
    variants.filter(|variant| variant.code == "search.other_postcode").map(|variant| {
        let mut draft = variant.draft;
        let of_address = [
            Field::LastKnownAddressLine1,
            Field::LastKnownAddressLine2,
            Field::LastKnownAddressTown,
            Field::LastKnownAddressCountyOrCity,
            Field::DateOfAddressCapture,
        ];
        for field in
            Field::ALL.into_iter().filter(|field| of_address.contains(field) || is_identifier(*field))
        {
            draft.set(field, "");
        }
        draft
    })
}
