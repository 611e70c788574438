//! Finds expressions of time in English text.

use super::Side;
use crate::analysis::claims::{TermKind, terms};
use crate::analysis::segment::{TokenKind, tokens};
use crate::model::{Date, Span, When};
use crate::never::OrNever;
use crate::text::{is_one_of, month_named, number_named, weekday_named};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeExpression {
    pub(crate) span: Span,
    pub(crate) time: Time,
    /// On which side of the article's day the words around put it.
    pub(crate) side: Side,
    /// Whether it only dates that somebody said something ("…, officials said on Tuesday").
    pub(crate) of_saying: bool,
}

/// What an expression of time says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// A date or a range that needs nothing else.
    Fixed(When),
    /// A day of a month, or a whole month, of a year that is not said ("July 3", "in April").
    Yearless {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: Option<u8>,
    },
    /// A month of this, the last or the next year ("April this year").
    MonthOf {
        /// 1 to 12.
        month: u8,
        /// -1, 0 or 1.
        years: i16,
    },
    Weekday {
        /// 0 (Monday) to 6.
        day: u8,
        /// -1 for "last Thursday", 1 for "next Thursday".
        which: Option<i16>,
    },
    /// A day of this, the last or the next week ("Thursday next week").
    WeekdayOf {
        /// 0 (Monday) to 6.
        day: u8,
        /// -1, 0 or 1.
        weeks: i16,
    },
    /// A day that names an occasion, of whatever year ("the October 7 attack").
    Occasion,
    /// So many units from now: "this month" is 0 months, "yesterday" -1 days.
    Offset {
        unit: Unit,
        /// How many, negative before now.
        count: i16,
        /// The text says that it is not exact ("almost four years ago").
        about: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Day,
    /// Weeks, Monday to Sunday.
    Week,
    Month,
    Year,
}

/// The expressions of time in `text`, in order, never overlapping.
pub(crate) fn time_expressions(text: &str) -> Vec<TimeExpression> {
    let words = Words::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.spans.len() {
        if let Some((first, after, time)) = words.expression(at) {
            let span = Span::new(words.span(first).start, words.span(after - 1).end);
            let overlaps = found.last().is_some_and(|last: &TimeExpression| last.span.overlaps(span));
            if !overlaps {
                let (side, of_saying) = (words.side(first, after), words.dates_saying(first, after));
                found.push(TimeExpression { span, time, side, of_saying });
            }
            at = after;
        } else {
            at += 1;
        }
    }
    found
}

/// The words and numbers of a text.
pub(super) struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
}

/// An expression: its first word, the word after its last, and what it says.
type Found = (usize, usize, Time);

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let wanted = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let spans =
            tokens(text).into_iter().filter(|token| wanted(token.kind)).map(|token| token.span).collect();
        Self { text, spans }
    }

    pub(super) const fn len(&self) -> usize {
        self.spans.len()
    }

    fn span(&self, at: usize) -> Span {
        self.spans.get(at).copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.span(at).of(self.text).or_never("a word of this text")
    }

    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
    }

    pub(super) fn is_before(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.before(at), words)
    }

    /// What stands between word `at` and the next.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        self.text
            .get(self.span(at).end..self.span(at + 1).start.max(self.span(at).end))
            .or_never("words in order and apart")
    }

    /// Whether word `at + 1` follows after nothing but a space, or a comma and a space.
    fn joined(&self, at: usize) -> bool {
        at + 1 < self.spans.len() && matches!(self.gap(at), " " | ", " | "\u{a0}")
    }

    fn expression(&self, at: usize) -> Option<Found> {
        let first = self.word(at).chars().next()?;
        if first.is_ascii_digit() {
            self.iso(at).or_else(|| self.day_first(at)).or_else(|| self.years(at))
        } else if first.is_ascii_alphabetic() {
            self.month_first(at)
                .or_else(|| self.weekday(at))
                .or_else(|| self.relative(at))
                .or_else(|| self.ago(at))
        } else {
            None
        }
    }

    /// "2025-07-03".
    fn iso(&self, at: usize) -> Option<Found> {
        let start = self.span(at).start;
        let text = self.text.get(start..start + 10)?;
        let date: Date = text.parse().ok()?;
        date.day()?;
        let mut after = at + 1;
        while after < self.spans.len() && self.span(after).end <= start + 10 {
            after += 1;
        }
        // The token that ends the date must end with it.
        (self.span(after - 1).end == start + 10).then_some((at, after, Time::Fixed(When::On(date))))
    }

    /// "3 July 2025", "3rd of July", "3 July".
    fn day_first(&self, at: usize) -> Option<Found> {
        let day = day_number(self.word(at))?;
        let of = usize::from(self.is(at + 1, &["of"]));
        let month = month(self.word(at + 1 + of))?;
        if !(self.joined(at) && (of == 0 || self.joined(at + 1))) {
            return None;
        }
        Some(self.with_year(at, at + 1 + of, month, Some(day)))
    }

    /// "July 3, 2025", "July 2025", "April this year", "in April".
    fn month_first(&self, at: usize) -> Option<Found> {
        let month = month(self.word(at))?;
        if self.joined(at)
            && self.gap(at) != ", "
            && let Some(day) = day_number(self.word(at + 1))
            && self.word(at + 1).len() <= 4
        {
            return Some(self.with_year(at, at + 1, month, Some(day)));
        }
        let whole = self.with_year(at, at, month, None);
        let alone = matches!(whole.2, Time::Yearless { .. });
        let said_as_time = self.is_before(
            at,
            &[
                "in", "since", "by", "until", "till", "during", "from", "between", "through", "early",
                "late", "mid", "before", "after",
            ],
        );
        (!alone || said_as_time).then_some(whole)
    }

    /// Adds the year, if one follows, to a month or day that ends with word `last`.
    fn with_year(&self, first: usize, last: usize, month: u8, day: Option<u8>) -> Found {
        if self.joined(last) {
            let of = usize::from(self.is(last + 1, &["of"]) && self.joined(last + 1));
            if let Some(year) = year_number(self.word(last + 1 + of)) {
                let date = match day {
                    Some(day) => Date::year_month_day(year, month, day),
                    None => Date::year_month(year, month),
                };
                if let Some(date) = date {
                    return (first, last + 2 + of, Time::Fixed(When::On(date)));
                }
            }
            let years = self.which(last + 1 + of).filter(|_| self.is(last + 2 + of, &["year"]));
            if let (Some(years), None) = (years, day) {
                return (first, last + 3 + of, Time::MonthOf { month, years });
            }
        }
        let which = first.checked_sub(1).and_then(|before| self.which(before).map(|years| (before, years)));
        match which {
            // "last April"; "this April" says no more than "April".
            Some((before, years)) if day.is_none() && years != 0 => {
                (before, last + 1, Time::MonthOf { month, years })
            }
            _ if day.is_some() && self.names_an_occasion(first, last) => (first, last + 1, Time::Occasion),
            _ => (first, last + 1, Time::Yearless { month, day }),
        }
    }

    /// Whether a day from word `first` to word `last` is the name of an occasion: "the October 7 attack".
    fn names_an_occasion(&self, first: usize, last: usize) -> bool {
        let plain = |at: usize| self.word(at).ends_with(|c: char| c.is_ascii_digit());
        self.is_before(first, &["the"])
            && (plain(first) || plain(last))
            && self.gap(last) == " "
            && self.is_content(last + 1)
    }

    /// Whether word `at` is in lower case and no function word.
    fn is_content(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_lowercase)
            && terms(word).first().is_some_and(|term| term.kind != TermKind::Function)
    }

    /// "this", "last" or "next", as 0, -1 or 1.
    fn which(&self, at: usize) -> Option<i16> {
        if self.is(at, &["this"]) {
            Some(0)
        } else if self.is(at, &["last", "previous"]) {
            Some(-1)
        } else if self.is(at, &["next"]) {
            Some(1)
        } else {
            None
        }
    }

    /// "from 1996 to 2001", "1996–2001", "in 2022".
    fn years(&self, at: usize) -> Option<Found> {
        let year = year_number(self.word(at))?;
        let start = Date::year_only(year)?;
        // "In 2000 villages", "by 1500 people": a number of things.
        let counts = |last: usize| {
            let next = self.word(last + 1);
            let no_noun =
                ["alone", "amid", "amidst", "despite", "without", "across", "elections", "election"];
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

    /// "Thursday", "last Thursday".
    fn weekday(&self, at: usize) -> Option<Found> {
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
    fn relative(&self, at: usize) -> Option<Found> {
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
    fn ago(&self, at: usize) -> Option<Found> {
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

/// The number of a month, 1 to 12, from its capitalised name or abbreviation.
fn month(word: &str) -> Option<u8> {
    month_named(word.trim_end_matches('.'))
}

fn weekday(word: &str) -> Option<u8> {
    weekday_named(word.trim_end_matches("'s").trim_end_matches("’s"))
}

/// "3", "3rd".
fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year_number(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| plain && (1500..=2100).contains(year))
}

fn small_number(word: &str) -> Option<i16> {
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    let written = number_named(word).filter(|number| (1..=12).contains(number)).map(i16::from);
    written.or_else(|| word.parse().ok().filter(|number| (1..=500).contains(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, String)> = time_expressions(text)
            .iter()
            .map(|found| (found.span.of(text).unwrap(), describe(found.time)))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(words, time)| (*words, time.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn describe(time: Time) -> String {
        match time {
            Time::Fixed(when) => when.to_string(),
            Time::Yearless { month, day: Some(day) } => format!("--{month:02}-{day:02}"),
            Time::Yearless { month, day: None } => format!("--{month:02}"),
            Time::MonthOf { month, years } => format!("{years:+} years, month {month}"),
            Time::Weekday { day, which: None } => format!("weekday {day}"),
            Time::Weekday { day, which: Some(which) } => format!("weekday {day} {which:+}"),
            Time::WeekdayOf { day, weeks } => format!("weekday {day} of week {weeks:+}"),
            Time::Occasion => "occasion".to_owned(),
            Time::Offset { unit, count, about } => {
                format!("{count:+} {unit:?}{}", if about { " about" } else { "" })
            }
        }
    }

    #[test]
    fn full_dates_are_read_in_every_order() {
        check("On July 3, 2025, it rained.", &[("July 3, 2025", "2025-07-03")]);
        check(
            "On 3 July 2025 it rained, on 15 August 2021 too.",
            &[("3 July 2025", "2025-07-03"), ("15 August 2021", "2021-08-15")],
        );
        check("Since the 3rd of July 2025.", &[("3rd of July 2025", "2025-07-03")]);
        check("Dated 2025-07-03.", &[("2025-07-03", "2025-07-03")]);
        check(
            "Floods in June 2022 and October 2023.",
            &[("June 2022", "2022-06"), ("October 2023", "2023-10")],
        );
    }

    #[test]
    fn years_and_ranges_are_told_from_other_numbers() {
        check("In 2022 they met.", &[("2022", "2022")]);
        check("In power from 1996 to 2001.", &[("1996 to 2001", "1996/2001")]);
        check("The war (1979–1989) ended.", &[("1979–1989", "1979/1989")]);
        check("They found 2000 tonnes in 1500 villages.", &[]);
        check("The town rose by 1500 people.", &[]);
        check("The number rose from 1500 to 2000, and fell by 1800.", &[]);
        check(
            "It has stood since 1502 and was sold in 1998 when he died.",
            &[("1502", "1502"), ("1998", "1998")],
        );
    }

    #[test]
    fn what_lacks_a_year_says_so() {
        check("On July 3, the envoy arrived.", &[("July 3", "--07-03")]);
        check("It was removed in April.", &[("April", "--04")]);
        check("It was removed in April this year.", &[("April this year", "+0 years, month 4")]);
        check("It was removed last April.", &[("last April", "-1 years, month 4")]);
        check("It may rain. May said so; March with us.", &[]);
    }

    #[test]
    fn relative_expressions_are_found() {
        check("They met on Thursday.", &[("Thursday", "weekday 3")]);
        check("They met last Thursday.", &[("last Thursday", "weekday 3 -1")]);
        check("They meet on Thursday next week.", &[("Thursday next week", "weekday 3 of week +1")]);
        check("They met on Thursday of last week.", &[("Thursday of last week", "weekday 3 of week -1")]);
        check("It fell the day before yesterday.", &[("the day before yesterday", "-2 Day")]);
        check("They meet every Monday and on Good Friday, wrote the Sunday Times.", &[]);
        check("It followed the October 7 attack.", &[("October 7", "occasion")]);
        check("They met on Thursday, July 3, 2025.", &[("July 3, 2025", "2025-07-03")]);
        check("This month, and again yesterday.", &[("This month", "+0 Month"), ("yesterday", "-1 Day")]);
        check("It fell almost four years ago.", &[("almost four years ago", "-4 Year about")]);
        check("It fell two days ago.", &[("two days ago", "-2 Day")]);
    }
}
