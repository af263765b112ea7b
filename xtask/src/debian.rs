//! Debian's packages, where we may install them: as root, on Debian and what descends from it.

use std::fs;

use crate::process::{ask, program, run, say};
use crate::project::Project;

/// Installs packages; false where this is no Debian, we are not root, or it did not work.
pub(crate) fn install(project: &Project, packages: &[&str]) -> bool {
    if !is_debian() || !is_root(project) {
        return false;
    }
    say(&format!("installing {}", packages.join(" ")));
    // An index that is out of date or only partly in reach may do: whether the installation works is what counts.
    if run(project, program(project, "apt-get").args(["update", "--quiet"])).is_err() {
        say("the index of packages could not be renewed");
    }
    let mut install = program(project, "apt-get");
    install.args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages);
    run(project, install.env("DEBIAN_FRONTEND", "noninteractive")).is_ok()
}

/// Debian proper: the package of this name in Ubuntu only points to a snap.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root(project: &Project) -> bool {
    ask(program(project, "id").arg("-u")).is_some_and(|id| id == "0")
}
