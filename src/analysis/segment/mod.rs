//! Where paragraphs, sentences and words begin and end.
//!
//! Made for news English, harmless to every other script: rules of Unicode's annex 29 are too coarse for "U.S.",
//! initials, headings without a full stop and speech that goes on after its closing mark (“Why?” he asked), so the
//! boundaries are decided here.
//! Every function looks a bounded distance around each character, so the time is linear in the text.

mod characters;
mod footnotes;
mod sentences;
mod tokens;
mod words;

use crate::model::Span;
use crate::text::is_line_end;

pub(crate) use sentences::sentences;
pub use sentences::sentences_around;
pub(crate) use tokens::{Token, TokenKind, tokens};

/// The paragraphs of `text`: its lines that are not blank, without the white space around them.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_line_end(c)) {
        push_trimmed(&mut found, text, start, at);
        start = at + c.len_utf8();
    }
    push_trimmed(&mut found, text, start, text.len());
    found
}

fn push_trimmed(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_are_in_order_on_character_boundaries_and_lose_no_letter(text in "[ -~“”‘’«»…\n。؟éжक्]{0,200}") {
            for spans in [sentences(&text), tokens(&text).into_iter().map(|token| token.span).collect(), paragraphs(&text)] {
                let mut end = 0;
                let mut kept = String::new();
                for span in spans {
                    prop_assert!(span.start >= end && !span.is_empty());
                    kept.push_str(span.of(&text).unwrap());
                    end = span.end;
                }
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(letters(&kept), letters(&text));
            }
        }
    }
}
