//! Workbooks: any bytes are read within bounds, or refused.

use lrs_core::batch::{self, WorkbookLimits, WorkbookPolicy};
use lrs_core::value::Date;

use crate::attachment::archive_of_parts;
use crate::batch::narrow;

/// Small, so that reaching them is common.
const LIMITS: WorkbookLimits = WorkbookLimits {
    max_bytes: 1 << 18,
    max_unpacked_bytes: 1 << 20,
    max_ratio: 50,
    max_rows: 500,
    max_columns: 40,
    max_cells: 2_000,
};

/// Reads a workbook: as it is, or put together from its parts, which are written as `path`, a line's end, the part, and
/// a byte 0.
pub fn workbook(data: &[u8]) {
    let made;
    let data = if matches!(data, [b'P', b'K', ..] | [0xD0, ..]) {
        data
    } else {
        made = archive_of_parts(data);
        &made
    };
    let policy = WorkbookPolicy { limits: LIMITS, ..WorkbookPolicy::default() };
    let Ok(sheet) = batch::read_workbook(data, &policy) else { return };
    let text = str::from_utf8(&sheet.csv).expect("a text");
    assert!(sheet.rows <= LIMITS.max_rows && sheet.sheets.contains(&sheet.name));
    assert!(text.ends_with("\r\n"), "the last row has its end");
    let policy = WorkbookPolicy { sheet: Some(sheet.name.clone()), ..policy };
    assert!(batch::read_workbook(data, &policy).is_ok_and(|named| named.sheets == sheet.sheets));
    // What a sheet is found by is found in its text again, where its values are within the bounds of text.
    let limits = lrs_core::batch::BatchLimits::DEFAULT;
    let narrow = lrs_core::BatchPolicy { limits, ..narrow(Date::from_ymd(2026, 9, 1).expect("a day")) };
    if !text.contains('\0') && text.len() < 60_000 {
        assert!(batch::guess_headings(text.as_bytes(), &narrow).is_ok(), "its headings are found again");
    }
}
