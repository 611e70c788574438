//! A laid-out page or a briefing in, a file's bytes out.
//!
//! This room knows what a page means and how a format says it; it neither moves a glyph nor touches the disk.

mod annex;
mod briefing;
pub mod docx;
mod error;
mod flow;
pub mod markdown;
pub mod pdf;

pub use annex::annex;
pub use briefing::{Subject, text};
pub use error::ExportError;
pub use flow::Flow;
