//! Markdown's marks inside lines of plain text.
//!
//! More conservative than Markdown itself, because the text may not be Markdown at all: a mark counts only where it
//! has a partner and touches words on its inner side and none on its outer side, so that `5*3`, `f***`, `a_b_c` and
//! a lone `*` stay as they are.

use std::ops::Range;

use crate::never::OrNever;

/// Marks found in a text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The byte ranges to take out, in order, apart from each other, none across a line break.
    pub(super) removed: Vec<Range<usize>>,
    /// The byte ranges in bold, marks included, in order.
    pub(super) bold: Vec<Range<usize>>,
}

/// Finds emphasis, links and images in `text`, in one pass.
pub(super) fn find_marks(text: &str) -> Marks {
    let mut finder = Finder { text, marks: Marks::default(), brackets: Vec::new(), openers: Vec::new() };
    finder.run();
    let mut marks = finder.marks;
    marks.removed = merged(marks.removed);
    marks.bold = merged(marks.bold);
    marks
}

struct Finder<'a> {
    text: &'a str,
    marks: Marks,
    /// The places of `[` and `![` that are still open on this line.
    brackets: Vec<usize>,
    /// The emphasis that is still open: at most one for each kind of mark.
    openers: Vec<(char, Range<usize>)>,
}

impl Marks {
    /// What is left of `text` without the marks, and the marks.
    pub(super) fn strip(&self, text: &str) -> (String, Vec<String>) {
        let (mut words, mut removed) = (String::with_capacity(text.len()), Vec::new());
        let mut at = 0;
        for mark in &self.removed {
            words.push_str(text.get(at..mark.start).or_never("marks in order and apart"));
            removed.push(text.get(mark.clone()).or_never("a mark of this text").to_owned());
            at = mark.end;
        }
        words.push_str(text.get(at..).or_never("a mark of this text"));
        (words, removed)
    }
}

impl Finder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        let mut before: Option<char> = None;
        while let Some(character) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            let mut end = at + character.len_utf8();
            match character {
                '\n' | '\r' => {
                    self.end_line();
                }
                '[' => self.brackets.push(if before == Some('!') { at - 1 } else { at }),
                ']' => end = self.close_bracket(at).unwrap_or(end),
                '*' | '_' | '~' => end = self.emphasis(character, at, before),
                'h' | 'w' if before.is_none_or(|before| !before.is_alphanumeric()) => {
                    end = self.address_end(at).unwrap_or(end);
                }
                _ => {}
            }
            before = self.text.get(at..end).and_then(|taken| taken.chars().next_back());
            at = end;
        }
        self.end_line();
    }

    /// Marks end with their line. One that opened it and has no partner belongs to emphasis over several lines.
    fn end_line(&mut self) {
        self.brackets.clear();
        for (mark, run) in std::mem::take(&mut self.openers) {
            if is_strong(mark, &run) && begins_line(self.text, run.start) {
                self.marks.removed.push(run);
            }
        }
    }

    /// At `]`: takes the marks of a link, or a whole image, and gives the place after its address.
    fn close_bracket(&mut self, at: usize) -> Option<usize> {
        let open = self.brackets.pop()?;
        let inside = self.text.get(at + 1..)?.strip_prefix('(')?;
        let end = at + 2 + target_length(inside)?;
        if self.text.get(open..)?.starts_with('!') {
            self.marks.removed.push(open..end);
        } else {
            self.marks.removed.push(open..open + 1);
            self.marks.removed.push(at..end);
        }
        Some(end)
    }

    /// At a run of emphasis marks: closes or opens emphasis, and gives the place after the run.
    fn emphasis(&mut self, mark: char, at: usize, before: Option<char>) -> usize {
        let rest = self.text.get(at..).or_never("a place in this text");
        let length = rest.len() - rest.trim_start_matches(mark).len();
        let run = at..at + length;
        let after = self.text.get(run.end..).and_then(|rest| rest.chars().next());
        let known = if mark == '~' { length == 2 } else { length <= 3 };
        if !known {
            return run.end;
        }
        let is_space = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let open = self.openers.iter().position(|(kind, range)| *kind == mark && range.len() == length);
        if let Some(open) = open.filter(|_| !is_space(before) && !is_word(after)) {
            let (_, opener) = self.openers.swap_remove(open);
            if mark != '~' && length > 1 {
                self.marks.bold.push(opener.start..run.end);
            }
            self.marks.removed.push(opener);
            self.marks.removed.push(run.clone());
        } else if is_strong(mark, &run) && !is_space(before) && ends_line(self.text, run.end) {
            self.marks.removed.push(run.clone());
        } else if !is_space(after) && !is_word(before) {
            if let Some(open) = open {
                self.openers.swap_remove(open);
            }
            self.openers.push((mark, run.clone()));
        }
        run.end
    }

    /// The end of the bare address that begins at `at`, so that its underscores are not taken for marks.
    fn address_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let is_address = ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start));
        let stop = |character: char| character.is_whitespace() || "()[]<>\"*“”".contains(character);
        is_address.then(|| at + rest.find(stop).unwrap_or(rest.len()))
    }
}

/// Whether a run is Markdown's mark for bold type; nothing else in a text looks like it.
fn is_strong(mark: char, run: &Range<usize>) -> bool {
    mark == '*' && run.len() == 2
}

/// Whether nothing but white space stands between the start of the line and `at`.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).or_never("a place in this text").trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', '\r'])
}

/// Whether nothing but white space stands between `at` and the end of the line.
fn ends_line(text: &str, at: usize) -> bool {
    let after = text.get(at..).or_never("a place in this text").trim_start_matches([' ', '\t']);
    after.is_empty() || after.starts_with(['\n', '\r'])
}

/// The length of a link's target up to and including its `)`, where `rest` follows the `(`.
///
/// Only what looks like an address counts; an aside in brackets after a bracketed insertion is prose.
fn target_length(rest: &str) -> Option<usize> {
    let starts = ["http://", "https://", "www.", "mailto:", "/", "#", "<http"];
    if !starts.iter().any(|start| rest.starts_with(start)) {
        return None;
    }
    let mut depth = 0_usize;
    let mut in_title = false;
    let mut before = '(';
    for (at, character) in rest.char_indices() {
        match character {
            '\n' | '\r' | '[' | ']' => return None,
            '"' => in_title = !in_title,
            _ if in_title => {}
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at + 1),
            ')' => depth -= 1,
            // After the address only a title in quotation marks may follow.
            _ if before == ' ' && character != ' ' => return None,
            _ => {}
        }
        before = character;
    }
    None
}

/// Sorts ranges and joins those that overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let (words, _) = find_marks(text).strip(text);
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn emphasis_loses_its_marks() {
        check(
            "**Bold** and *plain* and ***both***, __so__ _it_ is ~~not~~.",
            "Bold and plain and both, so it is not.",
        );
        check("**Bold, _nested_**.", "Bold, nested.");
        check("(**a**) “*b*”", "(a) “b”");
        check("**one\ntwo**", "one\ntwo");
    }

    #[test]
    fn what_is_no_pair_of_marks_stays() {
        for text in [
            "5*3*2",
            "a * b * c",
            "f*** and s***",
            "snake_case_name",
            "* a note",
            "price* and tax*",
            "**",
            "~5~",
        ] {
            check(text, text);
        }
        check("*one\ntwo*", "*one\ntwo*");
        check("See **one\ntwo** there", "See **one\ntwo** there");
    }

    #[test]
    fn links_keep_their_words_and_images_go() {
        check("See [the text](https://a.example/b_(c)_d \"title\").", "See the text.");
        check("[![alt](/a.png)](https://b.example) x", " x");
        check("![alt text](https://a.example/i.jpg)", "");
        check("He [the king](or so) said [sic] (http://x)", "He [the king](or so) said [sic] (http://x)");
        check("https://a.example/_x_ and *y*", "https://a.example/_x_ and y");
    }

    #[test]
    fn time_is_linear_in_the_length() {
        for piece in ["[", "](", "*a", "[a](http", "**", "_ _", "[a](/\"", "](/("] {
            let text = piece.repeat(300_000);
            assert!(find_marks(&text).removed.len() <= text.len());
        }
    }
}
