//! Asking for paths, in the system's dialogs or by typing, and what is done with them.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use crate::i18n::interface as words;
use crate::model::SectionKind;
use crate::session::{Command, Export, Session};
use crate::ui::dialogs::{Answer, Ask, with_extension};
use crate::ui::view::{Message, Overlay, PathFor, Request};
use crate::ui::{TypedPath, UiCommand};

impl App {
    pub(super) fn type_path(&mut self, purpose: PathFor) {
        let proposed = match purpose {
            PathFor::Save | PathFor::Export | PathFor::WithBriefing | PathFor::Annex => {
                let name = proposed_name(&self.session, purpose);
                // A name alone does not say where the file would go.
                let folder = self.folder().map(PathBuf::from).or_else(|| std::env::current_dir().ok());
                folder.unwrap_or_default().join(name).to_string_lossy().into_owned()
            }
            PathFor::Open | PathFor::Import | PathFor::Picture(_) => String::new(),
        };
        self.view.overlay = Some(Overlay::Path(purpose, proposed));
    }

    pub(super) fn ask_path(&mut self, ctx: &Context, purpose: PathFor) {
        if !self.uses_dialogs {
            self.type_path(purpose);
            return;
        }
        let folder = self.folder().map(PathBuf::from);
        let ask = Ask { purpose, folder, name: proposed_name(&self.session, purpose) };
        let ctx = ctx.clone();
        if !self.dialogs.ask(ask, move || ctx.request_repaint()) {
            self.view.message = Some(Message::new(words::DIALOG_OPEN, None));
        }
    }

    /// The section that a picture is asked for: the chosen one, else the first of the kind; says so if there is none.
    pub(super) fn picture_section(&mut self) -> Option<PathFor> {
        let sections = &self.session.briefing().sections;
        let mut of_kind = sections.iter().filter(|section| section.kind == SectionKind::Picture);
        let chosen = of_kind.clone().find(|section| self.view.section == Some(section.id));
        let section = chosen.or_else(|| of_kind.next()).map(|section| PathFor::Picture(section.id));
        if section.is_none() {
            self.view.message = Some(Message::new(words::NO_PICTURE_SECTION, None));
        }
        section
    }

    /// The folder of the briefing, or else the one that was used last.
    fn folder(&self) -> Option<&Path> {
        let own = self.session.file().and_then(|file| file.parent());
        own.filter(|folder| !folder.as_os_str().is_empty()).or(self.session.last_folder())
    }

    /// Uses a path that was chosen or typed.
    pub(super) fn use_path(&mut self, purpose: PathFor, path: PathBuf) {
        let path = with_extension(purpose, path);
        match purpose {
            PathFor::Open => self.replace_briefing(Command::Open(path)),
            PathFor::Import => self.open_or_import(vec![path]),
            PathFor::Picture(section) => {
                self.session.run(Command::ReadPicture(section, path));
            }
            // The briefing's own file may always be written: that is what saving means.
            PathFor::Save | PathFor::Export | PathFor::WithBriefing | PathFor::Annex
                if path.exists() && self.session.file() != Some(&path) =>
            {
                self.view.overlay = Some(Overlay::Replace(purpose, path));
            }
            PathFor::Save | PathFor::Export | PathFor::WithBriefing | PathFor::Annex => {
                self.write_to(purpose, path);
            }
        }
    }

    pub(super) fn write_to(&mut self, purpose: PathFor, path: PathBuf) {
        let export = match purpose {
            PathFor::Export => Export::page(path),
            PathFor::WithBriefing => Export::with_briefing(path),
            PathFor::Annex => Export::annex(path),
            PathFor::Save => {
                self.session.run(Command::SaveAs(path));
                return;
            }
            // Nothing is written where one of these is asked for.
            PathFor::Open | PathFor::Import | PathFor::Picture(_) => return,
        };
        let unsourced = std::mem::take(&mut self.unsourced);
        self.session.run(Command::Export(export.allowing(unsourced)));
    }

    pub(super) fn poll_dialog(&mut self) {
        match self.dialogs.poll() {
            None => {}
            Some(Answer::Chosen(PathFor::Import, paths)) => self.open_or_import(paths),
            Some(Answer::Chosen(purpose, paths)) => {
                self.requests.extend(paths.into_iter().take(1).map(|path| Request::Path(purpose, path)));
            }
            Some(Answer::Nothing(purpose)) => {
                let path = match purpose {
                    PathFor::Open => TypedPath::Open,
                    PathFor::Save => TypedPath::Save,
                    PathFor::Export => TypedPath::Export,
                    PathFor::WithBriefing => TypedPath::ExportWithBriefing,
                    PathFor::Annex => TypedPath::ExportAnnex,
                    PathFor::Import => TypedPath::Import,
                    PathFor::Picture(_) => TypedPath::Picture,
                };
                let offer = Some(UiCommand::TypePath(path));
                self.view.message = Some(Message::new(words::NO_FILE_CHOSEN, offer));
            }
        }
    }
}

/// The name that a dialog proposes.
fn proposed_name(session: &Session, purpose: PathFor) -> String {
    let extension = match purpose {
        PathFor::Save => "precis",
        PathFor::Export | PathFor::WithBriefing => "pdf",
        PathFor::Annex => "docx",
        PathFor::Open | PathFor::Import | PathFor::Picture(_) => return String::new(),
    };
    let stem =
        session.file().and_then(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_else(|| {
        let title = session.briefing().title.trim();
        let kept = |character: char| if character.is_alphanumeric() { character } else { ' ' };
        let clean: String = title.chars().map(kept).collect();
        let joined = clean.split_whitespace().take(8).collect::<Vec<_>>().join("-").to_lowercase();
        if joined.is_empty() { "briefing".to_owned() } else { joined }
    });
    let stem = session.file_name_without_names(&stem);
    // The annex stands beside the briefing under another name, as both may be Word documents.
    let stem = if purpose == PathFor::Annex { format!("{stem}-{}", words::ANNEX_NAME) } else { stem };
    format!("{stem}.{extension}")
}
