//! A text as Markdown (`CommonMark`).
//!
//! Whatever a reader of Markdown could take for markup is escaped, that of the common extensions too, so that every
//! text reads back exactly as it is.

use std::collections::BTreeSet;

use super::flow::{Block, Flow, Kind, Piece};
use crate::i18n::page as words;

/// Writes a text.
pub fn write(flow: &Flow) -> String {
    let mut out = String::new();
    let mut before: Option<Kind> = None;
    for block in &flow.blocks {
        let gap = match (before, block.kind) {
            (None, _) => "",
            (Some(Kind::Numbered(one, _)), Kind::Numbered(other, _)) if one == other => "\n",
            (Some(Kind::Bullet), Kind::Bullet) => "\n",
            (Some(Kind::Quote), Kind::Attribution) | (Some(Kind::Passage), Kind::Place) => "\n>\n",
            (_, Kind::Foot) => "\n\n---\n\n",
            _ => "\n\n",
        };
        out.push_str(gap);
        write_block(&mut out, block);
        before = Some(block.kind);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    let mark = match block.kind {
        Kind::Title => "# ".to_owned(),
        Kind::Heading => "## ".to_owned(),
        Kind::Subheading => "### ".to_owned(),
        Kind::Numbered(_, number) => format!("{number}. "),
        Kind::Bullet => "- ".to_owned(),
        Kind::Quote | Kind::Passage => "> ".to_owned(),
        Kind::Attribution | Kind::Place => "> — ".to_owned(),
        _ => String::new(),
    };
    let delimiter = match block.kind {
        Kind::Marking => "**",
        Kind::Remark | Kind::Caption => "*",
        _ => "",
    };
    out.push_str(&mark);
    let mut line = Line::default();
    for (index, piece) in block.pieces.iter().enumerate() {
        let next = block.pieces.get(index + 1).and_then(first_character);
        match piece {
            Piece::Text(text) | Piece::Note(text) => line.emphasised(delimiter, text, next),
            Piece::Strong(text) | Piece::Marked(text) => line.emphasised("**", text, next),
            Piece::Aside(text) => line.emphasised("*", text, next),
            Piece::Sources(numbers) => line.numbers(numbers),
            // A file of text holds no picture, but says what it would show.
            Piece::Picture(_, alternative) => line.text(&words::picture(alternative)),
            Piece::Link(text, address) => {
                // In a link's destination only a reference to a character could still be read as one.
                let target = address.as_str().replace('&', "&amp;");
                line.written.push('[');
                line.text(text);
                line.written.extend(["](<", &target, ">)"]);
            }
        }
    }
    out.push_str(&line.written);
}

/// The first character that a piece is read as.
fn first_character(piece: &Piece) -> Option<char> {
    match piece {
        Piece::Text(text)
        | Piece::Strong(text)
        | Piece::Note(text)
        | Piece::Aside(text)
        | Piece::Marked(text)
        | Piece::Link(text, _) => text.chars().next(),
        Piece::Sources(_) => Some(' '),
        Piece::Picture(..) => Some('['),
    }
}

/// A paragraph as it is written, on one line.
#[derive(Default)]
struct Line {
    written: String,
    /// The last character that was read, not the last that was written.
    last: Option<char>,
}

impl Line {
    /// Writes a text between delimiters.
    ///
    /// Delimiters are read as such only beside the right characters; where those are not there, tags stand in.
    fn emphasised(&mut self, delimiter: &str, text: &str, next: Option<char>) {
        let is_open = |outside: Option<char>| outside.is_none_or(|c| c == ' ');
        let opens = text.starts_with(char::is_alphanumeric) || is_open(self.last);
        let closes = text.ends_with(char::is_alphanumeric) || is_open(next);
        let has_ends = !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace);
        let (open, close) = match delimiter {
            "" => ("", ""),
            _ if opens && closes && has_ends && !self.written.ends_with('*') => (delimiter, delimiter),
            "*" => ("<em>", "</em>"),
            _ => ("<strong>", "</strong>"),
        };
        self.written.push_str(open);
        self.text(text);
        self.written.push_str(close);
    }

    /// Writes the numbers of sources; as no text of ours defines them, the brackets stay what they are.
    fn numbers(&mut self, numbers: &[usize]) {
        let numbers: BTreeSet<usize> = numbers.iter().copied().collect();
        for number in words::numbers_in_ranges(&numbers) {
            self.written.extend([" [", &number, "]"]);
            self.last = Some(']');
        }
    }

    /// Writes a text so that it reads back as it is.
    fn text(&mut self, text: &str) {
        let mut characters = text.chars().peekable();
        // Only digits so far: a number before a stop begins a list.
        let mut is_number = self.last.is_none();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied();
            let is_markup = match character {
                '\\' | '`' | '*' | '_' | '{' | '[' | ']' | '<' | '&' | '#' | '~' | '|' | '$' | '^' => true,
                '+' | '-' | '=' | '>' | ':' | '%' if self.last.is_none() => true,
                '.' | ')' => {
                    (is_number && self.last.is_some()) || (character == '.' && self.last == Some('w'))
                }
                ':' => next == Some('/'),
                '!' => next == Some('['),
                '=' => next == Some('='),
                _ => false,
            };
            if is_markup {
                self.written.push('\\');
            }
            self.written.push(character);
            is_number &= character.is_ascii_digit();
            self.last = Some(character);
        }
    }
}
