//! The review: what is proposed, and what the analyst decided.

use egui::{CornerRadius, Margin, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::command::UiCommand;
use super::theme::{bold, color, sans, size};
use super::view::Stage;
use super::widgets::{Text, heading};
use super::{difference_card, event_card, point_card, quote_card};
use crate::i18n::interface as words;
use crate::model::{ItemKind, QuoteKind};
use crate::session::{Decision, ReviewQuote};

/// Shows the tabs and the cards of the chosen one.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    tabs(ui, stage);
    let tab = stage.view.tab;
    ScrollArea::vertical()
        .id_salt(("cards", tab as u8))
        .auto_shrink(false)
        .content_margin(Margin { left: size::GUTTER, right: size::GUTTER, top: 10, bottom: 10 })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::CARD_GAP;
            match tab {
                ItemKind::Point => {
                    let points = &stage.review.lists.points;
                    if points.is_empty() {
                        Text::new(words::NO_POINTS, sans(size::BODY), color::MUTED).say(ui);
                    }
                    for (index, point) in points.iter().enumerate() {
                        let before = index.checked_sub(1).and_then(|index| points.get(index));
                        let waiting =
                            points.iter().filter(|point| point.decision == Decision::Proposed).count();
                        proposals(ui, before.map(|point| point.decision), point.decision, waiting);
                        point_card::show(ui, stage, index, point);
                    }
                }
                ItemKind::Quote => {
                    let quotes = &stage.review.lists.quotes;
                    if quotes.is_empty() {
                        Text::new(words::NO_QUOTES, sans(size::BODY), color::MUTED).say(ui);
                    }
                    for (index, quote) in quotes.iter().enumerate() {
                        let before = index.checked_sub(1).and_then(|index| quotes.get(index));
                        let waiting = quotes.iter().filter(|quote| is_proposal(quote)).count();
                        proposals(ui, before.map(|quote| quote.decision), quote.decision, waiting);
                        if is_indirect(quote) && before.is_none_or(|before| !is_indirect(before)) {
                            ui.add_space(4.0);
                            heading(ui, words::INDIRECT_SPEECH, Some(words::INDIRECT_HELP));
                        }
                        quote_card::show(ui, stage, index, quote);
                    }
                }
                ItemKind::Event => {
                    let events = &stage.review.lists.events;
                    if events.is_empty() {
                        Text::new(words::NO_EVENTS, sans(size::BODY), color::MUTED).say(ui);
                    }
                    let waiting = events.iter().filter(|event| event.decision == Decision::Proposed).count();
                    let mut before = None;
                    for (index, event) in events.iter().enumerate() {
                        proposals(ui, before, event.decision, waiting);
                        before = Some(event.decision);
                        event_card::show(ui, stage, index, event);
                    }
                }
                ItemKind::Difference => {
                    let differences = &stage.review.lists.differences;
                    if differences.is_empty() {
                        Text::new(words::NO_DIFFERENCES, sans(size::BODY), color::MUTED).say(ui);
                    }
                    let waiting =
                        differences.iter().filter(|item| item.decision == Decision::Proposed).count();
                    let mut before = None;
                    for (index, difference) in differences.iter().enumerate() {
                        proposals(ui, before, difference.decision, waiting);
                        before = Some(difference.decision);
                        difference_card::show(ui, stage, index, difference);
                    }
                }
            }
        });
    stage.view.reveal_card = false;
    // An empty list keeps the keyboard for the first card that comes.
    stage.view.focus_card &= stage.review.lists.ids(tab).is_empty();
}

/// Whether a quote is in nobody's own words and not on the page: those stand last, under a heading of their own.
fn is_indirect(quote: &ReviewQuote) -> bool {
    quote.kind == QuoteKind::Indirect && quote.decision != Decision::Accepted
}

fn is_proposal(quote: &ReviewQuote) -> bool {
    quote.decision == Decision::Proposed && quote.kind != QuoteKind::Indirect
}

/// A heading between what is on the page and what is not.
fn proposals(ui: &mut Ui, before: Option<Decision>, here: Decision, waiting: usize) {
    if before == Some(Decision::Accepted) && here != Decision::Accepted {
        ui.add_space(4.0);
        heading(ui, &words::proposed(waiting), None);
    }
}

fn tabs(ui: &mut Ui, stage: &mut Stage<'_>) {
    let accepted = |decisions: &mut dyn Iterator<Item = Decision>| {
        decisions.filter(|decision| *decision == Decision::Accepted).count()
    };
    let points = &stage.review.lists.points;
    let quotes = &stage.review.lists.quotes;
    let events = &stage.review.lists.events;
    let differences = &stage.review.lists.differences;
    let tabs = [
        (
            ItemKind::Point,
            UiCommand::ShowPoints,
            points.len(),
            accepted(&mut points.iter().map(|point| point.decision)),
        ),
        (
            ItemKind::Quote,
            UiCommand::ShowQuotes,
            quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).count(),
            accepted(&mut quotes.iter().map(|quote| quote.decision)),
        ),
        (
            ItemKind::Event,
            UiCommand::ShowTimeline,
            events.len(),
            accepted(&mut events.iter().map(|event| event.decision)),
        ),
        (
            ItemKind::Difference,
            UiCommand::ShowDifferences,
            differences.len(),
            accepted(&mut differences.iter().map(|difference| difference.decision)),
        ),
    ];
    let bar = ui.horizontal(|ui| {
        ui.add_space(f32::from(size::GUTTER));
        ui.spacing_mut().item_spacing.x = 4.0;
        for (tab, command, all, on_page) in tabs {
            if tab_button(ui, command, stage.view.tab == tab, all, on_page) {
                stage.ask(command);
            }
        }
    });
    let y = bar.response.rect.bottom();
    ui.painter().hline(ui.max_rect().x_range(), y, (1.0, color::LINE));
}

fn tab_button(ui: &mut Ui, command: UiCommand, chosen: bool, all: usize, on_page: usize) -> bool {
    let name = command.text();
    let (font, ink) = if chosen { (bold(size::BODY), color::INK) } else { (sans(size::BODY), color::MUTED) };
    let title = ui.painter().layout_no_wrap(format!("{name} {all}"), font, ink);
    let extent = Vec2::new(title.size().x + 24.0, 42.0);
    let (rect, response) = ui.allocate_exact_size(extent, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, format!("{name} {all}")));
    let ink = if response.hovered() { color::INK } else { ink };
    let at = rect.center() - title.size() / 2.0 + egui::vec2(0.0, 2.0);
    ui.painter().galley_with_override_text_color(at, title, ink);
    if chosen || response.has_focus() {
        let line = Rect::from_min_max(rect.left_bottom() - egui::vec2(0.0, 2.5), rect.right_bottom());
        let ink = if chosen { color::ACCENT } else { color::OUTLINE };
        ui.painter().rect_filled(line, CornerRadius::ZERO, ink);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(3.0), 5.0, (1.5, color::ACCENT), egui::StrokeKind::Inside);
    }
    response.on_hover_text(format!("{} · {on_page} {}", command.tooltip(), words::ON_PAGE)).clicked()
}
