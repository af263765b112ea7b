use super::super::message::Encryption;
use super::*;
use crate::value::Date;

fn parse(mail: &str) -> EmailMessage {
    EmailMessage::parse(mail.replace('\n', "\r\n").as_bytes())
}

/// A mail of several parts, each written after its `Content-Type`.
fn mixed(kind: &str, parts: &[&str]) -> String {
    let parts = parts.iter().fold(String::new(), |parts, part| format!("{parts}--b\nContent-Type: {part}\n"));
    format!("From: jo@example.org\nContent-Type: multipart/{kind}; boundary=\"b\"\n\n{parts}--b--\n")
}

fn texts(message: &EmailMessage) -> Vec<(&str, &str)> {
    message.attachments.iter().map(|file| (file.name.as_str(), file.text.as_str())).collect()
}

fn reasons(message: &EmailMessage) -> Vec<(Part, UnreadReason)> {
    message.unread.iter().map(|unread| (unread.part, unread.reason)).collect()
}

#[test]
fn a_plain_mail_is_read() {
    let message = parse(
        "Received: from x by y; Mon, 1 Jan 2024 00:00:00 +0000\nFrom: =?utf-8?Q?Si=C3=A2n?= <s@example.org>\n\
         To: \"Bell, Jo\" <jo@example.org>,\n ann@example.org\nCc: c@example.org\nBcc: d@example.org\n\
         Subject: Exams\n in June\nX-Note: 9276308686\nDate: Tue, 1 Sep 2026 10:00:00 +0100\n\nDear Jo,\n\nAll set.\n",
    );
    assert_eq!(message.from, "Siân <s@example.org>");
    assert_eq!(
        message.to,
        ["Bell, Jo <jo@example.org>", "ann@example.org", "c@example.org", "d@example.org"]
    );
    assert_eq!(message.subject, "Exams in June");
    assert_eq!(message.date, Date::from_ymd(2026, 9, 1));
    assert_eq!(message.body, "Dear Jo,\n\nAll set.\n");
    assert!(message.unread.is_empty() && message.attachments.is_empty() && message.html.is_empty());
}

#[test]
fn days_are_read() {
    let day = |date: &str| parse(&format!("Date: {date}\n\nx")).date;
    let september = Date::from_ymd(2026, 9, 1);
    for date in
        ["1 Sep 2026", "Tue, 01 Sep 26 10:00 GMT", "Tue Sep 1", "1-SEP-2026 10:00", "Tue,1 September 126"]
    {
        assert_eq!(day(date), september.filter(|_| date != "Tue Sep 1"), "{date}");
    }
    assert_eq!(day("31 Feb 2026"), None);
    assert_eq!(day("Wed, 3 Jan 07 1:2:3"), Date::from_ymd(2007, 1, 3));
}

#[test]
fn both_forms_of_a_body_are_read() {
    let page = "text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p class=3D\"x\">Si=C3=A2n</p>";
    let message = parse(&mixed("alternative", &["text/plain; charset=utf-8\n\nSiân", page]));
    assert_eq!((message.body.as_str(), message.html.as_str()), ("Siân", "<p class=\"x\">Siân</p>"));
    assert_eq!(message.parts().len(), 2);
}

#[test]
fn plain_parts_are_joined() {
    let message = parse(&mixed(
        "mixed",
        &["text/plain\n\none\n", "text/plain\nContent-Disposition: inline\n\ntwo", "\n\nthree"],
    ));
    assert_eq!(message.body, "one\n\ntwo\n\nthree");
    let flowed = "text/plain; format=flowed; delsp=yes\n\n> ULN 9276 \n> 308686\nend";
    assert_eq!(parse(&mixed("mixed", &[flowed])).body, "> ULN 9276308686\nend");
}

#[test]
fn bytes_without_a_charset_are_letters() {
    let body = |mail: &[u8]| EmailMessage::parse(mail).body;
    assert_eq!(body(b"Subject: x\n\nZo\xEB O\x92Neill"), "Zoë O’Neill");
    assert_eq!(body("Subject: x\n\nZoë".as_bytes()), "Zoë");
    assert_eq!(body(b"Content-Type: text/plain; charset=nonsense\n\nZo\xEB"), "Zoë");
    assert_eq!(body(b"Content-Type: text/plain; charset=iso-8859-2\n\n\xA3"), "Ł");
    assert_eq!(body(b"Content-Type: text/plain; charset=utf-8\n\n92\x0076"), "9276");
    assert_eq!(EmailMessage::parse(b"Subject: Zo\xEB \xC3\xAB\n\n").subject, "Zoë ë");
    let message = EmailMessage::parse(b"Content-Type: text/plain; charset=gb2312\n\n\xC4\xE3 1");
    assert_eq!(reasons(&message), [(Part::Body, UnreadReason::UnsupportedKind)]);
}

#[test]
fn files_have_their_names_and_texts() {
    let message = parse(&mixed(
        "mixed",
        &[
            "text/plain\n\nsee",
            "text/csv; name=\"=?utf-8?Q?Si=C3=A2n?=.csv\"\n\nULN,Name\n9276308686,Ann",
            "application/octet-stream\nContent-Disposition: attachment;\n filename*0*=utf-8''Si%C3;\n filename*1*=%A2n.TXT\n\
             Content-Transfer-Encoding: base64\n\nW\nm/Dqw==",
            "text/plain; charset=iso-8859-2; name=a.txt\nContent-Transfer-Encoding: 8bit\n\nx",
            "text/html; name=page.html\n\n<p>a<p>b",
            "text/calendar; method=REQUEST\n\nSUMMARY:Exam",
            "audio/mpeg\n\nx",
            "application/ms-tnef; name=winmail.dat\n\nx",
            "image/png; name=logo.png\n\nx",
            "text/plain\nContent-Disposition: attachment\n\nhidden",
        ],
    ));
    assert_eq!(message.body, "see");
    let known = [
        ("Siân.csv", "ULN,Name\r\n9276308686,Ann"),
        ("Siân.TXT", "Zoë"),
        ("a.txt", "x"),
        ("page.html", "a\nb"),
        ("", "SUMMARY:Exam"),
        ("", ""),
        ("winmail.dat", ""),
        ("logo.png", ""),
        ("", "hidden"),
    ];
    assert_eq!(texts(&message), known);
    let unsupported = [5, 6, 7].map(|at| (Part::Attachment(at), UnreadReason::UnsupportedKind));
    assert_eq!(reasons(&message), unsupported);
}

#[test]
fn an_attached_mail_reads_as_a_forwarded_one() {
    let inner = "From: Ann <ann@example.org>\nTo: jo@example.org\nDate: 1 Sep 2026\nSubject: List\n\
                 Content-Type: multipart/mixed; boundary=c\n\n--c\n\nHere.\n--c\nContent-Type: text/csv; name=l.csv\n\n1,2\n--c--";
    let text = "From: Ann <ann@example.org>\nDate: 1 Sep 2026\nTo: jo@example.org\nSubject: List\n\nHere.";
    let message = parse(&mixed("mixed", &[&format!("message/rfc822; name=fw.eml\n\n{inner}")]));
    assert_eq!(texts(&message), [("fw.eml", text), ("fw.eml/l.csv", "1,2")]);

    let encoded = "RnJvbTogYUBleGFtcGxlLm9yZwpTdWJqZWN0OiB4CgpCb2R5";
    for kind in ["message/rfc822", "application/octet-stream; name=x.EML"] {
        let part = format!("{kind}\nContent-Transfer-Encoding: base64\n\n{encoded}");
        let message = parse(&mixed("mixed", &[&part]));
        assert_eq!(message.attachments[0].text, "From: a@example.org\nSubject: x\n\nBody", "{kind}");
    }
    let digest = parse(
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\n1\n--b\n\nSubject: two\n\n2\n--b--",
    );
    assert_eq!(texts(&digest), [("", "Subject: one\n\n1"), ("", "Subject: two\n\n2")]);
    let page = "message/rfc822\n\nContent-Type: text/html\n\n<p>Ann<p>Lee";
    assert_eq!(parse(&mixed("mixed", &[page])).attachments[0].text, "\nAnn\nLee");
}

#[test]
fn a_report_is_read_as_text() {
    let status = "message/delivery-status\n\nFinal-Recipient: rfc822; ann@example.org";
    let message = parse(&mixed("report", &["text/plain\n\nfailed", status]));
    assert_eq!(texts(&message), [("", "Final-Recipient: rfc822; ann@example.org")]);
}

#[test]
fn sealed_mails_are_told() {
    let control = "application/pgp-encrypted\n\nVersion: 1";
    let sealed = "application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----";
    let message = parse(&mixed("encrypted; protocol=\"application/pgp-encrypted\"", &[control, sealed]));
    assert_eq!(message.encryption, Some(Encryption::Pgp));
    assert_eq!(reasons(&message), [(Part::Body, UnreadReason::Encrypted)]);
    assert!(message.attachments.is_empty());
    // What only says so is read.
    assert_eq!(parse(&mixed("encrypted", &["text/plain\n\nopen"])).body, "open");

    let enveloped = "MIAGCSqGSIb3DQEHA6CAMIACAQA=";
    let mail = format!(
        "Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n{enveloped}"
    );
    assert_eq!(parse(&mail).encryption, Some(Encryption::Smime));
    let broken = parse("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxxx");
    assert_eq!(broken.encryption, Some(Encryption::Smime));
    let part =
        format!("application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n{enveloped}");
    let message = parse(&mixed("mixed", &["text/plain\n\nopen", &part]));
    assert_eq!((message.encryption, message.attachments[0].encryption), (None, Some(Encryption::Smime)));

    let armour = "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n";
    let message = parse(&format!("Subject: x\n\n{armour}"));
    assert_eq!((message.encryption, message.body.trim()), (Some(Encryption::Pgp), ""));
    let message = parse(&format!("Subject: x\n\nAnn Lee\n{armour}"));
    assert_eq!((message.encryption, message.body.trim()), (None, "Ann Lee"));
    assert_eq!(reasons(&message), [(Part::Body, UnreadReason::Encrypted)]);
}

#[test]
fn signed_mails_are_open() {
    let signature = "application/pkcs7-signature; name=smime.p7s\n\nxxx";
    let message = parse(&mixed("signed", &["text/plain\n\nopen", signature]));
    assert_eq!((message.body.as_str(), message.encryption), ("open", None));
    assert_eq!((texts(&message), reasons(&message)), (vec![("smime.p7s", "")], vec![]));

    // SignedData without lengths, whose octets hold "Content-Type: text/plain\n\nopen".
    let mut signed = b"Content-Type: application/pkcs7-mime; smime-type=signed-data\n\n".to_vec();
    signed.extend_from_slice(
        b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80\x30\x80\x02\x01\x01\x31\0",
    );
    signed.extend_from_slice(b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01\xA0\x80\x24\x80");
    signed.extend_from_slice(b"\x04\x0CContent-Type\x04\x12: text/plain\n\nopen\0\0\0\0\0\0\0\0\0\0\0\0");
    let message = EmailMessage::parse(&signed);
    assert_eq!((message.body.as_str(), message.encryption), ("open", None));
    assert!(message.unread.is_empty());
}

#[test]
fn broken_mails_give_what_is_there() {
    assert_eq!(parse("").parts(), []);
    assert_eq!(parse("Subject: only").subject, "only");
    assert_eq!(parse("just text\nNote: more\n").body, "just text\nNote: more\n");
    assert_eq!(parse("From jo@example.org Tue Sep  1 10:00:00 2026\nSubject: x\n\nbody").subject, "x");
    assert_eq!(parse("\n\nSubject: x\n\nbody").subject, "x");
    assert_eq!(parse("Subject: x\nslipped in\nTo: a@example.org\n\nbody").to, ["a@example.org"]);
    assert_eq!(parse("Subject: x\nDear Jo,\nbody").body, "Dear Jo,\nbody");
    let mail = "Subject: x\n\none\ntwo";
    assert_eq!(EmailMessage::parse(mail.replace('\n', "\r").as_bytes()).body, "one\ntwo");
    assert_eq!(EmailMessage::parse(mail.replace('\n', "\r\r\n").as_bytes()).subject, "x");
    let open = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/csv; name=a.csv\n\n1,2\n";
    assert_eq!((parse(open).body, parse(open).attachments[0].text.clone()), ("one".into(), "1,2\r\n".into()));
    assert_eq!(parse("Content-Type: multipart/mixed; boundary=b\n\nno parts").body, "no parts");
    assert_eq!(parse("Content-Type: multipart/mixed\n\n--b\n\ntext").body, "--b\n\ntext");
    let around =
        "Content-Type: multipart/mixed; boundary=b\n\nThis is MIME.\n--b\n\none\n--b--\nlist footer\n--bc\n";
    assert_eq!(parse(around).body, "one\n\nlist footer\n--bc");
    let inner = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b1\n\n\
                 --b1\n\none\n--b\n\ntwo\n--b--";
    assert_eq!(parse(inner).body, "one\n\ntwo");
}

#[test]
fn what_was_lost_is_named() {
    let part = "text/csv; name=a.csv\nContent-Transfer-Encoding: base64\n\nMSwy!!M";
    let message = parse(&mixed("mixed", &[part]));
    assert_eq!(texts(&message), [("a.csv", "1,2")]);
    assert_eq!(reasons(&message), [(Part::Attachment(0), UnreadReason::Damaged)]);
    let message = parse("Content-Transfer-Encoding: base64\nContent-Type: text/html\n\nPHA+*");
    assert_eq!(
        (message.html.as_str(), reasons(&message)),
        ("<p>", vec![(Part::Html, UnreadReason::Damaged)])
    );
    let foreign =
        parse(&mixed("mixed", &["text/csv; name=a.csv\nContent-Transfer-Encoding: x-uuencode\n\nx"]));
    assert_eq!(reasons(&foreign), [(Part::Attachment(0), UnreadReason::UnsupportedKind)]);
    let long = format!("a/b; name=\"{}.csv\"\n\n1", "é".repeat(1_000));
    assert_eq!(
        reasons(&parse(&mixed("mixed", &[&long])))[0],
        (Part::AttachmentName(0), UnreadReason::TooLarge)
    );
}

#[test]
fn bounds_hold() {
    let bounds = ReadBounds { text_bytes: 10, parts: 3, depth: 1, ..ReadBounds::default() };
    let read = |mail: &str| EmailMessage::parse_within(mail.as_bytes(), &bounds);
    let message = read("Subject: x\n\nsome more than ten bytes");
    assert_eq!(
        (message.body.as_str(), reasons(&message)),
        ("some more ", vec![(Part::Body, UnreadReason::TooLarge)])
    );
    let file = "text/csv; name=a.csv\n\n1,2";
    let message = read(&mixed("mixed", &[file; 10]));
    assert_eq!(message.attachments.len(), 2);
    assert_eq!(reasons(&message), [(Part::Body, UnreadReason::TooMany)]);
    let message =
        read(&mixed("mixed", &["message/rfc822\n\nContent-Type: message/rfc822\n\nSubject: x\n\ny"]));
    assert_eq!(reasons(&message), [(Part::Attachment(1), UnreadReason::TooDeep)]);

    let mut deep = "Subject: x\n".to_owned();
    for level in 0..50 {
        deep = format!("{deep}Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    }
    assert_eq!(reasons(&parse(&deep)), [(Part::Attachment(0), UnreadReason::TooDeep)]);
    let mails = "Content-Type: message/rfc822\n\n".repeat(100);
    let unbound = ReadBounds { depth: usize::MAX, ..ReadBounds::default() };
    let message = EmailMessage::parse_within(mails.as_bytes(), &unbound);
    assert_eq!(message.attachments.len(), 11);
}

#[test]
fn the_deepest_mail_needs_little_stack() {
    let mut mail = "Subject: x\n\ntext".to_owned();
    for _ in 0..10 {
        mail = format!("Content-Type: message/rfc822\n\n{mail}");
        for level in 0..11 {
            mail = format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n{mail}");
        }
    }
    let bounds = ReadBounds { depth: usize::MAX, ..ReadBounds::default() };
    // A browser gives 1 MiB, and this test is built without optimisation.
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    let reader = thread.spawn(move || EmailMessage::parse_within(mail.as_bytes(), &bounds)).unwrap();
    let message = reader.join().unwrap();
    assert_eq!((message.attachments.len(), message.unread.len()), (10, 0));
    assert_eq!(message.attachments[9].text, "Subject: x\n\ntext");
}

#[test]
fn hostile_mails_take_one_pass() {
    let many = 100_000;
    let mixed = "Content-Type: multipart/mixed; boundary=b\n\n";
    let mails = [
        format!("{mixed}{}", "--b\n".repeat(many)),
        format!("{mixed}{}", "--b\nContent-Type: multipart/mixed; boundary=c\n\n".repeat(many / 10)),
        format!("{mixed}{}", "--c\n--".repeat(many)),
        format!("Subject: {}\n\n", "=?utf-8?Q?".repeat(many)),
        format!("Subject: {}\n\n", "=?".repeat(many)),
        format!("Subject: {}\n\n", "=?a?Q?b?= ".repeat(many)),
        format!("To: {}\n\n", "a,(<\"".repeat(many)),
        format!("To: {}\n\n", "a:".repeat(many)),
        format!("Content-Type: a/b; {}\n\n", "x*1*=\"".repeat(many)),
        format!("Content-Type: a/b{}\n\n", "; x".repeat(many)),
        format!("Subject: x\n{}\n\n", " y\n".repeat(many)),
        "x\n".repeat(many),
        "To: x\n".repeat(many),
        format!("To: x\n{}", "no field\nTo: x\n".repeat(many / 4)),
        format!("Content-Type: text/plain; format=flowed\n\n{}", "> \n".repeat(many)),
        format!("Content-Transfer-Encoding: quoted-printable\n\n{}", "= \t\n  ".repeat(many)),
        format!("Content-Transfer-Encoding: quoted-printable\n\n{}", "=20\n".repeat(many)),
        format!("Subject: x\n\n{}", "-----BEGIN PGP MESSAGE".repeat(many / 20)),
        format!("Content-Type: application/pkcs7-mime\n\n{}", "\x30\x02".repeat(many)),
    ];
    for mail in &mails {
        let start = std::time::Instant::now();
        let message = EmailMessage::parse(mail.as_bytes());
        assert!(message.parts().len() < 2_010);
        assert!(start.elapsed().as_secs() < 5, "{:?}", mail.get(..60));
    }
}

#[test]
fn debug_shows_no_text() {
    let message = parse(&mixed("mixed", &["text/csv; name=AnnLee.csv\n\nAnn Lee"]));
    assert!(!format!("{message:?}").contains("Ann"));
}
