use super::*;
use crate::finding::Span;

const MAX_ENTRIES: usize = ProhibitedText::MAX_ENTRIES;

fn hits(list: &ProhibitedText, field: Field, text: &str) -> Vec<(&'static str, String)> {
    let mut hits = Vec::new();
    list.scan_field(field, text, &mut |finding| {
        let Span { start, end } = finding.span.expect("a place");
        hits.push((finding.code, text.get(start..end).expect("a part").to_owned()));
    });
    hits
}

#[test]
fn the_guides_list_is_one_word_and_every_prison() {
    let guide = ProhibitedText::guide();
    let mut postcodes: Vec<_> = PRISON_POSTCODES.iter().map(|(postcode, _)| postcode).collect();
    assert!(postcodes.is_sorted());
    postcodes.dedup();
    assert_eq!((guide.phrases(), guide.postcodes(), guide.unusable()), (1, postcodes.len(), 0));
    for (postcode, _) in PRISON_POSTCODES {
        for typed in
            [postcode.to_string(), postcode.replace(' ', ""), format!(" {} ", postcode.to_lowercase())]
        {
            assert_eq!(hits(&guide, Field::LastKnownPostcode, &typed).len(), 1, "{typed}");
            let line = format!("Flat 2, {typed}, England");
            assert_eq!(
                hits(&guide, Field::LastKnownAddressLine2, &line),
                [("postcode.prison", typed.trim().into())]
            );
        }
    }
}

#[test]
fn words_are_found_whole_however_they_are_written() {
    let guide = ProhibitedText::guide();
    for (text, found) in [
        ("Prisoner", "Prisoner"),
        ("PRISONER", "PRISONER"),
        ("ex-prisoner", "prisoner"),
        ("(prisoner)", "prisoner"),
        ("the ‘Prisoner’.", "Prisoner"),
        ("P.R.I.S.O.N.E.R", "P.R.I.S.O.N.E.R"),
        ("Prîsöner", "Prîsöner"),
        ("Ｐｒｉｓｏｎｅｒ／Smith", "Ｐｒｉｓｏｎｅｒ／Smith"),
        ("pri\u{AD}soner", "pri\u{AD}soner"),
        ("é prisoner é", "prisoner"),
        ("'prisoner", "prisoner"),
        ("a\nprisoner", "prisoner"),
    ] {
        assert_eq!(hits(&guide, Field::Notes, text), [("prohibited.text", found.to_owned())], "{text}");
    }
    for text in [
        "Prison",
        "Prisoners",
        "Priscott",
        "Gaol Lane",
        "Freeman",
        "Prison Lane",
        "Imprisoner",
        "pris oner",
        "",
    ] {
        assert_eq!(hits(&guide, Field::FamilyName, text), [], "{text}");
    }
}

#[test]
fn the_longest_phrase_counts_and_each_hit_is_reported() {
    let list =
        ProhibitedText::from_entries(["hm prison", "prison", "young offender institution", "saint x", "ملك"]);
    let text = "Prison, H.M. Prison; Young-Offender  Institution, Young Offender";
    let found: Vec<_> = hits(&list, Field::Notes, text).into_iter().map(|(_, found)| found).collect();
    assert_eq!(found, ["Prison", "H.M. Prison", "Young-Offender  Institution"]);
    for text in ["St. X", "Saint X", "s't x"] {
        assert_eq!(hits(&list, Field::SchoolAtAge16, text).len(), 1, "{text}");
    }
    assert_eq!(hits(&list, Field::FamilyName, "ال ملك").len(), 1);
}

#[test]
fn postcodes_are_found_in_addresses_and_nowhere_else() {
    let guide = ProhibitedText::guide();
    for (text, found) in [
        ("M60 9AH", "M60 9AH"),
        ("HMP Manchester M60 9AH.", "M60 9AH"),
        ("m609ah", "m609ah"),
        ("M60-9AH", "M60-9AH"),
        ("M 60 9 AH", "M 60 9 AH"),
        ("M60,9AH", "M60,9AH"),
        ("Ｍ６０ ９ＡＨ", "Ｍ６０ ９ＡＨ"),
    ] {
        assert_eq!(
            hits(&guide, Field::LastKnownAddressTown, text),
            [("postcode.prison", found.to_owned())],
            "{text}"
        );
        assert_eq!(hits(&guide, Field::LastKnownPostcode, text).len(), 1, "{text}");
        assert_eq!(hits(&guide, Field::Notes, text), []);
        assert_eq!(hits(&guide, Field::FamilyName, text), []);
    }
    for text in
        ["ZZ99 9ZZ", "M60 9AJ", "XM60 9AH", "M60 9AHA", "160 9AH", "M6 09AH Road", "Flat B18, 4 Ash Road"]
    {
        let wanted = usize::from(text == "M6 09AH Road");
        assert_eq!(hits(&guide, Field::LastKnownAddressLine1, text).len(), wanted, "{text}");
    }
    assert_eq!(
        hits(&guide, Field::LastKnownPostcode, "prisoner"),
        [("prohibited.text", "prisoner".to_owned())]
    );
    assert_eq!(hits(&guide, Field::MisIdentifier, "prisoner"), []);
    assert_eq!(hits(&guide, Field::EmailAddress, "prisoner@example.org"), []);
}

#[test]
fn the_filter_never_hides_what_the_scan_finds() {
    let entries =
        ["a", "a b", "on remand", "o'x", "x1 y", "école", "saint", "st mary gaol", "9", "d.o.b", "N7 8TT"];
    let all = ProhibitedText::from_entries(entries);
    for before in ["", "x ", "é ", "'", "(", "- "] {
        for entry in entries {
            let alone = ProhibitedText::from_entries([entry]);
            for typed in [
                entry.to_owned(),
                entry.to_uppercase(),
                entry.replace(' ', "-"),
                entry.replace("st ", "saint "),
                entry.replace('a', "á").replace('o', "ø").replace('n', "ñ").replace('i', "ị"),
            ] {
                let text = format!("{before}{typed} z");
                for list in [&all, &alone] {
                    assert!(!hits(list, Field::LastKnownAddressLine1, &text).is_empty(), "{text}");
                }
            }
        }
    }
}

#[test]
fn lists_are_read_whole_or_refused_with_the_line() {
    let read = |text: &str| ProhibitedText::from_text(text).map(|list| (list.phrases(), list.postcodes()));
    assert_eq!(read("\u{FEFF}convict\r\n# note\r\n\r\nyoung offender\nM60 9AH\nm609ah"), Ok((2, 1)));
    assert_eq!(read(""), Ok((0, 0)));
    assert_eq!(read("a\n???"), Err(ProhibitedTextError::EntryUnusable { line: 2 }));
    assert_eq!(read(&"x".repeat(255)), Ok((1, 0)));
    assert_eq!(
        read(&format!("a\n\n{}", "é".repeat(256))),
        Err(ProhibitedTextError::EntryTooLong { line: 3 })
    );
    assert_eq!(
        read(&"a\n".repeat(MAX_ENTRIES + 1)),
        Err(ProhibitedTextError::TooMany { line: MAX_ENTRIES + 1 })
    );

    let csv = |text: &str| ProhibitedText::from_csv(text).map(|list| (list.phrases(), list.postcodes()));
    assert_eq!(csv("convict,note\n\"young\r\noffender\",\"a \"\"b\"\"\"\n,x\n"), Ok((2, 0)));
    assert_eq!(csv("postcode,establishment\nM60 9AH,Manchester\n"), Ok((0, 1)));
    assert_eq!(csv("id;text\n1;x\n"), Ok((2, 0)));
    assert_eq!(csv("a\nb,\"c\nd\n"), Err(ProhibitedTextError::Quote { line: 2 }));
    assert_eq!(csv("a\n\"b\nc\"\n-\n"), Err(ProhibitedTextError::EntryUnusable { line: 4 }));
}

#[test]
fn an_empty_list_finds_nothing_and_a_large_one_everything() {
    let none = ProhibitedText::from_entries([""; 0]);
    assert_eq!(hits(&none, Field::Notes, "prisoner é M60 9AH"), []);
    let many: Vec<String> = (0..20_000).map(|number| format!("word{number} tail")).collect();
    let list = ProhibitedText::from_entries(&many);
    assert_eq!(hits(&list, Field::Notes, &many.join(" ")).len(), many.len());
}
