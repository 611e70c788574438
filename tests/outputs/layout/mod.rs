//! What every page must be, whatever the briefing.

mod bad_input;
mod columns;
mod direction;
mod fitting;
mod random;
mod reading;
mod sound;
mod templates;
mod uncovered;

use std::collections::BTreeSet;

use precis::fonts::Library;
use precis::layout::{CutTarget, Engine, Layout};
use precis::model::{
    ArticleEntry, ArticleId, Briefing, Confidence, Date, DifferenceItem, DifferenceKind, DifferenceValue,
    EventItem, Evidence, FindingId, Grade, Judgement, Likelihood, Marking, Metadata, OriginGroup, Origins,
    PaperSize, PointItem, QuoteItem, QuoteKind, Section, SectionKind, Span, Tlp,
};
use precis::outline::MissingField;
use precis::page::{Artifact, GlyphRun, NodeId, Page, Role, Shape, Tag};
use precis::template::{self, Template};
use sound::{check_areas, check_complete, check_page_of, check_words};

use super::one_pager;
use crate::support::articles::{entry, speaker};

fn lay_out(briefing: &Briefing) -> Layout {
    lay_out_as(briefing, one_pager())
}

fn lay_out_as(briefing: &Briefing, template: &Template) -> Layout {
    Engine::new(Library::bundled()).lay_out(briefing, &Origins::default(), template)
}

fn article(text: &str, metadata: Metadata) -> ArticleEntry {
    ArticleEntry { metadata, ..entry(text, Metadata::default()) }
}

/// Evidence in the articles of those numbers, from 1.
fn evidence(briefing: &Briefing, numbers: &[usize]) -> Vec<Evidence> {
    let place = |number: &usize| briefing.articles.get(number - 1);
    let entries = numbers.iter().filter_map(place);
    entries.map(|entry| Evidence { article: entry.article.id.clone(), span: Span::new(0, 4) }).collect()
}

fn add_point(briefing: &mut Briefing, text: &str, numbers: &[usize]) {
    let id = FindingId::from_text(&format!("point-{}", briefing.points.len()));
    let evidence = evidence(briefing, numbers);
    briefing.points.push(PointItem { id, text: text.to_owned(), evidence });
}

fn add_quote(briefing: &mut Briefing, text: &str, name: Option<&str>, role: Option<&str>, numbers: &[usize]) {
    let id = FindingId::from_text(&format!("quote-{}", briefing.quotes.len()));
    let speaker = speaker(name, role);
    let evidence = evidence(briefing, numbers);
    briefing.quotes.push(QuoteItem { id, text: text.to_owned(), kind: QuoteKind::Direct, evidence, speaker });
}

fn add_event(briefing: &mut Briefing, date: Option<&str>, label: &str, numbers: &[usize]) {
    let id = FindingId::from_text(&format!("event-{}", briefing.events.len()));
    let date = date.and_then(|date| date.parse().ok());
    let evidence = evidence(briefing, numbers);
    briefing.events.push(EventItem { id, date, label: label.to_owned(), evidence });
}

fn add_difference(
    briefing: &mut Briefing,
    kind: DifferenceKind,
    topic: &str,
    values: &[(&str, &[usize], bool)],
) {
    let id = FindingId::from_text(&format!("difference-{}", briefing.differences.len()));
    let value = |(text, numbers, compatible): &(&str, &[usize], bool)| DifferenceValue {
        text: (*text).to_owned(),
        evidence: evidence(briefing, numbers),
        compatible: *compatible,
    };
    let values = values.iter().map(value).collect();
    briefing.differences.push(DifferenceItem { id, kind, topic: topic.to_owned(), values });
}

/// A small briefing with points, quotes and sources.
fn small() -> Briefing {
    let mut briefing = Briefing {
        title: "Bridge over the Narew reopens".to_owned(),
        topic: "Poland".to_owned(),
        prepared_for: "the road board".to_owned(),
        as_of: "2025-07-04T09:00Z".to_owned(),
        marking: Marking::Tlp(Tlp::Green),
        ..Briefing::default()
    };
    let first = Metadata {
        title: Some("Bridge reopens".to_owned()),
        outlet: Some("The Daily".to_owned()),
        published: Date::year_month_day(2025, 7, 3),
        address: Some("https://www.example.org/bridge".to_owned()),
        ..Metadata::default()
    };
    briefing.articles = vec![
        article("Cars crossed the bridge on Thursday morning again.", first),
        article("The bridge is open, the mayor said.", Metadata::default()),
        article("Most officials stayed away from it.", Metadata::default()),
    ];
    add_point(&mut briefing, "Cars crossed the bridge.", &[1, 2]);
    add_point(&mut briefing, "It cost $9 billion; the “official” opening is on 3 July.", &[3, 1]);
    add_quote(&mut briefing, "The bridge is open", Some("Ewa Lis"), Some("mayor"), &[2]);
    add_quote(&mut briefing, "a “fine” day.", None, None, &[1, 3]);
    briefing
}

fn runs(page: &Page) -> Vec<(&Tag, &GlyphRun)> {
    page.elements
        .iter()
        .filter_map(|element| match &element.shape {
            Shape::Text(run) => Some((&element.tag, run)),
            _ => None,
        })
        .collect()
}

/// The briefing without what a layout offers to cut.
fn without_cuts(mut briefing: Briefing, layout: &Layout) -> Briefing {
    for cut in &layout.cuts {
        match &cut.target {
            CutTarget::Item(id) => {
                briefing.points.retain(|item| &item.id != id);
                briefing.quotes.retain(|item| &item.id != id);
                briefing.events.retain(|item| &item.id != id);
                briefing.differences.retain(|item| &item.id != id);
            }
            CutTarget::Section(id) => briefing.sections.retain(|section| section.id != *id),
        }
    }
    briefing
}

/// The text of the structure tree, one block a line, with the role it has.
fn reading_order(page: &Page) -> String {
    let mut lines: Vec<(NodeId, String)> = Vec::new();
    for (tag, run) in runs(page) {
        let Tag::Content(node) = *tag else { continue };
        // A stretch inside a paragraph reads on with its paragraph.
        let role = |node: NodeId| page.structure[node.0].role;
        let mut block = node;
        while matches!(role(block), Role::Reference | Role::Link | Role::Span) {
            block = page.structure[block.0].parent.unwrap();
        }
        match lines.last_mut() {
            Some((last, text)) if *last == block => text.push_str(&run.text),
            _ => lines.push((block, run.text.clone())),
        }
    }
    let line =
        |(node, text): &(NodeId, String)| format!("{:?}: {}\n", page.structure[node.0].role, text.trim_end());
    lines.iter().map(line).collect()
}

/// Whether everything on a page of the one-pager is where and what it must be.
fn check_page(page: &Page) {
    check_page_of(page, one_pager());
}
