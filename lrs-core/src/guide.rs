//! Where the rules come from.
//!
//! Every rule of this library names its source as a [`Section`]: the guide's own heading and number, an
//! official schema, a published page, or a choice of ours with the reason. The rules have an edition of
//! their own, apart from the version of the software.

mod return_code;
mod service_code;
mod steps;

use core::fmt;

pub use return_code::{Channel, Outcome, ReturnCode};
pub use service_code::ServiceCode;
pub(crate) use steps::{steps, words};

/// The source that the rules follow unless a policy says otherwise.
pub const EDITION: Edition = Edition::Guide;

/// An edition of the Learning Records Service's rules.
///
/// # Source
///
/// The guide: "LRS Organisation Portal" user guide, about 2017. The release: "Learning Records Service
/// release 19.02.01", published 12 February 2019.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Edition {
    /// The user guide of the LRS Organisation Portal, about 2017.
    #[default]
    Guide,
    /// The release of 12 February 2019: ability to share 2 is no longer sent.
    Release2019,
}

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: [Self; 2] = [Self::Guide, Self::Release2019];

    /// The stable name that crosses to other languages: `guide` or `2019`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Release2019 => "2019",
        }
    }

    /// Finds an edition by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.code() == code)
    }
}

/// Where a rule stands in its source.
///
/// The guide's numbering slips (two sections are numbered 5.2.1, and "section 2.4" means 1.4), so the
/// heading is quoted beside the number.
///
/// # Examples
///
/// ```
/// use lrs_core::guide::Section;
///
/// let section = Section::Guide { number: "Appendix F", heading: "Ability to Share" };
/// assert_eq!(section.to_string(), "guide, Appendix F (Ability to Share)");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Section {
    /// The user guide: section number as printed, and heading.
    Guide {
        /// The number as printed, for example `4.2.1` or `Appendix C`.
        number: &'static str,
        /// The heading as printed.
        heading: &'static str,
    },
    /// A type of the LRS's own XML schema.
    Schema {
        /// The name of the type, for example `MIAPPostCode`.
        name: &'static str,
    },
    /// Another published page or document.
    Source {
        /// What it is called, with its date where it has one.
        title: &'static str,
    },
    /// The sources are silent and we decided.
    OurChoice {
        /// Why we decided so.
        reason: &'static str,
    },
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide { number, heading } => write!(f, "guide, {number} ({heading})"),
            Self::Schema { name } => write!(f, "LRS schema, {name}"),
            Self::Source { title } => f.write_str(title),
            Self::OurChoice { reason } => write!(f, "our choice: {reason}"),
        }
    }
}

/// Sections that more than one room quotes.
pub mod section {
    use super::Section;

    /// Guide, Appendix B: tips for searching.
    pub const SEARCH_TIPS: Section = Section::Guide { number: "Appendix B", heading: "Tips for searching" };
    /// Guide, Appendix C: tips for updating a learner's details.
    pub const UPDATE_TIPS: Section =
        Section::Guide { number: "Appendix C", heading: "Tips for updating a learner's details" };
    /// Guide, Appendix D: verification type.
    pub const VERIFICATION: Section = Section::Guide { number: "Appendix D", heading: "Verification Type" };
    /// Guide, Appendix F: ability to share.
    pub const ABILITY_TO_SHARE: Section =
        Section::Guide { number: "Appendix F", heading: "Ability to Share" };
    /// Guide, 4.2.1: the five mandatory search fields.
    pub const SEARCH: Section =
        Section::Guide { number: "4.2.1", heading: "Search for ULN using personal details" };
    /// Guide, 4.2.2: registering a learner.
    pub const REGISTER: Section =
        Section::Guide { number: "4.2.2", heading: "Register a learner for a new ULN" };
    /// Guide, 1.3: the process as a picture, with the codes that are successful and those that are exceptions.
    pub const PROCESS: Section = Section::Guide { number: "1.3", heading: "High level view of the LRS" };
    /// Guide, 1.4: security requirements, the common breaches and what follows them.
    pub const SECURITY: Section = Section::Guide { number: "1.4", heading: "Security Requirements" };
    /// Guide, 2.3.1: the first login, and what a password is made of.
    pub const FIRST_LOGIN: Section =
        Section::Guide { number: "2.3.1", heading: "Logging in for the first time" };
    /// Guide, Appendix A: the roles and what each allows.
    pub const USER_ROLES: Section =
        Section::Guide { number: "Appendix A", heading: "Types of user in the LRS" };
    /// Guide, 5.2.1 (the second section of that number): the Privacy Notice, and opting out.
    pub const PRIVACY_NOTICE: Section =
        Section::Guide { number: "5.2.1", heading: "Privacy Notice – Ability to share" };
    /// Guide, 4.3: batch files.
    pub const BATCH: Section = Section::Guide { number: "4.3", heading: "Batch files" };
}

/// How to reach the LRS Service Desk, as the guide prints it.
///
/// # Source
///
/// Guide 7.1, Service Desk. The Skills Funding Agency has closed since: look for today's address on
/// GOV.UK before you rely on it.
pub const SERVICE_DESK: Contact = Contact {
    edition: Edition::Guide,
    telephone: "0345 602 2589",
    email: "lrssupport@sfa.bis.gov.uk",
    hours: "Monday to Friday, 8:00 am to 6:00 pm, not on bank holidays",
};

/// A way to reach somebody, with the edition that printed it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Contact {
    /// The edition that printed these details.
    pub edition: Edition,
    /// Telephone number as printed.
    pub telephone: &'static str,
    /// E-mail address as printed. Learner details go there only encrypted (guide 1.4).
    pub email: &'static str,
    /// Opening hours.
    pub hours: &'static str,
}
