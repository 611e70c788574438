//! What the cards of every kind have in common: their foot, their buttons, their chips.

use egui::{Align, EventFilter, Layout, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::theme::{color, sans, size};
use super::view::{Stage, Verdict};
use super::widgets::{Button, Icon, Tone, action_chip, chip, source_chip};
use crate::i18n::interface as words;
use crate::model::{Evidence, FindingId, ItemKind};
use crate::session::{Command, Decision, ItemCommand, Update};

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
