//! What a judge of messages must be told: whom the caller knows, and when to hold.

use std::collections::HashSet;
use std::sync::Arc;

use super::entity::name;
use super::kind::BreachKind;
use super::roster::Roster;
use crate::guide::{EDITION, Edition};
use crate::value::Date;
use crate::value::Postcode;

/// How a message is judged.
///
/// # Privacy
///
/// `Debug` shows nothing of whom the caller knows.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::BreachPolicy;
///
/// let policy = BreachPolicy { hold_unread: true, ..BreachPolicy::default() };
/// assert_eq!(policy.floor, 50);
/// ```
#[derive(Clone)]
pub struct BreachPolicy {
    /// The edition of the rules. All editions list the same breaches.
    pub edition: Edition,
    /// How sure a piece of evidence must be to count, in percent.
    pub floor: u8,
    /// The kinds for which a message is held; the others are told and it may go.
    pub hold: Vec<BreachKind>,
    /// Whether a message is held that has a part of a kind which is not read: a picture, an old document.
    pub hold_unread: bool,
    /// The day on which ages are judged; none for the day that the message bears.
    pub today: Option<Date>,
    /// The caller's learners: their names and numbers are known when they are met, and told apart.
    pub roster: Option<Arc<Roster>>,
    /// Names of people who are no learners: staff, contacts.
    pub staff: Vec<String>,
    /// Domains of e-mail addresses that are the organisation's own.
    pub organisation_domains: Vec<String>,
    /// Postcodes of the organisation's sites and partners.
    pub organisation_postcodes: Vec<Postcode>,
}

impl BreachPolicy {
    /// The names of staff as words to compare.
    pub(super) fn staff_words(&self) -> HashSet<String> {
        let mut words = HashSet::new();
        for person in &self.staff {
            name::add(&mut words, person);
        }
        words
    }
}

impl Default for BreachPolicy {
    fn default() -> Self {
        Self {
            edition: EDITION,
            // CHOICE: even odds.
            floor: 50,
            hold: BreachKind::ALL.to_vec(),
            hold_unread: false,
            today: None,
            roster: None,
            staff: Vec::new(),
            organisation_domains: Vec::new(),
            organisation_postcodes: Vec::new(),
        }
    }
}

impl core::fmt::Debug for BreachPolicy {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BreachPolicy")
            .field("floor", &self.floor)
            .field("hold", &self.hold)
            .field("hold_unread", &self.hold_unread)
            .field("has_roster", &self.roster.is_some())
            .finish_non_exhaustive()
    }
}
