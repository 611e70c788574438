//! Bytes in, an [`Article`](crate::model::Article) out.
//!
//! Decoding ([`decode`]), cutting into blocks ([`plain`], [`markdown`]), cleaning by small rules ([`clean`], [`rules`])
//! and reading off what an article states about itself ([`front_matter`], [`date_line`], [`authors`], [`language`]).
//! This room never asks where bytes came from: files, drops, pastes and pages all come in by the same door, so a
//! test can too.

mod article;
mod authors;
mod block;
mod byline_line;
mod clean;
mod date_line;
mod decode;
mod draft;
mod error;
mod front_matter;
mod hint;
mod hyphens;
mod inline;
mod language;
mod mail_text;
mod markdown;
mod plain;
mod prose;
mod refusal;
mod rules;
mod runs_on;
mod sample;
mod signature;
mod words;
mod wrapping;

pub use article::import;
pub use error::ImportError;
pub use hint::{Cleaning, Hint};
pub use sample::samples;
