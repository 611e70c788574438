//! A text as a Word document (Office Open XML, ECMA-376).
//!
//! Styles, lists and settings are fixed files in `assets/docx`; only what the text says is written here.
//! Sources are footnotes, numbered by whoever opens the document; `notes` sees to it that the numbers are the page's.

mod body;
mod direction;
mod notes;
mod package;
mod picture;
mod xml;

pub use package::write;
