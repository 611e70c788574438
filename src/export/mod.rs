//! A laid-out page or an outline in, a file's bytes out.
//!
//! This room knows what a page means and how a format says it; it neither moves a glyph nor touches the disk.

mod annex;
mod briefing;
pub mod docx;
mod error;
mod flow;
pub mod markdown;
pub mod pdf;

pub use annex::{AnnexSource, annex};
pub use briefing::text;
pub use error::ExportError;
pub use flow::Flow;
