//! The card of a key point.

use egui::{Id, Ui};

use super::card::{
    ask_for_date, chip_with_help, choose, foot, offer_update, origins_chip, sources, state_color, state_name,
};
use super::editor;
use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Card, Text, Tone};
use crate::i18n::interface as words;
use crate::model::{Fidelity, ItemKind};
use crate::session::{Decision, ReviewPoint};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, point: &ReviewPoint) {
    let chosen = stage.view.is_selected(ItemKind::Point, &point.id);
    let rejected = point.decision == Decision::Rejected;
    let name = format!("Point {}, {}: {}", index + 1, state_name(point.decision), point.text);
    let card = Card {
        id: Id::unique(("card", &point.id)),
        name: &name,
        selected: chosen,
        state: Some(state_color(point.decision)),
        fill: if rejected { color::PAPER } else { color::SURFACE },
    };
    let editing = stage.view.editing.as_ref().is_some_and(|editing| editing.id == point.id);
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        if editing {
            editor::show(ui, stage, point.decision, ItemKind::Point);
        } else {
            let ink = if rejected { color::FAINT } else { color::INK };
            Text::new(&point.text, sans(size::BODY), ink).paint(ui);
        }
        let buttons = (!editing).then_some((&point.id, point.decision, chosen));
        foot(ui, stage, buttons, |ui, stage| {
            origins_chip(ui, stage, (point.origins, point.of_origins), &point.sources, rejected);
            sources(ui, stage, ItemKind::Point, &point.id, &point.evidence);
            if point.fidelity == Fidelity::Reworded {
                chip_with_help(ui, words::REWORDED, Tone::Warning, words::REWORDED_HELP);
            }
            if !point.differs.is_empty() {
                let kinds: Vec<&str> = point.differs.iter().map(|kind| kind.as_str()).collect();
                chip_with_help(ui, &words::sources_differ(&kinds), Tone::Warning, words::SOURCES_DIFFER_HELP);
            }
            if point.undated {
                ask_for_date(ui, stage, &point.evidence);
            }
            if let Some(update) = &point.update {
                offer_update(ui, stage, &point.id, update);
            }
        });
    });
    choose(ui, stage, ItemKind::Point, &point.id, &response);
}
