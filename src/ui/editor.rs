//! The words of a card while they are edited.
//!
//! What is on the page changes with every key, so that the page can be watched; a proposal changes when its words
//! are kept, because only then it goes on the page. Esc brings the old words back.
//! A speaker changes when the name is whole: it is corrected in every quote of that speaker.

use egui::{Align, Layout, Ui};

use super::details::caption;
use super::theme::{color, sans, serif_italic, size};
use super::view::{Editing, Stage};
use super::widgets::{Button, Field};
use crate::i18n::interface as words;
use crate::model::{Attribution, ItemKind};
use crate::session::{Command, Decision, ItemCommand};

/// Shows the fields of the card under edit.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, decision: Decision, tab: ItemKind) {
    let is_quote = tab == ItemKind::Quote;
    let Some(mut editing) = stage.view.editing.clone() else { return };
    let font = if is_quote { serif_italic(size::READER) } else { sans(size::BODY) };
    let id = ui.make_persistent_id(("edit", &editing.id));
    let is_next = std::mem::take(&mut stage.view.words_to_write);
    let mut done = false;
    let mut given_up = false;
    let mut left = false;
    let mut changed = false;
    let name = if tab == ItemKind::Difference { words::WHAT_ABOUT } else { words::WORDS_ON_PAGE };
    let event = Field::new(name, &editing.text).rows(2).font(font).focus(is_next).show(ui, id);
    done |= event.entered;
    given_up |= event.given_up;
    left |= event.left.is_some();
    if let Some(text) = event.changed {
        editing.text = text;
        changed = true;
    }
    if is_quote {
        ui.horizontal(|ui| {
            let width = (ui.available_width() / 2.0 - 60.0).max(60.0);
            let parts =
                [(words::SPEAKER, &mut editing.speaker.name), (words::ROLE, &mut editing.speaker.role)];
            for (name, part) in parts {
                caption(ui, name);
                let value = part.clone().unwrap_or_default();
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    let event = Field::new(name, &value).hint(words::UNKNOWN).show(ui, id.with(name));
                    done |= event.entered;
                    given_up |= event.given_up;
                    left |= event.left.is_some();
                    if let Some(text) = event.changed {
                        *part = (!text.trim().is_empty()).then_some(text);
                        changed = true;
                    }
                });
            }
        });
    }
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(words::EDIT_HINT).font(sans(size::SMALL)).color(color::MUTED));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            done |= ui.add(Button::new(words::DONE).small()).clicked();
        });
    });
    if given_up {
        (editing.text, editing.speaker) = editing.before.clone();
        changed = decision == Decision::Accepted;
    }
    let keep = if decision == Decision::Accepted { changed } else { (done || left) && !given_up };
    if keep {
        commit(stage, &editing);
    }
    if is_quote && (done || left) && !given_up {
        commit_speaker(stage, &editing);
    }
    if done || left || given_up {
        stage.run(Command::FinishTyping);
    }
    // The card goes on with the keyboard when its fields close.
    stage.view.focus_card |= done || given_up;
    stage.view.editing = (!done && !given_up).then_some(editing);
}

/// Sends what differs from the card as it stands.
fn commit(stage: &mut Stage<'_>, editing: &Editing) {
    let Some(now) = stage.review.editing(&editing.id) else { return };
    let text = editing.text.trim();
    if text != now.text && !text.is_empty() {
        let id = editing.id.clone();
        let text = text.to_owned();
        stage.run(Command::Item(id, ItemCommand::SetText(text)));
    }
}

/// Sends the speaker if it differs from the card's as it stands.
fn commit_speaker(stage: &mut Stage<'_>, editing: &Editing) {
    let Some(now) = stage.review.editing(&editing.id) else { return };
    let trimmed = |part: &Option<String>| part.as_ref().map(|part| part.trim().to_owned());
    let speaker = Attribution { name: trimmed(&editing.speaker.name), role: trimmed(&editing.speaker.role) };
    if speaker != now.speaker {
        stage.run(Command::Item(editing.id.clone(), ItemCommand::SetSpeaker(speaker)));
    }
}
