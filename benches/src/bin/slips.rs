//! Which learners are found, by what slipped: each slip by itself, and each two together, in a register of invented people.
//!
//! `cargo run --release -p benches --bin slips` (a number behind `--` is another size of the register). Only the five
//! demographics are searched by.
#![forbid(unsafe_code)]

use std::env;

use lrs_core::matching::Register;
use lrs_core::{LearnerDraft, MatchPolicy};
use lrs_examples::people::labelled::FIELDS;
use lrs_examples::people::{People, Person, Random, Slip, SlipKind};

const SEED: u64 = 31;
/// Look-ups of each slip, and of each two.
const OF_ONE: usize = 1_000;
const OF_TWO: usize = 100;

fn main() {
    let size = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(25_000);
    let people: Vec<Person> = People::new(SEED).in_families().take(size).collect();
    let held: Vec<_> = people.iter().map(|person| slim(&person.to_draft())).collect();
    let search = Search { register: Register::new(&held, &MatchPolicy::default()), people };
    println!(
        "| what slipped | held out | right first | among ten | accepted | wrong accepted |\n|---|---|---|---|---|---|"
    );
    for slip in Slip::ALL {
        let found = search.found(&[slip], OF_ONE);
        let held_out = if slip.kind() == SlipKind::HeldOut { "yes" } else { "" };
        println!("| {} | {held_out} | {} |", slip.words(), found.row());
    }
    search.pairs();
}

struct Search {
    register: Register,
    people: Vec<Person>,
}

/// What became of some look-ups.
#[derive(Clone, Copy, Default)]
struct Found {
    asked: usize,
    first: usize,
    among_ten: usize,
    accepted: usize,
    wrong: usize,
}

impl Search {
    /// Looks people up who can have all of the slips, and have nothing else.
    fn found(&self, slips: &[Slip], most: usize) -> Found {
        let mut random = Random::new(SEED, slips.iter().fold(7, |stream, slip| stream * 100 + *slip as u64));
        let mut found = Found::default();
        let mut left = 40 * most;
        while found.asked < most && left > 0 {
            left -= 1;
            let id = random.index(self.people.len());
            let Some(person) = self.people.get(id) else { break };
            let mut draft = person.to_draft().into_owned();
            if slips.iter().all(|slip| slip.make(person, &mut draft, &mut random)) {
                found.count(&self.register, &slim(&draft), id);
            }
        }
        found
    }

    /// Each two slips together: all of them, and the worst.
    fn pairs(&self) {
        let mut all = Found::default();
        let mut worst: Vec<(usize, String)> = Vec::new();
        for (place, one) in Slip::ALL.into_iter().enumerate() {
            for other in Slip::ALL.into_iter().skip(place + 1) {
                let found = self.found(&[one, other], OF_TWO);
                if found.asked >= OF_TWO / 2 {
                    let words = format!("{}; {}", one.words(), other.words());
                    worst.push((1000 * found.among_ten / found.asked, words));
                }
                all.add(found);
            }
        }
        println!("| any two of them | | {} |", all.row());
        worst.sort();
        println!("\nThe two slips after which fewest learners are among ten:\n");
        for (among_ten, words) in worst.iter().take(12) {
            println!("- {} %: {words}", among_ten / 10);
        }
    }
}

impl Found {
    fn count(&mut self, register: &Register, asked: &LearnerDraft<'_>, id: usize) {
        let found = register.find(asked);
        let is_right = |other: u32| other as usize == id;
        self.asked += 1;
        self.first += usize::from(found.candidates.first().is_some_and(|candidate| is_right(candidate.id)));
        self.among_ten += usize::from(found.candidates.iter().any(|candidate| is_right(candidate.id)));
        self.accepted += usize::from(found.accepted.is_some_and(is_right));
        self.wrong += usize::from(found.accepted.is_some_and(|other| !is_right(other)));
    }

    fn add(&mut self, other: Self) {
        self.asked += other.asked;
        self.first += other.first;
        self.among_ten += other.among_ten;
        self.accepted += other.accepted;
        self.wrong += other.wrong;
    }

    fn row(&self) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
        let percent = |part: usize| format!("{:.1} %", 100.0 * part as f64 / self.asked.max(1) as f64);
        [self.first, self.among_ten, self.accepted, self.wrong].map(percent).join(" | ")
    }
}

/// The five demographics.
fn slim(draft: &LearnerDraft<'_>) -> LearnerDraft<'static> {
    let mut slim = LearnerDraft::default();
    for field in FIELDS.into_iter().take(5) {
        slim.set(field, draft.text(field).to_owned());
    }
    slim
}
