use super::*;
use crate::value::Date;

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
}

fn guess(text: &str) -> HeadingMap {
    guess_headings(text.as_bytes(), &policy()).unwrap()
}

#[test]
fn a_column_that_is_given_a_field_takes_it_from_another() {
    let mut map = guess("Surname,Forename,Known As\nNg,Joanna,Jo\n");
    assert!(map.set_column(3, Meaning::Field(Field::GivenName)));
    assert_eq!((map.columns[1].meaning, map.columns[1].claimed), (Meaning::Ignored, Some(Field::GivenName)));
    assert_eq!(map.columns[2].evidence, Evidence::Chosen);
    assert!(!map.set_column(4, Meaning::Ignored));
    assert!(!map.set_heading("Nickname", Meaning::Ignored));
}

#[test]
fn a_joint_column_takes_both_names() {
    let mut map = guess("Name,Surname,Forename\n\"Ng, Jo\",Ng,Jo\n");
    assert!(map.set_heading("name", Meaning::Joint(Joint::FamilyCommaGiven)));
    assert_eq!(map.columns[1].meaning, Meaning::Ignored);
    assert_eq!(map.columns[2].meaning, Meaning::Ignored);
    assert!(!map.missing().contains(&Field::GivenName));
}

#[test]
fn debug_shows_no_heading() {
    let map = guess("Surname,Forename,Vlaxmor\nNg,Jo,x\n");
    assert!(map.columns[2].heading == "Vlaxmor" && !format!("{map:?}").contains("Vlaxmor"));
}

#[test]
fn a_long_heading_is_cut_at_a_letter() {
    let map = guess(&format!("Surname,Forename,{}\nNg,Jo,x\n", "é".repeat(1_000)));
    assert_eq!(map.columns[2].heading.len(), 254);
}

#[test]
fn a_file_is_known_by_its_map_wherever_its_headings_stand() {
    let map = guess("Surname,Forename\nNg,Jo\n");
    let policy = BatchPolicy { heading_map: Some(map), ..policy() };
    for text in ["x\n\nforename|SURNAME\nJo|Ng\n", "\"Surname\"\t\"Forename\"\r\nNg\tJo\r\n"] {
        let learner = super::super::read(text.as_bytes(), &policy).unwrap().drafts().next().unwrap().unwrap();
        assert_eq!((&*learner.family_name, &*learner.given_name), ("Ng", "Jo"), "{text:?}");
    }
}

#[test]
fn a_table_beyond_the_first_block_is_not_looked_for() {
    let text = format!("{}\nSurname,Forename\nNg,Jo\n", "x".repeat(70_000));
    assert_eq!(guess_headings(text.as_bytes(), &policy()).err(), Some(BatchError::NoHeadings));
}
