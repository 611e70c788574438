//! A text as a Word document (Office Open XML, ECMA-376).
//!
//! Styles, lists and settings are fixed files in `assets/docx`; only what the text says is written here.
//! A source is a footnote where it is first named, with the source's number as its mark, so that numbers are the
//! page's; later numbers lead back there.

mod body;
mod direction;
mod package;
mod picture;
mod xml;

pub use package::write;
