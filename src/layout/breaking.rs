//! Where the lines of a paragraph end.
//!
//! The breaks of a whole paragraph are chosen together, as in Knuth and Plass, “Breaking Paragraphs into Lines”
//! (Software: Practice and Experience 11, 1981), for ragged text: as few lines as possible, and among those the
//! evenest, with no lonely word on the last line where that can be helped.

use std::ops::Range;

use super::setting::Setting;
use super::shape::{AtomKind, Opportunity, Paragraph};

/// What a break costs where a line should not end, beside the square of the share of a line that stays empty.
const RELUCTANT_COST: f32 = 10.0;
/// What a break inside a word costs.
const FORCED_COST: f32 = 100.0;
/// What a break after a hyphen in the text costs.
const HYPHEN_COST: f32 = 0.1;
/// A last line shorter than this share of the width looks lonely.
const SHORT_LAST_LINE: f32 = 0.3;
/// What a last line costs for the whole of the share it is too short by.
const SHORT_COST: f32 = 0.7;

/// The widths a paragraph is broken to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// The width of a line.
    pub width_pt: f32,
    /// How much wider the first line is.
    pub first_extra_pt: f32,
}

impl Measure {
    pub(super) const fn plain(width_pt: f32) -> Self {
        Self { width_pt, first_extra_pt: 0.0 }
    }
}

/// A place where a line may begin.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The first atom of the line.
    atom: usize,
    /// The pen before it.
    start: f32,
    /// The pen after the last ink before it.
    ink: f32,
    /// What breaking here costs.
    cost: f32,
}

/// The best way to a place.
#[derive(Clone, Copy, Debug)]
struct Way {
    lines: u32,
    cost: f32,
    from: usize,
}

/// The lines of a paragraph as ranges of its atoms; spaces at the end of a line belong to it.
pub(super) fn break_lines(
    paragraph: &Paragraph,
    setting: &Setting<'_>,
    measure: Measure,
) -> Vec<Range<usize>> {
    let places = places(paragraph, setting, measure);
    let Some(last) = places.len().checked_sub(1) else { return Vec::new() };
    let mut ways: Vec<Way> = vec![Way { lines: 0, cost: 0.0, from: 0 }];
    for to in 1..=last {
        let way = best_way(&places, &ways, to, to == last, measure);
        ways.push(way);
    }
    let mut lines = Vec::new();
    let mut to = last;
    while to > 0 {
        let Some((way, end)) = ways.get(to).zip(places.get(to)) else { break };
        let start = places.get(way.from).map_or(0, |place| place.atom);
        lines.push(start..end.atom);
        to = way.from;
    }
    lines.reverse();
    lines
}

/// The best line that ends at a place.
fn best_way(places: &[Place], ways: &[Way], to: usize, is_last: bool, measure: Measure) -> Way {
    let mut best: Option<Way> = None;
    let Some(end) = places.get(to) else { return Way { lines: 0, cost: 0.0, from: 0 } };
    for from in (0..to).rev() {
        let Some((start, way)) = places.get(from).zip(ways.get(from)) else { continue };
        let width = measure.width_pt + if from == 0 { measure.first_extra_pt } else { 0.0 };
        let used = end.ink - start.start;
        if used > width + FITS_PT && best.is_some() {
            break;
        }
        let slack = ((width - used) / width).max(0.0);
        let cost = if is_last {
            let missing = (SHORT_LAST_LINE - used / width).max(0.0);
            // A paragraph of one line is as short as it is.
            if from == 0 { 0.0 } else { missing * SHORT_COST }
        } else {
            slack * slack + end.cost
        };
        let candidate = Way { lines: way.lines + 1, cost: way.cost + cost, from };
        let is_better = best.is_none_or(|best| {
            candidate.lines < best.lines || (candidate.lines == best.lines && candidate.cost < best.cost)
        });
        if is_better {
            best = Some(candidate);
        }
    }
    best.unwrap_or(Way { lines: 0, cost: 0.0, from: 0 })
}

/// Rounding may make a line that fits exactly a hair too long.
const FITS_PT: f32 = 0.001;

/// The places where lines may begin, the end of the paragraph last.
///
/// Inside a stretch that is too long for a line, places that are otherwise avoided are allowed.
fn places(paragraph: &Paragraph, setting: &Setting<'_>, measure: Measure) -> Vec<Place> {
    let atoms = &paragraph.atoms;
    let mut pen = 0.0;
    let mut ink = 0.0;
    let mut all: Vec<(Place, Opportunity)> = Vec::with_capacity(atoms.len() + 1);
    let mut ends_in_hyphen = false;
    for (index, atom) in atoms.iter().enumerate() {
        let opportunity = if index == 0 { Opportunity::Free } else { atom.before };
        let cost = match opportunity {
            Opportunity::Free if ends_in_hyphen => HYPHEN_COST,
            Opportunity::Free => 0.0,
            Opportunity::Reluctant => RELUCTANT_COST,
            Opportunity::Never => FORCED_COST,
        };
        all.push((Place { atom: index, start: pen, ink, cost }, opportunity));
        pen += setting.advance(paragraph, atom);
        if !matches!(atom.kind, AtomKind::Space | AtomKind::Control) {
            ink = pen;
        }
        ends_in_hyphen = paragraph.text.get(atom.text.clone()).is_some_and(|text| text.ends_with(['-', '‐']));
    }
    all.push((Place { atom: atoms.len(), start: pen, ink, cost: 0.0 }, Opportunity::Free));
    let mut chosen: Vec<Place> = Vec::new();
    let mut begin = 0;
    for end in 1..all.len() {
        if all.get(end).is_some_and(|(_, opportunity)| *opportunity == Opportunity::Free) {
            let inner = all.get(begin..=end).unwrap_or_default();
            split(inner, measure.width_pt, Opportunity::Reluctant, &mut chosen);
            begin = end;
        }
    }
    chosen.extend(all.last().map(|(place, _)| *place));
    chosen
}

/// Adds the first place of a stretch and, if the stretch is too long for a line, the places within it.
fn split(stretch: &[(Place, Opportunity)], width: f32, allowed: Opportunity, chosen: &mut Vec<Place>) {
    let (Some((first, _)), Some((last, _))) = (stretch.first(), stretch.last()) else { return };
    if last.ink - first.start <= width + FITS_PT || stretch.len() <= 2 {
        chosen.push(*first);
        return;
    }
    let mut begin = 0;
    for end in 1..stretch.len() {
        let is_place = stretch.get(end).is_some_and(|(_, opportunity)| *opportunity >= allowed);
        if is_place || end + 1 == stretch.len() {
            let inner = stretch.get(begin..=end).unwrap_or_default();
            if allowed == Opportunity::Never {
                chosen.extend(inner.first().map(|(place, _)| *place));
            } else {
                split(inner, width, Opportunity::Never, chosen);
            }
            begin = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Library;
    use crate::layout::shape::Typesetter;
    use crate::layout::text::RichText;
    use crate::template::{StyleName, by_id};

    /// The lines of a text at 10 pt in a column of `width_pt`.
    fn lines(text: &str, width_pt: f32) -> Vec<String> {
        let template = by_id("one-pager").unwrap();
        let rich = RichText::plain(text, StyleName::Body);
        let paragraph = Typesetter::new(Library::bundled()).shape(rich, template);
        let setting = Setting::new(template, 10.0, 20.0);
        let text_of = |line: Range<usize>| {
            let atoms = &paragraph.atoms[line];
            let (first, last) = (atoms.first().unwrap(), atoms.last().unwrap());
            paragraph.text.get(first.text.start..last.text.end).unwrap().to_owned()
        };
        break_lines(&paragraph, &setting, Measure::plain(width_pt)).into_iter().map(text_of).collect()
    }

    #[test]
    fn breaking_loses_nothing_and_takes_as_few_lines_as_possible() {
        let text = "The bridge was closed for eleven years, and on Thursday the first cars crossed it again.";
        for width in 40_u16..300 {
            let lines = lines(text, f32::from(width));
            assert_eq!(lines.concat(), text);
        }
        assert_eq!(lines(text, 1000.0).len(), 1);
    }

    #[test]
    fn a_lonely_last_word_draws_another_down_to_it() {
        let lines = lines("Cars crossed the old bridge on a fine day in May again.", 230.0);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].split_whitespace().count() > 1, "{lines:?}");
    }

    #[test]
    fn a_hyphen_ends_a_line_only_where_that_saves_one_or_evens_it_much() {
        let text =
            "The old bridge over the wide river belongs to a town-led board that keeps it open for all.";
        let is_torn = |width: f32| lines(text, width).iter().any(|line| line.ends_with("town-"));
        assert!(is_torn(34.0), "the whole word is wider than the column");
        let torn = (150_u16..400).filter(|width| is_torn(f32::from(*width))).count();
        assert!(torn < 25, "torn at {torn} of 250 widths");
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_anywhere() {
        let lines = lines(&"m".repeat(500), 100.0);
        assert_eq!(lines.concat().len(), 500);
        assert!(lines.len() > 30 && lines[0].len() > 8);
    }
}
