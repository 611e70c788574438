//! A briefing and a template in, one page and the list of what does not fit out.
//!
//! Laying out never fails and never panics: whatever the briefing holds, the result is one page, and what is not on
//! it is named. The room knows neither PDF nor pixels.
//!
//! The way: `content_builder` turns what a briefing says (its outline) into shaped paragraphs (`shape`), once; `engine`
//! tries body sizes from the largest downwards, each time breaking lines anew (`breaking`) and giving sections their
//! columns (`arrange`, `balance`, `flow`); `fit` takes off what does not fit at the smallest size; `section`, `compose`
//! and `line` paint what stays onto the `canvas`.

mod arrange;
mod balance;
mod breaking;
mod canvas;
mod chunks;
mod compose;
mod content;
mod content_builder;
mod cuts;
mod divide;
mod engine;
mod figure;
mod fit;
mod flow;
mod head;
mod hyphens;
mod line;
mod marks;
mod metrics;
mod no_break;
mod outcome;
mod placeholders;
mod section;
mod shape;
mod table;
mod text;
mod timeline;

pub use engine::Engine;
pub use outcome::{Area, Counts, Cut, CutTarget, Layout, MissingFont, Overflow, Uncovered, Unmarked};
