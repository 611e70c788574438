//! Stretches of text, and where they come from.

use crate::model::Place;
use crate::text::one_paragraph;

/// A stretch of text in one role: one paragraph or part of one, without control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// What is read; may be empty, and is then not there.
    pub text: String,
    /// What it is in its line.
    pub role: RunRole,
    /// The text of the briefing that it shows; `None` for the program's own wording.
    pub field: Option<Field>,
}

/// What a stretch is in its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunRole {
    /// The matter itself, or what stands between two other stretches.
    #[default]
    Text,
    /// The name of a speaker.
    Name,
    /// The role of a speaker.
    SpeakerRole,
    /// A remark about the matter.
    Note,
    /// The title of an article.
    Title,
    /// The outlet of an article.
    Outlet,
    /// The date or the grade of an article.
    Detail,
    /// The address of an article.
    Address,
}

/// A text of the briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The text of the briefing that it says.
    pub place: Place,
    /// Which, in words ("the speaker of quote 2").
    pub name: String,
    /// The text as the briefing has it, before it is cleaned for reading.
    pub text: String,
}

impl Run {
    /// The program's own wording.
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text of the briefing as it is read: as one paragraph.
    pub(super) fn of(place: Place, name: impl Into<String>, text: &str) -> Self {
        let field = Field { place, name: name.into(), text: text.to_owned() };
        Self { text: one_paragraph(text), role: RunRole::Text, field: Some(field) }
    }

    /// The stretch in that role.
    #[must_use]
    pub(super) fn with_role(self, role: RunRole) -> Self {
        Self { role, ..self }
    }

    /// The stretch with other words for the same text of the briefing, such as the text in quotation marks.
    #[must_use]
    pub(super) fn reading(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// Whether there is nothing to read.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Stretches that make one line or paragraph together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Run>);

impl Line {
    /// A phrase of the program around a text of the briefing; `phrase` is given what stands for the text.
    pub(super) fn around(phrase: impl Fn(&str) -> String, run: Run) -> Self {
        /// Never in a text that is read: `one_paragraph` takes it out.
        const STANDS_FOR_TEXT: &str = "\u{fffc}";
        let whole = phrase(STANDS_FOR_TEXT);
        let (before, after) = whole.split_once(STANDS_FOR_TEXT).unwrap_or((&whole, ""));
        let runs = [Run::own(before), run, Run::own(after)];
        Self(runs.into_iter().filter(|run| !run.is_empty()).collect())
    }

    /// The stretches one after the other.
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Run::is_empty)
    }
}

impl From<Run> for Line {
    fn from(run: Run) -> Self {
        Self(vec![run])
    }
}
