//! A browser to test in: the one that is installed, or on Debian one that we install.

use std::env;
use std::path::{Path, PathBuf};

use crate::debian;
use crate::process::{Failure, Result};
use crate::project::Project;

/// Finds a Chrome, Chromium or Edge, installing Chromium where we may.
pub(crate) fn find(project: &Project) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROME").map(PathBuf::from) {
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Failure::new(format!("CHROME names {}, which is no file", named.display())))
        };
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if debian::install(project, &["chromium", "fonts-liberation"])
        && let Some(found) = installed()
    {
        return Ok(found);
    }
    Err(Failure::new(
        "the browser tests need Chrome, Chromium or Edge, and none was found. Install one (Debian: `sudo apt-get \
         install chromium`; Ubuntu: google-chrome-stable; Windows has Edge; macOS: `brew install --cask \
         google-chrome`), or name its program in the environment variable CHROME.",
    ))
}

fn installed() -> Option<PathBuf> {
    let names = [
        "google-chrome",
        "google-chrome-stable",
        "chromium",
        "chromium-browser",
        "chrome",
        "microsoft-edge",
        "microsoft-edge-stable",
        "msedge",
    ];
    let path = env::var_os("PATH").unwrap_or_default();
    let usual_folders = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"].map(PathBuf::from);
    let folders: Vec<PathBuf> = env::split_paths(&path).chain(usual_folders).collect();
    let on_path = folders.iter().flat_map(|folder| {
        names.iter().map(move |name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
    });
    on_path.chain(usual_places()).find(|path| path.is_file())
}

/// Where Windows and macOS keep their programs, which stand on no path.
fn usual_places() -> Vec<PathBuf> {
    if cfg!(windows) {
        let below = [
            r"Google\Chrome\Application\chrome.exe",
            r"Chromium\Application\chrome.exe",
            r"Microsoft\Edge\Application\msedge.exe",
        ];
        let roots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].into_iter().filter_map(env::var_os);
        roots.flat_map(|root| below.map(|path| Path::new(&root).join(path))).collect()
    } else if cfg!(target_os = "macos") {
        let apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
        apps.map(|app| PathBuf::from(format!("/Applications/{app}.app/Contents/MacOS/{app}"))).to_vec()
    } else {
        Vec::new()
    }
}
