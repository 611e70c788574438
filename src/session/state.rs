//! The session itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::review::{self, one_line};
use super::{
    Command, JobView, Notice, NoticeId, PageView, ReviewPoint, ReviewQuote, Severity, TemplateSummary,
};
use crate::edit::{Edit, Group, History, remove_article};
use crate::model::{Briefing, Evidence, FindingId, Findings, Section, SectionKind};

/// What a session needs from the program around it.
#[derive(Clone)]
pub struct Environment {
    /// Asks the window for a frame; called from other threads when a job is done.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// The local time for the eyes of the analyst ("09:41").
    pub local_time: fn() -> String,
}

/// The running application without a screen.
pub struct Session {
    environment: Environment,
    briefing: Briefing,
    history: History,
    findings: Findings,
    file: Option<PathBuf>,
    saved_at: Option<String>,
    page: Option<PageView>,
    notices: Vec<Notice>,
    next_notice: u64,
    templates: Vec<TemplateSummary>,
    pixels_per_pt: f32,
}

impl Session {
    /// A session with an empty briefing.
    pub fn new(environment: Environment) -> Self {
        Self {
            environment,
            briefing: Briefing::default(),
            history: History::unsaved(),
            findings: Findings::default(),
            file: None,
            saved_at: None,
            page: None,
            notices: Vec::new(),
            next_notice: 0,
            templates: Vec::new(),
            pixels_per_pt: 1.5,
        }
    }

    /// Does what the analyst asks for. Never blocks: edits are made at once, the rest become jobs.
    pub fn run(&mut self, command: Command) {
        match command {
            Command::New => {
                self.briefing = Briefing::default();
                self.history = History::unsaved();
                self.file = None;
            }
            Command::Undo => {
                let _ = self.history.undo(&mut self.briefing);
            }
            Command::Redo => {
                let _ = self.history.redo(&mut self.briefing);
            }
            Command::FinishTyping => self.history.close_group(),
            Command::SetTitle(text) => {
                self.edit(Edit::SetTitle(one_line(&text)), "change title", Some("title"))
            }
            Command::SetTopic(text) => {
                self.edit(Edit::SetTopic(one_line(&text)), "change topic", Some("topic"))
            }
            Command::SetPreparedFor(text) => {
                self.edit(Edit::SetPreparedFor(one_line(&text)), "change prepared for", Some("prepared for"));
            }
            Command::SetAsOf(text) => {
                self.edit(Edit::SetAsOf(one_line(&text)), "change as of", Some("as of"))
            }
            Command::SetMarking(marking) => self.edit(Edit::SetMarking(marking), "change marking", None),
            Command::SetTemplate(id) => self.edit(Edit::SetTemplate(id), "change template", None),
            Command::SetArticleIncluded(id, included) => {
                self.edit(Edit::SetArticleIncluded { id, included }, "tick article", None);
            }
            Command::RemoveArticle(id) => {
                self.edit(remove_article(&self.briefing, &id), "remove article", None);
            }
            Command::Accept(id) => {
                if let Some(edit) = self.acceptance(&id) {
                    self.edit(edit, "accept", None);
                }
            }
            Command::Reject(id) => self.edit(self.rejection(id), "reject", None),
            Command::MoveSection(id, to) => {
                let to = to.min(self.briefing.sections.len().saturating_sub(1));
                self.edit(Edit::MoveSection { id, to }, "move section", None);
            }
            Command::SetSectionHidden(id, hidden) => {
                self.edit(Edit::SetSectionHidden { id, hidden }, "hide section", None);
            }
            Command::RenameSection(id, title) => {
                self.edit(Edit::RenameSection { id, title }, "rename section", None);
            }
            Command::SetSectionText(id, text) => {
                self.edit(Edit::SetSectionText { id, text }, "change text", Some("section text"));
            }
            Command::AddSection(kind) => self.add_section(kind),
            Command::RemoveSection(id) => self.edit(Edit::RemoveSection(id), "remove section", None),
            Command::DismissNotice(id) => self.notices.retain(|notice| notice.id != id),
            other => self.notify(Severity::Info, format!("Not there yet: {other:?}.")),
        }
        (self.environment.wake)();
    }

    /// Takes in what jobs have finished; gives whether anything changed. Called once per frame.
    pub fn poll(&mut self) -> bool {
        false
    }

    /// Blocks until no job runs.
    pub fn wait(&mut self) {
        self.poll();
    }

    /// The open briefing.
    pub fn briefing(&self) -> &Briefing {
        &self.briefing
    }

    /// What analysis found in its ticked articles.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The briefing's file, if it has one.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether the briefing is as its file has it.
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Whether closing now would lose something that the analyst did.
    pub fn has_unsaved_work(&self) -> bool {
        !self.history.is_saved() && self.history.undo_label().is_some()
    }

    /// The local time of the last save.
    pub fn saved_at(&self) -> Option<&str> {
        self.saved_at.as_deref()
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.undo_label().is_some()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        self.redo_label().is_some()
    }

    /// What undoing would undo, as it follows “Undo” in a menu ("change title").
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redoing would make again, as it follows “Redo” in a menu.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// The key points to review: findings and decisions merged, in the order of the findings.
    pub fn points(&self) -> Vec<ReviewPoint> {
        review::points(&self.briefing, &self.findings)
    }

    /// The quotes to review: findings and decisions merged, those with words in quotation marks first.
    pub fn quotes(&self) -> Vec<ReviewQuote> {
        review::quotes(&self.briefing, &self.findings)
    }

    /// The newest page that was finished.
    pub fn page(&self) -> Option<&PageView> {
        self.page.as_ref()
    }

    /// Whether that page shows the briefing as it is.
    pub fn is_page_current(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.revision == self.history.revision())
    }

    /// Sets how many pixels of the page's picture stand for one pt.
    pub fn set_preview_scale(&mut self, pixels_per_pt: f32) {
        self.pixels_per_pt = pixels_per_pt;
    }

    /// What the analyst is told, oldest first.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The jobs that run.
    pub fn jobs(&self) -> Vec<JobView> {
        Vec::new()
    }

    /// The templates to choose from.
    pub fn templates(&self) -> &[TemplateSummary] {
        &self.templates
    }

    /// The words that `evidence` points at.
    pub fn words(&self, evidence: &Evidence) -> Option<&str> {
        self.briefing.words(evidence)
    }

    fn edit(&mut self, edit: Edit, label: &str, group: Option<&str>) {
        let group = group.map(Group::new);
        if let Err(err) = self.history.apply(&mut self.briefing, edit, label, group) {
            self.notify(Severity::Warning, format!("Nothing was changed: {err}."));
        }
    }

    fn notify(&mut self, severity: Severity, text: String) {
        let id = NoticeId(self.next_notice);
        self.next_notice += 1;
        self.notices.push(Notice { id, severity, text });
    }

    fn acceptance(&self, id: &FindingId) -> Option<Edit> {
        let insertion = if let Some(point) = self.findings.key_points.iter().find(|point| &point.id == id) {
            let index = self.briefing.points.len();
            Edit::InsertPoint { index, item: Box::new(review::point_item(point)) }
        } else {
            let quote = self.findings.quotes.iter().find(|quote| &quote.id == id)?;
            let item = Box::new(review::quote_item(&self.briefing, &self.findings, quote)?);
            Edit::InsertQuote { index: self.briefing.quotes.len(), item }
        };
        Some(Edit::Batch(vec![Edit::Unreject(id.clone()), insertion]))
    }

    fn rejection(&self, id: FindingId) -> Edit {
        let mut edits = Vec::new();
        if self.briefing.points.iter().any(|item| item.id == id) {
            edits.push(Edit::RemovePoint(id.clone()));
        }
        if self.briefing.quotes.iter().any(|item| item.id == id) {
            edits.push(Edit::RemoveQuote(id.clone()));
        }
        edits.push(Edit::Reject(id));
        Edit::Batch(edits)
    }

    fn add_section(&mut self, kind: SectionKind) {
        let section = Section {
            id: self.briefing.next_section_id(),
            kind,
            title: None,
            hidden: false,
            text: String::new(),
        };
        self.edit(Edit::InsertSection { index: self.briefing.sections.len(), section }, "add section", None);
    }
}
