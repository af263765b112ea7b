//! The letters with which postcodes start.

/// Whether a postcode area is one of the United Kingdom and the Crown dependencies.
pub(super) fn is_real(area: &str) -> bool {
    AREAS.binary_search(&area).is_ok() || NOT_OF_A_PLACE.contains(&area)
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
    fn areas_ascend_so_that_the_search_finds_them() {
        assert!(AREAS.is_sorted());
        assert!(is_real("SO") && is_real("E") && is_real("ZE") && is_real("ZZ"));
        assert!(!is_real("OX1") && !is_real("Q") && !is_real(""));
    }
}
