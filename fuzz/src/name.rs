//! Names: the form in which they are sent, and the key by which they are compared.

use lrs_core::text::{name_key, nfc};
use lrs_core::value::{NameError, name};
use lrs_core::{FamilyName, GivenName};

/// Tidies a name in every form, folds it, and reads it as a name.
pub fn name(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    for form in [name::submission, name::tidy, name::tidy_lines] {
        let once = form(text);
        assert_eq!(once.changes.is_empty(), once.text == text);
        assert_eq!(nfc(&once.text), once.text);
        let twice = form(&once.text);
        assert!(twice.changes.is_empty() && twice.text == once.text);
    }
    let key = name_key(text);
    assert_eq!(name_key(&key), key);
    assert_eq!(name_key(&name::submission(text).text), key);
    assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
    let length = name::submission(text).text.chars().count();
    let expected = match length {
        0 => Err(NameError::Empty),
        1..=name::MAX_LENGTH => Ok(()),
        _ => Err(NameError::TooLong { length }),
    };
    assert_eq!(GivenName::parse(text).map(|_| ()), expected);
    if let Ok(family) = FamilyName::parse(text) {
        assert_eq!(FamilyName::parse(family.as_str()), Ok(family.clone()));
    }
}
