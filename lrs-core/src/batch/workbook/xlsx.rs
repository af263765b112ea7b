//! XLSX, cell by cell.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::sheet::{SheetWriter, Written, width_without_headings};
use super::{Sheet, WorkbookError, WorkbookPolicy, cell};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the sheet that the policy names, or the first that has learners.
///
/// The crate has panicked on damaged workbooks before: what it does is caught, and is damage.
pub(super) fn read(data: &[u8], policy: &WorkbookPolicy) -> Result<Sheet, WorkbookError> {
    catch_unwind(AssertUnwindSafe(|| read_sheet(data, policy))).unwrap_or(Err(WorkbookError::Damaged))
}

fn read_sheet(data: &[u8], policy: &WorkbookPolicy) -> Result<Sheet, WorkbookError> {
    let mut book: Workbook<'_> = Xlsx::new(Cursor::new(data)).map_err(|error| refused(&error))?;
    let known = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let known: Vec<_> =
        known.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let sheets: Vec<String> = known.iter().map(|(name, _)| name.clone()).collect();
    let (name, width) = match &policy.sheet {
        Some(name) if sheets.contains(name) => {
            (name.clone(), width_without_headings(&written(&mut book, name, policy, 0, true)?))
        }
        Some(_) => return Err(WorkbookError::NoSuchSheet),
        None => {
            let visible = known.iter().filter(|(_, is_visible)| *is_visible);
            let hidden = known.iter().filter(|(_, is_visible)| !is_visible);
            let mut found = None;
            for (name, _) in visible.chain(hidden) {
                let (_, _, has_headings, _) = written(&mut book, name, policy, 0, true)?;
                if has_headings {
                    found = Some((name.clone(), 0));
                    break;
                }
            }
            found.ok_or(WorkbookError::NoLearners)?
        }
    };
    let (csv, rows, ..) = written(&mut book, &name, policy, width, false)?;
    Ok(Sheet { name, sheets, rows, csv })
}

/// A sheet as text, or its first rows.
fn written(
    book: &mut Workbook<'_>,
    name: &str,
    policy: &WorkbookPolicy,
    width: usize,
    is_head: bool,
) -> Result<Written, WorkbookError> {
    let mut writer = SheetWriter::new(policy.limits, width);
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| refused(&error))?;
    while let Some(found) = cells.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = found.get_position();
        writer.cell(row, column, cell::text(found.get_value().clone()))?;
        if is_head && writer.has_head() {
            break;
        }
    }
    Ok(writer.finish())
}

fn refused(error: &XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Encrypted,
        XlsxError::Zip(error) => super::package::refused(error),
        _ => WorkbookError::Damaged,
    }
}
