//! The sections of a briefing.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Figure, Judgement, SectionId};

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
    /// The part of the page that the analyst chose for it; `None` leaves it to the template.
    pub column: Option<Column>,
    /// The analyst's own words, for the kinds that hold them ([`SectionKind::holds_text`]); otherwise empty.
    pub text: String,
    /// How sure the analyst is, for assessments; otherwise nothing.
    pub judgement: Judgement,
    /// The picture, for sections of that kind; otherwise `None`.
    pub figure: Option<Figure>,
}

impl Section {
    /// An empty section of a kind.
    pub fn new(id: SectionId, kind: SectionKind) -> Self {
        Self {
            id,
            kind,
            title: None,
            hidden: false,
            column: None,
            text: String::new(),
            judgement: Judgement::default(),
            figure: None,
        }
    }
}

/// A part of the page that a section can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Column {
    /// The main column.
    Main,
    /// The side column.
    Side,
    /// The whole width.
    Full,
}

impl Column {
    /// Every part.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The part's name in files.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The part of that name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// What a section shows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray, EnumString,
)]
#[strum(serialize_all = "kebab-case")]
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
    /// What the analyst makes of it all: judgement, not reporting.
    Assessment,
    /// A text of the analyst's own.
    FreeText,
    /// A picture; its text is the caption.
    Picture,
}

impl SectionKind {
    /// Every kind; those that a new briefing has come first, in its order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The kind's name in templates and files.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether a briefing may have several sections of the kind; a new one has none of these.
    pub const fn is_repeatable(self) -> bool {
        matches!(self, Self::Assessment | Self::FreeText | Self::Picture)
    }

    /// Whether sections of the kind hold a text of the analyst's own.
    pub const fn holds_text(self) -> bool {
        matches!(self, Self::BottomLine | Self::Assessment | Self::FreeText | Self::Picture)
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
