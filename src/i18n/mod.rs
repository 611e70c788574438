//! The words of the page, the notices and the window, in each language.

pub mod annex;
pub mod interface;
pub mod page;
