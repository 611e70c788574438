//! Which text the glyphs of a run stand for, cluster by cluster.

use std::ops::Range;

use crate::page::{Glyph, GlyphRun};

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
        run.text.get(glyph.text.clone())?;
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

/// Each glyph of a run that alone shows a piece of text, with that text: the reading it would like to have.
pub(super) fn single_readings(run: &GlyphRun) -> Vec<(u16, String)> {
    let mut readings = Vec::new();
    let mut rest = run.glyphs.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|glyph| glyph.text == first.text).count();
        let (cluster, after) = rest.split_at(length);
        rest = after;
        let text = run.text.get(first.text.clone()).unwrap_or_default();
        if let [glyph] = cluster {
            if glyph.id != NOTDEF && !text.is_empty() {
                readings.push((glyph.id, text.to_owned()));
            }
        } else if text.chars().count() == length {
            // A letter and its marks: one glyph for each character.
            let mut glyphs: Vec<&Glyph> = cluster.iter().collect();
            if run.right_to_left {
                glyphs.reverse();
            }
            let pairs = glyphs.into_iter().zip(text.chars()).filter(|(glyph, _)| glyph.id != NOTDEF);
            readings.extend(pairs.map(|(glyph, character)| (glyph.id, character.to_string())));
        }
    }
    readings
}
