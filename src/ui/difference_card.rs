//! The card of a difference.

use egui::{Id, Ui};

use super::card::{choose, foot, state_color, state_name};
use super::editor;
use super::theme::{bold, color, serif, size};
use super::view::Stage;
use super::widgets::{Card, Text, Tone, chip, source_chip};
use crate::i18n::interface as words;
use crate::model::ItemKind;
use crate::session::{Decision, ReviewDifference, ReviewValue};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, difference: &ReviewDifference) {
    let chosen = stage.view.is_selected(ItemKind::Difference, &difference.id);
    let rejected = difference.decision == Decision::Rejected;
    let kind = difference.kind.as_str();
    let values: Vec<&str> = difference.values.iter().map(|value| value.text.as_str()).collect();
    let decided = state_name(difference.decision);
    let name =
        format!("Difference {}, {decided}: {kind}, {}: {}", index + 1, difference.topic, values.join(" / "));
    let card = Card {
        id: Id::unique(("card", &difference.id)),
        name: &name,
        selected: chosen,
        state: Some(state_color(difference.decision)),
        fill: if rejected { color::PAPER } else { color::SURFACE },
    };
    let editing = stage.view.editing.as_ref().is_some_and(|editing| editing.id == difference.id);
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let ink = if rejected { color::FAINT } else { color::INK };
        if editing {
            editor::show(ui, stage, difference.decision, ItemKind::Difference);
        } else {
            Text::new(&difference.topic, bold(size::BODY), ink).paint(ui);
        }
        let mut first = 0;
        for value in &difference.values {
            ui.push_id(first, |ui| value_row(ui, stage, difference, value, first, ink));
            first += value.evidence.len();
        }
        let buttons = (!editing).then_some((&difference.id, difference.decision, chosen));
        foot(ui, stage, buttons, |ui, _| {
            chip(ui, &words::sources_differ(&[kind]), if rejected { Tone::Faint } else { Tone::Warning });
        });
    });
    choose(ui, stage, ItemKind::Difference, &difference.id, &response);
}

/// A value with its sources; `first` is the number of its first place among those of the difference.
fn value_row(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    difference: &ReviewDifference,
    value: &ReviewValue,
    first: usize,
    ink: egui::Color32,
) {
    let selected = stage.view.tab == ItemKind::Difference
        && stage.view.is_selected(ItemKind::Difference, &difference.id);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (index, place) in value.evidence.iter().enumerate() {
            let Some(number) = stage.session.briefing().source_number(&place.article) else { continue };
            let chosen = selected && stage.view.evidence == first + index;
            if source_chip(ui, &number.to_string(), &words::source(number), chosen).clicked() {
                stage.view.select(ItemKind::Difference, difference.id.clone());
                stage.view.evidence = first + index;
            }
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            Text::new(&value.text, serif(size::BODY), ink).paint(ui);
            if value.compatible {
                chip(ui, words::LESS_EXACT, Tone::Faint);
            }
        });
    });
}
