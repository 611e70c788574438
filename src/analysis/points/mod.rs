//! Proposed key points: which sentences of a set of articles say what matters, each once.
//!
//! [`rank`] scores every sentence; [`standalone`] makes those that can stand alone do so; [`propose()`] picks the best
//! that do not repeat each other and adds, as evidence, the sentences that say the same.

mod choice;
mod dangling;
mod features;
mod model;
mod propose;
mod rank;
mod self_contained;
mod standalone;
mod subject;
mod summary;
mod supplied;
mod support;
#[cfg(any(test, feature = "training"))]
pub(super) mod training;

pub(crate) use propose::propose;
pub(crate) use rank::Grams;
pub(crate) use self_contained::is_statement;
pub(crate) use standalone::{Standalone, standalone, with_anaphoric_opening};
pub(crate) use summary::summary;
