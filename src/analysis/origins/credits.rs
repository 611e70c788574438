//! The news agencies that an article credits.
//!
//! A credit counts by its place: the dateline, the byline, a credit line at the head or the foot. An agency that is
//! named anywhere else took a picture, heard a witness or is in the news itself, and the article is still its
//! newsroom's own.

use std::collections::BTreeSet;

use crate::model::{Article, RemovalReason};
use crate::never::OrNever;

/// News agencies whose reports other outlets print, and the name that stands for each.
const AGENCIES: &[(&str, &str)] = &[
    ("Reuters", "Reuters"),
    ("Thomson Reuters", "Reuters"),
    ("Associated Press", "the Associated Press"),
    ("AP", "the Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("Agence France-Presse", "Agence France-Presse"),
    ("Agence France Presse", "Agence France-Presse"),
    ("TASS", "TASS"),
    ("ITAR-TASS", "TASS"),
    ("RIA Novosti", "RIA Novosti"),
    ("Interfax", "Interfax"),
    ("Xinhua", "Xinhua"),
    ("Bloomberg News", "Bloomberg"),
    ("dpa", "dpa"),
    ("ANSA", "ANSA"),
    ("EFE", "EFE"),
    ("Kyodo", "Kyodo"),
    ("Kyodo News", "Kyodo"),
    ("Yonhap", "Yonhap"),
    ("PTI", "PTI"),
    ("Press Trust of India", "PTI"),
    ("ANI", "ANI"),
    ("IANS", "IANS"),
    ("UPI", "UPI"),
    ("PA Media", "PA Media"),
    ("Press Association", "PA Media"),
    ("Canadian Press", "the Canadian Press"),
    ("AAP", "AAP"),
    ("Anadolu", "Anadolu"),
    ("Anadolu Agency", "Anadolu"),
    ("Ukrinform", "Ukrinform"),
    ("IRNA", "IRNA"),
];

/// A dateline stands in one of so many lines at the head.
const HEAD: usize = 3;

/// A credit line stands among so many lines at the foot.
const FOOT: usize = 2;

/// What stands before the agency in a dateline, and a credit line, have at most so many words.
const MAX_WORDS: usize = 10;

/// A credit line at the head has at most so many words: a headline in capitals may name an agency too.
const MAX_WORDS_AT_HEAD: usize = 5;

/// The agencies that `article` credits.
pub(super) fn credited(article: &Article) -> BTreeSet<&'static str> {
    let mut found: BTreeSet<&'static str> = BTreeSet::new();
    found.extend(article.stated.author.iter().flat_map(|author| agencies_within(author)));
    let lines: Vec<&str> = article.text.lines().collect();
    found.extend(lines.iter().take(HEAD).flat_map(|line| dateline(line)));
    let is_short = |line: &&&str| line.split_whitespace().count() <= MAX_WORDS_AT_HEAD;
    found.extend(lines.first().iter().filter(|line| is_short(line)).flat_map(|line| credit_line(line)));
    for line in lines.iter().rev().take(FOOT) {
        found.extend(credit_line(line));
        found.extend(shared_work(line));
    }
    found.extend(lines.last().into_iter().flat_map(|line| closing_credit(line)));
    // What cleaning took out keeps its order but not its place: the kind of line tells that.
    for removal in &article.removed {
        match removal.reason {
            RemovalReason::Byline => {
                found.extend(credit_line(&removal.text));
                found.extend(shared_work(&removal.text));
            }
            RemovalReason::Dateline => found.extend(dateline(&format!("{} A", removal.text))),
            RemovalReason::Boilerplate => {
                found.extend(shared_work(&removal.text));
                found.extend(copyright(&removal.text));
            }
            RemovalReason::Masthead
            | RemovalReason::Headline
            | RemovalReason::RepeatedHeadline
            | RemovalReason::RepeatedParagraph
            | RemovalReason::RelatedLink
            | RemovalReason::FollowUs
            | RemovalReason::Subheading
            | RemovalReason::Markup => {}
        }
    }
    found
}

/// The agency that a name stands for, whatever its case: `Reuters`, `the Associated Press`, `Xinhua news agency`.
pub(super) fn agency_named(name: &str) -> Option<&'static str> {
    let lower = name.trim().trim_matches(['.', ':', '*']).to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let is_it =
        |name: &str| AGENCIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|found| found.1);
    let shortened = [" news agency", " newswire", " staff", " writer", " writers", " correspondent"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending));
    is_it(bare).or_else(|| shortened.and_then(is_it))
}

/// The agencies in a list of nothing but agencies: `AFP/Reuters`, `AP and dpa`. Empty if anything else is there.
fn only_agencies(text: &str) -> Vec<&'static str> {
    let pieces = text.replace(" and ", "/");
    let pieces: Vec<&str> =
        pieces.split(['/', ',', '&', '+']).filter(|piece| !piece.trim().is_empty()).collect();
    let agencies: Vec<&'static str> = pieces.iter().filter_map(|piece| agency_named(piece)).collect();
    if agencies.len() == pieces.len() { agencies } else { Vec::new() }
}

/// Every agency that a text names, spelled as agencies spell themselves.
fn agencies_within(text: &str) -> Vec<&'static str> {
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@'));
    let stands = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            is_edge(text.get(..at).and_then(|before| before.chars().next_back()))
                && is_edge(text.get(at + name.len()..).and_then(|after| after.chars().next()))
        })
    };
    AGENCIES
        .iter()
        .filter(|(name, _)| stands(name) || stands(&name.to_uppercase()))
        .map(|found| found.1)
        .collect()
}

/// The agencies of a dateline at the beginning of a line: `BERGEN, July 3 (Reuters) - A tanker …`,
/// `MOSCOW, July 3. /TASS/. …`, `Kabul, AFP – …`.
fn dateline(line: &str) -> Vec<&'static str> {
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        let enclosed = line
            .split_once(open)
            .and_then(|(before, rest)| rest.split_once(close).map(|(inside, after)| (before, inside, after)))
            .filter(|(before, _, after)| is_place_and_date(before) && begins_a_sentence(after));
        if let Some((_, inside, _)) = enclosed {
            let agencies = only_agencies(inside);
            if !agencies.is_empty() {
                return agencies;
            }
        }
    }
    let dash = [" - ", " – ", " — ", " -- "]
        .iter()
        .filter_map(|dash| line.split_once(dash))
        .min_by_key(|pair| pair.0.len());
    let Some((head, _)) = dash.filter(|(_, after)| begins_a_sentence(after)) else { return Vec::new() };
    let (place, agency) = head.rsplit_once(',').unwrap_or(("", head));
    if is_place_and_date(place) { only_agencies(agency) } else { Vec::new() }
}

/// Whether these words, which stand before an agency, name a place and a day and say nothing.
fn is_place_and_date(text: &str) -> bool {
    const SMALL: [&str; 14] =
        ["de", "del", "des", "der", "du", "la", "le", "el", "al", "an", "am", "of", "and", "on"];
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/' | '[' | ']' | '|'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_part = |word: &&str| !word.starts_with(char::is_lowercase) || SMALL.contains(word);
    words.len() <= MAX_WORDS && words.iter().all(is_part) && !text.contains(['"', '“', '”', '?', '!'])
}

/// Whether what stands behind a dateline begins a sentence.
fn begins_a_sentence(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| !first.is_lowercase())
}

/// The agencies of a line that is nothing but a credit: `Reuters`, `AFP, London`, `Jane Doe, Associated Press`,
/// `Source: AP`. `Jane Doe/AP` and `Reuters (Jane Doe)` stand below pictures.
fn credit_line(line: &str) -> Vec<&'static str> {
    let lower = line.to_lowercase();
    if line.split_whitespace().count() > MAX_WORDS || is_of_picture(&lower) {
        return Vec::new();
    }
    let mut bare = line.trim().trim_matches(|c: char| "()[]*_–—-.".contains(c) || c.is_whitespace());
    for label in ["source:", "sources:", "agency:", "by:", "by ", "from ", "via ", "with "] {
        if bare.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)) {
            bare = bare.get(label.len()..).or_never("the label that the line begins with").trim();
        }
    }
    let whole = only_agencies(bare);
    if !whole.is_empty() || bare.contains('/') {
        return whole;
    }
    let parts = [" - ", " – ", " — ", " | ", " · ", " and ", " & "];
    let parted = parts.iter().fold(bare.to_owned(), |text, mark| text.replace(mark, ","));
    // "London (AFP)", and not "AFP (Jane Doe)".
    let parted = match parted.split_once('(') {
        Some((before, inside)) if agency_named(inside.trim_end_matches(')')).is_some() => {
            format!("{before},{}", inside.trim_end_matches(')'))
        }
        Some(_) => return Vec::new(),
        None => parted,
    };
    let pieces: Vec<&str> = parted.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let agencies: Vec<&'static str> = pieces.iter().filter_map(|piece| agency_named(piece)).collect();
    let others_are_names =
        pieces.iter().filter(|piece| agency_named(piece).is_none()).all(|piece| is_place_and_date(piece));
    if others_are_names { agencies } else { Vec::new() }
}

/// Whether a line in lower case tells whose a picture is.
fn is_of_picture(lower: &str) -> bool {
    const WORDS: [&str; 16] = [
        "photo",
        "photos",
        "photograph",
        "photographer",
        "picture",
        "pictures",
        "image",
        "images",
        "file",
        "foto",
        "bild",
        "video",
        "getty",
        "caption",
        "graphic",
        "camera",
    ];
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// The agencies in brackets or behind a dash after the last sentence: `… on Tuesday. (AFP)`, `… on Tuesday. — Reuters`.
fn closing_credit(line: &str) -> Vec<&'static str> {
    let line = line.trim_end_matches(['.', ' ']);
    let parted = [('(', ')'), ('[', ']'), ('/', '/')].into_iter().find_map(|(open, close)| {
        let (before, inside) = line.strip_suffix(close)?.rsplit_once(open)?;
        Some((before, inside))
    });
    let dashed =
        || ["—", "–", " - "].iter().filter_map(|dash| line.rsplit_once(dash)).min_by_key(|pair| pair.1.len());
    let Some((before, agency)) = parted.or_else(dashed) else { return Vec::new() };
    let ends = before.trim_end().ends_with(['.', '!', '?', '"', '”', '’', '»']);
    if ends { only_agencies(agency) } else { Vec::new() }
}

/// The agencies of a line that tells who else worked on the article: `With files from Reuters`,
/// `The Associated Press contributed to this report.`
fn shared_work(line: &str) -> Vec<&'static str> {
    const OPENINGS: [&str; 9] = [
        "with files from",
        "with reporting",
        "with additional reporting",
        "with inputs from",
        "with agency inputs",
        "with material from",
        "additional reporting by",
        "reporting by",
        "reported by",
    ];
    const PHRASES: [&str; 6] = [
        "contributed to this",
        "contributed reporting",
        "contributed to the reporting",
        "first published by",
        "originally published by",
        "originally appeared",
    ];
    let lower = line.trim_start_matches(['(', '[', '*', ' ', '-', '—', '–']).to_lowercase();
    let with_inputs =
        lower.starts_with("with ") && lower.trim_end_matches([')', '.', ']']).ends_with(" inputs");
    let tells = OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || PHRASES.iter().any(|phrase| lower.contains(phrase))
        || with_inputs;
    if tells { agencies_within(line) } else { Vec::new() }
}

/// The agencies of a notice of copyright in a text: `Copyright 2025 The Associated Press. All rights reserved.` The mark
/// alone stands below pictures.
fn copyright(line: &str) -> Vec<&'static str> {
    let lower = line.to_lowercase();
    let marked = ["copyright", "©", "(c)"].iter().any(|mark| lower.contains(mark));
    let of_text = lower.contains("rights reserved") || lower.contains(|c: char| c.is_ascii_digit());
    if marked && of_text && !is_of_picture(&lower) { agencies_within(line) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{ArticleId, Metadata, Removal, SourceFormat};

    const BODY: &str =
        "A tanker ran aground on Monday.\nNobody was hurt, the coast guard said.\nTugs are on their way.";

    fn credits(text: &str, author: Option<&str>, removed: &[(RemovalReason, &str)]) -> Vec<&'static str> {
        let article = Article {
            id: ArticleId::of_bytes(text.as_bytes()),
            file: None,
            stated: Metadata { author: author.map(str::to_owned), ..Metadata::default() },
            text: text.to_owned(),
            removed: removed
                .iter()
                .map(|(reason, text)| Removal::of_line((*text).to_owned(), *reason, 0))
                .collect(),
            source: Arc::from(text.as_bytes()),
            format: SourceFormat::Text,
        };
        credited(&article).into_iter().collect()
    }

    #[test]
    fn a_dateline_credits_its_agency() {
        for dateline in [
            "BERGEN (Reuters) - ",
            "BERGEN, July 3 (Reuters) — ",
            "(Reuters) - ",
            "Bergen, Norway (Reuters) ",
            "BERGEN, July 3. /Reuters/. ",
            "Bergen [Norway], July 3 (REUTERS): ",
            "Bergen, Reuters – ",
            "Reuters — ",
            "Rio de Janeiro (AP/Reuters) -- ",
            "BERGEN (Thomson Reuters) - ",
        ] {
            let found = credits(&format!("{dateline}{BODY}"), None, &[]);
            assert!(found.contains(&"Reuters"), "{dateline} {found:?}");
        }
    }

    #[test]
    fn a_byline_and_a_credit_line_at_the_head_or_the_foot_credit_their_agency() {
        for author in
            ["Jane Doe, Associated Press", "JANE DOE Associated Press", "AP", "The Associated Press"]
        {
            assert_eq!(credits(BODY, Some(author), &[]), ["the Associated Press"], "{author}");
        }
        for line in
            ["Reuters", "Reuters, Bergen", "Bergen (Reuters)", "By Reuters Staff", "Jane Doe | Reuters"]
        {
            assert_eq!(credits(&format!("{line}\n{BODY}"), None, &[]), ["Reuters"], "{line}");
            assert_eq!(credits(BODY, None, &[(RemovalReason::Byline, line)]), ["Reuters"], "{line}");
        }
        for line in ["Reuters", "— Reuters", "(Reuters)", "Source: Reuters", "With files from Reuters"] {
            assert_eq!(credits(&format!("{BODY}\n{line}"), None, &[]), ["Reuters"], "{line}");
        }
        for end in [" (Reuters)", " — Reuters", " [Reuters]", " /Reuters/"] {
            assert_eq!(credits(&format!("{BODY}{end}"), None, &[]), ["Reuters"], "{end}");
        }
        for line in [
            "With files from The Associated Press.",
            "The Associated Press contributed to this report.",
            "Copyright 2025 The Associated Press. All rights reserved.",
        ] {
            let found = credits(BODY, None, &[(RemovalReason::Boilerplate, line)]);
            assert_eq!(found, ["the Associated Press"], "{line}");
        }
    }

    #[test]
    fn an_agency_that_is_named_anywhere_else_is_no_origin_of_the_article() {
        for sentence in [
            "The mayor told Reuters that the quay was closed.",
            "“We are safe,” she told Reuters.",
            "Reuters reported that the quay was closed.",
            "Reuters said so on Monday.",
            "According to Reuters, the quay was closed.",
            "The quay was closed, according to the news agency Reuters.",
            "Shares of Reuters rose.",
            "He joined Reuters in 1990.",
            "A tanker off Bergen (Jane Doe/Reuters)",
            "A tanker off Bergen. (Photo: Reuters)",
            "(REUTERS/Jane Doe)",
            "Reuters/Jane Doe",
            "Jane Doe/Reuters",
            "(c) REUTERS (JANE DOE)",
            "Photo by Jane Doe, Reuters",
            "File photo – Reuters",
            "The company Norrland Ships (Reuters) said it was sorry.",
        ] {
            for text in [
                format!("{sentence}\n{BODY}"),
                format!("A tanker sank.\n{sentence}\n{BODY}"),
                format!("{BODY}\n{sentence}"),
            ] {
                assert!(credits(&text, None, &[]).is_empty(), "{text}");
            }
            assert!(credits(BODY, None, &[(RemovalReason::Boilerplate, sentence)]).is_empty(), "{sentence}");
        }
        // A line of that kind in the middle of the text is a picture's.
        assert!(credits(&format!("A tanker sank.\nReuters\n{BODY}"), None, &[]).is_empty());
    }
}
