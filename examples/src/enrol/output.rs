//! Where results go: whole files under new names, never over anything that is there.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::whole_file::WholeFile;

/// The folder that results go to.
#[derive(Debug)]
pub(super) enum Folder {
    /// One that somebody named: where a result is there already, nothing is written.
    Named(PathBuf),
    /// One of our own: where another result is there already, the next number is taken.
    Own(PathBuf),
}

impl Folder {
    fn first(&self) -> &Path {
        match self {
            Self::Named(folder) | Self::Own(folder) => folder,
        }
    }

    /// The folders to try, in order.
    fn candidates(&self) -> impl Iterator<Item = PathBuf> {
        const MOST: u32 = 10_000;
        let (folder, last) = match self {
            Self::Named(folder) => (folder, 1),
            Self::Own(folder) => (folder, MOST),
        };
        (1..=last).map(move |number| if number == 1 { folder.clone() } else { numbered(folder, number) })
    }
}

/// The same path with a number after its name.
fn numbered(folder: &Path, number: u32) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    folder.with_file_name(name)
}

/// Results that have no names until all of them are whole.
#[derive(Debug)]
pub(super) struct Results {
    folder: Folder,
    files: Vec<(String, WholeFile)>,
}

impl Results {
    /// Results for a folder, which is made where it is not there.
    pub(super) fn new(folder: Folder) -> io::Result<Self> {
        fs::create_dir_all(folder.first())?;
        Ok(Self { folder, files: Vec::new() })
    }

    /// Writes one result. A crash leaves no half of it.
    pub(super) fn add<T>(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut file = self.new_file()?;
        let written = file.write(write)?;
        self.put(name, file);
        Ok(written)
    }

    /// A file that becomes a result where it is [`put`](Self::put) among them, and is gone otherwise.
    pub(super) fn new_file(&self) -> io::Result<WholeFile> {
        WholeFile::in_folder(self.folder.first())
    }

    /// Takes a file that was written for a result.
    pub(super) fn put(&mut self, name: &str, file: WholeFile) {
        self.files.push((name.to_owned(), file));
    }

    /// Gives all results their names. A file that is there with the very same content stays.
    pub(super) fn finish(mut self) -> io::Result<Vec<PathBuf>> {
        for folder in self.folder.candidates() {
            fs::create_dir_all(&folder)?;
            if self.is_free(&folder)? {
                let files = core::mem::take(&mut self.files);
                return files.into_iter().map(|(name, file)| keep(file, folder.join(name))).collect();
            }
        }
        let message = "there is another result in the folder already; nothing was overwritten";
        Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
    }

    fn is_free(&self, folder: &Path) -> io::Result<bool> {
        for (name, file) in &self.files {
            let path = folder.join(name);
            if path.try_exists()? && !file.is_same_as(&path)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// One with the very same content may have come between.
fn keep(file: WholeFile, path: PathBuf) -> io::Result<PathBuf> {
    if !(path.try_exists()? && file.is_same_as(&path)?) {
        file.keep(&path)?;
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn write(folder: Folder, text: &str) -> io::Result<Vec<PathBuf>> {
        let mut results = Results::new(folder)?;
        results.add("result.txt", |writer| writer.write_all(text.as_bytes()))?;
        results.finish()
    }

    #[test]
    fn an_own_folder_takes_the_next_number() {
        let home = tempfile::tempdir().unwrap();
        let own = || Folder::Own(home.path().join("checked"));
        assert_eq!(write(own(), "one").unwrap(), [home.path().join("checked").join("result.txt")]);
        assert_eq!(write(own(), "one").unwrap(), [home.path().join("checked").join("result.txt")]);
        assert_eq!(write(own(), "two").unwrap(), [home.path().join("checked-2").join("result.txt")]);
        assert_eq!(fs::read_to_string(home.path().join("checked").join("result.txt")).unwrap(), "one");
        assert_eq!(fs::read_dir(home.path().join("checked")).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn a_named_folder_is_refused_rather_than_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let named = || Folder::Named(home.path().to_owned());
        write(named(), "one").unwrap();
        assert_eq!(write(named(), "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(home.path().join("result.txt")).unwrap(), "one");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failure_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let mut results = Results::new(Folder::Named(home.path().to_owned())).unwrap();
        let failed: io::Result<()> = results.add("result.txt", |writer| {
            writer.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert!(failed.is_err());
        drop(results);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }
}
