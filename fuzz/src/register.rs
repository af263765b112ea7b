//! A register's file, read and written again.

use lrs_core::matching::Register;
use lrs_core::{LearnerDraft, MatchPolicy};

/// Reads a register; what was read is written and read again as it was.
pub fn register(data: &[u8]) {
    let policy = MatchPolicy::default();
    let Ok(register) = Register::read(data, &policy) else { return };
    let mut file = Vec::new();
    register.write(&mut file).expect("a register is written");
    let again = Register::read(file.as_slice(), &policy).expect("our own register");
    let asked = LearnerDraft { family_name: "Hartnell".into(), ..LearnerDraft::default() };
    assert!(again.find(&asked) == register.find(&asked) && again.len() == register.len());
    let mut twice = Vec::new();
    again.write(&mut twice).expect("a register is written");
    assert!(twice == file, "written again, the same bytes");
}
