//! What leaves the program: the page and its layout, the PDF, Markdown and Word, and the templates behind them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop with the reason"
)]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each suite uses a part of it")]
mod support;

mod figures;
mod formats;
mod layout;
mod pdf;
mod templates;
mod word_notes;

use precis::template::{self, Template};

fn one_pager() -> &'static Template {
    template::by_id("one-pager").unwrap()
}
