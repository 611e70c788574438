//! The card of a key point.

use egui::{IdSalt, Ui};

use super::editor;
use super::review::{foot, helped_chip, sources, state_color, state_name};
use super::theme::{color, sans, size};
use super::view::{Stage, Tab};
use super::widgets::{Card, Text, Tone};
use crate::i18n::interface as words;
use crate::model::Fidelity;
use crate::session::{Decision, ReviewPoint};

/// Shows the card.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, point: &ReviewPoint) {
    let chosen = stage.view.point.as_ref() == Some(&point.id);
    let rejected = point.decision == Decision::Rejected;
    let name = format!("Point {}, {}: {}", index + 1, state_name(point.decision), point.text);
    let card = Card {
        id: IdSalt::new(&point.id),
        name: &name,
        selected: chosen,
        state: Some(state_color(point.decision)),
        fill: if rejected { color::PAPER } else { color::SURFACE },
    };
    let editing = stage.view.editing.as_ref().is_some_and(|editing| editing.id == point.id);
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        if editing {
            editor::show(ui, stage, point.decision, false);
        } else {
            let ink = if rejected { color::FAINT } else { color::INK };
            Text::new(&point.text, sans(size::BODY), ink).paint(ui);
        }
        let buttons = (!editing).then_some((&point.id, point.decision, chosen));
        foot(ui, stage, buttons, |ui, stage| {
            let tone = if rejected { Tone::Faint } else { Tone::Fact };
            let help = words::origins_help(point.origins, point.of_origins);
            helped_chip(ui, &words::origins(point.origins), tone, &help);
            sources(ui, stage, Tab::Points, &point.id, &point.evidence);
            if point.fidelity == Fidelity::Reworded {
                helped_chip(ui, words::REWORDED, Tone::Warning, words::REWORDED_HELP);
            }
            if point.undated {
                helped_chip(ui, words::UNDATED, Tone::Warning, words::UNDATED_HELP);
            }
        });
    });
    if response.clicked() || response.gained_focus() {
        stage.view.section = None;
        stage.view.select(Tab::Points, point.id.clone());
    }
    if response.double_clicked() {
        stage.view.editing = stage.review.editing(&point.id);
    }
    if chosen && stage.view.reveal_card {
        response.scroll_to_me(None);
        if ui.memory(|memory| memory.focused().is_some()) && !ui.ctx().text_edit_focused() {
            response.request_focus();
        }
    }
}
