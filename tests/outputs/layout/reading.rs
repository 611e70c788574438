//! How a page reads: its order, numbers, languages, marks and judgement.

use super::*;

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

#[test]
fn a_marking_that_nobody_sees_is_none() {
    for unseen in ["\u{3164}", "\u{ffa0}\u{3164}", "\u{2060}\u{200d}"] {
        let briefing = Briefing { marking: Marking::Custom(unseen.to_owned()), ..small() };
        assert!(lay_out(&briefing).unmarked.is_some(), "{unseen:?}");
    }
    let briefing = Briefing { marking: Marking::Custom("Internal".to_owned()), ..small() };
    assert_eq!(lay_out(&briefing).unmarked, None);
}
