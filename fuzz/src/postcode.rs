//! The postcode, as typed.

use lrs_core::Postcode;
use lrs_core::value::postcode::repairs;

/// Reads a postcode and proposes others.
pub fn postcode(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let read = Postcode::read(text);
    assert_eq!(Postcode::parse(text), read.map(|reading| reading.postcode));
    if let Ok(reading) = read {
        let postcode = reading.postcode;
        assert_eq!(reading.code().is_none(), postcode.as_str() == text);
        let again = Postcode::read(postcode.as_str()).expect("the canonical spelling");
        assert_eq!((again.postcode, again.code()), (postcode, None));
        assert_eq!(format!("{} {}", postcode.outward(), postcode.inward()), postcode.as_str());
        assert!(postcode.as_str().starts_with(postcode.sector()));
        assert!(postcode.sector().starts_with(postcode.district()));
        assert!(postcode.district().starts_with(postcode.area()));
    }
    let repairs = repairs(text);
    for (place, repair) in repairs.iter().enumerate() {
        assert_eq!(Postcode::parse(repair.to.as_str()), Ok(repair.to));
        assert_ne!(Postcode::parse(text), Ok(repair.to), "another postcode than the one typed");
        assert!(repairs.iter().skip(place + 1).all(|other| other.to != repair.to), "each is proposed once");
        assert!(repair.as_likely < repairs.len());
    }
}
