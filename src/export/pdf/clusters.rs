//! Which text the glyphs of a run stand for, cluster by cluster.

use std::ops::Range;

use crate::page::{Glyph, GlyphRun};
use crate::text::is_ignorable;

/// The number of the glyph that a face shows for a character it does not have.
pub(super) const NOTDEF: u16 = 0;

/// Glyphs that stand for a piece of text together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Which of the run's glyphs, left to right.
    pub(super) glyphs: Range<usize>,
    /// Which bytes of the run's text.
    pub(super) text: Range<usize>,
}

/// The clusters of a run in reading order, together covering its whole text.
///
/// Text that has no glyph (a non-joiner, a soft hyphen, a space at the end of the line) belongs to the cluster it
/// follows, at the start of a run to the one it precedes.
/// `None` if the glyphs' ranges are not in order one way or the other: then only the run as a whole has a text.
pub(super) fn clusters(run: &GlyphRun) -> Option<Vec<Cluster>> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (index, glyph) in run.glyphs.iter().enumerate() {
        if is_invisible(run.text.get(glyph.text.clone())?, glyph, run.size_pt) {
            continue;
        }
        match clusters.last_mut() {
            Some(last) if last.text == glyph.text => last.glyphs.end = index + 1,
            _ => clusters.push(Cluster { glyphs: index..index + 1, text: glyph.text.clone() }),
        }
    }
    if run.right_to_left {
        clusters.reverse();
    }
    let in_order = clusters.array_windows().all(|[before, after]| before.text.end <= after.text.start);
    if !in_order {
        return None;
    }
    let mut next = run.text.len();
    for cluster in clusters.iter_mut().rev() {
        cluster.text.end = next;
        next = cluster.text.start;
    }
    if let Some(first) = clusters.first_mut() {
        first.text.start = 0;
    }
    Some(clusters)
}

/// Whether a glyph only holds the place of characters that are never seen: shaping leaves an empty glyph for a
/// non-joiner, which would be read as the space it is borrowed from.
/// A soft hyphen at the end of a line is seen, and so has a width.
fn is_invisible(text: &str, glyph: &Glyph, size_pt: f32) -> bool {
    const WIDEST_EM: f32 = 0.2;
    !text.is_empty() && text.chars().all(is_ignorable) && glyph.advance_pt < WIDEST_EM * size_pt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Color, FaceName, Point};

    /// A run of glyphs given by number, advance and text.
    fn run(text: &str, right_to_left: bool, glyphs: &[(u16, f32, Range<usize>)]) -> GlyphRun {
        let mut x_pt = 0.0;
        let glyphs = glyphs.iter().map(|(id, advance_pt, text)| {
            x_pt += advance_pt;
            Glyph { id: *id, x_pt: x_pt - advance_pt, y_pt: 0.0, advance_pt: *advance_pt, text: text.clone() }
        });
        GlyphRun {
            face: FaceName("Any".into()),
            size_pt: 10.0,
            color: Color { red: 0, green: 0, blue: 0 },
            origin: Point::default(),
            text: text.to_owned(),
            glyphs: glyphs.collect(),
            right_to_left,
            language: None,
        }
    }

    fn texts(run: &GlyphRun) -> Vec<&str> {
        clusters(run).unwrap().into_iter().map(|cluster| run.text.get(cluster.text).unwrap()).collect()
    }

    #[test]
    fn a_ligature_stands_for_all_its_letters() {
        let run = run("fig", false, &[(7, 5.0, 0..2), (8, 5.0, 2..3)]);
        assert_eq!(texts(&run), ["fi", "g"]);
    }

    #[test]
    fn text_without_a_glyph_belongs_to_the_cluster_before_it() {
        assert_eq!(texts(&run("a\u{AD}b ", false, &[(7, 5.0, 0..1), (8, 5.0, 3..4)])), ["a\u{AD}", "b "]);
        assert_eq!(texts(&run("\u{200E}a", false, &[(7, 5.0, 3..4)])), ["\u{200E}a"]);
    }

    #[test]
    fn an_unseen_glyph_counts_as_none_but_a_soft_hyphen_with_ink_does() {
        assert_eq!(
            texts(&run("a\u{200C}b", false, &[(7, 5.0, 0..1), (3, 0.0, 1..4), (8, 5.0, 4..5)])),
            ["a\u{200C}", "b"]
        );
        assert_eq!(texts(&run("a\u{AD}", false, &[(7, 5.0, 0..1), (9, 3.0, 1..3)])), ["a", "\u{AD}"]);
    }

    #[test]
    fn right_to_left_glyphs_are_read_from_the_right() {
        let run = run("لب", true, &[(8, 5.0, 2..4), (7, 5.0, 0..2)]);
        assert_eq!(texts(&run), ["ل", "ب"]);
    }

    #[test]
    fn glyphs_out_of_order_or_out_of_the_text_have_no_clusters() {
        assert_eq!(clusters(&run("abc", false, &[(7, 5.0, 1..2), (8, 5.0, 0..1)])), None);
        assert_eq!(clusters(&run("abc", false, &[(7, 5.0, 0..9)])), None);
    }
}
