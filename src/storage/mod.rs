//! `.precis` files, preferences and the user's templates: the room that reads and writes the disk for the program.
//!
//! A `.precis` file is a ZIP archive with a version number.
//! Its file types ([`mod@format`]) stand apart from the model, so that the model can change and old files still open.
//!
//! - `mimetype`: first and uncompressed, so that the kind of file can be told from its first bytes.
//! - `briefing.json`: the analyst's decisions. Offsets count characters (Unicode scalar values).
//! - `articles/<id>/source.txt` or `source.md`: the imported bytes, untouched; `<id>` is their hash.
//! - `articles/<id>/text.txt`: the cleaned text. It is kept, never computed again, so that no span ever moves.
//! - `articles/<id>/article.json`: what the text states about itself, and what cleaning removed.
//! - `cache/…`: nothing yet. Whatever stands there can be computed again and may be passed over.
//!
//! A file of a newer version is refused as a whole, and so is anything unknown in a file of this version: passing over
//! it would lose it at the next save.
//! Reading trusts nothing: sizes are limited, every identity, span and path is checked, and a file is read whole or
//! not at all.
//! Every write is atomic: the old file stays until the new one is whole on the disk and has the old one's rights.
//!
//! A journal of edits between saves, and recovery from it, will be a file of this room's beside `atomic`.
//!
//! This room knows neither the session nor the window: it says what is wrong with a file, others say what to do.

mod atomic;
mod configuration;
mod container;
mod convert;
mod entry;
mod error;
pub mod format;
mod preferences;
mod rights;
mod withheld;

pub use atomic::{MAX_BYTES, is_same_file, read_bytes, read_stream, write_atomically};
pub use configuration::{UserFile, configuration_folder, house_file, template_files};
pub use container::{Document, from_bytes, read, to_bytes, write};
pub use error::{Right, StorageError};
pub use preferences::{Preferences, preferences_file};
