//! What in an article tells on which day it appeared, where it does not state that.

use super::article_day::{ArticleDay, to_civil, weekday_of};
use super::expressions::{Time, TimeExpression};
use super::{Side, Unit, time_expressions};
use crate::analysis::reading::SentenceReading;
use crate::model::{Article, Date, When};
use crate::never::OrNever;
use jiff::ToSpan as _;
use jiff::civil;

/// What in an article tells on which day it appeared.
#[derive(Default)]
pub(crate) struct DayEvidence {
    /// The date that its place line or a line such as "Updated …" gives, with the words.
    pub(super) printed: Option<(Time, String)>,
    /// The year of its copyright line.
    pub(super) copyright: Option<i16>,
    /// The days that it names, in reading order.
    pub(super) days: Vec<DayMention>,
    /// The bare weekdays that lie before the article's day, in reading order.
    pub(super) weekdays: Vec<WeekdayMention>,
    /// The latest date that something is said to have happened at.
    pub(super) latest: Option<Date>,
    /// Whether it tells of last week: what it dates may be of then.
    pub(super) tells_of_last_week: bool,
    /// The bare weekdays that lie ahead.
    pub(super) ahead: Vec<u8>,
    /// The months, by their numbers, that are said to be over ("in March").
    pub(super) past_months: Vec<u8>,
}

/// A day that an article names.
pub(super) struct DayMention {
    pub(super) time: Time,
    /// The weekday beside it.
    pub(super) weekday: Option<u8>,
    pub(super) kind: DayKind,
    pub(super) words: String,
}

/// A bare weekday on which something was.
pub(super) struct WeekdayMention {
    /// The number of its sentence in the article.
    pub(super) sentence: usize,
    /// 0 (Monday) to 6.
    pub(super) weekday: u8,
    /// Whether somebody said something then, which the news does not keep for long.
    of_saying: bool,
}

/// Where a day is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DayKind {
    Prose,
    /// In the words under a picture: the day on which it was taken.
    Caption,
    /// Behind a post that the article shows: "— Ann Holm (@annholm) August 14, 2016".
    Post,
}

/// A date that stands at so many places in an article is no longer looked at: it is a table.
const MOST_DAYS: usize = 400;

/// So many of the first paragraphs may begin with a place line.
const FIRST_LINES: usize = 4;

/// A place line or a line about the article has its date within so many bytes.
const SHORT: usize = 120;

/// Words that a line about the day of an article begins with.
const ABOUT_THE_ARTICLE: &[&str] =
    &["updated", "published", "posted", "last updated", "first published", "last modified", "last edited"];

/// What stands in the words under a picture.
const PICTURE_MARKS: &[&str] = &[
    "(AP Photo",
    "AP Photo/",
    "(Photo",
    "Photo:",
    "Photo by",
    "REUTERS/",
    "(Reuters)",
    "(Associated Press)",
    "Getty Images",
    "/AFP",
    "/AP)",
];

impl DayEvidence {
    /// What `article`, of these sentences, tells.
    pub(crate) fn of(article: &Article, sentences: &[SentenceReading]) -> Self {
        let mut evidence = Self::default();
        let text = article.text.as_str();
        for (number, sentence) in sentences.iter().enumerate() {
            let words = sentence.span.of(text).or_never("a span of this text");
            if sentence.times.is_empty() || !sentence.is_sentence() || is_of_the_archive(words) {
                continue;
            }
            for found in &sentence.times {
                evidence.read(text, sentence, number, *found);
            }
        }
        evidence.read_lines(article);
        evidence
    }

    /// Whether it tells of nothing that happened after a year.
    pub(super) fn may_be_of(&self, year: i16) -> bool {
        self.latest.is_none_or(|date| date.year() <= year)
    }

    fn read(&mut self, text: &str, sentence: &SentenceReading, number: usize, found: TimeExpression) {
        let quoted = sentence.is_quoted_at(found.span.start);
        let past = found.side == Side::Before || found.of_saying;
        if let Time::Fixed(When::On(date)) = found.time
            && found.side == Side::Before
        {
            self.latest = self.latest.max(Some(date));
        }
        match found.time {
            Time::Weekday { day, which: None } if !quoted && past => {
                self.weekdays.push(WeekdayMention {
                    sentence: number,
                    weekday: day,
                    of_saying: found.of_saying,
                });
            }
            Time::Weekday { day, which: None } if !quoted && found.side == Side::Ahead && !found.is_bound => {
                self.ahead.push(day);
            }
            Time::Offset { unit: Unit::Week, count: -1, .. } if !quoted => self.tells_of_last_week = true,
            Time::Yearless { month, day: None } if !quoted && past => self.past_months.push(month),
            Time::Yearless { day: Some(_), .. } | Time::Fixed(When::On(_)) if self.days.len() < MOST_DAYS => {
                let (start, end) =
                    (sentence.span.start + found.span.start, sentence.span.start + found.span.end);
                let before = text.get(..start).or_never("a boundary").trim_end();
                let of_the_archive = is_of_the_archive(words_below(text, start, end));
                let kind = if of_the_archive {
                    return;
                } else if is_signature(before) {
                    DayKind::Post
                } else if is_caption(text, sentence.span.start, end) {
                    DayKind::Caption
                } else {
                    DayKind::Prose
                };
                let counts = kind != DayKind::Prose
                    || (!quoted && (past || (found.weekday.is_some() && found.side != Side::Ahead)));
                if counts && !found.is_bound {
                    let words = text.get(start..end).or_never("a span of this text").to_owned();
                    self.days.push(DayMention { time: found.time, weekday: found.weekday, kind, words });
                }
            }
            _ => {}
        }
    }

    /// Reads the lines that are about the article, those that cleaning took out too.
    fn read_lines(&mut self, article: &Article) {
        let kept = article.text.lines().filter(|line| !line.is_empty());
        let removed = || article.removed.iter().flat_map(|removal| removal.text.lines());
        let first = kept.clone().take(FIRST_LINES).chain(removed()).filter_map(place_line);
        let about = || kept.clone().chain(removed()).filter_map(line_about_the_article);
        self.printed = first.chain(about()).next();
        self.copyright = kept.clone().chain(removed()).find_map(copyright_year);
        for line in removed().filter(|line| line.len() < 1000 && !is_of_the_archive(line)) {
            for found in time_expressions(line) {
                let is_day =
                    matches!(found.time, Time::Yearless { day: Some(_), .. } | Time::Fixed(When::On(_)));
                if is_day && self.days.len() < MOST_DAYS && is_caption(line, 0, found.span.end) {
                    let words = found.span.of(line).or_never("a span of this line").to_owned();
                    self.days.push(DayMention {
                        time: found.time,
                        weekday: found.weekday,
                        kind: DayKind::Caption,
                        words,
                    });
                }
            }
        }
    }
}

/// Whether words under a picture say that it is an old one.
pub(super) fn is_of_the_archive(words: &str) -> bool {
    words.starts_with("FILE")
        || words.contains("file photo")
        || words.contains("File Photo")
        || words.contains("File photo")
}

/// Whether a post's author stands right before its date.
fn is_signature(before: &str) -> bool {
    before.ends_with(')')
        && before.rfind('(').is_some_and(|at| {
            before.len() - at < 40 && before.get(at + 1..).is_some_and(|name| name.starts_with('@'))
        })
}

/// Whether the words from `start` and a little beyond `end` are those under a picture.
fn is_caption(text: &str, start: usize, end: usize) -> bool {
    let words = words_below(text, start, end);
    PICTURE_MARKS.iter().any(|mark| words.contains(mark)) && !is_of_the_archive(words)
}

/// The words from `start` to a little beyond `end`, in one line.
pub(super) fn words_below(text: &str, start: usize, end: usize) -> &str {
    const BEYOND: usize = 90;
    let mut beyond = (end + BEYOND).min(text.len());
    while !text.is_char_boundary(beyond) {
        beyond -= 1;
    }
    let rest = text.get(end..beyond).or_never("boundaries of characters");
    let line_end = rest.find('\n').map_or(beyond, |at| end + at);
    text.get(start..line_end).or_never("boundaries of characters")
}

/// The first day that a short piece of text names.
fn first_day(text: &str) -> Option<TimeExpression> {
    time_expressions(text).into_iter().find(|found| {
        matches!(found.time, Time::Yearless { day: Some(_), .. })
            || matches!(found.time, Time::Fixed(When::On(date)) if date.day().is_some())
    })
}

/// The start of a line, up to a boundary of characters.
fn start_of(line: &str) -> &str {
    let mut end = line.len().min(SHORT);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).or_never("a boundary of characters")
}

/// The date of a place line: "KANDOR, July 3 (Reuters) – …".
pub(super) fn place_line(line: &str) -> Option<(Time, String)> {
    let start = start_of(line);
    let place = start.split([',', ' ']).next()?;
    if place.chars().count() < 3
        || place.chars().any(char::is_lowercase)
        || !place.starts_with(char::is_alphabetic)
    {
        return None;
    }
    let found = first_day(start)?;
    let before = start.get(..found.span.start)?;
    let after = start.get(found.span.end..)?.trim_start();
    let leads = before.len() < 60 && before.ends_with([' ', ',']) && before.contains(',');
    (leads && after.starts_with(['(', '/', '-', '–', '—', ':'])).then(|| (found.time, words_of(start, found)))
}

/// The date of a line such as "Updated 3 July 2025".
fn line_about_the_article(line: &str) -> Option<(Time, String)> {
    let lower = start_of(line).trim_start().to_lowercase();
    let leads = ABOUT_THE_ARTICLE.iter().any(|lead| lower.starts_with(lead));
    if !leads || line.len() > SHORT {
        return None;
    }
    let found = first_day(line)?;
    matches!(found.time, Time::Fixed(_)).then(|| (found.time, words_of(line, found)))
}

fn words_of(text: &str, found: TimeExpression) -> String {
    found.span.of(text).or_never("a span of this text").to_owned()
}

/// The year of a copyright line.
fn copyright_year(line: &str) -> Option<i16> {
    let lower = start_of(line).to_lowercase();
    if !lower.contains("copyright") && !lower.contains('©') {
        return None;
    }
    let mut years = lower.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    let year = years.next()?.parse().ok().filter(|year| (1980..=2100).contains(year))?;
    // "© 1996–2019" is the outlet's.
    years.next().is_none().then_some(year)
}

/// The day that a mention comes to, its year by `year_of` where it has none, unless the weekday beside it disagrees.
pub(super) fn day_of(mention: &DayMention, year_of: impl Fn(u8, u8) -> Option<i16>) -> Option<civil::Date> {
    let day = day_of_time(mention.time, year_of)?;
    mention.weekday.is_none_or(|weekday| weekday == weekday_of(day)).then_some(day)
}

pub(super) fn day_of_time(time: Time, year_of: impl Fn(u8, u8) -> Option<i16>) -> Option<civil::Date> {
    match time {
        Time::Fixed(When::On(date)) => to_civil(date),
        Time::Yearless { month, day: Some(day) } => {
            to_civil(Date::year_month_day(year_of(month, day)?, month, day)?)
        }
        _ => None,
    }
}

/// So many days back a bare weekday reaches in the news.
const FRESH: u8 = 4;

/// The days on which an article appeared that names `day` as its latest and these weekdays: from the first day on which
/// what was said is fresh to the first on which all of them are, and up to two more as long as none of them would mean
/// another day.
pub(super) fn narrowed(day: civil::Date, evidence: &DayEvidence) -> ArticleDay {
    let back = |from: civil::Date, weekday: u8| (weekday_of(from) + 7 - weekday) % 7;
    let first_fresh = |all: bool| {
        (0..7).filter_map(|days: i64| day.checked_add(days.days()).ok()).find(|day| {
            let mut counted = evidence.weekdays.iter().filter(|mention| all || mention.of_saying);
            counted.all(|mention| back(*day, mention.weekday) <= FRESH)
        })
    };
    let week = || ArticleDay::between(day, day.checked_add(6.days()).unwrap_or(day));
    let Some((said, all)) = first_fresh(false).zip(first_fresh(true)) else { return week() };
    let stays = evidence.weekdays.iter().map(|mention| 6 - back(all, mention.weekday));
    let until_ahead = evidence.ahead.iter().map(|weekday| (weekday + 6 - weekday_of(all)) % 7);
    let more = stays.chain(until_ahead).chain([2]).min().unwrap_or(0);
    ArticleDay::between(said, all.checked_add(i64::from(more).days()).unwrap_or(all))
}
