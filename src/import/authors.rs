//! The people in a byline, apart from their papers, places and posts.

use super::prose::{ends_sentence, word_count};
use super::words::{CITIES, NOBODY, OUTLETS, QUALIFIERS, ROLES, after_any, after_phrase};
use crate::text::{is_month, is_one_of, is_weekday};

/// Whom a byline names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Authors {
    /// The people, as they are printed: `Jane Doe, John Roe and Ada Poe`; `None` if it names an agency or a desk.
    pub(super) people: Option<String>,
    /// The paper that the author writes for, where the byline says it.
    pub(super) outlet: Option<String>,
}

/// Reads what follows "By"; `None` if that holds anything but names, posts, papers and places.
pub(super) fn read_authors(text: &str) -> Option<Authors> {
    let text = without_addresses(text);
    let mut reader = Reader::default();
    for (joiner, part) in parts(&text) {
        reader.take(joiner, part)?;
    }
    // "Land and Sea" is no byline: one of several has a first name and a last one.
    let is_somebody = reader.names.iter().any(|name| name.contains(' '));
    if !(is_somebody || reader.names.len() == 1 && reader.parts == 1 || reader.has_nobody) {
        return None;
    }
    Some(Authors { people: reader.people(), outlet: reader.outlet })
}

/// Whether the line is the name of an agency or a desk, perhaps with a place: `Reuters`, `Afp, London`.
pub(super) fn is_agency_line(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ':']);
    let (agency, place) = text.split_once([',', '/']).unwrap_or((text, ""));
    let place = place.trim();
    let is_agency = NOBODY.iter().any(|known| after_phrase(agency.trim(), known) == Some(""));
    let is_place = |place: &str| place.is_empty() || is_name(place, 3);
    is_agency && (is_place(place) || NOBODY.iter().any(|known| after_phrase(place, known) == Some("")))
}

/// Takes mail addresses, handles and what stands in brackets out of a byline.
fn without_addresses(text: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '<' => depth += 1,
            ')' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    let is_label = |word: &str| {
        ["twitter:", "email:", "e-mail:", "x:", "follow", "mail:", "bluesky:", "instagram:"]
            .contains(&word.to_lowercase().as_str())
    };
    let is_address = |word: &str| word.contains('@') || word.contains("://") || word.starts_with("www.");
    let words: Vec<&str> =
        plain.split_whitespace().filter(|word| !is_address(word) && !is_label(word)).collect();
    words.join(" ").trim_matches([' ', ',', ':', ';', '|', '/', '-', '–', '—']).to_owned()
}

/// What parts one name from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner<'a> {
    Mark,
    Word(&'a str),
}

/// The parts of a byline between commas, strokes and words such as "and", each with what stands before it.
fn parts(text: &str) -> Vec<(Joiner<'_>, &str)> {
    let mut found = Vec::new();
    let mut joiner = Joiner::Mark;
    for piece in text.split([',', ';', '/']) {
        let mut start = 0;
        let mut at = 0;
        for word in piece.split(' ') {
            let end = at + word.len();
            let is_joiner = JOINERS.iter().any(|known| known.eq_ignore_ascii_case(word)) || word == "и";
            // "y" and "e" are parts of names, too: "Ortega y Gasset".
            let names = |text: Option<&str>| text.is_some_and(|text| text.split_whitespace().count() >= 2);
            let is_name_part =
                ["y", "e"].contains(&word) && !(names(piece.get(start..at)) && names(piece.get(end..)));
            if is_joiner && !is_name_part {
                found.push((joiner, piece.get(start..at).unwrap_or_default().trim()));
                joiner = Joiner::Word(word);
                start = end;
            }
            at = end + 1;
        }
        found.push((joiner, piece.get(start..).unwrap_or_default().trim()));
        joiner = Joiner::Mark;
    }
    found.retain(|(_, part)| !part.is_empty());
    found
}

const JOINERS: [&str; 10] = ["and", "&", "with", "et", "und", "y", "e", "avec", "mit", "con"];

#[derive(Default)]
struct Reader<'a> {
    names: Vec<String>,
    /// The word between the last two names, where one stands there.
    last_joiner: Option<&'a str>,
    outlet: Option<String>,
    has_nobody: bool,
    parts: usize,
}

impl<'a> Reader<'a> {
    /// Takes in the next part; `None` if it has no place in a byline.
    fn take(&mut self, joiner: Joiner<'a>, part: &str) -> Option<()> {
        self.parts += 1;
        let (part, tail) = split_tail(part);
        if let Some((word, rest)) = tail {
            self.take_tail(word, rest)?;
        }
        if part.is_empty() || is_degree(part) {
            return Some(());
        }
        if is_suffix(part) {
            if let Some(last) = self.names.last_mut() {
                last.push_str(", ");
                last.push_str(part);
            }
            return Some(());
        }
        let is_nobody = NOBODY.iter().any(|known| after_phrase(part, known) == Some(""));
        if is_nobody {
            self.has_nobody = true;
            return Some(());
        }
        let part = without_post(part);
        if part.is_empty() {
            self.has_nobody |= self.names.is_empty();
            return Some(());
        }
        if !is_name(part, MAX_NAME_WORDS) {
            return None;
        }
        let is_city = CITIES.iter().any(|city| after_phrase(part, city) == Some(""));
        let is_place = is_city || word_count(part) == 1 && joiner == Joiner::Mark;
        if !self.names.is_empty() && (is_place || is_outlet(part)) {
            if is_outlet(part) {
                self.outlet.get_or_insert_with(|| part.to_owned());
            }
            return Some(());
        }
        self.add(joiner, part);
        Some(())
    }

    /// Takes in the paper or the place behind a name.
    fn take_tail(&mut self, word: &str, rest: &str) -> Option<()> {
        let rest = after_phrase(rest, "the").map_or(rest, str::trim);
        if !is_name(rest, MAX_PLACE_WORDS) {
            return None;
        }
        let is_agency = NOBODY.iter().any(|known| after_phrase(rest, known) == Some(""));
        if !is_agency && (word.eq_ignore_ascii_case("for") || is_outlet(rest)) {
            self.outlet.get_or_insert_with(|| rest.to_owned());
        }
        Some(())
    }

    fn add(&mut self, joiner: Joiner<'a>, part: &str) {
        let name = in_normal_case(part);
        let Joiner::Word(word) = joiner else {
            self.names.push(name);
            return;
        };
        match self.names.last_mut() {
            // "Jane and John Doe" share a last name.
            Some(first) if !first.contains(' ') && name.contains(' ') => {
                *first = format!("{first} {word} {name}");
            }
            _ => self.names.push(name),
        }
        self.last_joiner = Some(word);
    }

    fn people(&self) -> Option<String> {
        let (last, others) = self.names.split_last()?;
        let joiner = match self.last_joiner {
            _ if others.is_empty() => return Some(last.clone()),
            Some(word) if !["with", "avec", "mit", "con", "&"].contains(&word.to_lowercase().as_str()) => {
                format!(" {} ", word.to_lowercase())
            }
            Some(_) => " and ".to_owned(),
            None => ", ".to_owned(),
        };
        Some(format!("{}{joiner}{last}", others.join(", ")))
    }
}

/// Parts a name from the paper or the place behind it: "Jane Doe for The Echo", "Jane Doe in Oslo".
fn split_tail(part: &str) -> (&str, Option<(&str, &str)>) {
    const WORDS: [&str; 8] = ["for", "in", "of", "at", "from", "à", "en", "special"];
    let mut at = 0;
    for word in part.split(' ') {
        let end = at + word.len();
        if WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            let before = part.get(..at).unwrap_or_default().trim();
            let mut rest = part.get(end..).unwrap_or_default().trim();
            if word.eq_ignore_ascii_case("special") {
                match after_any(rest, &["to", "for"]) {
                    Some(paper) => rest = paper.trim(),
                    None => return (part, None),
                }
            }
            if !rest.is_empty() {
                let word = if word.eq_ignore_ascii_case("special") { "for" } else { word };
                return (before, Some((word, rest)));
            }
        }
        at = end + 1;
    }
    (part, None)
}

/// A name without the post that stands before or behind it: "Jane Doe Staff Reporter", "Political Editor Jane Doe".
fn without_post(part: &str) -> &str {
    let is_in = |word: &str, list: &[&str]| list.iter().any(|known| after_phrase(word, known) == Some(""));
    let words: Vec<&str> = part.split(' ').collect();
    let Some(last_post) = words.iter().rposition(|word| is_in(word, &ROLES)) else { return part };
    let is_post = |word: &&str| is_in(word, &ROLES) || is_in(word, &QUALIFIERS);
    let start_of = |index: usize| words.iter().take(index).map(|word| word.len() + 1).sum::<usize>();
    let behind = part.get(start_of(last_post + 1)..).unwrap_or_default();
    if !behind.is_empty() {
        return behind;
    }
    let posts = words.iter().rev().take_while(|word| is_post(word)).count();
    let name = part.get(..start_of(words.len() - posts)).unwrap_or_default().trim();
    // "Rome correspondent": one word before the post belongs to it.
    if name.contains(' ') { name } else { "" }
}

fn is_outlet(text: &str) -> bool {
    text.split([' ', '-']).any(|word| OUTLETS.iter().any(|known| after_phrase(word, known) == Some("")))
}

fn is_suffix(part: &str) -> bool {
    ["jr", "sr", "ii", "iii", "iv"].contains(&part.trim_end_matches('.').to_lowercase().as_str())
}

fn is_degree(part: &str) -> bool {
    ["phd", "md", "mba", "ma", "msc", "esq", "obe", "mp", "rn", "qc", "kc"]
        .contains(&part.replace('.', "").to_lowercase().as_str())
}

/// Whether every word is capitalised, small words of names aside, and nothing but names is there.
pub(super) fn is_name(text: &str, max_words: usize) -> bool {
    const SMALL: [&str; 27] = [
        "and", "de", "del", "der", "den", "da", "di", "du", "dos", "das", "la", "le", "van", "von", "bin",
        "ibn", "al", "el", "ul", "in", "for", "of", "y", "e", "ter", "ten", "zu",
    ];
    let words: Vec<&str> =
        text.split([' ', ',', '-', '–', '/', '&']).filter(|word| !word.is_empty()).collect();
    let is_part = |word: &&str| {
        // "d'Arc", "al-Amin" and "iNews" have their capital further on.
        let capital =
            word.chars().take(3).any(char::is_uppercase) || word.chars().next().is_some_and(is_caseless);
        (capital || SMALL.contains(word))
            && word.chars().all(|c| c.is_alphabetic() || "’'ʼ‘\".\u{200c}()".contains(c))
    };
    let first_is_capital = words.first().is_some_and(|word| !SMALL.contains(word) || words.len() > 1);
    let is_date_word = words.iter().any(|word| is_date_word(word));
    let ends = ends_sentence(text) && words.last().is_some_and(|word| word.chars().count() > 3);
    first_is_capital
        && words.iter().all(is_part)
        && words.iter().any(|word| !SMALL.contains(word))
        && !is_date_word
        && !ends
        && (1..=max_words).contains(&word_count(text))
}

fn is_caseless(character: char) -> bool {
    character.is_alphabetic() && !character.is_lowercase() && !character.is_uppercase()
}

/// Whether the word speaks of a date; "May", "April" and "June" may also be somebody's names.
fn is_date_word(word: &str) -> bool {
    is_weekday(word)
        || is_one_of(word, &["today"])
        || is_month(word) && !is_one_of(word, &["may", "april", "june", "august"])
}

/// A name in capitals as it is written elsewhere: `ABBY O'NEILL-MCKAY` is Abby O'Neill-McKay.
pub(super) fn in_normal_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return name.to_owned();
    }
    let words = name.split(' ').enumerate().map(|(position, word)| word_in_normal_case(word, position > 0));
    words.collect::<Vec<_>>().join(" ")
}

fn word_in_normal_case(word: &str, may_be_particle: bool) -> String {
    const PARTICLES: [&str; 14] =
        ["and", "de", "del", "der", "den", "da", "di", "du", "van", "von", "bin", "ibn", "y", "dos"];
    let lower = word.to_lowercase();
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let is_vowel = |c: char| "AEIOUYÀÁÂÄÅÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜАЕЁИОУЫЭЮЯ".contains(c);
    // "J.K.", "TJ", "AJ" and "III" keep their capitals; "ED" and "JO" do not.
    let is_short = letters().count() == 2 && (!letters().any(is_vowel) || word.ends_with('J'));
    let is_initials =
        word.contains('.') && !is_suffix(word) && word.split('.').all(|part| part.chars().count() < 2);
    if is_initials || is_short && !is_suffix(word) || ["II", "III", "IV"].contains(&word) {
        return word.to_owned();
    }
    if may_be_particle && PARTICLES.contains(&lower.as_str()) {
        return lower;
    }
    let mut result = String::with_capacity(lower.len());
    let mut at_start = true;
    for character in lower.chars() {
        if at_start {
            result.extend(character.to_uppercase());
        } else {
            result.push(character);
        }
        // "MCKAY" and "O'NEILL" have a second capital.
        at_start = !character.is_alphabetic() || result == "Mc" || result.ends_with("-Mc");
    }
    result
}

const MAX_NAME_WORDS: usize = 5;
const MAX_PLACE_WORDS: usize = 7;

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> Option<String> {
        read_authors(text).and_then(|authors| authors.people)
    }

    #[test]
    fn bylines_give_their_people_and_nothing_else() {
        for (text, expected) in [
            ("Jane Doe", "Jane Doe"),
            ("JANE DOE", "Jane Doe"),
            ("Jane Doe and John Roe", "Jane Doe and John Roe"),
            ("JANE DOE, JOHN ROE and ADA POE", "Jane Doe, John Roe and Ada Poe"),
            ("Jane Doe, John Roe, and Ada Poe", "Jane Doe, John Roe and Ada Poe"),
            ("Jane Doe, John Roe", "Jane Doe, John Roe"),
            ("Jane Doe For Daily Bridge Norrland", "Jane Doe"),
            ("Jane Doe for The Bridge", "Jane Doe"),
            ("Jane Doe in Oslo", "Jane Doe"),
            ("Jane Doe in Oslo and John Roe in Cape Town", "Jane Doe and John Roe"),
            ("Jane Doe, Staff Reporter", "Jane Doe"),
            ("Jane Doe, Political Editor", "Jane Doe"),
            ("Political Editor Jane Doe", "Jane Doe"),
            ("Jane Doe Staff Writer", "Jane Doe"),
            ("Jane Doe, Oslo", "Jane Doe"),
            ("Jane Doe, New York", "Jane Doe"),
            ("Jane Doe (@janedoe)", "Jane Doe"),
            ("Jane Doe @janedoe", "Jane Doe"),
            ("Jane Doe, jane.doe@bridge.example", "Jane Doe"),
            ("Jane Doe, The Daily Bridge", "Jane Doe"),
            ("Jane Doe / Bridge News", "Jane Doe"),
            ("Jane Doe and agencies", "Jane Doe"),
            ("Jane Doe with AFP", "Jane Doe"),
            ("Jane Doe of the Bridge News Sentinel", "Jane Doe"),
            ("Jane Doe, Special to The Bridge", "Jane Doe"),
            ("Jane and John Doe", "Jane and John Doe"),
            ("J.K. MCROE-DOE and TJ O'POE", "J.K. McRoe-Doe and TJ O'Poe"),
            ("JAN VAN DER POE JR.", "Jan van der Poe Jr."),
            ("José Ortega y Roe", "José Ortega y Roe"),
            ("Juana Pérez y José Ruiz", "Juana Pérez y José Ruiz"),
            ("Anna Weiß und Jan Groß", "Anna Weiß und Jan Groß"),
            ("Анна Петрова и Иван Сидоров", "Анна Петрова и Иван Сидоров"),
            ("April May", "April May"),
        ] {
            assert_eq!(people(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn agencies_and_desks_are_nobody() {
        for text in [
            "Reuters",
            "AFP",
            "The Associated Press",
            "Staff and agencies",
            "Our Correspondent",
            "Staff Reporter",
        ] {
            assert_eq!(read_authors(text).map(|authors| authors.people), Some(None), "{text}");
        }
        assert!(
            is_agency_line("Afp, London") && is_agency_line("Reuters") && !is_agency_line("Reuters sold")
        );
    }

    #[test]
    fn other_words_are_no_byline() {
        for text in [
            "Land and Sea",
            "Thursday, the road had been cleared",
            "the river",
            "1994",
            "Jane Doe, who left.",
        ] {
            assert_eq!(read_authors(text), None, "{text}");
        }
    }
}
