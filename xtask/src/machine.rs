//! What the machine must bring, asked first: a missing browser is better known now than in ten minutes.

use crate::process::{Failure, Result, ask, node_program, say};
use crate::project::Project;
use crate::step::Step;
use crate::{browser, python, tools};

pub(crate) const STEPS: &[Step] =
    &[Step::new("machine", "Python, Node, a browser and the wasm target are there", machine)];

/// The oldest Node whose own test runner the suites use.
const OLDEST_NODE: u32 = 20;

fn machine(project: &Project) -> Result {
    say(&format!("Python: {}", python::find(project)?.join(" ")));
    say(&format!("Node: {}", node(project)?));
    say(&format!("browser: {}", browser::find(project)?.display()));
    tools::wasm_target(project)?;
    say(&format!("Rust: the target {} is installed", tools::WASM_TARGET));
    Ok(())
}

fn node(project: &Project) -> Result<String> {
    let version = ask(node_program(project, "node").arg("--version"));
    let wanted = || Failure::new(format!("Node {OLDEST_NODE} or newer is needed (https://nodejs.org)"));
    let version = version.ok_or_else(wanted)?;
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) { Ok(version) } else { Err(wanted()) }
}

/// `v20.11.1` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_major_version_is_read() {
        assert_eq!(super::major("v20.11.1"), Some(20));
        assert_eq!(super::major("v8.17.0"), Some(8));
        assert_eq!(super::major("something else"), None);
    }
}
