//! Which source each content belongs to.
//!
//! For each content the sources near it compete, together with the source of the content before it and with "none";
//! a log-linear model, learned from the same articles as the tagger, scores each pair.

use std::ops::Range;

use super::attribute::Pieces;
use super::repair::is_participle;
use crate::analysis::units::{Classes, Shape, Unit};
use crate::never::OrNever;

/// How many weights the linker has; features are hashed into them.
pub(crate) const WEIGHTS: usize = 1 << 13;

/// How many sources on each side of a content compete.
const REACH: usize = 4;
/// How many units away a source may stand, unless it is the last content's.
const FARTHEST: usize = 160;

/// What the linker looks at.
pub(crate) struct Linker<'a> {
    units: &'a [Unit],
    pieces: &'a Pieces,
    /// For each unit the number of cues, of contents and of sources that begin before it.
    counts: Vec<[u32; 3]>,
    /// For each unit the number of paragraphs and of sentences that begin up to and with it.
    begun: Vec<[u32; 2]>,
}

/// The sources that compete for one content: `None` stands for "no source".
pub(crate) type Candidates = Vec<Option<usize>>;

impl<'a> Linker<'a> {
    pub(crate) fn new(units: &'a [Unit], pieces: &'a Pieces) -> Self {
        let mut counts = vec![[0; 3]; units.len() + 1];
        for (kind, list) in [&pieces.cues, &pieces.contents, &pieces.sources].into_iter().enumerate() {
            for piece in list {
                if let Some(count) = counts.get_mut(piece.units.start + 1) {
                    count[kind] += 1;
                }
            }
        }
        let mut sum = [0; 3];
        for count in &mut counts {
            for (sum, count) in sum.iter_mut().zip(count) {
                *sum += *count;
                *count = *sum;
            }
        }
        let mut begun = Vec::with_capacity(units.len());
        let mut sum = [0; 2];
        for unit in units {
            sum[0] += u32::from(unit.begins_paragraph);
            sum[1] += u32::from(unit.begins_sentence);
            begun.push(sum);
        }
        Self { units, pieces, counts, begun }
    }

    /// The source that grammar gives a content: a participle's subject is that of the clause it hangs on.
    fn fixed_source(&self, content: &Range<usize>, index: usize, previous: Option<usize>) -> Option<usize> {
        let fixed = &self.pieces.fixed_links;
        if let Some((_, source)) =
            fixed.binary_search_by_key(&content.start, |(start, _)| *start).ok().and_then(|at| fixed.get(at))
        {
            let sources = &self.pieces.sources;
            let at = sources.partition_point(|piece| piece.units.end <= *source);
            return sources.get(at).filter(|piece| piece.units.contains(source)).map(|_| at);
        }
        let cue = content.start.checked_sub(1).filter(|&at| is_participle(self.units, at))?;
        let before = &self.pieces.contents.get(index.checked_sub(1)?)?.units;
        let here = self.begun.get(cue)?;
        // The content before ends where the participle's comma stands, and has its source in the same sentence.
        let source = previous.filter(|&at| {
            self.pieces.sources.get(at).and_then(|source| self.begun.get(source.units.start)) == Some(here)
        });
        if before.end + 1 == cue { source } else { None }
    }

    /// The candidates of the content of that index, whose predecessor belongs to `previous`.
    pub(crate) fn candidates(&self, content: usize, previous: Option<usize>) -> Candidates {
        let Some(content) = self.pieces.contents.get(content).map(|piece| &piece.units) else {
            return Vec::new();
        };
        let sources = &self.pieces.sources;
        let middle = sources.partition_point(|source| source.units.start < content.start);
        let near =
            |at: &usize| sources.get(*at).is_some_and(|source| gap(&source.units, content) <= FARTHEST);
        let mut candidates: Candidates = (middle.saturating_sub(REACH)..(middle + REACH).min(sources.len()))
            .filter(near)
            .map(Some)
            .collect();
        if let Some(previous) = previous
            && !candidates.contains(&Some(previous))
        {
            candidates.push(Some(previous));
        }
        candidates.push(None);
        candidates
    }

    /// Calls `put` with every feature of the pair.
    pub(crate) fn features(
        &self,
        index: usize,
        source: Option<usize>,
        previous: Option<usize>,
        mut put: impl FnMut(usize),
    ) {
        let Some(content) = self.pieces.contents.get(index).map(|piece| &piece.units) else { return };
        let mut template = if source.is_some() { 0_u32 } else { 100 };
        let mut add = |values: &[u32]| {
            template += 1;
            let mut hash = template.wrapping_mul(0x9e37_79b1);
            for value in values {
                hash = (hash ^ value).wrapping_mul(0x85eb_ca6b);
                hash ^= hash >> 15;
            }
            put((hash.wrapping_mul(0xc2b2_ae35) >> 17) as usize % WEIGHTS);
        };
        let kind = self.kind(content);
        let Some(source) = source else {
            return self.without_source(content, kind, previous, &mut add);
        };
        let Some(place) = self.pieces.sources.get(source).map(|piece| &piece.units) else { return };
        let before = u32::from(place.start < content.start);
        let (from, to) = if before == 1 { (place.end, content.start) } else { (content.end, place.start) };
        let distance = to.saturating_sub(from);
        let step = match distance {
            0..=4 => distance,
            5..=6 => 5,
            7..=10 => 6,
            11..=20 => 7,
            21..=40 => 8,
            _ => 9,
        } as u32;
        let [cues, contents, sources] = self.between(from, to);
        let [paragraphs, sentences] = self.crossed(place, content);
        let is_previous = u32::from(previous == Some(source));
        let used = u32::from(self.touches_cue(place));
        let same = u32::from(paragraphs == 0) + u32::from(sentences == 0);
        let who = self.who(place);
        let left = self.neighbour(content, true);
        let right = self.neighbour(content, false);
        add(&[before, kind, same]);
        add(&[before, step, same]);
        add(&[before, cues.min(3), contents.min(3), sources.min(3)]);
        add(&[before, kind, cues.min(2), contents.min(2), sources.min(2), same]);
        add(&[before, paragraphs.min(3), sentences.min(5), kind]);
        add(&[before, used, kind, same]);
        add(&[before, who, kind, same]);
        add(&[is_previous, before, kind, same]);
        add(&[is_previous, contents.min(3), cues.min(2), paragraphs.min(3), kind]);
        add(&[before, left, right, same]);
        add(&[before, left, kind, step.min(6)]);
        add(&[before, right, kind, step.min(6)]);
        add(&[is_previous, left, right, kind]);
        add(&[is_previous, self.opens(content), paragraphs.min(2), before, kind]);
        add(&[before, self.neighbour(place, true), self.neighbour(place, false), kind]);
        add(&[before, self.neighbour(place, false), same, u32::from(sources == 0), u32::from(cues > 0)]);
        add(&[before, self.neighbour(place, true), same, u32::from(sources == 0), u32::from(cues > 0)]);
        // The same pattern with the words that stand between, when they are few.
        let words = self.units.get(from..to).unwrap_or_default();
        if words.len() <= 3 {
            let word = |at: usize| words.get(at).map_or(0, |unit| unit.word);
            add(&[before, word(0), word(1), word(2), kind]);
        }
    }

    fn without_source(
        &self,
        content: &Range<usize>,
        kind: u32,
        previous: Option<usize>,
        add: &mut dyn FnMut(&[u32]),
    ) {
        let left = self.neighbour(content, true);
        let right = self.neighbour(content, false);
        let none_before = u32::from(previous.is_none());
        add(&[kind]);
        add(&[kind, left, right]);
        add(&[kind, left]);
        add(&[kind, right]);
        add(&[kind, none_before]);
        add(&[kind, self.opens(content), none_before]);
    }

    /// Quoted or not, long or short.
    fn kind(&self, content: &Range<usize>) -> u32 {
        let inside = self.units.get(content.clone()).or_never("a range of these units");
        match inside {
            [only] if only.is_quoted() => match only.shape {
                Shape::Phrase => 0,
                Shape::Comma => 1,
                Shape::Open => 2,
                _ => 3,
            },
            units if units.iter().take(64).any(Unit::is_quoted) => 4,
            _ => 5,
        }
    }

    /// Where the content stands in its paragraph and sentence.
    fn opens(&self, content: &Range<usize>) -> u32 {
        self.units.get(content.start).map_or(0, |unit| {
            let last = self.units.get(content.end).is_none_or(|next| next.begins_paragraph);
            let ends = self.units.get(content.end).is_none_or(|next| next.begins_sentence);
            u32::from(unit.begins_paragraph)
                | u32::from(unit.begins_sentence) << 1
                | u32::from(last) << 2
                | u32::from(ends) << 3
        })
    }

    /// What stands next to a piece: a cue, a source, a content, a mark, a paragraph's edge, or a word's class.
    fn neighbour(&self, piece: &Range<usize>, left: bool) -> u32 {
        let starts = |list: &[super::attribute::Piece]| {
            if left {
                let at = list.partition_point(|other| other.units.start < piece.start);
                at.checked_sub(1)
                    .and_then(|at| list.get(at))
                    .is_some_and(|other| other.units.end == piece.start)
            } else {
                let at = list.partition_point(|other| other.units.start < piece.end);
                list.get(at).is_some_and(|other| other.units.start == piece.end)
            }
        };
        let edge = if left {
            self.units.get(piece.start).is_none_or(|unit| unit.begins_paragraph)
        } else {
            self.units.get(piece.end).is_none_or(|unit| unit.begins_paragraph)
        };
        if edge {
            return 1;
        }
        for (code, list) in [(2, &self.pieces.cues), (3, &self.pieces.sources), (4, &self.pieces.contents)] {
            if starts(list) {
                return code;
            }
        }
        let unit = if left {
            piece.start.checked_sub(1).and_then(|at| self.units.get(at))
        } else {
            self.units.get(piece.end)
        };
        unit.map_or(1, |unit| {
            if unit.shape == Shape::Mark {
                unit.word | 8
            } else if unit.classes.any(Classes::REPORTING) {
                5
            } else {
                6
            }
        })
    }

    /// The numbers of cues, contents and sources between two units.
    fn between(&self, from: usize, to: usize) -> [u32; 3] {
        match (self.counts.get(from), self.counts.get(to)) {
            (Some(from), Some(to)) => [0, 1, 2].map(|kind| to[kind].saturating_sub(from[kind])),
            _ => [0; 3],
        }
    }

    /// The numbers of paragraph and sentence boundaries between two pieces.
    fn crossed(&self, one: &Range<usize>, other: &Range<usize>) -> [u32; 2] {
        let at = |unit: usize| self.begun.get(unit).copied().or_never("a place among the units");
        let (from, to) =
            if one.start < other.start { (one.end - 1, other.start) } else { (other.end - 1, one.start) };
        [0, 1].map(|kind| at(to)[kind].saturating_sub(at(from)[kind]))
    }

    /// Whether a cue stands right before or after a source.
    fn touches_cue(&self, source: &Range<usize>) -> bool {
        self.neighbour(source, true) == 2 || self.neighbour(source, false) == 2
    }

    /// What kind of words the source is.
    fn who(&self, source: &Range<usize>) -> u32 {
        self.units.get(source.start).map_or(0, |unit| {
            let one = u32::from(source.len() == 1);
            let kind = if unit.classes.any(Classes::HE) || unit.classes.any(Classes::SHE) {
                1
            } else if unit.classes.any(Classes::SUBJECT) {
                2
            } else if unit.classes.any(Classes::RELATIVE) {
                3
            } else if unit.is_capitalised() {
                4
            } else {
                5
            };
            kind * 2 + one
        })
    }
}

fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    other.start.saturating_sub(one.end).max(one.start.saturating_sub(other.end))
}

/// The source of each content, best by the given weights, decided in reading order.
pub(crate) fn link(units: &[Unit], pieces: &Pieces, weight: impl Fn(usize) -> f32) -> Vec<Option<usize>> {
    let linker = Linker::new(units, pieces);
    let mut links: Vec<Option<usize>> = Vec::with_capacity(pieces.contents.len());
    for (content, piece) in pieces.contents.iter().enumerate() {
        let previous = links.last().copied().flatten();
        if let Some(source) = linker.fixed_source(&piece.units, content, previous) {
            links.push(Some(source));
            continue;
        }
        let mut best = (f32::NEG_INFINITY, None);
        for candidate in linker.candidates(content, previous) {
            let mut score = 0.0;
            linker.features(content, candidate, previous, |feature| score += weight(feature));
            if score > best.0 {
                best = (score, candidate);
            }
        }
        links.push(best.1);
    }
    links
}

/// The cue of each content that has a source: the one next to the source, else the nearest to either in the sentence.
pub(crate) fn cues(units: &[Unit], pieces: &Pieces, links: &[Option<usize>]) -> Vec<Option<usize>> {
    let linker = Linker::new(units, pieces);
    pieces
        .contents
        .iter()
        .zip(links)
        .map(|(content, link)| {
            let source = link.and_then(|link| pieces.sources.get(link)).map(|piece| &piece.units);
            let content = &content.units;
            let anchor = source.unwrap_or(content);
            let near = |anchor: &Range<usize>| {
                let middle = pieces.cues.partition_point(|cue| cue.units.start < anchor.start);
                middle.saturating_sub(3)..(middle + 3).min(pieces.cues.len())
            };
            near(anchor)
                .chain(near(content))
                .filter_map(|at| {
                    let cue = &pieces.cues.get(at)?.units;
                    let [paragraphs, sentences] = linker.crossed(cue, anchor);
                    // A cue between source and content beats one on the other side of the source.
                    let bare = if cue.end == content.start { 0 } else { 4 };
                    let cost = gap(cue, anchor) * bare + gap(cue, content).min(60) + sentences as usize * 30;
                    (paragraphs == 0 && (bare == 0 || gap(cue, anchor) <= 12)).then_some((cost, at))
                })
                .min()
                .map(|(_, at)| at)
        })
        .collect()
}
