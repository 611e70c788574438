//! Marks of support: how many of the origins say so.

use crate::page::{NodeId, Point, Role, Tag};
use crate::template::StyleName;

use super::breaking::{Measure, break_lines};
use super::canvas::{Canvas, Ink};
use super::compose::{Composer, ItemInsets, ParagraphFormat, Slot, baseline_in_line};
use super::content::{ItemContent, Support};
use super::line::{Align, Line, Place, paint_line};
use super::metrics::PageMetrics;
use super::shape::{Paragraph, Typesetter};

/// The width that the marks of a point take, the gap before them included; 0 if there is nothing to compare.
pub(super) fn marks_width(metrics: &PageMetrics<'_>, support: &Support) -> f32 {
    let marks = &metrics.template.marks;
    let gap = marks.gap * metrics.body_pt;
    match &support.text {
        // One origin supports whatever it says: a mark would state nothing.
        _ if support.all <= 1 => 0.0,
        Some(text) => gap + metrics.width(text),
        None => gap + ((support.all - 1) as f32 * marks.pitch + 2.0 * marks.radius) * metrics.body_pt,
    }
}

impl Composer<'_> {
    /// Sets a point with its marks of support and gives its height.
    ///
    /// The marks have a column of their own; where the whole column is too narrow for that, they end the first line
    /// and the others go on below them.
    pub(super) fn point(
        &mut self,
        (text, support): (&Paragraph, &Support),
        insets: ItemInsets,
        slot: Slot,
        item: &ItemContent,
        parent: NodeId,
    ) -> f32 {
        let entry = self.node(Role::ListItem, parent);
        let node = self.node(Role::ListBody, entry);
        self.language(node, item);
        let tags = self.tags(text, node);
        let baseline = slot.y + baseline_in_line(&self.metrics, self.typesetter, text);
        let mut place = Place { x: slot.x, width: slot.width, baseline, align: Align::Right };
        let height = if self.runs_below_marks(text, insets.marks, slot.width) {
            if text.right_to_left {
                // The marks end the first line, and that is at the left.
                place.width = insets.marks - self.marks_gap();
            }
            self.paragraph(
                text,
                slot,
                ParagraphFormat { short: insets.marks, ..ParagraphFormat::START },
                &tags,
            )
        } else {
            let narrow = Slot { width: slot.width - insets.marks, ..slot };
            self.paragraph(text, narrow, ParagraphFormat::START, &tags)
        };
        if let Some(canvas) = &mut self.canvas {
            paint_marks(canvas, self.typesetter, &self.metrics, support, place, node);
        }
        height
    }

    fn marks_gap(&self) -> f32 {
        self.metrics.template.marks.gap * self.metrics.body_pt
    }

    /// Whether the lines after the first have the whole width.
    fn runs_below_marks(&self, text: &Paragraph, marks: f32, width: f32) -> bool {
        if marks <= 0.0 || width >= self.metrics.template.marks.least_column * self.metrics.body_pt {
            return false;
        }
        // A first word that is too long for the first line would run into the marks.
        let measure = Measure { width_pt: width, first_extra_pt: -marks };
        let lines = break_lines(text, &self.metrics, measure);
        let used = lines.first().map_or(0.0, |line| self.metrics.ink(text, line.clone()));
        used <= width - marks + HAIR_PT
    }
}

/// A hair, so that a line that fits exactly is not refused for rounding.
const HAIR_PT: f32 = 0.01;

/// Paints the marks of a point at the right end of a line.
fn paint_marks(
    canvas: &mut Canvas,
    typesetter: &Typesetter,
    metrics: &PageMetrics<'_>,
    support: &Support,
    place: Place,
    parent: NodeId,
) {
    if support.all <= 1 {
        return;
    }
    if let Some(text) = &support.text {
        let node = canvas.described_node(Role::Span, parent, &support.spoken);
        let line = Line { paragraph: text, atoms: 0..text.atoms.len(), said: 0 };
        paint_line(canvas, typesetter, metrics, line, place, &vec![Tag::Content(node); text.spans.len()]);
        return;
    }
    let node = canvas.described_node(Role::Figure, parent, &support.spoken);
    let marks = &metrics.template.marks;
    let styles = &metrics.template.styles;
    let color = metrics.template.colors.get(styles.support.color);
    let body = typesetter.face_of(&styles.get(StyleName::Body).face);
    let x_height = body.map_or(0.5, |face| face.metrics.x_height) * metrics.body_pt;
    let radius = marks.radius * metrics.body_pt;
    for index in 0..support.all {
        let from_right = (support.all - 1 - index) as f32 * marks.pitch * metrics.body_pt + radius;
        let center =
            Point { x_pt: place.x + place.width - from_right, y_pt: place.baseline - x_height / 2.0 };
        let ink = if index < support.filled { Ink::Filled(color) } else { Ink::Ring(marks.stroke_pt, color) };
        canvas.disc(Tag::Content(node), center, radius, ink);
    }
}
