//! Withheld speakers: where their names still stand, what can be done about each place, and that no page, text or annex
//! leaves the program while one of them is left. What the saved briefing holds is another matter.

mod aliases;
mod gate;
mod occurrences;
mod resolution;
mod resolve;

pub(crate) use aliases::{known_as, names_of_withheld};
pub(crate) use gate::file_name;
pub use gate::{UnresolvedNames, check_names};
pub(super) use gate::{check_flow, check_page};
pub use occurrences::{ReviewOccurrence, occurrences};
pub use resolution::{OccurrenceKind, Resolution};
pub use resolve::without_names;
pub(crate) use resolve::{resolution, resolve_all};
