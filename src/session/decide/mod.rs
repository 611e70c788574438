//! From what the analyst asks for to the edit that does it.

use super::{ArticleCommand, SectionCommand};
use crate::edit::{ArticleEdit, Edit, Group, HeadEdit, SectionEdit, remove_article};
use crate::model::{ArticleId, Briefing, Figure, Marking, Metadata, Section, SectionId, SectionKind};
use crate::text::one_line;

mod items;
mod withheld;

pub(super) use items::{change_of_item, cut};
pub(super) use withheld::change_of_withheld;

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

/// The change of what the briefing says of itself.
pub(super) fn change_of_head(edit: HeadEdit) -> Change {
    let typed = |edit: HeadEdit, label| Change::typing(Edit::Head(edit), label, "");
    match edit {
        HeadEdit::SetTitle(text) => typed(HeadEdit::SetTitle(one_line(&text)), "change title"),
        HeadEdit::SetTopic(text) => typed(HeadEdit::SetTopic(one_line(&text)), "change topic"),
        HeadEdit::SetPreparedFor(text) => {
            typed(HeadEdit::SetPreparedFor(one_line(&text)), "change prepared for")
        }
        HeadEdit::SetAsOf(text) => typed(HeadEdit::SetAsOf(one_line(&text)), "change as-of time"),
        HeadEdit::SetMarking(Marking::Custom(text)) => {
            typed(HeadEdit::SetMarking(Marking::Custom(one_line(&text))), "change marking")
        }
        HeadEdit::SetMarking(_) => Change::step(Edit::Head(edit), "change marking"),
        HeadEdit::SetTemplate(_) => Change::step(Edit::Head(edit), "change template"),
        HeadEdit::SetPaper(_) => Change::step(Edit::Head(edit), "change paper"),
    }
}

/// The change of an article; `None` if it is not there.
pub(super) fn change_of_article(
    briefing: &Briefing,
    id: ArticleId,
    command: ArticleCommand,
) -> Option<Change> {
    let entry = briefing.entry(&id)?;
    Some(match command {
        ArticleCommand::SetIncluded(included) => {
            let label = if included { "tick article" } else { "untick article" };
            Change::step(Edit::Article(id, ArticleEdit::SetIncluded(included)), label)
        }
        ArticleCommand::Remove => Change::step(remove_article(briefing, &id), "remove article"),
        ArticleCommand::Move(to) => {
            let to = to.min(briefing.articles.len().saturating_sub(1));
            Change::step(Edit::Article(id, ArticleEdit::Move { to }), "move article")
        }
        ArticleCommand::SetMetadata(metadata) => {
            let name = format!("{id} {}", changed_fields(&entry.metadata, &metadata));
            let edit = Edit::Article(id, ArticleEdit::SetMetadata(metadata));
            Change::typing(edit, "change article details", &name)
        }
        ArticleCommand::SetRestored(removal, restored) => {
            let label = if restored { "put passage back" } else { "take passage out" };
            Change::step(Edit::Article(id, ArticleEdit::SetRestored { removal, restored }), label)
        }
    })
}

/// The change of a section; `None` if it is not there, or not of a kind that can be changed so.
pub(super) fn change_of_section(
    briefing: &Briefing,
    id: SectionId,
    command: SectionCommand,
) -> Option<Change> {
    let section = briefing.section(id)?;
    let last = briefing.sections.len().saturating_sub(1);
    let step = |edit, label| Change::step(Edit::Section(id, edit), label);
    let typed = |edit, label| Change::typing(Edit::Section(id, edit), label, &id.0.to_string());
    Some(match command {
        SectionCommand::Move(to) => step(SectionEdit::Move { to: to.min(last) }, "move section"),
        SectionCommand::Place(to, column) => {
            let edits = [SectionEdit::Move { to: to.min(last) }, SectionEdit::SetColumn(Some(column))];
            Change::step(Edit::Batch(edits.map(|edit| Edit::Section(id, edit)).into()), "move section")
        }
        SectionCommand::SetHidden(hidden) => {
            step(SectionEdit::SetHidden(hidden), if hidden { "hide section" } else { "show section" })
        }
        SectionCommand::Rename(title) => {
            let title = title.map(|title| one_line(&title)).filter(|title| !title.trim().is_empty());
            typed(SectionEdit::Rename(title), "rename section")
        }
        SectionCommand::SetText(text) => {
            if !section.kind.holds_text() {
                return None;
            }
            typed(SectionEdit::SetText(paragraphs(&text)), "change text")
        }
        SectionCommand::DescribePicture(text) => {
            let figure = Figure { alternative: one_line(&text), ..section.figure.clone()? };
            typed(SectionEdit::SetFigure(Some(figure)), "describe picture")
        }
        SectionCommand::RemovePicture => {
            section.figure.as_ref()?;
            step(SectionEdit::SetFigure(None), "remove picture")
        }
        SectionCommand::SetColumn(column) => step(SectionEdit::SetColumn(column), "change column"),
        SectionCommand::SetJudgement(judgement) => {
            if section.kind != SectionKind::Assessment {
                return None;
            }
            step(SectionEdit::SetJudgement(judgement), "change judgement")
        }
        SectionCommand::Remove => step(SectionEdit::Remove, "remove section"),
    })
}

/// The change that adds a section or shows it again, and which; `None` if the only one that there can be is there.
pub(super) fn add_section(briefing: &Briefing, kind: SectionKind) -> Option<(Change, SectionId)> {
    let same = briefing.sections.iter().find(|section| section.kind == kind);
    if let Some(same) = same.filter(|_| !kind.is_repeatable()) {
        let edit = Edit::Section(same.id, SectionEdit::SetHidden(false));
        return same.hidden.then(|| (Change::step(edit, "show section"), same.id));
    }
    let id = briefing.next_section_id();
    let edit = Edit::insert_section(briefing.sections.len(), Section::new(id, kind));
    Some((Change::step(edit, "add section"), id))
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
        Attribution, DifferenceKind, FindingId, Findings, Picture, PictureEncoding, PictureId, Tlp,
    };
    use crate::session::{Command, ItemCommand};
    use crate::workflow::new_entry;
    use crate::workflow::samples::{article, difference, event, point, quote};

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

    /// The change that a command makes, as a session makes it.
    fn change(briefing: &Briefing, findings: &Findings, command: Command) -> Option<Change> {
        match command {
            Command::Head(edit) => Some(change_of_head(edit)),
            Command::Article(id, command) => change_of_article(briefing, id, command),
            Command::Section(id, command) => change_of_section(briefing, id, command),
            Command::AddSection(kind) => add_section(briefing, kind).map(|(change, _)| change),
            Command::Item(id, command) => change_of_item(briefing, findings, id, command),
            other => panic!("{other:?} does not edit"),
        }
    }

    /// Any command that edits, about things that are there and things that are not.
    fn any_command() -> impl Strategy<Value = Command> {
        let text = prop_oneof![Just(String::new()), Just("words\n".to_owned()), Just("other".to_owned())];
        (0_usize..25, 0_usize..6, 0_usize..9, any::<bool>(), text).prop_map(
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
                    0 => Command::Head(HeadEdit::SetTitle(text)),
                    1 => Command::Head(HeadEdit::SetTopic(text)),
                    2 => Command::Head(HeadEdit::SetPreparedFor(text)),
                    3 => Command::Head(HeadEdit::SetAsOf(text)),
                    4 => Command::Head(HeadEdit::SetMarking(Marking::Custom(text))),
                    5 => Command::Head(HeadEdit::SetMarking(Marking::Tlp(Tlp::Red))),
                    6 => Command::Head(HeadEdit::SetTemplate(text)),
                    7 => Command::Article(article, ArticleCommand::SetIncluded(flag)),
                    8 => Command::Article(article, ArticleCommand::Remove),
                    9 => Command::Article(article, ArticleCommand::Move(to)),
                    10 => Command::Item(finding, ItemCommand::Accept),
                    11 => Command::Item(finding, ItemCommand::Reject),
                    12 => Command::Item(finding, ItemCommand::Reconsider),
                    13 => Command::Item(finding, ItemCommand::SetText(text)),
                    14 => Command::Item(
                        quote,
                        ItemCommand::SetSpeaker(Attribution { name: Some(text), role: None }),
                    ),
                    15 => Command::Item(finding, ItemCommand::Move(to)),
                    16 => Command::Section(section, SectionCommand::Move(to)),
                    17 => Command::Section(section, SectionCommand::SetHidden(flag)),
                    18 => Command::Section(section, SectionCommand::Rename(Some(text))),
                    19 => Command::Section(section, SectionCommand::SetText(text)),
                    20 => Command::AddSection(SectionKind::ALL[which.min(6)]),
                    21 => Command::Item(finding, ItemCommand::Update),
                    22 => Command::Section(section, SectionCommand::DescribePicture(text)),
                    23 => Command::Section(section, SectionCommand::RemovePicture),
                    _ => Command::Section(section, SectionCommand::Remove),
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
