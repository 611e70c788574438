//! Withheld speakers: that their names are found wherever they stand, and that nothing with one leaves the program.

mod places;
mod random;
mod replacing;
mod session;

use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use precis::model::{
    Briefing, DifferenceKind, DifferenceValue, Evidence, FindingId, Findings, Metadata, QuoteItem, Span,
    Withholding,
};
use precis::page::{Page, Shape};
use precis::session::{Command, Session};
use precis::workflow::{
    PageFormat, ReviewOccurrence, StyleSet, Text, TextFormat, UnresolvedNames, render_page, write_text,
};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::support::articles::{self, entry};
use crate::support::files::{folder, folder_with};
use crate::support::sessions::{run, session};

const TEXT: &str = "Fawzia Koofi, a former MP, said: “We will not be silent.” Ms Koofi spoke in Oslo on 3 July.\n\
    “Koofi’s party is small,” said Ahmad Karimi. Nobody replied.";

fn place(words: &str) -> Evidence {
    articles::place(TEXT, words)
}

fn quote(text: &str, name: Option<&str>, role: Option<&str>) -> QuoteItem {
    articles::quote(text, vec![place(text)], articles::speaker(name, role))
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
            articles::point("Nobody replied.", vec![place("Nobody replied.")]),
            articles::point(words, vec![place(words)]),
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
    precis::workflow::occurrences(briefing, findings, &StyleSet::default())
}

fn without_names(briefing: Briefing, findings: &Findings) -> Briefing {
    precis::workflow::without_names(briefing, findings, &StyleSet::default())
}

fn check_names(briefing: &Briefing, findings: &Findings, file: &Path) -> Result<(), UnresolvedNames> {
    precis::workflow::check_names(briefing, findings, &StyleSet::default(), file)
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

/// Styles with a file of that name in its folder.
fn styles(file: &str, contents: &str) -> StyleSet {
    let folder = folder();
    let file = folder.path().join(file);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, contents).unwrap();
    let styles = StyleSet::read(Some(folder.path()));
    assert!(styles.faults().is_empty(), "{:?}", styles.faults());
    styles
}

/// Styles whose pages have that line at their head.
fn headed(line: &str) -> Arc<StyleSet> {
    Arc::new(styles("house.toml", &format!("name = \"H\"\nheader.text = \"{line}\"\n")))
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
    let page = render_page(briefing, findings).unwrap();
    let pdf = PageFormat::Pdf.encode(&page).unwrap();
    let mut texts = page_texts(&page.layout.page);
    texts.extend(page.layout.overflow.iter().map(|item| item.label.clone()));
    texts.extend(pdf_texts(&pdf));
    for text in [Text::Briefing, Text::Annex] {
        texts.push(
            String::from_utf8(
                write_text(briefing, findings, &StyleSet::default(), text, TextFormat::Markdown).unwrap(),
            )
            .unwrap(),
        );
        texts.extend(word_texts(
            write_text(briefing, findings, &StyleSet::default(), text, TextFormat::Word).unwrap(),
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

/// A session that opened the briefing from a file, and the folder of the file.
fn opened(briefing: &Briefing) -> (TempDir, Session) {
    let folder = folder_with(briefing);
    let mut session = session();
    run(&mut session, Command::Open(folder.path().join("b.precis")));
    (folder, session)
}
