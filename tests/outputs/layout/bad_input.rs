//! What no page should be asked for, in every template: still one sound page, and what is not on it is named.

use super::*;

/// Lays a briefing out in every template and holds each page against what must be true of it.
fn check_everywhere(briefing: &Briefing, mut also: impl FnMut(&Layout, &Template)) {
    for template in template::built_in() {
        let layout = lay_out_as(briefing, template);
        check_page_of(&layout.page, template);
        check_areas(&layout.areas);
        check_complete(briefing, &layout);
        check_words(briefing, &layout);
        also(&layout, template);
    }
}

#[test]
fn an_empty_briefing_is_a_page() {
    check_everywhere(&Briefing::default(), |layout, _| assert_eq!(layout.overflow, []));
}

#[test]
fn a_section_of_10_000_words_is_named_and_does_not_drive_out_the_rest() {
    let mut briefing = small();
    let id = briefing.next_section_id();
    let text = "word ".repeat(10_000);
    briefing.sections.push(Section { text, ..Section::new(id, SectionKind::FreeText) });
    check_everywhere(&briefing, |layout, template| {
        let named: Vec<_> = layout.overflow.iter().map(|overflow| overflow.section).collect();
        assert_eq!(named, [Some(SectionKind::FreeText)], "{}", template.id);
    });
}

#[test]
fn a_word_of_500_letters_stays_inside_its_column_and_is_there_to_its_end() {
    for word in ["x", "Ж", "ب"].map(|letter| letter.repeat(500)) {
        let mut briefing = small();
        briefing.points[1].text.clone_from(&word);
        briefing.quotes[0].text.clone_from(&word);
        add_event(&mut briefing, Some("2025"), &word, &[1]);
        // Each is on the page in all its letters, or named: `check_words` looks.
        check_everywhere(&briefing, |_, _| ());
    }
}

#[test]
fn three_hundred_items_of_each_kind_are_one_page_and_a_list_of_what_is_not_on_it() {
    let mut briefing = small();
    for number in 0..300 {
        add_point(&mut briefing, &format!("Point {number} is on the bridge."), &[1]);
        add_quote(&mut briefing, &format!("Quote {number} is on the bridge"), Some("Ewa Lis"), None, &[2]);
        add_event(&mut briefing, Some("2025"), &format!("Event {number} is on the bridge"), &[3]);
    }
    check_everywhere(&briefing, |layout, template| {
        assert!(layout.overflow.len() > 600, "{}: {}", template.id, layout.overflow.len());
        assert!((layout.body_size_pt - template.fit.floor_pt).abs() < 0.001);
    });
}

#[test]
fn control_characters_in_titles_and_headings_are_not_painted() {
    let mut briefing = small();
    briefing.title = "The\u{0} \u{1b}[31mbridge\u{7f}\u{202e} \u{feff}opens\r\n".to_owned();
    briefing.sections[1].title = Some("\u{1}\u{2}Points\u{9f}".to_owned());
    check_everywhere(&briefing, |layout, _| {
        let text = reading_order(&layout.page);
        assert!(text.contains("The [31mbridge opens"), "{text}");
        assert_eq!(layout.page.info.title, "The [31mbridge opens");
        assert_eq!(layout.uncovered, []);
    });
}
