//! The first row of a batch file: which column stands where, and what the LRS will mind about it.

use super::error::QUICK_REFERENCE;
use super::layout::{Column, FILE_HEADINGS, Layout, OF_3A_ALONE, Spelling, learner_columns, resolve};
use super::map::{HeadingMap, Joint, LOOKS_LIKE_EXPORT, Meaning, Placed, Preview};
use crate::finding::{Field, Finding, Rule};
use crate::guide::Section;

/// Whether a column is layout 3A's for ability to share.
fn is_privacy_notice(column: Column, spelling: Spelling) -> bool {
    (column, spelling) == (Column::Learner(Field::AbilityToShare), Spelling::Release2019)
}

/// The columns of a file, as its first row names them.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// What each column holds; one that repeats another is unknown.
    pub(super) all: Vec<Column>,
    /// The column (from 0) of each learner field.
    places: [Option<u16>; Field::COUNT],
    file_places: [Option<u16>; FILE_HEADINGS.len()],
    pub(super) layout: Layout,
    pub(super) has_header: bool,
    /// The column (from 0) that holds family name and given name with a comma between them.
    pub(super) joint_name: Option<u16>,
    /// Whether they are those of an export that is read by a map.
    pub(super) is_export: bool,
    /// Whether ability to share stands under the name that layout 3A has for it.
    pub(super) names_privacy_notice: bool,
    pub(super) findings: Vec<Finding>,
}

impl Columns {
    fn none() -> Self {
        Self {
            all: Vec::new(),
            places: [None; Field::COUNT],
            file_places: [None; FILE_HEADINGS.len()],
            layout: Layout::V2A,
            has_header: true,
            joint_name: None,
            is_export: false,
            names_privacy_notice: false,
            findings: Vec::new(),
        }
    }

    /// Judges the first row; none where nothing in it looks like a batch file.
    pub(super) fn judge<'a>(headings: impl Iterator<Item = &'a str> + Clone, delimiter: u8) -> Option<Self> {
        let known = headings.clone().filter(|heading| resolve(heading).0 != Column::Unknown).count();
        let mut columns = Self { has_header: known >= FEWEST_HEADINGS, ..Self::none() };
        if delimiter != b',' {
            columns.note(&DELIMITER, Column::Unknown, None);
        }
        if columns.has_header {
            columns.read_headings(headings);
        } else if headings.count() >= FEWEST_COLUMNS {
            columns.note(&HEADER_MISSING, Column::Unknown, None);
            columns.all = (0..FILE_HEADINGS.len())
                .map(Column::File)
                .chain(learner_columns().map(Column::Learner))
                .collect();
            for (place, column) in columns.all.clone().into_iter().enumerate() {
                columns.keep(place, column);
            }
        } else {
            return None;
        }
        Some(columns)
    }

    /// The columns of an XML file's records: each field in the place of its number.
    #[cfg(feature = "xml")]
    pub(super) fn of_xml() -> Self {
        let mut columns = Self { all: Field::ALL.map(Column::Learner).to_vec(), ..Self::none() };
        for (place, field) in Field::ALL.into_iter().enumerate() {
            columns.keep(place, Column::Learner(field));
        }
        columns
    }

    /// The columns of an export, as a map says.
    pub(super) fn mapped(headings: &[String], map: &HeadingMap, preview: &Preview) -> Self {
        let placed = Placed::of(map, headings);
        let mut columns = Self { is_export: true, ..Self::none() };
        let own: Vec<(Column, Spelling)> = headings.iter().map(|heading| resolve(heading)).collect();
        // A batch file has all four columns about the file; one of them alone is a column of the export.
        let is_there = |place| own.iter().any(|(column, _)| *column == Column::File(place));
        let has_about = (0..FILE_HEADINGS.len()).all(is_there);
        for (place, (known, (about, spelling))) in placed.columns.iter().zip(own).enumerate() {
            let meaning =
                known.and_then(|at| map.columns.get(at)).map_or(Meaning::Ignored, |known| known.meaning);
            let column = match (meaning, about) {
                (Meaning::Field(field), _) => Column::Learner(field),
                (Meaning::Ignored, Column::File(_)) if has_about => about,
                _ => Column::Unknown,
            };
            if let Meaning::Joint(Joint::FamilyCommaGiven) = meaning {
                columns.keep_joint(place);
            }
            let is_first = columns.keep(place, column);
            columns.names_privacy_notice |= is_first && is_privacy_notice(column, spelling);
            columns.all.push(if is_first { column } else { Column::Unknown });
        }
        columns.findings = map.judge_placed(&placed, headings, preview);
        columns
    }

    /// Notes where family name and given name stand in one, unless one of them stood before.
    fn keep_joint(&mut self, place: usize) {
        let names = Joint::FamilyCommaGiven.fields();
        if names.iter().all(|name| self.column_of(*name).is_none()) {
            for &name in names {
                self.keep(place, Column::Learner(name));
            }
            self.joint_name = u16::try_from(place).ok();
        }
    }

    /// The column of a field, from 1.
    pub(super) fn column_of(&self, field: Field) -> Option<u32> {
        self.places.get(field as usize).copied().flatten().map(|place| u32::from(place) + 1)
    }

    /// Whether one of the fields is there that layout 2A has no column for.
    pub(super) fn names_identifiers(&self) -> bool {
        OF_3A_ALONE.into_iter().any(|field| self.column_of(field).is_some())
    }

    /// The column of one of [`FILE_HEADINGS`], from 0.
    pub(super) fn file_place(&self, place: usize) -> Option<usize> {
        self.file_places.get(place).copied().flatten().map(usize::from)
    }

    fn read_headings<'a>(&mut self, headings: impl Iterator<Item = &'a str>) {
        let mut known = Vec::new();
        let mut is_foreign = false;
        for (place, heading) in headings.enumerate() {
            let (column, spelling) = resolve(heading);
            is_foreign |= matches!(spelling, Spelling::Other | Spelling::Synonym | Spelling::Unknown);
            let rule = match spelling {
                Spelling::Empty => Some(&HEADER_EMPTY),
                Spelling::Unknown => Some(&HEADER_UNKNOWN),
                _ if !self.keep(place, column) => {
                    self.all.push(Column::Unknown);
                    self.note(duplicated(column), column, Some(place));
                    continue;
                }
                Spelling::Exact => None,
                Spelling::Release2019 => {
                    self.layout = Layout::V3A;
                    self.names_privacy_notice |= is_privacy_notice(column, spelling);
                    None
                }
                Spelling::Case => Some(if column.field().is_some() { &HEADER_CASE } else { &FILE_CASE }),
                Spelling::Other | Spelling::Synonym => {
                    Some(if column.field().is_some() { &HEADER_SPELLING } else { &FILE_SPELLING })
                }
            };
            self.all.push(column);
            if let Some(rule) = rule {
                self.note(rule, column, Some(place));
            }
            known.extend(column.place().map(|in_layout| (in_layout, place, column)));
        }
        let mut sorted = known.clone();
        sorted.sort_unstable_by_key(|(in_layout, ..)| *in_layout);
        if let Some((&(_, place, column), _)) =
            known.iter().zip(&sorted).find(|(is, should)| is.0 != should.0)
        {
            self.note(order(column), column, Some(place));
        }
        if is_foreign && self.file_places == [None; FILE_HEADINGS.len()] {
            self.note(&LOOKS_LIKE_EXPORT, Column::Unknown, None);
        }
        for place in 0..FILE_HEADINGS.len() {
            if self.file_place(place).is_none() {
                self.findings.push(
                    Finding::new(&FILE_COLUMN_MISSING, None).with_numbers([place as u64 + 1, 0]).at(
                        None,
                        Some(1),
                        None,
                    ),
                );
            }
        }
        for field in learner_columns() {
            if self.column_of(field).is_none() {
                self.note(&COLUMN_MISSING, Column::Learner(field), None);
            }
        }
    }

    /// Notes where a column stands; false where it stood before.
    fn keep(&mut self, place: usize, column: Column) -> bool {
        let slot = match column {
            Column::File(file) => self.file_places.get_mut(file),
            Column::Learner(field) => self.places.get_mut(field as usize),
            Column::Unknown => return true,
        };
        match (slot, u16::try_from(place)) {
            (Some(slot @ None), Ok(place)) => {
                *slot = Some(place);
                true
            }
            _ => false,
        }
    }

    fn note(&mut self, rule: &'static Rule, column: Column, place: Option<usize>) {
        let number = place.and_then(|place| u32::try_from(place + 1).ok());
        let finding = Finding::new(rule, column.field())
            .with_numbers([
                u64::from(number.unwrap_or(0)),
                column.place().map_or(0, |place| place as u64 + 1),
            ])
            .at(None, Some(1), number);
        self.findings.push(finding);
    }

    /// Notes that a line for spreadsheet programs stands before the headings.
    pub(super) fn note_separator_line(&mut self) {
        self.note(&SEPARATOR_LINE, Column::Unknown, None);
    }

    /// Moves the findings about the headings to the line on which they stand.
    pub(super) fn at_line(&mut self, line: u64) {
        for finding in &mut self.findings {
            finding.line = Some(line);
        }
    }
}

/// Fewer known headings than this, and the first row is not a row of headings.
const FEWEST_HEADINGS: usize = 3;
/// A file of learners without headings has at least this many values in a row.
const FEWEST_COLUMNS: usize = 10;

fn duplicated(column: Column) -> &'static Rule {
    if column.field().is_some() { &HEADER_DUPLICATED } else { &FILE_DUPLICATED }
}

fn order(column: Column) -> &'static Rule {
    if column.field().is_some() { &HEADER_ORDER } else { &FILE_ORDER }
}

static HEADER_MISSING: Rule = Rule::error(
    "batch.header.missing",
    QUICK_REFERENCE,
    "the first row has no headings, so the columns were read in the order of layout 2A",
    "Put the 30 headings of layout 2A into the first row, from FileVersion to Notes.",
);
static DELIMITER: Rule = Rule::error(
    "batch.delimiter",
    QUICK_REFERENCE,
    "the values are not separated by commas",
    "Save the file as CSV with commas; a spreadsheet on a computer set to another country writes semicolons.",
);
static SEPARATOR_LINE: Rule = Rule::error(
    "batch.separator_line",
    QUICK_REFERENCE,
    "a line that begins with sep= stands before the headings",
    "Take that line out: the first line must hold the headings. Only spreadsheet programs understand it.",
);
static COLUMN_MISSING: Rule = Rule::error(
    "batch.header.column_missing",
    QUICK_REFERENCE,
    "the column for the {field} is missing",
    "Add the column {column} in its place, even where it stays empty.",
);
static FILE_COLUMN_MISSING: Rule = Rule::error(
    "batch.header.file_column_missing",
    QUICK_REFERENCE,
    "column {0} of the layout is missing",
    "The first four headings are FileVersion, FileName, UKPRN and LearnerRecordCount.",
);
static HEADER_UNKNOWN: Rule = Rule::error(
    "batch.header.unknown",
    QUICK_REFERENCE,
    "the heading of column {0} is not one of the batch layout",
    "Take the column out, or give it the heading of the layout that it stands for.",
);
static HEADER_EMPTY: Rule = Rule::error(
    "batch.header.empty",
    QUICK_REFERENCE,
    "column {0} has no heading",
    "Take out the comma at the end of the line, or give the column its heading.",
);
static HEADER_CASE: Rule = Rule::error(
    "batch.header.case",
    QUICK_REFERENCE,
    "the heading of column {0} has other capital letters than the LRS wants",
    "Write it exactly so: {column}.",
);
static FILE_CASE: Rule = Rule::error(
    "batch.header.file_column_case",
    QUICK_REFERENCE,
    "the heading of column {0} has other capital letters than the LRS wants",
    "Write the first four headings exactly so: FileVersion, FileName, UKPRN, LearnerRecordCount.",
);
static HEADER_SPELLING: Rule = Rule::error(
    "batch.header.spelling",
    QUICK_REFERENCE,
    "the heading of column {0} seems to mean the {field} and is spelled otherwise than the LRS wants",
    "Write it exactly so: {column}.",
);
static FILE_SPELLING: Rule = Rule::error(
    "batch.header.file_column_spelling",
    QUICK_REFERENCE,
    "the heading of column {0} is spelled otherwise than the LRS wants",
    "Write the first four headings exactly so: FileVersion, FileName, UKPRN, LearnerRecordCount.",
);
static HEADER_DUPLICATED: Rule = Rule::error(
    "batch.header.duplicated",
    QUICK_REFERENCE,
    "column {0} is a second column for the {field}; only the first was read",
    "Take one of the two columns out.",
);
static FILE_DUPLICATED: Rule = Rule::error(
    "batch.header.file_column_duplicated",
    QUICK_REFERENCE,
    "column {0} has a heading that stood before; only the first was read",
    "Take one of the two columns out.",
);
static HEADER_ORDER: Rule = Rule::error(
    "batch.header.order",
    QUICK_REFERENCE,
    "the columns are not in the order of the layout: column {0} should be column {1}",
    "Put the columns into the order of layout 2A. They were read by their headings all the same.",
);
static FILE_ORDER: Rule = Rule::error(
    "batch.header.file_column_order",
    QUICK_REFERENCE,
    "the columns are not in the order of the layout: column {0} should be column {1}",
    "The first four headings are FileVersion, FileName, UKPRN and LearnerRecordCount. They were read by their headings all the same.",
);
pub(super) static LAYOUT_3A: Rule = Rule::advice(
    "batch.layout_3a",
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" },
    "the file is of layout 3A, whose order of columns is not published and was not checked",
    "Upload it through the portal only. A corrected file is written in layout 2A, which has no UCI and no UPN.",
);

/// The rules of headings.
pub(super) static RULES: &[&Rule] = &[
    &HEADER_MISSING,
    &DELIMITER,
    &SEPARATOR_LINE,
    &COLUMN_MISSING,
    &FILE_COLUMN_MISSING,
    &HEADER_UNKNOWN,
    &HEADER_EMPTY,
    &HEADER_CASE,
    &FILE_CASE,
    &HEADER_SPELLING,
    &FILE_SPELLING,
    &HEADER_DUPLICATED,
    &FILE_DUPLICATED,
    &HEADER_ORDER,
    &FILE_ORDER,
    &LAYOUT_3A,
];

#[cfg(test)]
mod tests {
    use super::super::layout::headings;
    use super::*;

    fn judge(headings: &str) -> Columns {
        Columns::judge(headings.split(','), b',').unwrap()
    }

    fn codes(columns: &Columns) -> Vec<(&'static str, Option<u32>)> {
        columns.findings.iter().map(|finding| (finding.code, finding.column)).collect()
    }

    fn exact() -> Vec<&'static str> {
        headings().collect()
    }

    #[test]
    fn the_layout_itself_has_no_findings() {
        let columns = judge(&exact().join(","));
        assert_eq!(codes(&columns), []);
        assert_eq!(columns.column_of(Field::Uln), Some(5));
        assert_eq!(columns.column_of(Field::Notes), Some(30));
        assert_eq!(columns.file_place(3), Some(3));
    }

    #[test]
    fn near_misses_are_recognised_with_the_right_spelling() {
        let mut headings = exact();
        headings[12] = "FamilyNameAtAge16";
        headings[17] = "LastKnownAddressCountyOrCity";
        headings[18] = "LastKnownPostcode";
        headings[20] = "Date Of Birth";
        headings[2] = "ukprn";
        let columns = judge(&headings.join(","));
        assert_eq!(
            codes(&columns),
            [
                ("batch.header.file_column_case", Some(3)),
                ("batch.header.spelling", Some(13)),
                ("batch.header.case", Some(18)),
                ("batch.header.case", Some(19)),
                ("batch.header.spelling", Some(21)),
            ]
        );
        assert!(columns.findings[1].remedy().contains("FamilyNameAt16"), "{}", columns.findings[1].remedy());
        assert_eq!(columns.column_of(Field::LastKnownPostcode), Some(19));
    }

    #[test]
    fn order_duplicates_and_gaps_are_told_and_columns_read_by_name() {
        let mut headings = exact();
        headings.swap(7, 10);
        headings[29] = "ULN";
        headings.push("");
        headings.push("House");
        let columns = judge(&headings.join(","));
        assert_eq!(
            codes(&columns),
            [
                ("batch.header.duplicated", Some(30)),
                ("batch.header.empty", Some(31)),
                ("batch.header.unknown", Some(32)),
                ("batch.header.order", Some(8)),
                ("batch.header.column_missing", None),
            ]
        );
        assert_eq!(columns.column_of(Field::GivenName), Some(11));
        assert_eq!(columns.column_of(Field::Uln), Some(5));
    }

    #[test]
    fn layout_3a_is_known_by_its_names() {
        let columns =
            judge(&format!("{},UCI,UPN", exact().join(",").replace("AbilityToShare", "PrivacyNoticeSeen")));
        assert_eq!(codes(&columns), []);
        assert_eq!(columns.layout, Layout::V3A);
        assert_eq!(columns.column_of(Field::AbilityToShare), Some(27));
        assert_eq!(columns.column_of(Field::Upn), Some(32));
    }

    #[test]
    fn a_first_row_of_data_is_read_by_position() {
        let columns = judge("2A,x,10000001,1,,,Ms,Ada,,,Example");
        assert_eq!(codes(&columns), [("batch.header.missing", None)]);
        assert_eq!(columns.column_of(Field::GivenName), Some(8));
        assert!(Columns::judge("hello,world".split(','), b',').is_none());
    }
}
