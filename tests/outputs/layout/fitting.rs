//! What goes first when there is too much, and what is offered to make the rest fit.

use super::*;

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
