//! Text that is read from the right on a page that is read from the left.

use super::*;

const PERSIAN: &str = "ما شش سال برای این آب کار کردیم";

/// The left and right end of the runs of a text that has these words.
fn ends(layout: &Layout, words: &str) -> (f32, f32) {
    let all = runs(&layout.page);
    let (_, run) = all.iter().find(|(_, run)| run.text.contains(words)).unwrap();
    (run.origin.x_pt, run.origin.x_pt + run.glyphs.iter().map(|glyph| glyph.advance_pt).sum::<f32>())
}

#[test]
fn a_speaker_stands_below_the_beginning_of_the_words_whichever_way_the_name_is_read() {
    for template in template::built_in() {
        let mut briefing = small();
        briefing.quotes.clear();
        add_quote(&mut briefing, PERSIAN, Some("Ewa Lis"), None, &[]);
        add_quote(&mut briefing, "The bridge is open", Some("نوری"), None, &[]);
        let layout = lay_out_as(&briefing, template);
        check_page_of(&layout.page, template);
        let mark = 14.0;
        let (quote, speaker) = (ends(&layout, "ما"), ends(&layout, "Ewa Lis"));
        assert!((quote.1 - speaker.1).abs() < mark, "{}: {quote:?} {speaker:?}", template.id);
        let (quote, speaker) = (ends(&layout, "The bridge is"), ends(&layout, "نوری"));
        assert!((quote.0 - speaker.0).abs() < mark, "{}: {quote:?} {speaker:?}", template.id);
    }
}

#[test]
fn a_source_that_is_read_from_the_right_stands_beside_its_number_and_keeps_its_date_whole() {
    let mut briefing = small();
    briefing.articles[0].metadata.title = Some("پل دوباره باز شد".to_owned());
    let layout = lay_out(&briefing);
    check_page(&layout.page);
    let is_label =
        |tag: &Tag| matches!(tag, Tag::Content(node) if layout.page.structure[node.0].role == Role::Label);
    let all = runs(&layout.page);
    let (_, number) = all.iter().find(|(tag, run)| is_label(tag) && run.text == "1").unwrap();
    let entry = all.iter().filter(|(_, run)| (run.origin.y_pt - number.origin.y_pt).abs() < 1.0);
    let left =
        entry.map(|(_, run)| run.origin.x_pt).filter(|x| *x > number.origin.x_pt).fold(f32::MAX, f32::min);
    assert!(left - number.origin.x_pt < 20.0, "{left} {:?}", number.origin);
    assert!(all.iter().any(|(_, run)| run.text.contains("3 July 2025") && !run.right_to_left));
}

#[test]
fn a_bottom_line_that_is_read_from_the_right_has_its_bar_at_the_right() {
    for (text, is_right) in [(PERSIAN, true), ("The bridge is open.", false)] {
        let mut briefing = small();
        briefing.sections[0].text = text.to_owned();
        let layout = lay_out(&briefing);
        let accent = one_pager().colors.accent;
        let bar = layout.page.elements.iter().find_map(|element| match &element.shape {
            Shape::Fill { rect, color } if *color == accent => Some(*rect),
            _ => None,
        });
        assert_eq!(bar.unwrap().x_pt > layout.page.width_pt / 2.0, is_right);
    }
}

#[test]
fn in_a_narrow_column_the_marks_end_the_first_line_at_the_left() {
    let digest = template::by_id("press-digest").unwrap();
    let mut briefing = small();
    briefing.points.truncate(1);
    for _ in 0..6 {
        add_point(&mut briefing, &PERSIAN.repeat(3), &[1]);
    }
    let layout = lay_out_as(&briefing, digest);
    check_page_of(&layout.page, digest);
    let areas: Vec<_> = layout.areas.iter().filter(|area| area.item.is_some()).collect();
    let area = areas.iter().find(|area| area.item == Some(briefing.points[1].id.clone())).unwrap().rect;
    let left = layout.page.elements.iter().filter_map(|element| match &element.shape {
        Shape::Disc { center, radius_pt, .. } if element.tag != Tag::Artifact(Artifact::Layout) => {
            Some(center.x_pt - radius_pt)
        }
        _ => None,
    });
    assert!((left.fold(f32::MAX, f32::min) - area.x_pt).abs() < 0.05);
}
