//! The outcome of whole files.
