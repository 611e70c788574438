//! Between the model and the data of a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::StorageError;
use super::entry::{article_id, malformed};
use super::format::{
    ArticleFile, BriefingFile, CorrectionData, DifferenceData, EntryData, EventData, MarkingData,
    MetadataData, PictureData, PlaceData, PointData, QuoteData, RemovalData, SectionData, SpeakerData,
    VERSION, ValueData,
};
use super::withheld::{accepted_data, speakers_data, withheld};
use crate::model::{
    Article, ArticleEntry, ArticleId, Attribution, Briefing, Column, Confidence, DateError, DifferenceItem,
    DifferenceKind, DifferenceValue, EventItem, Evidence, Figure, FindingId, Grade, Judgement, Likelihood,
    Marking, Metadata, Offsets, PaperSize, Picture, PointItem, QuoteItem, QuoteKind, Removal, RemovalReason,
    Section, SectionId, SectionKind, SourceFormat, Span, Tlp,
};

/// The indices of the texts of a briefing's articles, by article.
pub(super) type TextIndex<'a> = BTreeMap<&'a ArticleId, Offsets<'a>>;

pub(super) fn index_texts<'a>(articles: impl Iterator<Item = &'a Article>) -> TextIndex<'a> {
    articles.map(|article| (&article.id, Offsets::new(&article.text))).collect()
}

/// The data of a briefing.
pub(super) fn to_file(briefing: &Briefing) -> Result<BriefingFile, StorageError> {
    let index = index_texts(briefing.articles.iter().map(|entry| &*entry.article));
    let place = |item: &FindingId, place: &Evidence| -> Result<PlaceData, StorageError> {
        let offsets = index.get(&place.article);
        let char_of = |at| offsets.and_then(|offsets| offsets.char_of(at));
        match (char_of(place.span.start), char_of(place.span.end)) {
            (Some(start), Some(end)) => Ok(PlaceData { article: place.article.to_string(), start, end }),
            _ => Err(outside(item.as_str(), place.article.as_str())),
        }
    };
    let places = |item: &FindingId, evidence: &[Evidence]| {
        evidence.iter().map(|at| place(item, at)).collect::<Result<Vec<_>, _>>()
    };
    let points = briefing.points.iter().map(|point| {
        let evidence = places(&point.id, &point.evidence)?;
        Ok(PointData { id: point.id.to_string(), text: point.text.clone(), evidence })
    });
    let quotes = briefing.quotes.iter().map(|quote| {
        Ok(QuoteData {
            id: quote.id.to_string(),
            text: quote.text.clone(),
            kind: quote.kind.as_str().to_owned(),
            evidence: places(&quote.id, &quote.evidence)?,
            speaker: speaker_data(&quote.speaker),
        })
    });
    let events = briefing.events.iter().map(|event| {
        Ok(EventData {
            id: event.id.to_string(),
            date: event.date.map(|date| date.to_string()),
            label: event.label.clone(),
            evidence: places(&event.id, &event.evidence)?,
        })
    });
    let differences = briefing.differences.iter().map(|difference| {
        let value = |value: &DifferenceValue| -> Result<ValueData, StorageError> {
            let evidence = places(&difference.id, &value.evidence)?;
            Ok(ValueData { text: value.text.clone(), evidence, compatible: value.compatible })
        };
        Ok(DifferenceData {
            id: difference.id.to_string(),
            kind: difference.kind.as_str().to_owned(),
            topic: difference.topic.clone(),
            values: difference.values.iter().map(value).collect::<Result<_, _>>()?,
        })
    });
    let corrections = briefing
        .speakers
        .iter()
        .map(|(from, to)| CorrectionData { from: speaker_data(from), to: speaker_data(to) });
    Ok(BriefingFile {
        version: VERSION,
        title: briefing.title.clone(),
        topic: briefing.topic.clone(),
        prepared_for: briefing.prepared_for.clone(),
        as_of: briefing.as_of.clone(),
        marking: match &briefing.marking {
            Marking::None => MarkingData::None,
            Marking::Tlp(tlp) => MarkingData::Tlp(tlp.label().to_owned()),
            Marking::Custom(text) => MarkingData::Custom(text.clone()),
        },
        template: briefing.template.clone(),
        paper: briefing.paper.map(|paper| paper.as_str().to_owned()),
        articles: briefing.articles.iter().map(entry_data).collect(),
        sections: briefing.sections.iter().map(section_data).collect(),
        points: points.collect::<Result<_, StorageError>>()?,
        quotes: quotes.collect::<Result<_, StorageError>>()?,
        events: events.collect::<Result<_, StorageError>>()?,
        differences: differences.collect::<Result<_, StorageError>>()?,
        rejected: briefing.rejected.iter().map(ToString::to_string).collect(),
        speakers: corrections.collect(),
        withheld: speakers_data(&briefing.withheld),
        accepted: accepted_data(&briefing.withheld),
    })
}

/// The briefing of some data; `articles` holds its articles by identity, `pictures` its pictures by their path.
pub(super) fn from_file(
    data: BriefingFile,
    articles: &BTreeMap<ArticleId, Arc<Article>>,
    pictures: &BTreeMap<String, Arc<Picture>>,
) -> Result<Briefing, StorageError> {
    let index = index_texts(articles.values().map(|article| &**article));
    let place = |item: &str, place: &PlaceData| -> Result<Evidence, StorageError> {
        let article = article_id(&place.article)?;
        let offsets = index.get(&article).ok_or_else(|| malformed(format!("no article {article}")))?;
        match (offsets.byte_of(place.start), offsets.byte_of(place.end)) {
            (Some(start), Some(end)) if start < end => Ok(Evidence { article, span: Span::new(start, end) }),
            _ => Err(outside(item, article.as_str())),
        }
    };
    let places = |item: &str, evidence: &[PlaceData]| {
        evidence.iter().map(|at| place(item, at)).collect::<Result<Vec<_>, _>>()
    };
    let points = data.points.into_iter().map(|point| {
        let evidence = places(&point.id, &point.evidence)?;
        Ok(PointItem { id: FindingId::from_text(&point.id), text: point.text, evidence })
    });
    let quotes = data.quotes.into_iter().map(|quote| {
        Ok(QuoteItem {
            id: FindingId::from_text(&quote.id),
            evidence: places(&quote.id, &quote.evidence)?,
            text: quote.text,
            kind: QuoteKind::parse(&quote.kind)
                .ok_or_else(|| malformed(format!("“{}” is no kind of quote", quote.kind)))?,
            speaker: attribution(quote.speaker),
        })
    });
    let events = data.events.into_iter().map(|event| {
        let when = event.date.map(|text| text.parse().map_err(|err: DateError| malformed(err.to_string())));
        Ok(EventItem {
            id: FindingId::from_text(&event.id),
            date: when.transpose()?,
            evidence: places(&event.id, &event.evidence)?,
            label: event.label,
        })
    });
    let differences = data.differences.into_iter().map(|difference| {
        let value = |value: ValueData| -> Result<DifferenceValue, StorageError> {
            let evidence = places(&difference.id, &value.evidence)?;
            Ok(DifferenceValue { text: value.text, evidence, compatible: value.compatible })
        };
        Ok(DifferenceItem {
            id: FindingId::from_text(&difference.id),
            kind: DifferenceKind::parse(&difference.kind)
                .ok_or_else(|| malformed(format!("“{}” is no kind of difference", difference.kind)))?,
            topic: difference.topic,
            values: difference.values.into_iter().map(value).collect::<Result<_, _>>()?,
        })
    });
    let entries = data.articles.into_iter().map(|entry| {
        let id = article_id(&entry.id)?;
        let article = articles.get(&id).cloned().ok_or_else(|| malformed(format!("no article {id}")))?;
        let metadata = metadata(entry.metadata).map_err(malformed)?;
        Ok(ArticleEntry { article, metadata, included: entry.included })
    });
    Ok(Briefing {
        title: data.title,
        topic: data.topic,
        prepared_for: data.prepared_for,
        as_of: data.as_of,
        marking: marking(data.marking)?,
        template: data.template,
        paper: data.paper.map(|text| term(&text, "size of paper", PaperSize::parse)).transpose()?,
        points: points.collect::<Result<_, StorageError>>()?,
        quotes: quotes.collect::<Result<_, StorageError>>()?,
        articles: entries.collect::<Result<_, StorageError>>()?,
        sections: data
            .sections
            .into_iter()
            .map(|data| section(data, pictures))
            .collect::<Result<_, StorageError>>()?,
        events: events.collect::<Result<_, StorageError>>()?,
        differences: differences.collect::<Result<_, StorageError>>()?,
        rejected: data.rejected.iter().map(|id| FindingId::from_text(id)).collect(),
        speakers: corrections(data.speakers)?,
        withheld: withheld(data.withheld, data.accepted)?,
    })
}

/// The data of an article.
pub(super) fn to_article_file(article: &Article) -> ArticleFile {
    let removed = article.removed.iter().map(|removal| RemovalData {
        text: removal.text.clone(),
        reason: removal.reason.as_str().to_owned(),
        line: removal.line,
        restored: removal.restored,
    });
    ArticleFile {
        file: article.file.clone(),
        format: format_name(article.format).to_owned(),
        stated: metadata_data(&article.stated),
        removed: removed.collect(),
    }
}

/// The article of some data, its cleaned text and its source.
///
/// # Errors
///
/// A clause that says what in the data is not as the format has it.
pub(super) fn from_article_file(
    id: ArticleId,
    data: ArticleFile,
    text: String,
    source: Arc<[u8]>,
) -> Result<Article, String> {
    let removed = data.removed.into_iter().map(|removal| {
        let reason = RemovalReason::ALL.iter().copied().find(|reason| reason.as_str() == removal.reason);
        let reason = reason.ok_or_else(|| format!("“{}” is no reason for a removal", removal.reason))?;
        Ok(Removal { text: removal.text, reason, line: removal.line, restored: removal.restored })
    });
    let article = Article {
        id,
        file: data.file,
        stated: metadata(data.stated)?,
        text,
        removed: removed.collect::<Result<_, String>>()?,
        source,
        format: parse_format(&data.format)
            .ok_or_else(|| format!("“{}” is no format of an article", data.format))?,
    };
    if article.holds_what_was_restored() {
        Ok(article)
    } else {
        Err("its text does not hold what was put back into it".to_owned())
    }
}

/// The name of an article's format in a file.
const fn format_name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Text => "text",
        SourceFormat::Markdown => "markdown",
    }
}

fn parse_format(name: &str) -> Option<SourceFormat> {
    [SourceFormat::Text, SourceFormat::Markdown].into_iter().find(|format| format_name(*format) == name)
}

/// The name of the file in the archive that holds an article's source.
pub(super) const fn source_name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Text => "source.txt",
        SourceFormat::Markdown => "source.md",
    }
}

fn entry_data(entry: &ArticleEntry) -> EntryData {
    EntryData {
        id: entry.article.id.to_string(),
        included: entry.included,
        metadata: metadata_data(&entry.metadata),
    }
}

fn metadata_data(metadata: &Metadata) -> MetadataData {
    MetadataData {
        title: metadata.title.clone(),
        outlet: metadata.outlet.clone(),
        author: metadata.author.clone(),
        published: metadata.published.map(|date| date.to_string()),
        address: metadata.address.clone(),
        language: metadata.language.clone(),
        grade: metadata.grade.map(|grade| grade.to_string()),
    }
}

fn metadata(data: MetadataData) -> Result<Metadata, String> {
    let day = |text: String| text.parse().map_err(|err: DateError| err.to_string());
    let grade = |text: String| grade(&text).ok_or_else(|| format!("“{text}” is no grade"));
    Ok(Metadata {
        title: data.title,
        outlet: data.outlet,
        author: data.author,
        published: data.published.map(day).transpose()?,
        address: data.address,
        language: data.language,
        grade: data.grade.map(grade).transpose()?,
    })
}

/// Reads a grade such as `B2`.
fn grade(text: &str) -> Option<Grade> {
    let mut characters = text.chars();
    let reliability = characters.next()?;
    let credibility = characters.next()?.to_digit(10)?;
    let rest = characters.next();
    let grade = Grade::new(reliability, u8::try_from(credibility).ok()?);
    grade.filter(|_| rest.is_none())
}

fn speaker_data(speaker: &Attribution) -> SpeakerData {
    SpeakerData { name: speaker.name.clone(), role: speaker.role.clone() }
}

fn attribution(data: SpeakerData) -> Attribution {
    Attribution { name: data.name, role: data.role }
}

/// The corrections of some data; the next save would lose one of two that speak of the same speaker.
fn corrections(data: Vec<CorrectionData>) -> Result<BTreeMap<Attribution, Attribution>, StorageError> {
    let mut corrections = BTreeMap::new();
    for CorrectionData { from, to } in data {
        if corrections.insert(attribution(from), attribution(to)).is_some() {
            return Err(malformed("a speaker is corrected twice".to_owned()));
        }
    }
    Ok(corrections)
}

fn section_data(section: &Section) -> SectionData {
    SectionData {
        id: section.id.0,
        kind: section.kind.as_str().to_owned(),
        title: section.title.clone(),
        hidden: section.hidden,
        column: section.column.map(|column| column.as_str().to_owned()),
        text: section.text.clone(),
        likelihood: section.judgement.likelihood.map(|likelihood| likelihood.term().to_owned()),
        confidence: section.judgement.confidence.map(|confidence| confidence.term().to_owned()),
        picture: section.figure.as_ref().map(|figure| PictureData {
            file: picture_name(&figure.picture),
            width: figure.picture.width_px,
            height: figure.picture.height_px,
            alternative: figure.alternative.clone(),
        }),
    }
}

/// The path of a picture's data in the archive.
pub(super) fn picture_name(picture: &Picture) -> String {
    format!("pictures/{}.{}", picture.id, picture.encoding.extension())
}

fn section(data: SectionData, pictures: &BTreeMap<String, Arc<Picture>>) -> Result<Section, StorageError> {
    let kind = term(&data.kind, "kind of section", SectionKind::parse)?;
    let figure = |PictureData { file, alternative, .. }| -> Result<Figure, StorageError> {
        let picture = pictures.get(&file).cloned();
        let picture = picture.ok_or_else(|| malformed(format!("the picture “{file}” is missing")))?;
        Ok(Figure { picture, alternative })
    };
    Ok(Section {
        id: SectionId(data.id),
        kind,
        title: data.title,
        hidden: data.hidden,
        column: data.column.map(|text| term(&text, "column", Column::parse)).transpose()?,
        text: data.text,
        judgement: Judgement {
            likelihood: data
                .likelihood
                .map(|text| term(&text, "likelihood", Likelihood::parse))
                .transpose()?,
            confidence: data
                .confidence
                .map(|text| term(&text, "confidence", Confidence::parse))
                .transpose()?,
        },
        figure: data.picture.map(figure).transpose()?,
    })
}

/// Reads one of a list of fixed terms; `what` names the list in the error.
fn term<T>(text: &str, what: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StorageError> {
    parse(text).ok_or_else(|| malformed(format!("“{text}” is no {what}")))
}

fn marking(data: MarkingData) -> Result<Marking, StorageError> {
    Ok(match data {
        MarkingData::None => Marking::None,
        MarkingData::Custom(text) => Marking::Custom(text),
        MarkingData::Tlp(label) => {
            let tlp = Tlp::ALL.iter().copied().find(|tlp| tlp.label() == label);
            Marking::Tlp(tlp.ok_or_else(|| malformed(format!("“{label}” is no label of the TLP")))?)
        }
    })
}

fn outside(item: &str, article: &str) -> StorageError {
    StorageError::SpanOutside { item: item.to_owned(), article: article.to_owned() }
}
