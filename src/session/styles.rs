//! The templates and the house style that pages are set in.

use std::path::PathBuf;
use std::sync::Arc;

use super::notice::Words;
use crate::workflow::{StyleSet, TemplateSummary};

/// The style set, and where it is read from.
pub(super) struct Styles {
    pub(super) set: Arc<StyleSet>,
    /// How many times the set was replaced.
    pub(super) serial: u64,
    pub(super) templates: Vec<TemplateSummary>,
    /// The folder of the user's templates and house style.
    pub(super) folder: Option<PathBuf>,
    /// What the analyst was told last about what the page lacks.
    pub(super) reported_lacks: Option<Words>,
}

impl Default for Styles {
    /// What travels inside the program.
    fn default() -> Self {
        let set = Arc::<StyleSet>::default();
        let templates = set.templates();
        Self { set, serial: 0, templates, folder: None, reported_lacks: None }
    }
}

impl Styles {
    /// Makes another set the current one.
    pub(super) fn replace(&mut self, set: Arc<StyleSet>) {
        self.templates = set.templates();
        self.set = set;
        self.serial += 1;
    }
}
