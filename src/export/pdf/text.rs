//! A piece of a run as text operators.

use printpdf::{Codepoint, Op, PaintMode, PdfFontHandle, Pt, Rect as PdfRect, TextItem, TextMatrix};

use super::content::{pdf_color, round};
use super::faces::{CARRIED, Code, Subset, UNITS_PER_EM};
use super::spelling::{Letter, Piece};
use crate::page::GlyphRun;

/// Appends the operators that paint a piece of `run` on a page of that height.
pub(super) fn show(run: &GlyphRun, piece: &Piece, subset: &Subset, page_height_pt: f32, ops: &mut Vec<Op>) {
    let size_pt = round_size(run.size_pt);
    let mut lines: Vec<Line> = Vec::new();
    let mut write = |x_pt: f32, y_pt: f32, code: Code, text: &str| {
        let y_pt = round(page_height_pt - y_pt);
        match lines.last_mut() {
            #[expect(
                clippy::float_cmp,
                reason = "both are rounded; anything but the same line needs a new matrix"
            )]
            Some(line) if line.y_pt == y_pt => line.push(x_pt, code, text),
            _ => lines.push(Line::new(x_pt, y_pt, size_pt, code, text)),
        }
    };
    for letter in &piece.letters {
        if let Some(code) = subset.code(letter.glyph, &letter.text) {
            write(letter.x_pt, letter.y_pt, code, &letter.text);
            continue;
        }
        draw_missing(run, letter, page_height_pt, ops);
        // Only glyphs are copied, so two without ink stand at the edges of the box.
        if let Some(code) = subset.carrier.and_then(|carrier| subset.code(carrier, CARRIED)) {
            write(letter.x_pt, letter.y_pt, code, CARRIED);
            write(letter.x_pt + letter.advance_pt, letter.y_pt, code, CARRIED);
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
fn draw_missing(run: &GlyphRun, letter: &Letter, page_height_pt: f32, ops: &mut Vec<Op>) {
    let line_pt = run.size_pt / 20.0;
    let advance_pt = if letter.advance_pt > 4.0 * line_pt { letter.advance_pt } else { run.size_pt / 2.0 };
    ops.push(Op::SetOutlineColor { col: pdf_color(run.color) });
    ops.push(Op::SetOutlineThickness { pt: Pt(round(line_pt)) });
    ops.push(Op::DrawRectangle {
        rectangle: PdfRect {
            x: Pt(round(letter.x_pt + line_pt)),
            y: Pt(round(page_height_pt - letter.y_pt)),
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
    fn new(x_pt: f32, y_pt: f32, size_pt: f32, code: Code, text: &str) -> Self {
        let first = Codepoint::with_cid(code.code, 0.0, text.to_owned());
        Self { x_pt: round(x_pt), y_pt, size_pt, pen: f32::from(code.width), glyphs: vec![first] }
    }

    fn push(&mut self, x_pt: f32, code: Code, text: &str) {
        let target = (x_pt - self.x_pt) * UNITS_PER_EM / self.size_pt;
        // Whole thousandths of an em are about 0.01 pt in running text. What is rounded away here is made up at the
        // next glyph, since the pen's true place is kept.
        let correction = (self.pen - target).round();
        if let Some(last) = self.glyphs.last_mut() {
            last.offset = correction;
        }
        self.pen += f32::from(code.width) - correction;
        self.glyphs.push(Codepoint::with_cid(code.code, 0.0, text.to_owned()));
    }
}
