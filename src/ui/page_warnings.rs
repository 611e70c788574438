//! What is wrong with the page: what does not fit, with what to take off instead, and what no font has.

use egui::{Align, Frame, Layout, ScrollArea, Ui};

use super::sections::kind_name;
use super::theme::{bold, color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Icon, Text};
use crate::i18n::interface as words;
use crate::session::{Command, Cut, Overflow, PageView};

/// Shows it, by name; nothing if all is well.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, page: &PageView) {
    if page.overflow.is_empty() && page.uncovered.is_empty() {
        return;
    }
    ui.add_space(4.0);
    Frame::new().fill(color::WARNING_WASH).corner_radius(f32::from(size::RADIUS)).inner_margin(8.0).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            if !page.overflow.is_empty() {
                ScrollArea::vertical().max_height(168.0).id_salt("overflow").show(ui, |ui| {
                    Text::new(words::DOES_NOT_FIT, bold(size::SMALL), color::WARNING).say(ui);
                    for (index, left_out) in page.overflow.iter().enumerate() {
                        ui.push_id(index, |ui| left_off(ui, stage, left_out));
                    }
                    cuts(ui, stage, &page.cuts);
                });
            }
            for uncovered in &page.uncovered {
                let text = words::uncovered(uncovered.character, &uncovered.place);
                Text::new(&text, sans(size::SMALL), color::WARNING).say(ui);
            }
        },
    );
}

/// Something that is not on the page; a click chooses its card.
fn left_off(ui: &mut Ui, stage: &mut Stage<'_>, left_out: &Overflow) {
    let button = Button::new(&left_out.label).quiet().small().tint(color::WARNING).before(Icon::Warning);
    if ui.add(button).clicked()
        && let Some(id) = left_out.item.clone()
    {
        if let Some(tab) = stage.review.tab_of(&id) {
            stage.view.select(tab, id);
        }
        stage.view.reveal_card = true;
    }
}

/// What can be taken off so that the rest fits, each with one click.
fn cuts(ui: &mut Ui, stage: &mut Stage<'_>, cuts: &[Cut]) {
    if cuts.is_empty() {
        Text::new(words::DOES_NOT_FIT_HELP, sans(size::SMALL), color::WARNING).say(ui);
        return;
    }
    ui.add_space(3.0);
    ui.horizontal(|ui| {
        let all = words::take_off_all(cuts.len());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if cuts.len() > 1 && ui.add(Button::new(&all).small()).clicked() {
                stage.run(Command::Cut(cuts.iter().map(|cut| cut.target.clone()).collect()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                Text::new(words::LEAST_LOSS_FIRST, bold(size::SMALL), color::WARNING).rows(1).say(ui);
            });
        });
    });
    for (index, cut) in cuts.iter().enumerate() {
        ui.push_id(("cut", index), |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("{}: {}", words::TAKE_OFF, cut.label);
                    let button = Button::new(words::TAKE_OFF_SHORT).named(&name).small();
                    if ui.add(button).clicked() {
                        stage.run(Command::Cut(vec![cut.target.clone()]));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = format!("{}: {}", kind_name(cut.section), cut.label);
                        Text::new(&text, sans(size::SMALL), color::WARNING).rows(1).say(ui);
                    });
                });
            });
        });
    }
}
