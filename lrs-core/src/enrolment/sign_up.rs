//! An organisation's own way in, as a checklist.

use super::state::PROCESS;
use crate::finding::{Finding, Rule};
use crate::guide::{Section, section, steps};
use crate::value::Ukprn;

/// What kind of organisation signs up.
///
/// # Source
///
/// Guide, 1.3: providers register with the UKRLP, schools on Edubase.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum OrganisationKind {
    /// A learning provider: a college, an employer, a training organisation.
    Provider,
    /// A school.
    School,
}

impl OrganisationKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Provider, Self::School];

    /// The stable name: `provider` or `school`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::School => "school",
        }
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

const GOVERNANCE: Section = Section::Guide { number: "1.2", heading: "Data governance" };
const AGREEMENT: Section = section::FIRST_LOGIN;
const THINGS: Section = Section::Guide { number: "3.4.1", heading: "Things to consider" };
const NOTICES: Section = Section::Guide { number: "Appendix E", heading: "Privacy Notice" };
const WAYS: Section = Section::Guide { number: "4.1", heading: "Overview" };

steps! {
    /// A thing to do before an organisation creates ULNs, for example `nominate_super_user`.
    SignUpStep;
    RegisterUkrlp "register_ukrlp" PROCESS "Register with the UK Register of Learning Providers (UKRLP).";
    RegisterEdubase "register_edubase" PROCESS "See that the school is registered on Edubase, which gives it a UKPRN.";
    ReceiveUkprn "receive_ukprn" PROCESS "Receive the UK Provider Reference Number (UKPRN).";
    NominateSuperUser "nominate_super_user" PROCESS "Nominate a Super User for the service.";
    CompleteForm "complete_form" PROCESS "Complete the Organisation Registration Form.";
    SignAgreement "sign_agreement" GOVERNANCE "Sign the Learning Provider Agreement, which is the Organisation Agreement.";
    AwaitAccount "await_account" PROCESS "The LRS registers the organisation on the portal and sets up the Super User's account.";
    AcceptUserAgreement "accept_user_agreement" AGREEMENT "Every user accepts the terms of the User Agreement.";
    AppointSuperUsers "appoint_super_users" THINGS "Appoint more Super Users: at least three.";
    PlanNotice "plan_notice" NOTICES "Put the Privacy Notice into forms and packs, so that learners have it before a ULN is created.";
    PlanTelling "plan_telling" NOTICES "Plan how learners are told their ULN.";
    PlanIdentity "plan_identity" NOTICES "Plan how the identity of learners is verified.";
    ChooseWay "choose_way" WAYS "Choose between the portal, batch files and web services.";
}

impl SignUpStep {
    /// Whether nothing goes without it; the guide recommends the others.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::AppointSuperUsers | Self::PlanTelling | Self::PlanIdentity | Self::ChooseWay)
    }

    /// Whether an organisation of a kind has it on its list.
    pub const fn is_for(self, kind: OrganisationKind) -> bool {
        match self {
            Self::RegisterUkrlp => matches!(kind, OrganisationKind::Provider),
            Self::RegisterEdubase => matches!(kind, OrganisationKind::School),
            _ => true,
        }
    }

    /// What must be done before it, in the order of the guide's picture.
    pub const fn after(self) -> &'static [Self] {
        match self {
            Self::ReceiveUkprn => &[Self::RegisterUkrlp, Self::RegisterEdubase],
            Self::NominateSuperUser | Self::CompleteForm | Self::SignAgreement => &[Self::ReceiveUkprn],
            Self::AwaitAccount => &[Self::NominateSuperUser, Self::CompleteForm, Self::SignAgreement],
            Self::AcceptUserAgreement | Self::AppointSuperUsers => &[Self::AwaitAccount],
            _ => &[],
        }
    }
}

/// A line of the checklist.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignUpItem {
    /// What is to be done.
    pub step: SignUpStep,
    /// Whether it is done.
    pub is_done: bool,
    /// What it still waits for.
    pub waits_for: Vec<SignUpStep>,
}

/// The checklist of an organisation.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SignUp {
    /// Every line, in order.
    pub items: Vec<SignUpItem>,
    /// What can be done now: what is required first, each in the order of the list.
    pub next: Vec<SignUpStep>,
    /// Whether everything that is required is done, so that ULNs can be created.
    pub is_ready: bool,
    /// What is odd about what is said to be done.
    pub findings: Vec<Finding>,
}

/// Gives the checklist of an organisation that wants to use the LRS, and what can be done now.
///
/// A UKPRN says that the organisation is registered and has received it. `done` are the steps that are done; their order
/// does not matter.
///
/// # Source
///
/// Guide, 1.3 (Sign up), 1.2, 2.3.1, 3.4.1, 4.1, Appendix E.
///
/// # Examples
///
/// ```
/// use lrs_core::Ukprn;
/// use lrs_core::enrolment::{OrganisationKind, SignUpStep, sign_up};
///
/// let start = sign_up(OrganisationKind::School, None, &[]);
/// assert_eq!(start.next[0], SignUpStep::RegisterEdubase);
///
/// let ukprn = Ukprn::parse("10012345")?;
/// let registered = sign_up(OrganisationKind::Provider, Some(ukprn), &[SignUpStep::NominateSuperUser]);
/// assert_eq!(registered.next[..2], [SignUpStep::CompleteForm, SignUpStep::SignAgreement]);
/// assert!(!registered.is_ready);
/// # Ok::<(), lrs_core::value::UkprnError>(())
/// ```
pub fn sign_up(kind: OrganisationKind, ukprn: Option<Ukprn>, done: &[SignUpStep]) -> SignUp {
    let by_ukprn = [SignUpStep::RegisterUkrlp, SignUpStep::RegisterEdubase, SignUpStep::ReceiveUkprn];
    let is_done = |step: SignUpStep| done.contains(&step) || ukprn.is_some() && by_ukprn.contains(&step);
    let item = |step: SignUpStep| {
        let before = step.after().iter().copied();
        let waits_for = before.filter(|&before| before.is_for(kind) && !is_done(before)).collect();
        SignUpItem { step, is_done: is_done(step), waits_for }
    };
    let items: Vec<_> = SignUpStep::ALL.into_iter().filter(|step| step.is_for(kind)).map(item).collect();
    let open = items.iter().filter(|item| !item.is_done);
    let mut next: Vec<_> =
        open.clone().filter(|item| item.waits_for.is_empty()).map(|item| item.step).collect();
    next.sort_by_key(|step| !step.is_required());
    let too_soon = items.iter().any(|item| item.is_done && !item.waits_for.is_empty());
    let is_other = |step: &SignUpStep| !step.is_for(kind);
    let said = [
        (done.iter().any(is_other), &OTHER_REGISTER),
        (too_soon, &OUT_OF_ORDER),
        (done.contains(&SignUpStep::ReceiveUkprn) && ukprn.is_none(), &UKPRN_MISSING),
        (ukprn.is_some_and(|ukprn| !ukprn.is_usual()), &UKPRN_UNUSUAL),
    ];
    SignUp {
        is_ready: open.clone().all(|item| !item.step.is_required()),
        findings: said
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, rule)| Finding::new(rule, None))
            .collect(),
        next,
        items,
    }
}

static OTHER_REGISTER: Rule = Rule::advice(
    "enrolment.sign_up.other_register",
    PROCESS,
    "providers register with the UKRLP and schools on Edubase, and this step is of the other kind",
    "Leave it out: a school gets its UKPRN from Edubase, a provider from the UKRLP.",
);
static OUT_OF_ORDER: Rule = Rule::warning(
    "enrolment.sign_up.out_of_order",
    PROCESS,
    "a step is said to be done before one that it waits for",
    "Look at what the step still waits for, and make up for it.",
);
static UKPRN_MISSING: Rule = Rule::advice(
    "enrolment.sign_up.ukprn_missing",
    PROCESS,
    "the UKPRN is said to be received, and is not given",
    "Enter it: forms and files ask for it.",
);
static UKPRN_UNUSUAL: Rule = Rule::warning(
    "enrolment.sign_up.ukprn_unusual",
    Section::Schema { name: "UKPRN" },
    "a UKPRN is eight digits that begin with 1, save those of test organisations",
    "Compare it with the register.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[&OTHER_REGISTER, &OUT_OF_ORDER, &UKPRN_MISSING, &UKPRN_UNUSUAL];
