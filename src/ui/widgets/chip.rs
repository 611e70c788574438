//! Chips: small facts on a card.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::icon::focus_ring;
use crate::ui::theme::{color, sans, size};

/// What a chip says besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Tone {
    /// A fact.
    Fact,
    /// A fact about something set aside.
    Faint,
    /// Something to look at.
    Warning,
}

impl Tone {
    /// The colour behind the words, and that of the words.
    const fn colors(self) -> (Color32, Color32) {
        match self {
            Self::Fact => (color::CHIP, color::INK),
            Self::Faint => (color::CHIP, color::FAINT),
            Self::Warning => (color::WARNING_WASH, color::WARNING),
        }
    }
}

pub(in crate::ui) fn chip(ui: &mut Ui, words: &str, tone: Tone) -> Response {
    let response = pill(ui, words, Sense::hover(), |_| tone.colors());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// The number of a source; clicking it shows the evidence in that source.
pub(in crate::ui) fn source_chip(ui: &mut Ui, words: &str, name: &str, chosen: bool) -> Response {
    let response = pill(ui, words, Sense::click(), |response| match (chosen, response.hovered()) {
        (true, _) => (color::ACCENT, color::ON_ACCENT),
        (false, true) => (color::CHIP_HOVERED, color::INK),
        (false, false) => (color::CHIP, color::INK),
    });
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    response.on_hover_text(name)
}

/// A chip that asks for something; clicking it leads to where it is given.
pub(in crate::ui) fn action_chip(ui: &mut Ui, words: &str, help: &str) -> Response {
    let response = pill(ui, words, Sense::click(), |response| {
        if response.hovered() { (color::CHIP_HOVERED, color::INK) } else { Tone::Warning.colors() }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response.on_hover_text(help)
}

fn pill(
    ui: &mut Ui,
    words: &str,
    sense: Sense,
    colors: impl FnOnce(&Response) -> (Color32, Color32),
) -> Response {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), sans(size::SMALL), Color32::PLACEHOLDER);
    let extent = Vec2::new((galley.size().x + 14.0).max(20.0), 19.0);
    let (rect, _) = ui.allocate_exact_size(extent, Sense::hover());
    // A chip is what it says: one that goes is not the one that takes its place.
    let response = ui.interact(rect, ui.next_auto_id().with(words), sense);
    if ui.is_rect_visible(rect) {
        let (fill, ink) = colors(&response);
        ui.painter().rect(rect, 9.0, fill, Stroke::NONE, StrokeKind::Inside);
        let position = rect.center() - galley.size() / 2.0;
        ui.painter().galley_with_override_text_color(position, galley, ink);
        if response.has_focus() {
            focus_ring(ui.painter(), rect, 9, color::ACCENT);
        }
    }
    response
}
