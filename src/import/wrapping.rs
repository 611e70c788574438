//! Putting together paragraphs that an editor broke into lines of one width.

use super::block::Block;
use super::hyphens::Words;
use super::prose::ends_sentence;
use super::runs_on::{self, Run};

/// Joins the lines that a sentence runs over; other lines stay paragraphs.
///
/// An editor that fills lines breaks one only where the next word would no longer fit.
/// Verse, lists and texts with a paragraph on each line break elsewhere, which tells them apart.
/// Columns and pages are ragged; there a line is known to run on by how the next begins ([`runs_on`]).
pub(super) fn unwrap_lines(mut blocks: Vec<Block>) -> Vec<Block> {
    let by_width = fill_width(&blocks);
    let words = Words::of(&blocks);
    runs_on::take_page_numbers(&mut blocks);
    let runs = runs_on::joins(&blocks);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut runs_on = false;
    // The place of the line that goes on, behind which there may be lines of the page.
    let mut last_line = 0;
    let mut blocks = blocks.into_iter().zip(runs).peekable();
    while let Some((block, run)) = blocks.next() {
        let by_width = by_width.is_some_and(|width| {
            blocks.peek().is_some_and(|(next, _)| may_join(&block, next) && is_full(&block, next, width))
        });
        let goes_on = match run {
            Run::Ends => by_width,
            Run::On => true,
            Run::Between => {
                joined.push(block.furniture());
                continue;
            }
        };
        if let Some(last) = joined.get_mut(last_line).filter(|_| runs_on) {
            last.append(block, &words);
        } else {
            last_line = joined.len();
            joined.push(block);
        }
        runs_on = goes_on;
    }
    joined
}

/// The width in characters to which the lines are filled; `None` if they are not.
fn fill_width(blocks: &[Block]) -> Option<usize> {
    let pairs = || blocks.iter().zip(blocks.iter().skip(1)).filter(|(first, second)| may_join(first, second));
    let width = pairs().map(|(first, second)| width(first).max(width(second))).max()?;
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let total = pairs().count();
    let full = pairs().filter(|(first, second)| is_full(first, second, width)).count();
    let inside_sentences = pairs().filter(|(first, _)| !ends_sentence(&first.text)).count();
    // Paragraphs that end inside a paragraph's lines, and the odd line edited later, are allowed for.
    let filled = total >= 3 && full * 5 >= total * 4 && inside_sentences * 2 >= total;
    filled.then_some(width)
}

/// Whether the second line goes on right below the first and both are plain words.
fn may_join(first: &Block, second: &Block) -> bool {
    let plain = |block: &Block| block.heading.is_none() && !block.text.is_empty();
    !second.after_blank && plain(first) && plain(second) && first.emphasised == second.emphasised
}

/// Whether the first word of the second line would not have fitted on the first.
fn is_full(first: &Block, second: &Block, limit: usize) -> bool {
    let word = second.text.split(' ').next().unwrap_or_default();
    width(first) + 1 + word.chars().count() > limit
}

fn width(block: &Block) -> usize {
    // A very long line is too wide anyway; what is beyond need not be counted.
    block.text.chars().take(MAX_WIDTH + 1).count()
}

/// Narrower lines are verse or columns.
const MIN_WIDTH: usize = 45;
/// Wider lines are paragraphs.
const MAX_WIDTH: usize = 120;

#[cfg(test)]
mod tests {
    use super::super::plain::blocks;

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn lines_filled_to_a_width_become_paragraphs() {
        let text = "The council met on Monday and decided that the\n\
                    bridge across the river will be closed to all\n\
                    heavy lorries from the first of next month.\n\n\
                    Its chairman said that no other way was left,\n\
                    and that the repairs would take three years.\n";
        assert_eq!(texts(text).len(), 2, "{:?}", texts(text));
    }

    #[test]
    fn verse_and_lists_keep_their_lines() {
        let verse = "The river runs below the hill,\nAnd no one walks there now,\nThe mill is old, the wheel is still,\n\
                     The snow lies on the bough of every tree that stands,\nAnd so do I.";
        assert_eq!(texts(verse).len(), 5);
        let list = "Apples from the garden\nPears\nA basket of the ripest plums that anyone has seen\nNuts";
        assert_eq!(texts(list).len(), 4);
    }
}
