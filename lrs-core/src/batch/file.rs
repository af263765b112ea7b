//! What can be wrong with the file as a whole: its first record, size, encoding and name.

use super::decode::Encoding;
use super::error::QUICK_REFERENCE;
use super::file_name::{self, is_ukprn};
use super::format::FileFormat;
use super::header::{Columns, LAYOUT_3A};
use super::layout::{FILE_HEADINGS, Layout};
use super::line::LineEnd;
use super::policy::BatchPolicy;
use super::record::{About, Record};
use super::report::FileFields;
use super::split::BatchRoute;
use crate::finding::{Finding, Numbers, Rule};
use crate::guide::{Section, section};

/// The place of `LearnerRecordCount` among the columns about the file.
pub(super) const RECORD_COUNT: usize = 3;

/// What is wrong with the four columns about the file, which the first record fills.
pub(super) fn first_record(record: &Record<'_>, columns: &Columns, policy: &BatchPolicy) -> Vec<Finding> {
    let fields = record.file_fields().map(str::trim);
    let mut findings = Vec::new();
    let mut note = |rule: &'static Rule, file_column: usize| {
        // A column that is missing is told as such.
        if let Some(place) = columns.file_place(file_column) {
            let column = u32::try_from(place + 1).ok();
            let numbers = [file_column as u64 + 1, 0];
            let line = record.row.line_of(place);
            findings.push(Finding::new(rule, None).with_numbers(numbers).at(None, Some(line), column));
        }
    };
    for (file_column, text) in fields.iter().enumerate() {
        if text.is_empty() {
            note(&MISSING, file_column);
        }
    }
    let [version, ..] = fields;
    let stated = stated(version);
    let by_headings = columns.has_header.then_some(columns.layout);
    judge_fields(fields, by_headings, policy, &mut note);
    if stated == Some(Layout::V3A) || columns.layout == Layout::V3A {
        findings.push(Finding::new(&LAYOUT_3A, None).at(None, Some(record.line), None));
    }
    findings
}

/// What is wrong with those of an XML file. Which of them an upload must have is not published.
pub(super) fn about(about: &About, by_elements: Layout, policy: &BatchPolicy) -> Vec<Finding> {
    let fields = about.each_ref().map(|(text, _)| text.trim());
    let mut findings = Vec::new();
    let mut note = |rule: &'static Rule, place: usize| {
        let (element, line) = (FILE_HEADINGS.get(place).copied(), line(Some(about), place));
        let finding = Finding::new(rule, None).with_numbers([place as u64 + 1, 0]).at(None, line, None);
        findings.push(element.map_or(finding, |element| finding.in_element(element)));
    };
    judge_fields(fields, Some(by_elements), policy, &mut note);
    let [version, ..] = fields;
    if stated(version) == Some(Layout::V3A) || by_elements == Layout::V3A {
        findings.push(Finding::new(&LAYOUT_3A, None).at(None, line(Some(about), 0).or(Some(1)), None));
    }
    findings
}

/// The layout that `FileVersion` names.
fn stated(version: &str) -> Option<Layout> {
    [Layout::V2A, Layout::V3A].into_iter().find(|layout| layout.code() == version)
}

/// Judges what stands in the columns about the file; each may be empty.
fn judge_fields(
    fields: [&str; FILE_HEADINGS.len()],
    by_headings: Option<Layout>,
    policy: &BatchPolicy,
    note: &mut impl FnMut(&'static Rule, usize),
) {
    let [version, _, ukprn, count] = fields;
    match (stated(version), by_headings) {
        (None, _) if !version.is_empty() => note(&VERSION, 0),
        (Some(stated), Some(layout)) if stated != layout => note(&VERSION_OTHER, 0),
        _ => {}
    }
    if !ukprn.is_empty() {
        match &policy.ukprn {
            _ if !is_ukprn(ukprn) => note(&UKPRN, 2),
            Some(own) if !own.trim().eq_ignore_ascii_case(ukprn) => note(&UKPRN_OTHER, 2),
            _ => {}
        }
    }
    if !count.is_empty() && parse_count(count).is_none() {
        note(&COUNT, RECORD_COUNT);
    }
}

/// The layout that the file is of, by its headings or else by its own word.
pub(super) fn layout(fields: &FileFields, by_headings: Layout) -> Layout {
    match by_headings {
        Layout::V2A => Layout::from_code(&fields.file_version).unwrap_or_default(),
        Layout::V3A => Layout::V3A,
    }
}

/// The column of one of the columns about the file, from 1.
pub(super) fn place(columns: &Columns, file_column: usize) -> Option<u32> {
    columns.file_place(file_column).and_then(|place| u32::try_from(place + 1).ok())
}

/// The line on which one of the columns about an XML file stands.
pub(super) fn line(about: Option<&About>, place: usize) -> Option<u64> {
    about?.get(place).map(|(_, line)| *line).filter(|line| *line > 0)
}

/// What is known when the whole file was read.
pub(super) struct Facts {
    pub(super) records: u64,
    pub(super) is_complete: bool,
    pub(super) file_format: FileFormat,
    pub(super) encoding: Encoding,
    pub(super) foreign_line: Option<u64>,
    pub(super) line_end: Option<LineEnd>,
    pub(super) blank_lines: (u64, Option<u64>),
    pub(super) none_provided: u64,
    pub(super) spreadsheet: u64,
    pub(super) first_line: Option<u64>,
    pub(super) record_count_place: Option<u32>,
    /// Its line in an XML file.
    pub(super) record_count_line: Option<u64>,
}

/// What is wrong with the file as a whole.
pub(super) fn whole(facts: &Facts, fields: &FileFields) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |rule: &'static Rule, numbers: Numbers, line: Option<u64>, column: Option<u32>| {
        findings.push(Finding::new(rule, None).with_numbers(numbers).at(None, line, column));
    };
    let records = facts.records;
    match facts.encoding {
        // XML says itself how it is written, and is held to that.
        _ if facts.file_format == FileFormat::Xml => {}
        Encoding::Utf8 => {}
        Encoding::Utf8WithMark => note(&MARK, [0, 0], Some(1), None),
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => note(&UTF_16, [0, 0], Some(1), None),
        Encoding::Windows1252 => note(&WINDOWS_1252, [0, 0], facts.foreign_line, None),
        Encoding::Mixed => note(&MIXED, [0, 0], facts.foreign_line, None),
    }
    if !matches!(facts.line_end, None | Some(LineEnd::CrLf)) {
        note(&LINE_END, [0, 0], None, None);
    }
    if let (count @ 1.., line) = facts.blank_lines {
        note(&BLANK_LINES, [count, 0], line, None);
    }
    if facts.is_complete {
        let (few, many) = (BatchRoute::Portal.fewest(), BatchRoute::Portal.most());
        if records == 0 {
            note(&NO_RECORDS, [0, 0], None, None);
        } else if records < few {
            note(&FEW_RECORDS, [records, few], None, None);
        } else if records > many {
            note(&MANY_RECORDS, [records, many], None, None);
        }
        if let Some(stated) = parse_count(&fields.record_count)
            && records > 0
            && stated != records
        {
            let line = facts.record_count_line.or(facts.first_line);
            note(&COUNT_WRONG, [stated, records], line, facts.record_count_place);
        }
    }
    if is_many(facts.none_provided, records) {
        note(&NONE_PROVIDED, [facts.none_provided, records], None, None);
    }
    if is_many(facts.spreadsheet, records) {
        note(&SPREADSHEET, [facts.spreadsheet, records], None, None);
    }
    // Only in an XML file the count has a line of its own.
    if let (Some(element), Some(_)) = (FILE_HEADINGS.last(), facts.record_count_line) {
        for finding in findings.iter_mut().filter(|finding| finding.code == COUNT_WRONG.code) {
            *finding = finding.in_element(element);
        }
    }
    findings
}

/// What is wrong with the file's name, and the right one where it can be told.
pub(super) fn name(
    name: &str,
    own: Option<&str>,
    fields: &FileFields,
    format: FileFormat,
) -> (Vec<Finding>, Option<String>) {
    let ukprn = own.or_else(|| Some(fields.ukprn.as_str()).filter(|ukprn| is_ukprn(ukprn)));
    let mut findings = file_name::judge(name, ukprn, Some(format));
    if findings.is_empty() {
        return (findings, None);
    }
    let proposed = file_name::proposed_file_name(name, ukprn, format);
    if proposed.is_some() {
        findings.push(Finding::new(&file_name::PROPOSED, None));
    }
    (findings, proposed)
}

fn parse_count(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// At least [`MANY_LEAST`] and a tenth of all.
const fn is_many(count: u64, of: u64) -> bool {
    count >= MANY_LEAST && count.saturating_mul(10) >= of
}

// CHOICE: the guide says "high numbers" without a number; a tenth of a file is worth a word.
const MANY_LEAST: u64 = 3;

pub(super) const SIZE: Section =
    Section::Source { title: "LRS data management, further education, about 2012" };
const ENCODING: Section =
    Section::OurChoice { reason: "the sources name no encoding; UTF-8 without a mark is read by all" };

static MISSING: Rule = Rule::error(
    "batch.file_field.missing",
    QUICK_REFERENCE,
    "column {0} of the layout is empty in the first record",
    "Fill FileVersion, FileName, UKPRN and LearnerRecordCount in the first record.",
);
static VERSION: Rule = Rule::error(
    "batch.file_field.version",
    QUICK_REFERENCE,
    "FileVersion is neither 2A nor 3A",
    "Write 2A, with a capital letter.",
);
static VERSION_OTHER: Rule = Rule::error(
    "batch.file_field.version_other",
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" },
    "FileVersion names another layout than the headings are of",
    "MiddleNames, PrivacyNoticeSeen, UCI and UPN are headings of layout 3A; MiddleOtherName and AbilityToShare of 2A.",
);
static UKPRN: Rule = Rule::error(
    "batch.file_field.ukprn",
    Section::Schema { name: "MIAPUKPRN" },
    "the UKPRN inside the file is not 8 digits",
    "Write the organisation's UKPRN.",
);
static UKPRN_OTHER: Rule = Rule::error(
    "batch.file_field.ukprn_other",
    QUICK_REFERENCE,
    "the UKPRN inside the file is not the organisation's",
    "Write the UKPRN of the organisation that uploads the file.",
);
static COUNT: Rule = Rule::error(
    "batch.file_field.record_count",
    QUICK_REFERENCE,
    "LearnerRecordCount is not a number",
    "Write how many learners the file has, in digits.",
);
static COUNT_WRONG: Rule = Rule::error(
    "batch.file_field.record_count_wrong",
    Section::Source { title: "LRS response code WSRC0017" },
    "LearnerRecordCount says {0} and the file has {1} records",
    "Write the right count. If a learner is missing or too many, export the file again.",
);
static NO_RECORDS: Rule = Rule::error(
    "batch.size.no_records",
    section::BATCH,
    "the file has headings and no learner",
    "Export the learners again.",
);
pub(super) static FEW_RECORDS: Rule = Rule::advice(
    "batch.size.few_records",
    SIZE,
    "the file has fewer than {1} records ({0})",
    "So few learners are quicker entered one by one in the portal.",
);
static MANY_RECORDS: Rule = Rule::error(
    "batch.size.many_records",
    SIZE,
    "the file has {0} records, the portal takes at most {1}",
    "Split it into files of at most 5,000 learners, each with its own name and LearnerRecordCount.",
);
static MARK: Rule = Rule::advice(
    "batch.encoding.mark",
    ENCODING,
    "the file is UTF-8 and begins with a byte-order mark",
    "A corrected file has none. A program that does not know the mark reads it as part of the first heading.",
);
static UTF_16: Rule = Rule::warning(
    "batch.encoding.utf_16",
    ENCODING,
    "the file is UTF-16, which a spreadsheet calls 'Unicode text'",
    "Save it as 'CSV UTF-8', or take the corrected file.",
);
static WINDOWS_1252: Rule = Rule::warning(
    "batch.encoding.windows_1252",
    ENCODING,
    "the file is windows-1252, and letters such as é were read so",
    "Save it as 'CSV UTF-8', or take the corrected file. The line is the first with such a letter.",
);
static MIXED: Rule = Rule::warning(
    "batch.encoding.mixed",
    ENCODING,
    "the file is partly UTF-8 and partly windows-1252; each letter was read for itself",
    "Compare the names with accents, above all from the named line on, or take the corrected file.",
);
static LINE_END: Rule = Rule::advice(
    "batch.line_end",
    Section::OurChoice { reason: "systems that upload daily end each line in CR LF" },
    "the lines do not end in CR LF as on Windows",
    "A corrected file has the right line ends.",
);
static BLANK_LINES: Rule = Rule::advice(
    "batch.blank_lines",
    Section::OurChoice { reason: "the sources do not say whether a blank line is a record" },
    "blank lines stand between the rows ({0})",
    "Take them out. They were not counted as records.",
);
static NONE_PROVIDED: Rule = Rule::advice(
    "batch.none_provided",
    section::VERIFICATION,
    "{0} of {1} learners have verification type 'None provided'",
    "Record how their identity was verified: the LRS may write to an organisation with high numbers.",
);
static SPREADSHEET: Rule = Rule::advice(
    "batch.spreadsheet",
    Section::Source { title: "GOV.UK, LRS batch load documents for schools and providers" },
    "a spreadsheet program has rewritten dates or ULNs in {0} of {1} records",
    "Do not open and save the exported file in a spreadsheet, or set those columns to 'Text' when importing it.",
);

/// The rules of whole files.
pub(super) static RULES: &[&Rule] = &[
    &MISSING,
    &VERSION,
    &VERSION_OTHER,
    &UKPRN,
    &UKPRN_OTHER,
    &COUNT,
    &COUNT_WRONG,
    &NO_RECORDS,
    &FEW_RECORDS,
    &MANY_RECORDS,
    &MARK,
    &UTF_16,
    &WINDOWS_1252,
    &MIXED,
    &LINE_END,
    &BLANK_LINES,
    &NONE_PROVIDED,
    &SPREADSHEET,
];
