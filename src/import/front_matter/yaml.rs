//! The part of YAML that front matter is written in: maps, lists, quoted, plain and folded text.
//!
//! It is more lenient than YAML where people are: an unquoted title may hold a colon.

use super::Value;

/// Reads front matter; `None` if a line of it has no place there, because then it is prose between two rules.
pub(super) fn read(text: &str) -> Option<Value> {
    let lines: Vec<Line> = text
        .lines()
        .map(str::trim_end)
        .map(|line| Line { indent: line.len() - line.trim_start().len(), text: line.trim_start() })
        .collect();
    let mut reader = Reader { lines, at: 0 };
    let value = reader.map(0, 0)?;
    reader.skip_blank();
    let is_map = matches!(&value, Value::Map(entries) if !entries.is_empty());
    (is_map && reader.at == reader.lines.len()).then_some(value)
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    text: &'a str,
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Line<'a>> {
        self.lines.get(self.at).copied()
    }

    fn skip_blank(&mut self) {
        while self.peek().is_some_and(|line| line.text.is_empty() || line.text.starts_with('#')) {
            self.at += 1;
        }
    }

    /// The entries at this indent.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            let Some(line) = self.peek().filter(|line| line.indent == indent) else { break };
            let Some((name, value)) = entry(line.text) else { break };
            self.at += 1;
            entries.push((name.to_owned(), self.value(value, indent, depth)?));
        }
        Some(Value::Map(entries))
    }

    /// The value that begins behind a name or a dash.
    fn value(&mut self, inline: &'a str, indent: usize, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return None;
        }
        if inline.is_empty() || inline.starts_with('#') {
            return self.nested(indent, depth);
        }
        if let Some(folded) = block_style(inline) {
            return Some(Value::Text(self.block(indent, folded)));
        }
        let mut text = inline.to_owned();
        // A quoted or plain text goes on in the lines that are further in.
        while let Some(line) = self.peek().filter(|line| line.indent > indent && !line.text.is_empty()) {
            text.push(' ');
            text.push_str(line.text);
            self.at += 1;
        }
        Some(if text.starts_with('[') && text.ends_with(']') && !text.starts_with("[[") {
            let inside = text.get(1..text.len() - 1).unwrap_or_default();
            let items = split_items(inside).into_iter().map(|item| Value::Text(scalar(item))).collect();
            if text.contains("](") { Value::Text(scalar(&text)) } else { Value::List(items) }
        } else {
            Value::Text(scalar(&text))
        })
    }

    /// A list or a map in the lines below; nothing if they are no further in.
    fn nested(&mut self, indent: usize, depth: usize) -> Option<Value> {
        self.skip_blank();
        let empty = Value::Text(String::new());
        let Some(line) = self.peek() else { return Some(empty) };
        let is_item = line.text == "-" || line.text.starts_with("- ");
        if is_item && line.indent >= indent {
            self.list(line.indent, depth + 1)
        } else if line.indent > indent {
            if entry(line.text).is_some() {
                self.map(line.indent, depth + 1)
            } else {
                self.value_below(indent, depth)
            }
        } else {
            Some(empty)
        }
    }

    fn value_below(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let line = self.peek()?;
        self.at += 1;
        self.value(line.text, indent, depth + 1)
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            let Some(line) = self.peek().filter(|line| line.indent == indent) else { break };
            let Some(item) =
                line.text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
            else {
                break;
            };
            let inside = item.trim_start();
            let deeper = indent + line.text.len() - inside.len();
            if entry(inside).is_some() && !inside.starts_with(['"', '\'', '[']) {
                // "- name: Jane" opens a map whose other entries stand below.
                if let Some(slot) = self.lines.get_mut(self.at) {
                    *slot = Line { indent: deeper, text: inside };
                }
                items.push(self.map(deeper, depth + 1)?);
            } else {
                self.at += 1;
                items.push(self.value(inside, indent, depth)?);
            }
        }
        Some(Value::List(items))
    }

    /// A text whose lines are kept or folded into one.
    fn block(&mut self, indent: usize, folded: bool) -> String {
        let mut lines = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent > indent || line.text.is_empty()) {
            lines.push(line.text);
            self.at += 1;
        }
        lines.join(if folded { " " } else { "\n" }).trim().to_owned()
    }
}

/// The name and the value of a line: `title: A`. A name is one word, or two in a property of a note ("date published").
fn entry(text: &str) -> Option<(&str, &str)> {
    let at = text.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        rest.is_empty() || rest.starts_with([' ', '\t'])
    })?;
    let (name, value) = (text.get(..at)?.trim(), text.get(at + 1..)?.trim());
    let name = name.trim_matches(['"', '\'']);
    let words = name.split(' ').count();
    let is_name = !name.is_empty()
        && !name.starts_with('-')
        && (words == 1
            || words == 2 && !name.contains(['.', ',']) && value.split(' ').count() < MAX_NOTE_WORDS);
    is_name.then_some((name, value))
}

/// Whether a value is announced by `>` (folded) or `|` (its lines kept).
fn block_style(value: &str) -> Option<bool> {
    let style = value.split('#').next().unwrap_or_default().trim_end();
    let mut marks = style.chars();
    let folded = match marks.next()? {
        '>' => true,
        '|' => false,
        _ => return None,
    };
    marks.all(|mark| matches!(mark, '-' | '+') || mark.is_ascii_digit()).then_some(folded)
}

/// Parts the items of `[a, "b, c"]`.
fn split_items(text: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, ',') => {
                items.push(text.get(start..at).unwrap_or_default().trim());
                start = at + 1;
            }
            (None, '"' | '\'') if text.get(start..at).is_some_and(|before| before.trim().is_empty()) => {
                quote = Some(character);
            }
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    items.push(text.get(start..).unwrap_or_default().trim());
    items.retain(|item| !item.is_empty());
    items
}

/// A quoted text without its marks, or a plain one without the remark behind it.
fn scalar(text: &str) -> String {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return unescaped(inside);
    }
    if let Some(inside) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return inside.replace("''", "'");
    }
    text.split(" #").next().unwrap_or_default().trim().to_owned()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next() {
                Some('n' | 't' | 'r') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            (character, false) => plain.push(character),
        }
    }
    plain
}

const MAX_DEPTH: usize = 6;
const MAX_NOTE_WORDS: usize = 8;
