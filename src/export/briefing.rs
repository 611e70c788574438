//! From a briefing to its text, in the analyst's order and in the page's words.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::flow::{Address, Block, Flow, Kind, List, Piece};
use crate::i18n::page::{self as words, Faithfulness, SourceFacts, SourcePart};
use crate::model::{
    Article, ArticleEntry, Attribution, Briefing, Confidence, Date, DifferenceItem, DifferenceKind, Evidence,
    Fidelity, Metadata, Moment, NameFinder, Origins, PointItem, QuoteItem, Section, SectionKind, Span, When,
    one_paragraph, openable, paragraphs, shown_address,
};

/// A briefing, and what its texts need beside it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// Which of its articles are independent of each other.
    pub origins: &'a Origins,
    /// The heading of a section that has none of its own.
    pub heading: &'a dyn Fn(SectionKind) -> &'a str,
    /// The whole sentence or sentences that a place in an article lies in.
    pub sentences: &'a dyn Fn(&Article, Span) -> Span,
    /// What finds the names of the withheld speakers, in what an article says around the words on the page.
    pub names: &'a NameFinder,
}

/// The text of a briefing: everything that its page shows, whether or not it fits on one.
pub fn text(subject: &Subject<'_>) -> Flow {
    let mut flow = subject.frame(None);
    let mut count = Faithfulness::default();
    for section in subject.sections() {
        let items = match section.kind {
            SectionKind::BottomLine => subject.bottom_line(section, &mut count),
            SectionKind::KeyPoints => subject.points(&mut count),
            SectionKind::Quotes => subject.quotes(&mut count),
            SectionKind::Differences => subject.differences(),
            SectionKind::Timeline => subject.events(&mut count),
            SectionKind::Sources => subject.list_of_sources(&flow),
            SectionKind::Assessment => assessment(section),
            SectionKind::FreeText => written(section, Kind::Paragraph),
            SectionKind::Picture => picture(section),
        };
        if !items.is_empty() {
            flow.blocks.extend(subject.heading(section));
            flow.blocks.extend(items);
        }
    }
    let statement = words::fidelity(count);
    flow.blocks.extend(some_text(Kind::Foot, &statement));
    flow
}

/// A block of a text, if there is one.
pub(super) fn some_text(kind: Kind, text: &str) -> Option<Block> {
    (!text.is_empty()).then(|| Block::text(kind, text))
}

/// The text of a field, if it is set to any.
fn known(field: Option<&String>) -> Option<String> {
    field.map(|text| one_paragraph(text)).filter(|text| !text.is_empty())
}

fn date(date: Date) -> String {
    words::date(date.year(), date.month(), date.day())
}

fn written(section: &Section, kind: Kind) -> Vec<Block> {
    paragraphs(&section.text).iter().map(|text| Block::text(kind, text)).collect()
}

/// The analyst's view, between that it is one and how sure the analyst is.
fn assessment(section: &Section) -> Vec<Block> {
    let mut blocks = written(section, Kind::Paragraph);
    if blocks.is_empty() {
        return blocks;
    }
    blocks.splice(..0, [Block::text(Kind::Paragraph, words::JUDGEMENT)]);
    let likelihood = section.judgement.likelihood.map(|term| (term.term(), term.percent()));
    let how_sure = words::how_sure(likelihood, section.judgement.confidence.map(Confidence::term));
    blocks.extend(some_text(Kind::Paragraph, &how_sure));
    blocks
}

/// A picture and its caption, as on the page: none without a description.
fn picture(section: &Section) -> Vec<Block> {
    let Some(figure) = &section.figure else { return Vec::new() };
    let alternative = one_paragraph(&figure.alternative);
    if alternative.is_empty() {
        return Vec::new();
    }
    let picture = Piece::Picture(Arc::clone(&figure.picture), alternative);
    let mut blocks = vec![Block::new(Kind::Picture, vec![picture])];
    blocks.extend(written(section, Kind::Caption));
    blocks
}

impl<'a> Subject<'a> {
    /// The head of a document about the briefing; `name` is what the document is, if not the briefing itself.
    pub(super) fn frame(&self, name: Option<&str>) -> Flow {
        let briefing = self.briefing;
        let title = one_paragraph(&briefing.title);
        let marking = briefing.marking.label().map(one_paragraph).unwrap_or_default();
        let time = one_paragraph(&briefing.as_of);
        let time = Moment::read(&time)
            .map_or(time, |moment| words::moment(&date(moment.date), moment.clock, moment.offset_minutes));
        let articles = || briefing.included().map(|entry| &entry.article.id);
        let (sources, origins) = (articles().count(), self.origins.count(articles()));
        let meta = words::meta_parts(&one_paragraph(&briefing.prepared_for), &time, sources, origins);
        let meta = meta.join(words::META_JOINT);
        let kicker = name.map_or_else(|| words::kicker(&one_paragraph(&briefing.topic)), str::to_owned);
        let parts =
            [(Kind::Marking, &marking), (Kind::Kicker, &kicker), (Kind::Title, &title), (Kind::Meta, &meta)];
        let blocks = parts.into_iter().filter_map(|(kind, text)| some_text(kind, text)).collect();
        let title = if title.is_empty() { words::UNTITLED.to_owned() } else { title };
        let title = name.map_or_else(|| title.clone(), |name| format!("{name}: {title}"));
        Flow { title, marking, blocks, sources: briefing.included().map(source_line).collect() }
    }

    /// The sections that are on the page.
    pub(super) fn sections(&self) -> impl Iterator<Item = &'a Section> {
        self.briefing.sections.iter().filter(|section| !section.hidden)
    }

    /// The heading of a section: the analyst's, else the template's, else none.
    pub(super) fn heading(&self, section: &Section) -> Option<Block> {
        let own = known(section.title.as_ref());
        some_text(Kind::Heading, &own.unwrap_or_else(|| one_paragraph((self.heading)(section.kind))))
    }

    /// The points that stand among the key points.
    pub(super) fn listed_points(&self) -> impl Iterator<Item = &'a PointItem> {
        let above = usize::from(self.briefing.bottom_line_is_top_point());
        self.briefing.points.iter().skip(above).filter(|point| !one_paragraph(&point.text).is_empty())
    }

    /// The top point where it is the bottom line.
    pub(super) fn point_above(&self) -> Option<&'a PointItem> {
        self.briefing.points.first().filter(|_| self.briefing.bottom_line_is_top_point())
    }

    /// The quotes that have words.
    pub(super) fn listed_quotes(&self) -> impl Iterator<Item = &'a QuoteItem> {
        self.briefing.quotes.iter().filter(|quote| !one_paragraph(&quote.text).is_empty())
    }

    fn bottom_line(&self, section: &Section, count: &mut Faithfulness) -> Vec<Block> {
        let Some(point) = self.point_above() else { return written(section, Kind::Lead) };
        vec![self.point(point, Kind::Lead, count)]
    }

    fn points(&self, count: &mut Faithfulness) -> Vec<Block> {
        let points = (1..).zip(self.listed_points());
        points.map(|(number, point)| self.point(point, Kind::Numbered(List::Points, number), count)).collect()
    }

    fn point(&self, point: &PointItem, kind: Kind, count: &mut Faithfulness) -> Block {
        count.points += 1;
        count.reworded += usize::from(self.is_reworded(&point.text, &point.evidence));
        count.has_insertions |= self.briefing.has_insertion(&point.text, &point.evidence);
        let mut pieces = vec![Piece::Text(one_paragraph(&point.text))];
        pieces.extend(self.numbers(&point.evidence));
        let articles = self.briefing.included().map(|entry| &entry.article.id);
        let all = self.origins.count(articles);
        let ticked = |place: &&Evidence| self.briefing.source_number(&place.article).is_some();
        let places = point.evidence.iter().filter(ticked).map(|place| &place.article);
        let supporting = self.origins.count(places);
        if kind != Kind::Lead && supporting > 0 {
            pieces.push(Piece::Text(" ".to_owned()));
            pieces.push(Piece::Aside(format!("{}.", words::support_spoken(supporting, all))));
        }
        Block::new(kind, pieces).in_language(self.language(&point.evidence))
    }

    fn quotes(&self, count: &mut Faithfulness) -> Vec<Block> {
        self.listed_quotes().flat_map(|quote| self.quote(quote, count)).collect()
    }

    fn quote(&self, quote: &QuoteItem, count: &mut Faithfulness) -> [Block; 2] {
        count.quotes += 1;
        count.altered += usize::from(self.is_reworded(&quote.text, &quote.evidence));
        count.has_insertions |= self.briefing.has_insertion(&quote.text, &quote.evidence);
        let said = Block::text(Kind::Quote, &format!("“{}”", one_paragraph(&quote.text)));
        let mut pieces = attribution(&self.briefing.printed_speaker(&quote.speaker));
        pieces.extend(self.numbers(&quote.evidence));
        // What an article says twice it renders once.
        let articles: BTreeSet<_> = quote.evidence.iter().map(|place| &place.article).collect();
        let others = articles.len().saturating_sub(1);
        if others > 0 {
            pieces.push(Piece::Text(format!(" · {}", words::other_renderings(others))));
        }
        [said.in_language(self.language(&quote.evidence)), Block::new(Kind::Attribution, pieces)]
    }

    fn differences(&self) -> Vec<Block> {
        self.briefing.differences.iter().flat_map(|difference| self.difference(difference)).collect()
    }

    /// What a difference is about, then its values, less exact ones last.
    fn difference(&self, difference: &DifferenceItem) -> Vec<Block> {
        let values = difference.values.iter().map(|value| (one_paragraph(&value.text), value));
        let (exact, coarse): (Vec<_>, Vec<_>) =
            values.filter(|(text, _)| !text.is_empty()).partition(|(_, value)| !value.compatible);
        let topic = one_paragraph(&difference.topic);
        let is_verbatim = self.briefing.is_topic_verbatim(difference);
        let topic = match difference.kind {
            DifferenceKind::Speaker if is_verbatim => words::who_said(&topic),
            DifferenceKind::Wording if is_verbatim || topic.is_empty() => words::WORDING.to_owned(),
            _ => topic,
        };
        let is_wording = difference.kind == DifferenceKind::Wording;
        let mut blocks: Vec<Block> = Vec::new();
        for (text, value) in exact.into_iter().chain(coarse) {
            let mut pieces = vec![Piece::Text(if is_wording { format!("“{text}”") } else { text })];
            if value.compatible {
                pieces.push(Piece::Text(" ".to_owned()));
                pieces.push(Piece::Aside(words::LESS_EXACT.trim_start().to_owned()));
            }
            pieces.extend(self.numbers(&value.evidence));
            blocks.push(Block::new(Kind::Bullet, pieces).in_language(self.language(&value.evidence)));
        }
        if !blocks.is_empty() && !topic.is_empty() {
            blocks.insert(0, Block::new(Kind::Paragraph, vec![Piece::Strong(topic)]));
        }
        blocks
    }

    fn events(&self, count: &mut Faithfulness) -> Vec<Block> {
        let mut blocks = Vec::new();
        for event in &self.briefing.events {
            let label = one_paragraph(&event.label);
            if label.is_empty() {
                continue;
            }
            let when = match event.date {
                None => words::UNDATED.to_owned(),
                Some(When::On(day)) => date(day),
                Some(When::Between(start, end)) => words::span_of_time(&date(start), &date(end)),
            };
            count.own_labels += usize::from(self.is_reworded(&label, &event.evidence));
            count.has_insertions |= self.briefing.has_insertion(&label, &event.evidence);
            let mut pieces = vec![Piece::Strong(when), Piece::Text(format!(": {label}"))];
            pieces.extend(self.numbers(&event.evidence));
            blocks.push(Block::new(Kind::Bullet, pieces).in_language(self.language(&event.evidence)));
        }
        blocks
    }

    fn list_of_sources(&self, flow: &Flow) -> Vec<Block> {
        let lines = (1..).zip(self.briefing.included().zip(&flow.sources));
        let block = |(number, (entry, line)): (usize, (&ArticleEntry, &Vec<Piece>))| {
            let language = entry.metadata.language.clone().filter(|language| language != words::LANGUAGE);
            Block::new(Kind::Numbered(List::Sources, number), line.clone()).in_language(language)
        };
        lines.map(block).collect()
    }

    /// Whether words on the page are not their source's.
    pub(super) fn is_reworded(&self, text: &str, evidence: &[Evidence]) -> bool {
        self.briefing.fidelity(text, evidence) == Fidelity::Reworded
    }

    /// The numbers of the sources that evidence stands in, if it stands in any.
    pub(super) fn numbers(&self, evidence: &[Evidence]) -> Option<Piece> {
        let numbers: BTreeSet<usize> =
            evidence.iter().filter_map(|place| self.briefing.source_number(&place.article)).collect();
        (!numbers.is_empty()).then(|| Piece::Sources(numbers.into_iter().collect()))
    }

    /// The language of an item's words, where it is not the page's.
    pub(super) fn language(&self, evidence: &[Evidence]) -> Option<String> {
        let entry = self.briefing.entry(&evidence.first()?.article)?;
        entry.metadata.language.clone().filter(|language| language != words::LANGUAGE)
    }
}

/// Who said it, and in which role.
pub(super) fn attribution(speaker: &Attribution) -> Vec<Piece> {
    match (known(speaker.name.as_ref()), known(speaker.role.as_ref())) {
        (Some(name), Some(role)) => vec![Piece::Strong(name), Piece::Text(format!(", {role}"))],
        (Some(name), None) | (None, Some(name)) => vec![Piece::Strong(name)],
        (None, None) => vec![Piece::Text(words::UNATTRIBUTED.to_owned())],
    }
}

/// The line about an article as a source.
pub(super) fn source_line(entry: &ArticleEntry) -> Vec<Piece> {
    let metadata = &entry.metadata;
    // A title of nothing but control characters is none.
    let untitled = || one_paragraph(&Metadata::default().title_or_opening(&entry.article.text));
    let title = known(metadata.title.as_ref()).unwrap_or_else(untitled);
    let (outlet, address) = (known(metadata.outlet.as_ref()), known(metadata.address.as_ref()));
    let published = metadata.published.map(date);
    let shown = address.as_deref().map(shown_address);
    let grade = entry.metadata.grade.map(|grade| grade.to_string());
    let parts = words::source_line(SourceFacts {
        title: &title,
        outlet: outlet.as_deref(),
        date: published.as_deref(),
        grade: grade.as_deref(),
        address: shown.as_deref(),
    });
    let target = address.as_deref().and_then(openable).and_then(|address| Address::new(&address));
    let mut pieces: Vec<Piece> = Vec::new();
    for (part, text) in parts {
        match (part, &target, pieces.last_mut()) {
            (SourcePart::Address, Some(target), _) => pieces.push(Piece::Link(text, target.clone())),
            (_, _, Some(Piece::Text(before))) => before.push_str(&text),
            _ => pieces.push(Piece::Text(text)),
        }
    }
    pieces
}
