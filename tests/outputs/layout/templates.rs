//! What every built-in template must keep.

use precis::page::Color;

use super::*;

/// The contrast of two colours (Web Content Accessibility Guidelines 2.2, success criterion 1.4.3).
fn contrast(a: Color, b: Color) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |color: Color| {
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_stands_out_from_the_paper_and_from_boxes() {
    let white = Color { red: 255, green: 255, blue: 255 };
    for template in template::built_in() {
        let colors = &template.colors;
        for text in [colors.ink, colors.muted, colors.accent] {
            for ground in [white, colors.tint] {
                let contrast = contrast(text, ground);
                assert!(contrast >= 4.5, "{}: {text:?} on {ground:?}: {contrast}", template.id);
            }
        }
    }
}

#[test]
fn the_faces_of_every_template_are_bundled() {
    for template in template::built_in() {
        for name in template::StyleName::ALL {
            let face = &template.styles.get(*name).face;
            assert!(Library::bundled().face(face).is_some(), "{}: {face}", template.id);
        }
    }
}

#[test]
fn a_note_begins_with_the_judgement_and_the_bottom_line_wherever_they_stand() {
    let note = template::by_id("bluf-note").unwrap();
    let mut briefing = small();
    let id = briefing.next_section_id();
    briefing
        .sections
        .push(Section { text: "It will stay open.".to_owned(), ..Section::new(id, SectionKind::Assessment) });
    let bottom_line = briefing.sections.remove(0);
    briefing.sections.push(bottom_line);
    let text = reading_order(&lay_out_as(&briefing, note).page);
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    assert!(place("It will stay open") < place("BOTTOM LINE"));
    assert!(place("BOTTOM LINE") < place("KEY POINTS"));
    assert!(place("KEY POINTS") < place("IN THEIR WORDS"));
    // Elsewhere the order is the briefing's.
    let text = reading_order(&lay_out(&briefing).page);
    assert!(text.find("KEY POINTS") < text.find("It will stay open"));
}

#[test]
fn a_briefing_without_a_title_and_with_one_item_each_is_a_sound_page() {
    let mut briefing = small();
    (briefing.title, briefing.topic) = (String::new(), String::new());
    briefing.quotes.truncate(1);
    briefing.articles.truncate(1);
    add_event(&mut briefing, Some("2025"), "It opens", &[1]);
    add_difference(
        &mut briefing,
        DifferenceKind::Number,
        "How many",
        &[("one", &[1], false), ("two", &[1], false)],
    );
    for template in template::built_in() {
        let layout = lay_out_as(&briefing, template);
        check_page_of(&layout.page, template);
        check_complete(&briefing, &layout);
        assert_eq!((layout.overflow.as_slice(), layout.body_size_pt), (&[][..], template.fit.ceiling_pt));
    }
}
