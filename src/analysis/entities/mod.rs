//! The people and organisations of one text, and who each name, title and pronoun stands for.
//!
//! Names are runs of capitalised words; "Mr Muttaqi" is the last "… Muttaqi" before it, "the ministry" the last
//! ministry, "he" the most salient man (a simple form of Lappin and Leass's salience, 1994: recency, being a subject,
//! having just been quoted, being named often).
//! Everything is decided in one pass from left to right over a bounded list of recent entities.

mod entity;
mod finder;
mod head;
mod naming;
mod role;
mod roles;
mod runs;
mod who;
mod words;

pub(crate) use head::head;
pub(crate) use role::says_more;
pub(crate) use who::{Entities, bare_document, documents_beside, named};
