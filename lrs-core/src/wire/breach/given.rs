//! What another language hands over: messages, policies and bounds, read without guessing.

use std::sync::Arc;

use super::super::given::Given;
use super::super::policy::day;
use super::part_of;
use crate::breach::{
    Attachment, BreachKind, BreachPolicy, Channel, EmailMessage, Encryption, ReadBounds, Roster, Unread,
    UnreadReason,
};
use crate::guide::Edition;
use crate::learner::InputError;
use crate::value::Postcode;

/// A value with what is in it: messages hold lists of objects.
#[derive(Clone, PartialEq)]
pub enum Nested {
    /// A value that holds no others.
    Plain(Given),
    /// A list.
    List(Vec<Self>),
    /// An object's names and values, in the order in which they were handed over.
    Names(Vec<(String, Self)>),
}

impl From<serde_json::Value> for Nested {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Plain(Given::Blank),
            Value::Bool(flag) => Self::Plain(Given::Flag(flag)),
            Value::Number(number) => Self::Plain(match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Given::Whole(whole),
                (None, real) => real.map_or(Given::Other, Given::Real),
            }),
            Value::String(text) => Self::Plain(Given::Text(text)),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(names) => {
                Self::Names(names.into_iter().map(|(name, value)| (name, Self::from(value))).collect())
            }
        }
    }
}

/// Makes a message of an object: `{from, to, subject, date, body, html, attachments, channel, encryption, unread}`, all of
/// which may be left out.
///
/// # Errors
///
/// - [`InputError::Shape`]: the message, an attachment or an unread part is no object
/// - [`InputError::UnknownName`], [`InputError::NotText`]
/// - [`InputError::Setting`]: no list where one belongs, a word that is not known, or a day not written `YYYY-MM-DD`
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, read_message};
///
/// let given = serde_json::json!({ "subject": "Exams", "attachments": [{ "name": "list.zip", "encryption": "zip_aes" }] });
/// let message = read_message(Nested::from(given))?;
/// assert_eq!(message.attachments.len(), 1);
/// # Ok::<(), lrs_core::learner::InputError>(())
/// ```
pub fn read_message(given: Nested) -> Result<EmailMessage, InputError> {
    let mut message = EmailMessage::default();
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "from" => message.from = text(value)?,
            "to" => message.to = list(value, wrong, text)?,
            "subject" => message.subject = text(value)?,
            "date" => message.date = optional(value, wrong, |iso| day(Some(&Given::Text(iso.into()))).ok())?,
            "body" => message.body = text(value)?,
            "html" => message.html = text(value)?,
            "attachments" => message.attachments = list(value, wrong, inside(wrong, read_attachment))?,
            "channel" => message.channel = optional(value, wrong, Channel::from_code)?.unwrap_or_default(),
            "encryption" => message.encryption = optional(value, wrong, Encryption::from_code)?,
            "unread" => message.unread = list(value, wrong, inside(wrong, unread))?,
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    Ok(message)
}

/// A setting that cannot be in an object of a list: the place is that of the list.
fn inside<T>(
    wrong: InputError,
    read: impl Fn(Nested) -> Result<T, InputError>,
) -> impl Fn(Nested) -> Result<T, InputError> {
    move |given| {
        read(given).map_err(|error| if matches!(error, InputError::Setting { .. }) { wrong } else { error })
    }
}

/// Makes an attachment of an object: `{name, text, encryption}`, all of which may be left out.
///
/// # Errors
///
/// [`InputError::Shape`], [`InputError::UnknownName`], [`InputError::NotText`], [`InputError::Setting`]
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, read_attachment};
///
/// let attachment = read_attachment(Nested::from(serde_json::json!({ "name": "list.csv" })))?;
/// assert_eq!(attachment.encryption, None);
/// # Ok::<(), lrs_core::learner::InputError>(())
/// ```
pub fn read_attachment(given: Nested) -> Result<Attachment, InputError> {
    let mut attachment = Attachment::default();
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "name" => attachment.name = text(value)?,
            "text" => attachment.text = text(value)?,
            "encryption" => attachment.encryption = optional(value, wrong, Encryption::from_code)?,
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    Ok(attachment)
}

fn unread(given: Nested) -> Result<Unread, InputError> {
    let (mut part, mut reason) = (None, None);
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "part" => part = optional(value, wrong, part_of)?,
            "reason" => reason = optional(value, wrong, UnreadReason::from_code)?,
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    let (part, reason) = part.zip(reason).ok_or(InputError::Shape)?;
    Ok(Unread { part, reason })
}

/// Makes a policy of an object: `{floor, hold, holdUnread, today, edition, staff, organisationDomains,
/// organisationPostcodes}`, all of which may be left out, and of the caller's learners.
///
/// # Errors
///
/// [`InputError::Shape`], [`InputError::UnknownName`], [`InputError::NotText`], [`InputError::Today`],
/// [`InputError::Setting`]
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, read_breach_policy};
///
/// let given = serde_json::json!({ "holdUnread": true, "hold": ["credentials"] });
/// let policy = read_breach_policy(Nested::from(given), None)?;
/// assert!(policy.hold_unread);
/// # Ok::<(), lrs_core::learner::InputError>(())
/// ```
pub fn read_breach_policy(given: Nested, roster: Option<Arc<Roster>>) -> Result<BreachPolicy, InputError> {
    let mut policy = BreachPolicy { roster, ..BreachPolicy::default() };
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        if !SETTINGS.contains(&name.as_str()) {
            return Err(InputError::UnknownName { place });
        }
        match (name.as_str(), value) {
            (_, Nested::Plain(Given::Blank)) => {}
            ("floor", Nested::Plain(Given::Whole(floor @ 0..=100))) => {
                policy.floor = u8::try_from(floor).map_err(|_| wrong)?;
            }
            ("hold", value) => {
                let kind = |value| text(value).map(|code| BreachKind::from_code(&code));
                let kinds = list(value, wrong, kind)?;
                policy.hold = kinds.into_iter().collect::<Option<_>>().ok_or(wrong)?;
            }
            ("holdUnread", Nested::Plain(Given::Flag(hold))) => policy.hold_unread = hold,
            ("today", Nested::Plain(value)) => policy.today = Some(day(Some(&value))?),
            ("edition", Nested::Plain(Given::Text(code))) => {
                policy.edition = Edition::from_code(&code).ok_or(wrong)?;
            }
            ("staff", value) => policy.staff = list(value, wrong, text)?,
            ("organisationDomains", value) => policy.organisation_domains = list(value, wrong, text)?,
            ("organisationPostcodes", value) => {
                let postcode = |value| text(value).map(|text| Postcode::read(&text).ok());
                let readings = list(value, wrong, postcode)?.into_iter().collect::<Option<Vec<_>>>();
                let readings = readings.ok_or(wrong)?;
                policy.organisation_postcodes =
                    readings.into_iter().map(|reading| reading.postcode).collect();
            }
            _ => return Err(wrong),
        }
    }
    Ok(policy)
}

/// The names of a policy; a blank one leaves the default.
const SETTINGS: [&str; 8] = [
    "floor",
    "hold",
    "holdUnread",
    "today",
    "edition",
    "staff",
    "organisationDomains",
    "organisationPostcodes",
];

/// Makes bounds of an object: `{messageBytes, textBytes, depth, parts, ratio}`, whole numbers from 1, all of which may be
/// left out.
///
/// # Errors
///
/// [`InputError::Shape`], [`InputError::UnknownName`], [`InputError::Setting`]
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Nested, read_bounds};
///
/// let bounds = read_bounds(Nested::from(serde_json::json!({ "parts": 50 })))?;
/// assert_eq!((bounds.parts, bounds.depth), (50, 5));
/// # Ok::<(), lrs_core::learner::InputError>(())
/// ```
pub fn read_bounds(given: Nested) -> Result<ReadBounds, InputError> {
    let mut bounds = ReadBounds::default();
    for (place, name, value) in named(given)? {
        let bound = match name.as_str() {
            "messageBytes" => &mut bounds.message_bytes,
            "textBytes" => &mut bounds.text_bytes,
            "depth" => &mut bounds.depth,
            "parts" => &mut bounds.parts,
            "ratio" => &mut bounds.ratio,
            _ => return Err(InputError::UnknownName { place }),
        };
        match value {
            Nested::Plain(Given::Blank) => {}
            Nested::Plain(Given::Whole(number @ 1..)) => {
                *bound = usize::try_from(number).unwrap_or(usize::MAX);
            }
            _ => return Err(InputError::Setting { place }),
        }
    }
    Ok(bounds)
}

/// The names and values of an object, each with its place from 1.
pub(in crate::wire) fn named(
    given: Nested,
) -> Result<impl Iterator<Item = (usize, String, Nested)>, InputError> {
    let Nested::Names(names) = given else { return Err(InputError::Shape) };
    Ok((1..).zip(names).map(|(place, (name, value))| (place, name, value)))
}

pub(in crate::wire) fn text(value: Nested) -> Result<String, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(String::new()),
        Nested::Plain(Given::Text(text)) => Ok(text),
        _ => Err(InputError::NotText { field: None }),
    }
}

pub(in crate::wire) fn list<T>(
    value: Nested,
    wrong: InputError,
    read: impl Fn(Nested) -> Result<T, InputError>,
) -> Result<Vec<T>, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(Vec::new()),
        Nested::List(items) => items.into_iter().map(read).collect(),
        _ => Err(wrong),
    }
}

/// A word that stands for something, or nothing.
pub(in crate::wire) fn optional<T>(
    value: Nested,
    wrong: InputError,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(None),
        Nested::Plain(Given::Text(text)) => read(&text).map(Some).ok_or(wrong),
        _ => Err(wrong),
    }
}
