//! What wires and press offices put around their text: slugs, release flags, contacts, standards and sources.

use crate::import::draft::{Draft, Piece};
use crate::import::prose::has_sentence_break;
use crate::model::RemovalReason;
use crate::never::OrNever;
use crate::text::is_double_quotation_mark;

/// Takes out slugs and release flags at the head, so that none of them is taken for the headline.
pub(crate) fn flags(draft: &mut Draft) {
    let kept = draft.kept();
    for (position, &at) in kept.iter().enumerate().take(HEAD) {
        let headline_follows = || {
            let next = kept.get(position + 1).and_then(|&next| draft.piece(next));
            next.is_some_and(|next| next.form.is_heading_like)
        };
        let found = draft.piece(at).is_some_and(|piece| {
            let Some(line) = piece.short_lower() else { return false };
            is_release_flag(bare(&line)) || is_contact(piece, &line) || is_slug(piece) && headline_follows()
        });
        if found {
            draft.remove(at, RemovalReason::Boilerplate);
        }
    }
}

/// Takes out credits, standards, contacts and sources at the foot, and what a company says about itself there.
pub(crate) fn foot(draft: &mut Draft) {
    let kept = draft.kept();
    let first = kept.len().saturating_sub(FOOT);
    for &at in kept.get(first..).or_never("the last of the pieces") {
        let found = draft.piece(at).is_some_and(|piece| {
            piece.short_lower().is_some_and(|line| is_foot_line(piece, &line) || is_contact(piece, &line))
        });
        if found {
            draft.remove(at, RemovalReason::Boilerplate);
        }
    }
    sections(draft);
}

/// Takes out the standing sections of press releases: the portrait of the company and the notice of the lawyers,
/// each from its heading to the next one.
fn sections(draft: &mut Draft) {
    let kept = draft.kept();
    let mut inside = false;
    for (position, &at) in kept.iter().enumerate() {
        let Some(piece) = draft.piece(at) else { continue };
        let is_heading = piece.form.is_heading_like && !piece.form.is_closed;
        let lower = piece.short_lower();
        if is_heading {
            let following = kept.get(position + 1).and_then(|&next| draft.piece(next));
            let late = position >= MIN_BODY && position + MAX_SECTION >= kept.len();
            inside = late
                && piece.form.words <= MAX_SECTION_HEADING
                && lower.as_deref().is_some_and(|line| opens_section(bare(line), following));
        }
        if inside {
            draft.remove(at, RemovalReason::Boilerplate);
        }
    }
}

/// Whether a heading opens such a section. "About the strike" does not: what follows must tell where to learn more.
fn opens_section(heading: &str, following: Option<&Piece>) -> bool {
    let legal = ["forward-looking statement", "forward looking statement", "safe harbor", "safe harbour"];
    let offers_contact = || {
        following.and_then(Piece::short_lower).is_some_and(|text| {
            has_address(&text) && (text.contains("more information") || text.contains("visit"))
        })
    };
    legal.iter().any(|phrase| heading.contains(phrase)) || heading.starts_with("about ") && offers_contact()
}

fn is_release_flag(line: &str) -> bool {
    const WHOLE: &[&str] =
        &["press release", "news release", "media release", "press statement", "immediate release"];
    const OPENINGS: &[&str] = &[
        "for immediate release",
        "for release at",
        "for release on",
        "embargoed until",
        "embargoed for",
        "under embargo until",
        "strictly embargoed",
        "not for release before",
    ];
    WHOLE.contains(&line)
        || line.len() <= MAX_FLAG_BYTES && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// A wire's name for a story, such as `AB-CD--Storm-Damage,2nd Ld` or `STORM-DAMAGE/ISLANDS (UPDATE 1)`.
fn is_slug(piece: &Piece) -> bool {
    let text = piece.text();
    let lower = text.to_lowercase();
    let (name, rest) = text.split_at(text.find([' ', ',', '(']).unwrap_or(text.len()));
    let letters =
        name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '.' | '\'' | '’'));
    let parts = name.split(['-', '/']).filter(|part| !part.is_empty()).count();
    let take = ["writethru", " ld", ",ld", "bjt", "(update ", "(take ", "(urgent", "-urgent", " lead"]
        .iter()
        .any(|mark| lower.contains(mark));
    let short = rest.split_whitespace().count() <= MAX_TAKE_WORDS && !piece.form.is_closed;
    let joined = name.contains("--") && parts >= 2;
    letters && short && parts >= 2 && (joined || take || rest.is_empty() && parts >= 3)
}

/// Whom to ask: a label, and a name, an address or a number after it.
fn is_contact(piece: &Piece, line: &str) -> bool {
    const LABELS: &[&str] = &[
        "contact",
        "contacts",
        "contact information",
        "media contact",
        "media contacts",
        "press contact",
        "press contacts",
        "media enquiries",
        "media inquiries",
        "press enquiries",
        "press inquiries",
        "for media enquiries",
        "for media inquiries",
        "for press enquiries",
        "for press inquiries",
        "investor relations",
        "investor contact",
    ];
    let bare = bare(line);
    let labelled = match bare.split_once(':') {
        Some((label, _)) => LABELS.contains(&label.trim()),
        None => LABELS.contains(&bare),
    };
    labelled && (has_address(line) || !piece.form.is_closed) && !has_sentence_break(piece.text())
}

/// A line of one sentence that no reader came for.
fn is_foot_line(piece: &Piece, line: &str) -> bool {
    if line.contains(is_double_quotation_mark) || piece.form.words > MAX_WORDS {
        return false;
    }
    let bare = bare(line);
    let ends = ["end", "ends", "30", "more", "ends all"].contains(&bare)
        && line.trim() != bare
        && !piece.form.is_closed;
    let source = piece.text().starts_with("SOURCE ") || bare.starts_with("source:");
    let source = source && piece.form.words <= MAX_SOURCE_WORDS;
    let one_sentence = !has_sentence_break(piece.text());
    ends || source || one_sentence && (is_work_credit(bare) || is_standard(bare) || is_offer(line, bare))
}

/// Who else worked on the article.
fn is_work_credit(line: &str) -> bool {
    let closing = ["contributed to this", "contributed reporting", "contributed to the reporting"]
        .iter()
        .find_map(|phrase| line.rsplit_once(phrase))
        .is_some_and(|(_, rest)| {
            let rest = rest.trim();
            rest.is_empty()
                || ["report", "story", "article", "dispatch", "piece", "post", "from ", "for ", "in "]
                    .iter()
                    .any(|word| rest.starts_with(word))
        });
    let opening = ["with reporting by ", "with additional reporting ", "with files from ", "with agencies"]
        .iter()
        .any(|phrase| line.starts_with(phrase));
    closing || opening
}

/// By what rules the article was made.
fn is_standard(line: &str) -> bool {
    let edited = ["edited for length", "edited for clarity", "edited and condensed", "condensed and edited"]
        .iter()
        .any(|phrase| line.contains(phrase));
    let published = ["this article was originally published", "this story was originally published"]
        .iter()
        .chain(&[
            "this article first appeared",
            "this story first appeared",
            "this article was first published",
        ])
        .any(|phrase| line.starts_with(phrase));
    line.starts_with("our standards:") || edited && line.starts_with("this ") || published
}

/// Where to learn more.
fn is_offer(line: &str, bare: &str) -> bool {
    let opening = [
        "for more information",
        "for further information",
        "for more details",
        "for further details",
        "for additional information",
        "to learn more",
        "to find out more",
        "learn more at ",
        "more information is available at ",
        "more information:",
    ];
    opening.iter().any(|phrase| bare.starts_with(phrase)) && (has_address(line) || line.contains("contact"))
}

/// Whether a web address, a mail address or a telephone number is written there.
fn has_address(line: &str) -> bool {
    let address = |word: &str| {
        let word = word.trim_matches(|c: char| "()[]<>,;:|.".contains(c));
        word.starts_with("www.")
            || word.starts_with("http://")
            || word.starts_with("https://")
            || word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let digits = line.chars().filter(char::is_ascii_digit).count();
    line.split_whitespace().any(address) || line.contains('+') && digits >= 7
}

fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || "()[]*-–—•.:|#_".contains(c))
}

/// How many lines at the head may be flags.
const HEAD: usize = 5;
/// How many lines at the foot are looked at.
const FOOT: usize = 10;
/// So many lines come before the first standing section.
const MIN_BODY: usize = 2;
/// A standing section begins so many lines before the end at most.
const MAX_SECTION: usize = 14;
const MAX_SECTION_HEADING: usize = 8;
const MAX_FLAG_BYTES: usize = 80;
const MAX_TAKE_WORDS: usize = 4;
const MAX_WORDS: usize = 50;
const MAX_SOURCE_WORDS: usize = 8;
