//! Right-to-left passages in lists and in the reader.
//!
//! egui shapes each word in its own direction but sets words from left to right.
//! Here a passage with right-to-left letters is broken into lines and each line put into visual order, by the rules
//! of the Unicode Bidirectional Algorithm (UAX #9) for text without explicit controls: numbers and neutral
//! characters are resolved by what stands around them (N1, N2), runs are reversed (L2), brackets mirrored (L4).
//! The page itself is set by another engine, with the whole algorithm.

use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Align, FontId};

use crate::never::OrNever;
use crate::text::{Reading, reading, reads_right_to_left};

/// Whether `text` holds right-to-left letters at all.
pub(in crate::ui) fn has_rtl(text: &str) -> bool {
    text.chars().any(reads_right_to_left)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
    Neutral,
}

/// The direction of a character behind one of the direction `before`.
fn direction(character: char, before: Direction) -> Direction {
    match reading(character) {
        Reading::RightToLeft => Direction::Right,
        Reading::LeftToRight | Reading::Number => Direction::Left,
        // Joiners belong to the letters around them, as marks do.
        Reading::Mark => before,
        Reading::Neutral if matches!(character, '\u{200C}' | '\u{200D}') => before,
        Reading::Neutral => Direction::Neutral,
    }
}

/// A stretch of one direction and one format.
#[derive(Clone, Debug)]
struct Token {
    text: String,
    section: usize,
    direction: Direction,
}

impl Token {
    fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// The same passage in visual order: lines no wider than `job.wrap.max_width`, at most `job.wrap.max_rows` of them.
///
/// `measure` gives the width of a text in a font. The lines are aligned to the right where the passage's first
/// letter is a right-to-left one.
pub(super) fn visual(job: &LayoutJob, mut measure: impl FnMut(&str, &FontId) -> f32) -> LayoutJob {
    let tokens = tokens(job);
    let base = tokens
        .iter()
        .map(|token| token.direction)
        .find(|direction| *direction != Direction::Neutral)
        .unwrap_or(Direction::Left);
    let format = |section: usize| {
        job.sections.get(section).map(|section| section.format.clone()).or_never("a section of this job")
    };
    let width = |token: &Token| measure(&token.text, &format(token.section).font_id);
    let mut lines = lines(tokens, job.wrap.max_width, width);
    if lines.len() > job.wrap.max_rows {
        lines.truncate(job.wrap.max_rows);
        if let Some(last) = lines.last_mut() {
            let section = last.last().map_or(0, |token| token.section);
            last.push(Token { text: "…".to_owned(), section, direction: Direction::Neutral });
        }
    }
    let mut set = LayoutJob { wrap: TextWrapping::no_max_width(), ..LayoutJob::default() };
    if base == Direction::Right {
        set.halign = Align::RIGHT;
    }
    let count = lines.len();
    for (index, line) in lines.into_iter().enumerate() {
        for token in reordered(line, base) {
            append(&mut set, &token.text, format(token.section));
        }
        if index + 1 < count {
            append(&mut set, "\n", format(0));
        }
    }
    set
}

/// One line in visual order.
pub(in crate::ui) fn visual_line(text: &str) -> String {
    if !has_rtl(text) {
        return text.to_owned();
    }
    let job = LayoutJob::single_section(text.to_owned(), TextFormat::default());
    visual(&LayoutJob { wrap: TextWrapping::no_max_width(), ..job }, |_, _| 0.0).text
}

fn append(job: &mut LayoutJob, text: &str, format: TextFormat) {
    job.append(text, 0.0, format);
}

fn tokens(job: &LayoutJob) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (section, LayoutSection { byte_range, .. }) in job.sections.iter().enumerate() {
        let Some(text) = job.text.get(byte_range.start.0..byte_range.end.0) else { continue };
        for character in text.chars() {
            let before = tokens.last().map_or(Direction::Neutral, |last| last.direction);
            let direction = direction(character, before);
            match tokens.last_mut() {
                Some(last)
                    if last.section == section
                        && last.direction == direction
                        && direction != Direction::Neutral =>
                {
                    last.text.push(character);
                }
                _ => tokens.push(Token { text: character.to_string(), section, direction }),
            }
        }
    }
    tokens
}

/// Breaks a passage into lines at its white space.
fn lines(tokens: Vec<Token>, room: f32, mut width: impl FnMut(&Token) -> f32) -> Vec<Vec<Token>> {
    let mut lines = Vec::new();
    let mut line: Vec<Token> = Vec::new();
    let mut line_width = 0.0;
    let mut word: Vec<Token> = Vec::new();
    let mut word_width = 0.0;
    // A last space ends the last word.
    let end = Token { text: " ".to_owned(), section: 0, direction: Direction::Neutral };
    for token in tokens.into_iter().chain([end]) {
        let token_width = width(&token);
        if !token.is_space() {
            word_width += token_width;
            word.push(token);
            continue;
        }
        if line_width + word_width > room && !line.is_empty() {
            lines.push(trimmed(std::mem::take(&mut line)));
            line_width = 0.0;
        }
        line.append(&mut word);
        line_width += word_width + token_width;
        line.push(token);
        word_width = 0.0;
    }
    lines.push(trimmed(line));
    lines
}

fn trimmed(mut line: Vec<Token>) -> Vec<Token> {
    while line.last().is_some_and(Token::is_space) {
        line.pop();
    }
    line
}

/// A line in visual order, from left to right.
fn reordered(mut line: Vec<Token>, base: Direction) -> Vec<Token> {
    resolve_neutrals(&mut line, base);
    for token in line.iter_mut().filter(|token| token.direction == Direction::Right) {
        if let Some(mirrored) = mirrored(&token.text) {
            token.text = mirrored.to_owned();
        }
    }
    let against = if base == Direction::Right { Direction::Left } else { Direction::Right };
    if base == Direction::Right {
        line.reverse();
    }
    let mut set = Vec::with_capacity(line.len());
    let mut run: Vec<Token> = Vec::new();
    for token in line {
        if token.direction == against {
            run.push(token);
        } else {
            set.extend(run.drain(..).rev());
            set.push(token);
        }
    }
    set.extend(run.into_iter().rev());
    set
}

/// Gives neutral tokens the direction of both their neighbours, or else the passage's (rules N1 and N2).
fn resolve_neutrals(line: &mut [Token], base: Direction) {
    let mut before = base;
    let mut index = 0;
    while index < line.len() {
        let neutral = |token: &&Token| token.direction == Direction::Neutral;
        let count = line.get(index..).or_never("a place in the line").iter().take_while(neutral).count();
        let after = line.get(index + count).map_or(base, |token| token.direction);
        let resolved = if before == after { before } else { base };
        for token in line.iter_mut().skip(index).take(count) {
            token.direction = resolved;
        }
        before = after;
        index += count + 1;
    }
}

fn mirrored(text: &str) -> Option<&'static str> {
    Some(match text {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        "‹" => "›",
        "›" => "‹",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_right_to_left_passage_stand_from_right_to_left() {
        assert_eq!(visual_line("سلام دنیا"), "دنیا سلام");
        assert_eq!(visual_line("در سال 2025 شد."), ".شد 2025 سال در");
    }

    #[test]
    fn numbers_and_foreign_names_keep_their_own_order() {
        assert_eq!(visual_line("خبر Reuters News داد"), "داد Reuters News خبر");
        assert_eq!(visual_line("بها 3.5 است"), "است 3.5 بها");
    }

    #[test]
    fn brackets_and_guillemets_are_mirrored_and_change_sides() {
        assert_eq!(visual_line("گفت: «این (آن)»."), ".«(آن) این» :گفت");
    }

    #[test]
    fn a_foreign_name_in_a_left_to_right_passage_is_reversed_alone() {
        assert_eq!(visual_line("The word سلام دنیا means peace."), "The word دنیا سلام means peace.");
        assert_eq!(visual_line("Nothing to do."), "Nothing to do.");
    }

    #[test]
    fn lines_break_in_reading_order_and_are_cut_with_an_ellipsis() {
        let mut job = LayoutJob::single_section("یک دو سه چهار".to_owned(), TextFormat::default());
        job.wrap = TextWrapping { max_width: 7.0, ..TextWrapping::default() };
        let measure = |text: &str, _: &FontId| text.chars().count() as f32;
        assert_eq!(visual(&job, measure).text, "دو یک\nچهار سه");
        job.wrap.max_rows = 1;
        assert_eq!(visual(&job, measure).text, "…دو یک");
    }
}
