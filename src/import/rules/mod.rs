//! The rules of cleaning. Each is general: none knows an outlet, an article or a site.
//!
//! Every rule prefers keeping a line that should go over taking out one that should stay.

pub(super) mod boilerplate;
pub(super) mod byline;
pub(super) mod database;
pub(super) mod dateline;
pub(super) mod dateline_date;
pub(super) mod footnotes;
pub(super) mod headline;
pub(super) mod lines;
pub(super) mod links;
pub(super) mod lists;
pub(super) mod masthead;
pub(super) mod navigation;
pub(super) mod repeats;
pub(super) mod subheading;
pub(super) mod wire;
