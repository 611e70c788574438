//! Words that were divided at the end of a line, and whether their hyphen is their own.

use std::collections::HashSet;

use super::block::Block;

/// The words of a text, by which a divided word is known again.
#[derive(Debug, Default)]
pub(super) struct Words(HashSet<String>);

impl Words {
    /// The words of the blocks; none are gathered where no line ends with a hyphen.
    pub(super) fn of(blocks: &[Block]) -> Self {
        if !blocks.iter().any(|block| divided(&block.text).is_some()) {
            return Self::default();
        }
        let mut words = HashSet::new();
        let mut is_rest = false;
        for block in blocks {
            // The rest of a divided word is none.
            let whole = block
                .text
                .split(' ')
                .skip(usize::from(is_rest))
                .filter(|word| !word.ends_with(['-', '\u{ad}', '¬', '‐']));
            let bare = whole.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
            words.extend(bare.filter(|word| !word.is_empty()));
            is_rest = divided(&block.text).is_some();
        }
        Self(words)
    }

    /// Puts `next` behind `text`, the line before it, with a space or as the rest of a divided word.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        let Some((first, mark)) = divided(text).filter(|_| next.starts_with(char::is_alphanumeric)) else {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(next);
            return;
        };
        let second: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        // "two- and three-year terms"
        if mark == '-' && matches!(second.as_str(), "and" | "or" | "to") {
            text.push(' ');
        } else if mark != '-' || !self.keeps_hyphen(first, &second) {
            text.truncate(text.len() - mark.len_utf8());
        }
        text.push_str(next);
    }

    fn keeps_hyphen(&self, first: &str, second: &str) -> bool {
        let shouted = |word: &str| word.chars().all(char::is_uppercase);
        let has_digit = |word: &str| word.chars().any(|c| c.is_ascii_digit());
        let is_name = second.starts_with(char::is_uppercase) && !shouted(first);
        if is_name || has_digit(first) || has_digit(second) {
            return true;
        }
        let (first, second) = (first.to_lowercase(), second.to_lowercase());
        let last = first.rsplit('-').next().unwrap_or(&first);
        if self.0.contains(&format!("{first}{second}")) {
            return false;
        }
        if self.0.contains(&format!("{first}-{second}")) || last.len() < first.len() {
            return true;
        }
        // Words that stand by themselves in the text are two, joined by a hyphen of their own.
        let are_words = |word: &str| word.chars().count() > 2 && self.0.contains(word);
        OPEN_PARTS.contains(&last) || (!CLOSED_PARTS.contains(&last) && are_words(last) && are_words(&second))
    }
}

/// The last word of a line that ends with a hyphen, without it, and the hyphen.
pub(super) fn divided(line: &str) -> Option<(&str, char)> {
    let mark = line.chars().next_back().filter(|mark| matches!(mark, '-' | '\u{ad}' | '¬' | '‐'))?;
    let before = line.strip_suffix(mark)?;
    let word = before.rsplit(|c: char| c.is_whitespace() || "“\"(‘—–/".contains(c)).next()?;
    let mark = if mark == '‐' { '-' } else { mark };
    word.ends_with(char::is_alphanumeric).then_some((word, mark))
}

/// First parts of compounds, which keep their hyphen.
const OPEN_PARTS: &[&str] = &[
    "all", "anglo", "best", "deep", "eight", "ex", "far", "fifth", "fifty", "first", "five", "forty", "four",
    "fourth", "full", "half", "hard", "high", "ill", "large", "left", "long", "low", "mid", "middle",
    "multi", "near", "nine", "ninety", "non", "old", "one", "part", "pro", "quasi", "right", "second",
    "self", "semi", "seven", "short", "single", "six", "sixty", "small", "so", "still", "ten", "then",
    "third", "thirty", "three", "twenty", "two", "vice", "well", "world", "year",
];
/// Words that begin longer ones more often than compounds.
const CLOSED_PARTS: &[&str] = &[
    "and", "any", "for", "her", "him", "how", "mean", "may", "more", "never", "not", "out", "over", "some",
    "the", "there", "under", "what", "where", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str, elsewhere: &str) -> String {
        let block = |text: &str| Block { text: text.to_owned(), ..Block::default() };
        let words = Words::of(&[block(first), block(second), block(elsewhere)]);
        let mut text = first.to_owned();
        words.join(&mut text, second);
        text
    }

    #[test]
    fn divided_words_are_put_together_and_compounds_keep_their_hyphen() {
        for (first, second, elsewhere, expected) in [
            ("the har-", "bour board", "", "the harbour board"),
            ("with-", "out fear", "He came with his brother and went out.", "without fear"),
            ("the well-", "known owner", "", "the well-known owner"),
            ("the Anglo-", "Saxon king", "", "the Anglo-Saxon king"),
            ("CHAIR-", "MAN CHOSEN", "", "CHAIRMAN CHOSEN"),
            ("their co-", "operation", "Such cooperation is rare.", "their cooperation"),
            ("their co-", "operation", "Such co-operation is rare.", "their co-operation"),
            ("a ship-", "owner", "The owner sold the ship at last.", "a ship-owner"),
            ("in 2019-", "20 it", "", "in 2019-20 it"),
            ("two-", "and three-year terms", "", "two- and three-year terms"),
            ("the har\u{ad}", "bour", "", "the harbour"),
            ("the har¬", "bour", "", "the harbour"),
            ("an up-to-", "date map", "", "an up-to-date map"),
            ("the end —", "so he said", "", "the end — so he said"),
        ] {
            assert_eq!(joined(first, second, elsewhere), expected);
        }
    }
}
