//! A run of glyphs as text operators that copy out exactly.

use std::ops::Range;

use printpdf::{
    Codepoint, DictItem, Op, PaintMode, PdfFontHandle, Pt, Rect as PdfRect, TextItem, TextMatrix,
};

use super::clusters::{self, Cluster};
use super::content::{dictionary, pdf_color, round};
use super::faces::{Subset, UNITS_PER_EM};
use super::objects::text_bytes;
use crate::page::{Glyph, GlyphRun};

/// The gap between two letters, in em, from which some readers see a space that is not there.
/// Poppler takes a tenth of an em for one; others are known to take less.
const LOOSE_EM: f32 = 0.05;

/// Consecutive clusters in reading order that are written together.
struct Segment {
    clusters: Range<usize>,
    /// What the segment says, where its glyphs alone would say something else.
    actual_text: Option<String>,
}

/// Appends the operators that show `run` on a page of that height.
pub(super) fn show(run: &GlyphRun, subset: &Subset, page_height_pt: f32, ops: &mut Vec<Op>) {
    let (clusters, segments) = segments(run, subset);
    for segment in segments {
        if let Some(text) = &segment.actual_text {
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: dictionary([(
                    "ActualText",
                    DictItem::String { data: text_bytes(text), literal: false },
                )]),
            });
        }
        let glyphs: Vec<usize> = clusters
            .get(segment.clusters)
            .unwrap_or_default()
            .iter()
            .flat_map(|cluster| in_reading_order(cluster.glyphs.clone(), run.right_to_left))
            .collect();
        show_glyphs(run, subset, &glyphs, page_height_pt, ops);
        if segment.actual_text.is_some() {
            ops.push(Op::EndMarkedContentWithProperties);
        }
    }
}

fn in_reading_order(glyphs: Range<usize>, right_to_left: bool) -> Vec<usize> {
    if right_to_left { glyphs.rev().collect() } else { glyphs.collect() }
}

fn segments(run: &GlyphRun, subset: &Subset) -> (Vec<Cluster>, Vec<Segment>) {
    let Some(clusters) = clusters::clusters(run) else {
        let whole = Cluster { glyphs: 0..run.glyphs.len(), text: 0..run.text.len() };
        return (vec![whole], vec![Segment { clusters: 0..1, actual_text: Some(run.text.clone()) }]);
    };
    let text = |range: Range<usize>| run.text.get(range).unwrap_or_default();
    let mut differs: Vec<bool> =
        clusters.iter().map(|cluster| shown(run, subset, cluster) != text(cluster.text.clone())).collect();
    for word in words(&clusters, &run.text) {
        if is_loose(run, subset, clusters.get(word.clone()).unwrap_or_default()) {
            differs.get_mut(word).unwrap_or_default().fill(true);
        }
    }

    let mut segments: Vec<Segment> = Vec::new();
    for (index, (cluster, &differs)) in clusters.iter().zip(&differs).enumerate() {
        let words = text(cluster.text.clone());
        match segments.last_mut() {
            Some(Segment { clusters, actual_text: None }) if !differs => clusters.end = index + 1,
            // A span ends with its word: readers that lay a span's text out evenly then keep the words apart.
            Some(Segment { clusters, actual_text: Some(actual) })
                if differs
                    && !words.starts_with(char::is_whitespace)
                    && !actual.ends_with(char::is_whitespace) =>
            {
                clusters.end = index + 1;
                actual.push_str(words);
            }
            _ => segments
                .push(Segment { clusters: index..index + 1, actual_text: differs.then(|| words.to_owned()) }),
        }
    }
    (clusters, segments)
}

/// What a reader takes from the glyphs of a cluster.
fn shown(run: &GlyphRun, subset: &Subset, cluster: &Cluster) -> String {
    in_reading_order(cluster.glyphs.clone(), run.right_to_left)
        .into_iter()
        .filter_map(|index| subset.glyph(run.glyphs.get(index)?.id))
        .map(|glyph| glyph.text.as_str())
        .collect()
}

/// The stretches of clusters between white space.
fn words(clusters: &[Cluster], text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut inside = false;
    for (index, cluster) in clusters.iter().enumerate() {
        let is_space =
            text.get(cluster.text.clone()).is_some_and(|text| text.chars().all(char::is_whitespace));
        match words.last_mut() {
            _ if is_space => inside = false,
            Some(word) if inside => word.end = index + 1,
            _ => {
                words.push(index..index + 1);
                inside = true;
            }
        }
    }
    words
}

/// Whether letters of a word stand so far apart that a reader may take the gaps for spaces.
fn is_loose(run: &GlyphRun, subset: &Subset, word: &[Cluster]) -> bool {
    let mut glyphs: Vec<_> = word
        .iter()
        .flat_map(|cluster| cluster.glyphs.clone())
        .filter_map(|index| run.glyphs.get(index))
        .collect();
    glyphs.sort_by(|left, right| left.x_pt.total_cmp(&right.x_pt));
    glyphs.array_windows().any(|[left, right]| {
        let width = subset.glyph(left.id).map_or(0.0, |glyph| f32::from(glyph.width));
        right.x_pt - left.x_pt - width * run.size_pt / UNITS_PER_EM > LOOSE_EM * run.size_pt
    })
}

/// Shows some glyphs of a run, in the order given.
fn show_glyphs(run: &GlyphRun, subset: &Subset, order: &[usize], page_height_pt: f32, ops: &mut Vec<Op>) {
    let size_pt = round_size(run.size_pt);
    let mut lines: Vec<Line> = Vec::new();
    let mut missing: Vec<&Glyph> = Vec::new();
    for glyph in order.iter().filter_map(|&index| run.glyphs.get(index)) {
        let x_pt = run.origin.x_pt + glyph.x_pt;
        let y_pt = round(page_height_pt - (run.origin.y_pt + glyph.y_pt));
        let Some(shape) = subset.glyph(glyph.id) else {
            missing.push(glyph);
            continue;
        };
        match lines.last_mut() {
            #[expect(
                clippy::float_cmp,
                reason = "both are rounded; anything but the same line needs a new matrix"
            )]
            Some(line) if line.y_pt == y_pt => line.push(x_pt, shape.id, shape.width, &shape.text),
            _ => lines.push(Line::new(x_pt, y_pt, size_pt, shape.id, shape.width, &shape.text)),
        }
    }
    for glyph in missing {
        draw_missing(run, glyph, page_height_pt, ops);
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
fn draw_missing(run: &GlyphRun, glyph: &Glyph, page_height_pt: f32, ops: &mut Vec<Op>) {
    let line_pt = run.size_pt / 20.0;
    let advance_pt = if glyph.advance_pt > 4.0 * line_pt { glyph.advance_pt } else { run.size_pt / 2.0 };
    ops.push(Op::SetOutlineColor { col: pdf_color(run.color) });
    ops.push(Op::SetOutlineThickness { pt: Pt(round(line_pt)) });
    ops.push(Op::DrawRectangle {
        rectangle: PdfRect {
            x: Pt(round(run.origin.x_pt + glyph.x_pt + line_pt)),
            y: Pt(round(page_height_pt - run.origin.y_pt - glyph.y_pt)),
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
    fn new(x_pt: f32, y_pt: f32, size_pt: f32, id: u16, width: u16, text: &str) -> Self {
        let first = Codepoint::with_cid(id, 0.0, text.to_owned());
        Self { x_pt: round(x_pt), y_pt, size_pt, pen: f32::from(width), glyphs: vec![first] }
    }

    fn push(&mut self, x_pt: f32, id: u16, width: u16, text: &str) {
        let target = (x_pt - self.x_pt) * UNITS_PER_EM / self.size_pt;
        // Whole thousandths of an em are about 0.01 pt in running text. What is rounded away here is made up at the
        // next glyph, since the pen's true place is kept.
        let correction = (self.pen - target).round();
        if let Some(last) = self.glyphs.last_mut() {
            last.offset = correction;
        }
        self.pen += f32::from(width) - correction;
        self.glyphs.push(Codepoint::with_cid(id, 0.0, text.to_owned()));
    }
}
