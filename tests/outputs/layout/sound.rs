//! What holds for every page: everything stands inside the margins and nothing on anything else, and whatever the
//! briefing holds is there or named.

use std::collections::BTreeSet;

use precis::fonts::Library;
use precis::layout::{Area, Layout};
use precis::model::{Briefing, DifferenceItem, FindingId, SectionKind};
use precis::page::{GlyphRun, Page, Shape, Tag};
use precis::template::Template;
use precis::text::one_paragraph;

use super::runs;

/// What stands somewhere: left, right, top and bottom, and its words.
type Place<'a> = (f32, f32, f32, f32, &'a str);

/// How far two places may reach into each other: the boxes of letters are not their ink.
const TOUCH_PT: f32 = 0.6;

/// Whether everything on a page is where and what it must be by its template.
pub(crate) fn check_page_of(page: &Page, template: &Template) {
    let paper = &template.paper;
    let mm = 72.0 / 25.4;
    let (left, right) = (paper.left_mm * mm, page.width_pt - paper.right_mm * mm);
    let (top, bottom) = (paper.top_mm * mm, page.height_pt - paper.bottom_mm * mm);
    let inside = |x: f32, y: f32, what: &str| {
        // Advances are rounded to 0.01 pt one by one, which adds up over a line.
        let fits = x >= left - 0.1 && x <= right + 0.5 && y >= top - 0.1 && y <= bottom + 0.1;
        assert!(fits, "{what} at {x}, {y}");
    };
    for (index, node) in page.structure.iter().enumerate() {
        assert_eq!(node.parent.is_none(), index == 0);
        assert!(node.parent.is_none_or(|parent| parent.0 < index));
    }
    let mut places: Vec<Place<'_>> = Vec::new();
    for element in &page.elements {
        if let Tag::Content(node) = element.tag {
            assert!(node.0 < page.structure.len());
        }
        match &element.shape {
            Shape::Text(run) => {
                check_run(run);
                if let Some((start, end)) = inked(run) {
                    let (over, under) =
                        (run.origin.y_pt - 0.6 * run.size_pt, run.origin.y_pt + 0.1 * run.size_pt);
                    inside(start, over, &run.text);
                    inside(end, under, &run.text);
                    places.push((start, end, over, under, &run.text));
                }
            }
            Shape::Fill { rect, .. } => {
                inside(rect.x_pt, rect.y_pt, "a rectangle");
                inside(rect.right_pt(), rect.bottom_pt(), "a rectangle");
            }
            Shape::Disc { center, radius_pt, .. } => {
                let (left, right) = (center.x_pt - radius_pt, center.x_pt + radius_pt);
                let (top, bottom) = (center.y_pt - radius_pt, center.y_pt + radius_pt);
                inside(left, top, "a mark");
                inside(right, bottom, "a mark");
                places.push((left, right, top, bottom, "a mark"));
            }
            Shape::Image { rect, .. } => {
                inside(rect.x_pt, rect.y_pt, "a picture");
                inside(rect.right_pt(), rect.bottom_pt(), "a picture");
                places.push((rect.x_pt, rect.right_pt(), rect.y_pt, rect.bottom_pt(), "a picture"));
            }
            Shape::Link { rect, .. } => {
                inside(rect.x_pt, rect.y_pt, "a link");
                inside(rect.right_pt(), rect.bottom_pt(), "a link");
            }
        }
    }
    check_apart(places);
}

/// From where to where a run has letters; spaces at the end of a line hang outside.
fn inked(run: &GlyphRun) -> Option<(f32, f32)> {
    // Advances are rounded one by one, which adds up in a word of hundreds of letters.
    const ROUNDED_PT: f32 = 0.005;
    let mut pen = run.origin.x_pt;
    let (mut start, mut end) = (f32::MAX, f32::MIN);
    for (before, glyph) in run.glyphs.iter().enumerate() {
        if run.text.get(glyph.text.clone()) != Some(" ") {
            let certain = pen + glyph.advance_pt - before as f32 * ROUNDED_PT;
            (start, end) = (start.min(pen), end.max(certain));
        }
        pen += glyph.advance_pt;
    }
    (start < end).then_some((start, end))
}

/// Whether no two places reach into each other.
fn check_apart(mut places: Vec<Place<'_>>) {
    places.sort_by(|a, b| a.2.total_cmp(&b.2));
    for (index, a) in places.iter().enumerate() {
        for b in places.iter().skip(index + 1).take_while(|b| b.2 < a.3) {
            let overlap = (a.1.min(b.1) - a.0.max(b.0)).min(a.3.min(b.3) - a.2.max(b.2));
            assert!(overlap < TOUCH_PT, "“{}” {a:?} and “{}” {b:?} overlap by {overlap}", a.4, b.4);
        }
    }
}

/// Whether no two items or headings stand on each other.
pub(crate) fn check_areas(areas: &[Area]) {
    let named: Vec<(&Area, String)> =
        areas.iter().map(|area| (area, format!("{:?} of {:?}", area.item, area.section))).collect();
    let places = named.iter().map(|(area, name)| {
        let rect = area.rect;
        (rect.x_pt, rect.right_pt(), rect.y_pt, rect.bottom_pt(), name.as_str())
    });
    check_apart(places.collect());
}

fn check_run(run: &GlyphRun) {
    assert!(run.size_pt >= 7.5 - 0.001, "{} pt", run.size_pt);
    assert!(!run.glyphs.is_empty());
    // The rest of a word that was torn shows letters and says nothing.
    if run.text.is_empty() {
        assert!(run.glyphs.iter().all(|glyph| glyph.id != 0 && glyph.text == (0..0)));
        return;
    }
    let face = Library::bundled().face(&run.face.0).unwrap();
    let mut covered = vec![false; run.text.len()];
    for glyph in &run.glyphs {
        assert_ne!(glyph.id, 0, "{}", run.text);
        assert!(run.text.get(glyph.text.clone()).is_some_and(|text| !text.is_empty()));
        covered[glyph.text.clone()].fill(true);
    }
    assert!(covered.iter().all(|is_covered| *is_covered), "{:?} in {} {:?}", run.text, face.name, run.glyphs);
    assert!(!run.text.chars().any(char::is_control));
}

/// Whether every item is on the page or named, and none is both.
pub(crate) fn check_complete(briefing: &Briefing, layout: &Layout) {
    let on_page: BTreeSet<&FindingId> = layout.areas.iter().filter_map(|area| area.item.as_ref()).collect();
    let named: BTreeSet<&FindingId> = layout.overflow.iter().filter_map(|item| item.item.as_ref()).collect();
    let shows =
        |kind: SectionKind| briefing.sections.iter().any(|section| section.kind == kind && !section.hidden);
    let has_words =
        |text: &str| text.chars().any(|character| !character.is_control() && !character.is_whitespace());
    let mut expected = BTreeSet::new();
    let bottom_line =
        briefing.sections.iter().find(|section| section.kind == SectionKind::BottomLine && !section.hidden);
    let shows_top = bottom_line.is_some_and(|section| !has_words(&section.text));
    for (index, point) in briefing.points.iter().enumerate() {
        if has_words(&point.text) && (shows(SectionKind::KeyPoints) || (index == 0 && shows_top)) {
            expected.insert(&point.id);
        }
    }
    if shows(SectionKind::Quotes) {
        expected.extend(briefing.quotes.iter().filter(|quote| has_words(&quote.text)).map(|quote| &quote.id));
    }
    if shows(SectionKind::Differences) {
        let is_shown = |item: &&DifferenceItem| item.values.iter().any(|value| has_words(&value.text));
        expected.extend(briefing.differences.iter().filter(is_shown).map(|item| &item.id));
    }
    if shows(SectionKind::Timeline) {
        expected
            .extend(briefing.events.iter().filter(|event| has_words(&event.label)).map(|event| &event.id));
    }
    assert!(on_page.is_disjoint(&named), "on the page and named: {:?}", on_page.intersection(&named));
    let there: BTreeSet<&FindingId> = on_page.union(&named).copied().collect();
    assert_eq!(there, expected);
}

/// The letters and digits of a text that a face has, which are those that stand on a page.
fn letters(text: &str) -> String {
    let is_seen = |letter: &char| letter.is_alphanumeric() && Library::bundled().covers(*letter);
    text.chars().filter(is_seen).collect()
}

/// Whether the words of whatever is on the page are really there, and every other text and source is named.
pub(crate) fn check_words(briefing: &Briefing, layout: &Layout) {
    let said: String = runs(&layout.page).iter().map(|(_, run)| letters(&run.text)).collect();
    let check = |text: &str| {
        let words = letters(&one_paragraph(text));
        assert!(said.contains(&words), "{words} is not in {said}");
    };
    let is_there = |id: &FindingId| layout.areas.iter().any(|area| area.item.as_ref() == Some(id));
    briefing.points.iter().filter(|item| is_there(&item.id)).for_each(|item| check(&item.text));
    for quote in briefing.quotes.iter().filter(|item| is_there(&item.id)) {
        check(&quote.text);
        [&quote.speaker.name, &quote.speaker.role].into_iter().flatten().for_each(|text| check(text));
    }
    briefing.events.iter().filter(|item| is_there(&item.id)).for_each(|item| check(&item.label));
    for difference in briefing.differences.iter().filter(|item| is_there(&item.id)) {
        difference.values.iter().for_each(|value| check(&value.text));
    }
    let named = |kind: SectionKind| layout.overflow.iter().filter(move |item| item.section == Some(kind));
    for section in briefing.sections.iter().filter(|section| !section.hidden && section.kind.holds_text()) {
        // A section of which others of its kind are named may be one of them.
        if section.kind != SectionKind::Picture && named(section.kind).count() == 0 {
            check(&section.text);
        }
    }
    let has_sources =
        briefing.sections.iter().any(|section| section.kind == SectionKind::Sources && !section.hidden);
    if has_sources {
        // Those that nothing cites may be named together, by their number.
        let together = |label: &str| {
            let count = label.strip_suffix(" sources that nothing on the page cites")?;
            count.parse::<usize>().ok()
        };
        let left_off: usize =
            named(SectionKind::Sources).map(|item| together(&item.label).unwrap_or(1)).sum();
        assert_eq!(layout.counts.sources + left_off, briefing.included().count());
    }
}
