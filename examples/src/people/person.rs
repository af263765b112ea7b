//! One invented learner.

use lrs_core::value::Date;
use lrs_core::{LearnerDraft, Uln};

use super::address::{Address, school};
use super::identifier::{email, latin, uci, uln, upn};
use super::random::Random;
use super::rare;
use super::reference_day;
use super::tables::{Culture, Tables};

/// An invented learner: clean, so that a check of it finds nothing.
///
/// The fields are those of the LRS; a text is empty where the learner gave nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Person {
    /// The ULN, where the learner knows it.
    pub uln: Option<Uln>,
    /// The college's own number for the learner.
    pub mis_identifier: String,
    /// Title.
    pub title: &'static str,
    /// Legal given name.
    pub given_name: &'static str,
    /// What people call the learner.
    pub preferred_given_name: &'static str,
    /// Middle names, one space between.
    pub middle_other_name: String,
    /// Family name.
    pub family_name: &'static str,
    /// Family name before a marriage or the like.
    pub previous_family_name: &'static str,
    /// Family name at 16.
    pub family_name_at_age_16: &'static str,
    /// Name of an invented school.
    pub school_at_age_16: String,
    /// First line of an invented address.
    pub last_known_address_line_1: String,
    /// Second line of the address.
    pub last_known_address_line_2: String,
    /// A real town.
    pub last_known_address_town: &'static str,
    /// County or city.
    pub last_known_address_county_or_city: &'static str,
    /// A real district of the town, with an invented sector and unit.
    pub last_known_postcode: String,
    /// When the address was taken down.
    pub date_of_address_capture: Option<Date>,
    /// Date of birth, never 1 January, which stands for "not known".
    pub date_of_birth: Date,
    /// Town of birth.
    pub place_of_birth: &'static str,
    /// An address at `example.org`.
    pub email_address: String,
    /// The LRS's code: 0, 1, 2 or 9.
    pub gender: u8,
    /// The LRS's code; always empty, since its list of codes is not public.
    pub nationality: &'static str,
    /// Nine digits, for some who went to school in Scotland.
    pub scottish_candidate_number: String,
    /// The LRS's code: 1 or 2; that the privacy notice was not seen (0) is a finding.
    pub ability_to_share: u8,
    /// The LRS's code: 2 to 7, or 999; that nothing was verified (0) is a finding.
    pub verification_type: u16,
    /// What was seen, with type 999.
    pub other_verification_description: &'static str,
    /// Notes.
    pub notes: &'static str,
    /// Unique candidate identifier; only where asked for.
    pub uci: String,
    /// Unique pupil number; only where asked for.
    pub upn: String,
    /// Where the names come from, in words of this generator.
    pub culture: &'static str,
}

/// Who of a household follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kin {
    Sibling,
    Twin,
    Parent,
}

impl Person {
    /// The learner as a form or a file would hold it.
    pub fn to_draft(&self) -> LearnerDraft<'_> {
        LearnerDraft {
            uln: self.uln.map(|uln| uln.to_string()).unwrap_or_default().into(),
            mis_identifier: self.mis_identifier.as_str().into(),
            title: self.title.into(),
            given_name: self.given_name.into(),
            preferred_given_name: self.preferred_given_name.into(),
            middle_other_name: self.middle_other_name.as_str().into(),
            family_name: self.family_name.into(),
            previous_family_name: self.previous_family_name.into(),
            family_name_at_age_16: self.family_name_at_age_16.into(),
            school_at_age_16: self.school_at_age_16.as_str().into(),
            last_known_address_line_1: self.last_known_address_line_1.as_str().into(),
            last_known_address_line_2: self.last_known_address_line_2.as_str().into(),
            last_known_address_town: self.last_known_address_town.into(),
            last_known_address_county_or_city: self.last_known_address_county_or_city.into(),
            last_known_postcode: self.last_known_postcode.as_str().into(),
            date_of_address_capture: self
                .date_of_address_capture
                .map(|day| day.to_string())
                .unwrap_or_default()
                .into(),
            date_of_birth: self.date_of_birth.to_string().into(),
            place_of_birth: self.place_of_birth.into(),
            email_address: self.email_address.as_str().into(),
            gender: self.gender.to_string().into(),
            nationality: self.nationality.into(),
            scottish_candidate_number: self.scottish_candidate_number.as_str().into(),
            ability_to_share: self.ability_to_share.to_string().into(),
            verification_type: self.verification_type.to_string().into(),
            other_verification_description: self.other_verification_description.into(),
            notes: self.notes.into(),
            uci: self.uci.as_str().into(),
            upn: self.upn.as_str().into(),
        }
    }

    /// How old the learner is on the [`reference_day`], in years.
    pub fn age(&self) -> i32 {
        self.date_of_birth.years_until(reference_day())
    }

    /// A learner of any age.
    pub(super) fn new(random: &mut Random, tables: &'static Tables) -> Self {
        let fallback = tables.cultures.first();
        let culture = random.pick_weighted(&tables.cultures, |culture| culture.share).or(fallback);
        let age = age(random);
        let born = birthday(random, age);
        let address = Address::new(random, &tables.places);
        Self::of(random, tables, culture, born, None, address)
    }

    /// Somebody else, of any age, whose names are of the same origin.
    pub(super) fn of_culture(random: &mut Random, tables: &'static Tables, like: &Self) -> Self {
        let culture = tables.cultures.iter().find(|culture| culture.name == like.culture);
        let address = Address::new(random, &tables.places);
        Self::of(random, tables, culture, like.date_of_birth, None, address)
    }

    /// A mother or father of the last of a household: same family name and address, a generation older.
    pub(super) fn parent(random: &mut Random, tables: &'static Tables, household: &[Self]) -> Self {
        let Some(child) = household.last() else { return Self::new(random, tables) };
        let culture = tables.cultures.iter().find(|culture| culture.name == child.culture);
        #[expect(clippy::cast_possible_wrap, reason = "below 15,000")]
        let days = random.between(21 * 365, 40 * 365) as i64;
        let born = not_new_year(child.date_of_birth.plus_days(-days).unwrap_or(child.date_of_birth));
        Self::of(random, tables, culture, born, Some(child.family_name), child.address())
    }

    /// A brother, sister or twin of the last of a household: same family name and address, another given name.
    pub(super) fn sibling(
        random: &mut Random,
        tables: &'static Tables,
        household: &[Self],
        twin: bool,
    ) -> Self {
        let Some(elder) = household.last() else { return Self::new(random, tables) };
        let culture = tables.cultures.iter().find(|culture| culture.name == elder.culture);
        let born = if twin {
            elder.date_of_birth
        } else {
            // At least ten months and less than three years apart.
            #[expect(clippy::cast_possible_wrap, reason = "below 1,100")]
            let days = random.between(310, 1_090) as i64;
            not_new_year(elder.date_of_birth.plus_days(-days).unwrap_or(elder.date_of_birth))
        };
        let mut sibling = Self::of(random, tables, culture, born, Some(elder.family_name), elder.address());
        while household.iter().any(|other| other.given_name == sibling.given_name) {
            let names = culture.map_or(&[][..], |culture| culture.given(sibling.gender == 2, born.year()));
            sibling.given_name = random.pick(names).copied().unwrap_or("Ash");
            sibling.preferred_given_name = "";
            sibling.email_address = String::new();
        }
        sibling
    }

    /// Which brothers and sisters follow.
    pub(super) fn siblings(&self, random: &mut Random) -> Vec<Kin> {
        if self.age() > 18 || !random.permille(160) {
            return Vec::new();
        }
        if random.permille(120) {
            return vec![Kin::Twin];
        }
        vec![Kin::Sibling; if random.permille(120) { 2 } else { 1 }]
    }

    /// Gives most people of these islands a family name that few have.
    pub(super) fn name_rarely(&mut self, random: &mut Random) {
        // CHOICE: six in ten, of those whose names the lists of the islands have.
        if ["British", "Welsh", "Scottish", "Irish"].contains(&self.culture) && random.permille(600) {
            self.family_name = rare::family_name(random);
            self.family_name_at_age_16 = "";
            if !self.email_address.is_empty() {
                self.email_address = email(self.given_name, self.family_name, random);
            }
        }
    }

    fn address(&self) -> Address {
        Address {
            line_1: self.last_known_address_line_1.clone(),
            line_2: self.last_known_address_line_2.clone(),
            town: self.last_known_address_town,
            county: self.last_known_address_county_or_city,
            postcode: self.last_known_postcode.clone(),
        }
    }

    fn of(
        random: &mut Random,
        tables: &'static Tables,
        culture: Option<&'static Culture>,
        born: Date,
        family_name: Option<&'static str>,
        address: Address,
    ) -> Self {
        let female = random.permille(505);
        let age = born.years_until(reference_day());
        let mut given = |random: &mut Random| {
            let names = culture.map_or(&[][..], |culture| culture.given(female, born.year()));
            random.pick_common(names).copied().unwrap_or("Ash")
        };
        let given_name = given(random);
        let middle_other_name = middle_names(random, culture, given_name, &mut given);
        let families = culture.map_or(&[][..], |culture| culture.family(female));
        let family_name =
            family_name.or_else(|| random.pick_common(families).copied()).unwrap_or("Underwood");
        let previous_family_name = if female && age > 24 && random.permille(300) {
            other_than(random, families, family_name)
        } else {
            ""
        };
        let family_name_at_age_16 = match age {
            ..=19 => "",
            _ if !random.permille(500) => "",
            _ if previous_family_name.is_empty() => family_name,
            _ => previous_family_name,
        };
        let (verification_type, other_verification_description) = verification(random, age);
        Self {
            uln: None,
            mis_identifier: String::new(),
            title: title(random, female, age),
            preferred_given_name: if random.permille(90) {
                tables.nickname(given_name).unwrap_or_default()
            } else {
                ""
            },
            email_address: if random.permille(700) {
                email(given_name, family_name, random)
            } else {
                String::new()
            },
            school_at_age_16: if age >= 16 && random.permille(550) { school(random) } else { String::new() },
            date_of_address_capture: capture(random),
            place_of_birth: if random.permille(450) { birthplace(random, tables, culture) } else { "" },
            gender: gender(random, female),
            nationality: "",
            scottish_candidate_number: if SCOTTISH.contains(&address.county) && random.permille(300) {
                random.between(100_000_000, 999_999_999).to_string()
            } else {
                String::new()
            },
            ability_to_share: if random.permille(50) { 2 } else { 1 },
            notes: random.pick_common(&NOTES).copied().unwrap_or_default(),
            given_name,
            middle_other_name,
            family_name,
            previous_family_name,
            family_name_at_age_16,
            last_known_address_line_1: address.line_1,
            last_known_address_line_2: address.line_2,
            last_known_address_town: address.town,
            last_known_address_county_or_city: address.county,
            last_known_postcode: address.postcode,
            date_of_birth: born,
            verification_type,
            other_verification_description,
            uci: String::new(),
            upn: String::new(),
            culture: culture.map_or("", |culture| culture.name),
        }
    }

    /// Gives the learner a number in the college's system and, where known, a ULN that nobody else of the
    /// same seed has (for ten million learners).
    pub(super) fn number(&mut self, seed: u64, number: u64, knows_uln: bool) {
        self.mis_identifier = format!("S{:07}", number + 1);
        self.uln = knows_uln.then(|| uln(seed, number)).flatten();
    }

    /// Gives the learner a UCI and a UPN with right check letters.
    pub(super) fn identify(&mut self, random: &mut Random) {
        self.uci = uci(random);
        self.upn = upn(random);
    }
}

const SCOTTISH: [&str; 7] =
    ["Lanarkshire", "Midlothian", "Aberdeenshire", "Angus", "Highland", "Shetland", "Isle of Lewis"];

const NOTES: [&str; 40] = {
    let mut notes = [""; 40];
    notes[36] = "Evening course";
    notes[37] = "Part-time";
    notes[38] = "Apprenticeship";
    notes[39] = "Returning after a break";
    notes
};

fn age(random: &mut Random) -> i32 {
    // CHOICE: a further education college: mostly 16 to 18, some from 14, and adults of every age.
    const AGES: [(u64, i32, i32); 8] = [
        (40, 14, 14),
        (50, 15, 15),
        (290, 16, 16),
        (260, 17, 17),
        (100, 18, 18),
        (40, 19, 19),
        (180, 20, 45),
        (40, 46, 88),
    ];
    let Some(&(_, first, last)) = random.pick_weighted(&AGES, |&(weight, ..)| weight) else { return 17 };
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "ages")]
    let age = random.between(first as u64, last as u64) as i32;
    age
}

fn birthday(random: &mut Random, age: i32) -> Date {
    let day = reference_day();
    let last = Date::from_ymd(day.year() - age, day.month(), day.day()).unwrap_or(day);
    #[expect(clippy::cast_possible_wrap, reason = "below 365")]
    let back = random.below(365) as i64;
    not_new_year(last.plus_days(-back).unwrap_or(last))
}

/// 1 January stands for a birth date that is not known.
fn not_new_year(day: Date) -> Date {
    if (day.month(), day.day()) == (1, 1) { day.plus_days(1).unwrap_or(day) } else { day }
}

fn capture(random: &mut Random) -> Option<Date> {
    #[expect(clippy::cast_possible_wrap, reason = "below 200")]
    let back = random.below(200) as i64;
    if random.permille(550) { reference_day().plus_days(-back) } else { None }
}

fn gender(random: &mut Random, female: bool) -> u8 {
    match (random.below(200), female) {
        (0, _) => 0,
        (1, _) => 9,
        (_, false) => 1,
        (_, true) => 2,
    }
}

fn title(random: &mut Random, female: bool, age: i32) -> &'static str {
    if random.permille(450) {
        return "";
    }
    match (female, age) {
        _ if random.permille(8) => "Mx",
        (false, _) => "Mr",
        (true, ..=24) => "Miss",
        (true, _) if random.permille(500) => "Mrs",
        (true, _) => "Ms",
    }
}

fn middle_names(
    random: &mut Random,
    culture: Option<&Culture>,
    given_name: &str,
    given: &mut impl FnMut(&mut Random) -> &'static str,
) -> String {
    let count = match random.below(10) {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if culture.is_some_and(|culture| culture.name == "Punjabi") && random.permille(600) {
        return "Singh".to_owned();
    }
    let mut names: Vec<&str> = Vec::new();
    for _ in 0..count {
        let name = given(random);
        let length: usize = names.iter().map(|name| name.chars().count() + 1).sum();
        if name != given_name && !names.contains(&name) && length + name.chars().count() <= 35 {
            names.push(name);
        }
    }
    names.join(" ")
}

fn other_than(random: &mut Random, names: &[&'static str], name: &str) -> &'static str {
    (0..8)
        .find_map(|_| random.pick(names).copied().filter(|&other| latin(other) != latin(name)))
        .unwrap_or_default()
}

fn birthplace(
    random: &mut Random,
    tables: &'static Tables,
    culture: Option<&'static Culture>,
) -> &'static str {
    let abroad = culture.map_or(&[][..], |culture| culture.born.as_slice());
    if !abroad.is_empty() && random.permille(350) {
        return random.pick_common(abroad).copied().unwrap_or_default();
    }
    random.pick_weighted(&tables.places, |place| place.weight).map_or("", |place| place.town)
}

fn verification(random: &mut Random, age: i32) -> (u16, &'static str) {
    // SOURCE: guide, Appendix D: the types, and examples of other documents that are accepted. Type 1 is
    // for schools of younger pupils.
    const TYPES: [(u64, u16); 6] = [(400, 2), (60, 3), (90, 4), (30, 5), (10, 6), (190, 7)];
    const OTHERS: [&str; 4] = [
        "Exam Certificates",
        "Returning student",
        "Photographic security pass for current place of employment",
        "Armed Forces service ID",
    ];
    if random.permille(100) {
        let others = if age < 18 { OTHERS.split_at(2).0 } else { &OTHERS };
        return (999, random.pick(others).copied().unwrap_or_default());
    }
    (random.pick_weighted(&TYPES, |&(weight, _)| weight).map_or(0, |&(_, code)| code), "")
}
