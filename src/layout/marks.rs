//! Marks of support: how many of the origins say so.

use crate::i18n::page as words;
use crate::page::{NodeId, Point, Role, Tag};
use crate::template::StyleName;

use super::canvas::{Canvas, Ink};
use super::content::Support;
use super::line::{Line, Place, paint_line};
use super::setting::Setting;
use super::shape::Typesetter;

/// The width that the marks of a point take, the gap before them included; 0 if there is nothing to compare.
pub(super) fn marks_width(setting: &Setting<'_>, support: &Support) -> f32 {
    let marks = &setting.template.marks;
    let gap = marks.gap * setting.body_pt;
    match &support.text {
        // One origin supports whatever it says: a mark would state nothing.
        _ if support.all <= 1 => 0.0,
        Some(text) => gap + setting.width(text),
        None => gap + ((support.all - 1) as f32 * marks.pitch + 2.0 * marks.radius) * setting.body_pt,
    }
}

/// Paints the marks of a point at the right end of a line.
pub(super) fn paint_marks(
    canvas: &mut Canvas,
    typesetter: &Typesetter,
    setting: &Setting<'_>,
    support: &Support,
    place: Place,
    parent: NodeId,
) {
    if support.all <= 1 {
        return;
    }
    if let Some(text) = &support.text {
        let node =
            canvas.described_node(Role::Span, parent, &words::support_spoken(support.filled, support.all));
        let line = Line { paragraph: text, atoms: 0..text.atoms.len(), said: 0 };
        paint_line(canvas, typesetter, setting, line, place, &vec![Tag::Content(node); text.spans.len()]);
        return;
    }
    let node =
        canvas.described_node(Role::Figure, parent, &words::support_spoken(support.filled, support.all));
    let marks = &setting.template.marks;
    let styles = &setting.template.styles;
    let color = setting.template.colors.get(styles.support.color);
    let body = typesetter.face_of(&styles.get(StyleName::Body).face);
    let x_height = body.map_or(0.5, |face| face.metrics.x_height) * setting.body_pt;
    let radius = marks.radius * setting.body_pt;
    for index in 0..support.all {
        let from_right = (support.all - 1 - index) as f32 * marks.pitch * setting.body_pt + radius;
        let center =
            Point { x_pt: place.x + place.width - from_right, y_pt: place.baseline - x_height / 2.0 };
        let ink = if index < support.filled { Ink::Filled(color) } else { Ink::Ring(marks.stroke_pt, color) };
        canvas.disc(Tag::Content(node), center, radius, ink);
    }
}
