//! What the window remembers that is no part of the briefing: what is chosen, open, typed and zoomed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::UiCommand;
use crate::model::{ArticleId, Attribution, FindingId, ItemKind, Section, SectionId};
use crate::session::{
    Command, ExportContent, NoticeId, ReviewItem, ReviewLists, ReviewOccurrence, Session, UnsourcedItem,
};

/// The state of the window.
#[expect(clippy::struct_excessive_bools, reason = "they are independent facts, not states of one thing")]
#[derive(Debug, Default)]
pub(super) struct View {
    /// The list under review.
    pub(super) tab: ItemKind,
    /// The chosen card of each list.
    pub(super) selected: BTreeMap<ItemKind, FindingId>,
    /// Which evidence of the chosen card the reader shows, from 0.
    pub(super) evidence: usize,
    /// The list must bring the chosen card into view.
    pub(super) reveal_card: bool,
    /// The chosen card takes the keyboard, if nothing has it or another card.
    pub(super) focus_card: bool,
    /// The card that has the keyboard.
    pub(super) card_with_keyboard: Option<egui::Id>,
    /// The reader must bring the evidence into view.
    pub(super) reveal_evidence: bool,
    /// The card whose words are being edited.
    pub(super) editing: Option<Editing>,
    /// The field for the words of the card under edit takes the keyboard when it is shown next.
    pub(super) words_to_write: bool,
    /// The chosen section.
    pub(super) section: Option<SectionId>,
    /// The list of sections must bring the chosen one into view.
    pub(super) reveal_section: bool,
    /// The section whose text takes the keyboard when it is shown next.
    pub(super) section_to_write: Option<SectionId>,
    /// The section that is being dragged on the page.
    pub(super) dragged: Option<SectionId>,
    /// The section that is being renamed.
    pub(super) renaming: Option<SectionId>,
    /// The articles whose removed passages are shown.
    pub(super) removed_shown: BTreeSet<ArticleId>,
    /// The article whose details are shown.
    pub(super) article: Option<ArticleId>,
    /// The article whose date is asked for: the field for it takes the keyboard when it is shown.
    pub(super) date_asked: Option<ArticleId>,
    /// The briefing's details are shown.
    pub(super) details: bool,
    /// The path that is being typed in the column of articles.
    pub(super) import_path: Option<String>,
    /// How large the page is shown.
    pub(super) zoom: Zoom,
    /// The part of the room for page and review that the analyst gave the page; `None` until it was dragged.
    pub(super) page_share: Option<f32>,
    /// Where there is no room for both, the page is shown and not the review.
    pub(super) page_in_front: bool,
    /// The room that review and reader had when they were shown last.
    pub(super) review_room: egui::Vec2,
    /// The article whose card has the keyboard.
    pub(super) focused_article: Option<ArticleId>,
    /// When each notice that goes by itself was first shown, in seconds.
    pub(super) told: BTreeMap<NoticeId, f64>,
    /// What floats over the window.
    pub(super) overlay: Option<Overlay>,
    /// What the window has to say about itself.
    pub(super) message: Option<Message>,
}

/// The words of a card while they are edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editing {
    pub(super) id: FindingId,
    /// The words, as typed so far.
    pub(super) text: String,
    /// The speaker, as typed so far; of quotes only.
    pub(super) speaker: Attribution,
    /// The words and the speaker before, for giving up.
    pub(super) before: (String, Attribution),
}

/// How large the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Zoom {
    /// The whole page.
    #[default]
    Fit,
    /// As wide as the column.
    Width,
    /// So many points of the screen for a point of the page.
    Scale(f32),
}

/// What floats over the window and has the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Overlay {
    /// Every command, filtered by what is typed; the number is the chosen row.
    Palette(String, usize),
    Keys,
    Paste(String),
    Path(PathFor, String),
    /// Whether to put the briefing into the page, and whether the path for it is typed.
    Disclose {
        /// Whether it is.
        typed: bool,
    },
    /// Whether to go on with an export although something stands on the page without a source.
    Unsourced {
        content: ExportContent,
        /// Whether the path is typed.
        typed: bool,
    },
    /// Whether to save before going on.
    SaveFirst(Intent),
    /// What stands for the name of a speaker.
    Withhold(Withholding),
    /// Where the names of withheld speakers still stand.
    Withheld,
    /// Whether to write over a file.
    Replace(PathFor, PathBuf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathFor {
    Open,
    Save,
    Export,
    /// To export the page with the briefing inside.
    WithBriefing,
    /// To export the evidence annex.
    Annex,
    Import,
    /// To choose the picture of a section.
    Picture(SectionId),
}

/// A speaker to withhold, as typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Withholding {
    /// The name that is withheld.
    pub(super) name: String,
    /// What stands for it.
    pub(super) descriptor: String,
    /// Other names, with commas between.
    pub(super) other_names: String,
}

impl Withholding {
    /// What is typed for a speaker before anything is: what the briefing has, and the names that analysis knows.
    pub(super) fn of(session: &Session, name: &str) -> Self {
        let withholding = session.briefing().withholding(name);
        let (name, descriptor) =
            withholding.map_or((name, ""), |(kept, withholding)| (kept, withholding.descriptor.as_str()));
        let other_names = session.other_names(name).into_iter().collect::<Vec<_>>().join(", ");
        Self { name: name.to_owned(), descriptor: descriptor.to_owned(), other_names }
    }
}

/// What the analyst decides about a card, by its buttons or by the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Put it on the page.
    Accept,
    /// Reject it, or take it off the page.
    Reject,
    /// Make it a proposal again.
    Reconsider,
    /// Edit its words.
    Edit,
}

/// What waits until the briefing is saved or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    Close,
    /// Start an empty briefing.
    New,
    /// Choose a briefing and open it.
    Open,
    OpenSample,
    OpenFile(PathBuf),
}

/// Something the window says about itself, with what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Message {
    pub(super) text: String,
    /// The command offered.
    pub(super) offer: Option<UiCommand>,
    /// When it was first shown, in seconds; it goes by itself.
    pub(super) since: Option<f64>,
}

impl Message {
    /// A message that was not shown yet.
    pub(super) fn new(text: &str, offer: Option<UiCommand>) -> Self {
        Self { text: text.to_owned(), offer, since: None }
    }
}

/// What the analyst asked for in this frame.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// A command of the window.
    Do(UiCommand),
    /// A command of the session.
    Run(Command),
    /// Decide about a card.
    Decide(FindingId, Verdict),
    /// Type a new name for a section.
    Rename(SectionId),
    /// Ask where to export the page with the briefing inside to.
    Disclose {
        /// Whether the path is typed.
        typed: bool,
    },
    /// Go on with an export although these items stand on the page without a source.
    ExportUnsourced { content: ExportContent, typed: bool, items: BTreeSet<FindingId> },
    /// Go on with what waited, the briefing being saved or given up.
    Proceed(Intent),
    /// Save first, then go on.
    SaveThen(Intent),
    /// A path was chosen or typed.
    Path(PathFor, PathBuf),
    /// A path was chosen that may be written over.
    Overwrite(PathFor, PathBuf),
}

/// The lists under review, computed once for every change.
#[derive(Clone, Debug, Default)]
pub(super) struct Review {
    /// The cards.
    pub(super) lists: ReviewLists,
    /// The items that stand on the page without a source.
    pub(super) unsourced: Vec<UnsourcedItem>,
    /// Where names of withheld speakers still stand.
    pub(super) occurrences: Vec<ReviewOccurrence>,
}

impl Review {
    /// The lists as they stand.
    pub(super) fn of(session: &Session) -> Self {
        Self { lists: session.review(), unsourced: session.unsourced(), occurrences: session.occurrences() }
    }

    /// A card's words, ready to be edited.
    pub(super) fn editing(&self, id: &FindingId) -> Option<Editing> {
        let item = self.lists.item(id)?;
        let speaker = match item {
            ReviewItem::Quote(quote) => quote.speaker.clone(),
            ReviewItem::Point(_) | ReviewItem::Event(_) | ReviewItem::Difference(_) => Attribution::default(),
        };
        let text = item.text().to_owned();
        Some(Editing { id: id.clone(), before: (text.clone(), speaker.clone()), text, speaker })
    }
}

impl View {
    /// A view of a briefing that was just opened: its cards have the keyboard as soon as there are any.
    pub(super) fn fresh() -> Self {
        Self { focus_card: true, ..Self::default() }
    }

    /// The chosen card of the list under review.
    pub(super) fn selected(&self) -> Option<&FindingId> {
        self.selected.get(&self.tab)
    }

    /// Whether a card is the chosen one of its list.
    pub(super) fn is_selected(&self, kind: ItemKind, id: &FindingId) -> bool {
        self.selected.get(&kind) == Some(id)
    }

    /// Chooses a section and brings its row into view.
    pub(super) const fn choose_section(&mut self, id: SectionId) {
        self.section = Some(id);
        self.reveal_section = true;
    }

    /// Chooses a section and brings its row into view; the caret goes into its box if it has one.
    pub(super) fn open_section(&mut self, section: &Section) {
        self.choose_section(section.id);
        // What is typed next is meant for it.
        self.section_to_write = section.kind.holds_text().then_some(section.id);
    }

    /// Edits the words of a card, or goes on with them; the caret goes into their field.
    pub(super) fn edit(&mut self, editing: Option<Editing>) {
        let is_open = |editing: &Editing| self.editing.as_ref().is_some_and(|open| open.id == editing.id);
        self.words_to_write = editing.is_some();
        if !editing.as_ref().is_some_and(is_open) {
            self.editing = editing;
        }
    }

    /// Chooses a card, which takes the keyboard; its first evidence comes into view.
    pub(super) fn select(&mut self, tab: ItemKind, id: FindingId) {
        self.tab = tab;
        if !self.is_selected(tab, &id) {
            self.evidence = 0;
        }
        if self.editing.as_ref().is_some_and(|editing| editing.id != id) {
            self.editing = None;
        }
        self.selected.insert(tab, id);
        self.focus_card = true;
        self.reveal_evidence = true;
    }

    /// Shows a list, with its chosen card and the first evidence of that.
    pub(super) fn show_tab(&mut self, tab: ItemKind) {
        if self.tab != tab {
            self.evidence = 0;
        }
        self.tab = tab;
        self.page_in_front = false;
        self.focus_card = true;
        self.reveal();
    }

    /// Brings the chosen card and its evidence into view again, where they were and have moved.
    pub(super) const fn reveal(&mut self) {
        self.reveal_card = true;
        self.reveal_evidence = true;
    }

    /// Chooses the first card of a list whose chosen card is gone.
    pub(super) fn keep_selection(&mut self, review: &Review) {
        for &tab in ItemKind::ALL {
            let ids = review.lists.ids(tab);
            if self.selected.get(&tab).is_none_or(|id| !ids.contains(&id)) {
                self.selected.remove(&tab);
                self.selected.extend(ids.first().map(|id| (tab, (*id).clone())));
                self.focus_card |= self.tab == tab && self.card_with_keyboard.is_some();
                self.evidence = 0;
                self.reveal_evidence = true;
            }
        }
        if let Some(editing) = &self.editing
            && review.editing(&editing.id).is_none()
        {
            self.editing = None;
        }
    }
}

/// What the panels show and where they put what is asked of them.
pub(super) struct Stage<'a> {
    /// The running application, to look at.
    pub(super) session: &'a Session,
    /// The lists under review.
    pub(super) review: &'a Review,
    /// The state of the window.
    pub(super) view: &'a mut View,
    /// What was asked for in this frame.
    pub(super) requests: &'a mut Vec<Request>,
}

impl Stage<'_> {
    /// Asks for a command of the window.
    pub(super) fn ask(&mut self, command: UiCommand) {
        self.requests.push(Request::Do(command));
    }

    /// Asks for a decision about a card.
    pub(super) fn decide(&mut self, id: &FindingId, verdict: Verdict) {
        self.requests.push(Request::Decide(id.clone(), verdict));
    }

    /// Asks for a command of the session.
    pub(super) fn run(&mut self, command: Command) {
        self.requests.push(Request::Run(command));
    }
}
