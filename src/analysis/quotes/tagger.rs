//! A linear-chain conditional random field over units: which belong to contents, sources and cues.
//!
//! Lafferty, `McCallum` and Pereira, "Conditional random fields: probabilistic models for segmenting and labeling
//! sequence data" (2001), with transitions that also depend on the kind of place (a sentence boundary, a quotation,
//! a comma). The labels are found by Viterbi's algorithm.

use strum::VariantArray;

use super::features::Features;
use super::stacking::StackedFeatures;
use crate::analysis::units::{Shape, Unit};

pub(crate) const LABELS: usize = 7;
/// How many kinds of place a transition can happen at.
pub(crate) const PLACES: usize = 6;

/// What a unit is part of. `Begin…` is its first unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
#[repr(u8)]
pub(crate) enum Label {
    #[default]
    Outside,
    /// What is attributed.
    BeginContent,
    InContent,
    /// Who it is attributed to.
    BeginSource,
    InSource,
    /// The words that attribute.
    BeginCue,
    InCue,
}

impl Label {
    pub(crate) const ALL: &[Self] = Self::VARIANTS;
}

pub(crate) type LabelScores = [f32; LABELS];

/// Where the scores come from.
pub(crate) trait Parameters {
    /// Adds the scores of some features.
    fn add(&self, features: &[u32], row: &mut LabelScores);
    /// The scores of going from one label to the next at a kind of place.
    fn transitions(&self, place: usize) -> &[LabelScores; LABELS];
}

/// The scores of every unit's labels, and the kinds of place before each unit.
pub(crate) struct Lattice {
    /// By unit, by label.
    pub(crate) rows: Vec<LabelScores>,
    /// By unit.
    pub(crate) places: Vec<u8>,
}

impl Lattice {
    /// Scores all units by what the first tagger sees.
    pub(crate) fn new(units: &[Unit], parameters: &impl Parameters) -> Self {
        let features = Features::new(units);
        let mut seen = Vec::new();
        let rows = (0..units.len())
            .map(|at| {
                let mut row = [0.0; LABELS];
                seen.clear();
                features.of(at, |feature| seen.push(feature));
                parameters.add(&seen, &mut row);
                row
            })
            .collect();
        Self { rows, places: places(units) }
    }

    /// Adds what a second tagger makes of the first one's labels.
    pub(crate) fn revise(&mut self, units: &[Unit], labels: &[Label], parameters: &impl Parameters) {
        let features = StackedFeatures::new(units, labels);
        let mut seen = Vec::new();
        for (at, row) in self.rows.iter_mut().enumerate() {
            seen.clear();
            features.of(at, |feature| seen.push(feature));
            parameters.add(&seen, row);
        }
    }

    /// The best labels.
    pub(crate) fn best(&self, parameters: &impl Parameters) -> Vec<Label> {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(self.rows.len());
        let mut scores = [0.0_f32; LABELS];
        for (row, &place) in self.rows.iter().zip(&self.places) {
            let transitions = parameters.transitions(usize::from(place));
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0_u8; LABELS];
            for (previous, (score, transitions)) in scores.iter().zip(transitions).enumerate() {
                for ((next, from), transition) in next.iter_mut().zip(&mut from).zip(transitions) {
                    let candidate = score + transition;
                    if candidate > *next {
                        *next = candidate;
                        *from = previous as u8;
                    }
                }
            }
            // Scores are kept near nought, so that a long text does not wear out the precision.
            let top = next.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            for ((score, next), row) in scores.iter_mut().zip(next).zip(row) {
                *score = next - top + row;
            }
            back.push(from);
        }
        let mut label = (0..LABELS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        let mut labels = vec![Label::Outside; back.len()];
        for (slot, from) in labels.iter_mut().zip(&back).rev() {
            *slot = Label::ALL[label];
            label = usize::from(from[label]);
        }
        labels
    }
}

/// The kind of place before each unit. At the first unit and at a paragraph's beginning nothing can go on.
pub(crate) fn places(units: &[Unit]) -> Vec<u8> {
    let mut previous: Option<&Unit> = None;
    units
        .iter()
        .map(|unit| {
            let place = match previous {
                _ if unit.begins_paragraph => 0,
                None => 0,
                Some(_) if unit.begins_sentence => 1,
                Some(_) if unit.is_quoted() => 2,
                Some(previous) if previous.is_quoted() => 3,
                Some(_) if unit.shape == Shape::Mark => 4,
                Some(_) => 5,
            };
            previous = Some(unit);
            place
        })
        .collect()
}
