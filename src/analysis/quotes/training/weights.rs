//! Learned parameters before they are packed, and how they are packed; see [`crate::analysis::quotes::model`] for the
//! form of the file.

use crate::analysis::quotes::index::write;
use crate::analysis::quotes::model::{MAGIC, Reader, TaggerParameters};
use crate::analysis::quotes::tagger::{LABELS, LabelScores, PLACES};
use crate::never::OrNever;

/// Weights up to this many steps are close to nought.
const PRUNED: u8 = 2;

/// A tagger's parameters before they are packed: transitions by place, and features in ascending order.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    pub(crate) transitions: [[LabelScores; LABELS]; PLACES],
    pub(crate) features: Vec<(u32, LabelScores)>,
}

/// A model before it is packed.
#[derive(Debug, Default)]
pub(crate) struct TrainedModel {
    pub(crate) first: Weights,
    pub(crate) second: Weights,
    pub(crate) links: Vec<f32>,
}

impl TrainedModel {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.links.len() as u32).to_le_bytes());
        bytes.extend(self.links.iter().flat_map(|weight| weight.to_le_bytes()));
        self.first.write(&mut bytes);
        self.second.write(&mut bytes);
        bytes
    }
}

impl Weights {
    /// Makes the features' weights the mean of these and the others' (bagging: Breiman 1996).
    pub(crate) fn average_with(&mut self, others: &[Self]) {
        let share = 1.0 / (others.len() + 1) as f32;
        let mut all: Vec<(u32, LabelScores)> =
            others.iter().chain([&*self]).flat_map(|weights| weights.features.iter().copied()).collect();
        // A stable sort: sums are made in one order.
        all.sort_by_key(|(feature, _)| *feature);
        let equal = all.chunk_by(|(one, _), (other, _)| one == other);
        let mean = |rows: &[(u32, LabelScores)]| {
            let mut sum = LabelScores::default();
            for (_, row) in rows {
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * share);
            }
            rows.first().map(|(feature, _)| (*feature, sum))
        };
        self.features = equal.filter_map(mean).collect();
    }

    /// Appends the packed table. Features whose weights are all close to nought are left out:
    /// they change next to nothing and are half of the features.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.transitions.iter().flatten().flatten().flat_map(|weight| weight.to_le_bytes()));
        let largest =
            self.features.iter().flat_map(|(_, row)| row).fold(0.0_f32, |max, weight| max.max(weight.abs()));
        let step = (largest / 127.0).max(f32::MIN_POSITIVE);
        bytes.extend(step.to_le_bytes());
        let quantised = self
            .features
            .iter()
            .map(|(feature, row)| (*feature, row.map(|weight| (weight / step).round() as i8)))
            .filter(|(_, row)| row.iter().any(|weight| weight.unsigned_abs() > PRUNED))
            .collect();
        let kept = write(quantised, bytes);
        bytes.extend(kept.iter().flat_map(|(_, row)| row.map(i8::cast_unsigned)));
    }

    /// The table as it comes out of the file.
    pub(crate) fn quantised(&self) -> TaggerParameters {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        TaggerParameters::read(&mut Reader(&bytes)).or_never("a table as it was just written")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quotes::tagger::Parameters as _;

    #[test]
    fn a_feature_that_only_one_of_two_taggers_knows_counts_half() {
        let row = |weight: f32| [weight, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let tagger = |features: &[(u32, f32)]| Weights {
            features: features.iter().map(|&(feature, weight)| (feature, row(weight))).collect(),
            ..Weights::default()
        };
        let mut both = tagger(&[(1, 2.0), (3, 4.0)]);
        both.average_with(&[tagger(&[(2, 2.0), (3, 2.0)])]);
        assert_eq!(both.features, tagger(&[(1, 1.0), (2, 1.0), (3, 3.0)]).features);
    }

    #[test]
    fn a_packed_table_scores_known_features_and_no_others() {
        let weights =
            Weights { features: vec![(7, [1.27; LABELS]), (1 << 20, [-0.5; LABELS])], ..Weights::default() };
        let table = weights.quantised();
        let mut scores = [0.0; LABELS];
        table.add(&[7, 8, 1 << 20], &mut scores);
        assert!(scores.iter().all(|score| (score - 0.77).abs() < 0.01), "{scores:?}");
    }
}
