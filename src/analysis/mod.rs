//! [`Article`](crate::model::Article)s in, [`Findings`](crate::model::Findings) out.
//!
//! Pure and deterministic: the same articles give the same findings, on any number of cores.
//! Analysis proposes; it knows no briefing and no window, so nothing it does can change what the analyst decided.
//!
//! [`reading`] holds what is read in one article by itself; the [`Analyst`] keeps it while the set around the article
//! changes. `claims::Corpus` puts the readings of a set together, and everything that compares articles takes that:
//! `points` (key points and their evidence), `quotes` (who said what), `dates` (the timeline), `differences` and
//! `origins`. `claims` tells whether two sentences say the same, `segment` where sentences and words begin, `units`
//! what quotes and names are made of.
//! `training`, for the programs in `examples` alone, makes the parameters that ship; the shipped program is without it.

mod analyst;
mod claims;
mod dates;
mod differences;
mod entities;
mod origins;
#[cfg_attr(
    not(any(test, feature = "training")),
    expect(unreachable_pub, reason = "only training shows what is learned to others")
)]
mod points;
#[cfg_attr(
    not(any(test, feature = "training")),
    expect(unreachable_pub, reason = "only training shows what is learned to others")
)]
mod quotes;
mod reading;
mod segment;
#[cfg(any(test, feature = "training"))]
pub mod training;
mod units;
mod vectors;

pub use analyst::{Analyst, Source, analyse, summary};
pub use claims::{Likeness, same_claim};
pub use dates::event_label;
pub use segment::sentences_around;
