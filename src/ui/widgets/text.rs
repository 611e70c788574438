//! Text that is painted, not a widget of its own: the card around it carries its words as its name.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::bidi::{has_rtl, visual, visual_line};
use crate::ui::theme::{bold, color, size};

/// A passage of text in one font.
pub(in crate::ui) struct Text<'a> {
    words: &'a str,
    font: FontId,
    color: Color32,
    rows: usize,
    struck: bool,
}

impl<'a> Text<'a> {
    /// A passage that wraps at the width there is.
    pub(in crate::ui) const fn new(words: &'a str, font: FontId, color: Color32) -> Self {
        Self { words, font, color, rows: usize::MAX, struck: false }
    }

    /// At most so many rows; what is cut ends in an ellipsis.
    pub(in crate::ui) const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Struck through.
    pub(in crate::ui) const fn struck(mut self) -> Self {
        self.struck = true;
        self
    }

    /// Paints it over the width there is, without a place in the accessibility tree.
    pub(in crate::ui) fn paint(self, ui: &mut Ui) -> Rect {
        let width = ui.available_width();
        let line_height = (self.font.size * 1.36).round();
        let format = TextFormat {
            font_id: self.font,
            color: self.color,
            line_height: Some(line_height),
            strikethrough: if self.struck { Stroke::new(1.0, self.color) } else { Stroke::NONE },
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(self.words.to_owned(), format);
        job.wrap = TextWrapping { max_width: width, max_rows: self.rows, ..TextWrapping::default() };
        place(ui, job).0
    }

    /// Paints it and says it to a screen reader.
    pub(in crate::ui) fn say(self, ui: &mut Ui) {
        let words = self.words.to_owned();
        let rect = self.paint(ui);
        let response = ui.interact(rect, ui.next_auto_id().with("said"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
        ui.skip_ahead_auto_ids(1);
    }
}

/// Sets a passage in the room that `job.wrap` gives it, in its own direction, and gives where it stands.
pub(in crate::ui) fn place(ui: &mut Ui, job: LayoutJob) -> (Rect, Response) {
    let width = job.wrap.max_width;
    let from_right = has_rtl(&job.text);
    let job = if from_right {
        visual(&job, |text, font| {
            ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x
        })
    } else {
        job
    };
    let from_right = from_right && job.halign == Align::RIGHT;
    let galley = ui.painter().layout_job(job);
    let extent = if from_right { Vec2::new(width, galley.size().y) } else { galley.size() };
    let (rect, response) = ui.allocate_exact_size(extent, Sense::hover());
    if ui.is_rect_visible(rect) {
        // A galley that is aligned to the right stands left of its origin.
        let origin = if from_right { rect.right_top() } else { rect.min };
        ui.painter().galley(origin, galley, Color32::PLACEHOLDER);
    }
    (rect, response)
}

/// One row that never wraps.
pub(in crate::ui) fn line(ui: &mut Ui, text: &str, font: FontId, color: Color32) {
    ui.add(egui::Label::new(egui::RichText::new(visual_line(text)).font(font).color(color)).truncate());
}

/// The heading of an area: small spaced capitals, with an aside in plain type.
pub(in crate::ui) fn heading(ui: &mut Ui, words: &str, aside: Option<&str>) {
    let format = TextFormat {
        font_id: bold(size::CAPTION),
        color: color::MUTED,
        extra_letter_spacing: size::CAPTION_SPACING,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_uppercase(), format);
    if let Some(aside) = aside {
        let format = TextFormat {
            font_id: crate::ui::theme::sans(size::CAPTION),
            color: color::MUTED,
            ..TextFormat::default()
        };
        job.append(aside, 8.0, format);
    }
    ui.add(egui::Label::new(job).truncate());
}
