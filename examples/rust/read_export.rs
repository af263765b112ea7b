//! What are the columns of this export? `cargo run --release --example read_export -- students.xlsx [SHEET]`
//!
//! Reads an export of a college's own system as CSV, or a sheet of a workbook (XLSX, ODS), and says what each column seems
//! to be, how sure that is and why, and how many learners would be ready if it were so. Headings are shown, and no learner.
//! Nothing is written.

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Read, Write, stdout};
use std::process::ExitCode;

use chrono::{Datelike, Local};
use lrs_core::batch::{self, WorkbookPolicy};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Field};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(file) = arguments.next() else {
        eprintln!("read_export: name the file, and the sheet where it is a workbook");
        return ExitCode::from(2);
    };
    let sheet = arguments.next().map(|name| name.to_string_lossy().into_owned());
    let read = File::open(&file).map_err(Box::from).and_then(|file| say(file, sheet));
    match read {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("read_export: {error}");
            ExitCode::from(2)
        }
    }
}

fn say(file: File, sheet: Option<String>) -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    let mut data = Vec::new();
    BufReader::new(file).read_to_end(&mut data)?;
    // Archives and the old compound documents: `read_workbook` tells what is read and what is not.
    if data.starts_with(b"PK") || data.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let sheet = batch::read_workbook(&*data, &WorkbookPolicy { sheet, ..WorkbookPolicy::default() })?;
        writeln!(out, "Sheet: {}", sheet.name)?;
        data = sheet.csv;
    }
    let now = Local::now();
    let today = u8::try_from(now.month()).ok().zip(u8::try_from(now.day()).ok());
    let today = today.and_then(|(month, day)| Date::from_ymd(now.year(), month, day)).ok_or("no date")?;
    let policy = BatchPolicy::new(today);
    let map = batch::guess_headings(&*data, &policy)?;
    for known in &map.columns {
        let (meaning, sureness) = (known.meaning.code(), known.sureness.code());
        let (column, heading, why) = (known.column, &known.heading, known.evidence.message());
        writeln!(out, "{column:>4}  {heading}: {meaning} ({sureness}: {why})")?;
    }
    for finding in map.findings() {
        writeln!(out, "  {} {}", finding.message(), finding.remedy())?;
    }
    let missing: Vec<_> = map.missing().into_iter().map(Field::label).collect();
    writeln!(out, "Missing: {}", if missing.is_empty() { "nothing".to_owned() } else { missing.join(", ") })?;
    let policy = BatchPolicy { heading_map: Some(map), ..policy };
    writeln!(out, "{}", batch::check(&*data, &policy)?)?;
    Ok(())
}
