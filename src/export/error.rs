//! What can go wrong between a page and a file.

use thiserror::Error;

use crate::picture::PictureFlaw;

/// Why a page could not be written.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The page asks for a face that the program does not have.
    #[error("the face {0} is not there")]
    MissingFace(String),
    /// A face's bytes are no font, or none that may be embedded in parts.
    #[error("the face {face} cannot be embedded: {reason}")]
    BrokenFace {
        /// The face's PostScript name.
        face: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The page has no size, or places something nowhere.
    #[error("the page holds a measure that is no number: {0}")]
    Measure(&'static str),
    /// A picture's bytes are not what they are said to be.
    #[error("a picture of the page is damaged: {0}")]
    Picture(PictureFlaw),
    /// The structure tree does not hang together.
    #[error("the page's structure is broken at node {0}")]
    Structure(usize),
    /// The parts of a document could not be packed.
    #[error("the document cannot be packed: {0}")]
    Packing(String),
    /// The writer of the PDF left something out.
    #[error("the PDF cannot be written: {0}")]
    Writing(String),
}
