//! The two linear rankers: which sentence is the news of a set, and which makes a point that can be printed as it is.
//!
//! Their weights are learned from sets of articles that were read by hand (`examples/train_points.rs`) and stand in
//! `assets/model/points.txt`, a line for each feature.

use std::sync::LazyLock;

use super::features::{COUNT, Features, NAMES};
use crate::never::OrNever;
use crate::text::entries;

const FILE: &str = include_str!("../../../assets/model/points.txt");

/// The weights of both rankers.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    pub(super) lead: Features,
    pub(super) point: Features,
}

impl Weights {
    /// Those that ship.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(FILE).or_never("weights in the file that ships"));
        &SHIPPED
    }

    /// Reads lines of a feature's name and its two weights.
    fn read(text: &str) -> Option<Self> {
        let mut read = Self::default();
        for line in entries(text) {
            let mut words = line.split_whitespace();
            let name = words.next()?;
            let at = NAMES.iter().position(|known| *known == name)?;
            *read.lead.get_mut(at)? = words.next()?.parse().ok()?;
            *read.point.get_mut(at)? = words.next()?.parse().ok()?;
        }
        Some(read)
    }

    /// How likely it is that a sentence with these features is the news.
    pub(super) fn lead(&self, features: &Features) -> f64 {
        logistic(&self.lead, features)
    }

    /// How likely it is that it says something that an editor wants and can be understood alone.
    pub(super) fn point(&self, features: &Features) -> f64 {
        logistic(&self.point, features)
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { lead: [0.0; COUNT], point: [0.0; COUNT] }
    }
}

pub(super) fn logistic(weights: &Features, features: &Features) -> f64 {
    let evidence: f64 = weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
    1.0 / (1.0 + (-evidence).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weights_in_the_file_that_ships() {
        let names: Vec<&str> = entries(FILE).filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(names, NAMES);
    }
}
