//! What a judge of messages must be told, and how far a mail is unpacked.

use std::sync::Arc;

use lrs_core::breach;
use lrs_core::wire;
use pyo3::prelude::*;

use super::given::{Keyword, named, refused};
use crate::learner::stream::drafts;
use crate::value::Value as _;

/// How a message is judged; every argument by its name, and each may be left out.
///
/// `floor` is how sure a piece of evidence must be to count, in percent; `hold` are the kinds of breach for which a message is
/// held, all unless said otherwise; `hold_unread` says that a picture or another part that is not read holds it too; `today`
/// is the day on which ages are judged, the message's own where it is left out; `roster` is a `Roster` of your learners;
/// `staff` are names of people who are no learners; `organisation_domains` and `organisation_postcodes` are the
/// organisation's own. Its repr shows nothing of whom you know.
#[pyclass(frozen, module = "lrs.breach")]
pub(crate) struct BreachPolicy(breach::BreachPolicy);

#[pymethods]
impl BreachPolicy {
    #[new]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (*, floor=None, hold=None, hold_unread=None, today=None, edition=None, roster=None, staff=None,
        organisation_domains=None, organisation_postcodes=None))]
    fn new(
        floor: Option<Bound<'_, PyAny>>,
        hold: Option<Bound<'_, PyAny>>,
        hold_unread: Option<Bound<'_, PyAny>>,
        today: Option<Bound<'_, PyAny>>,
        edition: Option<Bound<'_, PyAny>>,
        roster: Option<Bound<'_, Roster>>,
        staff: Option<Bound<'_, PyAny>>,
        organisation_domains: Option<Bound<'_, PyAny>>,
        organisation_postcodes: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let values =
            [floor, hold, hold_unread, today, edition, staff, organisation_domains, organisation_postcodes];
        let roster = roster.map(|roster| Arc::clone(&roster.get().0));
        wire::read_breach_policy(named(&KEYWORDS, values)?, roster).map(Self).map_err(refused(&KEYWORDS))
    }

    /// How sure a piece of evidence must be to count, in percent.
    #[getter]
    fn floor(&self) -> u8 {
        self.0.floor
    }

    /// The kinds of breach for which a message is held, as a new list.
    #[getter]
    fn hold(&self) -> Vec<&'static str> {
        self.0.hold.iter().copied().map(breach::BreachKind::code).collect()
    }

    /// Whether a message is held that has a part of a kind which is not read.
    #[getter]
    fn hold_unread(&self) -> bool {
        self.0.hold_unread
    }

    /// The day on which ages are judged; None for the day that the message bears.
    #[getter]
    fn today<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.today.map(|today| today.to_python(py)).transpose()
    }

    /// The edition of the rules.
    #[getter]
    fn edition(&self) -> &'static str {
        self.0.edition.code()
    }

    /// Your learners; None where there are none.
    #[getter]
    fn roster(&self) -> Option<Roster> {
        self.0.roster.as_ref().map(|roster| Roster(Arc::clone(roster)))
    }

    /// Names of people who are no learners, as a new list.
    #[getter]
    fn staff(&self) -> Vec<String> {
        self.0.staff.clone()
    }

    /// Domains of e-mail addresses that are the organisation's own, as a new list.
    #[getter]
    fn organisation_domains(&self) -> Vec<String> {
        self.0.organisation_domains.clone()
    }

    /// Postcodes of the organisation's sites and partners, as a new list.
    #[getter]
    fn organisation_postcodes<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.0.organisation_postcodes.iter().map(|postcode| postcode.to_python(py)).collect()
    }

    fn __repr__(&self) -> String {
        let breach::BreachPolicy { floor, hold_unread, roster, .. } = &self.0;
        let flag = |flag: bool| if flag { "True" } else { "False" };
        let learners = roster.as_ref().map_or(0, |roster| roster.len());
        format!("BreachPolicy(floor={floor}, hold_unread={}, {learners} learners)", flag(*hold_unread))
    }
}

const KEYWORDS: [Keyword; 8] = [
    Keyword { name: "floor", wire: "floor", wanted: "a whole number from 0 to 100" },
    Keyword { name: "hold", wire: "hold", wanted: "a list of codes of BreachKind" },
    Keyword { name: "hold_unread", wire: "holdUnread", wanted: "true or false" },
    Keyword { name: "today", wire: "today", wanted: "a date" },
    Keyword { name: "edition", wire: "edition", wanted: "one of guide, 2019" },
    Keyword { name: "staff", wire: "staff", wanted: "a list of names" },
    Keyword { name: "organisation_domains", wire: "organisationDomains", wanted: "a list of domains" },
    Keyword { name: "organisation_postcodes", wire: "organisationPostcodes", wanted: "a list of postcodes" },
];

/// The policy of a call, or the default.
pub(super) fn wanted(policy: Option<Bound<'_, BreachPolicy>>) -> breach::BreachPolicy {
    policy.map_or_else(breach::BreachPolicy::default, |policy| policy.get().0.clone())
}

/// The learners whom you know, so that one who is met is known and told apart from others.
///
/// Takes what a `matching.Register` takes: a list of drafts, records or dictionaries, or a table. It holds personal data; its
/// repr shows how many learners there are.
#[pyclass(frozen, module = "lrs.breach")]
pub(crate) struct Roster(Arc<breach::Roster>);

#[pymethods]
impl Roster {
    #[new]
    fn new(py: Python<'_>, learners: Bound<'_, PyAny>) -> PyResult<Self> {
        let learners = drafts(&learners)?;
        Ok(Self(Arc::new(py.detach(|| breach::Roster::new(&learners)))))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("Roster({} learners)", self.0.len())
    }
}

/// How far a mail is unpacked before the rest is named as unread; every argument by its name, each a whole number from 1.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(PartialEq)]
pub(crate) struct ReadBounds(pub(super) breach::ReadBounds);

#[pymethods]
impl ReadBounds {
    #[new]
    #[pyo3(signature = (*, message_bytes=None, text_bytes=None, depth=None, parts=None, ratio=None))]
    fn new(
        message_bytes: Option<Bound<'_, PyAny>>,
        text_bytes: Option<Bound<'_, PyAny>>,
        depth: Option<Bound<'_, PyAny>>,
        parts: Option<Bound<'_, PyAny>>,
        ratio: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let values = [message_bytes, text_bytes, depth, parts, ratio];
        wire::read_bounds(named(&OF_BOUNDS, values)?).map(Self).map_err(refused(&OF_BOUNDS))
    }

    /// Bytes of the message as it comes.
    #[getter]
    fn message_bytes(&self) -> usize {
        self.0.message_bytes
    }

    /// Bytes of text that come out of all parts together.
    #[getter]
    fn text_bytes(&self) -> usize {
        self.0.text_bytes
    }

    /// Files inside files: an archive in an attached message is 2 deep.
    #[getter]
    fn depth(&self) -> usize {
        self.0.depth
    }

    /// Parts and files together.
    #[getter]
    fn parts(&self) -> usize {
        self.0.parts
    }

    /// How many times its size a packed file may unpack to.
    #[getter]
    fn ratio(&self) -> usize {
        self.0.ratio
    }

    fn __repr__(&self) -> String {
        let breach::ReadBounds { message_bytes, text_bytes, depth, parts, ratio } = self.0;
        format!(
            "ReadBounds(message_bytes={message_bytes}, text_bytes={text_bytes}, depth={depth}, parts={parts}, \
             ratio={ratio})"
        )
    }
}

const WHOLE: &str = "a whole number from 1";

const OF_BOUNDS: [Keyword; 5] = [
    Keyword { name: "message_bytes", wire: "messageBytes", wanted: WHOLE },
    Keyword { name: "text_bytes", wire: "textBytes", wanted: WHOLE },
    Keyword { name: "depth", wire: "depth", wanted: WHOLE },
    Keyword { name: "parts", wire: "parts", wanted: WHOLE },
    Keyword { name: "ratio", wire: "ratio", wanted: WHOLE },
];
