//! Briefings and edits for the tests of this room.

use std::sync::Arc;

use proptest::prelude::*;

use super::{ArticleEdit, Edit, HeadEdit, ItemEdit, SectionEdit, WithheldEdit};
use crate::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, Column, DifferenceItem, DifferenceKind,
    DifferenceValue, EventItem, Evidence, Figure, FindingId, Item, Judgement, Likelihood, Marking, Metadata,
    Occurrence, PaperSize, Picture, PictureEncoding, PictureId, Place, PointItem, QuoteItem, QuoteKind,
    Removal, RemovalReason, Section, SectionId, SectionKind, SourceFormat, Span, Tlp, Withholding,
};

/// Every article of the tests has this text; “é” is two bytes.
const TEXT: &str = "Né à Lyon. Il a dit « non ». Puis rien.";

const SENTENCES: [Span; 3] = [Span::new(0, 12), Span::new(13, 32), Span::new(33, 43)];

pub(super) fn article(number: u8) -> Arc<Article> {
    let source: Arc<[u8]> = [number].as_slice().into();
    Arc::new(Article {
        id: ArticleId::of_bytes(&source),
        file: None,
        stated: Metadata::default(),
        text: TEXT.into(),
        removed: [("Avant", 0), ("Après", 1), ("Fin", 1)]
            .map(|(text, line)| Removal::of_line(text.into(), RemovalReason::Boilerplate, line))
            .into(),
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
        1 => head_edit(),
        1 => article_edit(),
        1 => section_edit(),
        4 => item_edit(),
        1 => speaker_edit(),
        1 => withholding_edit(),
    ];
    single.prop_recursive(2, 12, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Edit::Batch))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("one".to_owned()), Just("two".to_owned())]
}

fn number() -> impl Strategy<Value = u8> {
    0_u8..3
}

fn head_edit() -> impl Strategy<Value = Edit> {
    let edit = prop_oneof![
        text().prop_map(HeadEdit::SetTitle),
        text().prop_map(HeadEdit::SetTopic),
        text().prop_map(HeadEdit::SetPreparedFor),
        text().prop_map(HeadEdit::SetAsOf),
        text().prop_map(HeadEdit::SetTemplate),
        prop::option::of(prop_oneof![Just(PaperSize::A4), Just(PaperSize::Letter)])
            .prop_map(HeadEdit::SetPaper),
        prop_oneof![Just(Marking::None), Just(Marking::Tlp(Tlp::Red))].prop_map(HeadEdit::SetMarking),
    ];
    edit.prop_map(Edit::Head)
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
    let edit = prop_oneof![
        (name(), prop::option::of(withholding))
            .prop_map(|(name, withholding)| WithheldEdit::SetWithholding { name, withholding }),
        occurrence().prop_map(WithheldEdit::Accept),
        occurrence().prop_map(WithheldEdit::Unaccept),
    ];
    edit.prop_map(Edit::Withheld)
}

fn article_edit() -> impl Strategy<Value = Edit> {
    let id = || number().prop_map(|number| article(number).id.clone());
    let edit = prop_oneof![
        Just(ArticleEdit::Remove),
        (0_usize..4).prop_map(|to| ArticleEdit::Move { to }),
        any::<bool>().prop_map(ArticleEdit::SetIncluded),
        text().prop_map(|title| {
            ArticleEdit::SetMetadata(Box::new(Metadata { title: Some(title), ..Metadata::default() }))
        }),
        (0_usize..4, any::<bool>())
            .prop_map(|(removal, restored)| ArticleEdit::SetRestored { removal, restored }),
    ];
    let insert = (0_usize..4, number(), any::<bool>()).prop_map(|(index, number, included)| {
        let entry = ArticleEntry { article: article(number), metadata: Metadata::default(), included };
        Edit::insert_article(index, entry)
    });
    prop_oneof![1 => insert, 4 => (id(), edit).prop_map(|(id, edit)| Edit::Article(id, edit))]
}

fn section_edit() -> impl Strategy<Value = Edit> {
    let id = || (0_u32..8).prop_map(SectionId);
    let kind = (0..SectionKind::ALL.len()).prop_map(|index| SectionKind::ALL[index]);
    let column = (0..Column::ALL.len()).prop_map(|index| Column::ALL[index]);
    let edit = prop_oneof![
        Just(SectionEdit::Remove),
        (0_usize..8).prop_map(|to| SectionEdit::Move { to }),
        prop::option::of(text()).prop_map(SectionEdit::Rename),
        any::<bool>().prop_map(SectionEdit::SetHidden),
        text().prop_map(SectionEdit::SetText),
        prop::option::of(column).prop_map(SectionEdit::SetColumn),
        judgement().prop_map(SectionEdit::SetJudgement),
        prop::option::of(text()).prop_map(|alternative| {
            let figure = alternative.map(|alternative| Figure { picture: picture(), alternative });
            SectionEdit::SetFigure(figure)
        }),
    ];
    let insert = (0_usize..8, id(), kind, text()).prop_map(|(index, id, kind, text)| {
        Edit::insert_section(index, Section { text, ..Section::new(id, kind) })
    });
    prop_oneof![1 => insert, 8 => (id(), edit).prop_map(|(id, edit)| Edit::Section(id, edit))]
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

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        (number(), 0_usize..3).prop_map(|(number, at)| Item::Point(point(number, at))),
        (number(), 0_usize..3).prop_map(|(number, at)| Item::Quote(quote(number, at))),
        (number(), 0_usize..3).prop_map(|(number, at)| Item::Event(event(number, at))),
        (number(), number()).prop_map(|(one, other)| Item::Difference(difference(one, other))),
    ]
}

/// Any edit of any item, whether it fits its kind or not.
fn item_edit() -> impl Strategy<Value = Edit> {
    let id = || item().prop_map(|item| item.id().clone());
    let values = prop::collection::vec((text(), places(), any::<bool>()), 0..4).prop_map(|values| {
        let value = |(text, evidence, compatible)| DifferenceValue { text, evidence, compatible };
        values.into_iter().map(value).collect::<Vec<_>>()
    });
    let edit = prop_oneof![
        Just(ItemEdit::Remove),
        (0_usize..4).prop_map(|to| ItemEdit::Move { to }),
        text().prop_map(ItemEdit::SetText),
        places().prop_map(ItemEdit::SetEvidence),
        speaker().prop_map(ItemEdit::SetSpeaker),
        values.prop_map(ItemEdit::SetValues),
        (0_usize..4, item()).prop_map(|(index, item)| ItemEdit::Insert { index, item: Box::new(item) }),
    ];
    prop_oneof![
        3 => (0_usize..4, item()).prop_map(|(index, item)| Edit::insert_item(index, item)),
        7 => (id(), edit).prop_map(|(id, edit)| Edit::Item(id, edit)),
        1 => id().prop_map(Edit::Reject),
        1 => id().prop_map(Edit::Unreject),
    ]
}

fn speaker() -> impl Strategy<Value = Attribution> {
    text().prop_map(|name| Attribution { name: Some(name), role: None })
}

fn speaker_edit() -> impl Strategy<Value = Edit> {
    (speaker(), prop::option::of(speaker())).prop_map(|(from, to)| Edit::CorrectSpeaker { from, to })
}
