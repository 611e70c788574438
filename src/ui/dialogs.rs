//! The system's file dialogs, on a thread of their own, one at a time.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::view::PathFor;
use crate::i18n::interface as words;
use crate::never::OrNever;

/// The file dialog that may be open.
#[derive(Debug, Default)]
pub(super) struct Dialogs {
    open: Option<(PathFor, Receiver<Vec<PathBuf>>)>,
}

/// What became of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Paths were chosen; never empty.
    Chosen(PathFor, Vec<PathBuf>),
    /// It was cancelled, or could not be shown: the system does not tell which.
    Nothing(PathFor),
}

/// What a dialog needs to know.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    /// What the path is for.
    pub(super) purpose: PathFor,
    /// The folder to start in.
    pub(super) folder: Option<PathBuf>,
    pub(super) name: String,
}

impl Dialogs {
    /// Opens a dialog; `false` if one is open already or no thread could be started.
    pub(super) fn ask(&mut self, ask: Ask, wake: impl Fn() + Send + 'static) -> bool {
        if self.open.is_some() {
            return false;
        }
        let (sender, receiver) = channel();
        let purpose = ask.purpose;
        let started = thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let chosen = show(&ask).into_iter().map(|path| with_extension(ask.purpose, path)).collect();
            // The window may have closed meanwhile; then nobody waits for an answer.
            let _ = sender.send(chosen);
            wake();
        });
        if started.is_ok() {
            self.open = Some((purpose, receiver));
        }
        started.is_ok()
    }

    /// Whether a dialog waits for the analyst.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The answer, once there is one.
    pub(super) fn poll(&mut self) -> Option<Answer> {
        let (purpose, receiver) = self.open.as_ref()?;
        let purpose = *purpose;
        let answer = match receiver.try_recv() {
            Ok(paths) if paths.is_empty() => Answer::Nothing(purpose),
            Ok(paths) => Answer::Chosen(purpose, paths),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Nothing(purpose),
        };
        self.open = None;
        Some(answer)
    }
}

fn show(ask: &Ask) -> Vec<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_file_name(&ask.name);
    if let Some(folder) = &ask.folder {
        dialog = dialog.set_directory(folder);
    }
    match ask.purpose {
        PathFor::Open => dialog
            .add_filter(words::OPENABLE, &["precis", "pdf"])
            .add_filter(words::ALL_FILES, &["*"])
            .pick_file()
            .into_iter()
            .collect(),
        PathFor::Save => dialog.add_filter(words::BRIEFINGS, &["precis"]).save_file().into_iter().collect(),
        PathFor::Export => dialog
            .add_filter(words::PDF_FILES, &["pdf"])
            .add_filter(words::PNG_FILES, &["png"])
            .add_filter(words::MARKDOWN_FILES, &["md"])
            .add_filter(words::WORD_FILES, &["docx"])
            .save_file()
            .into_iter()
            .collect(),
        PathFor::WithBriefing => {
            dialog.add_filter(words::PDF_FILES, &["pdf"]).save_file().into_iter().collect()
        }
        PathFor::Annex => dialog
            .add_filter(words::WORD_FILES, &["docx"])
            .add_filter(words::MARKDOWN_FILES, &["md"])
            .save_file()
            .into_iter()
            .collect(),
        PathFor::Import => dialog
            .add_filter(words::TEXTS, &["txt", "md", "markdown", "text"])
            .add_filter(words::ALL_FILES, &["*"])
            .pick_files()
            .unwrap_or_default(),
        PathFor::Picture(_) => dialog
            .add_filter(words::PICTURES, &["png", "jpg", "jpeg", "webp"])
            .add_filter(words::ALL_FILES, &["*"])
            .pick_file()
            .into_iter()
            .collect(),
    }
}

/// The path with the extension that its purpose needs, added to the name where it is missing.
pub(super) fn with_extension(purpose: PathFor, path: PathBuf) -> PathBuf {
    let known: &[&str] = match purpose {
        PathFor::Save => &["precis"],
        PathFor::Export => &["pdf", "png", "md", "docx"],
        PathFor::Annex => &["docx", "md"],
        PathFor::WithBriefing => &["pdf"],
        PathFor::Open | PathFor::Import | PathFor::Picture(_) => return path,
    };
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    if extension.is_some_and(|extension| known.contains(&extension.as_str())) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(known.first().copied().or_never("an extension for each purpose"));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_extension_is_added_to_the_whole_name() {
        let check = |purpose, path: &str, expected: &str| {
            assert_eq!(with_extension(purpose, path.into()), PathBuf::from(expected));
        };
        check(PathFor::Export, "/a/briefing 4.7", "/a/briefing 4.7.pdf");
        check(PathFor::Export, "/a/page.PNG", "/a/page.PNG");
        check(PathFor::Export, "/a/page.md", "/a/page.md");
        check(PathFor::Annex, "/a/page.pdf", "/a/page.pdf.docx");
        check(PathFor::Save, "/a/page.pdf", "/a/page.pdf.precis");
        check(PathFor::Open, "/a/page", "/a/page");
    }

    #[test]
    fn an_answer_comes_once_and_a_dialog_that_dies_answers_nothing() {
        let (sender, receiver) = channel();
        let mut dialogs = Dialogs { open: Some((PathFor::Open, receiver)) };
        assert_eq!(dialogs.poll(), None);
        drop(sender);
        assert_eq!(dialogs.poll(), Some(Answer::Nothing(PathFor::Open)));
        assert_eq!(dialogs.poll(), None);
    }
}
