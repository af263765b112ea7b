//! The check digit catches what a person mistypes, and what is proposed for a slip is a ULN.

use lrs_core::value::uln::{COLUMN_WIDTH, are_valid, digits_lost, repairs};
use lrs_core::{Uln, UlnError};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_ulns_text_is_read_as_the_same_uln(uln in ulns()) {
        prop_assert_eq!(Uln::parse(&uln.to_string()), Ok(uln));
        prop_assert_eq!(uln.to_string().parse(), Ok(uln));
        prop_assert_eq!(uln.to_u64().to_string(), uln.to_string());
    }

    #[test]
    fn the_two_published_forms_of_the_rule_agree(text in "[1-9][0-9]{9}") {
        prop_assert_eq!(Uln::is_valid(&text), by_check_digit(&text));
        prop_assert_eq!(Uln::is_valid(&text), by_sum_of_ten(&text));
        prop_assert_eq!(Uln::is_valid(&text), Uln::from_stem(&text[..9]).is_ok_and(|uln| uln.to_string() == text));
    }

    #[test]
    fn one_changed_digit_breaks_a_uln(uln in ulns(), place in 0..10_usize, change in 1..10_u8) {
        let mut text = uln.to_string().into_bytes();
        text[place] = b'0' + (text[place] - b'0' + change) % 10;
        prop_assert!(!is_valid(&text));
    }

    #[test]
    fn one_swap_of_unequal_neighbours_breaks_a_uln(uln in ulns(), place in 0..9_usize) {
        let mut text = uln.to_string().into_bytes();
        let are_equal = text[place] == text[place + 1];
        text.swap(place, place + 1);
        prop_assert_eq!(is_valid(&text), are_equal);
    }

    #[test]
    fn nothing_but_ten_digits_is_a_uln(text in any::<String>()) {
        prop_assume!(text.len() != 10 || !text.bytes().all(|byte| byte.is_ascii_digit()));
        let error = Uln::parse(&text).expect_err("not ten digits");
        let is_about_shape = matches!(error, UlnError::Empty | UlnError::Length { .. } | UlnError::NotDigit { .. });
        prop_assert!(is_about_shape);
    }

    #[test]
    fn a_column_agrees_with_each_row_alone(rows in prop::collection::vec(rows(), 0..40), rest in "[0-9]{0,9}") {
        let mut column = rows.concat();
        column.extend(rest.bytes());
        let mut valid = vec![false; rows.len() + 1];
        prop_assert_eq!(are_valid(&column, &mut valid), rows.len());
        let alone: Vec<bool> = rows.iter().map(|row| is_valid(row)).collect();
        prop_assert_eq!(&valid[..rows.len()], &alone[..]);
    }

    #[test]
    fn any_bytes_make_a_column(column in any::<Vec<u8>>(), length in 0..40_usize) {
        let mut valid = vec![true; length];
        let count = are_valid(&column, &mut valid);
        prop_assert_eq!(count, length.min(column.len() / COLUMN_WIDTH));
        prop_assert!(valid[count..].iter().all(|&untouched| untouched));
    }

    #[test]
    fn every_proposal_is_a_uln_and_stands_once(text in nearly_ulns()) {
        let repairs = repairs(&text);
        for (place, repair) in repairs.iter().enumerate() {
            prop_assert!(Uln::is_valid(&repair.to.to_string()));
            prop_assert!(repairs[..place].iter().all(|earlier| earlier.to != repair.to));
            let same_reason = repairs.iter().filter(|other| other.code == repair.code).count();
            prop_assert_eq!(repair.as_likely, same_reason - 1);
        }
    }

    #[test]
    fn the_original_is_among_the_proposals_for_each_slip(uln in ulns(), place in 0..10_usize, digit in 0..10_u8) {
        for slip in slips(&uln.to_string(), place, digit) {
            // A slip may make another ULN, or be none: then there is nothing to repair.
            if !Uln::is_valid(&slip) && slip != "9999999999" {
                prop_assert!(repairs(&slip).iter().any(|repair| repair.to == uln));
            }
        }
    }

    #[test]
    fn a_uln_in_another_shape_has_one_proposal(uln in ulns(), shape in 0..SHAPES.len()) {
        let text = SHAPES[shape](&uln.to_string());
        let repairs = repairs(&text);
        prop_assert_eq!(repairs.len(), 1);
        prop_assert_eq!((repairs[0].to, repairs[0].as_likely), (uln, 0));
        prop_assert!(!digits_lost(&text));
    }

    #[test]
    fn a_number_cut_by_a_spreadsheet_is_lost_and_only_a_last_zero_is_proposed(uln in ulns(), kept in 1..9_usize) {
        let text = uln.to_string();
        let cut = format!("{}.{}E+09", &text[..1], &text[1..=kept]);
        prop_assert!(digits_lost(&cut));
        let with_zero = format!("{}0", &text[..=kept]);
        let is_proposed = !cut.contains("0E") && Uln::is_valid(&with_zero);
        let proposed: Vec<String> = repairs(&cut).iter().map(|repair| repair.to.to_string()).collect();
        prop_assert_eq!(proposed, if is_proposed { vec![with_zero] } else { Vec::new() });
    }
}

pub(crate) fn ulns() -> impl Strategy<Value = Uln> {
    "[1-9][0-9]{8}"
        .prop_filter_map("about one stem in eleven has no check digit", |stem| Uln::from_stem(&stem).ok())
}

/// Ten bytes: a ULN, a ULN with one byte replaced by any other, ten digits, or anything.
fn rows() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        ulns().prop_map(|uln| uln.to_string().into_bytes()),
        (ulns(), 0..10_usize, any::<u8>()).prop_map(|(uln, place, byte)| {
            let mut row = uln.to_string().into_bytes();
            row[place] = byte;
            row
        }),
        "[0-9]{10}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 10),
    ]
}

fn nearly_ulns() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{9,11}",
        "[0-9OQILZSGB]{9,11}",
        "[ '\u{A0}\u{FEFF}0-9０-９٠-٩.eE+-]{0,16}",
        any::<String>(),
    ]
}

/// What a typist makes of a ULN: a swap, a wrong digit, a digit too few, one twice, one too many.
fn slips(text: &str, place: usize, digit: u8) -> Vec<String> {
    let digits: Vec<char> = text.chars().collect();
    let digit = char::from(b'0' + digit);
    let mut slips = vec![digits.clone(); 5];
    slips[0].swap(place.min(8), place.min(8) + 1);
    slips[1][place] = digit;
    slips[2].remove(place);
    slips[3].insert(place, digits[place]);
    slips[4].insert(place, digit);
    slips.into_iter().map(|slip| slip.into_iter().collect()).collect()
}

/// Ways in which files hold a ULN that is not mistyped.
const SHAPES: &[fn(&str) -> String] = &[
    |uln| format!(" {uln}"),
    |uln| format!("{} {} {}", &uln[..3], &uln[3..6], &uln[6..]),
    |uln| format!("{}-{}\u{A0}{}", &uln[..3], &uln[3..6], &uln[6..]),
    |uln| format!("'{uln}"),
    |uln| format!("ULN: {uln}"),
    |uln| format!("{uln}.0"),
    |uln| format!("{}.{}E9", &uln[..1], &uln[1..]),
    |uln| format!("{}.{}E+09", &uln[..1], &uln[1..]),
    |uln| in_script(uln, '０'),
    |uln| in_script(uln, '٠'),
    |uln| uln.replace('0', "O").replace('1', "l") + "\u{FEFF}",
];

fn in_script(uln: &str, zero: char) -> String {
    uln.bytes().filter_map(|digit| char::from_u32(u32::from(zero) + u32::from(digit - b'0'))).collect()
}

fn is_valid(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| Uln::parse(text).is_ok())
}

/// The first published form: weights 10 to 2 over nine digits, 10 less the remainder is the tenth.
fn by_check_digit(text: &str) -> bool {
    let digits: Vec<u32> = text.bytes().map(|digit| u32::from(digit - b'0')).collect();
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    !sum.is_multiple_of(11) && 10 - sum % 11 == digits[9]
}

/// The second: weights 10 to 1 over all ten leave a remainder of 10.
fn by_sum_of_ten(text: &str) -> bool {
    let digits = text.bytes().map(|digit| u32::from(digit - b'0'));
    digits.zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 10
}
