//! How two records can agree or differ in a field: each level that means something to a registrar, with its share
//! among records of one learner, of strangers, and of people of one household.
//!
//! This is the model's table. A share among strangers is either a number or follows how common the name (date,
//! postcode) is that agrees.

use crate::finding::{Field, Rule};
use crate::guide::{Section, section};

/// How often a level is met in the records of two strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Chance {
    /// So many in a million pairs.
    Millionths(u32),
    /// As often as the value that agrees is met: rare names weigh more than common ones.
    Shared,
    /// Twice as often, where either of two values could be the one met.
    SharedTwice,
    /// Half as often with each letter of the shorter text: `2^-(4 + letters)`, at least `2^-12`.
    Letters,
}

/// One level as data.
pub(super) struct LevelRow {
    pub(super) field: Field,
    pub(super) rule: Rule,
    /// Among two records of one learner, in millionths.
    pub(super) same: u32,
    pub(super) strangers: Chance,
    /// Among two people of one household, in millionths.
    pub(super) household: u32,
}

macro_rules! levels {
    ($($variant:ident $field:ident $code:literal $same:literal $strangers:expr, $household:literal
        $section:expr, $message:literal, $remedy:literal;)*) => {
        /// How two records agree or differ in one field.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Level {
            $(#[doc = concat!("`", $code, "`: ", $message, ".")] $variant,)*
        }

        impl Level {
            /// Every level, by field, the likest first.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant,)*];
            /// How many levels there are.
            pub const COUNT: usize = [$($same,)*].len();
        }

        pub(super) static ROWS: [LevelRow; Level::COUNT] = [$(
            LevelRow {
                field: Field::$field,
                rule: Rule::advice($code, $section, $message, $remedy),
                same: $same,
                strangers: $strangers,
                household: $household,
            },
        )*];

        /// The sentences of the levels.
        #[expect(clippy::indexing_slicing, reason = "a row for each level, by the same macro")]
        pub(crate) static RULES: &[&Rule] = &[$(&ROWS[Level::$variant as usize].rule,)*];
    };
}

use Chance::{Letters, Millionths, Shared, SharedTwice};

const TIPS: Section = section::SEARCH_TIPS;
const FIELDS: Section = section::SEARCH;
const CHOICE: Section = Section::OurChoice {
    reason: "shares among invented learners with the slips of the guide's tips, and judgement where those are silent",
};

// SOURCE of the shares: counted by `cargo run --release -p benches --bin shares` among invented learners, whose second
// records differ by the guide's tips twice as often as a college's (benches/MATCHING.md says what was rounded and why).
// CHOICE: a level that those never reach has a small share by judgement; zero would say that it cannot be. A swap is one
// event told in two fields, each of which bears the root of its share; an initial counts among names that are one. Within a
// field each column sums to about a million over the levels that can be met at once.
levels! {
    GivenEqual GivenName "given_name.match.equal" 840_000 Shared, 6_000
        FIELDS, "the given names are the same", "Nothing to ask.";
    GivenSpacing GivenName "given_name.match.spacing" 4_000 Shared, 200
        TIPS, "the given names differ by a space or hyphen alone", "Nothing to ask.";
    GivenForm GivenName "given_name.match.short_form" 48_000 SharedTwice, 1_000
        TIPS, "one given name is a short form of the other", "Ask for the given name on the birth certificate or passport.";
    GivenSpelling GivenName "given_name.match.spelling" 12_000 SharedTwice, 1_000
        TIPS, "the given names are spellings of one name", "Ask how the given name is spelt.";
    GivenPreferred GivenName "given_name.match.preferred" 20_000 SharedTwice, 500
        TIPS, "the given name of one is the preferred given name of the other", "Ask for the given name on the birth certificate or passport.";
    GivenMiddle GivenName "given_name.match.middle" 18_000 SharedTwice, 20_000
        TIPS, "the given name of one is a middle name of the other", "Ask for all given names in their order.";
    GivenSwapped GivenName "given_name.match.swapped" 100_000 Shared, 5_000
        TIPS, "the given name of one is the family name of the other", "Ask which is the family name.";
    GivenPart GivenName "given_name.match.part" 12_000 SharedTwice, 2_000
        TIPS, "one given name is a part of the other", "Ask for all given names in their order.";
    GivenInitial GivenName "given_name.match.initial" 900_000 Millionths(80_000), 85_000
        CHOICE, "one given name is an initial, and fits the other", "Ask for the whole given name.";
    GivenTyping GivenName "given_name.match.one_letter" 33_000 Letters, 3_000
        CHOICE, "the given names differ by one letter or by two neighbours swapped", "Ask how the given name is spelt.";
    GivenNear GivenName "given_name.match.near" 12_000 Millionths(400), 2_500
        CHOICE, "the given names are spelt alike", "Ask how the given name is spelt.";
    GivenSound GivenName "given_name.match.sound" 6_000 Millionths(300), 1_000
        TIPS, "the given names sound alike", "Ask how the given name is spelt.";
    GivenAlike GivenName "given_name.match.alike" 1_500 Letters, 5_000
        CHOICE, "the given names look or sound alike, and each is a name of its own", "Ask how the given name is spelt.";
    GivenDifferent GivenName "given_name.match.different" 28_000 Millionths(985_000), 940_000
        FIELDS, "the given names differ", "Ask whether the learner goes by another given name.";

    FamilyEqual FamilyName "family_name.match.equal" 865_000 Shared, 800_000
        FIELDS, "the family names are the same", "Nothing to ask.";
    FamilySpacing FamilyName "family_name.match.spacing" 4_000 Shared, 4_000
        TIPS, "the family names differ by a space or hyphen alone", "Nothing to ask.";
    FamilySpelling FamilyName "family_name.match.spelling" 8_000 SharedTwice, 5_000
        TIPS, "the family names are spellings of one name", "Ask how the family name is spelt.";
    FamilyPrefix FamilyName "family_name.match.prefix" 6_000 SharedTwice, 5_000
        TIPS, "the family names differ by a prefix or suffix alone", "Ask for the whole family name.";
    FamilyPrevious FamilyName "family_name.match.previous" 20_000 SharedTwice, 10_000
        TIPS, "the family name of one is an earlier family name of the other", "Ask for every family name so far.";
    FamilySwapped FamilyName "family_name.match.swapped" 100_000 Shared, 5_000
        TIPS, "the family name of one is the given name of the other", "Ask which is the family name.";
    FamilyPart FamilyName "family_name.match.part" 15_000 SharedTwice, 20_000
        TIPS, "one family name is a part of the other", "Ask for the whole family name, with its hyphen.";
    FamilyInitial FamilyName "family_name.match.initial" 900_000 Millionths(80_000), 850_000
        CHOICE, "one family name is an initial, and fits the other", "Ask for the whole family name.";
    FamilyTyping FamilyName "family_name.match.one_letter" 40_000 Letters, 30_000
        CHOICE, "the family names differ by one letter or by two neighbours swapped", "Ask how the family name is spelt.";
    FamilyNear FamilyName "family_name.match.near" 10_000 Millionths(500), 10_000
        CHOICE, "the family names are spelt alike", "Ask how the family name is spelt.";
    FamilySound FamilyName "family_name.match.sound" 6_000 Millionths(300), 6_000
        TIPS, "the family names sound alike", "Ask how the family name is spelt.";
    FamilyAlike FamilyName "family_name.match.alike" 2_000 Letters, 4_000
        CHOICE, "the family names look or sound alike, and each is a name of its own", "Ask how the family name is spelt.";
    FamilyDifferent FamilyName "family_name.match.different" 38_000 Millionths(985_000), 150_000
        FIELDS, "the family names differ", "Ask for every family name so far.";

    BirthEqual DateOfBirth "date_of_birth.match.equal" 950_000 Shared, 40_000
        FIELDS, "the dates of birth are the same", "Nothing to ask.";
    BirthSwapped DateOfBirth "date_of_birth.match.swapped" 11_000 Millionths(150), 100
        TIPS, "day and month of the dates of birth are swapped", "Ask for the date of birth with the month in words.";
    BirthFirstOfMonth DateOfBirth "date_of_birth.match.first_of_month" 6_000 Millionths(800), 1_000
        TIPS, "one date of birth is the first day of the other's month", "Ask for the day of birth.";
    BirthFirstOfYear DateOfBirth "date_of_birth.match.first_of_year" 8_000 Millionths(4_000), 4_000
        TIPS, "one date of birth is the first day of the other's year", "Ask for the day and month of birth.";
    BirthYearByOne DateOfBirth "date_of_birth.match.year_by_one" 5_500 Millionths(600), 1_000
        CHOICE, "the dates of birth are a year apart to the day", "Ask for the year of birth.";
    BirthOneDigit DateOfBirth "date_of_birth.match.one_digit" 13_000 Millionths(5_000), 3_000
        CHOICE, "the dates of birth differ by one digit or by two neighbours swapped", "Ask for the date of birth with the month in words.";
    BirthDayAndMonth DateOfBirth "date_of_birth.match.day_and_month" 1_500 Millionths(1_400), 1_200
        CHOICE, "day and month of birth are the same, the years differ", "Ask for the year of birth.";
    BirthTwoDigits DateOfBirth "date_of_birth.match.two_digits" 4_000 Millionths(45_000), 25_000
        CHOICE, "the dates of birth differ by two digits", "Ask for the date of birth with the month in words.";
    BirthYear DateOfBirth "date_of_birth.match.year" 1_500 Millionths(60_000), 10_000
        CHOICE, "the year of birth alone is the same", "Ask for the date of birth.";
    BirthDifferent DateOfBirth "date_of_birth.match.different" 4_500 Millionths(870_000), 900_000
        FIELDS, "the dates of birth differ", "Ask for the date of birth.";

    PostcodeEqual LastKnownPostcode "postcode.match.equal" 720_000 Shared, 930_000
        FIELDS, "the postcodes are the same", "Nothing to ask.";
    PostcodeOneLetter LastKnownPostcode "postcode.match.one_letter" 20_000 Letters, 10_000
        CHOICE, "the postcodes differ by one character or by two neighbours swapped", "Ask for the whole address.";
    PostcodeSector LastKnownPostcode "postcode.match.sector" 12_000 Millionths(400), 3_000
        CHOICE, "the postcodes are of one sector", "Ask for earlier addresses.";
    PostcodeDistrict LastKnownPostcode "postcode.match.district" 65_000 Millionths(4_000), 8_000
        CHOICE, "the postcodes are of one district", "Ask for earlier addresses.";
    PostcodeArea LastKnownPostcode "postcode.match.area" 60_000 Millionths(15_000), 12_000
        CHOICE, "the postcodes are of one area", "Ask for earlier addresses.";
    PostcodeDifferent LastKnownPostcode "postcode.match.different" 120_000 Millionths(970_000), 40_000
        TIPS, "the postcodes differ", "Ask for earlier addresses, and that of the parents.";

    GenderEqual Gender "gender.match.equal" 985_000 Millionths(500_000), 510_000
        FIELDS, "the genders are the same", "Nothing to ask.";
    GenderDifferent Gender "gender.match.different" 15_000 Millionths(500_000), 490_000
        FIELDS, "the genders differ", "Ask for the gender on the birth certificate or passport.";

    PlaceEqual PlaceOfBirth "place_of_birth.match.equal" 850_000 Shared, 700_000
        FIELDS, "the places of birth are the same", "Nothing to ask.";
    PlaceNear PlaceOfBirth "place_of_birth.match.near" 60_000 Millionths(5_000), 60_000
        CHOICE, "the places of birth are alike", "Ask for the place of birth.";
    PlaceDifferent PlaceOfBirth "place_of_birth.match.different" 90_000 Millionths(960_000), 240_000
        FIELDS, "the places of birth differ", "Ask for the place of birth.";

    SchoolEqual SchoolAtAge16 "school_at_age_16.match.equal" 820_000 Shared, 550_000
        FIELDS, "the schools at age 16 are the same", "Nothing to ask.";
    SchoolNear SchoolAtAge16 "school_at_age_16.match.near" 70_000 Millionths(8_000), 60_000
        CHOICE, "the schools at age 16 are alike", "Ask for the school at age 16.";
    SchoolDifferent SchoolAtAge16 "school_at_age_16.match.different" 110_000 Millionths(970_000), 390_000
        FIELDS, "the schools at age 16 differ", "Ask for the school at age 16.";

    EmailEqual EmailAddress "email_address.match.equal" 750_000 Millionths(2), 30_000
        FIELDS, "the e-mail addresses are the same", "Nothing to ask.";
    EmailLocalPart EmailAddress "email_address.match.local_part" 40_000 Millionths(100), 500
        CHOICE, "the e-mail addresses are the same before the @", "Ask for the e-mail address.";
    EmailDifferent EmailAddress "email_address.match.different" 210_000 Millionths(999_000), 969_500
        FIELDS, "the e-mail addresses differ", "Ask for other e-mail addresses.";
}

impl Level {
    /// Whether the given names are one name, however it is spelt.
    pub(super) fn is_one_given_name(self) -> bool {
        self <= Self::GivenSpelling
    }

    /// Whether the given names are two names.
    pub(super) const fn is_other_given_name(self) -> bool {
        matches!(self, Self::GivenDifferent | Self::GivenAlike)
    }

    #[expect(clippy::indexing_slicing, reason = "a row for each level, by the same macro")]
    pub(super) const fn row(self) -> &'static LevelRow {
        &ROWS[self as usize]
    }

    /// The field that is compared.
    pub const fn field(self) -> Field {
        self.row().field
    }

    /// The stable code, for example `date_of_birth.match.swapped`.
    pub const fn code(self) -> &'static str {
        self.row().rule.code
    }

    /// Finds a level by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// What it says, in words: a clause without any value.
    pub const fn message(self) -> &'static str {
        self.row().rule.message
    }

    /// What to ask the learner for to be more certain.
    pub const fn remedy(self) -> &'static str {
        self.row().rule.remedy
    }

    /// Where the level comes from.
    pub const fn section(self) -> Section {
        self.row().rule.section
    }
}
