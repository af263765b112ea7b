//! A data challenge as somebody prepares it.

use core::fmt;

use super::problem::ChallengeProblem;
use super::route::ChallengeSituation;
use crate::learner::LearnerDraft;
use crate::plr::LearningEvent;
use crate::value::ChallengeKind;

macro_rules! fields {
    ($($variant:ident $name:literal $camel:literal;)*) => {
        /// A field of a [`ChallengeDraft`].
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum ChallengeField {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl ChallengeField {
            /// Every field.
            pub const ALL: [Self; [$($name,)*].len()] = [$(Self::$variant,)*];

            /// The name in Rust and Python, for example `master_uln`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The name in TypeScript and JSON, for example `masterUln`.
            pub const fn camel_name(self) -> &'static str {
                match self { $(Self::$variant => $camel,)* }
            }
        }
    };
}

fields! {
    Learners "learners" "learners";
    MasterUln "master_uln" "masterUln";
    DifferenceReason "difference_reason" "differenceReason";
    Reason "reason" "reason";
    Explanation "explanation" "explanation";
    Qualifications "qualifications" "qualifications";
    Proposed "proposed" "proposed";
    TransferTo "transfer_to" "transferTo";
    ParticipationRecord "participation_record" "participationRecord";
    IsOwnIlr "is_own_ilr" "isOwnIlr";
    IsUlnShared "is_uln_shared" "isUlnShared";
    ContactName "contact_name" "contactName";
    ContactEmailAddress "contact_email_address" "contactEmailAddress";
    ContactTelephone "contact_telephone" "contactTelephone";
}

/// A data challenge as somebody prepares it: what is known so far. Texts that are not known are empty.
///
/// # Source
///
/// Guide, 6.1 (Overview), 6.2 and 6.3.1 to 6.3.3.
///
/// # Privacy
///
/// It holds learners' details, because the challenge is about them. `Debug` shows the kind and which fields are filled.
///
/// # Examples
///
/// ```
/// use lrs_core::challenge::ChallengeDraft;
/// use lrs_core::value::ChallengeKind;
///
/// let draft = ChallengeDraft {
///     explanation: "The learner's family has told us.".into(),
///     ..ChallengeDraft::new(ChallengeKind::DeceasedLearner)
/// };
/// assert_eq!(format!("{draft:?}"), r#"ChallengeDraft { kind: DeceasedLearner, filled: ["explanation"], .. }"#);
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct ChallengeDraft {
    /// What is challenged.
    pub kind: ChallengeKind,
    /// The learners with their ULNs, as far as they are known: for two ULNs of one learner, a record for each ULN; for a
    /// ULN of two learners, a record for each learner; for an event, the learner in whose record it stands.
    pub learners: Vec<LearnerDraft<'static>>,
    /// Which of the ULNs is the master.
    pub master_uln: String,
    /// Why the details of the ULNs differ, where they do.
    pub difference_reason: String,
    /// Why ULNs need de-merging, why details were recorded incorrectly, why a qualification is believed to be there twice.
    pub reason: String,
    /// What the issue is and what has to be done, in your own words.
    pub explanation: String,
    /// The qualifications that are challenged: one, or the two that are one.
    pub qualifications: Vec<LearningEvent>,
    /// What the details of the qualification should be; blank where they are right.
    pub proposed: LearningEvent,
    /// The learner to whom the qualification is to be transferred, with ULN and names; none where it is not.
    pub transfer_to: Option<LearnerDraft<'static>>,
    /// Whether one of the qualifications is a participation record; none where nobody has looked.
    pub participation_record: Option<bool>,
    /// Whether the qualification was uploaded as part of your own current ILR return.
    pub is_own_ilr: bool,
    /// Whether two learners seem to share the ULN now.
    pub is_uln_shared: bool,
    /// The name of whoever can be asked about it.
    pub contact_name: String,
    /// The e-mail address of whoever can be asked about it.
    pub contact_email_address: String,
    /// The telephone number of whoever can be asked about it.
    pub contact_telephone: String,
}

impl ChallengeDraft {
    /// A draft of which only the kind is known.
    pub fn new(kind: ChallengeKind) -> Self {
        Self {
            kind,
            learners: Vec::new(),
            master_uln: String::new(),
            difference_reason: String::new(),
            reason: String::new(),
            explanation: String::new(),
            qualifications: Vec::new(),
            proposed: LearningEvent::default(),
            transfer_to: None,
            participation_record: None,
            is_own_ilr: false,
            is_uln_shared: false,
            contact_name: String::new(),
            contact_email_address: String::new(),
            contact_telephone: String::new(),
        }
    }

    /// The problem and what is known around it, for [`route`](super::route()).
    pub const fn situation(&self) -> ChallengeSituation {
        ChallengeSituation {
            problem: ChallengeProblem::of(self.kind),
            is_own_ilr: self.is_own_ilr,
            is_uln_shared: self.is_uln_shared,
            participation_record: self.participation_record,
        }
    }

    fn is_filled(&self, field: ChallengeField) -> bool {
        match field {
            ChallengeField::Learners => !self.learners.is_empty(),
            ChallengeField::MasterUln => !self.master_uln.is_empty(),
            ChallengeField::DifferenceReason => !self.difference_reason.is_empty(),
            ChallengeField::Reason => !self.reason.is_empty(),
            ChallengeField::Explanation => !self.explanation.is_empty(),
            ChallengeField::Qualifications => !self.qualifications.is_empty(),
            ChallengeField::Proposed => self.proposed != LearningEvent::default(),
            ChallengeField::TransferTo => self.transfer_to.is_some(),
            ChallengeField::ParticipationRecord => self.participation_record.is_some(),
            ChallengeField::IsOwnIlr => self.is_own_ilr,
            ChallengeField::IsUlnShared => self.is_uln_shared,
            ChallengeField::ContactName => !self.contact_name.is_empty(),
            ChallengeField::ContactEmailAddress => !self.contact_email_address.is_empty(),
            ChallengeField::ContactTelephone => !self.contact_telephone.is_empty(),
        }
    }
}

impl fmt::Debug for ChallengeDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = ChallengeField::ALL.into_iter().filter(|field| self.is_filled(*field));
        let filled: Vec<_> = filled.map(ChallengeField::name).collect();
        f.debug_struct("ChallengeDraft")
            .field("kind", &self.kind)
            .field("filled", &filled)
            .finish_non_exhaustive()
    }
}
