//! What Unicode and English usage say of text, whoever reads or writes it.
//!
//! The lowest room: it knows characters and words, and nothing of articles, briefings or pages.

mod calendar;
mod case;
mod direction;
mod ignorable;
mod lines;
mod list;
mod numbers;
mod quotation;
mod span;

pub use calendar::{date_in_words, is_month, is_weekday, month_name, month_named, weekday_named};
pub use case::is_one_of;
pub use direction::{Reading, can_reorder, reading, reads_right_to_left};
pub use ignorable::is_ignorable;
pub use lines::{
    is_line_end, is_stray, one_line, one_paragraph, opening, paragraphs, single_spaced, single_spaced_words,
};
pub(crate) use list::entries;
pub use numbers::{CURRENCY_SIGNS, number_named};
pub use quotation::{is_double_quotation_mark, is_quotation_mark, may_close_quotation};
pub use span::{Span, char_offset};
