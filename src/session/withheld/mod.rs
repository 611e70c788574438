//! Withheld speakers: where their names still stand, what can be done about each place, and that no page, text or annex
//! leaves the program while one of them is left. What the saved briefing holds is another matter.

mod aliases;
mod decide;
mod gate;
mod occurrences;
mod resolve;

pub(super) use aliases::{known_as, names_of_withheld};
pub(super) use decide::change_of_withheld;
pub use gate::{Standing, hold_back};
pub(super) use gate::{file_name, flow_holds, page_holds};
pub use occurrences::{OccurrenceKind, ReviewOccurrence, occurrences};
pub use resolve::{Resolution, without_names};
