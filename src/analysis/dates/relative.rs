//! What counts from the day on which it is said: "Thursday", "yesterday", "two days ago".

use super::expressions::{Found, MonthOf, Time, Unit};
use super::words::{Words, month, small_number, weekday, year_number};

impl Words<'_> {
    /// The weekday that stands before a date that begins with word `first`: "Thursday, July 3".
    pub(super) fn weekday_beside(&self, first: usize, time: Time) -> Option<u8> {
        let is_date = matches!(time, Time::Fixed(_) | Time::Yearless { day: Some(_), .. });
        let before = first.checked_sub(1).filter(|_| is_date)?;
        // "Thursday the 3rd of July".
        let before = if self.is(before, &["the"]) { before.checked_sub(1)? } else { before };
        weekday(self.word(before)).filter(|_| self.joined(before))
    }

    /// "The last Friday of this month", "the first Monday in May 1921".
    pub(super) fn nth_weekday(&self, at: usize) -> Option<Found> {
        const ORDINALS: [(&str, i8); 5] =
            [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];
        let day = weekday(self.word(at + 1))?;
        let (_, nth) = ORDINALS.into_iter().find(|(word, _)| self.is(at, &[word]))?;
        if !self.is(at + 2, &["of", "in"]) || !(at..at + 3).all(|at| self.gap(at) == " ") {
            return None;
        }
        let (month, after) = if let Some(named) = month(self.word(at + 3)) {
            let year = year_number(self.word(at + 4)).filter(|_| self.joined(at + 3));
            let which = self.which(at + 4).filter(|_| self.is(at + 5, &["year"]));
            match (year, which) {
                // "Of June last year" stays open.
                (None, Some(_)) => return Some((at, at + 6, open_day())),
                _ => (MonthOf::Named(named, year), at + 4 + usize::from(year.is_some())),
            }
        } else {
            let which = self.which(at + 3).filter(|_| self.is(at + 4, &["month"]))?;
            (MonthOf::Offset(which), at + 5)
        };
        Some((at, after, Time::NthWeekday { nth, day, month }))
    }

    /// Whether word `at`, a weekday, is a part of a name: "Sunday Okoro", "June Friday", "Friday prayers".
    fn is_weekday_of_a_name(&self, at: usize) -> bool {
        const KINDS: &[&str] =
            &["prayers", "prayer", "mass", "school", "schools", "paper", "papers", "roast", "football"];
        const BEFORE_A_DAY: &[&str] = &[
            "on", "last", "next", "this", "late", "early", "earlier", "later", "since", "until", "from", "by",
        ];
        let next = self.word(at + 1);
        if self.gap(at) == " " && self.is(at + 1, KINDS) {
            return true;
        }
        // "June Friday runs".
        if at > 0 && self.gap(at - 1) == " " && month(self.before(at)).is_some() {
            return true;
        }
        let capital = next.starts_with(char::is_uppercase) && self.gap(at) == " ";
        let is_calendar = month(next).is_some() || weekday(next).is_some();
        let said = at > 0 && (self.is_before(at, BEFORE_A_DAY) || self.is_verb(at - 1));
        capital && !is_calendar && !said && !self.word(at).ends_with('s')
    }

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
        if self.is_weekday_of_a_name(at) {
            return None;
        }
        // "A week on Thursday", "Thursday week".
        if at >= 2 && self.is_before(at, &["on", "from"]) && self.is(at - 2, &["week", "weeks"]) {
            return Some((at, at + 1, open_day()));
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
            return Some((first, at + 1, open_day()));
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
        // "A week ago" is no week of the calendar.
        let about = about || unit == Unit::Week;
        Some((first, at + 1, Time::Offset { unit, count: -count, about }))
    }
}

fn unit(word: &str) -> Option<Unit> {
    let units = [("day", Unit::Day), ("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)];
    let word = word.to_ascii_lowercase();
    let word = word.strip_suffix('s').unwrap_or(&word);
    units.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit)
}

/// A day that is not said exactly enough to be known.
const fn open_day() -> Time {
    Time::Offset { unit: Unit::Day, count: 0, about: true }
}
