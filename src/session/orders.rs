//! Asking workers for what takes time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::state::{Job, Message, Session};
use super::work::{self, Done, ExportOrder, PageOrder, name_of};
use super::{Effect, JobId};
use crate::analysis::Source;
use crate::model::Findings;
use crate::workflow::withheld::names_of_withheld;
use crate::workflow::{Export, guarded, ticked};

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
        let folder = self.configuration.clone();
        let task = move || work::load_templates(folder.as_deref());
        self.start_file_job("Reading templates".to_owned(), task)
    }

    pub(super) fn save(&mut self, path: PathBuf) -> JobId {
        let (revision, briefing) = (self.history.revision(), self.briefing.clone());
        let label = format!("Saving {}", name_of(&path));
        self.start_file_job(label, move || work::save(path, revision, briefing))
    }

    pub(super) fn export(&mut self, export: Export) -> JobId {
        self.remember_folder_of(&export.path);
        let label = format!("Exporting {}", name_of(&export.path));
        let analysed = self.findings_about == ticked(&self.briefing);
        let order = ExportOrder {
            export,
            briefing: self.briefing.clone(),
            findings: analysed.then(|| self.findings.clone()),
            styles: Arc::clone(&self.styles),
            page: self.current_page(),
        };
        self.start_file_job(label, move || work::export(order))
    }

    pub(super) fn start_import(
        &mut self,
        label: &str,
        task: impl FnOnce(&AtomicBool) -> Done + Send + 'static,
    ) -> JobId {
        let cancelled = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&cancelled);
        let id = self.new_job(label.to_owned(), Some(cancelled));
        let report = self.report.clone();
        self.imports.run(move || report.send(Message::Job(id, guarded(|| task(&flag)))));
        id
    }

    pub(super) fn start_file_job(
        &mut self,
        label: String,
        task: impl FnOnce() -> Done + Send + 'static,
    ) -> JobId {
        let id = self.new_job(label, None);
        let report = self.report.clone();
        self.files.run(move || report.send(Message::Job(id, guarded(task))));
        id
    }

    pub(super) fn new_job(&mut self, label: String, cancelled: Option<Arc<AtomicBool>>) -> JobId {
        let id = JobId(self.next_job);
        self.next_job += 1;
        let job = Job { label, cancelled, document: self.document, revision: self.history.revision() };
        self.jobs.insert(id, job);
        id
    }

    /// Ends a job that can be cancelled: what it has done so far is dropped.
    pub(super) fn cancel(&mut self, id: JobId) {
        if let Some(cancelled) = self.jobs.get(&id).and_then(|job| job.cancelled.as_ref()) {
            cancelled.store(true, Ordering::Relaxed);
            self.jobs.remove(&id);
        }
    }

    /// Asks for the findings and the page that the briefing needs now, unless they are there or asked for.
    pub(super) fn refresh(&mut self) {
        let about = ticked(&self.briefing);
        if about == self.findings_about {
            self.analysing = None;
        } else if about.is_empty() {
            self.take_findings(about, Findings::default());
        } else if self.analysing.as_ref() != Some(&about) {
            self.analysing = self.analyst.post(about.clone()).then_some(about);
        }
        let key = self.page_key();
        if self.page_asked != Some(key) {
            self.page_asked = Some(key);
            let origins = self.findings.origins.clone();
            let styles = Arc::clone(&self.styles);
            let names = names_of_withheld(&self.briefing, &self.findings);
            let order = PageOrder { key, briefing: self.briefing.clone(), origins, names, styles };
            self.page_awaited = self.page_worker.post(order);
        }
    }

    /// Makes findings the current ones, under the identities by which the analyst decided about them.
    pub(super) fn take_findings(&mut self, about: Vec<Source>, mut findings: Findings) {
        findings.under_known_ids(&self.briefing.decided());
        self.findings = findings;
        self.findings_about = about;
        self.findings_serial += 1;
        self.analysing = None;
    }

    /// Remembers the folder of a file that was chosen.
    pub(super) fn remember_folder_of(&mut self, path: &Path) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned);
        if folder.is_some() && folder != self.preferences.last_folder {
            self.preferences.last_folder = folder;
            self.remember();
        }
    }

    /// Writes the preferences; that they cannot be written is not worth a word.
    pub(super) fn remember(&self) {
        if let Some(file) = self.preferences_file.clone() {
            let preferences = self.preferences.clone();
            self.files.run(move || {
                let _ = preferences.save(&file);
            });
        }
    }
}
