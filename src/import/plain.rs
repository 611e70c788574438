//! Plain text to blocks: one for every line that holds something.

use std::ops::Range;

use super::block::Block;
use super::inline::{Marks, find_marks};
use super::wrapping::unwrap_lines;
use crate::never::OrNever;
use crate::text::{is_line_end, single_spaced_words};

/// The blocks of a plain text, which may still have Markdown's marks in it.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let marks = find_marks(text);
    let mut reader = Reader { text, marks: &marks, next_mark: 0, next_bold: 0 };
    let mut blocks: Vec<Block> = Vec::new();
    let mut after_blank = false;
    for range in line_ranges(text) {
        let Some(mut block) = reader.read(range) else {
            after_blank = true;
            continue;
        };
        // A line of `=` makes a heading of the line above it.
        let underlines = block.text.is_empty() && block.source.starts_with("===") && !after_blank;
        if let Some(above) = blocks.last_mut().filter(|_| underlines) {
            above.heading = Some(1);
        }
        block.after_blank = after_blank;
        after_blank = false;
        blocks.push(block);
    }
    let mut blocks = unwrap_lines(blocks);
    blocks.iter_mut().for_each(strip_marks);
    blocks
}

/// Takes all marks off a block's words. Taking some off can bring others to light, so it looks again until there are
/// none.
pub(super) fn strip_marks(block: &mut Block) {
    for _ in 0..MAX_LOOKS {
        if !take_marks(block) {
            break;
        }
    }
}

/// Takes the marks that can be seen off a block's words; whether there were any.
fn take_marks(block: &mut Block) -> bool {
    if !block.text.contains(['*', '_', '~', '#', '>', '[']) {
        return false;
    }
    let (words, mut marks) = find_marks(&block.text).strip(&block.text);
    let words = single_spaced_words(&words);
    let (level, rest, opening) = line_marks(&words);
    block.heading = block.heading.or(level);
    marks.splice(0..0, opening);
    let found = !marks.is_empty();
    if found {
        let is_empty = is_rule(rest);
        block.text = if is_empty { String::new() } else { rest.to_owned() };
        block.marks.extend(marks);
    }
    found
}

/// How often marks are looked for; no text that people write needs more than two.
const MAX_LOOKS: usize = 6;

/// The byte range of every line, without what ends it.
pub(super) fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    // The pair CR LF is one break, not a blank line between two.
    text.split_inclusive(is_line_end).filter_map(move |line| {
        let range = start..start + line.trim_end_matches(is_line_end).len();
        let is_second_half = line == "\n" && text.get(..start).is_some_and(|before| before.ends_with('\r'));
        start += line.len();
        (!is_second_half).then_some(range)
    })
}

/// Reads lines one after the other, with the marks found in the text.
struct Reader<'a> {
    text: &'a str,
    marks: &'a Marks,
    next_mark: usize,
    next_bold: usize,
}

impl Reader<'_> {
    /// The block of a line; `None` if the line is blank.
    fn read(&mut self, range: Range<usize>) -> Option<Block> {
        let line = self.text.get(range.clone())?;
        let source = line.trim();
        let start = range.start + (line.len() - line.trim_start().len());
        let inside = start..start + source.len();
        let (mut words, mut marks) = self.without_marks(inside.clone());
        if single_spaced_words(source).is_empty() {
            return None;
        }
        let mut heading = None;
        if is_rule(source) {
            marks = vec![source.to_owned()];
            words.clear();
        } else {
            let (level, rest, opening) = line_marks(&words);
            heading = level;
            if let Some(opening) = opening {
                marks.insert(0, opening);
                words = rest.to_owned();
            }
        }
        Some(Block {
            text: single_spaced_words(&words),
            source: source.to_owned(),
            marks,
            heading,
            emphasised: self.is_bold(&inside),
            after_blank: false,
        })
    }

    /// The words of a range, and the marks taken out of it.
    fn without_marks(&mut self, range: Range<usize>) -> (String, Vec<String>) {
        let (mut words, mut removed) = (String::with_capacity(range.len()), Vec::new());
        let mut at = range.start;
        while let Some(mark) = self.marks.removed.get(self.next_mark) {
            if mark.start >= range.end {
                break;
            }
            words.push_str(self.text.get(at..mark.start).or_never("marks in order and apart"));
            removed.push(self.text.get(mark.clone()).or_never("a mark of this text").to_owned());
            at = mark.end;
            self.next_mark += 1;
        }
        words.push_str(self.text.get(at..range.end).or_never("a mark of this text"));
        (words, removed)
    }

    fn is_bold(&mut self, range: &Range<usize>) -> bool {
        while self.marks.bold.get(self.next_bold).is_some_and(|bold| bold.end < range.end) {
            self.next_bold += 1;
        }
        self.marks
            .bold
            .get(self.next_bold)
            .is_some_and(|bold| bold.start <= range.start && range.end <= bold.end)
    }
}

/// A line that only draws a rule: three or more of one mark, and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|character| !character.is_whitespace());
    let Some(first) = marks.next() else { return false };
    matches!(first, '-' | '=' | '_' | '*' | '~' | '#' | '—' | '–' | '─' | '•' | '·')
        && marks.clone().count() >= 2
        && marks.all(|mark| mark == first)
}

/// Heading and block-quotation marks at the start of a line: the level, the words after the marks, the marks.
fn line_marks(line: &str) -> (Option<u8>, &str, Option<String>) {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let after = line.get(hashes..).filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or_default();
    let words = after.trim().trim_end_matches('#').trim_end();
    if (1..=6).contains(&hashes) && !words.is_empty() {
        return (u8::try_from(hashes).ok(), words, line.get(..hashes).map(str::to_owned));
    }
    let rest = line.trim_start_matches(['>', ' ']);
    let opening = line.len() - rest.len();
    let quoted = line.starts_with("> ") || line.starts_with(">>");
    // "> 50 %" is a comparison.
    if quoted && !rest.is_empty() && !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return (None, rest, line.get(..opening).map(|marks| marks.trim_end().to_owned()));
    }
    (None, line, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn every_kind_of_line_break_parts_lines_and_a_pair_is_one_break() {
        assert_eq!(texts("a\r\nb\rc\u{2028}d\n\ne"), ["a", "b", "c", "d", "e"]);
        let blank: Vec<bool> = blocks("a\r\nb\r\n\r\nc").iter().map(|block| block.after_blank).collect();
        assert_eq!(blank, [false, false, true]);
    }

    #[test]
    fn headings_quotations_and_rules_lose_their_marks() {
        assert_eq!(
            texts("# One #\n> two\n***\n#3 on the list\n> 50 per cent"),
            ["One", "two", "", "#3 on the list", "> 50 per cent"]
        );
        assert_eq!(blocks("## One").first().and_then(|block| block.heading), Some(2));
        assert_eq!(blocks("One\n===").first().and_then(|block| block.heading), Some(1));
    }

    #[test]
    fn a_line_is_emphasised_when_its_marks_hold_all_of_it() {
        let flags: Vec<bool> =
            blocks("**one**\n**two** three\n**four\nfive**").iter().map(|block| block.emphasised).collect();
        assert_eq!(flags, [true, false, false, false]);
    }
}
