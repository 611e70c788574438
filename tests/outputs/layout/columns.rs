//! Columns: what flows through them, which of two a section goes to, and the rhythm that they share.

use std::collections::BTreeMap;

use precis::layout::Area;
use precis::model::{Column, SectionId};
use precis::page::Rect;

use super::*;

fn digest() -> &'static Template {
    template::by_id("press-digest").unwrap()
}

/// A sentence of so many words.
fn sentence(words: usize) -> String {
    const WORDS: [&str; 9] = ["the", "old", "bridge", "carries", "cars", "and", "slow", "trains", "again"];
    (0..words).map(|index| WORDS[index % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

/// A briefing with so many points, quotes and differences of several lengths.
fn filled(points: usize, quotes: usize, differences: usize) -> Briefing {
    let mut briefing = small();
    briefing.sections[0].text = sentence(14);
    (briefing.points, briefing.quotes) = (Vec::new(), Vec::new());
    for number in 0..points {
        add_point(&mut briefing, &sentence(5 + number * 7 % 23), &[1, 2]);
    }
    for number in 0..quotes {
        add_quote(
            &mut briefing,
            &sentence(3 + number * 5 % 17),
            Some("Ewa Lis"),
            Some(&sentence(number % 9)),
            &[2],
        );
    }
    for number in 0..differences {
        let topic = sentence(2 + number % 5);
        add_difference(
            &mut briefing,
            DifferenceKind::Number,
            &topic,
            &[("12", &[1], false), ("15 000", &[2, 3], false)],
        );
    }
    briefing
}

fn section_of(briefing: &Briefing, kind: SectionKind) -> SectionId {
    briefing.sections.iter().find(|section| section.kind == kind).unwrap().id
}

fn section_mut(briefing: &mut Briefing, kind: SectionKind) -> &mut Section {
    briefing.sections.iter_mut().find(|section| section.kind == kind).unwrap()
}

/// The areas of a section: its heading and its items.
fn areas(layout: &Layout, section: SectionId) -> Vec<Rect> {
    layout.areas.iter().filter(|area| area.section == section).map(|area| area.rect).collect()
}

#[test]
fn items_flow_through_equal_columns_in_the_order_of_reading() {
    let briefing = filled(9, 6, 2);
    let layout = lay_out_as(&briefing, digest());
    check_page_of(&layout.page, digest());
    check_complete(&briefing, &layout);
    assert_eq!(layout.overflow, []);
    let ids = |area: &Area| area.item.clone();
    let painted: Vec<FindingId> = layout.areas.iter().filter_map(ids).collect();
    let points = briefing.points.iter().map(|point| &point.id);
    let quotes = briefing.quotes.iter().map(|quote| &quote.id);
    let differences = briefing.differences.iter().map(|difference| &difference.id);
    assert_eq!(
        painted.iter().collect::<Vec<_>>(),
        points.chain(quotes).chain(differences).collect::<Vec<_>>()
    );
    let flowing: Vec<Rect> =
        layout.areas.iter().filter(|area| area.item.is_some()).map(|area| area.rect).collect();
    let columns: BTreeSet<i32> = flowing.iter().map(|rect| (rect.x_pt * 10.0) as i32).collect();
    assert_eq!(columns.len(), 3, "{columns:?}");
    for pair in flowing.windows(2) {
        let [a, b] = pair else { continue };
        assert!((a.width_pt - b.width_pt).abs() < 0.02, "equal columns");
        let is_below = (a.x_pt - b.x_pt).abs() < 0.02 && b.y_pt >= a.bottom_pt();
        assert!(is_below || b.x_pt > a.right_pt(), "{b:?} comes after {a:?}");
    }
    // The columns are even: none could give an item to the next without making it the highest.
    let mut bottoms: BTreeMap<i32, f32> = BTreeMap::new();
    for rect in &flowing {
        bottoms.insert((rect.x_pt * 10.0) as i32, rect.bottom_pt());
    }
    let lowest = bottoms.values().copied().fold(f32::MAX, f32::min);
    let highest = bottoms.values().copied().fold(f32::MIN, f32::max);
    let most = flowing.iter().map(|rect| rect.height_pt).fold(0.0, f32::max);
    assert!(highest - lowest <= most + 30.0, "{bottoms:?}");
}

#[test]
fn a_heading_is_never_parted_from_the_first_item_below_it() {
    for points in 1..8 {
        for quotes in 1..5 {
            let briefing = filled(points, quotes, points % 3);
            for template in template::built_in() {
                let layout = lay_out_as(&briefing, template);
                let line = layout.body_size_pt * template.fit.line;
                for kind in [SectionKind::KeyPoints, SectionKind::Quotes, SectionKind::Differences] {
                    let areas = areas(&layout, section_of(&briefing, kind));
                    let [heading, first, ..] = areas.as_slice() else { continue };
                    let below = first.y_pt - heading.bottom_pt();
                    assert!(
                        (heading.x_pt - first.x_pt).abs() < 0.02 && below >= 0.0 && below <= line,
                        "{}: {points} points, {quotes} quotes: {heading:?} {first:?}",
                        template.id
                    );
                }
            }
        }
    }
}

#[test]
fn with_fewer_items_than_columns_no_column_is_empty() {
    let mut briefing = filled(1, 1, 0);
    let frame = {
        let paper = &digest().paper;
        (paper.width_mm - paper.left_mm - paper.right_mm) * 72.0 / 25.4
    };
    let layout = lay_out_as(&briefing, digest());
    let widths = |layout: &Layout| {
        layout
            .areas
            .iter()
            .filter(|area| area.item.is_some())
            .map(|area| area.rect.width_pt)
            .collect::<Vec<_>>()
    };
    let gap = digest().columns.gap_pt;
    assert!(
        widths(&layout).iter().all(|width| (width - (frame - gap) / 2.0).abs() < 0.1),
        "{:?}",
        widths(&layout)
    );
    briefing.quotes.clear();
    assert!((widths(&lay_out_as(&briefing, digest()))[0] - frame).abs() < 0.1);
}

#[test]
fn a_section_that_may_move_goes_where_it_makes_the_page_lower_and_else_stays() {
    let is_beside_points = |briefing: &Briefing| {
        let layout = lay_out(briefing);
        check_page(&layout.page);
        let points = areas(&layout, section_of(briefing, SectionKind::KeyPoints));
        let differences = areas(&layout, section_of(briefing, SectionKind::Differences));
        (points[0].x_pt - differences[0].x_pt).abs() > 1.0
    };
    // The side column is long, the main column short: the differences go below the points.
    assert!(!is_beside_points(&filled(2, 8, 3)));
    // The main column is long: they stay below the quotes.
    assert!(is_beside_points(&filled(9, 2, 3)));
    // Both are about as long: a move would gain too little.
    let mut even = filled(4, 3, 1);
    even.quotes.truncate(3);
    assert!(is_beside_points(&even));
}

#[test]
fn a_column_that_the_analyst_chose_is_kept() {
    let mut briefing = filled(2, 8, 3);
    let differences = section_of(&briefing, SectionKind::Differences);
    let x = |briefing: &Briefing| areas(&lay_out(briefing), differences)[0].x_pt;
    let main = x(&briefing);
    section_mut(&mut briefing, SectionKind::Differences).column = Some(Column::Side);
    let side = x(&briefing);
    assert!(side > main + 100.0, "{main} {side}");
    section_mut(&mut briefing, SectionKind::Differences).column = Some(Column::Main);
    assert!((x(&briefing) - main).abs() < 0.01);
    section_mut(&mut briefing, SectionKind::Differences).column = Some(Column::Full);
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    let quotes = areas(&layout, section_of(&briefing, SectionKind::Quotes));
    let full = areas(&layout, differences)[0];
    assert!(full.width_pt > 400.0 && quotes.iter().all(|rect| rect.bottom_pt() < full.y_pt));
    // Where sections flow, the whole width is the only other place.
    let layout = lay_out_as(&briefing, digest());
    check_page_of(&layout.page, digest());
    assert!(areas(&layout, differences)[0].width_pt > 400.0);
}

/// The base lines of running text: body and quotes, told by their sizes.
fn base_lines(layout: &Layout, template: &Template) -> Vec<(f32, String)> {
    let sizes = [&template.styles.body, &template.styles.quote]
        .map(|style| style.size_pt(layout.body_size_pt, template.fit.smallest_pt));
    // The head of the page has sizes of its own.
    let top = layout.areas.iter().map(|area| area.rect.y_pt).fold(f32::MAX, f32::min);
    let is_running =
        |run: &GlyphRun| run.origin.y_pt > top && sizes.iter().any(|size| (run.size_pt - size).abs() < 0.006);
    let content =
        runs(&layout.page).into_iter().filter(|(tag, run)| matches!(tag, Tag::Content(_)) && is_running(run));
    content.map(|(_, run)| (run.origin.y_pt, run.text.clone())).collect()
}

#[test]
fn the_lines_of_all_columns_keep_one_rhythm() {
    for template in template::built_in() {
        for (points, quotes, differences) in [(3, 9, 3), (8, 4, 2), (6, 6, 0), (1, 2, 5)] {
            let mut briefing = filled(points, quotes, differences);
            let free = Section {
                text: format!("{}\n\n{}", sentence(30), sentence(9)),
                ..Section::new(briefing.next_section_id(), SectionKind::FreeText)
            };
            briefing.sections.insert(2, free);
            let judged = Section {
                text: sentence(25),
                column: Some(Column::Side),
                ..Section::new(briefing.next_section_id(), SectionKind::Assessment)
            };
            briefing.sections.insert(3, judged);
            for number in 0..5 {
                add_event(&mut briefing, Some("2021-08"), &sentence(3 + number), &[1]);
            }
            let layout = lay_out_as(&briefing, template);
            let half = layout.body_size_pt * template.fit.line / 2.0;
            let lines = base_lines(&layout, template);
            assert!(lines.len() > 6, "{}: {lines:?}", template.id);
            let first = lines[0].0;
            for (y, text) in &lines {
                let off = (y - first).rem_euclid(half);
                assert!(off.min(half - off) < 0.05, "{}: “{text}” is off by {off} of {half}", template.id);
            }
        }
    }
}

#[test]
fn in_a_narrow_column_marks_end_the_first_line_and_values_stand_below_their_topic() {
    let briefing = filled(6, 3, 2);
    let layout = lay_out_as(&briefing, digest());
    let points = areas(&layout, section_of(&briefing, SectionKind::KeyPoints));
    let line = layout.body_size_pt * digest().fit.line;
    for rect in points.iter().skip(1) {
        let inside = |x: f32, y: f32| {
            x >= rect.x_pt && x <= rect.right_pt() + 0.1 && y >= rect.y_pt && y <= rect.bottom_pt()
        };
        let marks = layout.page.elements.iter().filter_map(|element| match &element.shape {
            Shape::Disc { center, radius_pt, .. } if inside(center.x_pt, center.y_pt) => {
                Some((center.x_pt + radius_pt, center.y_pt))
            }
            _ => None,
        });
        let marks: Vec<(f32, f32)> = marks.collect();
        assert_eq!(marks.len(), 3);
        let right = marks.iter().map(|mark| mark.0).fold(f32::MIN, f32::max);
        assert!((right - rect.right_pt()).abs() < 0.05 && marks.iter().all(|mark| mark.1 < rect.y_pt + line));
    }
    // The lines after the first have the marks' room too.
    let longest = runs(&layout.page)
        .into_iter()
        .filter(|(tag, _)| matches!(tag, Tag::Content(node) if layout.page.structure[node.0].role == Role::ListBody))
        .map(|(_, run)| run.glyphs.iter().map(|glyph| glyph.advance_pt).sum::<f32>())
        .fold(0.0, f32::max);
    assert!(longest > points[1].width_pt * 0.9, "{longest} of {}", points[1].width_pt);
    let of_role = |role: Role| -> Vec<(f32, f32)> {
        let is_role =
            |tag: &Tag| matches!(tag, Tag::Content(node) if layout.page.structure[node.0].role == role);
        runs(&layout.page)
            .into_iter()
            .filter(|(tag, _)| is_role(tag))
            .map(|(_, run)| (run.origin.x_pt, run.origin.y_pt))
            .collect()
    };
    let (topics, values) = (of_role(Role::TableHeader), of_role(Role::TableCell));
    assert!(
        (topics[0].0 - values[0].0).abs() < 0.02 && topics[0].1 < values[0].1 - 5.0,
        "{topics:?} {values:?}"
    );
}

#[test]
fn the_numbers_of_a_list_end_at_one_edge_in_each_column() {
    let mut briefing = small();
    for number in 4..=40 {
        briefing.articles.push(article(&format!("Report {number} is on the bridge."), Metadata::default()));
    }
    for template in template::built_in() {
        let layout = lay_out_as(&briefing, template);
        let is_number = |tag: &Tag| matches!(tag, Tag::Content(node) if layout.page.structure[node.0].role == Role::Label);
        let mut edges: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        let mut widths: BTreeMap<usize, BTreeSet<i32>> = BTreeMap::new();
        for (_, run) in runs(&layout.page).into_iter().filter(|(tag, _)| is_number(tag)) {
            let width: f32 = run.glyphs.iter().map(|glyph| glyph.advance_pt).sum();
            edges.entry((run.origin.x_pt / 60.0) as i32).or_default().push(run.origin.x_pt + width);
            widths.entry(run.text.len()).or_default().insert((width * 10.0).round() as i32);
        }
        assert!(edges.values().map(Vec::len).sum::<usize>() >= 20, "{}: {edges:?}", template.id);
        for edge in edges.values() {
            assert!(edge.iter().all(|right| (right - edge[0]).abs() < 0.05), "{}: {edge:?}", template.id);
        }
        assert!(
            widths.values().all(|widths| widths.len() == 1),
            "figures are as wide as each other: {widths:?}"
        );
    }
}

#[test]
fn what_matters_least_goes_first_where_a_single_item_would_not_help() {
    // In two even columns one point less makes nothing lower; the quotes are what the sheet is for all the same.
    let sheet = template::by_id("quote-sheet").unwrap();
    let briefing = filled(24, 12, 0);
    let layout = lay_out_as(&briefing, sheet);
    assert_eq!(layout.counts.quotes, 12);
    assert!(
        layout.counts.points < 24
            && layout.overflow.iter().all(|item| item.section == Some(SectionKind::KeyPoints))
    );
}
