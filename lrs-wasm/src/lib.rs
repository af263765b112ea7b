//! The rules of the UK Learning Records Service for browsers, bundlers and Node.
//!
//! Calls of a line or two and no rule: what goes in and out is `lrs_core::wire`'s. The names that people
//! use are in `ts/`, which also turns what is thrown here into an `LrsError`. A panic in WebAssembly cannot
//! be caught, so nothing here may panic: whatever a caller hands over is taken as a value of JavaScript and
//! read here.

#[cfg(feature = "access")]
pub mod access;
#[cfg(feature = "batch")]
pub mod batch;
#[cfg(feature = "breach")]
pub mod breach;
#[cfg(feature = "challenge")]
pub mod challenge;
#[cfg(feature = "batch")]
pub mod checker;
#[cfg(feature = "enrolment")]
pub mod enrolment;
mod input;
pub mod learner;
#[cfg(feature = "matching")]
pub mod matching;
#[cfg(feature = "batch")]
pub mod outcome;
mod output;
#[cfg(feature = "batch")]
pub mod plan;
#[cfg(feature = "plr")]
pub mod plr;
#[cfg(feature = "batch")]
pub mod report;
#[cfg(feature = "batch")]
mod source;
pub mod text;
pub mod value;
