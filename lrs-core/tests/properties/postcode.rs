//! A postcode has one spelling, and its parts are parts of it.

use lrs_core::Postcode;
use lrs_core::value::PostcodeError;
use lrs_core::value::postcode::repairs;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_postcodes_text_is_read_as_the_same_postcode(postcode in postcodes()) {
        prop_assert_eq!(Postcode::parse(postcode.as_str()), Ok(postcode));
        prop_assert_eq!(format!("{postcode}").parse(), Ok(postcode));
    }

    #[test]
    fn putting_a_postcode_right_twice_is_putting_it_right_once(text in nearly_postcodes()) {
        if let Ok(reading) = Postcode::read(&text) {
            prop_assert_eq!(Postcode::parse(&text), Ok(reading.postcode));
            prop_assert_eq!(Postcode::read(reading.postcode.as_str()).map(|again| again.code()), Ok(None));
            prop_assert_eq!(reading.code().is_none(), reading.postcode.as_str() == text);
        }
    }

    #[test]
    fn spelling_never_changes_a_postcode(postcode in postcodes(), spaces in "[ \u{A0}-]{0,3}", shape in 0..4) {
        let spelt = match shape {
            0 => postcode.as_str().replace(' ', &spaces),
            1 => postcode.as_str().to_lowercase(),
            2 => format!("{spaces}{postcode}{spaces}"),
            _ => postcode.as_str().chars().map(wide).collect(),
        };
        prop_assert_eq!(Postcode::parse(&spelt), Ok(postcode));
    }

    #[test]
    fn the_parts_make_up_the_whole(postcode in postcodes()) {
        prop_assert_eq!(format!("{} {}", postcode.outward(), postcode.inward()), postcode.as_str());
        prop_assert!(postcode.district().starts_with(postcode.area()));
        prop_assert!(postcode.sector().starts_with(postcode.district()));
        prop_assert!(postcode.unit().starts_with(postcode.sector()));
        prop_assert!(postcode.as_str().len() <= Postcode::MAX_LENGTH);
    }

    #[test]
    fn every_proposal_is_another_postcode_and_stands_once(text in nearly_postcodes()) {
        let repairs = repairs(&text);
        for (place, repair) in repairs.iter().enumerate() {
            prop_assert_eq!(Postcode::parse(repair.to.as_str()), Ok(repair.to));
            prop_assert_ne!(Postcode::parse(&text), Ok(repair.to));
            prop_assert!(repairs[..place].iter().all(|earlier| earlier.to != repair.to));
            prop_assert!(repair.as_likely < repairs.len());
        }
    }

    #[test]
    fn the_original_is_among_the_proposals_for_look_alikes(postcode in postcodes(), place in 0..8_usize) {
        let mut letters: Vec<char> = postcode.as_str().chars().collect();
        let place = place.min(letters.len() - 1);
        letters[place] = match letters[place] {
            'O' => '0',
            '0' => 'O',
            'I' => '1',
            '1' => 'I',
            'S' => '5',
            '5' => 'S',
            _ => return Ok(()),
        };
        let slip: String = letters.into_iter().collect();
        // A slip may be a postcode too, or an Irish one; then nothing says that it is a slip.
        let is_told = !matches!(Postcode::parse(&slip), Ok(_) | Err(PostcodeError::Eircode));
        if is_told && !slip.contains("BFP") {
            prop_assert!(repairs(&slip).iter().any(|repair| repair.to == postcode));
        }
    }
}

pub(crate) fn postcodes() -> impl Strategy<Value = Postcode> {
    let text = prop_oneof![
        8 => "[A-Z]{1,2}[0-9R][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}",
        1 => "BFPO [0-9]{1,4}",
        1 => Just("GIR 0AA".to_owned()),
        1 => Just("ZZ99 9ZZ".to_owned()),
    ];
    text.prop_filter_map("the form leaves a few out", |text| Postcode::parse(&text).ok())
}

fn nearly_postcodes() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ A-Za-z0-9-]{4,9}",
        "[A-Z0-9]{1,4} ?[0OISZ1-9][A-Z0-9]{2}",
        "[SO0I15BZ82L]{2,4} [SO0I15BZ82L]{3}",
        "(BFPO|bfpo|8FP0|BFP0) ?[0-9OIS]{0,5}",
        any::<String>(),
    ]
}

fn wide(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).filter(|_| letter.is_ascii_graphic()).unwrap_or(letter)
}
