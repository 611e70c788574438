//! The bar at the bottom: the proof of the quotes, what runs, what happened.

use egui::{Align, Frame, Layout, Margin, Ui};

use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Icon, line};
use crate::i18n::interface as words;
use crate::model::{Fidelity, QuoteKind};
use crate::session::{Command, Decision, Severity};

/// Shows the bar.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let quotes = || stage.review.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
        let altered = quotes().filter(|quote| quote.fidelity == Fidelity::Reworded).count();
        line(ui, &words::verbatim(quotes().count() - altered, altered), sans(size::SMALL), color::MUTED);
        let open = |decision: Decision| decision == Decision::Proposed;
        let open = stage.review.differences.iter().filter(|difference| open(difference.decision)).count();
        if open > 0 {
            line(ui, &words::differences_to_review(open), sans(size::SMALL), color::MUTED);
        }
        for job in stage.session.jobs() {
            ui.spinner();
            line(ui, &job.label, sans(size::SMALL), color::MUTED);
            if job.cancellable {
                let name = format!("{} {}", words::CANCEL, job.label);
                if ui.add(Button::icon(Icon::Cross, &name)).clicked() {
                    stage.run(Command::CancelJob(job.id));
                }
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            line(ui, words::KEYS_HINT, sans(size::SMALL), color::MUTED);
        });
    });
}

/// Shows the notices above the bar.
pub(super) fn notices(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    for notice in stage.session.notices() {
        let (fill, ink) = match notice.severity {
            Severity::Info => (color::SURFACE, color::INK),
            Severity::Warning => (color::WARNING_WASH, color::WARNING),
            Severity::Error => (color::ERROR_WASH, color::ERROR),
        };
        let dismissed = toast(ui, ("notice", notice.id.0), fill, ink, &notice.text, None);
        if dismissed == Toast::Dismissed {
            stage.run(Command::DismissNotice(notice.id));
        }
    }
    let Some(message) = stage.view.message.clone() else { return };
    let offer = message.offer.map(|_| words::TYPE_A_PATH);
    match toast(ui, ("message", 0), color::SURFACE, color::INK, &message.text, offer) {
        Toast::Stays => {}
        Toast::Dismissed => stage.view.message = None,
        Toast::Taken => {
            stage.view.message = None;
            if let Some(command) = message.offer {
                stage.ask(command);
            }
        }
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
            .shadow(super::theme::shadow())
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
