//! Which lines go on in the next one, where no width tells: columns, ragged lines, sentences parted by a page's end.

use std::collections::HashMap;
use std::ops::Range;

use super::block::Block;
use super::date_line::parse_date;
use super::hyphens::divided;
use super::prose::{ends_sentence, last_mark, word_count};
use super::words::{BY, BY_FOREIGN, PUBLISHED, PUBLISHED_FOREIGN, UPDATED, UPDATED_FOREIGN, after_any};

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// It ends a paragraph, as far as can be seen without its width.
    Ends,
    /// The next line goes on with it.
    On,
    /// It is a page number or a running head inside a sentence.
    Between,
}

/// Empties the lines that only number a page.
pub(super) fn take_page_numbers(blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| is_page_number(&block.text)) {
        *block = std::mem::take(block).furniture();
    }
}

/// What becomes of each line.
pub(super) fn joins(blocks: &[Block]) -> Vec<Run> {
    let mut runs = vec![Run::Ends; blocks.len()];
    let groups = groups(blocks);
    let is_broken = is_broken(blocks, &groups);
    for (at, group) in groups.iter().enumerate() {
        let next = groups.get(at + 1).and_then(|next| blocks.get(next.start));
        join_group(blocks, group.clone(), next, is_broken, &mut runs);
    }
    join_over_gaps(blocks, &mut runs);
    runs
}

/// The ranges of lines that stand together: no blank line, heading or empty line parts them.
fn groups(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| blocks.get(before));
        let goes_on = before.is_some_and(|before| {
            is_plain(before) && is_plain(block) && before.emphasised == block.emphasised
        }) && !block.after_blank;
        match groups.last_mut().filter(|_| goes_on) {
            Some(group) => group.end = at + 1,
            None => groups.push(at..at + 1),
        }
    }
    groups
}

/// Whether the lines of the whole text are broken inside sentences, as no verse or list is.
fn is_broken(blocks: &[Block], groups: &[Range<usize>]) -> bool {
    let pairs = groups.iter().filter_map(|group| blocks.get(group.clone())).map(Pairs::of);
    let (lower, upper) =
        pairs.fold((0, 0), |(lower, upper), pairs| (lower + pairs.lower, upper + pairs.upper));
    lower >= MIN_BROKEN && lower >= upper * 2
}

/// How the lines of a group follow each other.
struct Pairs {
    /// So many go on in small letters.
    lower: usize,
    /// So many are open, and the next begins with a capital letter or a number.
    upper: usize,
    /// Most lines end with a comma or a semicolon.
    is_list: bool,
    longest: usize,
}

impl Pairs {
    fn of(lines: &[Block]) -> Self {
        let pairs = || lines.iter().zip(lines.iter().skip(1));
        let open = |small: bool| {
            pairs()
                .filter(|(first, second)| {
                    is_open(&first.text) && begins_small(&second.text) == small && !(small && is_brief(first))
                })
                .count()
        };
        let parted = pairs().filter(|(first, _)| first.text.ends_with([',', ';'])).count();
        Self {
            lower: open(true),
            upper: open(false),
            is_list: lines.len() > 2 && parted * 3 >= (lines.len() - 1) * 2,
            longest: lines.iter().map(width).max().unwrap_or_default(),
        }
    }
}

/// Joins the lines of one group if they are prose that was broken somewhere.
fn join_group(
    blocks: &[Block],
    range: Range<usize>,
    next: Option<&Block>,
    is_broken: bool,
    runs: &mut [Run],
) {
    let Some(lines) = blocks.get(range.clone()).filter(|lines| lines.len() > 1) else { return };
    let Pairs { lower, upper, is_list, longest } = Pairs::of(lines);
    let closes = lines.last().is_some_and(|last| {
        ends_sentence(&last.text)
            || last.text.ends_with(':')
            || next.is_some_and(|next| begins_small(&next.text))
    });
    let is_prose = lower > upper && (closes || is_broken) && !is_list || is_broken && closes;
    let flows = is_prose && (MIN_COLUMN..=MAX_COLUMN).contains(&longest);
    let mut quotation = Quotation::default();
    let start = range.start;
    for (at, (first, second)) in range.zip(lines.iter().zip(lines.iter().skip(1))) {
        quotation.read(&first.text);
        let text = &first.text;
        let is_divided = word_count(text) > 1 && divided(text).is_some();
        let (is_open, is_small) = (is_open(text), begins_small(&second.text) && !is_brief(first));
        let is_full = width(first) * 3 >= longest * 2;
        let runs_over =
            is_open && (is_small || is_full && !stands_alone(text)) || quotation.is_open && is_full;
        let closes_inside = lines.len() > 2 && width(first) * 5 >= longest * 4 && ends_sentence(text);
        // One line that was broken among paragraphs.
        let is_alone =
            closes && !is_list && lower >= upper && width(first) >= MIN_BROKEN_LINE && is_open && is_small;
        if (is_divided || flows && (runs_over || closes_inside) || is_alone)
            && may_follow(text, second)
            && !(at == start && tells_of_article(&second.text))
        {
            set(runs, at, Run::On);
        } else {
            quotation = Quotation::default();
        }
    }
}

/// Whether a line is too short to be broken prose: a heading, a name.
fn is_brief(block: &Block) -> bool {
    width(block) < MIN_COLUMN && divided(&block.text).is_none()
}

/// Whether a line that begins with a small letter is a byline or a date below a headline.
fn tells_of_article(text: &str) -> bool {
    let names = || [&BY, &BY_FOREIGN].into_iter().find_map(|words| after_any(text, words));
    let is_byline = || names().is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    let is_date = || {
        [&PUBLISHED, &PUBLISHED_FOREIGN, &UPDATED, &UPDATED_FOREIGN]
            .into_iter()
            .any(|words| after_any(text, words).is_some())
    };
    word_count(text) <= MAX_BYLINE_WORDS && !ends_sentence(text) && (is_byline() || is_date())
        || parse_date(text).is_some()
}

/// Whether a line is a byline or a date, which nothing goes on from.
fn stands_alone(text: &str) -> bool {
    text.starts_with("By ") || text.starts_with("BY ") || parse_date(text).is_some()
}

/// Joins sentences that a blank line, a page number or a running head parts.
fn join_over_gaps(blocks: &[Block], runs: &mut [Run]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| block.text.len() <= MAX_RUNNING_HEAD) {
        *counts.entry(head_of(&block.text)).or_default() += 1;
    }
    let is_furniture = |block: &Block| {
        block.text.is_empty() && is_page_number(&block.source)
            || block.text.bytes().all(|byte| byte.is_ascii_digit()) && !block.text.is_empty()
            || counts.get(head_of(&block.text)).is_some_and(|count| *count > 1) && is_open(&block.text)
    };
    for (at, block) in blocks.iter().enumerate() {
        if runs.get(at) != Some(&Run::Ends) || !is_plain(block) || is_furniture(block) {
            continue;
        }
        let after = blocks.get(at + 1..).unwrap_or_default();
        let between = after.iter().take(MAX_BETWEEN).take_while(|block| is_furniture(block)).count();
        let Some(next) = after.get(between) else { continue };
        if (between > 0 || next.after_blank) && is_plain(next) && goes_on(blocks, at, next, runs) {
            set(runs, at, Run::On);
            (at + 1..=at + between).for_each(|furniture| set(runs, furniture, Run::Between));
        }
    }
}

/// Whether the sentence at the end of the line at `at` goes on in `next`, which does not stand right below it.
fn goes_on(blocks: &[Block], at: usize, next: &Block, runs: &[Run]) -> bool {
    let Some(block) = blocks.get(at) else { return false };
    let text = &block.text;
    let follows_lines = at.checked_sub(1).and_then(|before| runs.get(before)) == Some(&Run::On);
    let is_prose = follows_lines || width(block) >= MIN_BROKEN_LINE;
    let is_divided = divided(text).is_some() && same_case(text, &next.text);
    is_prose
        && block.emphasised == next.emphasised
        && (is_open(text) && begins_small(&next.text) && is_clause(&next.text) || is_divided)
        && may_follow(text, next)
        && !tells_of_article(&next.text)
}

/// Whether nothing ends with the line: no sentence, no label, no opening of a list.
fn is_open(text: &str) -> bool {
    // "Mr." ends no sentence, whatever stands in the next line.
    let last = text.rsplit(' ').next().unwrap_or_default();
    TITLES.contains(&last) || !(text.is_empty() || ends_sentence(text) || last_mark(text) == Some(':'))
}

/// Whether `next` may be the rest of a paragraph: it has no mark of a list and is no speaker's label.
fn may_follow(text: &str, next: &Block) -> bool {
    let is_item = next.source.starts_with(['•', '·', '*', '–', '—', '▪', '●', '■', '#', '|', '✓', '→'])
        || next.source.starts_with("- ")
        || next.source.starts_with("o ");
    let label = next.text.split_once(": ").map_or(next.text.as_str(), |(label, _)| label);
    let is_label = next.text.len() > label.len()
        && label.split(' ').count() <= 4
        && label.split(' ').all(|word| word.starts_with(char::is_uppercase));
    !is_item && !is_label && last_mark(text) != Some(':') && !text.contains("://")
}

/// Whether a line is long enough, or ends as a sentence does: below a headline "dpa/Ann Bell" goes on with nothing.
fn is_clause(text: &str) -> bool {
    word_count(text) >= MIN_CLAUSE || ends_sentence(text)
}

/// Fewer words on a line of their own are a credit or a label.
const MIN_CLAUSE: usize = 5;

/// Whether `text` begins with a word in small letters; "iPhone" is a name.
fn begins_small(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let letters = word.trim_start_matches(['(', '“', '"', '‘', '\'']);
    letters.starts_with(char::is_lowercase) && !letters.chars().any(char::is_uppercase)
}

/// Whether a divided word is written alike in both lines.
fn same_case(first: &str, second: &str) -> bool {
    let last = divided(first).map_or("", |(word, _)| word);
    let next: String = second.chars().take_while(|c| c.is_alphabetic()).collect();
    let shouts = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    begins_small(second) || (shouts(last) && shouts(&next))
}

/// Whether a quotation has begun and not ended.
#[derive(Debug, Default)]
struct Quotation {
    is_open: bool,
}

impl Quotation {
    fn read(&mut self, line: &str) {
        for character in line.chars() {
            self.is_open = match character {
                '“' | '«' | '„' => true,
                '”' | '»' => false,
                '"' => !self.is_open,
                _ => continue,
            };
        }
    }
}

/// `- 3 -`, `Page 3`, `Page 3 of 12`, `[3]`.
fn is_page_number(text: &str) -> bool {
    if text.len() > MAX_PAGE_NUMBER {
        return false;
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let dashed = |mark: char| text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)).map(str::trim);
    let numbered = ['-', '–', '—'].into_iter().filter_map(dashed).any(is_number);
    let rest = text
        .strip_prefix("Page ")
        .or_else(|| text.strip_prefix("PAGE "))
        .or_else(|| text.strip_prefix("page "));
    numbered
        || rest.is_some_and(|rest| {
            let (number, all) = rest.split_once(" of ").unwrap_or((rest, "1"));
            is_number(number) && is_number(all)
        })
}

/// A running head without the number of its page.
fn head_of(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "|-–—·•".contains(c))
}

fn is_plain(block: &Block) -> bool {
    block.heading.is_none() && !block.text.is_empty()
}

fn width(block: &Block) -> usize {
    block.text.chars().take(MAX_COLUMN + 1).count()
}

fn set(runs: &mut [Run], at: usize, run: Run) {
    if let Some(place) = runs.get_mut(at) {
        *place = run;
    }
}

/// Titles before names, which no sentence ends with.
const TITLES: &[&str] =
    &["Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Col.", "Capt.", "Rev."];
/// Narrower lines are verse or a list.
const MIN_COLUMN: usize = 25;
/// Wider lines are paragraphs.
const MAX_COLUMN: usize = 120;
/// A shorter line by itself may be a heading.
const MIN_BROKEN_LINE: usize = 40;
/// So many sentences run over lines where the whole text is broken.
const MIN_BROKEN: usize = 3;
const MAX_RUNNING_HEAD: usize = 80;
const MAX_PAGE_NUMBER: usize = 20;
const MAX_BETWEEN: usize = 4;
const MAX_BYLINE_WORDS: usize = 8;
