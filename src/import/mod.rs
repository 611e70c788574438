//! Bytes in, an [`Article`](crate::model::Article) out.
//!
//! Decoding, cleaning and reading off what an article states about itself.
//! This room never asks where bytes came from: files, drops, pastes and pages all come in by the same door, so a
//! test can too.

mod article;
mod error;
mod hint;
mod sample;

pub use article::import;
pub use error::ImportError;
pub use hint::{Cleaning, Hint};
pub use sample::samples;
