//! A card: a white rectangle that can be chosen, with its state as a bar at the left edge.

use egui::{
    Color32, CornerRadius, Frame, Id, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo,
};

use crate::ui::theme::{color, size};

pub(in crate::ui) struct Card<'a> {
    /// What tells it from everything else, wherever in its list it stands: it keeps the keyboard when it moves.
    pub(in crate::ui) id: Id,
    pub(in crate::ui) name: &'a str,
    /// Whether it is the chosen one.
    pub(in crate::ui) selected: bool,
    /// The colour of its state.
    pub(in crate::ui) state: Option<Color32>,
    /// The colour behind it.
    pub(in crate::ui) fill: Color32,
}

impl Card<'_> {
    /// Shows the card over the whole width.
    pub(in crate::ui) fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> (Response, R) {
        let bar = if self.state.is_some() { size::STATE_BAR as i8 } else { 0 };
        let padding = size::CARD_PADDING;
        let builder = UiBuilder::new().scope_id(self.id).sense(Sense::click());
        let inner = ui.scope_builder(builder, |ui| {
            let response = ui.response();
            let focused = response.has_focus();
            let outline = if focused {
                Stroke::new(1.5, color::ACCENT)
            } else if self.selected {
                // Chosen, but its keys do nothing until it has the keyboard again.
                Stroke::new(1.0, color::ACCENT)
            } else if response.contains_pointer() {
                Stroke::new(1.0, color::OUTLINE)
            } else {
                Stroke::new(1.0, color::LINE)
            };
            // The outline is painted over the frame, so that a chosen card has the size of every other.
            let frame =
                Frame::new().fill(self.fill).corner_radius(CornerRadius::same(size::RADIUS)).inner_margin(
                    Margin { left: padding + bar + 2, right: padding, top: padding - 2, bottom: padding - 3 },
                );
            let shown = frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                contents(ui)
            });
            let rect = shown.response.rect;
            let painter = ui.painter();
            painter.rect_stroke(rect, CornerRadius::same(size::RADIUS), outline, StrokeKind::Inside);
            if let Some(state) = self.state {
                let radius = CornerRadius { nw: size::RADIUS, sw: size::RADIUS, ne: 0, se: 0 };
                let edge =
                    Rect::from_min_max(rect.min, rect.left_bottom() + egui::vec2(size::STATE_BAR, 0.0));
                painter.rect_filled(edge, radius, state);
            }
            shown.inner
        });
        let response = inner.response;
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, self.selected, self.name));
        if response.clicked() {
            response.request_focus();
        }
        (response, inner.inner)
    }
}
