//! Where the lines of a paragraph end.
//!
//! The breaks of a whole paragraph are chosen together, as in Knuth and Plass, “Breaking Paragraphs into Lines”
//! (Software: Practice and Experience 11, 1981), for ragged text: as few lines as possible, and among those the
//! evenest, with no lonely word on the last line where that can be helped.

use std::ops::Range;

use super::chunks::{Chunk, Pen};
use super::metrics::PageMetrics;
use super::shape::{Opportunity, Paragraph};
use crate::never::OrNever;

/// What a break costs where a line should not end, beside the square of the share of a line that stays empty.
const RELUCTANT_COST: f32 = 10.0;
/// What a break inside a word costs.
const FORCED_COST: f32 = 100.0;
/// What a break after a hyphen in the text costs.
const EXPLICIT_HYPHEN_COST: f32 = 0.1;
/// What a break inside a word with a hyphen costs: as much as more than half a line that stays empty.
const HYPHENATION_COST: f32 = 0.3;
/// So many lines one after the other may end in a hyphenated word.
const MAX_HYPHENATED_LINES: usize = 2;
/// A last line shorter than this share of the width looks lonely.
const SHORT_LAST_LINE: f32 = 0.3;
/// What a last line costs for the whole of the share it is too short by.
const SHORT_COST: f32 = 0.7;

/// The widths a paragraph is broken to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    pub width_pt: f32,
    /// How much wider the first line is; negative where it is narrower.
    pub first_extra_pt: f32,
}

impl Measure {
    pub(super) const fn plain(width_pt: f32) -> Self {
        Self { width_pt, first_extra_pt: 0.0 }
    }

    /// The width of the shortest line that a chunk can stand on at its beginning.
    fn least(self, chunk: &Chunk) -> f32 {
        self.width_pt + if chunk.atoms.start == 0 { self.first_extra_pt.min(0.0) } else { 0.0 }
    }

    /// The width of the line that begins at the place of that number.
    fn of_line(self, from: usize) -> f32 {
        self.width_pt + if from == 0 { self.first_extra_pt } else { 0.0 }
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
    /// How much the line before it grows by a hyphen.
    hyphen: f32,
    /// What breaking here costs.
    cost: f32,
}

/// The best way to a place.
#[derive(Clone, Copy, Debug)]
struct BestPath {
    lines: u32,
    cost: f32,
    from: usize,
    /// How many lines before `from` end in hyphenated words, one after the other.
    hyphenated: usize,
}

/// The best ways to a place, by the number of lines in a row that end in hyphenated words.
type BestPaths = [Option<BestPath>; MAX_HYPHENATED_LINES + 1];

/// The lines of a paragraph as ranges of its atoms; spaces at the end of a line belong to it.
pub(super) fn break_lines(
    paragraph: &Paragraph,
    metrics: &PageMetrics<'_>,
    measure: Measure,
) -> Vec<Range<usize>> {
    let places = places(paragraph, metrics, measure);
    let is_limited = metrics.hyphenates(measure.width_pt);
    // A word longer than several lines can only be hyphenated on each of them.
    let lines = is_limited.then(|| best_lines(&places, measure, true)).flatten();
    lines.or_else(|| best_lines(&places, measure, false)).or_never("a way to break any paragraph")
}

/// How many lines [`break_lines`] gives.
///
/// Filling each line as far as it goes takes the fewest lines. Only where that hyphenates more words in a row than is
/// allowed, the lines are broken to count them.
pub(super) fn count_lines(paragraph: &Paragraph, metrics: &PageMetrics<'_>, measure: Measure) -> usize {
    fill_lines(paragraph, metrics, measure)
        .or_else(|| {
            let is_limited = metrics.hyphenates(measure.width_pt);
            fill_between(&places(paragraph, metrics, measure), measure, is_limited)
        })
        .unwrap_or_else(|| break_lines(paragraph, metrics, measure).len())
}

/// The number of lines filled chunk by chunk; `None` if a chunk is longer than a line or too many words are hyphenated.
fn fill_lines(paragraph: &Paragraph, metrics: &PageMetrics<'_>, measure: Measure) -> Option<usize> {
    let hyphenates = metrics.hyphenates(measure.width_pt);
    let mut pen = Pen::default();
    let mut lines = 0;
    let mut in_a_row = 0;
    let (mut start, mut width) = (0.0, 0.0);
    for chunk in paragraph.chunks.iter() {
        let end = paragraph.chunks.after(chunk, pen, metrics);
        if !fits(pen.at, end.ink, measure.least(chunk)) {
            return None;
        }
        if lines == 0 {
            (lines, width) = (1, measure.of_line(0));
        } else if !fits(start, end.ink, width) {
            let part = if hyphenates {
                hyphenation_place(paragraph, metrics, chunk, pen, (start, width))
            } else {
                None
            };
            in_a_row = if part.is_some() { in_a_row + 1 } else { 0 };
            if in_a_row > MAX_HYPHENATED_LINES {
                return None;
            }
            start = part.unwrap_or(pen.at);
            (lines, width) = (lines + 1, measure.width_pt);
        }
        pen = end;
    }
    Some(lines)
}

/// The pen at the last place in a chunk to which a line of that start and width reaches with a hyphen.
fn hyphenation_place(
    paragraph: &Paragraph,
    metrics: &PageMetrics<'_>,
    chunk: &Chunk,
    mut pen: Pen,
    (start, width): (f32, f32),
) -> Option<f32> {
    let mut place = None;
    let atoms = paragraph.atoms.get(chunk.atoms.clone())?;
    for (index, atom) in chunk.atoms.clone().zip(atoms) {
        if !fits(start, pen.ink, width) {
            break;
        }
        if atom.before == Opportunity::Hyphen
            && fits(start, pen.ink + metrics.hyphen(paragraph, index), width)
        {
            place = Some(pen.at);
        }
        pen = pen.after(atom, metrics.advance(paragraph, atom));
    }
    place
}

/// The number of lines filled place by place; `None` if too many words are hyphenated.
fn fill_between(places: &[Place], measure: Measure, is_limited: bool) -> Option<usize> {
    let (mut lines, mut hyphenated, mut from) = (0, 0, 0);
    while from + 1 < places.len() {
        from = farthest(places, from, measure);
        let is_hyphenated = is_limited && places.get(from).is_some_and(|place| place.hyphen > 0.0);
        hyphenated = if is_hyphenated { hyphenated + 1 } else { 0 };
        if hyphenated > MAX_HYPHENATED_LINES {
            return None;
        }
        lines += 1;
    }
    Some(lines)
}

/// The last place at which a line that begins at `from` can end.
fn farthest(places: &[Place], from: usize, measure: Measure) -> usize {
    let mut farthest = from + 1;
    let Some(start) = places.get(from).map(|place| place.start) else { return farthest };
    let width = measure.of_line(from);
    for (to, place) in places.iter().enumerate().skip(from + 1) {
        if !fits(start, place.ink, width) {
            break;
        }
        if fits(start, place.ink + place.hyphen, width) {
            farthest = to;
        }
    }
    farthest
}

/// Whether a line with its first pen and its last ink there is no longer than this.
fn fits(start: f32, ink: f32, width: f32) -> bool {
    ink - start <= width + FITS_PT
}

/// The best lines between these places; `None` if too many in a row would end in hyphenated words.
fn best_lines(places: &[Place], measure: Measure, is_limited: bool) -> Option<Vec<Range<usize>>> {
    let last = places.len().checked_sub(1)?;
    let start = BestPath { lines: 0, cost: 0.0, from: 0, hyphenated: 0 };
    let mut paths: Vec<BestPaths> = Vec::with_capacity(places.len());
    paths.push([Some(start), None, None]);
    for to in 1..=last {
        let next = best_paths(places, &paths, to, measure, is_limited);
        paths.push(next);
    }
    let best = |(_, a): &(usize, BestPath), (_, b): &(usize, BestPath)| {
        a.lines.cmp(&b.lines).then_with(|| a.cost.total_cmp(&b.cost))
    };
    let ends = paths.last()?.iter().enumerate().filter_map(|(hyphenated, path)| Some((hyphenated, (*path)?)));
    let (_, mut path) = ends.min_by(best)?;
    let mut lines = Vec::new();
    let mut to = last;
    while to > 0 {
        lines.push(places.get(path.from)?.atom..places.get(to)?.atom);
        to = path.from;
        path = (*paths.get(to)?.get(path.hyphenated)?)?;
    }
    lines.reverse();
    Some(lines)
}

/// The best lines that end at a place.
fn best_paths(
    places: &[Place],
    paths: &[BestPaths],
    to: usize,
    measure: Measure,
    is_limited: bool,
) -> BestPaths {
    let mut best: BestPaths = [None; MAX_HYPHENATED_LINES + 1];
    let Some(end) = places.get(to) else { return best };
    let is_last = to + 1 == places.len();
    for from in (0..to).rev() {
        let Some((start, before)) = places.get(from).zip(paths.get(from)) else { continue };
        let width = measure.of_line(from);
        let used = end.ink + end.hyphen - start.start;
        if !fits(start.start, end.ink + end.hyphen, width) && from + 1 < to {
            // Only a longer first line may still reach as far.
            if fits(start.start, end.ink + end.hyphen, measure.of_line(0)) {
                continue;
            }
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
        for (hyphenated, path) in
            before.iter().enumerate().filter_map(|(hyphenated, path)| Some((hyphenated, (*path)?)))
        {
            let candidate = BestPath { lines: path.lines + 1, cost: path.cost + cost, from, hyphenated };
            let row = if is_limited && end.hyphen > 0.0 { hyphenated + 1 } else { 0 };
            let Some(best) = best.get_mut(row) else { continue };
            let is_better = best.is_none_or(|best| {
                candidate.lines < best.lines || (candidate.lines == best.lines && candidate.cost < best.cost)
            });
            if is_better {
                *best = Some(candidate);
            }
        }
    }
    best
}

/// Rounding may make a line that fits exactly a hair too long.
const FITS_PT: f32 = 0.001;

/// The places where lines may begin, the end of the paragraph last.
///
/// Inside a stretch that is too long for a line, places that are otherwise avoided are allowed.
fn places(paragraph: &Paragraph, metrics: &PageMetrics<'_>, measure: Measure) -> Vec<Place> {
    let hyphenates = metrics.hyphenates(measure.width_pt);
    let mut places: Vec<Place> = Vec::new();
    let mut pen = Pen::default();
    for chunk in paragraph.chunks.iter() {
        let cost = if chunk.after_hyphen { EXPLICIT_HYPHEN_COST } else { 0.0 };
        let first = Place { atom: chunk.atoms.start, start: pen.at, ink: pen.ink, hyphen: 0.0, cost };
        let end = paragraph.chunks.after(chunk, pen, metrics);
        if fits(pen.at, end.ink, measure.least(chunk)) && !hyphenates {
            places.push(first);
        } else {
            let last = Place { atom: chunk.atoms.end, start: end.at, ink: end.ink, ..first };
            let inner = places_within(paragraph, metrics, chunk, first, last);
            let mut begin = 0;
            for to in 1..inner.len() {
                let is_free = |opportunity: &Opportunity| {
                    *opportunity == Opportunity::Free || *opportunity == Opportunity::Hyphen && hyphenates
                };
                if inner.get(to).is_some_and(|(_, opportunity)| is_free(opportunity)) {
                    let stretch = inner.get(begin..=to).or_never("a place in this stretch");
                    split(stretch, measure.least(chunk), Opportunity::Reluctant, &mut places);
                    begin = to;
                }
            }
        }
        pen = end;
    }
    let end = Place { atom: paragraph.atoms.len(), start: pen.at, ink: pen.ink, hyphen: 0.0, cost: 0.0 };
    places.push(end);
    places
}

/// Every place in a chunk, from its first to that of the next chunk.
fn places_within(
    paragraph: &Paragraph,
    metrics: &PageMetrics<'_>,
    chunk: &Chunk,
    first: Place,
    last: Place,
) -> Vec<(Place, Opportunity)> {
    let mut pen = Pen { at: first.start, ink: first.ink };
    let mut places = Vec::with_capacity(chunk.atoms.len() + 1);
    let atoms = paragraph.atoms.get(chunk.atoms.clone()).or_never("a chunk of this paragraph");
    for (index, atom) in chunk.atoms.clone().zip(atoms) {
        let (cost, hyphen) = match atom.before {
            _ if index == first.atom => (first.cost, 0.0),
            Opportunity::Free => (0.0, 0.0),
            Opportunity::Reluctant => (RELUCTANT_COST, 0.0),
            Opportunity::Hyphen => (HYPHENATION_COST, metrics.hyphen(paragraph, index)),
            Opportunity::Never => (FORCED_COST, 0.0),
        };
        places.push((Place { atom: index, start: pen.at, ink: pen.ink, hyphen, cost }, atom.before));
        pen = pen.after(atom, metrics.advance(paragraph, atom));
    }
    places.push((last, Opportunity::Free));
    places
}

/// Adds the first place of a stretch and, if the stretch is too long for a line, the places within it.
fn split(stretch: &[(Place, Opportunity)], width: f32, allowed: Opportunity, chosen: &mut Vec<Place>) {
    let (Some((first, _)), Some((last, _))) = (stretch.first(), stretch.last()) else { return };
    if fits(first.start, last.ink + last.hyphen, width) || stretch.len() <= 2 {
        chosen.push(*first);
        return;
    }
    let mut begin = 0;
    for end in 1..stretch.len() {
        let is_place = stretch.get(end).is_some_and(|(_, opportunity)| *opportunity >= allowed);
        if is_place || end + 1 == stretch.len() {
            let inner = stretch.get(begin..=end).or_never("a place in this stretch");
            match allowed {
                Opportunity::Never => chosen.extend(inner.first().map(|(place, _)| *place)),
                Opportunity::Hyphen => split(inner, width, Opportunity::Never, chosen),
                Opportunity::Reluctant | Opportunity::Free => {
                    split(inner, width, Opportunity::Hyphen, chosen);
                }
            }
            begin = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fonts::Library;
    use crate::layout::shape::Typesetter;
    use crate::layout::text::RichText;
    use crate::template::{StyleName, by_id};

    /// The lines of a text at 10 pt in a column of `width_pt`.
    fn lines(text: &str, width_pt: f32) -> Vec<String> {
        lines_below(Some(1.0), text, width_pt)
    }

    /// The lines where words may be hyphenated in columns narrower than so many body sizes, a hyphen at each hyphenated word.
    fn lines_below(hyphenate_below: Option<f32>, text: &str, width_pt: f32) -> Vec<String> {
        let mut template = by_id("one-pager").unwrap().clone();
        template.fit.hyphenate_below = hyphenate_below;
        let template = &template;
        let rich = RichText::plain(text, StyleName::Body);
        let paragraph = Typesetter::new(Library::bundled()).shape(rich, template);
        let metrics = PageMetrics::new(template, 10.0, 20.0);
        let text_of = |line: Range<usize>| {
            let hyphen = if paragraph.hyphen_before(line.end).is_some() { "-" } else { "" };
            let atoms = &paragraph.atoms[line];
            let (first, last) = (atoms.first().unwrap(), atoms.last().unwrap());
            format!("{}{hyphen}", paragraph.text.get(first.text.start..last.text.end).unwrap())
        };
        let lines = break_lines(&paragraph, &metrics, Measure::plain(width_pt));
        // Counting gives the same, whatever the first line is longer or shorter by.
        for first_extra_pt in [0.0, 6.0, -30.0] {
            let measure = Measure { width_pt, first_extra_pt };
            let count = count_lines(&paragraph, &metrics, measure);
            assert_eq!(break_lines(&paragraph, &metrics, measure).len(), count, "{first_extra_pt}");
        }
        lines.into_iter().map(text_of).collect()
    }

    const LONG_WORDS: &str = "The representatives of neighbouring governments, unaccustomed to extraordinary \
        circumstances, acknowledged uncomfortable disagreements; nevertheless organisations continued their work.";

    proptest! {
        #[test]
        fn counting_lines_gives_as_many_as_breaking_them(
            words in prop::collection::vec("[a-z]{1,14}|[а-я]{1,14}|[a-z]{40,120}|[ابپتسش]{1,9}|“[a-z]{6,12}”,", 1..30),
            width in 40.0_f32..220.0,
            hyphenate_below in prop::option::of(Just(100.0_f32)),
        ) {
            // The comparison is in `lines_below`.
            lines_below(hyphenate_below, &words.join(" "), width);
        }
    }

    #[test]
    fn words_are_hyphenated_in_narrow_columns_only_where_it_helps_and_never_three_lines_in_a_row() {
        let mut hyphenated = 0;
        let mut all = 0;
        for width in (90_u16..200).map(f32::from) {
            let whole = lines(LONG_WORDS, width);
            let lines = lines_below(Some(100.0), LONG_WORDS, width);
            assert!(lines.len() <= whole.len());
            let ends: Vec<bool> = lines.iter().map(|line| line.ends_with('-')).collect();
            assert!(
                !ends.windows(3).any(|three| three.iter().all(|is_hyphenated| *is_hyphenated)),
                "{lines:?}"
            );
            assert_eq!(lines.concat().replace('-', ""), LONG_WORDS);
            assert_eq!(lines_below(Some(width / 10.0), LONG_WORDS, width), whole, "not narrow enough");
            hyphenated += ends.iter().filter(|is_hyphenated| **is_hyphenated).count();
            all += lines.len();
        }
        assert!(hyphenated > 20 && hyphenated * 4 < all, "{hyphenated} of {all} lines are hyphenated");
    }

    #[test]
    fn a_word_too_long_for_its_column_is_hyphenated_by_the_rules_of_its_language_in_any_column() {
        assert_eq!(lines("of misunderstandings now", 50.0), ["of misun-", "derstand-", "ings now"]);
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
        let is_hyphenated = |width: f32| lines(text, width).iter().any(|line| line.ends_with("town-"));
        assert!(is_hyphenated(34.0), "the whole word is wider than the column");
        let hyphenated = (150_u16..400).filter(|width| is_hyphenated(f32::from(*width))).count();
        assert!(hyphenated < 25, "hyphenated at {hyphenated} of 250 widths");
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_anywhere() {
        let lines = lines(&"m".repeat(500), 100.0);
        assert_eq!(lines.concat().len(), 500);
        assert!(lines.len() > 30 && lines[0].len() > 8);
    }
}
