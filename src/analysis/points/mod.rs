//! Proposed key points: which sentences of a set of articles say what matters, each once.
//!
//! [`rank`] scores every sentence; [`complete`] makes those that can stand alone do so; [`propose()`] picks the best
//! that do not repeat each other and adds, as evidence, the sentences that say the same.

mod complete;
mod propose;
mod rank;
mod standing;
mod subject;
mod summary;
mod support;

pub(crate) use complete::complete;
pub(crate) use propose::propose;
pub(crate) use rank::Grams;
pub(crate) use standing::is_statement;
pub(crate) use summary::summary;
