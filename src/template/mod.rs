//! How a page is set, as data.
