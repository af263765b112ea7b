//! Names are never refused for their letters, and what is tidied or folded once stays so.

use lrs_core::text::{name_key, nfc};
use lrs_core::value::{AbilityToShare, NameError, Verification, VerificationType, name};
use lrs_core::{FamilyName, GivenName};
use proptest::prelude::*;

proptest! {
    #[test]
    fn no_name_is_refused_for_its_letters_or_for_being_short(text in visible_text()) {
        let length = nfc(&text).chars().count();
        prop_assume!((1..=name::MAX_LENGTH).contains(&length));
        prop_assert!(GivenName::parse(&text).is_ok());
        prop_assert!(FamilyName::parse(&text).is_ok());
    }

    #[test]
    fn a_name_is_refused_for_being_empty_or_long_alone(text in any::<String>()) {
        let submitted = name::submission(&text).text;
        let length = submitted.chars().count();
        match GivenName::parse(&text) {
            Ok(name) => prop_assert_eq!(name.as_str(), &*submitted),
            Err(NameError::Empty) => prop_assert_eq!(length, 0),
            Err(NameError::TooLong { length: found }) => {
                prop_assert!(found > name::MAX_LENGTH);
                prop_assert_eq!(found, length);
            }
            Err(_) => prop_assert!(false, "another reason"),
        }
    }

    #[test]
    fn a_names_text_is_read_as_the_same_name(text in texts()) {
        if let (Ok(given), Ok(family)) = (GivenName::parse(&text), FamilyName::parse(&text)) {
            prop_assert_eq!(GivenName::parse(given.as_str()), Ok(given.clone()));
            prop_assert_eq!(given.as_str(), family.to_string());
            prop_assert_eq!(given.key(), family.key());
        }
    }

    #[test]
    fn tidying_twice_is_tidying_once(text in texts()) {
        for form in [name::submission, name::tidy, name::tidy_lines] {
            let once = form(&text);
            let twice = form(&once.text);
            prop_assert!(twice.text == once.text && twice.changes.is_empty());
            prop_assert_eq!(once.changes.is_empty(), once.text == text);
            prop_assert_eq!(nfc(&once.text), once.text.as_ref());
        }
    }

    #[test]
    fn the_key_of_a_key_is_the_key(text in texts()) {
        let key = name_key(&text);
        prop_assert_eq!(name_key(&key), key.as_str());
        prop_assert_eq!(name_key(&name::submission(&text).text), key.as_str());
        prop_assert_eq!(name_key(&nfc(&text)), key.as_str());
        prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
    }

    #[test]
    fn the_key_does_not_see_the_case_of_latin_letters(text in "[A-Za-zÀ-ÖØ-öø-ſ' -]{0,20}") {
        prop_assert_eq!(name_key(&text.to_uppercase()), name_key(&text.to_lowercase()));
    }

    #[test]
    fn composing_twice_is_composing_once(text in texts()) {
        let once = nfc(&text);
        prop_assert_eq!(nfc(&once), once.as_ref());
    }

    #[test]
    fn a_notice_once_seen_stays_seen(steps in prop::collection::vec(0..3_usize, 1..20), start in 1..3_usize) {
        let mut state = AbilityToShare::ALL[start];
        for next in steps {
            match state.change_to(AbilityToShare::ALL[next]) {
                Ok(next) => state = next,
                Err(error) => prop_assert_eq!(error.code(), "sharing.cannot_unsee"),
            }
            prop_assert_ne!(state, AbilityToShare::NotSeen);
        }
    }

    #[test]
    fn the_words_and_codes_of_a_choice_are_read_as_the_same(text in texts()) {
        if let Ok(state) = AbilityToShare::parse(&text) {
            prop_assert_eq!(AbilityToShare::parse(&state.lrs_code().to_string()), Ok(state));
        }
        if let Ok(kind) = VerificationType::parse(&text) {
            prop_assert_eq!(VerificationType::parse(&kind.lrs_code().to_string()), Ok(kind));
        }
    }

    #[test]
    fn another_verification_has_a_description_and_only_it(text in texts(), code in 0..9_u16) {
        let kind = VerificationType::from_lrs_code(if code == 8 { 999 } else { code }).expect("a code of the list");
        if let Ok(verification) = Verification::new(kind, &text) {
            prop_assert_eq!(verification.description().is_some(), kind == VerificationType::Other);
            let again = Verification::new(kind, verification.description().unwrap_or_default());
            prop_assert_eq!(again.as_ref(), Ok(&verification));
        }
    }
}

/// Letters, digits, marks and signs of any script: nothing that is blank, invisible or a control.
fn visible_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,35}".prop_filter("nobody sees it", |text| !name::submission(text).text.is_empty()),
        "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]{1,35}".prop_filter("nobody sees it", |text| !name::submission(
            text
        )
        .text
        .is_empty()),
        "\\p{L}{1,35}".prop_filter("nobody sees it", |text| !name::submission(text).text.is_empty()),
        "\\p{Lu}",
        "[A-Z][a-z]",
    ]
}

pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \u{A0}\t'’`‐–-]{0,3}[A-Za-zÀ-ÿ]{0,6}[ \u{2003}’'‘-]{0,3}[A-Za-zÀ-ÿ]{0,6}[ \n]{0,2}",
        "([aeiouEÆß][\u{300}-\u{36F}]{0,3}){0,6}",
        "(St|Saint|SAINT|Mc|Mac|O'|d’|Mr|Dr)?[ .-]?[A-Z][a-z]{0,8}(\r\n|\n)?[a-z ]{0,8}",
        "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FE00}-\u{FE0F}\u{AD}a\u{E9} ]{0,10}",
        "[0-9]|1|999|yes|no|not seen|passport|other",
    ]
}
