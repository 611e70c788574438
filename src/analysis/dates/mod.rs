//! When things happened: the expressions of time in a text, what they mean beside the article's own date, and the
//! timeline that they make.
//!
//! A date is never guessed: what an article leaves open ("Thursday", with no date on the article) stays open.

mod calendar_dates;
mod dated;
mod events;
mod expressions;
mod label;
mod relative;
mod resolve;
mod tense;
mod tense_words;
mod words;
mod years;

pub(crate) use dated::{Dated, DatedReading, dated, read_dated};
pub(crate) use events::{events, may_be_one};
pub(crate) use expressions::{Time, TimeExpression, Unit, time_expressions};
pub use label::event_label;
pub(crate) use resolve::{DateReading, in_words, resolve};
pub(crate) use tense::Side;
