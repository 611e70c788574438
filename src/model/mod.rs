//! What a briefing is.
//!
//! Pure values: the immutable [`Article`]s, the [`Findings`] that analysis proposes about them, and the
//! [`Briefing`] that holds the analyst's decisions.
//! The model knows no files, no clock, no threads and no window, so that every other room may speak its language
//! and nothing here changes because a disk or a toolkit did.
//!
//! Places in a text are [`Span`]s: byte ranges on `char` boundaries of one article's cleaned text.

mod address;
mod article;
mod briefing;
mod date;
mod evidence;
mod findings;
mod id;
mod item;
mod judgement;
mod marking;
mod moment;
mod offsets;
mod paper;
mod picture;
mod printed;
mod restored;
mod section;
mod unsourced;
mod verbatim;
mod withheld;

pub use crate::text::{Span, char_offset};
pub use address::{openable, shown_address};
pub use article::{Article, Grade, Metadata, Removal, RemovalReason, SourceFormat};
pub use briefing::{ArticleEntry, Briefing};
pub use date::{Date, DateError, When};
pub use evidence::Evidence;
pub use findings::{
    Attribution, Difference, DifferenceKind, DifferenceValue, Event, Findings, InferredDay, KeyPoint,
    Mention, OriginGroup, Origins, Quote, QuoteKind, Speaker, Stretch, StretchRole,
};
pub use id::{ArticleId, FindingId, PictureId, SectionId};
pub use item::{DifferenceItem, EventItem, Item, ItemKind, ItemRef, PointItem, QuoteItem};
pub use judgement::{Confidence, Judgement, Likelihood};
pub use marking::{Marking, Tlp};
pub use moment::Moment;
pub use offsets::Offsets;
pub use paper::PaperSize;
pub use picture::{Figure, Picture, PictureEncoding};
pub use section::{Column, Section, SectionKind};
pub use verbatim::{Fidelity, fidelity, has_insertion};
pub use withheld::{Clear, Occurrence, Place, Withheld, Withholding, bracketed, is_descriptor, is_name};
