//! The texts of a briefing: Markdown and Word, the briefing itself and its evidence annex.
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use precis::model::{
    ArticleEntry, ArticleId, Briefing, DifferenceItem, DifferenceKind, DifferenceValue, EventItem, Evidence,
    Figure, FindingId, Findings, Marking, Metadata, Picture, Section, SectionId, SectionKind, Span, Tlp,
    When,
};
use precis::text::one_paragraph;
use precis::workflow::{StyleSet, Text, TextFormat, write_text};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use crate::support::articles::{self, place, point, quote, speaker};
use crate::support::files::word_parts;

const NORTH: &str = "The port of Vessa opened on 3 May. “We *will* keep it open,” said Ann Bell, \
    the harbour-master.\nIt cost $9 million & took <two> years. Mr. Roe called it “late”.";
const SOUTH: &str = "Vessa’s port is open. It cost $11 million, says the ministry.";
const DARI: &str = "وزیر گفت: «بندر باز است» و UN آن را تأیید کرد. این خبر مهم است.";

fn entry(text: &str, title: &str, outlet: Option<&str>, address: Option<&str>) -> ArticleEntry {
    let metadata = Metadata {
        title: Some(title.to_owned()),
        outlet: outlet.map(str::to_owned),
        published: "2025-05-04".parse().ok(),
        address: address.map(str::to_owned),
        ..Metadata::default()
    };
    articles::entry(text, metadata)
}

/// A small briefing with something in every section.
fn briefing() -> Briefing {
    let mut briefing = Briefing {
        title: "Vessa: open #1 [at last]".to_owned(),
        topic: "Ports".to_owned(),
        prepared_for: "the harbour board".to_owned(),
        as_of: "2025-05-05T09:00Z".to_owned(),
        marking: Marking::Tlp(Tlp::Amber),
        articles: vec![
            entry(NORTH, "A port_opens", Some("The North"), Some("https://north.example/a b?c=<d>&e=f")),
            entry(SOUTH, "Vessa is open", None, Some("javascript:alert(1)")),
            entry(DARI, "بندر باز شد", Some("جنوب"), None),
        ],
        points: vec![
            point(
                "It cost $9 million & took <two> years.",
                vec![place(NORTH, "It cost $9 million & took <two> years.")],
            ),
            point(
                "The port of Vessa is open.",
                vec![place(NORTH, "The port of Vessa opened on 3 May."), place(SOUTH, "port is open")],
            ),
            point("این خبر مهم است.", vec![place(DARI, "این خبر مهم است.")]),
        ],
        quotes: vec![
            quote(
                "We *will* keep it open",
                vec![place(NORTH, "We *will* keep it open")],
                speaker(Some("Ann Bell"), Some("harbour-master")),
            ),
            quote(
                "بندر باز است",
                vec![place(DARI, "بندر باز است"), place(SOUTH, "port is open")],
                speaker(None, None),
            ),
        ],
        events: vec![EventItem {
            id: FindingId::from_text("e"),
            date: Some(When::On("2025-05-03".parse().unwrap())),
            label: "The port of Vessa opened".to_owned(),
            evidence: vec![place(NORTH, "The port of Vessa opened")],
        }],
        differences: vec![DifferenceItem {
            id: FindingId::from_text("d"),
            kind: DifferenceKind::Number,
            topic: "What it cost".to_owned(),
            values: [("$9 million", NORTH), ("$11 million", SOUTH)]
                .map(|(text, article)| DifferenceValue {
                    text: text.to_owned(),
                    evidence: vec![place(article, text)],
                    compatible: false,
                })
                .to_vec(),
        }],
        ..Briefing::default()
    };
    briefing.articles[2].metadata.language = Some("fa".to_owned());
    briefing.sections.push(Section {
        title: Some("For *us*".to_owned()),
        text: "1. First\n- second".to_owned(),
        ..Section::new(SectionId(90), SectionKind::FreeText)
    });
    briefing
}

fn write(briefing: &Briefing, text: Text, format: TextFormat) -> Vec<u8> {
    write_text(briefing, &Findings::default(), &StyleSet::default(), text, format).unwrap()
}

fn markdown(briefing: &Briefing, text: Text) -> String {
    String::from_utf8(write(briefing, text, TextFormat::Markdown)).unwrap()
}

/// The paragraphs that a reader of Markdown with every extension reads, and the addresses of the links.
fn read_markdown(markdown: &str) -> (Vec<String>, Vec<String>) {
    let mut options = Options::all();
    // It would change quotation marks and dashes.
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    let (mut paragraphs, mut links) = (vec![String::new()], Vec::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => paragraphs.last_mut().unwrap().push_str(&words),
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => paragraphs.push(String::new()),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::List(_) | Tag::BlockQuote(None))
            | Event::End(_)
            | Event::InlineHtml(_)
            | Event::Rule => {}
            other => panic!("markup that nobody wrote: {other:?} in\n{markdown}"),
        }
    }
    (paragraphs, links)
}

/// The parts of a Word document.
/// The name of an element, and its attributes.
type Element = (String, BTreeMap<String, String>);

/// A part as its elements in order, each with its attributes, and the text of its paragraphs. Fails unless it is
/// well-formed.
fn read_xml(part: &str) -> (Vec<Element>, Vec<String>) {
    let mut reader = Reader::from_str(part);
    let (mut elements, mut paragraphs) = (Vec::new(), vec![String::new()]);
    let mut depth = 0;
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Xml::Start(start) | Xml::Empty(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = quick_xml::escape::unescape(std::str::from_utf8(&attribute.value).unwrap());
                    (String::from_utf8(attribute.key.as_ref().to_vec()).unwrap(), value.unwrap().into_owned())
                });
                if name == "w:p" {
                    paragraphs.push(String::new());
                }
                elements.push((name, attributes.collect()));
                depth += i32::from(matches!(event, Xml::Start(_)));
            }
            Xml::End(_) => depth -= 1,
            Xml::Text(text) => paragraphs.last_mut().unwrap().push_str(&text.decode().unwrap()),
            Xml::GeneralRef(name) => {
                let name = name.decode().unwrap();
                let entity = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                paragraphs.last_mut().unwrap().push_str(entity);
            }
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed: {part}");
    // The characters that XML 1.0 has.
    let is_allowed = |c: char| c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
    assert!(part.chars().all(is_allowed), "{part}");
    (elements, paragraphs)
}

/// The values that an attribute has on the elements of a name.
fn values(part: &str, element: &str, attribute: &str) -> Vec<String> {
    let (elements, _) = read_xml(part);
    let found = elements.into_iter().filter(|(name, _)| name == element);
    found.filter_map(|(_, mut attributes)| attributes.remove(attribute)).collect()
}

#[test]
fn markdown_says_what_the_page_says() {
    insta::assert_snapshot!(markdown(&briefing(), Text::Briefing));
}

#[test]
fn the_annex_sets_every_point_and_quote_beside_its_sentences() {
    insta::assert_snapshot!(markdown(&briefing(), Text::Annex));
}

#[test]
fn sections_keep_the_analysts_order_and_headings_and_hidden_ones_are_left_out() {
    let mut briefing = briefing();
    briefing.sections.reverse();
    let section = |briefing: &mut Briefing, kind, change: &dyn Fn(&mut Section)| {
        change(briefing.sections.iter_mut().find(|section| section.kind == kind).unwrap());
    };
    section(&mut briefing, SectionKind::Quotes, &|section| section.title = Some("They said".to_owned()));
    section(&mut briefing, SectionKind::Differences, &|section| section.hidden = true);
    section(&mut briefing, SectionKind::BottomLine, &|section| section.text = "Go ahead.".to_owned());
    let text = markdown(&briefing, Text::Briefing);
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, ["For \\*us\\*", "Sources", "Timeline", "They said", "Key points", "Bottom line"]);
    assert!(!text.contains("What it cost"));
    // A bottom line of the analyst's own leaves all points among the key points.
    assert!(text.contains("Go ahead.") && text.contains("1. It cost \\$9 million"));
    let annex = markdown(&briefing, Text::Annex);
    let headings: Vec<&str> = annex.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, ["They said", "Key points"]);
}

#[test]
fn only_addresses_that_may_be_opened_are_links() {
    let (_, links) = read_markdown(&markdown(&briefing(), Text::Briefing));
    assert_eq!(links, ["https://north.example/a%20b?c=%3Cd%3E&e=f"]);
    let parts = word_parts(&write(&briefing(), Text::Briefing, TextFormat::Word));
    for part in ["word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"] {
        let targets = values(&parts[part], "Relationship", "Target");
        let outside: Vec<_> = targets.iter().filter(|target| target.contains(':')).collect();
        assert_eq!(outside, ["https://north.example/a%20b?c=%3Cd%3E&e=f"], "{part}");
    }
}

#[test]
fn a_word_document_is_whole_and_holds_every_point_and_quote_exactly() {
    let briefing = briefing();
    for text in [Text::Briefing, Text::Annex] {
        let bytes = write(&briefing, text, TextFormat::Word);
        assert!(bytes == write(&briefing, text, TextFormat::Word), "the same bytes twice");
        let parts = word_parts(&bytes);
        for part in parts.values() {
            read_xml(part);
        }
        let (_, paragraphs) = read_xml(&parts["word/document.xml"]);
        for words in briefing.points.iter().map(|point| &point.text) {
            assert!(
                paragraphs.iter().any(|paragraph| paragraph.starts_with(words)),
                "{words}: {paragraphs:?}"
            );
        }
        for words in briefing.quotes.iter().map(|quote| format!("“{}”", quote.text)) {
            assert!(paragraphs.contains(&words), "{words}: {paragraphs:?}");
        }
        // Every part that is there is declared, and every one that is declared is there.
        let declared: BTreeSet<String> =
            values(&parts["[Content_Types].xml"], "Override", "PartName").into_iter().collect();
        let held: BTreeSet<String> = parts
            .keys()
            .filter(|name| !name.contains("_rels/") && *name != "[Content_Types].xml")
            .map(|name| format!("/{name}"))
            .collect();
        assert_eq!(declared, held);
        // Every style that is used is defined.
        let defined = values(&parts["word/styles.xml"], "w:style", "w:styleId");
        for element in ["w:pStyle", "w:rStyle"] {
            for used in values(&parts["word/document.xml"], element, "w:val") {
                assert!(defined.contains(&used), "{used}");
            }
        }
        let header = &read_xml(&parts["word/header1.xml"]).1;
        assert!(header.contains(&"TLP:AMBER".to_owned()), "{header:?}");
    }
}

#[test]
fn every_number_of_a_source_leads_to_its_note() {
    let parts = word_parts(&write(&briefing(), Text::Briefing, TextFormat::Word));
    let document = &parts["word/document.xml"];
    let named = values(document, "w:footnoteReference", "w:id");
    // Each source is noted once, in the order of the text, under its own number.
    assert_eq!(named, ["1", "2", "3"]);
    let notes = values(&parts["word/footnotes.xml"], "w:footnote", "w:id");
    assert_eq!(notes, ["-1", "0", "1", "2", "3"]);
    let (elements, lines) = read_xml(&parts["word/footnotes.xml"]);
    // Whoever opens the document counts the notes: no number is written that would stand beside theirs.
    let counted = elements.iter().filter(|(element, _)| element == "w:footnoteRef").count();
    assert_eq!(counted, 3);
    assert!(lines.contains(&" Vessa is open. 4 May 2025. javascript:alert(1)".to_owned()), "{lines:?}");
    assert!(lines.contains(&" بندر باز شد. جنوب, 4 May 2025".to_owned()), "{lines:?}");
    assert_eq!(values(document, "w:footnoteReference", "w:customMarkFollows"), Vec::<String>::new());
    let bookmarks = values(document, "w:bookmarkStart", "w:name");
    let back = values(document, "w:hyperlink", "w:anchor");
    assert!(!back.is_empty() && back.iter().all(|anchor| bookmarks.contains(anchor)), "{back:?}");
    let ids = values(&parts["word/_rels/document.xml.rels"], "Relationship", "Id");
    let outward = values(document, "w:hyperlink", "r:id");
    assert!(!outward.is_empty() && outward.iter().all(|link| ids.contains(link)), "{outward:?}");
}

#[test]
fn right_to_left_passages_are_set_from_right_to_left_in_their_language() {
    let parts = word_parts(&write(&briefing(), Text::Annex, TextFormat::Word));
    let document = &parts["word/document.xml"];
    let (_, paragraphs) = read_xml(document);
    assert!(
        paragraphs.contains(&"وزیر گفت: «بندر باز است» و UN آن را تأیید کرد.".to_owned()),
        "{paragraphs:?}"
    );
    let (elements, _) = read_xml(document);
    let count = |name: &str| elements.iter().filter(|(element, _)| element == name).count();
    let paragraphs: BTreeSet<_> = values(document, "w:lang", "w:bidi").into_iter().collect();
    assert_eq!(paragraphs, BTreeSet::from(["fa".to_owned()]));
    assert!(count("w:bidi") > 0 && count("w:rtl") > count("w:bidi"), "{document}");
}

/// The briefing with a picture in two sections, and one that nobody described.
fn illustrated() -> (Briefing, Arc<Picture>) {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(300, 200).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let picture = Arc::new(precis::picture::read(png.get_ref()).unwrap());
    let mut briefing = briefing();
    for (alternative, caption) in
        [("The *port* of “Vessa” & <sea>", "Photo: A_B.\nTaken in May."), ("Again", ""), (" ", "Nothing")]
    {
        let figure = Figure { picture: Arc::clone(&picture), alternative: alternative.to_owned() };
        briefing.sections.push(Section {
            figure: Some(figure),
            text: caption.to_owned(),
            ..Section::new(briefing.next_section_id(), SectionKind::Picture)
        });
    }
    (briefing, picture)
}

/// The names of the pictures in a Word document.
fn media_of(archive: &zip::ZipArchive<Cursor<&Vec<u8>>>) -> Vec<String> {
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    names.filter(|name| name.starts_with("word/media/")).collect()
}

#[test]
fn markdown_says_what_a_picture_would_show() {
    let (briefing, _) = illustrated();
    let written = markdown(&briefing, Text::Briefing);
    let (read, _) = read_markdown(&written);
    let at = read.iter().position(|line| line == "[Picture: The *port* of “Vessa” & <sea>]").unwrap();
    assert_eq!(read[at + 1..at + 4], ["Photo: A_B.", "Taken in May.", "[Picture: Again]"]);
    assert!(!written.contains("Nothing"));
    assert!(!markdown(&briefing, Text::Annex).contains("Picture"));
}

#[test]
fn a_word_document_holds_a_picture_once_with_what_it_shows_and_its_caption() {
    let (briefing, picture) = illustrated();
    let bytes = write(&briefing, Text::Briefing, TextFormat::Word);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let media = media_of(&archive);
    assert_eq!(media, ["word/media/picture1.png"]);
    let mut held = Vec::new();
    archive.by_name(&media[0]).unwrap().read_to_end(&mut held).unwrap();
    assert!(held == *picture.data);

    let parts = word_parts(&bytes);
    let document = &parts["word/document.xml"];
    assert_eq!(values(document, "wp:docPr", "descr"), ["The *port* of “Vessa” & <sea>", "Again"]);
    assert_eq!(values(document, "wp:docPr", "id"), ["1", "2"]);
    assert_eq!(values(document, "a:blip", "r:embed"), ["picture1", "picture1"]);
    let relationships = &parts["word/_rels/document.xml.rels"];
    assert!(values(relationships, "Relationship", "Id").contains(&"picture1".to_owned()));
    assert!(values(relationships, "Relationship", "Target").contains(&"media/picture1.png".to_owned()));
    let types = values(&parts["[Content_Types].xml"], "Default", "Extension");
    assert!(types.contains(&"png".to_owned()) && types.contains(&"jpg".to_owned()), "{types:?}");
    // 300 × 200 pixels, 150 to the inch, in English Metric Units.
    assert_eq!(values(document, "wp:extent", "cx"), ["1828800", "1828800"]);
    assert_eq!(values(document, "wp:extent", "cy"), ["1219200", "1219200"]);
    let styles = values(document, "w:pStyle", "w:val");
    let at = styles.iter().position(|style| style == "Picture").unwrap();
    assert_eq!(styles[at..at + 4], ["Picture", "Caption", "Caption", "Picture"]);
    let defined = values(&parts["word/styles.xml"], "w:style", "w:styleId");
    assert!(defined.contains(&"Picture".to_owned()) && defined.contains(&"Caption".to_owned()));
    let (_, paragraphs) = read_xml(document);
    assert!(paragraphs.contains(&"Photo: A_B.".to_owned()), "{paragraphs:?}");
    assert!(bytes == write(&briefing, Text::Briefing, TextFormat::Word));
    let annex = write(&briefing, Text::Annex, TextFormat::Word);
    assert_eq!(media_of(&zip::ZipArchive::new(Cursor::new(&annex)).unwrap()), Vec::<String>::new());
}

#[test]
fn an_empty_briefing_still_gives_whole_documents() {
    let briefing = Briefing::default();
    for text in [Text::Briefing, Text::Annex] {
        assert!(markdown(&briefing, text).lines().count() <= 1);
        for part in word_parts(&write(&briefing, text, TextFormat::Word)).values() {
            read_xml(part);
        }
    }
}

/// A briefing whose every field is `text`, with a point and a quote on a place in an article of it.
fn odd_briefing(text: &str, span: (usize, usize)) -> Briefing {
    let article = one_paragraph(text);
    let mut bounds: Vec<usize> = (0..=article.len()).filter(|&at| article.is_char_boundary(at)).collect();
    bounds.dedup();
    let at = |number: usize| bounds[number % bounds.len()];
    let (start, end) = (at(span.0).min(at(span.1)), at(span.0).max(at(span.1)));
    let evidence =
        vec![Evidence { article: ArticleId::of_bytes(article.as_bytes()), span: Span::new(start, end) }];
    let mut briefing = Briefing {
        title: text.to_owned(),
        articles: vec![entry(&article, text, Some(text), Some(&format!("https://example.org/{text}")))],
        points: vec![point(text, evidence.clone()), point(text, evidence.clone())],
        quotes: vec![quote(text, evidence, speaker(Some(text), Some(text)))],
        marking: Marking::Custom(text.to_owned()),
        ..Briefing::default()
    };
    briefing.sections[1].title = Some(text.to_owned());
    briefing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_reads_back_exactly_from_both_formats(
        text in "[ -~“”…–é\u{a0}\u{2028}ا۱\u{301}\u{0}-\u{1f}]{1,40}|\\PC{1,40}|[*_#>.1)\\[\\]w: -]{1,12}",
        span in (0_usize..50, 0_usize..50),
    ) {
        let words = one_paragraph(&text);
        prop_assume!(!words.is_empty());
        let briefing = odd_briefing(&text, span);
        for what in [Text::Briefing, Text::Annex] {
            let written = markdown(&briefing, what);
            let (read, _) = read_markdown(&written);
            let quoted = format!("“{words}”");
            prop_assert!(read.iter().any(|line| line.starts_with(&words)), "{}\n{:?}", written, read);
            prop_assert!(read.contains(&quoted), "{}\n{:?}", written, read);
            let parts = word_parts(&write(&briefing, what, TextFormat::Word));
            for part in parts.values() {
                read_xml(part);
            }
            let (_, read) = read_xml(&parts["word/document.xml"]);
            prop_assert!(read.iter().any(|line| line.starts_with(&words)), "{:?}", read);
            prop_assert!(read.contains(&quoted), "{:?}", read);
        }
        // The marked passage is the article's, whatever its ends are beside.
        let annex = markdown(&briefing, Text::Annex);
        let place = &briefing.points[0].evidence[0];
        let marked = one_paragraph(briefing.words(place).unwrap());
        let (read, _) = read_markdown(&annex);
        prop_assert!(read.iter().any(|line| line.contains(&marked)), "{}\n{:?}", annex, read);
    }
}
