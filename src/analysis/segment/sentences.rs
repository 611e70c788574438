//! Where sentences end.

use super::characters::is_word_char;
use super::footnotes::notes_end;
use super::words::{
    BEFORE_NUMBER, COMPANY_FORMS, EXCLAIMED_NAMES, GERMAN_MONTHS, NEVER_LAST, REPORTS, SOMETIMES_LAST,
    STARTERS,
};
use super::{char_at, is_line_end, paragraphs, push_trimmed};
use crate::model::Span;
use crate::never::OrNever;
use crate::text::may_close_quotation;

/// The sentences of `text` in order, without the white space around them. No sentence runs over a line end.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        sentences_of(text, paragraph, &mut found);
    }
    found
}

/// The whole sentences of `text` that a place lies in, from the first to the last; the place itself if it lies in none.
pub fn sentences_around(text: &str, place: Span) -> Span {
    let around = sentences(text).into_iter().filter(|sentence| sentence.overlaps(place));
    around.fold(place, |all, sentence| Span::new(all.start.min(sentence.start), all.end.max(sentence.end)))
}

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
    may_close_quotation(c) || matches!(c, ')' | ']' | '}' | '】' | '）' | '》' | '〉')
}

fn sentences_of(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    let mut straight = StraightMarks::default();
    while at < paragraph.end {
        let Some(c) = char_at(text, at) else { break };
        straight.pass(c);
        if !is_spaced_terminator(c) && !is_solid_terminator(c) {
            at += c.len_utf8();
            continue;
        }
        let first = at;
        let mut solid = false;
        while let Some(c) = char_at(text, at).filter(|&c| is_spaced_terminator(c) || is_solid_terminator(c)) {
            solid |= is_solid_terminator(c);
            straight.pass(c);
            at += c.len_utf8();
        }
        let marks_end = at;
        while let Some(c) = char_at(text, at).filter(|&c| is_closer(c)) {
            // An opening mark that hugs the next word ("end.“The") is not a closer.
            let next = at + c.len_utf8();
            let opens = (matches!(c, '“' | '‘') || c == '"' && !straight.open)
                && char_at(text, next).is_some_and(char::is_alphanumeric);
            if opens {
                break;
            }
            straight.pass(c);
            at = next;
        }
        let closed = at > marks_end;
        at = notes_end(text, at, paragraph.end);
        let candidate = Candidate { text, start, first, marks_end, closed, end: at.min(paragraph.end) };
        if solid && candidate.ends_solid() || !solid && candidate.ends() {
            push_trimmed(found, text, start, candidate.end);
            start = candidate.end;
        }
    }
    push_trimmed(found, text, start, paragraph.end);
}

/// Whether a quotation between straight marks is open, told by counting them: nothing else tells in "end."The".
#[derive(Default)]
struct StraightMarks {
    open: bool,
    before: Option<char>,
}

impl StraightMarks {
    fn pass(&mut self, c: char) {
        // The inches of 6'2" open nothing.
        if c == '"' && (self.open || !self.before.is_some_and(char::is_numeric)) {
            self.open = !self.open;
        }
        self.before = Some(c);
    }
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
    /// Whether closing marks follow.
    closed: bool,
    /// After the closing marks and the footnote marks that follow.
    end: usize,
}

impl Candidate<'_> {
    /// Whether a sentence ends here after a mark of a script without spaces: not when a clause goes on in lower case.
    fn ends_solid(&self) -> bool {
        !char_at(self.text, self.end).is_some_and(|c| c == '，' || c == '、' || c.is_lowercase())
    }

    fn ends(&self) -> bool {
        let rest = self.text.get(self.end..).or_never("a place in this text");
        let Some(next) = rest.chars().next() else { return true };
        if is_line_end(next) {
            return true;
        }
        let following = following_word(rest);
        if following.continues || !next.is_whitespace() && !self.ends_without_space(&following) {
            return false;
        }
        let marks = self.text.get(self.first..self.marks_end).or_never("a place in this text");
        if self.closed {
            return marks.ends_with('.') || !following.reports();
        }
        match marks {
            "." => self.full_stop_ends(&following),
            "!" => !self.exclaims_in_name(&following),
            _ => true,
        }
    }

    /// Whether a sentence ends here although no space follows ("in 2017.The firm"): a word that is no part of a name
    /// or an address stands before, and a whole word with a capital after.
    fn ends_without_space(&self, following: &Following<'_>) -> bool {
        if !following.is_plain_word() {
            return false;
        }
        if self.closed || self.end > self.marks_end {
            return true;
        }
        let full_stop = self.text.get(self.first..self.marks_end) == Some(".");
        let word = word_before(self.text, self.start, self.first);
        let begins = self.first - word.len();
        let in_address = self.text.get(..begins).is_some_and(|before| before.ends_with(['/', '@', '_']));
        let figures = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let whole = word.chars().count() > 2 && word.chars().skip(1).all(char::is_lowercase);
        let ordinary =
            (figures || whole) && BEFORE_NUMBER.binary_search(&word.to_lowercase().as_str()).is_err();
        !in_address && (following.starts_sentence || full_stop && ordinary)
    }

    /// Whether the exclamation mark belongs to a name ("Yahoo! Inc.").
    fn exclaims_in_name(&self, following: &Following<'_>) -> bool {
        let word = word_before(self.text, self.start, self.first);
        COMPANY_FORMS.contains(&following.word)
            || EXCLAIMED_NAMES.contains(&word) && !following.starts_sentence
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
        if following.is_german_month() && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let mut letters = word.chars();
        let (first, second) = (letters.next().unwrap_or(' '), letters.next());
        if word.contains('.') {
            // "U.S.", "p.m.", "D.C.": the point does two jobs when a sentence plainly begins after it.
            return following.starts_sentence;
        }
        if word == "г" || word == "гг" {
            // «в 2017 г. Президент» (year) against «в г. Москва» (town).
            let before = self.text.get(self.start..self.first - word.len()).unwrap_or_default();
            return before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        }
        if second.is_none() && (first.is_uppercase() || matches!(first, 'b'..='z' | 'т' | 'н' | 'э')) {
            // "George W. Bush" against "Vitamin C. The": an initial is followed by a name; "z. B.", "т. е." go on.
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
    /// The word itself.
    word: &'a str,
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
    let word = opened.get(..word_end).or_never("a boundary between characters");
    let mut letters = word.chars();
    let first = letters.next();
    // "al-Qaida" and "iPhone" begin sentences in lower case.
    let hidden_capital = word.chars().take(4).any(char::is_uppercase)
        || opened.get(word_end..).is_some_and(|after| {
            word.len() <= 3 && after.starts_with('-') && after.chars().nth(1).is_some_and(char::is_uppercase)
        });
    let lower = first.is_some_and(char::is_lowercase) && !hidden_capital;
    let stops = first.is_none()
        && matches!(opened.chars().next(), Some(',' | ';' | ':' | '–' | '—' | '-' | '…' | '.' | '&'));
    let lowered = if word.len() <= 16 { word.to_lowercase() } else { String::new() };
    Following {
        rest: opened,
        word,
        continues: lower || stops,
        is_number: first.is_some_and(|c| c.is_ascii_digit()),
        starts_sentence: opens || STARTERS.contains(lowered.as_str()),
    }
}

impl Following<'_> {
    /// Whether it is a whole word with a capital that is no ending of an address and no abbreviation in capitals.
    fn is_plain_word(&self) -> bool {
        let mut letters = self.word.chars();
        let (first, second) = (letters.next(), letters.next());
        let shaped = match second {
            Some(second) => !second.is_uppercase(),
            None => matches!(self.word, "A" | "I"),
        };
        let after = self.rest.get(self.word.len()..).and_then(|after| after.chars().next());
        let whole = after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '-' | ';' | ':'));
        first.is_some_and(char::is_uppercase)
            && shaped
            && whole
            && !matches!(self.word, "Com" | "Net" | "Org" | "Js")
    }

    /// Whether a month of a German date ("am 3. Oktober") or a century follows.
    fn is_german_month(&self) -> bool {
        let year = || {
            let after = self.rest.get(self.word.len()..).unwrap_or_default();
            after.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4
        };
        GERMAN_MONTHS.contains(&self.word)
            || matches!(self.word, "April" | "August" | "September" | "November") && year()
    }

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
    before.get(from..).or_never("a boundary between characters").trim_start_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text).unwrap()).collect()
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
    fn an_abbreviation_inside_a_sentence_does_not_end_it() {
        for text in [
            "Shares of Yahoo! Inc. fell.",
            "The show Jeopardy! Masters returned.",
            "It weighs ca. 300 tons.",
            "Er traf den Kanzler bzw. Minister Roth.",
            "Sie kommen am 3. Oktober an.",
            "Am 12. April 2020 kam sie.",
            "Das sind z. B. Autos aus Nordland.",
            "Er wohnt in der Str. 5 am Hafen.",
            "Vgl. Kapitel drei.",
            "Der sog. Nordpakt hält.",
            "Он живёт в г. Эльстри давно.",
            "Это проф. Ковалёв сказал.",
            "Дом на ул. Ленина сгорел.",
            "La Sra. Lara llegó.",
            "El Sr. Lara llegó a EE. UU. ayer.",
            "Mlle. Roth et Mgr. Dupont sont venus.",
            "Il dott. Rossi parla.",
            "Dhr. Vos en mevr. Roth spraken.",
            "He took St. Petersburg Street to St. Mary.",
            "U.S. Sen. Ada Roth spoke at 3 p.m. on Monday.",
            "The firm, est. 1990, is in No. 5.",
            "Back to Com. & Adm. he went.",
            "The vote is on Tues. Jan. 5 at 3.5 degrees.",
            "Ruth Sr. Holm and Pty. Ltd. Nord met.",
            "Elstree v. Norrland was J. K. Holm's case.",
            "She waited … and left.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_when_another_plainly_begins() {
        assert_eq!(
            split("He lives at 5 Quay St. The house is old."),
            ["He lives at 5 Quay St.", "The house is old."]
        );
        assert_eq!(split("Здание с 2017 г. Президент уехал."), ["Здание с 2017 г.", "Президент уехал."]);
        assert_eq!(split("He read Yahoo! The page was old."), ["He read Yahoo!", "The page was old."]);
    }

    #[test]
    fn a_footnote_mark_stays_with_the_sentence_it_hugs() {
        assert_eq!(
            split(
                "It killed 112 people.[2][3] It fell.[citation needed] “So.”[4] It rose.¹ Done [5]. Yan et al. [2004] ran."
            ),
            [
                "It killed 112 people.[2][3]",
                "It fell.[citation needed]",
                "“So.”[4]",
                "It rose.¹",
                "Done [5].",
                "Yan et al. [2004] ran."
            ]
        );
        assert_eq!(split("It was built in 1985.[a]The rest."), ["It was built in 1985.[a]", "The rest."]);
    }

    #[test]
    fn a_sentence_ends_although_no_space_follows() {
        assert_eq!(
            split(
                "A \"super-cycle\".The rise of moves.Its rivals fell on Dec. 26.Nord rose in 2017.The young audience.\"This is it,\" he said.\"We go.\""
            ),
            [
                "A \"super-cycle\".",
                "The rise of moves.",
                "Its rivals fell on Dec. 26.",
                "Nord rose in 2017.",
                "The young audience.",
                "\"This is it,\" he said.",
                "\"We go.\""
            ]
        );
        assert_eq!(
            split("Up 4 per cent.(The rest fell.)Analysts saw it."),
            ["Up 4 per cent.", "(The rest fell.)", "Analysts saw it."]
        );
        for text in [
            "See Example.Com or www.Nord.Org now.",
            "It runs ASP.NET well.",
            "By J.K.Holm of St.James.",
            "The file Press.Release.pdf is here.",
        ] {
            assert_eq!(split(text), [text]);
        }
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
}
