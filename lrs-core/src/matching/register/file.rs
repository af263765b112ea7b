//! A register as a file: written, and read again as it was.
//!
//! The file holds what is compared, not what was typed: comparison keys, dates, postcodes, ULNs. That is personal data.

use std::io::{self, Read, Write};

use super::super::keys::Parts;
use super::super::pool::{Birth, Postal};
use super::super::roll::{Roll, Row};
use super::super::weigh::{Email, More};
use super::Register;
use crate::finding::{Field, Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;
use crate::matching::MatchPolicy;
use crate::value::Uln;

/// Why a file is not read as a register.
///
/// # Privacy
///
/// Numbers and sizes, never a value of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RegisterError {
    /// `register.format`: not a register at all.
    Format,
    /// `register.version`: written by another version of the library.
    Version {
        /// The version of the file.
        found: u16,
    },
    /// `register.too_large`: larger than [`Register::MAX_BYTES`].
    TooLarge,
    /// `register.damaged`: cut off, or other than it was written.
    Damaged,
    /// `register.io`: the reader or writer failed.
    Io {
        /// How.
        kind: io::ErrorKind,
    },
}

impl RuleError for RegisterError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Format => &FORMAT,
            Self::Version { .. } => &VERSION,
            Self::TooLarge => &TOO_LARGE,
            Self::Damaged => &DAMAGED,
            Self::Io { .. } => &IO,
        }
    }

    fn numbers(&self) -> Numbers {
        match self {
            Self::Version { found } => [u64::from(*found), u64::from(FILE_VERSION)],
            _ => [0, 0],
        }
    }
}

rule_error!(RegisterError, "register");

impl From<io::Error> for RegisterError {
    fn from(error: io::Error) -> Self {
        Self::Io { kind: error.kind() }
    }
}

const MARK: &[u8; 6] = b"LRSREG";
const FILE_VERSION: u16 = 1;
/// Mark, version, size of what follows, and its checksum.
const HEAD: usize = MARK.len() + 2 + 8 + 8;

impl Register {
    /// The most bytes that are read as a register: some hundred a learner, for every learner of the country.
    pub const MAX_BYTES: u64 = 16 << 30;

    /// Writes the register, with a version and a checksum.
    ///
    /// # Privacy
    ///
    /// The file holds personal data: give nobody but its owner the right to read it, and delete it when it has served
    /// its purpose.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Io`]
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{LearnerDraft, MatchPolicy, matching::Register};
    ///
    /// let held = LearnerDraft { family_name: "Hartnell".into(), date_of_birth: "2007-03-12".into(), ..LearnerDraft::default() };
    /// let register = Register::new([&held], &MatchPolicy::default());
    /// let mut file = Vec::new();
    /// register.write(&mut file)?;
    /// let again = Register::read(file.as_slice(), &MatchPolicy::default())?;
    /// assert_eq!(again.find(&held), register.find(&held));
    /// # Ok::<(), lrs_core::matching::RegisterError>(())
    /// ```
    pub fn write(&self, mut writer: impl Write) -> Result<(), RegisterError> {
        let body = self.body();
        writer.write_all(MARK)?;
        writer.write_all(&FILE_VERSION.to_le_bytes())?;
        writer.write_all(&(body.len() as u64).to_le_bytes())?;
        writer.write_all(&checksum(&body).to_le_bytes())?;
        writer.write_all(&body)?;
        Ok(writer.flush()?)
    }

    /// Reads a register that was [written](Self::write); ids, merged ULNs and all answers are as they were under the
    /// same policy.
    ///
    /// # Errors
    ///
    /// [`RegisterError`]: a file that is none, of another version, too large or damaged is refused whole.
    pub fn read(reader: impl Read, policy: &MatchPolicy) -> Result<Self, RegisterError> {
        let mut reader = reader.take(Self::MAX_BYTES + HEAD as u64 + 1);
        let mut file = Vec::new();
        reader.read_to_end(&mut file)?;
        let mut head = Source { rest: file.strip_prefix(MARK).ok_or(RegisterError::Format)? };
        let found = u16::from_le_bytes(head.bytes().ok_or(RegisterError::Damaged)?);
        if found != FILE_VERSION {
            return Err(RegisterError::Version { found });
        }
        if file.len() as u64 > Self::MAX_BYTES {
            return Err(RegisterError::TooLarge);
        }
        let size = head.u64().ok_or(RegisterError::Damaged)?;
        let sum = head.u64().ok_or(RegisterError::Damaged)?;
        let body = head.rest;
        if body.len() as u64 != size || checksum(body) != sum {
            return Err(RegisterError::Damaged);
        }
        Self::of_body(Source { rest: body }, policy).ok_or(RegisterError::Damaged)
    }

    fn body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let pool = &self.roll.pool;
        list(&mut body, pool.names.iter(), |body, name| text(body, &name.key));
        list(&mut body, self.roll.more().iter(), |body, more| {
            let numbers =
                [&[more.preferred, more.place, more.school][..], &more.middle[..], &more.previous[..]];
            numbers.concat().into_iter().for_each(|number| body.extend(number.to_le_bytes()));
            let email = more.email.unwrap_or(Email { whole: 0, local: 0 });
            body.push(u8::from(more.email.is_some()));
            body.extend(email.whole.to_le_bytes());
            body.extend(email.local.to_le_bytes());
        });
        let learners = self.roll.rows.iter().zip(&self.ulns).zip(&self.is_here);
        list(&mut body, learners, |body, ((row, uln), is_here)| {
            row.write(body);
            body.extend(uln.map_or(0, number_of).to_le_bytes());
            body.push(u8::from(*is_here));
        });
        list(&mut body, self.masters.iter(), |body, (linked, master)| {
            body.extend(number_of(*linked).to_le_bytes());
            body.extend(number_of(*master).to_le_bytes());
        });
        list(&mut body, self.unread.iter(), |body, (id, field)| {
            body.extend(id.to_le_bytes());
            body.push(*field as u8);
        });
        body
    }

    fn of_body(mut source: Source<'_>, policy: &MatchPolicy) -> Option<Self> {
        let mut register = Self::new([], policy);
        let mut names = 0;
        source.list(|source| {
            names += 1;
            let number = register.roll.pool.name(source.text()?);
            (number.checked_add(1)? == names).then_some(())
        })?;
        let is_name = |number: &u32| *number < names || *number == super::NONE;
        source.list(|source| {
            let numbers: Vec<u32> = (0..7).map(|_| source.u32().filter(is_name)).collect::<Option<_>>()?;
            let [preferred, place, school, first, second, earlier, at_16] = *numbers.as_slice() else {
                return None;
            };
            let has_email = source.flag()?;
            let email = Email { whole: source.u64()?, local: source.u32()? };
            register.roll.push_more(More {
                preferred,
                middle: [first, second],
                previous: [earlier, at_16],
                place,
                school,
                email: has_email.then_some(email),
            });
            Some(())
        })?;
        source.list(|source| {
            let row = Row::read(source, &mut register.roll)
                .filter(|row| is_name(&row.given) && is_name(&row.family))?;
            let (number, is_here) = (source.u64()?, source.flag()?);
            let uln = uln_of(number);
            (number == 0 || uln.is_some()).then(|| register.take_back(row, uln, is_here))?
        })?;
        source.list(|source| {
            let [linked, master] = [source.u64()?, source.u64()?].map(uln_of);
            register.merge(master?, linked?).then_some(())
        })?;
        source.list(|source| {
            let (id, field) = (source.u32()?, source.bytes::<1>()?);
            let field = *Field::ALL.get(usize::from(u8::from_le_bytes(field)))?;
            register.unread.push((id, field));
            Some(())
        })?;
        register.index.settle();
        source.rest.is_empty().then_some(register)
    }

    /// Puts a learner back in its place. One who was removed keeps the id, and counts no more.
    fn take_back(&mut self, row: Row, uln: Option<Uln>, is_here: bool) -> Option<()> {
        let id = u32::try_from(self.roll.rows.len()).ok()?;
        self.roll.rows.push(row);
        self.ulns.push(uln);
        self.is_here.push(is_here);
        if is_here {
            self.count += 1;
            self.roll.count(&row, 1);
            if let Some(uln) = uln {
                self.by_uln.entry(uln).or_insert(id);
            }
            self.index.insert(&Parts::of(&self.roll, &row), id);
        }
        Some(())
    }
}

/// Writes how many there are, and each.
fn list<T>(
    body: &mut Vec<u8>,
    items: impl ExactSizeIterator<Item = T>,
    mut write: impl FnMut(&mut Vec<u8>, T),
) {
    body.extend((items.len() as u64).to_le_bytes());
    items.for_each(|item| write(body, item));
}

fn text(body: &mut Vec<u8>, text: &str) {
    body.extend((text.len() as u64).to_le_bytes());
    body.extend(text.as_bytes());
}

const fn number_of(uln: Uln) -> u64 {
    uln.to_u64()
}

/// The ULN of a number. None has zero, which stands for no ULN.
fn uln_of(number: u64) -> Option<Uln> {
    Uln::parse(&number.to_string()).ok()
}

/// FNV-1a, eight bytes at a time: it tells a damaged file, not a forged one.
fn checksum(body: &[u8]) -> u64 {
    let (words, rest) = body.as_chunks::<8>();
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x0100_0000_01B3).rotate_left(29);
    let sum = words
        .iter()
        .fold(body.len() as u64 ^ 0xCBF2_9CE4_8422_2325, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| mix(sum, u64::from(*byte)))
}

/// What is still to be read. Each step gives none where the bytes do not suffice.
struct Source<'f> {
    rest: &'f [u8],
}

impl<'f> Source<'f> {
    fn take(&mut self, count: usize) -> Option<&'f [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.bytes().map(u64::from_le_bytes)
    }

    fn flag(&mut self) -> Option<bool> {
        match self.bytes()? {
            [0] => Some(false),
            [1] => Some(true),
            _ => None,
        }
    }

    fn text(&mut self) -> Option<&'f str> {
        let length = usize::try_from(self.u64()?).ok()?;
        core::str::from_utf8(self.take(length)?).ok()
    }

    /// Reads each of a list. A count larger than the bytes is seen before anything is made.
    fn list(&mut self, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        let count = self.u64()?;
        if count > self.rest.len() as u64 {
            return None;
        }
        (0..count).try_for_each(|_| read(self))
    }
}

impl Row {
    fn write(&self, body: &mut Vec<u8>) {
        for number in [self.given, self.family, self.more] {
            body.extend(number.to_le_bytes());
        }
        let (kind, birth) = match self.birth.map(|birth| birth.value) {
            None => (0, 0),
            Some(Birth::Digits(digits)) => (1, digits),
            Some(Birth::Text(text)) => (2, text),
        };
        body.push(kind);
        body.extend(birth.to_le_bytes());
        let (kind, postcode) = match self.postcode.map(|postcode| postcode.value) {
            None => (0, [0; 8]),
            Some(Postal::Unit(unit)) => (1, unit),
            Some(Postal::Text(text)) => (2, text),
        };
        body.push(kind);
        body.extend(postcode);
        body.extend([self.gender, u8::from(self.has_default_postcode)]);
    }

    fn read(source: &mut Source<'_>, roll: &mut Roll) -> Option<Self> {
        let [given, family, more] = [source.u32()?, source.u32()?, source.u32()?];
        let birth = match (source.bytes()?, source.u32()?) {
            ([0], _) => None,
            ([1], digits) if digits < 100_000_000 => Some(Birth::Digits(digits)),
            ([2], text) => Some(Birth::Text(text)),
            _ => return None,
        };
        let postcode = match (source.bytes()?, source.bytes()?) {
            ([0], _) => None,
            ([1], unit) => Some(Postal::Unit(unit)),
            ([2], text) => Some(Postal::Text(text)),
            _ => return None,
        };
        let [gender] = source.bytes()?;
        let has_default_postcode = source.flag()?;
        let is_more = more == super::NONE || roll.more().get(more as usize).is_some();
        is_more.then(|| Self {
            given,
            family,
            birth: birth.map(|birth| roll.pool.births.take(birth)),
            postcode: postcode.map(|postcode| roll.pool.postcodes.take(postcode)),
            more,
            gender,
            has_default_postcode,
        })
    }
}

const CHOICE: Section = Section::OurChoice { reason: "the file is this library's own" };

static FORMAT: Rule = Rule::error(
    "register.format",
    CHOICE,
    "the file is not a register of this library",
    "Choose the file that was written as a register.",
);
static VERSION: Rule = Rule::error(
    "register.version",
    CHOICE,
    "the register was written in version {0} of its format, this library reads version {1}",
    "Make the register again from the learners, or use the version of the library that wrote it.",
);
static TOO_LARGE: Rule = Rule::error(
    "register.too_large",
    CHOICE,
    "the file is larger than any register",
    "Choose the file that was written as a register.",
);
static DAMAGED: Rule = Rule::error(
    "register.damaged",
    CHOICE,
    "the register is cut off or damaged",
    "Take a copy of the file that is whole, or make the register again from the learners.",
);
static IO: Rule = Rule::error(
    "register.io",
    CHOICE,
    "the register could not be read or written to its end",
    "Look at whether the file is there and may be used, and whether the disk is full.",
);

/// The rules of reading. `register.io` and `register.too_large` are not among them: no small file breaks them.
pub(crate) static RULES: &[&Rule] = &[&FORMAT, &VERSION, &DAMAGED];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::LearnerDraft;

    fn learners() -> Vec<LearnerDraft<'static>> {
        let one = LearnerDraft {
            uln: "9276308686".into(),
            given_name: "Catherine".into(),
            middle_other_name: "Agnes Олена".into(),
            family_name: "van der Hartnell".into(),
            previous_family_name: "Ashworthy".into(),
            date_of_birth: "2007-03-12".into(),
            last_known_postcode: "LS1 4AP".into(),
            place_of_birth: "Leeds".into(),
            email_address: "c@example.org".into(),
            gender: "2".into(),
            ..LearnerDraft::default()
        };
        let odd = LearnerDraft {
            uln: "1026893096".into(),
            date_of_birth: "spring".into(),
            last_known_postcode: "4011".into(),
            ..one.clone()
        };
        let bare = LearnerDraft {
            family_name: "Ng".into(),
            last_known_postcode: "ZZ99 9ZZ".into(),
            ..LearnerDraft::default()
        };
        vec![one, odd, bare]
    }

    fn register() -> Register {
        let mut register = Register::new(&learners(), &MatchPolicy::default());
        let [master, linked] = ["9276308686", "9900000004"].map(|uln| Uln::parse(uln).ok());
        assert!(master.zip(linked).is_some_and(|(master, linked)| register.merge(master, linked)));
        register.insert(&learners().remove(2));
        assert!(register.remove(1));
        register
    }

    fn written(register: &Register) -> Vec<u8> {
        let mut file = Vec::new();
        assert_eq!(register.write(&mut file), Ok(()));
        file
    }

    #[test]
    fn what_was_written_is_read_as_it_was() {
        let register = register();
        let file = written(&register);
        let again = Register::read(file.as_slice(), &MatchPolicy::default());
        let Ok(mut again) = again else { panic!("{:?}", again.err()) };
        assert_eq!((again.len(), again.unread()), (register.len(), register.unread()));
        for learner in learners() {
            assert_eq!(again.find(&learner), register.find(&learner));
        }
        let linked = LearnerDraft { uln: "9900000004".into(), ..learners().remove(0) };
        assert_eq!(again.find(&linked).response_code.code(), "WSRC0022");
        assert_eq!(written(&again), file, "written again, the same bytes");
        assert_eq!(again.insert(&linked), 4, "ids go on");
    }

    #[test]
    fn every_change_and_every_cut_is_seen() {
        let file = written(&register());
        for place in 0..file.len() {
            let mut changed = file.clone();
            if let Some(byte) = changed.get_mut(place) {
                *byte ^= 0x10;
            }
            assert!(Register::read(changed.as_slice(), &MatchPolicy::default()).is_err(), "byte {place}");
            let cut = file.get(..place).unwrap_or_default();
            assert!(Register::read(cut, &MatchPolicy::default()).is_err(), "cut at {place}");
        }
        let mut longer = file.clone();
        longer.push(0);
        assert_eq!(
            Register::read(longer.as_slice(), &MatchPolicy::default()).err(),
            Some(RegisterError::Damaged)
        );
    }

    #[test]
    fn no_body_makes_it_panic() {
        // With a checksum that fits, so that the body itself is read.
        let register = register();
        let body = register.body();
        for place in 0..body.len() {
            for change in [0x01, 0x80, 0xFF] {
                let mut body = body.clone();
                if let Some(byte) = body.get_mut(place) {
                    *byte ^= change;
                }
                if let Some(read) = Register::of_body(Source { rest: &body }, &MatchPolicy::default()) {
                    for learner in learners() {
                        assert!(read.find(&learner).candidates.len() <= 10);
                    }
                }
            }
        }
    }
}
