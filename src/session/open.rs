//! The open briefing.

use std::path::PathBuf;

use crate::edit::History;
use crate::model::Briefing;

/// The open briefing, its history and its file.
#[derive(Debug)]
pub(super) struct OpenDocument {
    pub(super) briefing: Briefing,
    pub(super) history: History,
    /// How many briefings were opened before this one.
    pub(super) number: u64,
    pub(super) file: Option<PathBuf>,
    /// The local time of the last save.
    pub(super) saved_at: Option<String>,
}

impl OpenDocument {
    /// An empty briefing.
    pub(super) fn new() -> Self {
        Self {
            briefing: Briefing::default(),
            history: History::unsaved(),
            number: 0,
            file: None,
            saved_at: None,
        }
    }

    /// Puts another briefing in the place of this one.
    pub(super) fn replace(&mut self, briefing: Briefing, history: History, file: Option<PathBuf>) {
        let number = self.number + 1;
        *self = Self { briefing, history, number, file, saved_at: None };
    }
}
