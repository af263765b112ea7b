//! A new folder for what a program writes, so that no file is ever overwritten.

use std::fs::DirBuilder;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::whole_file;

/// A folder that was not there before. It may come to hold learners' details: on Unix its owner alone can look in.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder; `option` is what the person typed before its name.
    pub(crate) fn new(path: &Path, option: &str) -> Result<Self, String> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(path)
            .map_err(|error| format!("{}: {error}; {option} wants a new folder", path.display()))?;
        Ok(Self { path: path.to_owned() })
    }

    /// Writes a new file, as a whole or not at all.
    pub(crate) fn add(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.path.join(name);
        let written = whole_file::create(&path, |file| file.write_all(text.as_bytes()));
        written.map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}
