//! Where a withheld name is looked for, and where it is not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use precis::model::{
    Attribution, Briefing, DifferenceItem, DifferenceKind, DifferenceValue, EventItem, Figure, FindingId,
    Findings, Marking, Picture, PictureEncoding, PictureId, Place, Section, SectionId, SectionKind,
};
use precis::workflow::{
    OccurrenceKind, PageFormat, PageRenderer, RenderError, Resolution, ReviewOccurrence, render_page,
};

use super::{
    briefing, check_names, check_nothing_tells, found, headed, occurrences, place, same_name, styles,
    withholding, without_names,
};

#[test]
fn every_place_where_the_name_stands_is_listed_in_the_order_of_the_page() {
    let expected = [
        ("key point 1", "Ms Koofi"),
        ("quote 2", "Koofi"),
        ("the role of the speaker of quote 2", "Koofi"),
        ("the title of source 1", "Koofi"),
        ("the address of source 1", "https://example.org/fawzia-koofi-speaks"),
    ];
    let expected = expected.map(|(place, words)| (place.to_owned(), words.to_owned()));
    assert_eq!(found(&briefing()), expected);
}

#[test]
fn nothing_is_listed_while_nobody_is_withheld() {
    let mut briefing = briefing();
    briefing.withheld.speakers.clear();
    assert_eq!(found(&briefing), []);
}

#[test]
fn every_field_that_a_reader_sees_is_looked_through() {
    let mut briefing = briefing();
    let name = || "with Koofi".to_owned();
    (briefing.title, briefing.topic, briefing.prepared_for, briefing.as_of) =
        (name(), name(), name(), name());
    briefing.marking = Marking::Custom(name());
    let evidence = vec![place("Nobody replied.")];
    briefing.events.push(EventItem {
        id: FindingId::from_text("e"),
        date: None,
        label: name(),
        evidence: evidence.clone(),
    });
    let value =
        || DifferenceValue { text: "Fawzia Koofi".into(), evidence: evidence.clone(), compatible: false };
    let id = FindingId::from_text("d");
    briefing.differences.push(DifferenceItem {
        id,
        kind: DifferenceKind::Speaker,
        topic: name(),
        values: vec![value(), value()],
    });
    briefing.articles[0].metadata.outlet = Some(name());
    for (number, kind) in [(50, SectionKind::FreeText), (51, SectionKind::Assessment)] {
        briefing
            .sections
            .retain(|section| section.kind != SectionKind::Assessment || kind != SectionKind::Assessment);
        let section = Section::new(SectionId(number), kind);
        briefing.sections.push(Section { title: Some(name()), text: name(), ..section });
    }
    let bottom_line =
        briefing.sections.iter_mut().find(|section| section.kind == SectionKind::BottomLine).unwrap();
    bottom_line.text = name();
    let places: BTreeSet<Place> = occurrences(&briefing, &Findings::default())
        .into_iter()
        .map(|found| found.occurrence.place)
        .collect();
    let d = || FindingId::from_text("d");
    let section = |id| SectionId(id);
    for place in [
        Place::Title,
        Place::Topic,
        Place::PreparedFor,
        Place::AsOf,
        Place::Marking,
        Place::SectionText(
            briefing.sections.iter().find(|section| section.kind == SectionKind::BottomLine).unwrap().id,
        ),
        Place::Heading(section(50)),
        Place::SectionText(section(50)),
        Place::Heading(section(51)),
        Place::SectionText(section(51)),
        Place::Event(FindingId::from_text("e")),
        Place::DifferenceTopic(d()),
        Place::DifferenceValue(d(), 0),
        Place::DifferenceValue(d(), 1),
        Place::Outlet(briefing.articles[0].article.id.clone()),
    ] {
        assert!(places.contains(&place), "{place:?} is not among {places:?}");
    }
    check_nothing_tells(&without_names(briefing, &Findings::default()), &["koofi", "fawzia"]);
}

#[test]
fn what_is_said_of_a_picture_is_looked_through() {
    let mut briefing = briefing();
    let data: Arc<[u8]> = b"pixels".as_slice().into();
    let (id, encoding) = (PictureId::of_data(&data), PictureEncoding::Png);
    let picture = Arc::new(Picture { id, encoding, width_px: 1, height_px: 1, data });
    briefing.sections.push(Section {
        text: "Koofi in Oslo".into(),
        figure: Some(Figure { picture, alternative: "Fawzia Koofi at a desk".into() }),
        ..Section::new(SectionId(60), SectionKind::Picture)
    });
    let settled = without_names(briefing, &Findings::default());
    let section = settled.section(SectionId(60)).unwrap();
    assert_eq!(section.text, "[an opposition politician] in Oslo");
    assert_eq!(section.figure.as_ref().unwrap().alternative, "[an opposition politician] at a desk");
}

#[test]
fn an_article_without_a_title_is_looked_through_where_it_opens() {
    let mut briefing = briefing();
    briefing.articles[0].metadata.title = None;
    assert!(
        found(&briefing).contains(&("the title of source 1".into(), "Fawzia Koofi, a former MP,".into()))
    );
    check_nothing_tells(&without_names(briefing, &Findings::default()), &["koofi", "fawzia"]);
}

#[test]
fn what_is_not_on_the_page_is_not_listed() {
    let mut briefing = briefing();
    for section in &mut briefing.sections {
        section.hidden = section.kind == SectionKind::Quotes;
    }
    assert!(found(&briefing).iter().all(|(place, _)| !place.contains("quote")));
}

#[test]
fn case_marks_and_role_do_not_uncover_a_speaker_and_a_part_of_the_name_is_asked_about() {
    let mut briefing = briefing();
    for name in ["FAWZIA KOOFI", "Fawzia  Kōōfī", "fawzia-koofi"] {
        let speaker = Attribution { name: Some(name.into()), role: Some("someone".into()) };
        assert_eq!(
            briefing.printed_speaker(&speaker).name.as_deref(),
            Some("an opposition politician"),
            "{name}"
        );
    }
    briefing.quotes[0].speaker.name = Some("Koofi".into());
    assert!(found(&briefing).contains(&("the speaker of quote 1".into(), "Koofi".into())));
    let settled = without_names(briefing, &Findings::default());
    assert!(settled.withheld.speakers["Fawzia Koofi"].other_names.contains("Koofi"));
    check_nothing_tells(&settled, &["koofi", "fawzia"]);
}

#[test]
fn the_office_of_a_withheld_speaker_is_asked_about_where_it_stands_without_the_name() {
    let mut briefing = briefing();
    briefing.points[1].text = "Kabul’s former MP left; an MP stayed.".into();
    let offices = |briefing: &Briefing| -> Vec<ReviewOccurrence> {
        let all = occurrences(briefing, &Findings::default()).into_iter();
        all.filter(|found| found.kind == OccurrenceKind::Office).collect()
    };
    let found = offices(&briefing);
    let [office] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(office.occurrence.span.of(&office.occurrence.text), Some("Kabul’s former MP"));
    assert_eq!(office.resolutions, [Resolution::Replace, Resolution::TakeOff, Resolution::Accept]);
    briefing.withheld.accepted.insert(office.occurrence.clone());
    assert_eq!(offices(&briefing), []);
    briefing.withheld.accepted.clear();
    // What the descriptor says may be read.
    briefing.withheld.speakers.insert("Fawzia Koofi".into(), withholding("a former MP"));
    assert_eq!(offices(&briefing), []);
}

#[test]
fn the_key_point_that_is_the_bottom_line_is_called_so() {
    let mut briefing = briefing();
    briefing.points[0].text = "Koofi spoke.".into();
    let places: Vec<String> = found(&briefing).into_iter().map(|(place, _)| place).take(2).collect();
    assert_eq!(places, ["the bottom line", "key point 1"]);
}

#[test]
fn a_descriptor_that_names_somebody_withheld_is_listed() {
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.withheld.speakers.insert("Ahmad Karimi".into(), withholding("a rival of Koofi"));
    let descriptors = found(&briefing).into_iter().filter(|(place, _)| place.contains("descriptor"));
    assert_eq!(descriptors.count(), 1);
    assert!(check_names(&briefing, &Findings::default(), Path::new("a.pdf")).is_err());
}

#[test]
fn the_labels_of_the_traffic_light_protocol_are_nobodys_name() {
    let mut briefing = briefing();
    briefing.withheld.speakers.clear();
    briefing.withheld.speakers.insert("Amber Green".into(), withholding("a witness"));
    briefing.marking = Marking::parse("amber");
    assert_eq!(found(&briefing), []);
    let page = render_page(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

#[test]
fn other_spellings_that_the_articles_have_are_looked_for() {
    let mut briefing = briefing();
    briefing.points[0].text = "Qofi was there.".into();
    let findings = same_name("Koofi", "Qofi");
    let has_variant = |findings: &Findings| {
        occurrences(&briefing, findings).iter().any(|found| found.occurrence.text == "Qofi was there.")
    };
    assert!(has_variant(&findings) && !has_variant(&Findings::default()));
}

#[test]
fn a_house_style_with_a_name_that_only_the_articles_know_holds_the_page_back() {
    let briefing = without_names(briefing(), &Findings::default());
    let findings = same_name("Koofi", "Qofi");
    let mut renderer = PageRenderer::new(headed("Office of Q. Qofi"));
    let page = renderer.render(&briefing, &findings).unwrap();
    assert!(matches!(PageFormat::Pdf.encode(&page), Err(RenderError::Withheld(_))));
    let page = renderer.render(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

#[test]
fn the_headings_of_a_template_of_ones_own_are_looked_through() {
    let toml = "id = \"mine\"\nname = \"Mine\"\nbased_on = \"one-pager\"\n\n[sections.key-points]\nheading = \"Koofi today\"\n";
    let styles = styles("templates/mine.toml", toml);
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.template = "mine".into();
    let all = precis::workflow::occurrences(&briefing, &Findings::default(), &styles);
    assert!(
        matches!(all.as_slice(), [found] if matches!(found.occurrence.place, Place::Heading(_))),
        "{all:?}"
    );
    let settled = precis::workflow::without_names(briefing, &Findings::default(), &styles);
    let heading = settled.sections.iter().find(|section| section.kind == SectionKind::KeyPoints).unwrap();
    assert_eq!(heading.title.as_deref(), Some("[an opposition politician] today"));
}

#[test]
fn the_name_of_the_file_may_not_tell_either() {
    let briefing = without_names(briefing(), &Findings::default());
    let held = check_names(&briefing, &Findings::default(), Path::new("/home/koofi/fawzia-koofi.pdf"));
    assert_eq!(held.unwrap_err().places, ["the name of the file"]);
    assert_eq!(check_names(&briefing, &Findings::default(), Path::new("/home/koofi/page.pdf")), Ok(()));
}

#[test]
fn months_and_other_words_of_the_page_do_not_hold_it_back() {
    let mut briefing = briefing();
    briefing.withheld.speakers.clear();
    briefing.withheld.speakers.insert("Theresa May".into(), withholding("a former leader"));
    briefing.withheld.speakers.insert("Tom Page".into(), withholding("an aide"));
    briefing.articles[0].metadata.published = "2025-05-03".parse().ok();
    assert_eq!(found(&briefing), []);
    let page = render_page(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}
