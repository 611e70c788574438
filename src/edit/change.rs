//! The changes that a briefing knows.

use crate::model::{
    ArticleEntry, ArticleId, Attribution, Column, DifferenceItem, DifferenceValue, EventItem, Evidence,
    Figure, FindingId, Judgement, Marking, Metadata, Occurrence, PaperSize, PointItem, QuoteItem, Section,
    SectionId, Withholding,
};

/// One change of a briefing.
///
/// Places in lists count from 0. A move names the place that the entry has afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
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

    /// Puts an article into the briefing.
    InsertArticle {
        /// Its place.
        index: usize,
        /// The article with what is known about it.
        entry: Box<ArticleEntry>,
    },
    /// Takes an article out; refused while items point into it (see [`super::remove_article`]).
    RemoveArticle(ArticleId),
    /// Moves an article.
    MoveArticle {
        /// Which.
        id: ArticleId,
        /// Its new place.
        to: usize,
    },
    /// Ticks or unticks an article.
    SetArticleIncluded {
        /// Which.
        id: ArticleId,
        /// Whether it is ticked.
        included: bool,
    },
    /// Sets what is known about an article.
    SetArticleMetadata {
        /// Which.
        id: ArticleId,
        /// What is known.
        metadata: Box<Metadata>,
    },

    /// Puts a section on the page.
    InsertSection {
        /// Its place.
        index: usize,
        /// The section.
        section: Section,
    },
    /// Takes a section away.
    RemoveSection(SectionId),
    /// Moves a section.
    MoveSection {
        /// Which.
        id: SectionId,
        /// Its new place.
        to: usize,
    },
    /// Gives a section a heading of its own, or the template's.
    RenameSection {
        /// Which.
        id: SectionId,
        /// The heading; `None` for the template's.
        title: Option<String>,
    },
    /// Hides or shows a section.
    SetSectionHidden {
        /// Which.
        id: SectionId,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Sets the text of a section that holds one.
    SetSectionText {
        /// Which.
        id: SectionId,
        /// The text.
        text: String,
    },

    /// Chooses the part of the page for a section, or leaves it to the template.
    SetSectionColumn {
        /// Which.
        id: SectionId,
        /// The part; `None` for the template's.
        column: Option<Column>,
    },
    /// Says how sure the analyst is of an assessment.
    SetSectionJudgement {
        /// Which.
        id: SectionId,
        /// The judgement.
        judgement: Judgement,
    },
    /// Sets the picture of a section of that kind, with its text alternative.
    SetSectionFigure {
        /// Which.
        id: SectionId,
        /// The picture; `None` for none.
        figure: Option<Figure>,
    },

    /// Puts a key point on the page.
    InsertPoint {
        /// Its place.
        index: usize,
        /// The point.
        item: Box<PointItem>,
    },
    /// Takes a key point off the page.
    RemovePoint(FindingId),
    /// Moves a key point.
    MovePoint {
        /// Which.
        id: FindingId,
        /// Its new place.
        to: usize,
    },
    /// Sets the words of a key point.
    SetPointText {
        /// Which.
        id: FindingId,
        /// The words.
        text: String,
    },
    /// Sets where a key point stands.
    SetPointEvidence {
        /// Which.
        id: FindingId,
        /// The places.
        evidence: Vec<Evidence>,
    },

    /// Puts a quote on the page.
    InsertQuote {
        /// Its place.
        index: usize,
        /// The quote.
        item: Box<QuoteItem>,
    },
    /// Takes a quote off the page.
    RemoveQuote(FindingId),
    /// Moves a quote.
    MoveQuote {
        /// Which.
        id: FindingId,
        /// Its new place.
        to: usize,
    },
    /// Sets the words of a quote.
    SetQuoteText {
        /// Which.
        id: FindingId,
        /// The words.
        text: String,
    },
    /// Sets where a quote stands.
    SetQuoteEvidence {
        /// Which.
        id: FindingId,
        /// The places; never empty.
        evidence: Vec<Evidence>,
    },
    /// Sets who said a quote.
    SetQuoteSpeaker {
        /// Which.
        id: FindingId,
        /// Who.
        speaker: Attribution,
    },

    /// Notes how the speaker of an attribution is corrected, or that it is not.
    SetSpeakerCorrection {
        /// The attribution as analysis gives it.
        from: Attribution,
        /// The one that is meant; `None` for the same.
        to: Option<Attribution>,
    },

    /// Keeps a speaker's name off the page, or no longer.
    SetWithholding {
        /// The name as printed.
        name: String,
        /// How; `None` if the name may be printed.
        withholding: Option<Withholding>,
    },
    /// Lets a place stand where a withheld name is; nothing happens if it does.
    AcceptOccurrence(Box<Occurrence>),
    /// Lets it stand no longer; nothing happens if it does not.
    UnacceptOccurrence(Box<Occurrence>),

    /// Puts an event on the page.
    InsertEvent {
        /// Its place.
        index: usize,
        /// The event.
        item: Box<EventItem>,
    },
    /// Takes an event off the page.
    RemoveEvent(FindingId),
    /// Moves an event.
    MoveEvent {
        /// Which.
        id: FindingId,
        /// Its new place.
        to: usize,
    },
    /// Sets the words of an event.
    SetEventLabel {
        /// Which.
        id: FindingId,
        /// The words.
        label: String,
    },
    /// Sets where an event stands.
    SetEventEvidence {
        /// Which.
        id: FindingId,
        /// The places; never empty.
        evidence: Vec<Evidence>,
    },

    /// Puts a difference on the page.
    InsertDifference {
        /// Its place.
        index: usize,
        /// The difference.
        item: Box<DifferenceItem>,
    },
    /// Takes a difference off the page.
    RemoveDifference(FindingId),
    /// Moves a difference.
    MoveDifference {
        /// Which.
        id: FindingId,
        /// Its new place.
        to: usize,
    },
    /// Sets what a difference is about.
    SetDifferenceTopic {
        /// Which.
        id: FindingId,
        /// The words.
        topic: String,
    },
    /// Sets the values of a difference.
    SetDifferenceValues {
        /// Which.
        id: FindingId,
        /// The values: two or more, each with evidence.
        values: Vec<DifferenceValue>,
    },

    /// Rejects a finding; nothing happens if it is rejected.
    Reject(FindingId),
    /// Takes a rejection back; nothing happens if there is none.
    Unreject(FindingId),

    /// Several changes as one, in this order: all of them or none.
    Batch(Vec<Edit>),
}

impl Edit {
    /// The change that changes nothing.
    pub const NOTHING: Self = Self::Batch(Vec::new());

    /// Whether this edit sets the same field of the same thing as `other`, so that the later of the two is enough.
    pub(super) fn sets_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::SetTitle(_), Self::SetTitle(_))
            | (Self::SetTopic(_), Self::SetTopic(_))
            | (Self::SetPreparedFor(_), Self::SetPreparedFor(_))
            | (Self::SetAsOf(_), Self::SetAsOf(_))
            | (Self::SetMarking(_), Self::SetMarking(_))
            | (Self::SetTemplate(_), Self::SetTemplate(_))
            | (Self::SetPaper(_), Self::SetPaper(_)) => true,
            (Self::SetArticleIncluded { id, .. }, Self::SetArticleIncluded { id: other, .. })
            | (Self::SetArticleMetadata { id, .. }, Self::SetArticleMetadata { id: other, .. }) => {
                id == other
            }
            (Self::RenameSection { id, .. }, Self::RenameSection { id: other, .. })
            | (Self::SetSectionHidden { id, .. }, Self::SetSectionHidden { id: other, .. })
            | (Self::SetSectionText { id, .. }, Self::SetSectionText { id: other, .. })
            | (Self::SetSectionColumn { id, .. }, Self::SetSectionColumn { id: other, .. })
            | (Self::SetSectionJudgement { id, .. }, Self::SetSectionJudgement { id: other, .. })
            | (Self::SetSectionFigure { id, .. }, Self::SetSectionFigure { id: other, .. }) => id == other,
            (Self::SetPointText { id, .. }, Self::SetPointText { id: other, .. })
            | (Self::SetPointEvidence { id, .. }, Self::SetPointEvidence { id: other, .. })
            | (Self::SetQuoteText { id, .. }, Self::SetQuoteText { id: other, .. })
            | (Self::SetQuoteEvidence { id, .. }, Self::SetQuoteEvidence { id: other, .. })
            | (Self::SetQuoteSpeaker { id, .. }, Self::SetQuoteSpeaker { id: other, .. })
            | (Self::SetEventLabel { id, .. }, Self::SetEventLabel { id: other, .. })
            | (Self::SetEventEvidence { id, .. }, Self::SetEventEvidence { id: other, .. })
            | (Self::SetDifferenceTopic { id, .. }, Self::SetDifferenceTopic { id: other, .. })
            | (Self::SetDifferenceValues { id, .. }, Self::SetDifferenceValues { id: other, .. }) => {
                id == other
            }
            (Self::SetSpeakerCorrection { from, .. }, Self::SetSpeakerCorrection { from: other, .. }) => {
                from == other
            }
            (Self::SetWithholding { name, .. }, Self::SetWithholding { name: other, .. }) => name == other,
            _ => false,
        }
    }
}
