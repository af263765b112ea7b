//! The table as a picture.

use super::guard::Guard;
use super::state::EnrolmentState;
use super::transition::{Transition, transitions};

/// The flow as a picture in Mermaid's language, made of the table.
///
/// Each arrow is a line of [`transitions`] with what must hold in brackets; what may happen in any state stands in a note.
///
/// # Examples
///
/// ```
/// let picture = lrs_core::enrolment::diagram();
/// assert!(picture.starts_with("stateDiagram-v2\n"));
/// assert!(picture.contains("uln_confirmed --> uln_communicated: learner_told\n"));
/// ```
pub fn diagram() -> String {
    let states = EnrolmentState::ALL.map(|state| {
        let words = state.sentence().trim_end_matches('.');
        format!("    {}: {words}", state.code())
    });
    let start = format!("    [*] --> {}", EnrolmentState::Arrived.code());
    let arrow = |line: &Transition| {
        let [from, to] = [line.from?, line.to?].map(EnrolmentState::code);
        Some(format!("    {from} --> {to}: {}", label(line)))
    };
    let arrows = transitions().iter().filter_map(arrow);
    let anywhere = transitions().iter().filter(|line| line.from.is_none());
    let note = anywhere.map(|line| format!("        in any state: {}", label(line)));
    let lines = [String::from("stateDiagram-v2")]
        .into_iter()
        .chain(states)
        .chain([start])
        .chain(arrows)
        .chain([format!("    note right of {}", EnrolmentState::Arrived.code())])
        .chain(note)
        .chain([String::from("    end note")]);
    lines.map(|line| line + "\n").collect()
}

/// What happens, and in brackets what must hold.
fn label(line: &Transition) -> String {
    let event = line.event.code();
    match line.guards {
        [] => event.to_owned(),
        guards => format!("{event} [{}]", guard_codes(guards)),
    }
}

fn guard_codes(guards: &[Guard]) -> String {
    guards.iter().map(|guard| guard.code()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The page of the documentation, with the picture and the table as they must be.
    fn page() -> String {
        let state = |state: Option<EnrolmentState>, none: &'static str| {
            state.map_or(none.to_owned(), |state| format!("`{}`", state.code()))
        };
        let row = |line: &Transition| {
            let (from, to) = (state(line.from, "any"), state(line.to, "the same"));
            let (event, words) = (line.event.code(), line.event.sentence());
            let guards: Vec<_> = line.guards.iter().map(|guard| format!("`{}`", guard.code())).collect();
            format!("| {from} | `{event}`: {words} | {} | {to} | {} |\n", guards.join(", "), line.section)
        };
        format!(
            "# The flow\n\nThe picture and the table below are made of [`transitions`]; a test holds them against it.\n\n\
             ```mermaid\n{}```\n\n| from | what happens | what must hold | to | source |\n|---|---|---|---|---|\n{}",
            diagram(),
            transitions().iter().map(row).collect::<String>()
        )
    }

    #[test]
    fn the_documented_picture_and_table_are_the_table() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/enrolment/flow.md");
        if std::env::var_os("LRS_BLESS").is_some() {
            fs::write(&file, page()).expect("writable");
        }
        let documented = fs::read_to_string(file).expect("the page").replace('\r', "");
        assert_eq!(documented, page(), "flow.md and the table part: LRS_BLESS=1 writes it anew");
    }

    #[test]
    fn every_line_of_the_table_is_in_the_picture_once() {
        let picture = diagram();
        let count = |text: &str| picture.lines().filter(|line| line.trim() == text).count();
        for line in transitions() {
            let wanted = match (line.from, line.to) {
                (Some(from), Some(to)) => format!("{} --> {}: {}", from.code(), to.code(), label(line)),
                _ => format!("in any state: {}", label(line)),
            };
            assert_eq!(count(&wanted), 1, "{wanted}");
        }
        assert_eq!(
            picture.matches(" --> ").count() + picture.matches("in any state: ").count(),
            transitions().len() + 1
        );
    }
}
