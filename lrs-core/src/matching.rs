//! Whether two records are about the same learner, and how to look for one.
//!
//! So far: [`search_variants`], the guide's tips for a search that found nobody.

mod forms;
mod variants;

pub use variants::{SearchHints, SearchVariant, search_variants};

pub(crate) use variants::RULES as VARIANT_RULES;
