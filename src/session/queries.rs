//! What a session shows.

use std::collections::BTreeSet;
use std::path::Path;

use super::jobs::Job;
use super::{JobId, JobView, Notice, OriginReason, PageView, Session};
use crate::model::{Briefing, Evidence, Findings, OriginGroup};
use crate::workflow::{
    ReviewDifference, ReviewEvent, ReviewLists, ReviewOccurrence, ReviewPoint, ReviewQuote, TemplateSummary,
    UnsourcedItem, review, unsourced, withheld,
};

impl Session {
    /// The folder where a file dialog opens.
    pub fn last_folder(&self) -> Option<&Path> {
        self.preferences.values.last_folder.as_deref()
    }

    /// Whether the sample pack was shown in this run or an earlier one that is remembered.
    pub fn sample_was_shown(&self) -> bool {
        self.preferences.values.sample_shown
    }

    /// The open briefing.
    pub fn briefing(&self) -> &Briefing {
        &self.open.briefing
    }

    /// The items that would stand on the page without a source, in the order points, quotes, events, differences.
    pub fn unsourced(&self) -> Vec<UnsourcedItem> {
        unsourced(&self.open.briefing)
    }

    /// What analysis found in its ticked articles; may be a moment behind them.
    pub fn findings(&self) -> &Findings {
        &self.analysis.findings
    }

    /// The briefing's file, if it has one.
    pub fn file(&self) -> Option<&Path> {
        self.open.file.as_deref()
    }

    /// Whether the briefing is as its file has it.
    pub fn is_saved(&self) -> bool {
        self.open.history.is_saved()
    }

    /// Whether closing now, or opening another briefing, would lose something: ask first.
    ///
    /// A new or sample briefing that nobody touched is not saved, but nothing is lost with it.
    pub fn has_unsaved_work(&self) -> bool {
        !self.open.history.is_saved() && !self.open.history.is_untouched()
    }

    /// The local time of the last save.
    pub fn saved_at(&self) -> Option<&str> {
        self.open.saved_at.as_deref()
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.undo_label().is_some()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        self.redo_label().is_some()
    }

    /// What undoing would undo, as it follows “Undo” in a menu ("change title").
    pub fn undo_label(&self) -> Option<&str> {
        self.open.history.undo_label()
    }

    /// What redoing would make again, as it follows “Redo” in a menu.
    pub fn redo_label(&self) -> Option<&str> {
        self.open.history.redo_label()
    }

    /// The key points to review: findings and decisions merged, in the order of the findings.
    pub fn points(&self) -> Vec<ReviewPoint> {
        review::points(&self.open.briefing, &self.analysis.findings)
    }

    /// The events to review: findings and decisions merged, in time order.
    pub fn events(&self) -> Vec<ReviewEvent> {
        review::events(&self.open.briefing, &self.analysis.findings)
    }

    /// The differences to review: findings and decisions merged.
    pub fn differences(&self) -> Vec<ReviewDifference> {
        review::differences(&self.open.briefing, &self.analysis.findings)
    }

    /// Why ticked articles count as one origin, in the order of the first source of each.
    pub fn origin_reasons(&self) -> Vec<OriginReason> {
        let reason = |group: &OriginGroup| {
            let mut sources: Vec<usize> =
                group.articles.iter().filter_map(|id| self.open.briefing.source_number(id)).collect();
            sources.sort_unstable();
            (sources.len() > 1).then(|| OriginReason { sources, reason: group.reason.clone() })
        };
        let mut reasons: Vec<OriginReason> =
            self.analysis.findings.origins.groups.iter().filter_map(reason).collect();
        reasons.sort_by(|one, other| one.sources.cmp(&other.sources));
        reasons
    }

    /// The quotes to review: findings and decisions merged, those with words in quotation marks first, one for all
    /// the renderings of a statement.
    pub fn quotes(&self) -> Vec<ReviewQuote> {
        review::quotes(&self.open.briefing, &self.analysis.findings)
    }

    /// The lists as the analyst goes through them, what is on the page first.
    pub fn review(&self) -> ReviewLists {
        ReviewLists::of(&self.open.briefing, &self.analysis.findings)
    }

    /// Whether articles are being read or analysed, so that what was found is not yet all there is.
    pub fn is_reading(&self) -> bool {
        self.analysis.requested.is_some() || !self.jobs.running.is_empty()
    }

    /// The places where names of withheld speakers still stand and that are not settled, in the order of the page.
    pub fn occurrences(&self) -> Vec<ReviewOccurrence> {
        withheld::occurrences(&self.open.briefing, &self.analysis.findings, &self.styles.set)
    }

    /// Other names by which the articles know a speaker, as far as analysis can tell.
    pub fn other_names(&self, name: &str) -> BTreeSet<String> {
        withheld::known_as(&self.open.briefing, &self.analysis.findings, name)
    }

    /// A text with the descriptors in square brackets in the places of the withheld speakers' names, even where the analyst
    /// let one stand.
    pub fn text_without_names(&self, text: &str) -> String {
        let names = withheld::names_of_withheld(&self.open.briefing, &self.analysis.findings);
        self.open.briefing.names_left_out(&names, text).text
    }

    /// A name for a file that says nothing of withheld speakers.
    pub fn file_name_without_names(&self, name: &str) -> String {
        withheld::file_name(&self.open.briefing, &self.analysis.findings, name)
    }

    /// The newest page that was finished.
    pub fn page(&self) -> Option<&PageView> {
        self.preview.view.as_ref()
    }

    /// The bytes of the PDF that [`Session::page`] is a picture of; `None` if they may not leave the program.
    pub fn page_pdf(&self) -> Option<&[u8]> {
        let (_, page) = self.preview.rendered.as_ref()?;
        page.check_exportable().is_ok().then_some(page.pdf.as_slice())
    }

    /// Whether that page shows the briefing as it is.
    pub fn is_page_current(&self) -> bool {
        self.current_page().is_some()
    }

    /// Sets how many pixels of the page's picture stand for one pt.
    pub fn set_preview_scale(&mut self, pixels_per_pt: f32) {
        if pixels_per_pt.is_finite() && pixels_per_pt > 0.0 {
            self.preview.pixels_per_pt = pixels_per_pt;
            self.refresh();
        }
    }

    /// What the analyst is told, oldest first.
    pub fn notices(&self) -> &[Notice] {
        self.notices.as_slice()
    }

    /// The jobs that run, oldest first.
    pub fn jobs(&self) -> Vec<JobView> {
        let view = |(id, job): (&JobId, &Job)| JobView {
            id: *id,
            label: job.label.clone(),
            cancellable: job.cancelled.is_some(),
        };
        self.jobs.running.iter().map(view).collect()
    }

    /// The templates to choose from.
    pub fn templates(&self) -> &[TemplateSummary] {
        &self.styles.templates
    }

    /// The name of the house style that pages have, if there is one.
    pub fn house(&self) -> Option<&str> {
        self.styles.set.house()
    }

    /// The words that `evidence` points at.
    pub fn words(&self, evidence: &Evidence) -> Option<&str> {
        self.open.briefing.words(evidence)
    }
}
