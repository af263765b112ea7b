//! The Python face: built into a virtual environment of its own, tested, its types checked.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::debian;
use crate::process::{Failure, Result, ask, program, run, say};
use crate::project::Project;
use crate::step::Step;
use crate::tools;

pub(crate) const STEPS: &[Step] = &[Step::new("python", "the Python package: tests, types, stubs", python)];

/// What the tests need, with versions.
const REQUIREMENTS: &str = "lrs-py/requirements-test.txt";

fn python(project: &Project) -> Result {
    install(project)?;
    let here = project.at("lrs-py");
    run(project, in_environment(project, "maturin").args(["develop", "--quiet"]).current_dir(&here))?;
    run(project, in_environment(project, "python").args(["-m", "pytest"]).current_dir(&here))?;
    run(
        project,
        in_environment(project, "python")
            .args(["-m", "mypy", "--strict", "python", "tests"])
            .current_dir(&here),
    )?;
    run(project, in_environment(project, "python").args(["-m", "mypy.stubtest", "lrs"]).current_dir(&here))
}

/// Makes the virtual environment and installs what the tests need.
pub(crate) fn install(project: &Project) -> Result {
    let environment = environment(project);
    if ask(program(project, tool(project, "python")).args(["-m", "pip", "--version"])).is_none() {
        let base = find(project)?;
        create(project, &base, &environment)?;
    }
    let requirements = project.at(REQUIREMENTS);
    tools::once(&environment.join(".lrs-installed"), &[&requirements], || {
        let mut pip = in_environment(project, "python");
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        run(project, pip.arg(&requirements))
    })
}

/// A program of the virtual environment, which finds the others there.
pub(crate) fn in_environment(project: &Project, name: &str) -> Command {
    let mut command = program(project, tool(project, name));
    let folders = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(scripts(project)).chain(env::split_paths(&folders)));
    // A folder with a separator in its name cannot stand on the path at all.
    if let Ok(path) = path {
        command.env("PATH", path);
    }
    command.env("VIRTUAL_ENV", environment(project)).env_remove("PYTHONHOME").env_remove("CONDA_PREFIX");
    command
}

fn environment(project: &Project) -> PathBuf {
    project.target().join("venv")
}

fn scripts(project: &Project) -> PathBuf {
    environment(project).join(if cfg!(windows) { "Scripts" } else { "bin" })
}

fn tool(project: &Project, name: &str) -> PathBuf {
    scripts(project).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A Python of at least 3.10: the one that the variable PYTHON names, or the first found.
pub(crate) fn find(project: &Project) -> Result<Vec<String>> {
    let mut candidates: Vec<Vec<String>> = env::var("PYTHON").into_iter().map(|named| vec![named]).collect();
    candidates.extend(["python3", "python"].map(|name| vec![name.to_owned()]));
    candidates.extend((10..=14).rev().map(|minor| vec![format!("python3.{minor}")]));
    if cfg!(windows) {
        candidates.push(vec!["py".to_owned(), "-3".to_owned()]);
    }
    let question = "import sys; print(sys.version_info >= (3, 10))";
    let answers = |words: &&Vec<String>| {
        words.split_first().is_some_and(|(name, rest)| {
            ask(program(project, name).args(rest).args(["-c", question]))
                .is_some_and(|answer| answer == "True")
        })
    };
    candidates.iter().find(answers).cloned().ok_or_else(|| {
        Failure::new(
            "Python 3.10 or newer was not found; install it, or name its program in the variable PYTHON",
        )
    })
}

/// Makes the environment with the module `venv`, or where that is incomplete (Debian keeps a part of it in a package of its own)
/// with virtualenv, which we bring.
fn create(project: &Project, base: &[String], environment: &Path) -> Result {
    let python = || {
        let (name, rest) = base.split_first().map_or(("python3", base), |(name, rest)| (name.as_str(), rest));
        let mut command = program(project, name);
        command.args(rest);
        command
    };
    if environment.exists() {
        fs::remove_dir_all(environment).map_err(|error| Failure::io("remove", environment, &error))?;
    }
    let has_venv = || ask(python().args(["-c", "import venv, ensurepip"])).is_some();
    let has_pip = || ask(python().args(["-m", "pip", "--version"])).is_some();
    if !has_venv() && !has_pip() {
        debian::install(project, &["python3-venv"]);
    }
    if has_venv() && run(project, python().args(["-m", "venv"]).arg(environment)).is_ok() {
        return Ok(());
    }
    if !has_pip() {
        return Err(Failure::new(
            "this Python has neither venv nor pip; install one (Debian: `sudo apt-get install python3-venv`)",
        ));
    }
    say("this Python cannot make a virtual environment by itself: bringing virtualenv");
    let folder = project.tools().join("virtualenv");
    let mut install = python();
    install.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]).arg(&folder).arg("virtualenv");
    run(project, &mut install)?;
    run(project, python().args(["-m", "virtualenv", "--quiet"]).arg(environment).env("PYTHONPATH", &folder))
}
