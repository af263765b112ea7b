//! The faults that colleges really make, to be planted in clean learners.
//!
//! Each [`Fault`] is one slip of a person or of a program: a spreadsheet that turned a date into a number, a
//! form that took "none" for an e-mail address. How common each is follows what vendors' help pages, the
//! guide and the LRS's own letters complain about; the numbers are our choice, in cards of a pack of 100.

mod spoil;

use lrs_core::LearnerDraft;

use super::random::Random;

macro_rules! faults {
    ($($variant:ident $cards:literal $expected:ident $(($code:literal))? $words:literal;)*) => {
        /// One way in which a learner's row is wrong.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Fault {
            $(#[doc = concat!($words, ".")] $variant,)*
        }

        impl Fault {
            /// Every fault.
            pub const ALL: [Self; [$($cards,)*].len()] = [$(Self::$variant,)*];

            /// How many of 100 faulty rows have this fault.
            pub const fn cards(self) -> u64 {
                match self { $(Self::$variant => $cards,)* }
            }

            /// What a check of the file says about it.
            pub const fn expected(self) -> Expected {
                match self { $(Self::$variant => Expected::$expected $(($code))?,)* }
            }

            /// What went wrong, in a few words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)* }
            }
        }
    };
}

faults! {
    UlnScientific 3 Finding("uln.digits_lost") "A spreadsheet rounded the ULN to scientific form";
    UlnDecimal 2 Finding("uln.length") "A data frame made the ULN a decimal number";
    UlnSpaced 2 Finding("uln.length") "The ULN is written in groups";
    UlnHyphened 1 Finding("uln.length") "The ULN is written with hyphens";
    UlnApostrophe 1 Finding("batch.spreadsheet.apostrophe") "The apostrophe that keeps a spreadsheet's text stayed before the ULN";
    UlnLetterO 1 Finding("uln.not_digit") "The letter O stands for a zero of the ULN";
    UlnWrongDigit 2 Finding("uln.check_digit") "One digit of the ULN is mistyped";
    UlnSwappedDigits 1 Finding("uln.check_digit") "Two neighbouring digits of the ULN are swapped";
    UlnShort 1 Finding("uln.length") "One digit of the ULN is missing";
    UlnPlaceholder 2 Finding("uln.placeholder") "The ILR's placeholder stands for the ULN";
    BirthDateSlashes 5 Repair("date.repair.format") "A spreadsheet wrote the birth date as DD/MM/YYYY";
    BirthDateAmbiguous 3 Finding("date_of_birth.ambiguous") "The birth date is DD/MM/YYYY and could be read month first";
    BirthDateMonthFirst 1 Finding("date_of_birth.month_first") "The birth date is MM/DD/YYYY";
    BirthDateSerial 2 Finding("date_of_birth.spreadsheet_day") "A spreadsheet left the birth date as a count of days";
    BirthDateTwoDigitYear 2 Finding("date_of_birth.century") "The birth date has a year of two digits";
    BirthDateWords 1 Repair("date.repair.format") "The birth date is written with the month's name";
    BirthDateImpossible 1 Finding("date_of_birth.impossible") "The calendar has no such birth date";
    BirthDateFuture 1 Finding("date_of_birth.future") "The birth date lies in the future";
    BirthDateTooYoung 2 Finding("date_of_birth.age") "The year of enrolment stands in the birth date";
    BirthDateTooOld 1 Finding("date_of_birth.age") "The birth date's century is wrong";
    BirthDateNewYear 1 Finding("date_of_birth.placeholder") "1 January stands for a birth date that is not known";
    BirthDateMissing 1 Finding("field.missing") "There is no birth date";
    AddressDateBeforeBirth 1 Finding("date_of_address_capture.before_birth") "The address was taken down before the birth";
    AddressDateFuture 1 Finding("date_of_address_capture.future") "The address was taken down in the future";
    PostcodePrison 2 Finding("postcode.prison") "The postcode is a prison's";
    PostcodeLetterForDigit 2 Finding("postcode.inward") "A letter stands for a digit of the postcode";
    PostcodeMissing 4 Finding("field.missing") "There is no postcode";
    PostcodeUnspaced 3 Repair("postcode.repair.spaces") "The postcode has no space";
    PostcodeLowerCase 2 Repair("postcode.repair.case") "The postcode is in small letters";
    PostcodeDefault 1 Finding("postcode.default") "The postcode is the one for not known";
    PostcodeOutwardOnly 1 Finding("postcode.incomplete") "Half of the postcode is missing";
    NamesSwapped 2 Nothing "Given and family name have changed places";
    NamesInOneField 1 Finding("name.both_in_one") "Given and family name stand together in the given name";
    GivenNameTitled 2 Finding("name.title") "A title stands before the given name";
    GivenNameNickname 2 Finding("name.nickname") "A nickname follows the given name in brackets";
    GivenNameMissing 1 Finding("field.missing") "There is no given name";
    NameCurlyApostrophe 2 Repair("name.repair.apostrophe") "A word processor curled the apostrophe of a name";
    NameSpaces 2 Repair("name.repair.spaces") "A name has blanks before, after or between that do not belong";
    NameTooLong 1 Finding("name.too_long") "A name is longer than its field";
    NameMojibake 1 Finding("batch.text.mojibake") "Accented letters were saved in one encoding and opened in another";
    MiddleNamesSpaced 1 Repair("name.repair.spaces") "Two blanks stand between middle names";
    PreviousFamilyNameSame 1 Finding("previous_family_name.same") "The previous family name is the family name";
    GenderLetter 4 Repair("gender.repair.word") "The gender is M or F";
    GenderWord 1 Repair("gender.repair.word") "The gender is a word";
    GenderUnknownCode 1 Finding("gender.unknown_code") "The gender is a code that there is not";
    GenderMissing 1 Finding("field.missing") "There is no gender";
    VerificationNone 3 Finding("verification.none_provided") "No verification was provided";
    VerificationEight 1 Finding("verification.eight") "The verification type is 8, which there is not";
    OtherWithoutDescription 2 Finding("verification.description_missing") "The verification is other, and nothing says what";
    DescriptionWithoutOther 1 Finding("verification.description_unexpected") "A description stands beside a verification that needs none";
    DescriptionIlr 2 Finding("verification.description_not_accepted") "The description of the verification is ILR";
    SharingNotSeen 2 Finding("sharing.not_seen") "The learner has not seen the privacy notice";
    SharingMissing 1 Finding("field.expected") "There is no ability to share";
    SharingWord 1 Repair("field.repair.code") "The ability to share is a word";
    SchoolWord 3 Finding("school_at_age_16.word") "The name of the school holds the word School or College";
    EmailNone 2 Finding("email_address.none_word") "The word none stands for an e-mail address";
    EmailBroken 1 Finding("email_address.spaces") "The e-mail address has no @";
    ProhibitedWord 2 Finding("prohibited.text") "The address says that the learner is a prisoner";
    NationalityWord 1 Finding("field.too_long") "The nationality is a word";
    CandidateNumberShort 1 Finding("scottish_candidate_number.length") "The Scottish Candidate Number is a digit short";
}

impl Fault {
    /// Whether few learners can have it, so that it goes first to one who can.
    const fn is_rare(self) -> bool {
        matches!(self, Self::NameCurlyApostrophe | Self::NameMojibake | Self::MiddleNamesSpaced)
    }

    /// Spoils a learner; false where this learner cannot have the fault (no apostrophe to curl), and then
    /// nothing has changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_examples::people::{Fault, People, Random};
    ///
    /// let person = People::new(1).next().expect("people never run out");
    /// let mut draft = person.to_draft().into_owned();
    /// assert!(Fault::EmailNone.spoil(&mut draft, &mut Random::new(1, 0)));
    /// assert_eq!(draft.email_address, "none");
    /// ```
    pub fn spoil(self, draft: &mut LearnerDraft<'static>, random: &mut Random) -> bool {
        spoil::spoil(self, draft, random)
    }
}

/// What a check is to say about a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Expected {
    /// A finding with this code.
    Finding(&'static str),
    /// No finding, but a repair with this code: the corrected file is right.
    Repair(&'static str),
    /// Nothing: a check of one learner cannot see it, and a search at the LRS may.
    Nothing,
}

/// How many rows of a file are faulty.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Faults {
    /// None.
    #[default]
    None,
    /// One row of so many; in 100 faulty rows each fault stands as often as its [`cards`](Fault::cards) say.
    OneIn(u64),
    /// Every row has this fault that can have it.
    All(Fault),
}

/// Deals faults: a shuffled pack of 100 cards, and a new one when it is through.
#[derive(Clone, Debug)]
pub(super) struct Deck {
    random: Random,
    cards: Vec<Fault>,
}

impl Deck {
    pub(super) const fn new(random: Random) -> Self {
        Self { random, cards: Vec::new() }
    }

    /// Spoils a learner with the first card that this learner can have.
    pub(super) fn deal(&mut self, draft: &mut LearnerDraft<'static>) -> Option<Fault> {
        if self.cards.len() < Fault::ALL.len() / 2 {
            self.refill();
        }
        let random = &mut self.random;
        let mut fits =
            |rare| self.cards.iter().rposition(|fault| fault.is_rare() == rare && fault.spoil(draft, random));
        let place = fits(true).or_else(|| fits(false))?;
        Some(self.cards.remove(place))
    }

    /// A new pack goes under what is left of the old one.
    fn refill(&mut self) {
        #[expect(clippy::cast_possible_truncation, reason = "a few cards")]
        let mut pack: Vec<Fault> =
            Fault::ALL.iter().flat_map(|&fault| vec![fault; fault.cards() as usize]).collect();
        self.random.shuffle(&mut pack);
        pack.append(&mut self.cards);
        self.cards = pack;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::People;

    #[test]
    fn the_pack_has_a_hundred_cards() {
        assert_eq!(Fault::ALL.iter().map(|fault| fault.cards()).sum::<u64>(), 100);
    }

    #[test]
    fn every_fault_changes_what_it_says_it_changes() {
        for fault in Fault::ALL {
            let mut random = Random::new(2, 0);
            let mut spoilt = 0;
            for person in People::new(2).take(3000) {
                let clean = person.to_draft().into_owned();
                let mut draft = clean.clone();
                let changed = fault.spoil(&mut draft, &mut random);
                assert_eq!(changed, draft != clean, "{fault:?}");
                spoilt += u32::from(changed);
            }
            assert!(spoilt >= 10, "{fault:?} fits {spoilt} of 3,000");
        }
    }
}
