//! `.precis` files and whole-file writing, through the doors that the program uses.

mod format;
mod writing;

use std::sync::Arc;

use precis::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, DifferenceItem, DifferenceKind, DifferenceValue,
    EventItem, FindingId, Grade, Marking, Metadata, PointItem, QuoteItem, QuoteKind, Removal, RemovalReason,
    Section, SectionId, SectionKind, SourceFormat, Tlp,
};
use precis::storage::Document;

use crate::support::articles::place_in;

const TEXT: &str = "Él dijo “sí”. 👩‍👩‍👧 خدا حافظ. Конец.";

fn article(text: &str, format: SourceFormat) -> Arc<Article> {
    let source: Arc<[u8]> = format!("# source of {text}").into_bytes().into();
    Arc::new(Article {
        id: ArticleId::of_bytes(&source),
        file: Some("añ.txt".into()),
        stated: Metadata { title: Some("Título".into()), ..Metadata::default() },
        text: text.to_owned(),
        removed: RemovalReason::ALL
            .iter()
            .map(|reason| Removal::of_line("gone".into(), *reason, 0))
            .collect(),
        source,
        format,
    })
}

/// A briefing with something in every field.
fn document() -> Document {
    let first = article(TEXT, SourceFormat::Text);
    let second = article("Другой текст. End.", SourceFormat::Markdown);
    let metadata = Metadata {
        title: Some("Corrected".into()),
        outlet: Some("Outlet".into()),
        author: Some("Author".into()),
        published: Some("2025-07".parse().unwrap()),
        address: Some("https://example.org/a".into()),
        language: Some("es".into()),
        grade: Grade::new('B', 2),
    };
    let point = PointItem {
        id: FindingId::from_text("point-1"),
        text: "Reworded\u{a0}point".into(),
        evidence: vec![place_in(&first, "Él dijo “sí”."), place_in(&second, "Другой текст.")],
    };
    let quote = QuoteItem {
        id: FindingId::from_text("quote-1"),
        text: "خدا حافظ".into(),
        kind: QuoteKind::Mixed,
        evidence: vec![place_in(&first, "خدا حافظ")],
        speaker: Attribution { name: Some("Ana".into()), role: None },
    };
    let event = EventItem {
        id: FindingId::from_text("event-1"),
        date: "2024-12/2025".parse().ok(),
        label: "Конец".into(),
        evidence: vec![place_in(&first, "Конец")],
    };
    let undated = EventItem { id: FindingId::from_text("event-2"), date: None, ..event.clone() };
    let value = |article: &Article, words: &str, compatible| DifferenceValue {
        text: words.into(),
        evidence: vec![place_in(article, words)],
        compatible,
    };
    let difference = DifferenceItem {
        id: FindingId::from_text("number-1"),
        kind: DifferenceKind::Number,
        topic: "how many".into(),
        values: vec![value(&first, "sí", false), value(&second, "End", true)],
    };
    let speaker = |name: &str| Attribution { name: Some(name.into()), role: None };
    let mut briefing = Briefing {
        title: "Title “with” everything \\ \" \n".into(),
        topic: "Topic".into(),
        prepared_for: "Whom".into(),
        as_of: "2025-07-04T09:00Z".into(),
        marking: Marking::Tlp(Tlp::AmberStrict),
        articles: vec![
            ArticleEntry { article: first, metadata, included: false },
            ArticleEntry { article: second, metadata: Metadata::default(), included: true },
        ],
        points: vec![point],
        quotes: vec![quote],
        events: vec![event, undated],
        differences: vec![difference],
        speakers: [(speaker("A. Ana"), speaker("Ana")), (speaker("Bo"), Attribution::default())].into(),
        rejected: [FindingId::from_text("point-2"), FindingId::from_text("quote-9")].into(),
        ..Briefing::default()
    };
    briefing.sections.push(Section {
        title: Some("Own heading".into()),
        hidden: true,
        text: "Own\nwords".into(),
        ..Section::new(SectionId(17), SectionKind::FreeText)
    });
    Document { briefing }
}
