//! The words of the page, the annex and the window, in each language.

pub mod annex;
pub mod interface;
pub mod page;
