//! [`Article`](crate::model::Article)s in, [`Findings`](crate::model::Findings) out.
//!
//! Pure and deterministic: the same articles give the same findings, on any number of cores.
//! Analysis proposes; it knows no briefing and no window, so nothing it does can change what the analyst decided.

mod claims;
mod dates;
mod entities;
mod origins;
mod points;
pub mod quotes;
mod segment;

use std::sync::Arc;

use crate::model::{Article, Findings};

pub use claims::{Likeness, same_claim};

/// Analyses `articles` together.
pub fn analyse(articles: &[Arc<Article>]) -> Findings {
    let corpus = claims::Corpus::read(articles);
    let quotes::Said { quotes, stretches, speakers_not_detected } = quotes::said(articles);
    Findings {
        key_points: points::propose(&corpus),
        quotes,
        stretches,
        events: dates::events(&corpus),
        origins: origins::origins(&corpus),
        speakers_not_detected,
        ..Findings::default()
    }
}
