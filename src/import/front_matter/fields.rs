//! Which entry of front matter states what.

use super::Value;
use crate::import::authors::read_authors;
use crate::import::date_line::parse_date;
use crate::import::language::two_letters;
use crate::import::words::{BY, BY_FOREIGN, after_any};
use crate::model::{Date, Metadata};
use crate::text::single_spaced;

/// The names of each field, the most telling first, without what parts their words.
const TITLE: [&str; 5] = ["title", "headline", "ogtitle", "articletitle", "name"];
const AUTHOR: [&str; 10] = [
    "author",
    "authors",
    "byline",
    "creator",
    "creators",
    "dccreator",
    "writer",
    "writers",
    "by",
    "articleauthor",
];
const OUTLET: [&str; 14] = [
    "outlet",
    "publication",
    "publisher",
    "publicationtitle",
    "newspaper",
    "sitename",
    "ogsitename",
    "site",
    "provider",
    "website",
    "websitetitle",
    "containertitle",
    "journal",
    "source",
];
const ADDRESS: [&str; 11] = [
    "url",
    "source",
    "sourceurl",
    "originalurl",
    "link",
    "canonical",
    "canonicalurl",
    "articleurl",
    "address",
    "permalink",
    "uri",
];
const PUBLISHED: [&str; 16] = [
    "published",
    "datepublished",
    "publisheddate",
    "publisheddatetime",
    "publishdate",
    "publisheddatetimeutc",
    "pubdate",
    "publicationdate",
    "publishedat",
    "publishedon",
    "publishedtime",
    "articlepublishedtime",
    "datepublication",
    "issued",
    "posted",
    "date",
];
const UPDATED: [&str; 8] = [
    "updated",
    "updatedat",
    "lastmod",
    "lastmodified",
    "modified",
    "datemodified",
    "dateupdated",
    "lastupdated",
];
const LANGUAGE: [&str; 4] = ["lang", "language", "locale", "inlanguage"];

/// What front matter states about the article.
pub(super) fn state(map: &Value) -> Metadata {
    let Value::Map(entries) = map else { return Metadata::default() };
    let texts = |names: &'static [&'static str]| {
        names.iter().filter_map(|name| {
            let (_, value) = entries.iter().find(|(entry, _)| plain_name(entry) == *name)?;
            text_of(value)
        })
    };
    Metadata {
        title: texts(&TITLE).next(),
        outlet: texts(&OUTLET).find(|text| !is_address(text) && !text.starts_with('/')),
        author: author(entries),
        published: published(texts(&PUBLISHED), texts(&UPDATED)),
        address: texts(&ADDRESS).find(|text| is_address(text)),
        language: texts(&LANGUAGE).find_map(|text| language(&text)),
        grade: None,
    }
}

/// Whether these are entries about an article.
pub(super) fn names_article(map: &Value) -> bool {
    matches!(map, Value::Map(entries) if entries.iter().any(|(name, _)| TITLE.contains(&plain_name(name).as_str())))
}

/// A name of an entry, in small letters and in one: `Date_Published`, `date published`.
fn plain_name(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_address(text: &str) -> bool {
    text.contains("://") && !text.contains(' ')
}

/// The text of a value, or its name if it has entries of its own.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => {
            let text = single_spaced(without_links(text).trim());
            (!text.is_empty()).then_some(text)
        }
        Value::List(items) => items.iter().find_map(text_of),
        Value::Map(entries) => entries
            .iter()
            .find(|(name, _)| {
                ["name", "title", "displayname", "fullname"].contains(&plain_name(name).as_str())
            })
            .and_then(|(_, value)| text_of(value)),
    }
}

/// A link's words: `[[People/Jane Doe|Jane Doe]]`, `[Jane Doe](https://…)`.
fn without_links(text: &str) -> &str {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"))
        && !inside.contains("[[")
    {
        let shown = inside.rsplit_once('|').map_or(inside, |(_, shown)| shown);
        return shown.rsplit_once('/').map_or(shown, |(_, name)| name);
    }
    match text.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        Some((shown, address)) if address.ends_with(')') => shown,
        _ => text,
    }
}

/// Every author, in the order of the list.
fn author(entries: &[(String, Value)]) -> Option<String> {
    let value = AUTHOR.iter().find_map(|name| {
        entries.iter().find(|(entry, _)| plain_name(entry) == *name).map(|(_, value)| value)
    })?;
    let people: Vec<String> = match value {
        Value::List(items) => items.iter().filter_map(text_of).filter_map(|text| person(&text)).collect(),
        Value::Text(_) | Value::Map(_) => {
            // "[[Jane Doe]], [[John Roe]]" in one text.
            text_of(value).and_then(|text| person(&text.replace(['[', ']'], ""))).into_iter().collect()
        }
    };
    (!people.is_empty()).then(|| people.join(", "))
}

/// The people in one text; what is no name in form is taken as it is written, because it was put there as one.
fn person(text: &str) -> Option<String> {
    if is_address(text) || text.starts_with('@') && !text.contains(' ') {
        return None;
    }
    let name = after_any(text, &BY).or_else(|| after_any(text, &BY_FOREIGN)).map_or(text, str::trim);
    let name = name.trim_start_matches(':').trim();
    // "Doe, Jane"
    let swapped =
        name.split_once(", ").filter(|(last, first)| !last.contains(' ') && !first.contains([' ', ',']));
    if let Some((last, first)) = swapped {
        return Some(format!("{first} {last}"));
    }
    if name.contains('"') {
        return Some(name.to_owned());
    }
    match read_authors(name) {
        Some(authors) => authors.people,
        None => (!name.is_empty()).then(|| name.to_owned()),
    }
}

/// The day that the first entry gives which is more than "yes" or "no"; only where there is none, that of an update.
fn published(
    mut published: impl Iterator<Item = String>,
    mut updated: impl Iterator<Item = String>,
) -> Option<Date> {
    let is_flag = |text: &String| ["true", "false", "yes", "no"].contains(&text.to_lowercase().as_str());
    // "2025-07-03T10:15:00[Europe/Oslo]" names its zone.
    let day = |text: String| parse_date(text.split('[').next().unwrap_or_default());
    match published.find(|text| !is_flag(text)) {
        Some(text) => day(text),
        None => updated.find_map(day),
    }
}

/// The two-letter code of `en`, `en-GB`, `eng`.
fn language(text: &str) -> Option<String> {
    let code = text.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    match code.len() {
        2 => code.bytes().all(|byte| byte.is_ascii_lowercase()).then_some(code),
        3 => two_letters(&code).map(str::to_owned),
        _ => None,
    }
}
