//! The sections of a briefing.

use super::SectionId;

/// One section of the page, in the analyst's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its identity within the briefing.
    pub id: SectionId,
    /// What it shows.
    pub kind: SectionKind,
    /// The analyst's own heading; `None` for the template's.
    pub title: Option<String>,
    /// Left off the page, kept in the briefing.
    pub hidden: bool,
    /// The analyst's own words, for the kinds that hold them (bottom line, free text); otherwise empty.
    pub text: String,
}

/// What a section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// The one thing to take away. While its text is empty it is the top key point, with its source.
    BottomLine,
    /// The accepted key points.
    KeyPoints,
    /// The accepted quotes.
    Quotes,
    /// Where the sources differ.
    Differences,
    /// Dated events.
    Timeline,
    /// The ticked articles.
    Sources,
    /// A text of the analyst's own.
    FreeText,
}

impl SectionKind {
    /// Every kind, in the order of a new briefing.
    pub const ALL: [Self; 7] = [
        Self::BottomLine,
        Self::KeyPoints,
        Self::Quotes,
        Self::Differences,
        Self::Timeline,
        Self::Sources,
        Self::FreeText,
    ];

    /// The kind's name in templates and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BottomLine => "bottom-line",
            Self::KeyPoints => "key-points",
            Self::Quotes => "quotes",
            Self::Differences => "differences",
            Self::Timeline => "timeline",
            Self::Sources => "sources",
            Self::FreeText => "free-text",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
