//! Whether an expression of time dates what is told, or only bounds it: "since January", "than in May", "by 2030".

use super::expressions::Time;
use super::words::Words;
use crate::model::When;

/// What makes a bound of the time behind it, or something to compare with.
const BOUNDS: &[&str] = &[
    "since", "until", "till", "before", "after", "than", "unlike", "by", "from", "through", "to", "versus",
    "as", "compared", "post", "pre",
];

/// Words that may stand between one of those and the time.
const BETWEEN: &[&str] = &[
    "in",
    "on",
    "at",
    "least",
    "early",
    "late",
    "mid",
    "the",
    "about",
    "around",
    "end",
    "of",
    "start",
    "beginning",
    "last",
    "back",
    "with",
    "middle",
    "a",
    "week",
    "summer",
    "autumn",
    "winter",
    "spring",
    "fall",
    "this",
];

impl Words<'_> {
    /// Whether the time from word `first` up to word `after` bounds something or is compared with.
    pub(super) fn is_bound(&self, first: usize, after: usize, time: Time) -> bool {
        let range = matches!(time, Time::Fixed(When::Between(..)) | Time::YearlessDays { .. });
        let mut at = first;
        // Weekdays beside a date belong to it.
        for _ in 0..5 {
            let Some(before) = at.checked_sub(1) else { break };
            if !matches!(self.gap(before), " " | ", " | "\u{a0}" | "-" | "‑") {
                break;
            }
            if self.is(before, BOUNDS) {
                return match self.word(before).to_ascii_lowercase().as_str() {
                    "from" | "to" => !range,
                    "by" => !self.had_near(after),
                    "as" => self.is(at, &["in", "of", "at", "on", "early", "late"]),
                    _ => true,
                };
            }
            let is_weekday = super::words::weekday(self.word(before)).is_some();
            if !self.is(before, BETWEEN) && !is_weekday {
                break;
            }
            at = before;
        }
        self.is_eve(first)
    }

    /// "On the eve of July 3", "ahead of Sunday's vote", "the day before 3 July".
    fn is_eve(&self, first: usize) -> bool {
        let back = |most| (1..=most).filter_map(move |back| first.checked_sub(back));
        self.is_before(first, &["of"])
            && back(3).any(|at| self.is(at, &["eve", "ahead", "run-up", "anniversary"]))
    }

    /// Whether what is told behind the time was over by then: "By 1994, they had advanced".
    fn had_near(&self, after: usize) -> bool {
        (after..(after + 8).min(self.len())).any(|at| self.word(at) == "had")
    }
}
