//! What the classifier sees of a line: 32-bit hashes, one for each thing that can be said of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::{entries, is_quotation_mark};

/// The features of lines that follow each other in a text.
pub(super) fn of_lines(lines: &[&str]) -> Vec<Vec<u32>> {
    let shapes: Vec<Shape> = lines.iter().map(|line| Shape::of(line)).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *times.entry(line).or_default() += 1;
    }
    let mut all = Vec::with_capacity(lines.len());
    for (at, (line, shape)) in lines.iter().zip(&shapes).enumerate() {
        let mut out = Vec::with_capacity(96);
        shape.push_own(&mut out);
        let side = |at: Option<usize>| at.and_then(|at| shapes.get(at)).map_or(0, Shape::class);
        let (before, after) = (side(at.checked_sub(1)), side(Some(at + 1)));
        let around = shapes.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR + 1);
        let short = around.filter(|shape| shape.words.len() < SHORT).count();
        let repeated = times.get(line).is_some_and(|times| *times > 1);
        for (namespace, value) in [
            (40, before),
            (41, after),
            (42, before * 32 + after),
            (43, (short as u32) * 8 + shape.length()),
            (44, u32::from(repeated) * 8 + shape.length()),
            (45, (at as u32).min(6) * 8 + shape.length()),
            (46, ((lines.len() - at) as u32).min(6) * 8 + shape.length()),
            (47, after * 32 + shape.class()),
            (48, before * 32 + shape.class()),
        ] {
            out.push(mix(namespace, value));
        }
        out.sort_unstable();
        out.dedup();
        all.push(out);
    }
    all
}

/// How a line looks.
struct Shape {
    /// Hashes of its words without regard to case; all numbers of as many digits are one word.
    words: Vec<u32>,
    capitals: usize,
    shouted: usize,
    numbers: usize,
    small: usize,
    breaks: usize,
    first: u32,
    last: u32,
    quoted: u32,
    /// A bit for each thing that stands in it.
    signs: u32,
    is_closed: bool,
}

impl Shape {
    fn of(line: &str) -> Self {
        let mut shape = Self {
            words: Vec::new(),
            capitals: 0,
            shouted: 0,
            numbers: 0,
            small: 0,
            breaks: 0,
            first: line.chars().next().map_or(0, class_of),
            last: line.chars().next_back().map_or(0, class_of),
            quoted: u32::from(line.starts_with(is_quotation_mark)) * 2
                + u32::from(line.contains(is_quotation_mark)),
            signs: signs(line),
            is_closed: line
                .trim_end_matches(|c| is_quotation_mark(c) || matches!(c, ')' | ']'))
                .ends_with(['.', '!', '?', '…', '。', '۔', '।', '؟']),
        };
        let mut closed = false;
        for piece in line.split_whitespace() {
            let capital = piece.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
            shape.breaks += usize::from(closed && capital);
            closed = piece.ends_with(['.', '!', '?']) && piece.len() > 4;
            piece
                .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
                .filter(|word| !word.is_empty())
                .for_each(|word| shape.take(word));
        }
        shape
    }

    fn take(&mut self, word: &str) {
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        let mut hash = 0x811C_9DC5_u32;
        for character in word.chars().flat_map(char::to_lowercase) {
            let character = if is_number { '0' } else { character };
            hash = (hash ^ u32::from(character)).wrapping_mul(0x0100_0193);
        }
        self.numbers += usize::from(word.starts_with(|c: char| c.is_ascii_digit()));
        self.capitals += usize::from(word.starts_with(char::is_uppercase));
        self.shouted += usize::from(word.len() > 1 && !word.chars().any(|c| !c.is_uppercase()));
        self.small += usize::from(SMALL_WORDS.binary_search(&hash).is_ok());
        self.words.push(hash);
    }

    /// In which class of lengths it is.
    fn length(&self) -> u32 {
        const ENDS: [usize; 7] = [1, 3, 6, 10, 16, 28, 60];
        ENDS.iter().filter(|end| self.words.len() > **end).count() as u32
    }

    /// How it looks to its neighbours; a side without a line is 0.
    fn class(&self) -> u32 {
        let mostly_capitals = self.capitals * 2 > self.words.len();
        1 + self.length() / 2 * 4 + u32::from(self.is_closed) * 2 + u32::from(mostly_capitals)
    }

    /// Pushes what can be said of the line by itself.
    fn push_own(&self, out: &mut Vec<u32>) {
        let tenths = |part: usize| (part * 8 / self.words.len().max(1)) as u32;
        let length = self.length();
        for (namespace, value) in [
            (1, 0),
            (2, length),
            (3, self.last),
            (4, self.first),
            (5, self.last * 8 + length),
            (6, tenths(self.capitals) * 8 + length),
            (7, tenths(self.shouted)),
            (8, tenths(self.small) * 8 + length),
            (9, (self.breaks as u32).min(3) * 8 + length),
            (10, tenths(self.numbers) * 8 + length),
            (11, self.quoted * 8 + length),
            (12, u32::from(self.is_closed) * 8 + length),
        ] {
            out.push(mix(namespace, value));
        }
        for bit in 0..SIGNS {
            if self.signs >> bit & 1 == 1 {
                out.push(mix(13, bit));
                out.push(mix(14, bit * 8 + length));
            }
        }
        self.push_words(length, out);
    }

    fn push_words(&self, length: u32, out: &mut Vec<u32>) {
        let count = self.words.len();
        let is_near_an_end = |at: usize| at < OPENING || at + ENDING >= count;
        for (at, &word) in self.words.iter().enumerate() {
            if count <= LONG || is_near_an_end(at) {
                out.push(mix(20, word));
                if count <= SHORT {
                    out.push(mix(21, word));
                }
            }
        }
        for (at, pair) in self.words.windows(2).enumerate() {
            if let [one, two] = *pair
                && (count <= MIDDLING || at < 2 || at + 3 >= count)
            {
                out.push(mix(22, one.rotate_left(7) ^ two));
            }
        }
        for (place, namespace) in (0..3).zip(23..) {
            if let Some(&word) = self.words.get(place) {
                out.push(mix(namespace, word));
            }
            if let Some(&word) = count.checked_sub(place + 1).and_then(|at| self.words.get(at)) {
                out.push(mix(namespace + 4, word));
            }
        }
        if let Some(&word) = self.words.first() {
            out.push(mix(30, word.rotate_left(5) ^ (length / 2)));
        }
    }
}

/// What stands in a line, a bit for each.
fn signs(line: &str) -> u32 {
    let bytes = line.as_bytes();
    let clock = bytes.windows(3).any(|run| {
        matches!(run, [hour, mark, minute] if hour.is_ascii_digit() && matches!(mark, b':' | b'.') && minute.is_ascii_digit())
    });
    let year = bytes.windows(4).any(|run| matches!(run, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit()));
    let bracket =
        line.trim_end_matches('.').strip_suffix([')', ']']).and_then(|line| line.rsplit_once(['(', '[']));
    let name_in_bracket = bracket.is_some_and(|(_, inside)| is_name_like(inside));
    let only_bracket = bracket.is_some_and(|(before, _)| before.trim().is_empty());
    let slash = bytes.windows(3).any(
        |run| matches!(run, [one, b'/', two] if one.is_ascii_alphanumeric() && two.is_ascii_uppercase()),
    );
    let handle = line.split(' ').any(|word| word.trim_start_matches('(').starts_with('@') && word.len() > 2);
    let list = [
        clock,
        year,
        bracket.is_some(),
        name_in_bracket,
        only_bracket,
        slash,
        handle,
        line.contains("://") || line.contains("www."),
        line.contains('|'),
        line.contains('©'),
        line.contains(" - ") || line.contains(" – ") || line.contains('—'),
        line.contains('#'),
        line.ends_with("...") || line.ends_with('…'),
        line.contains(':'),
        !line.chars().any(char::is_alphanumeric),
        line.contains('?'),
        line.starts_with(['-', '•', '■', '*', '–', '—', '►', '▶', '»', '>']),
        line.contains('·') || line.contains('•'),
        name_in_bracket && slash,
    ];
    (0..).zip(list).map(|(bit, is_so)| u32::from(is_so) << bit).sum()
}

/// Whether a few words are names, as in a credit.
pub(super) fn is_name_like(text: &str) -> bool {
    let words = || text.split([' ', '/', ',']).filter(|word| !word.is_empty());
    let capitals = words().filter(|word| word.starts_with(|c: char| c.is_uppercase())).count();
    words().count() <= 7 && capitals * 3 >= words().count() * 2 && capitals > 0
}

fn class_of(character: char) -> u32 {
    match character {
        c if c.is_uppercase() => 1,
        c if c.is_lowercase() => 2,
        c if c.is_alphabetic() => 3,
        c if c.is_numeric() => 4,
        '.' => 5,
        '?' => 6,
        '!' => 7,
        ':' => 8,
        '…' => 9,
        ')' | ']' => 10,
        '(' | '[' => 11,
        '-' | '–' | '—' | '_' => 12,
        ',' | ';' => 13,
        '@' | '#' => 14,
        c if is_quotation_mark(c) => 15,
        _ => 16,
    }
}

/// A hash of a value of one namespace, with all bits mixed.
const fn mix(namespace: u32, value: u32) -> u32 {
    let mut hash = value ^ namespace.wrapping_mul(0x9E37_79B9);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

static SMALL_WORDS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let hash = |word: &str| {
        word.chars().fold(0x811C_9DC5_u32, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
    };
    let mut hashes: Vec<u32> =
        entries(include_str!("../../assets/lines/small_words.txt")).map(hash).collect();
    hashes.sort_unstable();
    hashes
});

/// How many lines before and after belong to the neighbourhood.
const NEAR: usize = 3;
/// Shorter lines, in words, are no prose.
const SHORT: usize = 8;
/// Of longer lines only a few pairs of words are looked at.
const MIDDLING: usize = 28;
/// Of longer lines only the ends are looked at.
const LONG: usize = 44;
const OPENING: usize = 10;
const ENDING: usize = 10;
/// How many bits [`signs`] gives.
const SIGNS: u32 = 19;
