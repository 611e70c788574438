//! What site generators and clippers write above a text: YAML between `---`, TOML between `+++`, or a JSON object.

mod fields;
mod yaml;

use crate::model::Metadata;
use crate::never::OrNever;

/// A value of front matter, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

/// Splits a text into its front matter and the rest.
///
/// Gives what the front matter states, its bytes and the rest; `None` if there is none, or no end of it.
pub(super) fn front_matter(text: &str) -> Option<(Metadata, &str, &str)> {
    let opening = text.trim_start_matches(['\n', '\r', ' ', '\t']);
    let blank = text.len() - opening.len();
    let (map, length) = if opening.starts_with('{') {
        json(opening)?
    } else {
        let (inside, length) = fenced(opening)?;
        (if opening.starts_with("+++") { toml(inside)? } else { yaml::read(inside)? }, length)
    };
    let end = blank + length;
    Some((fields::state(&map), text.get(..end)?.trim(), text.get(end..)?))
}

/// What stands between the fences, and how far the front matter reaches.
fn fenced(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !["---", "+++", "--- yaml", "---yaml"].contains(&fence) {
        return None;
    }
    let mut end = first.len();
    for line in lines.take(MAX_LINES) {
        let closes = match line.trim_end() {
            "---" | "..." => fence.starts_with('-'),
            "+++" => fence == "+++",
            _ => false,
        };
        if closes {
            let inside = text.get(first.len()..end).or_never("lines of this text");
            return Some((inside, end + line.len()));
        }
        end += line.len();
    }
    None
}

fn toml(text: &str) -> Option<Value> {
    let table: ::toml::Table = text.parse().ok()?;
    Some(from_toml(::toml::Value::Table(table)))
}

fn from_toml(value: ::toml::Value) -> Value {
    match value {
        ::toml::Value::String(text) => Value::Text(text),
        ::toml::Value::Integer(number) => Value::Text(number.to_string()),
        ::toml::Value::Float(number) => Value::Text(number.to_string()),
        ::toml::Value::Boolean(flag) => Value::Text(flag.to_string()),
        ::toml::Value::Datetime(date) => Value::Text(date.to_string()),
        ::toml::Value::Array(values) => Value::List(values.into_iter().map(from_toml).collect()),
        ::toml::Value::Table(table) => {
            Value::Map(table.into_iter().map(|(name, value)| (name, from_toml(value))).collect())
        }
    }
}

/// A JSON object that states a title, with a text behind it; a file that is nothing but JSON is no article.
fn json(text: &str) -> Option<(Value, usize)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let value = values.next()?.ok()?;
    let end = values.byte_offset();
    let rest = text.get(end..)?;
    let map = from_json(value);
    let is_front = fields::names_article(&map) && rest.starts_with(['\n', '\r']) && !rest.trim().is_empty();
    is_front.then_some((map, end))
}

fn from_json(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Text(String::new()),
        serde_json::Value::Bool(flag) => Value::Text(flag.to_string()),
        serde_json::Value::Number(number) => Value::Text(number.to_string()),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(values) => Value::List(values.into_iter().map(from_json).collect()),
        serde_json::Value::Object(object) => {
            Value::Map(object.into_iter().map(|(name, value)| (name, from_json(value))).collect())
        }
    }
}

const MAX_LINES: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, author and day of a front matter, and the text below it.
    fn read(text: &str) -> (String, String, String, String) {
        let (stated, _, rest) = front_matter(text).unwrap();
        let published = stated.published.map(|date| date.to_string());
        (
            stated.title.unwrap_or_default(),
            stated.author.unwrap_or_default(),
            published.unwrap_or_default(),
            rest.trim().to_owned(),
        )
    }

    #[test]
    fn front_matter_is_read_as_clippers_and_site_generators_write_it() {
        for text in [
            // Hugo and Jekyll.
            "---\ntitle: \"Bridge: closed\"\nauthor: Jane Doe\ndate: 2025-07-03\ntags:\n  - a\n---\nBody.",
            "---\ntitle: Bridge: closed\nauthor: 'Jane Doe'\ndate: 2025-07-03 10:15:00 +0200 # local\n---\nBody.",
            "+++\ntitle = \"Bridge: closed\"\ndate = 2025-07-03T10:15:00Z\nauthor = \"Jane Doe\"\n[params]\ntitle = \"No\"\n+++\nBody.",
            "+++\ntitle = 'Bridge: closed'\ndate = 2025-07-03\nauthors = ['Jane Doe']\n+++\nBody.",
            "{\n  \"title\": \"Bridge: closed\",\n  \"date\": \"2025-07-03\",\n  \"author\": {\"name\": \"Jane Doe\"}\n}\n\nBody.",
            // Obsidian.
            "---\ntitle: \"Bridge: closed\"\nauthor:\n  - \"[[Jane Doe]]\"\npublished: 2025-07-03\ncreated: 2025-07-09\n---\nBody.",
            "---\ntitle: >-\n  Bridge:\n  closed\nauthors:\n- \"[[People/Jane Doe|Jane Doe]]\"\ndate_published: July 3, 2025\n---\nBody.",
            "---\nTitle: |\n  Bridge: closed\nAuthor: [Jane Doe]\ndate published: Thursday, 3 July 2025\n---\nBody.",
            // Gatsby, Zotero, Ghost.
            "---\ntitle: 'Bridge: closed'\nauthor:\n  name: Jane Doe\n  bio: She writes.\npubDate: Jul 03 2025\n---\nBody.",
            "---\ntitle: \"Bridge:\n  closed\"\nauthors:\n  - name: Jane Doe\n    url: https://a.example\npublicationDate: 2025/07/03\n---\nBody.",
            "\n---\nog:title: Bridge: closed\nbyline: By Jane Doe\npublished_at: \"2025-07-03T10:15:00.000+02:00\"\nupdated_at: 2025-07-08\n...\nBody.",
            "---\r\ntitle: Bridge: closed\r\ncreator: Doe, Jane\r\nissued: 3 July 2025\r\n---\r\nBody.",
            "---\ntitle: Bridge: closed\nauthor: \"[Jane Doe](https://a.example/jane)\"\ndate: 20250703\n---\nBody.",
        ] {
            assert_eq!(
                read(text),
                ("Bridge: closed".into(), "Jane Doe".into(), "2025-07-03".into(), "Body.".into()),
                "{text}"
            );
        }
    }

    #[test]
    fn quotes_and_escapes_are_undone() {
        let text = "---\ntitle: 'It''s \"over\"'\nauthor: \"Nils \\\"Bo\\\" Berg\"\n---\nBody.";
        assert_eq!(
            read(text),
            ("It's \"over\"".into(), "Nils \"Bo\" Berg".into(), String::new(), "Body.".into())
        );
    }

    #[test]
    fn only_what_tells_of_the_article_is_stated() {
        let text = "---\ntitle: Bridge closed\npublished: false\nauthor: https://social.example/jane\nprovider:\n  name: The Bridge\nrelated:\n  - title: Other\n    date: 2025-07-01\nurl: /2025/bridge\nsource: https://bridge.example/1\nlang: en-GB\nlastmod: 2025-07-08\n---\nBody.";
        let (stated, ..) = front_matter(text).unwrap();
        assert_eq!(stated.title.as_deref(), Some("Bridge closed"));
        assert_eq!(stated.outlet.as_deref(), Some("The Bridge"));
        assert_eq!(stated.address.as_deref(), Some("https://bridge.example/1"));
        assert_eq!(stated.language.as_deref(), Some("en"));
        assert_eq!(stated.author, None);
        assert_eq!(stated.published.map(|date| date.to_string()).as_deref(), Some("2025-07-08"));
        let unclear = "---\ntitle: A\npublished: December 14\ndate: 2025-12-16\n---\nBody.";
        assert_eq!(front_matter(unclear).unwrap().0.published, None);
    }

    #[test]
    fn what_has_no_end_or_is_prose_is_no_front_matter() {
        for text in [
            "---\nProse: it is not.\nNo, it is prose.\n---\n",
            "---\ntitle: A\n\nThe body.",
            "+++\ntitle = \"A\"\n\nThe body.",
            "{\"title\": \"A\"}",
            "{\"rows\": [1]}\nText.",
            "{A} brace opens a sentence.",
            "---\n\nThe bridge is closed.\n\n---\nSo it is.",
        ] {
            assert!(front_matter(text).is_none(), "{text}");
        }
    }
}
