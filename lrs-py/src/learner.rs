//! A learner's record: as somebody typed it, and as it survived checking.

pub(crate) mod check;
pub(crate) mod draft;
pub(crate) mod given;
pub(crate) mod policy;
pub(crate) mod prohibited;
pub(crate) mod record;
pub(crate) mod stream;
mod table;
