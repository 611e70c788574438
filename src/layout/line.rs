//! One line of text: reading order to places on the page.

use std::ops::Range;
use std::sync::Arc;

use crate::never::OrNever;
use crate::page::{Color, FaceName, Glyph, GlyphRun, Point, Rect, Tag, round};

use super::canvas::Canvas;
use super::metrics::PageMetrics;
use super::shape::{Atom, AtomKind, EmGlyph, Paragraph, Typesetter};
use super::text::Meaning;

#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The left end of the space it has.
    pub x: f32,
    /// The width of that space.
    pub width: f32,
    pub baseline: f32,
    /// On which side it begins.
    pub align: Align,
}

/// On which side lines begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Where reading begins: left, or right in a right-to-left paragraph.
    Start,
    Right,
}

/// One line of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub paragraph: &'a Paragraph,
    pub atoms: Range<usize>,
    /// The bytes of the text that the lines before it say: of a word that is hyphenated, the first line says all.
    pub said: usize,
}

/// Paints one line; `tags` has the tag of each stretch of the paragraph. Gives how many bytes of the text are said.
///
/// A hyphen at the end of the line is no part of the text. What is copied or read aloud is the whole word, at its
/// beginning; the rest of it, on the next line, says nothing.
pub(super) fn paint_line(
    canvas: &mut Canvas,
    typesetter: &Typesetter,
    metrics: &PageMetrics<'_>,
    line: Line<'_>,
    place: Place,
    tags: &[Tag],
) -> usize {
    let Line { paragraph, atoms: range, said } = line;
    let end = range.end;
    let Some(atoms) = paragraph.atoms.get(range) else { return said };
    let hyphen = paragraph.hyphen_before(end).map(|(glyph, _)| glyph);
    let word = hyphen.and_then(|_| paragraph.word_at(end));
    let order = visual_order(atoms, paragraph.right_to_left);
    let advance = |index: &usize| atoms.get(*index).map_or(0.0, |atom| metrics.advance(paragraph, atom));
    let total = order.iter().map(advance).sum::<f32>() + metrics.hyphen(paragraph, end);
    let spaces =
        atoms.iter().rev().take_while(|atom| matches!(atom.kind, AtomKind::Space | AtomKind::Control));
    let hanging: f32 = spaces.map(|atom| metrics.advance(paragraph, atom)).sum();
    // Spaces at the end of a line hang outside: at the right of left-to-right text, at the left of the other.
    let after = if paragraph.right_to_left { 0.0 } else { hanging };
    let mut pen = match (place.align, paragraph.right_to_left) {
        (Align::Start, false) => place.x,
        (Align::Start, true) => place.x + place.width - total,
        (Align::Right, _) => place.x + place.width - total + after,
    };
    let mut rest = order.as_slice();
    let mut runs: Vec<(Vec<&Atom>, Spot)> = Vec::new();
    // What a run says is not always what it shows, so words that are hyphenated are runs of their own.
    let cuts = [said, word.as_ref().map_or(0, |word| word.start)];
    while !rest.is_empty() {
        let length = run_length(paragraph, atoms, rest, cuts);
        let (run, others) = rest.split_at(length);
        rest = others;
        // The hyphen takes its room where the line ends in the order of reading, which between words of the other
        // direction is not the edge of the line.
        let is_hyphenated = run.contains(&atoms.len().saturating_sub(1));
        let hyphen = if is_hyphenated { metrics.hyphen(paragraph, end) } else { 0.0 };
        let width: f32 = run.iter().map(advance).sum::<f32>() + hyphen;
        let pieces: Vec<&Atom> = run.iter().filter_map(|index| atoms.get(*index)).collect();
        runs.push((pieces, Spot { x: pen, width, baseline: place.baseline }));
        pen += width;
    }
    // Painted in the order of reading, because that is the order in which a page is read aloud and copied.
    runs.sort_by_key(|(pieces, _)| pieces.iter().map(|atom| atom.text.start).min());
    let last = runs.len().saturating_sub(1);
    for (index, (pieces, spot)) in runs.into_iter().enumerate() {
        let start = pieces.iter().map(|atom| atom.text.start).min().unwrap_or(0);
        let shown = start..pieces.iter().map(|atom| atom.text.end).max().unwrap_or(0);
        let hyphenated = word.as_ref().filter(|_| index == last);
        let says = match hyphenated {
            _ if start < said => said..said,
            Some(word) => start..word.end,
            None => shown,
        };
        let run = Run { pieces, spot, says, hyphen: hyphen.filter(|_| hyphenated.is_some()) };
        paint_run(canvas, typesetter, metrics, paragraph, &run, tags);
    }
    word.map_or(said, |word| said.max(word.end))
}

/// Consecutive atoms of one look.
#[derive(Clone, Debug)]
struct Run<'a> {
    /// The atoms, from left to right.
    pieces: Vec<&'a Atom>,
    spot: Spot,
    /// The bytes of the paragraph's text that it says.
    says: Range<usize>,
    /// The hyphen after it.
    hyphen: Option<EmGlyph>,
}

#[derive(Clone, Copy, Debug)]
struct Spot {
    x: f32,
    width: f32,
    baseline: f32,
}

/// The atoms of a line from left to right (Unicode Standard Annex 9, rules L1 and L2).
fn visual_order(atoms: &[Atom], right_to_left: bool) -> Vec<usize> {
    let base = u8::from(right_to_left);
    let mut levels: Vec<u8> = atoms.iter().map(|atom| atom.level).collect();
    for (level, atom) in levels.iter_mut().zip(atoms).rev() {
        if !matches!(atom.kind, AtomKind::Space | AtomKind::Control) {
            break;
        }
        *level = base;
    }
    let mut order: Vec<usize> = (0..atoms.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let level_of = |index: &usize| levels.get(*index).copied().or_never("a level for each atom");
    for level in (1..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let tail = order.get(start..).or_never("a place in the order");
            let skip = tail.iter().take_while(|index| level_of(index) < level).count();
            let run = tail.iter().skip(skip).take_while(|index| level_of(index) >= level).count();
            if let Some(run) = order.get_mut(start + skip..start + skip + run) {
                run.reverse();
            }
            start += skip + run.max(1);
        }
    }
    order.retain(|index| atoms.get(*index).is_some_and(|atom| atom.kind != AtomKind::Control));
    order
}

/// How many of the atoms, from left to right, make one run: same stretch and face, neighbours in the text too, and
/// none of the places (bytes) in `cuts` between them.
fn run_length(paragraph: &Paragraph, atoms: &[Atom], order: &[usize], cuts: [usize; 2]) -> usize {
    let Some(first) = order.first().and_then(|index| atoms.get(*index)) else { return 1 };
    if first.kind == AtomKind::Box {
        return 1;
    }
    let meaning = |atom: &Atom| paragraph.spans.get(atom.span).map(|span| (span.style, &span.meaning));
    let mut previous = first;
    let mut length = 1;
    for atom in order.iter().skip(1).filter_map(|index| atoms.get(*index)) {
        let is_neighbour = if first.level % 2 == 1 {
            atom.text.end == previous.text.start
        } else {
            atom.text.start == previous.text.end
        };
        let is_alike = atom.face == first.face
            && atom.level % 2 == first.level % 2
            && atom.kind != AtomKind::Box
            && (atom.span == first.span
                || meaning(atom) == meaning(first) && meaning(first).is_some_and(|m| *m.1 == Meaning::Plain));
        if !is_neighbour || !is_alike || cuts.contains(&atom.text.start) {
            break;
        }
        previous = atom;
        length += 1;
    }
    length
}

fn paint_run(
    canvas: &mut Canvas,
    typesetter: &Typesetter,
    metrics: &PageMetrics<'_>,
    paragraph: &Paragraph,
    run: &Run<'_>,
    tags: &[Tag],
) {
    let Run { pieces: atoms, spot, says, hyphen } = run;
    let Some(first) = atoms.first() else { return };
    let Some(span) = paragraph.spans.get(first.span) else { return };
    let Some(tag) = tags.get(first.span).copied() else { return };
    let style = metrics.template.styles.get(span.style);
    let color = metrics.template.colors.get(style.color);
    let size = metrics.size(span.style);
    let baseline = spot.baseline - metrics.raise(span.style, metrics.leading_style(paragraph));
    if let Meaning::Link(address) = &span.meaning {
        let rect = Rect { x_pt: spot.x, y_pt: baseline - size, width_pt: spot.width, height_pt: size * 1.3 };
        canvas.link(tag, rect, address, &paragraph.text);
    }
    let Some(face) = typesetter.face(first.face) else { return };
    let clusters = if says.is_empty() { vec![0..0; atoms.len()] } else { clusters(atoms, says.start) };
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for (atom, cluster) in atoms.iter().zip(&clusters) {
        let set = paragraph.glyphs.get(atom.glyphs.clone()).or_never("an atom of this paragraph");
        let mut within = 0.0;
        for (index, glyph) in set.iter().enumerate() {
            let is_last = index + 1 == set.len() && atom.kind != AtomKind::Box;
            let advance =
                if is_last { metrics.advance(paragraph, atom) - within } else { glyph.advance * size };
            glyphs.push(Glyph {
                id: glyph.id,
                x_pt: round(pen + within + glyph.x * size),
                y_pt: round(glyph.y * size),
                advance_pt: round(advance),
                text: cluster.clone(),
            });
            within += glyph.advance * size;
        }
        pen += metrics.advance(paragraph, atom);
        if atom.kind == AtomKind::Box {
            let height = face.metrics.cap_height * size;
            let width = pen - within - size * 0.12;
            let rect = Rect {
                x_pt: spot.x + within + size * 0.06,
                y_pt: baseline - height,
                width_pt: width,
                height_pt: height,
            };
            let tag = match tag {
                Tag::Content(node) => {
                    let character =
                        paragraph.text.get(atom.text.clone()).or_never("an atom of this paragraph");
                    Tag::Content(canvas.standing_for(character, node))
                }
                artifact @ Tag::Artifact(_) => artifact,
            };
            paint_box(canvas, tag, rect, size * 0.06, color);
        }
    }
    if let Some(hyphen) = hyphen {
        let shown = clusters.last().map_or(0, |cluster| cluster.end);
        glyphs.push(Glyph {
            id: hyphen.id,
            x_pt: round(pen),
            y_pt: 0.0,
            advance_pt: round(hyphen.advance * size),
            text: shown..says.len(),
        });
    }
    if glyphs.is_empty() {
        return;
    }
    let run = GlyphRun {
        face: FaceName(Arc::clone(&face.name)),
        size_pt: round(size),
        color,
        origin: Point { x_pt: round(spot.x), y_pt: round(baseline) },
        text: paragraph.text.get(says.clone()).or_never("a line of this paragraph").to_owned(),
        glyphs,
        right_to_left: first.level % 2 == 1,
        language: None,
    };
    canvas.text(tag, run);
}

/// The bytes of the run's text, which begins at `start` in the paragraph's, that each atom's glyphs show, atom by atom.
///
/// An atom without glyphs (a direction mark, a joiner) belongs to the glyphs before it, or at the beginning to those
/// after it, so that no character is lost when the text is copied.
fn clusters(atoms: &[&Atom], start: usize) -> Vec<Range<usize>> {
    let mut logical: Vec<usize> = (0..atoms.len()).collect();
    logical.sort_by_key(|index| atoms.get(*index).map_or(0, |atom| atom.text.start));
    let mut ranges: Vec<Range<usize>> =
        atoms.iter().map(|atom| atom.text.start - start..atom.text.end - start).collect();
    let mut shown: Option<usize> = None;
    for index in logical {
        let end = ranges.get(index).map_or(0, |range| range.end);
        let has_glyphs = atoms.get(index).is_some_and(|atom| !atom.glyphs.is_empty());
        let owner = if has_glyphs { Some(index) } else { shown };
        if let Some(range) = owner.and_then(|owner| ranges.get_mut(owner)) {
            range.end = end;
            if has_glyphs && shown.is_none() {
                range.start = 0;
            }
        }
        shown = owner;
    }
    ranges
}

/// An empty box of thin lines: a character stands here that no face has.
fn paint_box(canvas: &mut Canvas, tag: Tag, rect: Rect, thickness: f32, color: Color) {
    let side = |x_pt: f32, y_pt: f32, width_pt: f32, height_pt: f32| Rect { x_pt, y_pt, width_pt, height_pt };
    let (right, bottom) = (rect.right_pt() - thickness, rect.bottom_pt() - thickness);
    canvas.fill(tag, side(rect.x_pt, rect.y_pt, rect.width_pt, thickness), color);
    canvas.fill(tag, side(rect.x_pt, bottom, rect.width_pt, thickness), color);
    canvas.fill(tag, side(rect.x_pt, rect.y_pt, thickness, rect.height_pt), color);
    canvas.fill(tag, side(right, rect.y_pt, thickness, rect.height_pt), color);
}
