//! Words, numbers and marks.

use super::char_at;
use super::characters::{is_solid, is_word_char};
use crate::model::Span;
use crate::text::{is_ignorable, is_quotation_mark};

/// One word, number or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, with its inner apostrophes, hyphens and points ("co-operation", "Russia's", "U.S."). A character of a
    /// script that is written without spaces is a word of its own.
    Word,
    /// Something that begins with a digit ("9,000", "3.5", "1990s", "10:30").
    Number,
    /// A quotation mark of any kind, apostrophes inside words excepted.
    Quote,
    /// Any other single mark or symbol.
    Mark,
}

/// The words, numbers and marks of `text` in order; what is left out is white space, control characters and
/// what is not seen.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let (kind, end) = token_at(text, at, c);
        if let Some(kind) = kind {
            found.push(Token { span: Span::new(at, end), kind });
        }
        at = end;
    }
    found
}

/// The kind of the token at `at` (`None` for what is no token) and where it ends.
fn token_at(text: &str, at: usize, c: char) -> (Option<TokenKind>, usize) {
    let next = at + c.len_utf8();
    if c.is_whitespace() || c.is_control() {
        return (None, next);
    }
    if let Some(end) = elided_word(text, at, c) {
        return (Some(TokenKind::Word), end);
    }
    if is_quotation_mark(c) {
        return (Some(TokenKind::Quote), next);
    }
    if is_solid(c) {
        return (Some(TokenKind::Word), next);
    }
    if !is_word_char(c) {
        return ((!is_ignorable(c)).then_some(TokenKind::Mark), next);
    }
    let kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
    (Some(kind), word_end(text, at, kind))
}

/// Where a Dutch word that begins with an apostrophe ends, if one begins at `at`: the article of a name ("Ada 't Hart")
/// or of a town ("’s-Gravenhage").
fn elided_word(text: &str, at: usize, c: char) -> Option<usize> {
    if !matches!(c, '\'' | '’') || text.get(..at)?.chars().next_back().is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    let start = at + c.len_utf8();
    let rest = text.get(start..)?;
    let capital = |name: &str| name.starts_with(char::is_uppercase);
    if rest.strip_prefix("t ").is_some_and(capital) {
        return Some(start + 1);
    }
    let town = rest.strip_prefix(['s', 'S']).and_then(|rest| rest.strip_prefix('-')).is_some_and(capital);
    town.then(|| word_end(text, start, TokenKind::Word))
}

/// Where the word or number that begins at `start` ends.
fn word_end(text: &str, start: usize, kind: TokenKind) -> usize {
    let mut end = start;
    // Letters since the last point: "U.S." keeps its last point because each of its parts is one letter.
    let mut run = 0;
    let mut points = 0;
    while let Some(c) = char_at(text, end) {
        let next = end + c.len_utf8();
        if is_solid(c) {
            break;
        }
        if is_word_char(c) {
            run += 1;
            end = next;
            continue;
        }
        let after = char_at(text, next).filter(|&c| is_word_char(c) && !is_solid(c));
        let inner = match c {
            '\'' | '’' | '-' | '‑' | '·' => after.is_some_and(char::is_alphanumeric),
            '&' => run <= 2 && after.is_some_and(char::is_uppercase),
            ',' | ':' if kind == TokenKind::Number => after.is_some_and(|c| c.is_ascii_digit()),
            '.' if kind == TokenKind::Number => after.is_some_and(|c| c.is_ascii_digit()),
            // A chain of single letters, or a name of the net ("example.com").
            '.' => after.is_some_and(|c| run == 1 || c.is_lowercase()),
            _ => false,
        };
        if !inner {
            if c == '.' && points > 0 && run == 1 {
                end = next;
            }
            break;
        }
        if c == '.' && run == 1 {
            points += 1;
        }
        run = 0;
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.span.of(text).unwrap()).collect()
    }

    #[test]
    fn dutch_articles_keep_their_apostrophe() {
        assert_eq!(
            words("Ada 't Hart of 's-Nord and ’s-Gravenhage, 'the s-Bahn'."),
            [
                "Ada",
                "'t",
                "Hart",
                "of",
                "'s-Nord",
                "and",
                "’s-Gravenhage",
                ",",
                "'",
                "the",
                "s-Bahn",
                "'",
                "."
            ]
        );
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("Russia's co-operation, U.S. “don't” $9,000.50 (1990s) can’t—no AT&T."),
            [
                "Russia's",
                "co-operation",
                ",",
                "U.S.",
                "“",
                "don't",
                "”",
                "$",
                "9,000.50",
                "(",
                "1990s",
                ")",
                "can’t",
                "—",
                "no",
                "AT&T",
                "."
            ]
        );
        assert_eq!(words("今日 हिन्दी"), ["今", "日", "हिन्दी"]);
    }
}
