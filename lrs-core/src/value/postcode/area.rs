//! The letters with which postcodes start.

/// Whether capitals are a postcode area of the United Kingdom or the Crown dependencies.
pub(super) fn is_real(area: &[u8]) -> bool {
    match *area {
        [first] => has(first, ALONE),
        [first, second] if second.is_ascii_uppercase() => has(first, bit(second)),
        _ => NOT_OF_A_PLACE.iter().any(|known| known.as_bytes() == area),
    }
}

fn has(first: u8, second: u32) -> bool {
    let row = first.checked_sub(b'A').and_then(|row| SECOND_LETTERS.get(usize::from(row)));
    row.is_some_and(|row| row & second != 0)
}

const fn bit(letter: u8) -> u32 {
    1 << (letter - b'A')
}

/// Stands for no second letter.
const ALONE: u32 = 1 << 26;

/// By its first letter, the second letters with which an area is known.
static SECOND_LETTERS: [u32; 26] = {
    let mut rows = [0; 26];
    add(&mut rows, &AREAS);
    add(&mut rows, &NOT_OF_A_PLACE);
    rows
};

#[expect(clippy::indexing_slicing, reason = "capitals of the lists below; const")]
const fn add(rows: &mut [u32; 26], areas: &[&str]) {
    let mut at = 0;
    while at < areas.len() {
        match *areas[at].as_bytes() {
            [first] => rows[(first - b'A') as usize] |= ALONE,
            [first, second] => rows[(first - b'A') as usize] |= bit(second),
            _ => {}
        }
        at += 1;
    }
}

/// The 124 areas, in order.
// SOURCE: Wikipedia, List of postcode districts in the United Kingdom, after Royal Mail.
const AREAS: [&str; 124] = [
    "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM",
    "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH",
    "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG",
    "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME",
    "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR",
    "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW",
    "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR",
    "WS", "WV", "YO", "ZE",
];

/// The forces, non-geographic users, the former Girobank, and the LRS's default.
// SOURCE: as above; ZZ: guide, Appendix C.
const NOT_OF_A_PLACE: [&str; 5] = ["BF", "BFPO", "BX", "GIR", "ZZ"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_of_the_lists_is_real_and_no_other() {
        let letters = || b'A'..=b'Z';
        let pairs = letters().flat_map(|first| letters().map(move |second| vec![first, second]));
        let real = letters().map(|first| vec![first]).chain(pairs).filter(|area| is_real(area)).count();
        assert_eq!(real, 124 + 3, "the areas of places, BF, BX and ZZ");
        let listed = AREAS.iter().chain(&NOT_OF_A_PLACE);
        assert!(listed.into_iter().all(|area| is_real(area.as_bytes())));
        assert!([b"OX1" as &[u8], b"Q", b"", b"o", b"O1"].into_iter().all(|area| !is_real(area)));
    }
}
