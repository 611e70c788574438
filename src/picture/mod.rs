//! The bytes of picture files: read, bounded and checked.
//!
//! [`read()`] makes a [`Picture`](crate::model::Picture) of the file that somebody chose; [`check`] holds one that came
//! with a briefing against what a kept picture may be. Both meet bytes that anybody may have made.

mod colors;
mod form;
mod read;

pub use form::{PictureFlaw, check, jpeg_channels, png_rows};
pub use read::{PictureError, read};
