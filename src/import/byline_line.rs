//! One line about an article: who wrote it, when it was published, how long it takes to read.

use super::authors::{Authors, is_agency_line, is_name, read_authors};
use super::date_line::{DateLine, Order, read_date_line};
use super::words::{
    BY, BY_FOREIGN, BY_LABEL, NAVIGATION, PUBLISHED, PUBLISHED_FOREIGN, ROLES, UPDATED, UPDATED_FOREIGN,
    after_any, after_phrase,
};
use crate::model::Date;

/// What a line about the article says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) author: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    /// A day of publication that cannot be told.
    pub(super) is_unclear: bool,
    /// A word such as "By" or "Published" says what it is.
    pub(super) is_labelled: bool,
    /// All of it is a date: there is no name beside it.
    pub(super) is_date_alone: bool,
}

impl Byline {
    pub(super) const fn has_date(&self) -> bool {
        self.published.is_some() || self.updated.is_some()
    }
}

/// Reads a line all of whose parts are names, dates or reading times, and one of them more than a name alone.
pub(super) fn read_byline(line: &str) -> Option<Byline> {
    if line.len() > MAX_LINE_BYTES {
        return None;
    }
    let mut reader = Reader { byline: Byline { is_date_alone: true, ..Byline::default() }, known: 0 };
    for part in line_parts(line) {
        reader.take(part)?;
    }
    (reader.known > 0).then_some(reader.byline)
}

/// Whether the line is nothing but an age or a reading time: `3 hours ago`, `7 min read`, `Updated 2 days ago`.
pub(super) fn is_age_line(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).collect();
    let is_number =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || ["a", "an", "one"].contains(&word);
    let unit = |word: &str| {
        [
            "min", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "h", "day", "days", "week",
            "weeks",
        ]
        .contains(&word)
    };
    let says = |last: &str| {
        words.windows(3).any(
            |three| matches!(three, [number, kind, end] if is_number(number) && unit(kind) && *end == last),
        )
    };
    words.len() <= MAX_AGE_WORDS && (says("ago") || says("read"))
        || matches!(words.as_slice(), [number, "min" | "mins" | "minute" | "minutes"] if is_number(number))
}

/// The parts between strokes, dots and dashes, and before each label of a date.
fn line_parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let cut = [" - ", " – ", " — ", " // ", " / "]
            .iter()
            .filter_map(|separator| rest.find(separator).map(|at| (at, separator.len())))
            .chain(
                rest.char_indices()
                    .filter(|(_, c)| matches!(c, '|' | '·' | '•' | '●'))
                    .map(|(at, c)| (at, c.len_utf8())),
            )
            .min();
        let (at, length) = cut.unwrap_or((rest.len(), 0));
        let (part, behind) = rest.split_at(at);
        split_at_labels(part, &mut parts);
        rest = behind.get(length..).unwrap_or_default();
    }
    parts
}

/// Parts "Published 3 July 2025 Updated 4 July 2025", "By Jane Doe Published: …" before each label.
fn split_at_labels<'a>(part: &'a str, parts: &mut Vec<&'a str>) {
    let is_outer = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';');
    let mut start = 0;
    let mut at = 0;
    for word in part.split_inclusive([' ', '(']) {
        let rest = part.get(at..).unwrap_or_default();
        let before = part.get(start..at).unwrap_or_default().trim_matches(is_outer);
        // "Last updated" and "First published" are one label.
        let begins = after_any(before, &BY).is_some_and(|name| !name.trim().is_empty())
            || read_date_line_labelled(before).is_some();
        if !before.is_empty() && begins && (label(rest).is_some() || by_label(rest).is_some()) {
            parts.push(before);
            start = at;
        }
        at += word.len();
    }
    let last = part.get(start..).unwrap_or_default().trim_matches(is_outer);
    if !last.is_empty() {
        parts.push(last);
    }
}

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
}

/// The label of a date, and what follows it; the order in which its language writes a date in figures.
fn label(text: &str) -> Option<(Label, Order, &str)> {
    let kinds = [
        (Label::Updated, Order::Unknown, &*UPDATED),
        (Label::Updated, Order::DayFirst, &*UPDATED_FOREIGN),
        (Label::Published, Order::Unknown, &*PUBLISHED),
        (Label::Published, Order::DayFirst, &*PUBLISHED_FOREIGN),
    ];
    kinds.into_iter().find_map(|(kind, order, phrases)| {
        let rest = after_any(text, phrases)?;
        // "Data" and "stand" are other words, too; a number follows a label.
        rest.contains(|c: char| c.is_ascii_digit())
            .then(|| (kind, order, rest.trim_start_matches([':', ' ', ','])))
    })
}

fn read_date_line_labelled(text: &str) -> Option<(Option<Label>, DateLine)> {
    if let Some((kind, order, rest)) = label(text)
        && let Some(read) = read_date_line(rest, order)
    {
        return Some((Some(kind), read));
    }
    read_date_line(text, Order::Unknown).map(|read| (None, read))
}

/// What follows "By", "Par", "Author:".
fn by_label(text: &str) -> Option<&str> {
    let starts_name =
        |rest: &&str| rest.trim_start_matches([':', ' ']).starts_with(|c: char| !c.is_lowercase());
    let labelled = after_any(text, &BY_LABEL).and_then(|rest| rest.trim_start().strip_prefix(':'));
    let rest = labelled
        .or_else(|| after_any(text, &BY))
        // "Von der Leyen" is a name.
        .or_else(|| after_any(text, &BY_FOREIGN).filter(starts_name))?;
    let rest = rest.trim_start_matches([':', ' ']).trim_end_matches([',', ' ']);
    (!rest.is_empty()).then_some(rest)
}

struct Reader {
    byline: Byline,
    /// How many parts are more than a name that could be anything.
    known: usize,
}

impl Reader {
    /// Takes in a part; `None` if it is nothing that stands in a byline.
    fn take(&mut self, part: &str) -> Option<()> {
        if let Some((kind, read)) = read_date_line_labelled(part) {
            self.take_date(kind, read);
            return Some(());
        }
        if let Some(names) = by_label(part) {
            let (names, date) = split_date(names);
            let authors = read_authors(names)?;
            self.take_authors(authors);
            self.byline.is_labelled = true;
            if let Some((kind, read)) = date {
                self.take_date(kind, read);
            }
            return Some(());
        }
        let is_aside =
            is_age_line(part) || NAVIGATION.iter().any(|known| after_phrase(part, known) == Some(""));
        if is_aside {
            return Some(());
        }
        self.byline.is_date_alone = false;
        if is_agency_line(part) {
            self.known += 1;
            return Some(());
        }
        let (name, date) = split_date(part);
        if let Some((kind, read)) = date {
            self.take_date(kind, read);
        }
        if has_post(name)
            && let Some(authors) = read_authors(name)
            && authors.people.is_some()
        {
            self.take_authors(authors);
            return Some(());
        }
        is_name(name, MAX_PLACE_WORDS).then_some(())
    }

    fn take_date(&mut self, kind: Option<Label>, read: DateLine) {
        self.byline.is_labelled |= kind.is_some();
        let is_update = kind == Some(Label::Updated);
        match read {
            DateLine::Date(date) => {
                let field = if is_update { &mut self.byline.updated } else { &mut self.byline.published };
                field.get_or_insert(date);
            }
            DateLine::Unclear => self.byline.is_unclear |= !is_update,
            DateLine::Time if kind.is_none() => return,
            DateLine::Time => {}
        }
        self.known += 1;
    }

    fn take_authors(&mut self, authors: Authors) {
        let byline = &mut self.byline;
        byline.is_date_alone = false;
        if byline.author.is_none() {
            byline.author = authors.people;
        }
        if byline.outlet.is_none() {
            byline.outlet = authors.outlet;
        }
        self.known += 1;
    }
}

/// Whether a part after a comma is a post: "Jane Doe, Staff Reporter".
fn has_post(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(name, rest)| {
        let is_post = |word: &str| ROLES.iter().any(|known| after_phrase(word, known) == Some(""));
        name.contains(' ') && !name.split(' ').any(is_post) && rest.split([' ', ',']).any(is_post)
    })
}

/// Parts the names from the date that ends the line: "Jane Doe, July 3, 2025".
fn split_date(text: &str) -> (&str, Option<(Option<Label>, DateLine)>) {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return (text, None);
    }
    let starts = text.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | '('));
    for (at, _) in starts.take(MAX_PLACES) {
        let (name, rest) = text.split_at(at);
        let rest = rest.trim_matches([' ', ',', '(', ')', ';']);
        if let Some(read) = read_date_line_labelled(rest) {
            return (name.trim_matches([' ', ',', ';', '(', ')']), Some(read));
        }
    }
    (text, None)
}

const MAX_LINE_BYTES: usize = 300;
const MAX_AGE_WORDS: usize = 10;
const MAX_PLACE_WORDS: usize = 4;
const MAX_PLACES: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn described(line: &str) -> Option<String> {
        let byline = read_byline(line)?;
        let day = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        Some(format!(
            "{} {} {}",
            byline.author.as_deref().unwrap_or("-"),
            day(byline.published),
            day(byline.updated)
        ))
    }

    #[test]
    fn authors_and_dates_are_told_apart_in_one_line() {
        for line in [
            "By Jane Doe | July 3, 2025",
            "By Jane Doe, July 3, 2025",
            "By Jane Doe July 3, 2025 10:15 AM",
            "By JANE DOE | Published 3 July 2025, 10:15 GMT | 4 min read",
            "By Jane Doe Published: 10:15, 3 July 2025",
            "Posted Jul 3, 2025 by Jane Doe (@janedoe)",
            "Published July 3, 2025 by Jane Doe, Staff Reporter",
            "Jane Doe, Political Correspondent | 3 July 2025",
            "By Jane Doe for The Bridge, 3 July 2025",
            "Publié le 3 juillet 2025 à 20h18 par Jane Doe",
            "Par Jane Doe, le 3 juillet 2025",
            "Von Jane Doe, 3. Juli 2025, 11.05 Uhr",
            "Por Jane Doe · 3 de julio de 2025",
            "Words by Jane Doe · 3 July 2025",
            "Author: Jane Doe - Thursday, 3 July 2025",
            "By Jane Doe in Oslo / 3 July 2025",
            "3 July 2025 | Jane Doe, Senior Reporter",
        ] {
            assert_eq!(described(line).as_deref(), Some("Jane Doe 2025-07-03 -"), "{line}");
        }
        assert_eq!(
            described("Автор: Анна Петрова | 3 июля 2025 г.").as_deref(),
            Some("Анна Петрова 2025-07-03 -")
        );
    }

    #[test]
    fn an_update_is_not_the_day_of_publication() {
        for line in [
            "Published: 11:05 AEST, 3 July 2025 | Updated: 14:31 AEST, 4 July 2025",
            "Published 3 July 2025 Updated 4 July 2025",
            "July 3, 2025, updated July 4, 2025 10:00 a.m.",
            "3 July 2025 (updated 4 July 2025)",
            "Updated: July 4, 2025 - Published: July 3, 2025",
            "First published on 3 July 2025. Last updated on 4 July 2025",
            "publié le 3 juillet 2025 à 20h18 (mis à jour le 4 juillet 2025 à 12h40)",
            "Veröffentlicht am 3. Juli 2025, aktualisiert am 4. Juli 2025",
        ] {
            assert_eq!(described(line).as_deref(), Some("- 2025-07-03 2025-07-04"), "{line}");
        }
        assert_eq!(described("Updated 4 July 2025").as_deref(), Some("- - 2025-07-04"));
        assert_eq!(described("Posted 11/8/2020 by Jane Doe").as_deref(), Some("Jane Doe - -"));
    }

    #[test]
    fn other_lines_are_no_bylines() {
        for line in [
            "Death by Drowning",
            "By Thursday, the road had been cleared.",
            "Bridge closed on 3 July 2025",
            "Von der Leyen Wins",
            "Published",
            "World News",
            "By the river",
            "The Words",
        ] {
            assert_eq!(described(line), None, "{line}");
        }
        assert!(is_age_line("Shipping about 23 hours ago 7 min read") && is_age_line("an hour ago"));
        assert!(!is_age_line("He left an hour before"));
    }
}
