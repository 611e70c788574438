//! Footnotes: their marks in the text, and the list of what they refer to.

use crate::import::draft::{Draft, Piece};
use crate::model::RemovalReason;
use crate::text::single_spaced;

/// Takes out the marks of footnotes (`[1]`, `[citation needed]`) and the list of references at the end.
pub(crate) fn footnotes(draft: &mut Draft) {
    for at in draft.kept() {
        let Some(piece) = draft.pieces.get_mut(at).filter(|piece| piece.text().contains('[')) else {
            continue;
        };
        let (text, marks) = without_marks(piece.text());
        if !marks.is_empty() {
            piece.block.marks.extend(marks);
            piece.shorten_to(single_spaced(&text));
        }
    }
    references(draft);
}

/// The text without footnote marks, and these.
fn without_marks(text: &str) -> (String, Vec<String>) {
    let (mut kept, mut marks) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, from) = rest.split_at(open);
        kept.push_str(before);
        let mark = from.find(']').and_then(|close| from.get(..=close));
        let follows_word = kept.chars().next_back().is_some_and(|last| !last.is_whitespace());
        if let Some(mark) = mark.filter(|mark| is_mark(mark, follows_word)) {
            marks.push(mark.to_owned());
            rest = from.get(mark.len()..).unwrap_or_default();
        } else {
            kept.push('[');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    kept.push_str(rest);
    (kept, marks)
}

/// Numbers and letters stand right behind a word; what editors of encyclopedias write may stand apart.
fn is_mark(mark: &str, follows_word: bool) -> bool {
    let inside = mark.trim_matches(['[', ']']);
    let number = inside.strip_prefix("note ").unwrap_or(inside);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    ["edit", "citation needed", "clarification needed", "failed verification", "dead link"].contains(&inside)
        || follows_word && (is_number || is_letter)
}

/// Takes out the list of references: a heading that says so, and numbered lines below it.
fn references(draft: &mut Draft) {
    const HEADINGS: [&str; 9] = [
        "references",
        "notes",
        "footnotes",
        "sources",
        "citations",
        "bibliography",
        "notes and references",
        "einzelnachweise",
        "références",
    ];
    let kept = draft.kept();
    let heading = kept.iter().skip(1).position(|&at| {
        let line = draft.piece(at).and_then(Piece::short_lower);
        line.is_some_and(|line| HEADINGS.contains(&line.trim_matches([':', ' ', '[', ']'])))
    });
    let Some(heading) = heading.map(|position| position + 1) else { return };
    let is_entry = |at: &&usize| {
        draft.piece(**at).is_some_and(|piece| {
            piece.text().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '^' | '[' | '↑' | '•' | '-'))
        })
    };
    let entries: Vec<usize> = kept.iter().skip(heading + 1).take_while(is_entry).copied().collect();
    if !entries.is_empty() {
        for at in entries.iter().chain(kept.get(heading)) {
            draft.remove(*at, RemovalReason::Boilerplate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_go_and_words_in_brackets_stay() {
        for (text, expected) in [
            ("It was finished in 1961.[1] It failed.", "It was finished in 1961. It failed."),
            ("It killed 112 people.[2][3] [edit]", "It killed 112 people. "),
            (
                "It was planned for 1985,[5] but never built.[citation needed]",
                "It was planned for 1985, but never built.",
            ),
            ("The dam[a] failed.[note 4]", "The dam failed."),
            ("“The [king] left,” he said [sic].", "“The [king] left,” he said [sic]."),
            ("In May [2019] it rained [3] times", "In May [2019] it rained [3] times"),
            ("[1] The first", "[1] The first"),
            ("An open [bracket", "An open [bracket"),
        ] {
            assert_eq!(without_marks(text).0, expected);
        }
    }
}
