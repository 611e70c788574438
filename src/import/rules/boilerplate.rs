//! Copyright lines, advertising, captions and credits.

use crate::import::draft::Draft;
use crate::import::prose::has_sentence_break;
use crate::model::RemovalReason;

/// Takes out lines that are neither prose nor about the article.
pub(crate) fn boilerplate(draft: &mut Draft) {
    for at in draft.kept() {
        let found = draft.piece(at).is_some_and(|piece| {
            let Some(line) = piece.short_lower() else { return false };
            let bare = line.trim_matches(|c: char| c.is_whitespace() || "()[]*-–—•.:|".contains(c));
            is_notice(bare)
                || is_rights_line(bare, piece.form.words)
                || (is_credit(&line, piece.form.is_closed) && !has_sentence_break(piece.text()))
        });
        if found {
            draft.remove(at, RemovalReason::Boilerplate);
        }
    }
}

/// Whole lines that stand between the paragraphs of a page.
fn is_notice(line: &str) -> bool {
    const NOTICES: &[&str] = &[
        "advertisement",
        "advertisements",
        "advertising",
        "advertisment",
        "ad",
        "ads",
        "sponsored",
        "sponsored content",
        "paid content",
        "promoted",
        "promoted content",
        "story continues below",
        "story continues below advertisement",
        "article continues below",
        "article continues below advertisement",
        "continue reading",
        "read more",
        "skip advertisement",
        "scroll to continue",
        "scroll down to continue",
        "image caption",
        "image source",
        "media caption",
        "file photo",
        "file image",
        "file",
        "listen to this article",
        "listen to article",
        "comments",
        "leave a comment",
        "no comments",
        "print this article",
        "print",
        "back to top",
        "loading",
        "реклама",
        "werbung",
        "anzeige",
        "publicité",
        "publicidad",
        "إعلان",
    ];
    NOTICES.contains(&line)
}

fn is_rights_line(line: &str, words: usize) -> bool {
    let opens = ["©", "(c) ", "copyright ©", "copyright (c)"].iter().any(|start| line.starts_with(start))
        || line
            .strip_prefix("copyright ")
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
        || line
            .strip_prefix("c) ")
            .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    (opens || line.ends_with("all rights reserved")) && words <= MAX_RIGHTS_WORDS
}

/// A picture's caption or credit, known by its label or by whose picture it is.
fn is_credit(line: &str, is_closed: bool) -> bool {
    const OWNERS: &[&str] =
        &["getty images", "file photo", "shutterstock", "photo: reuters", "ap photo", "via getty images"];
    const LABELS: &[&str] = &[
        "photo",
        "photos",
        "photo by",
        "photo credit",
        "photo courtesy",
        "picture",
        "picture by",
        "picture credit",
        "pic",
        "image",
        "image by",
        "image credit",
        "image courtesy",
        "image source",
        "image caption",
        "featured image",
        "file photo",
        "file image",
        "caption",
        "credit",
        "credits",
        "photograph",
        "photograph by",
        "photographer",
        "illustration",
        "illustration by",
        "graphic",
        "video by",
        "фото",
        "foto",
        "bild",
        "crédit photo",
    ];
    let line = line.trim_start_matches(['(', '[', '*', ' ']);
    let labelled = LABELS.iter().any(|label| {
        line.strip_prefix(label).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with([':', '|', '©']) || (label.ends_with(" by") && !is_closed)
        })
    });
    let bare = line.trim_end_matches([')', ']', '.', ' ']);
    let owned = OWNERS.iter().any(|owner| bare.ends_with(owner)) && line.len() <= MAX_CREDIT_BYTES;
    let bracketed = line.len() < MAX_CREDIT_BYTES && line.ends_with([')', ']']) && bare.contains("photo by ");
    labelled && line.len() <= MAX_CREDIT_BYTES || owned && !is_closed || bracketed && !is_closed
}

const MAX_RIGHTS_WORDS: usize = 40;
const MAX_CREDIT_BYTES: usize = 300;
