//! Whether two records are about the same learner, and how to look for one.

mod bits;
mod cluster;
mod compare;
mod conflicts;
mod dedupe;
mod forms;
mod frequency;
#[cfg(feature = "csv")]
mod gathering;
mod groups;
mod hash;
mod keys;
mod level;
mod model;
mod namesakes;
mod parallel;
mod pool;
mod question;
mod register;
mod roll;
mod variants;
mod waterfall;
mod weigh;

pub use bits::Bits;
pub use cluster::{cluster, cluster_weighted};
pub use compare::{FieldEvidence, MatchOutcome, MatchPolicy, MatchReport, compare};
pub use conflicts::{UlnConflict, conflicts};
pub use dedupe::{
    MatchPair, MatchProgress, OnProgress, dedupe, dedupe_with, estimate_pairs, link, link_with,
};
pub use groups::PairEstimate;
pub use level::Level;
pub use model::MatchModel;
#[cfg(feature = "json")]
pub use model::ModelError;
pub use question::MatchQuestion;
pub use register::{Candidate, FindOutcome, FoundOutcome, Register, RegisterError, ResponseCode};
pub use variants::{SearchHints, SearchVariant, search_variants};

#[cfg(feature = "csv")]
pub(crate) use gathering::Gathering;
pub(crate) use level::RULES as LEVEL_RULES;
#[cfg(feature = "json")]
pub(crate) use model::FILE_RULES as MODEL_RULES;
pub(crate) use register::FILE_RULES as REGISTER_RULES;
pub(crate) use variants::{RULES as VARIANT_RULES, TIP_COUNT, search_tips};
