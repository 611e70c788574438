//! Paragraphs and items in their places.
//!
//! The same code measures and paints: without a canvas nothing is painted, and the heights are the same. That is
//! what makes “it fits” true.

use std::ops::Range;

use crate::page::{Artifact, NodeId, Rect, Role, Tag};
use crate::template::{Look, StyleName};

use super::breaking::{Measure, break_lines};
use super::canvas::Canvas;
use super::content::{Body, ItemContent, SectionContent};
use super::line::{Align, Place, paint_line};
use super::marks::{marks_width, paint_marks};
use super::setting::Setting;
use super::shape::{AtomKind, Paragraph, Typesetter};
use super::text::Meaning;

/// The part of the page inside the margins, in pt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Frame {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// A column for an item: its left end, its width and where it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub x: f32,
    pub width: f32,
    pub y: f32,
}

/// Sets paragraphs and items at one body size.
#[derive(Debug)]
pub(super) struct Composer<'a> {
    pub setting: Setting<'a>,
    pub typesetter: &'a Typesetter,
    pub frame: Frame,
    /// Where to paint; `None` only measures.
    pub canvas: Option<Canvas>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set {
    pub align: Align,
    /// How much wider than the slot the first line is, for a mark that hangs outside.
    pub hang: f32,
}

impl Set {
    pub(super) const START: Self = Self { align: Align::Start, hang: 0.0 };
}

/// What the items of a section have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// The width that marks of support take, gap included.
    pub marks: f32,
    /// The width that numbers take, gap included.
    pub numbers: f32,
    /// The room for a mark that hangs outside at the left, the same for all columns of the section.
    pub left_room: f32,
    /// The room for one at the right.
    pub right_room: f32,
}

impl Composer<'_> {
    /// Sets a paragraph and gives its height; `tags` tells what its stretches are.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, slot: Slot, set: Set, tags: &[Tag]) -> f32 {
        let measure = Measure { width_pt: slot.width, first_extra_pt: set.hang };
        let lines = break_lines(paragraph, &self.setting, measure);
        let height = self.line_height(paragraph);
        if let Some(canvas) = &mut self.canvas {
            let ascent = baseline_in_line(&self.setting, self.typesetter, paragraph);
            for (index, line) in lines.iter().enumerate() {
                let hang = if index == 0 { set.hang } else { 0.0 };
                let x = if paragraph.right_to_left { slot.x } else { slot.x - hang };
                let baseline = slot.y + index as f32 * height + ascent;
                let place = Place { x, width: slot.width + hang, baseline, align: set.align };
                let line = (paragraph, line.clone());
                paint_line(canvas, self.typesetter, &self.setting, line, place, tags);
            }
        }
        lines.len() as f32 * height
    }

    /// The number of lines that a paragraph takes.
    pub(super) fn line_count(&self, paragraph: &Paragraph, width: f32) -> usize {
        break_lines(paragraph, &self.setting, Measure::plain(width)).len()
    }

    pub(super) fn line_height(&self, paragraph: &Paragraph) -> f32 {
        self.setting.line(self.setting.leading_style(paragraph))
    }

    /// Adds a node to the structure tree; while measuring there is none.
    pub(super) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.canvas.as_mut().map_or(Canvas::ROOT, |canvas| canvas.node(role, parent))
    }

    /// The tags of a paragraph's stretches, as parts of a node.
    pub(super) fn tags(&mut self, paragraph: &Paragraph, node: NodeId) -> Vec<Tag> {
        let Some(canvas) = &mut self.canvas else { return Vec::new() };
        let tag = |meaning: &Meaning| {
            Tag::Content(match meaning {
                Meaning::Plain | Meaning::Unbroken | Meaning::Heading => node,
                Meaning::Reference(..) => canvas.node(Role::Reference, node),
                Meaning::Link(_) => canvas.node(Role::Link, node),
            })
        };
        paragraph.spans.iter().map(|span| &span.meaning).map(tag).collect()
    }

    pub(super) fn fill(&mut self, kind: Artifact, rect: Rect, color: crate::page::Color) {
        if let Some(canvas) = &mut self.canvas {
            canvas.fill(Tag::Artifact(kind), rect, color);
        }
    }

    /// What the items of a section have in common.
    pub(super) fn shared(&self, section: &SectionContent, x: f32, width: f32) -> Shared {
        let (left_room, right_room) = (x - self.frame.left, self.frame.right - x - width);
        let mut shared = Shared { left_room, right_room, ..Shared::default() };
        for item in &section.items {
            match &item.body {
                Body::Point(_, support) => {
                    shared.marks = shared.marks.max(marks_width(&self.setting, support));
                }
                Body::Entry(number, _) => {
                    let gap = self.setting.size(StyleName::SourceNumber) * NUMBER_GAP;
                    shared.numbers = shared.numbers.max(self.setting.width(number) + gap);
                }
                Body::Text(_)
                | Body::Figure(_)
                | Body::Quote(..)
                | Body::Difference(..)
                | Body::Event(..) => {}
            }
        }
        shared
    }

    /// The space between two items of a section.
    pub(super) fn item_gap(&self, section: &SectionContent) -> f32 {
        let spacing = &self.setting.template.spacing;
        let lines = if section.look.look == Look::List { spacing.tight_lines } else { spacing.item_lines };
        self.setting.lines(lines)
    }

    /// Sets an item and gives its height.
    pub(super) fn item(
        &mut self,
        section: &SectionContent,
        item: &ItemContent,
        shared: Shared,
        slot: Slot,
        parent: NodeId,
    ) -> f32 {
        let height = match &item.body {
            Body::Text(texts) => self.texts(texts, slot, item, parent),
            Body::Point(text, support) => {
                let entry = self.node(Role::ListItem, parent);
                let node = self.node(Role::ListBody, entry);
                self.language(node, item);
                let tags = self.tags(text, node);
                let narrow = Slot { width: slot.width - shared.marks, ..slot };
                let height = self.paragraph(text, narrow, Set::START, &tags);
                let baseline = slot.y + baseline_in_line(&self.setting, self.typesetter, text);
                let place = Place { x: slot.x, width: slot.width, baseline, align: Align::Right };
                if let Some(canvas) = &mut self.canvas {
                    paint_marks(canvas, self.typesetter, &self.setting, support, place, node);
                }
                height
            }
            Body::Figure(figure) => self.figure(figure, slot, item, parent),
            Body::Difference(topic, values) => self.difference(topic, values, slot, item, parent),
            Body::Event(date, label) => self.event(date, label, slot, item, parent),
            Body::Quote(quote, attribution) => self.quote((quote, attribution), shared, slot, item, parent),
            Body::Entry(number, text) => {
                let entry = self.node(Role::ListItem, parent);
                let label = self.node(Role::Label, entry);
                let tags = self.tags(number, label);
                let gap = self.setting.size(StyleName::SourceNumber) * NUMBER_GAP;
                let numbers = Slot { width: shared.numbers - gap, ..slot };
                let right = Set { align: Align::Right, hang: 0.0 };
                let least = self.paragraph(number, numbers, right, &tags);
                let node = self.node(Role::ListBody, entry);
                self.language(node, item);
                let tags = self.tags(text, node);
                let body = Slot { x: slot.x + shared.numbers, width: slot.width - shared.numbers, ..slot };
                self.paragraph(text, body, Set::START, &tags).max(least)
            }
        };
        if let Some(canvas) = &mut self.canvas {
            let rect = Rect { x_pt: slot.x, y_pt: slot.y, width_pt: slot.width, height_pt: height };
            canvas.area(rect, item.id.clone(), section.id);
        }
        height
    }

    /// Sets paragraphs one below the other.
    pub(super) fn texts(
        &mut self,
        texts: &[Paragraph],
        slot: Slot,
        item: &ItemContent,
        parent: NodeId,
    ) -> f32 {
        let gap = self.setting.lines(self.setting.template.spacing.item_lines);
        let mut height = 0.0;
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                height += gap;
            }
            let is_heading = |meaning: &Meaning| *meaning == Meaning::Heading;
            let runs_in = text.spans.iter().any(|span| is_heading(&span.meaning));
            let heading = runs_in.then(|| self.node(Role::Heading2, parent));
            let node = self.node(Role::Paragraph, parent);
            self.language(node, item);
            let mut tags = self.tags(text, node);
            for (tag, span) in tags.iter_mut().zip(&text.spans) {
                if let Some(heading) = heading.filter(|_| is_heading(&span.meaning)) {
                    *tag = Tag::Content(heading);
                }
            }
            height += self.paragraph(text, Slot { y: slot.y + height, ..slot }, Set::START, &tags);
        }
        height
    }

    fn quote(
        &mut self,
        (quote, attribution): (&Paragraph, &Paragraph),
        shared: Shared,
        slot: Slot,
        item: &ItemContent,
        parent: NodeId,
    ) -> f32 {
        let block = self.node(Role::BlockQuote, parent);
        self.language(block, item);
        let node = self.node(Role::Paragraph, block);
        let tags = self.tags(quote, node);
        // The opening mark hangs outside where the page has room for it; else the words move in by its width.
        let mark = quote.atoms.first().map_or(0.0, |atom| self.setting.advance(quote, atom));
        let room = if quote.right_to_left { shared.right_room } else { shared.left_room };
        let has_room = room >= mark;
        let inset = if has_room { 0.0 } else { mark };
        let x = if quote.right_to_left { slot.x } else { slot.x + inset };
        let words = Slot { x, width: slot.width - inset, y: slot.y };
        let height = self.paragraph(quote, words, Set { align: Align::Start, hang: mark }, &tags);
        let node = self.node(Role::Paragraph, block);
        let tags = self.tags(attribution, node);
        let x = if attribution.right_to_left { slot.x } else { slot.x + inset };
        let below = Slot { x, width: slot.width - inset, y: slot.y + height };
        height + self.paragraph(attribution, below, Set::START, &tags)
    }

    pub(super) fn language(&mut self, node: NodeId, item: &ItemContent) {
        if let Some(canvas) = &mut self.canvas
            && item.language.is_some()
        {
            canvas.set_language(node, item.language.as_deref());
        }
    }
}

/// The space between a number and what it numbers, in em of the number.
const NUMBER_GAP: f32 = 0.55;

/// How far below the top of its line a paragraph's base line is: the letters stand in the middle of the line.
pub(super) fn baseline_in_line(setting: &Setting<'_>, typesetter: &Typesetter, paragraph: &Paragraph) -> f32 {
    let style = setting.leading_style(paragraph);
    let size = setting.size(style);
    let metrics = typesetter.face_of(&setting.template.styles.get(style).face);
    let (ascent, descent) = metrics.map_or((1.0, -0.3), |face| (face.metrics.ascent, face.metrics.descent));
    (setting.line(style) - (ascent - descent) * size) / 2.0 + ascent * size
}

/// Whether a paragraph has anything to paint.
pub(super) fn is_blank(paragraph: &Paragraph) -> bool {
    paragraph.atoms.iter().all(|atom| matches!(atom.kind, AtomKind::Space | AtomKind::Control))
}

/// The items divided into columns of whole items, as even as can be, in order.
///
/// Gives the ranges of the items and the height of the highest column.
pub(super) fn columns(heights: &[f32], gap: f32, count: usize) -> (Vec<Range<usize>>, f32) {
    let height_of = |range: &Range<usize>| {
        let items = heights.get(range.clone()).unwrap_or_default();
        items.iter().sum::<f32>() + gap * items.len().saturating_sub(1) as f32
    };
    let fill = |limit: f32| {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for index in 0..heights.len() {
            match ranges.last_mut() {
                Some(last) if height_of(&(last.start..index + 1)) <= limit + 0.001 => last.end = index + 1,
                _ => ranges.push(index..index + 1),
            }
        }
        ranges
    };
    let whole = 0..heights.len();
    let mut low = heights.iter().copied().fold(0.0, f32::max);
    let mut high = height_of(&whole).max(low);
    if count <= 1 || heights.len() <= 1 {
        return (vec![whole], high);
    }
    // Halving the interval 24 times is finer than 0.01 pt for any page.
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        if fill(middle).len() <= count { high = middle } else { low = middle }
    }
    let ranges = fill(high);
    let highest = ranges.iter().map(height_of).fold(0.0, f32::max);
    (ranges, highest)
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn items_are_divided_into_columns_as_evenly_as_whole_items_allow() {
        assert_eq!(columns(&[10.0; 5], 2.0, 2), (vec![0..3, 3..5], 34.0));
        assert_eq!(columns(&[30.0, 10.0, 10.0], 0.0, 2).0, [0..1, 1..3]);
        let (one, height) = columns(&[10.0, 10.0], 5.0, 1);
        assert_eq!((one.len(), height), (1, 25.0));
        assert!(columns(&[], 5.0, 2).1 < 0.001);
    }
}
