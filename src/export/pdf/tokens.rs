//! The words of a PDF (ISO 32000-1, 7.2 and 7.3), as far as the dictionary of a stream is made of them.

use crate::never::OrNever;

/// A word of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name, without its slash, its escapes undone.
    Name(Vec<u8>),
    /// A number, or a word such as `R` or `null`.
    Word(Vec<u8>),
    /// A string, of which nobody asks what it says.
    Text,
    /// The beginning of an array or of a dictionary.
    Open,
    /// The end of one.
    Close,
}

/// A dictionary; each value is the words it is made of.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    entries: Vec<(Vec<u8>, Vec<Token>)>,
}

/// The most bytes of a dictionary. Those of streams have a few hundred.
const MAX_BYTES: usize = 16_000;

impl Dictionary {
    /// Reads the dictionary that `bytes` begin with, after white space; gives also what stands behind it.
    ///
    /// # Errors
    ///
    /// If there is none of a sensible size, how many bytes were read to know that.
    pub(super) fn read(bytes: &[u8]) -> Result<(Self, &[u8]), usize> {
        let window = bytes.get(..MAX_BYTES).unwrap_or(bytes);
        let mut words = Words { rest: window };
        let read = Self::entries(&mut words);
        let read_bytes = window.len() - words.rest.len();
        match (read, bytes.get(read_bytes..)) {
            (Some(entries), Some(behind)) => Ok((Self { entries }, behind)),
            _ => Err(read_bytes),
        }
    }

    /// The words of the value of that name; none if there is no such entry.
    pub(super) fn get(&self, name: &str) -> &[Token] {
        let entry = self.entries.iter().find(|(key, _)| key == name.as_bytes());
        entry.map_or(&[], |(_, value)| value)
    }

    fn entries(words: &mut Words<'_>) -> Option<Vec<(Vec<u8>, Vec<Token>)>> {
        words.skip_space();
        if !words.rest.starts_with(b"<<") {
            return None;
        }
        words.next()?;
        let mut entries: Vec<(Vec<u8>, Vec<Token>)> = Vec::new();
        let mut depth = 0_usize;
        loop {
            let token = words.next()?;
            let value = entries.last_mut().map(|(_, value)| value);
            match (token, value) {
                (Token::Close, _) if depth == 0 => return Some(entries),
                // A name is a value where one is missing, and else the next key: a value of several words, such as
                // `12 0 R`, has no name in it outside brackets.
                (Token::Name(key), value)
                    if depth == 0 && value.as_ref().is_none_or(|value| !value.is_empty()) =>
                {
                    entries.push((key, Vec::new()));
                }
                (token, Some(value)) => {
                    match token {
                        Token::Open => depth += 1,
                        Token::Close => depth -= 1,
                        _ => {}
                    }
                    value.push(token);
                }
                (_, None) => return None,
            }
        }
    }
}

/// The words that are still to be read.
struct Words<'a> {
    rest: &'a [u8],
}

impl Words<'_> {
    fn skip_space(&mut self) {
        loop {
            let is_space = |byte: &u8| matches!(byte, 0 | 9 | 10 | 12 | 13 | 32);
            let space = self.rest.iter().take_while(|byte| is_space(byte)).count();
            self.pass(space);
            if self.rest.first() != Some(&b'%') {
                return;
            }
            let comment = self.rest.iter().take_while(|byte| !matches!(byte, 10 | 13)).count();
            self.pass(comment);
        }
    }

    fn pass(&mut self, count: usize) {
        // A word that does not end where the bytes do takes all of them.
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The next word; `None` at the end of the bytes, and where no word can begin.
    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let (first, second) = (*self.rest.first()?, self.rest.get(1).copied());
        let (length, token) = match (first, second) {
            (b'<', Some(b'<')) => (2, Token::Open),
            (b'>', Some(b'>')) => (2, Token::Close),
            (b'[', _) => (1, Token::Open),
            (b']', _) => (1, Token::Close),
            (b'<', _) => (self.rest.iter().take_while(|byte| **byte != b'>').count() + 1, Token::Text),
            (b'(', _) => (self.string_length(), Token::Text),
            (b'/', _) => {
                let name = regular(self.rest.get(1..)?);
                (1 + name.len(), Token::Name(without_escapes(name)))
            }
            _ => {
                let word = regular(self.rest);
                if word.is_empty() {
                    return None;
                }
                (word.len(), Token::Word(word.to_vec()))
            }
        };
        self.pass(length);
        Some(token)
    }

    /// How many bytes the string in round brackets has that stands here, its brackets included; all, if it does not end.
    fn string_length(&self) -> usize {
        let mut depth = 0_usize;
        let mut bytes = self.rest.iter().enumerate();
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' => {
                    bytes.next();
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.rest.len()
    }
}

/// The bytes up to the first that ends a word.
fn regular(bytes: &[u8]) -> &[u8] {
    let ends = |byte: &u8| matches!(byte, 0 | 9 | 10 | 12 | 13 | 32) || b"()<>[]{}/%".contains(byte);
    bytes.split(ends).next().unwrap_or_default()
}

/// A name with the bytes that `#` and two hexadecimal digits stand for.
fn without_escapes(name: &[u8]) -> Vec<u8> {
    let mut rest = name;
    let mut plain = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.first_chunk::<2>().filter(|_| *first == b'#');
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let escaped = digits.and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        plain.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() {
            after.get(2..).or_never("the two digits that were just read")
        } else {
            after
        };
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_is_read_in_every_spelling() {
        let bytes = br"
            <</Type/Embedded#46ile % a comment >>
              /Length 12 0 R/Filter[/FlateDecode]/Desc(a \) (b) >> \\)/Hex<3e3e>/Params<</Size 3/N[1 2]>>/Last null>>stream";
        let (dictionary, behind) = Dictionary::read(bytes).unwrap();
        let word = |word: &str| Token::Word(word.into());
        assert_eq!(behind, b"stream");
        assert_eq!(dictionary.get("Type"), [Token::Name(b"EmbeddedFile".to_vec())]);
        assert_eq!(dictionary.get("Length"), [word("12"), word("0"), word("R")]);
        assert_eq!(
            dictionary.get("Filter"),
            [Token::Open, Token::Name(b"FlateDecode".to_vec()), Token::Close]
        );
        assert_eq!(dictionary.get("Desc"), [Token::Text]);
        assert_eq!(dictionary.get("Hex"), [Token::Text]);
        assert_eq!(dictionary.get("Last"), [word("null")]);
        assert_eq!(dictionary.get("Size"), []);
    }

    #[test]
    fn what_is_no_dictionary_says_how_far_it_was_read() {
        for (bytes, read_bytes) in
            [("", 0), (" 12", 1), ("<<12 ", 4), ("<</A (b", 7), ("<</A <b", 7), ("<</A )", 5)]
        {
            assert_eq!(Dictionary::read(bytes.as_bytes()).map(|_| ()), Err(read_bytes), "{bytes}");
        }
        let endless = "<</A ".to_owned() + &"[".repeat(2 * MAX_BYTES);
        assert_eq!(Dictionary::read(endless.as_bytes()).map(|_| ()), Err(MAX_BYTES));
    }
}
