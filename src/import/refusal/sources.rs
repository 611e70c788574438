//! The source of a document, told by how it begins: markup, JSON, e-mail files.

use serde_json::error::Category;

use crate::model::SourceFormat;
use crate::text::is_one_of;

/// The kind of source that `text` is.
pub(super) fn document_source(text: &str, format: SourceFormat) -> Option<&'static str> {
    let text =
        text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    let start: String = text.chars().take(MAX_START).flat_map(char::to_lowercase).collect();
    if start.starts_with("{\\rtf") {
        return Some(
            "a rich-text (RTF) document; open it in a word processor and paste the text of the article",
        );
    }
    if start.starts_with('<')
        && let Some(kind) = markup(&start)
    {
        return Some(kind);
    }
    if start.starts_with("%!ps") {
        return Some("a PostScript document; open it in a viewer and paste the text of the article");
    }
    if start.starts_with("begin:vcalendar") || start.starts_with("begin:vcard") {
        return Some("a calendar or address file; paste the text of an article instead");
    }
    // HTML may stand in Markdown, whose reader takes the tags out.
    let is_fragment = format == SourceFormat::Text && is_html_fragment(text);
    if is_fragment {
        return Some("a piece of HTML; open the page in a browser and paste the text of the article");
    }
    if is_json(text) {
        return Some("JSON data; open the article's page and paste its text");
    }
    mail(text)
}

/// Markup that says what it is in its first lines.
fn markup(start: &str) -> Option<&'static str> {
    let has = |names: &[&str]| names.iter().any(|name| start.contains(name));
    if start.starts_with("<!doctype html") || start.starts_with("<html") || has(&["<html "]) {
        return Some(
            "the source of a web page (HTML); open it in a browser and paste the text of the article",
        );
    }
    let is_xml = start.starts_with("<?xml");
    if (is_xml || !start.contains("</p>")) && has(&["<rss", "<feed", "<rdf:rdf"]) {
        return Some("a news feed (RSS or Atom); open the article it points to and paste its text");
    }
    is_xml.then_some("an XML document; open the article's page and paste its text")
}

/// Whether `text` is made of HTML's elements, rather than about one or two.
fn is_html_fragment(text: &str) -> bool {
    let (mut tags, mut closing) = (0_usize, 0_usize);
    for (at, _) in text.match_indices('<').take(MAX_TAGS) {
        let rest = text.get(at + 1..).unwrap_or_default();
        let is_closing = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest.get(..length).unwrap_or_default();
        let ends =
            rest.get(length..).is_some_and(|after| after.starts_with(['>', ' ', '\n', '\r', '/', '\t']));
        if ends && is_one_of(name, ELEMENTS) {
            tags += 1;
            closing += usize::from(is_closing);
        }
    }
    let words = text.split_whitespace().take(MAX_TAGS * WORDS_FOR_EACH_TAG).count();
    let is_dense = tags * WORDS_FOR_EACH_TAG >= words;
    let opens = text.starts_with('<') && tags >= 2;
    closing > 0 && is_dense && (opens || tags >= MIN_TAGS)
}

/// Whether `text` is JSON and nothing else: one value, one on each line, or one that was cut off.
fn is_json(text: &str) -> bool {
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    match values.next() {
        Some(Ok(_)) => {
            let end = values.byte_offset();
            let rest = text.get(end..).unwrap_or_default().trim_start();
            // "[1]" and "[]" open notes and quotations.
            let is_data = text.get(..end).is_some_and(|value| value.contains(['"', '{']));
            (rest.is_empty() && is_data) || (rest.starts_with('{') && text.starts_with('{'))
        }
        Some(Err(err)) => {
            let inside = text.trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']);
            err.classify() == Category::Eof && inside.starts_with('"')
        }
        None => false,
    }
}

/// A file of an e-mail program, told by header fields that no reader sees.
fn mail(text: &str) -> Option<&'static str> {
    let (mut fields, mut is_file, mut is_page) = (0_usize, false, false);
    let lines = text.strip_prefix("From ").map_or(text, |rest| {
        // The line that opens each mail of a mailbox.
        rest.split_once('\n').map_or(text, |(_, rest)| rest)
    });
    for line in lines.lines().take_while(|line| !line.trim().is_empty()).take(MAX_HEADER_LINES) {
        if line.starts_with([' ', '\t']) {
            is_page |= line.to_ascii_lowercase().contains("multipart/related");
            continue;
        }
        let (name, value) = line.split_once(':')?;
        if name.is_empty() || name.contains(' ') {
            return None;
        }
        let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        fields += 1;
        is_file |= is_one_of(&name, TECHNICAL_FIELDS) || name.starts_with("x-");
        is_page |= name == "snapshot-content-location"
            || value.contains("multipart/related")
            || value.contains("saved by blink");
    }
    if fields < MIN_FIELDS || !is_file {
        return None;
    }
    Some(if is_page {
        "a saved web page (MHTML); open it in a browser and paste the text of the article"
    } else {
        "an e-mail file; open it in a mail program and paste the text of the article"
    })
}

const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "div",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "head",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "picture",
    "script",
    "section",
    "source",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "title",
    "tr",
    "ul",
    "video",
];
const TECHNICAL_FIELDS: &[&str] = &[
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "delivered-to",
    "snapshot-content-location",
    "in-reply-to",
    "references",
    "list-unsubscribe",
];
const MAX_START: usize = 1000;
const MAX_TAGS: usize = 400;
const MIN_TAGS: usize = 6;
/// A fragment has a tag for every so many words.
const WORDS_FOR_EACH_TAG: usize = 20;
const MAX_HEADER_LINES: usize = 120;
const MIN_FIELDS: usize = 3;
