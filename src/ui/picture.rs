//! The picture of a section: which it is, and what is said of it to readers who cannot see it.

use egui::{Ui, Vec2};

use super::command::UiCommand;
use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Field, Text, Tone, chip};
use crate::i18n::interface as words;
use crate::model::{Figure, Section};
use crate::session::{Command, SectionCommand};

/// Shows what a section with a picture has besides its caption.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section) {
    let Some(figure) = &section.figure else {
        if ui.add(Button::new(UiCommand::Picture.text()).small()).clicked() {
            stage.ask(UiCommand::Picture);
        }
        ui.add_space(3.0);
        return;
    };
    let picture = &figure.picture;
    let facts = words::picture_facts(picture.width_px, picture.height_px, picture.data.len());
    Text::new(&facts, sans(size::SMALL), color::MUTED).say(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        if ui.add(Button::new(words::OTHER_PICTURE).small()).clicked() {
            stage.ask(UiCommand::Picture);
        }
        if ui.add(Button::new(words::REMOVE_PICTURE).small()).clicked() {
            stage.run(Command::Section(section.id, SectionCommand::RemovePicture));
        }
    });
    description(ui, stage, section, figure);
    ui.add_space(3.0);
}

/// The field without which the picture is not on the page.
fn description(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section, figure: &Figure) {
    let is_missing = figure.alternative.trim().is_empty();
    Text::new(words::DESCRIBE_PICTURE, sans(size::SMALL), color::MUTED).paint(ui);
    let event = Field::new(words::DESCRIBE_PICTURE, &figure.alternative)
        .hint(words::DESCRIBE_PICTURE_EXAMPLE)
        .rows(2)
        .flawed(is_missing)
        .show(ui, ui.make_persistent_id(("description", section.id.0)));
    if is_missing {
        chip(ui, words::PICTURE_NOT_ON_PAGE, Tone::Warning);
    }
    if let Some(text) = event.changed {
        stage.run(Command::Section(section.id, SectionCommand::DescribePicture(text)));
    }
    if event.left.is_some() {
        stage.run(Command::FinishTyping);
    }
}
