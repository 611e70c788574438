//! The card of a quote.

use egui::{Id, Ui};

use super::card::{chip_with_help, choose, foot, sources, state_color, state_name};
use super::command::UiCommand;
use super::editor;
use super::theme::{bold, color, sans, serif_italic, size};
use super::view::Stage;
use super::widgets::{Button, Card, Text, Tone, chip, heading, source_chip};
use crate::i18n::interface as words;
use crate::model::{Attribution, Fidelity, ItemKind, QuoteKind, Withholding};
use crate::session::{Command, Decision, ItemCommand, ReviewQuote};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, quote: &ReviewQuote) {
    let chosen = stage.view.is_selected(ItemKind::Quote, &quote.id);
    let rejected = quote.decision == Decision::Rejected;
    let said_by = quote.speaker.name.as_deref().unwrap_or(words::UNATTRIBUTED);
    let name = format!("Quote {}, {}: {} ({said_by})", index + 1, state_name(quote.decision), quote.text);
    let card = Card {
        id: Id::unique(("card", &quote.id)),
        name: &name,
        selected: chosen,
        state: Some(state_color(quote.decision)),
        fill: if rejected { color::PAPER } else { color::SURFACE },
    };
    let editing = stage.view.editing.as_ref().is_some_and(|editing| editing.id == quote.id);
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if editing {
            editor::show(ui, stage, quote.decision, ItemKind::Quote);
        } else {
            let ink = if rejected { color::FAINT } else { color::INK };
            Text::new(&in_marks(&quote.text, quote.kind), serif_italic(size::READER), ink).paint(ui);
            speaker(ui, &quote.speaker, rejected);
        }
        if chosen && !quote.renderings.is_empty() {
            renderings(ui, stage, quote);
        }
        let buttons = (!editing).then_some((&quote.id, quote.decision, chosen));
        foot(ui, stage, buttons, |ui, stage| {
            sources(ui, stage, ItemKind::Quote, &quote.id, &quote.evidence);
            let tone = if rejected { Tone::Faint } else { Tone::Fact };
            match quote.kind {
                QuoteKind::Direct => {}
                QuoteKind::Mixed => drop(chip(ui, words::PARTIAL, tone)),
                QuoteKind::Indirect => drop(chip(ui, words::INDIRECT, tone)),
            }
            if let Some((_, withholding)) =
                quote.speaker.name.as_deref().and_then(|name| withheld(stage, name))
            {
                chip(ui, &words::withheld_as(&withholding.descriptor), Tone::Warning);
            }
            if !quote.renderings.is_empty() {
                chip(ui, &words::renderings(quote.renderings.len()), tone);
            }
            if chosen && quote.speaker.name.is_some() {
                let command = UiCommand::Withhold;
                let button = Button::new(command.text()).quiet().small();
                if ui.add(button.tooltip(&command.tooltip())).clicked() {
                    stage.ask(command);
                }
            }
            if quote.fidelity == Fidelity::Reworded {
                chip_with_help(ui, words::REWORDED, Tone::Warning, words::REWORDED_HELP);
            }
        });
    });
    choose(ui, stage, ItemKind::Quote, &quote.id, &response);
}

/// How a speaker of that name is withheld.
fn withheld<'a>(stage: &Stage<'a>, name: &str) -> Option<(&'a str, &'a Withholding)> {
    let session = stage.session;
    session.briefing().withholding(name)
}

/// The words inside quotation marks; without marks in the article there are none on the card.
fn in_marks(text: &str, kind: QuoteKind) -> String {
    match kind {
        QuoteKind::Indirect => text.to_owned(),
        QuoteKind::Direct | QuoteKind::Mixed => format!("“{text}”"),
    }
}

/// How else the statement is rendered; any of the renderings can take the place of the shown one.
fn renderings(ui: &mut Ui, stage: &mut Stage<'_>, quote: &ReviewQuote) {
    ui.add_space(2.0);
    heading(ui, words::ALSO_AS, None);
    for rendering in &quote.renderings {
        ui.push_id(&rendering.id, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                for number in &rendering.sources {
                    let place = quote.evidence.iter().position(|place| place == &rendering.place);
                    if source_chip(ui, &number.to_string(), &words::source(*number), false).clicked() {
                        stage.view.evidence = place.unwrap_or(0);
                        stage.view.reveal_evidence = true;
                    }
                }
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    Text::new(
                        &in_marks(&rendering.text, rendering.kind),
                        serif_italic(size::BODY),
                        color::MUTED,
                    )
                    .say(ui);
                    ui.horizontal(|ui| {
                        if let Some(name) = &rendering.speaker.name {
                            ui.label(egui::RichText::new(name).font(sans(size::SMALL)).color(color::MUTED));
                        }
                        let use_it = Button::new(words::SHOW_RENDERING).quiet().small();
                        if ui.add(use_it).clicked() {
                            stage.run(Command::Item(rendering.id.clone(), ItemCommand::Accept));
                            stage.view.select(ItemKind::Quote, rendering.id.clone());
                        }
                    });
                });
            });
        });
    }
}

/// Who said it: the name in bold, the role after it.
fn speaker(ui: &mut Ui, speaker: &Attribution, faint: bool) {
    let ink = |color| if faint { color::FAINT } else { color };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 15.0;
        match (&speaker.name, &speaker.role) {
            (None, None) => {
                let text = egui::RichText::new(words::UNATTRIBUTED)
                    .font(sans(size::SMALL))
                    .color(ink(color::WARNING));
                ui.label(text);
            }
            (name, role) => {
                if let Some(name) = name {
                    ui.label(egui::RichText::new(name).font(bold(size::SMALL)).color(ink(color::INK)));
                }
                if let Some(role) = role {
                    let text = if name.is_some() { format!(", {role}") } else { role.clone() };
                    ui.label(egui::RichText::new(text).font(sans(size::SMALL)).color(ink(color::MUTED)));
                }
            }
        }
    });
}
