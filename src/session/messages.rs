//! Taking in what jobs have finished.

use std::path::PathBuf;
use std::sync::Arc;

use super::decide::Change;
use super::faults::{ImportFault, PageFault, Provenance};
use super::jobs::{Job, Message, Outcome};
use super::notice;
use super::state::Session;
use super::work::{Done, PageKey, PagePicture};
use super::{JobId, PageView};
use crate::analysis::Source;
use crate::edit::{Edit, History};
use crate::model::{Article, Findings};
use crate::storage::StorageError;
use crate::workflow::{
    DraftOptions, Exported, OpenError, Opened, RenderedPage, StyleSet, draft, in_order, new_entry,
};

impl Session {
    /// Takes in what a worker reports, and asks for what follows from it.
    pub(super) fn on_message(&mut self, message: Message) {
        match message {
            Message::Job(id, outcome) => self.on_job(id, outcome),
            Message::Analysis(about, outcome) => self.on_analysis(about, outcome),
            Message::Page(key, outcome) => self.on_page(key, outcome),
        }
        self.refresh();
    }

    fn on_job(&mut self, id: JobId, outcome: Outcome<Done>) {
        // A job that is not in the list was cancelled.
        let Some(job) = self.jobs.running.remove(&id) else { return };
        match outcome {
            Err(details) => self.notify(notice::broken(&job.label, &details)),
            Ok(Done::Imported(results)) => self.on_imported(&job, results),
            Ok(Done::Sample(articles, findings)) => self.on_sample(&job, articles, findings),
            Ok(Done::Opened(path, opened)) => self.on_opened(&job, path, opened),
            Ok(Done::Picture(section, name, picture)) => self.on_picture(&job, section, &name, picture),
            Ok(Done::Saved(path, revision, result)) => self.on_saved(&job, path, revision, result),
            Ok(Done::TemplatesLoaded(styles)) => self.on_styles(styles),
            Ok(Done::Exported(path, content, result)) => self.notify(match result {
                Ok(Exported::Page(page)) => notice::exported(&path, &page.layout),
                Ok(Exported::Text) => notice::text_exported(&path, content),
                Err(fault) => notice::not_exported(&path, content, &fault),
            }),
        }
    }

    /// Puts articles into the briefing as one step, those that are there already left out.
    fn on_imported(&mut self, job: &Job, results: Vec<(Provenance, Result<Article, ImportFault>)>) {
        if job.document != self.open.number {
            self.notify(notice::import_dropped());
            return;
        }
        let mut known = Vec::new();
        let mut failed = Vec::new();
        let mut new: Vec<Article> = Vec::new();
        for (source, result) in results {
            match result {
                Err(fault) => failed.push((source, fault)),
                Ok(article) => {
                    let is_new = new.iter().all(|other| other.id != article.id);
                    if is_new && self.open.briefing.entry(&article.id).is_none() {
                        new.push(article);
                    } else {
                        known.push(source);
                    }
                }
            }
        }
        new.sort_by(in_order);
        let count = new.len();
        let insert =
            |(index, article): (usize, Article)| Edit::insert_article(index, new_entry(Arc::new(article)));
        let edits: Vec<Edit> = (self.open.briefing.articles.len()..).zip(new).map(insert).collect();
        if count > 0 {
            let label = if count == 1 { "import article" } else { "import articles" };
            self.apply(Some(Change { edit: Edit::Batch(edits), label, group: None }));
        }
        if let Some(words) = notice::imported(count, &failed, &known) {
            self.notify(words);
        }
    }

    fn on_sample(&mut self, job: &Job, articles: Vec<Arc<Article>>, findings: Findings) {
        if articles.is_empty() {
            self.notify(notice::no_sample());
        } else if self.is_overtaken(job) {
            self.notify(notice::open_overtaken("The sample"));
        } else {
            let about = articles.iter().map(Source::stated).collect();
            let briefing = draft(articles, &findings, &DraftOptions::default());
            self.open.replace(briefing, History::unsaved(), None);
            self.analysis.set(&self.open.briefing, about, findings);
            self.preferences.set_sample_shown(&self.jobs.files);
        }
    }

    fn on_opened(&mut self, job: &Job, path: PathBuf, opened: Result<Box<Opened>, OpenError>) {
        match opened {
            Err(err) => self.notify(notice::not_opened(&path, &err)),
            Ok(_) if self.is_overtaken(job) => {
                self.notify(notice::open_overtaken(&format!("“{}”", path.display())));
            }
            Ok(opened) => {
                let Opened { document, from_page } = *opened;
                self.remember_folder_of(&path);
                if from_page {
                    // The page is not the briefing's file: saving must not write over it.
                    self.open.replace(document.briefing, History::unsaved(), None);
                    self.notify(notice::taken_out(&path));
                } else {
                    self.open.replace(document.briefing, History::opened(), Some(path));
                }
            }
        }
    }

    /// Sets pages in these styles from now on; everything about them that cannot be used is told.
    fn on_styles(&mut self, styles: Arc<StyleSet>) {
        if let Some(words) = notice::unusable(styles.faults()) {
            self.notify(words);
        }
        self.styles.replace(styles);
    }

    /// Tells once which template and which fonts the page does without.
    fn report_lacks(&mut self, page: &RenderedPage) {
        let lacks = notice::lacks(page.missing_template.as_ref(), &page.layout.missing_fonts);
        if lacks != self.styles.reported_lacks {
            self.styles.reported_lacks.clone_from(&lacks);
            if let Some(words) = lacks {
                self.notify(words);
            }
        }
    }

    /// Whether something was done to the briefing since the job was asked for, that opening another would lose.
    fn is_overtaken(&self, job: &Job) -> bool {
        job.document != self.open.number
            || (job.revision != self.open.history.revision() && self.has_unsaved_work())
    }

    /// Notes exactly the revision that was saved: what was edited during the save stays unsaved.
    fn on_saved(&mut self, job: &Job, path: PathBuf, revision: u64, result: Result<(), StorageError>) {
        match result {
            Err(err) => self.notify(notice::not_saved(&path, &err)),
            Ok(()) if job.document == self.open.number => {
                self.open.history.mark_saved(revision);
                self.remember_folder_of(&path);
                self.open.file = Some(path);
                self.open.saved_at = Some((self.environment.local_time)());
            }
            // Another briefing is open: its file and its history are its own.
            Ok(()) => {}
        }
    }

    fn on_analysis(&mut self, about: Vec<Source>, outcome: Outcome<Findings>) {
        if self.analysis.requested.as_ref() != Some(&about) {
            return;
        }
        match outcome {
            Ok(findings) => self.analysis.set(&self.open.briefing, about, findings),
            Err(details) => {
                // Asking again would break again: there are no findings about these articles.
                self.analysis.set(&self.open.briefing, about, Findings::default());
                self.notify(notice::broken("Analysing the articles", &details));
            }
        }
    }

    /// Shows a page, unless it is of another briefing.
    ///
    /// While somebody types faster than pages are made, the pages on the way are shown although each is a little
    /// old: [`Session::is_page_current`] knows. They come in the order in which they were asked for.
    fn on_page(&mut self, key: PageKey, outcome: Outcome<Result<PagePicture, PageFault>>) {
        if key.document != self.open.number {
            return;
        }
        if self.preview.requested == Some(key) {
            self.preview.is_pending = false;
        }
        match outcome {
            Ok(Ok(PagePicture { page, raster })) => {
                self.report_lacks(&page);
                self.preview.view =
                    Some(PageView::new(key.revision, &page.layout, raster, key.pixels_per_pt));
                self.preview.rendered = Some((key, page));
            }
            Ok(Err(fault)) => self.notify(notice::no_page(&fault)),
            Err(details) => self.notify(notice::broken("Making the page", &details)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::session::{Command, Environment, HeadEdit, Severity};
    use crate::workflow::samples::article;

    fn session() -> Session {
        let mut session =
            Session::new(Environment { wake: Arc::new(|| ()), local_time: || "09:41".to_owned() });
        session.wait();
        session
    }

    /// A job as if it ran.
    fn job(session: &mut Session) -> JobId {
        let job = session.job("Saving a.precis".to_owned());
        session.jobs.add(job)
    }

    #[track_caller]
    fn check_told(session: &Session, severity: Severity, words: &str) {
        let [notice] = session.notices() else { panic!("{:?}", session.notices()) };
        assert_eq!(notice.severity, severity);
        assert!(notice.text.contains(words), "{}", notice.text);
    }

    #[test]
    fn a_job_that_panics_leaves_a_notice_and_nothing_else() {
        let mut session = session();
        session.run(Command::Head(HeadEdit::SetTitle("Safe".into())));
        let id = job(&mut session);
        session.on_message(Message::Job(id, Err("index out of range".into())));
        check_told(&session, Severity::Error, "Saving a.precis ended with a fault of the program (index out");
        assert_eq!(session.briefing().title, "Safe");
        assert!(session.jobs().is_empty() && session.can_undo());
    }

    #[test]
    fn analysis_that_panics_is_not_asked_again_about_the_same_articles() {
        let mut session = session();
        let article = article("The minister said so. Nobody replied.", None);
        let edit = Edit::insert_article(0, new_entry(Arc::clone(&article)));
        session.apply(Some(Change { edit, label: "import article", group: None }));
        session.refresh();
        session.on_message(Message::Analysis(vec![Source::stated(&article)], Err("oh".into())));
        check_told(&session, Severity::Error, "Analysing the articles ended with a fault");
        assert_eq!(session.analysis.requested, None);
        session.wait();
        assert!(session.findings().key_points.is_empty());
    }

    #[test]
    fn a_page_of_another_briefing_is_not_shown() {
        let mut session = session();
        let Some(key) = session.preview.requested else { panic!("a page was asked for") };
        session.run(Command::New);
        session.on_message(Message::Page(key, Err("would be told".into())));
        assert_eq!(session.notices(), []);
        session.wait();
        assert!(session.is_page_current());
    }

    #[test]
    fn a_save_that_ends_after_another_briefing_was_opened_marks_nothing() {
        let mut session = session();
        let id = job(&mut session);
        session.run(Command::New);
        let done = Done::Saved(Path::new("a.precis").to_owned(), 0, Ok(()));
        session.on_message(Message::Job(id, Ok(done)));
        assert!(!session.is_saved() && session.file().is_none() && session.saved_at().is_none());
    }

    #[test]
    fn a_save_marks_the_revision_it_took_along() {
        let mut session = session();
        session.run(Command::Head(HeadEdit::SetTitle("a".into())));
        let (id, revision) = (job(&mut session), session.open.history.revision());
        session.run(Command::Head(HeadEdit::SetTitle("ab".into())));
        let done = Done::Saved(Path::new("a.precis").to_owned(), revision, Ok(()));
        session.on_message(Message::Job(id, Ok(done)));
        assert!(!session.is_saved());
        assert_eq!(session.saved_at(), Some("09:41"));
    }
}
