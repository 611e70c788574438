//! The session itself: what is open, and what is asked for.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::analysis::Analysis;
use super::decide::{self, Change};
use super::jobs::Jobs;
use super::notice::{self, Notices, Words};
use super::open::OpenDocument;
use super::preview::Preview;
use super::remembered::Remembered;
use super::styles::Styles;
use super::work::{self, name_of};
use super::{Command, Effect, Environment};
use crate::edit::{EditError, History};
use crate::model::Briefing;

/// The running application without a screen.
///
/// It owns the open briefing and its history. Jobs get snapshots: their results come back in [`Session::poll`], and
/// what speaks of an older revision or another briefing is dropped.
/// Dropping a session waits for files that are being written.
pub struct Session {
    pub(super) environment: Environment,
    pub(super) open: OpenDocument,
    pub(super) analysis: Analysis,
    pub(super) preview: Preview,
    pub(super) styles: Styles,
    pub(super) preferences: Remembered,
    pub(super) notices: Notices,
    pub(super) jobs: Jobs,
}

impl Session {
    /// A session with an empty briefing.
    pub fn new(environment: Environment) -> Self {
        let jobs = Jobs::new(&environment);
        let mut session = Self {
            environment,
            open: OpenDocument::new(),
            analysis: Analysis::new(jobs.reporter.clone()),
            preview: Preview::new(jobs.reporter.clone()),
            styles: Styles::default(),
            preferences: Remembered::default(),
            notices: Notices::default(),
            jobs,
        };
        session.refresh();
        session
    }

    /// Remembers what is worth remembering between two runs in that file; without one nothing is remembered.
    ///
    /// Reading and writing it never fails: preferences are a convenience.
    pub fn remember_in(&mut self, file: Option<PathBuf>) {
        self.preferences = Remembered::of(file);
    }

    /// Takes templates and a house style from that folder too, now and whenever it is asked to read them again.
    ///
    /// They are read in a job; until then pages are set as they would be without.
    pub fn load_templates_from(&mut self, folder: Option<PathBuf>) {
        self.styles.folder = folder;
        if self.styles.folder.is_some() {
            self.load_templates();
        }
    }

    /// Does what the analyst asks for, and says what that came to. Never blocks: edits are made at once, the rest become
    /// jobs.
    pub fn run(&mut self, command: Command) -> Effect {
        let effect = self.run_unrefreshed(command);
        self.refresh();
        effect
    }

    fn run_unrefreshed(&mut self, command: Command) -> Effect {
        let (briefing, findings, styles) = (&self.open.briefing, &self.analysis.findings, &self.styles.set);
        match command {
            Command::New => {
                self.open.replace(Briefing::default(), History::unsaved(), None);
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
                if let Some(path) = self.open.file.clone() {
                    return Effect::Started(self.save(path));
                }
                self.notify(notice::no_file_yet());
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
            Command::Undo => self.step_history(History::undo),
            Command::Redo => self.step_history(History::redo),
            Command::FinishTyping => {
                self.open.history.close_group();
                Effect::Done
            }
            Command::Head(edit) => self.apply(Some(decide::change_of_head(edit))),
            Command::Article(id, command) => {
                let change = decide::change_of_article(briefing, id, command);
                self.apply(change)
            }
            Command::Section(id, command) => {
                let change = decide::change_of_section(briefing, id, command);
                self.apply(change)
            }
            Command::AddSection(kind) => {
                let (change, id) = decide::add_section(briefing, kind).unzip();
                let effect = self.apply(change);
                id.filter(|_| effect == Effect::Done).map_or(effect, Effect::Added)
            }
            Command::Item(id, command) => {
                let change = decide::change_of_item(briefing, findings, id, command);
                self.apply(change)
            }
            Command::Cut(targets) => {
                let change = decide::cut(briefing, targets);
                self.apply(change)
            }
            Command::Withheld(command) => {
                let change = decide::change_of_withheld(briefing, findings, styles, command);
                self.apply(change)
            }
            Command::DismissNotice(id) => {
                self.notices.dismiss(id);
                Effect::Done
            }
            Command::CancelJob(id) if self.jobs.cancel(id) => Effect::Done,
            Command::CancelJob(_) => Effect::Nothing,
        }
    }

    /// Takes in what jobs have finished; gives whether anything changed. Called once per frame.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Ok(message) = self.jobs.messages.try_recv() {
            self.on_message(message);
            changed = true;
        }
        changed
    }

    /// Blocks until no job runs and the page is current, for tests and programs without a window.
    pub fn wait(&mut self) {
        self.poll();
        while !self.jobs.running.is_empty() || self.analysis.requested.is_some() || self.preview.is_pending {
            match self.jobs.messages.recv() {
                Ok(message) => self.on_message(message),
                Err(_) => return,
            }
        }
    }

    pub(super) fn notify(&mut self, words: Words) {
        self.notices.add(words);
    }

    /// Makes a change, if there is one to make, as a step of the history.
    pub(super) fn apply(&mut self, change: Option<Change>) -> Effect {
        let Some(Change { edit, label, group }) = change else { return Effect::Nothing };
        let applied = self.open.history.apply(&mut self.open.briefing, edit, label, group);
        self.effect_of(applied)
    }

    fn step_history(&mut self, step: fn(&mut History, &mut Briefing) -> Result<bool, EditError>) -> Effect {
        let stepped = step(&mut self.open.history, &mut self.open.briefing);
        self.effect_of(stepped)
    }

    /// What it came to that the history was asked for a change; a refusal is told.
    fn effect_of(&mut self, changed: Result<bool, EditError>) -> Effect {
        match changed {
            Ok(true) => Effect::Done,
            Ok(false) => Effect::Nothing,
            Err(err) => {
                self.notify(notice::refused(&err));
                Effect::Nothing
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A save that has begun must not end with the window.
        self.jobs.files.finish();
    }
}
