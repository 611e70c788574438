//! What floats over the window: questions, the palette, the keys.

use egui::{Align, Align2, Context, Frame, Id, Layout, Modal, Order, ScrollArea, Ui};

use super::command::UiCommand;
use super::theme::{bold, color, sans, size};
use super::view::{Intent, Overlay, PathFor, Request, Stage};
use super::widgets::{Button, Field, Text};
use super::{palette, theme, withheld};
use crate::i18n::interface as words;
use crate::session::{Command, ExportContent};

/// Shows what floats.
pub(super) fn show(ctx: &Context, stage: &mut Stage<'_>) {
    let Some(overlay) = stage.view.overlay.take() else { return };
    let (kind, width) = match overlay {
        Overlay::Palette(..) => ("palette", 560.0),
        Overlay::Keys => ("keys", 560.0),
        Overlay::Paste(_) => ("paste", 560.0),
        Overlay::Path(..) => ("path", 440.0),
        Overlay::Disclose { .. } => ("disclose", 440.0),
        Overlay::Unsourced { .. } => ("unsourced", 560.0),
        Overlay::SaveFirst(_) => ("save first", 440.0),
        Overlay::Replace(..) => ("replace", 440.0),
        Overlay::Withhold(_) => ("withhold", 440.0),
        Overlay::Withheld => ("withheld", 640.0),
    };
    // What egui remembers of a window, such as its height, holds for windows of its kind.
    let modal = Modal::new(Id::unique(("overlay", kind)))
        .backdrop_color(color::VEIL)
        .frame(Frame::new().fill(color::BAR).corner_radius(10.0).inner_margin(18.0).shadow(theme::shadow()));
    let response = modal.show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 8.0;
        match overlay {
            Overlay::Palette(query, chosen) => palette::show(ui, stage, query, chosen),
            Overlay::Keys => keys(ui),
            Overlay::Paste(text) => paste(ui, stage, text),
            Overlay::Path(purpose, path) => ask_path(ui, stage, purpose, path),
            Overlay::Disclose { typed } => disclose(ui, stage, typed),
            Overlay::Unsourced { content, typed } => unsourced(ui, stage, content, typed),
            Overlay::SaveFirst(intent) => save_first(ui, stage, intent),
            Overlay::Replace(purpose, path) => replace(ui, stage, purpose, path),
            Overlay::Withhold(typed) => withheld::ask(ui, stage, typed),
            Overlay::Withheld => withheld::list(ui, stage),
        }
    });
    let closed = response.should_close();
    // A question that was answered may have opened the next one.
    if stage.view.overlay.is_none() && !closed {
        stage.view.overlay = response.inner;
    }
}

/// Says that what is dragged over the window can be dropped.
pub(super) fn drop_target(ctx: &Context) {
    let screen = ctx.content_rect();
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop target")));
    painter.rect_filled(screen, 0.0, color::VEIL);
    painter.text(screen.center(), Align2::CENTER_CENTER, words::DROP_HERE, bold(22.0), color::ON_ACCENT);
}

pub(super) fn title(ui: &mut Ui, text: &str) {
    Text::new(text, bold(size::HEADING), color::INK).say(ui);
}

pub(super) fn explain(ui: &mut Ui, text: &str) {
    Text::new(text, sans(size::BODY), color::MUTED).say(ui);
}

/// The buttons of a question, from the right.
pub(super) fn answers<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(4.0);
    ui.with_layout(Layout::right_to_left(Align::Center), contents).inner
}

fn save_first(ui: &mut Ui, stage: &mut Stage<'_>, intent: Intent) -> Option<Overlay> {
    title(ui, words::SAVE_QUESTION);
    explain(ui, words::SAVE_QUESTION_HELP);
    let answer = answers(ui, |ui| {
        let save = ui.add(Button::new(UiCommand::Save.text()).primary());
        if ui.memory(|memory| memory.focused().is_none()) {
            save.request_focus();
        }
        if save.clicked() {
            return Some(Some(Request::SaveThen(intent.clone())));
        }
        if ui.add(Button::new(words::DO_NOT_SAVE)).clicked() {
            return Some(Some(Request::Proceed(intent.clone())));
        }
        ui.add(Button::new(words::CANCEL)).clicked().then_some(None)
    });
    match answer {
        None => Some(Overlay::SaveFirst(intent)),
        Some(request) => {
            stage.requests.extend(request);
            None
        }
    }
}

/// Says what a PDF discloses that the briefing travels in.
fn disclose(ui: &mut Ui, stage: &mut Stage<'_>, typed: bool) -> Option<Overlay> {
    title(ui, words::DISCLOSE_QUESTION);
    explain(ui, words::DISCLOSE_HELP);
    let answer = answers(ui, |ui| {
        if ui.add(Button::new(words::DISCLOSE)).clicked() {
            return Some(true);
        }
        let cancel = ui.add(Button::new(words::CANCEL).primary());
        if ui.memory(|memory| memory.focused().is_none()) {
            cancel.request_focus();
        }
        cancel.clicked().then_some(false)
    });
    match answer {
        None => Some(Overlay::Disclose { typed }),
        Some(true) => {
            stage.requests.push(Request::Disclose { typed });
            None
        }
        Some(false) => None,
    }
}

/// The most items that are named at once: all of them on any page that can be read, and no more than can be drawn in time.
pub(super) const MAX_NAMED: usize = 200;

/// Names what would stand on the page without a source, and asks whether it may.
fn unsourced(ui: &mut Ui, stage: &mut Stage<'_>, content: ExportContent, typed: bool) -> Option<Overlay> {
    let items = &stage.review.unsourced;
    title(ui, words::UNSOURCED_QUESTION);
    explain(ui, words::UNSOURCED_HELP);
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for item in items.iter().take(MAX_NAMED) {
            Text::new(&item.name, sans(size::BODY), color::INK).say(ui);
        }
        let more = items.len().saturating_sub(MAX_NAMED);
        if more > 0 {
            Text::new(&words::and_more(more), sans(size::BODY), color::MUTED).say(ui);
        }
    });
    let answer = answers(ui, |ui| {
        if ui.add(Button::new(words::EXPORT_ANYWAY)).clicked() {
            return Some(true);
        }
        let back = ui.add(Button::new(words::GO_BACK).primary());
        if ui.memory(|memory| memory.focused().is_none()) {
            back.request_focus();
        }
        back.clicked().then_some(false)
    });
    match answer {
        None => Some(Overlay::Unsourced { content, typed }),
        Some(true) => {
            let items = items.iter().map(|item| item.id.clone()).collect();
            stage.requests.push(Request::ExportUnsourced { content, typed, items });
            None
        }
        Some(false) => None,
    }
}

fn replace(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    purpose: PathFor,
    path: std::path::PathBuf,
) -> Option<Overlay> {
    title(ui, words::REPLACE_QUESTION);
    explain(ui, &words::exists_already(&path.display().to_string()));
    let answer = answers(ui, |ui| {
        if ui.add(Button::new(words::REPLACE).primary()).clicked() {
            return Some(true);
        }
        ui.add(Button::new(words::CANCEL)).clicked().then_some(false)
    });
    match answer {
        None => Some(Overlay::Replace(purpose, path)),
        Some(true) => {
            stage.requests.push(Request::Overwrite(purpose, path));
            None
        }
        Some(false) => None,
    }
}

fn ask_path(ui: &mut Ui, stage: &mut Stage<'_>, purpose: PathFor, path: String) -> Option<Overlay> {
    let name = match purpose {
        PathFor::Open => words::PATH_OPEN,
        PathFor::Save => words::PATH_SAVE,
        PathFor::Export => words::PATH_EXPORT,
        PathFor::WithBriefing => words::PATH_WITH_BRIEFING,
        PathFor::Annex => words::PATH_ANNEX,
        PathFor::Import => words::PATH_IMPORT,
        PathFor::Picture(_) => words::PATH_PICTURE,
    };
    title(ui, name);
    let event = Field::new(name, &path).take_focus().show(ui, ui.make_persistent_id("path"));
    let path = event.changed.or(event.left).unwrap_or(path);
    let answer = answers(ui, |ui| {
        if ui.add(Button::new("OK").primary()).clicked() || event.entered {
            return Some(true);
        }
        ui.add(Button::new(words::CANCEL)).clicked().then_some(false)
    });
    match answer {
        Some(true) if !path.trim().is_empty() => {
            stage.requests.push(Request::Path(purpose, path.trim().into()));
            None
        }
        Some(false) => None,
        _ => Some(Overlay::Path(purpose, path)),
    }
}

fn paste(ui: &mut Ui, stage: &mut Stage<'_>, text: String) -> Option<Overlay> {
    title(ui, words::PASTE_TITLE);
    explain(ui, words::PASTE_HELP);
    let mut text = text;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        let id = ui.make_persistent_id("pasted");
        let edit = egui::TextEdit::multiline(&mut text).id(id).desired_rows(12).desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name(words::PASTE_FIELD);
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
    let answer = answers(ui, |ui| {
        let ready = !text.trim().is_empty();
        if ui.add(Button::new(words::IMPORT_TEXT).primary().enabled(ready)).clicked() {
            return Some(true);
        }
        ui.add(Button::new(words::CANCEL)).clicked().then_some(false)
    });
    match answer {
        None => Some(Overlay::Paste(text)),
        Some(true) => {
            stage.run(Command::ImportText(text));
            None
        }
        Some(false) => None,
    }
}

fn keys(ui: &mut Ui) -> Option<Overlay> {
    title(ui, words::KEYS_TITLE);
    explain(ui, words::KEYS_HELP);
    egui::Grid::new("keys").num_columns(4).spacing([14.0, 7.0]).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 17.0;
        let with_keys = UiCommand::all().filter_map(|command| Some((command, command.keys()?)));
        for (index, (command, keys)) in with_keys.enumerate() {
            ui.label(egui::RichText::new(keys).font(bold(size::SMALL)).color(color::ACCENT));
            ui.label(egui::RichText::new(command.text()).font(sans(size::BODY)));
            if index % 2 == 1 {
                ui.end_row();
            }
        }
    });
    let closed = answers(ui, |ui| ui.add(Button::new(words::CLOSE)).clicked());
    (!closed).then_some(Overlay::Keys)
}
