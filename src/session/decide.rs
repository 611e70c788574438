//! From what the analyst asks for to the edit that does it.

use super::Command;
use super::review::one_line;
use super::stationery::Stationery;
use super::verdict::change_of_items;
use crate::edit::{ArticleEdit, Edit, Group, HeadEdit, SectionEdit, remove_article};
use crate::model::{Briefing, Findings, Marking, Metadata, Section, SectionId, SectionKind};

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
    pub(super) fn step(edit: Edit, label: &'static str) -> Self {
        Self { edit, label, group: None }
    }

    /// A change that may come with every key: all of `label` about the thing `id` in a row are one step.
    pub(super) fn typing(edit: Edit, label: &'static str, id: &str) -> Self {
        Self { edit, label, group: Some(Group::new(format!("{label}: {id}"))) }
    }
}

/// The change that a command makes; `None` if it makes none, because it names something that is not there or asks for
/// what is so already.
pub(super) fn change(
    briefing: &Briefing,
    findings: &Findings,
    stationery: &Stationery,
    command: Command,
) -> Option<Change> {
    use Command as C;
    match command {
        C::SetTitle(text) => {
            Some(Change::typing(Edit::Head(HeadEdit::SetTitle(one_line(&text))), "change title", ""))
        }
        C::SetTopic(text) => {
            Some(Change::typing(Edit::Head(HeadEdit::SetTopic(one_line(&text))), "change topic", ""))
        }
        C::SetPreparedFor(text) => Some(Change::typing(
            Edit::Head(HeadEdit::SetPreparedFor(one_line(&text))),
            "change prepared for",
            "",
        )),
        C::SetAsOf(text) => {
            Some(Change::typing(Edit::Head(HeadEdit::SetAsOf(one_line(&text))), "change as-of time", ""))
        }
        C::SetMarking(marking) => {
            let is_typed = matches!(marking, Marking::Custom(_));
            let edit = Edit::Head(HeadEdit::SetMarking(one_line_marking(marking)));
            let change = if is_typed {
                Change::typing(edit, "change marking", "")
            } else {
                Change::step(edit, "change marking")
            };
            Some(change)
        }
        C::SetTemplate(id) => Some(Change::step(Edit::Head(HeadEdit::SetTemplate(id)), "change template")),
        C::SetPaper(paper) => Some(Change::step(Edit::Head(HeadEdit::SetPaper(paper)), "change paper")),
        command => change_of_articles(briefing, findings, stationery, command),
    }
}

fn change_of_articles(
    briefing: &Briefing,
    findings: &Findings,
    stationery: &Stationery,
    command: Command,
) -> Option<Change> {
    match command {
        Command::SetArticleIncluded(id, included) => {
            briefing.entry(&id)?;
            let label = if included { "tick article" } else { "untick article" };
            Some(Change::step(Edit::Article(id, ArticleEdit::SetIncluded(included)), label))
        }
        Command::RemoveArticle(id) => {
            briefing.entry(&id)?;
            Some(Change::step(remove_article(briefing, &id), "remove article"))
        }
        Command::MoveArticle(id, to) => {
            briefing.entry(&id)?;
            let to = to.min(briefing.articles.len().saturating_sub(1));
            Some(Change::step(Edit::Article(id, ArticleEdit::Move { to }), "move article"))
        }
        Command::SetArticleMetadata(id, metadata) => {
            let name = format!("{id} {}", changed_fields(&briefing.entry(&id)?.metadata, &metadata));
            let edit = Edit::Article(id, ArticleEdit::SetMetadata(Box::new(metadata)));
            Some(Change::typing(edit, "change article details", &name))
        }
        command => change_of_sections(briefing, findings, stationery, command),
    }
}

fn change_of_sections(
    briefing: &Briefing,
    findings: &Findings,
    stationery: &Stationery,
    command: Command,
) -> Option<Change> {
    let there = |id: SectionId| briefing.section(id);
    match command {
        Command::MoveSection(id, to) => {
            there(id)?;
            let to = to.min(briefing.sections.len().saturating_sub(1));
            Some(Change::step(Edit::Section(id, SectionEdit::Move { to }), "move section"))
        }
        Command::PlaceSection(id, to, column) => {
            there(id)?;
            let to = to.min(briefing.sections.len().saturating_sub(1));
            let edits = [SectionEdit::Move { to }, SectionEdit::SetColumn(Some(column))];
            let edits = edits.map(|edit| Edit::Section(id, edit)).into();
            Some(Change::step(Edit::Batch(edits), "move section"))
        }
        Command::SetSectionHidden(id, hidden) => {
            there(id)?;
            let label = if hidden { "hide section" } else { "show section" };
            Some(Change::step(Edit::Section(id, SectionEdit::SetHidden(hidden)), label))
        }
        Command::RenameSection(id, title) => {
            there(id)?;
            let title = title.map(|title| one_line(&title)).filter(|title| !title.trim().is_empty());
            Some(Change::typing(
                Edit::Section(id, SectionEdit::Rename(title)),
                "rename section",
                &id.0.to_string(),
            ))
        }
        Command::SetSectionText(id, text) => {
            if !there(id)?.kind.holds_text() {
                return None;
            }
            let text = paragraphs(&text);
            Some(Change::typing(
                Edit::Section(id, SectionEdit::SetText(text)),
                "change text",
                &id.0.to_string(),
            ))
        }
        Command::SetPictureAlternative(id, text) => {
            let mut figure = there(id)?.figure.clone()?;
            figure.alternative = one_line(&text);
            let edit = Edit::Section(id, SectionEdit::SetFigure(Some(figure)));
            Some(Change::typing(edit, "describe picture", &id.0.to_string()))
        }
        Command::RemovePicture(id) => {
            there(id)?.figure.as_ref()?;
            Some(Change::step(Edit::Section(id, SectionEdit::SetFigure(None)), "remove picture"))
        }
        Command::SetSectionColumn(id, column) => {
            there(id)?;
            Some(Change::step(Edit::Section(id, SectionEdit::SetColumn(column)), "change column"))
        }
        Command::SetSectionJudgement(id, judgement) => {
            there(id).filter(|section| section.kind == SectionKind::Assessment)?;
            Some(Change::step(Edit::Section(id, SectionEdit::SetJudgement(judgement)), "change judgement"))
        }
        Command::AddSection(kind) => add_section(briefing, kind),
        Command::RemoveSection(id) => {
            there(id)?;
            Some(Change::step(Edit::Section(id, SectionEdit::Remove), "remove section"))
        }
        command => change_of_items(briefing, findings, stationery, command),
    }
}

fn add_section(briefing: &Briefing, kind: SectionKind) -> Option<Change> {
    let same = briefing.sections.iter().find(|section| section.kind == kind);
    if let Some(same) = same.filter(|_| !kind.is_repeatable()) {
        let edit = Edit::Section(same.id, SectionEdit::SetHidden(false));
        return same.hidden.then(|| Change::step(edit, "show section"));
    }
    let id = briefing.next_section_id();
    let edit = Edit::insert_section(briefing.sections.len(), Section::new(id, kind));
    Some(Change::step(edit, "add section"))
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

/// The text with its line feeds, and a space for every other control character.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::edit::{History, validate};
    use crate::model::{
        ArticleId, Attribution, DifferenceKind, Figure, FindingId, Picture, PictureEncoding, PictureId, Tlp,
    };
    use crate::session::draft::new_entry;
    use crate::session::samples::{article, difference, event, point, quote};

    const WORDS: [&str; 4] = ["One.", "Two.", "Three.", "Four."];

    fn world() -> (Briefing, Findings) {
        let articles = ["One. Two.", "Three. Four."].map(|text| article(text, None));
        let of = |index: usize| &articles[index / 2];
        let differs = |one: usize, other: usize| {
            difference(DifferenceKind::Date, &[(of(one), WORDS[one]), (of(other), WORDS[other])])
        };
        let mut quotes: Vec<_> = (0..4)
            .map(|index| quote(of(index), WORDS[index], [Some("A"), Some("B"), None][index % 3], 1.0))
            .collect();
        // Two statements, of which one has two renderings.
        for index in [1, 2] {
            quotes[index].cluster = Some(FindingId::from_text("cluster"));
        }
        let findings = Findings {
            key_points: (0..4).map(|index| point(of(index), WORDS[index], 1.0)).collect(),
            quotes,
            events: (0..4).map(|index| event(of(index), WORDS[index], "2025-07")).collect(),
            differences: vec![differs(0, 2), differs(1, 3), differs(2, 3)],
            ..Findings::default()
        };
        let mut briefing = Briefing { articles: articles.map(new_entry).to_vec(), ..Briefing::default() };
        let data: Arc<[u8]> = b"no real picture".as_slice().into();
        let id = PictureId::of_data(&data);
        let picture = Picture { id, encoding: PictureEncoding::Png, width_px: 1, height_px: 1, data };
        let figure = Figure { picture: Arc::new(picture), alternative: String::new() };
        // One of the sections that are asked for holds a picture.
        if let Some(last) = briefing.sections.last_mut() {
            *last = Section { figure: Some(figure), ..Section::new(last.id, SectionKind::Picture) };
        }
        (briefing, findings)
    }

    /// Any command that edits, about things that are there and things that are not.
    fn any_command() -> impl Strategy<Value = Command> {
        let text = prop_oneof![Just(String::new()), Just("words\n".to_owned()), Just("other".to_owned())];
        (0_usize..31, 0_usize..6, 0_usize..9, any::<bool>(), text).prop_map(
            |(kind, which, to, flag, text)| {
                let (briefing, findings) = world();
                let gone = ArticleId::of_bytes(b"gone");
                let article = briefing.articles.get(which).map_or(gone, |entry| entry.article.id.clone());
                let point = findings.key_points.get(which).map(|point| point.id.clone());
                let quote = findings.quotes.get(which).map(|quote| quote.id.clone());
                let nobody = FindingId::from_text("nobody");
                let event = findings.events.get(which).map(|event| event.id.clone());
                let difference = findings.differences.get(which).map(|difference| difference.id.clone());
                let or_nobody = |id: Option<FindingId>| id.unwrap_or_else(|| nobody.clone());
                let (point, quote) = (or_nobody(point), or_nobody(quote));
                let (event, difference) = (or_nobody(event), or_nobody(difference));
                let finding = [&point, &quote, &event, &difference][to % 4].clone();
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
                    23 => Command::EditEvent(event, text),
                    24 => Command::EditDifference(difference, text),
                    25 => Command::MoveEvent(event, to),
                    26 => Command::MoveDifference(difference, to),
                    27 => Command::TakeUp(finding),
                    28 => Command::SetPictureAlternative(section, text),
                    29 => Command::RemovePicture(section),
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
            let stationery = Stationery::default();
            let mut briefing = opened.clone();
            let mut history = History::opened();
            for command in commands {
                // The findings speak of both articles all the time: they may be older than the briefing.
                let Some(change) = change(&briefing, &findings, &stationery, command) else { continue };
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
