//! What makes the parameters that ship, and measures them: for the programs in `examples`.
//!
//! It is there with the feature `training` only, and in tests.

pub use super::points::training::{
    PointLabel, PointRow, Weights, point_rows, point_weights_file, points_by, train_points,
};
pub use super::quotes::attribute::FoundAttribution;
pub use super::quotes::model::Model;
pub use super::quotes::training::{LabelledArticle, LabelledAttribution, Settings, attributions, train};
pub use super::units::word_cluster_file;
pub use super::vectors::vectors_of_words;
