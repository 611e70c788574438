//! The running application without a screen.
//!
//! A [`Session`] holds the open briefing, its history, the findings about its articles and the newest page.
//! [`Command`]s go in, state is borrowed back; what takes time becomes a job on a thread of its own and comes back
//! through [`Session::poll`]. What a job does is a use case of [`workflow`](crate::workflow).
//! The window is one front of it, a test is another.
//!
//! This room knows no window toolkit: whatever the window can do, a test can do.

mod analysis;
mod command;
mod decide;
mod environment;
mod faults;
mod jobs;
mod messages;
mod notice;
mod open;
mod picture;
mod preview;
mod queries;
mod remembered;
mod requests;
mod state;
mod styles;
mod view;
mod work;
mod workers;

pub use crate::edit::HeadEdit;
pub use crate::layout::{Area, Cut, CutTarget, Overflow, Uncovered};
pub use crate::outline::MissingField;
pub use crate::preview::Raster;
pub use crate::workflow::{
    Decision, Export, ExportContent, OccurrenceKind, Rendering, Resolution, ReviewDifference, ReviewEvent,
    ReviewItem, ReviewLists, ReviewOccurrence, ReviewPoint, ReviewQuote, ReviewValue, TemplateSummary,
    UnsourcedItem, Update,
};
pub use command::{ArticleCommand, Command, Effect, ItemCommand, SectionCommand, WithheldCommand};
pub use environment::Environment;
pub use notice::{Notice, NoticeId, Severity};
pub use state::Session;
pub use view::{JobId, JobView, OriginReason, PageView};
