//! One step of learning on one document: forward and backward passes over its units, and steps along the gradient.

use super::crf::{Settings, may_follow};
use crate::analysis::quotes::tagger::{LABELS, Label, LabelScores, PLACES};

/// A document in the numbers of its features.
pub(super) struct Document {
    /// Scores to start from; empty for none.
    pub(super) offsets: Vec<LabelScores>,
    /// The features' numbers, unit after unit.
    pub(super) features: Vec<u32>,
    /// Where each unit's features end.
    pub(super) ends: Vec<usize>,
    pub(super) places: Vec<u8>,
    pub(super) labels: Vec<Label>,
}

/// What is learned of one feature: its weights, the sums of their squared gradients, and the sums of the weights.
#[derive(Clone, Copy, Default)]
pub(super) struct LearnedWeight {
    pub(super) value: LabelScores,
    pub(super) squares: LabelScores,
    pub(super) sum: LabelScores,
}

impl LearnedWeight {
    fn step(&mut self, label: usize, gradient: f32, rate: f32) {
        self.squares[label] += gradient * gradient;
        self.value[label] += rate * gradient / (1e-6 + self.squares[label]).sqrt();
    }
}

/// The working space of one document's forward and backward passes.
pub(super) struct ForwardBackward {
    scores: Vec<LabelScores>,
    forward: Vec<LabelScores>,
    /// The features that this step sees, unit after unit, and where each unit's end.
    seen: Vec<u32>,
    ends: Vec<usize>,
    /// The state of Marsaglia's xorshift: the same sequence everywhere.
    state: u32,
}

impl Default for ForwardBackward {
    fn default() -> Self {
        Self {
            scores: Vec::new(),
            forward: Vec::new(),
            seen: Vec::new(),
            ends: Vec::new(),
            state: 0x9e37_79b9,
        }
    }
}

impl ForwardBackward {
    /// Leaves out a share of the features, each by itself, so that none can rely on the others (dropout: Srivastava and
    /// others 2014).
    fn drop_out(&mut self, document: &Document, share: f32) {
        self.seen.clear();
        self.ends.clear();
        let bound = (share * u32::MAX as f32) as u32;
        let mut start = 0;
        for &end in &document.ends {
            for &feature in &document.features[start..end] {
                self.state ^= self.state << 13;
                self.state ^= self.state >> 17;
                self.state ^= self.state << 5;
                if self.state >= bound {
                    self.seen.push(feature);
                }
            }
            self.ends.push(self.seen.len());
            start = end;
        }
    }

    /// One step on one document; its log-likelihood before the step.
    pub(super) fn learn(
        &mut self,
        document: &Document,
        weights: &mut [LearnedWeight],
        transitions: &mut [[LearnedWeight; LABELS]; PLACES],
        settings: Settings,
    ) -> f64 {
        let Settings { rate, dropout, .. } = settings;
        self.drop_out(document, dropout);
        let length = document.labels.len();
        let mut factors = [[[0.0_f32; LABELS]; LABELS]; PLACES];
        for (place, rows) in factors.iter_mut().enumerate() {
            for (from, row) in rows.iter_mut().enumerate() {
                for (to, factor) in row.iter_mut().enumerate() {
                    if may_follow(place, Label::ALL[from], Label::ALL[to]) {
                        let source = if place == 0 { 0 } else { from };
                        *factor = transitions[place][source].value[to].exp();
                    }
                }
            }
        }
        let mut likelihood = self.forward(document, weights, &factors, 1.0 / (1.0 - dropout));
        let mut previous = 0;
        for (at, &label) in document.labels.iter().enumerate() {
            let place = usize::from(document.places[at]);
            let from = if place == 0 { 0 } else { previous };
            likelihood += f64::from(transitions[place][from].value[label as usize]);
            previous = label as usize;
        }
        // Backward, stepping as it goes: the expectations only need what is already computed.
        let mut backward = [1.0_f32; LABELS];
        for at in (0..length).rev() {
            let gold = document.labels[at] as usize;
            let mut marginal = [0.0_f32; LABELS];
            let mut total = 0.0;
            for label in 0..LABELS {
                marginal[label] = self.forward[at][label] * backward[label];
                total += marginal[label];
            }
            let start = if at == 0 { 0 } else { self.ends[at - 1] };
            let mut gradient = marginal.map(|value| -value / total);
            gradient[gold] += 1.0;
            for &feature in &self.seen[start..self.ends[at]] {
                let weight = &mut weights[feature as usize];
                for (label, &gradient) in gradient.iter().enumerate() {
                    if gradient.abs() > 1e-4 {
                        weight.step(label, gradient, rate);
                    }
                }
            }
            let place = usize::from(document.places[at]);
            let before = if at == 0 { [1.0; LABELS] } else { self.forward[at - 1] };
            let mut pair = [[0.0_f32; LABELS]; LABELS];
            let mut sum = 0.0;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let mass = before[from] * factors[place][from][to] * self.scores[at][to] * backward[to];
                    pair[if place == 0 { 0 } else { from }][to] += mass;
                    sum += mass;
                }
            }
            let gold_from = if place == 0 || at == 0 { 0 } else { document.labels[at - 1] as usize };
            for (from, row) in pair.iter().enumerate() {
                for (to, mass) in row.iter().enumerate() {
                    let target = if from == gold_from && to == gold { 1.0 } else { 0.0 };
                    let gradient = target - mass / sum;
                    if gradient.abs() > 1e-4 {
                        transitions[place][from].step(to, gradient, rate);
                    }
                }
            }
            let mut next = [0.0_f32; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    next[from] += factors[place][from][to] * self.scores[at][to] * backward[to];
                }
            }
            let scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            backward = next.map(|value| value / scale);
        }
        likelihood
    }

    /// Fills the forward probabilities, with what is seen scaled up for what dropout leaves out; the part of the
    /// log-likelihood that they and the gold labels’ features give.
    fn forward(
        &mut self,
        document: &Document,
        weights: &[LearnedWeight],
        factors: &[[[f32; LABELS]; LABELS]; PLACES],
        scale: f32,
    ) -> f64 {
        self.scores.clear();
        self.forward.clear();
        let mut likelihood = 0.0;
        let mut before = [1.0 / LABELS as f32; LABELS];
        let mut start = 0;
        for (at, &end) in self.ends.iter().enumerate() {
            let mut row = LabelScores::default();
            for &feature in &self.seen[start..end] {
                let value = &weights[feature as usize].value;
                for label in 0..LABELS {
                    row[label] += value[label];
                }
            }
            start = end;
            let given = document.offsets.get(at).copied().unwrap_or_default();
            for (value, given) in row.iter_mut().zip(given) {
                *value = *value * scale + given;
            }
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            likelihood += f64::from(row[document.labels[at] as usize] - top);
            let scores = row.map(|value| (value - top).exp());
            let factors = &factors[usize::from(document.places[at])];
            let mut next = [0.0_f32; LABELS];
            for (from, row) in factors.iter().enumerate() {
                for to in 0..LABELS {
                    next[to] += before[from] * row[to];
                }
            }
            for label in 0..LABELS {
                next[label] *= scores[label];
            }
            let scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            likelihood -= f64::from(scale.ln());
            before = next.map(|value| value / scale);
            self.scores.push(scores);
            self.forward.push(before);
        }
        likelihood
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_leaves_out_about_the_given_share_of_the_features() {
        let features: Vec<u32> = (0..10_000).collect();
        let document = Document {
            offsets: Vec::new(),
            ends: vec![5_000, 10_000],
            features,
            places: vec![0; 2],
            labels: vec![Label::Outside; 2],
        };
        let mut pass = ForwardBackward::default();
        pass.drop_out(&document, 0.25);
        assert!((7_300..7_700).contains(&pass.seen.len()), "{}", pass.seen.len());
        assert!((3_600..3_900).contains(&pass.ends[0]) && pass.ends[1] == pass.seen.len());
        pass.drop_out(&document, 0.0);
        assert_eq!(pass.seen.len(), 10_000);
    }
}
