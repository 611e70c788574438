//! What is not set, and so is not said.

use std::collections::BTreeMap;

use super::Outliner;
use crate::i18n::page::place;
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

/// The fields in words, those of several articles, quotes or sections together ("the title", "the outlet of 4 articles").
pub fn missing_in_words(fields: &[MissingField]) -> Vec<String> {
    let mut counts: BTreeMap<(usize, &str, &str, &str), usize> = BTreeMap::new();
    for field in fields {
        // The first number keeps the order of the page; how many there are stands between the other words.
        let key = match field {
            MissingField::Title => (0, place::TITLE, "", ""),
            MissingField::PreparedFor => (1, place::PREPARED_FOR, "", ""),
            MissingField::AsOf => (2, place::AS_OF, "", ""),
            MissingField::ArticleTitle(_) => (3, "the title of ", "article", ""),
            MissingField::Outlet(_) => (4, "the outlet of ", "article", ""),
            MissingField::Published(_) => (5, "the date of ", "article", ""),
            MissingField::Speaker(_) => (6, "the speaker of ", "quote", ""),
            MissingField::Assessment(_) => (7, "the words of ", "judged assessment", ""),
            MissingField::Picture(_) => (8, "the picture of ", "caption", ""),
            MissingField::Alternative(_) => {
                (9, "", "picture", " without a description for readers who cannot see it")
            }
        };
        *counts.entry(key).or_default() += 1;
    }
    let in_words = |((_, what, of, why), count): ((usize, &str, &str, &str), usize)| {
        let plural = if count == 1 { "" } else { "s" };
        if of.is_empty() { what.to_owned() } else { format!("{what}{count} {of}{plural}{why}") }
    };
    counts.into_iter().map(in_words).collect()
}

fn is_blank(text: &str) -> bool {
    one_paragraph(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unset_fields_are_counted_by_kind_in_the_order_of_the_page() {
        let article = |bytes: &[u8]| ArticleId::of_bytes(bytes);
        let fields = [
            MissingField::Outlet(article(b"a")),
            MissingField::AsOf,
            MissingField::Outlet(article(b"b")),
            MissingField::Published(article(b"a")),
        ];
        let words = missing_in_words(&fields);
        assert_eq!(words, ["the as-of time", "the outlet of 2 articles", "the date of 1 article"]);
    }
}
