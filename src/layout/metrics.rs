//! The measures of a page at one body size.

use std::ops::Range;

use crate::never::OrNever;
use crate::template::{StyleName, Template};

use super::divide::on_grid;
use super::shape::{Atom, AtomKind, Paragraph};

/// The measures of a page at one body size, in pt.
#[derive(Clone, Debug)]
pub(super) struct PageMetrics<'a> {
    pub template: &'a Template,
    pub body_pt: f32,
    /// The height of a body line.
    pub line_pt: f32,
    /// How many times as large as usual the space between items and between sections is.
    pub stretch: f32,
    sizes: Vec<f32>,
}

impl<'a> PageMetrics<'a> {
    /// The measures at a body size; the size of the title is the head's own affair.
    pub(super) fn new(template: &'a Template, body_pt: f32, title_pt: f32) -> Self {
        let smallest = template.fit.smallest_pt;
        let size = |name: &StyleName| match name {
            StyleName::Title => title_pt,
            other => template.styles.get(*other).size_pt(body_pt, smallest),
        };
        let sizes = StyleName::ALL.iter().map(size).collect();
        Self { template, body_pt, line_pt: body_pt * template.fit.line, stretch: 1.0, sizes }
    }

    /// The size of a style.
    pub(super) fn size(&self, style: StyleName) -> f32 {
        self.sizes.get(style as usize).copied().unwrap_or(self.body_pt)
    }

    /// The height of a line in a style.
    pub(super) fn line(&self, style: StyleName) -> f32 {
        let set = self.template.styles.get(style);
        match (set.line, set.lines) {
            (Some(line), _) => line * self.size(style),
            (None, lines) => lines.unwrap_or(1.0) * self.line_pt,
        }
    }

    /// A number of body lines.
    pub(super) fn lines(&self, count: f32) -> f32 {
        count * self.line_pt
    }

    /// Half a body line: the grid that the lines of all columns share.
    pub(super) fn step(&self) -> f32 {
        self.line_pt / 2.0
    }

    /// The space above a section, on the grid.
    pub(super) fn section_gap(&self) -> f32 {
        on_grid(self.gap(self.template.spacing.section_lines), self.step())
    }

    /// Whether lines of a style keep to the grid: they are so many half body lines high.
    pub(super) fn is_on_grid(&self, style: StyleName) -> bool {
        let set = self.template.styles.get(style);
        let halves = 2.0 * set.lines.unwrap_or(1.0);
        set.line.is_none() && (halves - halves.round()).abs() < 0.001
    }

    /// How far a style is raised beside text in another style, and no farther than its figures are as high as that
    /// text's capitals: a number hardly smaller than its text is hardly raised.
    pub(super) fn raise(&self, style: StyleName, beside: StyleName) -> f32 {
        /// The height of capitals and figures in em, the same in all faces near enough.
        const CAPITALS: f32 = 0.7;
        let (own, other) = (self.size(style), self.size(beside));
        let raise = self.template.styles.get(style).raise * other;
        if raise > 0.0 { raise.min(CAPITALS * (other - own)).max(0.0) } else { raise }
    }

    /// The space between items or sections, from its number of body lines.
    pub(super) fn gap(&self, count: f32) -> f32 {
        self.lines(count) * self.stretch
    }

    /// How far an atom moves the pen.
    pub(super) fn advance(&self, paragraph: &Paragraph, atom: &Atom) -> f32 {
        let Some(span) = paragraph.spans.get(atom.span) else { return 0.0 };
        atom.advance_em(span.style, self.template) * self.size(span.style)
    }

    /// Whether words may be hyphenated in a column of that width.
    pub(super) fn hyphenates(&self, width_pt: f32) -> bool {
        self.template.fit.hyphenate_below.is_some_and(|sizes| width_pt < sizes * self.body_pt)
    }

    /// The width of the hyphen that is set if a line ends before the atom of that number.
    pub(super) fn hyphen(&self, paragraph: &Paragraph, atom: usize) -> f32 {
        paragraph.hyphen_before(atom).map_or(0.0, |(glyph, style)| glyph.advance * self.size(style))
    }

    /// The style that gives a paragraph its line height: of its stretches the one with the highest lines.
    pub(super) fn leading_style(&self, paragraph: &Paragraph) -> StyleName {
        let mut leading = paragraph.spans.first().map_or(StyleName::Body, |span| span.style);
        for span in &paragraph.spans {
            if self.line(span.style) > self.line(leading) {
                leading = span.style;
            }
        }
        leading
    }

    /// The width of a paragraph on one line, without spaces at its end.
    pub(super) fn width(&self, paragraph: &Paragraph) -> f32 {
        self.ink(paragraph, 0..paragraph.atoms.len())
    }

    /// The width of a line, a range of the paragraph's atoms, without spaces at its end and with the hyphen if it ends
    /// in a hyphenated word.
    pub(super) fn ink(&self, paragraph: &Paragraph, line: Range<usize>) -> f32 {
        let hyphen = self.hyphen(paragraph, line.end);
        let mut width = 0.0;
        let mut inked = 0.0;
        for atom in paragraph.atoms.get(line).or_never("a line of this paragraph") {
            width += self.advance(paragraph, atom);
            if !matches!(atom.kind, AtomKind::Space | AtomKind::Control) {
                inked = width;
            }
        }
        inked + hyphen
    }
}
