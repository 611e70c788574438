//! What a template says.

use serde::{Deserialize, Deserializer, de};

use crate::model::SectionKind;

use super::{Colors, Letterhead, Styles};

/// Everything about the look of a page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The name in files and on the command line.
    pub id: String,
    /// The name in the window.
    pub name: String,
    /// The paper and its margins.
    pub paper: Paper,
    /// Between which sizes the body type is chosen.
    pub fit: Fit,
    /// How the page is divided.
    pub columns: Columns,
    /// The colours.
    pub colors: Colors,
    /// The head and the foot of the page.
    pub header: Header,
    /// The space between things.
    pub spacing: Spacing,
    /// The marks of support.
    pub marks: Marks,
    /// The table of differences.
    pub table: Table,
    /// The line of events.
    pub timeline: Timeline,
    /// How large pictures are set.
    pub picture: PictureLook,
    /// The kinds of sections that come before all others, in this order; within a kind, and after these, sections stand
    /// in the order of the briefing.
    #[serde(default, deserialize_with = "kinds")]
    pub first: Vec<SectionKind>,
    /// How each kind of text is set.
    pub styles: Styles,
    /// What each kind of section looks like and where it stands.
    pub sections: SectionLooks,
    /// What an organisation prints on its pages; a house style adds it.
    #[serde(skip)]
    pub letterhead: Letterhead,
}

/// The paper and its margins.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The width of the paper.
    pub width_mm: f32,
    /// The height of the paper.
    pub height_mm: f32,
    /// The margin above the head of the page.
    pub top_mm: f32,
    /// The right margin.
    pub right_mm: f32,
    /// The margin below the foot of the page.
    pub bottom_mm: f32,
    /// The left margin.
    pub left_mm: f32,
}

/// Between which sizes the body type is chosen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fit {
    /// The largest body size.
    pub ceiling_pt: f32,
    /// The smallest body size.
    pub floor_pt: f32,
    /// The step between two sizes.
    pub step_pt: f32,
    /// The size that no text goes below.
    pub smallest_pt: f32,
    /// The height of a body line as a multiple of the body size.
    pub line: f32,
    /// Words are hyphenated in columns narrower than so many body sizes; never, if it is not given.
    pub hyphenate_below: Option<f32>,
}

impl Fit {
    /// The body sizes, largest first; the last is the floor.
    pub fn sizes(&self) -> Vec<f32> {
        // Counting tenths instead of subtracting keeps 10.4 from becoming 10.399999.
        // A hair more, so that a ceiling on the grid is reached in spite of rounding; none between is passed.
        let steps = (self.ceiling_pt - self.floor_pt) / self.step_pt + 0.001;
        let steps = steps.floor().clamp(0.0, MAX_SIZES) as u16;
        let size = |index: u16| ((self.floor_pt + f32::from(index) * self.step_pt) * 100.0).round() / 100.0;
        (0..=steps).rev().map(size).collect()
    }
}

/// Body sizes between floor and ceiling; more would only make the search slow.
const MAX_SIZES: f32 = 200.0;

/// How the page is divided.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The share of the page's width, without the gap, that the side column takes.
    pub side_share: f32,
    /// The space between two columns.
    pub gap_pt: f32,
    /// The equal columns of sections that flow, 2 to 4.
    pub count: usize,
}

/// The head and the foot of the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The largest size of the title.
    pub title_max_pt: f32,
    /// The size down to which the title is shrunk to stay on one line.
    pub title_wrap_pt: f32,
    /// The smallest size of the title.
    pub title_min_pt: f32,
    /// The lines that the title is shrunk to.
    pub title_lines: usize,
    /// The space between the line above the title and the title.
    pub kicker_gap_pt: f32,
    /// The space between the title and the line below it.
    pub title_gap_pt: f32,
    /// The least space between the last section and the foot of the page.
    pub foot_gap_pt: f32,
    /// The space below the head of the page, in body lines.
    pub after_lines: f32,
}

impl Spacing {
    /// How many times as large the space between items and sections may be, largest first; the last is 1.
    pub fn stretches(&self) -> impl Iterator<Item = f32> {
        const STEPS_IN_ONE: f32 = 20.0;
        let steps = ((self.stretch - 1.0) * STEPS_IN_ONE).round().clamp(0.0, MAX_SIZES) as u16;
        (0..=steps).rev().map(|step| 1.0 + f32::from(step) / STEPS_IN_ONE)
    }
}

/// The space between things, in body lines where nothing else is said.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// Above a section.
    pub section_lines: f32,
    /// Between a heading's rule and the first item.
    pub heading_lines: f32,
    /// Between two items.
    pub item_lines: f32,
    /// Between two entries of a list in small type.
    pub tight_lines: f32,
    /// How many times as large the space between items and between sections may become on a page with room to spare.
    #[serde(default = "unstretched")]
    pub stretch: f32,
    /// The thickness of rules.
    pub rule_pt: f32,
    /// From the base line of a heading down to its rule.
    pub heading_rule_pt: f32,
    /// The thickness of the bar beside a box.
    pub bar_pt: f32,
    /// Inside a box, above and below its text.
    pub box_padding_lines: f32,
    /// Inside a box, left and right of its text.
    pub box_indent_pt: f32,
}

fn unstretched() -> f32 {
    1.0
}

/// The marks of support; lengths are shares of the body size.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// The most origins that are drawn as marks.
    pub most: usize,
    /// The radius of a mark.
    pub radius: f32,
    /// From one centre to the next.
    pub pitch: f32,
    /// The line of an empty mark, in pt.
    pub stroke_pt: f32,
    /// The space between a text and its marks.
    pub gap: f32,
    /// The least width of a column, in body sizes, that leaves the marks a column of their own; in a narrower one they
    /// end the first line.
    pub least_column: f32,
}

/// The table of differences.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The share of its width that the topics take, without the gap.
    pub topic_share: f32,
    /// The space between a topic and its values.
    pub gap_pt: f32,
    /// The least width of a column, in body sizes, in which values stand beside their topic; in a narrower one they
    /// stand below it.
    pub least_column: f32,
}

/// The line of events.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// The most events beside each other.
    pub most: usize,
    /// The least width of an event, in body sizes: where fewer fit beside each other, the line goes on below.
    pub least: f32,
    /// The space between two events.
    pub gap_pt: f32,
    /// The radius of a stop, a share of the body size.
    pub radius: f32,
    /// The line of an empty stop.
    pub stroke_pt: f32,
    /// From the top of the line of stops to the words below it, in body lines.
    pub drop_lines: f32,
}

/// How large pictures are set.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureLook {
    /// The most body lines that a picture is high.
    pub most_lines: f32,
    /// The least pixels to the inch: a picture of fewer pixels is smaller than its column.
    pub least_dpi: f32,
    /// The space between a picture and its caption, in body lines.
    pub gap_lines: f32,
}

/// The part of the page that a section stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The whole width; it ends the columns above it.
    Full,
    /// The main column.
    Main,
    /// The side column.
    Side,
    /// One of [`Columns::count`] equal columns, through which its items and those of its neighbours that flow too run
    /// in the order of reading, so that all columns are as low as whole items allow.
    Flow,
}

/// How a section is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// A tinted box whose heading runs into the text.
    Box,
    /// Key points with source numbers and marks of support.
    Points,
    /// Quotes with their speakers.
    Quotes,
    /// A topic and its values.
    Table,
    /// Events along a line.
    Timeline,
    /// Numbered entries in small type.
    List,
    /// Paragraphs.
    Text,
    /// Paragraphs in a frame, marked as judgement.
    Judgement,
    /// A picture and its caption.
    Picture,
}

/// What a kind of section looks like and where it stands.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionLook {
    /// The part of the page it goes to.
    pub place: Place,
    /// Whether it goes from the main to the side column, or from there to the main column, where that makes the page
    /// lower by a worthwhile amount.
    #[serde(default)]
    pub movable: bool,
    /// How it is drawn.
    pub look: Look,
    /// What it is called unless the analyst says otherwise; may be empty.
    pub heading: String,
    /// The columns of its items.
    #[serde(default = "one")]
    pub columns: usize,
    /// What goes first when not everything fits: the highest number.
    pub cut: u8,
}

/// Reads the names of kinds of sections.
fn kinds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SectionKind>, D::Error> {
    let kind = |name: &String| {
        SectionKind::parse(name).ok_or_else(|| {
            let known: Vec<&str> = SectionKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let known = known.join(", ");
            de::Error::custom(format!("“{name}” is not a kind of section; known are {known}"))
        })
    };
    Vec::<String>::deserialize(deserializer)?.iter().map(kind).collect()
}

fn one() -> usize {
    1
}

/// What each kind of section looks like.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SectionLooks {
    /// See [`SectionKind::BottomLine`].
    pub bottom_line: SectionLook,
    /// See [`SectionKind::KeyPoints`].
    pub key_points: SectionLook,
    /// See [`SectionKind::Quotes`].
    pub quotes: SectionLook,
    /// See [`SectionKind::Differences`].
    pub differences: SectionLook,
    /// See [`SectionKind::Timeline`].
    pub timeline: SectionLook,
    /// See [`SectionKind::Sources`].
    pub sources: SectionLook,
    /// See [`SectionKind::Assessment`].
    pub assessment: SectionLook,
    /// See [`SectionKind::FreeText`].
    pub free_text: SectionLook,
    /// See [`SectionKind::Picture`].
    pub picture: SectionLook,
}

impl SectionLooks {
    /// The look of a kind of section.
    pub fn get(&self, kind: SectionKind) -> &SectionLook {
        match kind {
            SectionKind::BottomLine => &self.bottom_line,
            SectionKind::KeyPoints => &self.key_points,
            SectionKind::Quotes => &self.quotes,
            SectionKind::Differences => &self.differences,
            SectionKind::Timeline => &self.timeline,
            SectionKind::Sources => &self.sources,
            SectionKind::Assessment => &self.assessment,
            SectionKind::FreeText => &self.free_text,
            SectionKind::Picture => &self.picture,
        }
    }
}
