//! Where names stand in a text.

use super::article::{ends_in_article, is_plain_article, likeness_with_article};
use super::fold::{Gap, Token, tokens};
use super::likeness::{Likeness, is_joining, likeness, place_inside};
use super::office::{Office, apposition, office_before_comma, phrase_before};
use super::parts::{Part, Parts};
use super::words::is_title;
use crate::never::OrNever;
use crate::text::Span;

/// Finds the names of people in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameFinder {
    people: Vec<Person>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    name: String,
    parts: Parts,
    offices: Vec<Office>,
}

/// A place in a text where a name or a telling part of it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The name under which the person was given to the finder.
    pub name: &'a str,
    /// Where it stands, in bytes, with what says the person's office right before or behind it, and without what only
    /// leans on it, such as a possessive ending.
    pub span: Span,
    /// Whether it is the name or a form of it; if not, a letter differs.
    pub is_certain: bool,
}

/// A hit as tokens, from the first to the last.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    last: usize,
    /// The letters that are meant, where they are not all of the tokens.
    inside: Option<(usize, usize)>,
    likeness: Likeness,
}

impl NameFinder {
    /// A finder of nobody.
    pub const fn new() -> Self {
        Self { people: Vec::new() }
    }

    /// Looks for a person, known as `name` and by all of `names`.
    pub fn add<'a>(&mut self, name: &str, names: impl IntoIterator<Item = &'a str>) {
        self.people.push(Person { name: name.to_owned(), parts: Parts::of(names), offices: Vec::new() });
    }

    /// Looks for the offices of the person known as `name` too, as `roles` say them, but for what `descriptor` says of the
    /// person anyway.
    pub fn add_offices<'a>(
        &mut self,
        name: &str,
        roles: impl IntoIterator<Item = &'a str>,
        descriptor: &str,
    ) {
        let known = tokens(descriptor);
        if let Some(person) = self.people.iter_mut().find(|person| person.name == name) {
            for office in roles.into_iter().flat_map(|role| Office::of(&tokens(role), &known)) {
                if !person.offices.contains(&office) {
                    person.offices.push(office);
                }
            }
        }
    }

    /// Where the offices of the people stand in `text` without their names, as [`Self::find`] gives them.
    pub fn find_offices(&self, text: &str) -> Vec<Hit<'_>> {
        if self.people.iter().all(|person| person.offices.is_empty()) {
            return Vec::new();
        }
        let tokens = tokens(text);
        self.people.iter().flat_map(|person| person.find_offices(text, &tokens)).collect()
    }

    /// Whether it looks for nobody.
    pub const fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Where the names stand in `text`, in reading order for each person, one person after the other; the places of
    /// one do not overlap.
    pub fn find(&self, text: &str) -> Vec<Hit<'_>> {
        if self.is_empty() {
            return Vec::new();
        }
        let tokens = tokens(text);
        self.people.iter().flat_map(|person| person.find(text, &tokens)).collect()
    }

    /// The names that stand in an address, whose words have no capitals and may run together or be percent-encoded.
    pub fn find_in_address(&self, address: &str) -> Vec<&str> {
        let mut tokens = tokens(address);
        for token in &mut tokens {
            token.is_capital = true;
            // Whatever parts words in an address, they may be one name.
            token.gap = Gap::Joint;
        }
        let everything: Vec<char> = tokens.iter().flat_map(|token| token.letters.iter().copied()).collect();
        let found = self.people.iter().filter(|person| {
            let holds = |part: &&Part| {
                part.is_whole && everything.windows(part.letters.len()).any(|letters| letters == part.letters)
            };
            person.parts.wanted.iter().any(|part| holds(&part)) || !person.runs(&tokens).is_empty()
        });
        found.map(|person| person.name.as_str()).collect()
    }
}

impl Person {
    fn find<'a>(&'a self, text: &str, tokens: &[Token]) -> Vec<Hit<'a>> {
        let runs = self.runs(tokens).into_iter().map(|run| self.with_company(run, tokens));
        let mut merged: Vec<Run> = Vec::new();
        for run in runs {
            match merged.last_mut() {
                Some(before) if self.is_one_name(*before, run, tokens) => {
                    before.last = run.last;
                    before.likeness = before.likeness.max(run.likeness);
                }
                _ => merged.push(run),
            }
        }
        let mut hits = Vec::new();
        let mut earliest = 0;
        for (index, run) in merged.iter().enumerate() {
            let is_inside = run.inside.is_some();
            let first =
                if is_inside { run.first } else { phrase_before(tokens, run.first, run.last, earliest) };
            let next = merged.get(index + 1).map_or(tokens.len(), |next| next.first);
            let behind = apposition(text, tokens, run.last, next).filter(|_| !is_inside);
            let in_front = office_before_comma(text, tokens, (run.first, run.last), earliest)
                .filter(|_| !is_inside && behind.is_none() && first == run.first);
            let first = in_front.map_or(first, |(first, _)| first);
            earliest = behind.map_or(run.last, |(last, _)| last) + 1;
            let Some(mut span) = span(text, tokens, Run { first, ..*run }) else { continue };
            span.end = behind.or(in_front).map_or(span.end, |(_, end)| end);
            hits.push(Hit { name: &self.name, span, is_certain: run.likeness == Likeness::Form });
        }
        hits
    }

    fn find_offices<'a>(&'a self, text: &str, tokens: &[Token]) -> Vec<Hit<'a>> {
        let names = self.find(text, tokens);
        let mut hits = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some(length) = self.offices.iter().filter_map(|office| office.at(tokens, at)).max() else {
                at += 1;
                continue;
            };
            let last = at + length - 1;
            let first = phrase_before(tokens, at + length, at + length, 0).min(at);
            let run = Run { first, last, inside: None, likeness: Likeness::Form };
            let is_with_name = |span: &Span| {
                names.iter().any(|name| name.span.start < span.end && span.start < name.span.end)
            };
            let span = span(text, tokens, run).filter(|span| !is_with_name(span));
            hits.extend(span.map(|span| Hit { name: &self.name, span, is_certain: false }));
            at += length;
        }
        hits
    }

    /// The runs of tokens that are forms of the names, the longest at each place.
    fn runs(&self, tokens: &[Token]) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let found = self.parts.wanted.iter().filter_map(|part| match_at(part, tokens, at));
            // The longest, and of those the surest.
            let best = found.max_by_key(|run| (run.last, run.likeness, run.inside.is_none()));
            at = best.map_or(at, |run| run.last) + 1;
            runs.extend(best);
        }
        runs
    }

    /// The run with the initials, titles and particles around it.
    fn with_company(&self, run: Run, tokens: &[Token]) -> Run {
        let Run { mut first, mut last, .. } = run;
        if run.inside.is_some() {
            return run;
        }
        while let (Some(before), Some(here)) =
            (first.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(first))
        {
            let is_title = is_title(&before.letters.iter().collect::<String>()) && before.is_capital;
            let belongs =
                is_title || self.is_initial(before) || self.parts.particles.contains(&before.letters);
            if here.gap == Gap::Break || !belongs {
                break;
            }
            first -= 1;
        }
        if let Some(after) = tokens.get(last + 1).filter(|after| after.gap == Gap::Space) {
            last += usize::from(self.is_initial(after) && after.is_capital);
        }
        Run { first, last, ..run }
    }

    fn is_initial(&self, token: &Token) -> bool {
        matches!(token.letters.as_slice(), [letter] if self.parts.initials.contains(letter))
            && token.is_capital
    }

    /// Whether two runs are the beginning and the end of one name, with at most one name more between them.
    fn is_one_name(&self, one: Run, other: Run, tokens: &[Token]) -> bool {
        let between = tokens.get(one.last + 1..other.first).unwrap_or_default();
        let is_close = tokens
            .get(one.last + 1..=other.first)
            .unwrap_or_default()
            .iter()
            .all(|token| token.gap != Gap::Break);
        // “B.” of a middle name; where letters have no capitals a single one is a word, such as “و” (“and”).
        let is_initial =
            |token: &Token| matches!(token.letters.as_slice(), [one] if !one.to_uppercase().eq([*one]));
        let passes = |token: &Token| is_initial(token) || self.parts.particles.contains(&token.letters);
        let names: Vec<&Token> = between.iter().filter(|token| !passes(token)).collect();
        let is_name =
            names.len() <= 1 && names.iter().all(|token| token.is_capital && token.letters.len() > 1);
        one.inside.is_none() && other.inside.is_none() && is_close && is_name && between.len() <= 3
    }
}

/// The run of tokens from `at` on that is a form of a part of a name.
fn match_at(part: &Part, tokens: &[Token], at: usize) -> Option<Run> {
    /// A shorter name may be two short words (“Amin”: “am in”).
    const MIN_IN_PIECES: usize = 5;
    let may_be_parted = part.is_whole || is_joining(&part.letters);
    let may_be_in_pieces = part.letters.len() >= MIN_IN_PIECES;
    let mut letters: Vec<char> = Vec::new();
    let mut best = None;
    let mut is_in_pieces = false;
    for (last, token) in tokens.iter().enumerate().skip(at) {
        let behind_article = part.behind_article.as_deref();
        // “el-Qadi”, where the name is “al-Qadi”; a word such as “as” is an article only if nothing parts it.
        let is_behind_article = behind_article.is_some_and(|stem| ends_in_article(&letters, stem))
            && (token.gap == Gap::Joint || is_plain_article(&letters));
        let may_be_parted = may_be_parted || is_behind_article;
        let is_joined = token.gap == Gap::Joint || (may_be_parted && token.gap == Gap::Space) || last == at;
        // Letters that stand apart (“K o o f i”, “K*o*o*f*i”) are one word.
        let are_letters = token.letters.len() == 1 && letters.len() == last - at;
        let is_spaced = are_letters && (token.gap == Gap::Space || part.letters.len() > 2);
        let may_be_piece = token.gap == Gap::Space || token.is_tight;
        is_in_pieces |= !is_joined && !is_spaced;
        // Only one token may hold the name among other letters.
        let is_beginning =
            is_behind_article || letters.len() < part.letters.len() && part.letters.starts_with(&letters);
        if (is_in_pieces && !(may_be_in_pieces && may_be_piece)) || (last > at && !is_beginning) {
            break;
        }
        let is_capital = tokens.get(at).is_some_and(|first| first.is_capital);
        if last == at
            && let Some(inside) = place_inside(&part.letters, token)
        {
            return Some(Run { first: at, last, inside: Some(inside), likeness: Likeness::Form });
        }
        letters.extend(&token.letters);
        let latin = token.latin.as_ref().filter(|_| last == at);
        let likeness = if is_in_pieces {
            // “Koo fi” may be two words.
            (letters == part.letters).then_some(Likeness::Near)
        } else {
            let of = |letters: &[char]| likeness(&part.letters, letters, is_capital, part.is_whole);
            let has_capital =
                tokens.get(at..=last).or_never("tokens of this run").iter().any(|token| token.is_capital);
            let with_article =
                behind_article.and_then(|stem| likeness_with_article(stem, &letters, has_capital));
            of(&letters).max(latin.and_then(|latin| of(latin))).max(with_article)
        };
        if let Some(likeness) = likeness {
            // What leans on the name, such as “’s”, is no part of it.
            let is_better = best.is_none_or(|run: Run| likeness > run.likeness);
            best = if is_better { Some(Run { first: at, last, inside: None, likeness }) } else { best };
        }
    }
    best
}

fn span(text: &str, tokens: &[Token], run: Run) -> Option<Span> {
    let (first, last) = (tokens.get(run.first)?, tokens.get(run.last)?);
    if let Some((start, end)) = run.inside {
        return Some(Span::new(first.places.get(start)?.start, first.places.get(end.checked_sub(1)?)?.end));
    }
    let mut end = last.span().end;
    if last.letters.len() == 1 && run.last > run.first && text.get(end..)?.starts_with('.') {
        // The stop of an initial.
        end += 1;
    }
    // Marks on the last letter are its own.
    let marks =
        text.get(end..)?.chars().take_while(|mark| unicode_normalization::char::is_combining_mark(*mark));
    let end = end + marks.map(char::len_utf8).sum::<usize>();
    Some(Span::new(first.span().start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(name: &str) -> NameFinder {
        let mut finder = NameFinder::new();
        finder.add(name, [name]);
        finder
    }

    /// The text with every hit in angle brackets.
    fn marked(name: &str, text: &str) -> String {
        let finder = finder(name);
        let mut marked = text.to_owned();
        for hit in finder.find(text).into_iter().rev() {
            marked.insert(hit.span.end, '>');
            marked.insert(hit.span.start, '<');
        }
        marked
    }

    #[track_caller]
    fn check(name: &str, texts: &[&str]) {
        for text in texts {
            let plain = text.replace(['<', '>'], "");
            assert_eq!(&marked(name, &plain), text, "{name}");
        }
    }

    #[test]
    fn a_name_is_found_whole_and_in_parts_in_english() {
        check(
            "Fawzia Koofi",
            &[
                "<Fawzia Koofi, a former MP,> said no.",
                "<Koofi>’s party; <KOOFI>'s; <koofi>",
                "said <F. Koofi> and <Ms Koofi>, <Koofi F.>",
                "<Fawzia B. Koofi> and <Fawzia Begum Koofi>",
                "pro-<Koofi> and anti-<Fawzia>",
                "#<FawziaKoofi> @<koofifawzia> x",
                "<fawzia_koofi>@example.org",
                "the <Kōōfī> plan, <Ko-ofi>",
                "<F a w z i a K o o f i>",
                "Coffee in Kabul, and nobody else. F. Said it.",
            ],
        );
    }

    #[test]
    fn letters_that_are_parted_or_written_otherwise_are_still_the_name() {
        check(
            "Fawzia Koofi",
            &[
                "said <Koo fi> and <K*o*o*f*i>, <K/o/o/f/i>, <K|o|o|f|i> and <K | o | o | f | i>",
                "said <Koo*fi>; <Ko%6Ffi>, <Ko&#111;fi>, <Ko&#x6f;fi> and <Fawzia &#75;oofi>",
                "<Κoofi>, <Kοοfi>, <ᴋᴏᴏꜰɪ>, <🅺🅾🅾🅵🅸>, <ꓗꓳꓳꓝꓲ>, <K〇〇fi>",
                "сказала <Коофи>, с <Куфи>; Кафе",
                "K/o, koo of it, Koo, fi",
            ],
        );
        check("Abe Amin", &["I am in Kabul. a|m|i and <A|m|i|n>"]);
        // All of Cyrillic letters.
        check("John Pope", &["<Роре> said; рог"]);
    }

    #[test]
    fn the_office_beside_a_name_is_found_with_it_and_never_half_of_it() {
        check(
            "Amir Khan Muttaqi",
            &[
                "On Thursday, <Afghanistan's Foreign Minister Amir Khan Muttaqi> met them",
                "<Afghanistan’s Foreign Minister Muttaqi> hailed it",
                "Yesterday <the acting foreign minister Amir Khan Muttaqi> said",
                "But <Minister of Foreign Affairs Muttaqi> left",
                "<Amir Khan Muttaqi, Afghanistan’s foreign minister,> said; <Muttaqi, the Taliban’s foreign minister>.",
                "Kabul and <Muttaqi> and Minister Haqqani; Afghanistan’s <Muttaqi>",
                "<Muttaqi>, President Biden and others; <Muttaqi>, who was there, said",
                "In Kabul <Mr Muttaqi> said",
            ],
        );
        check(
            "Fawzia Koofi",
            &[
                "<Fawzia Koofi, a former MP in Kabul,> said no; <Koofi (a former MP)> agreed",
                "<A former MP in Kabul, Fawzia Koofi,> said; the president, <Koofi>, and others",
                "A letter from <former MP Fawzia Koofi>’s office; <Ms Koofi> and <Koofi>, 45, said",
            ],
        );
    }

    #[test]
    fn an_office_without_the_name_is_found_unless_the_descriptor_says_it() {
        let mut finder = finder("Amir Khan Muttaqi");
        finder.add_offices(
            "Amir Khan Muttaqi",
            ["Afghanistan’s Foreign Minister", "minister"],
            "a Taliban official",
        );
        let found = |text: &str| -> Vec<String> {
            finder.find_offices(text).iter().map(|hit| hit.span.of(text).unwrap().to_owned()).collect()
        };
        assert_eq!(
            found("Kabul’s foreign minister left. The minister, Haqqani, said"),
            ["Kabul’s foreign minister", "minister"]
        );
        assert!(found("Foreign Minister Amir Khan Muttaqi left; a minister stayed").is_empty());
        let mut finder = self::finder("Fawzia Koofi");
        finder.add_offices("Fawzia Koofi", ["former MP"], "a former MP");
        assert!(finder.find_offices("The former MP said").is_empty());
    }

    #[test]
    fn particles_titles_and_ordinary_words_are_found_only_with_the_name() {
        let texts = ["<al-Sadr> said in al-Quds", "<Sadrists> said", "<Muqtada al Sadr> said"];
        check("Muqtada al-Sadr", &texts);
        check("Mullah Hasan bin Laden", &["the mullah, bin Salman, <Hasan>, <bin Laden>"]);
        check("Grace Will", &["will the grace period end? <Will> and <Grace>", "<grace will>"]);
        check("Jan van der Berg", &["der Staat, <van der Berg>, <Berg>"]);
        check("Sean O’Brien", &["<O'Brien>, <OBrien>, <o’brien>"]);
        check("Jürgen Müller", &["<Mueller>, <MÜLLER>, <muller>, <mueller>, <Mu\u{308}ller>"]);
    }

    #[test]
    fn a_name_that_was_written_carelessly_tells_as_much() {
        check("Fawzia koofi", &["said <Koofi> and <Fawzia>"]);
        check("fawzia koofi", &["said <Koofi> and <Fawzia>"]);
        check("Moscow’s Man", &["<Moscow’s Man>, <Moscow’s> town, man"]);
    }

    #[test]
    fn of_a_body_only_the_whole_name_is_found() {
        check("United Nations", &["the <United Nations>, the united front of nations", "<UNITED NATIONS>"]);
        check("Russian Foreign Ministry", &["the <Russian Foreign Ministry>; a Russian ministry"]);
        check("the Taliban", &["<the Taliban> and other <Taliban>", "the town"]);
    }

    #[test]
    fn a_surname_that_is_also_a_title_or_a_particle_is_found_with_a_capital() {
        check(
            "John King",
            &["<Mr King> said, <King>’s men, <KING>; the king of the United Kingdom, <King J.>"],
        );
        check("Andrew Ng", &["<Ng> said; <Andrew Ng>, ng"]);
        check("Ng, Andrew", &["<Ng> said; <Andrew Ng>"]);
        check("Ahmad Sultan", &["<Sultan> and <Ahmad>; the sultan, the Sultanate"]);
        check("Mr King", &["<King> said; the king"]);
        check("King Charles", &["<King Charles>; <Charles, the King>"]);
        check("Marine Le", &["<Le> said; le monde"]);
        check("Thuy Do", &["<Do> said; they do"]);
        check("Ben King", &["<Ben> and others; <King>; ben, king"]);
        check("Yusuf al-Imam", &["<al-Imam> said, <Imam>; an imam"]);
        for name in ["Major", "Prince", "Justice", "Pope", "Imam"] {
            check(&format!("Jane {name}"), &[&format!("said <{name}>, not {}", name.to_lowercase())]);
        }
        check("Prime Minister", &["the <Prime Minister>; the Minister; prime"]);
        check("Fawzia Koofi MP", &["<Koofi>; an MP"]);
    }

    #[test]
    fn whoever_has_a_word_of_a_body_in_the_name_is_found_in_parts() {
        check("Bank of John Smith", &["<Smith> and <John>"]);
        check(
            "Foreign Ministry Spokeswoman Maria Zakharova",
            &["<Zakharova> of the Ministry; Foreign aid; <Maria>"],
        );
        check("John Smith Foundation", &["<John Smith> and the <John Smith Foundation>; a foundation"]);
        check("United Nations envoy Ali Rezai", &["<Rezai> said to nations"]);
        check("Russian Foreign Ministry", &["the Russian Foreign Minister"]);
    }

    #[test]
    fn a_name_is_found_in_every_case_of_russian() {
        check(
            "Мария Захарова",
            &[
                "как сказала <Мария Захарова>, с <Захаровой>, у <М. Захаровой>",
                "о <Марии Владимировне Захаровой>",
                "<ЗАХАРОВА М.> сообщила",
                "Захват и сахар",
            ],
        );
        check("Сергей Лавров", &["<Лаврова>, <Сергею Лаврову>, <С. Лавровым>"]);
    }

    #[test]
    fn a_name_is_found_in_persian_and_arabic() {
        check(
            "فوزیه کوفی",
            &["<فوزیه کوفی> گفت", "<فوزیهٔ کوفی>", "خانم‌ها و <كوفي>", "<کوفی‌ها> و <وکوفی>", "کوه و فوز"],
        );
        check("عبدالله صالح", &["<عبد الله صالح>", "<عبد‌الله> و <صالح>", "بنده الله"]);
    }

    #[test]
    fn two_names_in_a_row_are_two_people_where_something_parts_them() {
        check("Ahmad Karimi", &["<Ahmad>, <Karimi> and others", "<Ahmad> (<Karimi>)"]);
    }

    #[test]
    fn another_spelling_is_found_and_told_from_the_name() {
        let finder = finder("Amir Khan Muttaqi");
        let certain: Vec<bool> =
            finder.find("Muttaqi, Muttaki and Mutaqi").iter().map(|hit| hit.is_certain).collect();
        assert_eq!(certain, [true, false, false]);
    }

    #[test]
    fn a_name_is_found_in_addresses_however_they_are_written() {
        let finder = finder("Fawzia Koofi");
        for address in [
            "https://example.org/2025/fawzia-koofi-says-no",
            "https://example.org/FawziaKoofi2025",
            "https://example.org/?q=fawzia%20koofi",
            "https://koofi.example.org",
            "mailto:f.koofi@example.org",
            "https://example.org/interviewwithkoofi.html",
            "https://example.org/%6B%6F%6f%66%69",
        ] {
            assert_eq!(finder.find_in_address(address), ["Fawzia Koofi"], "{address}");
        }
        assert!(finder.find_in_address("https://example.org/coffee-in-kufa").is_empty());
        let finder = self::finder("Фавзия Куфи");
        let address = "https://example.org/%D0%BA%D1%83%D1%84%D0%B8";
        assert_eq!(finder.find_in_address(address), ["Фавзия Куфи"]);
        let finder = self::finder("Мария Захарова");
        let address = "https://example.org/news/zaharova-zayavila";
        assert_eq!(finder.find_in_address(address), ["Мария Захарова"]);
    }
}
