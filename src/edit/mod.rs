//! How a briefing changes.
//!
//! Every change is an [`Edit`]; [`apply`] makes it and gives back its inverse, or leaves the briefing as it was.
//! A briefing that only ever changed through [`apply`] is valid as [`validate`] says: its items' evidence lies inside
//! articles that are there, and no identity is used twice.
//! [`History`] keeps the inverses, so that everything the analyst does can be undone back to the opening of the file.
//!
//! This room does not know who asked for a change; it has no opinion on which changes are wise.

mod apply;
mod change;
mod error;
mod history;
mod items;
mod lists;
mod removal;
#[cfg(test)]
mod samples;
mod valid;

pub use apply::apply;
pub use change::{ArticleEdit, Edit, HeadEdit, ItemEdit, SectionEdit, WithheldEdit};
pub use error::EditError;
pub use history::{Group, History};
pub use removal::remove_article;
pub use valid::validate;
