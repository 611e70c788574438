//! The changes that a briefing knows.

use std::mem;

use crate::model::{
    ArticleEntry, ArticleId, Attribution, Column, DifferenceValue, Evidence, Figure, FindingId, Item,
    Judgement, Marking, Metadata, Occurrence, PaperSize, Section, SectionId, Withholding,
};

/// One change of a briefing.
///
/// Places in lists count from 0. A move names the place that the entry has afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Changes what the briefing says of itself.
    Head(HeadEdit),
    /// Changes an article, or which there are.
    Article(ArticleId, ArticleEdit),
    /// Changes a section, or which there are.
    Section(SectionId, SectionEdit),
    /// Changes an item, or which there are.
    Item(FindingId, ItemEdit),

    /// Notes how the speaker of an attribution is corrected, or that it is not.
    CorrectSpeaker {
        /// The attribution as analysis gives it.
        from: Attribution,
        /// The one that is meant; `None` for the same.
        to: Option<Attribution>,
    },
    /// Changes whose names stay off the page.
    Withheld(WithheldEdit),

    /// Rejects a finding; nothing happens if it is rejected.
    Reject(FindingId),
    /// Takes a rejection back; nothing happens if there is none.
    Unreject(FindingId),

    /// Several changes as one, in this order: all of them or none.
    Batch(Vec<Edit>),
}

/// A change of what a briefing says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadEdit {
    /// Sets the headline of the page.
    SetTitle(String),
    /// Sets the small line above the headline.
    SetTopic(String),
    /// Sets for whom the briefing is.
    SetPreparedFor(String),
    /// Sets the time it speaks of.
    SetAsOf(String),
    /// Sets how it may be shared.
    SetMarking(Marking),
    /// Chooses the template.
    SetTemplate(String),
    /// Chooses the paper; `None` for the template's.
    SetPaper(Option<PaperSize>),
}

/// A change of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleEdit {
    /// Puts the article into the briefing.
    Insert {
        /// Its place, from 0.
        index: usize,
        /// The article with what is known about it.
        entry: Box<ArticleEntry>,
    },
    /// Takes it out; refused while items point into it (see [`super::remove_article`]).
    Remove,
    /// Moves it.
    Move {
        /// Its place after the move, from 0.
        to: usize,
    },
    /// Ticks or unticks it.
    SetIncluded(bool),
    /// Sets what is known about it.
    SetMetadata(Box<Metadata>),
    /// Puts back what cleaning took out, or takes it out again; refused while items stand in it or across it.
    SetRestored {
        /// The place of the removal in the article's list, from 0.
        removal: usize,
        /// Whether it stands in the text.
        restored: bool,
    },
}

/// A change of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionEdit {
    /// Puts the section on the page.
    Insert {
        /// Its place, from 0.
        index: usize,
        /// The section.
        section: Box<Section>,
    },
    /// Takes it away.
    Remove,
    /// Moves it.
    Move {
        /// Its place after the move, from 0.
        to: usize,
    },
    /// Gives it a heading of its own, or the template's with `None`.
    Rename(Option<String>),
    /// Hides or shows it.
    SetHidden(bool),
    /// Sets its text; refused if its kind holds none.
    SetText(String),
    /// Chooses the part of the page for it, or leaves it to the template with `None`.
    SetColumn(Option<Column>),
    /// Says how sure the analyst is of it; refused if it is no assessment.
    SetJudgement(Judgement),
    /// Sets its picture with the text alternative; refused if its kind has none.
    SetFigure(Option<Figure>),
}

/// A change of one item: of a key point, a quote, an event or a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemEdit {
    /// Puts the item on the page.
    Insert {
        /// Its place among the items of its kind.
        index: usize,
        /// The item.
        item: Box<Item>,
    },
    /// Takes it off the page.
    Remove,
    /// Moves it.
    Move {
        /// Its new place among the items of its kind.
        to: usize,
    },
    /// Sets its words: of an event what happened, of a difference what it is about.
    SetText(String),
    /// Sets where it stands, never nowhere unless it is a point; refused for a difference, whose values stand somewhere.
    SetEvidence(Vec<Evidence>),
    /// Sets who said it; refused if it is no quote.
    SetSpeaker(Attribution),
    /// Sets its values, two or more, each with evidence; refused if it is no difference.
    SetValues(Vec<DifferenceValue>),
}

/// A change of whose names stay off the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithheldEdit {
    /// Keeps a speaker's name off the page, or no longer.
    SetWithholding {
        /// The name as printed.
        name: String,
        /// How; `None` if the name may be printed.
        withholding: Option<Withholding>,
    },
    /// Lets a place stand where a withheld name is; nothing happens if it does.
    Accept(Box<Occurrence>),
    /// Lets it stand no longer; nothing happens if it does not.
    Unaccept(Box<Occurrence>),
}

impl Edit {
    /// The change that changes nothing.
    pub const NOTHING: Self = Self::Batch(Vec::new());

    /// The change that puts an article into the briefing.
    pub fn insert_article(index: usize, entry: ArticleEntry) -> Self {
        Self::Article(entry.article.id.clone(), ArticleEdit::Insert { index, entry: Box::new(entry) })
    }

    /// The change that puts a section on the page.
    pub fn insert_section(index: usize, section: Section) -> Self {
        Self::Section(section.id, SectionEdit::Insert { index, section: Box::new(section) })
    }

    /// The change that puts an item on the page.
    pub fn insert_item(index: usize, item: impl Into<Item>) -> Self {
        let item = Box::new(item.into());
        Self::Item(item.id().clone(), ItemEdit::Insert { index, item })
    }

    /// Whether this edit sets the same field of the same thing as `other`, so that the later of the two is enough.
    pub(super) fn sets_the_same_as(&self, other: &Self) -> bool {
        match self {
            Self::Head(edit) => matches!(other, Self::Head(other) if edit.sets_the_same_as(other)),
            Self::Article(id, edit) => {
                matches!(other, Self::Article(of, other) if of == id && edit.sets_the_same_as(other))
            }
            Self::Section(id, edit) => {
                matches!(other, Self::Section(of, other) if of == id && edit.sets_the_same_as(other))
            }
            Self::Item(id, edit) => {
                matches!(other, Self::Item(of, other) if of == id && edit.sets_the_same_as(other))
            }
            Self::CorrectSpeaker { from, .. } => {
                matches!(other, Self::CorrectSpeaker { from: other, .. } if other == from)
            }
            Self::Withheld(edit) => matches!(other, Self::Withheld(other) if edit.sets_the_same_as(other)),
            Self::Reject(_) | Self::Unreject(_) | Self::Batch(_) => false,
        }
    }
}

impl HeadEdit {
    fn sets_the_same_as(&self, other: &Self) -> bool {
        mem::discriminant(self) == mem::discriminant(other)
    }
}

impl ArticleEdit {
    /// Whether both set the same field; of one article, as the caller knows.
    fn sets_the_same_as(&self, other: &Self) -> bool {
        let sets_a_field = match self {
            Self::Insert { .. } | Self::Remove | Self::Move { .. } | Self::SetRestored { .. } => false,
            Self::SetIncluded(_) | Self::SetMetadata(_) => true,
        };
        sets_a_field && mem::discriminant(self) == mem::discriminant(other)
    }
}

impl SectionEdit {
    /// Whether both set the same field; of one section, as the caller knows.
    fn sets_the_same_as(&self, other: &Self) -> bool {
        let sets_a_field = match self {
            Self::Insert { .. } | Self::Remove | Self::Move { .. } => false,
            Self::Rename(_)
            | Self::SetHidden(_)
            | Self::SetText(_)
            | Self::SetColumn(_)
            | Self::SetJudgement(_)
            | Self::SetFigure(_) => true,
        };
        sets_a_field && mem::discriminant(self) == mem::discriminant(other)
    }
}

impl ItemEdit {
    /// Whether both set the same field; of one item, as the caller knows.
    fn sets_the_same_as(&self, other: &Self) -> bool {
        let sets_a_field = match self {
            Self::Insert { .. } | Self::Remove | Self::Move { .. } => false,
            Self::SetText(_) | Self::SetEvidence(_) | Self::SetSpeaker(_) | Self::SetValues(_) => true,
        };
        sets_a_field && mem::discriminant(self) == mem::discriminant(other)
    }
}

impl WithheldEdit {
    fn sets_the_same_as(&self, other: &Self) -> bool {
        match self {
            Self::SetWithholding { name, .. } => {
                matches!(other, Self::SetWithholding { name: other, .. } if other == name)
            }
            Self::Accept(_) | Self::Unaccept(_) => false,
        }
    }
}
