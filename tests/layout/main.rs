//! What every page must be, whatever the briefing.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may fail like the test")]

mod bad_input;
mod columns;
mod direction;
mod random;
mod sound;
mod templates;
mod uncovered;

use std::collections::BTreeSet;
use std::sync::Arc;

use precis::fonts::Library;
use precis::layout::{CutTarget, Engine, Layout};
use precis::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, Confidence, Date, DifferenceItem,
    DifferenceKind, DifferenceValue, EventItem, Evidence, FindingId, Grade, Judgement, Likelihood, Marking,
    Metadata, OriginGroup, Origins, PaperSize, PointItem, QuoteItem, QuoteKind, Section, SectionKind,
    SourceFormat, Span, Tlp,
};
use precis::outline::MissingField;
use precis::page::{Artifact, GlyphRun, NodeId, Page, Role, Shape, Tag};
use precis::template::{self, Template};
use sound::{check_areas, check_complete, check_page_of, check_words};

fn one_pager() -> &'static Template {
    template::by_id("one-pager").unwrap()
}

fn lay_out(briefing: &Briefing) -> Layout {
    lay_out_as(briefing, one_pager())
}

fn lay_out_as(briefing: &Briefing, template: &Template) -> Layout {
    Engine::new(Library::bundled()).lay_out(briefing, &Origins::default(), template)
}

fn article(text: &str, metadata: Metadata) -> ArticleEntry {
    let article = Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata::default(),
        text: text.to_owned(),
        removed: Vec::new(),
        source: Arc::from(text.as_bytes()),
        format: SourceFormat::Text,
    };
    ArticleEntry { article: Arc::new(article), metadata, included: true }
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
    let speaker = Attribution { name: name.map(str::to_owned), role: role.map(str::to_owned) };
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

#[test]
fn a_page_reads_in_order_and_says_nothing_that_is_not_set() {
    let layout = lay_out(&small());
    insta::assert_snapshot!(reading_order(&layout.page), @r"
    Paragraph: BRIEFING · POLAND
    Paragraph: TLP:GREEN
    Heading1: Bridge over the Narew reopens
    Paragraph: Prepared for the road board  ·  As of 4 July 2025, 09:00 UTC  ·  3 sources
    Heading2: BOTTOM LINE
    Paragraph: Cars crossed the bridge. 1 2
    Heading2: KEY POINTS
    ListBody: It cost $9 billion; the “official” opening is on 3 July. 1 3
    Heading2: IN THEIR WORDS
    Paragraph: “The bridge is open”
    Paragraph: Ewa Lis, mayor 2
    Paragraph: “a “fine” day.”
    Paragraph: unattributed · 1 other rendering 1 3
    Heading2: SOURCES
    Label: 1
    ListBody: Bridge reopens. The Daily, 3 July 2025. example.org/bridge
    Label: 2
    ListBody: [untitled] “The bridge is open, the …”
    Label: 3
    ListBody: [untitled] “Most officials stayed away from …”
    ");
    assert_eq!(layout.overflow, []);
    assert_eq!(layout.uncovered, []);
    assert_eq!(layout.page.info.as_of.as_deref(), Some("2025-07-04T09:00:00Z"));
}

#[test]
fn differences_are_rows_with_their_sources_and_events_stand_along_a_line() {
    let mut briefing = small();
    let topic = "When the bridge opens";
    add_difference(
        &mut briefing,
        DifferenceKind::Date,
        topic,
        &[("this year", &[2], true), ("on 3 July", &[1, 3], false), ("in June", &[2], false)],
    );
    let values: [(&str, &[usize], bool); 2] = [("Ewa Lis", &[1], false), ("Jan Kos", &[3], false)];
    add_difference(&mut briefing, DifferenceKind::Speaker, "Cars", &values);
    add_difference(
        &mut briefing,
        DifferenceKind::Wording,
        "Cars",
        &[("open", &[1], false), ("opened", &[2], false)],
    );
    for (date, label) in [
        (Some("1996/2001"), "It is built"),
        (Some("2021-08"), "It closes"),
        (Some("2022"), "Nothing happens"),
        (Some("2025-07-03"), "It opens"),
        (None, "A feast"),
    ] {
        add_event(&mut briefing, date, label, &[1]);
    }
    let layout = lay_out(&briefing);
    let text = reading_order(&layout.page);
    let from = text.find("Heading2: WHERE").unwrap();
    let to = text.find("Heading2: SOURCES").unwrap();
    insta::assert_snapshot!(text.get(from..to).unwrap(), @r"
    Heading2: WHERE THE SOURCES DIFFER
    TableHeader: When the bridge opens
    TableCell: on 3 July 1 3  /  in June 2  /  this year (less exact) 2
    TableHeader: Who said “Cars”
    TableCell: Ewa Lis 1  /  Jan Kos 3
    TableHeader: How it is worded
    TableCell: “open” 1  /  “opened” 2
    Heading2: TIMELINE
    Label: 1996–2001
    ListBody: It is built 1
    Label: Aug 2021
    ListBody: It closes 1
    Label: 2022
    ListBody: Nothing happens 1
    Label: 3 Jul 2025
    ListBody: It opens 1
    Label: undated
    ListBody: A feast 1
    ");
    check_page(&layout.page);
    check_complete(&briefing, &layout);
    let role = |role: Role| layout.page.structure.iter().filter(|node| node.role == role).count();
    assert_eq!(
        (role(Role::Table), role(Role::TableRow), role(Role::TableHeader), role(Role::TableCell)),
        (1, 3, 3, 3)
    );
    let stops: Vec<(f32, f32, bool)> = layout
        .page
        .elements
        .iter()
        .filter_map(|element| match &element.shape {
            Shape::Disc { center, fill, .. } if element.tag == Tag::Artifact(Artifact::Layout) => {
                Some((center.x_pt, center.y_pt, fill.is_some()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(stops.len(), 5);
    assert!(stops.is_sorted_by(|a, b| a.0 < b.0 && (a.1 - b.1).abs() < 0.01), "one row: {stops:?}");
    assert_eq!(stops.iter().map(|stop| stop.2).collect::<Vec<_>>(), [false, false, false, false, true]);
    // More than fit beside each other stand in rows as even as can be.
    for _ in 0..2 {
        add_event(&mut briefing, Some("2026"), "It is full", &[2]);
    }
    let rows: BTreeSet<i32> = lay_out(&briefing)
        .page
        .elements
        .iter()
        .filter_map(|element| match &element.shape {
            Shape::Disc { center, .. } if element.tag == Tag::Artifact(Artifact::Layout) => {
                Some(center.y_pt as i32)
            }
            _ => None,
        })
        .collect();
    assert_eq!(rows.len(), 2);
}

#[test]
fn an_empty_briefing_is_a_page_that_lists_what_is_missing() {
    let layout = lay_out(&Briefing::default());
    assert_eq!(reading_order(&layout.page), "Paragraph: BRIEFING\n");
    assert_eq!(layout.missing, [MissingField::Title, MissingField::PreparedFor, MissingField::AsOf]);
    assert!(!layout.page.info.title.is_empty());
    check_page(&layout.page);
}

#[test]
fn a_written_bottom_line_leaves_the_top_point_among_the_points() {
    let mut briefing = small();
    assert_eq!(count(&briefing, "Cars crossed the bridge."), 1);
    briefing.sections[0].text = "Open again.".to_owned();
    assert_eq!(count(&briefing, "Cars crossed the bridge."), 1);
    assert_eq!(count(&briefing, "Open again."), 1);
    briefing.sections[0].text = String::new();
    briefing.sections[0].hidden = true;
    assert_eq!(count(&briefing, "Cars crossed the bridge."), 1);
}

/// How often the words stand on the briefing's page.
fn count(briefing: &Briefing, words: &str) -> usize {
    reading_order(&lay_out(briefing).page).matches(words).count()
}

#[test]
fn hidden_sections_take_no_room_and_sections_stand_in_the_analysts_order() {
    let mut briefing = small();
    let full = lay_out(&briefing).fullness;
    briefing.sections.iter_mut().find(|section| section.kind == SectionKind::Quotes).unwrap().hidden = true;
    assert!(lay_out(&briefing).fullness < full);
    assert_eq!(count(&briefing, "IN THEIR WORDS"), 0);
    let sources = briefing.sections.remove(5);
    assert_eq!(sources.kind, SectionKind::Sources);
    briefing.sections.insert(0, sources);
    let text = reading_order(&lay_out(&briefing).page);
    assert!(text.find("SOURCES").unwrap() < text.find("BOTTOM LINE").unwrap(), "{text}");
}

#[test]
fn support_counts_origins_and_is_spoken() {
    let mut briefing = small();
    let ids: Vec<ArticleId> = briefing.articles.iter().map(|entry| entry.article.id.clone()).collect();
    let origins = Origins {
        groups: vec![OriginGroup { articles: vec![ids[0].clone(), ids[2].clone()], reason: String::new() }],
    };
    let spoken = |briefing: &Briefing| -> Vec<String> {
        let layout = Engine::new(Library::bundled()).lay_out(briefing, &origins, one_pager());
        layout.page.structure.iter().filter_map(|node| node.alternative.clone()).collect()
    };
    assert_eq!(spoken(&briefing), ["Supported by 1 of 2 independent origins"]);
    let discs = |briefing: &Briefing| {
        let is_disc = |element: &&precis::page::Element| matches!(element.shape, Shape::Disc { .. });
        lay_out(briefing).page.elements.iter().filter(is_disc).count()
    };
    assert_eq!(discs(&briefing), 3);
    for number in 0..12 {
        briefing.articles.push(article(&format!("Article {number} says so."), Metadata::default()));
    }
    assert_eq!(discs(&briefing), 0);
    assert_eq!(count(&briefing, "2 of 15"), 1);
}

#[test]
fn a_source_number_never_begins_a_line() {
    let mut briefing = small();
    let letters = "abcdefghijklmnopqrstuvwxyz ".repeat(3);
    for length in 20..letters.len() {
        briefing.points.truncate(1);
        add_point(&mut briefing, letters.get(..length).unwrap().trim(), &[1, 2, 3]);
        let page = lay_out(&briefing).page;
        let all = runs(&page);
        for (index, (tag, run)) in all.iter().enumerate() {
            let Tag::Content(node) = tag else { continue };
            if page.structure[node.0].role == Role::Reference {
                let before = all[index - 1].1;
                let is_beside = (before.origin.x_pt < run.origin.x_pt)
                    && (before.origin.y_pt - run.origin.y_pt).abs() < 8.0;
                assert!(
                    is_beside,
                    "{length}: “{}” {:?} after “{}” {:?}",
                    run.text, run.origin, before.text, before.origin
                );
            }
        }
    }
}

#[test]
fn numbers_and_titles_are_not_torn_apart_and_keep_their_plain_spaces() {
    let mut briefing = small();
    for filler in 1..40 {
        briefing.points.truncate(1);
        add_point(&mut briefing, &format!("{} $9 billion for Mr Doe on 3 July.", "ab ".repeat(filler)), &[]);
        let page = lay_out(&briefing).page;
        let lines: Vec<&str> = runs(&page).iter().map(|(_, run)| run.text.trim_end()).collect();
        let text = lines.join("\n");
        for whole in ["$9 billion", "Mr Doe", "3 July"] {
            assert!(text.contains(whole), "{text}");
        }
    }
}

#[test]
fn characters_that_no_face_covers_are_named_and_boxed_never_drawn_as_glyph_zero() {
    let mut briefing = small();
    briefing.points[1].text = "The sign says 漢字 and a\u{1}b\u{7f}.".to_owned();
    let layout = lay_out(&briefing);
    let named: Vec<(char, &str)> =
        layout.uncovered.iter().map(|uncovered| (uncovered.character, uncovered.place.as_str())).collect();
    // The first point is the bottom line, which is not counted among the key points.
    assert_eq!(named, [('字', "key point 1"), ('漢', "key point 1")]);
    let stands_for: Vec<&str> =
        layout.page.structure.iter().filter_map(|node| node.actual_text.as_deref()).collect();
    assert_eq!(stands_for, ["漢", "字"]);
    assert!(reading_order(&layout.page).contains(" and ab."));
    check_page(&layout.page);
}

#[test]
fn right_to_left_text_is_set_from_the_right_and_keeps_its_reading_order() {
    let mut briefing = small();
    let text =
        "سازمان ملل (UN) نزدیک به ۹ میلیارد دالر را در سال 2021 مسدود کرد و این موضوع در New York بررسی شد.";
    briefing.points[1].text = text.to_owned();
    briefing.points[1].evidence.clear();
    let layout = lay_out(&briefing);
    let node = layout.page.structure.iter().position(|node| node.role == Role::ListBody).unwrap();
    let point: Vec<&GlyphRun> = runs(&layout.page)
        .into_iter()
        .filter_map(|(tag, run)| (*tag == Tag::Content(NodeId(node))).then_some(run))
        .collect();
    assert!(point.iter().any(|run| run.right_to_left) && point.iter().any(|run| !run.right_to_left));
    let first = point.first().unwrap();
    let rightmost = point.iter().map(|run| run.origin.x_pt).fold(f32::MIN, f32::max);
    assert!(first.right_to_left && (first.origin.x_pt - rightmost).abs() < 0.01);
    assert_eq!(point.iter().map(|run| run.text.as_str()).collect::<String>(), text);
    assert_eq!(layout.uncovered, []);
}

#[test]
fn too_much_is_named_item_by_item_and_the_rest_stays() {
    let mut briefing = small();
    for number in 0..300 {
        add_point(
            &mut briefing,
            &format!("Point number {number} says something of its own about the bridge."),
            &[1],
        );
    }
    let giant = "word ".repeat(10_000);
    let section =
        Section { text: giant.clone(), ..Section::new(briefing.next_section_id(), SectionKind::FreeText) };
    briefing.sections.push(section);
    let layout = lay_out(&briefing);
    assert!((layout.body_size_pt - one_pager().fit.floor_pt).abs() < 0.001);
    assert!(layout.overflow.iter().any(|overflow| overflow.section == Some(SectionKind::FreeText)));
    check_complete(&briefing, &layout);
    let on_page = layout.areas.iter().filter(|area| area.item.is_some()).count();
    assert!(on_page > 15, "{on_page}");
    check_page(&layout.page);
    for field in [&mut briefing.title, &mut briefing.topic, &mut briefing.prepared_for] {
        field.clone_from(&giant);
    }
    briefing.marking = Marking::Custom(giant);
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    let labels: Vec<&str> = layout.overflow.iter().map(|overflow| overflow.label.as_str()).take(4).collect();
    assert_eq!(labels, ["the marking", "the topic", "the title", "the line below the title"]);
}

#[test]
fn sources_that_nothing_cites_go_before_the_only_point_and_quote() {
    let mut briefing = small();
    for number in 4..=300 {
        briefing.articles.push(article(&format!("Report {number} is on the bridge."), Metadata::default()));
    }
    briefing.sections.retain(|section| section.kind != SectionKind::BottomLine);
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    assert_eq!((layout.counts.points, layout.counts.quotes), (2, 2));
    assert!(layout.counts.sources > 50, "{:?}", layout.counts);
    let left_off = format!("{} sources that nothing on the page cites", 300 - layout.counts.sources);
    let labels: Vec<&str> = layout.overflow.iter().map(|overflow| overflow.label.as_str()).collect();
    assert_eq!(labels, [left_off]);
    // All of them cited, they still leave half of the page to what they are the sources of.
    let all: Vec<usize> = (1..=300).collect();
    briefing.points[1].evidence = evidence(&briefing, &all);
    let layout = lay_out(&briefing);
    assert_eq!((layout.counts.points, layout.counts.quotes), (2, 2));
    assert!((3..300).contains(&layout.counts.sources), "{:?}", layout.counts);
    assert_eq!(layout.overflow.len(), 300 - layout.counts.sources);
}

#[test]
fn a_cited_source_stays_while_uncited_ones_before_it_go() {
    let mut briefing = small();
    for number in 4..=300 {
        briefing.articles.push(article(&format!("Report {number} is on the bridge."), Metadata::default()));
    }
    briefing.points[1].evidence = evidence(&briefing, &[300]);
    let text = reading_order(&lay_out(&briefing).page);
    assert!(text.contains("“Report 300 is on the"), "{text}");
}

#[test]
fn a_word_of_500_letters_is_broken_inside_the_margins() {
    let mut briefing = small();
    briefing.title = "W".repeat(80);
    briefing.points[1].text = "x".repeat(500);
    briefing.quotes[0].text = "Ж".repeat(500);
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    assert_eq!(layout.overflow, []);
    assert_eq!(reading_order(&layout.page).matches('x').count(), 501);
}

#[test]
fn only_safe_addresses_become_links() {
    let mut briefing = small();
    briefing.articles[1].metadata.address = Some("javascript:alert(1)".to_owned());
    briefing.articles[2].metadata.address = Some("https://example.org/a b".to_owned());
    let page = lay_out(&briefing).page;
    let links: BTreeSet<&str> = page
        .elements
        .iter()
        .filter_map(|element| match &element.shape {
            Shape::Link { address, .. } => Some(address.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        links.into_iter().collect::<Vec<_>>(),
        ["https://example.org/a%20b", "https://www.example.org/bridge"]
    );
}

/// Whether everything on a page of the one-pager is where and what it must be.
fn check_page(page: &Page) {
    check_page_of(page, one_pager());
}

#[test]
fn the_foot_of_the_page_is_furniture_and_the_marking_is_never_scaled() {
    let page = lay_out(&small()).page;
    let foot: Vec<&GlyphRun> = runs(&page)
        .into_iter()
        .filter_map(|(tag, run)| (*tag == Tag::Artifact(Artifact::Footer)).then_some(run))
        .collect();
    let texts: Vec<&str> = foot.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["2 quotes altered and 2 points reworded by the analyst.", "Page 1 of 1", "TLP:GREEN"]);
    assert!(foot[2].size_pt >= 12.0);
}

#[test]
fn an_assessment_stands_in_a_frame_and_says_that_it_is_judgement_and_how_sure() {
    let mut briefing = small();
    let id = briefing.next_section_id();
    let judgement =
        Judgement { likelihood: Some(Likelihood::VeryLikely), confidence: Some(Confidence::Moderate) };
    let text = "Traffic will be back to what it was within a year.".to_owned();
    briefing
        .sections
        .insert(0, Section { text: text.clone(), judgement, ..Section::new(id, SectionKind::Assessment) });
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    let words = reading_order(&layout.page);
    let expected = [
        "ASSESSMENT",
        "Analyst’s judgement, not reporting",
        &text,
        "Likelihood: very likely (80–95 per cent)  ·  Confidence: moderate",
    ];
    let places: Vec<_> = expected.iter().map(|part| words.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words}");
    // Without a text there is nothing to be sure of.
    briefing.sections[0].text.clear();
    assert!(!reading_order(&lay_out(&briefing).page).contains("Likelihood"));
}

#[test]
fn another_paper_keeps_the_margins_of_the_template() {
    let mut briefing = small();
    let sides = |briefing: &Briefing| {
        let page = lay_out(briefing).page;
        check_page(&page);
        (page.width_pt.round(), page.height_pt.round())
    };
    assert_eq!(sides(&briefing), (595.0, 842.0));
    briefing.paper = Some(PaperSize::Letter);
    assert_eq!(sides(&briefing), (612.0, 792.0));
}

#[test]
fn a_grade_is_printed_where_the_analyst_gave_one() {
    let mut briefing = small();
    assert!(!reading_order(&lay_out(&briefing).page).contains("Grade"));
    briefing.articles[0].metadata.grade = Grade::new('B', 2);
    assert_eq!(reading_order(&lay_out(&briefing).page).matches("Grade B2").count(), 1);
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

#[test]
fn the_cuts_that_are_offered_make_the_rest_fit_and_take_what_is_missed_least() {
    let mut briefing = small();
    assert_eq!(lay_out(&briefing).cuts, []);
    for number in 0..30 {
        let sources: &[usize] = if number == 29 { &[1, 2] } else { &[1] };
        let text = format!("Point {number} tells of the bridge at some length, {}", "and on ".repeat(12));
        add_point(&mut briefing, &text, sources);
    }
    let layout = lay_out(&briefing);
    assert!(!layout.overflow.is_empty() && !layout.cuts.is_empty());
    let labels: Vec<&str> = layout.cuts.iter().map(|cut| cut.label.as_str()).collect();
    // The last of those that one source supports goes first; the one that two support stays longer.
    assert!(labels[0].starts_with("Point 28"), "{labels:?}");
    let fits = lay_out(&without_cuts(briefing.clone(), &layout));
    assert_eq!((fits.overflow, fits.cuts), (Vec::new(), Vec::new()));
    // One cut fewer would not do.
    let mut fewer = layout.clone();
    fewer.cuts.pop();
    assert!(!lay_out(&without_cuts(briefing, &fewer)).overflow.is_empty());
}

#[test]
fn a_text_that_is_too_long_is_offered_as_a_section_to_hide() {
    let mut briefing = small();
    let id = briefing.next_section_id();
    let text = "A sentence that is repeated far too often. ".repeat(300);
    briefing.sections.push(Section { text, ..Section::new(id, SectionKind::FreeText) });
    let layout = lay_out(&briefing);
    assert_eq!(layout.cuts.first().map(|cut| cut.target.clone()), Some(CutTarget::Section(id)));
    assert_eq!(lay_out(&without_cuts(briefing, &layout)).overflow, []);
}
