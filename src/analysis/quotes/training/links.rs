//! How the linker's weights are learned: a log-linear choice among the candidates of each content.

use crate::analysis::quotes::attribute::Pieces;
use crate::analysis::quotes::link::{Linker, WEIGHTS};
use crate::analysis::units::Unit;

/// One content to learn from: its candidates' features, and which candidate is right.
struct Choice {
    candidates: Vec<Vec<usize>>,
    right: usize,
}

/// Learns the weights from pieces whose links are known.
pub(super) fn learn<'a>(
    examples: impl Iterator<Item = (&'a [Unit], &'a Pieces, &'a [Option<usize>])>,
) -> Vec<f32> {
    let mut choices = Vec::new();
    for (units, pieces, links) in examples {
        let linker = Linker::new(units, pieces);
        let mut previous = None;
        for (content, &link) in links.iter().enumerate() {
            let candidates = linker.candidates(content, previous);
            if let Some(right) = candidates.iter().position(|&candidate| candidate == link) {
                let features = |candidate: &Option<usize>| {
                    let mut features = Vec::new();
                    linker.features(content, *candidate, previous, |feature| features.push(feature));
                    features
                };
                choices.push(Choice { candidates: candidates.iter().map(features).collect(), right });
            }
            previous = link;
        }
    }
    let mut weights = vec![0.0_f32; WEIGHTS];
    let mut squares = vec![1e-6_f32; WEIGHTS];
    for _ in 0..8 {
        for choice in &choices {
            let scores: Vec<f32> = choice
                .candidates
                .iter()
                .map(|features| features.iter().filter_map(|&feature| weights.get(feature)).sum())
                .collect();
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let total: f32 = scores.iter().map(|score| (score - top).exp()).sum();
            for (at, (features, score)) in choice.candidates.iter().zip(&scores).enumerate() {
                let gradient = f32::from(u8::from(at == choice.right)) - (score - top).exp() / total;
                for &feature in features {
                    let (Some(weight), Some(square)) = (weights.get_mut(feature), squares.get_mut(feature))
                    else {
                        continue;
                    };
                    let gradient = gradient - 1e-4 * *weight;
                    *square += gradient * gradient;
                    *weight += 0.05 * gradient / square.sqrt();
                }
            }
        }
    }
    weights
}
