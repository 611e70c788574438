//! What is not set, and so is not said.

use super::Outliner;
use crate::model::{ArticleId, Attribution, FindingId, Judgement, Section, SectionId, SectionKind};
use crate::text::one_paragraph;

/// A field that is not set. The page is silent about it; export lists it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingField {
    /// The title of the briefing.
    Title,
    /// For whom it is prepared.
    PreparedFor,
    /// The time it speaks of.
    AsOf,
    /// The title of an article.
    ArticleTitle(ArticleId),
    /// The outlet of an article.
    Outlet(ArticleId),
    /// The date of an article.
    Published(ArticleId),
    /// The speaker of a quote.
    Speaker(FindingId),
    /// The words of an assessment whose likelihood or confidence is judged; it is not on the page without them.
    Assessment(SectionId),
    /// The picture of a section that has a caption for one.
    Picture(SectionId),
    /// What a picture shows, for readers who cannot see it; the picture is not on the page without it.
    Alternative(SectionId),
}

impl Outliner<'_, '_> {
    pub(super) fn missing(self) -> Vec<MissingField> {
        let briefing = self.briefing;
        let fields = [
            (&briefing.title, MissingField::Title),
            (&briefing.prepared_for, MissingField::PreparedFor),
            (&briefing.as_of, MissingField::AsOf),
        ];
        let fields = fields.into_iter().filter_map(|(text, field)| is_blank(text).then_some(field));
        let articles = briefing.included().flat_map(|entry| {
            let id = &entry.article.id;
            let is_unset = |field: &Option<String>| field.as_deref().is_none_or(is_blank);
            let metadata = &entry.metadata;
            [
                is_unset(&metadata.title).then(|| MissingField::ArticleTitle(id.clone())),
                is_unset(&metadata.outlet).then(|| MissingField::Outlet(id.clone())),
                metadata.published.is_none().then(|| MissingField::Published(id.clone())),
            ]
            .into_iter()
            .flatten()
        });
        let unattributed = briefing.quotes.iter().filter(|quote| quote.speaker == Attribution::default());
        let speakers = unattributed.map(|quote| MissingField::Speaker(quote.id.clone()));
        let sections = briefing.sections.iter().filter_map(of_section);
        fields.chain(articles).chain(speakers).chain(sections).collect()
    }
}

/// What a section that was begun lacks so that it is shown.
fn of_section(section: &Section) -> Option<MissingField> {
    if section.judgement != Judgement::default() && is_blank(&section.text) && !section.hidden {
        return Some(MissingField::Assessment(section.id));
    }
    match &section.figure {
        _ if section.hidden || section.kind != SectionKind::Picture => None,
        Some(figure) => is_blank(&figure.alternative).then_some(MissingField::Alternative(section.id)),
        // A caption says that there should be a picture.
        None => (!is_blank(&section.text)).then_some(MissingField::Picture(section.id)),
    }
}

fn is_blank(text: &str) -> bool {
    one_paragraph(text).is_empty()
}
