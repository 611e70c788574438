//! The card of an event.

use egui::{Id, Ui};

use super::card::{
    ask_for_date, chip_with_help, choose, foot, offer_update, origins_chip, sources, state_color, state_name,
};
use super::editor;
use super::theme::{bold, color, sans, size};
use super::view::Stage;
use super::widgets::{Card, Text, Tone};
use crate::i18n::interface as words;
use crate::model::{Date, Fidelity, ItemKind, When};
use crate::session::{Decision, ReviewEvent};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, event: &ReviewEvent) {
    let chosen = stage.view.is_selected(ItemKind::Event, &event.id);
    let rejected = event.decision == Decision::Rejected;
    let date = event.date.map_or_else(|| words::NO_DATE.to_owned(), when);
    let name = format!("Event {}, {}: {date}, {}", index + 1, state_name(event.decision), event.text);
    let card = Card {
        id: Id::unique(("card", &event.id)),
        name: &name,
        selected: chosen,
        state: Some(state_color(event.decision)),
        fill: if rejected { color::PAPER } else { color::SURFACE },
    };
    let editing = stage.view.editing.as_ref().is_some_and(|editing| editing.id == event.id);
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let ink = match (rejected, event.date) {
            (true, _) => color::FAINT,
            (false, None) => color::WARNING,
            (false, Some(_)) => color::INK,
        };
        Text::new(&date, bold(size::SMALL), ink).paint(ui);
        if editing {
            editor::show(ui, stage, event.decision, ItemKind::Event);
        } else {
            let ink = if rejected { color::FAINT } else { color::INK };
            Text::new(&event.text, sans(size::BODY), ink).paint(ui);
        }
        let buttons = (!editing).then_some((&event.id, event.decision, chosen));
        foot(ui, stage, buttons, |ui, stage| {
            origins_chip(ui, stage, (event.origins, event.of_origins), &event.sources, rejected);
            sources(ui, stage, ItemKind::Event, &event.id, &event.evidence);
            if event.fidelity == Fidelity::Reworded {
                chip_with_help(ui, words::REWORDED, Tone::Warning, words::REWORDED_HELP);
            }
            if event.date.is_none() && event.update.as_ref().is_none_or(|update| !update.date) {
                ask_for_date(ui, stage, &event.evidence);
            }
            if let Some(update) = &event.update {
                offer_update(ui, stage, &event.id, update);
            }
        });
    });
    choose(ui, stage, ItemKind::Event, &event.id, &response);
}

fn when(when: When) -> String {
    let date = |date: Date| words::date(date.year(), date.month(), date.day());
    match when {
        When::On(day) => date(day),
        When::Between(start, end) => crate::i18n::page::span_of_time(&date(start), &date(end)),
    }
}
