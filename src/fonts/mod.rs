//! The faces: their bytes, names and coverage.
//!
//! Output must not depend on the machine it is made on, so no face of the system is ever used. The faces are bundled:
//! IBM Plex Serif, Sans and Sans Condensed (Latin, Cyrillic, Greek) and IBM Plex Sans Arabic (Arabic, Persian, Dari).
//! A house style may bring faces of its own, as files ([`Face::from_file`]).
//! This room knows what a face covers and how tall it is; it knows neither layout nor PDF.

mod face;
mod file;
mod library;

pub use face::{Bytes, Face, Metrics};
pub use file::FontError;
pub use library::Library;
