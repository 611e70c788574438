//! The jobs that run, and what workers report.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

pub(super) use super::workers::{LatestOnly, Outcome, Reporter, SerialWorker};

use super::faults::PageFault;
use super::work::{Done, PageKey, PagePicture};
use super::{Environment, JobId};
use crate::analysis::Source;
use crate::model::Findings;
use crate::workflow::guarded;

/// The jobs that run, and the workers that do them.
pub(super) struct Jobs {
    pub(super) running: BTreeMap<JobId, Job>,
    next: u64,
    pub(super) reporter: Reporter<Message>,
    pub(super) messages: Receiver<Message>,
    pub(super) files: SerialWorker,
    imports: SerialWorker,
}

/// A job that runs.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) label: String,
    pub(super) cancelled: Option<Arc<AtomicBool>>,
    /// The briefing and the revision when it was asked for.
    pub(super) document: u64,
    pub(super) revision: u64,
}

/// What a worker reports.
pub(super) enum Message {
    Job(JobId, Outcome<Done>),
    Analysis(Vec<Source>, Outcome<Findings>),
    Page(PageKey, Outcome<Result<PagePicture, PageFault>>),
}

impl Jobs {
    /// Starts the workers; the program around the session is woken when they report.
    pub(super) fn new(environment: &Environment) -> Self {
        let (sender, messages) = channel();
        Self {
            running: BTreeMap::new(),
            next: 0,
            reporter: Reporter::new(sender, Arc::clone(&environment.wake)),
            messages,
            files: SerialWorker::start("files"),
            imports: SerialWorker::start("import"),
        }
    }

    /// Starts a job about files.
    pub(super) fn start_files(&mut self, job: Job, task: impl FnOnce() -> Done + Send + 'static) -> JobId {
        let (id, reporter) = (self.add(job), self.reporter.clone());
        self.files.run(move || reporter.send(Message::Job(id, guarded(task))));
        id
    }

    /// Starts a job that can be cancelled; the task is told by the flag.
    pub(super) fn start_import(
        &mut self,
        job: Job,
        task: impl FnOnce(&AtomicBool) -> Done + Send + 'static,
    ) -> JobId {
        let flag = Arc::new(AtomicBool::new(false));
        let id = self.add(Job { cancelled: Some(Arc::clone(&flag)), ..job });
        let reporter = self.reporter.clone();
        self.imports.run(move || reporter.send(Message::Job(id, guarded(|| task(&flag)))));
        id
    }

    pub(super) fn add(&mut self, job: Job) -> JobId {
        let id = JobId(self.next);
        self.next += 1;
        self.running.insert(id, job);
        id
    }

    /// Ends a job that can be cancelled: what it has done so far is dropped. Gives whether there was one.
    pub(super) fn cancel(&mut self, id: JobId) -> bool {
        let Some(cancelled) = self.running.get(&id).and_then(|job| job.cancelled.as_ref()) else {
            return false;
        };
        cancelled.store(true, Ordering::Relaxed);
        self.running.remove(&id);
        true
    }
}
