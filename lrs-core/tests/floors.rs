//! The house stays the house: a module imports only from lower floors, is named for what it is about, and stays short.
//!
//! The table below is the one of ARCHITECTURE.md. It is held against the paths that every file in `src` names:
//! `use crate::…`, `crate::…` in the middle of a line, `super::…`.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Every room and its floor. A room may use the rooms of lower floors only; neighbours do not know each other.
const ROOMS: &[(&str, u8)] = &[
    ("guide", 0),
    ("finding", 0),
    ("text", 1),
    ("value", 2), // each file in it is a room of its own
    ("learner", 3),
    ("plr", 3),
    ("matching", 4),
    ("batch", 5),
    ("breach", 5),
    ("challenge", 5),
    ("access", 5),
    ("enrolment", 5),
    ("error", 6),
    ("wire", 7),
];

/// Neighbours that may know each other, each with its reason.
const NEIGHBOURS: &[(&str, &str, &str)] = &[
    ("finding", "guide", "a finding says where its rule stands in the guide"),
    ("value/date_of_birth", "value/date", "a date of birth is a day of the calendar"),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "misc", "types", "util", "utils"];

/// Lines of a file without its tests. The aim is 400; what is over it may be the documentation of one rule more, but
/// a file that passes this holds two things and is split by rule.
const LONGEST: usize = 450;

#[test]
fn no_module_imports_sideways_or_up() -> io::Result<()> {
    let mut faults = Vec::new();
    let mut rooms = Vec::new();
    let mut used = Vec::new();
    for file in source_files()? {
        let module = module_path(&file);
        for path in paths(&module, &fs::read_to_string(&file)?) {
            match judge(&module, &path) {
                Verdict::Allowed => {}
                Verdict::Neighbour(exception) => used.push(exception),
                Verdict::Refused(why) => faults.push(format!("{}: {why}", file.display())),
            }
        }
        rooms.push(room(&module));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (position, (one, two, _)) in NEIGHBOURS.iter().enumerate() {
        let is_needed = !rooms.iter().any(|room| room == one) || used.contains(&position);
        assert!(is_needed, "{one} no longer knows {two}: take the entry out of NEIGHBOURS");
    }
    Ok(())
}

#[test]
fn every_module_is_named_for_what_it_is_about() -> io::Result<()> {
    for file in source_files()? {
        let module = module_path(&file);
        assert!(!module.iter().any(|part| EMPTY_NAMES.contains(&part.as_str())), "{}", file.display());
        assert!(
            module.first().is_none_or(|room| floor(room).is_some()),
            "{}: the room has no floor; give it one in ROOMS and in ARCHITECTURE.md",
            file.display()
        );
    }
    Ok(())
}

#[test]
fn no_file_is_too_long() -> io::Result<()> {
    for file in source_files()? {
        let lines = lines_without_tests(&fs::read_to_string(&file)?);
        assert!(lines <= LONGEST, "{}: {lines} lines without tests, over {LONGEST}", file.display());
    }
    Ok(())
}

/// What the table says about one path.
#[derive(Debug, Eq, PartialEq)]
enum Verdict {
    Allowed,
    /// By this entry of `NEIGHBOURS`.
    Neighbour(usize),
    Refused(String),
}

/// May code in `module` name `path`? Both from the crate root.
fn judge(module: &[String], path: &[String]) -> Verdict {
    let Some(own) = module.first() else { return Verdict::Allowed }; // lib.rs shows everything
    let shown = format!("crate::{}", path.join("::"));
    let Some(other) = path.first() else {
        return Verdict::Refused("imports the whole crate".to_owned());
    };
    let (Some(own_floor), Some(other_floor)) = (floor(own), floor(other)) else {
        return Verdict::Refused(format!("{shown} names no room: what the crate root shows hides its floor"));
    };
    let (from, to) = (room(module), room(path));
    if other_floor < own_floor || from == to || module.len() == 1 && own == other {
        return Verdict::Allowed;
    }
    if let Some(exception) = NEIGHBOURS.iter().position(|(one, two, _)| *one == from && *two == to) {
        return Verdict::Neighbour(exception);
    }
    let how = if other_floor == own_floor { "sideways" } else { "up" };
    Verdict::Refused(format!("{from} (floor {own_floor}) imports {shown} (floor {other_floor}): {how}"))
}

fn floor(room: &str) -> Option<u8> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The room that a path leads into. What `value` shows of its files counts as theirs: `value::Date` is `value::date`.
fn room(path: &[String]) -> String {
    match path {
        [value, file, ..] if value == "value" => format!("value/{}", snake(file)),
        [room, ..] => room.clone(),
        [] => String::new(),
    }
}

/// `DateOfBirth` is kept in `date_of_birth`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// Every path into the crate that a file names, from the crate root.
fn paths(module: &[String], source: &str) -> Vec<Vec<String>> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    // The braces that are open, and the modules inside this file that some of them belong to.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut position = 0;
    while let Some(token) = tokens.get(position) {
        position += 1;
        let is_path = tokens.get(position).is_some_and(|next| next == "::");
        match token.as_str() {
            "{" => {
                let before = |back: usize| position.checked_sub(back).and_then(|at| tokens.get(at));
                let is_module = before(3).is_some_and(|word| word == "mod");
                open.push(before(2).filter(|_| is_module).cloned());
            }
            "}" => drop(open.pop()),
            "crate" if is_path => position = tree(&tokens, position + 1, &[], &mut found),
            "super" if is_path => {
                let mut base: Vec<String> = module.iter().chain(open.iter().flatten()).cloned().collect();
                base.pop();
                position += 1;
                while tokens.get(position).is_some_and(|token| token == "super") {
                    base.pop();
                    position += 2;
                }
                position = tree(&tokens, position, &base, &mut found);
            }
            _ => {}
        }
    }
    found
}

/// Reads `a::b::{c, d::*}` from `position` on, adds each path to `found`, and gives the position after it.
fn tree(tokens: &[String], mut position: usize, base: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = base.to_vec();
    while let Some(token) = tokens.get(position) {
        position += 1;
        if token == "{" {
            while let Some(token) = tokens.get(position) {
                match token.as_str() {
                    "}" => return position + 1,
                    "," => position += 1,
                    "as" => position += 2,
                    "self" => {
                        found.push(path.clone());
                        position += 1;
                    }
                    _ => position = tree(tokens, position, &path, found),
                }
            }
            return position;
        }
        if token != "*" {
            path.push(token.clone());
        }
        if tokens.get(position).is_none_or(|next| next != "::") {
            break;
        }
        position += 1;
    }
    found.push(path);
    position
}

/// Words, `::` and single signs of Rust code, without comments, strings and characters.
fn tokens(source: &str) -> Vec<String> {
    let letters: Vec<char> = source.chars().collect();
    let at = |position: usize| letters.get(position).copied().unwrap_or('\0');
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut tokens: Vec<String> = Vec::new();
    let mut position = 0;
    while position < letters.len() {
        let letter = at(position);
        let hashes = (position + 1..letters.len()).take_while(|place| at(*place) == '#').count();
        if letter == '/' && at(position + 1) == '/' {
            while position < letters.len() && at(position) != '\n' {
                position += 1;
            }
        } else if letter == '/' && at(position + 1) == '*' {
            position += 2;
            while position < letters.len() && !(at(position) == '*' && at(position + 1) == '/') {
                position += 1;
            }
            position += 2;
        } else if letter == 'r' && at(position + 1 + hashes) == '"' {
            position += 2 + hashes;
            while position < letters.len()
                && !(at(position) == '"' && (1..=hashes).all(|ahead| at(position + ahead) == '#'))
            {
                position += 1;
            }
            position += 1 + hashes;
        } else if letter == '"' {
            position += 1;
            while position < letters.len() && at(position) != '"' {
                position += if at(position) == '\\' { 2 } else { 1 };
            }
            position += 1;
        } else if letter == '\'' && at(position + 1) == '\\' {
            position += 3;
            while position < letters.len() && at(position) != '\'' {
                position += 1;
            }
            position += 1;
        } else if letter == '\'' && at(position + 2) == '\'' {
            position += 3;
        } else if is_word(letter) {
            let length = (position..letters.len()).take_while(|place| is_word(at(*place))).count();
            tokens.push(letters.iter().skip(position).take(length).collect());
            position += length;
        } else if letter == ':' && at(position + 1) == ':' {
            tokens.push("::".to_owned());
            position += 2;
        } else {
            if !letter.is_whitespace() {
                tokens.push(letter.to_string());
            }
            position += 1;
        }
    }
    tokens
}

/// Lines that are not in the tests at the foot of the file.
fn lines_without_tests(source: &str) -> usize {
    let lines: Vec<&str> = source.lines().collect();
    let foot =
        lines.windows(2).position(|pair| matches!(pair, ["#[cfg(test)]", next] if next.starts_with("mod ")));
    foot.unwrap_or(lines.len())
}

/// Every file of Rust under `src`, but for tests that outgrew their file.
fn source_files() -> io::Result<Vec<PathBuf>> {
    let mut folders = vec![source_folder()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 10, "the sources were found");
    files.sort();
    Ok(files)
}

/// `src/value/uln/repair.rs` is `value`, `uln`, `repair`; `src/lib.rs` is the root.
fn module_path(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(source_folder()).unwrap_or(file).with_extension("");
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts == ["lib"] { Vec::new() } else { parts }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What the test above says about a sample, so that it is known to fail when it should.
mod on_samples {
    use super::*;

    /// The paths that the file `module` (`value/uln`) is refused for.
    fn refused(module: &str, source: &str) -> Vec<String> {
        let module: Vec<String> = module.split('/').map(str::to_owned).collect();
        let is_refused = |path: &Vec<String>| matches!(judge(&module, path), Verdict::Refused(_));
        paths(&module, source).into_iter().filter(is_refused).map(|path| path.join("::")).collect()
    }

    #[test]
    fn lower_floors_and_the_own_room_may_be_used() {
        for (module, source) in [
            ("learner/check", "use crate::value::{self, Postcode, uln::Uln as Number};"),
            ("learner/check", "use super::draft::LearnerDraft; use crate::learner::policy::CheckPolicy;"),
            ("value/uln/repair", "use super::Uln; use crate::value::uln::PLACEHOLDER;"),
            ("value/uln", "use crate::text::decimal_digit; mod tests { use super::*; }"),
            ("value", "pub use crate::value::uln::Uln;"),
            ("batch/csv", "fn read() -> crate::learner::LearnerRecord { crate::learner::check() }"),
            ("finding", "use crate::guide::Section;"),
            ("value/date_of_birth", "use super::date::Date; use crate::value::Date;"),
        ] {
            assert_eq!(refused(module, source), Vec::<String>::new(), "{module}: {source}");
        }
    }

    #[test]
    fn upward_and_sideways_imports_are_refused() {
        for (module, source, path) in [
            ("text/fold", "use crate::value::Uln;", "value::Uln"),
            ("guide", "use crate::finding::Finding;", "finding::Finding"),
            ("value/uln", "use super::postcode::Postcode;", "value::postcode::Postcode"),
            ("value/uln/repair", "use super::super::date::Date;", "value::date::Date"),
            ("value/uln", "use crate::value::Postcode;", "value::Postcode"),
            ("value/uln", "use super::*;", "value"),
            ("value/postcode", "use crate::{text::nfc, value::Date};", "value::Date"),
            ("batch/check", "let verdict = crate::breach::assess(&message);", "breach::assess"),
            ("learner", "use crate::plr::view;", "plr::view"),
            ("learner/check", "impl From<crate::batch::BatchReport> for Check {}", "batch::BatchReport"),
            ("error", "mod tests { use crate::wire::finding; }", "wire::finding"),
            ("text", "mod tests { use super::super::learner::check; }", "learner::check"),
        ] {
            assert_eq!(refused(module, source), [path], "{module}: {source}");
        }
    }

    #[test]
    fn the_crate_root_and_unknown_rooms_hide_no_floor() {
        assert_eq!(refused("text/fold", "use crate::LearnerDraft;"), ["LearnerDraft"]);
        assert_eq!(refused("text/fold", "use crate::{cellar::Wine, guide};"), ["cellar::Wine"]);
        assert_eq!(refused("text/fold", "use crate::*;"), [""]);
    }

    #[test]
    fn comments_and_texts_import_nothing() {
        let source = r##"
            // use crate::wire::finding;
            /// See [`crate::wire`] and crate::batch::check.
            /* use crate::wire::finding; */
            const TEXT: &str = "crate::wire::finding \" crate::batch::read";
            const RAW: &str = r#"crate::wire::finding "quoted" crate::batch::read"#;
            const QUOTE: char = '"';
            const ESCAPED: char = '\'';
            fn name<'a>(text: &'a str) -> &'a str { text }
            use crate::wire::error;
        "##;
        assert_eq!(refused("text", source), ["wire::error"]);
    }

    #[test]
    fn tests_at_the_foot_do_not_count_as_length() {
        assert_eq!(lines_without_tests("one\ntwo\n"), 2);
        assert_eq!(lines_without_tests("one\n\n#[cfg(test)]\nmod tests {\n    three\n}\n"), 2);
        assert_eq!(lines_without_tests("one\n#[cfg(test)]\nuse two;\nthree\n"), 4);
    }
}
