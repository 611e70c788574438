//! Bytes in, articles out, through the room's own door.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop with the reason")]

use precis::import::{Hint, import, samples};
use precis::model::Article;

/// What an article states, what was removed and what is left, as one text.
fn described(article: &Article) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let stated = &article.stated;
    let fields = [
        ("title", stated.title.clone()),
        ("outlet", stated.outlet.clone()),
        ("author", stated.author.clone()),
        ("published", stated.published.map(|date| date.to_string())),
        ("address", stated.address.clone()),
        ("language", stated.language.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for removal in &article.removed {
        let text: String = removal.text.chars().take(60).collect();
        let more = if removal.text.chars().count() > 60 { "…" } else { "" };
        writeln!(out, "- {}: {text}{more}", removal.reason.as_str()).unwrap();
    }
    writeln!(out, "{}", article.text).unwrap();
    out
}

#[test]
fn the_samples_come_out_clean() {
    for (name, bytes) in samples() {
        let hint = Hint { file: Some(name.into()), ..Hint::default() };
        let article = import(bytes, &hint).unwrap();
        insta::assert_snapshot!(format!("sample {}", name.get(..3).unwrap()), described(&article));
    }
}
