//! What a text calls somebody, and which of two such descriptions says more.

use crate::model::Span;

/// The words that describe a named person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) span: Span,
    /// Party and state of a lawmaker, in the brackets after the name: "(D-N.Y.)".
    pub(super) party: Option<Span>,
}

/// Abbreviated titles, and what they stand for.
const EXPANSIONS: &[(&str, &str)] = &[
    ("adm", "admiral"),
    ("amb", "ambassador"),
    ("atty", "attorney"),
    ("brig", "brigadier"),
    ("capt", "captain"),
    ("cmdr", "commander"),
    ("col", "colonel"),
    ("cpl", "corporal"),
    ("det", "detective"),
    ("gen", "general"),
    ("gov", "governor"),
    ("insp", "inspector"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("pres", "president"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
    ("supt", "superintendent"),
];

impl Role {
    /// The role as it is shown: the text's own words, with abbreviated titles written out.
    pub(super) fn shown(self, text: &str) -> Option<String> {
        let mut shown = String::new();
        for word in self.span.of(text)?.split_whitespace() {
            if !shown.is_empty() {
                shown.push(' ');
            }
            match expanded(word) {
                Some(full) => shown.push_str(full),
                None => shown.push_str(word),
            }
        }
        if let Some(party) = self.party.and_then(|party| party.of(text)).filter(|party| is_party(party)) {
            shown.push_str(" (");
            shown.push_str(party.trim());
            shown.push(')');
        }
        (!shown.is_empty()).then_some(shown)
    }
}

/// "D-N.Y.", "R-Texas", "I".
fn is_party(words: &str) -> bool {
    let (party, state) = words.split_once(['-', '–']).unwrap_or((words, "-"));
    matches!(party.trim(), "D" | "R" | "I") && !state.is_empty()
}

/// "senator" for "Sen."; only a title in capitals is one ("gen" is no general).
fn expanded(word: &str) -> Option<&'static str> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    if !bare.starts_with(char::is_uppercase) {
        return None;
    }
    let known = EXPANSIONS.iter().find(|(short, _)| bare.eq_ignore_ascii_case(short));
    known.map(|&(_, full)| full)
}

/// Whether one role says more than another: an office with its body before the bare office, the office before a former
/// one, and only then the longer one. A whole story says too much.
pub(crate) fn says_more(one: &str, other: &str) -> bool {
    worth(one) > worth(other)
}

fn worth(role: &str) -> (u8, usize) {
    let length = role.chars().count();
    if length > 110 {
        return (0, 0);
    }
    let words = role.split_whitespace().count();
    let lower = role.to_lowercase();
    let has = |word: &str| lower.split(|c: char| !c.is_alphanumeric() && c != '-').any(|part| part == word);
    let former = has("former") || has("ex") || has("retired") || has("then");
    let rank = words == 1 && EXPANSIONS.iter().any(|&(_, full)| full == lower);
    let related = RELATIONS.iter().any(|relation| has(relation));
    let capitals = role.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let ends_small =
        role.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
    let names_body =
        [" of ", " for ", " at ", " to ", " in ", "'s ", "’s "].iter().any(|link| role.contains(link))
            || capitals > 0 && ends_small
            || capitals > 2;
    let kind = if related {
        1
    } else if rank {
        2
    } else if words == 1 {
        3
    } else if former {
        4
    } else if names_body {
        6
    } else {
        5
    };
    (kind, length.min(70))
}

/// What people are to each other.
pub(super) const RELATIONS: &[&str] = &[
    "aunt",
    "boyfriend",
    "brother",
    "cousin",
    "daughter",
    "father",
    "fiance",
    "friend",
    "girlfriend",
    "grandfather",
    "grandmother",
    "husband",
    "mother",
    "nephew",
    "niece",
    "sister",
    "son",
    "uncle",
    "widow",
    "widower",
    "wife",
];

/// The better of two descriptions of one person in one text: the longer, within reason, for it names the body.
pub(super) fn better(one: Option<Role>, other: Option<Role>) -> Option<Role> {
    let (Some(known), Some(new)) = (one, other) else { return one.or(other) };
    let length = |role: Role| role.span.end.saturating_sub(role.span.start);
    Some(if length(known) < 12 && length(new) > length(known) { new } else { known })
}
