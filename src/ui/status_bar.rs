//! The bar at the bottom: the proof of the quotes, what runs, what happened.

use std::time::Duration;

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use super::command::UiCommand;
use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Icon, action_chip, line};
use crate::i18n::interface as words;
use crate::model::{Fidelity, QuoteKind};
use crate::session::{Command, Decision, Severity};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let quotes = || stage.review.lists.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
        let altered = quotes().filter(|quote| quote.fidelity == Fidelity::Reworded).count();
        let text = match quotes().count() {
            // Nothing was read yet, which is not the same as finding nothing.
            0 if stage.session.is_reading() => words::READING.to_owned(),
            count => words::verbatim(count - altered, altered),
        };
        line(ui, &text, sans(size::SMALL), color::MUTED);
        let open = |decision: Decision| decision == Decision::Proposed;
        let open =
            stage.review.lists.differences.iter().filter(|difference| open(difference.decision)).count();
        if open > 0 {
            line(ui, &words::differences_to_review(open), sans(size::SMALL), color::MUTED);
        }
        let standing = stage.review.occurrences.len();
        if standing > 0
            && action_chip(ui, &words::withheld_standing(standing), words::STANDING_HELP).clicked()
        {
            stage.ask(UiCommand::ShowWithheld);
        }
        for job in stage.session.jobs() {
            ui.spinner();
            line(ui, &job.label, sans(size::SMALL), color::MUTED);
            if job.cancellable {
                let name = format!("{} {}", words::CANCEL, job.label);
                let cancelled = ui.push_id(job.id, |ui| ui.add(Button::icon(Icon::Cross, &name)).clicked());
                if cancelled.inner {
                    stage.run(Command::CancelJob(job.id));
                }
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            line(ui, words::KEYS_HINT, sans(size::SMALL), color::MUTED);
        });
    });
}

/// How long something that was merely done is told, in seconds.
const INFO_STANDS: f64 = 8.0;

/// How long the window's own messages stand, which offer something to do, in seconds.
const MESSAGE_STANDS: f64 = 14.0;

/// Shows notices and messages above the cards: in a room of their own, because a notice must cover nothing that is
/// being read.
pub(super) fn notices(ui: &mut Ui, stage: &mut Stage<'_>) {
    let notices = stage.session.notices();
    stage.view.told.retain(|id, _| notices.iter().any(|notice| notice.id == *id));
    if notices.is_empty() && stage.view.message.is_none() {
        return;
    }
    let most = ui.available_height() * 0.3;
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 4 }).show(ui, |ui| {
        ScrollArea::vertical().id_salt("notices").max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                for notice in notices {
                    let (fill, ink) = match notice.severity {
                        Severity::Info => (color::SURFACE, color::INK),
                        Severity::Warning => (color::WARNING_WASH, color::WARNING),
                        Severity::Error => (color::ERROR_WASH, color::ERROR),
                    };
                    let dismissed = toast(ui, ("notice", notice.id.0), fill, ink, &notice.text, None);
                    let now = ui.input(|input| input.time);
                    let first = *stage.view.told.entry(notice.id).or_insert(now);
                    let over = notice.severity == Severity::Info && has_expired(ui, first, INFO_STANDS);
                    if over || dismissed == Toast::Dismissed {
                        stage.run(Command::DismissNotice(notice.id));
                    }
                }
                message(ui, stage);
            },
        );
    });
}

/// Whether what was first shown at `first` has stood long enough; if not, the window looks again then.
fn has_expired(ui: &Ui, first: f64, stands: f64) -> bool {
    let left = first + stands - ui.input(|input| input.time);
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left <= 0.0
}

/// What the window has to say about itself.
fn message(ui: &mut Ui, stage: &mut Stage<'_>) {
    let Some(message) = &mut stage.view.message else { return };
    let first = *message.since.get_or_insert(ui.input(|input| input.time));
    let command = message.offer;
    // That nothing can be exported is true until it is settled, however long that takes.
    let holds_back = command == Some(UiCommand::ShowWithheld);
    if holds_back && stage.review.occurrences.is_empty() {
        stage.view.message = None;
        return;
    }
    let offer = command.map(|_| if holds_back { words::SHOW_WITHHELD } else { words::TYPE_A_PATH });
    let (fill, ink) =
        if holds_back { (color::ERROR_WASH, color::ERROR) } else { (color::SURFACE, color::INK) };
    let outcome = toast(ui, ("message", 0), fill, ink, &message.text, offer);
    // Whoever opens the list finds the message until all in it is settled.
    let is_over = if holds_back {
        outcome == Toast::Dismissed
    } else {
        outcome != Toast::Stays || has_expired(ui, first, MESSAGE_STANDS)
    };
    if is_over {
        stage.view.message = None;
    }
    if let Some(command) = command.filter(|_| outcome == Toast::Taken) {
        stage.ask(command);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toast {
    Stays,
    Dismissed,
    Taken,
}

fn toast(
    ui: &mut Ui,
    id: (&str, u64),
    fill: egui::Color32,
    ink: egui::Color32,
    text: &str,
    offer: Option<&str>,
) -> Toast {
    let mut outcome = Toast::Stays;
    ui.push_id(id, |ui| {
        Frame::new()
            .fill(fill)
            .stroke((1.0, ink.gamma_multiply(0.35)))
            .corner_radius(f32::from(size::RADIUS))
            .inner_margin(Margin::symmetric(12, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                    if ui.add(Button::icon(Icon::Cross, words::DISMISS)).clicked() {
                        outcome = Toast::Dismissed;
                    }
                    if let Some(offer) = offer
                        && ui.add(Button::new(offer).small()).clicked()
                    {
                        outcome = Toast::Taken;
                    }
                    ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                        ui.add_space(2.0);
                        ui.add(
                            egui::Label::new(egui::RichText::new(text).font(sans(size::BODY)).color(ink))
                                .wrap(),
                        );
                    });
                });
            });
    });
    outcome
}
