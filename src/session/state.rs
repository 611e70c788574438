//! The session itself: what is open, and what is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};

use super::decide::{self, Change};
use super::jobs::{LatestOnly, Outcome, Reporter, SerialWorker};
use super::notice::{self, Notices, Words};
use super::work::{self, Done, PageFault, PageKey, PageOrder, PagePainter, PagePicture, name_of};
use super::{Command, Effect, JobId, JobView, Notice, OriginReason, PageView};
use crate::analysis::{Analyst, Source};
use crate::edit::{EditError, History};
use crate::model::{Briefing, Evidence, Findings, OriginGroup};
use crate::storage::Preferences;
use crate::workflow::{
    RenderedPage, ReviewDifference, ReviewEvent, ReviewOccurrence, ReviewPoint, ReviewQuote, StyleSet,
    TemplateSummary, UnsourcedItem, guarded, review, unsourced, withheld,
};

/// What a session needs from the program around it.
#[derive(Clone)]
pub struct Environment {
    /// Asks the window for a frame; called from other threads when a job is done.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// The local time for the eyes of the analyst ("09:41").
    pub local_time: fn() -> String,
}

/// The running application without a screen.
///
/// It owns the open briefing and its history. Jobs get snapshots: their results come back in [`Session::poll`], and
/// what speaks of an older revision or another briefing is dropped.
/// Dropping a session waits for files that are being written.
pub struct Session {
    pub(super) environment: Environment,

    pub(super) briefing: Briefing,
    pub(super) history: History,
    /// How many briefings were opened before this one.
    pub(super) document: u64,
    pub(super) file: Option<PathBuf>,
    pub(super) saved_at: Option<String>,

    pub(super) findings: Findings,
    /// The ticked articles that the findings are about.
    pub(super) findings_about: Vec<Source>,
    /// How many times the findings were replaced.
    pub(super) findings_serial: u64,
    /// The ticked articles that analysis was asked about.
    pub(super) analysing: Option<Vec<Source>>,

    pub(super) page: Option<PageView>,
    /// The page that `page` is a picture of.
    pub(super) rendered: Option<(PageKey, Arc<RenderedPage>)>,
    /// The page that was asked for last, made or not.
    pub(super) page_asked: Option<PageKey>,
    /// Whether it is still to come.
    pub(super) page_awaited: bool,
    pixels_per_pt: f32,

    pub(super) notices: Notices,
    pub(super) styles: Arc<StyleSet>,
    /// How many times the styles was replaced.
    pub(super) styles_serial: u64,
    templates: Vec<TemplateSummary>,
    pub(super) configuration: Option<PathBuf>,
    /// What the analyst was told last about what the page lacks.
    pub(super) told_lacks: Option<Words>,
    pub(super) preferences: Preferences,
    pub(super) preferences_file: Option<PathBuf>,

    pub(super) jobs: BTreeMap<JobId, Job>,
    pub(super) next_job: u64,
    pub(super) report: Reporter<Message>,
    messages: Receiver<Message>,
    pub(super) files: SerialWorker,
    pub(super) imports: SerialWorker,
    pub(super) analyst: LatestOnly<Vec<Source>>,
    pub(super) page_worker: LatestOnly<PageOrder>,
}

/// A job that runs.
pub(super) struct Job {
    pub(super) label: String,
    pub(super) cancelled: Option<Arc<AtomicBool>>,
    /// The briefing and the revision when it was asked for.
    pub(super) document: u64,
    pub(super) revision: u64,
}

/// What a worker reports.
pub(super) enum Message {
    Job(JobId, Outcome<Done>),
    Analysis(Vec<Source>, Outcome<Findings>),
    Page(PageKey, Outcome<Result<PagePicture, PageFault>>),
}

/// The resolution of the preview before the window asks for one.
const FIRST_PIXELS_PER_PT: f32 = 1.5;

impl Session {
    /// A session with an empty briefing.
    pub fn new(environment: Environment) -> Self {
        let (sender, messages) = channel();
        let report = Reporter::new(sender, Arc::clone(&environment.wake));
        let own = report.clone();
        let mut reader = Analyst::default();
        let analyst = LatestOnly::start("analysis", move |sources: Vec<Source>| {
            let findings = guarded(|| reader.analyse(&sources));
            own.send(Message::Analysis(sources, findings));
        });
        let own = report.clone();
        let mut hand = PagePainter::default();
        let page_worker = LatestOnly::start("page", move |order: PageOrder| {
            let picture = guarded(|| hand.paint(&order));
            if picture.is_err() {
                // What a panic left behind is not to be trusted.
                hand = PagePainter::default();
            }
            own.send(Message::Page(order.key, picture));
        });
        let styles = Arc::<StyleSet>::default();
        let templates = styles.templates();
        let mut session = Self {
            environment,
            briefing: Briefing::default(),
            history: History::unsaved(),
            document: 0,
            file: None,
            saved_at: None,
            findings: Findings::default(),
            findings_about: Vec::new(),
            findings_serial: 0,
            analysing: None,
            page: None,
            rendered: None,
            page_asked: None,
            page_awaited: false,
            pixels_per_pt: FIRST_PIXELS_PER_PT,
            notices: Notices::default(),
            styles,
            styles_serial: 0,
            templates,
            configuration: None,
            told_lacks: None,
            preferences: Preferences::default(),
            preferences_file: None,
            jobs: BTreeMap::new(),
            next_job: 0,
            report,
            messages,
            files: SerialWorker::start("files"),
            imports: SerialWorker::start("import"),
            analyst,
            page_worker,
        };
        session.refresh();
        session
    }

    /// Remembers what is worth remembering between two runs in that file; without one nothing is remembered.
    ///
    /// Reading and writing it never fails: preferences are a convenience.
    pub fn remember_in(&mut self, file: Option<PathBuf>) {
        self.preferences = file.as_deref().map(Preferences::load).unwrap_or_default();
        self.preferences_file = file;
    }

    /// Takes templates and a house style from that folder too, now and whenever it is asked to read them again.
    ///
    /// They are read in a job; until then pages are set as they would be without.
    pub fn load_templates_from(&mut self, folder: Option<PathBuf>) {
        self.configuration = folder;
        if self.configuration.is_some() {
            self.load_templates();
        }
    }

    /// Makes styles the current one; everything about it that cannot be used is told.
    pub(super) fn take_styles(&mut self, styles: Arc<StyleSet>) {
        if let Some(words) = notice::unusable(styles.faults()) {
            self.tell(words);
        }
        self.templates = styles.templates();
        self.styles = styles;
        self.styles_serial += 1;
    }

    /// The folder where a file dialog opens.
    pub fn last_folder(&self) -> Option<&Path> {
        self.preferences.last_folder.as_deref()
    }

    /// Whether the sample pack was shown in this run or an earlier one that is remembered.
    pub fn sample_was_shown(&self) -> bool {
        self.preferences.sample_shown
    }

    /// Does what the analyst asks for, and says what that came to. Never blocks: edits are made at once, the rest become
    /// jobs.
    pub fn run(&mut self, command: Command) -> Effect {
        let effect = self.run_unrefreshed(command);
        self.refresh();
        effect
    }

    fn run_unrefreshed(&mut self, command: Command) -> Effect {
        let Self { briefing, findings, styles, .. } = &*self;
        match command {
            Command::New => {
                self.replace(Briefing::default(), History::unsaved(), None);
                Effect::Done
            }
            Command::OpenSample => {
                Effect::Started(self.start_import("Opening the sample articles", |_| work::read_sample()))
            }
            Command::Open(path) => {
                let label = format!("Opening {}", name_of(&path));
                Effect::Started(self.start_file_job(label, move || work::open(path)))
            }
            Command::Save => {
                if let Some(path) = self.file.clone() {
                    return Effect::Started(self.save(path));
                }
                self.tell(notice::no_file_yet());
                Effect::Nothing
            }
            Command::SaveAs(path) => Effect::Started(self.save(path)),
            Command::Export(export) => Effect::Started(self.export(export)),
            Command::ImportFiles(paths) => self.import_files(paths),
            Command::ImportText(text) => {
                let task = move |_: &AtomicBool| work::import_text(&text);
                Effect::Started(self.start_import("Importing the pasted text", task))
            }
            Command::ReadPicture(section, path) => self.read_picture(section, path),
            Command::ReadTemplates => Effect::Started(self.load_templates()),
            Command::Undo => self.turn(History::undo),
            Command::Redo => self.turn(History::redo),
            Command::FinishTyping => {
                self.history.close_group();
                Effect::Done
            }
            Command::Head(edit) => self.make(Some(decide::change_of_head(edit))),
            Command::Article(id, command) => {
                let change = decide::change_of_article(briefing, id, command);
                self.make(change)
            }
            Command::Section(id, command) => {
                let change = decide::change_of_section(briefing, id, command);
                self.make(change)
            }
            Command::AddSection(kind) => {
                let (change, id) = decide::add_section(briefing, kind).unzip();
                let effect = self.make(change);
                id.filter(|_| effect == Effect::Done).map_or(effect, Effect::Added)
            }
            Command::Item(id, command) => {
                let change = decide::change_of_item(briefing, findings, id, command);
                self.make(change)
            }
            Command::Cut(targets) => {
                let change = decide::cut(briefing, targets);
                self.make(change)
            }
            Command::Withheld(command) => {
                let change = decide::change_of_withheld(briefing, findings, styles, command);
                self.make(change)
            }
            Command::DismissNotice(id) => {
                self.notices.dismiss(id);
                Effect::Done
            }
            Command::CancelJob(id) => {
                self.cancel(id);
                Effect::Done
            }
        }
    }

    /// Takes in what jobs have finished; gives whether anything changed. Called once per frame.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Ok(message) = self.messages.try_recv() {
            self.take_in(message);
            changed = true;
        }
        changed
    }

    /// Blocks until no job runs and the page is current, for tests and programs without a window.
    pub fn wait(&mut self) {
        self.poll();
        while !self.jobs.is_empty() || self.analysing.is_some() || self.page_awaited {
            match self.messages.recv() {
                Ok(message) => self.take_in(message),
                Err(_) => return,
            }
        }
    }

    /// The open briefing.
    pub fn briefing(&self) -> &Briefing {
        &self.briefing
    }

    /// The items that would stand on the page without a source, in the order points, quotes, events, differences.
    pub fn unsourced(&self) -> Vec<UnsourcedItem> {
        unsourced(&self.briefing)
    }

    /// What analysis found in its ticked articles; may be a moment behind them.
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

    /// Whether closing now, or opening another briefing, would lose something: ask first.
    ///
    /// A new or sample briefing that nobody touched is not saved, but nothing is lost with it.
    pub fn has_unsaved_work(&self) -> bool {
        !self.history.is_saved() && !self.history.is_untouched()
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

    /// The events to review: findings and decisions merged, in time order.
    pub fn events(&self) -> Vec<ReviewEvent> {
        review::events(&self.briefing, &self.findings)
    }

    /// The differences to review: findings and decisions merged.
    pub fn differences(&self) -> Vec<ReviewDifference> {
        review::differences(&self.briefing, &self.findings)
    }

    /// Why ticked articles count as one origin, in the order of the first source of each.
    pub fn origin_reasons(&self) -> Vec<OriginReason> {
        let reason = |group: &OriginGroup| {
            let mut sources: Vec<usize> =
                group.articles.iter().filter_map(|id| self.briefing.source_number(id)).collect();
            sources.sort_unstable();
            (sources.len() > 1).then(|| OriginReason { sources, reason: group.reason.clone() })
        };
        let mut reasons: Vec<OriginReason> = self.findings.origins.groups.iter().filter_map(reason).collect();
        reasons.sort_by(|one, other| one.sources.cmp(&other.sources));
        reasons
    }

    /// The quotes to review: findings and decisions merged, those with words in quotation marks first, one for all
    /// the renderings of a statement.
    pub fn quotes(&self) -> Vec<ReviewQuote> {
        review::quotes(&self.briefing, &self.findings)
    }

    /// Whether articles are being read or analysed, so that what was found is not yet all there is.
    pub fn is_reading(&self) -> bool {
        self.analysing.is_some() || !self.jobs.is_empty()
    }

    /// The places where names of withheld speakers still stand and that are not settled, in the order of the page.
    pub fn occurrences(&self) -> Vec<ReviewOccurrence> {
        withheld::occurrences(&self.briefing, &self.findings, &self.styles)
    }

    /// Other names by which the articles know a speaker, as far as analysis can tell.
    pub fn other_names(&self, name: &str) -> BTreeSet<String> {
        withheld::known_as(&self.briefing, &self.findings, name)
    }

    /// A text with the descriptors in square brackets in the places of the withheld speakers' names, even where the analyst
    /// let one stand.
    pub fn text_without_names(&self, text: &str) -> String {
        let names = withheld::names_of_withheld(&self.briefing, &self.findings);
        self.briefing.names_left_out(&names, text).text
    }

    /// A name for a file that says nothing of withheld speakers.
    pub fn file_name_without_names(&self, name: &str) -> String {
        withheld::file_name(&self.briefing, &self.findings, name)
    }

    /// The newest page that was finished.
    pub fn page(&self) -> Option<&PageView> {
        self.page.as_ref()
    }

    /// The bytes of the PDF that [`Session::page`] is a picture of; `None` if they may not leave the program.
    pub fn page_pdf(&self) -> Option<&[u8]> {
        let (_, page) = self.rendered.as_ref()?;
        page.check_exportable().is_ok().then_some(page.pdf.as_slice())
    }

    /// Whether that page shows the briefing as it is.
    pub fn is_page_current(&self) -> bool {
        self.current_page().is_some()
    }

    /// Sets how many pixels of the page's picture stand for one pt.
    pub fn set_preview_scale(&mut self, pixels_per_pt: f32) {
        if pixels_per_pt.is_finite() && pixels_per_pt > 0.0 {
            self.pixels_per_pt = pixels_per_pt;
            self.refresh();
        }
    }

    /// What the analyst is told, oldest first.
    pub fn notices(&self) -> &[Notice] {
        self.notices.as_slice()
    }

    /// The jobs that run, oldest first.
    pub fn jobs(&self) -> Vec<JobView> {
        let view = |(id, job): (&JobId, &Job)| JobView {
            id: *id,
            label: job.label.clone(),
            cancellable: job.cancelled.is_some(),
        };
        self.jobs.iter().map(view).collect()
    }

    /// The templates to choose from.
    pub fn templates(&self) -> &[TemplateSummary] {
        &self.templates
    }

    /// The name of the house style that pages have, if there is one.
    pub fn house(&self) -> Option<&str> {
        self.styles.house()
    }

    /// The words that `evidence` points at.
    pub fn words(&self, evidence: &Evidence) -> Option<&str> {
        self.briefing.words(evidence)
    }

    pub(super) fn tell(&mut self, words: Words) {
        self.notices.tell(words);
    }

    /// Puts another briefing in the place of the open one.
    pub(super) fn replace(&mut self, briefing: Briefing, history: History, file: Option<PathBuf>) {
        self.briefing = briefing;
        self.history = history;
        self.file = file;
        self.saved_at = None;
        self.document += 1;
    }

    /// Makes a change, if there is one to make, as a step of the history.
    pub(super) fn make(&mut self, change: Option<Change>) -> Effect {
        let Some(Change { edit, label, group }) = change else { return Effect::Nothing };
        match self.history.apply(&mut self.briefing, edit, label, group) {
            Ok(true) => Effect::Done,
            Ok(false) => Effect::Nothing,
            Err(err) => {
                self.tell(notice::refused(&err));
                Effect::Nothing
            }
        }
    }

    fn turn(&mut self, turn: fn(&mut History, &mut Briefing) -> Result<bool, EditError>) -> Effect {
        match turn(&mut self.history, &mut self.briefing) {
            Ok(true) => Effect::Done,
            Ok(false) => Effect::Nothing,
            Err(err) => {
                self.tell(notice::refused(&err));
                Effect::Nothing
            }
        }
    }

    /// The page that is shown, if it shows the briefing as it is.
    pub(super) fn current_page(&self) -> Option<Arc<RenderedPage>> {
        let (key, page) = self.rendered.as_ref()?;
        (key.same_page(&self.page_key()) && self.analysing.is_none()).then(|| Arc::clone(page))
    }

    pub(super) fn page_key(&self) -> PageKey {
        PageKey {
            document: self.document,
            revision: self.history.revision(),
            findings: self.findings_serial,
            styles: self.styles_serial,
            pixels_per_pt: self.pixels_per_pt,
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A save that has begun must not end with the window.
        self.files.finish();
    }
}
