//! Learns the weights of [`super::model`] from sets of articles that were read and labelled by hand.

use std::fmt::Write as _;
use std::sync::Arc;

use super::features::{COUNT, Features, NAMES};
pub use super::model::Weights;
use super::model::logistic;
use super::propose::{propose_by, rows};
use crate::analysis::analyst::with_corpus;
use crate::model::{Article, KeyPoint, Span};

/// A sentence of a set that may become a point.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// Its article, by its place in the set.
    pub article: usize,
    /// Where in the article.
    pub span: Span,
    /// As it would be printed.
    pub text: String,
    /// Whether it was completed in square brackets with who or what is meant.
    pub completed: bool,
    features: Features,
}

/// What a reader says of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct PointLabel {
    /// Whether it would do as the one line that must be read.
    pub is_lead: bool,
    /// What it is worth as a point, from 0 to 1.
    pub worth: f64,
}

/// The sentences of `articles` that may become points.
pub fn point_rows(articles: &[Arc<Article>]) -> Vec<PointRow> {
    with_corpus(articles, |corpus| {
        let row = |(article, span, standalone, features): (usize, Span, super::Standalone, Features)| {
            PointRow { article, span, text: standalone.text, completed: standalone.completed, features }
        };
        rows(corpus).into_iter().map(row).collect()
    })
}

/// The key points that a program with these weights would propose.
pub fn points_by(articles: &[Arc<Article>], weights: &Weights) -> Vec<KeyPoint> {
    with_corpus(articles, |corpus| propose_by(corpus, weights))
}

/// Learns both rankers by logistic regression; every set weighs the same.
pub fn train_points(sets: &[Vec<(PointRow, PointLabel)>], decay: f64) -> Weights {
    let head = |label: fn(&PointLabel) -> f64| {
        let examples: Vec<(&Features, f64, f64)> = sets
            .iter()
            .flat_map(|set| {
                set.iter().map(|(row, wanted)| (&row.features, label(wanted), 1.0 / set.len() as f64))
            })
            .collect();
        fit(&examples, decay)
    };
    Weights { lead: head(|label| f64::from(u8::from(label.is_lead))), point: head(|label| label.worth) }
}

/// Gradient descent with momentum on the weighted logistic loss.
fn fit(examples: &[(&Features, f64, f64)], decay: f64) -> Features {
    const STEPS: usize = 1_200;
    const RATE: f64 = 0.4;
    const MOMENTUM: f64 = 0.9;
    let total: f64 = examples.iter().map(|(_, _, weight)| weight).sum();
    let mut weights = [0.0; COUNT];
    let mut speed = [0.0; COUNT];
    for _ in 0..STEPS {
        let mut slope = [0.0; COUNT];
        for (features, label, weight) in examples {
            let error = (logistic(&weights, features) - label) * weight / total;
            for (slope, feature) in slope.iter_mut().zip(features.iter()) {
                *slope += error * feature;
            }
        }
        for (at, ((weight, speed), slope)) in weights.iter_mut().zip(&mut speed).zip(slope).enumerate() {
            // The first feature is the constant, which is free.
            let pull = if at == 0 { 0.0 } else { decay * *weight };
            *speed = MOMENTUM * *speed - RATE * (slope + pull);
            *weight += *speed;
        }
    }
    weights
}

/// The file that ships.
pub fn point_weights_file(weights: &Weights) -> String {
    let mut file = "# How much each feature of a sentence says that it is the news of a set, and that it makes a good point.\n\
        # Made by examples/train_points.rs.\n"
        .to_owned();
    for (name, (lead, point)) in NAMES.iter().zip(weights.lead.iter().zip(&weights.point)) {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{name} {lead:.4} {point:.4}");
    }
    file
}
