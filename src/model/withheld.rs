//! Speakers whose names stay off the page, because being named may harm them.
//!
//! A descriptor (“a former MP”) stands for such a speaker wherever the page says who spoke. Where the name stands
//! within other words the analyst decides; until that is done for each place, nothing may leave the program.

use std::collections::{BTreeMap, BTreeSet};

use super::{ArticleId, FindingId, SectionId, Span};
use crate::names::folded_name;
use crate::never::OrNever;
use crate::text::one_paragraph;

/// Whose names are withheld, and which places the analyst let stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// The speakers, by their names as printed.
    pub speakers: BTreeMap<String, Withholding>,
    /// The places that may stay as they are.
    pub accepted: BTreeSet<Occurrence>,
}

/// How one speaker is withheld.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withholding {
    /// The words that stand for the name (“a former MP”): one paragraph with at least one letter, without square
    /// brackets.
    pub descriptor: String,
    /// Other names of the same person that are looked for too, and withheld where they are a speaker's: other
    /// spellings, a maiden name, a byname.
    pub other_names: BTreeSet<String>,
}

/// A place in the briefing where a withheld name or a telling part of it stands.
///
/// It speaks of exactly this text: once the words are others it is another occurrence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// The speaker, as in [`Withheld::speakers`].
    pub name: String,
    /// In which text.
    pub place: Place,
    /// That text, whole.
    pub text: String,
    /// Where in it, in bytes; of an address all of it.
    pub span: Span,
}

/// A text of the briefing that a reader of the page or of what goes with it can see.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The headline of the page.
    Title,
    /// The small line above it.
    Topic,
    /// For whom the briefing is.
    PreparedFor,
    /// The time it speaks of.
    AsOf,
    /// How it may be shared.
    Marking,
    /// The heading of a section, the template's where it has none of its own.
    Heading(SectionId),
    /// The text of a section: its words, or the caption of its picture.
    SectionText(SectionId),
    /// What the picture of a section shows, in words.
    Alternative(SectionId),
    /// The words of a key point.
    Point(FindingId),
    /// The words of a quote.
    Quote(FindingId),
    /// The name of a quote's speaker.
    SpeakerName(FindingId),
    /// The role of a quote's speaker.
    SpeakerRole(FindingId),
    /// The words of an event.
    Event(FindingId),
    /// What a difference is about.
    DifferenceTopic(FindingId),
    /// A value of a difference, counted from 0.
    DifferenceValue(FindingId, usize),
    /// The title of an article, or what stands for one.
    ArticleTitle(ArticleId),
    /// The outlet of an article.
    Outlet(ArticleId),
    /// The address of an article.
    Address(ArticleId),
    /// The descriptor of the withheld speaker of that name.
    Descriptor(String),
}

impl Place {
    /// The item whose text it is, if it is one's.
    pub const fn item(&self) -> Option<&FindingId> {
        match self {
            Self::Point(id)
            | Self::Quote(id)
            | Self::SpeakerName(id)
            | Self::SpeakerRole(id)
            | Self::Event(id)
            | Self::DifferenceTopic(id)
            | Self::DifferenceValue(id, _) => Some(id),
            Self::Title
            | Self::Topic
            | Self::PreparedFor
            | Self::AsOf
            | Self::Marking
            | Self::Heading(_)
            | Self::SectionText(_)
            | Self::Alternative(_)
            | Self::ArticleTitle(_)
            | Self::Outlet(_)
            | Self::Address(_)
            | Self::Descriptor(_) => None,
        }
    }
}

/// A text without withheld names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clear {
    /// The text without the names.
    pub text: String,
    /// Where each name stood, and where in `text` now stands what stands for it; in reading order.
    pub(super) replaced: Vec<(Span, Span)>,
}

impl Clear {
    /// Where in `text` the byte `at` of the text with the names is; inside a name, where what stands for it begins.
    pub fn at(&self, at: usize) -> usize {
        match self.replaced.iter().rev().find(|(before, _)| before.start < at) {
            None => at,
            Some((before, now)) if at >= before.end => now.end + (at - before.end),
            Some((_, now)) => now.start,
        }
    }
}

impl Withholding {
    /// Whether the descriptor can stand for a name.
    pub fn is_valid(&self) -> bool {
        is_descriptor(&self.descriptor) && self.other_names.iter().all(|name| is_name(name))
    }
}

/// Whether a text can stand for a name: within other words it is printed in square brackets.
pub fn is_descriptor(text: &str) -> bool {
    !folded_name(text).is_empty() && one_paragraph(text) == text && !text.contains(['[', ']'])
}

/// Whether a text can be the name of somebody: it has a letter to look for.
pub fn is_name(text: &str) -> bool {
    !folded_name(text).is_empty()
}

/// The words in square brackets, or bare where the text before `at` has one open already.
pub fn bracketed(text: &str, at: usize, words: &str) -> String {
    let before = text.get(..at).or_never("a place in this text");
    let is_inside = before.rfind('[').is_some_and(|open| before.rfind(']').is_none_or(|close| close < open));
    if is_inside { words.to_owned() } else { format!("[{words}]") }
}
