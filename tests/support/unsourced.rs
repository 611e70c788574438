//! A briefing of which items stand without a source while its first article is not ticked.

use precis::model::{
    ArticleEntry, Attribution, Briefing, DifferenceItem, DifferenceKind, DifferenceValue, EventItem,
    FindingId, PointItem, QuoteItem, QuoteKind, Section, SectionId, SectionKind,
};

use super::articles::{imported, place_in};

const ONE: &str = "The ferry to Osterby stopped on Monday. “We were not told,” said Karin Holm, a teacher. \
                   Nine boats lie in the harbour.";
const OTHER: &str = "The ferry to Osterby stopped on Tuesday. The harbour has room for more boats.";

fn entry(text: &str) -> ArticleEntry {
    let article = imported(text);
    ArticleEntry { metadata: article.stated.clone(), article, included: true }
}

/// An item of each kind on the first article, a point on both, a point of the analyst's own, and texts that are no items.
pub(crate) fn briefing() -> Briefing {
    let (one, other) = (entry(ONE), entry(OTHER));
    let place = |entry: &ArticleEntry, words: &str| place_in(&entry.article, words);
    let id = FindingId::from_text;
    let (stopped, boats) = ("The ferry to Osterby stopped", "Nine boats lie in the harbour.");
    let point = |name: &str, text: &str, evidence| PointItem { id: id(name), text: text.into(), evidence };
    let value = |entry, words: &str| DifferenceValue {
        text: words.into(),
        evidence: vec![place(entry, words)],
        compatible: false,
    };
    let mut briefing = Briefing {
        title: "Harbour".into(),
        points: vec![
            point("boats", boats, vec![place(&one, boats)]),
            point("both", "The ferry has stopped.", vec![place(&one, stopped), place(&other, stopped)]),
            point("own", "We should ask the harbour master.", Vec::new()),
        ],
        quotes: vec![QuoteItem {
            id: id("told"),
            text: "We were not told,".into(),
            kind: QuoteKind::Direct,
            evidence: vec![place(&one, "We were not told,")],
            speaker: Attribution { name: Some("Karin Holm".into()), role: None },
        }],
        events: vec![EventItem {
            id: id("stop"),
            date: None,
            label: "Ferry stops running".into(),
            evidence: vec![place(&one, stopped)],
        }],
        differences: vec![DifferenceItem {
            id: id("day"),
            kind: DifferenceKind::Date,
            topic: "Last day of the ferry".into(),
            values: vec![value(&one, "Monday"), value(&other, "Tuesday")],
        }],
        articles: vec![one, other],
        ..Briefing::default()
    };
    for (number, kind) in [(70, SectionKind::FreeText), (71, SectionKind::Assessment)] {
        let own = Section { text: "Words of our own.".into(), ..Section::new(SectionId(number), kind) };
        briefing.sections.push(own);
    }
    briefing
}

/// The briefing with the first article not ticked.
pub(crate) fn unticked() -> Briefing {
    let mut briefing = briefing();
    briefing.articles[0].included = false;
    briefing
}

/// What stands in it without a source, and the names by which it is told.
pub(crate) const NAMES: [&str; 4] = [
    "the bottom line “Nine boats lie in the harbour.”",
    "quote 1 “We were not told,”",
    "event 1 “Ferry stops running”",
    "difference 1 “Last day of the ferry”",
];
