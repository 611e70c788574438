//! Years and ranges of years, told from other numbers: "in 2022", "from 1996 to 2001".

use super::expressions::{Found, Time};
use super::words::{Words, year_number};
use crate::model::{Date, When};

impl Words<'_> {
    /// "from 1996 to 2001", "1996–2001", "in 2022".
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let year = year_number(self.word(at))?;
        let start = Date::year_only(year)?;
        // "In 2000 villages", "by 1500 people": a number of things.
        let counts = |last: usize| {
            let next = self.word(last + 1);
            let no_noun = [
                "another",
                "several",
                "some",
                "both",
                "alone",
                "amid",
                "amidst",
                "despite",
                "without",
                "across",
                "elections",
                "election",
            ];
            self.gap(last) == " "
                && self.is_content(last + 1)
                && !no_noun.contains(&next)
                && (!(next.ends_with("ed") || next.ends_with("ly")) || self.is_before(at, &["by"]))
        };
        // "Rose by 2000", "fell from 2000 to 1800".
        let changes = [
            "rose",
            "rise",
            "rises",
            "risen",
            "fell",
            "fall",
            "falls",
            "fallen",
            "grew",
            "grow",
            "grown",
            "growth",
            "up",
            "down",
            "increase",
            "increased",
            "decrease",
            "decreased",
            "drop",
            "dropped",
            "decline",
            "declined",
            "climbed",
            "jumped",
            "cut",
            "reduced",
            "raised",
        ];
        if (2..=5).filter_map(|back| at.checked_sub(back)).any(|word| self.is(word, &changes))
            && self.is_before(at, &["by", "from"])
        {
            return None;
        }
        let range = |after: usize| {
            let end = Date::year_only(year_number(self.word(after))?)?;
            (end > start && !counts(after)).then_some((at, after + 1, Time::Fixed(When::Between(start, end))))
        };
        if matches!(self.gap(at), "–" | "-" | "—" | " – ") {
            return range(at + 1);
        }
        let to = self.is(at + 1, &["to", "until", "through"]) && self.is_before(at, &["from"]);
        let and = self.is(at + 1, &["and"]) && self.is_before(at, &["between"]);
        if to || and {
            return range(at + 2);
        }
        let said_as_time = self.is_before(
            at,
            &[
                "in", "since", "by", "until", "till", "during", "before", "after", "early", "late", "circa",
                "from",
            ],
        );
        (said_as_time && !counts(at)).then_some((at, at + 1, Time::Fixed(When::On(start))))
    }
}
