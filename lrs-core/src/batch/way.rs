//! Which way learners go to the LRS: by hand on the portal, by batch files, or by web services.

use super::file::SIZE;
use super::split::BatchRoute;
use crate::finding::{Finding, Rule};
use crate::guide::Section;

/// A way to find, register and update learners at the LRS.
///
/// # Source
///
/// Guide 4.1 (Overview of ULN management).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Way {
    /// One by one on the Organisation Portal.
    Portal,
    /// Batch files that are uploaded on the Organisation Portal.
    Batch,
    /// From the management information system, which is linked to the LRS.
    WebServices,
}

impl Way {
    /// Every way, in the order of the guide.
    pub const ALL: [Self; 3] = [Self::Portal, Self::Batch, Self::WebServices];

    /// The stable name: `portal`, `batch` or `web_services`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Batch => "batch",
            Self::WebServices => "web_services",
        }
    }
}

/// Which way is best, in how many parts, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct WayAdvice {
    /// The way.
    pub way: Way,
    /// How many learners to type in, files to upload, or batch calls to make.
    pub parts: u64,
    /// Why, the weightiest reason first: each a piece of advice with its code, source and words.
    pub reasons: Vec<Finding>,
}

/// The most learners for whom the portal is quickest.
// SOURCE: guide 4.1.
const BY_HAND: u64 = 50;
/// The most learners in one file, and in one batch call of the web services.
const A_FILE: u64 = BatchRoute::Portal.most();
const A_CALL: u64 = BatchRoute::WebService.most();

/// Says which way so many learners go best: web services where they are linked, else the portal up to 50 learners, and
/// batch files above.
///
/// # Source
///
/// Guide 4.1 (Overview of ULN management). Sizes: 50 to 5,000 records a portal file, 1 to 200 a batch call.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{Way, way};
///
/// assert_eq!(way(50, false).way, Way::Portal);
/// assert_eq!(way(50, true).way, Way::WebServices);
/// let advice = way(5_001, false);
/// assert_eq!((advice.way, advice.parts), (Way::Batch, 2));
/// assert_eq!(advice.reasons[0].code, "batch.way.batch");
/// ```
pub fn way(count: u64, is_linked: bool) -> WayAdvice {
    let (way, rule, a_part, more) = match count {
        _ if is_linked => (Way::WebServices, &WEB_SERVICES, A_CALL, Some(&SEVERAL_CALLS)),
        0..=BY_HAND => (Way::Portal, &PORTAL, 1, None),
        _ => (Way::Batch, &BATCH, A_FILE, Some(&SEVERAL_FILES)),
    };
    let parts = count.div_ceil(a_part);
    let mut reasons = vec![Finding::new(rule, None).with_numbers([count, BY_HAND])];
    reasons.extend(
        more.filter(|_| parts > 1).map(|rule| Finding::new(rule, None).with_numbers([parts, a_part])),
    );
    WayAdvice { way, parts, reasons }
}

const MANAGEMENT: Section = Section::Guide { number: "4.1", heading: "Overview" };

static PORTAL: Rule = Rule::advice(
    "batch.way.portal",
    MANAGEMENT,
    "{0} learners are quickest done by hand on the Organisation Portal, which the guide says of up to {1}",
    "Find, register or update each on the portal: it takes all changes of a learner at once.",
);
static BATCH: Rule = Rule::advice(
    "batch.way.batch",
    MANAGEMENT,
    "{0} learners are more than the {1} for whom the portal is quickest: send batch files",
    "Write the files, upload them with the role LRB Batch User, and process every exception within 45 days.",
);
static WEB_SERVICES: Rule = Rule::advice(
    "batch.way.web_services",
    MANAGEMENT,
    "your system is linked to the LRS, and web services are the preferred way for any number of learners",
    "Let your management information system send the learners; it may help with the exceptions too.",
);
static SEVERAL_FILES: Rule = Rule::advice(
    "batch.way.several_files",
    SIZE,
    "that is {0} files, because one takes at most {1} learners",
    "Cut the learners into files of nearly the same size, so that none of them is too small.",
);
static SEVERAL_CALLS: Rule = Rule::advice(
    "batch.way.several_calls",
    Section::Schema { name: "MIAPLearnerRecordCount" },
    "that is {0} calls, because a registration batch of the web services takes at most {1} learners",
    "Make the calls one after the other, and read the output of each.",
);

/// The rules of this room.
pub(super) static RULES: &[&Rule] = &[&PORTAL, &BATCH, &WEB_SERVICES, &SEVERAL_FILES, &SEVERAL_CALLS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_each_way() {
        let said = |count, is_linked| {
            let advice = way(count, is_linked);
            (advice.way.code(), advice.parts, advice.reasons.len())
        };
        assert_eq!(said(0, false), ("portal", 0, 1));
        assert_eq!(said(50, false), ("portal", 50, 1));
        assert_eq!(said(51, false), ("batch", 1, 1));
        assert_eq!(said(5_000, false), ("batch", 1, 1));
        assert_eq!(said(5_001, false), ("batch", 2, 2));
        assert_eq!(said(200, true), ("web_services", 1, 1));
        assert_eq!(said(201, true), ("web_services", 2, 2));
        assert_eq!(said(u64::MAX, false).0, "batch");
    }
}
