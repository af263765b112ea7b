//! A register on the disk of its owner.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::Path;

use lrs_core::matching::Register;

/// Writes beside the path first, so that an interrupted run leaves no half file.
pub(super) fn save(register: &Register, path: &Path) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = write(register, &part).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // What failed is said; that the half file could not be removed says no more.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write(register: &Register, part: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(for_its_owner(part)?);
    register.write(&mut file).map_err(io::Error::other)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// A new file that others may not even read while it is written.
fn for_its_owner(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
