//! The people of a set by their names: whom a last name, a first name or another form of a name means.

use std::collections::BTreeMap;

use super::findings::more_specific;
use crate::model::Attribution;

/// The people of all articles, by their last names and by their first.
#[derive(Debug, Default)]
pub(super) struct People {
    by_last: BTreeMap<String, Vec<Attribution>>,
    by_first: BTreeMap<String, Vec<Attribution>>,
}

impl People {
    pub(super) fn new<'a>(all: impl Iterator<Item = &'a Attribution>) -> Self {
        let mut people = Self::default();
        for person in all {
            let Some(name) = person.name.as_deref() else { continue };
            let (Some(first), Some(last)) = (first_word(name), last_word(name)) else { continue };
            add(people.by_last.entry(last).or_default(), person);
            add(people.by_first.entry(first).or_default(), person);
        }
        people
    }

    /// The fullest name and the most specific role that any article gives. `own` are the people of the article itself:
    /// whom it names in full itself goes before all others. A name that several people share stays as it is.
    pub(super) fn fullest(&self, who: Attribution, own: &[Attribution]) -> Attribution {
        let Some(name) = who.name.as_deref() else { return who };
        let Some(known) = self.known(name, own) else { return who };
        Attribution { name: known.name.clone(), role: known.role.clone().or(who.role) }
    }

    fn known(&self, name: &str, own: &[Attribution]) -> Option<&Attribution> {
        let last = last_word(name)?;
        let namesakes = self.by_last.get(&last).map(Vec::as_slice).unwrap_or_default();
        if name.contains(' ') {
            return best(&namesakes.iter().filter(|other| is_person(other, name)));
        }
        let bears_it =
            |person: &&Attribution| person.name.as_deref().and_then(last_word).as_ref() == Some(&last);
        let mine: Vec<&str> =
            own.iter().filter(bears_it).filter_map(|person| person.name.as_deref()).collect();
        let candidates: Vec<&Attribution> = if let Some(mine) = mine.first() {
            namesakes.iter().filter(|other| is_person(other, mine)).collect()
        } else if namesakes.is_empty() {
            self.by_first.get(&last)?.iter().collect()
        } else {
            namesakes.iter().collect()
        };
        let one = best(&candidates.iter().copied())?;
        let full = one.name.as_deref()?;
        let alone = candidates.iter().all(|other| is_person(other, full))
            && mine.iter().all(|other| are_one(other, full));
        alone.then_some(one)
    }
}

fn add(same: &mut Vec<Attribution>, person: &Attribution) {
    match same.iter_mut().find(|known| known.name == person.name) {
        Some(known) if more_specific(person.role.as_deref(), known.role.as_deref()) => {
            known.role.clone_from(&person.role);
        }
        Some(_) => {}
        None => same.push(person.clone()),
    }
}

fn is_person(person: &Attribution, name: &str) -> bool {
    person.name.as_deref().is_some_and(|other| are_one(other, name))
}

/// Whether two full names with one last name are forms of one: they share the first name (“Ada M. Holm”, “Ada Holm”),
/// or one is the other with a word before it that only stood at a sentence's beginning (“Add Ada Holm”).
fn are_one(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| {
        short.contains(' ')
            && long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    last_word(one) == last_word(other)
        && (first_word(one) == first_word(other) || ends(one, other) || ends(other, one))
}

/// The fullest of several forms of one name: an initial or a strange first word makes it no fuller.
fn best<'a>(forms: &(impl Iterator<Item = &'a Attribution> + Clone)) -> Option<&'a Attribution> {
    let led = |form: &&Attribution| {
        let name = form.name.as_deref().unwrap_or_default();
        let holds = |other: &str| {
            other.contains(' ') && name.strip_suffix(other).is_some_and(|rest| rest.ends_with(' '))
        };
        forms.clone().any(|other| other.name.as_deref().is_some_and(holds))
    };
    let words = |form: &&Attribution| {
        let name = form.name.as_deref().unwrap_or_default();
        let initial = |word: &&str| word.trim_end_matches('.').chars().nth(1).is_none();
        (name.split(' ').filter(|word| !initial(word)).count(), std::cmp::Reverse(name.len()))
    };
    forms.clone().filter(|form| !led(form)).max_by_key(words)
}

fn first_word(name: &str) -> Option<String> {
    name.split_whitespace().next().map(str::to_lowercase)
}

fn last_word(name: &str) -> Option<String> {
    name.split_whitespace().next_back().map(str::to_lowercase)
}
