//! How two colleges' records of one learner come to differ.
//!
//! Each [`Slip`] is one way: a tip of the guide's for searching turned round, or what clerks and scanners do. The rates
//! are of those learners who can have the slip: only who has a middle name can go by it.

mod make;

use lrs_core::LearnerDraft;

use super::person::Person;
use super::random::Random;

macro_rules! slips {
    ($($variant:ident $rate:literal $kind:ident $words:literal;)*) => {
        /// One way in which a second record of a learner differs from the first.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Slip {
            $(#[doc = concat!($words, ".")] $variant,)*
        }

        impl Slip {
            /// Every slip, in the order in which they happen to a record.
            pub const ALL: [Self; [$($rate,)*].len()] = [$(Self::$variant,)*];

            /// In how many of 1,000 second records it happens, of those learners who can have it.
            pub const fn rate(self) -> u64 {
                match self { $(Self::$variant => $rate,)* }
            }

            /// Whether the matcher's weights were set with it in view.
            pub const fn kind(self) -> SlipKind {
                match self { $(Self::$variant => SlipKind::$kind,)* }
            }

            /// What happened, in a few words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)* }
            }
        }
    };
}

/// Whether the matcher's weights were set with a slip in view.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SlipKind {
    /// Yes: the shares of the model's table are counted among records with these.
    Known,
    /// No: kept aside, to see how the matcher does on what nobody thought of.
    HeldOut,
}

// SOURCE: which slips there are: guide, Appendix B, each tip turned round. How often in all: two records of one mother in
// the ALSPAC study differ in 18 % of family names and 12 % of given names (Lam et al., "Generating synthetic identifiers",
// IJPDS 2024); sex and date of birth are wrong or missing in 0.11 % of hospital records (Harron et al., BMC Medical Research
// Methodology 17:23, 2017); one person in eight had moved within a year, of those aged 20 to 24 one in three (Census
// 2001). CHOICE: each single rate; a college's learners are young, so fewer have changed a family name, and dates are
// typed from forms by hand, so more of them are wrong than in hospitals.
slips! {
    GivenPreferred 250 Known "The preferred given name stands for the legal one";
    GivenNickname 150 Known "A short form stands for the given name";
    GivenMiddle 30 Known "A middle name stands for the given name";
    GivenPart 200 Known "Half of a double given name is left out";
    GivenInitial 5 Known "An initial stands for the given name";
    GivenOther 8 Known "The learner goes by a given name that no document has";
    FamilyEarlier 200 Known "The earlier family name stands for the present one";
    FamilyChanged 80 Known "The family name has changed since, and the earlier one is noted";
    FamilyOther 15 Known "The family name has changed, and nothing says so";
    FamilyPrefix 200 Known "A prefix of the family name is left out, or Mac is Mc";
    FamilyHyphen 250 Known "A hyphen of the family name is a space, or the other way round";
    FamilyPart 150 Known "Half of a double family name is left out";
    FamilyDoubled 6 Known "A second family name has been added with a hyphen";
    NameRespelt 60 Known "A name is spelt as it sounds";
    GivenTyped 15 Known "One letter of the given name is mistyped";
    FamilyTyped 15 Known "One letter of the family name is mistyped";
    NamesSwapped 6 Known "Given and family name have changed places";
    BirthSwapped 20 Known "Day and month of birth have changed places";
    BirthFirstOfMonth 3 Known "The first of the month stands for the day of birth";
    BirthNewYear 4 Known "1 January stands for a day of birth that is not known";
    BirthDigit 8 Known "One digit of the date of birth is mistyped";
    BirthYear 3 Known "The year of birth is one off";
    PostcodeMoved 130 Known "The learner has moved to another town or district";
    PostcodeNearby 50 Known "The learner has moved within the district";
    PostcodeTyped 12 Known "One character of the postcode is mistyped";
    PostcodeUnknown 15 Known "The default postcode stands for one that is not known";
    GenderUnknown 10 Known "The gender is not known";
    GenderOther 3 Known "The other gender was ticked";
    NameScanned 8 HeldOut "A scanner read a letter of a name as another";
    NameKeys 10 HeldOut "A neighbouring key was struck, or a key twice";
    NameCut 4 HeldOut "A name is cut off after eight letters";
    NamesJoined 4 HeldOut "Both names stand in the field of the given name";
    GivenRowAbove 3 HeldOut "The given name was copied from another learner";
    BirthTwoDigits 4 HeldOut "Two digits of the date of birth are wrong";
    BirthEnrolled 2 HeldOut "Day and month of the enrolment stand for those of birth";
    BirthMissing 8 HeldOut "There is no date of birth";
    PostcodeNextStreet 10 HeldOut "The last letter of the postcode is another street's";
    PostcodeCollege 6 HeldOut "The college's postcode stands for the learner's";
    PostcodeMissing 8 HeldOut "There is no postcode";
}

impl Slip {
    /// Makes the slip in a record of a learner; false where this learner cannot have it, and then nothing has changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_examples::people::{People, Random, Slip};
    ///
    /// let person = People::new(1).next().expect("people never run out");
    /// let mut draft = person.to_draft().into_owned();
    /// assert!(Slip::PostcodeUnknown.make(&person, &mut draft, &mut Random::new(1, 0)));
    /// assert_eq!(draft.last_known_postcode, "ZZ99 9ZZ");
    /// ```
    pub fn make(self, person: &Person, draft: &mut LearnerDraft<'static>, random: &mut Random) -> bool {
        make::make(self, person, draft, random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::People;

    #[test]
    fn every_slip_changes_the_record_and_fits_somebody() {
        for slip in Slip::ALL {
            let mut random = Random::new(2, 0);
            let mut made = 0;
            for person in People::new(2).take(3000) {
                let first = person.to_draft().into_owned();
                let mut second = first.clone();
                let changed = slip.make(&person, &mut second, &mut random);
                assert_eq!(changed, second != first, "{slip:?}");
                made += u32::from(changed);
            }
            assert!(made >= 10, "{slip:?} fits {made} of 3,000");
        }
    }

    #[test]
    fn a_part_of_the_slips_is_kept_aside() {
        let held_out = Slip::ALL.iter().filter(|slip| slip.kind() == SlipKind::HeldOut).count();
        assert!(held_out * 5 > Slip::ALL.len(), "{held_out} of {}", Slip::ALL.len());
    }
}
