//! From what the analyst asks for to the edit that does it.

use super::Command;
use super::review::{one_line, point_item, quote_item};
use crate::edit::{Edit, Group, remove_article};
use crate::model::{
    Attribution, Briefing, FindingId, Findings, Marking, Metadata, PointItem, QuoteItem, Section, SectionId,
    SectionKind,
};

/// A change to make: one step of the history.
#[derive(Debug, PartialEq)]
pub(super) struct Change {
    /// The edit.
    pub(super) edit: Edit,
    /// What it does, as it follows “Undo” in a menu.
    pub(super) label: &'static str,
    /// What it has in common with the edits before it, if it may be part of a run of typing.
    pub(super) group: Option<Group>,
}

impl Change {
    fn step(edit: Edit, label: &'static str) -> Self {
        Self { edit, label, group: None }
    }

    /// A change that may come with every key: all of `label` about the thing `id` in a row are one step.
    fn typing(edit: Edit, label: &'static str, id: &str) -> Self {
        Self { edit, label, group: Some(Group::new(format!("{label}: {id}"))) }
    }
}

/// The change that a command makes; `None` if it makes none, because it names something that is not there or asks for
/// what is so already.
pub(super) fn change(briefing: &Briefing, findings: &Findings, command: Command) -> Option<Change> {
    use Command as C;
    match command {
        C::SetTitle(text) => Some(Change::typing(Edit::SetTitle(one_line(&text)), "change title", "")),
        C::SetTopic(text) => Some(Change::typing(Edit::SetTopic(one_line(&text)), "change topic", "")),
        C::SetPreparedFor(text) => {
            Some(Change::typing(Edit::SetPreparedFor(one_line(&text)), "change prepared for", ""))
        }
        C::SetAsOf(text) => Some(Change::typing(Edit::SetAsOf(one_line(&text)), "change as-of time", "")),
        C::SetMarking(marking) => {
            let is_typed = matches!(marking, Marking::Custom(_));
            let edit = Edit::SetMarking(one_line_marking(marking));
            let change = if is_typed {
                Change::typing(edit, "change marking", "")
            } else {
                Change::step(edit, "change marking")
            };
            Some(change)
        }
        C::SetTemplate(id) => Some(Change::step(Edit::SetTemplate(id), "change template")),
        C::Accept(id) => accept(briefing, findings, &id),
        C::Reject(id) => reject(briefing, findings, id),
        C::Reconsider(id) => reconsider(briefing, id),
        C::EditPoint(id, text) => edit_point(briefing, findings, id, one_line(&text)),
        C::EditQuote(id, text) => edit_quote(briefing, findings, id, one_line(&text)),
        C::SetSpeaker(id, speaker) => set_speaker(briefing, findings, id, one_line_speaker(&speaker)),
        C::MovePoint(id, to) => {
            let to = to.min(briefing.points.len().saturating_sub(1));
            accepted_point(briefing, &id)?;
            Some(Change::step(Edit::MovePoint { id, to }, "move key point"))
        }
        C::MoveQuote(id, to) => {
            let to = to.min(briefing.quotes.len().saturating_sub(1));
            accepted_quote(briefing, &id)?;
            Some(Change::step(Edit::MoveQuote { id, to }, "move quote"))
        }
        command => change_of_articles(briefing, command),
    }
}

fn change_of_articles(briefing: &Briefing, command: Command) -> Option<Change> {
    match command {
        Command::SetArticleIncluded(id, included) => {
            briefing.entry(&id)?;
            let label = if included { "tick article" } else { "untick article" };
            Some(Change::step(Edit::SetArticleIncluded { id, included }, label))
        }
        Command::RemoveArticle(id) => {
            briefing.entry(&id)?;
            Some(Change::step(remove_article(briefing, &id), "remove article"))
        }
        Command::MoveArticle(id, to) => {
            briefing.entry(&id)?;
            let to = to.min(briefing.articles.len().saturating_sub(1));
            Some(Change::step(Edit::MoveArticle { id, to }, "move article"))
        }
        Command::SetArticleMetadata(id, metadata) => {
            let name = format!("{id} {}", changed_fields(&briefing.entry(&id)?.metadata, &metadata));
            let edit = Edit::SetArticleMetadata { id, metadata: Box::new(metadata) };
            Some(Change::typing(edit, "change article details", &name))
        }
        command => change_of_sections(briefing, command),
    }
}

fn change_of_sections(briefing: &Briefing, command: Command) -> Option<Change> {
    let there = |id: SectionId| briefing.section(id);
    match command {
        Command::MoveSection(id, to) => {
            there(id)?;
            let to = to.min(briefing.sections.len().saturating_sub(1));
            Some(Change::step(Edit::MoveSection { id, to }, "move section"))
        }
        Command::SetSectionHidden(id, hidden) => {
            there(id)?;
            let label = if hidden { "hide section" } else { "show section" };
            Some(Change::step(Edit::SetSectionHidden { id, hidden }, label))
        }
        Command::RenameSection(id, title) => {
            there(id)?;
            let title = title.map(|title| one_line(&title)).filter(|title| !title.trim().is_empty());
            Some(Change::typing(Edit::RenameSection { id, title }, "rename section", &id.0.to_string()))
        }
        Command::SetSectionText(id, text) => {
            if !matches!(there(id)?.kind, SectionKind::BottomLine | SectionKind::FreeText) {
                return None;
            }
            let text = paragraphs(&text);
            Some(Change::typing(Edit::SetSectionText { id, text }, "change text", &id.0.to_string()))
        }
        Command::AddSection(kind) => add_section(briefing, kind),
        Command::RemoveSection(id) => {
            there(id)?;
            Some(Change::step(Edit::RemoveSection(id), "remove section"))
        }
        _ => None,
    }
}

fn add_section(briefing: &Briefing, kind: SectionKind) -> Option<Change> {
    let same = briefing.sections.iter().find(|section| section.kind == kind);
    if let Some(same) = same.filter(|_| kind != SectionKind::FreeText) {
        let edit = Edit::SetSectionHidden { id: same.id, hidden: false };
        return same.hidden.then(|| Change::step(edit, "show section"));
    }
    let id = briefing.next_section_id();
    let section = Section { id, kind, title: None, hidden: false, text: String::new() };
    let edit = Edit::InsertSection { index: briefing.sections.len(), section };
    Some(Change::step(edit, "add section"))
}

fn accept(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<Change> {
    if accepted_point(briefing, id).is_some() || accepted_quote(briefing, id).is_some() {
        return None;
    }
    if let Some(item) = proposed_point(briefing, findings, id) {
        return Some(Change::step(insert_point(briefing, findings, item), "accept key point"));
    }
    let item = proposed_quote(briefing, findings, id)?;
    Some(Change::step(insert_quote(briefing, findings, item), "accept quote"))
}

fn reject(briefing: &Briefing, findings: &Findings, id: FindingId) -> Option<Change> {
    if accepted_point(briefing, &id).is_some() {
        let edits = vec![Edit::RemovePoint(id.clone()), Edit::Reject(id)];
        return Some(Change::step(Edit::Batch(edits), "reject key point"));
    }
    if accepted_quote(briefing, &id).is_some() {
        let edits = vec![Edit::RemoveQuote(id.clone()), Edit::Reject(id)];
        return Some(Change::step(Edit::Batch(edits), "reject quote"));
    }
    if proposed_point(briefing, findings, &id).is_some() {
        return Some(Change::step(Edit::Reject(id), "reject key point"));
    }
    let is_quote = findings.quotes.iter().any(|quote| quote.id == id);
    is_quote.then(|| Change::step(Edit::Reject(id), "reject quote"))
}

fn reconsider(briefing: &Briefing, id: FindingId) -> Option<Change> {
    if accepted_point(briefing, &id).is_some() {
        Some(Change::step(Edit::RemovePoint(id), "take key point off the page"))
    } else if accepted_quote(briefing, &id).is_some() {
        Some(Change::step(Edit::RemoveQuote(id), "take quote off the page"))
    } else {
        briefing.rejected.contains(&id).then(|| Change::step(Edit::Unreject(id), "reconsider"))
    }
}

fn edit_point(briefing: &Briefing, findings: &Findings, id: FindingId, text: String) -> Option<Change> {
    let label = "edit key point";
    let name = id.to_string();
    if accepted_point(briefing, &id).is_some() {
        return Some(Change::typing(Edit::SetPointText { id, text }, label, &name));
    }
    let item = proposed_point(briefing, findings, &id)?;
    let edit = insert_point(briefing, findings, PointItem { text, ..item });
    Some(Change::typing(edit, label, &name))
}

fn edit_quote(briefing: &Briefing, findings: &Findings, id: FindingId, text: String) -> Option<Change> {
    let label = "edit quote";
    let name = id.to_string();
    if accepted_quote(briefing, &id).is_some() {
        return Some(Change::typing(Edit::SetQuoteText { id, text }, label, &name));
    }
    let item = proposed_quote(briefing, findings, &id)?;
    let edit = insert_quote(briefing, findings, QuoteItem { text, ..item });
    Some(Change::typing(edit, label, &name))
}

fn set_speaker(
    briefing: &Briefing,
    findings: &Findings,
    id: FindingId,
    speaker: Attribution,
) -> Option<Change> {
    let label = "change speaker";
    let name = id.to_string();
    if accepted_quote(briefing, &id).is_some() {
        return Some(Change::typing(Edit::SetQuoteSpeaker { id, speaker }, label, &name));
    }
    let item = proposed_quote(briefing, findings, &id)?;
    let edit = insert_quote(briefing, findings, QuoteItem { speaker, ..item });
    Some(Change::typing(edit, label, &name))
}

/// Puts a point on the page, where it stands in the review, whatever was decided about it.
fn insert_point(briefing: &Briefing, findings: &Findings, item: PointItem) -> Edit {
    let review: Vec<&FindingId> = findings.key_points.iter().map(|point| &point.id).collect();
    let page: Vec<&FindingId> = briefing.points.iter().map(|point| &point.id).collect();
    let index = place_among(&page, &review, &item.id);
    let id = item.id.clone();
    Edit::Batch(vec![Edit::Unreject(id), Edit::InsertPoint { index, item: Box::new(item) }])
}

/// Puts a quote on the page, where it stands in the review, whatever was decided about it.
fn insert_quote(briefing: &Briefing, findings: &Findings, item: QuoteItem) -> Edit {
    let review: Vec<&FindingId> = findings.quotes.iter().map(|quote| &quote.id).collect();
    let page: Vec<&FindingId> = briefing.quotes.iter().map(|quote| &quote.id).collect();
    let index = place_among(&page, &review, &item.id);
    let id = item.id.clone();
    Edit::Batch(vec![Edit::Unreject(id), Edit::InsertQuote { index, item: Box::new(item) }])
}

/// The place for a finding on the page: after the one before it in the review that is there, or else before the next
/// one that is, or at the end. Where the analyst has not moved anything the page keeps the order of the review.
fn place_among(page: &[&FindingId], review: &[&FindingId], id: &FindingId) -> usize {
    let place = |id: &&FindingId| page.iter().position(|other| other == id);
    let at = review.iter().position(|other| *other == id).unwrap_or(review.len());
    let (before, after) = review.split_at(at);
    let behind = before.iter().rev().find_map(place).map(|index| index + 1);
    behind.or_else(|| after.iter().find_map(place)).unwrap_or(page.len())
}

fn accepted_point<'a>(briefing: &'a Briefing, id: &FindingId) -> Option<&'a PointItem> {
    briefing.points.iter().find(|item| &item.id == id)
}

fn accepted_quote<'a>(briefing: &'a Briefing, id: &FindingId) -> Option<&'a QuoteItem> {
    briefing.quotes.iter().find(|item| &item.id == id)
}

fn proposed_point(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<PointItem> {
    point_item(briefing, findings.key_points.iter().find(|point| &point.id == id)?)
}

fn proposed_quote(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<QuoteItem> {
    quote_item(briefing, findings, findings.quotes.iter().find(|quote| &quote.id == id)?)
}

/// The names of the fields that differ, so that typing in each is a step of its own.
fn changed_fields(old: &Metadata, new: &Metadata) -> String {
    let fields = [
        ("title", old.title != new.title),
        ("outlet", old.outlet != new.outlet),
        ("author", old.author != new.author),
        ("published", old.published != new.published),
        ("address", old.address != new.address),
        ("language", old.language != new.language),
        ("grade", old.grade != new.grade),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect::<Vec<_>>().join(" ")
}

/// A marking on one line.
fn one_line_marking(marking: Marking) -> Marking {
    match marking {
        Marking::Custom(text) => Marking::Custom(one_line(&text)),
        other => other,
    }
}

/// A speaker on one line; a field without words is unknown.
fn one_line_speaker(speaker: &Attribution) -> Attribution {
    let field = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.trim().is_empty());
    Attribution { name: field(&speaker.name), role: field(&speaker.role) }
}

/// The text with its line feeds, and a space for every other control character.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::{History, validate};
    use crate::model::{ArticleId, Tlp};
    use crate::session::draft::new_entry;
    use crate::session::samples::{article, point, quote};

    const WORDS: [&str; 4] = ["One.", "Two.", "Three.", "Four."];

    fn world() -> (Briefing, Findings) {
        let articles = ["One. Two.", "Three. Four."].map(|text| article(text, None));
        let of = |index: usize| &articles[index / 2];
        let findings = Findings {
            key_points: (0..4).map(|index| point(of(index), WORDS[index], 1.0)).collect(),
            quotes: (0..4).map(|index| quote(of(index), WORDS[index], Some("A"), 1.0)).collect(),
            ..Findings::default()
        };
        let briefing = Briefing { articles: articles.map(new_entry).to_vec(), ..Briefing::default() };
        (briefing, findings)
    }

    /// Any command that edits, about things that are there and things that are not.
    fn any_command() -> impl Strategy<Value = Command> {
        let text = prop_oneof![Just(String::new()), Just("words\n".to_owned()), Just("other".to_owned())];
        (0_usize..24, 0_usize..6, 0_usize..9, any::<bool>(), text).prop_map(
            |(kind, which, to, flag, text)| {
                let (briefing, findings) = world();
                let gone = ArticleId::of_bytes(b"gone");
                let article = briefing.articles.get(which).map_or(gone, |entry| entry.article.id.clone());
                let point = findings.key_points.get(which).map(|point| point.id.clone());
                let quote = findings.quotes.get(which).map(|quote| quote.id.clone());
                let nobody = FindingId::from_text("nobody");
                let finding = if flag { &point } else { &quote }.clone().unwrap_or_else(|| nobody.clone());
                let (point, quote) = (point.unwrap_or_else(|| nobody.clone()), quote.unwrap_or(nobody));
                let section = SectionId(u32::try_from(which).unwrap());
                match kind {
                    0 => Command::SetTitle(text),
                    1 => Command::SetTopic(text),
                    2 => Command::SetPreparedFor(text),
                    3 => Command::SetAsOf(text),
                    4 => Command::SetMarking(Marking::Custom(text)),
                    5 => Command::SetMarking(Marking::Tlp(Tlp::Red)),
                    6 => Command::SetTemplate(text),
                    7 => Command::SetArticleIncluded(article, flag),
                    8 => Command::RemoveArticle(article),
                    9 => Command::MoveArticle(article, to),
                    10 => Command::Accept(finding),
                    11 => Command::Reject(finding),
                    12 => Command::Reconsider(finding),
                    13 => Command::EditPoint(point, text),
                    14 => Command::EditQuote(quote, text),
                    15 => Command::SetSpeaker(quote, Attribution { name: Some(text), role: None }),
                    16 => Command::MovePoint(point, to),
                    17 => Command::MoveQuote(quote, to),
                    18 => Command::MoveSection(section, to),
                    19 => Command::SetSectionHidden(section, flag),
                    20 => Command::RenameSection(section, Some(text)),
                    21 => Command::SetSectionText(section, text),
                    22 => Command::AddSection(SectionKind::ALL[which.min(6)]),
                    _ => Command::RemoveSection(section),
                }
            },
        )
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_in_whatever_order_can_be_done_and_undone(
            commands in prop::collection::vec(any_command(), 1..40),
        ) {
            let (opened, findings) = world();
            let mut briefing = opened.clone();
            let mut history = History::opened();
            for command in commands {
                // The findings speak of both articles all the time: they may be older than the briefing.
                let Some(change) = change(&briefing, &findings, command) else { continue };
                let made = history.apply(&mut briefing, change.edit, change.label, change.group);
                prop_assert!(made.is_ok(), "{:?}", made);
                prop_assert_eq!(validate(&briefing), Ok(()));
            }
            let made = briefing.clone();
            while history.undo(&mut briefing).unwrap() {}
            prop_assert_eq!(&briefing, &opened);
            while history.redo(&mut briefing).unwrap() {}
            prop_assert_eq!(&briefing, &made);
        }
    }
}
