//! The words and numbers of a text, as those who look for expressions of time ask for them.

use crate::analysis::claims::{TermKind, terms};
use crate::analysis::segment::{TokenKind, tokens};
use crate::model::Span;
use crate::never::OrNever;
use crate::text::{is_one_of, month_named, number_named, weekday_named};

/// The words and numbers of a text.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let wanted = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let spans =
            tokens(text).into_iter().filter(|token| wanted(token.kind)).map(|token| token.span).collect();
        Self { text, spans }
    }

    pub(super) const fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn span(&self, at: usize) -> Span {
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
    pub(super) fn joined(&self, at: usize) -> bool {
        at + 1 < self.spans.len() && matches!(self.gap(at), " " | ", " | "\u{a0}")
    }

    /// Whether word `at` is in lower case and no function word.
    pub(super) fn is_content(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_lowercase)
            && terms(word).first().is_some_and(|term| term.kind != TermKind::Function)
    }

    /// "this", "last" or "next", as 0, -1 or 1.
    pub(super) fn which(&self, at: usize) -> Option<i16> {
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
}

/// The number of a month, 1 to 12, from its capitalised name or abbreviation, "mid-June" too.
pub(super) fn month(word: &str) -> Option<u8> {
    let word = word.strip_prefix("mid-").unwrap_or(word);
    month_named(word.trim_end_matches('.'))
}

pub(super) fn weekday(word: &str) -> Option<u8> {
    weekday_named(word.trim_end_matches("'s").trim_end_matches("’s"))
}

/// "3", "3rd".
pub(super) fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

pub(super) fn year_number(word: &str) -> Option<i16> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| plain && (1500..=2100).contains(year))
}

pub(super) fn small_number(word: &str) -> Option<i16> {
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    let written = number_named(word).filter(|number| (1..=12).contains(number)).map(i16::from);
    written.or_else(|| word.parse().ok().filter(|number| (1..=500).contains(number)))
}
