//! A text that flows: what stands in a document that is not one laid-out page, apart from any format.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::Picture;

/// A document as blocks in reading order; what it says is settled, how a format says it is not.
///
/// Every text in it is one paragraph without control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The title that the file carries.
    pub(super) title: String,
    /// The words at the head and the foot of every page: the marking, or nothing.
    pub(super) marking: String,
    /// What is read, in order.
    pub(super) blocks: Vec<Block>,
    /// The line about each source; the first is source 1.
    pub(super) sources: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) pieces: Vec<Piece>,
    /// The language of its words, where it is not the document's.
    pub(super) language: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Marking,
    Kicker,
    Title,
    Meta,
    /// The heading of a section.
    Heading,
    /// The heading of an item.
    Subheading,
    /// The bottom line.
    Lead,
    Paragraph,
    /// An item of a numbered list; a list is told from the others by what it numbers.
    Numbered(List, usize),
    Bullet,
    /// The words of a quote; who said them follows as an `Attribution`.
    Quote,
    Attribution,
    /// A passage of an article; where it stands follows as a `Place`.
    Passage,
    Place,
    /// A remark about the item before.
    Remark,
    /// A picture; the words that go with it follow as a `Caption`.
    Picture,
    Caption,
    Foot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Points,
    Sources,
}

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Strong(String),
    /// The program's own words, set like the text around them.
    Note(String),
    /// The program's own words beside the matter, as the support of a point is.
    Aside(String),
    /// The words that an item has from a passage.
    Marked(String),
    /// The numbers of sources, ascending.
    Sources(Vec<usize>),
    /// Words that open an address.
    Link(String, Address),
    /// A picture, and what it shows.
    Picture(Arc<Picture>, String),
}

/// An address that a document may hold as a link: ASCII but for the name of its host, without characters that a
/// format would have to escape other than `&`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address(String);

impl Address {
    /// The address, percent-encoded where it must be (RFC 3986); `None` if it names no host or box, because a program
    /// that opens the document may then take the whole of it for broken.
    pub(super) fn new(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once(':')?;
        let (slashes, rest) = match rest.strip_prefix("//") {
            Some(rest) => ("//", rest),
            None => ("", rest),
        };
        let is_path = |c: char| matches!(c, '/' | '?' | '#');
        let end = if slashes.is_empty() { 0 } else { rest.find(is_path).unwrap_or(rest.len()) };
        let (host, path) = rest.split_at_checked(end)?;
        let (name, port) = host.split_once(':').unwrap_or((host, ""));
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
        let is_host = name.chars().all(is_name) && name.chars().any(char::is_alphanumeric);
        if !port.chars().all(|c| c.is_ascii_digit()) || port.len() > 5 || (!slashes.is_empty() && !is_host) {
            return None;
        }
        let mut target = format!("{scheme}:{slashes}{host}");
        for byte in path.bytes() {
            let is_plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&()*+,;=%".contains(&byte);
            if is_plain {
                target.push(char::from(byte));
            } else {
                // Writing to a `String` cannot fail.
                let _ = write!(target, "%{byte:02X}");
            }
        }
        (!path.is_empty() || !slashes.is_empty()).then_some(Self(target))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Flow {
    /// Every text that a file of this flow shows or carries, each whole.
    pub fn texts(&self) -> Vec<String> {
        let blocks = self.blocks.iter().map(|block| &block.pieces).chain(&self.sources).map(|pieces| {
            let texts = pieces.iter().map(|piece| match piece {
                Piece::Text(text)
                | Piece::Strong(text)
                | Piece::Note(text)
                | Piece::Aside(text)
                | Piece::Marked(text)
                | Piece::Link(text, _)
                | Piece::Picture(_, text) => text.as_str(),
                Piece::Sources(_) => " ",
            });
            texts.collect::<String>()
        });
        [self.title.clone(), self.marking.clone()].into_iter().chain(blocks).collect()
    }

    /// The program's own wording that a file of this flow adds to what the briefing says.
    pub fn own_wording(&self) -> impl Iterator<Item = &str> {
        let pieces =
            self.blocks.iter().flat_map(|block| block.pieces.iter().map(move |piece| (block.kind, piece)));
        pieces.filter_map(|(kind, piece)| match piece {
            Piece::Note(text) | Piece::Aside(text) => Some(text.as_str()),
            Piece::Text(text) if kind.is_own_wording() => Some(text.as_str()),
            Piece::Text(_)
            | Piece::Strong(_)
            | Piece::Marked(_)
            | Piece::Sources(_)
            | Piece::Link(..)
            | Piece::Picture(..) => None,
        })
    }

    /// Every address that a file of this flow opens.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let pieces = self.blocks.iter().map(|block| &block.pieces).chain(&self.sources).flatten();
        pieces.filter_map(|piece| match piece {
            Piece::Link(_, address) => Some(address.as_str()),
            _ => None,
        })
    }
}

impl Kind {
    /// Whether the text of such a paragraph is the program's own wording.
    const fn is_own_wording(self) -> bool {
        matches!(self, Self::Subheading | Self::Remark | Self::Foot)
    }
}

impl Piece {
    /// The numbers of sources, if there are any.
    pub(super) fn sources(numbers: &BTreeSet<usize>) -> Option<Self> {
        (!numbers.is_empty()).then(|| Self::Sources(numbers.iter().copied().collect()))
    }
}

impl Block {
    pub(super) fn new(kind: Kind, pieces: Vec<Piece>) -> Self {
        Self { kind, pieces, language: None }
    }

    pub(super) fn text(kind: Kind, text: &str) -> Self {
        Self::new(kind, vec![Piece::Text(text.to_owned())])
    }

    pub(super) fn in_language(mut self, language: Option<String>) -> Self {
        self.language = language;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded_where_it_must_be_and_one_without_a_host_is_none() {
        let check = |text: &str, expected: Option<&str>| {
            let address = Address::new(text);
            assert_eq!(address.as_ref().map(Address::as_str), expected, "{text}");
        };
        check("https://example.org/a b?c=[1]", Some("https://example.org/a%20b?c=%5B1%5D"));
        check("https://пример.рф/å\"<>", Some("https://пример.рф/%C3%A5%22%3C%3E"));
        check("mailto:desk@example.org", Some("mailto:desk@example.org"));
        check("http://example.org:8080", Some("http://example.org:8080"));
        check("https://", None);
        check("https:///a", None);
        check("https://a b/c", None);
        check("http://example.org:port/", None);
        check("mailto:", None);
        check("no scheme", None);
    }
}
