//! Whole XML files, hostile ones above all.

use std::io::{self, Read};

use crate::batch::layout::element_name;
use crate::batch::{
    BatchError, BatchHeader, BatchLimits, BatchPolicy, BatchReport, Encoding, FileFormat, Layout, check,
    correct, read,
};
use crate::finding::{Field, Severity};
use crate::learner::LearnerDraft;
use crate::value::Date;

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).unwrap())
}

fn drafts(xml: &str) -> Vec<LearnerDraft<'static>> {
    read(xml.as_bytes(), &policy()).unwrap().drafts().map(Result::unwrap).collect()
}

fn names(xml: &str) -> Vec<String> {
    drafts(xml).iter().map(|draft| draft.given_name.to_string()).collect()
}

fn report(xml: &str) -> BatchReport {
    check(xml.as_bytes(), &policy()).unwrap()
}

/// The codes about XML, apart from the advice that every such file gets.
fn codes(xml: &str) -> Vec<(&'static str, Option<u64>, Option<Field>)> {
    let report = report(xml);
    let of_xml = report.findings.iter().filter(|found| found.code.starts_with("batch.xml."));
    let codes =
        of_xml.filter(|found| !["batch.xml.root", "batch.xml.record_count_missing"].contains(&found.code));
    codes.map(|found| (found.code, found.record, found.field)).collect()
}

fn error(xml: &str) -> Option<BatchError> {
    let mut file = match read(xml.as_bytes(), &policy()) {
        Ok(file) => file,
        Err(error) => return Some(error),
    };
    loop {
        match file.next_record()? {
            Ok(_) => {}
            Err(error) => return Some(error),
        }
    }
}

const LEARNER: &str = "<GivenName>Jo</GivenName><FamilyName>Ng</FamilyName><LastKnownPostCode>SW1A 1AA\
    </LastKnownPostCode><DateOfBirth>2008-03-14</DateOfBirth><Gender>2</Gender><AbilityToShare>1</AbilityToShare>\
    <VerificationType>2</VerificationType>";

#[test]
fn a_batch_of_the_web_service_is_read() {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<b:SubmitBatch xmlns:b=\"http://api.lrs.miap.gov.uk/batchmsg\">\
         <UKPRN>10000001</UKPRN><JobType>FUL</JobType><LearnerRecordCount>2</LearnerRecordCount>\n\
         <Learner>{LEARNER}</Learner>\n<Learner>{LEARNER}</Learner></b:SubmitBatch>"
    );
    let report = report(&xml);
    assert_eq!((report.records, report.ready, report.complete), (2, 2, true));
    assert_eq!((report.file_format, report.layout), (FileFormat::Xml, Layout::V2A));
    assert_eq!(
        (report.file_fields.ukprn.as_str(), report.file_fields.record_count.as_str()),
        ("10000001", "2")
    );
    assert_eq!(report.record_path.as_deref(), Some("/SubmitBatch/Learner"));
    assert!(!report.has_errors(), "{report}");
    assert_eq!(codes(&xml), []);
}

#[test]
fn any_root_and_any_name_of_a_learner_is_read() {
    for (open, close) in [
        ("<Learner>", "</Learner>"),
        ("<a><b><BatchLearner>", "</BatchLearner></b></a>"),
        ("<College><Student>", "</Student></College>"),
        ("<x:a xmlns:x='urn:x'><x:b>", "</x:b></x:a>"),
        ("<a><Title>Autumn</Title><Student>", "</Student></a>"),
        ("<a><Title>Autumn</Title><Learner>", "</Learner></a>"),
        ("<a><Notes>n</Notes><List><Student><Title>Ms</Title>", "</Student></List></a>"),
        ("<Learner><Learner>", "</Learner></Learner>"),
    ] {
        let xml = format!("{open}{LEARNER}{close}");
        assert_eq!(names(&xml), ["Jo"], "{xml}");
    }
    let two = "<a><p><Student><Title>Ms</Title><GivenName>A</GivenName></Student></p><Student/>\
        <Student><GivenName>B</GivenName></Student></a>";
    assert_eq!(names(two), ["A", "", "B"]);
    assert_eq!(drafts(two)[0].title, "Ms");
    assert_eq!(report(two).record_path.as_deref(), Some("/*/*/*"));
    assert_eq!(report(two).count_of("batch.record.empty"), 1);
}

#[test]
fn wrappers_within_a_learner_are_opened() {
    let xml = "<a><Learner><Name><GivenName>Jo</GivenName></Name><Address><LastKnownAddressTown>Hull</LastKnownAddressTown>\
        </Address></Learner></a>";
    assert_eq!((names(xml), drafts(xml)[0].last_known_address_town.as_ref()), (vec!["Jo".into()], "Hull"));
    assert_eq!(codes(xml), [("batch.xml.unknown_element", None, None)]);
}

#[test]
fn findings_carry_record_line_and_element() {
    let xml = "<SubmitBatch>\n<Learner>\n<ULN>1</ULN>\n<GivenName>Jo</GivenName></Learner>\n</SubmitBatch>";
    let report = report(xml);
    let finding = report.findings.iter().find(|found| found.code == "uln.length").unwrap();
    assert_eq!((finding.record, finding.line, finding.column), (Some(1), Some(3), None));
    assert_eq!(finding.element, Some("ULN"));
    assert_eq!(report.path_of(finding).as_deref(), Some("/SubmitBatch/Learner[1]/ULN"));
    let missing = report.findings.iter().find(|found| found.field == Some(Field::FamilyName)).unwrap();
    assert_eq!((missing.line, missing.element), (Some(2), Some("FamilyName")));
}

#[test]
fn what_is_wrong_with_the_elements_is_told_and_nothing_is_lost_silently() {
    let one = |inner: &str| codes(&format!("<a><Learner>{inner}</Learner></a>"));
    let given = Some(Field::GivenName);
    for (inner, code, record, field) in [
        ("<GivenName>Jo</GivenName><GivenName>Al</GivenName>", "batch.xml.duplicated", Some(1), given),
        ("<GivenName>Jo<b>hn</b></GivenName>", "batch.xml.nested", Some(1), given),
        ("<GivenName>Jo</GivenName> Ng", "batch.xml.stray_text", Some(1), None),
        ("<GivenName>Zo&euml;</GivenName>", "batch.xml.entity", Some(1), given),
        ("<GivenName>Jo & Co</GivenName>", "batch.xml.ampersand", Some(1), given),
        ("<GivenName>Jo & Co; Ng</GivenName>", "batch.xml.ampersand", Some(1), given),
        ("<GivenName>J\u{1}o</GivenName>", "batch.xml.character", Some(1), given),
        ("<GivenName>J&#1;o</GivenName>", "batch.xml.character", Some(1), given),
        ("<GivenName lang='cy'>Jo</GivenName>", "batch.xml.attribute", Some(1), given),
        ("<GivenName>Jo</GivenName><ULN/>", "batch.xml.order", Some(1), Some(Field::Uln)),
        ("<givenName>Jo</givenName>", "batch.xml.element_spelling", None, given),
        ("<Forename>Jo</Forename>", "batch.xml.element_spelling", None, given),
        (
            "<GivenName>Jo</GivenName><FamilyNameAt16/>",
            "batch.xml.element_of_csv",
            None,
            Some(Field::FamilyNameAtAge16),
        ),
        ("<GivenName>Jo</GivenName><House>Red</House>", "batch.xml.unknown_element", None, None),
        ("<x:GivenName>Jo</x:GivenName>", "batch.xml.namespace", None, None),
        ("<GivenName xmlns='urn:x'>Jo</GivenName>", "batch.xml.namespace", None, None),
    ] {
        assert_eq!(one(inner), [(code, record, field)], "{inner}");
    }
    assert_eq!(codes("<a>stray<Learner><ULN/></Learner></a>"), [("batch.xml.not_read", None, None)]);
    assert_eq!(names("<a><Learner><GivenName>Jo<b>hn</b></GivenName></Learner></a>"), ["John"]);
    assert_eq!(
        names("<a><Learner><GivenName>Zo&euml; &#0; & Co; x</GivenName></Learner></a>"),
        ["Zo&euml; &#0; & Co; x"]
    );
    assert_eq!(names("<a><Learner GivenName='Jo &amp; x'/><Learner><ULN/></Learner></a>"), ["Jo & x", ""]);
    assert_eq!(names("<a><Learner><GivenName>Jo</GivenName><GivenName>Al</GivenName></Learner></a>"), ["Jo"]);
    assert_eq!(one("<ULN xsi:nil='true' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>"), []);
}

#[test]
fn text_comes_in_pieces_and_lines_as_xml_has_them() {
    let name = |inner: &str| names(&format!("<a><Learner><GivenName>{inner}</GivenName></Learner></a>"));
    assert_eq!(name("J<!-- x --><?y z?><![CDATA[o <&]]>&lt;&#x41;"), ["Jo <&<A"]);
    assert_eq!(name("a\r\nb\rc&#13;d"), ["a\nb\nc\rd"]);
    assert_eq!(name(" <![CDATA[]]> "), ["  "]);
}

#[test]
fn encodings_are_read_and_held_to_the_declaration() {
    let body = "<a><Learner><GivenName>Zoë</GivenName></Learner></a>";
    let latin =
        |text: &str| text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect::<Vec<u8>>();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let declared = |name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{body}");
    for (bytes, encoding, agrees) in [
        (body.as_bytes().to_vec(), Encoding::Utf8, true),
        (declared("utf-8").into_bytes(), Encoding::Utf8, true),
        ([b"\xEF\xBB\xBF", body.as_bytes()].concat(), Encoding::Utf8WithMark, true),
        (declared("ISO-8859-1").into_bytes(), Encoding::Utf8, false),
        (declared("UTF-16").into_bytes(), Encoding::Utf8, false),
        (declared("us-ascii").into_bytes(), Encoding::Utf8, false),
        (latin(&declared("windows-1252")), Encoding::Windows1252, true),
        (latin(body), Encoding::Windows1252, false),
        ([vec![0xFF, 0xFE], wide(body)].concat(), Encoding::Utf16LittleEndian, true),
        ([vec![0xFF, 0xFE], wide(&declared("utf-8"))].concat(), Encoding::Utf16LittleEndian, false),
        (wide(body), Encoding::Utf16LittleEndian, false),
    ] {
        let report = check(&bytes[..], &policy()).unwrap();
        assert_eq!(report.encoding, encoding);
        assert_eq!(report.count_of("batch.xml.encoding_other") == 0, agrees, "{encoding:?}");
        let drafts: Vec<_> = read(&bytes[..], &policy()).unwrap().drafts().map(Result::unwrap).collect();
        assert_eq!(drafts[0].given_name, "Zoë");
    }
    assert_eq!(error(&declared("Shift_JIS")).map(|error| error.code()), Some("batch.xml.encoding"));
    assert_eq!(codes(&format!("\n{}", declared("utf-8"))), [("batch.xml.declaration", None, None)]);
}

#[test]
fn hostile_files_are_refused_with_a_code() {
    let learner = format!("<Learner>{LEARNER}</Learner>");
    let deep = "<b>".repeat(40);
    let flood = (0..100).fold(String::new(), |flood, at| format!("{flood} a{at}=''"));
    let spaces = (0..100).fold(String::new(), |flood, at| format!("{flood} xmlns:a{at}='u'"));
    let long = "x".repeat(300_000);
    for (xml, code) in [
        (format!("<!DOCTYPE a [<!ENTITY b 'c'>]><a>{learner}</a>"), "batch.xml.doctype"),
        ("<!DOCTYPE html><html><body>Hello</body></html>".to_owned(), "batch.xml.doctype"),
        ("<!DOCTYPE a [<!ENTITY b 'c'".to_owned(), "batch.xml.doctype"),
        (format!("<a>{learner}"), "batch.xml.unclosed"),
        (format!("<a>{learner}<Learner><ULN>1"), "batch.xml.unclosed"),
        (format!("<a>{learner}<Learner"), "batch.xml.unclosed"),
        (format!("<a>{learner}<!-- "), "batch.xml.unclosed"),
        (format!("<a>{learner}<![CDATA["), "batch.xml.unclosed"),
        (format!("<a>{learner}</b>"), "batch.xml.not_well_formed"),
        (format!("<a>{learner}</a>x"), "batch.xml.not_well_formed"),
        (format!("<a>{learner}</a><a/>"), "batch.xml.not_well_formed"),
        (format!("<a b=c>{learner}</a>"), "batch.xml.not_well_formed"),
        (format!("<a b='<'>{learner}</a>"), "batch.xml.not_well_formed"),
        (format!("<a b>c='d'>{learner}</a>"), "batch.xml.not_well_formed"),
        (format!("<a>{learner}<!x></a>"), "batch.xml.not_well_formed"),
        (format!("{deep}{learner}"), "batch.xml.too_deep"),
        (format!("<a{flood}>{learner}</a>"), "batch.xml.too_many"),
        (format!("<a{spaces}>{learner}</a>"), "batch.xml.too_many"),
        (format!("<a><Learner><Notes>{long}</Notes></Learner></a>"), "batch.xml.too_long"),
        (format!("<a><Learner><Notes>{}</Notes></Learner></a>", "x".repeat(70_000)), "batch.value_too_long"),
        (format!("<a b='{long}'>{learner}</a>"), "batch.xml.too_long"),
        (format!("<a><!--{long}-->{learner}</a>"), "batch.xml.too_long"),
        (format!("<a><Learner>{}</Learner></a>", "<b/>".repeat(300)), "batch.xml.too_many"),
        (format!("<a>{}</a>", "<b/>".repeat(40_000)), "batch.xml.too_many"),
        (format!("<a>{learner}\0</a>"), "batch.binary"),
        ("<html><body>Hello</body></html>".to_owned(), "batch.not_batch"),
        ("<a/>".to_owned(), "batch.not_batch"),
        ("<".to_owned(), "batch.xml.unclosed"),
        ("<></>".to_owned(), "batch.xml.not_well_formed"),
        (format!("<a><1>{learner}</1></a>"), "batch.xml.not_well_formed"),
        (format!("<a>{learner}<Learner><Notes>a < b</Notes></Learner></a>"), "batch.xml.not_well_formed"),
    ] {
        let error = error(&xml);
        assert_eq!(error.map(|error| error.code()), Some(code), "{}", xml.get(..100).unwrap_or(&xml));
    }
}

/// A source of one start and then the same bytes for ever, which counts what it gave.
struct Endless {
    start: Vec<u8>,
    rest: &'static [u8],
    given: usize,
}

impl Read for Endless {
    fn read(&mut self, space: &mut [u8]) -> io::Result<usize> {
        for byte in space.iter_mut() {
            let after = self.given.checked_sub(self.start.len());
            *byte = after.map_or_else(|| self.start[self.given], |after| self.rest[after % self.rest.len()]);
            self.given += 1;
        }
        Ok(space.len())
    }
}

/// More of them, with code, line and memory, are in `tests/hostile.rs`.
#[test]
fn endless_files_end_at_a_bound_with_the_report_so_far() {
    for (start, rest) in [
        ("", "x"),
        ("", "<!---->"),
        ("", "<?x?>"),
        ("", "&amp;"),
        ("", "&"),
        ("", " "),
        ("&", "x"),
        ("</", "x"),
        ("<Learner>", "<b/>"),
        ("<Learner>", "<b>"),
        ("<Learner>", "<ULN/>"),
        ("<Learner>", "<!---->"),
        ("<Learner><ULN>", "<![CDATA[]]>"),
        ("<Learner><ULN>", "&amp;"),
        ("<Learner><ULN>", "x"),
        ("<Learner><ULN>", "<b></b>"),
    ] {
        let start = format!("<a><Learner>{LEARNER}</Learner>{start}").into_bytes();
        let mut source = Endless { start, rest: rest.as_bytes(), given: 0 };
        let report = check(&mut source, &policy()).unwrap();
        assert_eq!((report.records, report.ready, report.complete), (1, 1, false), "{rest}");
        assert!(report.findings.last().is_some_and(|found| found.severity == Severity::Error), "{rest}");
        assert!(source.given < 3_000_000, "{rest}: {} bytes read", source.given);
    }
}

#[test]
fn tight_limits_hold() {
    let limits = BatchLimits { max_value_bytes: 9, max_row_bytes: 60, max_columns: 9, max_records: 2 };
    let policy = BatchPolicy { limits, ..policy() };
    let report = |xml: &str| check(xml.as_bytes(), &policy).unwrap();
    let one = "<Learner><GivenName>Jo</GivenName></Learner>";
    let many = report(&format!("<a>{one}{one}{one}</a>"));
    assert_eq!((many.records, many.count_of("batch.too_many_records")), (2, 1));
    let long = report(&format!("<a>{one}<Learner><ULN>1234567890</ULN></Learner></a>"));
    assert_eq!(long.count_of("batch.value_too_long"), 1);
}

#[test]
fn a_report_about_xml_shows_no_value() {
    let xml = "<Xanthippe><Prisoner><GivenName>Xanthippe</GivenName><DateOfBirth>1/1/1066</DateOfBirth></Prisoner></Xanthippe>";
    let report = report(xml);
    let said = format!("{report} {report:?}");
    for value in ["Xanthippe", "Prisoner", "1066"] {
        assert!(!said.contains(value), "{value}");
    }
}

#[test]
fn the_columns_about_the_file_may_stand_anywhere() {
    let learner = format!("<Learner>{LEARNER}</Learner>");
    let wrong = |xml: &str, code: &str| report(xml).count_of(code);
    let behind = format!(
        "<a FileVersion='2A'>{learner}<LearnerRecordCount>3</LearnerRecordCount><UKPRN>1</UKPRN></a>"
    );
    assert_eq!(wrong(&behind, "batch.file_field.record_count_wrong"), 1);
    assert_eq!(wrong(&behind, "batch.file_field.ukprn"), 1);
    let finding =
        report(&behind).findings.into_iter().find(|found| found.code == "batch.file_field.ukprn").unwrap();
    assert_eq!((finding.element, finding.line), (Some("UKPRN"), Some(1)));
    assert_eq!(report(&behind).file_fields.file_version, "2A");
    let within = "<a><Learner><LearnerRecordCount>2</LearnerRecordCount><ULN/></Learner><Learner><UKPRN>10000001</UKPRN>\
        <LearnerRecordCount>2</LearnerRecordCount><ULN/></Learner></a>";
    assert_eq!(wrong(within, "batch.record.file_fields"), 1);
    assert_eq!(wrong(within, "batch.file_field.record_count_wrong"), 0);
    assert_eq!(wrong(&format!("<a>{learner}</a>"), "batch.xml.record_count_missing"), 1);
    assert_eq!(report("<SubmitBatch/>").count_of("batch.size.no_records"), 1);
    let late = "<a><Learner><ULN/><UPN>A123456789012</UPN></Learner></a>";
    assert_eq!((report(late).layout, wrong(late, "batch.layout_3a")), (Layout::V3A, 1));
}

#[test]
fn a_corrected_file_stays_xml_within_its_elements() {
    let xml = format!(
        "<u:Upload xmlns:u='urn:x' a='x>y'><FileName>x</FileName><UKPRN>10000001</UKPRN><Job note='a'><Learner>{}</Learner>\
         <Learner><GivenName>J&#1; &amp; &euml;</GivenName></Learner></Job></u:Upload>",
        LEARNER.replace("2008-03-14", "14/03/2008")
    );
    let first = report(&xml);
    assert_eq!((first.records, first.ready), (2, 1));
    let header = BatchHeader::of(&first, &policy());
    let (mut file, mut beside) = (Vec::new(), Vec::new());
    let corrected =
        correct(xml.as_bytes(), &mut file, Some(&mut beside), &header, &first, &policy()).unwrap();
    assert_eq!((corrected.written, corrected.held_back, corrected.changed), (1, 1, 2));
    let text = String::from_utf8(file).unwrap();
    assert!(
        text.contains("<u:Upload xmlns:u='urn:x' a='x>y'>\n<Job note='a'>\n<FileVersion>2A</FileVersion>"),
        "{text}"
    );
    assert!(text.contains("<LearnerRecordCount>1</LearnerRecordCount>\n<Learner>"), "{text}");
    assert!(text.contains("<DateOfBirth>2008-03-14</DateOfBirth>"), "{text}");
    assert!(report(&text).is_ready(), "{}", report(&text));
    let beside = String::from_utf8(beside).unwrap();
    assert_eq!(names(&beside), ["J & &euml;"], "but for the control character");
}

#[test]
fn a_corrected_file_keeps_the_prefix_of_its_learners() {
    let around = |record: &str, name: &str| {
        format!(
            "<b:B xmlns:b='urn:b'><UKPRN>10000001</UKPRN><LearnerRecordCount>1</LearnerRecordCount><{record} ULN=''>{LEARNER}</{name}></b:B>"
        )
    };
    for (record, name, written) in [
        ("b:Learner", "b:Learner", "b:Learner"),
        ("Learner", "Learner", "Learner"),
        // The prefix of an element that the schemas do not know.
        ("b:Pupil", "b:Pupil", "b:Pupil"),
        // Declared by the element itself.
        ("l:Learner xmlns:l='urn:\"l'", "l:Learner", "l:Learner xmlns:l='urn:\"l'"),
        ("Learner a='1'\n xmlns='urn:l'", "Learner", "Learner xmlns=\"urn:l\""),
    ] {
        let xml = around(record, name);
        assert_eq!(read(xml.as_bytes(), &policy()).unwrap().xml_frame().unwrap().record, written);
        let first = report(&xml);
        let mut file = Vec::new();
        correct(xml.as_bytes(), &mut file, None, &BatchHeader::of(&first, &policy()), &first, &policy())
            .unwrap();
        let text = String::from_utf8(file).unwrap();
        assert!(
            text.contains(&format!("<{written}>\n<GivenName>Jo"))
                && text.contains(&format!("</{name}>\n</b:B>")),
            "{text}"
        );
        assert_eq!((report(&text).ready, names(&text)), (1, vec!["Jo".to_owned()]), "{text}");
    }
}

/// The same document with its tags as the fast way does not take them.
fn slowly(xml: &str) -> String {
    Field::ALL.iter().fold(xml.to_owned(), |xml, field| {
        let name = element_name(*field);
        xml.replace(&format!("</{name}>"), &format!("</{name} >"))
    })
}

#[test]
fn plain_elements_are_read_as_the_parser_reads_them() {
    let learner = LEARNER.replace("><", ">\r\n<");
    for inner in [
        learner.clone(),
        learner.replace("Jo", "Zoë"),
        learner.replace("Jo", "J\u{7f}o"),
        learner.replace("Jo", "J\u{FFFE}o"),
        learner.replace("Jo", "  Jo \n"),
        learner.replace("Jo", "<i>Jo</i>"),
        learner.replace("Jo", &"J".repeat(5_000)),
        learner.replace("<GivenName>Jo</GivenName>", "<GivenName/>"),
        learner.replace("<GivenName>Jo</GivenName>", "<GivenName>Jo</GivenName><GivenName>Flo</GivenName>"),
        learner.replace("<GivenName>Jo</GivenName>", "<Name><GivenName>Jo</GivenName></Name>"),
        learner.replace("GivenName", "Forename"),
        learner.replace("<Gender>", "text<Gender>"),
        learner.replace("<Gender>", "<Learner><ULN>1</ULN></Learner><Gender>"),
        format!("{learner}<UPN>A123456789012</UPN>\n\n<Title>Ms</Title>"),
        format!("<Other><UKPRN>1</UKPRN>{learner}</Other>"),
        format!("<Title>Head</Title><Pupil>{learner}</Pupil>"),
    ] {
        for record in ["Learner", "Learner xmlns='urn:x'", "Pupil", "Learner ULN='9276308686'"] {
            let name = record.split(' ').next().unwrap();
            let xml = format!("<a>\n<{record}>{inner}</{name}>\r<{record}>\n{inner}\n</{name}></a>");
            let (fast, slow) = (report(&xml), report(&slowly(&xml)));
            assert_eq!(BatchReport { bytes: slow.bytes, ..fast }, slow, "{xml}");
            assert!(drafts(&xml) == drafts(&slowly(&xml)), "{xml}");
        }
    }
}
