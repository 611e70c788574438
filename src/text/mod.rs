//! What holds of any text, whoever wrote it and whatever for.

mod list;
mod span;
mod stray;

pub(crate) use list::entries;
pub use span::{Span, char_offset};
pub(crate) use stray::is_stray;
