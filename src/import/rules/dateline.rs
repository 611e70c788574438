//! Datelines: place, day and agency in front of the first sentence.

use std::sync::LazyLock;

use crate::import::draft::Draft;
use crate::import::prose::word_count;
use crate::text::{entries, is_month, is_weekday};

/// Takes datelines off the sentences that they stand in front of.
pub(crate) fn datelines(draft: &mut Draft) {
    for at in draft.kept().into_iter().take(HEAD) {
        let Some(piece) = draft.pieces.get_mut(at) else { continue };
        let Some(length) = dateline(piece.text()) else { continue };
        let (line, rest) = piece.text().split_at(length);
        let (line, rest) = (line.trim_end().to_owned(), rest.to_owned());
        piece.dateline = Some(line);
        piece.shorten_to(rest);
    }
}

/// How many bytes of a line are a dateline: `BERGEN, July 3 (Reuters) - A tanker …`, `(CNN) — A tanker …`,
/// `MOSCOW, July 3. /TASS/. A tanker …`, `BERGEN, Norway — A tanker …`.
fn dateline(line: &str) -> Option<usize> {
    let length = with_agency(line).or_else(|| with_dash(line))?;
    let rest = line.get(length..)?;
    let begins = rest.chars().next().is_some_and(|first| !first.is_lowercase() && !is_mark(first));
    (begins && word_count(rest) >= MIN_WORDS).then_some(length)
}

/// A place and a day, which may both be missing, an agency in brackets, and a mark, which may be missing, too.
fn with_agency(line: &str) -> Option<usize> {
    [('(', ')'), ('/', '/'), ('[', ']')].into_iter().find_map(|(open, close)| {
        let start = line.find(open).filter(|start| *start <= MAX_BYTES)?;
        let (before, inside) = (line.get(..start)?, line.get(start + open.len_utf8()..)?);
        let end = inside.find(close)?;
        let agency = inside.get(..end)?.trim();
        let parts = || agency.split(['/', ',']).map(str::trim);
        let is_known = agency.ends_with("Newswire")
            || AGENCIES.contains(&agency)
            || parts().all(|part| AGENCIES.iter().any(|known| known.eq_ignore_ascii_case(part)));
        let place = Place::of(before)?;
        let marked = start + open.len_utf8() + end + close.len_utf8();
        let rest = line.get(marked..)?;
        let after = marked + marks(rest);
        let is_dateline = is_known && (place.words == 0 || place.is_shouted || marks(rest) > 1);
        is_dateline.then_some(after)
    })
}

/// A place in capitals, which a region and a day may follow, and a dash; or a place with a day and a dash.
fn with_dash(line: &str) -> Option<usize> {
    let mark = ["—", "–", " - ", "--", ":"]
        .into_iter()
        .filter_map(|mark| line.find(mark).map(|at| (at, mark)))
        .min_by_key(|found| found.0)
        .filter(|found| found.0 <= MAX_BYTES)?;
    let (before, rest) = line.split_at(mark.0);
    let place = Place::of(before)?;
    let is_label = LABELS.iter().any(|label| label.eq_ignore_ascii_case(before.trim()));
    // "MR PRICE: I have no doubt" is speech; a region or a day tells "WASHINGTON, D.C.: …" from it.
    let is_one =
        if mark.1 == ":" { place.is_shouted && place.has_region } else { place.is_shouted || place.has_day };
    (is_one && !is_label && place.words > 0).then(|| mark.0 + marks(rest))
}

/// What stands before the agency or the dash.
struct Place {
    words: usize,
    /// The name of the place is in capitals.
    is_shouted: bool,
    /// A region in small letters or dotted follows it.
    has_region: bool,
    has_day: bool,
}

impl Place {
    /// `None` if anything else stands there.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut place = Self { words: 0, is_shouted: false, has_region: false, has_day: false };
        let parts = text.split([',', '/', '[', ']']).flat_map(place_and_day);
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        for (number, part) in parts.enumerate() {
            let words: Vec<&str> = part.split_whitespace().collect();
            let is_day = |word: &&str| is_day_word(word);
            let has_day =
                words.iter().any(is_day) && words.iter().all(|word| is_day(word) || is_number(word));
            let is_year = words.len() == 1 && words.iter().all(|word| is_number(word));
            if has_day || is_year && place.has_day {
                place.has_day |= has_day;
            } else if words.iter().all(|word| is_name(word)) && words.len() <= MAX_NAME {
                let shouted = part.chars().filter(|c| c.is_alphabetic()).count() >= 3
                    && !part.chars().any(char::is_lowercase);
                if number == 0 {
                    place.is_shouted = shouted;
                } else {
                    place.has_region |= !shouted || part.contains('.');
                }
            } else {
                return None;
            }
            place.words += words.len();
        }
        (place.words <= MAX_PLACE).then_some(place)
    }
}

/// "BRUSSELS. Sept 27" in two; "3. Juli" is a day.
fn place_and_day(part: &str) -> Vec<&str> {
    if part.trim_start().starts_with(|first: char| first.is_ascii_digit()) {
        vec![part]
    } else {
        part.split(". ").collect()
    }
}

fn is_name(word: &str) -> bool {
    const SMALL: [&str; 12] = ["de", "del", "des", "der", "du", "la", "le", "el", "al", "am", "of", "and"];
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
    letters && (word.starts_with(char::is_uppercase) || SMALL.contains(&word))
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r', 'e']);
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_day_word(word: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase();
    is_month(&bare) || is_weekday(&bare) || DATES.contains(&bare.as_str())
}

/// How many bytes the marks and spaces are that a text begins with.
fn marks(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c)).len()
}

fn is_mark(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | ':' | '.' | '−' | '|')
}

static AGENCIES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../../assets/lines/agencies.txt")).collect());
static DATES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../../assets/lines/dates.txt")).collect());
static LABELS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../../assets/lines/labels.txt")).collect());

/// How many lines at the head may have one.
const HEAD: usize = 12;
/// A dateline ends within so many bytes.
const MAX_BYTES: usize = 70;
/// A sentence follows, of at least so many words.
const MIN_WORDS: usize = 3;
const MAX_NAME: usize = 4;
const MAX_PLACE: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_ends_where_the_sentence_begins() {
        for line in [
            "KABUL, July 3 (Reuters) — ",
            "PARIS (AP) - ",
            "(Reuters) - ",
            "(CNN) ",
            "(CNN)",
            "LONDON — ",
            "LONDON—",
            "WASHINGTON, D.C.: ",
            "SAN FRANCISCO — ",
            "PORT-AU-PRINCE, Haiti (AP) -- ",
            "KAJIADO, Kenya (AP) — ",
            "MOSCOW, July 3. /TASS/. ",
            "Kabul [Afghanistan], July 3 (ANI): ",
            "PARIS, 3 juillet (Reuters) - ",
            "Paris (AFP) – ",
            "Berlin (dpa) - ",
            "BERLIN, 3. Juli (Reuters) - ",
            "Madrid, 3 jul (EFE).- ",
            "МОСКВА, 3 июля (Reuters) - ",
            "NEW YORK, Sept. 12, 2016 (AFP/Reuters) - ",
            "HAYWARD, Calif. (AP) — ",
            "CHICAGO, Dec. 1 – ",
            "BRUSSELS. Sept 27 (Interfax) - ",
        ] {
            let text = format!("{line}A tanker ran aground on Monday.");
            let expected =
                if line.contains('[') { text.find(']').map(|_| line.len()) } else { Some(line.len()) };
            assert_eq!(dateline(&text), expected, "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for line in [
            "The World Health Organization (WHO) said that the fever has spread.",
            "The British Broadcasting Corporation (BBC) Director General Ann Holm left on Monday.",
            "FILE - In this May 4 photo, a man looks at the sea.",
            "BREAKING NEWS — The harbour wall has broken.",
            "MR PRICE: I have no doubt that the wall will hold.",
            "NATO — the alliance of the north — met on Monday.",
            "Ada Holm - The minister of the sea left on Monday.",
            "Anna — She was the first who left.",
            "Reuters said that a tanker ran aground.",
            "Q - What did you see there?",
            "LONDON (AP)",
            "In May (AP) it was said that nobody would come.",
            "UPDATE: The tanker was towed to Bergen.",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
