//! Findings and decisions merged: what the analyst goes through.
//!
//! Each list has what analysis finds in the ticked articles, with what was decided about it; what was accepted and is
//! found no more stands last.

mod decision;
mod differences;
mod events;
mod item;
mod lists;
mod points;
mod quotes;
mod update;

pub use decision::Decision;
pub(crate) use decision::one_line;
pub use differences::{ReviewDifference, ReviewValue};
pub(crate) use differences::{difference_item, differences};
pub use events::ReviewEvent;
pub(crate) use events::{event_item, events};
pub use item::ReviewItem;
pub use lists::ReviewLists;
pub use points::ReviewPoint;
pub(crate) use points::{point_item, points};
pub use quotes::{Rendering, ReviewQuote, quote_text};
pub(crate) use quotes::{cluster_of, is_marked, quote_item, quotes};
pub use update::Update;
pub(crate) use update::{event_update, point_update};
