use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{BatchPolicy, check, guess_headings, read};
use super::*;
use crate::Field;
use crate::value::Date;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const SHEET_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

/// A workbook of two sheets, of which the second has the rows; `setup` goes into its properties, and styles 1 is a date.
fn xlsx(rows: &str, texts: &str, setup: &str) -> Vec<u8> {
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{setup}<sheets>\
                 <sheet name=\"Cover\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"Enrolments\" sheetId=\"2\" r:id=\"b\"/>\
                 </sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{SHEET_TYPE}\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"b\" Type=\"{SHEET_TYPE}\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        ("xl/sharedStrings.xml", texts),
        (
            "xl/worksheets/sheet1.xml",
            &sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>College</t></is></c></row>"),
        ),
        ("xl/worksheets/sheet2.xml", &sheet(rows)),
    ])
}

const TEXTS: &str = "<sst uniqueCount=\"5\"><si><t>Surname</t></si><si><t>Forename</t></si><si><t>DOB</t></si>\
                     <si><t>ULN</t></si><si><t>O&apos;\"Neill</t></si></sst>";
const HEAD: &str = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>\
                    <c r=\"C3\" t=\"s\"><v>2</v></c><c r=\"D3\" t=\"s\"><v>3</v></c></row>";
const LEARNER: &str = "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>4</v></c><c r=\"B5\" t=\"inlineStr\"><is><t>Jo</t></is></c>\
                       <c r=\"C5\" s=\"1\"><v>39153</v></c><c r=\"D5\"><v>9276308686</v></c></row>";

fn ods(table: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        (
            "content.xml",
            &format!(
                "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Cover\"/>\
                 <table:table table:name=\"List\">{table}</table:table></office:spreadsheet></office:body>\
                 </office:document-content>"
            ),
        ),
    ])
}

fn sheet(data: &[u8]) -> Result<Sheet, WorkbookError> {
    read_workbook(data, &WorkbookPolicy::default())
}

fn csv(data: &[u8]) -> String {
    String::from_utf8(sheet(data).unwrap().csv).unwrap()
}

#[test]
fn a_sheet_of_learners_is_found_and_its_rows_keep_their_numbers() {
    let found = sheet(&xlsx(&[HEAD, LEARNER].concat(), TEXTS, "")).unwrap();
    assert_eq!((found.name.as_str(), found.rows, found.sheets.len()), ("Enrolments", 5, 2));
    let text = "\r\n\r\n\"Surname\",\"Forename\",\"DOB\",\"ULN\"\r\n\r\n\"O'\"\"Neill\",\"Jo\",\"2007-03-12\",\"9276308686\"\r\n";
    assert_eq!(String::from_utf8(found.csv).unwrap(), text);
    assert!(!format!("{:?}", sheet(&xlsx(HEAD, TEXTS, ""))).contains("Surname"));
}

#[test]
fn a_workbook_is_read_as_an_export_is() {
    let today = Date::from_ymd(2026, 9, 1).unwrap();
    let policy = BatchPolicy { ukprn: Some("10000001".to_owned()), ..BatchPolicy::new(today) };
    let found = sheet(&xlsx(&[HEAD, LEARNER].concat(), TEXTS, "")).unwrap();
    let map = guess_headings(found.csv.as_slice(), &policy).unwrap();
    let policy = BatchPolicy { heading_map: Some(map), ..policy };
    let draft = read(found.csv.as_slice(), &policy).unwrap().drafts().next().unwrap().unwrap();
    assert_eq!(draft.text(Field::DateOfBirth), "2007-03-12");
    let report = check(found.csv.as_slice(), &policy).unwrap();
    assert_eq!((report.records, report.ready, report.count_of("batch.spreadsheet")), (1, 1, 0));
}

#[test]
fn the_date_system_of_the_workbook_is_followed() {
    let since_1904 = "<workbookPr date1904=\"1\"/>";
    let learner = LEARNER.replace("39153", "37691");
    assert!(csv(&xlsx(&[HEAD, &learner].concat(), TEXTS, since_1904)).contains("\"2007-03-12\""));
}

#[test]
fn rows_are_as_wide_as_their_headings() {
    let short = "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>4</v></c></row>";
    assert!(csv(&xlsx(&[HEAD, short].concat(), TEXTS, "")).ends_with("\"O'\"\"Neill\",\"\",\"\",\"\"\r\n"));
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let data = xlsx(&[HEAD, LEARNER].concat(), TEXTS, "");
    let named = |name: &str| {
        let policy = WorkbookPolicy { sheet: Some(name.to_owned()), ..WorkbookPolicy::default() };
        read_workbook(data.as_slice(), &policy).map(|sheet| sheet.csv)
    };
    assert_eq!(named("Cover"), Ok(b"\"College\"\r\n".to_vec()));
    assert_eq!(named("Enrolments"), sheet(&data).map(|sheet| sheet.csv));
    let titled = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4</v></c></row>".to_owned() + HEAD + LEARNER;
    let titled = xlsx(&titled, TEXTS, "");
    let policy = WorkbookPolicy { sheet: Some("Enrolments".to_owned()), ..WorkbookPolicy::default() };
    assert_eq!(read_workbook(titled.as_slice(), &policy), sheet(&titled));
    assert_eq!(named("Other"), Err(WorkbookError::NoSuchSheet));
    assert_eq!(sheet(&xlsx(LEARNER, TEXTS, "")).err(), Some(WorkbookError::NoLearners));
}

#[test]
fn an_ods_sheet_is_read_with_its_types_and_repetitions() {
    let data = ods(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"9\"/>\
         </table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>Surname</text:p>\
         </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>Fore<text:span>name</text:span>\
         </text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>\
         <table:table-cell><text:p>DOB</text:p></table:table-cell><table:table-cell><text:p>ULN</text:p>\
         </table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"2\">\
         <table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"2\"/>&amp;b\
         </text:p><text:p>c</text:p></table:table-cell><table:table-cell office:value-type=\"date\" \
         office:date-value=\"2007-03-12T00:00:00\"><text:p>12/03/07</text:p></table:table-cell><table:table-cell \
         office:value-type=\"float\" office:value=\"9276308686\"><text:p>9.28E+09</text:p></table:table-cell>\
         </table:table-row><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    let row = "\"a  &b\nc\",\"a  &b\nc\",\"2007-03-12\",\"9276308686\"\r\n";
    assert_eq!(csv(&data), format!("\r\n\r\n\"Surname\",\"Forename\",\"DOB\",\"ULN\"\r\n{row}{row}"));
    assert_eq!(sheet(&data).unwrap().name, "List");
}

#[test]
fn cells_that_would_fill_the_memory_are_refused() {
    let many = |rows: u32, columns: u32| {
        ods(&format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\"><text:p>x</text:p></table:table-cell></table:table-row>"
        ))
    };
    assert_eq!(sheet(&many(1, 16_384)).err(), Some(WorkbookError::TooManyCells { limit: 256 }));
    assert_eq!(sheet(&many(4_000_000_000, 1)).err(), Some(WorkbookError::TooManyCells { limit: 1_048_576 }));
    let far = "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>";
    assert_eq!(sheet(&xlsx(far, TEXTS, "")).err(), Some(WorkbookError::TooManyCells { limit: 256 }));
    let few = WorkbookLimits { max_cells: 5, ..WorkbookLimits::DEFAULT };
    let policy = WorkbookPolicy { limits: few, ..WorkbookPolicy::default() };
    let data = xlsx(&[HEAD, LEARNER].concat(), TEXTS, "");
    assert_eq!(read_workbook(data.as_slice(), &policy).err(), Some(WorkbookError::TooManyCells { limit: 5 }));
}

#[test]
fn a_count_that_no_part_could_hold_is_refused() {
    for count in ["18446744073709551615", "99999999999999999999999", "100000000000"] {
        let texts = TEXTS.replace("\"5\"", &format!(" \n'{count}'"));
        assert_eq!(sheet(&xlsx(HEAD, &texts, "")).err(), Some(WorkbookError::Damaged), "{count}");
    }
}

#[test]
fn bombs_are_refused() {
    let texts = format!("<sst><!--{}--></sst>", " ".repeat(4_000_000));
    assert_eq!(sheet(&xlsx(HEAD, &texts, "")).err(), Some(WorkbookError::Unpacked { limit: 200 }));
    let small = WorkbookLimits { max_unpacked_bytes: 500, ..WorkbookLimits::DEFAULT };
    let policy = WorkbookPolicy { limits: small, ..WorkbookPolicy::default() };
    let data = xlsx(HEAD, TEXTS, "");
    assert_eq!(read_workbook(data.as_slice(), &policy).err(), Some(WorkbookError::Unpacked { limit: 500 }));
    let short = WorkbookLimits { max_bytes: 100, ..WorkbookLimits::DEFAULT };
    let policy = WorkbookPolicy { limits: short, ..WorkbookPolicy::default() };
    assert_eq!(read_workbook(data.as_slice(), &policy).err(), Some(WorkbookError::TooLarge { limit: 100 }));
}

#[test]
fn what_is_not_read_is_told_apart() {
    let compound = |rest: &[u8]| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", rest].concat();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted_ods = packed(&[
        ("META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
        ("content.xml", "x"),
    ]);
    for (data, error) in [
        (b"Surname,Forename\n".to_vec(), WorkbookError::NotWorkbook),
        (Vec::new(), WorkbookError::NotWorkbook),
        (packed(&[("a.txt", "x")]), WorkbookError::NotWorkbook),
        (compound(b"Workbook"), WorkbookError::OldFormat),
        (compound(&name), WorkbookError::Encrypted),
        (encrypted_ods, WorkbookError::Encrypted),
        (packed(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]), WorkbookError::BinaryFormat),
        (b"PK\x03\x04 and so on".to_vec(), WorkbookError::Damaged),
        (packed(&[("[Content_Types].xml", ""), ("_rels/.rels", "")]), WorkbookError::Damaged),
        (packed(&[("content.xml", "<a><b")]), WorkbookError::Damaged),
        (packed(&[("content.xml", "<!DOCTYPE a><a/>")]), WorkbookError::Damaged),
    ] {
        assert_eq!(sheet(&data).err(), Some(error));
    }
    let mut cut = xlsx(&[HEAD, LEARNER].concat(), TEXTS, "");
    cut.truncate(cut.len() / 2);
    assert_eq!(sheet(&cut).err(), Some(WorkbookError::Damaged));
}

#[test]
fn every_error_has_words_and_a_code_of_its_own() {
    let errors = [
        WorkbookError::NotWorkbook,
        WorkbookError::Encrypted,
        WorkbookError::OldFormat,
        WorkbookError::BinaryFormat,
        WorkbookError::Damaged,
        WorkbookError::TooLarge { limit: 1 },
        WorkbookError::Unpacked { limit: 1 },
        WorkbookError::TooManyCells { limit: 1 },
        WorkbookError::NoSuchSheet,
        WorkbookError::NoLearners,
        WorkbookError::Io { kind: std::io::ErrorKind::Other },
    ];
    let codes: std::collections::BTreeSet<_> = errors.iter().map(WorkbookError::code).collect();
    assert_eq!(codes.len(), errors.len());
    assert_eq!(codes, RULES.iter().map(|rule| rule.code).collect(), "the catalogue has these");
}
