//! Steps: what a command consists of, each with a name, a clock and a line in the summary.

use std::time::{Duration, Instant};

use crate::process::{Failure, Result, say};
use crate::project::Project;

/// One thing to do, which can be run alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// One word: how it is called on the command line.
    pub(crate) name: &'static str,
    /// What it shows when it passes.
    pub(crate) what: &'static str,
    pub(crate) run: fn(&Project) -> Result,
}

/// Runs the steps that are named, or all where none is, and prints a summary.
///
/// Stops at the first failure, unless `--keep-going` is among the words.
pub(crate) fn run(project: &Project, command: &str, steps: &[Step], words: &[String]) -> Result {
    let (options, names): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| word.starts_with('-'));
    if let Some(unknown) = options.iter().find(|word| **word != "--keep-going") {
        return Err(Failure::new(format!("`{command}` has no option `{unknown}`")));
    }
    if let Some(unknown) = names.iter().find(|name| !steps.iter().any(|step| step.name == **name)) {
        let known: Vec<&str> = steps.iter().map(|step| step.name).collect();
        return Err(Failure::new(format!(
            "`{command}` has no step `{unknown}`; it has {}",
            known.join(", ")
        )));
    }
    let chosen: Vec<Step> = steps
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| *name == step.name))
        .copied()
        .collect();

    let start = Instant::now();
    let mut done = Vec::new();
    for (position, step) in chosen.iter().enumerate() {
        println!("\n=== {}/{} {}: {}", position + 1, chosen.len(), step.name, step.what);
        let clock = Instant::now();
        let outcome = (step.run)(project);
        let took = clock.elapsed();
        match &outcome {
            Ok(()) => say(&format!("{} passed in {}", step.name, shown(took))),
            Err(failure) => say(&format!("{} FAILED after {}: {failure}", step.name, shown(took))),
        }
        let failed = outcome.is_err();
        done.push((*step, took, outcome));
        if failed && options.is_empty() {
            break;
        }
    }
    // A command of one step is itself the way to run that step alone.
    let alone = |step: &Step| if steps.len() == 1 { String::new() } else { format!(" {}", step.name) };
    summary(command, chosen.len(), &done, start.elapsed(), alone)
}

/// Prints the names of the steps.
pub(crate) fn list(steps: &[Step]) {
    for step in steps {
        println!("  {:<10} {}", step.name, step.what);
    }
}

fn summary(
    command: &str,
    wanted: usize,
    done: &[(Step, Duration, Result)],
    took: Duration,
    alone: impl Fn(&Step) -> String,
) -> Result {
    println!("\n=== cargo xtask {command}: summary");
    for (step, took, outcome) in done {
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("    {:<10} {:<6} {:>12}   {}", step.name, verdict, shown(*took), step.what);
    }
    let failed: Vec<_> =
        done.iter().filter_map(|(step, _, outcome)| outcome.as_ref().err().map(|why| (step, why))).collect();
    if failed.is_empty() {
        println!("    {} of {wanted} steps passed in {}", done.len(), shown(took));
        return Ok(());
    }
    let not_run = wanted - done.len();
    if not_run > 0 {
        println!("    {not_run} of {wanted} steps were not run");
    }
    let lines: Vec<String> = failed
        .iter()
        .map(|(step, why)| {
            format!("step `{}` failed: {why}\n  alone: cargo xtask {command}{}", step.name, alone(step))
        })
        .collect();
    Err(Failure::new(lines.join("\n")))
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Failure, Project, Result, Step, run, shown};

    const STEPS: &[Step] = &[
        Step { name: "good", what: "passes", run: |_| Ok(()) },
        Step { name: "bad", what: "fails", run: |_| Err(Failure::new("as it should")) },
        Step { name: "last", what: "fails too", run: |_| Err(Failure::new("at the end")) },
    ];

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn error(given: &[&str]) -> String {
        run(&Project::find().unwrap(), "test", STEPS, &words(given)).unwrap_err().to_string()
    }

    #[test]
    fn named_steps_run_alone() -> Result {
        run(&Project::find()?, "test", STEPS, &words(&["good"]))
    }

    #[test]
    fn the_first_failure_ends_the_run_and_says_how_to_repeat_it() {
        let error = error(&[]);
        assert!(error.contains("step `bad` failed: as it should\n  alone: cargo xtask test bad"), "{error}");
        assert!(!error.contains("last"), "{error}");
    }

    #[test]
    fn all_failures_are_told_where_the_run_keeps_going() {
        let error = error(&["--keep-going"]);
        assert!(error.contains("test bad") && error.contains("test last"), "{error}");
    }

    #[test]
    fn unknown_words_are_refused() {
        assert_eq!(error(&["worse"]), "`test` has no step `worse`; it has good, bad, last");
        assert_eq!(error(&["--fast"]), "`test` has no option `--fast`");
    }

    #[test]
    fn times_are_shown_for_people() {
        assert_eq!(shown(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(shown(Duration::from_secs(125)), "2 min 05 s");
    }
}
