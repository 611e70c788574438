//! What is remembered from one run to the next.

use std::path::{Path, PathBuf};

use super::jobs::SerialWorker;
use crate::storage::Preferences;

/// The preferences, and the file that keeps them; without one they last as long as the session.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    pub(super) values: Preferences,
    pub(super) file: Option<PathBuf>,
}

impl Remembered {
    /// Reads the preferences that a file keeps; what cannot be read is as if it had never been kept.
    pub(super) fn of(file: Option<PathBuf>) -> Self {
        Self { values: file.as_deref().map(Preferences::load).unwrap_or_default(), file }
    }

    /// Remembers the folder of a file that was chosen.
    pub(super) fn set_folder_of(&mut self, path: &Path, files: &SerialWorker) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned);
        if folder.is_some() && folder != self.values.last_folder {
            self.values.last_folder = folder;
            self.save(files);
        }
    }

    /// Remembers that the sample was shown.
    pub(super) fn set_sample_shown(&mut self, files: &SerialWorker) {
        self.values.sample_shown = true;
        self.save(files);
    }

    /// Writes the preferences; that they cannot be written is not worth a word.
    fn save(&self, files: &SerialWorker) {
        if let Some(file) = self.file.clone() {
            let preferences = self.values.clone();
            files.run(move || {
                let _ = preferences.save(&file);
            });
        }
    }
}
