//! Where paragraphs, sentences and words begin and end.
//!
//! Made for news English, harmless to every other script: rules of Unicode's annex 29 are too coarse for "U.S.",
//! initials, headings without a full stop and speech that goes on after its closing mark (“Why?” he asked), so the
//! boundaries are decided here.
//! Every function looks a bounded distance around each character, so the time is linear in the text.

use crate::model::Span;

/// One word, number or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word, with its inner apostrophes, hyphens and points ("co-operation", "Russia's", "U.S."). A character of a
    /// script that is written without spaces is a word of its own.
    Word,
    /// Something that begins with a digit ("9,000", "3.5", "1990s", "10:30").
    Number,
    /// A quotation mark of any kind, apostrophes inside words excepted.
    Quote,
    /// Any other single mark or symbol.
    Mark,
}

/// The paragraphs of `text`: its lines that are not blank, without the white space around them.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_line_end(c)) {
        push_trimmed(&mut found, text, start, at);
        start = at + c.len_utf8();
    }
    push_trimmed(&mut found, text, start, text.len());
    found
}

/// The sentences of `text` in order, without the white space around them. No sentence runs over a line end.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        sentences_of(text, paragraph, &mut found);
    }
    found
}

/// The words, numbers and marks of `text` in order; what is left out is white space and control characters.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let (kind, end) = token_at(text, at, c);
        if let Some(kind) = kind {
            found.push(Token { span: Span::new(at, end), kind });
        }
        at = end;
    }
    found
}

fn push_trimmed(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

// --- Sentences ---------------------------------------------------------------------------------------------------

/// Marks that end a sentence only when white space follows.
const fn is_spaced_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '։' | '።')
}

/// Marks that end a sentence whatever follows, because their scripts put no space between sentences.
const fn is_solid_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．' | '।' | '॥' | '။' | '។')
}

/// Marks that belong to the sentence that ends before them.
const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '”'
            | '’'
            | '\''
            | '»'
            | '›'
            | '“'
            | '‘'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '】'
            | '）'
            | '》'
            | '〉'
    )
}

fn sentences_of(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let Some(c) = char_at(text, at) else { break };
        if !is_spaced_terminator(c) && !is_solid_terminator(c) {
            at += c.len_utf8();
            continue;
        }
        let first = at;
        let mut solid = false;
        while let Some(c) = char_at(text, at).filter(|&c| is_spaced_terminator(c) || is_solid_terminator(c)) {
            solid |= is_solid_terminator(c);
            at += c.len_utf8();
        }
        let marks_end = at;
        while let Some(c) = char_at(text, at).filter(|&c| is_closer(c)) {
            // An opening mark that hugs the next word ("end.“The") is not a closer.
            let next = at + c.len_utf8();
            let opens = matches!(c, '“' | '‘') && char_at(text, next).is_some_and(char::is_alphanumeric);
            if opens {
                break;
            }
            at = next;
        }
        let candidate = Candidate { text, start, first, marks_end, end: at.min(paragraph.end) };
        if solid && candidate.ends_solid() || !solid && candidate.ends() {
            push_trimmed(found, text, start, candidate.end);
            start = candidate.end;
        }
    }
    push_trimmed(found, text, start, paragraph.end);
}

/// A place where a sentence may end.
struct Candidate<'a> {
    text: &'a str,
    /// Where the sentence began.
    start: usize,
    /// The first terminating mark.
    first: usize,
    /// After the last terminating mark.
    marks_end: usize,
    /// After the closing marks that follow.
    end: usize,
}

impl Candidate<'_> {
    /// Whether a sentence ends here after a mark of a script without spaces: not when a clause goes on in lower case.
    fn ends_solid(&self) -> bool {
        !char_at(self.text, self.end).is_some_and(|c| c == '，' || c == '、' || c.is_lowercase())
    }

    fn ends(&self) -> bool {
        let rest = self.text.get(self.end..).unwrap_or_default();
        let Some(next) = rest.chars().next() else { return true };
        if is_line_end(next) {
            return true;
        }
        if !next.is_whitespace() {
            return false;
        }
        let following = following_word(rest);
        if following.continues {
            return false;
        }
        let marks = self.text.get(self.first..self.marks_end).unwrap_or_default();
        let closed = self.end > self.marks_end;
        if closed && !marks.ends_with('.') && following.reports() {
            return false;
        }
        if marks == "." && !closed { self.full_stop_ends(&following) } else { true }
    }

    /// Whether a single full stop, with nothing closing after it, ends the sentence.
    fn full_stop_ends(&self, following: &Following<'_>) -> bool {
        let word = word_before(self.text, self.start, self.first);
        if word.is_empty() {
            return true;
        }
        // "1. The first point" is a numbered line, not a sentence of one number.
        let alone = self.first - word.len() == self.start;
        if alone && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let mut letters = word.chars();
        let (first, second) = (letters.next().unwrap_or(' '), letters.next());
        if word.contains('.') {
            // "U.S.", "p.m.", "D.C.": the point does two jobs when a sentence plainly begins after it.
            return following.starts_sentence;
        }
        if second.is_none() && first.is_uppercase() {
            // "George W. Bush" against "Vitamin C. The": an initial is followed by a name.
            return following.starts_sentence;
        }
        let lower = word.to_lowercase();
        let lower = lower.as_str();
        if NEVER_LAST.binary_search(&lower).is_ok() {
            return false;
        }
        if BEFORE_NUMBER.binary_search(&lower).is_ok() {
            return !following.is_number;
        }
        if SOMETIMES_LAST.binary_search(&lower).is_ok() {
            return following.starts_sentence;
        }
        true
    }
}

/// What stands after a candidate.
struct Following<'a> {
    /// What follows, from its first word on.
    rest: &'a str,
    /// The sentence plainly goes on (lower case, or a mark that cannot begin one).
    continues: bool,
    /// The next word is a number.
    is_number: bool,
    /// The next word is one that begins sentences and is not part of a name, or a quotation opens.
    starts_sentence: bool,
}

fn following_word(rest: &str) -> Following<'_> {
    let rest = rest.trim_start();
    let opened = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '„', '「']);
    // A bracket after an abbreviation adds to it: "Acme Corp. (NYSE: ACM)".
    let opens = opened.len() < rest.len() && !rest.starts_with(['(', '[']);
    let word_end = opened.find(|c: char| !is_word_char(c) && c != '\'' && c != '’').unwrap_or(opened.len());
    let word = opened.get(..word_end).unwrap_or_default();
    let mut letters = word.chars();
    let first = letters.next();
    // "al-Qaida" and "iPhone" begin sentences in lower case.
    let hidden_capital = word.chars().take(4).any(char::is_uppercase)
        || opened.get(word_end..).is_some_and(|after| {
            word.len() <= 3 && after.starts_with('-') && after.chars().nth(1).is_some_and(char::is_uppercase)
        });
    let lower = first.is_some_and(char::is_lowercase) && !hidden_capital;
    let stops = first.is_none()
        && matches!(opened.chars().next(), Some(',' | ';' | ':' | '–' | '—' | '-' | '…' | '.'));
    let lowered = if word.len() <= 16 { word.to_lowercase() } else { String::new() };
    Following {
        rest: opened,
        continues: lower || stops,
        is_number: first.is_some_and(|c| c.is_ascii_digit()),
        starts_sentence: opens || STARTERS.binary_search(&lowered.as_str()).is_ok(),
    }
}

impl Following<'_> {
    /// Whether a name and a verb of saying follow (“Why?” Smith asked).
    fn reports(&self) -> bool {
        let mut words = self.rest.split_whitespace().take(5).map(|word| word.trim_matches([',', '.', ':']));
        if !words.next().is_some_and(|word| word.starts_with(char::is_uppercase)) {
            return false;
        }
        for word in words {
            if REPORTS.binary_search(&word).is_ok() {
                return true;
            }
            if !word.starts_with(char::is_uppercase) {
                return false;
            }
        }
        false
    }
}

/// The word right before `end`, not reaching before `start`, with inner points ("U.S" of "U.S."); at most a few
/// characters are looked at, for no abbreviation is long.
fn word_before(text: &str, start: usize, end: usize) -> &str {
    let Some(before) = text.get(start..end) else { return "" };
    let mut from = before.len();
    for (count, (at, c)) in before.char_indices().rev().enumerate() {
        if count > 16 || !(is_word_char(c) || c == '.') {
            break;
        }
        from = at;
    }
    before.get(from..).unwrap_or_default().trim_start_matches('.')
}

/// Abbreviations that always have something after them. Sorted.
const NEVER_LAST: &[&str] = &[
    "adj", "adm", "amb", "assoc", "asst", "atty", "brig", "capt", "cf", "cllr", "cmdr", "col", "cpl", "cpt",
    "det", "dr", "ed", "ens", "esq", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mme",
    "mr", "mrs", "ms", "msgr", "mt", "ofc", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen",
    "sens", "sgt", "spc", "sr", "ssgt", "st", "supt", "v", "vs",
];

/// Abbreviations that do not end a sentence when a number follows. Sorted.
const BEFORE_NUMBER: &[&str] = &[
    "approx", "apr", "art", "aug", "ch", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no", "nos", "nov",
    "oct", "p", "para", "pp", "sec", "sep", "sept", "vol",
];

/// Abbreviations that end a sentence only if a word that begins sentences follows. Sorted.
const SOMETIMES_LAST: &[&str] = &[
    "al", "ariz", "ave", "bhd", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "dept", "etc", "fla",
    "ga", "govt", "ill", "inc", "ind", "jr", "kan", "llc", "ltd", "mass", "md", "mich", "minn", "miss", "mo",
    "neb", "nev", "okla", "ore", "pa", "plc", "rd", "tenn", "tex", "univ", "va", "vt", "wash", "wis",
];

/// Words that begin a sentence and hardly ever a name. Sorted.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "critics",
    "despite",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "few",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "last",
    "later",
    "like",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "nor",
    "not",
    "now",
    "of",
    "officials",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "thus",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "with",
    "without",
    "yet",
    "you",
    "your",
];

/// Verbs of saying that follow a question or an exclamation and its speaker. Sorted.
const REPORTS: &[&str] = &[
    "added",
    "adds",
    "asked",
    "asks",
    "cried",
    "declared",
    "exclaimed",
    "exclaims",
    "joked",
    "laughed",
    "quipped",
    "replied",
    "replies",
    "responded",
    "said",
    "says",
    "shouted",
    "shouts",
    "told",
    "tweeted",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
    "yells",
];

// --- Tokens ------------------------------------------------------------------------------------------------------

/// Letters, digits and what is written over, under or invisibly between them.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && joins_letters(c))
}

/// Characters that are no letters themselves but never end a word: accents, vowel signs, joiners, soft hyphens.
const fn joins_letters(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6ed}'
        | '\u{900}'..='\u{963}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{a01}'..='\u{a4d}'
        | '\u{abc}'..='\u{acd}' | '\u{b3c}'..='\u{b57}' | '\u{bbe}'..='\u{bcd}' | '\u{c3e}'..='\u{c56}'
        | '\u{cbc}'..='\u{cd6}' | '\u{d3b}'..='\u{d4d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}'
        | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters of scripts without spaces, each of which counts as a word.
const fn is_solid(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// Whether `c` is a quotation mark of any house style.
pub(crate) const fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
            | '〝'
            | '〞'
            | '〟'
    )
}

/// The kind of the token at `at` (`None` for what is no token) and where it ends.
fn token_at(text: &str, at: usize, c: char) -> (Option<TokenKind>, usize) {
    let next = at + c.len_utf8();
    if c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    {
        return (None, next);
    }
    if is_quotation_mark(c) {
        return (Some(TokenKind::Quote), next);
    }
    if is_solid(c) {
        return (Some(TokenKind::Word), next);
    }
    if !is_word_char(c) {
        return (Some(TokenKind::Mark), next);
    }
    let kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
    (Some(kind), word_end(text, at, kind))
}

/// Where the word or number that begins at `start` ends.
fn word_end(text: &str, start: usize, kind: TokenKind) -> usize {
    let mut end = start;
    // Letters since the last point: "U.S." keeps its last point because each of its parts is one letter.
    let mut run = 0;
    let mut points = 0;
    while let Some(c) = char_at(text, end) {
        let next = end + c.len_utf8();
        if is_solid(c) {
            break;
        }
        if is_word_char(c) {
            run += 1;
            end = next;
            continue;
        }
        let after = char_at(text, next).filter(|&c| is_word_char(c) && !is_solid(c));
        let inner = match c {
            '\'' | '’' | '-' | '‑' | '·' => after.is_some_and(char::is_alphanumeric),
            '&' => run <= 2 && after.is_some_and(char::is_uppercase),
            ',' | ':' if kind == TokenKind::Number => after.is_some_and(|c| c.is_ascii_digit()),
            '.' if kind == TokenKind::Number => after.is_some_and(|c| c.is_ascii_digit()),
            // A chain of single letters, or a name of the net ("example.com").
            '.' => after.is_some_and(|c| run == 1 || c.is_lowercase()),
            _ => false,
        };
        if !inner {
            if c == '.' && points > 0 && run == 1 {
                end = next;
            }
            break;
        }
        if c == '.' && run == 1 {
            points += 1;
        }
        run = 0;
        end = next;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text).unwrap()).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.span.of(text).unwrap()).collect()
    }

    #[test]
    fn the_word_lists_are_sorted_for_searching() {
        for list in [NEVER_LAST, BEFORE_NUMBER, SOMETIMES_LAST, STARTERS, REPORTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn abbreviations_initials_and_decimals_do_not_end_a_sentence() {
        assert_eq!(
            split("Mr. Smith met George W. Bush at 3.30 p.m. on Jan. 5. It cost $2.5 million. He left."),
            ["Mr. Smith met George W. Bush at 3.30 p.m. on Jan. 5.", "It cost $2.5 million.", "He left."]
        );
        assert_eq!(split("It is in the U.S. The rest is not."), ["It is in the U.S.", "The rest is not."]);
        assert_eq!(
            split("The U.S. Senate and Apple Inc. shares rose."),
            ["The U.S. Senate and Apple Inc. shares rose."]
        );
        assert_eq!(split("Dr. J. R. R. Hall vs. the state."), ["Dr. J. R. R. Hall vs. the state."]);
        assert_eq!(
            split("Bridge Corp. (NYSE: BRG) rose in the U.S. (and Canada). It fell. (It rose.) “Go.”"),
            ["Bridge Corp. (NYSE: BRG) rose in the U.S. (and Canada).", "It fell.", "(It rose.)", "“Go.”"]
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            split("“It is done.” The room was quiet. (It stayed so.) Then: 'Go!' Nobody went."),
            ["“It is done.”", "The room was quiet.", "(It stayed so.)", "Then: 'Go!'", "Nobody went."]
        );
    }

    #[test]
    fn speech_that_goes_on_after_its_mark_is_one_sentence() {
        assert_eq!(
            split("“Why?” he asked. “Stop!” Mary Ann Hall shouted. Done."),
            ["“Why?” he asked.", "“Stop!” Mary Ann Hall shouted.", "Done."]
        );
        assert_eq!(
            split("an example … now that it began… and went on. Yes."),
            ["an example … now that it began… and went on.", "Yes."]
        );
    }

    #[test]
    fn a_line_end_ends_a_sentence_and_lists_keep_their_numbers() {
        assert_eq!(
            split("A heading\nThe text.\r\n\n 1. One thing"),
            ["A heading", "The text.", "1. One thing"]
        );
    }

    #[test]
    fn other_scripts_end_sentences_with_their_own_marks() {
        assert_eq!(split("今日は晴れ。明日は雨。"), ["今日は晴れ。", "明日は雨。"]);
        assert_eq!(split("هل هذا صحيح؟ نعم."), ["هل هذا صحيح؟", "نعم."]);
        assert_eq!(split("यह है। वह था।"), ["यह है।", "वह था।"]);
        assert_eq!(split("no punctuation at all"), ["no punctuation at all"]);
    }

    #[test]
    fn words_keep_their_inner_marks() {
        assert_eq!(
            words("Russia's co-operation, U.S. “don't” $9,000.50 (1990s) can’t—no AT&T."),
            [
                "Russia's",
                "co-operation",
                ",",
                "U.S.",
                "“",
                "don't",
                "”",
                "$",
                "9,000.50",
                "(",
                "1990s",
                ")",
                "can’t",
                "—",
                "no",
                "AT&T",
                "."
            ]
        );
        assert_eq!(words("今日 हिन्दी"), ["今", "日", "हिन्दी"]);
    }

    proptest! {
        #[test]
        fn spans_are_in_order_on_character_boundaries_and_lose_no_letter(text in "[ -~“”‘’«»…\n。؟éжक्]{0,200}") {
            for spans in [sentences(&text), tokens(&text).into_iter().map(|token| token.span).collect(), paragraphs(&text)] {
                let mut end = 0;
                let mut kept = String::new();
                for span in spans {
                    prop_assert!(span.start >= end && !span.is_empty());
                    kept.push_str(span.of(&text).unwrap());
                    end = span.end;
                }
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(letters(&kept), letters(&text));
            }
        }
    }
}
