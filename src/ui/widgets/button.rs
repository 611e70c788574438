//! Buttons, with or without words.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, Key, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, Widget, WidgetInfo,
};

use super::Icon;
use super::icon::focus_ring;
use crate::ui::theme::{bold, color, sans, size};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// An outlined button.
    Plain,
    /// The one main button of an area.
    Primary,
    /// Words that turn into a button under the pointer.
    Quiet,
}

/// A button with words, an icon, or both.
pub(in crate::ui) struct Button<'a> {
    words: &'a str,
    name: Option<&'a str>,
    icon: Option<Icon>,
    icon_after: Option<Icon>,
    weight: Weight,
    enabled: bool,
    tooltip: Option<&'a str>,
    small: bool,
    tint: Option<Color32>,
    flush: bool,
}

impl<'a> Button<'a> {
    /// An outlined button.
    pub(in crate::ui) fn new(words: &'a str) -> Self {
        Self {
            words,
            name: None,
            icon: None,
            icon_after: None,
            weight: Weight::Plain,
            enabled: true,
            tooltip: None,
            small: false,
            tint: None,
            flush: false,
        }
    }

    /// A button without words; `name` is what it is called and says in its tooltip.
    pub(in crate::ui) fn icon(icon: Icon, name: &'a str) -> Self {
        Self { icon: Some(icon), name: Some(name), tooltip: Some(name), ..Self::new("") }.quiet().small()
    }

    /// The main button of its area.
    pub(in crate::ui) fn primary(self) -> Self {
        Self { weight: Weight::Primary, ..self }
    }

    /// Without an outline.
    pub(in crate::ui) fn quiet(self) -> Self {
        Self { weight: Weight::Quiet, ..self }
    }

    /// In small type.
    pub(in crate::ui) fn small(self) -> Self {
        Self { small: true, ..self }
    }

    /// With an icon before the words.
    pub(in crate::ui) fn before(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// With an icon after the words.
    pub(in crate::ui) fn after(self, icon: Icon) -> Self {
        Self { icon_after: Some(icon), ..self }
    }

    /// What it is called where that is not its words.
    pub(in crate::ui) fn named(self, name: &'a str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// Whether it can be used.
    pub(in crate::ui) fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// What it says under a resting pointer.
    pub(in crate::ui) fn tooltip(self, tooltip: &'a str) -> Self {
        Self { tooltip: Some(tooltip), ..self }
    }

    /// Words and icon in another colour.
    pub(in crate::ui) fn tint(self, tint: Color32) -> Self {
        Self { tint: Some(tint), ..self }
    }

    /// With its icon or words at the very left, as text is; the padding hangs out.
    pub(in crate::ui) fn flush(self) -> Self {
        Self { flush: true, ..self }
    }

    fn colors(&self, response: &Response) -> (Color32, Stroke, Color32) {
        let down = response.is_pointer_button_down_on();
        let over = response.hovered();
        let (fill, outline, ink) = match self.weight {
            Weight::Primary => {
                let fill = match (down, over) {
                    (true, _) => color::ACCENT_PRESSED,
                    (_, true) => color::ACCENT_HOVERED,
                    _ => color::ACCENT,
                };
                (fill, fill, color::ON_ACCENT)
            }
            Weight::Plain => (hover_fill(down, over, color::SURFACE), color::OUTLINE, color::INK),
            Weight::Quiet => {
                let fill = hover_fill(down, over, Color32::TRANSPARENT);
                (fill, Color32::TRANSPARENT, if over { color::INK } else { color::MUTED })
            }
        };
        let ink = if over && self.weight == Weight::Quiet { ink } else { self.tint.unwrap_or(ink) };
        if self.enabled {
            (fill, Stroke::new(1.0, outline), ink)
        } else {
            let fill = if self.weight == Weight::Primary { color::REJECTED } else { fill };
            let outline = if self.weight == Weight::Plain { color::LINE } else { Color32::TRANSPARENT };
            (fill, Stroke::new(1.0, outline), if self.weight == Weight::Primary { ink } else { color::FAINT })
        }
    }
}

fn hover_fill(down: bool, over: bool, rest: Color32) -> Color32 {
    match (down, over) {
        (true, _) => color::SURFACE_PRESSED,
        (_, true) => color::SURFACE_HOVERED,
        _ => rest,
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let type_size = if self.small { size::SMALL } else { size::BODY };
        let font = if self.weight == Weight::Primary { bold(type_size) } else { sans(type_size) };
        let icon_side = if self.small { 11.0 } else { 12.0 };
        let gap = 5.0;
        let padding = match (!self.words.is_empty(), self.weight, self.small) {
            (false, ..) => 6.0,
            (true, Weight::Quiet, true) => 5.0,
            (true, _, true) => 8.0,
            (true, ..) => 11.0,
        };
        let icons = usize::from(self.icon.is_some()) + usize::from(self.icon_after.is_some());
        let words = (!self.words.is_empty()).then(|| {
            // Words never push the column wider; what does not fit ends in an ellipsis.
            let room = ui.available_width() - icons as f32 * (icon_side + gap) - 2.0 * padding;
            let mut job = LayoutJob::simple_singleline(self.words.to_owned(), font, Color32::PLACEHOLDER);
            job.wrap = TextWrapping::truncate_at_width(room.max(24.0));
            ui.painter().layout_job(job)
        });
        let words_width = words.as_ref().map_or(0.0, |galley| galley.size().x);
        let gaps = if words.is_some() { icons } else { icons.saturating_sub(1) };
        let width = words_width + icons as f32 * icon_side + gaps as f32 * gap + 2.0 * padding;
        let height = match (self.small, self.flush) {
            (true, true) => 19.0,
            (true, false) => 22.0,
            (false, _) => size::CONTROL,
        };
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let hang = if self.flush { padding } else { 0.0 };
        let (place, _) = ui.allocate_exact_size(Vec2::new(width - hang, height), Sense::hover());
        let rect = Rect::from_min_max(place.min - Vec2::new(hang, 0.0), place.max);
        let response = ui.interact(rect, ui.next_auto_id().with("button"), sense);
        ui.skip_ahead_auto_ids(1);
        let name = self.name.unwrap_or(self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, name));
        if ui.is_rect_visible(rect) {
            let (fill, outline, ink) = self.colors(&response);
            let radius = CornerRadius::same(size::RADIUS - u8::from(self.small));
            ui.painter().rect(rect, radius, fill, outline, StrokeKind::Inside);
            let mut left = rect.left() + padding;
            let mut place = |width: f32| {
                let at = Rect::from_x_y_ranges(left..=left + width, rect.y_range());
                left += width + gap;
                at
            };
            if let Some(icon) = self.icon {
                icon.paint(ui.painter(), place(icon_side).shrink2(Vec2::new(0.0, 2.0)), ink);
            }
            if let Some(galley) = words {
                let at = place(galley.size().x);
                let position = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), at).min;
                ui.painter().galley_with_override_text_color(position, galley, ink);
            }
            if let Some(icon) = self.icon_after {
                icon.paint(ui.painter(), place(icon_side).translate(Vec2::new(0.0, 0.5)), ink);
            }
            if response.has_focus() {
                focus_ring(ui.painter(), rect, size::RADIUS, color::ACCENT);
            }
        }
        match self.tooltip {
            Some(tooltip) if self.enabled => response.on_hover_text(tooltip),
            Some(tooltip) => response.on_disabled_hover_text(tooltip),
            None => response,
        }
    }
}

/// A button that opens a menu below itself.
pub(in crate::ui) fn menu<R>(
    ui: &mut Ui,
    button: Button<'_>,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Option<R> {
    let response = ui.add(button);
    let opens = response.clicked();
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let inner = contents(ui);
            // A row that is chosen with a key closes the menu as a click does.
            if !opens && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space)) {
                ui.close();
            }
            inner
        })
        .map(|inner| inner.inner)
}
