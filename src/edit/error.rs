//! Why an edit is refused.

use std::fmt::Display;

use crate::model::{ArticleId, FindingId, ItemKind, SectionId, SectionKind};

/// Why an edit is refused, or why a briefing is not valid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The briefing has no such article.
    #[error("the briefing has no article {0}")]
    NoArticle(ArticleId),
    /// The briefing has that article already.
    #[error("article {0} is in the briefing already")]
    ArticleTwice(ArticleId),
    /// Items of the briefing point into the article.
    #[error("article {0} still supports items of the briefing")]
    ArticleInUse(ArticleId),
    /// Cleaning took no such passage out of the article, or none that was a line of its own.
    #[error("article {article} has no removed line of the number {index}")]
    NoRemoval {
        /// The article.
        article: ArticleId,
        /// The place in its list, from 0.
        index: usize,
    },
    /// The briefing has no such section.
    #[error("the briefing has no section {}", .0.0)]
    NoSection(SectionId),
    /// Two sections would have one identity.
    #[error("section {} is in the briefing already", .0.0)]
    SectionTwice(SectionId),
    /// There can be only one section of that kind.
    #[error("the briefing has a section of the kind “{}” already", .0.as_str())]
    KindTwice(SectionKind),
    /// A section of that kind shows items, not a text of its own.
    #[error("a section of the kind “{}” holds no text of its own", .0.as_str())]
    NoTextOfItsOwn(SectionKind),
    /// Only an assessment is judged.
    #[error("a section of the kind “{}” holds no judgement", .0.as_str())]
    NoJudgement(SectionKind),
    /// Only a section of that kind has a picture.
    #[error("a section of the kind “{}” holds no picture", .0.as_str())]
    NoFigure(SectionKind),
    /// The briefing has no such item.
    #[error("the briefing has no item {0}")]
    NoItem(FindingId),
    /// The briefing has that item already.
    #[error("item {0} is in the briefing already")]
    ItemTwice(FindingId),
    /// A finding cannot be accepted and rejected at once.
    #[error("finding {0} cannot be accepted and rejected at once")]
    AcceptedAndRejected(FindingId),
    /// An item of that kind has no such field.
    #[error("item {item} is of the kind “{kind}”, which has no {field}")]
    NotOfKind {
        /// The item.
        item: FindingId,
        /// Its kind.
        kind: ItemKind,
        /// What the kind has not.
        field: &'static str,
    },
    /// An edit of one thing inserts another.
    #[error("an edit of {named} cannot insert {inserted}")]
    AnotherInserted {
        /// The identity that the edit names.
        named: String,
        /// The identity of what it inserts.
        inserted: String,
    },
    /// A quote, an event and each value of a difference need the place where their words stand.
    #[error("item {0} has no evidence")]
    NoEvidence(FindingId),
    /// One value alone is no difference.
    #[error("difference {0} has fewer than two values")]
    TooFewValues(FindingId),
    /// Evidence points outside its article's text, or into the middle of a character, or at nothing.
    #[error("evidence of {item} is not inside the text of article {article}")]
    EvidenceOutside {
        /// The item.
        item: FindingId,
        /// The article.
        article: ArticleId,
    },
    /// Nothing that could be printed stands for a withheld name.
    #[error("no words stand for “{0}”: a descriptor is one line of words without square brackets")]
    NoDescriptor(String),
    /// A withheld name has no letter to look for.
    #[error("a name to withhold has no letters")]
    Nameless,
    /// A place in a list that the list does not have.
    #[error("there is no place {index} in a list of {len}")]
    NoPlace {
        /// The place, from 0.
        index: usize,
        /// The length of the list.
        len: usize,
    },
}

impl EditError {
    /// An edit of `named` would insert `inserted`.
    pub(super) fn another(named: &impl Display, inserted: &impl Display) -> Self {
        Self::AnotherInserted { named: named.to_string(), inserted: inserted.to_string() }
    }
}
