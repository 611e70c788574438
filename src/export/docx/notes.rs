//! Where the notes of the sources stand.
//!
//! Every program counts footnotes in the order in which they stand in the text. Word can set a mark of one's own
//! instead, but only Word honours it everywhere: others count all the same, or set both. So the notes stand in the
//! order of the sources' numbers, and no number is written that is counted.

use std::borrow::Cow;

use super::super::flow::{Block, Flow, Kind, Piece};

/// The paragraphs of a document; a source's note stands where the number of the source is first named.
///
/// Where the sources are not first named in the order of their numbers, the line in the head that counts them names
/// them all.
pub(super) fn paragraphs(flow: &Flow) -> Vec<Cow<'_, Block>> {
    // The marking stands in the header, on every page.
    let body = flow.blocks.iter().filter(|block| block.kind != Kind::Marking);
    let mut blocks: Vec<Cow<'_, Block>> = body.map(Cow::Borrowed).collect();
    if !are_in_turn(flow) {
        let head = blocks.iter().position(|block| block.kind == Kind::Meta).unwrap_or_default();
        if let Some(block) = blocks.get_mut(head) {
            let all = Piece::Sources((1..=flow.sources.len()).collect());
            block.to_mut().pieces.extend([Piece::Text(" ".to_owned()), all]);
        }
    }
    blocks
}

/// Whether no source is named before those with a lower number are.
fn are_in_turn(flow: &Flow) -> bool {
    let mut named = 0;
    let numbers = flow.blocks.iter().flat_map(|block| &block.pieces).flat_map(|piece| match piece {
        Piece::Sources(numbers) => numbers.as_slice(),
        _ => &[],
    });
    numbers.into_iter().all(|number| {
        let is_in_turn = *number <= named + 1;
        named = named.max(*number);
        is_in_turn
    })
}
