//! A run of glyphs as pieces that each copy out exactly.
//!
//! A reader of the file takes each glyph's own text, unless the piece around it says otherwise (`ActualText`).

use std::ops::Range;

use printpdf::{Codepoint, Op, PaintMode, PdfFontHandle, Pt, Rect as PdfRect, TextItem, TextMatrix};

use super::clusters::{self, Cluster};
use super::content::{pdf_color, round};
use super::faces::{Subset, SubsetGlyph, UNITS_PER_EM};
use crate::page::GlyphRun;

/// The gap between two letters, in em, from which some readers see a space that is not there.
/// Poppler takes a tenth of an em for one; others are known to take less.
const LOOSE_EM: f32 = 0.05;

/// How far apart, in pt, glyphs stand that only carry text: enough to keep their order.
const CARRIER_STEP_PT: f32 = 0.02;

/// Consecutive glyphs of a run, in reading order.
pub(super) struct Piece<'a> {
    ink: Vec<Ink<'a>>,
    /// What the piece says, where its glyphs alone would say something else.
    pub(super) actual_text: Option<String>,
}

/// Something to paint, in the page's coordinates.
#[derive(Clone, Copy)]
struct Ink<'a> {
    x_pt: f32,
    y_pt: f32,
    advance_pt: f32,
    /// The glyph; `None` for a character that the face does not have.
    glyph: Option<&'a SubsetGlyph>,
}

/// Cuts a run into as few pieces as say its text exactly.
pub(super) fn pieces<'a>(run: &GlyphRun, subset: &'a Subset) -> Vec<Piece<'a>> {
    let whole = || Piece {
        ink: (0..run.glyphs.len()).filter_map(|index| ink(run, subset, index)).collect(),
        actual_text: Some(run.text.clone()),
    };
    let Some(clusters) = clusters::clusters(run) else { return vec![whole()] };
    if !run.right_to_left && is_loose(run, subset, &clusters) {
        return vec![whole()];
    }
    let mut pieces = Vec::new();
    for cluster in &clusters {
        let text = run.text.get(cluster.text.clone()).unwrap_or_default();
        let glyphs = in_reading_order(cluster.glyphs.clone(), run.right_to_left);
        let inks: Vec<Ink<'a>> = glyphs.filter_map(|index| ink(run, subset, index)).collect();
        let says_it = shown(&inks) == text;
        match subset.carrier() {
            Some(carrier) if run.right_to_left && text.chars().nth(1).is_some() => {
                push_spelt_out(&mut pieces, inks, text, carrier);
            }
            _ => push(&mut pieces, inks, (!says_it).then_some(text)),
        }
    }
    pieces
}

/// Adds glyphs to the last piece if they can be read together with it, else as a piece of their own.
fn push<'a>(pieces: &mut Vec<Piece<'a>>, inks: Vec<Ink<'a>>, actual_text: Option<&str>) {
    if let (Some(Piece { ink, actual_text: None }), None) = (pieces.last_mut(), actual_text) {
        ink.extend(inks);
    } else {
        pieces.push(Piece { ink: inks, actual_text: actual_text.map(str::to_owned) });
    }
}

/// Adds a cluster of a right-to-left run so that no piece says more than one character.
///
/// Readers that reorder by place (poppler) lay the characters of a piece out from left to right, and so turn
/// "lam, alef" round; they also take a vowel mark that stands right of its letter's edge for the earlier of the two.
/// So the first glyph says the first character, and every other character starts with a glyph without ink, a hair to
/// the left of the cluster.
fn push_spelt_out<'a>(pieces: &mut Vec<Piece<'a>>, inks: Vec<Ink<'a>>, text: &str, carrier: &'a SubsetGlyph) {
    let Some(left) = inks.iter().copied().min_by(|a, b| a.x_pt.total_cmp(&b.x_pt)) else { return };
    let last = text.chars().count().saturating_sub(1);
    let mut inks = inks.into_iter();
    let mut carrier = Ink { glyph: Some(carrier), ..left };
    for (index, character) in text.chars().enumerate() {
        let mut piece = Vec::new();
        if index > 0 {
            carrier.x_pt -= CARRIER_STEP_PT;
            piece.push(carrier);
        }
        piece.extend(inks.by_ref().take(if index == last { usize::MAX } else { 1 }));
        let character = character.to_string();
        let says_it = shown(&piece) == character;
        push(pieces, piece, (!says_it).then_some(&character));
    }
}

fn in_reading_order(glyphs: Range<usize>, right_to_left: bool) -> impl Iterator<Item = usize> {
    let end = glyphs.end;
    let start = glyphs.start;
    glyphs.map(move |index| if right_to_left { start + end - 1 - index } else { index })
}

fn ink<'a>(run: &GlyphRun, subset: &'a Subset, index: usize) -> Option<Ink<'a>> {
    let glyph = run.glyphs.get(index)?;
    Some(Ink {
        x_pt: run.origin.x_pt + glyph.x_pt,
        y_pt: run.origin.y_pt + glyph.y_pt,
        advance_pt: glyph.advance_pt,
        glyph: subset.glyph(glyph.id),
    })
}

/// What a reader takes from glyphs.
fn shown(inks: &[Ink<'_>]) -> String {
    inks.iter().filter_map(|ink| ink.glyph).map(|glyph| glyph.text.as_str()).collect()
}

/// Whether letters of a word stand so far apart that a reader may take the gaps for spaces.
fn is_loose(run: &GlyphRun, subset: &Subset, clusters: &[Cluster]) -> bool {
    let is_space = |cluster: &Cluster| {
        run.text.get(cluster.text.clone()).is_some_and(|text| text.chars().any(char::is_whitespace))
    };
    clusters.array_windows().any(|[left, right]| {
        let last = left.glyphs.end.checked_sub(1).and_then(|index| run.glyphs.get(index));
        let (Some(last), Some(first)) = (last, run.glyphs.get(right.glyphs.start)) else { return false };
        let width = subset.glyph(last.id).map_or(0.0, |glyph| f32::from(glyph.width));
        let gap_pt = first.x_pt - last.x_pt - width * run.size_pt / UNITS_PER_EM;
        gap_pt > LOOSE_EM * run.size_pt && !is_space(left) && !is_space(right)
    })
}

/// Appends the operators that paint a piece of `run` on a page of that height.
pub(super) fn show(
    run: &GlyphRun,
    piece: &Piece<'_>,
    subset: &Subset,
    page_height_pt: f32,
    ops: &mut Vec<Op>,
) {
    let size_pt = round_size(run.size_pt);
    let mut lines: Vec<Line> = Vec::new();
    let mut write = |x_pt: f32, y_pt: f32, glyph: &SubsetGlyph| {
        let y_pt = round(page_height_pt - y_pt);
        match lines.last_mut() {
            #[expect(
                clippy::float_cmp,
                reason = "both are rounded; anything but the same line needs a new matrix"
            )]
            Some(line) if line.y_pt == y_pt => line.push(x_pt, glyph),
            _ => lines.push(Line::new(x_pt, y_pt, size_pt, glyph)),
        }
    };
    for ink in &piece.ink {
        if let Some(glyph) = ink.glyph {
            write(ink.x_pt, ink.y_pt, glyph);
        } else {
            draw_missing(run, ink, page_height_pt, ops);
            // Only glyphs are copied, so two without ink stand at the edges of the box.
            for x_pt in [ink.x_pt, ink.x_pt + ink.advance_pt] {
                subset.carrier().into_iter().for_each(|carrier| write(x_pt, ink.y_pt, carrier));
            }
        }
    }
    if lines.is_empty() {
        return;
    }
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(size_pt) });
    ops.push(Op::SetFillColor { col: pdf_color(run.color) });
    for line in lines {
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(line.x_pt), Pt(line.y_pt)) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(line.glyphs)] });
    }
    ops.push(Op::EndTextSection);
}

/// Draws a hollow box for a character that the face does not have.
/// The face's own box will not do: a valid PDF/UA or PDF/A file must not refer to it.
fn draw_missing(run: &GlyphRun, ink: &Ink<'_>, page_height_pt: f32, ops: &mut Vec<Op>) {
    let line_pt = run.size_pt / 20.0;
    let advance_pt = if ink.advance_pt > 4.0 * line_pt { ink.advance_pt } else { run.size_pt / 2.0 };
    ops.push(Op::SetOutlineColor { col: pdf_color(run.color) });
    ops.push(Op::SetOutlineThickness { pt: Pt(round(line_pt)) });
    ops.push(Op::DrawRectangle {
        rectangle: PdfRect {
            x: Pt(round(ink.x_pt + line_pt)),
            y: Pt(round(page_height_pt - ink.y_pt)),
            width: Pt(round(advance_pt - 2.0 * line_pt)),
            height: Pt(round(run.size_pt * 0.7)),
            mode: Some(PaintMode::Stroke),
            winding_order: None,
        },
    });
}

/// A size, rounded to a thousandth of a point: finer than the eye, and the same on every machine.
fn round_size(size_pt: f32) -> f32 {
    (size_pt * 1000.0).round() / 1000.0
}

/// Glyphs on one base line, each followed by the correction that brings the pen to the next.
struct Line {
    x_pt: f32,
    y_pt: f32,
    size_pt: f32,
    /// Where the pen stands after the last glyph, in thousandths of an em from the start.
    pen: f32,
    glyphs: Vec<Codepoint>,
}

impl Line {
    fn new(x_pt: f32, y_pt: f32, size_pt: f32, glyph: &SubsetGlyph) -> Self {
        let first = Codepoint::with_cid(glyph.id, 0.0, glyph.text.clone());
        Self { x_pt: round(x_pt), y_pt, size_pt, pen: f32::from(glyph.width), glyphs: vec![first] }
    }

    fn push(&mut self, x_pt: f32, glyph: &SubsetGlyph) {
        let target = (x_pt - self.x_pt) * UNITS_PER_EM / self.size_pt;
        // Whole thousandths of an em are about 0.01 pt in running text. What is rounded away here is made up at the
        // next glyph, since the pen's true place is kept.
        let correction = (self.pen - target).round();
        if let Some(last) = self.glyphs.last_mut() {
            last.offset = correction;
        }
        self.pen += f32::from(glyph.width) - correction;
        self.glyphs.push(Codepoint::with_cid(glyph.id, 0.0, glyph.text.clone()));
    }
}
