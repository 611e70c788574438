//! Where quotation marks open and close.
//!
//! Marks are looked at paragraph by paragraph: a quotation that runs over paragraphs opens anew in each, and one that
//! is never closed ends with its paragraph.
//! Only outermost quotations are reported; what is quoted inside them is part of their words.
//! Every mark is looked at a bounded number of times, so a text of nothing but marks takes linear time.

use super::titles::is_title;
use crate::analysis::segment::paragraphs;
use crate::model::Span;
use crate::never::OrNever;
use crate::text::is_quotation_mark;

/// A run of text inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The marks and what is between them.
    pub(crate) outer: Span,
    /// What is between the marks, without white space at the ends.
    pub(crate) inner: Span,
    /// Whether a closing mark was found; otherwise the quotation ends with its paragraph.
    pub(crate) closed: bool,
    /// Whether it goes on with an unclosed quotation that ends the paragraph before.
    pub(crate) continues: bool,
}

/// The quotations of `text`, in order, none inside another.
pub(crate) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open_paragraph = false;
    for paragraph in paragraphs(text) {
        let first = found.len();
        scan(text, paragraph, &mut found);
        if let Some(quotation) = found.get_mut(first) {
            quotation.continues = open_paragraph && quotation.outer.start == paragraph.start;
        }
        open_paragraph = found.get(first..).and_then(<[_]>::last).is_some_and(|last| !last.closed);
    }
    found
}

/// What a mark looks like from its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flanking {
    /// Space before, a word after.
    Opening,
    /// A word before, space or punctuation after.
    Closing,
    /// Between two letters.
    Inside,
    /// Nothing to tell by.
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    end: usize,
    /// The mark, or the double mark that two single ones stand for.
    c: char,
    flanking: Flanking,
    /// The character before, and the one after.
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    const fn is_single(self) -> bool {
        matches!(self.c, '\'' | '‘' | '’' | '‚' | '‛')
    }

    /// Whether this mark can open a quotation when none is open.
    fn opens(self) -> bool {
        // `attribute="value"` is markup, not speech; 5'10" are inches.
        let blocked =
            self.before == Some('=') || matches!(self.c, '"') && self.before.is_some_and(char::is_numeric);
        match self.c {
            _ if blocked => false,
            '“' => !(self.flanking == Flanking::Closing),
            '„' | '‟' | '「' | '『' | '〝' | '«' | '‹' => true,
            '"' | '＂' => self.flanking != Flanking::Closing,
            // Swedish ”…” and German »…«.
            '”' | '»' | '›' => self.flanking == Flanking::Opening,
            _ => false,
        }
    }

    /// Whether this mark can close what `open` opened.
    fn closes(self, open: char) -> bool {
        match open {
            '“' => {
                matches!(self.c, '”' | '"' | '〞') || self.c == '“' && self.flanking == Flanking::Closing
            }
            '"' => matches!(self.c, '"' | '”'),
            '„' | '‟' => matches!(self.c, '“' | '”' | '"' | '‟'),
            '”' => matches!(self.c, '”' | '"'),
            '«' => self.c == '»',
            '»' => matches!(self.c, '«' | '»'),
            '‹' => self.c == '›',
            '›' => matches!(self.c, '‹' | '›'),
            '「' => self.c == '」',
            '『' => self.c == '』',
            '〝' => matches!(self.c, '〞' | '〟'),
            '＂' => self.c == '＂',
            _ => false,
        }
    }

    /// Whether this mark opens a quotation inside the one that `open` opened.
    fn nests(self, open: char) -> bool {
        match open {
            '「' => self.c == '「',
            '"' | '“' | '„' | '«' => {
                self.c != open && matches!(self.c, '“' | '„' | '«') && self.flanking == Flanking::Opening
            }
            _ => false,
        }
    }
}

fn scan(text: &str, paragraph: Span, found: &mut Vec<Quotation>) {
    let marks = marks_of(text, paragraph);
    let singles = Singles::new(&marks);
    let mut index = 0;
    while let Some(&mark) = marks.get(index) {
        let closing = if mark.is_single() {
            singles.closer(text, &marks, index)
        } else if mark.opens() {
            double_closer(&marks, index)
        } else {
            None
        };
        let (end, closed, next) = match closing {
            Some(Close::At(at)) => {
                let Some(close) = marks.get(at) else { break };
                (close.end, true, at + 1)
            }
            Some(Close::Never) => (paragraph.end, false, marks.len()),
            None => {
                index += 1;
                continue;
            }
        };
        let inner_end = if closed { marks.get(next - 1).map_or(end, |close| close.at) } else { end };
        let inner = Span::new(mark.end, inner_end).trimmed(text);
        let is_speech = inner.of(text).is_some_and(|words| words.chars().any(char::is_alphanumeric))
            && !(closed && is_title(text, mark.at, inner, end));
        if is_speech {
            found.push(Quotation { outer: Span::new(mark.at, end), inner, closed, continues: false });
        }
        index = next;
    }
}

enum Close {
    /// At the mark of this index.
    At(usize),
    /// Not in this paragraph.
    Never,
}

/// Where the double quotation that opens at mark `index` closes.
fn double_closer(marks: &[Mark], index: usize) -> Option<Close> {
    let open = marks.get(index)?;
    let mut inner: Vec<char> = Vec::new();
    // “We will not go back,' she said: a single mark that closes a sentence and that no single mark opened.
    let mut mixed = None;
    let mut singles = 0_usize;
    for (at, mark) in marks.iter().enumerate().skip(index + 1) {
        if mark.is_single() {
            match mark.flanking {
                Flanking::Opening => singles += 1,
                Flanking::Closing if singles > 0 => singles -= 1,
                Flanking::Closing
                    if inner.is_empty()
                        && mark.before.is_some_and(|c| matches!(c, ',' | '.' | '?' | '!')) =>
                {
                    mixed = mixed.or(Some(at));
                }
                _ => {}
            }
            continue;
        }
        if mixed.is_some() && (mark.flanking == Flanking::Opening || mark.opens() && !mark.closes(open.c)) {
            return mixed.map(Close::At);
        }
        if let Some(&nested) = inner.last()
            && mark.closes(nested)
            && (nested == '「' || nested != '"' && mark.c != '"')
        {
            inner.pop();
            continue;
        }
        if mark.nests(open.c) {
            inner.push(mark.c);
            continue;
        }
        if open.c == '“' && mark.c == '“' && mark.flanking != Flanking::Closing && closes_twice(marks, at)
        {
            inner.push(mark.c);
            continue;
        }
        if mark.closes(open.c) {
            return Some(Close::At(at));
        }
    }
    Some(mixed.map_or(Close::Never, Close::At))
}

/// Whether the next two double marks after `at` both close: then the mark at `at` opened a quotation in a quotation.
fn closes_twice(marks: &[Mark], at: usize) -> bool {
    let mut next = marks.iter().skip(at + 1).filter(|mark| !mark.is_single());
    next.next().is_some_and(|mark| mark.c == '”') && next.next().is_some_and(|mark| mark.c == '”')
}

/// Words that begin with an apostrophe; a mark before one of them opens nothing.
const ELIDED: &[&str] =
    &["em", "til", "tis", "twas", "cause", "round", "bout", "n", "ere", "neath", "s", "t", "d"];

/// What is known about the marks up to and from each mark, so that no mark is looked at again and again.
struct Singles {
    /// For each mark the index of the next single mark at or after it that looks closing, or `usize::MAX`.
    closers: Vec<usize>,
    /// For each mark the number of double marks before it.
    doubles: Vec<usize>,
    /// For each mark the number of single marks before it that look opening.
    openers: Vec<usize>,
}

impl Singles {
    fn new(marks: &[Mark]) -> Self {
        let mut next = usize::MAX;
        let mut closers = vec![usize::MAX; marks.len()];
        for ((at, mark), slot) in marks.iter().enumerate().zip(&mut closers).rev() {
            if mark.is_single() && matches!(mark.c, '\'' | '’' | '‘') && mark.flanking == Flanking::Closing
            {
                next = at;
            }
            *slot = next;
        }
        let count = |counts: fn(&Mark) -> bool| {
            let mut sum = 0;
            let sums = marks.iter().map(|mark| {
                let before = sum;
                sum += usize::from(counts(mark));
                before
            });
            sums.collect()
        };
        Self {
            closers,
            doubles: count(|mark| !mark.is_single()),
            openers: count(|mark| mark.is_single() && mark.flanking == Flanking::Opening),
        }
    }

    /// Where the single quotation that opens at mark `index` closes; `None` if that mark is an apostrophe.
    ///
    /// A plural's apostrophe (the workers’ rights) looks like a closing mark: it is taken for one only if no better
    /// one follows before the next opening mark.
    fn closer(&self, text: &str, marks: &[Mark], index: usize) -> Option<Close> {
        let open = *marks.get(index)?;
        if !matches!(open.c, '\'' | '‘' | '‚' | '‛')
            || open.flanking != Flanking::Opening
            || is_elision(text, open)
        {
            return None;
        }
        let mut at = *self.closers.get(index + 1)?;
        for _ in 0..8 {
            let close = marks.get(at)?;
            let plural = close.before == Some('s') && close.after.is_some_and(char::is_whitespace);
            let better = self.closers.get(at + 1).copied().filter(|&next| next < marks.len());
            match better {
                Some(next) if plural && self.openers.get(next) == self.openers.get(at + 1) => at = next,
                _ => break,
            }
        }
        // Double marks that do not pair up inside mean that this was no quotation.
        let doubles = self.doubles.get(at)?.checked_sub(*self.doubles.get(index)?)?;
        (doubles % 2 == 0).then_some(Close::At(at))
    }
}

/// Whether the mark stands for letters left out at the beginning of a word ('em, '90s, '16).
fn is_elision(text: &str, mark: Mark) -> bool {
    let rest = text.get(mark.end..).or_never("a mark of this text");
    let word: String = rest.chars().take(12).take_while(|c| c.is_alphanumeric()).collect();
    let word = word.to_lowercase();
    let digits = word.trim_end_matches('s');
    ELIDED.contains(&word.as_str()) || (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn marks_of(text: &str, paragraph: Span) -> Vec<Mark> {
    let Some(line) = paragraph.of(text) else { return Vec::new() };
    let mut marks = Vec::new();
    let mut before = None;
    // Single quotations that are open: the two marks that close both at once are no double mark.
    let mut singles = 0_usize;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut mark = c;
        let mut end = at + c.len_utf8();
        if let Some(double) = doubled(c).filter(|_| singles < 2)
            && chars.next_if(|&(_, next)| next == c).is_some()
        {
            mark = double;
            end += c.len_utf8();
        }
        if is_quotation_mark(mark) {
            let after = chars.peek().map(|&(_, c)| c);
            let flanking = flanking(before, after);
            let single = matches!(mark, '\'' | '’' | '‘');
            match flanking {
                Flanking::Opening if single => singles += 1,
                Flanking::Closing if single => singles = singles.saturating_sub(1),
                Flanking::Opening | Flanking::Closing | Flanking::Inside | Flanking::Either => {}
            }
            // Apostrophes inside words are nothing but letters here.
            if flanking != Flanking::Inside || !single {
                let start = paragraph.start;
                marks.push(Mark { at: start + at, end: start + end, c: mark, flanking, before, after });
            }
        }
        before = Some(c);
    }
    marks
}

/// The double mark that two of this single mark stand for: apostrophes, grave accents or curly marks.
const fn doubled(c: char) -> Option<char> {
    match c {
        '\'' | '’' => Some('"'),
        '`' | '‘' => Some('“'),
        _ => None,
    }
}

fn flanking(before: Option<char>, after: Option<char>) -> Flanking {
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens_before = spaced(before)
        || before.is_some_and(|c| {
            matches!(c, '(' | '[' | '{' | '—' | '–' | '−' | '-' | '/' | '“' | '"' | '‘' | '\'' | '«' | '„')
        });
    let opens_after = !spaced(after)
        && !after.is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}'));
    let closes_before = !spaced(before);
    let closes_after = !word(after);
    match (opens_before && opens_after, closes_before && closes_after) {
        (true, false) => Flanking::Opening,
        (false, true) => Flanking::Closing,
        _ if word(before) && word(after) => Flanking::Inside,
        _ => Flanking::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inner(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|quotation| quotation.inner.of(text).unwrap()).collect()
    }

    #[test]
    fn straight_curly_and_mixed_marks_delimit_quotations() {
        assert_eq!(
            inner("He said \"one\" and “two” and \"three,” then “four\"."),
            ["one", "two", "three,", "four"]
        );
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph_and_may_go_on_in_the_next() {
        let text = "“First part.\n“Second part,” he said.\n“Third.";
        assert_eq!(inner(text), ["First part.", "Second part,", "Third."]);
        let flags: Vec<_> =
            quotations(text).iter().map(|quotation| (quotation.closed, quotation.continues)).collect();
        assert_eq!(flags, [(false, false), (true, true), (false, false)]);
    }

    #[test]
    fn quotations_in_quotations_are_part_of_the_outer_one() {
        assert_eq!(
            inner("“He told me ‘go away’ and ‘don’t come back’,” she said."),
            ["He told me ‘go away’ and ‘don’t come back’,"]
        );
        assert_eq!(inner("\"She said “no” to it\" yesterday"), ["She said “no” to it"]);
        assert_eq!(inner("“A “word” in a quotation” it was."), ["A “word” in a quotation"]);
        assert_eq!(inner("「彼は『はい』と言った」と"), ["彼は『はい』と言った"]);
    }

    #[test]
    fn single_marks_are_told_from_apostrophes() {
        assert_eq!(
            inner("‘It isn’t the workers’ fault,’ said Ann’s boss."),
            ["It isn’t the workers’ fault,"]
        );
        assert_eq!(inner("the '90s, rock 'n' roll and the players' union didn't"), Vec::<&str>::new());
        assert_eq!(inner("The 'best' plan isn't 'good enough', he said."), ["best", "good enough"]);
        assert_eq!(inner("‘She said “stop” to me,’ he said."), ["She said “stop” to me,"]);
    }

    #[test]
    fn a_single_mark_closes_what_a_double_one_opened_when_no_double_one_does() {
        assert_eq!(inner("“We will not go back,' Erik Sand said. He left."), ["We will not go back,"]);
        assert_eq!(
            inner("“We will not go back,’ Erik Sand said. “We stay.”"),
            ["We will not go back,", "We stay."]
        );
        assert_eq!(inner("“He said ‘no,’ and I left,” she said."), ["He said ‘no,’ and I left,"]);
    }

    #[test]
    fn other_houses_marks_delimit_quotations_too() {
        assert_eq!(
            inner("Он сказал: «Да». »Nein«, sagte er. Er sagte: „Ja“. ”Nej”, sade han."),
            ["Да", "Nein", "Ja", "Nej"]
        );
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        for (text, expected) in [
            (
                "''We were not asked,'' said Roth. ``Nobody was,'' she said.",
                vec!["We were not asked,", "Nobody was,"],
            ),
            ("\"We go.’’, he said. Roth’s boat.", vec!["We go."]),
            ("‘‘We go,’’ he said.", vec!["We go,"]),
            ("``It's ours,`` he said.", vec!["It's ours,"]),
            ("’’We don’t go,’’ he said.", vec!["We don’t go,"]),
            ("''The dockers' pay,'' he said.", vec!["The dockers' pay,"]),
            ("He is 6'2'' tall and ''old''.", vec!["old"]),
            ("''First.\n''Second,'' he said.", vec!["First.", "Second,"]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_of_many_houses_delimit_quotations() {
        for (text, expected) in [
            ("In 's-Gravenhage en 's avonds in ’s-Hertogenbosch.", vec![]),
            ("'S-Gravenhage won. 'We go,' said Ineke 't Hart.", vec!["We go,"]),
            ("Er sagte: „Wir gehen.“ Dann: »Nein«.", vec!["Wir gehen.", "Nein"]),
            ("Il a dit : « Nous partons. » Et « non ».", vec!["Nous partons.", "non"]),
            ("„Sie sagte »nie« dazu“, sagte er.", vec!["Sie sagte »nie« dazu"]),
            ("«Он сказал „нет“ нам», — сказал он.", vec!["Он сказал „нет“ нам"]),
            ("Powiedział: „Idziemy”.", vec!["Idziemy"]),
            ("“Not closed.\nA new one “here”.", vec!["Not closed.", "here"]),
            (
                "The \"super-cycle\".The young.\"This is it,\" he said.\"We go.\"",
                vec!["super-cycle", "This is it,", "We go."],
            ),
            ("He aimed \"high\"and said \"low\".", vec!["high", "low"]),
            ("The '90s called,' no. 'The '90s called,' he said.", vec!["The '90s called,"]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn markup_and_inches_open_nothing() {
        assert_eq!(inner("<a href=\"x\">He is 6'2\" tall</a> and \"old\""), ["old"]);
    }

    #[test]
    fn a_text_of_nothing_but_marks_takes_linear_time() {
        for unit in ["“a,' ", "„ a,' ", "\"", "“", "‘a ", "'a s' \" ", "“‘“ ", "'", "''a ", "`"]
        {
            let text = unit.repeat(200_000);
            assert!(quotations(&text).len() < text.len());
        }
    }

    proptest! {
        #[test]
        fn quotations_lie_in_order_inside_the_text(text in "[a-z .,\n'\"“”‘’«»„「」=5é]{0,120}") {
            let mut end = 0;
            for quotation in quotations(&text) {
                prop_assert!(quotation.outer.start >= end);
                prop_assert!(quotation.outer.contains(quotation.inner));
                prop_assert!(quotation.inner.of(&text).is_some());
                end = quotation.outer.end;
            }
        }
    }
}
