//! Files made to harm whoever reads them: each is refused with a code and a line, after few bytes and in little memory.
//!
//! Most have no end, so that a reader without a bound would never come back. One test alone, since it measures the memory
//! of the whole process.

use std::io::{self, Read};

use lrs_core::batch::{self, BatchLimits, BatchPolicy};
use lrs_core::value::Date;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The most bytes that a reader takes from a source before it refuses: the largest of its bounds, and what is read ahead.
const MOST_READ: usize = 3 << 20;
/// The most memory beside the source: the bounds of a row, their buffers grown twofold, and a report.
const MOST_HEAP: usize = 2 << 20;

const HEADINGS: &str =
    "\"FileVersion\",\"FileName\",\"UKPRN\",\"LearnerRecordCount\",\"ULN\",\"GivenName\",\"FamilyName\"\r\n";
const ROW: &str = "\"2A\",\"x\",\"10000001\",\"1\",\"\",\"Jo\",\"Ng\"\r\n";
const LEARNER: &str = "<Learner><GivenName>Jo</GivenName><FamilyName>Ng</FamilyName></Learner>";

/// A start, and the same bytes behind it for ever; nothing where there are none.
struct Source {
    start: Vec<u8>,
    rest: Vec<u8>,
    given: usize,
}

impl Read for Source {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        let bytes = self.start.iter().chain(self.rest.iter().cycle()).skip(self.turned());
        let length = space.iter_mut().zip(bytes).map(|(place, byte)| *place = *byte).count();
        self.given += length;
        Ok(length)
    }
}

impl Source {
    /// Where to go on: whole rounds of what is repeated are passed over.
    fn turned(&self) -> usize {
        match self.given.checked_sub(self.start.len()) {
            Some(behind) if !self.rest.is_empty() => self.start.len() + behind % self.rest.len(),
            _ => self.given,
        }
    }
}

/// What is read, how it goes on, the code and the line.
struct Hostile(&'static str, Vec<u8>, Vec<u8>, &'static str, Option<u64>);

fn csv(name: &'static str, behind: &[u8], rest: &[u8], code: &'static str, line: u64) -> Hostile {
    let start = [HEADINGS.as_bytes(), ROW.as_bytes(), behind].concat();
    Hostile(name, start, rest.to_vec(), code, Some(line))
}

fn xml(name: &'static str, behind: &str, rest: &str, code: &'static str) -> Hostile {
    let start = format!("<a>{LEARNER}{behind}").into_bytes();
    Hostile(name, start, rest.as_bytes().to_vec(), code, Some(1))
}

fn whole(name: &'static str, text: impl Into<Vec<u8>>, code: &'static str, line: Option<u64>) -> Hostile {
    Hostile(name, text.into(), Vec::new(), code, line)
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn hostile() -> Vec<Hostile> {
    let value = [&vec![b'x'; 60_000][..], b","].concat();
    let lol: Vec<String> =
        (1..10).map(|at| format!("<!ENTITY l{at} '{}'>", format!("&l{};", at - 1).repeat(10))).collect();
    let lol = lol.concat();
    let laughs = format!(
        "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY l0 'ha'>{lol}]><a><Learner><Notes>&l9;</Notes></Learner></a>"
    );
    let outside =
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><Learner><Notes>&x;</Notes></Learner></a>";
    let quadratic =
        format!("<!DOCTYPE a [<!ENTITY x '{}'>]><a>{}</a>", "y".repeat(50_000), "&x;".repeat(50_000));
    vec![
        csv("a quote never closed", b"\"", b"learner\r\n", "batch.quote_never_closed", 3),
        csv("quotes without end", b"\"", b"\"\"", "batch.value_too_long", 3),
        csv("a value without end", b"", b"x", "batch.value_too_long", 3),
        csv("a value of blanks", b"", b" ", "batch.value_too_long", 3),
        csv("a value in quotes without end", b"\"", b"x", "batch.value_too_long", 3),
        csv("a line without end", b"", &value, "batch.row_too_long", 3),
        csv("columns without end", b"", b",", "batch.too_many_columns", 3),
        csv("a million empty values in quotes", b"", b"\"\",", "batch.too_many_columns", 3),
        csv("a flood of NUL", b"", b"\0", "batch.binary", 3),
        csv("a flood of bytes that are no text", b"", b"\xFF", "batch.value_too_long", 3),
        csv("a character that never ends", b"", b"\xE2\x82", "batch.value_too_long", 3),
        Hostile(
            "headings without end",
            b"ULN".to_vec(),
            b",GivenName".to_vec(),
            "batch.too_many_columns",
            Some(1),
        ),
        Hostile("one heading without end", b"ULN".to_vec(), b"N".to_vec(), "batch.value_too_long", Some(1)),
        Hostile("nothing but NUL", Vec::new(), b"\0".to_vec(), "batch.binary", Some(1)),
        Hostile(
            "a mark of UTF-16 before bytes",
            b"\xFF\xFE".to_vec(),
            b"learner ".to_vec(),
            "batch.value_too_long",
            Some(1),
        ),
        Hostile("a mark of UTF-16 before NUL", b"\xFE\xFF".to_vec(), b"\0".to_vec(), "batch.binary", Some(1)),
        Hostile(
            "halves of letters in UTF-16",
            b"\xFF\xFE".to_vec(),
            b"\x00\xD8".to_vec(),
            "batch.value_too_long",
            Some(1),
        ),
        Hostile(
            "a mark of UTF-8 before UTF-16",
            [b"\xEF\xBB\xBF".to_vec(), utf_16("ULN")].concat(),
            utf_16(","),
            "batch.binary",
            Some(1),
        ),
        whole("billions of laughs", laughs, "batch.xml.doctype", Some(2)),
        whole("a file of the machine", outside, "batch.xml.doctype", Some(1)),
        whole("one long entity many times", quadratic, "batch.xml.doctype", Some(1)),
        whole(
            "UTF-16 that is UTF-8",
            format!("<?xml version='1.0' encoding='UTF-16'?><a>{LEARNER}</a>"),
            "batch.xml.encoding_other",
            Some(1),
        ),
        whole("a workbook", "PK\x03\x04", "batch.workbook", None),
        whole("a compressed file", b"\x1F\x8B\x08\x00", "batch.workbook", None),
        xml("depth without end", "", "<b>", "batch.xml.too_deep"),
        xml("elements without end", "", "<b/>", "batch.xml.too_many"),
        xml("attributes without end", "<b ", "c='' ", "batch.xml.too_long"),
        xml("an attribute without end", "<b c='", "x", "batch.xml.too_long"),
        xml("a comment without end", "<!--", "x", "batch.xml.too_long"),
        xml("CDATA without end", "<![CDATA[", "x", "batch.xml.too_long"),
        xml("a name without end", "<", "b", "batch.xml.too_long"),
        xml("a value without end", "<Learner><Notes>", "x", "batch.xml.too_long"),
        xml("references without end", "<Learner><Notes>", "&amp;", "batch.xml.too_many"),
        xml("a document type within", "<!DOCTYPE ", "x", "batch.xml.too_long"),
        xml("a flood of NUL in XML", "", "\0", "batch.binary"),
    ]
}

#[test]
fn hostile_files_are_refused_early_with_code_and_line_in_little_memory() {
    let policy = BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap());
    assert_eq!(policy.limits, BatchLimits::DEFAULT);
    for Hostile(name, start, rest, code, line) in hostile() {
        let is_whole = rest.is_empty();
        let mut source = Source { start, rest, given: 0 };
        HEAP.reset_peak_usage();
        let before = HEAP.current_usage();
        let result = batch::check(&mut source, &policy);
        let heap = HEAP.peak_usage() - before;
        let found = match &result {
            Ok(report) => {
                assert!(!report.is_ready() && (report.complete == is_whole), "{name}");
                assert_eq!(report.count_of(code), 1, "{name}: {report}");
                report.findings.iter().find(|finding| finding.code == code).and_then(|finding| finding.line)
            }
            Err(error) => {
                assert_eq!(error.code(), code, "{name}");
                error.line()
            }
        };
        assert_eq!(found, line, "{name}");
        assert!(source.given < MOST_READ, "{name}: {} bytes read", source.given);
        assert!(heap < MOST_HEAP, "{name}: {heap} bytes of memory");
    }
}
