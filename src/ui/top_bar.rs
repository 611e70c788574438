//! The bar at the top: the program, the briefing, how it looks and where it goes.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, Ui, UiBuilder};

use super::command::UiCommand;
use super::theme::{bold, color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Field, Icon, Text, menu, visual_line};
use crate::i18n::interface as words;
use crate::model::{Marking, PaperSize, Tlp};
use crate::session::{Command, HeadEdit, Session};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let bar = ui.max_rect();
    ui.spacing_mut().item_spacing.x = 6.0;
    let left = ui
        .scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.label(egui::RichText::new(words::PRODUCT).font(bold(15.5)).color(color::INK));
            ui.add_space(6.0);
            button(ui, stage, UiCommand::New, true);
            button(ui, stage, UiCommand::Open, true);
            let saved = stage.session.is_saved();
            button(ui, stage, UiCommand::Save, !saved);
            ui.add_space(6.0);
            let undo = tooltip(UiCommand::Undo, stage.session.undo_label());
            labelled(ui, stage, UiCommand::Undo, stage.session.can_undo(), &undo);
            let redo = tooltip(UiCommand::Redo, stage.session.redo_label());
            labelled(ui, stage, UiCommand::Redo, stage.session.can_redo(), &redo);
        })
        .response
        .rect;
    let right = ui
        .scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)), |ui| {
            let export = UiCommand::Export;
            if ui.add(Button::new(export.text()).primary().tooltip(&export.tooltip())).clicked() {
                stage.ask(export);
            }
            marking(ui, stage);
            template(ui, stage);
        })
        .response
        .rect;
    title(ui, stage, left.right() + 14.0, right.left() - 14.0);
}

/// The name of the briefing, between what stands left and right, in the middle of the window if there is room.
fn title(ui: &mut Ui, stage: &mut Stage<'_>, left: f32, right: f32) {
    let format = |font, color| TextFormat { font_id: font, color, ..TextFormat::default() };
    let mut job =
        LayoutJob::single_section(visual_line(&name(stage.session)), format(bold(size::BODY), color::INK));
    job.append(&format!("  ·  {}", state(stage.session)), 0.0, format(sans(size::SMALL), color::MUTED));
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(0.0));
    let extent = ui.painter().layout_job(job.clone()).size();
    let bar = ui.max_rect();
    let wanted = bar.center().x - extent.x / 2.0;
    let start = wanted.clamp(left, (right - extent.x).max(left));
    let place = egui::Rect::from_min_size(
        egui::pos2(start, bar.center().y - extent.y / 2.0),
        egui::vec2((right - start).max(0.0), extent.y),
    );
    if place.width() < 60.0 {
        return;
    }
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| ui.add(Label::new(job).truncate()));
}

/// The title of the briefing, or the words for one that has none.
pub(super) fn name(session: &Session) -> String {
    let title = session.briefing().title.trim();
    if title.is_empty() { words::UNTITLED.to_owned() } else { title.to_owned() }
}

/// Whether the briefing is saved, in words.
pub(super) fn state(session: &Session) -> String {
    match (session.is_saved(), session.saved_at()) {
        (true, Some(time)) => format!("{} {time}", words::SAVED),
        (true, None) => words::SAVED.to_owned(),
        (false, _) if session.has_unsaved_work() => words::UNSAVED.to_owned(),
        (false, _) => words::NEVER_SAVED.to_owned(),
    }
}

fn tooltip(command: UiCommand, label: Option<&str>) -> String {
    label.map_or_else(
        || command.tooltip(),
        |label| {
            let keys = command.keys().unwrap_or_default();
            format!("{} {label} ({keys})", command.text())
        },
    )
}

fn button(ui: &mut Ui, stage: &mut Stage<'_>, command: UiCommand, enabled: bool) {
    labelled(ui, stage, command, enabled, &command.tooltip());
}

fn labelled(ui: &mut Ui, stage: &mut Stage<'_>, command: UiCommand, enabled: bool, tooltip: &str) {
    if ui.add(Button::new(command.text()).enabled(enabled).tooltip(tooltip)).clicked() {
        stage.ask(command);
    }
}

fn template(ui: &mut Ui, stage: &mut Stage<'_>) {
    let chosen = stage.session.briefing().template.clone();
    let templates = stage.session.templates();
    let known = templates.iter().find(|template| template.id == chosen);
    let name = known.map_or(chosen.as_str(), |template| template.name.as_str());
    let label = format!("{}: {name}", words::TEMPLATE);
    let asked = menu(ui, Button::new(&label).after(Icon::Caret), |ui| {
        let mut asked = None;
        for template in templates {
            if choice(ui, &template.name, template.id == chosen) {
                asked = Some(Command::Head(HeadEdit::SetTemplate(template.id.clone())));
            }
        }
        ui.separator();
        super::details::caption(ui, words::PAPER);
        let chosen = stage.session.briefing().paper;
        for paper in std::iter::once(None).chain(PaperSize::ALL.iter().copied().map(Some)) {
            if choice(ui, paper.map_or(words::TEMPLATES_PAPER, PaperSize::name), paper == chosen) {
                asked = Some(Command::Head(HeadEdit::SetPaper(paper)));
            }
        }
        ui.separator();
        if let Some(house) = stage.session.house() {
            let label = format!("{}: {house}", words::HOUSE_STYLE);
            Text::new(&label, sans(size::SMALL), color::MUTED).say(ui);
        }
        if choice(ui, words::READ_TEMPLATES, false) {
            asked = Some(Command::ReadTemplates);
        }
        asked
    });
    if let Some(command) = asked.flatten() {
        stage.run(command);
    }
}

fn marking(ui: &mut Ui, stage: &mut Stage<'_>) {
    let marking = stage.session.briefing().marking.clone();
    let label = marking.label().unwrap_or(words::NO_MARKING).to_owned();
    let name = format!("{}: {label}", words::MARKING);
    let button = Button::new(&label).named(&name).tooltip(words::MARKING_HELP).after(Icon::Caret);
    let response = ui.add(button);
    let asked = egui::Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_width(210.0);
            let mut asked = None;
            let all = std::iter::once(Marking::None).chain(Tlp::ALL.iter().copied().map(Marking::Tlp));
            for option in all {
                if choice(ui, option.label().unwrap_or(words::NO_MARKING), option == marking) {
                    asked = Some(option);
                    ui.close();
                }
            }
            ui.add_space(4.0);
            let own = if let Marking::Custom(own) = &marking { own.as_str() } else { "" };
            let mistaken = resembles_tlp(&marking);
            let event = Field::new(words::OWN_MARKING, own)
                .hint(words::OWN_MARKING)
                .flawed(mistaken)
                .show(ui, ui.make_persistent_id("own marking"));
            if mistaken {
                Text::new(words::NO_TLP_LABEL, sans(size::SMALL), color::WARNING).say(ui);
            }
            if event.entered {
                ui.close();
            }
            if marking.is_false_tlp() {
                super::details::caption(ui, words::NOT_TLP);
            }
            asked.or_else(|| event.changed.map(own_marking))
        })
        .and_then(|inner| inner.inner);
    if let Some(marking) = asked {
        stage.run(Command::Head(HeadEdit::SetMarking(marking)));
    }
}

/// The organisation's own text as a marking; an empty one is none.
fn own_marking(text: String) -> Marking {
    let label = Tlp::ALL.iter().copied().find(|tlp| tlp.label().eq_ignore_ascii_case(text.trim()));
    match label {
        Some(label) => Marking::Tlp(label),
        None if text.trim().is_empty() => Marking::None,
        None => Marking::Custom(text),
    }
}

/// Whether a marking looks like a label of the Traffic Light Protocol and is none: readers would take it for one.
fn resembles_tlp(marking: &Marking) -> bool {
    let Marking::Custom(text) = marking else { return false };
    let start = text.trim_start().get(..3);
    start.is_some_and(|start| start.eq_ignore_ascii_case("TLP"))
}

/// A row of a menu, with a check mark before the chosen one.
fn choice(ui: &mut Ui, text: &str, chosen: bool) -> bool {
    let response = ui.add(egui::Button::selectable(chosen, text).min_size(egui::vec2(190.0, size::CONTROL)));
    response.clicked()
}
