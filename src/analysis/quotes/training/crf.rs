//! How the tagger's weights are learned.
//!
//! Stochastic gradient ascent on the conditional log-likelihood, document by document, with per-weight step sizes
//! (`AdaGrad`: Duchi, Hazan and Singer 2011), weight decay, dropout, and the average of the last epochs' weights.
//! One thread and a fixed order: the same data give the same weights.

use std::collections::HashMap;

use super::forward_backward::{Document, ForwardBackward, LearnedWeight};
use super::weights::Weights;
use crate::analysis::quotes::features::Features;
use crate::analysis::quotes::stacking::StackedFeatures;
use crate::analysis::quotes::tagger::{LABELS, Label, LabelScores, PLACES, places};
use crate::analysis::units::Unit;
use crate::never::OrNever;

/// One document to learn from.
pub(crate) struct Example {
    pub(crate) units: Vec<Unit>,
    pub(crate) labels: Vec<Label>,
}

/// What a tagger starts from.
pub(crate) enum Stage<'a> {
    First,
    /// By example: the scores and the labels that a first tagger gave, which learned from other examples.
    Second(&'a [(Vec<LabelScores>, Vec<Label>)]),
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often all documents are gone through.
    pub epochs: usize,
    /// Features seen less often are left out.
    pub min_count: u32,
    /// The first step size.
    pub rate: f32,
    /// The share of each weight that an epoch takes away, before that scaling.
    pub decay: f32,
    /// What is added to the score of beginning a piece: likelihood alone finds too few.
    pub boldness: f32,
    /// The share of the features that each step leaves out.
    pub dropout: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 12, min_count: 4, rate: 0.02, decay: 2.0, boldness: 0.8, dropout: 0.5 }
    }
}

/// Learns from `examples`; `progress` hears the mean log-likelihood of each epoch.
pub(crate) fn learn(
    examples: &[&Example],
    stage: &Stage<'_>,
    settings: Settings,
    progress: &mut dyn FnMut(usize, f64),
) -> Weights {
    let (keys, documents) = index_features(examples, stage, settings.min_count);
    let mut weights = vec![LearnedWeight::default(); keys.len()];
    let mut transitions = [[LearnedWeight::default(); LABELS]; PLACES];
    let averaged = settings.epochs.div_ceil(2).max(1);
    let mut workspace = ForwardBackward::default();
    for epoch in 0..settings.epochs {
        let mut likelihood = 0.0;
        let mut count = 0;
        for at in 0..documents.len() {
            // A fixed stride visits the documents in another order each epoch.
            let Some(document) = documents.get(shuffled(at, documents.len(), epoch)) else { continue };
            likelihood += workspace.learn(document, &mut weights, &mut transitions, settings);
            count += document.labels.len();
        }
        let last = epoch + averaged >= settings.epochs;
        for weight in weights.iter_mut().chain(transitions.iter_mut().flatten()) {
            for label in 0..LABELS {
                let shrink = settings.rate * settings.decay / (1e-6 + weight.squares[label]).sqrt();
                let value = &mut weight.value[label];
                // Towards nought by an amount, never past it: small weights vanish and need no room in the file.
                *value =
                    value.signum() * (value.abs() - shrink * 0.5).max(0.0) * (1.0 - (shrink * 0.5).min(0.5));
                if last {
                    weight.sum[label] += *value;
                }
            }
        }
        progress(epoch, likelihood / f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX)));
    }
    let mean = |weight: &LearnedWeight| weight.sum.map(|sum| sum / averaged as f32);
    let mut learned: Vec<(u32, LabelScores)> = keys.into_iter().zip(weights.iter().map(mean)).collect();
    learned.sort_unstable_by_key(|(key, _)| *key);
    let mut table = [[[0.0; LABELS]; LABELS]; PLACES];
    for (place, (rows, learned)) in table.iter_mut().zip(&transitions).enumerate() {
        for (from, row) in rows.iter_mut().enumerate() {
            // Where nothing can go on, it does not matter what was before.
            let weight = if place == 0 { &learned[0] } else { &learned[from] };
            *row = mean(weight);
            for (to, value) in row.iter_mut().enumerate() {
                let label = Label::ALL[to];
                if label == Label::BeginContent {
                    *value += settings.boldness;
                } else if matches!(label, Label::BeginSource | Label::BeginCue) {
                    *value += settings.boldness * 0.5;
                }
                if !may_follow(place, Label::ALL[from], Label::ALL[to]) {
                    *value = -1e6;
                }
            }
        }
    }
    Weights { transitions: table, features: learned }
}

fn shuffled(at: usize, length: usize, epoch: usize) -> usize {
    let primes = [7919, 6101, 3571, 104_729, 15_485_863, 1_299_709, 32_452_843];
    let stride = primes[epoch % primes.len()];
    if length.is_multiple_of(stride) { at } else { (at * stride + epoch) % length }
}

/// Numbers the features that are frequent enough, and writes the documents in those numbers.
fn index_features(examples: &[&Example], stage: &Stage<'_>, min_count: u32) -> (Vec<u32>, Vec<Document>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for (index, example) in examples.iter().enumerate() {
        for_each_feature(example, stage, index, |_, feature| *counts.entry(feature).or_default() += 1);
    }
    let frequent = counts.into_iter().filter(|&(_, count)| count >= min_count);
    let mut keys: Vec<u32> = frequent.map(|(key, _)| key).collect();
    keys.sort_unstable();
    let numbers: HashMap<u32, u32> = keys.iter().copied().zip(0..).collect();
    let documents = examples.iter().enumerate().map(|(index, example)| {
        let mut features = Vec::new();
        let mut ends = vec![0; example.units.len()];
        for_each_feature(example, stage, index, |at, feature| {
            features.extend(numbers.get(&feature));
            if let Some(end) = ends.get_mut(at) {
                *end = features.len();
            }
        });
        let offsets = match stage {
            Stage::First => Vec::new(),
            Stage::Second(given) => {
                given.get(index).map(|(rows, _)| rows.clone()).or_never("a document for each example")
            }
        };
        Document { offsets, features, ends, places: places(&example.units), labels: example.labels.clone() }
    });
    (keys, documents.collect())
}

/// Calls `put` with every unit's place and features, in order.
fn for_each_feature(example: &Example, stage: &Stage<'_>, index: usize, mut put: impl FnMut(usize, u32)) {
    let count = example.units.len();
    match stage {
        Stage::First => {
            let features = Features::new(&example.units);
            (0..count).for_each(|at| features.of(at, |feature| put(at, feature)));
        }
        Stage::Second(given) => {
            let Some((_, labels)) = given.get(index) else { return };
            let features = StackedFeatures::new(&example.units, labels);
            (0..count).for_each(|at| features.of(at, |feature| put(at, feature)));
        }
    }
}

/// Whether one label may follow another at a kind of place.
pub(super) const fn may_follow(place: usize, from: Label, to: Label) -> bool {
    match to {
        Label::InContent => matches!(from, Label::BeginContent | Label::InContent) && place != 0,
        Label::InSource => matches!(from, Label::BeginSource | Label::InSource) && place != 0,
        Label::InCue => matches!(from, Label::BeginCue | Label::InCue) && place != 0,
        Label::Outside | Label::BeginContent | Label::BeginSource | Label::BeginCue => true,
    }
}
