use super::samples::{LIST, WRITTEN, Zip, compound, document, pdf, workbook};
use super::*;
use crate::breach::message::{Encryption, Part};
use miniz_oxide::deflate::compress_to_vec;

fn read_within(name: &str, data: &[u8], bounds: ReadBounds) -> EmailMessage {
    let mut message = EmailMessage::default();
    message.attach(name, data, &bounds);
    message
}

fn read(name: &str, data: &[u8]) -> EmailMessage {
    read_within(name, data, ReadBounds::default())
}

/// The text of the only attachment.
fn text(name: &str, data: &[u8]) -> String {
    let message = read(name, data);
    assert_eq!(message.unread, [], "{name}");
    assert_eq!(message.attachments.len(), 1, "{name}");
    message.attachments[0].text.clone()
}

/// Why the only attachment was not read.
fn reason(name: &str, data: &[u8]) -> UnreadReason {
    let message = read(name, data);
    assert_eq!((message.attachments.len(), message.unread.len()), (1, 1), "{name}");
    message.unread[0].reason
}

fn names(message: &EmailMessage) -> Vec<&str> {
    message.attachments.iter().map(|attachment| attachment.name.as_str()).collect()
}

fn encryption(name: &str, data: &[u8]) -> Option<Encryption> {
    read(name, data).attachments[0].encryption
}

fn written(name: &str) -> &'static [u8] {
    WRITTEN.iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn an_archive_comes_before_what_is_in_it() {
    let inner = Zip::default().file("deep.txt", "Sesame42").finish();
    let data =
        Zip::default().file("lists/", "").file("lists/class.csv", LIST).stored("more.zip", &inner).finish();
    for data in [data.clone(), [b"before the archive", &*data].concat()] {
        let message = read("all.zip", &data);
        if data.starts_with(b"PK") {
            let paths =
                ["all.zip", "all.zip/lists/class.csv", "all.zip/more.zip", "all.zip/more.zip/deep.txt"];
            assert_eq!(names(&message), paths);
            assert_eq!(message.attachments[1].text, LIST);
            assert_eq!(message.attachments[3].text, "Sesame42");
            assert_eq!(message.unread, []);
        } else {
            assert_eq!(message.unread[0].reason, UnreadReason::Damaged);
        }
    }
}

#[test]
fn an_archive_of_64_bits_is_read() {
    let message = read("all.zip", &Zip::default().file("class.csv", LIST).finish_64());
    assert_eq!(message.attachments[1].text, LIST);
}

#[test]
fn two_entries_of_one_name_are_both_read() {
    let data = Zip::default().file("a.txt", "one").file("a.txt", "other").finish();
    let message = read("all.zip", &data);
    assert_eq!(message.attachments[1].text, "one");
    assert_eq!(message.attachments[2].text, "other");
}

#[test]
fn encrypted_entries_keep_their_names() {
    for (name, kind, entry) in [
        ("aes.zip", Encryption::ZipAes, "aes.zip/class list.csv"),
        ("crypto.zip", Encryption::ZipCrypto, "crypto.zip/list.csv"),
    ] {
        let message = read(name, written(name));
        assert_eq!(names(&message), [name, entry]);
        for attachment in &message.attachments {
            assert_eq!((attachment.encryption, attachment.text.as_str()), (Some(kind), ""));
        }
        let encrypted: Vec<_> = message.unread.iter().map(|unread| (unread.part, unread.reason)).collect();
        let closed = |at| (Part::Attachment(at), UnreadReason::Encrypted);
        assert_eq!(encrypted, [closed(0), closed(1)]);
    }
}

#[test]
fn one_open_entry_among_encrypted_ones_is_read() {
    let data = Zip::default().entry("a.csv", 1, 8, b"closed", 9).file("b.csv", LIST).finish();
    let message = read("all.zip", &data);
    assert_eq!(message.attachments[0].encryption, Some(Encryption::ZipCrypto));
    assert_eq!(message.attachments[2].text, LIST);
}

#[test]
fn an_entry_that_only_its_directory_calls_open_is_damaged() {
    let mut data = Zip::default().file("a.csv", LIST).finish();
    data[6] = 1;
    assert_eq!(read("all.zip", &data).unread[0].reason, UnreadReason::Damaged);
}

#[test]
fn what_a_header_says_about_sizes_is_not_believed() {
    let packed = compress_to_vec(LIST.as_bytes(), 9);
    for size in [0, 1, LIST.len() - 1, 0xFFFF_FFF0] {
        let message = read("all.zip", &Zip::default().entry("a.csv", 0, 8, &packed, size).finish());
        assert_eq!(message.unread[0].reason, UnreadReason::Damaged, "{size}");
    }
    let mut data = Zip::default().stored("a.csv", LIST.as_bytes()).finish();
    let directory = data.len() - 22 - 46 - 5;
    data[directory + 20..directory + 28].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F]);
    assert_eq!(read("all.zip", &data).unread[0].reason, UnreadReason::Damaged);
}

#[test]
fn ways_of_packing_that_are_not_read_are_named() {
    let message = read("all.zip", &Zip::default().entry("a.csv", 0, 14, b"lzma", 9).finish());
    assert_eq!(message.unread[0].reason, UnreadReason::UnsupportedKind);
}

#[test]
fn a_bomb_stops_at_a_bound() {
    let zeros = compress_to_vec(&vec![0; 16 << 20], 9);
    let bomb = Zip::default().entry("a.txt", 0, 8, &zeros, 16 << 20).finish();
    assert_eq!(read("a.zip", &bomb).unread[0].reason, UnreadReason::TooDense);
    let dense = ReadBounds { ratio: 2_000, text_bytes: 20 << 20, ..ReadBounds::default() };
    assert_eq!(read_within("a.zip", &bomb, dense).unread, []);
    let many = (0..9).fold(Zip::default(), |zip, at| zip.entry(&format!("{at}.png"), 0, 8, &zeros, 16 << 20));
    let message = read_within("a.zip", &many.finish(), dense);
    assert_eq!(message.unread.last().unwrap().reason, UnreadReason::TooLarge);
}

#[test]
fn entries_that_share_their_bytes_count_each() {
    // Ninety-nine entries of one local file.
    let zeros = compress_to_vec(&vec![b' '; 1 << 20], 9);
    let mut data = Zip::default().entry("a.txt", 0, 8, &zeros, 1 << 20).finish();
    let directory = data.len() - 22 - 46 - 5;
    let entry = data[directory..directory + 51].to_vec();
    let end = data.split_off(directory + 51);
    for _ in 1..99 {
        data.extend(&entry);
    }
    data.extend(end);
    let at = data.len() - 22;
    data[at + 8..at + 12].copy_from_slice(&[99, 0, 99, 0]);
    data[at + 12..at + 16].copy_from_slice(&(99 * 51_u32).to_le_bytes());
    let bounds = ReadBounds { text_bytes: 8 << 20, ..ReadBounds::default() };
    let message = read_within("a.zip", &data, bounds);
    assert_eq!(message.attachments.iter().filter(|attachment| !attachment.text.is_empty()).count(), 8);
    assert_eq!(message.unread.last().unwrap().reason, UnreadReason::TooLarge);
}

#[test]
fn archives_in_archives_end_at_the_bound() {
    let nested =
        (0..10).fold(LIST.as_bytes().to_vec(), |data, _| Zip::default().stored("a.zip", &data).finish());
    let message = read("a.zip", &nested);
    assert_eq!(message.attachments.len(), 5);
    assert_eq!(message.unread.last().unwrap().reason, UnreadReason::TooDeep);
}

#[test]
fn entries_over_the_bound_are_said_to_be_there() {
    let many = (0..50).fold(Zip::default(), |zip, at| zip.file(&format!("{at}.txt"), "x"));
    let message = read_within("a.zip", &many.finish(), ReadBounds { parts: 10, ..ReadBounds::default() });
    assert_eq!(message.attachments.len(), 10);
    assert_eq!(message.unread.len(), 1);
    assert_eq!(message.unread[0].reason, UnreadReason::TooMany);
}

#[test]
fn a_damaged_directory_is_damage() {
    let data = Zip::default().file("a.csv", LIST).file("b.csv", LIST).finish();
    for length in (4..data.len()).step_by(3) {
        assert_eq!(reason("a.zip", &data[..length]), UnreadReason::Damaged, "{length}");
    }
    let mut counted = data.clone();
    counted[data.len() - 12] = 3;
    assert_eq!(reason("a.zip", &counted), UnreadReason::Damaged);
    assert_eq!(reason("a.zip", b"something else"), UnreadReason::Damaged);
}

#[test]
fn a_workbook_is_lines_and_tabs() {
    let lines = "Class & list\nULN\tGiven\n9276308686\tRowena\t2008-03-12\ttwo lines\tTRUE\nHidden\n1\t2008-03-12\n77\n\
        Ask Jo\nULN\t9276308694\tgone\n";
    assert_eq!(text("class.xlsx", &workbook()), lines);
    assert_eq!(text("named.zip", &workbook()), lines);
    let binary = Zip::default().file("[Content_Types].xml", "<Types/>").file("xl/workbook.bin", "x").finish();
    assert_eq!(reason("a.xlsb", &binary), UnreadReason::UnsupportedKind);
}

#[test]
fn a_document_has_rows_and_what_was_deleted() {
    let message = read("letter.docx", &document());
    let lines = "Dear Jo\t– see Sesame42\nULN\t\tName\n9276308686\t\tRowena Hartnell\nConfidential\n";
    assert_eq!(message.attachments[0].text, lines);
    assert_eq!(names(&message)[1], "letter.docx/word/embeddings/Microsoft_Excel_Sheet.xlsx");
    assert!(message.attachments[1].text.contains("9276308686"));
}

#[test]
fn entities_are_not_expanded() {
    let laughs =
        r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:p><w:t>&b;&lt;&#65;</w:t></w:p>"#;
    let data =
        Zip::default().file("[Content_Types].xml", "<Types/>").file("word/document.xml", laughs).finish();
    assert_eq!(text("a.docx", &data), "&b;<A\n");
}

#[test]
fn deep_markup_takes_no_stack() {
    let deep = "<w:tc>".repeat(200_000);
    let data =
        Zip::default().file("[Content_Types].xml", "<Types/>").file("word/document.xml", &deep).finish();
    let bounds = ReadBounds { ratio: 2_000, ..ReadBounds::default() };
    assert_eq!(read_within("a.docx", &data, bounds).unread[0].reason, UnreadReason::Damaged);
    let data = Zip::default()
        .file("[Content_Types].xml", "<Types/>")
        .file("word/document.xml", "<w:tc>".repeat(9_000) + &"</w:tc>".repeat(9_000))
        .finish();
    assert_eq!(text("a.docx", &data), "\t\n");
}

#[test]
fn slides_have_their_notes() {
    let data = Zip::default()
        .file("[Content_Types].xml", "<Types/>")
        .file("ppt/presentation.xml", "<p/>")
        .file("ppt/slides/slide10.xml", "<a:p><a:r><a:t>ten</a:t></a:r></a:p>")
        .file("ppt/slides/slide2.xml", "<a:p><a:r><a:t>two</a:t></a:r></a:p>")
        .file("ppt/notesSlides/notesSlide1.xml", "<a:p><a:r><a:t>a note</a:t></a:r></a:p>")
        .finish();
    assert_eq!(text("a.pptx", &data), "two\nten\na note\n");
}

#[test]
fn an_open_document_is_read() {
    assert_eq!(text("sheet.ods", written("sheet.ods")), "Class\nULN\tName\n9276308686\tRowena\n");
    let content = r"<office:document-content><office:text><text:p>Hello<text:tab/>there</text:p><table:table>
        <table:table-row><table:table-cell><text:p>9276308686</text:p></table:table-cell><table:table-cell>
        <text:p>Rowena</text:p><text:p>Hartnell</text:p></table:table-cell></table:table-row></table:table>
        </office:text></office:document-content>";
    let zip = || Zip::default().stored("mimetype", b"application/vnd.oasis.opendocument.text");
    let data = zip().file("content.xml", content).finish();
    assert_eq!(text("a.odt", &data), "Hello there\n9276308686\tRowena Hartnell\n");
    let sheet = r#"<x><office:spreadsheet><table:table table:name="T"><table:table-row table:number-rows-repeated="9">
        <table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value-type="date"
        office:date-value="2008-03-12"><office:annotation><text:p>note</text:p></office:annotation>
        <text:p>12/03/08</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></x>"#;
    assert_eq!(text("a.ods", &zip().file("content.xml", sheet).finish()), "T\n2008-03-12 note\n");
}

#[test]
fn an_encrypted_open_document_is_closed() {
    let manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let data = Zip::default()
        .stored("mimetype", b"application/vnd.oasis.opendocument.text")
        .file("content.xml", b"\x8A\x01\xFF")
        .file("META-INF/manifest.xml", manifest)
        .finish();
    assert_eq!(encryption("a.odt", &data), Some(Encryption::Office));
    let data =
        Zip::default().stored("encrypted-package", b"x").file("META-INF/manifest.xml", "<m/>").finish();
    assert_eq!(encryption("a.odt", &data), Some(Encryption::Office));
}

#[test]
fn old_documents_are_told_to_be_encrypted_or_not() {
    let package = compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")]);
    assert_eq!(encryption("a.xlsx", &package), Some(Encryption::Office));
    let word = |flags: u8| compound(&[("WordDocument", &[0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags])]);
    assert_eq!(encryption("a.doc", &word(1)), Some(Encryption::Office));
    assert_eq!(reason("a.doc", &word(2)), UnreadReason::UnsupportedKind);
    let sheet = |record: u8| compound(&[("Workbook", &[9, 8, 2, 0, 0, 6, record, 0, 0, 0])]);
    assert_eq!(encryption("a.xls", &sheet(0x2F)), Some(Encryption::Office));
    assert_eq!(reason("a.xls", &sheet(0x42)), UnreadReason::UnsupportedKind);
    assert_eq!(
        reason("a.msg", &compound(&[("__properties_version1.0", b"x")])),
        UnreadReason::UnsupportedKind
    );
    assert_eq!(reason("a.doc", &word(1)[..100]), UnreadReason::Damaged);
}

#[test]
fn other_archives_are_told_to_be_encrypted_or_not() {
    assert_eq!(encryption("aes.7z", written("aes.7z")), Some(Encryption::SevenZip));
    assert_eq!(encryption("aes_header.7z", written("aes_header.7z")), Some(Encryption::SevenZip));
    assert_eq!(reason("plain.7z", written("plain.7z")), UnreadReason::UnsupportedKind);
    let old = |head: u8, file: u8| {
        let mut data = b"Rar!\x1A\x07\0\0\0\x73\0\0\x0D\0\0\0\0\0\0\0\0\0\x74\0\x80\x20\0\0\0\0\0".to_vec();
        (data[10], data[23]) = (head, file);
        data
    };
    assert_eq!(encryption("a.rar", &old(0x80, 0)), Some(Encryption::Other));
    assert_eq!(encryption("a.rar", &old(0, 4)), Some(Encryption::Other));
    assert_eq!(reason("a.rar", &old(0, 0)), UnreadReason::UnsupportedKind);
    let new = |header: &[u8]| [b"Rar!\x1A\x07\x01\0", header].concat();
    assert_eq!(encryption("a.rar", &new(b"\0\0\0\0\x03\x01\0\0\0\0\0\0\x02\x04\0")), Some(Encryption::Other));
    assert_eq!(encryption("a.rar", &new(b"\0\0\0\0\x05\x02\x01\x02\x01\x01")), Some(Encryption::Other));
    assert_eq!(reason("a.rar", &new(b"\0\0\0\0\x05\x02\x01\x02\x01\x03")), UnreadReason::UnsupportedKind);
}

#[test]
fn a_tape_in_gzip_is_read() {
    let message = read("list.tar.gz", written("list.tar.gz"));
    assert_eq!(names(&message), ["list.tar.gz", "list.tar.gz/list.tar", "list.tar.gz/list.tar/list.csv"]);
    assert_eq!(message.attachments[2].text, LIST);
    let member =
        |text: &str| [b"\x1F\x8B\x08\0\0\0\0\0\0\0", &*compress_to_vec(text.as_bytes(), 9), &[0; 8]].concat();
    let message = read("a.txt.gz", &[member("one "), member("two")].concat());
    assert_eq!(names(&message)[1], "a.txt.gz/a.txt");
    assert_eq!(message.attachments[1].text, "one two");
}

#[test]
fn a_message_of_openpgp_is_closed_and_a_signature_is_not() {
    assert_eq!(encryption("list.csv.gpg", written("sym.gpg")), Some(Encryption::Pgp));
    let armour = "Dear Jo,\n-----BEGIN PGP MESSAGE-----\nVersion: GnuPG v2\n\nhQEMA5yn4dJ3nQAA\n=abcd\n-----END PGP MESSAGE-----\n";
    let message = read("a.txt", armour.as_bytes());
    assert_eq!(message.attachments[0].encryption, Some(Encryption::Pgp));
    assert_eq!(message.attachments[0].text, "Dear Jo,\n");
    let signed = "-----BEGIN PGP MESSAGE-----\n\nkA0DAAoBcK0=\n-----END PGP MESSAGE-----\n";
    assert_eq!(reason("a.asc", signed.as_bytes()), UnreadReason::UnsupportedKind);
    for open in [
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENB\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhi\n",
    ] {
        assert_eq!(text("a.txt", open.as_bytes()), open);
    }
}

#[test]
fn other_encryption_is_told() {
    assert_eq!(encryption("smime.p7m", written("smime.p7m")), Some(Encryption::Smime));
    assert_eq!(text("smime.p7s", written("sig.p7s")), "");
    for start in
        ["age-encryption.org/v1\n-> X25519", "-----BEGIN AGE ENCRYPTED FILE-----\n", "Salted__12345678"]
    {
        assert_eq!(encryption("a.txt", start.as_bytes()), Some(Encryption::Other));
    }
}

#[test]
fn a_message_that_is_only_signed_can_be_read() {
    const SIGNED: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
    const DATA: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
    let message = |content: &[u8]| [b"\x30\x80", SIGNED, b"\xA0\x80\x30\x80\x30\x80", DATA, content].concat();
    let whole = message(b"\xA0\x07\x04\x05hello\0\0");
    let pieces = message(b"\xA0\x80\x24\x80\x04\x03hel\x04\x81\x02lo\0\0\0\0");
    for data in [whole, pieces] {
        assert_eq!(sealed::signed_content(&data).as_deref(), Some(&b"hello"[..]));
        assert_eq!(names(&read("smime.p7m", &data)), ["smime.p7m", "smime.p7m/message.eml"]);
    }
    assert_eq!(sealed::signed_content(&message(b"\xA0\x07\x04\x84\xFF\xFF\xFF\xFFhello")), None);
}

#[test]
fn pictures_and_sound_are_named_as_unread() {
    for data in
        [&b"\x89PNG\r\n\x1A\nxx"[..], b"\xFF\xD8\xFF\xE0", b"GIF89a", b"RIFF1234WAVE", b"\0\0\0\x20ftypisom"]
    {
        assert_eq!(reason("class.csv", data), UnreadReason::UnsupportedKind);
    }
    assert_eq!(reason("a.bmp", b"BM123"), UnreadReason::UnsupportedKind);
    assert_eq!(text("bm.txt", b"BM is no picture"), "BM is no picture");
    assert_eq!(text("empty.txt", b""), "");
}

#[test]
fn rich_text_is_plain_text() {
    let data = br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}{\info{\author Jo}}\pard Zo\'eb O\u8217?Neill\par
\trowd ULN\cell Name\cell\row 9276308686\cell Rowena\cell\row{\pict\bin2 {}}\uc0\u321 ukasz \{x\}}";
    assert_eq!(text("a.rtf", data), "Zoë O’Neill\nULN\tName\n9276308686\tRowena\nŁukasz {x}\n");
    assert_eq!(reason("a.rtf", br"{\rtf1 {open}"), UnreadReason::Damaged);
    assert_eq!(reason("a.rtf", &[&br"{\rtf1 "[..], &vec![b'{'; 100_000]].concat()), UnreadReason::Damaged);
}

#[test]
fn a_pdf_is_closed_where_a_password_opens_it() {
    for name in ["user_rc4.pdf", "user_aes.pdf"] {
        assert_eq!(encryption(name, written(name)), Some(Encryption::Pdf), "{name}");
    }
    for name in ["owner_rc4.pdf", "owner_aes.pdf"] {
        assert_eq!(encryption(name, written(name)), None, "{name}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn an_open_pdf_is_named_as_unread() {
    assert_eq!(reason("a.pdf", written("owner_rc4.pdf")), UnreadReason::UnsupportedKind);
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_for_which_only_the_owner_has_a_password_is_read() {
    let lines = "Class list for Zoë’s group\nULN\tGiven name\tFamily name\tDate of birth\n\
        9276308686\tRowena\tHartnell\t12/03/2008\n9276308694\tZoë\tO’Neill\t01/09/2007\n";
    for name in ["owner_rc4.pdf", "owner_aes.pdf"] {
        assert_eq!(text(name, written(name)), lines, "{name}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_page_is_read_with_its_forms_and_notes() {
    let content = "BT /F1 12 Tf 50 700 Td (927) Tj (6308686) Tj 20 TL T* [(Row) -20 (ena) -400 (H\\344rtnell)] TJ ET /X1 Do";
    let objects = [
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[228/adieresis]>>>>",
        "<</Subtype/Form/Matrix[1 0 0 1 0 -100]/Length 44>> stream\nBT /F1 12 Tf 50 700 Td (in a form) Tj ET /X1 Do\nendstream",
        "<</Subtype/Widget/V(filled in)/Contents<FEFF006E006F00740065>>>",
    ];
    let message = read("a.pdf", &pdf(content, &objects));
    // The form draws itself, which never ends.
    assert_eq!(message.unread[0].reason, UnreadReason::TooDeep);
    let objects = [objects[0], &objects[1].replace(" /X1 Do", ""), objects[2]];
    let lines = "9276308686\nRowena Härtnell\nin a form\nfilled in\nnote\n";
    assert_eq!(text("a.pdf", &pdf(content, &objects)), lines);
    assert_eq!(reason("a.pdf", &pdf("0 0 m 9 9 l S", &objects[..1])), UnreadReason::UnsupportedKind);
}

#[cfg(feature = "pdf")]
#[test]
fn files_inside_a_pdf_come_after_it() {
    let file = format!("<</Length {}>> stream\n{LIST}\nendstream", LIST.len());
    let note = "<</Subtype/FileAttachment/FS<</F(list.csv)/EF<</F 8 0 R>>>>>>";
    let font = "<</Subtype/Type1>>";
    let message = read("a.pdf", &pdf("BT /F1 9 Tf (See the list.) Tj ET", &[font, "null", note, &file]));
    assert_eq!(names(&message), ["a.pdf", "a.pdf/list.csv"]);
    assert_eq!(message.attachments[0].text, "See the list.\n");
    assert_eq!(message.attachments[1].text, LIST);
}

#[test]
fn a_pdf_that_unpacks_without_end_is_not_unpacked() {
    let zeros = compress_to_vec(&vec![0; 256 << 20], 9);
    let bomb = |dictionary: &str| {
        let head = format!(
            "%PDF-1.5\n1 0 obj\n<</Filter/FlateDecode/Length {} {dictionary}>>\nstream\n",
            zeros.len()
        );
        [head.as_bytes(), b"\x78\x9C", &zeros, b"\nendstream\nendobj\n"].concat()
    };
    assert_eq!(reason("a.pdf", &bomb("/Type/ObjStm/N 9/First 10")), UnreadReason::TooDense);
    assert_eq!(reason("a.pdf", &bomb("/Type/XRef/W[1 2 1]")), UnreadReason::TooDense);
    assert_eq!(reason("a.pdf", &bomb("/Fir#73t 9")), UnreadReason::TooDense);
    let odd =
        ["/Columns 0", "/Columns 99999999999", "/Colors 99", "/BitsPerComponent 3", "/DecodeParms 9 0 R"];
    for odd in odd {
        assert_eq!(reason("a.pdf", &bomb(&format!("/W[1 2 1]{odd}"))), UnreadReason::Damaged, "{odd}");
    }
}

#[test]
fn deep_objects_of_a_pdf_take_no_stack() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let deep = open.repeat(100_000) + &close.repeat(100_000);
        let message = read("a.pdf", &pdf("BT ET", &[&deep]));
        assert_eq!(message.attachments.len(), 1);
    }
}

/// Files of every kind that is read or told.
fn every_kind() -> Vec<(&'static str, Vec<u8>)> {
    let mut files: Vec<_> = WRITTEN.iter().map(|(name, data)| (*name, data.to_vec())).collect();
    files.push(("class.xlsx", workbook()));
    files.push(("letter.docx", document()));
    files.push(("old.doc", compound(&[("WordDocument", &[0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])])));
    files.push(("old.xls", compound(&[("Workbook", &[9, 8, 2, 0, 0, 6, 0x2F, 0, 0, 0])])));
    files.push(("long.zip", Zip::default().file("a.csv", LIST).finish_64()));
    files.push(("a.pdf", pdf("BT /F1 9 Tf (x) Tj ET", &["<</Subtype/Type1>>"])));
    files
}

#[test]
fn a_file_that_is_cut_off_or_changed_never_panics() {
    let bounds = ReadBounds { text_bytes: 1 << 20, ..ReadBounds::default() };
    for (name, data) in every_kind() {
        // A PDF with AES-256 takes a thousand rounds of hashing each time.
        let step = if name.ends_with("aes.pdf") { 1_097 } else { 97 };
        for at in (0..data.len()).step_by(step) {
            let _cut = read_within(name, &data[..at], bounds);
            for byte in [0, 0xFF, data[at] ^ 0x10] {
                let mut changed = data.clone();
                changed[at] = byte;
                let _changed = read_within(name, &changed, bounds);
            }
        }
    }
}
