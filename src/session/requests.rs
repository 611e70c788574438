//! Asking workers for what takes time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::jobs::Job;
use super::state::Session;
use super::work::{self, Done, ExportOrder, PageKey, PageOrder, name_of};
use super::{Effect, JobId};
use crate::workflow::withheld::names_of_withheld;
use crate::workflow::{Export, RenderedPage};

impl Session {
    pub(super) fn import_files(&mut self, paths: Vec<PathBuf>) -> Effect {
        let Some(first) = paths.first() else { return Effect::Nothing };
        self.remember_folder_of(&first.clone());
        let label = match paths.as_slice() {
            [path] => format!("Importing {}", name_of(path)),
            several => format!("Importing {} files", several.len()),
        };
        Effect::Started(self.start_import(&label, move |cancelled| work::import_files(paths, cancelled)))
    }

    /// Reads the user's templates and house style.
    pub(super) fn load_templates(&mut self) -> JobId {
        let folder = self.styles.folder.clone();
        let task = move || work::load_templates(folder.as_deref());
        self.start_file_job("Reading templates".to_owned(), task)
    }

    pub(super) fn save(&mut self, path: PathBuf) -> JobId {
        let (revision, briefing) = (self.open.history.revision(), self.open.briefing.clone());
        let label = format!("Saving {}", name_of(&path));
        self.start_file_job(label, move || work::save(path, revision, briefing))
    }

    pub(super) fn export(&mut self, export: Export) -> JobId {
        self.remember_folder_of(&export.path);
        let label = format!("Exporting {}", name_of(&export.path));
        let order = ExportOrder {
            export,
            briefing: self.open.briefing.clone(),
            findings: self.analysis.current(&self.open.briefing).cloned(),
            styles: Arc::clone(&self.styles.set),
            page: self.current_page(),
        };
        self.start_file_job(label, move || work::export(order))
    }

    pub(super) fn start_import(
        &mut self,
        label: &str,
        task: impl FnOnce(&AtomicBool) -> Done + Send + 'static,
    ) -> JobId {
        let job = self.job(label.to_owned());
        self.jobs.start_import(job, task)
    }

    pub(super) fn start_file_job(
        &mut self,
        label: String,
        task: impl FnOnce() -> Done + Send + 'static,
    ) -> JobId {
        let job = self.job(label);
        self.jobs.start_files(job, task)
    }

    pub(super) fn job(&self, label: String) -> Job {
        let (document, revision) = (self.open.number, self.open.history.revision());
        Job { label, cancelled: None, document, revision }
    }

    /// Asks for the findings and the page that the briefing needs now, unless they are there or asked for.
    pub(super) fn refresh(&mut self) {
        self.analysis.refresh(&self.open.briefing);
        let key = self.page_key();
        let Self { open, analysis, styles, preview, .. } = self;
        preview.request(key, || PageOrder {
            key,
            briefing: open.briefing.clone(),
            origins: analysis.findings.origins.clone(),
            names: names_of_withheld(&open.briefing, &analysis.findings),
            styles: Arc::clone(&styles.set),
        });
    }

    /// The page that is shown, if it shows the briefing as it is.
    pub(super) fn current_page(&self) -> Option<Arc<RenderedPage>> {
        let (key, page) = self.preview.rendered.as_ref()?;
        (key.same_page(&self.page_key()) && self.analysis.requested.is_none()).then(|| Arc::clone(page))
    }

    pub(super) fn page_key(&self) -> PageKey {
        PageKey {
            document: self.open.number,
            revision: self.open.history.revision(),
            findings: self.analysis.serial,
            styles: self.styles.serial,
            pixels_per_pt: self.preview.pixels_per_pt,
        }
    }

    /// Remembers the folder of a file that was chosen.
    pub(super) fn remember_folder_of(&mut self, path: &Path) {
        self.preferences.set_folder_of(path, &self.jobs.files);
    }
}
