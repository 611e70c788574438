//! Pointers to other articles, and invitations to follow, subscribe or share.

use crate::import::draft::{Draft, Piece};
use crate::import::prose::has_sentence_break;
use crate::model::RemovalReason;
use crate::text::is_double_quotation_mark;

/// Takes out lines such as `Also read: …`.
pub(crate) fn related_links(draft: &mut Draft) {
    remove_lines(draft, RemovalReason::RelatedLink, |piece, line| {
        let line = line.trim_start_matches(['(', '[', '>', '»', '•', '*', '-', '–', '→', ' ']);
        RELATED.iter().any(|phrase| {
            let Some(rest) = line.strip_prefix(phrase) else { return false };
            let rest = rest.trim_start();
            let label = rest.starts_with([':', '|', '：', '»', '>', '–', '—', '→']);
            let ends_word = rest.is_empty() || label || rest.len() < line.len() - phrase.len();
            // Without a colon it is a pointer only if no sentence comes of it ("See also the report." is prose).
            ends_word
                && (label || rest.is_empty() || !piece.form.is_closed)
                && !has_sentence_break(piece.text())
        })
    });
}

/// Takes out lines such as `Follow us on …`, `Subscribe to our newsletter` and bare names of platforms.
pub(crate) fn invitations(draft: &mut Draft) {
    remove_lines(draft, RemovalReason::FollowUs, |piece, line| {
        is_invitation(line) && piece.form.words <= MAX_WORDS
    });
}

fn remove_lines(draft: &mut Draft, reason: RemovalReason, is_one: impl Fn(&Piece, &str) -> bool) {
    for at in draft.kept() {
        let found = draft.piece(at).is_some_and(|piece| {
            piece.form.words <= MAX_WORDS && piece.short_lower().is_some_and(|line| is_one(piece, &line))
        });
        if found {
            draft.remove(at, reason);
        }
    }
}

/// An imperative to the reader together with a channel to follow, and nobody who is quoted with it.
fn is_invitation(line: &str) -> bool {
    if line.contains(is_double_quotation_mark) {
        return false;
    }
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let is_platform = |word: &&str| PLATFORMS.contains(word);
    let has_channel = words.iter().any(|word| is_platform(word) || CHANNELS.contains(word));
    let reported = words.iter().any(|word| REPORTING.contains(word));
    let begins = INVITATIONS.iter().any(|phrase| begins_with(line, phrase));
    let follow_up = OPENINGS.iter().any(|phrase| begins_with(line, phrase))
        && words
            .iter()
            .any(|word| matches!(*word, "follow" | "subscribe" | "download" | "join" | "visit" | "sign"));
    // A lone "x" may be anything.
    let mostly_platforms = words != ["x"]
        && words.iter().any(is_platform)
        && words.iter().all(|word| is_platform(word) || SHARING.contains(word));
    mostly_platforms || (begins || follow_up) && has_channel && !reported
}

fn begins_with(line: &str, phrase: &str) -> bool {
    let line = line.trim_start_matches(|character: char| !character.is_alphanumeric());
    line.strip_prefix(phrase)
        .is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric()))
}

/// Longer lines are prose.
const MAX_WORDS: usize = 40;

/// How publishers in several languages point to their other articles.
const RELATED: &[&str] = &[
    "also read",
    "also see",
    "also watch",
    "read also",
    "read more",
    "read next",
    "read full story",
    "read the full story",
    "see also",
    "see more",
    "related",
    "related article",
    "related articles",
    "related news",
    "related posts",
    "related stories",
    "related story",
    "related topics",
    "more on this story",
    "more on this",
    "more stories",
    "more from",
    "more news",
    "recommended",
    "recommended reading",
    "recommended for you",
    "you may also like",
    "you might also like",
    "don't miss",
    "don’t miss",
    "must read",
    "further reading",
    "up next",
    "trending now",
    "most read",
    "editor's pick",
    "editor’s pick",
    "editor's picks",
    "editor’s picks",
    "watch",
    "watch now",
    "watch also",
    "listen",
    "in pictures",
    "explained",
    "click here to read",
    "lire aussi",
    "à lire aussi",
    "lesen sie auch",
    "lesen sie mehr",
    "mehr zum thema",
    "lea también",
    "lee también",
    "leia também",
    "leggi anche",
    "lees ook",
    "czytaj też",
    "czytaj także",
    "читайте также",
    "читать также",
    "читайте ещё",
    "по теме",
    "читайте також",
    "ayrıca oku",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "اقرأ ايضا",
    "إقرأ أيضا",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "مطالب مرتبط",
    "یہ بھی پڑھیں",
    "यह भी पढ़ें",
];

/// How a line begins that asks the reader to do something about the publisher.
const INVITATIONS: &[&str] = &[
    "follow",
    "follow us",
    "subscribe",
    "sign up",
    "join us",
    "join our",
    "join the",
    "like us",
    "find us",
    "connect with us",
    "share this",
    "share on",
    "share via",
    "share",
    "tweet this",
    "download",
    "download our",
    "get our",
    "get the",
    "get all the",
    "get more",
    "get breaking",
    "click here to",
    "tap here to",
    "click to",
    "stay updated",
    "stay connected",
    "stay tuned",
    "stay informed",
    "stay up to date",
    "keep up with",
    "never miss",
    "don't miss",
    "don’t miss",
    "support our",
    "support us",
    "donate",
    "become a member",
    "become a subscriber",
    "register",
    "enable notifications",
    "turn on notifications",
    "watch us",
    "listen to our",
];
/// How a line begins that comes to the invitation later.
const OPENINGS: &[&str] = &[
    "for more",
    "for all the",
    "for the latest",
    "for real-time",
    "for breaking",
    "for daily",
    "to get",
    "to receive",
    "to stay",
    "if you like",
    "if you enjoyed",
    "want more",
    "you can also",
    "you can follow",
    "also follow",
];
const PLATFORMS: &[&str] = &[
    "whatsapp",
    "telegram",
    "facebook",
    "twitter",
    "x",
    "instagram",
    "youtube",
    "linkedin",
    "tiktok",
    "threads",
    "bluesky",
    "mastodon",
    "reddit",
    "pinterest",
    "snapchat",
    "viber",
    "flipboard",
    "truecaller",
    "messenger",
    "rss",
];
const CHANNELS: &[&str] = &[
    "us",
    "newsletter",
    "newsletters",
    "channel",
    "channels",
    "app",
    "apps",
    "podcast",
    "podcasts",
    "inbox",
    "alerts",
    "notifications",
    "subscription",
    "subscriber",
    "member",
    "membership",
    "journalism",
    "article",
    "story",
    "post",
    "page",
    "website",
    "bulletin",
    "briefing",
    "email",
    "feed",
];
const SHARING: &[&str] = &[
    "share", "tweet", "email", "print", "copy", "link", "save", "comments", "comment", "on", "this", "via",
    "and", "follow", "us", "like", "post", "pin", "more", "send", "icon", "logo",
];
/// Words that show that somebody's words are being reported.
const REPORTING: &[&str] =
    &["said", "says", "told", "added", "wrote", "urged", "asked", "called", "warned", "announced"];
