//! Programs in Python that do the library's work: an environment of their own, data for them, and what they print.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What may fail for many reasons.
pub type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Where peers live and what they work on.
pub struct Peers {
    scripts: PathBuf,
    folder: PathBuf,
}

impl Peers {
    /// Makes a folder below `target`, and in it an environment with the required packages, one a line as pip reads them.
    /// They are installed once, and again when others are required.
    pub fn prepare(folder: &str, required: &str) -> Result<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| package.join("../target"), PathBuf::from);
        // The peers run in the folder, so that its path must hold from there too.
        let folder = std::path::absolute(target.join(folder))?;
        fs::create_dir_all(&folder)?;
        let peers = Self { scripts: package.join("peers"), folder };
        let installed = peers.data("installed.txt");
        if fs::read_to_string(&installed).ok().as_deref() != Some(required) || !peers.python().exists() {
            let system = if cfg!(windows) { "python" } else { "python3" };
            succeed(Command::new(system).args(["-m", "venv"]).arg(peers.data("venv")))?;
            let requirements = peers.data("requirements.txt");
            fs::write(&requirements, required)?;
            succeed(
                Command::new(peers.python())
                    .args(["-m", "pip", "install", "--quiet", "--requirement"])
                    .arg(&requirements),
            )?;
            // Only now: what was broken off is done again.
            fs::rename(requirements, installed)?;
        }
        Ok(peers)
    }

    /// Where a file of theirs is.
    pub fn data(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn python(&self) -> PathBuf {
        in_environment(&self.data("venv"))
    }

    /// Runs a program of the environment to its end.
    pub fn run_tool(&self, name: &str, words: &[&str]) -> Result {
        let environment = self.data("venv");
        let program = program_of(&environment, name);
        succeed(Command::new(program).args(words).env("VIRTUAL_ENV", environment))
    }

    /// Runs a script with some words, such as the names of files in the folder. It prints numbers: how many items there
    /// were, the seconds they took, and more if it likes.
    pub fn run(&self, script: &str, words: &[&str]) -> Result<Vec<f64>> {
        self.run_with(&self.python(), script, words)
    }

    /// As [`run`](Self::run), in another environment.
    pub fn run_with(&self, python: &Path, script: &str, words: &[&str]) -> Result<Vec<f64>> {
        let mut command = Command::new(python);
        command.arg(self.scripts.join(script)).args(words).current_dir(&self.folder);
        let output = command.output()?;
        if !output.status.success() {
            return Err(format!("{script}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let text = String::from_utf8(output.stdout)?;
        let numbers = text.lines().last().ok_or("nothing printed")?.split_whitespace().map(str::parse);
        Ok(numbers.collect::<std::result::Result<_, _>>()?)
    }

    /// Runs a script; items a second.
    pub fn speed(&self, script: &str, words: &[&str]) -> Result<f64> {
        speed(&self.run(script, words)?)
    }
}

/// Items a second, of what a script printed.
pub fn speed(printed: &[f64]) -> Result<f64> {
    match printed {
        [items, seconds, ..] => Ok(items / seconds),
        _ => Err("no count and seconds".into()),
    }
}

/// The Python of an environment.
pub fn in_environment(environment: &Path) -> PathBuf {
    program_of(environment, "python")
}

fn program_of(environment: &Path, name: &str) -> PathBuf {
    environment
        .join(if cfg!(windows) { "Scripts" } else { "bin" })
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}

fn succeed(command: &mut Command) -> Result {
    if command.status()?.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}
