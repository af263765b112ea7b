//! What may be a dependency: `deny.toml`, held against what cargo resolves.
//!
//! cargo-deny asks the same and more, and is more than 200 crates to build. So this asks the questions that need no database
//! (licences, bans, sources) from the same file, and leaves them to cargo-deny where it is installed.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::process::{Failure, Result, ask, cargo, program, run, say};
use crate::project::Project;
use crate::tools;

/// Checks licences, bans and sources; with cargo-deny also the known vulnerabilities.
pub(crate) fn check(project: &Project) -> Result {
    match installed(project) {
        Some(deny) => with_cargo_deny(project, &deny),
        None => without(project),
    }
}

/// Installs cargo-deny into the tree where the machine has none, and asks it.
pub(crate) fn install_and_check(project: &Project) -> Result {
    if installed(project).is_none() {
        let root = project.tools();
        say("installing cargo-deny, once: more than 200 crates are built");
        let mut install = cargo(project);
        install.args(["install", "--locked", "cargo-deny", "--root"]).arg(&root);
        run(project, install.env("CARGO_TARGET_DIR", root.join("build")))?;
    }
    check(project)
}

fn installed(project: &Project) -> Option<PathBuf> {
    let name = format!("cargo-deny{}", std::env::consts::EXE_SUFFIX);
    let candidates = [project.tools().join("bin").join(&name), PathBuf::from(name)];
    candidates.into_iter().find(|path| ask(program(project, path).arg("--version")).is_some())
}

fn with_cargo_deny(project: &Project, deny: &PathBuf) -> Result {
    run(project, program(project, deny).args(["check", "licenses", "bans", "sources"]))?;
    if run(project, program(project, deny).args(["fetch", "db"])).is_err() {
        say("NOT CHECKED: known vulnerabilities, for the advisory database is out of reach");
        return Ok(());
    }
    run(project, program(project, deny).args(["check", "--disable-fetch", "advisories"]))
}

fn without(project: &Project) -> Result {
    let path = project.at("deny.toml");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
    let rules = Rules::read(&text)?;
    let mut seen = Seen::default();
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"].map(|name| project.at(name)) {
        let manifest = manifest.display().to_string();
        let metadata = tools::metadata(project, &["--all-features", "--manifest-path", &manifest])?;
        seen.add(&metadata, &rules)?;
    }
    for (name, versions) in seen.versions.iter().filter(|(_, versions)| versions.len() > 1) {
        say(&format!("twice among the dependencies: {name} {}", versions.join(" and ")));
    }
    if !seen.faults.is_empty() {
        return Err(Failure::new(format!(
            "dependencies break deny.toml:\n      {}",
            seen.faults.join("\n      ")
        )));
    }
    say(&format!(
        "{} dependencies: licences, bans and sources are as deny.toml wants them",
        seen.versions.len()
    ));
    say(
        "NOT CHECKED: known vulnerabilities (`cargo xtask check --deny` installs cargo-deny, which knows them)",
    );
    Ok(())
}

/// The part of `deny.toml` that is checked here.
#[derive(Debug)]
struct Rules {
    licences: Vec<String>,
    banned: Vec<String>,
    sources: Vec<String>,
}

impl Rules {
    fn read(text: &str) -> Result<Self> {
        let file: toml::Table =
            text.parse().map_err(|error| Failure::new(format!("deny.toml cannot be read: {error}")))?;
        let list = |table: &str, key: &str| -> Result<Vec<String>> {
            let list = file.get(table).and_then(|table| table.get(key)).and_then(toml::Value::as_array);
            let list =
                list.ok_or_else(|| Failure::new(format!("deny.toml has no list `{key}` in [{table}]")))?;
            let name =
                |one: &toml::Value| one.as_str().or_else(|| one.get("crate")?.as_str()).map(str::to_owned);
            let names: Option<Vec<String>> = list.iter().map(name).collect();
            names.ok_or_else(|| {
                Failure::new(format!("deny.toml has an entry in [{table}] {key} that is no name"))
            })
        };
        Ok(Self {
            licences: list("licenses", "allow")?,
            banned: list("bans", "deny")?,
            sources: list("sources", "allow-registry")?,
        })
    }

    /// What a package breaks, if anything.
    fn faults(&self, name: &str, licence: Option<&str>, source: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if self.banned.iter().any(|banned| banned == name) {
            faults.push("is banned".to_owned());
        }
        match licence {
            None => faults.push("names no licence".to_owned()),
            Some(text) if !self.allows(text) => faults.push(format!("has the licence {text}")),
            Some(_) => {}
        }
        if !self.sources.iter().any(|allowed| source.strip_prefix("registry+") == Some(allowed)) {
            faults.push(format!("comes from {source}"));
        }
        faults
    }

    fn allows(&self, licence: &str) -> bool {
        // Old manifests write MIT/Apache-2.0.
        let parsed = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
        parsed.is_ok_and(|expression| {
            expression.evaluate(|wanted| self.licences.iter().any(|allowed| *allowed == wanted.to_string()))
        })
    }
}

/// What was met among the dependencies.
#[derive(Debug, Default)]
struct Seen {
    versions: BTreeMap<String, Vec<String>>,
    faults: Vec<String>,
}

impl Seen {
    fn add(&mut self, metadata: &Value, rules: &Rules) -> Result {
        let packages = metadata.get("packages").and_then(Value::as_array);
        for package in packages.ok_or_else(|| Failure::new("cargo metadata shows no packages"))? {
            // A package without a source is our own.
            let text = |key: &str| package.get(key).and_then(Value::as_str);
            let (Some(name), Some(version), Some(source)) = (text("name"), text("version"), text("source"))
            else {
                continue;
            };
            let versions = self.versions.entry(name.to_owned()).or_default();
            if versions.iter().any(|seen| seen == version) {
                continue;
            }
            versions.push(version.to_owned());
            let faults = rules.faults(name, text("license"), source);
            self.faults.extend(faults.into_iter().map(|fault| format!("{name} {version} {fault}")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Rules;

    const CRATES_IO: &str = "registry+https://example.org/index";

    fn rules() -> Rules {
        Rules::read(
            r#"
            [licenses]
            allow = ["MIT", "Apache-2.0", "Unicode-3.0"]
            [bans]
            deny = [{ crate = "left-pad", reason = "an example" }, "right-pad"]
            [sources]
            allow-registry = ["https://example.org/index"]
            "#,
        )
        .unwrap()
    }

    #[test]
    fn allowed_licences_pass_in_every_spelling() {
        for licence in ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"]
        {
            assert_eq!(rules().faults("serde", Some(licence), CRATES_IO), Vec::<String>::new(), "{licence}");
        }
    }

    #[test]
    fn other_licences_are_named() {
        for licence in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "Apache-2.0 WITH LLVM-exception", "nonsense"]
        {
            assert_eq!(
                rules().faults("serde", Some(licence), CRATES_IO),
                [format!("has the licence {licence}")]
            );
        }
        assert_eq!(rules().faults("serde", None, CRATES_IO), ["names no licence"]);
    }

    #[test]
    fn bans_and_foreign_sources_are_named() {
        assert_eq!(rules().faults("left-pad", Some("MIT"), CRATES_IO), ["is banned"]);
        assert_eq!(rules().faults("right-pad", Some("MIT"), CRATES_IO), ["is banned"]);
        let git = "git+https://example.org/serde";
        assert_eq!(rules().faults("serde", Some("MIT"), git), [format!("comes from {git}")]);
    }

    #[test]
    fn a_file_without_its_lists_is_refused() {
        assert!(Rules::read("[licenses]\nallow = []").is_err());
        assert!(
            Rules::read("[licenses]\nallow = [1]\n[bans]\ndeny = []\n[sources]\nallow-registry = []")
                .is_err()
        );
        assert!(Rules::read("not toml").is_err());
    }

    #[test]
    fn the_projects_own_file_is_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../deny.toml");
        let rules = Rules::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(rules.licences.iter().any(|licence| licence == "MIT"));
    }
}
