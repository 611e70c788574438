//! What counts from the day on which it is said: "Thursday", "yesterday", "two days ago".

use super::expressions::{Found, Time, Unit};
use super::words::{Words, month, small_number, weekday};

impl Words<'_> {
    /// "Thursday", "last Thursday".
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let day = weekday(self.word(at))?;
        // A date that follows says more: "Thursday, July 3".
        if self.joined(at) && (month(self.word(at + 1)).is_some() || self.day_first(at + 1).is_some()) {
            return None;
        }
        // No day of the calendar: "every Monday", "Good Friday", "the Sunday Times".
        let named = [
            "every",
            "each",
            "good",
            "black",
            "bloody",
            "ash",
            "palm",
            "easter",
            "super",
            "cyber",
            "sheffield",
        ];
        if self.is_before(at, &named)
            || (self.is_before(at, &["the"])
                && self.gap(at) == " "
                && self.word(at + 1).starts_with(char::is_uppercase))
        {
            return None;
        }
        // "Thursday next week", "Thursday of last week".
        let of = usize::from(self.is(at + 1, &["of"]) && self.joined(at));
        if self.joined(at)
            && self.joined(at + 1 + of)
            && let Some(weeks) = self.which(at + 1 + of)
            && self.is(at + 2 + of, &["week"])
        {
            return Some((at, at + 3 + of, Time::WeekdayOf { day, weeks }));
        }
        let which = at.checked_sub(1).and_then(|before| self.which(before));
        // "The previous Friday" counts from another day than the article's.
        let told =
            which.is_some() && at.checked_sub(1).is_some_and(|before| self.is_before(before, &["the"]));
        let first = if which.is_some() { at - 1 } else { at };
        if told || self.is(at + 1, &["week"]) {
            return Some((first, at + 1, Time::Offset { unit: Unit::Day, count: 0, about: true }));
        }
        Some((first, at + 1, Time::Weekday { day, which: which.filter(|which| *which != 0) }))
    }

    /// "today", "this month", "last year".
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let exactly = |unit, count| Time::Offset { unit, count, about: false };
        for (side, day, count) in [("before", "yesterday", -2), ("after", "tomorrow", 2)] {
            if self.is(at, &["day"]) && self.is(at + 1, &[side]) && self.is(at + 2, &[day]) {
                let first = if self.is_before(at, &["the"]) { at - 1 } else { at };
                return Some((first, at + 3, exactly(Unit::Day, count)));
            }
        }
        for (word, count) in [("today", 0), ("tonight", 0), ("yesterday", -1), ("tomorrow", 1)] {
            if self.is(at, &[word]) {
                return Some((at, at + 1, exactly(Unit::Day, count)));
            }
        }
        let count = self.which(at)?;
        let unit = unit(self.word(at + 1))?;
        // "this day" is a turn of phrase.
        (unit != Unit::Day && self.gap(at) == " ").then_some((at, at + 2, exactly(unit, count)))
    }

    /// "four years ago", "almost four years ago".
    pub(super) fn ago(&self, at: usize) -> Option<Found> {
        if !self.is(at, &["ago"]) {
            return None;
        }
        let unit_at = at.checked_sub(1)?;
        let count_at = unit_at.checked_sub(1)?;
        let unit = unit(self.word(unit_at))?;
        let count = small_number(self.word(count_at))?;
        let about = self
            .is_before(count_at, &["almost", "nearly", "about", "around", "some", "over", "than", "roughly"]);
        let first = if about && !self.is_before(count_at, &["than"]) { count_at - 1 } else { count_at };
        Some((first, at + 1, Time::Offset { unit, count: -count, about }))
    }
}

fn unit(word: &str) -> Option<Unit> {
    let units = [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];
    let word = word.to_ascii_lowercase();
    let word = word.strip_suffix('s').unwrap_or(&word);
    units.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit)
}
