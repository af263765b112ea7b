//! Steps: what a command consists of, each with a name, a clock and a line in the summary.

use std::fs::{self, File};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{Failure, Result, log_to, print_line, say};
use crate::project::Project;

/// One thing to do, which can be run alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// One word: how it is called on the command line.
    pub(crate) name: &'static str,
    /// What it shows when it passes.
    pub(crate) what: &'static str,
    pub(crate) run: fn(&Project) -> Result,
    /// Whether it may run while other steps do: it builds into folders of its own, for which no other step waits.
    pub(crate) is_beside: bool,
}

impl Step {
    pub(crate) const fn new(name: &'static str, what: &'static str, run: fn(&Project) -> Result) -> Self {
        Self { name, what, run, is_beside: false }
    }

    pub(crate) const fn beside(name: &'static str, what: &'static str, run: fn(&Project) -> Result) -> Self {
        Self { name, what, run, is_beside: true }
    }
}

/// What came of a step.
struct Done {
    step: Step,
    took: Duration,
    outcome: Result,
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
    let lanes = Lanes {
        project,
        steps: &chosen,
        keeps_going: !options.is_empty(),
        has_failed: AtomicBool::new(false),
    };
    let done = lanes.run()?;
    // A command of one step is itself the way to run that step alone.
    let alone = |step: &Step| if steps.len() == 1 { String::new() } else { format!(" {}", step.name) };
    summary(command, chosen.len(), &done, start.elapsed(), alone)
}

/// Steps one after another, and beside them those that may: most wait for one core to compile lrs-core, while the other
/// has nothing to do.
struct Lanes<'a> {
    project: &'a Project,
    steps: &'a [Step],
    keeps_going: bool,
    has_failed: AtomicBool,
}

impl Lanes<'_> {
    /// Runs all steps; the second lane begins where the first step stands that may run beside others.
    fn run(&self) -> Result<Vec<Done>> {
        let first = self.steps.iter().position(|step| step.is_beside).unwrap_or(self.steps.len());
        let (before, after) = self.steps.split_at(first);
        let (beside, front): (Vec<&Step>, Vec<&Step>) = after.iter().partition(|step| step.is_beside);

        let mut done = self.in_turn(before, |step| Ok(self.one(step)))?;
        if front.is_empty() {
            done.extend(self.in_turn(beside, |step| Ok(self.one(step)))?);
            return Ok(done);
        }
        thread::scope(|scope| {
            let lane = scope.spawn(|| self.in_turn(beside, |step| self.logged(step)));
            done.extend(self.in_turn(front, |step| Ok(self.one(step)))?);
            done.extend(lane.join().map_err(|_| Failure::new("a step beside the others broke off"))??);
            done.sort_by_key(|one| self.place(&one.step));
            Ok(done)
        })
    }

    fn in_turn<'s>(
        &self,
        steps: impl IntoIterator<Item = &'s Step>,
        run: impl Fn(&Step) -> Result<Done>,
    ) -> Result<Vec<Done>> {
        let may_start = || self.keeps_going || !self.has_failed.load(Ordering::Relaxed);
        steps.into_iter().take_while(|_| may_start()).map(run).collect()
    }

    /// Runs a step whose words are shown when it has ended, so that two steps do not speak at once.
    fn logged(&self, step: &Step) -> Result<Done> {
        let folder = self.project.target().join("steps");
        fs::create_dir_all(&folder).map_err(|error| Failure::io("make", &folder, &error))?;
        let path = folder.join(format!("{}.log", step.name));
        log_to(File::create(&path).map_err(|error| Failure::io("create", &path, &error))?);
        let done = self.one(step);
        let words = fs::read(&path).map_err(|error| Failure::io("read", &path, &error))?;
        // A closed pipe is no reason to stop the tests.
        drop(io::stdout().lock().write_all(&words));
        Ok(done)
    }

    fn one(&self, step: &Step) -> Done {
        let place = self.place(step) + 1;
        print_line(&format!("\n=== {place}/{} {}: {}", self.steps.len(), step.name, step.what));
        let clock = Instant::now();
        let outcome = (step.run)(self.project);
        let took = clock.elapsed();
        match &outcome {
            Ok(()) => say(&format!("{} passed in {}", step.name, shown(took))),
            Err(failure) => say(&format!("{} FAILED after {}: {failure}", step.name, shown(took))),
        }
        self.has_failed.fetch_or(outcome.is_err(), Ordering::Relaxed);
        Done { step: *step, took, outcome }
    }

    fn place(&self, step: &Step) -> usize {
        self.steps.iter().position(|other| other.name == step.name).unwrap_or_default()
    }
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
    done: &[Done],
    took: Duration,
    alone: impl Fn(&Step) -> String,
) -> Result {
    println!("\n=== cargo xtask {command}: summary");
    for Done { step, took, outcome } in done {
        let verdict = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("    {:<10} {:<6} {:>12}   {}", step.name, verdict, shown(*took), step.what);
    }
    let failed: Vec<_> =
        done.iter().filter_map(|one| one.outcome.as_ref().err().map(|why| (&one.step, why))).collect();
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
        Step::new("good", "passes", |_| Ok(())),
        Step::new("bad", "fails", |_| Err(Failure::new("as it should"))),
        Step::beside("last", "fails too", |_| Err(Failure::new("at the end"))),
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
    fn a_step_beside_others_counts_like_them_and_speaks_when_it_has_ended() -> Result {
        const BESIDE: &[Step] = &[
            Step::beside("slow", "runs beside", |_| Err(Failure::new("beside"))),
            Step::new("front", "passes", |_| Ok(())),
        ];
        let project = Project::find()?;
        let error = run(&project, "test", BESIDE, &[]).unwrap_err().to_string();
        assert!(error.contains("test slow"), "{error}");
        let words = std::fs::read_to_string(project.target().join("steps/slow.log")).unwrap();
        assert!(words.contains("=== 1/2 slow: runs beside\n    slow FAILED after"), "{words}");
        Ok(())
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
