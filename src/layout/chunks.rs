//! What stays on one line in any case: from one place where a line may begin to the next.
//!
//! Trying a body size means adding up advances; of a paragraph's chunks there are far fewer than of its atoms.

use std::ops::Range;

use crate::never::OrNever;
use crate::template::{StyleName, Template};

use super::metrics::PageMetrics;
use super::shape::{Atom, AtomKind, Opportunity, Paragraph};

/// The chunks of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunks {
    chunks: Vec<Chunk>,
    parts: Vec<Part>,
}

/// A stretch within which no line may begin without need.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub atoms: Range<usize>,
    /// Whether the text before it ends in a hyphen.
    pub after_hyphen: bool,
    parts: Range<usize>,
}

/// The part of a chunk that is in one style; lengths are in em of it.
#[derive(Clone, Copy, Debug)]
struct Part {
    style: StyleName,
    advance: f32,
    /// How far its last ink reaches; `None` without any.
    ink: Option<f32>,
}

/// How far the pen is, in pt.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pen {
    pub at: f32,
    /// Where it was after the last ink.
    pub ink: f32,
}

impl Pen {
    pub(super) fn after(self, atom: &Atom, advance: f32) -> Self {
        let at = self.at + advance;
        Self { at, ink: if has_ink(atom) { at } else { self.ink } }
    }
}

impl Chunks {
    /// Gathers the chunks of a shaped paragraph.
    pub(super) fn of(paragraph: &Paragraph, template: &Template) -> Self {
        let mut gathered = Self::default();
        let mut after_hyphen = false;
        for (index, atom) in paragraph.atoms.iter().enumerate() {
            if index == 0 || atom.before == Opportunity::Free {
                let parts = gathered.parts.len()..gathered.parts.len();
                gathered.chunks.push(Chunk { atoms: index..index, after_hyphen, parts });
            }
            let Some(chunk) = gathered.chunks.last_mut() else { continue };
            let style = paragraph.spans.get(atom.span).map_or(StyleName::Body, |span| span.style);
            if chunk.parts.is_empty() || gathered.parts.last().is_none_or(|part| part.style != style) {
                gathered.parts.push(Part { style, advance: 0.0, ink: None });
            }
            chunk.atoms.end = index + 1;
            chunk.parts.end = gathered.parts.len();
            if let Some(part) = gathered.parts.last_mut() {
                part.advance += atom.advance_em(style, template);
                part.ink = if has_ink(atom) { Some(part.advance) } else { part.ink };
            }
            let text = paragraph.text.get(atom.text.clone());
            after_hyphen = text.is_some_and(|text| text.ends_with(['-', '‐']));
        }
        gathered
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter()
    }

    /// The pen after a chunk of these, at the sizes of a page.
    pub(super) fn after(&self, chunk: &Chunk, mut pen: Pen, metrics: &PageMetrics<'_>) -> Pen {
        for part in self.parts.get(chunk.parts.clone()).or_never("a chunk of these parts") {
            let size = metrics.size(part.style);
            pen.ink = part.ink.map_or(pen.ink, |ink| pen.at + ink * size);
            pen.at += part.advance * size;
        }
        pen
    }
}

fn has_ink(atom: &Atom) -> bool {
    !matches!(atom.kind, AtomKind::Space | AtomKind::Control)
}
