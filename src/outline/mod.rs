//! What a briefing says, once: every text that a reader can see, in order, before it has a form.
//!
//! The page shapes an [`Outline`], the texts and the annex write it, and the search for withheld names reads its
//! [fields](Outline::fields). Headings, numbers of sources, the topic of a difference, the line below the title and the
//! support of a point are worded here and nowhere else. Whether a stretch of text is the program's own wording or
//! comes from the briefing, its [`Run`] knows.
//!
//! This room knows no template but by the headings it is given, and no form: neither fonts nor files.

mod dates;
mod fidelity;
mod head;
mod items;
mod missing;
mod run;
mod sources;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    ArticleEntry, Briefing, Column, Evidence, FindingId, Origins, PaperSize, Picture, SectionId, SectionKind,
};

pub use fidelity::{ItemFidelity, fidelity_statement};
pub use missing::{MissingField, missing_in_words};
pub use run::{Field, Line, Run, RunRole};

/// Everything that a briefing says.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// What stands above the sections.
    pub head: Head,
    /// The sections that are shown and have something in them, in the analyst's order.
    pub sections: Vec<Section<'a>>,
    /// The sources, in the order of their numbers, whether or not a section lists them.
    pub sources: Vec<Source<'a>>,
    /// Articles that evidence stands in and that are not ticked: they have no number, and only the annex names them.
    pub unticked: Vec<Source<'a>>,
    /// What stands for each withheld speaker, wherever a name is left out.
    pub descriptors: Vec<Run>,
    /// What is not set, and so is not said.
    pub missing: Vec<MissingField>,
    /// The paper that the analyst chose; `None` for the template's.
    pub paper: Option<PaperSize>,
}

/// What stands above the sections. An empty line or run says nothing.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The small line above the title.
    pub kicker: Line,
    /// How the briefing may be shared.
    pub marking: Run,
    /// The title.
    pub title: Run,
    /// For whom, as of when, from how many sources; what is not set is not mentioned.
    pub meta: Vec<Line>,
    /// The time that the briefing speaks of as ISO 8601 with a zone, where the analyst gave one.
    pub as_of: Option<String>,
}

/// A section with something in it.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// The section.
    pub id: SectionId,
    /// What it holds.
    pub kind: SectionKind,
    /// The part of the page that the analyst chose for it.
    pub column: Option<Column>,
    /// Its heading: the analyst's or the template's; may be empty.
    pub heading: Run,
    /// What stands in it; never empty.
    pub items: Vec<Item<'a>>,
}

/// What stands in a section as a whole: all of it is shown or none.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The point, quote, event or difference that it is, if it is one.
    pub id: Option<FindingId>,
    /// Where it stands, in words ("key point 3"); the bottom line is not counted among the key points.
    pub place: String,
    /// Words that name it for the analyst: how it begins.
    pub label: String,
    /// The language of its words where it is not the page's, a BCP 47 tag.
    pub language: Option<String>,
    /// The places in articles that it stands on; those of a difference are its values'.
    pub evidence: &'a [Evidence],
    /// The numbers of the sources that these places are in.
    pub cites: BTreeSet<usize>,
    /// How its words keep to its sources', if they should.
    pub fidelity: Option<ItemFidelity>,
    /// What it says, by the kind of its section.
    pub body: Body<'a>,
}

/// What an item says.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// The analyst's own paragraphs.
    Written(Vec<Run>),
    /// The analyst's view.
    Assessment {
        /// The note that says that what follows is the analyst’s own judgement.
        notice: Run,
        /// The view, in paragraphs.
        paragraphs: Vec<Run>,
        /// How sure the analyst is; may be empty.
        certainty: Run,
    },
    /// A key point.
    Point {
        /// Its words.
        text: Run,
        /// How many of the origins support it.
        support: Support,
    },
    /// Somebody's words.
    Quote {
        /// The words, in quotation marks.
        text: Run,
        /// Whose they are, and in which role.
        speaker: Line,
        /// In how many other articles the same statement stands; may be empty.
        others: Run,
    },
    /// Where the sources differ.
    Difference {
        /// What about; may be empty.
        topic: Line,
        /// The values, less exact ones last; never empty.
        values: Vec<Value<'a>>,
    },
    /// Something that happened.
    Event {
        /// When.
        date: Run,
        /// When, as short as a timeline needs it.
        short_date: Run,
        /// What happened.
        text: Run,
    },
    /// A source.
    Source(Source<'a>),
    /// A picture.
    Picture {
        /// The picture.
        picture: Arc<Picture>,
        /// What it shows, for a reader who does not see it; never empty.
        alternative: Run,
        /// The words under it, in paragraphs.
        caption: Vec<Run>,
    },
}

/// How many of the independent origins support a point.
#[derive(Clone, Debug)]
pub struct Support {
    /// The origins that support it.
    pub filled: usize,
    /// The origins there are.
    pub all: usize,
    /// The support where it is not drawn ("3 of 5").
    pub short: Run,
    /// The support in words.
    pub spoken: Run,
}

/// One of the values in which sources differ.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    /// The value; a wording in quotation marks.
    pub text: Run,
    /// That it is less exact than another; empty where it is not.
    pub note: Run,
    /// The language of its words where it is not the page's.
    pub language: Option<String>,
    /// The places in articles that have it.
    pub evidence: &'a [Evidence],
    /// The numbers of the sources that these places are in.
    pub cites: BTreeSet<usize>,
}

/// The line about an article.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The article.
    pub entry: &'a ArticleEntry,
    /// Its number, from 1; `None` for an article that is not ticked.
    pub number: Option<usize>,
    /// Title, outlet, date, grade and address, as far as they are known, with what stands between them.
    pub line: Line,
    /// The address to open, if it may be opened from a document.
    pub target: Option<String>,
}

/// What an outline is made from.
#[derive(Clone, Copy)]
struct Outliner<'a, 'b> {
    briefing: &'a Briefing,
    origins: &'b Origins,
    /// The heading of a section that has none of its own.
    heading: &'b dyn Fn(SectionKind) -> &'b str,
    /// How many independent origins the ticked articles have.
    all_origins: usize,
}

impl<'a> Outline<'a> {
    /// Everything that a briefing says.
    ///
    /// `origins` tells which articles are independent of each other; `heading` gives the heading of a section that has
    /// none of its own, as the template has it.
    pub fn new<'b>(
        briefing: &'a Briefing,
        origins: &'b Origins,
        heading: &'b dyn Fn(SectionKind) -> &'b str,
    ) -> Self {
        let all_origins = origins.count(briefing.included().map(|entry| &entry.article.id));
        let outliner = Outliner { briefing, origins, heading, all_origins };
        let sources = outliner.sources();
        Self {
            head: outliner.head(),
            sections: outliner.sections(&sources),
            unticked: outliner.unticked(),
            descriptors: outliner.descriptors(),
            missing: outliner.missing(),
            paper: briefing.paper,
            sources,
        }
    }

    /// Every stretch of text, in reading order, and at the end what stands in no section of its own.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let head = [&self.head.marking, &self.head.title].into_iter();
        let head =
            self.head.kicker.0.iter().chain(head).chain(self.head.meta.iter().flat_map(|line| &line.0));
        let sections = self.sections.iter().flat_map(|section| {
            std::iter::once(&section.heading).chain(section.items.iter().flat_map(|item| item.body.runs()))
        });
        let sources = self.sources.iter().chain(&self.unticked).flat_map(|source| &source.line.0);
        head.chain(sections).chain(sources).chain(&self.descriptors)
    }

    /// The texts of the briefing that it is made of, each once, in reading order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let mut seen = BTreeSet::new();
        self.runs().filter_map(|run| run.field.as_ref()).filter(move |field| seen.insert(&field.place))
    }

    /// The program's own wording in it.
    pub fn own_wording(&self) -> impl Iterator<Item = &str> {
        self.runs().filter(|run| run.field.is_none()).map(|run| run.text.as_str())
    }

    /// The items, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

impl Body<'_> {
    /// Its stretches of text, in reading order. Sources are listed once for all sections.
    fn runs(&self) -> Vec<&Run> {
        match self {
            Self::Written(paragraphs) => paragraphs.iter().collect(),
            Self::Assessment { notice, paragraphs, certainty } => {
                std::iter::once(notice).chain(paragraphs).chain([certainty]).collect()
            }
            Self::Point { text, support } => vec![text, &support.short, &support.spoken],
            Self::Quote { text, speaker, others } => {
                std::iter::once(text).chain(&speaker.0).chain([others]).collect()
            }
            Self::Difference { topic, values } => {
                topic.0.iter().chain(values.iter().flat_map(|value| [&value.text, &value.note])).collect()
            }
            Self::Event { date, short_date, text } => vec![date, short_date, text],
            Self::Source(_) => Vec::new(),
            Self::Picture { picture: _, alternative, caption } => {
                std::iter::once(alternative).chain(caption).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Article, ArticleId, Attribution, Marking, Metadata, PointItem, QuoteItem, QuoteKind, SourceFormat,
        Span,
    };

    fn briefing() -> Briefing {
        let text = "The dam holds, said Ann Moore.";
        let article = Arc::new(Article {
            id: ArticleId::of_bytes(text.as_bytes()),
            file: None,
            stated: Metadata::default(),
            text: text.to_owned(),
            removed: Vec::new(),
            source: text.as_bytes().into(),
            format: SourceFormat::Text,
        });
        let evidence = vec![Evidence { article: article.id.clone(), span: Span::new(0, 13) }];
        let metadata = Metadata { title: Some("A title".into()), ..Metadata::default() };
        let point = |name: &str, text: &str| PointItem {
            id: FindingId::from_text(name),
            text: text.to_owned(),
            evidence: evidence.clone(),
        };
        let quote = QuoteItem {
            id: FindingId::from_text("quote"),
            text: "The  dam holds".into(),
            kind: QuoteKind::Direct,
            evidence: evidence.clone(),
            speaker: Attribution { name: Some("Ann Moore".into()), role: Some("engineer".into()) },
        };
        Briefing {
            title: "The dam".into(),
            prepared_for: "The board".into(),
            as_of: "2025-07-04".into(),
            marking: Marking::Custom("Internal".into()),
            articles: vec![ArticleEntry { article, metadata, included: true }],
            points: vec![point("one", "The dam holds"), point("two", "It is old")],
            quotes: vec![quote],
            ..Briefing::default()
        }
    }

    fn heading(kind: SectionKind) -> &'static str {
        if kind == SectionKind::Quotes { "Voices" } else { "" }
    }

    #[test]
    fn every_text_that_is_shown_is_a_field_once_and_in_reading_order() {
        let (briefing, origins) = (briefing(), Origins::default());
        let outline = Outline::new(&briefing, &origins, &|kind| heading(kind));
        let fields: Vec<(&str, &str)> = outline
            .fields()
            .filter(|field| !field.text.is_empty())
            .map(|field| (field.name.as_str(), field.text.as_str()))
            .collect();
        assert_eq!(
            fields,
            [
                ("the marking", "Internal"),
                ("the title", "The dam"),
                ("for whom it is prepared", "The board"),
                ("the bottom line", "The dam holds"),
                ("key point 1", "It is old"),
                ("the heading “Voices”", "Voices"),
                ("quote 1", "The  dam holds"),
                ("the speaker of quote 1", "Ann Moore"),
                ("the role of the speaker of quote 1", "engineer"),
                ("the title of source 1", "A title"),
            ]
        );
    }

    #[test]
    fn what_is_hidden_is_no_field() {
        let (mut briefing, origins) = (briefing(), Origins::default());
        for section in &mut briefing.sections {
            section.hidden = true;
        }
        let outline = Outline::new(&briefing, &origins, &|kind| heading(kind));
        assert!(outline.fields().all(|field| !["quote 1", "key point 1"].contains(&field.name.as_str())));
        assert!(outline.sections.is_empty());
    }

    #[test]
    fn the_programs_own_wording_has_nothing_of_the_briefing() {
        let (briefing, origins) = (briefing(), Origins::default());
        let outline = Outline::new(&briefing, &origins, &|kind| heading(kind));
        let own = outline.own_wording().collect::<Vec<_>>().join("|");
        for words in ["Briefing", "Prepared for ", "As of ", "4 July 2025", "1 source"] {
            assert!(own.contains(words), "{words} is not in {own}");
        }
        assert!(
            ["dam", "board", "Moore", "title", "Internal"].iter().all(|words| !own.contains(words)),
            "{own}"
        );
    }

    #[test]
    fn a_quote_is_read_as_one_paragraph_in_quotation_marks_and_kept_as_it_is_typed() {
        let (briefing, origins) = (briefing(), Origins::default());
        let outline = Outline::new(&briefing, &origins, &|kind| heading(kind));
        let quote = outline.items().find_map(|item| match &item.body {
            Body::Quote { text, .. } => Some((item, text)),
            _ => None,
        });
        let (item, text) = quote.unwrap();
        assert_eq!(text.text, "“The dam holds”");
        assert_eq!(text.field.as_ref().unwrap().text, "The  dam holds");
        assert_eq!(item.label, "“The dam holds” – Ann Moore, engineer");
        assert_eq!(item.cites, BTreeSet::from([1]));
    }
}
