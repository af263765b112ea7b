//! Enrolment: from an organisation's sign-up to a ULN that an awarding organisation has verified.
//!
//! [`sign_up`](sign_up()) is the checklist of an organisation that wants to use the LRS. A learner's way is a state machine:
//! [`transitions`] is its table, [`advance`] takes one step of it, and [`next_step`] says what to do now, what is needed
//! for it and why. A [`SharingLog`] keeps what a learner's ability to share was, from when on, by which version of the Privacy
//! Notice, and who recorded it.
//!
//! # Examples
//!
//! ```
//! use lrs_core::enrolment::{EnrolmentEvent, EnrolmentStep, Situation, advance, next_step};
//!
//! let mut situation = Situation::default();
//! for event in [EnrolmentEvent::HasNoUln, EnrolmentEvent::Shares, EnrolmentEvent::IdentityVerified] {
//!     situation = advance(&situation, event)?;
//! }
//! assert_eq!(next_step(&situation).step, EnrolmentStep::SearchByDetails);
//! let error = advance(&situation, EnrolmentEvent::Registered).expect_err("nobody has searched");
//! assert_eq!(error.code(), "enrolment.not_now");
//! # Ok::<(), lrs_core::enrolment::EnrolmentError>(())
//! ```
#![doc = include_str!("enrolment/flow.md")]

mod diagram;
mod error;
mod guard;
mod next_step;
mod sharing;
mod sign_up;
mod situation;
mod state;
mod transition;

pub use diagram::diagram;
pub use error::EnrolmentError;
pub use guard::Guard;
pub use next_step::{EnrolmentStep, NextStep, next_step};
pub use sharing::{
    Moment, SharingChange, SharingLog, SharingLogError, SharingLogLimits, SharingPolicy, SharingReplay,
};
pub use sign_up::{OrganisationKind, SignUp, SignUpItem, SignUpStep, sign_up};
pub use situation::{Identity, Situation, advance};
pub use state::{EnrolmentEvent, EnrolmentState};
pub use transition::{Transition, transitions};

/// The rules of this room.
pub(crate) static RULES: &[&[&crate::finding::Rule]] =
    &[guard::RULES, error::RULES, next_step::RULES, sign_up::RULES, sharing::RULES, sharing::ERROR_RULES];
