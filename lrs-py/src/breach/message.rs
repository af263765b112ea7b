//! What is judged: a message as somebody reads it who has no password.

use lrs_core::breach::{self, ReadBounds as Bounds};
use lrs_core::wire::{self, Given, Nested};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use super::given::{Keyword, input_refused, named, nested, refused, text};
use super::policy::ReadBounds;
use crate::text::Text;
use crate::value::Value as _;

/// An e-mail as somebody reads it who has no password; every argument by its name, and each may be left out.
///
/// `from_` is who sends it (`from` is a word of Python's own); `to` is who gets it, one text an address; `body` is the plain
/// body with all that is quoted, `html` the HTML body as HTML; `attachments` are `Attachment`s or dictionaries of their names
/// and values; `channel` is a `Channel` or its code, `encryption` an `Encryption` or its code where the whole body is closed;
/// `date` is a date or ISO text; `unread` says what could not be read. Its repr shows how much there is and nothing of it.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(Clone, PartialEq)]
pub(crate) struct EmailMessage(pub(crate) breach::EmailMessage);

#[pymethods]
impl EmailMessage {
    #[new]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    #[pyo3(signature = (*, from_=None, to=None, subject=None, date=None, body=None, html=None, attachments=None,
        channel=None, encryption=None, unread=None))]
    fn new(
        from_: Option<Bound<'_, PyAny>>,
        to: Option<Bound<'_, PyAny>>,
        subject: Option<Bound<'_, PyAny>>,
        date: Option<Bound<'_, PyAny>>,
        body: Option<Bound<'_, PyAny>>,
        html: Option<Bound<'_, PyAny>>,
        attachments: Option<Bound<'_, PyAny>>,
        channel: Option<Bound<'_, PyAny>>,
        encryption: Option<Bound<'_, PyAny>>,
        unread: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let values = [from_, to, subject, date, body, html, attachments, channel, encryption, unread];
        wire::read_message(named(&KEYWORDS, values)?).map(Self).map_err(refused(&KEYWORDS))
    }

    /// Reads a mail as it travels (RFC 5322 and MIME): bytes of any kind give a message, and what is lost is in `unread`.
    #[staticmethod]
    #[pyo3(signature = (data, /, bounds=None))]
    fn parse(py: Python<'_>, data: PyBackedBytes, bounds: Option<Bound<'_, ReadBounds>>) -> Self {
        let bounds = bounds.map_or_else(Bounds::default, |bounds| bounds.get().0);
        Self(py.detach(|| breach::EmailMessage::parse_within(&data, &bounds)))
    }

    /// A new message: this one with a file that hangs on it, and all that is in the file. Archives, office files and PDFs are
    /// opened; what could not be read is added to `unread`.
    #[pyo3(signature = (name, data, /, bounds=None))]
    fn attach(
        &self,
        py: Python<'_>,
        name: Text<'_>,
        data: PyBackedBytes,
        bounds: Option<Bound<'_, ReadBounds>>,
    ) -> Self {
        let bounds = bounds.map_or_else(Bounds::default, |bounds| bounds.get().0);
        let (mut message, name) = (self.0.clone(), name.0);
        py.detach(|| message.attach(name, &data, &bounds));
        Self(message)
    }

    /// The texts in which a reader can find something, as a new list; empty ones are left out.
    fn parts(&self) -> Vec<MessagePart> {
        self.0.parts().into_iter().map(|part| MessagePart(part.into())).collect()
    }

    /// Who sends it.
    #[getter]
    fn from_(&self) -> &str {
        &self.0.from
    }

    /// Who gets it, as a new list.
    #[getter]
    fn to(&self) -> Vec<String> {
        self.0.to.clone()
    }

    /// The subject.
    #[getter]
    fn subject(&self) -> &str {
        &self.0.subject
    }

    /// The day on which it was written; None where it does not say.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.date.map(|date| date.to_python(py)).transpose()
    }

    /// The plain body.
    #[getter]
    fn body(&self) -> &str {
        &self.0.body
    }

    /// The HTML body, as HTML.
    #[getter]
    fn html(&self) -> &str {
        &self.0.html
    }

    /// What hangs on it, as a new list.
    #[getter]
    fn attachments(&self) -> Vec<Attachment> {
        self.0.attachments.iter().cloned().map(Attachment).collect()
    }

    /// How it travels: `email` or `portal_data_challenge`.
    #[getter]
    fn channel(&self) -> &'static str {
        self.0.channel.code()
    }

    /// What keeps the whole body closed, for example `smime`; None where it is open.
    #[getter]
    fn encryption(&self) -> Option<&'static str> {
        self.0.encryption.map(breach::Encryption::code)
    }

    /// What could not be read, as a new list.
    #[getter]
    fn unread(&self) -> Vec<Unread> {
        self.0.unread.iter().copied().map(Unread).collect()
    }

    fn __repr__(&self) -> String {
        let breach::EmailMessage { attachments, channel, unread, .. } = &self.0;
        format!(
            "EmailMessage(channel='{}', {} attachments, {} unread)",
            channel.code(),
            attachments.len(),
            unread.len()
        )
    }
}

impl EmailMessage {
    /// The message that an `EmailMessage` is, or that a dictionary of its names and values makes.
    pub(super) fn of(given: &Bound<'_, PyAny>) -> PyResult<breach::EmailMessage> {
        if let Ok(message) = given.cast::<Self>() {
            return Ok(message.get().0.clone());
        }
        wire::read_message(nested(given)?).map_err(|error| input_refused(&error))
    }
}

const KEYWORDS: [Keyword; 10] = [
    Keyword { name: "from_", wire: "from", wanted: "a text" },
    Keyword { name: "to", wire: "to", wanted: "a list of texts" },
    Keyword { name: "subject", wire: "subject", wanted: "a text" },
    Keyword { name: "date", wire: "date", wanted: "a date, or a text written YYYY-MM-DD" },
    Keyword { name: "body", wire: "body", wanted: "a text" },
    Keyword { name: "html", wire: "html", wanted: "a text" },
    Keyword { name: "attachments", wire: "attachments", wanted: "a list of attachments" },
    Keyword { name: "channel", wire: "channel", wanted: "one of email, portal_data_challenge" },
    Keyword { name: "encryption", wire: "encryption", wanted: "a code of Encryption, or None" },
    Keyword { name: "unread", wire: "unread", wanted: "a list of parts with reasons" },
];

/// Something that hangs on a message: its name, what can be read in it without a password, and what keeps it closed.
///
/// Rows of a table are lines, their cells parted by tabs. Its repr shows neither name nor text.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(Clone, PartialEq)]
pub(crate) struct Attachment(breach::Attachment);

#[pymethods]
impl Attachment {
    #[new]
    #[pyo3(signature = (*, name=None, text=None, encryption=None))]
    fn new(
        name: Option<Bound<'_, PyAny>>,
        text: Option<Bound<'_, PyAny>>,
        encryption: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let given = named(&OF_ATTACHMENT, [name, text, encryption])?;
        wire::read_attachment(given).map(Self).map_err(refused(&OF_ATTACHMENT))
    }

    /// The file's name; empty where it has none.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// What can be read in it without a password.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// What keeps it closed, for example `zip_aes`; None where it is open.
    #[getter]
    fn encryption(&self) -> Option<&'static str> {
        self.0.encryption.map(breach::Encryption::code)
    }

    fn __repr__(&self) -> String {
        match self.encryption() {
            Some(encryption) => format!("Attachment(<redacted>, encryption='{encryption}')"),
            None => "Attachment(<redacted>)".to_owned(),
        }
    }
}

impl Attachment {
    pub(super) fn names(&self) -> Nested {
        let closed = self.encryption().map_or(Nested::Plain(Given::Blank), text);
        let names = [("name", text(self.name())), ("text", text(self.text())), ("encryption", closed)];
        Nested::Names(names.map(|(name, value)| (name.to_owned(), value)).into())
    }
}

const OF_ATTACHMENT: [Keyword; 3] = [
    Keyword { name: "name", wire: "name", wanted: "a text" },
    Keyword { name: "text", wire: "text", wanted: "a text" },
    Keyword { name: "encryption", wire: "encryption", wanted: "a code of Encryption, or None" },
];

/// The text of one part of a message, in which evidence has its spans. Its repr does not show the text.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(PartialEq)]
pub(crate) struct MessagePart(wire::MessagePart);

#[pymethods]
impl MessagePart {
    /// `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`.
    #[getter]
    fn part(&self) -> &str {
        &self.0.part
    }

    /// Its text.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    fn __repr__(&self) -> String {
        format!("MessagePart('{}', <redacted>)", self.0.part)
    }
}

/// A part that was not read, and why.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(Clone, PartialEq)]
pub(crate) struct Unread(pub(super) breach::Unread);

#[pymethods]
impl Unread {
    /// Which part: an attachment, or a body.
    #[getter]
    fn part(&self) -> String {
        self.0.part.to_string()
    }

    /// Why, for example `too_large`.
    #[getter]
    fn reason(&self) -> &'static str {
        self.0.reason.code()
    }

    fn __repr__(&self) -> String {
        format!("Unread('{}', '{}')", self.0.part, self.0.reason.code())
    }
}

impl Unread {
    pub(super) fn names(&self) -> Nested {
        let names = [("part", text(&self.part())), ("reason", text(self.reason()))];
        Nested::Names(names.map(|(name, value)| (name.to_owned(), value)).into())
    }
}
