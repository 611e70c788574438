//! Bullets.

use crate::import::draft::{Draft, Piece};
use crate::import::plain::strip_marks;

/// Takes the bullets off the items of a list: two or more lines in a row that begin with the same one.
///
/// A single line with a dash may be speech or a masthead, so it keeps it.
pub(crate) fn bullets(draft: &mut Draft) {
    let kept = draft.kept();
    let bullets: Vec<Option<char>> =
        kept.iter().map(|&at| draft.piece(at).and_then(|piece| bullet(piece.text()))).collect();
    for (position, &at) in kept.iter().enumerate() {
        let at_position = |position: usize| bullets.get(position).copied().flatten();
        let Some(mark) = at_position(position) else { continue };
        let before = position.checked_sub(1).and_then(at_position);
        if before == Some(mark) || at_position(position + 1) == Some(mark) {
            draft.pieces.get_mut(at).into_iter().for_each(|piece| strip(piece, mark));
        }
    }
}

fn strip(piece: &mut Piece, mark: char) {
    let words = piece.text().trim_start_matches([mark, ' ']);
    if words.is_empty() {
        return;
    }
    piece.block.text = words.to_owned();
    piece.block.marks.insert(0, mark.to_string());
    strip_marks(&mut piece.block);
    piece.refresh_form();
}

fn bullet(line: &str) -> Option<char> {
    let mut characters = line.chars();
    let mark = characters.next().filter(|mark| matches!(mark, '-' | '*' | '•' | '‣' | '◦' | '▪' | '●'))?;
    characters.next().filter(|space| *space == ' ')?;
    Some(mark)
}
