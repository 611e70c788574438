//! How a page is set, as data.
//!
//! A [`Template`] says everything about the look: paper, sizes, faces, colours, spacing, and which kind of section
//! stands where. It is read from TOML ([`parse`]); the built-in ones ([`built_in`]) travel inside the program.
//! Templates know no briefing: the same one sets every briefing.

mod catalog;
mod contrast;
mod parse;
mod schema;
mod style;

pub use catalog::{built_in, by_id};
pub use parse::{TemplateError, parse};
pub use schema::{
    Columns, Fit, Header, Look, Marks, Paper, Place, SectionLook, SectionLooks, Spacing, Template,
};
pub use style::{ColorName, Colors, Style, StyleName, Styles};
