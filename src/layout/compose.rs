//! Paragraphs and items in their places.
//!
//! The same code measures and paints: without a canvas nothing is painted, and the heights are the same. That is
//! what makes “it fits” true.

use crate::page::{Artifact, NodeId, Rect, Role, Tag};
use crate::template::{Look, StyleName};

use super::arrange::Placement;
use super::breaking::{Measure, break_lines, count_lines};
use super::canvas::Canvas;
use super::content::{Body, ItemContent, SectionContent};
use super::divide::on_grid;
use super::line::{Align, Line, Place, paint_line};
use super::marks::marks_width;
use super::metrics::PageMetrics;
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
    pub metrics: PageMetrics<'a>,
    pub typesetter: &'a Typesetter,
    pub frame: Frame,
    /// Where to paint; `None` only measures.
    pub canvas: Option<Canvas>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ParagraphFormat {
    pub align: Align,
    /// How much wider than the slot the first line is where it begins, for a mark that hangs outside.
    pub hang: f32,
    /// How much narrower than the slot the first line is where it ends, for marks of support.
    pub short: f32,
}

impl ParagraphFormat {
    pub(super) const START: Self = Self { align: Align::Start, hang: 0.0, short: 0.0 };
    pub(super) const RIGHT: Self = Self { align: Align::Right, ..Self::START };
}

/// What the items of a section have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ItemInsets {
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
    pub(super) fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        slot: Slot,
        format: ParagraphFormat,
        tags: &[Tag],
    ) -> f32 {
        let measure = Measure { width_pt: slot.width, first_extra_pt: format.hang - format.short };
        let height = self.line_height(paragraph);
        let Some(canvas) = &mut self.canvas else {
            return count_lines(paragraph, &self.metrics, measure) as f32 * height;
        };
        let lines = break_lines(paragraph, &self.metrics, measure);
        let mut said = 0;
        let ascent = baseline_in_line(&self.metrics, self.typesetter, paragraph);
        for (index, line) in lines.iter().enumerate() {
            let (hang, short) = if index == 0 { (format.hang, format.short) } else { (0.0, 0.0) };
            let x = if paragraph.right_to_left { slot.x + short } else { slot.x - hang };
            let baseline = slot.y + index as f32 * height + ascent;
            let place = Place { x, width: slot.width + hang - short, baseline, align: format.align };
            let line = Line { paragraph, atoms: line.clone(), said };
            said = paint_line(canvas, self.typesetter, &self.metrics, line, place, tags);
        }
        lines.len() as f32 * height
    }

    /// The slot for a text that stands beside something at its left, such as its number or its stop: where the text is
    /// read from the right, the slot is no wider than the longest line, so that the text stays beside it.
    pub(super) fn beside_left(&self, paragraph: &Paragraph, slot: Slot) -> Slot {
        if !paragraph.right_to_left {
            return slot;
        }
        Slot { width: self.longest_line(paragraph, slot.width), ..slot }
    }

    /// The width of the longest line of a paragraph.
    fn longest_line(&self, paragraph: &Paragraph, width: f32) -> f32 {
        let lines = break_lines(paragraph, &self.metrics, Measure::plain(width));
        let longest = lines.into_iter().map(|line| self.metrics.ink(paragraph, line)).fold(0.0, f32::max);
        // A hair more, so that rounding does not break the line anew.
        (longest + 0.01).min(width)
    }

    /// The number of lines that a paragraph takes.
    pub(super) fn line_count(&self, paragraph: &Paragraph, width: f32) -> usize {
        count_lines(paragraph, &self.metrics, Measure::plain(width))
    }

    pub(super) fn line_height(&self, paragraph: &Paragraph) -> f32 {
        self.metrics.line(self.metrics.leading_style(paragraph))
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
    pub(super) fn insets(&self, section: &SectionContent, placement: &Placement) -> ItemInsets {
        // A mark hangs into the space between two columns, and less than half way to the other.
        let most = self.metrics.template.columns.gap_pt / 2.0;
        let left_room = (placement.x - self.frame.left).min(most);
        let right_room = (self.frame.right - placement.x - placement.reach).min(most);
        let mut insets = ItemInsets { left_room, right_room, ..ItemInsets::default() };
        for item in &section.items {
            match &item.body {
                Body::Point(_, support) => {
                    insets.marks = insets.marks.max(marks_width(&self.metrics, support));
                }
                Body::Entry(number, _) => {
                    let gap = self.metrics.size(StyleName::SourceNumber) * NUMBER_GAP;
                    insets.numbers = insets.numbers.max(self.metrics.width(number) + gap);
                }
                Body::Text(_)
                | Body::Figure(_)
                | Body::Quote(..)
                | Body::Difference(..)
                | Body::Event(..) => {}
            }
        }
        insets
    }

    /// The space between two items of a section.
    pub(super) fn item_gap(&self, section: &SectionContent) -> f32 {
        let spacing = &self.metrics.template.spacing;
        let lines = if section.look.look == Look::List { spacing.tight_lines } else { spacing.item_lines };
        self.metrics.gap(lines)
    }

    /// Sets an item and gives its height.
    pub(super) fn item(
        &mut self,
        section: &SectionContent,
        item: &ItemContent,
        insets: ItemInsets,
        slot: Slot,
        parent: NodeId,
    ) -> f32 {
        let height = match &item.body {
            Body::Text(texts) => self.texts(texts, slot, item, parent),
            Body::Figure(figure) => self.figure(figure, slot, item, parent),
            Body::Point(text, support) => self.point((text, support), insets, slot, item, parent),
            Body::Difference(topic, values) => self.difference(topic, values, slot, item, parent),
            Body::Event(date, label) => self.event(date, label, slot, item, parent),
            Body::Quote(quote, attribution) => self.quote((quote, attribution), insets, slot, item, parent),
            Body::Entry(number, text) => {
                let entry = self.node(Role::ListItem, parent);
                let label = self.node(Role::Label, entry);
                let tags = self.tags(number, label);
                let gap = self.metrics.size(StyleName::SourceNumber) * NUMBER_GAP;
                let numbers = Slot { width: insets.numbers - gap, ..slot };
                let least = self.paragraph(number, numbers, ParagraphFormat::RIGHT, &tags);
                let node = self.node(Role::ListBody, entry);
                self.language(node, item);
                let tags = self.tags(text, node);
                let body = Slot { x: slot.x + insets.numbers, width: slot.width - insets.numbers, ..slot };
                let body = self.beside_left(text, body);
                self.paragraph(text, body, ParagraphFormat::START, &tags).max(least)
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
        let step = self.metrics.step();
        let mut height = 0.0;
        let mut before: Option<&Paragraph> = None;
        for text in texts {
            if let Some(before) = before {
                height = on_grid(height, step) + self.between(before, text, slot.width);
            }
            before = Some(text);
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
            height +=
                self.paragraph(text, Slot { y: slot.y + height, ..slot }, ParagraphFormat::START, &tags);
        }
        height
    }

    /// The space between two paragraphs of one item. What a text says about itself stands close to it.
    fn between(&self, before: &Paragraph, after: &Paragraph, width: f32) -> f32 {
        let is_note = |text: &Paragraph| self.metrics.leading_style(text) == StyleName::Judgement;
        let step = self.metrics.step();
        match (is_note(before), is_note(after)) {
            (false, false) => on_grid(self.metrics.gap(self.metrics.template.spacing.item_lines), step),
            (true, _) => 0.0,
            (false, true) => {
                // What brings it back to the grid stands above it, where it parts the two, not below it.
                let height = self.line_count(after, width) as f32 * self.line_height(after);
                on_grid(height, step) - height
            }
        }
    }

    fn quote(
        &mut self,
        (quote, attribution): (&Paragraph, &Paragraph),
        insets: ItemInsets,
        slot: Slot,
        item: &ItemContent,
        parent: NodeId,
    ) -> f32 {
        let block = self.node(Role::BlockQuote, parent);
        self.language(block, item);
        let node = self.node(Role::Paragraph, block);
        let tags = self.tags(quote, node);
        // The opening mark hangs outside where the page has room for it; else the words move in by its width.
        let mark = quote.atoms.first().map_or(0.0, |atom| self.metrics.advance(quote, atom));
        let room = if quote.right_to_left { insets.right_room } else { insets.left_room };
        let has_room = room >= mark;
        let inset = if has_room { 0.0 } else { mark };
        let x = if quote.right_to_left { slot.x } else { slot.x + inset };
        let words = Slot { x, width: slot.width - inset, y: slot.y };
        let height =
            self.paragraph(quote, words, ParagraphFormat { hang: mark, ..ParagraphFormat::START }, &tags);
        let node = self.node(Role::Paragraph, block);
        let tags = self.tags(attribution, node);
        let x = if attribution.right_to_left { slot.x } else { slot.x + inset };
        let mut below = Slot { x, width: slot.width - inset, y: slot.y + height };
        if attribution.right_to_left != quote.right_to_left {
            // Below the beginning of the words, whichever way the name is read.
            let width = self.longest_line(attribution, below.width);
            let x = if quote.right_to_left { slot.x + slot.width - inset - width } else { slot.x + inset };
            below = Slot { x, width, ..below };
        }
        height + self.paragraph(attribution, below, ParagraphFormat::START, &tags)
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

/// How far below the top of its line a paragraph's base line is: the letters stand in the middle of the line, or where
/// the lines of the style keep to the grid, on the base lines of the body next to that.
pub(super) fn baseline_in_line(
    metrics: &PageMetrics<'_>,
    typesetter: &Typesetter,
    paragraph: &Paragraph,
) -> f32 {
    let centered = |style: StyleName| {
        let size = metrics.size(style);
        let face = typesetter.face_of(&metrics.template.styles.get(style).face);
        let (ascent, descent) = face.map_or((1.0, -0.3), |face| (face.metrics.ascent, face.metrics.descent));
        (metrics.line(style) - (ascent - descent) * size) / 2.0 + ascent * size
    };
    let style = metrics.leading_style(paragraph);
    if !metrics.is_on_grid(style) || !metrics.is_on_grid(StyleName::Body) {
        return centered(style);
    }
    let (body, step) = (centered(StyleName::Body), metrics.step());
    body + ((centered(style) - body) / step).round() * step
}

/// Whether a paragraph has anything to paint.
pub(super) fn is_blank(paragraph: &Paragraph) -> bool {
    paragraph.atoms.iter().all(|atom| matches!(atom.kind, AtomKind::Space | AtomKind::Control))
}
