//! The window's life: what was asked for is done once a frame, then everything is drawn.

use std::path::PathBuf;

use egui::{Context, Event, FocusDirection, Panel, Ui, ViewportCommand};

use super::command::UiCommand;
use super::dialogs::{Answer, Ask, Dialogs, with_extension};
use super::page_view::PageTexture;
use super::view::{
    Desk, Editing, Intent, Message, Overlay, PathFor, Request, Review, Stage, Tab, View, Zoom,
};
use super::{articles, overlay, page_view, reader, review, sections, status_bar, theme, top_bar};
use crate::i18n::interface as words;
use crate::model::{Attribution, FindingId};
use crate::session::{Command, Decision, Session};

/// The window.
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
    title: String,
    closing: bool,
    uses_dialogs: bool,
}

impl App {
    /// A window on `session`, which gives `ctx` its fonts and style.
    pub fn new(ctx: &Context, session: Session) -> Self {
        theme::install(ctx);
        Self {
            session,
            view: View::default(),
            review: Review::default(),
            review_is_stale: true,
            requests: Vec::new(),
            dialogs: Dialogs::default(),
            page: PageTexture::default(),
            after_save: None,
            title: String::new(),
            closing: false,
            uses_dialogs: true,
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

    fn stage(&mut self) -> (Stage<'_>, &mut PageTexture) {
        let stage = Stage {
            session: &self.session,
            review: &self.review,
            view: &mut self.view,
            requests: &mut self.requests,
        };
        (stage, &mut self.page)
    }

    /// Shows every panel.
    fn show(&mut self, ui: &mut Ui) {
        let (mut stage, page) = self.stage();
        let frame =
            |fill, x: i8, y: i8| egui::Frame::new().fill(fill).inner_margin(egui::Margin::symmetric(x, y));
        Panel::top("top bar")
            .exact_size(theme::size::TOP_BAR)
            .frame(frame(theme::color::BAR, theme::size::GUTTER, 0))
            .show(ui, |ui| top_bar::show(ui, &mut stage));
        Panel::bottom("status bar")
            .exact_size(theme::size::STATUS_BAR)
            .frame(frame(theme::color::BAR, theme::size::GUTTER, 0))
            .show(ui, |ui| status_bar::show(ui, &mut stage));
        let (first, least, most) = theme::size::ASIDE;
        Panel::left("articles and sections")
            .resizable(true)
            .default_size(first)
            .size_range(least..=most)
            .frame(frame(theme::color::ASIDE, 0, 0))
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .content_margin(egui::Margin::same(theme::size::GUTTER))
                    .show(ui, |ui| {
                        articles::show(ui, &mut stage);
                        ui.add_space(14.0);
                        sections::show(ui, &mut stage);
                    });
            });
        let (first, least, most) = theme::size::DESK;
        let room = ui.available_width();
        // The page keeps its share of the room when the window changes its size: a panel of egui's keeps its width,
        // so for another room it is another panel.
        let share = stage.view.desk.map_or(first / theme::size::DESK_ROOM, |desk| desk.share);
        let desk = Panel::right(("page", room.round() as i32))
            .resizable(true)
            .default_size(room * share)
            .size_range(least..=most.min(room - theme::size::REVIEW).max(least + 1.0))
            .frame(frame(theme::color::DESK, 0, 0))
            .show(ui, |ui| {
                // Without this a panel shrinks to what it shows first.
                ui.set_min_size(ui.available_size());
                page_view::show(ui, &mut stage, page);
            });
        let width = desk.response.rect.width();
        let differs = |one: f32, other: f32| (one - other).abs() > 0.5;
        let dragged =
            stage.view.desk.is_some_and(|desk| !differs(desk.room, room) && differs(desk.width, width));
        let share = if dragged { width / room } else { share };
        stage.view.desk = Some(Desk { room, width, share });
        egui::CentralPanel::default().frame(frame(theme::color::PAPER, 0, 0)).show(ui, |ui| {
            let height = ui.available_height();
            stage.view.review = Some(ui.max_rect().x_range());
            Panel::bottom("reader")
                .resizable(true)
                .default_size(theme::size::READER_HEIGHT)
                .size_range(90.0..=(height - 150.0).max(91.0))
                .frame(frame(theme::color::PAPER, 0, 0))
                .show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    reader::show(ui, &mut stage);
                });
            egui::CentralPanel::default()
                .frame(frame(theme::color::PAPER, 0, 0))
                .show(ui, |ui| review::show(ui, &mut stage));
        });
        overlay::show(ui.ctx(), &mut stage);
        if !ui.input(|input| input.raw.hovered_files.is_empty()) {
            overlay::drop_target(ui.ctx());
        }
    }

    /// Takes in keys, pasted text and dropped files.
    fn listen(&mut self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        if self.view.overlay.is_none() {
            let commands = ctx.input_mut(|input| take_commands(&mut input.events, typing));
            if !commands.is_empty() {
                // An arrow that chose a card must not move the keyboard on as well.
                ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
            self.requests.extend(commands.into_iter().map(Request::Do));
            if !typing {
                let pasted: Vec<String> = ctx.input(|input| {
                    let texts = input.events.iter().filter_map(|event| match event {
                        Event::Paste(text) => Some(text.clone()),
                        _ => None,
                    });
                    texts.collect()
                });
                self.requests.extend(pasted.into_iter().map(|text| Request::Run(Command::ImportText(text))));
            }
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.take_in(dropped);
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

    /// Opens a briefing among dropped files, imports the rest.
    fn take_in(&mut self, paths: Vec<PathBuf>) {
        let is_briefing = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("precis"))
        };
        let (briefings, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_briefing);
        if let Some(briefing) = briefings.into_iter().next() {
            self.intend(Intent::OpenFile(briefing));
        } else if !articles.is_empty() {
            self.session.run(Command::ImportFiles(articles));
        }
    }

    /// Goes on with `intent`, asking first if work would be lost.
    fn intend(&mut self, intent: Intent) {
        if self.session.has_unsaved_work() {
            self.view.overlay = Some(Overlay::SaveFirst(intent));
        } else {
            self.requests.push(Request::Proceed(intent));
        }
    }

    /// Does what was asked for.
    fn carry_out(&mut self, ctx: &Context) {
        // What is done may ask for more, but never without end.
        for _ in 0..4 {
            let requests = std::mem::take(&mut self.requests);
            if requests.is_empty() {
                break;
            }
            self.review_is_stale = true;
            for request in requests {
                match request {
                    Request::Do(command) => self.obey(ctx, command),
                    Request::Run(command) => self.session.run(command),
                    Request::Proceed(intent) => self.proceed(ctx, intent),
                    Request::SaveThen(intent) => {
                        self.after_save = Some(intent);
                        self.obey(ctx, UiCommand::Save);
                    }
                    Request::Path(purpose, path) => self.use_path(purpose, path),
                    Request::Overwrite(purpose, path) => self.write_to(purpose, path),
                }
            }
        }
    }

    fn proceed(&mut self, ctx: &Context, intent: Intent) {
        match intent {
            Intent::Close => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Intent::New => self.renew(Command::New),
            Intent::OpenSample => self.renew(Command::OpenSample),
            Intent::OpenFile(path) => self.renew(Command::Open(path)),
            Intent::Open => self.ask_path(ctx, PathFor::Open),
        }
    }

    /// Runs a command that changes the whole briefing.
    fn renew(&mut self, command: Command) {
        let View { zoom, desk, .. } = self.view;
        self.view = View { zoom, desk, ..View::default() };
        self.session.run(command);
    }

    fn obey(&mut self, ctx: &Context, command: UiCommand) {
        let view = &mut self.view;
        match command {
            UiCommand::New => self.intend(Intent::New),
            UiCommand::Open => self.intend(Intent::Open),
            UiCommand::OpenSample => self.intend(Intent::OpenSample),
            UiCommand::Save => {
                if self.session.file().is_some() {
                    self.session.run(Command::Save);
                } else {
                    self.ask_path(ctx, PathFor::Save);
                }
            }
            UiCommand::SaveAs => self.ask_path(ctx, PathFor::Save),
            UiCommand::Export => self.ask_path(ctx, PathFor::Export),
            UiCommand::Import => self.ask_path(ctx, PathFor::Import),
            UiCommand::OpenPath => self.type_path(PathFor::Open),
            UiCommand::SavePath => self.type_path(PathFor::Save),
            UiCommand::ExportPath => self.type_path(PathFor::Export),
            UiCommand::ImportPath => self.type_path(PathFor::Import),
            UiCommand::Paste => view.overlay = Some(Overlay::Paste(String::new())),
            UiCommand::Undo => self.session.run(Command::Undo),
            UiCommand::Redo => self.session.run(Command::Redo),
            UiCommand::Details => view.details = !view.details,
            UiCommand::ShowPoints => view.tab = Tab::Points,
            UiCommand::ShowQuotes => view.tab = Tab::Quotes,
            UiCommand::Fit => view.zoom = Zoom::Fit,
            UiCommand::FitWidth => view.zoom = Zoom::Width,
            UiCommand::ZoomIn => view.zoom = Zoom::Scale((self.page.shown_scale() * 1.25).min(5.0)),
            UiCommand::ZoomOut => view.zoom = Zoom::Scale((self.page.shown_scale() / 1.25).max(0.25)),
            UiCommand::Palette => view.overlay = Some(Overlay::Palette(String::new(), 0)),
            UiCommand::Keys => view.overlay = Some(Overlay::Keys),
            UiCommand::Close => self.intend(Intent::Close),
            UiCommand::Next => self.step(1),
            UiCommand::Previous => self.step(-1),
            UiCommand::NextEvidence => {
                view.evidence += 1;
                view.reveal_evidence = true;
            }
            UiCommand::MoveUp => self.move_chosen(-1),
            UiCommand::MoveDown => self.move_chosen(1),
            UiCommand::Accept | UiCommand::Reject | UiCommand::Reconsider | UiCommand::Edit => {
                self.decide(command);
            }
        }
    }

    /// Decides about the chosen card.
    fn decide(&mut self, command: UiCommand) {
        self.refresh_review();
        let Some(id) = self.view.selected().cloned() else { return };
        let Some(decision) = self.review.decision(&id) else { return };
        match (command, decision) {
            (UiCommand::Accept, Decision::Proposed | Decision::Rejected) => {
                self.step_past(&id);
                self.session.run(Command::Accept(id));
            }
            (UiCommand::Reject, Decision::Proposed | Decision::Accepted) => {
                self.step_past(&id);
                self.session.run(Command::Reject(id));
            }
            (UiCommand::Reconsider, Decision::Accepted | Decision::Rejected) => {
                self.session.run(Command::Reconsider(id));
            }
            (UiCommand::Edit, _) => self.view.editing = self.review.editing(&id),
            _ => {}
        }
        self.review_is_stale = true;
    }

    /// Chooses the card after `id`, so that a list can be gone through with one key.
    fn step_past(&mut self, id: &FindingId) {
        let ids = self.review.ids(self.view.tab);
        let place = ids.iter().position(|other| *other == id);
        let next = place.and_then(|place| ids.get(place + 1).or_else(|| ids.get(place.checked_sub(1)?)));
        if let Some(next) = next.map(|next| (*next).clone()) {
            self.view.select(self.view.tab, next);
            self.view.reveal_card = true;
        }
    }

    /// Chooses the next or the previous card.
    fn step(&mut self, by: isize) {
        self.refresh_review();
        let ids = self.review.ids(self.view.tab);
        let place = self.view.selected().and_then(|id| ids.iter().position(|other| *other == id));
        let to = place.map_or(0, |place| place.saturating_add_signed(by).min(ids.len().saturating_sub(1)));
        if let Some(id) = ids.get(to).map(|id| (*id).clone()) {
            self.view.select(self.view.tab, id);
            self.view.reveal_card = true;
            self.view.section = None;
        }
    }

    /// Moves the chosen section, or else the chosen card, among its own.
    fn move_chosen(&mut self, by: isize) {
        let briefing = self.session.briefing();
        let to = |place: usize| place.saturating_add_signed(by);
        let command = if let Some(id) = self.view.section {
            let place = briefing.sections.iter().position(|section| section.id == id);
            place.map(|place| Command::MoveSection(id, to(place)))
        } else {
            let id = self.view.selected().cloned();
            id.and_then(|id| match self.view.tab {
                Tab::Points => {
                    let place = briefing.points.iter().position(|item| item.id == id)?;
                    Some(Command::MovePoint(id, to(place)))
                }
                Tab::Quotes => {
                    let place = briefing.quotes.iter().position(|item| item.id == id)?;
                    Some(Command::MoveQuote(id, to(place)))
                }
            })
        };
        if let Some(command) = command {
            self.session.run(command);
            self.view.reveal_card = self.view.section.is_none();
        }
    }

    fn type_path(&mut self, purpose: PathFor) {
        let proposed = match purpose {
            PathFor::Save | PathFor::Export => {
                let name = proposed_name(&self.session, purpose);
                let folder = self.session.file().and_then(|file| file.parent()).map(PathBuf::from);
                folder.unwrap_or_default().join(name).to_string_lossy().into_owned()
            }
            PathFor::Open | PathFor::Import => String::new(),
        };
        self.view.overlay = Some(Overlay::Path(purpose, proposed));
    }

    fn ask_path(&mut self, ctx: &Context, purpose: PathFor) {
        if !self.uses_dialogs {
            self.type_path(purpose);
            return;
        }
        let folder = self.session.file().and_then(|file| file.parent()).or(self.session.last_folder());
        let ask =
            Ask { purpose, folder: folder.map(PathBuf::from), name: proposed_name(&self.session, purpose) };
        let ctx = ctx.clone();
        if !self.dialogs.ask(ask, move || ctx.request_repaint()) {
            self.view.message = Some(Message { text: words::DIALOG_OPEN.to_owned(), offer: None });
        }
    }

    /// Uses a path that was chosen or typed.
    fn use_path(&mut self, purpose: PathFor, path: PathBuf) {
        let path = with_extension(purpose, path);
        match purpose {
            PathFor::Open => self.renew(Command::Open(path)),
            PathFor::Import => self.take_in(vec![path]),
            // The briefing's own file may always be written: that is what saving means.
            PathFor::Save | PathFor::Export if path.exists() && self.session.file() != Some(&path) => {
                self.view.overlay = Some(Overlay::Replace(purpose, path));
            }
            PathFor::Save | PathFor::Export => self.write_to(purpose, path),
        }
    }

    fn write_to(&mut self, purpose: PathFor, path: PathBuf) {
        self.session.run(if purpose == PathFor::Export {
            Command::Export(path)
        } else {
            Command::SaveAs(path)
        });
    }

    fn hear_dialog(&mut self) {
        match self.dialogs.poll() {
            None => {}
            Some(Answer::Chosen(PathFor::Import, paths)) => self.take_in(paths),
            Some(Answer::Chosen(purpose, paths)) => {
                self.requests.extend(paths.into_iter().take(1).map(|path| Request::Path(purpose, path)));
            }
            Some(Answer::Nothing(purpose)) => {
                let offer = Some(match purpose {
                    PathFor::Open => UiCommand::OpenPath,
                    PathFor::Save => UiCommand::SavePath,
                    PathFor::Export => UiCommand::ExportPath,
                    PathFor::Import => UiCommand::ImportPath,
                });
                self.view.message = Some(Message { text: words::NO_FILE_CHOSEN.to_owned(), offer });
            }
        }
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

    fn name_window(&mut self, ctx: &Context) {
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
        self.listen(ctx);
        self.hear_dialog();
        self.carry_out(ctx);
        self.finish_saving();
        self.refresh_review();
        self.name_window(ctx);
        self.session.set_preview_scale(self.page.wanted_pixels_per_pt(ctx));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        if !self.requests.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// Takes the keys that give commands out of `events`, and gives the commands in the order of the keys.
fn take_commands(events: &mut Vec<Event>, typing: bool) -> Vec<UiCommand> {
    let mut commands = Vec::new();
    events.retain(|event| {
        let command = UiCommand::ALL.into_iter().find(|command| {
            // In a text field plain keys are letters, and undoing is the field's own.
            let yields =
                typing && (command.is_plain() || matches!(command, UiCommand::Undo | UiCommand::Redo));
            !yields && is_given(*command, event)
        });
        commands.extend(command);
        command.is_none()
    });
    commands
}

/// Whether `event` is a press of the keys of `command`.
fn is_given(command: UiCommand, event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    command.shortcuts().iter().any(|shortcut| {
        let wanted = shortcut.modifiers;
        // Which keys make a question mark is the keyboard's business.
        let same_shift = wanted.shift == modifiers.shift || shortcut.logical_key == egui::Key::Questionmark;
        *key == shortcut.logical_key
            && wanted.command == modifiers.command
            && wanted.alt == modifiers.alt
            && same_shift
    })
}

/// The name that a dialog proposes.
fn proposed_name(session: &Session, purpose: PathFor) -> String {
    let extension = match purpose {
        PathFor::Save => "precis",
        PathFor::Export => "pdf",
        PathFor::Open | PathFor::Import => return String::new(),
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
    format!("{stem}.{extension}")
}

impl Review {
    /// What was decided about a finding.
    fn decision(&self, id: &FindingId) -> Option<Decision> {
        let point = self.points.iter().find(|point| &point.id == id).map(|point| point.decision);
        point.or_else(|| self.quotes.iter().find(|quote| &quote.id == id).map(|quote| quote.decision))
    }

    /// A card's words, ready to be edited.
    pub(super) fn editing(&self, id: &FindingId) -> Option<Editing> {
        let point = self.points.iter().find(|point| &point.id == id);
        let point = point.map(|point| (point.text.clone(), Attribution::default()));
        let (text, speaker) = point.or_else(|| {
            let quote = self.quotes.iter().find(|quote| &quote.id == id)?;
            Some((quote.text.clone(), quote.speaker.clone()))
        })?;
        Some(Editing { id: id.clone(), before: (text.clone(), speaker.clone()), text, speaker })
    }
}

impl View {
    /// Chooses the first card of a list whose chosen card is gone.
    fn keep_selection(&mut self, review: &Review) {
        for tab in [Tab::Points, Tab::Quotes] {
            let ids = review.ids(tab);
            let slot = if tab == Tab::Points { &mut self.point } else { &mut self.quote };
            if slot.as_ref().is_none_or(|id| !ids.contains(&id)) {
                *slot = ids.first().map(|id| (*id).clone());
                self.evidence = 0;
                self.reveal_evidence = true;
            }
        }
        if let Some(editing) = &self.editing
            && review.editing(&editing.id).is_none()
        {
            self.editing = None;
        }
    }
}
