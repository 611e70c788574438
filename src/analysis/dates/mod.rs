//! When things happened: the expressions of time in a text, what they mean beside the article's own date, and the
//! timeline that they make.
//!
//! A date is never guessed: what an article leaves open ("Thursday", with no date on the article) stays open.

mod article_day;
mod bounds;
mod calendar_dates;
mod dated;
mod day_evidence;
mod events;
mod expressions;
mod infer;
mod label;
mod relative;
mod resolve;
mod tense;
mod tense_words;
mod words;
mod years;

pub(crate) use article_day::ArticleDay;
pub(crate) use dated::{Dated, DatedReading, dated, read_dated};
pub(crate) use day_evidence::DayEvidence;
pub(crate) use events::{events, may_be_one};
pub(crate) use expressions::{MonthOf, Time, TimeExpression, Unit, time_expressions};
pub(crate) use infer::ArticleDays;
pub use label::event_label;
pub(crate) use resolve::{DateReading, in_words, resolve};
pub(crate) use tense::Side;
