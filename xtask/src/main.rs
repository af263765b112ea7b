//! The project's commands, in one place: `cargo xtask <command>`.

fn main() {}
