//! What is weighed, for those who estimate the weights: each word of a message with its signs, as JSON.

use serde_json::{Value, json};

use super::holds;
use super::sign::{Place, Sign};
use super::tag::About;
use super::word::Symbol;
use crate::breach::assess::Looked;
use crate::breach::lexicon::Lexicon;
use crate::breach::message::{EmailMessage, Part};
use crate::breach::policy::BreachPolicy;
use crate::breach::scan::Scan;

/// Every word of a message that can be a value, with its signs as the table of weights writes them.
///
/// Made for `benches/peers/breach_words.py`.
///
/// # Privacy
///
/// Shows the whole message: nothing to log or to keep.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::{BreachPolicy, EmailMessage, study};
///
/// let message = EmailMessage { body: "Password: Teapot58".into(), ..EmailMessage::default() };
/// let parts = study(&message, &BreachPolicy::default());
/// let body = parts.as_array().unwrap().iter().find(|part| part["part"] == "body").unwrap();
/// assert_eq!(body["words"][1][2][0], "own [mixbw+]");
/// ```
pub fn study(message: &EmailMessage, policy: &BreachPolicy) -> Value {
    let parts = message.parts();
    let looked = Looked::at(message, &parts, policy);
    let holds = holds(&looked.found, looked.talk, &looked.people, looked.has_closed_file, policy.floor);
    let weighed = looked.scans.iter().zip(looked.weighers(holds)).map(|(scan, weigher)| {
        let words: Vec<Value> = weigher.places().filter_map(|place| word(scan, &place)).collect();
        json!({"part": part_of(scan.part), "text": scan.text, "words": words})
    });
    weighed.collect()
}

/// Where a word stands, in bytes, and its signs.
fn word(scan: &Scan<'_>, place: &Place<'_>) -> Option<Value> {
    let own = place.own().filter(|own| own.is_value)?;
    let mut signs: Vec<String> = Vec::new();
    place.signs(&mut |sign| {
        let text = text_of_sign(sign);
        if !signs.contains(&text) {
            signs.push(text);
        }
    });
    let place = scan.span(own.first, own.last);
    Some(json!([place.start, place.end, signs]))
}

const fn part_of(part: Part) -> &'static str {
    match part {
        Part::Subject => "subject",
        Part::Body | Part::Html => "body",
        Part::AttachmentName(_) => "name",
        Part::Attachment(_) => "attachment",
    }
}

fn text_of_sign(sign: Sign) -> String {
    let mut text = String::from(sign.tag.code());
    let symbols = [sign.one, sign.other].into_iter().filter(|symbol| !symbol.is_nothing());
    for (at, symbol) in symbols.enumerate() {
        let is_number = match sign.tag.about() {
            About::Words => false,
            About::WordNumber => at == 1,
            About::Numbers => true,
        };
        text.push(' ');
        text.push_str(&if is_number { ["#", &symbol.0.to_string()].concat() } else { text_of(symbol) });
    }
    text
}

/// As the table writes a symbol.
fn text_of(symbol: Symbol) -> String {
    let look;
    let plain = match symbol.plain() {
        Ok(name) => {
            look = ["[", name, "]"].concat();
            look.as_str()
        }
        Err(id) => Lexicon::get().word(id).unwrap_or("?"),
    };
    let apart = if symbol.is_apart() { "|" } else { "" };
    let label = if symbol.is_label() { ":" } else { "" };
    [apart, plain, label].concat()
}
