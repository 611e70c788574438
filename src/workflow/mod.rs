//! What can be done with a briefing, without a running application: drafting it, listing what is to be reviewed, setting its
//! page, opening it, writing it for others, and keeping names off it.
//!
//! Each use case is a function or a value that is handed what it needs; none holds an open document, a thread or a
//! notice. The command line calls them, and the session calls them on its workers.

mod documents;
mod draft;
mod export;
mod guard;
mod likeness;
mod opening;
mod page;
pub(crate) mod review;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod speakers;
mod styles;
mod trim;
mod unsourced;
pub(crate) mod withheld;

pub use documents::{Text, TextFormat, write_text};
pub use draft::{DraftOptions, draft, draft_with, in_order, new_entry};
pub use export::{Export, ExportContent, ExportFault, Exported, Format, check_exportable, export_to, ticked};
pub(crate) use guard::guarded;
pub use opening::{OpenError, Opened, read_briefing};
pub use page::{PageFormat, PageRenderer, RenderError, RenderedPage, render_page};
pub use review::{
    Decision, Rendering, ReviewDifference, ReviewEvent, ReviewItem, ReviewLists, ReviewPoint, ReviewQuote,
    ReviewValue, Update, quote_text,
};
pub use styles::{MissingTemplate, StyleFault, StyleSet, TemplateSummary};
pub use unsourced::{UnsourcedItem, WithoutSource, unsourced};
pub use withheld::{
    OccurrenceKind, Resolution, ReviewOccurrence, UnresolvedNames, check_names, occurrences, without_names,
};
