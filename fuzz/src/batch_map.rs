//! Exports: any bytes have a map or none, and what is read by a map can be written.

use lrs_core::batch::{self, BatchHeader, HeadingMap, Joint, Meaning};
use lrs_core::value::Date;
use lrs_core::wire::{self, Nested};
use lrs_core::{BatchPolicy, Field};

use crate::batch::{narrow, read};

/// Guesses a map, hands it back, reads the file by it, and writes what was read.
pub fn batch_map(data: &[u8]) {
    let policy = narrow(Date::from_ymd(2026, 9, 1).expect("a day"));
    let Ok(map) = batch::guess_headings(data, &policy) else { return };
    assert!((1..=64).contains(&map.columns.len()), "within the bound of columns");
    assert!(map.line > map.rows_above, "the headings stand below what stands above them");
    for field in Field::ALL {
        let of_field = map.columns.iter().filter(|known| known.meaning == Meaning::Field(field));
        assert!(of_field.count() <= 1, "one column gives a field");
    }
    assert_eq!(
        map,
        batch::guess_headings(data, &policy).expect("the same"),
        "the same bytes give the same map"
    );
    let json = serde_json::to_value(wire::HeadingMap::from(&map)).expect("JSON");
    let again = wire::read_heading_map(Nested::from(json)).expect("our own map");
    assert_eq!(meanings(&again), meanings(&map), "a map that is handed back means the same");

    let joint = Meaning::Joint(Joint::FamilyCommaGiven);
    let by_joint = map.columns.iter().map(|known| (known.column, known.heading.as_str(), joint));
    for map in [again, HeadingMap::of_columns(by_joint)] {
        let policy = BatchPolicy { heading_map: Some(map), ukprn: Some("10000001".into()), ..policy.clone() };
        by_map(data, &policy);
    }
}

fn meanings(map: &HeadingMap) -> Vec<Meaning> {
    map.columns.iter().map(|known| known.meaning).collect()
}

fn by_map(data: &[u8], policy: &BatchPolicy) {
    let Some((learners, is_whole)) = read(data, policy) else { return };
    let report = batch::check(data, policy).expect("what can be read can be checked");
    assert_eq!((report.complete, report.records), (is_whole, learners.len() as u64));
    let header = BatchHeader::of(&report, policy);
    assert_eq!(header.ukprn, "10000001", "the policy says whose file it is");
    let mut file = Vec::new();
    if !is_whole || batch::correct(data, &mut file, None, &header, &report, policy).is_err() {
        return;
    }
    if report.records > 0 {
        let plain = BatchPolicy { heading_map: None, date_order: report.date_order, ..policy.clone() };
        let again = batch::check(file.as_slice(), &plain).expect("our own file");
        assert!(again.complete && again.records == report.records, "nobody is lost");
    }
}
