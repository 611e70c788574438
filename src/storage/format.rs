//! The data of a `.precis` file, version 3.
//!
//! These types are the file; the model is another thing, and `convert` stands between the two.
//! A field more is a version more: unknown fields are refused, because passing over them would lose them at the next
//! save.
//! Within a version nothing here may change, not even an order: the order of the fields is the order in the file.
//! Version 2 added the paper, the withheld speakers with the occurrences of their names that may stand, and, to sections,
//! column, likelihood, confidence and picture; a file of version 1 is read as one that has none of these.
//! Version 3 added where each removed passage stood and whether it was put back; of older files nothing can be put back.

use serde::{Deserialize, Serialize};

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u64 = 3;

/// The content of `mimetype`.
pub const MIME_TYPE: &str = "application/vnd.precis+zip";

/// What every version of `briefing.json` has: enough to tell which version it is.
#[derive(Debug, Deserialize)]
pub struct Head {
    /// The version of the format.
    pub version: u64,
}

/// `briefing.json`: what the analyst decided.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefingFile {
    /// The version of the format: [`VERSION`].
    pub version: u64,
    /// The headline of the page.
    pub title: String,
    /// The small line above the headline.
    pub topic: String,
    /// For whom it is.
    pub prepared_for: String,
    /// The time it speaks of.
    pub as_of: String,
    /// How it may be shared.
    pub marking: MarkingData,
    /// The id of the template.
    pub template: String,
    /// The paper, `a4` or `letter`; null for the template's.
    #[serde(default)]
    pub paper: Option<String>,
    /// The articles in the analyst's order.
    pub articles: Vec<EntryData>,
    /// The sections in the analyst's order.
    pub sections: Vec<SectionData>,
    /// The accepted key points.
    pub points: Vec<PointData>,
    /// The accepted quotes.
    pub quotes: Vec<QuoteData>,
    /// The accepted events.
    #[serde(default)]
    pub events: Vec<EventData>,
    /// The accepted differences.
    #[serde(default)]
    pub differences: Vec<DifferenceData>,
    /// The identities of the rejected findings.
    pub rejected: Vec<String>,
    /// The corrected speakers.
    #[serde(default)]
    pub speakers: Vec<CorrectionData>,
    /// The speakers whose names stay off the page. The file itself holds the names.
    #[serde(default)]
    pub withheld: Vec<WithholdingData>,
    /// The places where such a name may stand.
    #[serde(default)]
    pub accepted: Vec<OccurrenceData>,
}

/// A speaker whose name stays off the page.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithholdingData {
    /// The name as printed.
    pub name: String,
    /// The words that stand for it.
    pub descriptor: String,
    /// Other names of the speaker.
    pub other_names: Vec<String>,
}

/// A place where a withheld name may stand.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccurrenceData {
    /// The name under which the speaker is withheld.
    pub name: String,
    /// The kind of the place, such as `title` or `point`.
    pub place: String,
    /// Of which section, item or article: its identity; null for a place that there is once.
    pub of: Option<String>,
    /// Which value of a difference, from 0; null for other places.
    pub value: Option<usize>,
    /// The text of the place.
    pub text: String,
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// A marking.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MarkingData {
    /// No marking.
    None,
    /// A label of the Traffic Light Protocol, such as `TLP:GREEN`.
    Tlp(String),
    /// The organisation's own text.
    Custom(String),
}

/// An article's place in a briefing.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryData {
    /// The SHA-256 of the imported bytes.
    pub id: String,
    /// Whether it is ticked.
    pub included: bool,
    /// What is known about it.
    pub metadata: MetadataData,
}

/// What is known about an article; what is null is unknown.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetadataData {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published: ISO 8601, a year, a month or a day.
    pub published: Option<String>,
    /// Its address (URL).
    pub address: Option<String>,
    /// Its language, an ISO 639-1 code.
    pub language: Option<String>,
    /// The Admiralty grade, such as `B2`.
    pub grade: Option<String>,
}

/// A section of the page.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionData {
    /// Its identity.
    pub id: u32,
    /// Its kind, such as `key-points`.
    pub kind: String,
    /// The analyst's own heading.
    pub title: Option<String>,
    /// Whether it is left off the page.
    pub hidden: bool,
    /// `main`, `side` or `full`; null for the template's.
    #[serde(default)]
    pub column: Option<String>,
    /// The analyst's own words.
    pub text: String,
    /// How likely an assessment is, such as `very likely`.
    #[serde(default)]
    pub likelihood: Option<String>,
    /// How well founded it is: `low`, `moderate` or `high`.
    #[serde(default)]
    pub confidence: Option<String>,
    /// The picture.
    #[serde(default)]
    pub picture: Option<PictureData>,
}

/// A picture; its encoded data is the entry of that name in the archive.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureData {
    /// The path of its data in the archive: `pictures/`, the SHA-256 of the data, and `.jpg` or `.png`.
    pub file: String,
    /// How many pixels it is wide.
    pub width: u32,
    /// How many pixels it is high.
    pub height: u32,
    /// What it shows, in words.
    pub alternative: String,
}

/// A place in an article.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceData {
    /// The identity of the article.
    pub article: String,
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// An accepted key point.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointData {
    /// The finding it was copied from.
    pub id: String,
    /// The words on the page.
    pub text: String,
    /// Where it stands.
    pub evidence: Vec<PlaceData>,
}

/// An accepted quote.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteData {
    /// The finding it was copied from.
    pub id: String,
    /// The words on the page, without outer quotation marks.
    pub text: String,
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// Where it stands; first the place whose words these are.
    pub evidence: Vec<PlaceData>,
    /// Who said it.
    pub speaker: SpeakerData,
}

/// Who said a quote.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeakerData {
    /// The name, as printed.
    pub name: Option<String>,
    /// The role, as printed.
    pub role: Option<String>,
}

/// How a speaker is corrected.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionData {
    /// The speaker as analysis gives it.
    pub from: SpeakerData,
    /// The speaker that is meant.
    pub to: SpeakerData,
}

/// An accepted event.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventData {
    /// The finding it was copied from.
    pub id: String,
    /// When: ISO 8601, a year, a month or a day, or two of them with a slash between.
    pub date: Option<String>,
    /// The words on the page.
    pub label: String,
    /// Where it stands.
    pub evidence: Vec<PlaceData>,
}

/// An accepted difference.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DifferenceData {
    /// The finding it was copied from.
    pub id: String,
    /// `date`, `number`, `name`, `speaker` or `wording`.
    pub kind: String,
    /// What it is about, as on the page.
    pub topic: String,
    /// The values, two or more.
    pub values: Vec<ValueData>,
}

/// A value of a difference.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueData {
    /// The value, verbatim.
    pub text: String,
    /// Where it stands.
    pub evidence: Vec<PlaceData>,
    /// Whether it contradicts none of the others.
    pub compatible: bool,
}

/// `article.json`: what an article states about itself, and what cleaning removed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleFile {
    /// The name of the file it came from.
    pub file: Option<String>,
    /// What the bytes were read as: `text` or `markdown`.
    pub format: String,
    /// What the text states.
    pub stated: MetadataData,
    /// What cleaning took out, in reading order.
    pub removed: Vec<RemovalData>,
}

/// A passage that cleaning took out.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovalData {
    /// The passage.
    pub text: String,
    /// Why it went, such as `repeated paragraph`.
    pub reason: String,
    /// How many lines of the cleaned text stand before it, if it was a line of its own.
    #[serde(default)]
    pub line: Option<usize>,
    /// Whether it was put back.
    #[serde(default)]
    pub restored: bool,
}
