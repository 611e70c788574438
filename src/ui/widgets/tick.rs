//! A tick box, drawn as shapes.

use egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::Icon;
use super::icon::focus_ring;
use crate::ui::theme::color;

/// A tick box; clicking it asks for the other state.
pub(in crate::ui) fn tick(ui: &mut Ui, ticked: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(17.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, name));
    let square = rect.shrink(1.5);
    let fill = match (ticked, response.hovered()) {
        (true, true) => color::ACCENT_HOVERED,
        (true, false) => color::ACCENT,
        (false, true) => color::SURFACE_HOVERED,
        (false, false) => color::SURFACE,
    };
    let outline = Stroke::new(1.2, if ticked { fill } else { color::FAINT });
    ui.painter().rect(square, 3.0, fill, outline, StrokeKind::Inside);
    if ticked {
        Icon::Check.paint(ui.painter(), square.shrink(2.0), color::ON_ACCENT);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), square, 3, color::ACCENT);
    }
    response
}
