//! Findings and decisions merged: what the analyst goes through.
//!
//! Each list has what analysis finds in the ticked articles, with what was decided about it; what was accepted and is
//! found no more stands last.

mod accepted;
mod decision;
mod differences;
mod events;
mod item;
mod lists;
mod points;
mod quotes;
mod update;

pub use accepted::quote_text;
pub(crate) use accepted::{difference_item, event_item, is_marked, point_item, quote_item};
pub use decision::Decision;
pub(crate) use decision::one_line;
pub(crate) use differences::differences;
pub use differences::{ReviewDifference, ReviewValue};
pub use events::ReviewEvent;
pub(crate) use events::events;
pub use item::ReviewItem;
pub use lists::ReviewLists;
pub use points::ReviewPoint;
pub(crate) use points::points;
pub use quotes::{Rendering, ReviewQuote};
pub(crate) use quotes::{cluster_of, quotes};
pub use update::Update;
pub(crate) use update::{event_update, point_update};
