//! The review: what is proposed, and what the analyst decided.

use egui::{
    Align, CornerRadius, EventFilter, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
};

use super::command::UiCommand;
use super::theme::{bold, color, sans, size};
use super::view::{Stage, Verdict};
use super::widgets::{Button, Icon, Text, Tone, action_chip, chip, heading, source_chip};
use super::{difference_card, event_card, point_card, quote_card};
use crate::i18n::interface as words;
use crate::model::{Evidence, FindingId, ItemKind, QuoteKind};
use crate::session::{Command, Decision, ItemCommand, ReviewQuote, Update};

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

/// The colour of a decision.
pub(super) const fn state_color(decision: Decision) -> egui::Color32 {
    match decision {
        Decision::Accepted => color::ACCEPTED,
        Decision::Proposed => color::PROPOSED,
        Decision::Rejected => color::REJECTED,
    }
}

/// The decision in a word, for those who do not see the colour.
pub(super) const fn state_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => words::ON_PAGE,
        Decision::Proposed => "proposed",
        Decision::Rejected => words::REJECTED,
    }
}

/// The numbers of a card's sources; clicking one shows the evidence in that source.
pub(super) fn sources(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    tab: ItemKind,
    id: &FindingId,
    evidence: &[Evidence],
) {
    let briefing = stage.session.briefing();
    let selected = stage.view.tab == tab && stage.view.selected() == Some(id);
    let shown = stage.view.evidence.checked_rem(evidence.len()).unwrap_or(0);
    let mut by_number: Vec<(usize, usize)> = evidence
        .iter()
        .enumerate()
        .filter_map(|(place, evidence)| Some((briefing.source_number(&evidence.article)?, place)))
        .collect();
    by_number.sort_unstable();
    by_number.dedup_by_key(|(number, _)| *number);
    let shown_number = evidence.get(shown).and_then(|evidence| briefing.source_number(&evidence.article));
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 3.0);
    for (number, place) in by_number {
        let chosen = selected && shown_number == Some(number);
        if source_chip(ui, &number.to_string(), &words::source(number), chosen).clicked() {
            // Clicking the chosen number again goes on to the next evidence in the same source.
            let same: Vec<usize> = (0..evidence.len())
                .filter(|place| {
                    evidence.get(*place).and_then(|e| briefing.source_number(&e.article)) == Some(number)
                })
                .collect();
            let next = same.iter().find(|place| chosen && **place > shown).copied().unwrap_or(place);
            stage.view.select(tab, id.clone());
            stage.view.evidence = next;
        }
    }
    ui.spacing_mut().item_spacing.x = spacing;
}

/// The foot of a card: its chips, and what can be done with it at the right edge, on a row of its own where the card
/// is narrow.
pub(super) fn foot(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    buttons: Option<(&FindingId, Decision, bool)>,
    chips: impl FnOnce(&mut Ui, &mut Stage<'_>),
) {
    let mut left = buttons;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(5.0, 4.0);
        ui.spacing_mut().interact_size.y = 22.0;
        chips(ui, stage);
        let room = ui.max_rect().right() - ui.cursor().left();
        let needed = match buttons {
            Some((_, Decision::Proposed, true)) => 175.0,
            Some((_, _, true)) => 165.0,
            _ => 140.0,
        };
        if room >= needed
            && let Some((id, decision, chosen)) = left.take()
        {
            let extent = Vec2::new(room, 22.0);
            ui.allocate_ui_with_layout(extent, Layout::right_to_left(Align::Center), |ui| {
                actions(ui, stage, id, decision, chosen);
            });
        }
    });
    if let Some((id, decision, chosen)) = left {
        let extent = Vec2::new(ui.available_width(), 22.0);
        ui.allocate_ui_with_layout(extent, Layout::right_to_left(Align::Center), |ui| {
            actions(ui, stage, id, decision, chosen);
        });
    }
}

/// What can be done with a card, from the right.
fn actions(ui: &mut Ui, stage: &mut Stage<'_>, id: &FindingId, decision: Decision, chosen: bool) {
    ui.spacing_mut().item_spacing.x = 2.0;
    // What undoes a decision stands where that decision was made: the second of two clicks must not find it there.
    ui.push_id(decision, |ui| decisions(ui, stage, id, decision, chosen));
}

fn decisions(ui: &mut Ui, stage: &mut Stage<'_>, id: &FindingId, decision: Decision, chosen: bool) {
    // A key is shown where it works.
    let has_keyboard = chosen && stage.view.card_with_keyboard.is_some();
    let with_key =
        |text: &str, key: &str| if has_keyboard { format!("{text} ({key})") } else { text.to_owned() };
    match decision {
        Decision::Rejected => {
            if ui.add(Button::new(words::RECONSIDER).named("Undo rejection").quiet().small()).clicked() {
                stage.decide(id, Verdict::Reconsider);
            }
            ui.label(egui::RichText::new(words::REJECTED).font(sans(size::SMALL)).color(color::FAINT));
        }
        Decision::Proposed => {
            if ui.add(Button::icon(Icon::Cross, words::REJECT).tooltip("Reject (X)")).clicked() {
                stage.decide(id, Verdict::Reject);
            }
            edit(ui, stage, id, &with_key(words::EDIT, "E"));
            let add = with_key(words::ACCEPT, "A");
            let tint = if chosen { color::ACCEPTED } else { color::MUTED };
            let add = Button::new(&add).named(words::ACCEPT).quiet().small().before(Icon::Plus).tint(tint);
            if ui.add(add).clicked() {
                stage.decide(id, Verdict::Accept);
            }
        }
        Decision::Accepted => {
            if ui.add(Button::icon(Icon::Cross, words::TAKE_OFF).tooltip("Take off the page (X)")).clicked() {
                stage.decide(id, Verdict::Reject);
            }
            edit(ui, stage, id, &with_key(words::EDIT, "E"));
            let (rect, response) = ui.allocate_exact_size(Vec2::new(66.0, 22.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words::ON_PAGE));
            let mark =
                Rect::from_min_size(rect.min, Vec2::new(14.0, rect.height())).shrink2(Vec2::new(1.0, 5.0));
            Icon::Check.paint(ui.painter(), mark, color::ACCEPTED);
            let galley =
                ui.painter().layout_no_wrap(words::ON_PAGE.to_owned(), sans(size::SMALL), color::ACCEPTED);
            let at = egui::pos2(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, color::ACCEPTED);
        }
    }
}

fn edit(ui: &mut Ui, stage: &mut Stage<'_>, id: &FindingId, text: &str) {
    if ui.add(Button::new(text).named(words::EDIT).quiet().small()).clicked() {
        stage.decide(id, Verdict::Edit);
    }
}

/// The number of origins, and for a resting pointer and a screen reader why articles count as one.
pub(super) fn origins_chip(
    ui: &mut Ui,
    stage: &Stage<'_>,
    (count, of): (usize, usize),
    sources: &[usize],
    faint: bool,
) {
    let tone = if faint { Tone::Faint } else { Tone::Fact };
    let mut help = words::origins_help(count, of);
    for shared in stage.session.origin_reasons() {
        if shared.sources.iter().any(|number| sources.contains(number)) {
            help.push('\n');
            help.push_str(&words::shared_origin(&shared.sources, &shared.reason));
        }
    }
    let words = words::origins(count);
    let response = chip(ui, &words, tone);
    // The name keeps the words of the chip first, then says what the pointer would be told.
    let spoken = format!("{words}. {}", help.replace('\n', " "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response.on_hover_text(help);
}

/// What every card does when it is clicked, and when it must come into view.
pub(super) fn choose(
    ui: &Ui,
    stage: &mut Stage<'_>,
    tab: ItemKind,
    id: &FindingId,
    response: &egui::Response,
) {
    if response.clicked() || response.gained_focus() {
        stage.view.section = None;
        stage.view.select(tab, id.clone());
    }
    let is_open = stage.view.editing.as_ref().is_some_and(|editing| &editing.id == id);
    // A card under edit looks like the field in it.
    if response.double_clicked() || (is_open && response.clicked()) {
        stage.decide(id, Verdict::Edit);
    }
    if stage.view.is_selected(tab, id) {
        if stage.view.reveal_card {
            response.scroll_to_me(None);
        }
        let focused = ui.memory(egui::Memory::focused);
        let is_free = focused.is_none() || focused == stage.view.card_with_keyboard;
        if stage.view.focus_card && is_free {
            response.request_focus();
            stage.view.section = None;
        }
    }
    // Whether the window itself has the keyboard is the desktop's business.
    if ui.memory(|memory| memory.has_focus(response.id)) {
        stage.view.card_with_keyboard = Some(response.id);
        // The arrow keys go from card to card, which the window does itself.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// Asks for the date of the article whose words hold a relative one; leads to the field for it.
pub(super) fn ask_for_date(ui: &mut Ui, stage: &mut Stage<'_>, evidence: &[Evidence]) {
    let Some(place) = evidence.first() else { return };
    if action_chip(ui, words::UNDATED, words::UNDATED_HELP).clicked() {
        stage.view.article = Some(place.article.clone());
        stage.view.date_asked = Some(place.article.clone());
    }
}

/// Offers what analysis has by now for something on the page.
pub(super) fn offer_update(ui: &mut Ui, stage: &mut Stage<'_>, id: &FindingId, offer: &Update) {
    if action_chip(ui, &words::offer(offer.date, &offer.sources), words::OFFER_HELP).clicked() {
        stage.run(Command::Item(id.clone(), ItemCommand::Update));
    }
}

/// A chip with help for a resting pointer.
pub(super) fn chip_with_help(ui: &mut Ui, text: &str, tone: Tone, help: &str) {
    chip(ui, text, tone).on_hover_text(help);
}
