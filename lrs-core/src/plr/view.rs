//! Who may see a record, and which of its events.

use super::event::LearningEvent;
use super::{PlrFinding, VIEWING};
use crate::finding::Rule;
use crate::guide::{Section, section};
use crate::value::{AbilityToShare, UserRole};

/// Who asks to see a record, and what is known of the learner.
///
/// The default may see nothing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct PlrRequest {
    /// The roles of the user.
    pub roles: Vec<UserRole>,
    /// Whether the user has found the learner by a search.
    pub has_searched: bool,
    /// Whether the learner has seen the Privacy Notice.
    pub has_seen_privacy_notice: bool,
    /// The learner's ability to share; none where it is not known.
    pub ability_to_share: Option<AbilityToShare>,
    /// Whether it is the learner who asks for a copy of the own record.
    pub is_learner: bool,
}

/// What somebody may see of a record.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PlrAccess {
    /// A user may see it.
    Allowed,
    /// The learner may have a photocopy.
    LearnerCopy,
    /// It is not shown.
    Refused,
}

impl PlrAccess {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Allowed, Self::LearnerCopy, Self::Refused];

    /// The stable name: `allowed`, `learner_copy` or `refused`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::LearnerCopy => "learner_copy",
            Self::Refused => "refused",
        }
    }
}

/// Whether a record may be seen, which of its events, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlrView {
    /// The answer.
    pub access: PlrAccess,
    /// Why: each thing that stands in the way, or what allows it.
    pub reasons: Vec<PlrFinding>,
    /// The events that may be shown, by their places from 0, in their order.
    pub shown: Vec<usize>,
    /// The events that are hidden because they are sensitive. That there are any is not to be shown either.
    pub hidden: Vec<usize>,
}

/// Decides whether a record may be seen, and which of its events.
///
/// A user needs the role Learner Record and must have found the learner by a search; the learner must have seen the Privacy
/// Notice and share the record. Everything that stands in the way is named at once. Sensitive events are hidden even so.
/// The learner may always have a photocopy of the own record, sensitive events too: opting out keeps it from others alone.
///
/// # Source
///
/// Guide 5.3 (Viewing the Personal Learning Record), 5.2.1 (Privacy Notice – Ability to share), Appendix A, Appendix F.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{PlrAccess, PlrRequest, view};
///
/// let nobody = view(&[], &PlrRequest::default());
/// assert_eq!(nobody.access, PlrAccess::Refused);
/// assert!(nobody.reasons.iter().any(|reason| reason.code() == "plr.view.role"));
/// assert_eq!(view(&[], &PlrRequest { is_learner: true, ..PlrRequest::default() }).access, PlrAccess::LearnerCopy);
/// ```
pub fn view(events: &[LearningEvent], request: &PlrRequest) -> PlrView {
    let whole = || (0..events.len()).collect();
    if request.is_learner {
        let reasons = vec![PlrFinding::new(&LEARNER_COPY)];
        return PlrView { access: PlrAccess::LearnerCopy, reasons, shown: whole(), hidden: Vec::new() };
    }
    let against = obstacles(request);
    if !against.is_empty() {
        return PlrView {
            access: PlrAccess::Refused,
            reasons: against.into_iter().map(PlrFinding::new).collect(),
            shown: Vec::new(),
            hidden: Vec::new(),
        };
    }
    let is_sensitive = |place: &usize| events.get(*place).is_some_and(LearningEvent::is_sensitive);
    let (hidden, shown): (Vec<_>, Vec<_>) = (0..events.len()).partition(is_sensitive);
    let mut reasons = vec![PlrFinding::new(&ALLOWED)];
    if !hidden.is_empty() {
        reasons.push(PlrFinding::new(&SENSITIVE));
    }
    PlrView { access: PlrAccess::Allowed, reasons, shown, hidden }
}

/// Everything that keeps a user from seeing the record.
fn obstacles(request: &PlrRequest) -> Vec<&'static Rule> {
    let sharing = match request.ability_to_share {
        Some(AbilityToShare::AbleToShare) => None,
        Some(AbilityToShare::UnableToShare) => Some(&OPTED_OUT),
        Some(AbilityToShare::NotSeen) => Some(&NOT_SEEN),
        None => Some(&SHARING_UNKNOWN),
    };
    let obstacles = [
        (!request.roles.contains(&UserRole::LearnerRecord)).then_some(&ROLE),
        (!request.has_searched).then_some(&SEARCH_FIRST),
        (!request.has_seen_privacy_notice).then_some(&NOTICE_UNSHOWN),
        sharing,
    ];
    obstacles.into_iter().flatten().collect()
}

static ALLOWED: Rule = Rule::advice(
    "plr.view.allowed",
    VIEWING,
    "the user has the role Learner Record and has found the learner, and the learner shares the record",
    "Use it for what it is there for: information, advice and guidance of this learner.",
);
static LEARNER_COPY: Rule = Rule::advice(
    "plr.view.learner_copy",
    section::PRIVACY_NOTICE,
    "the learner may always have a photocopy of the own record, opted out or not",
    "Make sure that it is the learner who asks, and hand the copy to nobody else.",
);
static SENSITIVE: Rule = Rule::advice(
    "plr.view.sensitive",
    section::ABILITY_TO_SHARE,
    "qualifications deemed sensitive are hidden even where the learner shares the record",
    "Show the other events, and do not say that any are left out.",
);
static ROLE: Rule = Rule::error(
    "plr.view.role",
    section::USER_ROLES,
    "only users with the role Learner Record see a Personal Learning Record",
    "Ask your Super User for the role Learner Record.",
);
static SEARCH_FIRST: Rule = Rule::error(
    "plr.view.search_first",
    section::USER_ROLES,
    "a record is opened only after a search has found the learner",
    "Search by ULN, given name and family name, or by the personal details.",
);
static NOTICE_UNSHOWN: Rule = Rule::error(
    "plr.view.notice_not_seen",
    VIEWING,
    "the learner has not been shown the Privacy Notice",
    "Show the learner the Privacy Notice, ask whether the record may be shared, and set the ability to share.",
);
static NOT_SEEN: Rule = Rule::error(
    "plr.view.sharing_not_set",
    section::ABILITY_TO_SHARE,
    "the ability to share is 0: organisations cannot view the record",
    "Once the learner has seen the Privacy Notice, set the ability to share to 1, or to 2 if the learner opts out.",
);
static OPTED_OUT: Rule = Rule::error(
    "plr.view.opted_out",
    section::PRIVACY_NOTICE,
    "the learner has opted out of sharing the record",
    "Only the learner can have a photocopy of it, and can change this wish at any time.",
);
static SHARING_UNKNOWN: Rule = Rule::error(
    "plr.view.sharing_unknown",
    Section::OurChoice { reason: "what is not known to be shared is not shown" },
    "it is not known whether the learner shares the record",
    "Search for the learner: the profile shows the ability to share.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &ALLOWED,
    &LEARNER_COPY,
    &SENSITIVE,
    &ROLE,
    &SEARCH_FIRST,
    &NOTICE_UNSHOWN,
    &NOT_SEEN,
    &OPTED_OUT,
    &SHARING_UNKNOWN,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn events() -> [LearningEvent; 2] {
        [LearningEvent { restriction: "1".to_owned(), ..LearningEvent::default() }, LearningEvent::default()]
    }

    /// Every set of roles, search, notice and ability to share, for users and for the learner.
    #[test]
    fn a_record_is_seen_when_everything_holds_and_never_otherwise() {
        let events = events();
        let mut tried = 0;
        for chosen in 0_u32..(1 << UserRole::ALL.len()) {
            let roles: Vec<_> = UserRole::ALL
                .into_iter()
                .enumerate()
                .filter(|(place, _)| chosen & (1 << place) != 0)
                .map(|(_, role)| role)
                .collect();
            let has_role = roles.contains(&UserRole::LearnerRecord);
            for (has_searched, has_seen_privacy_notice) in
                [(false, false), (false, true), (true, false), (true, true)]
            {
                for ability_to_share in AbilityToShare::ALL.map(Some).into_iter().chain([None]) {
                    let request = PlrRequest {
                        roles: roles.clone(),
                        has_searched,
                        has_seen_privacy_notice,
                        ability_to_share,
                        is_learner: false,
                    };
                    let shares = ability_to_share == Some(AbilityToShare::AbleToShare);
                    let wanted = [has_role, has_searched, has_seen_privacy_notice, shares];
                    let is_allowed = wanted.iter().all(|holds| *holds);
                    let seen = view(&events, &request);
                    assert_eq!(seen.access == PlrAccess::Allowed, is_allowed, "{request:?}");
                    if is_allowed {
                        assert_eq!((seen.shown, seen.hidden), (vec![1], vec![0]));
                    } else {
                        assert_eq!(seen.access, PlrAccess::Refused);
                        assert_eq!((seen.shown, seen.hidden), (vec![], vec![]));
                        let missing = wanted.iter().filter(|holds| !**holds).count();
                        assert_eq!(seen.reasons.len(), missing, "each obstacle is named: {request:?}");
                    }
                    let own = view(&events, &PlrRequest { is_learner: true, ..request });
                    assert_eq!((own.access, own.shown.len()), (PlrAccess::LearnerCopy, 2));
                    tried += 1;
                }
            }
        }
        assert_eq!(tried, (1 << UserRole::ALL.len()) * 4 * 4);
    }
}
