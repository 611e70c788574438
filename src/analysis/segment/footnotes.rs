//! Marks of footnotes behind sentences.

/// Where the footnote marks that hug the end of a sentence at `at` end ("people.[2][3]", "dam.[citation needed]",
/// "year.¹"); `at` itself if there are none.
pub(super) fn notes_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let rest = text.get(end..limit).unwrap_or_default();
        let raised = rest.find(|c| !is_raised(c)).unwrap_or(rest.len());
        let length = if raised > 0 { raised } else { bracketed_note(rest) };
        if length == 0 {
            break;
        }
        end += length;
    }
    end
}

/// Signs of footnotes that are written above the line.
const fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

/// The length of a footnote mark in brackets that `rest` begins with: a number, a letter or an editor's remark.
fn bracketed_note(rest: &str) -> usize {
    const LONGEST: usize = 24;
    let Some(inside) = rest.strip_prefix('[') else { return 0 };
    let close = inside.char_indices().take(LONGEST).find(|&(_, c)| c == ']').map(|(at, _)| at);
    let Some(note) = close.and_then(|close| inside.get(..close)) else { return 0 };
    let numbers = note.starts_with(|c: char| c.is_ascii_digit())
        && note.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '–' | '-'));
    let remark = matches!(note, "edit" | "citation needed" | "who?" | "when?" | "clarification needed");
    let letter = note.len() == 1 && note.bytes().all(|byte| byte.is_ascii_lowercase());
    let named =
        note.strip_prefix("note ").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    if numbers || remark || letter || named { note.len() + "[]".len() } else { 0 }
}
