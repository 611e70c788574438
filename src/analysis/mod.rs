//! [`Article`](crate::model::Article)s in, [`Findings`](crate::model::Findings) out.
//!
//! Pure and deterministic: the same articles give the same findings, on any number of cores.
//! Analysis proposes; it knows no briefing and no window, so nothing it does can change what the analyst decided.

use std::sync::Arc;

use crate::model::{Article, Findings};

/// Analyses `articles` together.
pub fn analyse(articles: &[Arc<Article>]) -> Findings {
    let _ = articles;
    Findings::default()
}
