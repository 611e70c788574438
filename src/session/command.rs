//! What the analyst can ask for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{CutTarget, JobId, NoticeId, Way};
use crate::model::{
    ArticleId, Attribution, Column, FindingId, Judgement, Marking, Metadata, Occurrence, PaperSize,
    SectionId, SectionKind,
};

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
    /// Opens a file, or a PDF that a briefing travels in. The old briefing stays until the file has been read whole, and stays altogether if that fails or
    /// if it was changed in the meantime. What was not saved of it before is gone: the window asks first.
    Open(PathBuf),
    /// Saves to the briefing's file.
    Save,
    /// Saves to a file of that name and makes it the briefing's.
    SaveAs(PathBuf),
    /// Writes the page (`.pdf`, or `.png` for a picture) or its text (`.md`, `.docx`), as the name ends.
    Export(PathBuf),
    /// Writes the page as a PDF with the briefing inside, from which it can be opened again. Whoever has that PDF has
    /// everything that is in the briefing: the window says so before it sends this.
    ExportWithBriefing(PathBuf),
    /// Writes the evidence annex (`.md` or `.docx`).
    ExportAnnex(PathBuf),
    /// Does one of the three exports although these items stand on the page without a source: the window names them first,
    /// and asks. An export without them, or with others, is refused and says so.
    ExportUnsourced(Box<Command>, BTreeSet<FindingId>),
    /// Imports files as articles, all as one step. Those that cannot be read are named; the others come in.
    ImportFiles(Vec<PathBuf>),
    /// Imports a pasted text as an article.
    ImportText(String),

    /// Undoes the last step.
    Undo,
    /// Makes the step that was undone last again.
    Redo,
    /// Ends a run of typing: what is typed next, even in the same field, is a step of its own.
    FinishTyping,

    /// Sets the headline of the page.
    SetTitle(String),
    /// Sets the small line above it.
    SetTopic(String),
    /// Sets for whom the briefing is.
    SetPreparedFor(String),
    /// Sets the time it speaks of.
    SetAsOf(String),
    /// Sets how it may be shared.
    SetMarking(Marking),
    /// Reads the user's templates and house style again.
    ReadTemplates,
    /// Chooses the template of that id.
    SetTemplate(String),
    /// Chooses the paper; `None` for the template's.
    SetPaper(Option<PaperSize>),

    /// Ticks or unticks an article.
    SetArticleIncluded(ArticleId, bool),
    /// Takes an article out, with the items whose words come from it and the evidence in it.
    RemoveArticle(ArticleId),
    /// Moves an article to a place.
    MoveArticle(ArticleId, usize),
    /// Corrects what is known about an article.
    SetArticleMetadata(ArticleId, Metadata),

    /// Puts a finding on the page. Of a statement that several quotes render this one is shown then.
    Accept(FindingId),
    /// Rejects a finding; one that is on the page is taken off.
    Reject(FindingId),
    /// Makes a finding a proposal again.
    Reconsider(FindingId),
    /// Gives a point or an event on the page what analysis has for it by now: a date, further sources.
    TakeUp(FindingId),
    /// Sets the words of a point; a proposal is accepted with these words.
    EditPoint(FindingId, String),
    /// Sets the words of a quote; a proposal is accepted with these words.
    EditQuote(FindingId, String),
    /// Sets the words of an event; a proposal is accepted with these words.
    EditEvent(FindingId, String),
    /// Sets what a difference is about; a proposal is accepted with these words.
    EditDifference(FindingId, String),
    /// Sets who said a quote; a proposal is accepted with this speaker. A corrected name holds for all quotes of that
    /// speaker.
    SetSpeaker(FindingId, Attribution),
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
    Settle(Box<Occurrence>, Way),
    /// Replaces every withheld name that stands on the page, and hides the addresses that hold one.
    SettleAll,
    /// Moves an accepted point to a place among the accepted points.
    MovePoint(FindingId, usize),
    /// Moves an accepted quote to a place among the accepted quotes.
    MoveQuote(FindingId, usize),
    /// Moves an accepted event to a place among the accepted events.
    MoveEvent(FindingId, usize),
    /// Moves an accepted difference to a place among the accepted differences.
    MoveDifference(FindingId, usize),

    /// Takes items off the page, as proposals again, and hides sections: all as one step.
    Cut(Vec<CutTarget>),

    /// Moves a section to a place.
    MoveSection(SectionId, usize),
    /// Moves a section to a place and into a part of the page, as one step.
    PlaceSection(SectionId, usize, Column),
    /// Hides a section or shows it again.
    SetSectionHidden(SectionId, bool),
    /// Gives a section a heading of its own, or the template's.
    RenameSection(SectionId, Option<String>),
    /// Sets the text of a section that holds one.
    SetSectionText(SectionId, String),
    /// Reads a file as the picture of a section.
    SetSectionPicture(SectionId, PathBuf),
    /// Says what the picture of a section shows, for readers who cannot see it.
    SetPictureAlternative(SectionId, String),
    /// Takes the picture out of a section.
    RemovePicture(SectionId),
    /// Chooses the part of the page for a section; `None` leaves it to the template.
    SetSectionColumn(SectionId, Option<Column>),
    /// Says how sure the analyst is of an assessment.
    SetSectionJudgement(SectionId, Judgement),
    /// Adds a section of that kind at the end; one of the kind that is there but hidden is shown instead.
    AddSection(SectionKind),
    /// Takes a section away.
    RemoveSection(SectionId),

    /// Takes a notice away.
    DismissNotice(NoticeId),
    /// Cancels a job that can be cancelled.
    CancelJob(JobId),
}
