//! One object of a call, whose names are taken one by one.

use super::Error;
use super::given::Given;
use super::nested::{Nested, list, optional, text};
use super::policy::day;
use crate::access::RoleSet;
use crate::learner::InputError;
use crate::value::{Date, UserRole};

/// An object whose names are taken one by one; what is left at the end is not known.
pub(super) struct Object {
    names: Vec<(String, Slot)>,
    count: usize,
}

/// A value and which of the object's names it has, counted from 1.
pub(super) struct Slot {
    pub(super) place: usize,
    pub(super) value: Nested,
}

impl Object {
    pub(super) fn of(given: Nested) -> Result<Self, Error> {
        let Nested::Names(names) = given else { return Err(InputError::Shape.into()) };
        let count = names.len();
        let slots = names.into_iter().zip(1..).map(|((name, value), place)| (name, Slot { place, value }));
        Ok(Self { names: slots.collect(), count })
    }

    /// A name that is not there is blank, and counts as the last.
    pub(super) fn take(&mut self, name: &str) -> Slot {
        match self.names.iter().position(|(known, _)| known == name) {
            Some(at) => self.names.swap_remove(at).1,
            None => Slot { place: self.count, value: Nested::Plain(Given::Blank) },
        }
    }

    /// Where a name stands, which is taken later.
    pub(super) fn peek(&self, name: &str) -> Slot {
        let found = self.names.iter().find(|(known, _)| known == name);
        Slot { place: found.map_or(self.count, |(_, slot)| slot.place), value: Nested::Plain(Given::Blank) }
    }

    pub(super) fn end(self) -> Result<(), Error> {
        let places = self.names.iter().map(|(_, slot)| slot.place);
        places.min().map_or(Ok(()), |place| Err(InputError::UnknownName { place }.into()))
    }

    pub(super) fn text(&mut self, name: &str) -> Result<String, Error> {
        Ok(text(self.take(name).value)?)
    }

    pub(super) fn optional_text(&mut self, name: &str) -> Result<Option<String>, Error> {
        match self.take(name).value {
            Nested::Plain(Given::Blank) => Ok(None),
            value => Ok(Some(text(value)?)),
        }
    }

    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>, Error> {
        let Slot { place, value } = self.take(name);
        Ok(list(value, InputError::Setting { place }, text)?)
    }

    pub(super) fn word<T>(&mut self, name: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, Error> {
        let Slot { place, value } = self.take(name);
        Ok(optional(value, InputError::Setting { place }, read)?)
    }

    pub(super) fn wanted<T>(&mut self, name: &str, read: fn(&str) -> Option<T>) -> Result<T, Error> {
        let Slot { place, .. } = self.peek(name);
        self.word(name, read)?.ok_or_else(|| InputError::Setting { place }.into())
    }

    pub(super) fn flag(&mut self, name: &str) -> Result<bool, Error> {
        Ok(self.optional_flag(name)?.unwrap_or_default())
    }

    pub(super) fn optional_flag(&mut self, name: &str) -> Result<Option<bool>, Error> {
        match self.take(name) {
            Slot { value: Nested::Plain(Given::Blank), .. } => Ok(None),
            Slot { value: Nested::Plain(Given::Flag(flag)), .. } => Ok(Some(flag)),
            Slot { place, .. } => Err(InputError::Setting { place }.into()),
        }
    }

    pub(super) fn whole(&mut self, name: &str) -> Result<Option<u32>, Error> {
        let Slot { place, value } = self.take(name);
        let wrong = || Error::from(InputError::Setting { place });
        match value {
            Nested::Plain(Given::Blank) => Ok(None),
            Nested::Plain(Given::Whole(number)) => u32::try_from(number).map(Some).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }

    /// A whole number from 1.
    pub(super) fn bound(&mut self, name: &str) -> Result<Option<u32>, Error> {
        let Slot { place, .. } = self.peek(name);
        match self.whole(name)? {
            Some(0) => Err(InputError::Setting { place }.into()),
            bound => Ok(bound),
        }
    }

    pub(super) fn day(&mut self, name: &str) -> Result<Date, Error> {
        let Slot { value, .. } = self.take(name);
        let given = match &value {
            Nested::Plain(given) => Some(given),
            _ => None,
        };
        Ok(day(given)?)
    }

    pub(super) fn roles(&mut self, name: &str) -> Result<Option<RoleSet>, Error> {
        let Slot { place, value } = self.take(name);
        let items = match value {
            Nested::Plain(Given::Blank) => return Ok(None),
            Nested::List(items) => items,
            _ => return Err(InputError::Setting { place }.into()),
        };
        let role = |item| UserRole::parse(&text(item)?).map_err(|error| Error::from(&error));
        items.into_iter().map(role).collect::<Result<RoleSet, Error>>().map(Some)
    }
}
