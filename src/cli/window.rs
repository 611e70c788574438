//! Opening the window.

use std::path::PathBuf;

use super::Failure;
use super::failure::named;
use crate::storage::{configuration_folder, preferences_file};

/// What the window is to be opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRequest {
    /// The briefing to open; without one the window chooses.
    pub file: Option<PathBuf>,
    /// Where preferences are kept, if the system has a place for them.
    pub preferences: Option<PathBuf>,
    /// Where the user keeps templates and a house style, if the system has a place for them.
    pub configuration: Option<PathBuf>,
}

/// Opens the window and returns when it is closed, or says why it cannot.
pub type OpenWindow = fn(WindowRequest) -> Result<(), String>;

pub(super) fn open(file: Option<PathBuf>, open_window: OpenWindow) -> Result<(), Failure> {
    if let Some(file) = file.as_ref().filter(|file| !file.exists()) {
        let name = named(file);
        return Err(Failure::new(format!(
            "{name} is neither a briefing that exists nor a command; nothing was changed, and `precis help` lists the \
             commands."
        )));
    }
    if !has_display() {
        return Err(no_window("there is no display"));
    }
    let (preferences, configuration) = (preferences_file(), configuration_folder());
    open_window(WindowRequest { file, preferences, configuration }).map_err(|reason| no_window(&reason))
}

fn no_window(reason: &str) -> Failure {
    // A toolkit puts places in its own source before the reason; what a reader can use stands last.
    let reason = reason.lines().next().unwrap_or_default().trim_end_matches('.');
    let reason = reason.rsplit(": ").next().unwrap_or(reason);
    Failure::new(format!(
        "The window cannot be opened ({reason}); no file was touched, and everything works without it: see `precis build`, \
         `precis export` and `precis analyze`."
    ))
}

/// Whether there can be a window at all. Asking the toolkit takes longer and answers in its own words.
fn has_display() -> bool {
    let needs_server = cfg!(all(unix, not(target_os = "macos"), not(target_os = "android")));
    let names = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    !needs_server || names.iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
