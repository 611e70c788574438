//! The people and organisations of one text, and who each name, title and pronoun stands for.
//!
//! Names are runs of capitalised words; "Mr Muttaqi" is the last "… Muttaqi" before it, "the ministry" the last
//! ministry, "he" the most salient man (a simple form of Lappin and Leass's salience, 1994: recency, being a subject,
//! having just been quoted, being named often).
//! Everything is decided in one pass from left to right over a bounded list of recent entities.

use std::collections::HashMap;
use std::ops::Range;

use super::quotes::lexicon::Classes;
use super::quotes::units::{Shape, Unit, UnitKind};
use crate::model::{Attribution, Span};

/// How many entities are remembered as possible antecedents.
const RECENT: usize = 24;

/// Somebody or something that a text names.
#[derive(Clone, Debug)]
struct Entity {
    /// The fullest name.
    name: Range<usize>,
    /// Words that describe them.
    role: Option<Span>,
    kind: Kind,
    gender: Gender,
    /// When it was last mentioned, in sentences, and whether as a subject.
    last: usize,
    subject: bool,
    /// In which sentence it was last the source of an attribution.
    source: Option<usize>,
    count: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Person,
    Group,
    /// A name that nothing tells the kind of.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
    Unknown,
}

impl Gender {
    fn of(unit: &Unit) -> Self {
        if unit.classes.any(Classes::HIM)
            || unit.classes.any(Classes::MALE) && !unit.classes.any(Classes::FEMALE)
        {
            Self::Male
        } else if unit.classes.any(Classes::HER)
            || unit.classes.any(Classes::FEMALE) && !unit.classes.any(Classes::MALE)
        {
            Self::Female
        } else {
            Self::Unknown
        }
    }

    const fn or(self, other: Self) -> Self {
        if matches!(self, Self::Unknown) { other } else { self }
    }

    const fn agrees(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Unknown, _) | (_, Self::Unknown) | (Self::Male, Self::Male) | (Self::Female, Self::Female)
        )
    }
}

/// The entities of a text.
#[derive(Debug)]
pub(crate) struct Entities {
    all: Vec<Entity>,
    /// For each unit that is (part of) a mention, the entity.
    mentions: HashMap<usize, usize>,
}

/// A run of capitalised words, cut into what describes and what names.
struct Run {
    /// All of it, with a possessive in front ("Afghanistan's Foreign Minister Amir Khan Muttaqi").
    role: Range<usize>,
    name: Range<usize>,
    titled: bool,
}

impl Entities {
    /// Finds the entities of a text. `sources` are the sources of its attributions, in order.
    pub(crate) fn find(units: &[Unit], sources: &[Range<usize>]) -> Self {
        let mut finder = Finder {
            units,
            all: Vec::new(),
            mentions: HashMap::new(),
            recent: Vec::new(),
            last_names: HashMap::new(),
            heads: HashMap::new(),
            appositions: HashMap::new(),
            capitals: capitals(units),
            sentence: 0,
            named_in_sentence: false,
        };
        let mut sources = sources.iter().peekable();
        let mut at = 0;
        while at < units.len() {
            while let Some(source) = sources.next_if(|source| source.end <= at) {
                finder.note_source(source);
            }
            at = finder.step(at).max(at + 1);
        }
        Self { all: finder.all, mentions: finder.mentions }
    }

    /// Who a source is: the entity it names or stands for, else its own words; nothing for a pronoun that stands for
    /// nobody known.
    pub(crate) fn attribution(&self, text: &str, units: &[Unit], source: &Range<usize>) -> Attribution {
        let head = head(units, source);
        if let Some(several) = several(units, source, &head) {
            return Attribution { name: words(text, units, &without_article(units, &several)), role: None };
        }
        if let Some(holder) = self.holder(text, units, source, &head) {
            return holder;
        }
        let entity = self.head_entity(units, &head).or_else(|| self.apposed(units, source, &head));
        if let Some(entity) = entity.and_then(|entity| self.all.get(entity)) {
            let role = entity.role.and_then(|role| role.of(text)).map(str::to_owned);
            return Attribution { name: words(text, units, &entity.name), role };
        }
        let inside = units.get(head.clone()).unwrap_or_default();
        // A pronoun is never a name.
        let mut words_inside = inside.iter().filter(|unit| unit.kind == UnitKind::Word);
        if words_inside.next().is_some_and(is_pronoun) && words_inside.next().is_none() {
            return Attribution::default();
        }
        Attribution { name: words(text, units, &without_article(units, &head)), role: None }
    }

    /// Everybody who is named with more than one word, with their roles.
    pub(crate) fn people(&self, text: &str, units: &[Unit]) -> Vec<Attribution> {
        let people = self.all.iter().filter(|entity| entity.kind == Kind::Person && entity.name.len() > 1);
        people
            .map(|entity| Attribution {
                name: words(text, units, &entity.name),
                role: entity.role.and_then(|role| role.of(text)).map(str::to_owned),
            })
            .collect()
    }

    /// The entity that the head of a source is the mention of: its last name, for "Trump's spokesman" is not Trump.
    fn head_entity(&self, units: &[Unit], head: &Range<usize>) -> Option<usize> {
        let last = head.end.checked_sub(1)?;
        let possessive =
            head.len() > 1 && units.get(last).is_some_and(|unit| unit.shape == Shape::Possessive);
        let entity = self.mentions.get(&last).copied();
        if entity.is_some() || !possessive { entity } else { self.mentions.get(&(last - 1)).copied() }
    }

    /// "Our CTO, Lena Ortiz": an office in capitals looks like an organisation, but a person's full name follows it.
    fn holder(
        &self,
        text: &str,
        units: &[Unit],
        source: &Range<usize>,
        head: &Range<usize>,
    ) -> Option<Attribution> {
        let [first, office] = units.get(head.clone())? else { return None };
        let led = first.classes.any(Classes::DET) || first.classes.any(Classes::POSSESSIVE);
        if !led || office.shape != Shape::Upper {
            return None;
        }
        let person = self.all.get(self.apposed(units, source, head)?)?;
        let name = (person.name.len() > 1).then(|| words(text, units, &person.name))??;
        let role = person.role.and_then(|role| role.of(text)).or_else(|| office.span.of(text));
        Some(Attribution { name: Some(name), role: role.map(str::to_owned) })
    }

    /// The name in apposition to the head: "A former MP in Kabul, Fawzia Koofi".
    fn apposed(&self, units: &[Unit], source: &Range<usize>, head: &Range<usize>) -> Option<usize> {
        let mut begins = false;
        for at in head.end..source.end {
            let unit = units.get(at)?;
            if begins && unit.is_capitalised() {
                let entity = self.mentions.get(&at).copied()?;
                return (self.all.get(entity)?.kind != Kind::Group).then_some(entity);
            }
            begins = unit.shape == Shape::Mark;
        }
        None
    }
}

/// The person whose last name ends a transcript's label; the label itself if nobody is known by it.
pub(crate) fn named(people: &[Attribution], label: &str) -> Attribution {
    let last = label.split_whitespace().next_back().unwrap_or(label).to_lowercase();
    let same = |person: &&Attribution| {
        let name = person.name.as_deref().and_then(|name| name.split_whitespace().next_back());
        name.is_some_and(|name| name.to_lowercase() == last)
    };
    people
        .iter()
        .take(100)
        .find(same)
        .cloned()
        .unwrap_or_else(|| Attribution { name: Some(label.to_owned()), role: None })
}

/// The words of a run of units, without a possessive ending.
fn words(text: &str, units: &[Unit], range: &Range<usize>) -> Option<String> {
    let inside = units.get(range.clone())?;
    let words = Span::new(inside.first()?.span.start, inside.last()?.span.end).of(text)?;
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn without_article(units: &[Unit], range: &Range<usize>) -> Range<usize> {
    let article = units
        .get(range.start)
        .is_some_and(|unit| unit.classes.any(Classes::DET) && unit.classes.any(ARTICLE_LIKE));
    if article && range.len() > 1 { range.start + 1..range.end } else { range.clone() }
}

/// Determiners are dropped from names.
const ARTICLE_LIKE: Classes = Classes::DET;

/// The part of a source that names: up to the first mark or relative word, and, unless it begins there, preposition.
pub(crate) fn head(units: &[Unit], source: &Range<usize>) -> Range<usize> {
    let cut = |at: &usize| {
        *at > source.start
            && units.get(*at).is_some_and(|unit| {
                let point = unit.shape == Shape::Mark
                    && !(is_point(unit) && units.get(at - 1).is_some_and(takes_point));
                let small = !unit.is_capitalised()
                    && (unit.classes.any(Classes::RELATIVE)
                        || unit.classes.any(Classes::PREP)
                        || unit.classes.any(Classes::AND));
                point || small || unit.is_quoted()
            })
    };
    let end = (source.start..source.end).find(cut).unwrap_or(source.end);
    source.start..end
}

/// "Pakistan and the UAE": all of it, where the head is only the first of several names.
fn several(units: &[Unit], source: &Range<usize>, head: &Range<usize>) -> Option<Range<usize>> {
    let joined =
        units.get(head.end).is_some_and(|unit| unit.classes.any(Classes::AND)) && head.end + 1 < source.end;
    joined.then(|| {
        let cut = |at: &usize| {
            units.get(*at).is_some_and(|unit| {
                unit.shape == Shape::Mark && !(is_point(unit) && units.get(at - 1).is_some_and(takes_point))
            })
        };
        source.start..(head.end..source.end).find(cut).unwrap_or(source.end)
    })
}

/// Whether a full stop after this word belongs to it ("Mr.", "J.").
fn takes_point(unit: &Unit) -> bool {
    unit.classes.any(Classes::TITLE) || unit.shape == Shape::Initial
}

/// Whether it is a full stop: after the label of a transcript ("Q:") another mark stands.
fn is_point(unit: &Unit) -> bool {
    unit.shape == Shape::Mark && unit.word == super::quotes::units::hash(*b".")
}

fn is_pronoun(unit: &Unit) -> bool {
    !unit.is_quoted()
        && [Classes::SUBJECT, Classes::OBJECT, Classes::POSSESSIVE, Classes::RELATIVE, Classes::THAT]
            .iter()
            .any(|&class| unit.classes.any(class))
}

/// The words that stand capitalised where no sentence begins: names, then, and not just first words.
fn capitals(units: &[Unit]) -> HashMap<u32, u32> {
    let mut counts = HashMap::new();
    for unit in units
        .iter()
        .filter(|unit| unit.is_capitalised() && !unit.begins_sentence && unit.kind == UnitKind::Word)
    {
        *counts.entry(unit.word).or_default() += 1;
    }
    counts
}

struct Finder<'a> {
    units: &'a [Unit],
    all: Vec<Entity>,
    mentions: HashMap<usize, usize>,
    /// The entities mentioned last, newest first.
    recent: Vec<usize>,
    /// The newest person of each last name.
    last_names: HashMap<u32, usize>,
    /// The newest group of each head noun, and the newest person of each role noun.
    heads: HashMap<u32, usize>,
    /// For the last unit of each apposition ("…, Russia's ambassador to Afghanistan"), the person it describes.
    appositions: HashMap<usize, usize>,
    capitals: HashMap<u32, u32>,
    sentence: usize,
    /// Whether something was already mentioned in this sentence.
    named_in_sentence: bool,
}

impl Finder<'_> {
    fn unit(&self, at: usize) -> Option<&Unit> {
        self.units.get(at)
    }

    /// Looks at the unit at `at`; where to go on.
    fn step(&mut self, at: usize) -> usize {
        let Some(&unit) = self.unit(at) else { return at + 1 };
        if unit.begins_sentence {
            self.sentence += 1;
            self.named_in_sentence = false;
        }
        if unit.kind != UnitKind::Word {
            return at + 1;
        }
        if unit.is_capitalised()
            && let Some(run) = self.run(at)
        {
            let end = run.name.end.max(run.role.end);
            self.name(&run);
            return end;
        }
        if unit.classes.any(Classes::HE) || unit.classes.any(Classes::SHE) {
            let gender = if unit.classes.any(Classes::HE) { Gender::Male } else { Gender::Female };
            self.pronoun(at, |entity| entity.kind != Kind::Group && entity.gender.agrees(gender), gender);
        } else if unit.classes.any(Classes::POSSESSIVE) || unit.classes.any(Classes::OBJECT) {
            // Possessives keep their antecedent alive but are seldom sources.
        } else if unit.classes.any(Classes::RELATIVE) && !unit.begins_sentence {
            self.relative(at);
        } else if unit.classes.any(Classes::SUBJECT) && unit.endings[0] == super::quotes::units::hash(*b"ti")
        {
            self.pronoun(at, |entity| entity.kind == Kind::Group, Gender::Unknown);
        } else if unit.classes.any(Classes::GROUP) || unit.classes.any(Classes::PERSON) {
            self.nominal(at);
        }
        at + 1
    }

    /// The run of capitalised words that begins at `at`, if it names something.
    fn run(&self, at: usize) -> Option<Run> {
        let mut end = at;
        while let Some(unit) = self.unit(end) {
            let previous = end.checked_sub(1).filter(|_| end > at).and_then(|previous| self.unit(previous));
            if end > at
                && unit.begins_sentence
                && !previous.is_some_and(|previous| previous.shape == Shape::Mark)
            {
                break;
            }
            let next_capital =
                self.unit(end + 1).is_some_and(|next| next.is_capitalised() && !next.begins_paragraph);
            let joins = match unit.kind {
                UnitKind::Word if unit.is_capitalised() => !(end > at && unit.begins_sentence),
                UnitKind::Word => {
                    end > at
                        && next_capital
                        && (unit.classes.any(Classes::PARTICLE)
                            || unit.classes.any(Classes::OF)
                                && previous.is_some_and(|previous| {
                                    previous.classes.any(Classes::GROUP)
                                        || previous.classes.any(Classes::TITLE)
                                }))
                }
                UnitKind::Mark => {
                    end > at
                        && next_capital
                        && is_point(unit)
                        && previous.is_some_and(takes_point)
                        && previous.is_some_and(|previous| previous.span.end == unit.span.start)
                        && !self
                            .unit(end + 1)
                            .is_some_and(|next| next.begins_sentence && !next.is_capitalised())
                }
                UnitKind::Quoted(_) => false,
            };
            if !joins {
                break;
            }
            end += 1;
            if unit.shape == Shape::Possessive {
                break;
            }
        }
        let mut start = at;
        while start < end
            && self.unit(start).is_some_and(|unit| self.is_no_name(unit))
            && !self.leads_to_title(start)
        {
            start += 1;
        }
        while start < end
            && self
                .unit(end - 1)
                .is_some_and(|unit| unit.classes.any(Classes::TIME) && unit.shape != Shape::Upper)
        {
            end -= 1;
        }
        (start < end).then(|| self.cut(start..end))?
    }

    /// "Foreign Minister …" at the beginning of a sentence: the first word is part of the title.
    fn leads_to_title(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| unit.classes.any(Classes::PREMODIFIER))
            && self.unit(at + 1).is_some_and(|next| {
                let noun = [Classes::TITLE, Classes::PERSON, Classes::GROUP, Classes::PREMODIFIER];
                next.is_capitalised() && noun.iter().any(|&class| next.classes.any(class))
            })
    }

    /// Whether a capitalised word is no part of a name: a function word, or a day.
    fn is_no_name(&self, unit: &Unit) -> bool {
        let function = [
            Classes::DET,
            Classes::PREP,
            Classes::SUBJECT,
            Classes::OBJECT,
            Classes::POSSESSIVE,
            Classes::RELATIVE,
            Classes::AND,
            Classes::BECAUSE,
            Classes::ADVERB,
            Classes::TO,
            Classes::IF,
            Classes::AS,
            Classes::HOW,
            Classes::NOT,
            Classes::BE,
            Classes::HAVE,
            Classes::DO,
            Classes::TIME,
            Classes::NUMBER,
            Classes::ACCORDING,
        ];
        if function.iter().any(|&class| unit.classes.any(class)) {
            return unit.shape != Shape::Upper || unit.begins_sentence || unit.classes.any(Classes::SUBJECT);
        }
        // A first word that is a common one and nowhere else a name.
        unit.begins_sentence
            && unit.shape == Shape::Capital
            && !self.capitals.contains_key(&unit.word)
            && (unit.classes.any(Classes::REPORTING)
                || unit.classes.any(Classes::PREMODIFIER)
                || unit.classes.any(Classes::MODAL))
    }

    /// Cuts a run into title and name; `None` if it is a title only.
    fn cut(&self, run: Range<usize>) -> Option<Run> {
        let is_title = |at: &usize| {
            self.unit(*at)
                .is_some_and(|unit| unit.classes.any(Classes::TITLE) || unit.classes.any(Classes::PERSON))
        };
        let mut role = run.start..run.start;
        if let Some(title) = run.clone().rev().find(is_title) {
            let mut after = title + 1;
            if self.unit(after).is_some_and(|unit| unit.kind == UnitKind::Mark) {
                after += 1;
            }
            // "Secretary of State John Kerry"
            if self.unit(after).is_some_and(|unit| unit.classes.any(Classes::OF)) {
                after += 1;
                while after < run.end
                    && self.unit(after).is_some_and(|unit| unit.classes.any(Classes::OFFICE))
                {
                    after += 1;
                }
            }
            let named_before = self
                .unit(run.start)
                .is_some_and(|unit| unit.classes.any(Classes::MALE) || unit.classes.any(Classes::FEMALE));
            let group = run.clone().any(|at| {
                self.unit(at).is_some_and(|unit| unit.classes.any(Classes::GROUP) && unit.is_capitalised())
            });
            if after < run.end && !(group && title > run.start) {
                role = run.start..after;
            } else if after >= run.end && !(named_before && run.len() > 1) && !group {
                return None;
            }
        }
        let titled = role.end > role.start;
        // "Afghanistan's Foreign Minister …": the possessive belongs to the role.
        let mut from = role.start;
        if titled
            && let Some(before) = role.start.checked_sub(1).and_then(|at| self.unit(at))
            && before.shape == Shape::Possessive
            && !self.unit(role.start).is_some_and(|unit| unit.begins_sentence)
        {
            from -= 1;
        }
        Some(Run { role: from..role.end, name: role.end.max(run.start)..run.end, titled })
    }

    fn name(&mut self, run: &Run) {
        let units = self.units;
        let Some(inside) = units.get(run.name.clone()) else { return };
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
        let mut name = run.name.clone();
        let group = inside.iter().any(|unit| unit.classes.any(Classes::GROUP))
            || (inside.len() == 1 && last.shape == Shape::Upper);
        let place = first.classes.any(Classes::PLACE);
        let role_gender = units
            .get(run.role.clone())
            .unwrap_or_default()
            .iter()
            .fold(Gender::Unknown, |gender, unit| gender.or(Gender::of(unit)));
        let gender = role_gender.or(
            if inside.len() > 1 || first.classes.any(Classes::MALE) || first.classes.any(Classes::FEMALE) {
                Gender::of(first)
            } else {
                Gender::Unknown
            },
        );
        let full = inside.iter().filter(|unit| unit.kind == UnitKind::Word).count() >= 2;
        let known = self.last_names.get(&last.word).copied();
        let first_name = first.classes.any(Classes::MALE) || first.classes.any(Classes::FEMALE);
        let (kind, key) = if group && !run.titled {
            // "Russia's Foreign Ministry": the owner is part of a group's name.
            while let Some(before) = name.start.checked_sub(1).and_then(|at| self.unit(at)) {
                if before.shape != Shape::Possessive
                    || self.unit(name.start).is_some_and(|unit| unit.begins_sentence)
                {
                    break;
                }
                name.start -= 1;
            }
            (Kind::Group, last.word)
        } else if run.titled || (full && first_name && !place) {
            (Kind::Person, last.word)
        } else {
            (Kind::Unknown, last.word)
        };
        let role = self.role(run);
        let kind = if role.is_some() && kind == Kind::Unknown && !place { Kind::Person } else { kind };
        let same = self
            .known(key, &name, kind, gender)
            .or(known.filter(|_| kind != Kind::Group))
            .filter(|&at| self.all.get(at).is_some_and(|entity| self.fits(entity, &name, kind, gender)));
        let entity = same.unwrap_or(self.all.len());
        if same.is_none() {
            self.all.push(Entity {
                name: name.clone(),
                role,
                kind,
                gender,
                last: 0,
                subject: false,
                source: None,
                count: 0,
            });
        } else if let Some(entity) = self.all.get_mut(entity) {
            if name.len() > entity.name.len() && kind != Kind::Group {
                entity.name = name.clone();
            }
            entity.role = entity.role.or(role);
            entity.gender = entity.gender.or(gender);
            if entity.kind == Kind::Unknown {
                entity.kind = kind;
            }
        }
        if kind == Kind::Group {
            self.heads.insert(key, entity);
        } else {
            self.last_names.insert(key, entity);
            // A role noun stands for its newest holder.
            for at in run.role.clone() {
                if let Some(unit) = self.unit(at).filter(|unit| unit.classes.any(Classes::PERSON)) {
                    let word = unit.word;
                    self.heads.insert(word, entity);
                }
            }
            if let Some(role) = role {
                let from = self.units.partition_point(|unit| unit.span.start < role.start);
                let nouns: Vec<u32> = self
                    .units
                    .get(from..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|unit| unit.span.end <= role.end)
                    .filter(|unit| unit.classes.any(Classes::PERSON))
                    .map(|unit| unit.word)
                    .collect();
                for noun in nouns {
                    self.heads.insert(noun, entity);
                }
            }
        }
        if kind == Kind::Person
            && let Some(after) = self.apposition_after(run.name.end)
        {
            self.appositions.insert(after.end - 1, entity);
        }
        for at in name {
            self.mentions.insert(at, entity);
        }
        self.touch(entity);
    }

    /// The newest entity that a name can belong to.
    fn known(&self, key: u32, name: &Range<usize>, kind: Kind, gender: Gender) -> Option<usize> {
        if kind != Kind::Group {
            return self.last_names.get(&key).copied();
        }
        let same_head = |&at: &usize| {
            self.all.get(at).is_some_and(|entity| {
                entity.kind == Kind::Group
                    && entity
                        .name
                        .end
                        .checked_sub(1)
                        .and_then(|last| self.unit(last))
                        .is_some_and(|last| last.word == key)
                    && self.fits(entity, name, kind, gender)
            })
        };
        self.recent.iter().copied().find(same_head)
    }

    /// Whether a mention can be one of a known entity: names that both have first parts must share them.
    fn fits(&self, entity: &Entity, name: &Range<usize>, kind: Kind, gender: Gender) -> bool {
        if (entity.kind == Kind::Group) != (kind == Kind::Group) && kind != Kind::Unknown {
            return false;
        }
        if !entity.gender.agrees(gender) {
            return false;
        }
        if entity.name.len() == 1 || name.len() == 1 {
            return true;
        }
        // "Russia's Foreign Ministry" is "the Russian Foreign Ministry", not the Afghan one.
        let first = |range: &Range<usize>| {
            self.unit(range.start).map(|unit| if kind == Kind::Group { unit.beginning } else { unit.word })
        };
        first(&entity.name) == first(name)
    }

    /// The words that describe a named person: a title before, an apposition after or before.
    fn role(&self, run: &Run) -> Option<Span> {
        let place = |range: Range<usize>| {
            let inside = self.units.get(range)?;
            Some(Span::new(inside.first()?.span.start, inside.last()?.span.end))
        };
        if let Some(after) = self.apposition_after(run.name.end) {
            return place(after);
        }
        if run.titled {
            let bare = run.role.len() <= 2 && self.unit(run.role.start).is_some_and(is_mere_title);
            if !bare {
                return place(trim_marks(self.units, run.role.clone()));
            }
            return None;
        }
        self.words_before(run.name.start).or_else(|| self.apposition_before(run.name.start)).and_then(place)
    }

    /// "…, Russia's ambassador to Afghanistan, who …"
    fn apposition_after(&self, at: usize) -> Option<Range<usize>> {
        let comma = self.unit(at)?;
        if comma.shape != Shape::Mark || comma.word != super::quotes::units::hash(*b",") {
            return None;
        }
        let start = if self.unit(at + 1).is_some_and(|unit| unit.classes.any(Classes::DET)) {
            at + 2
        } else {
            at + 1
        };
        let mut noun = false;
        let mut end = start;
        for next in start..start + 14 {
            let Some(unit) = self.unit(next) else { break };
            if unit.kind != UnitKind::Word || unit.begins_sentence {
                break;
            }
            let verbal = unit.classes.any(Classes::REPORTING)
                && !unit.classes.any(Classes::PREMODIFIER)
                && !unit.classes.any(Classes::PERSON)
                && !unit.classes.any(Classes::DOCUMENT)
                && !unit.classes.any(Classes::GROUP);
            if unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::BE)
                || unit.classes.any(Classes::HAVE)
                || unit.classes.any(Classes::MODAL)
                || verbal
            {
                break;
            }
            if !noun
                && (unit.classes.any(Classes::PREP)
                    || unit.classes.any(Classes::SUBJECT)
                    || unit.classes.any(Classes::AND))
            {
                return None;
            }
            noun |= unit.classes.any(Classes::PERSON) && !unit.is_capitalised()
                || unit.classes.any(Classes::TITLE) && next > start;
            end = next + 1;
        }
        // "Clinton, Trump and a spokesman" lists people; a role begins with its noun or words that lead to one.
        let closed = self.unit(end).is_none_or(|unit| {
            unit.kind == UnitKind::Mark
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::REPORTING)
        });
        (noun && closed && end > start).then_some(start..end)
    }

    /// "campaign manager Robby Mook", "former MP Fawzia Koofi"
    fn words_before(&self, name: usize) -> Option<Range<usize>> {
        let last = name.checked_sub(1)?;
        let unit = self.unit(last)?;
        if !unit.classes.any(Classes::PERSON)
            || unit.is_capitalised() && !unit.begins_sentence
            || unit.begins_paragraph && name == 0
        {
            return None;
        }
        Some(self.noun_phrase_start(last)..name)
    }

    /// "A former MP in Kabul, Fawzia Koofi, …"
    fn apposition_before(&self, name: usize) -> Option<Range<usize>> {
        let comma = name.checked_sub(1)?;
        let unit = self.unit(comma)?;
        if unit.word != super::quotes::units::hash(*b",")
            || unit.shape != Shape::Mark
            || self.unit(name)?.begins_sentence
        {
            return None;
        }
        let floor = comma.saturating_sub(10);
        let mut noun = None;
        for at in (floor..comma).rev() {
            let unit = self.unit(at)?;
            let stops = unit.kind != UnitKind::Word
                || unit.classes.any(Classes::BE)
                || unit.classes.any(Classes::SUBJECT)
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::SAY) && !unit.classes.any(Classes::PERSON);
            if stops {
                break;
            }
            if unit.classes.any(Classes::PERSON) {
                noun = Some(at);
                // The noun nearest the sentence's beginning heads the phrase, as long as only prepositions follow.
            }
            if unit.begins_sentence {
                break;
            }
        }
        let noun = noun?;
        let linked = noun + 1 == comma
            || self
                .unit(noun + 1)
                .is_some_and(|unit| unit.classes.any(Classes::PREP) || unit.classes.any(Classes::TO));
        linked.then(|| self.noun_phrase_start(noun)..comma)
    }

    /// Where the noun phrase that ends with the noun at `at` begins, without its article.
    fn noun_phrase_start(&self, at: usize) -> usize {
        let mut start = at;
        while let Some(before) = start.checked_sub(1) {
            let Some(unit) = self.unit(before) else { break };
            if self.unit(start).is_some_and(|unit| unit.begins_sentence) || unit.kind != UnitKind::Word {
                break;
            }
            let modifies = unit.classes.any(Classes::PREMODIFIER)
                || unit.classes.any(Classes::PERSON)
                || unit.classes.any(Classes::GROUP)
                || unit.is_capitalised() && !self.is_no_name(unit);
            if !modifies || unit.classes.any(Classes::DET) {
                break;
            }
            start = before;
        }
        start
    }

    /// "the ministry", "the Russian foreign ministry", "the minister".
    fn nominal(&mut self, at: usize) {
        let Some(&unit) = self.unit(at) else { return };
        if unit.shape == Shape::Possessive {
            return;
        }
        let start = self.noun_phrase_start(at);
        let before = start.checked_sub(1).and_then(|before| self.unit(before));
        let definite = before.is_some_and(|unit| {
            unit.classes.any(Classes::DET) && unit.word == super::quotes::units::hash(*b"the")
        });
        let group = unit.classes.any(Classes::GROUP);
        let named = (start..at).any(|at| self.unit(at).is_some_and(Unit::is_capitalised));
        let known = if named && group {
            self.known(unit.word, &(start..at + 1), Kind::Group, Gender::Unknown)
        } else {
            self.heads.get(&unit.word).copied()
        };
        let entity = match known {
            Some(entity) if definite || named && group => entity,
            None if named
                && group
                && (definite || self.unit(start).is_some_and(|unit| unit.shape == Shape::Possessive)) =>
            {
                let entity = self.all.len();
                self.all.push(Entity {
                    name: start..at + 1,
                    role: None,
                    kind: Kind::Group,
                    gender: Gender::Unknown,
                    last: 0,
                    subject: false,
                    source: None,
                    count: 0,
                });
                self.heads.insert(unit.word, entity);
                entity
            }
            _ => return,
        };
        if group {
            self.heads.insert(unit.word, entity);
        }
        for at in start..=at {
            self.mentions.insert(at, entity);
        }
        self.touch(entity);
    }

    /// "…, who said": the nearest name before, in the same sentence.
    fn relative(&mut self, at: usize) {
        let from = at.saturating_sub(16);
        for before in (from..at).rev() {
            if let Some(&entity) = self.appositions.get(&before).or_else(|| self.mentions.get(&before)) {
                self.mentions.insert(at, entity);
                return;
            }
            if self.unit(before).is_some_and(|unit| {
                unit.begins_sentence || unit.kind == UnitKind::Word && unit.classes.any(Classes::REPORTING)
            }) {
                return;
            }
        }
    }

    /// Gives a pronoun the most salient recent entity that fits.
    fn pronoun(&mut self, at: usize, fits: impl Fn(&Entity) -> bool, gender: Gender) {
        let best = self
            .recent
            .iter()
            .filter_map(|&index| Some((index, self.all.get(index)?)))
            .filter(|(_, entity)| fits(entity))
            .map(|(index, entity)| (self.salience(entity, gender), index))
            .max_by_key(|&(salience, _)| salience);
        let Some((salience, entity)) = best else { return };
        if salience <= 0 {
            return;
        }
        self.mentions.insert(at, entity);
        self.touch(entity);
    }

    fn salience(&self, entity: &Entity, gender: Gender) -> i64 {
        let ago = i64::try_from(self.sentence.saturating_sub(entity.last)).unwrap_or(i64::MAX / 100);
        let spoke = entity.source.map_or(0, |sentence| match self.sentence.saturating_sub(sentence) {
            0 => 30,
            1 => 60,
            2 => 40,
            3 => 20,
            _ => 0,
        });
        let named = match entity.kind {
            Kind::Person => 40,
            Kind::Group => 60,
            Kind::Unknown => -20,
        };
        let gendered = if entity.gender == gender && gender != Gender::Unknown { 40 } else { 0 };
        let often = i64::from(entity.count.min(12)) * 4;
        100 - ago * 25 + i64::from(entity.subject) * 35 + spoke + named + gendered + often
    }

    fn note_source(&mut self, source: &Range<usize>) {
        let head = head(self.units, source);
        if let Some(&entity) = head.end.checked_sub(1).and_then(|last| self.mentions.get(&last))
            && let Some(entity) = self.all.get_mut(entity)
        {
            entity.source = Some(self.sentence);
        }
    }

    fn touch(&mut self, index: usize) {
        let subject = !self.named_in_sentence;
        self.named_in_sentence = true;
        let sentence = self.sentence;
        if let Some(entity) = self.all.get_mut(index) {
            entity.subject = subject || entity.subject && entity.last == sentence;
            entity.last = sentence;
            entity.count += 1;
        }
        self.recent.retain(|&other| other != index);
        self.recent.insert(0, index);
        self.recent.truncate(RECENT);
    }
}

/// "Mr", "Mrs": a title that says nothing of a role.
fn is_mere_title(unit: &Unit) -> bool {
    unit.classes.any(Classes::TITLE)
        && !unit.classes.any(Classes::PERSON)
        && (unit.classes.any(Classes::HIM) || unit.classes.any(Classes::HER) || unit.span.len() <= 4)
}

fn trim_marks(units: &[Unit], mut range: Range<usize>) -> Range<usize> {
    while range.end > range.start && units.get(range.end - 1).is_some_and(|unit| unit.kind == UnitKind::Mark)
    {
        range.end -= 1;
    }
    range
}
