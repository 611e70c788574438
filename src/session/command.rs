//! What the analyst can ask for.

use std::path::PathBuf;

use super::{JobId, NoticeId};
use crate::edit::HeadEdit;
use crate::layout::CutTarget;
use crate::model::{
    ArticleId, Attribution, Column, FindingId, Judgement, Metadata, Occurrence, SectionId, SectionKind,
};
use crate::workflow::{Export, Resolution};

/// One thing that the analyst asks for.
///
/// Places in lists count from 0; a place past the end is the end. A command that names something that is gone
/// does nothing: the window may be a frame behind.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens an empty briefing. What was not saved of the old one is gone: the window asks before it sends this.
    New,
    /// Opens a briefing drafted from the bundled articles. As for [`Command::New`], the window asks first.
    OpenSample,
    /// Opens a file, or a PDF that a briefing travels in. The old briefing stays until the file has been read whole, and
    /// stays altogether if that fails or if it was changed in the meantime. What was not saved of it before is gone: the
    /// window asks first.
    Open(PathBuf),
    /// Saves to the briefing's file.
    Save,
    /// Saves to a file of that name and makes it the briefing's.
    SaveAs(PathBuf),
    /// Writes a file for others to read.
    Export(Export),
    /// Imports files as articles, all as one step. Those that cannot be read are named; the others come in.
    ImportFiles(Vec<PathBuf>),
    /// Imports a pasted text as an article.
    ImportText(String),
    /// Reads a file as the picture of a section.
    ReadPicture(SectionId, PathBuf),
    /// Reads the user's templates and house style again.
    ReadTemplates,

    /// Undoes the last step.
    Undo,
    /// Makes the step that was undone last again.
    Redo,
    /// Ends a run of typing: what is typed next, even in the same field, is a step of its own.
    FinishTyping,

    /// Changes what the briefing says of itself.
    Head(HeadEdit),
    /// Changes an article.
    Article(ArticleId, ArticleCommand),
    /// Changes a section.
    Section(SectionId, SectionCommand),
    /// Adds a section of that kind at the end; one of the kind that is there but hidden is shown instead.
    AddSection(SectionKind),
    /// Decides about a finding, or changes the item that it is on the page.
    Item(FindingId, ItemCommand),
    /// Takes items off the page, as proposals again, and hides sections: all as one step.
    Cut(Vec<CutTarget>),
    /// Decides whose names stay off the page.
    Withheld(WithheldCommand),

    /// Takes a notice away.
    DismissNotice(NoticeId),
    /// Cancels a job that can be cancelled.
    CancelJob(JobId),
}

/// A change of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleCommand {
    /// Ticks or unticks it.
    SetIncluded(bool),
    /// Takes it out, with the items whose words come from it and the evidence in it.
    Remove,
    /// Moves it to a place.
    Move(usize),
    /// Corrects what is known about it.
    SetMetadata(Box<Metadata>),
    /// Puts what cleaning took out, by its place in the list, back into the text, or takes it out again.
    SetRestored(usize, bool),
}

/// A change of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionCommand {
    /// Moves it to a place.
    Move(usize),
    /// Moves it to a place and into a part of the page, as one step.
    Place(usize, Column),
    /// Hides it or shows it again.
    SetHidden(bool),
    /// Gives it a heading of its own, or the template's.
    Rename(Option<String>),
    /// Sets its text, if it holds one.
    SetText(String),
    /// Says what its picture shows, for readers who cannot see it.
    DescribePicture(String),
    /// Takes its picture out.
    RemovePicture,
    /// Chooses the part of the page for it; `None` leaves it to the template.
    SetColumn(Option<Column>),
    /// Says how sure the analyst is of an assessment.
    SetJudgement(Judgement),
    /// Takes it away.
    Remove,
}

/// A decision about one finding, or a change of the item that it is on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemCommand {
    /// Puts it on the page. Of a statement that several quotes render this one is shown then.
    Accept,
    /// Rejects it; one that is on the page is taken off.
    Reject,
    /// Makes it a proposal again.
    Reconsider,
    /// Gives a point or an event on the page what analysis has for it by now: a date, further sources.
    Update,
    /// Sets its words, of a difference what it is about; a proposal is accepted with these words.
    SetText(String),
    /// Sets who said a quote; a proposal is accepted with this speaker. A corrected name holds for all quotes of that
    /// speaker.
    SetSpeaker(Attribution),
    /// Moves it, once it is accepted, to a place among the accepted ones of its kind.
    Move(usize),
}

/// A decision about whose names stay off the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithheldCommand {
    /// Keeps a speaker's name off the page: a descriptor stands for it. What is withheld already is changed.
    Withhold {
        /// The name as printed.
        name: String,
        /// What stands for it, such as “a former MP”.
        descriptor: String,
        /// Other names of the same person.
        other_names: Vec<String>,
    },
    /// Prints a speaker's name again.
    StopWithholding(String),
    /// Settles a place where a withheld name stands.
    Resolve(Box<Occurrence>, Resolution),
    /// Replaces every withheld name that stands on the page, and hides the addresses that hold one.
    ResolveAll,
}

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: what it names is not there, or is as it asks already.
    Nothing,
    /// It was done.
    Done,
    /// It was done, and this section is added or shown again.
    Added(SectionId),
    /// It goes on in a job, which tells when it is done.
    Started(JobId),
}
