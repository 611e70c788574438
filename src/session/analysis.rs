//! What analysis finds in the ticked articles.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::jobs::{LatestOnly, Message, Reporter};
use crate::analysis::{Analyst, Source};
use crate::model::{Briefing, Findings};
use crate::workflow::{guarded, ticked};

/// The findings about the ticked articles, and the worker that makes them.
pub(super) struct Analysis {
    pub(super) findings: Findings,
    /// The ticked articles that the findings are about.
    pub(super) about: Vec<Source>,
    /// How many times the findings were replaced.
    pub(super) serial: u64,
    /// The ticked articles that analysis was asked about, while it is at them.
    pub(super) requested: Option<Vec<Source>>,
    worker: LatestOnly<Vec<Source>>,
}

impl Analysis {
    /// Starts the worker; it reports what it finds.
    pub(super) fn new(reporter: Reporter<Message>) -> Self {
        let mut analyst = Analyst::default();
        let worker = LatestOnly::start("analysis", move |sources: Vec<Source>| {
            let findings = guarded(|| analyst.analyse(&sources));
            reporter.send(Message::Analysis(sources, findings));
        });
        Self { findings: Findings::default(), about: Vec::new(), serial: 0, requested: None, worker }
    }

    /// Asks for the findings about the ticked articles of a briefing, unless they are there or asked for.
    pub(super) fn refresh(&mut self, briefing: &Briefing) {
        let about = ticked(briefing);
        if is_rewritten(&self.about, &about) {
            // The findings point into a text that is no more: nothing may be accepted of them.
            self.set(briefing, Vec::new(), Findings::default());
        }
        if about == self.about {
            self.requested = None;
        } else if about.is_empty() {
            self.set(briefing, about, Findings::default());
        } else if self.requested.as_ref() != Some(&about) {
            self.requested = self.worker.post(about.clone()).then_some(about);
        }
    }

    /// Makes findings the current ones, under the identities by which the analyst decided about them.
    pub(super) fn set(&mut self, briefing: &Briefing, about: Vec<Source>, mut findings: Findings) {
        findings.under_known_ids(&briefing.decided());
        self.findings = findings;
        self.about = about;
        self.serial += 1;
        self.requested = None;
    }

    /// The findings, if they are about the ticked articles of a briefing as it is.
    pub(super) fn current(&self, briefing: &Briefing) -> Option<&Findings> {
        (self.about == ticked(briefing)).then_some(&self.findings)
    }
}

/// Whether an article that was analysed has another text by now.
fn is_rewritten(analysed: &[Source], now: &[Source]) -> bool {
    let analysed: BTreeMap<_, _> =
        analysed.iter().map(|source| (&source.article().id, source.article())).collect();
    let other_text = |source: &Source| {
        let known = analysed.get(&source.article().id);
        known
            .is_some_and(|known| !Arc::ptr_eq(known, source.article()) && known.text != source.article().text)
    };
    now.iter().any(other_text)
}
