//! What makes the parameters that ship, and measures them: for the program in `examples`.
//!
//! Multinomial logistic regression by stochastic gradient descent with a step for each weight (`AdaGrad`).
//! It runs on one thread in a fixed order, so the same lines give the same bytes.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::features::of_lines;
pub use super::kind::LineKind;
use super::kind::{KINDS, Told};
use super::model::{MAGIC, Parameters};

/// Lines that follow each other, with what each is; `None` is unknown, and is seen as a neighbour only.
#[derive(Clone, Debug, Default)]
pub struct LabelledLines {
    /// What comes from one place has one name, so that it is learned from or measured on as a whole.
    pub group: String,
    /// The lines in order.
    pub lines: Vec<(String, Option<LineKind>)>,
    /// How much each line counts.
    pub weight: f32,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often as many examples are drawn as there are.
    pub epochs: usize,
    /// How far a weight goes at first.
    pub rate: f32,
    /// How strongly weights are held near nought.
    pub decay: f32,
    /// A feature counts if it stands in so many groups.
    pub min_groups: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 20, rate: 0.1, decay: 2e-5, min_groups: 2 }
    }
}

/// A line as it is learned from.
struct Example {
    features: Vec<usize>,
    kind: usize,
    weight: f32,
}

/// How much a line by itself counts.
const ALONE: f32 = 0.5;

/// Learns parameters; gives the bytes of their file.
pub fn train(articles: &[LabelledLines], settings: Settings) -> Vec<u8> {
    let lines = |article: &LabelledLines| -> Vec<Vec<u32>> {
        of_lines(&article.lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>())
    };
    let features: Vec<Vec<Vec<u32>>> = articles.iter().map(lines).collect();
    let mut groups: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (article, features) in articles.iter().zip(&features) {
        let labelled = features.iter().zip(&article.lines).filter(|(_, (_, kind))| kind.is_some());
        for feature in labelled.flat_map(|(features, _)| features) {
            let known = groups.entry(*feature).or_default();
            if known.last() != Some(&article.group.as_str()) {
                known.push(&article.group);
            }
        }
    }
    for article in articles {
        for (line, _) in article.lines.iter().filter(|(_, kind)| kind.is_some()) {
            for feature in of_lines(&[line.as_str()]).concat() {
                let known = groups.entry(feature).or_default();
                if known.last() != Some(&article.group.as_str()) {
                    known.push(&article.group);
                }
            }
        }
    }
    let known: Vec<u32> = groups
        .into_iter()
        .filter_map(|(feature, mut groups)| {
            groups.sort_unstable();
            groups.dedup();
            (groups.len() >= settings.min_groups).then_some(feature)
        })
        .collect();
    let mut examples = Vec::new();
    for (article, features) in articles.iter().zip(&features) {
        for (features, (_, kind)) in features.iter().zip(&article.lines) {
            let Some(kind) = kind else { continue };
            let features = features.iter().filter_map(|feature| known.binary_search(feature).ok()).collect();
            examples.push(Example { features, kind: *kind as usize, weight: article.weight });
        }
        // Each line by itself, too: what it says must tell its kind where nothing stands around it.
        for (line, kind) in &article.lines {
            let Some(kind) = kind else { continue };
            let features = of_lines(&[line.as_str()]).concat();
            let features = features.iter().filter_map(|feature| known.binary_search(feature).ok()).collect();
            examples.push(Example { features, kind: *kind as usize, weight: article.weight * ALONE });
        }
    }
    write(&known, &learn(&examples, known.len(), settings))
}

fn learn(examples: &[Example], features: usize, settings: Settings) -> Vec<[f32; KINDS]> {
    let mut weights = vec![[0.0_f32; KINDS]; features];
    let mut squares = vec![[1e-2_f32; KINDS]; features];
    let mut state = 1_u64;
    for _ in 0..settings.epochs {
        for _ in 0..examples.len() {
            // A linear congruential generator (Knuth's MMIX) draws the examples.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let drawn = (state >> 33) as usize % examples.len().max(1);
            let Some(example) = examples.get(drawn) else { continue };
            let mut scores = [0.0; KINDS];
            for row in example.features.iter().filter_map(|&at| weights.get(at)) {
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
            }
            let told = Told::of_scores(&scores);
            let errors: Vec<f32> = LineKind::VARIANTS
                .iter()
                .map(|kind| {
                    let truth = if *kind as usize == example.kind { 1.0 } else { 0.0 };
                    example.weight * (told.share(&[*kind]) - truth)
                })
                .collect();
            for &at in &example.features {
                let (Some(row), Some(squares)) = (weights.get_mut(at), squares.get_mut(at)) else { continue };
                for ((weight, square), error) in row.iter_mut().zip(squares).zip(&errors) {
                    let gradient = error + settings.decay * *weight;
                    *square += gradient * gradient;
                    *weight -= settings.rate * gradient / square.sqrt();
                }
            }
        }
    }
    weights
}

fn write(features: &[u32], weights: &[[f32; KINDS]]) -> Vec<u8> {
    let largest = weights.iter().flatten().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let step = (largest / 127.0).max(f32::MIN_POSITIVE);
    let rows = weights.iter().map(|row| row.map(|weight| (weight / step).round() as i8));
    let kept: Vec<(u32, [i8; KINDS])> =
        features.iter().copied().zip(rows).filter(|(_, row)| row.iter().any(|weight| *weight != 0)).collect();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(step.to_le_bytes());
    bytes.extend((kept.len() as u32).to_le_bytes());
    for (feature, _) in &kept {
        bytes.extend(feature.to_le_bytes());
    }
    for (_, row) in &kept {
        bytes.extend(row.map(i8::cast_unsigned));
    }
    bytes
}

/// What a file of parameters holds of lines: the likeliest kind, and how likely it is that the line is no prose.
pub fn told(bytes: &[u8], lines: &[&str]) -> Vec<(LineKind, f32)> {
    let parameters = Parameters::from_bytes(bytes).unwrap_or_default();
    let told = of_lines(lines).iter().map(|features| parameters.tell(features)).collect::<Vec<_>>();
    told.iter().map(|told| (told.kind, 1.0 - told.share(&[LineKind::Body]))).collect()
}
