//! The window's life: what was asked for is done once a frame, then everything is drawn.

mod focus;
mod keys;
mod obey;
mod panels;
mod paths;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Context, Event, FocusDirection, Popup, Ui, ViewportCommand};

use self::focus::Focus;
use self::keys::{PasteKeys, drain_commands};
use super::command::UiCommand;
use super::dialogs::Dialogs;
use super::late_keys::LateKeys;
use super::page_view::PageTexture;
use super::stray_clicks::StrayClicks;
use super::view::{Intent, Message, Overlay, PathFor, Request, Review, View};
use super::{open, theme, top_bar};
use crate::i18n::interface as words;
use crate::model::{FindingId, SectionKind};
use crate::session::{Command, Effect, Session};

/// The window.
#[expect(clippy::struct_excessive_bools, reason = "they are independent facts, not states of one thing")]
pub struct App {
    session: Session,
    view: View,
    review: Review,
    review_is_stale: bool,
    requests: Vec<Request>,
    dialogs: Dialogs,
    page: PageTexture,
    /// What goes on when the briefing is saved.
    after_save: Option<Intent>,
    /// The items that the export under way may let out without a source.
    unsourced: BTreeSet<FindingId>,
    title: String,
    closing: bool,
    uses_dialogs: bool,
    paste_keys: PasteKeys,
    focus: Focus,
    /// The window was fitted into its screen.
    fits_screen: bool,
}

impl App {
    /// A window on `session`, which gives `ctx` its fonts and style.
    pub fn new(ctx: &Context, session: Session) -> Self {
        theme::install(ctx);
        ctx.add_plugin(LateKeys::default());
        ctx.add_plugin(StrayClicks::default());
        Self {
            session,
            view: View::fresh(),
            review: Review::default(),
            review_is_stale: true,
            requests: Vec::new(),
            dialogs: Dialogs::default(),
            page: PageTexture::default(),
            after_save: None,
            unsourced: BTreeSet::new(),
            title: String::new(),
            closing: false,
            uses_dialogs: true,
            paste_keys: PasteKeys::default(),
            focus: Focus::default(),
            fits_screen: false,
        }
    }

    /// Asks for paths in the window instead of the system's file dialogs.
    #[must_use]
    pub fn without_file_dialogs(mut self) -> Self {
        self.uses_dialogs = false;
        self
    }

    /// The session that the window shows.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The session that the window shows, to wait for its jobs.
    pub const fn session_mut(&mut self) -> &mut Session {
        self.review_is_stale = true;
        &mut self.session
    }

    /// Gives a command, as a menu, a button or a key would.
    pub fn command(&mut self, command: UiCommand) {
        self.requests.push(Request::Do(command));
    }

    /// Takes in keys, pasted text and dropped files.
    fn handle_input(&mut self, ctx: &Context) {
        self.track_card_focus(ctx);
        let typing = ctx.text_edit_focused();
        let nothing_pasted = ctx.input(|input| self.paste_keys.pasted_nothing(&input.raw.events));
        // Whatever is open has the keyboard for itself; what lies behind it must not change unseen.
        if self.view.overlay.is_none() && !Popup::is_any_open(ctx) {
            let holder = self.focus_holder(ctx);
            let commands = ctx.input_mut(|input| drain_commands(&mut input.events, holder));
            if !commands.is_empty() {
                // An arrow that chose a card must not move the keyboard on as well.
                ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
            self.requests.extend(commands.into_iter().map(Request::Do));
            self.focus_list(ctx);
            if !typing {
                self.import_pasted(ctx, nothing_pasted);
            }
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.open_or_import(dropped);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            if self.session.has_unsaved_work() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.view.overlay = Some(Overlay::SaveFirst(Intent::Close));
            } else {
                self.closing = true;
            }
        }
    }

    /// Imports pasted text, and says so if there is none.
    fn import_pasted(&mut self, ctx: &Context, nothing: bool) {
        if nothing {
            self.view.message = Some(Message::new(words::NOTHING_TO_PASTE, None));
        }
        let pasted: Vec<String> = ctx.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            });
            texts.collect()
        });
        self.requests.extend(pasted.into_iter().map(|text| Request::Run(Command::ImportText(text))));
    }

    /// Makes a window that the screen is too small for as large as the screen allows, once.
    ///
    /// The system clamps a new window to the screen without its title bar, which leaves the foot of it outside.
    fn fit_screen(&mut self, ctx: &Context) {
        let Some(screen) = ctx.input(|input| input.viewport().monitor_size).filter(|_| !self.fits_screen)
        else {
            return;
        };
        self.fits_screen = true;
        if screen.x < open::FIRST_SIZE[0] || screen.y < open::FIRST_SIZE[1] + open::DECORATIONS {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Opens a briefing among dropped files, gives a picture to the section that is chosen for one, imports the rest.
    fn open_or_import(&mut self, paths: Vec<PathBuf>) {
        let ends_in = |path: &PathBuf, endings: &[&str]| {
            path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
        };
        let (briefings, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| ends_in(path, &["precis"]));
        let section = self.view.section.and_then(|id| self.session.briefing().section(id));
        let section =
            section.filter(|section| section.kind == SectionKind::Picture).map(|section| section.id);
        let (pictures, articles): (Vec<_>, Vec<_>) = others
            .into_iter()
            .partition(|path| section.is_some() && ends_in(path, &["png", "jpg", "jpeg", "webp"]));
        if let Some((section, picture)) = section.zip(pictures.into_iter().next()) {
            self.session.run(Command::ReadPicture(section, picture));
        }
        if let Some(briefing) = briefings.into_iter().next() {
            self.proceed_or_ask_to_save(Intent::OpenFile(briefing));
        } else if !articles.is_empty() {
            self.session.run(Command::ImportFiles(articles));
        }
    }

    /// Goes on with `intent`, asking first if work would be lost.
    fn proceed_or_ask_to_save(&mut self, intent: Intent) {
        if self.session.has_unsaved_work() {
            self.view.overlay = Some(Overlay::SaveFirst(intent));
        } else {
            self.requests.push(Request::Proceed(intent));
        }
    }

    /// Does what was asked for.
    fn process_requests(&mut self, ctx: &Context) {
        // What is done may ask for more, but never without end.
        for _ in 0..4 {
            let requests = std::mem::take(&mut self.requests);
            if requests.is_empty() {
                break;
            }
            self.review_is_stale = true;
            for request in requests {
                match request {
                    Request::Do(command) => self.handle(ctx, command),
                    Request::Run(command) => self.run(command),
                    Request::Decide(id, verdict) => self.decide(id, verdict),
                    Request::Rename(section) => self.view.renaming = Some(section),
                    Request::Disclose { typed: true } => self.type_path(PathFor::WithBriefing),
                    Request::Disclose { typed: false } => self.ask_path(ctx, PathFor::WithBriefing),
                    Request::ExportUnsourced { content, typed, items } => {
                        self.unsourced = items;
                        self.export(ctx, content, typed);
                    }
                    Request::Proceed(intent) => self.proceed(ctx, intent),
                    Request::SaveThen(intent) => {
                        self.after_save = Some(intent);
                        self.handle(ctx, UiCommand::Save);
                    }
                    Request::Path(purpose, path) => self.use_path(purpose, path),
                    Request::Overwrite(purpose, path) => self.write_to(purpose, path),
                }
            }
        }
    }

    /// Gives the session a command; a section that it adds is chosen and brought into view.
    fn run(&mut self, command: Command) {
        if let Effect::Added(id) = self.session.run(command)
            && let Some(section) = self.session.briefing().section(id)
        {
            self.view.open_section(section);
        }
    }

    fn proceed(&mut self, ctx: &Context, intent: Intent) {
        match intent {
            Intent::Close => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Intent::New => self.replace_briefing(Command::New),
            Intent::OpenSample => self.replace_briefing(Command::OpenSample),
            Intent::OpenFile(path) => self.replace_briefing(Command::Open(path)),
            Intent::Open => self.ask_path(ctx, PathFor::Open),
        }
    }

    /// Runs a command that changes the whole briefing.
    fn replace_briefing(&mut self, command: Command) {
        let View { zoom, page_share, page_in_front, .. } = self.view;
        self.view = View { zoom, page_share, page_in_front, ..View::fresh() };
        self.session.run(command);
    }

    /// Goes on with what waited for a save, or lets it go when saving failed or was given up.
    fn finish_saving(&mut self) {
        let Some(intent) = self.after_save.take() else { return };
        let asking = self.dialogs.is_open()
            || matches!(self.view.overlay, Some(Overlay::Path(PathFor::Save, _) | Overlay::Replace(..)));
        if !self.session.has_unsaved_work() {
            self.requests.push(Request::Proceed(intent));
        } else if asking || !self.session.jobs().is_empty() {
            self.after_save = Some(intent);
        }
    }

    fn refresh_review(&mut self) {
        if std::mem::take(&mut self.review_is_stale) {
            self.review = Review::of(&self.session);
            self.view.keep_selection(&self.review);
        }
    }

    fn update_title(&mut self, ctx: &Context) {
        let name = top_bar::name(&self.session);
        let state = top_bar::state(&self.session);
        let title = format!("{name} — {state} — {}", words::PRODUCT);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.review_is_stale |= self.session.poll();
        self.fit_screen(ctx);
        self.handle_input(ctx);
        self.poll_dialog();
        self.process_requests(ctx);
        self.finish_saving();
        self.refresh_review();
        self.restore_focus(ctx);
        self.update_title(ctx);
        self.session.set_preview_scale(self.page.wanted_pixels_per_pt(ctx));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        if !self.requests.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}
