//! The program `screen_email`: what it says, and that its twins in Python and TypeScript have the right thing to compare
//! themselves with.
//!
//! `examples/data/mails/screen` holds some mails with what the program says of them. `LRS_BLESS=1 cargo test -p
//! lrs-examples --test screen` writes anew what it says: read the difference.

#![expect(clippy::expect_used, reason = "a test that cannot set itself up fails")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use lrs_examples::screen;
use tempfile::TempDir;

/// What is in the mails and must not be seen unless it is asked for.
const VALUES: [&str; 14] = [
    "Amina",
    "Khan",
    "9276308686",
    "12/03/2008",
    "Walnut",
    "Neill",
    "14 May 2007",
    "CF10",
    "Pritchard",
    "LL57",
    "Harbour",
    "j.bell",
    "Hartnell",
    "09/06/2008",
];

/// What one run said.
struct Said {
    code: u8,
    out: String,
    err: String,
}

fn run(arguments: &[&dyn AsRef<Path>], input: &mut dyn Read) -> Said {
    let arguments = arguments.iter().map(|argument| OsString::from(argument.as_ref()));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = screen::run(arguments, input, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Said { code, out: text(out), err: text(err) }
}

/// Judges the mails of this package, named from its folder as the twins do, and one that is not there.
fn mails(options: &[&dyn AsRef<Path>]) -> Said {
    let folder = Path::new("data/mails/screen");
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("cargo runs a test in its package")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name in UTF-8"))
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "eml"))
        .collect();
    names.sort_unstable();
    assert!(names.len() >= 8, "{names:?}");
    let files: Vec<String> = names.iter().map(|name| format!("data/mails/screen/{name}")).collect();
    let files: Vec<&dyn AsRef<Path>> = files.iter().map(|file| file as &dyn AsRef<Path>).collect();
    run(&[options, &files].concat(), &mut io::empty())
}

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// The redacted mails of a folder, one after the other by name.
fn redacted(folder: &Path) -> String {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort_unstable();
    let text = |path: &Path| fs::read_to_string(path).expect("text");
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths.iter().flat_map(|path| ["=== ".to_owned(), name(path), "\n".to_owned(), text(path)]).collect()
}

#[test]
fn what_is_said_is_what_python_and_typescript_compare_with() {
    let home = home();
    let folder = home.path().join("redacted");
    let masked = mails(&[&"--redact", &folder]);
    let shown = mails(&[&"--show"]);
    assert_eq!((masked.code, masked.err.as_str()), (1, ""));
    let wanted = [("said.txt", masked.out), ("shown.txt", shown.out), ("redacted.txt", redacted(&folder))];
    for (file, text) in wanted {
        let path = Path::new("data/mails/screen").join(file);
        if std::env::var_os("LRS_BLESS").is_some() {
            fs::write(&path, &text).expect("writable");
        }
        assert_eq!(text, fs::read_to_string(&path).expect("the file"), "{file}");
    }
}

#[test]
fn values_are_shown_only_where_they_are_asked_for() {
    let (masked, shown) = (mails(&[]), mails(&[&"--show"]));
    for value in VALUES {
        assert!(!masked.out.contains(value), "{value}");
        assert!(shown.out.contains(value), "{value}");
    }
}

#[test]
fn the_exit_code_is_the_verdict() {
    let clean = &b"Subject: Results day\n\nThe hall opens at nine.\n"[..];
    let breach = &b"Subject: ULN\n\nAmina Khan has the ULN 9276308686.\n"[..];
    for (mail, code, words) in [
        (clean, 0, "standard input: it may go\n"),
        (breach, 1, "standard input: HELD, it must not go as it is\n"),
    ] {
        for arguments in [&[][..], &[&"-" as &dyn AsRef<Path>]] {
            let said = run(arguments, &mut &*mail);
            assert_eq!((said.code, said.err.as_str()), (code, ""));
            assert!(said.out.starts_with(words), "{}", said.out);
        }
    }
}

#[test]
fn what_cannot_be_read_is_never_taken_for_a_pass() {
    let home = home();
    let missing = home.path().join("missing.eml");
    let said = run(&[&"-", &missing], &mut &b"Subject: Hello\n\nHello\n"[..]);
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with(&format!("screen_email: {}: ", missing.display())), "{}", said.err);
    assert!(said.out.ends_with("\n2 mails: 1 may go, 0 held, 1 not read.\n"), "{}", said.out);
    let said = run(&[], &mut io::empty());
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert_eq!(said.err, "screen_email: standard input: there is nothing in it\n");
    for no_mail in [
        &b"PK\x03\x04\x14\0"[..],
        b"%PDF-1.7\n1 0 obj",
        b"\xD0\xCF\x11\xE0:",
        b"Amina Khan: 9276308686",
        b":",
    ] {
        let said = run(&[], &mut &*no_mail);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert_eq!(said.err, "screen_email: standard input: it is no mail as it travels (.eml)\n");
    }
    let said = run(&[&"--shwo"], &mut io::empty());
    assert_eq!(said.code, 2);
    assert!(said.err.contains("screen_email --help"), "{}", said.err);
    assert_eq!(run(&[&home.path()], &mut io::empty()).code, 2, "a folder is no mail");
}

#[test]
fn a_mail_that_is_too_large_is_held() {
    let mut mail = (&b"Content-Type: image/png\n\n"[..]).chain(io::repeat(b'a').take(80 << 20));
    let said = run(&[], &mut mail);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.contains("too large"), "{}", said.out);
}

#[test]
fn nothing_is_ever_overwritten() {
    let home = home();
    let folder = home.path().join("redacted");
    assert_eq!(mails(&[&"--redact", &folder]).code, 1);
    let before = redacted(&folder);
    let said = mails(&[&"--redact", &folder]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.ends_with("; --redact wants a new folder\n"), "{}", said.err);
    assert_eq!(redacted(&folder), before);
}

#[test]
fn many_mails_are_counted() {
    let file = Path::new("data/mails/screen/clean.eml");
    let said = run(&[&file as &dyn AsRef<Path>; 30], &mut io::empty());
    assert_eq!(said.code, 0);
    assert!(said.out.ends_with("\n30 mails: 30 may go, 0 held, 0 not read.\n"), "{}", said.out);
}

#[test]
fn help_is_help() {
    let said = run(&[&"--help"], &mut io::empty());
    assert_eq!(said.code, 0);
    assert!(said.out.contains("--redact DIR") && said.out.contains("Exit code"), "{}", said.out);
}
