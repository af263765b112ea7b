//! The name of a batch file: `LRB_<UKPRN>_<DDMMYYYYHHMM>.CSV` or `.XML`.

use super::error::QUICK_REFERENCE;
use super::format::FileFormat;
use crate::finding::{Finding, Numbers, Rule};
use crate::guide::Section;
use crate::value::Date;

/// The name of a CSV batch file of an organisation, made at a time of day in 24 hours.
///
/// None where the time of day does not exist, the year has no four digits, or the UKPRN is not eight
/// letters or digits. [`FileFormat::file_name`] makes that of an XML file.
///
/// # Source
///
/// LRB batch file, quick reference guide.
///
/// # Examples
///
/// ```
/// use lrs_core::batch;
/// use lrs_core::value::Date;
///
/// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
/// assert_eq!(batch::file_name("10000001", day, 9, 30).as_deref(), Some("LRB_10000001_010920260930.CSV"));
/// assert_eq!(batch::file_name("10000001", day, 24, 0), None);
/// ```
pub fn file_name(ukprn: &str, date: Date, hour: u8, minute: u8) -> Option<String> {
    FileFormat::Csv.file_name(ukprn, date, hour, minute)
}

/// The name without its ending.
pub(super) fn stem(ukprn: &str, date: Date, hour: u8, minute: u8) -> Option<String> {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let is_right = is_ukprn(ukprn) && hour < 24 && minute < 60 && (1000..=9999).contains(&year);
    is_right.then(|| format!("LRB_{ukprn}_{day:02}{month:02}{year:04}{hour:02}{minute:02}"))
}

/// Everything that is wrong with a file's name. A folder before it is left out of account.
///
/// `ukprn` is the organisation's, where it is known. What kind of file it is, CSV or XML, the name alone cannot
/// tell; [`check`](super::check()) minds an ending that is not the file's.
///
/// # Examples
///
/// ```
/// use lrs_core::batch;
///
/// assert!(batch::check_file_name("LRB_10000001_010920260930.CSV", Some("10000001")).is_empty());
/// let findings = batch::check_file_name("LRB_10000001_010920260930.csv", None);
/// assert_eq!(findings[0].code, "batch.file_name.extension_case");
/// ```
pub fn check_file_name(name: &str, ukprn: Option<&str>) -> Vec<Finding> {
    judge(name, ukprn, None)
}

/// As [`check_file_name`], for a file of a known format.
pub(super) fn judge(name: &str, ukprn: Option<&str>, format: Option<FileFormat>) -> Vec<Finding> {
    let name = without_folder(name);
    let mut findings = Vec::new();
    let mut note = |rule: &'static Rule, numbers: Numbers| {
        findings.push(Finding::new(rule, None).with_numbers(numbers));
    };
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let named = FileFormat::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension));
    match (named, format) {
        (None, _) => note(&EXTENSION, [0, 0]),
        (Some(named), Some(format)) if named != format => note(&EXTENSION_OTHER, [0, 0]),
        (Some(named), _) if named.extension() != extension => note(&EXTENSION_CASE, [0, 0]),
        _ => {}
    }
    let mut parts = stem.splitn(3, '_');
    if parts.next() != Some("LRB") {
        note(&PREFIX, [0, 0]);
    }
    let (Some(found), Some(time)) = (parts.next(), parts.next()) else {
        note(&FORM, [0, 0]);
        return findings;
    };
    if !is_ukprn(found) {
        note(&UKPRN, [found.chars().count() as u64, 0]);
    } else if ukprn.is_some_and(|ukprn| !ukprn.eq_ignore_ascii_case(found)) {
        note(&UKPRN_OTHER, [0, 0]);
    }
    let has_only_digits = time.bytes().all(|byte| byte.is_ascii_digit());
    match time.len() {
        12 if has_only_digits => {
            if instant(time).is_none() {
                note(&NO_SUCH_TIME, [0, 0]);
            }
        }
        10 if has_only_digits => note(&TWO_DIGIT_YEAR, [0, 0]),
        _ => note(&TIMESTAMP, [time.chars().count() as u64, 0]),
    }
    findings
}

/// The right name for a file whose name is nearly right; none where its time cannot be told.
pub(super) fn proposed_file_name(name: &str, ukprn: Option<&str>, format: FileFormat) -> Option<String> {
    let name = without_folder(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let groups =
        || stem.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let full = groups().filter(digits).find(|part| part.len() == 12).map(str::to_owned);
    // CHOICE: batch files exist since this century, so a year of two digits stands in it.
    let short = || {
        let part = groups().filter(digits).find(|part| part.len() == 10)?;
        Some(format!("{}20{}", part.get(..4)?, part.get(4..)?))
    };
    let (date, hour, minute) = instant(&full.or_else(short)?)?;
    let found = groups().find(|part| part.len() == 8 && is_ukprn(part) && digits(part));
    format.file_name(ukprn.filter(|ukprn| is_ukprn(ukprn)).or(found)?, date, hour, minute)
}

/// Reads `DDMMYYYYHHMM`.
fn instant(digits: &str) -> Option<(Date, u8, u8)> {
    let part = |range: core::ops::Range<usize>| digits.get(range)?.parse::<u16>().ok();
    let small = |range| u8::try_from(part(range)?).ok();
    let date = Date::from_ymd(i32::from(part(4..8)?), small(2..4)?, small(0..2)?)?;
    let (hour, minute) = (small(8..10)?, small(10..12)?);
    (hour < 24 && minute < 60).then_some((date, hour, minute))
}

/// The LRS's own type takes letters too: its test organisations have them.
pub(super) fn is_ukprn(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn without_folder(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

static EXTENSION: Rule = Rule::error(
    "batch.file_name.extension",
    QUICK_REFERENCE,
    "the file's name ends in neither .CSV nor .XML",
    "End the name in .CSV or .XML, whichever the file is, in capital letters. A name that ends in .CSV.TXT has its real ending hidden by Windows.",
);
static EXTENSION_CASE: Rule = Rule::error(
    "batch.file_name.extension_case",
    QUICK_REFERENCE,
    "the end of the file's name is not in capital letters",
    "Write .CSV or .XML in capital letters: the LRS refuses the upload otherwise.",
);
static EXTENSION_OTHER: Rule = Rule::error(
    "batch.file_name.extension_other",
    QUICK_REFERENCE,
    "the file's name ends in .CSV and the file is XML, or the other way round",
    "End the name as the file is: .XML where its text begins with <, .CSV otherwise.",
);
static PREFIX: Rule = Rule::error(
    "batch.file_name.prefix",
    QUICK_REFERENCE,
    "the file's name does not begin with LRB_ in capital letters",
    "Name it LRB_, the UKPRN, _, then day, month, year, hour and minute, for example LRB_10000001_010920260930.CSV.",
);
static FORM: Rule = Rule::error(
    "batch.file_name.form",
    QUICK_REFERENCE,
    "the file's name is not made of LRB, UKPRN and time with an underscore between each",
    "Name it LRB_, the UKPRN, _, then day, month, year, hour and minute, for example LRB_10000001_010920260930.CSV.",
);
static UKPRN: Rule = Rule::error(
    "batch.file_name.ukprn",
    QUICK_REFERENCE,
    "the UKPRN in the file's name has {0} characters or other signs than digits, 8 digits are wanted",
    "Put the organisation's UKPRN after LRB_.",
);
static UKPRN_OTHER: Rule = Rule::error(
    "batch.file_name.ukprn_other",
    QUICK_REFERENCE,
    "the UKPRN in the file's name is not the organisation's",
    "Put the UKPRN of the organisation that uploads the file into its name.",
);
static TIMESTAMP: Rule = Rule::error(
    "batch.file_name.timestamp",
    QUICK_REFERENCE,
    "the time in the file's name has {0} characters or other signs than digits, 12 digits are wanted",
    "Write day, month, year (four digits), hour (24) and minute without anything between: 010920260930. Take out additions such as (1).",
);
static TWO_DIGIT_YEAR: Rule = Rule::error(
    "batch.file_name.two_digit_year",
    QUICK_REFERENCE,
    "the year in the file's name has two digits, four are wanted",
    "Write the year with four digits: 010920260930. Some systems write two.",
);
static NO_SUCH_TIME: Rule = Rule::error(
    "batch.file_name.no_such_time",
    QUICK_REFERENCE,
    "the digits in the file's name are not a real date and time",
    "Write day, month, year, hour (0 to 23) and minute in this order: 010920260930.",
);
pub(super) static PROPOSED: Rule = Rule::advice(
    "batch.file_name.proposed",
    Section::OurChoice { reason: "the right name can be told from the wrong one" },
    "the right name for the file can be told from the one it has",
    "Use the proposed name beside this report.",
);

/// The rules of file names.
pub(super) static RULES: &[&Rule] = &[
    &EXTENSION,
    &EXTENSION_CASE,
    &EXTENSION_OTHER,
    &PREFIX,
    &FORM,
    &UKPRN,
    &UKPRN_OTHER,
    &TIMESTAMP,
    &TWO_DIGIT_YEAR,
    &NO_SUCH_TIME,
    &PROPOSED,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str) -> Vec<&'static str> {
        check_file_name(name, Some("10000001"))
            .iter()
            .map(|finding| finding.code.trim_start_matches("batch.file_name."))
            .collect()
    }

    #[test]
    fn each_part_is_judged() {
        assert_eq!(codes("LRB_10000001_290220242359.CSV"), [""; 0]);
        assert_eq!(codes("C:\\Batch files\\LRB_10000001_290220242359.CSV"), [""; 0]);
        assert_eq!(codes("LRB_10000001_290220232359.CSV"), ["no_such_time"]);
        assert_eq!(codes("LRB_10000001_290220242400.CSV"), ["no_such_time"]);
        assert_eq!(codes("LRB_10000001_2902242359.CSV"), ["two_digit_year"]);
        assert_eq!(codes("LRB_10000001_290220242359 (1).csv"), ["extension_case", "timestamp"]);
        assert_eq!(codes("lrb_10000002_290220242359.CSV"), ["prefix", "ukprn_other"]);
        assert_eq!(codes("LRB_1000001_290220242359.CSV.txt"), ["extension", "ukprn", "timestamp"]);
        assert_eq!(codes("learners.xlsx"), ["extension", "prefix", "form"]);
        assert_eq!(codes(""), ["extension", "prefix", "form"]);
    }

    #[test]
    fn the_ending_is_that_of_the_format() {
        let codes = |name: &str, format| -> Vec<_> {
            judge(name, None, format).iter().map(|found| found.code).collect()
        };
        for (extension, format) in [("CSV", FileFormat::Csv), ("XML", FileFormat::Xml)] {
            let name = format!("LRB_10000001_290220242359.{extension}");
            assert!(codes(&name, None).is_empty() && codes(&name, Some(format)).is_empty());
            let other = if format == FileFormat::Csv { FileFormat::Xml } else { FileFormat::Csv };
            assert_eq!(codes(&name, Some(other)), ["batch.file_name.extension_other"]);
        }
        assert_eq!(codes("LRB_10000001_290220242359.xml", None), ["batch.file_name.extension_case"]);
    }

    #[test]
    fn a_nearly_right_name_has_a_proposal() {
        let right = Some("LRB_10000001_290220242359.CSV".to_owned());
        let proposed = |name, ukprn| proposed_file_name(name, ukprn, FileFormat::Csv);
        assert_eq!(proposed("lrb 10000001-2902242359.csv", None), right);
        assert_eq!(proposed("LRB_10000002_290220242359 (1).csv", Some("10000001")), right);
        assert_eq!(proposed("learners.csv", Some("10000001")), None);
    }
}
