//! Running other programs: each is shown as one could type it, and its failure says which it was.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, error};

use crate::project::Project;

pub(crate) type Result<T = ()> = std::result::Result<T, Failure>;

/// Why a step failed, in words for the person who reads the log.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file or folder could not be read or written.
    pub(crate) fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl error::Error for Failure {}

thread_local! {
    /// Where this thread writes what it would otherwise show; so that two steps at once do not speak at once.
    static LOG: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// From here on this thread, and the programs that it runs, write into a file.
pub(crate) fn log_to(file: File) {
    LOG.set(Some(file));
}

/// The file of this thread, for one program more to write to.
fn log() -> Option<File> {
    LOG.with_borrow(|log| log.as_ref().and_then(|file| file.try_clone().ok()))
}

/// A program to be run at the root of the project.
pub(crate) fn program(project: &Project, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(project.root());
    // `cargo run` describes this package in the environment; the programs run from here are no part of it, and cargo
    // would build some crates anew each time it sees the difference.
    for (key, _) in env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name.starts_with("CARGO_BIN_")
        {
            command.env_remove(&key);
        }
    }
    command
}

/// The `cargo` that runs this program.
pub(crate) fn cargo(project: &Project) -> Command {
    program(project, env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program of Node's: on Windows these are command files, which are found only by their full name.
pub(crate) fn node_program(project: &Project, name: &str) -> Command {
    if cfg!(windows) && name != "node" {
        program(project, format!("{name}.cmd"))
    } else {
        program(project, name)
    }
}

/// Runs a program, showing it and all it prints.
pub(crate) fn run(project: &Project, command: &mut Command) -> Result {
    let shown = show(project, command);
    say(&format!("$ {shown}"));
    if let Some((out, errors)) = log().zip(log()) {
        command.stdout(out).stderr(errors);
    }
    let status = command.status().map_err(|error| not_started(&shown, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{shown}` ended with {status}"))) }
}

/// Runs a program and gives what it printed; its errors are shown.
pub(crate) fn output(project: &Project, command: &mut Command) -> Result<String> {
    let shown = show(project, command);
    let errors = log().map_or_else(Stdio::inherit, Stdio::from);
    let output = command.stderr(errors).output().map_err(|error| not_started(&shown, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!("`{shown}` ended with {}", output.status)))
    }
}

/// What a program prints, or nothing where it is missing or fails: for asking whether a tool is there.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A remark of our own, apart from what programs print.
pub(crate) fn say(text: &str) {
    print_line(&format!("    {text}"));
}

/// Prints a line, which must stand before what the next program prints.
pub(crate) fn print_line(line: &str) {
    // A closed pipe or a full disk is no reason to stop the tests.
    drop(match log() {
        Some(mut file) => writeln!(file, "{line}"),
        None => writeln!(io::stdout(), "{line}").and_then(|()| io::stdout().flush()),
    });
}

fn not_started(shown: &str, error: &io::Error) -> Failure {
    Failure::new(format!("`{shown}` could not be started: {error}"))
}

/// The command as one would type it at the root.
fn show(project: &Project, command: &Command) -> String {
    let mut words = Vec::new();
    if let Some(dir) = command.get_current_dir().filter(|dir| *dir != project.root()) {
        words.push(format!("cd {} &&", quoted(&project.shown(dir))));
    }
    for (key, value) in command.get_envs() {
        // The environment's own PATH is long, and says nothing that the program's place does not.
        let is_telling = key != "PATH" && key != "VIRTUAL_ENV";
        if let Some(value) = value.filter(|_| is_telling) {
            words.push(format!("{}={}", key.to_string_lossy(), quoted(&value.to_string_lossy())));
        }
    }
    let program = Path::new(command.get_program());
    let is_cargo = env::var_os("CARGO").is_some_and(|cargo| cargo == command.get_program());
    words.push(if is_cargo { "cargo".to_owned() } else { quoted(&project.shown(program)) });
    words.extend(command.get_args().map(|word| {
        let word = word.to_string_lossy();
        quoted(
            word.strip_prefix(&format!("{}{}", project.root().display(), std::path::MAIN_SEPARATOR))
                .unwrap_or(&word),
        )
    }));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,+@%\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("\"{word}\"") }
}
