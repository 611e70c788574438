//! What each command of the window does.

use egui::Context;

use super::App;
use crate::i18n::interface as words;
use crate::model::{FindingId, ItemKind};
use crate::session::{
    ArticleCommand, Command, Decision, ExportContent, ItemCommand, ReviewItem, SectionCommand,
};
use crate::ui::view::{Intent, Message, Overlay, PathFor, Verdict, Withholding, Zoom};
use crate::ui::widgets::discard_drafts;
use crate::ui::{TypedPath, UiCommand};

impl App {
    pub(super) fn handle(&mut self, ctx: &Context, command: UiCommand) {
        let view = &mut self.view;
        match command {
            UiCommand::New => self.proceed_or_ask_to_save(Intent::New),
            UiCommand::Open => self.proceed_or_ask_to_save(Intent::Open),
            UiCommand::OpenSample => self.proceed_or_ask_to_save(Intent::OpenSample),
            UiCommand::Save => {
                if self.session.file().is_some() {
                    self.session.run(Command::Save);
                } else {
                    self.ask_path(ctx, PathFor::Save);
                }
            }
            UiCommand::SaveAs => self.ask_path(ctx, PathFor::Save),
            UiCommand::Export => self.start_export(ctx, ExportContent::Page, false),
            UiCommand::ExportWithBriefing => self.start_export(ctx, ExportContent::PageWithBriefing, false),
            UiCommand::ExportAnnex => self.start_export(ctx, ExportContent::Annex, false),
            UiCommand::Import => self.ask_path(ctx, PathFor::Import),
            UiCommand::Picture => {
                if let Some(purpose) = self.picture_section() {
                    self.ask_path(ctx, purpose);
                }
            }
            UiCommand::TypePath(path) => self.start_typing(ctx, path),
            UiCommand::Paste => view.overlay = Some(Overlay::Paste(String::new())),
            UiCommand::Undo => self.step_history(ctx, Command::Undo),
            UiCommand::Redo => self.step_history(ctx, Command::Redo),
            UiCommand::Details => view.details = !view.details,
            UiCommand::ShowPoints => view.show_tab(ItemKind::Point),
            UiCommand::ShowQuotes => view.show_tab(ItemKind::Quote),
            UiCommand::ShowTimeline => view.show_tab(ItemKind::Event),
            UiCommand::ShowDifferences => view.show_tab(ItemKind::Difference),
            UiCommand::SwapPage => {
                view.page_in_front = !view.page_in_front;
                // A card that had the keyboard has it again once it is shown again.
                view.focus_card |= view.card_with_keyboard.is_some();
            }
            UiCommand::Copy => {
                self.refresh_review();
                let words = self.view.selected().and_then(|id| self.review.editing(id));
                if let Some(words) = words {
                    // Copied words are on their way out of the program.
                    ctx.copy_text(self.session.text_without_names(&words.text));
                }
            }
            UiCommand::Withhold => self.withhold(),
            UiCommand::ShowWithheld => view.overlay = Some(Overlay::Withheld),
            UiCommand::Fit => view.zoom = Zoom::Fit,
            UiCommand::FitWidth => view.zoom = Zoom::Width,
            UiCommand::ZoomIn => view.zoom = Zoom::Scale((self.page.shown_scale() * 1.25).min(5.0)),
            UiCommand::ZoomOut => view.zoom = Zoom::Scale((self.page.shown_scale() / 1.25).max(0.25)),
            UiCommand::Palette => view.overlay = Some(Overlay::Palette(String::new(), 0)),
            UiCommand::Keys => view.overlay = Some(Overlay::Keys),
            UiCommand::Close => self.proceed_or_ask_to_save(Intent::Close),
            UiCommand::Next => self.select_neighbour(1),
            UiCommand::Previous => self.select_neighbour(-1),
            UiCommand::NextEvidence => {
                view.evidence += 1;
                view.reveal_evidence = true;
            }
            UiCommand::MoveUp => self.move_selected(-1),
            UiCommand::MoveDown => self.move_selected(1),
            UiCommand::Accept => self.decide_about_chosen(Verdict::Accept),
            UiCommand::Reject => self.decide_about_chosen(Verdict::Reject),
            UiCommand::Reconsider => self.decide_about_chosen(Verdict::Reconsider),
            UiCommand::Edit => self.decide_about_chosen(Verdict::Edit),
        }
    }

    /// Whether nothing may be exported because a withheld name stands undecided; says so, before anybody chooses a path in
    /// vain.
    fn is_blocked_by_names(&mut self) -> bool {
        self.refresh_review();
        let is_held = !self.review.occurrences.is_empty();
        if is_held {
            let offer = Some(UiCommand::ShowWithheld);
            self.view.message = Some(Message::new(words::EXPORT_HELD_BACK, offer));
        }
        is_held
    }

    /// Lets a path be typed.
    fn start_typing(&mut self, ctx: &Context, path: TypedPath) {
        match path {
            TypedPath::Open => self.type_path(PathFor::Open),
            TypedPath::Save => self.type_path(PathFor::Save),
            TypedPath::Import => self.type_path(PathFor::Import),
            TypedPath::Export => self.start_export(ctx, ExportContent::Page, true),
            TypedPath::ExportWithBriefing => self.start_export(ctx, ExportContent::PageWithBriefing, true),
            TypedPath::ExportAnnex => self.start_export(ctx, ExportContent::Annex, true),
            TypedPath::Picture => {
                if let Some(purpose) = self.picture_section() {
                    self.type_path(purpose);
                }
            }
        }
    }

    /// Writes something for readers, unless a withheld name stands in it; what stands there without a source is asked about
    /// before anybody chooses a path. What was answered for another export does not hold for this one.
    fn start_export(&mut self, ctx: &Context, content: ExportContent, typed: bool) {
        if self.is_blocked_by_names() {
            return;
        }
        self.unsourced.clear();
        if self.review.unsourced.is_empty() {
            self.export(ctx, content, typed);
        } else {
            self.view.overlay = Some(Overlay::Unsourced { content, typed });
        }
    }

    /// Goes on with an export: asks where to, or first whether the briefing may be disclosed.
    pub(super) fn export(&mut self, ctx: &Context, content: ExportContent, typed: bool) {
        let purpose = match content {
            ExportContent::Page => PathFor::Export,
            ExportContent::PageWithBriefing => return self.view.overlay = Some(Overlay::Disclose { typed }),
            ExportContent::Annex => PathFor::Annex,
        };
        if typed {
            self.type_path(purpose);
        } else {
            self.ask_path(ctx, purpose);
        }
    }

    /// Asks what stands for the name of the chosen quote's speaker.
    fn withhold(&mut self) {
        self.refresh_review();
        let quote = self.view.selected().filter(|_| self.view.tab == ItemKind::Quote);
        let quote = self.review.lists.quotes.iter().find(|other| Some(&other.id) == quote);
        if let Some(name) = quote.and_then(|quote| quote.speaker.name.as_deref()) {
            self.view.overlay = Some(Overlay::Withhold(Withholding::of(&self.session, name)));
        } else {
            self.view.message = Some(Message::new(words::NOBODY_TO_WITHHOLD, None));
        }
    }

    /// Takes a step of the history back or makes it again; what is open then shows the briefing as it is.
    fn step_history(&mut self, ctx: &Context, command: Command) {
        self.session.run(command);
        discard_drafts(ctx);
        self.review_is_stale = true;
        self.refresh_review();
        let editing = self.view.editing.take();
        self.view.editing = editing.and_then(|editing| self.review.editing(&editing.id));
        self.view.reveal();
        self.view.focus_card = self.view.section.is_none();
    }

    /// Decides about the chosen card.
    fn decide_about_chosen(&mut self, verdict: Verdict) {
        self.refresh_review();
        if let Some(id) = self.view.selected().cloned() {
            self.decide(id, verdict);
        }
    }

    /// Decides about a card, by a button or a key. What is put on the page or rejected makes room for the next card, so that
    /// a list can be gone through with one of them.
    pub(super) fn decide(&mut self, id: FindingId, verdict: Verdict) {
        self.refresh_review();
        let Some(decision) = self.review.lists.item(&id).map(ReviewItem::decision) else { return };
        let command = match (verdict, decision) {
            (Verdict::Accept, Decision::Proposed | Decision::Rejected) => ItemCommand::Accept,
            (Verdict::Reject, Decision::Proposed | Decision::Accepted) => ItemCommand::Reject,
            (Verdict::Reconsider, Decision::Accepted | Decision::Rejected) => ItemCommand::Reconsider,
            (Verdict::Edit, _) => return self.view.edit(self.review.editing(&id)),
            // It is so already.
            (Verdict::Accept, Decision::Accepted)
            | (Verdict::Reject, Decision::Rejected)
            | (Verdict::Reconsider, Decision::Proposed) => return,
        };
        if verdict != Verdict::Reconsider {
            self.select_after(&id);
        }
        self.session.run(Command::Item(id, command));
        self.review_is_stale = true;
    }

    /// Chooses the card after `id`, so that a list can be gone through with one key.
    pub(super) fn select_after(&mut self, id: &FindingId) {
        let ids = self.review.lists.ids(self.view.tab);
        let place = ids.iter().position(|other| *other == id);
        let next = place.and_then(|place| ids.get(place + 1).or_else(|| ids.get(place.checked_sub(1)?)));
        if let Some(next) = next.map(|next| (*next).clone()) {
            self.view.select(self.view.tab, next);
            self.view.reveal_card = true;
        }
    }

    /// Chooses the next or the previous card.
    pub(super) fn select_neighbour(&mut self, by: isize) {
        self.refresh_review();
        let ids = self.review.lists.ids(self.view.tab);
        let place = self.view.selected().and_then(|id| ids.iter().position(|other| *other == id));
        let to = place.map_or(0, |place| place.saturating_add_signed(by).min(ids.len().saturating_sub(1)));
        if let Some(id) = ids.get(to).map(|id| (*id).clone()) {
            self.view.select(self.view.tab, id);
            self.view.reveal_card = true;
            self.view.section = None;
        }
    }

    /// Moves the article that has the keyboard, or the chosen section, or else the chosen card, among its own.
    pub(super) fn move_selected(&mut self, by: isize) {
        let briefing = self.session.briefing();
        let to = |place: usize| place.saturating_add_signed(by);
        let command = if let Some(id) = &self.view.focused_article {
            let place = briefing.articles.iter().position(|entry| &entry.article.id == id);
            place.map(|place| Command::Article(id.clone(), ArticleCommand::Move(to(place))))
        } else if let Some(id) = self.view.section {
            let place = briefing.sections.iter().position(|section| section.id == id);
            place.map(|place| Command::Section(id, SectionCommand::Move(to(place))))
        } else {
            let id = self.view.selected().cloned();
            let place = id.as_ref().and_then(|id| briefing.place_of(id));
            id.zip(place).map(|(id, (_, place))| Command::Item(id, ItemCommand::Move(to(place))))
        };
        if let Some(command) = command {
            self.session.run(command);
            self.view.reveal_card = self.view.section.is_none();
        }
    }
}
