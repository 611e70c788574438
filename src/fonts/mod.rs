//! The faces: their bytes, names and coverage.
//!
//! Output must not depend on the machine it is made on, so every face that a page or the window uses is bundled:
//! IBM Plex Serif, Sans and Sans Condensed (Latin, Cyrillic, Greek) and IBM Plex Sans Arabic (Arabic, Persian, Dari).
//! This room knows what a face covers and how tall it is; it knows neither layout nor PDF.

mod face;
mod library;

pub use face::{Face, Metrics};
pub use library::Library;
