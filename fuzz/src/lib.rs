//! What is done with hostile input, one function for each reader and parser.
//!
//! A target takes any bytes and panics when a law is broken. Each asserts more than that nothing panics: that what
//! was read can be written and read again, that a second pass changes nothing, that what is proposed is valid.
//!
//! The same functions are run in two ways: by libFuzzer (`fuzz_targets/`), which looks for new paths for as long as it
//! is let, and by `tests/smoke.rs` on any toolchain, which replays the seeds and a fixed set of changes to them.

pub mod mutate;

mod attachment;
mod audit;
mod batch;
mod batch_map;
mod batch_outcome;
mod batch_xml;
mod date;
mod draft;
mod html;
mod judge;
mod matching;
mod mime;
mod model;
mod name;
mod plr;
mod postcode;
mod prohibited;
mod register;
mod report;
mod sharing_log;
mod uln;
mod workbook;

pub use attachment::{archive, office, pdf};
pub use audit::audit;
pub use batch::batch;
pub use batch_map::batch_map;
pub use batch_outcome::batch_outcome;
pub use batch_xml::batch_xml;
pub use date::date;
pub use draft::draft;
pub use html::html;
pub use judge::judge;
pub use matching::matching;
pub use mime::mime;
pub use model::model;
pub use name::name;
pub use plr::plr;
pub use postcode::postcode;
pub use prohibited::prohibited;
pub use register::register;
pub use report::report;
pub use sharing_log::sharing_log;
pub use uln::uln;
pub use workbook::workbook;

/// A target: it takes any bytes and panics when a law is broken.
pub type Target = fn(&[u8]);

/// Every target, by the name of its program and of its folder of seeds.
pub const TARGETS: &[(&str, Target)] = &[
    ("archive", archive),
    ("audit", audit),
    ("batch", batch),
    ("batch_map", batch_map),
    ("batch_outcome", batch_outcome),
    ("batch_xml", batch_xml),
    ("date", date),
    ("draft", draft),
    ("html", html),
    ("judge", judge),
    ("matching", matching),
    ("mime", mime),
    ("model", model),
    ("name", name),
    ("office", office),
    ("pdf", pdf),
    ("plr", plr),
    ("postcode", postcode),
    ("prohibited", prohibited),
    ("register", register),
    ("report", report),
    ("sharing_log", sharing_log),
    ("uln", uln),
    ("workbook", workbook),
];
