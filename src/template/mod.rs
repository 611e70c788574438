//! How a page is set, as data.
//!
//! A [`Template`] says everything about the look: paper, sizes, faces, colours, spacing, and which kind of section
//! stands where. It is read from TOML ([`parse`]); the built-in ones ([`built_in`]) travel inside the program.
//! Templates know no briefing: the same one sets every briefing.
//!
//! A [`HouseStyle`] is what an organisation wants of every page, whatever the template: fonts, colours, logo, a line above
//! and one below. [`HouseStyle::apply_to`] makes of a template the organisation's own.

mod catalog;
mod document;
mod house;
mod parse;
mod schema;
mod style;

pub use catalog::{built_in, by_id, standard};
pub use house::{HouseStyle, Letterhead, Logo, is_house, parse_house};
pub use parse::{TemplateError, fault_in, parse};
pub use schema::{
    Columns, Fit, Header, Look, Marks, Paper, Place, SectionLook, SectionLooks, Spacing, Template,
};
pub use style::{ColorName, Colors, Style, StyleName, Styles};
