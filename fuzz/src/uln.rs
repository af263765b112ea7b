//! The ULN: one text, and the same bytes as a column.

use std::collections::BTreeSet;

use lrs_core::Uln;
use lrs_core::value::uln::{COLUMN_WIDTH, are_valid, digits_lost, repairs};

/// Parses a ULN, proposes repairs, and judges the bytes as a column.
pub fn uln(data: &[u8]) {
    column(data);
    let Ok(text) = core::str::from_utf8(data) else { return };
    let parsed = Uln::parse(text);
    assert_eq!(parsed.is_ok(), Uln::is_valid(text));
    if let Ok(uln) = parsed {
        assert_eq!(uln.to_string(), text);
        assert_eq!(uln.to_u64().to_string(), text);
        assert_eq!(Uln::from_stem(&text[..9]), Ok(uln));
        assert!(!digits_lost(text));
    }
    if let Some(digit) = Uln::check_digit(text) {
        assert!(Uln::is_valid(&format!("{text}{digit}")));
    }
    proposals(text, parsed.is_ok());
}

fn column(data: &[u8]) {
    let mut valid = vec![false; data.len() / COLUMN_WIDTH + 1];
    let count = are_valid(data, &mut valid);
    assert_eq!(count, data.len() / COLUMN_WIDTH);
    for (row, valid) in data.chunks_exact(COLUMN_WIDTH).zip(valid) {
        let alone = core::str::from_utf8(row).is_ok_and(|text| Uln::parse(text).is_ok());
        assert_eq!(alone, valid);
    }
}

fn proposals(text: &str, is_valid: bool) {
    let repairs = repairs(text);
    assert!(!is_valid || repairs.is_empty(), "a ULN needs no repair");
    let mut seen = BTreeSet::new();
    for repair in &repairs {
        assert!(Uln::is_valid(&repair.to.to_string()));
        assert!(seen.insert(repair.to), "each is proposed once");
        let same_reason = repairs.iter().filter(|other| other.code == repair.code).count();
        assert_eq!(repair.as_likely + 1, same_reason);
    }
}
