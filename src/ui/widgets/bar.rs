//! A bar that fills.

use egui::{Color32, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::theme::color;

/// A bar filled to `fraction` (0 to 1).
pub(in crate::ui) fn bar(ui: &mut Ui, width: f32, fraction: f32, fill: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 7.0), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(fraction)),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    ui.painter().rect_filled(rect, 3.5, color::TRACK);
    let filled = Vec2::new(rect.width() * fraction.clamp(0.0, 1.0), rect.height());
    ui.painter().rect_filled(Rect::from_min_size(rect.min, filled), 3.5, fill);
    response
}
