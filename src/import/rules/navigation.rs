//! What of a page stands above its headline: ways to other places, sections, counters.

use crate::import::authors::{in_normal_case, is_name};
use crate::import::byline_line::read_byline;
use crate::import::draft::{Draft, Piece};
use crate::import::words::{CAPTIONS, CREDITS, NAVIGATION, OUTLETS, SECTIONS, after_any, after_phrase};
use crate::model::RemovalReason;

/// Takes out the lines above the headline that are a page's and not the article's.
pub(crate) fn navigation(draft: &mut Draft) {
    let kept = draft.kept();
    for (position, &at) in kept.iter().enumerate().take(HEAD) {
        let next = kept.get(position + 1).and_then(|&next| draft.piece(next));
        let Some(piece) = draft.piece(at) else { break };
        if piece.block.heading.is_some() {
            break;
        }
        let Some(next) = next else { break };
        let reason = if is_navigation(piece.text()) || is_kicker(piece, next) {
            RemovalReason::Boilerplate
        } else if position == 0 && is_paper_above_headline(piece, next) {
            let outlet = in_normal_case(piece.text());
            draft.stated.outlet.get_or_insert(outlet);
            RemovalReason::Masthead
        } else {
            break;
        };
        draft.remove(at, reason);
    }
}

/// Whether a line leads elsewhere, is the name of a section, or counts pages.
pub(super) fn is_navigation(text: &str) -> bool {
    if text.len() > MAX_LINE_BYTES {
        return false;
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || "-–—•.:|*#[]".contains(c));
    is_link_or_section(text) || is_trail(text) || is_counter(text)
}

fn is_link_or_section(text: &str) -> bool {
    NAVIGATION.iter().chain(SECTIONS.iter()).any(|known| after_phrase(text, known) == Some(""))
}

/// `Home > News > Politics`, `World | Politics | Sport`, `Home News Sport Weather`.
fn is_trail(text: &str) -> bool {
    let pieces: Vec<&str> = text.split(['>', '»', '›', '|', '·', '•', '/']).map(str::trim).collect();
    let is_short = |piece: &&str| piece.split(' ').count() <= MAX_TRAIL_WORDS;
    let is_known = |piece: &&str| is_link_or_section(piece);
    let is_arrow = text.contains(['>', '»', '›']);
    let trail = pieces.len() >= 2
        && pieces.iter().all(is_short)
        && (is_arrow && (pieces.len() >= 3 || pieces.first().is_some_and(is_known))
            || pieces.first().is_some_and(|first| first.eq_ignore_ascii_case("home"))
            || pieces.iter().filter(|piece| !piece.is_empty()).all(is_known));
    let words: Vec<&str> = text.split(' ').collect();
    trail || words.len() >= MIN_BAR_WORDS && words.iter().all(is_known)
}

/// `1 of 20 DOCUMENTS`, `Page 3`, `1 of 10`.
fn is_counter(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match lower.split(' ').collect::<Vec<_>>().as_slice() {
        ["page" | "p" | "pg" | "seite", number] => is_number(number),
        [number, "of" | "/", total]
        | [number, "of", total, "document" | "documents" | "articles" | "results"]
        | ["page" | "document", number, "of", total] => is_number(number) && is_number(total),
        _ => false,
    }
}

/// A single word above a headline is the name of its section or its subject.
fn is_kicker(piece: &Piece, next: &Piece) -> bool {
    piece.form.words == 1
        && !piece.form.is_closed
        && piece.form.is_heading_like
        && next.form.is_heading_like
        && next.form.words >= MIN_HEADLINE_WORDS
        && read_byline(next.text()).is_none()
}

/// The name of a paper above the headline: `The Elstree Observer`.
fn is_paper_above_headline(piece: &Piece, next: &Piece) -> bool {
    let text = piece.text();
    let is_paper = |word: &str| OUTLETS.iter().any(|known| after_phrase(word, known) == Some(""));
    piece.form.words <= MAX_PAPER_WORDS
        && is_name(text, MAX_PAPER_WORDS)
        && after_phrase(text, "the").is_some()
        && text.rsplit(' ').next().is_some_and(is_paper)
        && next.form.is_heading_like
        && (next.form.words >= MIN_HEADLINE_WORDS || is_navigation(next.text()))
}

/// Whether a line is written below a picture or on a page's banner: `Image copyright …`, `Jane Doe, 32, of Elstree`.
pub(super) fn is_caption(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ' ']);
    let lower = bare.to_lowercase();
    let opens = after_any(text, &CAPTIONS).is_some();
    // A player's button in capitals: "CLOSE The moment that …"
    let has_button = ["CLOSE ", "WATCH ", "EMBED ", "LIVE: "].iter().any(|button| text.starts_with(button));
    let is_credit_and_name = after_phrase(bare, "getty images").is_some_and(|rest| {
        rest.split_whitespace().count() <= 2 && is_name(rest.trim(), 2) || rest.is_empty()
    });
    opens
        || has_button
        || is_credit_and_name
        || CREDITS.iter().any(|credit| lower.ends_with(credit))
        || ends_with_credit(&lower)
        || is_person_and_age(bare)
}

/// `… this year (Photo: bridge.example)`, `… [Photo/Agencies]`, `… Credit: Agency Photo`, `Agency logo`.
fn ends_with_credit(lower: &str) -> bool {
    let in_brackets = [('(', ')'), ('[', ']')].iter().any(|(open, close)| {
        let inside = lower.strip_suffix(*close).and_then(|line| line.rsplit_once(*open));
        inside.is_some_and(|(_, inside)| {
            ["photo", "image", "picture", "credit"].iter().any(|word| inside.starts_with(word))
        })
    });
    let is_short = |words: &str| words.split_whitespace().count() <= MAX_CREDIT_WORDS;
    let after_credit = ["credit: ", "photo: "]
        .iter()
        .any(|label| lower.rsplit_once(label).is_some_and(|(_, who)| is_short(who)));
    in_brackets || after_credit || lower.ends_with(" logo") && is_short(lower)
}

/// Who took a picture is named in so few words.
const MAX_CREDIT_WORDS: usize = 4;

/// `Jane Doe, 32, of Elstree`.
fn is_person_and_age(text: &str) -> bool {
    let mut parts = text.splitn(3, ", ");
    let (Some(name), Some(age)) = (parts.next(), parts.next()) else { return false };
    let from = parts.next().unwrap_or_default();
    let is_age = (1..=3).contains(&age.len()) && age.bytes().all(|byte| byte.is_ascii_digit());
    let is_from =
        from.is_empty() || ["of", "from", "in"].iter().any(|word| after_phrase(from, word).is_some());
    is_age && is_name(name, MAX_PAPER_WORDS) && is_from && from.split(' ').count() <= MAX_PAPER_WORDS
}

const HEAD: usize = 8;
const MAX_LINE_BYTES: usize = 160;
const MAX_TRAIL_WORDS: usize = 4;
const MIN_BAR_WORDS: usize = 3;
const MIN_HEADLINE_WORDS: usize = 4;
const MAX_PAPER_WORDS: usize = 5;
