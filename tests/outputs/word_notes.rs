//! The notes of a Word document, as a program reads them that counts footnotes itself.

use precis::model::{ArticleEntry, Briefing, Evidence, Findings, Metadata, SectionKind};
use precis::workflow::{StyleSet, Text, TextFormat, write_text};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::articles::{entry, place, point, quote, speaker};
use crate::support::files::word_parts;

fn words(number: usize) -> String {
    format!("Pier {number} of Vessa is open.")
}

fn title(number: usize) -> String {
    format!("The pier of report {number}")
}

fn source(number: usize) -> ArticleEntry {
    let text = words(number);
    let metadata = Metadata { title: Some(title(number)), ..Metadata::default() };
    entry(&text, metadata)
}

fn evidence(numbers: &[usize]) -> Vec<Evidence> {
    numbers.iter().map(|number| place(&words(*number), &words(*number))).collect()
}

/// A briefing of that many sources; each item of `cited` is the sources of a point, and of a quote after all points.
fn briefing(sources: usize, cited: &[&[usize]]) -> Briefing {
    let point = |numbers: &&[usize]| point(&format!("Point on {numbers:?}."), evidence(numbers));
    let quote = |numbers: &&[usize]| {
        quote(&format!("Quote from {numbers:?}."), evidence(numbers), speaker(Some("Ann Bell"), None))
    };
    Briefing {
        title: "Piers of Vessa".to_owned(),
        articles: (1..=sources).map(source).collect(),
        points: cited.iter().map(point).collect(),
        quotes: cited.iter().map(quote).collect(),
        ..Briefing::default()
    }
}

/// A Word document as read by a program that counts footnotes in the order of the text, whatever their marks.
#[derive(Default)]
struct Read {
    /// The paragraphs, with `[1]` for each number of a source.
    paragraphs: Vec<String>,
    /// The notes in the order of their ids; each stands behind a number that is counted.
    notes: Vec<String>,
}

fn read(briefing: &Briefing, text: Text) -> Read {
    let bytes =
        write_text(briefing, &Findings::default(), &StyleSet::default(), text, TextFormat::Word).unwrap();
    let parts = word_parts(&bytes);
    let mut notes: Vec<(i32, String)> = paragraphs_of(&parts["word/footnotes.xml"], "w:footnote");
    notes.retain(|(id, _)| *id > 0);
    notes.sort();
    let paragraphs = paragraphs_of(&parts["word/document.xml"], "w:p");
    Read {
        paragraphs: paragraphs.into_iter().map(|(_, text)| text).collect(),
        notes: notes.into_iter().map(|(_, text)| text).collect(),
    }
}

/// The texts of the elements of a name, each with its id.
fn paragraphs_of(part: &str, element: &str) -> Vec<(i32, String)> {
    let mut reader = Reader::from_str(part);
    let (mut read, mut counted, mut is_mark, mut anchor): (Vec<(i32, String)>, _, _, _) =
        (Vec::new(), 0, false, None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let value = |name: &str| {
                    let value = start.try_get_attribute(name).unwrap();
                    value.map(|value| String::from_utf8(value.value.into_owned()).unwrap())
                };
                match start.name().as_ref() {
                    name if name == element.as_bytes() => {
                        let id = value("w:id").map(|id| id.parse().unwrap());
                        read.push((id.unwrap_or_default(), String::new()));
                    }
                    b"w:r" => is_mark = false,
                    b"w:rStyle" => is_mark = value("w:val").unwrap() == "FootnoteReference",
                    b"w:hyperlink" => anchor = value("w:anchor"),
                    b"w:footnoteReference" => {
                        counted += 1;
                        let (_, line) = read.last_mut().unwrap();
                        line.extend(["[", &counted.to_string(), "]"]);
                        assert_eq!(
                            value("w:id").unwrap(),
                            counted.to_string(),
                            "ids in the order of the text"
                        );
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.name().as_ref() == b"w:hyperlink" => anchor = None,
            Event::Text(text) => {
                let Some((_, line)) = read.last_mut() else { continue };
                let text = text.decode().unwrap();
                let is_number = is_mark && !text.trim().is_empty();
                if is_number {
                    line.extend(["[", &text, "]"]);
                } else {
                    line.push_str(&text);
                }
                if let Some(anchor) = anchor.as_ref().filter(|_| is_number) {
                    assert_eq!(*anchor, format!("source{text}"), "a number leads to its own source");
                }
            }
            Event::Eof => return read,
            _ => {}
        }
    }
}

/// What the document must say when its notes are counted.
fn check(sources: usize, cited: &[&[usize]]) {
    for text in [Text::Briefing, Text::Annex] {
        let briefing = briefing(sources, cited);
        let document = read(&briefing, text);
        let case = format!("{sources} sources, cited {cited:?}, {text:?}: {:#?}", document.paragraphs);
        for (place, note) in document.notes.iter().enumerate() {
            assert_eq!(*note, format!(" {}", title(place + 1)), "{case}");
        }
        let highest = cited.iter().copied().flatten().copied().max().unwrap_or_default();
        assert!((highest..=sources).contains(&document.notes.len()), "{case}");
        for numbers in cited {
            let marks: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
            let point = format!("Point on {numbers:?}.{}", marks.join(" "));
            assert!(document.paragraphs.iter().any(|line| line.starts_with(&point)), "{point}: {case}");
            let quote = format!("Ann Bell{}", marks.join(" "));
            assert!(document.paragraphs.iter().any(|line| line.starts_with(&quote)), "{quote}: {case}");
        }
        for number in (1..=sources).filter(|_| text == Text::Annex) {
            // Where a passage stands is said with the number of its source.
            let beginning = format!("{} (", title(number));
            let places = document.paragraphs.iter().filter(|line| line.starts_with(&beginning));
            for line in places {
                assert!(line.ends_with(&format!("[{number}]")), "{line}: {case}");
            }
        }
    }
}

#[test]
fn the_number_that_a_program_counts_for_a_note_is_that_of_its_source() {
    check(3, &[&[1], &[2], &[3]]);
    for order in [[1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
        check(3, &order.each_ref().map(std::slice::from_ref));
    }
}

#[test]
fn a_source_that_is_named_often_has_one_note_and_one_number() {
    check(2, &[&[2], &[2], &[1], &[2], &[1]]);
    check(1, &[&[1], &[1], &[1]]);
    check(3, &[&[1, 2], &[1, 2, 3], &[3]]);
}

#[test]
fn sources_named_in_one_place_or_nowhere_keep_their_numbers() {
    check(3, &[&[2, 3], &[1]]);
    check(3, &[&[1, 3]]);
    check(4, &[&[4]]);
    check(4, &[&[1], &[2]]);
    check(2, &[]);
    check(0, &[]);
}

#[test]
fn twelve_sources_in_any_order_keep_their_numbers() {
    let all: Vec<usize> = (1..=12).collect();
    let mut backwards = all.clone();
    backwards.reverse();
    let backwards: Vec<&[usize]> = backwards.iter().map(std::slice::from_ref).collect();
    check(12, &backwards);
    check(12, &[&all]);
    check(12, &[&[11, 12], &[2], &[1, 12], &[10]]);
}

#[test]
fn notes_stand_where_their_sources_are_first_named_if_that_keeps_their_numbers() {
    let in_turn = read(&briefing(3, &[&[1], &[1, 2]]), Text::Briefing);
    let head =
        |document: &Read| document.paragraphs.iter().find(|line| line.contains("sources")).unwrap().clone();
    assert!(!head(&in_turn).contains('['), "{:?}", in_turn.paragraphs);
    assert_eq!(in_turn.notes.len(), 2);
    let out_of_turn = read(&briefing(3, &[&[2], &[1]]), Text::Briefing);
    assert!(head(&out_of_turn).ends_with(" [1] [2] [3]"), "{:?}", out_of_turn.paragraphs);
}

#[test]
fn a_hidden_list_of_sources_changes_no_number() {
    let mut briefing = briefing(3, &[&[3], &[1]]);
    for section in &mut briefing.sections {
        section.hidden = section.kind == SectionKind::Sources;
    }
    let document = read(&briefing, Text::Briefing);
    assert_eq!(document.notes, [1, 2, 3].map(|number| format!(" {}", title(number))));
    assert!(document.paragraphs.iter().any(|line| line.starts_with("Point on [3].[3]")));
}
