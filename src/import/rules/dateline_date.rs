//! The date in a dateline, `KELLSBURG, Oct. 1, 2015 (Agency) --`, for articles that say nowhere else when they are from.

use crate::import::authors::is_name;
use crate::import::date_line::{DateLine, Order, read_date_line};
use crate::import::draft::Draft;
use crate::model::Date;

/// Notes the date of the first dateline that has its year; the words stay where they are.
pub(crate) fn dates(draft: &mut Draft) {
    if draft.other_dates.dateline.is_some() {
        return;
    }
    let kept = draft.kept();
    let head = kept.iter().take(HEAD);
    let mut found = head.filter_map(|&at| date_of_dateline(draft.piece(at)?.text()));
    let first = found.next();
    // Two of them are the entries of a chronicle.
    let is_chronicle = found.any(|other| Some(other) != first);
    draft.other_dates.dateline = first.filter(|_| !is_chronicle);
}

/// The day in what stands before the first dash of a paragraph, if that is places, brackets and a date.
fn date_of_dateline(text: &str) -> Option<Date> {
    let opening = text.get(..text.floor_char_boundary(MAX_DATELINE_BYTES))?;
    let end = ["--", "—", " – ", " - "].iter().filter_map(|dash| opening.find(dash)).min()?;
    let dateline = without_brackets(opening.get(..end)?);
    if !dateline.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let starts = std::iter::once(0).chain(dateline.match_indices(' ').map(|(at, _)| at));
    for at in starts {
        let (place, rest) = dateline.split_at(at);
        let rest = rest.trim_matches([' ', ',', '.']);
        if let Some(DateLine::Date(date)) = read_date_line(rest, Order::Unknown) {
            let place = place.trim_matches([' ', ',', '.']);
            let is_place = place.is_empty()
                || place.split(", ").all(|part| is_name(part.trim_end_matches('.'), MAX_PLACE_WORDS))
                || read_date_line(place, Order::Unknown).is_some();
            return date.day().filter(|_| is_place).map(|_| date);
        }
    }
    None
}

/// `OSLO, July 3, 2025 (Agency) /Wire/` without the agency.
fn without_brackets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    let strokes = text.matches(" /").count() == 1;
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '(' | '[' => inside = true,
            ')' | ']' => inside = false,
            '/' if strokes && (inside || before == ' ') => inside = !inside,
            _ if !inside => plain.push(character),
            _ => {}
        }
        before = character;
    }
    plain.trim().to_owned()
}

const HEAD: usize = 6;
const MAX_DATELINE_BYTES: usize = 140;
const MAX_PLACE_WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_gives_its_day_where_it_has_the_year() {
        for text in [
            "KELLSBURG, Mo., July 3, 2025 /Wire/ -- Edzon Systems announced a service.",
            "OSLO, July 3, 2025 (Agency) — The bridge is closed.",
            "OSLO, 3 July 2025 (Agency) - The bridge is closed.",
            "PORT ELSTREE, July 3, 2025. -- The board met.",
            "July 3, 2025 – The bridge is closed.",
            "OSLO (Agency), July 3, 2025 -- The bridge is closed.",
        ] {
            assert_eq!(date_of_dateline(text), Date::year_month_day(2025, 7, 3), "{text}");
        }
        for text in [
            "OSLO, July 3 (Agency) — The bridge is closed.",
            "OSLO — The bridge is closed since July 3, 2025.",
            "The bridge closed on July 3, 2025 — for good.",
            "In July 2025 – of all months – it closed.",
        ] {
            assert_eq!(date_of_dateline(text), None, "{text}");
        }
    }
}
