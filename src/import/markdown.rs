//! Markdown (`CommonMark`) to blocks.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::Block;
use super::wrapping::unwrap_lines;
use crate::never::OrNever;
use crate::text::single_spaced_words;

/// The blocks of a Markdown text.
///
/// A line break inside a paragraph parts blocks unless the text is filled to a width: many who save articles as
/// Markdown put a paragraph on each line.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        reader.take(event, range);
    }
    reader.end_line();
    reader.leftovers(text.len());
    unwrap_lines(reader.blocks)
}

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// The line that is being read: its words, and where they stand in the source.
    words: String,
    kept: Vec<Range<usize>>,
    /// Everything before this byte has been accounted for.
    done: usize,
    heading: Option<u8>,
    strong_depth: usize,
    image_depth: usize,
    all_strong: bool,
    after_blank: bool,
}

impl<'a> Reader<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            words: String::new(),
            kept: Vec::new(),
            done: 0,
            heading: None,
            strong_depth: 0,
            image_depth: 0,
            all_strong: true,
            after_blank: false,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(words) | Event::Code(words) => self.words(&words, range),
            Event::Html(html) => self.html(&html, &range),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Start(Tag::Heading { level, .. }) => {
                self.end_block();
                self.heading = Some(level as u8);
            }
            Event::End(TagEnd::Heading(_)) => {
                self.end_block();
                self.heading = None;
            }
            Event::Start(Tag::Strong) => self.strong_depth += 1,
            Event::End(TagEnd::Strong) => self.strong_depth = self.strong_depth.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => self.image_depth += 1,
            Event::End(TagEnd::Image) => self.image_depth = self.image_depth.saturating_sub(1),
            Event::Start(Tag::Item) => {
                self.end_block();
                self.number_of_item(&range);
            }
            Event::Start(Tag::Emphasis | Tag::Link { .. } | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Link | TagEnd::Strikethrough)
            | Event::InlineHtml(_) => {}
            Event::End(_) | Event::Rule => {
                self.end_block();
                self.leftovers(range.end);
            }
            _ => self.end_block(),
        }
    }

    /// Words of the article, on one line or, in code, on several.
    fn words(&mut self, words: &str, range: Range<usize>) {
        // The description of a picture is not the article's prose.
        if self.image_depth > 0 {
            return;
        }
        self.all_strong &= self.strong_depth > 0;
        self.kept.push(range);
        let mut lines = words.split('\n');
        self.words.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.end_line();
            self.words.push_str(line);
        }
    }

    /// A block of HTML may hold prose between its tags; only the tags go.
    fn html(&mut self, html: &str, range: &Range<usize>) {
        let mut at = range.start;
        let mut inside_tag = false;
        for piece in html.split_inclusive(['<', '>', '\n']) {
            let start = at;
            at += piece.len();
            let words = piece.trim_end_matches(['<', '>', '\n']);
            if !inside_tag && !words.trim().is_empty() {
                self.words(words, start..start + words.len());
            }
            match piece.chars().next_back() {
                Some('<') => inside_tag = true,
                Some('>') => inside_tag = false,
                Some('\n') => self.end_line(),
                _ => {}
            }
        }
    }

    /// The number of an ordered item is kept: a paragraph that opens with "1994." reads as one.
    fn number_of_item(&mut self, range: &Range<usize>) {
        let item = self.text.get(range.clone()).or_never("an item of this text");
        let number = item.len() - item.trim_start_matches(|character: char| character.is_ascii_digit()).len();
        if number > 0 {
            let marker = item.get(..=number).or_never("the mark behind the number");
            self.words.push_str(marker);
            self.words.push(' ');
            self.kept.push(range.start..range.start + marker.len());
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        self.after_blank = true;
    }

    /// Makes a block of the line read so far.
    fn end_line(&mut self) {
        let text = single_spaced_words(&std::mem::take(&mut self.words));
        let kept = std::mem::take(&mut self.kept);
        let all_strong = std::mem::replace(&mut self.all_strong, true);
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return };
        if text.is_empty() {
            return;
        }
        let start = self.done.min(first.start);
        let end = self.end_of_marks(last.end);
        let block = Block {
            text,
            source: self.text.get(start..end).or_never("a block of this text").trim().to_owned(),
            marks: self.between(start, end, &kept),
            heading: self.heading,
            emphasised: all_strong,
            after_blank: std::mem::take(&mut self.after_blank),
        };
        self.done = end;
        self.blocks.push(block);
    }

    /// The end of the marks that follow the words that end at `at`: up to the end of the line.
    fn end_of_marks(&self, at: usize) -> usize {
        let rest = self.text.get(at..).or_never("a place in this text");
        at + rest.find('\n').unwrap_or(rest.len())
    }

    /// What stands in the source between the words kept, white space aside.
    fn between(&self, start: usize, end: usize, kept: &[Range<usize>]) -> Vec<String> {
        let mut marks = Vec::new();
        let mut at = start;
        let ends = std::iter::once((end, end));
        for (from, to) in kept.iter().map(|range| (range.start, range.end)).chain(ends) {
            let mark = self.text.get(at..from).or_never("words kept in order and apart").trim();
            if !mark.is_empty() {
                marks.push(mark.to_owned());
            }
            at = at.max(to);
        }
        marks
    }

    /// Makes a block of what stands between the last words and `end`: a picture, a rule, an address for later.
    fn leftovers(&mut self, end: usize) {
        let rest = self.text.get(self.done..end).unwrap_or_default().trim();
        if !rest.is_empty() {
            let (source, marks) = (rest.to_owned(), vec![rest.to_owned()]);
            self.blocks.push(Block { source, marks, ..Block::default() });
        }
        self.done = self.done.max(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|block| block.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn marks_go_and_words_stay() {
        let text = "# The *title*\n\nA [link](https://a.example) and `code`, ~~old~~ &amp; \\*new\\*.\n\n> Quoted.\n\n\
                    - one\n- two\n\n1994. A year.\n\n![picture](a.png)\n";
        assert_eq!(
            texts(text),
            ["The title", "A link and code, old & *new*.", "Quoted.", "one", "two", "1994. A year."]
        );
    }

    #[test]
    fn a_paragraph_on_each_line_stays_a_paragraph() {
        assert_eq!(texts("**Title**\nThe first.\nThe second."), ["Title", "The first.", "The second."]);
        assert!(blocks("**Title**\nThe first.").first().is_some_and(|block| block.emphasised));
    }

    #[test]
    fn prose_in_html_is_kept() {
        assert_eq!(texts("<div>\nThe words.\n</div>\n\nAnd <b>more</b>."), ["The words.", "And more."]);
    }

    #[test]
    fn what_was_taken_out_is_listed() {
        let blocks = blocks("## Head\n\nA **bold** [word](https://a.example).\n\n[1]: https://b.example\n");
        let marks: Vec<_> = blocks.iter().map(Block::marks_removed).collect();
        assert_eq!(
            marks,
            [
                Some("##".to_owned()),
                Some("**…**…[…](https://a.example)".to_owned()),
                Some("[1]: https://b.example".to_owned())
            ]
        );
    }
}
