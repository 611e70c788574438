//! The running application without a screen.
//!
//! A [`Session`] holds the open briefing, its history, the findings about its articles and the newest page.
//! [`Command`]s go in, state is borrowed back; what takes time becomes a job on a thread of its own and comes back
//! through [`Session::poll`].
//! The window is one front of it, a test is another; [`draft`] and [`produce`] do the same work for the command line
//! without a session.
//!
//! This room knows every room but the two that talk to people, and no window toolkit: whatever the window can do,
//! a test can do.

mod command;
mod decide;
mod draft;
mod intake;
mod jobs;
mod likeness;
mod notice;
mod opening;
mod orders;
mod outgoing;
mod picture;
mod produce;
mod review;
#[cfg(test)]
mod samples;
mod speakers;
mod state;
mod stationery;
mod texts;
mod trim;
mod verdict;
mod view;
mod withheld;
mod work;

pub use crate::edit::HeadEdit;
pub use crate::layout::{Area, Cut, CutTarget, MissingFont, Overflow, Uncovered};
pub use crate::outline::MissingField;
pub use crate::preview::Raster;
pub use command::{
    ArticleCommand, Command, Effect, Export, ExportContent, ItemCommand, SectionCommand, WithheldCommand,
};
pub use draft::{DraftOptions, draft, draft_with, in_order};
pub use notice::{Notice, NoticeId, Severity};
pub use opening::{OpenError, Opened, read_briefing};
pub use outgoing::{UnsourcedItem, WithoutSource, may_go_out, unsourced};
pub use produce::{Format, PageFormat, Press, ProduceError, Produced, produce};
pub use review::{
    Decision, Offer, Rendering, ReviewDifference, ReviewEvent, ReviewPoint, ReviewQuote, ReviewValue,
    quote_text,
};
pub use state::{Environment, Session};
pub use stationery::{Fault, MissingTemplate, Stationery};
pub use texts::{Text, TextFormat, write_text};
pub use view::{JobId, JobView, OriginReason, PageView, TemplateSummary};
pub use withheld::{
    OccurrenceKind, Resolution, ReviewOccurrence, Standing, hold_back, occurrences, without_names,
};
