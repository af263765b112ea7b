#[cfg(feature = "xml")]
use std::collections::BTreeSet;

use super::*;
use crate::BatchPolicy;
use crate::batch::{
    self, BatchReport, FindingValues, InsidePolicy, OutcomePolicy, ShowValues, compare_reports,
    finding_values,
};
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::value::Date;

/// What tries to get out of the page or to turn the terminal.
const HOSTILE: &str = "</title><script>alert(1)</script>\" onload='x' \u{202E}fdp.\u{1B}[31m\0&amp;";

fn day() -> Date {
    Date::from_ymd(2026, 9, 1).unwrap()
}

/// The columns and three learners, the first with something wrong in each of many fields.
fn report_of(file_name: &str) -> (Vec<u8>, BatchReport) {
    let learners = [
        ["9276308685", "J\u{202E}o", "<b>Example</b>", "31/02/2008", "SW1A"],
        ["9276308685", "Ada", "Example", "2008-02-28", "SW1A 1AA"],
        ["92763O8686", "", "=1+1", "", "PR1 SON"],
    ]
    .map(|[uln, given, family, birth, postcode]| LearnerDraft {
        uln: uln.into(),
        given_name: given.into(),
        family_name: family.into(),
        date_of_birth: birth.into(),
        last_known_postcode: postcode.into(),
        ..LearnerDraft::default()
    });
    let header = batch::BatchHeader { file_name: file_name.into(), ukprn: "10000001".into() };
    let mut file = Vec::new();
    batch::write(&mut file, &header, 3, &learners).unwrap();
    let report = batch::check(&file[..], &BatchPolicy::new(day())).unwrap();
    (file, report)
}

/// Every kind of report, with hostile text wherever one can stand.
fn pages() -> Vec<String> {
    let policy = BatchPolicy::new(day());
    let (file, report) = report_of("plain.csv");
    let values = finding_values(&file[..], &report, &policy, ShowValues::Clear).unwrap();
    let style =
        ReportStyle { file_name: Some(HOSTILE.to_owned()), values: Some(values), ..ReportStyle::default() };
    let mut hostile = report.clone();
    hostile.record_path = Some(format!("/{HOSTILE}/*"));
    hostile.proposed_file_name = Some(HOSTILE.to_owned());
    let twice =
        "FileVersion,UKPRN,ULN,GivenName,FamilyName\n2A,10000001,9276308686,Jo,Ng\n,,9276308686,Ada,Bright\n";
    let inside = batch::check_inside(twice.as_bytes(), &policy, &InsidePolicy::default()).unwrap();
    let csv = format!(
        "ReturnCode,MISIdentifier,ULN\nRC001,A1,9276308686\nRC010,A2,\n\"{}\",A3,\n",
        HOSTILE.replace('"', "\"\"")
    );
    let outcome =
        batch::outcome(csv.replace('\0', "").as_bytes(), None, &OutcomePolicy::new(day(), day())).unwrap();
    vec![
        report_html(&report, &style),
        report_html(&hostile, &style),
        report_html(&inside, &style),
        report_html(&outcome, &style),
        report_html(&compare_reports(&report, &hostile), &style),
    ]
}

/// What a page is made of.
#[cfg(feature = "xml")]
#[derive(Default)]
struct Seen {
    elements: Vec<String>,
    attributes: Vec<(String, String)>,
    ids: BTreeSet<String>,
}

/// Reads a page as XML: every element is closed, every attribute quoted, every id there once.
#[cfg(feature = "xml")]
fn read(page: &str) -> Seen {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(page);
    reader.config_mut().check_end_names = true;
    let (mut seen, mut depth) = (Seen::default(), 0_u32);
    loop {
        let event = reader.read_event().unwrap();
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
            continue;
        };
        depth += u32::from(matches!(event, Event::Start(_)));
        let name = tag.name().as_ref().to_owned();
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref().to_owned();
            let value = attribute.value.to_string();
            if key == "id" {
                assert!(seen.ids.insert(value.clone()), "the id {value} stands twice");
            }
            seen.attributes.push((key, value));
        }
        seen.elements.push(name);
    }
    assert_eq!(depth, 0);
    seen
}

#[cfg(feature = "xml")]
#[test]
fn a_page_is_well_formed_and_leads_nowhere() {
    for page in pages() {
        let seen = read(&page);
        let kinds: BTreeSet<&str> = seen.elements.iter().map(String::as_str).collect();
        for forbidden in ["script", "img", "iframe", "object", "link", "form", "b"] {
            assert!(!kinds.contains(forbidden), "{forbidden}");
        }
        for (name, value) in &seen.attributes {
            assert!(!name.starts_with("on"), "{name}");
            if name == "href" {
                assert!(value.strip_prefix('#').is_some_and(|id| seen.ids.contains(id)), "{value}");
            }
            if name == "aria-labelledby" {
                assert!(value.split(' ').all(|id| seen.ids.contains(id)), "{value}");
            }
            assert!(!value.contains("://"), "{value}");
        }
        let count = |element: &str| seen.elements.iter().filter(|name| *name == element).count();
        assert_eq!(
            [count("h1"), count("main"), count("title") - count("svg"), count("table") - count("caption")],
            [1, 1, 1, 0]
        );
        assert!(count("h2") > 0 && !kinds.contains("h3"));
        assert!(page.contains("Content-Security-Policy"));
    }
}

#[test]
fn a_foreign_text_is_shown_and_nothing_else() {
    for page in pages() {
        assert!(!page.contains("<script") && !page.contains("onload='") && !page.contains("<b>"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; \u{FFFD}fdp."));
        assert!(!page.contains(['\0', '\u{1B}', '\u{202E}']));
    }
}

#[test]
fn a_name_cannot_turn_a_terminal() {
    let (_, report) = report_of("plain.csv");
    let style = ReportStyle { file_name: Some(HOSTILE.to_owned()), ..ReportStyle::default() };
    let text = report_text(&report, &style);
    assert!(!text.contains(['\0', '\u{1B}', '\u{202E}']), "{text}");
    assert!(text.contains("File: </title><script>alert(1)</script>"));
    let coloured = report_text(&report, &ReportStyle { colour: true, ..style.clone() });
    let bare = ["\u{1B}[1m", "\u{1B}[31m", "\u{1B}[33m", "\u{1B}[36m", "\u{1B}[0m"];
    let bare = bare.into_iter().fold(coloured.clone(), |text, code| text.replace(code, ""));
    assert!(coloured.contains("\u{1B}[31m") && bare == text, "{bare}\n{text}");
    assert!(report_text(&report, &ReportStyle { plain: true, ..style }).is_ascii());
}

#[test]
fn lines_are_as_long_as_asked_for() {
    let (_, report) = report_of("plain.csv");
    for (width, longest) in [(0, ReportStyle::LEAST_WIDTH), (60, 60), (200, 200)] {
        let text = report_text(&report, &ReportStyle { width, ..ReportStyle::default() });
        // A code in brackets is one word.
        let too_long = |line: &&str| line.chars().count() > longest && line.trim().contains(' ');
        assert_eq!(text.lines().find(too_long), None, "{width}");
        assert!(text.lines().any(|line| line.len() > longest / 2));
    }
}

#[test]
fn what_is_folded_is_counted() {
    let row = ",,,,9276308685,Jo\n".repeat(1_209);
    let csv = format!("FileVersion,FileName,UKPRN,LearnerRecordCount,ULN,GivenName\n{row}");
    let policy = BatchPolicy { max_findings_per_code: 40, ..BatchPolicy::new(day()) };
    let report = batch::check(csv.as_bytes(), &policy).unwrap();
    let style = |most_of_one_kind| ReportStyle { most_of_one_kind, ..ReportStyle::default() };
    for (most, more) in [(5, 1_204), (40, 1_169), (1_000, 1_169)] {
        let text = report_text(&report, &style(most));
        let (left, more) = (1_209 - more, format!("and {} more", grouped(more)));
        let about = text.split("[uln.check_digit]").nth(1).unwrap().split(" x ").next().unwrap();
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(about.contains(&more), "{most}: {about}");
        assert_eq!(about.matches("(line ").count() as u64, left);
        assert!(report_html(&report, &style(most)).contains(&format!("<li>{more}</li>")));
    }
}

#[test]
fn values_stand_beside_findings_and_only_as_far_as_asked_for() {
    let policy = BatchPolicy::new(day());
    let (file, report) = report_of("plain.csv");
    let with = |show| {
        let values = finding_values(&file[..], &report, &policy, show).unwrap();
        let style = ReportStyle { values: Some(values), ..ReportStyle::default() };
        report_text(&report, &style) + &report_html(&report, &style)
    };
    let (shape, clear) = (with(ShowValues::Shape), with(ShowValues::Clear));
    for value in ["92763O8686", "31/02/2008"] {
        assert!(!shape.contains(value), "{value}");
        assert_eq!(clear.matches(value).count() % 2, 0, "as often in text as in HTML");
        assert!(clear.contains(value), "{value}");
    }
    assert!(shape.contains("10 characters: letters, digits"));
    assert!(!format!("{:?}", finding_values(&file[..], &report, &policy, ShowValues::Clear)).contains("927"));
}

#[test]
fn values_of_another_file_are_refused() {
    let policy = BatchPolicy::new(day());
    let (_, report) = report_of("plain.csv");
    let other = "FileVersion,UKPRN,GivenName\n2A,10000001,Jo\n";
    let error = finding_values(other.as_bytes(), &report, &policy, ShowValues::Shape).unwrap_err();
    assert_eq!(error, batch::ReportError::OtherFile { checked: 3, found: 1 });
    assert_eq!(FindingValues::default().get(1, Field::Uln), None);
}

#[test]
fn learners_in_memory_have_their_places_by_record() {
    let learner = LearnerDraft { uln: "9276308685".into(), ..LearnerDraft::default() };
    let policy = BatchPolicy::new(day());
    let report = batch::check_learners([&LearnerDraft::default(), &learner, &learner], &policy);
    let style = ReportStyle { most_of_one_kind: 1, ..ReportStyle::default() };
    let text = report_text(&report, &style);
    assert!(text.contains("At record 2; and 1 more\n"), "{text}");
    assert!(report_text(&report, &ReportStyle::default()).contains("At record 2; record 3\n"));
    assert!(report_html(&report, &style).contains("record 2"));
}
