//! A file of TOML, perhaps laid over the one that it is based on, that knows on which line each key stands.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::TemplateError;
use super::parse::in_plain_words;
use crate::never::OrNever;

/// The key that names the file another one is based on.
const BASED_ON: &str = "based_on";

/// Keys of which a table has one: the one that a file sets drives out the other that its base sets.
const EITHER: [[&str; 2]; 2] = [["size", "size_pt"], ["lines", "line"]];

/// So many files stand on each other at most; more can only be a circle.
const MAX_BASES: usize = 8;

/// A built-in file by its id: its name and its text.
pub(super) type BuiltInSource = fn(&str) -> Option<(&'static str, &'static str)>;

/// A file of TOML, perhaps laid over the one that it is based on.
///
/// The files count as one text, the first at its beginning and each base behind it, so that a place in that text
/// tells the file and the line of a key, wherever it ends up.
pub(super) struct Document<'a> {
    table: Spanned<DeTable<'a>>,
    files: Vec<File<'a>>,
    /// Where the first file names its base.
    based_on: Option<(usize, String)>,
}

struct File<'a> {
    origin: String,
    text: &'a str,
    start: usize,
}

impl<'a> Document<'a> {
    /// Reads a file; `built_in_source` has those it may be based on.
    pub(super) fn read(
        toml: &'a str,
        origin: &str,
        built_in_source: BuiltInSource,
    ) -> Result<Self, TemplateError> {
        let mut document = Self::read_one(toml, origin)?;
        let Some(mut base) = document.take_base()? else { return Ok(document) };
        document.based_on = Some(base.clone());
        while let Some((name, text)) = built_in_source(&base.1) {
            if document.files.len() > MAX_BASES {
                return Err(document.fault_at(base.0, "templates are based on each other in a circle".into()));
            }
            let start = document.files.last().map_or(0, |file| file.start + file.text.len() + 1);
            let mut below = Self::read_one(text, name)?;
            let next = below.take_base()?;
            // What tells a file from others is its own.
            for own in ["id", "name"] {
                below.table.get_mut().remove(own);
            }
            shift(&mut below.table, start);
            lay_over(document.table.get_mut(), below.table.into_inner());
            document.files.push(File { origin: name.to_owned(), text, start });
            let Some((at, id)) = next else { return Ok(document) };
            base = (at + start, id);
        }
        let message = format!("there is no built-in template “{}” to be based on", base.1);
        Err(document.fault_at(base.0, message))
    }

    fn read_one(toml: &'a str, origin: &str) -> Result<Self, TemplateError> {
        let file = File { origin: origin.to_owned(), text: toml, start: 0 };
        match DeTable::parse(toml) {
            Ok(table) => Ok(Self { table, files: vec![file], based_on: None }),
            Err(err) => {
                let at = err.span().map_or(toml.len(), |span| span.start);
                Err(file.fault(at, in_plain_words(err.message())))
            }
        }
    }

    /// Takes out the id of the base, and where it stands.
    fn take_base(&mut self) -> Result<Option<(usize, String)>, TemplateError> {
        let Some(base) = self.table.get_mut().remove(BASED_ON) else { return Ok(None) };
        let at = base.span().start;
        match base.into_inner() {
            DeValue::String(id) => Ok(Some((at, id.into_owned()))),
            _ => Err(self.fault_at(at, format!("“{BASED_ON}” is the id of a built-in template"))),
        }
    }

    /// What the file says.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, TemplateError> {
        T::deserialize(Deserializer::from(self.table.clone())).map_err(|err| {
            let at = err.span().map_or(0, |span| span.start);
            self.fault_at(at, in_plain_words(err.message()))
        })
    }

    /// The error about the value of a key such as `fit.floor_pt`; about its table where the key is not there.
    ///
    /// Of several keys that do not go together, the first that the file sets itself is to blame.
    pub(super) fn fault(&self, keys: &[&str], message: &str) -> TemplateError {
        let is_own = |key: &&str| self.inherited(self.place(key)).is_none();
        let key =
            keys.iter().copied().find(is_own).or(keys.first().copied()).or_never("a key that is to blame");
        let at = self.place(key);
        let Some((inherited, (named, id))) = self.inherited(at).zip(self.based_on.as_ref()) else {
            return self.fault_at(at, message.to_owned());
        };
        // The analyst can change the file that was given, not the one below it.
        let message = format!("with “{key}” as “{id}” has it ({inherited}), {message}");
        self.fault_at(*named, message)
    }

    /// The place of a key in all the text, or of the nearest table around it.
    fn place(&self, key: &str) -> usize {
        let mut table = self.table.get_ref();
        let mut at = self.table.span().start;
        for part in key.split('.') {
            let Some((name, value)) = table.get_key_value(part) else { break };
            at = name.span().start;
            let DeValue::Table(below) = value.get_ref() else { break };
            table = below;
        }
        at
    }

    /// The line of every key, under its whole path.
    pub(super) fn lines(&self) -> BTreeMap<String, usize> {
        let mut lines = BTreeMap::new();
        self.add_lines(self.table.get_ref(), "", &mut lines);
        lines
    }

    fn add_lines(&self, table: &DeTable<'_>, before: &str, lines: &mut BTreeMap<String, usize>) {
        for (key, value) in table {
            let path = format!("{before}{}", key.get_ref());
            if let DeValue::Table(inner) = value.get_ref() {
                self.add_lines(inner, &format!("{path}."), lines);
            }
            let at = key.span().start;
            lines.insert(path, self.file_of(at).map_or(1, |file| file.line_of(at)));
        }
    }

    /// Names file and line of a place that is not in the file that was given.
    fn inherited(&self, at: usize) -> Option<String> {
        let file = self.file_of(at).filter(|file| file.start > 0)?;
        Some(format!("{}, line {}", file.origin, file.line_of(at)))
    }

    fn fault_at(&self, at: usize, message: String) -> TemplateError {
        match self.file_of(at) {
            Some(file) => file.fault(at, message),
            None => TemplateError { origin: String::new(), line: 1, message },
        }
    }

    fn file_of(&self, at: usize) -> Option<&File<'a>> {
        self.files.iter().rev().find(|file| file.start <= at)
    }
}

impl File<'_> {
    /// The line, from 1, of a place in all the text.
    fn line_of(&self, at: usize) -> usize {
        let before = at.saturating_sub(self.start);
        self.text.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1
    }

    fn fault(&self, at: usize, message: String) -> TemplateError {
        TemplateError { origin: self.origin.clone(), line: self.line_of(at), message }
    }
}

/// Moves every place in a table by so many bytes.
fn shift(table: &mut Spanned<DeTable<'_>>, by: usize) {
    let moved = |span: Range<usize>| span.start + by..span.end + by;
    let entries = std::mem::take(table.get_mut());
    let entries = entries.into_iter().map(|(key, value)| {
        let key = Spanned::new(moved(key.span()), key.into_inner());
        let span = moved(value.span());
        let value = match value.into_inner() {
            DeValue::Table(inner) => {
                let mut inner = Spanned::new(0..0, inner);
                shift(&mut inner, by);
                DeValue::Table(inner.into_inner())
            }
            other => other,
        };
        (key, Spanned::new(span, value))
    });
    *table = Spanned::new(moved(table.span()), entries.collect());
}

/// Adds to a table what only its base has.
fn lay_over<'a>(table: &mut DeTable<'a>, base: DeTable<'a>) {
    for (key, value) in base {
        let name = key.get_ref().clone();
        let rival = EITHER.iter().find_map(|[one, other]| match name.as_ref() {
            name if name == *one => Some(*other),
            name if name == *other => Some(*one),
            _ => None,
        });
        if rival.is_some_and(|rival| table.contains_key(rival)) {
            continue;
        }
        match table.get_mut(name.as_ref()) {
            None => {
                table.insert(key, value);
            }
            Some(own) => {
                if let (DeValue::Table(own), DeValue::Table(below)) = (own.get_mut(), value.into_inner()) {
                    lay_over(own, below);
                }
            }
        }
    }
}
