//! Bytes in, an [`Article`](crate::model::Article) out.
//!
//! Decoding ([`decode`]), cutting into blocks ([`plain`], [`markdown`]), cleaning by small rules ([`clean`], [`rules`])
//! and reading off what an article states about itself ([`metadata`]).
//! This room never asks where bytes came from: files, drops, pastes and pages all come in by the same door, so a
//! test can too.

mod article;
mod block;
mod clean;
mod decode;
mod draft;
mod error;
mod hint;
mod inline;
mod markdown;
mod metadata;
mod plain;
mod prose;
mod rules;
mod sample;
mod signature;
mod wrapping;

pub use article::import;
pub use error::ImportError;
pub use hint::{Cleaning, Hint};
pub use sample::samples;
