//! Proposed key points: which sentences of a set of articles say what matters, each once.
//!
//! [`rank`] scores every sentence and picks the best that do not repeat each other; [`standing`] says which can stand
//! alone; [`propose`] puts the two together and adds, as evidence, the sentences that say the same.

mod propose;
mod rank;
mod standing;

pub(crate) use propose::propose;
