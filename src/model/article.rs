//! An imported article.

use std::sync::Arc;

use strum::{IntoStaticStr, VariantArray};

use super::{ArticleId, Date};

/// An article as it was imported; never changed afterwards, but that the analyst puts back what cleaning took out
/// ([`Article::with_restored`]).
///
/// Every span in a briefing points into `text`, which is why the cleaned text is stored with the briefing and never
/// computed again: a better cleaner must not move a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The hash of `source`.
    pub id: ArticleId,
    /// The name of the file it came from, without its folder; `None` for pasted text.
    pub file: Option<String>,
    /// What the text itself states about the article. What it does not state is `None`.
    pub stated: Metadata,
    /// The cleaned text: paragraphs separated by one line feed, no other control characters.
    pub text: String,
    /// What cleaning took out, in reading order.
    pub removed: Vec<Removal>,
    /// The imported bytes, untouched.
    pub source: Arc<[u8]>,
    /// What `source` was read as.
    pub format: SourceFormat,
}

/// The kinds of file an article can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceFormat {
    /// Plain text.
    Text,
    /// Markdown (`CommonMark`).
    Markdown,
}

/// What is known about an article. An unset field is unknown: it is never guessed, and prints nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its address (URL).
    pub address: Option<String>,
    /// Its language, as an ISO 639-1 code (`en`).
    pub language: Option<String>,
    /// How the analyst grades it.
    pub grade: Option<Grade>,
}

/// The Admiralty (NATO) grade of a source and of its information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The reliability of the source, `'A'` (completely reliable) to `'F'` (cannot be judged).
    pub reliability: char,
    /// The credibility of the information, 1 (confirmed) to 6 (cannot be judged).
    pub credibility: u8,
}

impl Grade {
    /// The grade of a letter A–F and a digit 1–6; `None` for anything else.
    pub const fn new(reliability: char, credibility: u8) -> Option<Self> {
        if matches!(reliability, 'A'..='F') && matches!(credibility, 1..=6) {
            Some(Self { reliability, credibility })
        } else {
            None
        }
    }
}

impl std::fmt::Display for Grade {
    /// The letter and the digit, such as `B2`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}{}", self.reliability, self.credibility)
    }
}

/// A passage that cleaning took out of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The passage as it stood.
    pub text: String,
    /// Why it went.
    pub reason: RemovalReason,
    /// How many lines of the cleaned text stand before it; `None` if it was a part of a line that stayed.
    pub line: Option<usize>,
    /// Whether the analyst put it back into the text.
    pub restored: bool,
}

impl Removal {
    /// A passage that was a line of its own, after `line` lines of the cleaned text.
    pub const fn of_line(text: String, reason: RemovalReason, line: usize) -> Self {
        Self { text, reason, line: Some(line), restored: false }
    }

    /// A part of a line that stayed.
    pub const fn of_part(text: String, reason: RemovalReason) -> Self {
        Self { text, reason, line: None, restored: false }
    }

    /// The file format's marks, which were a part of something that stayed.
    pub const fn of_marks(text: String) -> Self {
        Self::of_part(text, RemovalReason::Markup)
    }
}

/// Why cleaning took a passage out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum RemovalReason {
    /// The outlet's own line, such as `- Outlet - https://…`; its name and address became metadata.
    Masthead,
    /// The headline; it became the title.
    Headline,
    /// The headline once more.
    #[strum(serialize = "repeated headline")]
    RepeatedHeadline,
    /// A paragraph that stands word for word earlier in the article.
    #[strum(serialize = "repeated paragraph")]
    RepeatedParagraph,
    /// A pointer to another article ("Also read: …").
    #[strum(serialize = "related link")]
    RelatedLink,
    /// An invitation to follow, subscribe or share.
    #[strum(serialize = "follow us")]
    FollowUs,
    /// A heading inside the article: no sentence, so no evidence.
    Subheading,
    /// Marks of the file format, such as Markdown's `**`.
    Markup,
    /// A line about the article (author, date); it became metadata.
    Byline,
    /// Place, day and agency in front of the first sentence; origins are told by it.
    Dateline,
    /// A copyright line, a caption or another line that is not the article's own prose.
    Boilerplate,
}

impl RemovalReason {
    /// The reason as one lower-case word or two, for output that other programs read.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Every reason, for reading one back from its word.
    pub const ALL: &[Self] = Self::VARIANTS;
}
