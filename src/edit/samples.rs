//! Briefings and edits for the tests of this room.

use std::sync::Arc;

use proptest::prelude::*;

use super::Edit;
use crate::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, Column, DifferenceItem, DifferenceKind,
    DifferenceValue, EventItem, Evidence, Figure, FindingId, Judgement, Likelihood, Marking, Metadata,
    Occurrence, PaperSize, Picture, PictureEncoding, PictureId, Place, PointItem, QuoteItem, QuoteKind,
    Section, SectionId, SectionKind, SourceFormat, Span, Tlp, Withholding,
};

/// Every article of the tests has this text; “é” is two bytes.
const TEXT: &str = "Né à Lyon. Il a dit « non ». Puis rien.";

/// The spans of its sentences.
const SENTENCES: [Span; 3] = [Span::new(0, 12), Span::new(13, 32), Span::new(33, 43)];

pub(super) fn article(number: u8) -> Arc<Article> {
    let source: Arc<[u8]> = [number].as_slice().into();
    Arc::new(Article {
        id: ArticleId::of_bytes(&source),
        file: None,
        stated: Metadata::default(),
        text: TEXT.into(),
        removed: Vec::new(),
        source,
        format: SourceFormat::Text,
    })
}

pub(super) fn evidence(number: u8, sentence: usize) -> Evidence {
    Evidence { article: article(number).id.clone(), span: SENTENCES[sentence % SENTENCES.len()] }
}

pub(super) fn point(number: u8, sentence: usize) -> PointItem {
    let place = evidence(number, sentence);
    PointItem {
        id: FindingId::anchored("point", &place.article, place.span),
        text: "words".into(),
        evidence: vec![place],
    }
}

pub(super) fn quote(number: u8, sentence: usize) -> QuoteItem {
    let place = evidence(number, sentence);
    QuoteItem {
        id: FindingId::anchored("quote", &place.article, place.span),
        text: "words".into(),
        kind: QuoteKind::Direct,
        evidence: vec![place],
        speaker: Attribution::default(),
    }
}

pub(super) fn event(number: u8, sentence: usize) -> EventItem {
    let place = evidence(number, sentence);
    EventItem {
        id: FindingId::anchored("event", &place.article, place.span),
        date: "2025-07".parse().ok(),
        label: "words".into(),
        evidence: vec![place],
    }
}

/// A difference between two articles.
pub(super) fn difference(one: u8, other: u8) -> DifferenceItem {
    let value = |number| DifferenceValue {
        text: "words".into(),
        evidence: vec![evidence(number, 0)],
        compatible: false,
    };
    let place = evidence(one, 0);
    DifferenceItem {
        id: FindingId::anchored("date", &place.article, place.span),
        kind: DifferenceKind::Date,
        topic: "topic".into(),
        values: vec![value(one), value(other)],
    }
}

/// Two articles, two points of which the second has support in the first article, one quote, one event of the second
/// article with support in the first, and one difference between them.
pub(super) fn briefing() -> Briefing {
    let mut second = point(1, 0);
    second.evidence.push(evidence(0, 1));
    let mut first_event = event(1, 1);
    first_event.evidence.push(evidence(0, 0));
    let entry =
        |number| ArticleEntry { article: article(number), metadata: Metadata::default(), included: true };
    Briefing {
        articles: vec![entry(0), entry(1)],
        points: vec![point(0, 0), second],
        quotes: vec![quote(0, 2)],
        events: vec![first_event],
        differences: vec![difference(0, 1)],
        ..Briefing::default()
    }
}

/// Any edit, possible or not, of the small world of these samples.
pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    let single = prop_oneof![
        text_edit(),
        article_edit(),
        section_edit(),
        point_edit(),
        quote_edit(),
        event_edit(),
        difference_edit(),
        withholding_edit()
    ];
    single.prop_recursive(2, 12, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Edit::Batch))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("one".to_owned()), Just("two".to_owned())]
}

fn number() -> impl Strategy<Value = u8> {
    0_u8..3
}

fn text_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        text().prop_map(Edit::SetTitle),
        text().prop_map(Edit::SetTopic),
        text().prop_map(Edit::SetPreparedFor),
        text().prop_map(Edit::SetAsOf),
        text().prop_map(Edit::SetTemplate),
        prop::option::of(prop_oneof![Just(PaperSize::A4), Just(PaperSize::Letter)]).prop_map(Edit::SetPaper),
        prop_oneof![Just(Marking::None), Just(Marking::Tlp(Tlp::Red))].prop_map(Edit::SetMarking),
    ]
}

fn withholding_edit() -> impl Strategy<Value = Edit> {
    let name = || prop_oneof![Just("Ana".to_owned()), Just("Bo".to_owned()), Just("…".to_owned())];
    let withholding = (text(), prop::option::of(name()))
        .prop_map(|(descriptor, other)| Withholding { descriptor, other_names: other.into_iter().collect() });
    let occurrence = || {
        (name(), text()).prop_map(|(name, text)| {
            let span = Span::new(0, text.len());
            Box::new(Occurrence { name, place: Place::Title, text, span })
        })
    };
    prop_oneof![
        (name(), prop::option::of(withholding))
            .prop_map(|(name, withholding)| Edit::SetWithholding { name, withholding }),
        occurrence().prop_map(Edit::AcceptOccurrence),
        occurrence().prop_map(Edit::UnacceptOccurrence),
    ]
}

fn article_edit() -> impl Strategy<Value = Edit> {
    let id = || number().prop_map(|number| article(number).id.clone());
    prop_oneof![
        (0_usize..4, number(), any::<bool>()).prop_map(|(index, number, included)| {
            let entry = ArticleEntry { article: article(number), metadata: Metadata::default(), included };
            Edit::InsertArticle { index, entry: Box::new(entry) }
        }),
        id().prop_map(Edit::RemoveArticle),
        (id(), 0_usize..4).prop_map(|(id, to)| Edit::MoveArticle { id, to }),
        (id(), any::<bool>()).prop_map(|(id, included)| Edit::SetArticleIncluded { id, included }),
        (id(), text()).prop_map(|(id, title)| {
            let metadata = Box::new(Metadata { title: Some(title), ..Metadata::default() });
            Edit::SetArticleMetadata { id, metadata }
        }),
    ]
}

fn section_edit() -> impl Strategy<Value = Edit> {
    let id = || (0_u32..8).prop_map(SectionId);
    let kind = (0..SectionKind::ALL.len()).prop_map(|index| SectionKind::ALL[index]);
    prop_oneof![
        (0_usize..8, id(), kind, text()).prop_map(|(index, id, kind, text)| {
            let section = Section { text, ..Section::new(id, kind) };
            Edit::InsertSection { index, section }
        }),
        id().prop_map(Edit::RemoveSection),
        (id(), 0_usize..8).prop_map(|(id, to)| Edit::MoveSection { id, to }),
        (id(), prop::option::of(text())).prop_map(|(id, title)| Edit::RenameSection { id, title }),
        (id(), any::<bool>()).prop_map(|(id, hidden)| Edit::SetSectionHidden { id, hidden }),
        (id(), text()).prop_map(|(id, text)| Edit::SetSectionText { id, text }),
        (id(), prop::option::of((0..Column::ALL.len()).prop_map(|index| Column::ALL[index])))
            .prop_map(|(id, column)| Edit::SetSectionColumn { id, column }),
        (id(), judgement()).prop_map(|(id, judgement)| Edit::SetSectionJudgement { id, judgement }),
        (id(), prop::option::of(text())).prop_map(|(id, alternative)| {
            let figure = alternative.map(|alternative| Figure { picture: picture(), alternative });
            Edit::SetSectionFigure { id, figure }
        }),
    ]
}

fn judgement() -> impl Strategy<Value = Judgement> {
    let likelihood = (0..Likelihood::ALL.len()).prop_map(|index| Likelihood::ALL[index]);
    prop::option::of(likelihood).prop_map(|likelihood| Judgement { likelihood, confidence: None })
}

fn picture() -> Arc<Picture> {
    let data: Arc<[u8]> = b"no real picture".as_slice().into();
    let id = PictureId::of_data(&data);
    Arc::new(Picture { id, encoding: PictureEncoding::Png, width_px: 1, height_px: 1, data })
}

fn places() -> impl Strategy<Value = Vec<Evidence>> {
    prop::collection::vec((number(), 0_usize..3).prop_map(|(number, at)| evidence(number, at)), 0..3)
}

fn point_edit() -> impl Strategy<Value = Edit> {
    let id = || (number(), 0_usize..3).prop_map(|(number, at)| point(number, at).id);
    prop_oneof![
        (0_usize..4, number(), 0_usize..3)
            .prop_map(|(index, number, at)| Edit::InsertPoint { index, item: Box::new(point(number, at)) }),
        id().prop_map(Edit::RemovePoint),
        (id(), 0_usize..4).prop_map(|(id, to)| Edit::MovePoint { id, to }),
        (id(), text()).prop_map(|(id, text)| Edit::SetPointText { id, text }),
        (id(), places()).prop_map(|(id, evidence)| Edit::SetPointEvidence { id, evidence }),
        id().prop_map(Edit::Reject),
        id().prop_map(Edit::Unreject),
    ]
}

fn quote_edit() -> impl Strategy<Value = Edit> {
    let id = || (number(), 0_usize..3).prop_map(|(number, at)| quote(number, at).id);
    prop_oneof![
        (0_usize..4, number(), 0_usize..3)
            .prop_map(|(index, number, at)| Edit::InsertQuote { index, item: Box::new(quote(number, at)) }),
        id().prop_map(Edit::RemoveQuote),
        (id(), 0_usize..4).prop_map(|(id, to)| Edit::MoveQuote { id, to }),
        (id(), text()).prop_map(|(id, text)| Edit::SetQuoteText { id, text }),
        (id(), places()).prop_map(|(id, evidence)| Edit::SetQuoteEvidence { id, evidence }),
        (id(), text()).prop_map(|(id, name)| {
            Edit::SetQuoteSpeaker { id, speaker: Attribution { name: Some(name), role: None } }
        }),
        (text(), prop::option::of(text())).prop_map(|(from, to)| {
            let named = |name| Attribution { name: Some(name), role: None };
            Edit::SetSpeakerCorrection { from: named(from), to: to.map(named) }
        }),
        id().prop_map(Edit::Reject),
        id().prop_map(Edit::Unreject),
    ]
}

fn event_edit() -> impl Strategy<Value = Edit> {
    let id = || (number(), 0_usize..3).prop_map(|(number, at)| event(number, at).id);
    prop_oneof![
        (0_usize..4, number(), 0_usize..3)
            .prop_map(|(index, number, at)| Edit::InsertEvent { index, item: Box::new(event(number, at)) }),
        id().prop_map(Edit::RemoveEvent),
        (id(), 0_usize..4).prop_map(|(id, to)| Edit::MoveEvent { id, to }),
        (id(), text()).prop_map(|(id, label)| Edit::SetEventLabel { id, label }),
        (id(), places()).prop_map(|(id, evidence)| Edit::SetEventEvidence { id, evidence }),
        id().prop_map(Edit::Reject),
        id().prop_map(Edit::Unreject),
    ]
}

fn difference_edit() -> impl Strategy<Value = Edit> {
    let id = || number().prop_map(|number| difference(number, 0).id);
    let values = prop::collection::vec((text(), places(), any::<bool>()), 0..4).prop_map(|values| {
        let value = |(text, evidence, compatible)| DifferenceValue { text, evidence, compatible };
        values.into_iter().map(value).collect::<Vec<_>>()
    });
    prop_oneof![
        (0_usize..4, number(), number()).prop_map(|(index, one, other)| {
            Edit::InsertDifference { index, item: Box::new(difference(one, other)) }
        }),
        id().prop_map(Edit::RemoveDifference),
        (id(), 0_usize..4).prop_map(|(id, to)| Edit::MoveDifference { id, to }),
        (id(), text()).prop_map(|(id, topic)| Edit::SetDifferenceTopic { id, topic }),
        (id(), values).prop_map(|(id, values)| Edit::SetDifferenceValues { id, values }),
        id().prop_map(Edit::Reject),
    ]
}
