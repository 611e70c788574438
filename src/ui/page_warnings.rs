//! What is wrong with the page: what has no source, what does not fit, with what to take off instead, and what no font
//! has.

use egui::{Align, Frame, Id, Layout, Response, ScrollArea, Ui, UiBuilder};

use super::overlay::MAX_NAMED;
use super::sections::kind_name;
use super::theme::{bold, color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Icon, RowFocus, Text};
use crate::i18n::interface as words;
use crate::model::FindingId;
use crate::session::{Command, Cut, CutTarget, Overflow, PageView, ReviewItem};

/// Shows it, by name; nothing if all is well.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, page: &PageView) {
    if page.overflow.is_empty() && page.uncovered.is_empty() && stage.review.unsourced.is_empty() {
        return;
    }
    ui.add_space(4.0);
    Frame::new().fill(color::WARNING_WASH).corner_radius(f32::from(size::RADIUS)).inner_margin(8.0).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            if !stage.review.unsourced.is_empty() {
                unsourced(ui, stage);
            }
            if !page.overflow.is_empty() {
                overflow(ui, stage, page);
            }
            for uncovered in &page.uncovered {
                let text = words::uncovered(uncovered.character, &uncovered.place);
                Text::new(&text, sans(size::SMALL), color::WARNING).say(ui);
            }
        },
    );
}

/// What no ticked article has; a click chooses its card.
fn unsourced(ui: &mut Ui, stage: &mut Stage<'_>) {
    Text::new(words::WITHOUT_SOURCE, bold(size::SMALL), color::WARNING).say(ui);
    ScrollArea::vertical().max_height(88.0).id_salt("unsourced").show(ui, |ui| {
        let review = stage.review;
        for (index, item) in review.unsourced.iter().enumerate().take(MAX_NAMED) {
            ui.push_id(("unsourced", index), |ui| name(ui, stage, &item.name, Some(&item.id), false));
        }
        let more = review.unsourced.len().saturating_sub(MAX_NAMED);
        if more > 0 {
            Text::new(&words::and_more(more), sans(size::SMALL), color::WARNING).say(ui);
        }
    });
}

/// What is not on the page, and what to take off so that the rest is.
fn overflow(ui: &mut Ui, stage: &mut Stage<'_>, page: &PageView) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let all = words::take_off_all(page.cuts.len());
            if page.cuts.len() > 1 && ui.add(Button::new(&all).small()).clicked() {
                stage.run(Command::Cut(page.cuts.iter().map(|cut| cut.target.clone()).collect()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                Text::new(words::DOES_NOT_FIT, bold(size::SMALL), color::WARNING).rows(1).say(ui);
            });
        });
    });
    let is_cut = |left_out: &Overflow| {
        left_out.item.as_ref().is_some_and(|id| page.cuts.iter().any(|cut| item(cut) == Some(id)))
    };
    ScrollArea::vertical().max_height(132.0).id_salt("overflow").show(ui, |ui| {
        // The bar at the right must not cover the buttons.
        ui.set_max_width(ui.available_width() - 10.0);
        for (index, left_out) in page.overflow.iter().enumerate().filter(|(_, entry)| !is_cut(entry)) {
            ui.push_id(("left off", index, &left_out.label), |ui| {
                name(ui, stage, &left_out.label, left_out.item.as_ref(), true);
            });
        }
        let help = if page.cuts.is_empty() { words::DOES_NOT_FIT_HELP } else { words::MIN_LOSS_FIRST };
        Text::new(help, sans(size::SMALL), color::WARNING).say(ui);
        let keyboard = RowFocus::of(ui, "cuts", page.cuts.len());
        for (index, cut) in page.cuts.iter().enumerate() {
            // What is taken off is the row; its number is another one once a row above it is gone.
            let row = UiBuilder::new().scope_id(Id::unique(("cut", &cut.target)));
            ui.scope_builder(row, |ui| {
                let button = removable(ui, stage, page, cut);
                keyboard.follow(&button, index, 0, 1);
            });
        }
    });
}

/// The finding that a cut takes off, if it is one.
fn item(cut: &Cut) -> Option<&FindingId> {
    match &cut.target {
        CutTarget::Item(id) => Some(id),
        CutTarget::Section(_) => None,
    }
}

/// Something that can be taken off with one click; gives the button for that.
fn removable(ui: &mut Ui, stage: &mut Stage<'_>, page: &PageView, cut: &Cut) -> Response {
    let is_left_off = match &cut.target {
        CutTarget::Item(id) => page.overflow.iter().any(|left_out| left_out.item.as_ref() == Some(id)),
        CutTarget::Section(id) => !page.areas.iter().any(|area| area.section == *id),
    };
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let named = format!("{}: {}", words::TAKE_OFF, cut.label);
            let button = ui.add(Button::new(words::TAKE_OFF_SHORT).named(&named).small());
            if button.clicked() {
                stage.run(Command::Cut(vec![cut.target.clone()]));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = format!("{}: {}", kind_name(cut.section), cut.label);
                name(ui, stage, &label, item(cut), is_left_off);
            });
            button
        })
        .inner
    })
    .inner
}

/// The name of something, with a mark if it is not on the page; a click chooses its card.
fn name(ui: &mut Ui, stage: &mut Stage<'_>, label: &str, item: Option<&FindingId>, is_left_off: bool) {
    let button = Button::new(label).quiet().small().tint(color::WARNING);
    let button = if is_left_off { button.before(Icon::Warning) } else { button };
    if ui.add(button).clicked()
        && let Some(id) = item
    {
        if let Some(tab) = stage.review.lists.item(id).map(ReviewItem::kind) {
            stage.view.select(tab, id.clone());
        }
        stage.view.reveal_card = true;
    }
}
