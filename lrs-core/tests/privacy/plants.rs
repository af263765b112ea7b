//! Values that stand in no word of ours: right ones and wrong ones for every field.

use std::io::Write as _;

use lrs_core::{Field, LearnerDraft};

/// Every plant, by the field in which it stands.
///
/// Right ones first. A date's year, a postcode's district and the like are such as no rule names.
pub(crate) const PLANTS: &[(Field, &str)] = &[
    (Field::Uln, "7364518297"),
    (Field::Uln, "7364518206"),
    (Field::Uln, "736 451 8297"),
    (Field::Uln, "7364518297.0"),
    (Field::Uln, "7.36451E+09"),
    (Field::Uln, "0736451829"),
    (Field::Uln, "73645I8297"),
    (Field::Uln, "73645182977"),
    (Field::Uln, "７３６４５１８２９７"),
    (Field::MisIdentifier, "QX7788ZV"),
    (Field::MisIdentifier, LONG_IDENTIFIER),
    (Field::Title, "Zvmq"),
    (Field::Title, "Zvmq\u{200B} Xqqz"),
    (Field::GivenName, "Qzwirquddo"),
    (Field::GivenName, "Qzwirquddo  Vlaxmoor"),
    (Field::GivenName, "Mrs Qzwirquddo"),
    (Field::GivenName, "QZWIRQUDDO"),
    (Field::GivenName, "Qzwírquddo’s\u{AD}"),
    (Field::GivenName, LONG_NAME),
    (Field::PreferredGivenName, "Jqivvy"),
    (Field::PreferredGivenName, " Jqivvy\t"),
    (Field::MiddleOtherName, "Wuqbella"),
    (Field::MiddleOtherName, "Wuqbella,Hjoxqer"),
    (Field::FamilyName, "Vlaxmoor"),
    (Field::FamilyName, "Vlaxmoor‐Pyqzzi"),
    (Field::FamilyName, "vlaxmoor, Qzwirquddo"),
    (Field::FamilyName, "Vlaxmoor\u{0}\u{202E}"),
    (Field::FamilyName, LONG_NAME),
    (Field::PreviousFamilyName, "Gwozzek"),
    (Field::PreviousFamilyName, "Gwozzek’s"),
    (Field::PreviousFamilyName, "Vlaxmoor"),
    (Field::FamilyNameAtAge16, "Hwoxxley"),
    (Field::FamilyNameAtAge16, "Hwoxxley\u{A0}\u{A0}Vlaxmoor"),
    (Field::SchoolAtAge16, "Bqymqton Grubzley"),
    (Field::SchoolAtAge16, "Bqymqton Grubzley School"),
    (Field::LastKnownAddressLine1, "Kwezzel Fjord"),
    (Field::LastKnownAddressLine1, "Kwezzel Fjord, Kwezzel Fjord, Kwezzel Fjord, Kwezzel Fjord"),
    (Field::LastKnownAddressLine2, "Lwozzop Mjews"),
    (Field::LastKnownAddressLine2, "  Lwozzop Mjews"),
    (Field::LastKnownAddressTown, "Nwyqqeth"),
    (Field::LastKnownAddressTown, "Nwyqqeth prisoner"),
    (Field::LastKnownAddressCountyOrCity, "Rwozzshire"),
    (Field::LastKnownAddressCountyOrCity, "Rwozzshire\r\nRwozzshire"),
    (Field::LastKnownPostcode, "ZE47 8XW"),
    (Field::LastKnownPostcode, "QJ47 8XW"),
    (Field::LastKnownPostcode, "qj478xw"),
    (Field::LastKnownPostcode, "QJ47 8XC"),
    (Field::LastKnownPostcode, "QJ47 BXW"),
    (Field::LastKnownPostcode, "QJ47 8XWQJ47"),
    (Field::LastKnownPostcode, "D73 X7Q9"),
    (Field::DateOfAddressCapture, "2017-04-23"),
    (Field::DateOfAddressCapture, "23/04/2017"),
    (Field::DateOfAddressCapture, "2047-04-23"),
    (Field::DateOfAddressCapture, "1974-02-31"),
    (Field::DateOfBirth, "1983-06-27"),
    (Field::DateOfBirth, "27/06/1983"),
    (Field::DateOfBirth, "06/07/1983"),
    (Field::DateOfBirth, "06/27/1983"),
    (Field::DateOfBirth, "27.6.83"),
    (Field::DateOfBirth, "27 Jun 1983"),
    (Field::DateOfBirth, "30494"),
    (Field::DateOfBirth, "1983-06-31"),
    (Field::DateOfBirth, "1783-06-27"),
    (Field::DateOfBirth, "1883-01-01"),
    (Field::DateOfBirth, "1983-06-26T23:00:00Z"),
    (Field::DateOfBirth, "19830627 wqxj"),
    (Field::PlaceOfBirth, "Tqwolqqor"),
    (Field::PlaceOfBirth, "Tqwolqqor\u{2028}Tqwolqqor"),
    (Field::EmailAddress, "qzwirquddo@vlaxmoor.zwq"),
    (Field::EmailAddress, "qzwirquddo&@vlaxmoor.zwq"),
    (Field::EmailAddress, "<qzwirquddo@vlaxmoor,zwq>"),
    (Field::EmailAddress, "qzwirquddo.vlaxmoor"),
    (Field::Gender, "1"),
    (Field::Gender, "Zorbgwex"),
    (Field::Gender, "7364"),
    (Field::Nationality, "QZX"),
    (Field::Nationality, "Qwizzlqi"),
    (Field::ScottishCandidateNumber, "836271945"),
    (Field::ScottishCandidateNumber, "83627194"),
    (Field::ScottishCandidateNumber, "836 271 945"),
    (Field::AbilityToShare, "1"),
    (Field::AbilityToShare, "Zqshwyqf"),
    (Field::AbilityToShare, "8362"),
    (Field::VerificationType, "2"),
    (Field::VerificationType, "Zqvyxxqi"),
    (Field::VerificationType, "8627"),
    (Field::OtherVerificationDescription, "Qwyzzle photo pass"),
    (Field::OtherVerificationDescription, "Zqdyzzqw \u{200B}wjopple"),
    (Field::Notes, "Zqnwyxly jxopple"),
    (Field::Notes, "Zqnwyxly prisoner"),
    (Field::Uci, "683970167364M"),
    (Field::Uci, "68397016736"),
    (Field::Upn, "H836271947364"),
    (Field::Upn, "I836271947364"),
];

const LONG_NAME: &str = "Qzwirquddovlaxmoorqzwirquddovlaxmoorqzwirquddovlaxmoor";
const LONG_IDENTIFIER: &str = concat!(
    "QX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZV",
    "QX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZVQX7788ZV"
);

/// Ordinary words in the plants, which our own words may hold.
pub(crate) const ORDINARY: &[&str] = &["prisoner", "school", "photo", "pass"];

/// The most plants that one field has.
pub(crate) const MOST: usize = 12;

pub(crate) fn of(field: Field) -> impl Iterator<Item = &'static str> {
    PLANTS.iter().filter(move |(planted, _)| *planted == field).map(|&(_, text)| text)
}

/// A draft with the first plant of every field.
pub(crate) fn taken() -> LearnerDraft<'static> {
    full(0)
}

/// A draft with a plant in every field: the one at `place`, or the last.
pub(crate) fn full(place: usize) -> LearnerDraft<'static> {
    let mut draft = LearnerDraft::default();
    for field in Field::ALL {
        let plant = of(field).take(place + 1).last().expect("every field has a plant");
        draft.set(field, plant);
    }
    draft
}

/// Batch files with plants in every column: whole ones, and ones that are broken in every way.
pub(crate) fn files() -> Vec<Vec<u8>> {
    let headings = lrs_core::batch::headings().collect::<Vec<_>>();
    let head = row(&headings);
    let learners: Vec<String> = (0..MOST).map(|place| row(&values(place))).collect();
    let whole = format!("{head}{}", learners.concat());
    let shifted: String = (0..MOST).map(|place| row(&values(place)[3..])).collect();
    let utf16: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut files: Vec<Vec<u8>> = [
        whole.clone(),
        learners.concat(),
        format!("{head}{shifted}"),
        format!("{shifted}{head}"),
        format!("{head}{}", learners.concat().replace(',', ",,")),
        format!("{head}{}\"{}", learners.concat(), "Qzwirquddo Vlaxmoor"),
        format!("{head}{}\u{0}{}", learners.concat(), "Qzwirquddo Vlaxmoor"),
        format!(
            "{}{}",
            head.replace("GivenName", "Qzwirquddo").replace("Notes", "7364518297"),
            learners.concat()
        ),
        format!("{}{}", head.replace("\"UKPRN\"", "\"ukprn\""), learners.concat().replace('"', "")),
        whole.replace(',', ";"),
        whole.replace(',', "\t"),
        format!("{head}{}", row(&vec!["Qzwirquddo"; 400])),
        format!("{head}\"{}\"\r\n", "Vlaxmoor".repeat(20_000)),
        "Qzwirquddo Vlaxmoor".to_owned(),
        "<Qzwirquddo>Vlaxmoor</Qzwirquddo>".to_owned(),
    ]
    .map(String::into_bytes)
    .into();
    files.push(utf16);
    let mut windows_1252 = whole.replace(|letter: char| !letter.is_ascii(), "?").into_bytes();
    windows_1252.write_all(b"\"Vlaxm\xF6or\"\r\n").expect("a text grows");
    files.push(windows_1252);
    files.extend(xml_files().map(String::into_bytes));
    files
}

/// XML files with plants in every element, attribute, name and comment: whole ones, and broken ones.
fn xml_files() -> impl Iterator<Item = String> {
    let learner = |place| {
        let draft = full(place);
        let element = |field: Field| {
            let value = draft.text(field).replace('&', "&amp;").replace('<', "&lt;");
            format!("<{0}>{value}</{0}>\n", field.column())
        };
        format!("<Learner>{}</Learner>\n", Field::ALL.map(element).concat())
    };
    let learners: String = (0..MOST).map(learner).collect();
    let whole = format!("<a><UKPRN>10000001</UKPRN>{learners}<LearnerRecordCount>1</LearnerRecordCount></a>");
    let with = |from: &str, to: &str| whole.replace(from, to);
    let files = [
        whole.clone(),
        with("<Title>", "<Qzwirquddo>").replace("</Title>", "</Qzwirquddo>"),
        with("Learner>", "Vlaxmoor>").replace("a>", "Qzwirquddo>"),
        with("<Learner>", "<Learner GivenName='Qzwirquddo' Vlaxmoor='Qzwirquddo Vlaxmoor'>"),
        with("<Title>", "Qzwirquddo &Vlaxmoor; & Qzwirquddo<!--Vlaxmoor--><Title>"),
        with("<Title>", "<Title xmlns:Vlaxmoor='Qzwirquddo' Qzwirquddo='Vlaxmoor'><Vlaxmoor:Qzwirquddo/>"),
        with("10000001", "Qzwirquddo Vlaxmoor"),
        with("<a>", "<?xml version='1.0' encoding='Qzwirquddo'?><a>"),
        with("<a>", "<!DOCTYPE Qzwirquddo [<!ENTITY Vlaxmoor 'Qzwirquddo'>]><a>"),
        with("</a>", "Qzwirquddo Vlaxmoor"),
        with("</a>", "</Qzwirquddo>"),
        with("</a>", "<Qzwirquddo Vlaxmoor=Qzwirquddo>"),
        with("</a>", &format!("<Learner><Notes>{}", "Vlaxmoor ".repeat(20_000))),
    ];
    files.into_iter()
}

/// The values of a row: the file's own columns, then the learner's.
fn values(place: usize) -> Vec<String> {
    let draft = full(place);
    let field = |heading: &str| Field::ALL.into_iter().find(|field| field.column() == heading);
    lrs_core::batch::headings()
        .map(|heading| match (heading, field(heading)) {
            (_, Some(field)) => draft.text(field).to_owned(),
            ("FileVersion", _) => "2A".to_owned(),
            ("LearnerRecordCount", _) => MOST.to_string(),
            ("UKPRN", _) => "10000001".to_owned(),
            _ => "LRB_10000001_010920260930.CSV".to_owned(),
        })
        .collect()
}

fn row(values: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> =
        values.iter().map(|value| format!("\"{}\"", value.as_ref().replace('"', "\"\""))).collect();
    quoted.join(",") + "\r\n"
}
