//! The words of the page.

use std::collections::BTreeSet;

use crate::text;

pub mod place;

/// The language that the page's own words are in, a BCP 47 tag.
pub const LANGUAGE: &str = "en";

/// The title that a file carries while the briefing has none.
pub const UNTITLED: &str = "Untitled briefing";
/// What stands in a speaker's place while nobody knows who it was.
pub const UNATTRIBUTED: &str = "unattributed";
/// What the number of the page says; there is never another.
pub const PAGE_NUMBER: &str = "Page 1 of 1";

/// The small line above the title where the briefing has no topic.
pub const KICKER: &str = "Briefing";

/// The small line above the title.
pub fn kicker(topic: &str) -> String {
    format!("{KICKER} · {topic}")
}

/// For whom the page is.
pub fn prepared_for(whom: &str) -> String {
    format!("Prepared for {whom}")
}

/// The time that the page speaks of.
pub fn as_of(time: &str) -> String {
    format!("As of {time}")
}

/// How many sources the page draws on, and how many of them are independent, where that is fewer.
pub fn sources(sources: usize, origins: usize) -> String {
    let count =
        |number: usize, one: &str, more: &str| format!("{number} {}", if number == 1 { one } else { more });
    let all = count(sources, "source", "sources");
    if origins == 0 || origins >= sources {
        return all;
    }
    format!("{all}, {}", count(origins, "independent origin", "independent origins"))
}

/// What stands between two parts of the line below the title.
pub const META_JOINT: &str = "  ·  ";
/// What stands between who said it and what else is to be said of it.
pub const JOINT: &str = " · ";
/// What stands between a speaker's name and role.
pub const BEFORE_ROLE: &str = ", ";

/// In how many other places the same statement stands.
pub fn other_renderings(number: usize) -> String {
    format!("{number} other rendering{}", if number == 1 { "" } else { "s" })
}

/// The support of a point where it is not drawn.
pub fn support(supporting: usize, all: usize) -> String {
    format!("{supporting} of {all}")
}

/// The support of a point for a reader who does not see the marks.
pub fn support_spoken(supporting: usize, all: usize) -> String {
    format!("Supported by {supporting} of {all} independent origins")
}

/// The numbers of sources for a reader who does not see them.
pub fn source_number_spoken(number: usize) -> String {
    format!("Source {number}")
}

/// What a reader of a link hears.
pub fn link_spoken(address: &str, title: &str) -> String {
    format!("{title}: {address}")
}

/// What a page shows, and how much of it is not its sources' words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faithfulness {
    /// Quotes.
    pub quotes: usize,
    /// Of these, those that are not their source's words.
    pub altered: usize,
    /// Points, the bottom line among them where it is one.
    pub points: usize,
    /// Of these, those that are not their source's words.
    pub reworded: usize,
    /// Events that are told in other words than the sources'.
    pub own_labels: usize,
    /// Whether some of all that has words in square brackets that its source has not.
    pub has_insertions: bool,
}

/// The statement at the foot of the page about how faithful it is; empty if there is nothing to state.
pub fn fidelity(counts: Faithfulness) -> String {
    let mut sentences = vec![of_quotes_and_points(counts)];
    if counts.own_labels > 0 {
        let labels = if counts.own_labels == 1 { "label" } else { "labels" };
        sentences.push(format!("{} {labels} in the analyst’s words.", counts.own_labels));
    }
    if counts.has_insertions {
        sentences.push("Words in [brackets] are insertions.".to_owned());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// What is said where the list of sources has no room for so many that are cited.
pub fn unlisted(count: usize) -> String {
    let sources = if count == 1 { "source that is cited is" } else { "sources that are cited are" };
    format!("{count} {sources} not listed, for want of room.")
}

fn of_quotes_and_points(Faithfulness { quotes, altered, points, reworded, .. }: Faithfulness) -> String {
    let of = |changed: usize, all: usize, one: &str, more: &str| {
        if changed == all {
            format!("{all} {}", if all == 1 { one } else { more })
        } else {
            format!("{changed} of {all} {more}")
        }
    };
    let quotes_altered = || of(altered, quotes, "quote", "quotes");
    let points_reworded = || format!("{reworded} {}", if reworded == 1 { "point" } else { "points" });
    match (quotes > 0, altered > 0, points > 0, reworded > 0) {
        (false, _, false, _) => String::new(),
        (true, false, false, _) => "Quotes verbatim.".to_owned(),
        (true, false, true, false) => "Quotes and points verbatim.".to_owned(),
        (true, false, true, true) => {
            format!("Quotes verbatim; {} reworded by the analyst.", points_reworded())
        }
        (true, true, false, _) => format!("{} altered by the analyst.", quotes_altered()),
        (true, true, true, false) => format!("{} altered by the analyst; points verbatim.", quotes_altered()),
        (true, true, true, true) => {
            format!("{} altered and {} reworded by the analyst.", quotes_altered(), points_reworded())
        }
        (false, _, true, false) => "Points verbatim.".to_owned(),
        (false, _, true, true) => format!("{} reworded by the analyst.", points_reworded()),
    }
}

/// A date as precisely as it is known; `month` and `day` count from 1.
pub fn date(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    text::date_in_words(year, month, day)
}

/// A date as short as a timeline needs it ("3 Jul 2025"); `month` and `day` count from 1.
pub fn short_date(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    let name = month.and_then(text::month_name);
    let name = name.map(|name| name.chars().take(3).collect::<String>());
    match (name, day) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) => format!("{name} {year}"),
        (None, _) => year.to_string(),
    }
}

/// A time from one date to another.
pub fn span_of_time(start: &str, end: &str) -> String {
    // The dash joins plain years; dates of several words need room around it.
    let joint = if start.contains(' ') || end.contains(' ') { " – " } else { "–" };
    format!("{start}{joint}{end}")
}

/// What stands in a date's place where nobody knows it.
pub const UNDATED: &str = "undated";
/// Between two values in which sources differ.
pub const VERSUS: &str = "  /  ";
/// What a difference in wording is about: the words themselves stand beside it.
pub const WORDING: &str = "How it is worded";
/// After a value that is less exact than another and does not contradict it.
pub const LESS_EXACT: &str = "(less exact)";

/// What a difference about a speaker is about.
pub fn who_said(words: &str) -> String {
    format!("Who said “{words}”")
}

/// A time of a day: hours and minutes, with the distance of its zone from UTC in minutes where it is known.
///
/// `day` is the day in words.
pub fn moment(day: &str, clock: Option<(u8, u8)>, offset_minutes: Option<i16>) -> String {
    let Some((hours, minutes)) = clock else { return day.to_owned() };
    let zone = match offset_minutes {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(offset) => {
            let sign = if offset < 0 { '−' } else { '+' };
            let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
            let minutes = if minutes == 0 { String::new() } else { format!(":{minutes:02}") };
            format!(" UTC{sign}{hours}{minutes}")
        }
    };
    format!("{day}, {hours:02}:{minutes:02}{zone}")
}

/// What a stretch of the line about a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcePart {
    /// The title.
    Title,
    /// The stop after it and the space before the outlet.
    Stop,
    /// The outlet.
    Outlet,
    /// The date, or what stands between two parts.
    Detail,
    /// The address.
    Address,
}

/// What is known about a source, in words.
#[derive(Clone, Copy, Debug, Default)]
pub struct SourceFacts<'a> {
    /// The title, or what stands for one.
    pub title: &'a str,
    /// The outlet.
    pub outlet: Option<&'a str>,
    /// The date.
    pub date: Option<&'a str>,
    /// The Admiralty grade, such as `B2`.
    pub grade: Option<&'a str>,
    /// The address as it is shown.
    pub address: Option<&'a str>,
}

/// The line about a source: title, outlet, date, grade and address, as far as they are known, with what stands between
/// them.
pub fn source_line(facts: SourceFacts<'_>) -> Vec<(SourcePart, String)> {
    let SourceFacts { title, outlet, date, grade, address } = facts;
    let mut line = vec![(SourcePart::Title, title.to_owned())];
    let is_last = outlet.is_none() && date.is_none() && grade.is_none() && address.is_none();
    if !is_last && !title.ends_with(['.', '?', '!', '…', '”']) {
        line.push((SourcePart::Stop, ".".to_owned()));
    }
    if let Some(outlet) = outlet {
        line.push((SourcePart::Stop, " ".to_owned()));
        line.push((SourcePart::Outlet, outlet.to_owned()));
    }
    let mut has_details = outlet.is_some();
    if let Some(date) = date {
        line.push((SourcePart::Stop, if has_details { ", " } else { " " }.to_owned()));
        line.push((SourcePart::Detail, date.to_owned()));
        has_details = true;
    }
    let rest = [
        grade.map(|grade| (SourcePart::Detail, format!("Grade {grade}"))),
        address.map(|address| (SourcePart::Address, address.to_owned())),
    ];
    for part in rest.into_iter().flatten() {
        line.push((SourcePart::Stop, if has_details { ". " } else { " " }.to_owned()));
        line.push(part);
        has_details = true;
    }
    line
}

/// What an assessment is called on the page, so that nobody takes it for reporting.
pub const JUDGEMENT: &str = "Analyst’s judgement, not reporting";
/// What a briefing is that travels inside its page.
pub const ATTACHED_BRIEFING: &str = "The briefing that this page was made from, to be opened with Précis";

/// How likely something is and how well founded the assessment, as far as the analyst says so: a likelihood by its
/// term and per cents.
pub fn how_sure(likelihood: Option<(&str, (u8, u8))>, confidence: Option<&str>) -> String {
    let likelihood =
        likelihood.map(|(term, (least, most))| format!("Likelihood: {term} ({least}–{most} per cent)"));
    let confidence = confidence.map(|term| format!("Confidence: {term}"));
    likelihood.into_iter().chain(confidence).collect::<Vec<_>>().join("  ·  ")
}

/// The numbers one by one; where there are many, neighbours become a range.
pub fn numbers_in_ranges(numbers: &BTreeSet<usize>) -> Vec<String> {
    ranges(numbers).into_iter().map(|(first, last)| range(first, last)).collect()
}

/// The same as numbers: the first and the last of each range, which for one number are the same.
pub fn ranges(numbers: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    const FEW: usize = 6;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, end)) if numbers.len() > FEW && *end + 1 == *number => *end = *number,
            _ => runs.push((*number, *number)),
        }
    }
    // Two are no range.
    let write = |(start, end): (usize, usize)| match end - start {
        1 => vec![(start, start), (end, end)],
        _ => vec![(start, end)],
    };
    runs.into_iter().flat_map(write).collect()
}

/// A range of numbers as it is printed.
pub fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// What stands for a picture where none can be shown.
pub fn picture(alternative: &str) -> String {
    format!("[Picture: {alternative}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(quotes: usize, altered: usize, points: usize, reworded: usize) -> String {
        fidelity(Faithfulness { quotes, altered, points, reworded, ..Faithfulness::default() })
    }

    #[test]
    fn the_foot_says_too_what_else_is_not_the_sources_own() {
        let counts =
            Faithfulness { quotes: 1, own_labels: 2, has_insertions: true, ..Faithfulness::default() };
        assert_eq!(
            fidelity(counts),
            "Quotes verbatim. 2 labels in the analyst’s words. Words in [brackets] are insertions."
        );
        assert_eq!(fidelity(Faithfulness::default()), "");
    }

    #[test]
    fn the_foot_of_the_page_says_what_is_true_of_quotes_and_points() {
        assert_eq!(told(5, 0, 8, 3), "Quotes verbatim; 3 points reworded by the analyst.");
        assert_eq!(told(5, 0, 8, 0), "Quotes and points verbatim.");
        assert_eq!(told(5, 1, 8, 1), "1 of 5 quotes altered and 1 point reworded by the analyst.");
        assert_eq!(told(1, 1, 2, 0), "1 quote altered by the analyst; points verbatim.");
        assert_eq!(told(0, 0, 2, 0), "Points verbatim.");
        assert_eq!(told(0, 0, 0, 0), "");
    }

    #[test]
    fn numbers_agree_with_their_words() {
        assert_eq!(sources(5, 4), "5 sources, 4 independent origins");
        assert_eq!(sources(1, 1), "1 source");
        assert_eq!(other_renderings(1), "1 other rendering");
        assert_eq!(date(2025, Some(7), Some(4)), "4 July 2025");
        assert_eq!(date(2025, Some(13), None), "2025");
        assert_eq!(short_date(2025, Some(7), Some(3)), "3 Jul 2025");
        assert_eq!(span_of_time("1996", "2001"), "1996–2001");
        assert_eq!(span_of_time("Jun 2024", "2025"), "Jun 2024 – 2025");
    }

    #[test]
    fn many_source_numbers_become_ranges_and_few_stay() {
        let set = |numbers: &[usize]| numbers_in_ranges(&numbers.iter().copied().collect()).join(" ");
        assert_eq!(set(&[5, 1, 2, 3, 4]), "1 2 3 4 5");
        assert_eq!(set(&[1, 2, 3, 4, 5, 6, 7, 9, 10]), "1–7 9 10");
    }
}
