//! Withheld speakers: that their names are found wherever they stand, and that nothing with one leaves the program.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop with the reason")]

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use precis::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, DifferenceItem, DifferenceKind, DifferenceValue,
    EventItem, Evidence, Fidelity, Figure, FindingId, Findings, Marking, Metadata, Picture, PictureEncoding,
    PictureId, Place, PointItem, QuoteItem, QuoteKind, Section, SectionId, SectionKind, SourceFormat, Span,
    Withholding,
};
use precis::page::{Page, Shape};
use precis::session::{
    Command, Environment, Export, ItemCommand, OccurrenceKind, PageFormat, Press, ProduceError, Resolution,
    ReviewOccurrence, Session, Severity, Standing, Stationery, Text, TextFormat, WithheldCommand, produce,
    write_text,
};
use precis::storage::{self, Document};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const TEXT: &str = "Fawzia Koofi, a former MP, said: “We will not be silent.” Ms Koofi spoke in Oslo on 3 July.\n\
    “Koofi’s party is small,” said Ahmad Karimi. Nobody replied.";

fn entry(text: &str, metadata: Metadata) -> ArticleEntry {
    let article = Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: metadata.clone(),
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    };
    ArticleEntry { article: Arc::new(article), metadata, included: true }
}

fn place(words: &str) -> Evidence {
    let start = TEXT.find(words).unwrap();
    Evidence { article: ArticleId::of_bytes(TEXT.as_bytes()), span: Span::new(start, start + words.len()) }
}

fn quote(text: &str, name: Option<&str>, role: Option<&str>) -> QuoteItem {
    QuoteItem {
        id: FindingId::from_text(text),
        text: text.to_owned(),
        kind: QuoteKind::Direct,
        evidence: vec![place(text)],
        speaker: Attribution { name: name.map(str::to_owned), role: role.map(str::to_owned) },
    }
}

fn withholding(descriptor: &str) -> Withholding {
    Withholding { descriptor: descriptor.to_owned(), ..Withholding::default() }
}

/// A briefing on one article with two quotes and a point, whose first speaker is withheld.
fn briefing() -> Briefing {
    let metadata = Metadata {
        title: Some("Koofi will not be silent".into()),
        outlet: Some("The Post".into()),
        address: Some("https://example.org/fawzia-koofi-speaks".into()),
        ..Metadata::default()
    };
    let words = "Ms Koofi spoke in Oslo on 3 July.";
    let mut briefing = Briefing {
        title: "After Oslo".into(),
        articles: vec![entry(TEXT, metadata)],
        points: vec![
            PointItem {
                id: FindingId::from_text("p"),
                text: "Nobody replied.".into(),
                evidence: vec![place("Nobody replied.")],
            },
            PointItem { id: FindingId::from_text("q"), text: words.into(), evidence: vec![place(words)] },
        ],
        quotes: vec![
            quote("We will not be silent.", Some("Fawzia Koofi"), Some("former MP")),
            quote("Koofi’s party is small,", Some("Ahmad Karimi"), Some("rival of Koofi")),
        ],
        ..Briefing::default()
    };
    briefing.withheld.speakers.insert("Fawzia Koofi".into(), withholding("an opposition politician"));
    briefing
}

fn occurrences(briefing: &Briefing, findings: &Findings) -> Vec<ReviewOccurrence> {
    precis::session::occurrences(briefing, findings, &Stationery::default())
}

fn without_names(briefing: Briefing, findings: &Findings) -> Briefing {
    precis::session::without_names(briefing, findings, &Stationery::default())
}

fn hold_back(briefing: &Briefing, findings: &Findings, file: &Path) -> Result<(), Standing> {
    precis::session::hold_back(briefing, findings, &Stationery::default(), file)
}

/// Findings after which two texts are spellings of one name.
fn same_name(one: &str, other: &str) -> Findings {
    let value = |text: &str| DifferenceValue {
        text: text.into(),
        evidence: vec![place("Nobody replied.")],
        compatible: false,
    };
    let difference = precis::model::Difference {
        id: FindingId::from_text("n"),
        aliases: Vec::new(),
        kind: DifferenceKind::Name,
        topic: "name".into(),
        values: vec![value(one), value(other)],
    };
    Findings { differences: vec![difference], ..Findings::default() }
}

/// Stationery with a file of that name in its folder.
fn stationery(file: &str, contents: &str) -> Stationery {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(file);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, contents).unwrap();
    let stationery = Stationery::read(Some(folder.path()));
    assert!(stationery.faults().is_empty(), "{:?}", stationery.faults());
    stationery
}

/// Stationery whose pages have that line at their head.
fn headed(line: &str) -> Arc<Stationery> {
    Arc::new(stationery("house.toml", &format!("name = \"H\"\nheader.text = \"{line}\"\n")))
}

fn found(briefing: &Briefing) -> Vec<(String, String)> {
    let all = occurrences(briefing, &Findings::default()).into_iter();
    let words = |span: Span, text: &str| span.of(text).unwrap().to_owned();
    all.map(|found| (found.place, words(found.occurrence.span, &found.occurrence.text))).collect()
}

/// Every text of a page that a reader can come to, and every address.
fn page_texts(page: &Page) -> Vec<String> {
    let painted = page.elements.iter().flat_map(|element| match &element.shape {
        Shape::Text(run) => vec![run.text.clone()],
        Shape::Link { address, contents, .. } => vec![address.clone(), contents.clone()],
        _ => Vec::new(),
    });
    let nodes =
        page.structure.iter().flat_map(|node| [node.alternative.clone(), node.actual_text.clone()]).flatten();
    let info = [page.info.title.clone(), page.info.author.clone()];
    painted.chain(nodes).chain(info).collect()
}

/// The text of every file in a Word document, without its markup, and with it.
fn word_texts(bytes: Vec<u8>) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut texts = Vec::new();
    for index in 0..archive.len() {
        let mut xml = String::new();
        if archive.by_index(index).unwrap().read_to_string(&mut xml).is_ok() {
            let plain =
                xml.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
            texts.extend([plain, xml]);
        }
    }
    texts
}

/// Whatever can be read in a PDF: the words that it paints, its strings and its streams as they are uncompressed.
fn pdf_texts(bytes: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let mut texts = vec![document.extract_text(&pages).unwrap()];
    let trailer = lopdf::Object::Dictionary(document.trailer.clone());
    let mut open: Vec<&lopdf::Object> = document.objects.values().chain([&trailer]).collect();
    while let Some(object) = open.pop() {
        match object {
            lopdf::Object::String(..) => texts.extend(lopdf::decode_text_string(object)),
            lopdf::Object::Array(items) => open.extend(items),
            lopdf::Object::Dictionary(items) => open.extend(items.iter().map(|(_, item)| item)),
            lopdf::Object::Stream(stream) => {
                open.extend(stream.dict.iter().map(|(_, item)| item));
                let content = stream.get_plain_content().unwrap();
                // The bytes of fonts and pictures are no words.
                texts.extend(String::from_utf8(content));
            }
            _ => {}
        }
    }
    texts
}

/// Everything that can leave the program about a briefing, as text.
fn everything_that_leaves(briefing: &Briefing, findings: &Findings) -> Vec<String> {
    let page = produce(briefing, findings).unwrap();
    let pdf = PageFormat::Pdf.encode(&page).unwrap();
    let mut texts = page_texts(&page.layout.page);
    texts.extend(page.layout.overflow.iter().map(|item| item.label.clone()));
    texts.extend(pdf_texts(&pdf));
    for text in [Text::Briefing, Text::Annex] {
        texts.push(
            String::from_utf8(
                write_text(briefing, findings, &Stationery::default(), text, TextFormat::Markdown).unwrap(),
            )
            .unwrap(),
        );
        texts.extend(word_texts(
            write_text(briefing, findings, &Stationery::default(), text, TextFormat::Word).unwrap(),
        ));
    }
    texts
}

/// The words of a text without case and marks, told apart as simply as can be.
fn plain_words(text: &str) -> Vec<String> {
    let unseen = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\\'];
    let bare: String = text.nfkd().filter(|c| !is_combining_mark(*c) && !unseen.contains(c)).collect();
    bare.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_owned)
        .filter(|w| !w.is_empty())
        .collect()
}

#[track_caller]
fn check_nothing_tells(briefing: &Briefing, secrets: &[&str]) {
    for text in everything_that_leaves(briefing, &Findings::default()) {
        for word in plain_words(&text) {
            assert!(!secrets.iter().any(|secret| word.contains(secret)), "“{word}” in: {text}");
        }
    }
}

#[test]
fn a_withheld_speaker_is_the_descriptor_alone_wherever_it_says_who_spoke() {
    let briefing = without_names(briefing(), &Findings::default());
    let page = produce(&briefing, &Findings::default()).unwrap();
    let page = page_texts(&page.layout.page).join("\n");
    assert!(page.contains("an opposition politician") && !page.contains("former MP"), "{page}");
    for text in [Text::Briefing, Text::Annex] {
        let text =
            write_text(&briefing, &Findings::default(), &Stationery::default(), text, TextFormat::Markdown)
                .unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("**an opposition politician**"), "{text}");
        assert!(!text.contains("politician**, former"), "{text}");
    }
}

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
fn a_replaced_name_leaves_a_quote_and_a_point_verbatim() {
    let briefing = without_names(briefing(), &Findings::default());
    assert_eq!(briefing.points[1].text, "[an opposition politician] spoke in Oslo on 3 July.");
    assert_eq!(briefing.quotes[1].text, "[an opposition politician]’s party is small,");
    assert_eq!(briefing.quotes[1].speaker.role.as_deref(), Some("rival of [an opposition politician]"));
    let point = &briefing.points[1];
    assert_eq!(briefing.fidelity(&point.text, &point.evidence), Fidelity::Verbatim);
    let quote = &briefing.quotes[1];
    assert_eq!(briefing.fidelity(&quote.text, &quote.evidence), Fidelity::Verbatim);
    assert_eq!(briefing.articles[0].metadata.address, None);
    assert_eq!(found(&briefing), []);
}

#[test]
fn the_annex_replaces_the_name_within_the_sentences_of_the_sources() {
    let briefing = without_names(briefing(), &Findings::default());
    let annex = write_text(
        &briefing,
        &Findings::default(),
        &Stationery::default(),
        Text::Annex,
        TextFormat::Markdown,
    )
    .unwrap();
    let annex = String::from_utf8(annex).unwrap().replace('\\', "");
    let sentence = "[an opposition politician] said: “We will not be silent.”";
    let annex = annex.replace("<strong>", "").replace("</strong>", "");
    assert!(annex.contains(sentence), "{annex}");
    check_nothing_tells(&briefing, &["koofi", "fawzia"]);
}

#[test]
fn a_name_that_was_corrected_after_it_was_withheld_stays_withheld() {
    let mut briefing = briefing();
    let named = |name: &str| Attribution { name: Some(name.to_owned()), role: None };
    briefing.speakers.insert(named("Fawzia Koofi"), named("Shukria Barakzai"));
    briefing.quotes[0].speaker = named("Shukria Barakzai");
    assert_eq!(briefing.printed_speaker(&briefing.quotes[0].speaker), named("an opposition politician"));
    briefing.points[0].text = "Barakzai and Koofi agree.".into();
    let found = found(&briefing);
    assert!(found.contains(&("the bottom line".into(), "Barakzai".into())), "{found:?}");
    assert!(found.contains(&("the bottom line".into(), "Koofi".into())), "{found:?}");
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
fn the_whole_office_goes_with_the_name() {
    let mut briefing = briefing();
    let first = "Kabul’s former MP Fawzia Koofi met them.";
    briefing.points[0].text = first.into();
    briefing.points[1].text = "A letter by Fawzia Koofi, a former MP in Kabul, was read.".into();
    let settled = without_names(briefing, &Findings::default());
    assert_eq!(settled.points[0].text, "[an opposition politician] met them.");
    assert_eq!(settled.points[1].text, "A letter by [an opposition politician] was read.");
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
    assert_eq!(office.ways, [Resolution::Replace, Resolution::TakeOff, Resolution::Accept]);
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
fn an_acceptance_holds_for_exactly_these_words_and_this_person() {
    let mut briefing = briefing();
    let before = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(before.iter().map(|found| found.occurrence.clone()));
    assert_eq!(found(&briefing), []);
    assert_eq!(hold_back(&briefing, &Findings::default(), Path::new("a.pdf")), Ok(()));
    // What was let stand may leave.
    let leaving = everything_that_leaves(&briefing, &Findings::default());
    assert!(leaving.iter().any(|text| text.contains("Koofi")));
    // What a PDF says is read by the tests that look for names.
    let page = produce(&briefing, &Findings::default()).unwrap();
    let pdf = pdf_texts(&PageFormat::Pdf.encode(&page).unwrap());
    assert!(pdf[0].contains("Koofi"), "{}", pdf[0]);
    assert!(pdf[1..].iter().any(|text| text.contains("fawzia-koofi-speaks")));
    briefing.points[1].text = "Later Koofi spoke in Oslo.".into();
    assert_eq!(found(&briefing), [("key point 1".to_owned(), "Koofi".to_owned())]);
    briefing.withheld.speakers.insert("Zahra Koofi".into(), withholding("a teacher"));
    assert!(found(&briefing).len() > before.len());
}

#[test]
fn a_descriptor_that_names_somebody_withheld_is_listed() {
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.withheld.speakers.insert("Ahmad Karimi".into(), withholding("a rival of Koofi"));
    let descriptors = found(&briefing).into_iter().filter(|(place, _)| place.contains("descriptor"));
    assert_eq!(descriptors.count(), 1);
    assert!(hold_back(&briefing, &Findings::default(), Path::new("a.pdf")).is_err());
}

#[test]
fn a_descriptor_with_the_name_in_it_is_never_put_in_the_names_place() {
    let mut briefing = briefing();
    briefing.withheld.speakers.insert("Fawzia Koofi".into(), withholding("an aide of Koofi"));
    let all = occurrences(&briefing, &Findings::default());
    assert!(all.iter().all(|found| !found.ways.contains(&Resolution::Replace)), "{all:?}");
    let settled = without_names(briefing, &Findings::default());
    assert_eq!(settled.points[1].text, "Ms Koofi spoke in Oslo on 3 July.");
    assert_eq!(settled.points.len(), 2);
}

#[test]
fn the_labels_of_the_traffic_light_protocol_are_nobodys_name() {
    let mut briefing = briefing();
    briefing.withheld.speakers.clear();
    briefing.withheld.speakers.insert("Amber Green".into(), withholding("a witness"));
    briefing.marking = Marking::parse("amber");
    assert_eq!(found(&briefing), []);
    let page = produce(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

#[test]
fn a_refusal_says_no_name_even_where_a_heading_has_one() {
    let mut briefing = briefing();
    briefing.sections[1].title = Some("Koofi speaks".into());
    let held = hold_back(&briefing, &Findings::default(), Path::new("a.pdf")).unwrap_err().to_string();
    assert!(held.contains("the heading “[an opposition politician] speaks”"), "{held}");
    assert!(!held.contains("Koofi"), "{held}");
}

#[test]
fn the_briefing_does_not_go_into_a_pdf_while_it_holds_a_withheld_name() {
    let briefing = without_names(briefing(), &Findings::default());
    let page = produce(&briefing, &Findings::default()).unwrap();
    assert!(matches!(page.pdf_with(&briefing, "a.pdf"), Err(ProduceError::NamesInside)));
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
fn an_acceptance_lets_only_the_words_of_its_name_onto_the_page_and_only_while_it_stands() {
    let mut briefing = briefing();
    briefing.points[1].text = "Ms Koofi threw a stone.".into();
    briefing.withheld.speakers.insert("Tom Stone".into(), withholding("a witness"));
    let all = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let is_held = |briefing: &Briefing, line: &str| {
        let page = Press::new(headed(line)).produce(briefing, &Findings::default()).unwrap();
        PageFormat::Pdf.encode(&page).is_err()
    };
    assert!(!is_held(&briefing, "The Ministry"));
    assert!(is_held(&briefing, "Stone and Sons"));
    assert!(!is_held(&briefing, "With Koofi"));
    // What was let stand is gone.
    briefing.points.remove(1);
    briefing.quotes.remove(1);
    briefing.articles[0].metadata = Metadata { title: Some("Oslo".into()), ..Metadata::default() };
    assert_eq!(found(&briefing), []);
    assert!(is_held(&briefing, "With Koofi"));
}

#[test]
fn an_accepted_address_lets_the_name_stand_and_no_other_of_its_words() {
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.articles[0].metadata.address = Some("https://example.org/koofi-under-stone".into());
    briefing.withheld.speakers.insert("Tom Stone".into(), withholding("a witness"));
    let all = occurrences(&briefing, &Findings::default());
    assert_eq!(all.len(), 2);
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let text = write_text(
        &briefing,
        &Findings::default(),
        &Stationery::default(),
        Text::Annex,
        TextFormat::Markdown,
    );
    assert!(text.is_ok());
    let page = Press::new(headed("Under Example")).produce(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

#[test]
fn a_house_style_with_a_name_that_only_the_articles_know_holds_the_page_back() {
    let briefing = without_names(briefing(), &Findings::default());
    let findings = same_name("Koofi", "Qofi");
    let mut press = Press::new(headed("Office of Q. Qofi"));
    let page = press.produce(&briefing, &findings).unwrap();
    assert!(matches!(PageFormat::Pdf.encode(&page), Err(ProduceError::Withheld(_))));
    let page = press.produce(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

#[test]
fn the_headings_of_a_template_of_ones_own_are_looked_through() {
    let toml = "id = \"mine\"\nname = \"Mine\"\nbased_on = \"one-pager\"\n\n[sections.key-points]\nheading = \"Koofi today\"\n";
    let stationery = stationery("templates/mine.toml", toml);
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.template = "mine".into();
    let all = precis::session::occurrences(&briefing, &Findings::default(), &stationery);
    assert!(
        matches!(all.as_slice(), [found] if matches!(found.occurrence.place, Place::Heading(_))),
        "{all:?}"
    );
    let settled = precis::session::without_names(briefing, &Findings::default(), &stationery);
    let heading = settled.sections.iter().find(|section| section.kind == SectionKind::KeyPoints).unwrap();
    assert_eq!(heading.title.as_deref(), Some("[an opposition politician] today"));
}

#[test]
fn many_names_in_one_text_are_replaced_by_one_edit_and_overlapping_ones_by_the_longest() {
    let folder = tempfile::tempdir().unwrap();
    let mut many = briefing();
    many.points[1].text = "Koofi and Karimi met Ms Koofi. ".repeat(100).trim_end().to_owned();
    many.withheld.speakers.insert("Ahmad Karimi".into(), withholding("a rival"));
    many.withheld.speakers.insert("Koofi Koofi".into(), withholding("a namesake"));
    let mut session = session(many, folder.path());
    let started = session.occurrences().len();
    assert!(started >= 300, "{started}");
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    let text = &session.briefing().points[1].text;
    assert_eq!(text.matches("and [a rival] met [").count(), 100, "{text}");
    assert!(!text.contains("Koofi") && !text.contains("[["), "{text}");
}

#[test]
fn the_name_of_the_file_may_not_tell_either() {
    let briefing = without_names(briefing(), &Findings::default());
    let held = hold_back(&briefing, &Findings::default(), Path::new("/home/koofi/fawzia-koofi.pdf"));
    assert_eq!(held.unwrap_err().places, ["the name of the file"]);
    assert_eq!(hold_back(&briefing, &Findings::default(), Path::new("/home/koofi/page.pdf")), Ok(()));
}

#[test]
fn months_and_other_words_of_the_page_do_not_hold_it_back() {
    let mut briefing = briefing();
    briefing.withheld.speakers.clear();
    briefing.withheld.speakers.insert("Theresa May".into(), withholding("a former leader"));
    briefing.withheld.speakers.insert("Tom Page".into(), withholding("an aide"));
    briefing.articles[0].metadata.published = "2025-05-03".parse().ok();
    assert_eq!(found(&briefing), []);
    let page = produce(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}

fn session(document: Briefing, folder: &Path) -> Session {
    let file = folder.join("b.precis");
    storage::write(&file, &Document { briefing: document }).unwrap();
    let mut session = Session::new(Environment { wake: Arc::new(|| ()), local_time: || "09:41".to_owned() });
    run(&mut session, Command::Open(file));
    session
}

fn run(session: &mut Session, command: Command) {
    session.run(command);
    session.wait();
}

#[test]
fn a_file_keeps_who_is_withheld_and_what_may_stand() {
    let mut briefing = briefing();
    briefing.withheld.speakers.get_mut("Fawzia Koofi").unwrap().other_names.insert("فوزیه کوفی".into());
    let all = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let bytes = storage::to_bytes(&Document { briefing: briefing.clone() }).unwrap();
    assert_eq!(storage::from_bytes(&bytes).unwrap().briefing, briefing);
}

#[test]
fn the_session_exports_nothing_until_every_place_is_settled_and_saves_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(briefing(), folder.path());
    let path = |name: &str| folder.path().join(name);
    for name in ["a.pdf", "a.png", "a.md", "a.docx"] {
        run(&mut session, Command::Export(Export::page(path(name))));
        assert!(!path(name).exists(), "{name}");
    }
    for name in ["x.md", "x.docx"] {
        run(&mut session, Command::Export(Export::annex(path(name))));
        assert!(!path(name).exists(), "{name}");
    }
    let notice = &session.notices()[0];
    assert_eq!(notice.severity, Severity::Error);
    for words in ["stands in 5 places", "key point 1", "Withheld names"] {
        assert!(notice.text.contains(words), "{}", notice.text);
    }
    assert!(!notice.text.contains("Koofi"), "{}", notice.text);
    run(&mut session, Command::SaveAs(path("saved.precis")));
    assert!(path("saved.precis").exists());
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    run(&mut session, Command::Export(Export::page(path("a.pdf"))));
    assert!(path("a.pdf").exists(), "{:?}", session.notices());
}

#[test]
fn each_place_is_settled_by_one_command_and_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(briefing(), folder.path());
    let before = session.briefing().clone();
    for found in session.occurrences() {
        for way in &found.ways {
            run(
                &mut session,
                Command::Withheld(WithheldCommand::Resolve(Box::new(found.occurrence.clone()), *way)),
            );
            let left = session.occurrences();
            assert!(left.iter().all(|other| other.occurrence != found.occurrence), "{way:?} {found:?}");
            run(&mut session, Command::Undo);
            assert_eq!(session.briefing(), &before, "{way:?} {found:?}");
        }
    }
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    run(&mut session, Command::Undo);
    assert_eq!(session.briefing(), &before);
}

#[test]
fn a_place_that_is_gone_or_cannot_be_settled_so_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(briefing(), folder.path());
    let before = session.briefing().clone();
    let mut gone = session.occurrences().remove(0).occurrence;
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(gone.clone()), Resolution::Hide)));
    gone.text.push('!');
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(gone), Resolution::Replace)));
    assert_eq!(session.briefing(), &before);
}

#[test]
fn a_page_with_a_name_is_shown_and_its_bytes_are_not_given() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(briefing(), folder.path());
    assert!(session.page().is_some() && session.page_pdf().is_none());
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.page_pdf().is_some());
}

#[test]
fn withholding_is_a_step_and_a_speaker_is_withheld_once_under_all_names() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = briefing();
    plain.withheld.speakers.clear();
    let mut session = session(plain.clone(), folder.path());
    let withhold = |name: &str, descriptor: &str| {
        Command::Withheld(WithheldCommand::Withhold {
            name: name.into(),
            descriptor: descriptor.into(),
            other_names: vec![" F.  Koofi ".into(), String::new()],
        })
    };
    run(&mut session, withhold("Fawzia Koofi", " a former\nMP "));
    run(&mut session, withhold("FAWZIA KOOFI", "a politician"));
    let speakers = &session.briefing().withheld.speakers;
    let names: Vec<&String> = speakers.keys().collect();
    assert_eq!(names, ["Fawzia Koofi"]);
    assert_eq!(speakers["Fawzia Koofi"].descriptor, "a politician");
    assert!(speakers["Fawzia Koofi"].other_names.contains("F. Koofi"));
    let first = session.occurrences().remove(0).occurrence;
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(first), Resolution::Accept)));
    run(&mut session, Command::Withheld(WithheldCommand::StopWithholding("Fawzia Koofi".into())));
    assert_eq!(session.briefing(), &plain);
    for _ in 0..4 {
        run(&mut session, Command::Undo);
    }
    assert_eq!(session.briefing(), &plain);
    run(&mut session, withhold("Fawzia Koofi", "[MP]"));
    assert_eq!(session.briefing(), &plain);
    assert!(session.notices()[0].text.contains("square brackets"), "{:?}", session.notices());
}

#[test]
fn a_withheld_speaker_stays_withheld_under_every_name_that_the_analyst_gives() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(briefing(), folder.path());
    let id = session.briefing().quotes[0].id.clone();
    for name in ["F. Kufi", "Shukria Barakzai", "Somebody"] {
        let speaker = Attribution { name: Some(name.into()), role: Some("MP".into()) };
        run(&mut session, Command::Item(id.clone(), ItemCommand::SetSpeaker(speaker)));
        let quote = &session.briefing().quotes[0];
        assert_eq!(quote.speaker.name.as_deref(), Some(name));
        let printed = session.briefing().printed_speaker(&quote.speaker);
        assert_eq!((printed.name.as_deref(), printed.role), (Some("an opposition politician"), None));
    }
}

#[test]
fn a_proposed_file_name_says_no_withheld_name() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(briefing(), folder.path());
    assert_eq!(session.file_name_without_names("fawzia-koofi"), "an opposition politician");
    assert_eq!(session.file_name_without_names("2025 koofi 3"), "2025 an opposition politician 3");
    assert!(!session.file_name_without_names("interviewwithkoofi2").contains("koofi"));
    assert_eq!(session.file_name_without_names("page"), "page");
}

/// A person: the name, forms of it, and what no word of anything that leaves may hold.
struct Person {
    name: &'static str,
    /// A spelling of it that only analysis knows.
    alias: &'static str,
    forms: &'static [&'static str],
    secrets: &'static [&'static str],
}

const PEOPLE: [Person; 4] = [
    Person {
        name: "Fawzia Koofi",
        alias: "Qofi",
        forms: &[
            "Qofi",
            "Ms Qofi’s",
            "Fawzia Koofi",
            "KOOFI",
            "koofi",
            "Kōōfī’s",
            "Koofi-led",
            "F. Koofi",
            "Ms Koofi",
            "#FawziaKoofi",
            "Koofi's",
            "Koofi, Fawzia",
            "Faw\u{ad}zia Ko\u{200b}ofi",
            "Fawzia Begum Koofi",
            "[Koofi]",
            "anti-Koofi",
            "FAWZIA",
            "Koofis",
        ],
        secrets: &["koofi", "fawzia", "qofi"],
    },
    Person {
        name: "Muqtada al-Sadr",
        alias: "Zaidi",
        forms: &[
            "Zaidi",
            "al-Sadr",
            "AL-SADR",
            "Muqtada",
            "Sadr’s",
            "al Ṣadr",
            "Sadrists",
            "Muqtada al-Sadr",
            "sadr",
            "M. al-Sadr",
        ],
        secrets: &["sadr", "muqtada", "zaidi"],
    },
    Person {
        name: "Мария Захарова",
        alias: "Ведомостева",
        forms: &[
            "Ведомостевой",
            "Мария Захарова",
            "Захаровой",
            "ЗАХАРОВУ",
            "с Марией Захаровой",
            "М. Захарова",
            "захарова",
            "Марии",
        ],
        secrets: &["захаров", "мари", "ведомостев"],
    },
    Person {
        name: "فوزیه کوفی",
        alias: "شکریه",
        forms: &["شکریه", "فوزیه کوفی", "كوفي", "فوزیهٔ کوفی", "کوفی‌ها", "وکوفی", "کوفی"],
        secrets: &["کوفی", "كوفي", "فوزیه", "شکریه"],
    },
];

fn sentence(person: &'static Person) -> impl Strategy<Value = String> {
    let words = [
        "the port", "opened", "سخن", "порт", "on 3 May", "for long", "“so”", "of it", "and", ".", "(", "—",
        "\n",
    ];
    let word =
        prop_oneof![3 => prop::sample::select(words.to_vec()), 2 => prop::sample::select(person.forms)];
    prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
}

fn slug(person: &'static Person) -> impl Strategy<Value = Option<String>> {
    let form = prop::sample::select(person.forms);
    prop::option::of(
        form.prop_map(|form| format!("https://example.org/news/{}", form.replace(' ', "-").to_lowercase())),
    )
}

/// A briefing whose every field may hold a form of the name of a person who is withheld.
fn any_briefing(person: &'static Person) -> impl Strategy<Value = Briefing> {
    let texts = prop::collection::vec(sentence(person), 16);
    let flags = prop::collection::vec(any::<bool>(), 8);
    (texts, flags, slug(person)).prop_map(move |(texts, flags, address)| {
        let text = |index: usize| texts[index].clone();
        let body = format!("Start. {} {} {} End of it.", text(0), text(1), text(2));
        let metadata = Metadata {
            title: flags[0].then(|| text(3)),
            outlet: flags[1].then(|| text(4)),
            address,
            ..Metadata::default()
        };
        let article = entry(&body, metadata);
        let id = article.article.id.clone();
        let whole = || vec![Evidence { article: id.clone(), span: Span::new(0, body.len()) }];
        let half = || {
            let middle = (body.len() / 2..=body.len()).find(|at| body.is_char_boundary(*at)).unwrap();
            vec![Evidence { article: id.clone(), span: Span::new(middle, body.len()) }]
        };
        let speaker = |name: Option<String>, role: String| Attribution { name, role: Some(role) };
        let quote = |id: &str, text: String, speaker| QuoteItem {
            id: FindingId::from_text(id),
            text,
            kind: QuoteKind::Direct,
            evidence: half(),
            speaker,
        };
        let value = |text| DifferenceValue { text, evidence: whole(), compatible: flags[2] };
        let mut briefing = Briefing {
            title: text(5),
            topic: text(6),
            prepared_for: text(7),
            as_of: text(8),
            marking: if flags[3] { Marking::parse(&text(9)) } else { Marking::None },
            points: vec![
                PointItem { id: FindingId::from_text("p1"), text: text(10), evidence: whole() },
                PointItem { id: FindingId::from_text("p2"), text: text(11), evidence: half() },
            ],
            quotes: vec![
                quote("q1", text(12), speaker(Some(person.name.to_owned()), text(13))),
                quote("q2", text(13), speaker(Some(text(14)), text(12))),
                quote("q3", text(14), speaker(None, text(15))),
            ],
            events: vec![EventItem {
                id: FindingId::from_text("e1"),
                date: None,
                label: text(15),
                evidence: whole(),
            }],
            differences: vec![DifferenceItem {
                id: FindingId::from_text("d1"),
                kind: if flags[4] { DifferenceKind::Speaker } else { DifferenceKind::Wording },
                topic: text(0),
                values: vec![value(text(1)), value(person.name.to_owned())],
            }],
            articles: vec![article],
            ..Briefing::default()
        };
        briefing.articles[0].included = flags[5];
        let own = Section {
            title: Some(text(2)),
            text: text(3),
            ..Section::new(SectionId(70), SectionKind::FreeText)
        };
        briefing.sections.push(own);
        for section in &mut briefing.sections {
            if section.kind == SectionKind::BottomLine && flags[6] {
                section.text = text(4);
            }
            section.hidden = section.kind == SectionKind::Sources && flags[7];
        }
        briefing.withheld.speakers.insert(person.name.to_owned(), withholding("a local figure"));
        briefing
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn once_every_name_is_replaced_nothing_that_leaves_holds_it(
        (which, briefing) in (0..PEOPLE.len()).prop_flat_map(|which| (Just(which), any_briefing(&PEOPLE[which])))
    ) {
        let findings = same_name(PEOPLE[which].name, PEOPLE[which].alias);
        let settled = without_names(briefing, &findings);
        prop_assert!(occurrences(&settled, &findings).is_empty());
        prop_assert_eq!(precis::edit::validate(&settled), Ok(()));
        for text in everything_that_leaves(&settled, &findings) {
            for word in plain_words(&text) {
                let tells = PEOPLE[which].secrets.iter().any(|secret| word.contains(secret));
                prop_assert!(!tells, "“{}” in: {}", word, text);
            }
        }
    }

    #[test]
    fn while_a_name_stands_nothing_leaves(
        (which, briefing) in (0..PEOPLE.len()).prop_flat_map(|which| (Just(which), any_briefing(&PEOPLE[which])))
    ) {
        let findings = same_name(PEOPLE[which].name, PEOPLE[which].alias);
        let is_held = hold_back(&briefing, &findings, Path::new("page.pdf")).is_err();
        prop_assert_eq!(is_held, !occurrences(&briefing, &findings).is_empty());
        if is_held {
            let page = produce(&briefing, &findings).unwrap();
            prop_assert!(PageFormat::Pdf.encode(&page).is_err());
            prop_assert!(write_text(&briefing, &findings, &Stationery::default(), Text::Annex, TextFormat::Markdown).is_err());
        }
    }
}
