//! Work on other threads.
//!
//! Two kinds of worker, each a named thread: a [`SerialWorker`] does one task after the other, a [`LatestOnly`] only ever the
//! newest request. Both report through one channel. A panic inside a task ends that task, is reported, and nothing
//! else: the worker goes on.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::workflow::guarded;

/// What a task came to: its result, or what it said when it panicked.
pub(super) type Outcome<T> = Result<T, String>;

/// Where workers report to, and how they make the session look.
pub(super) struct Reporter<T> {
    sender: Sender<T>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<T> Clone for Reporter<T> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone(), wake: Arc::clone(&self.wake) }
    }
}

impl<T> Reporter<T> {
    pub(super) fn new(sender: Sender<T>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { sender, wake }
    }

    /// Hands a message to the session. If that is gone nobody waits for it.
    pub(super) fn send(&self, message: T) {
        if self.sender.send(message).is_ok() {
            (self.wake)();
        }
    }
}

type Task = Box<dyn FnOnce() + Send>;

/// A thread that does tasks in the order given.
pub(super) struct SerialWorker {
    sender: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
}

impl SerialWorker {
    /// Starts the thread of that name.
    pub(super) fn start(name: &str) -> Self {
        let (sender, tasks) = channel::<Task>();
        let work = move || {
            for task in tasks {
                let _ = guarded(task);
            }
        };
        let thread = Builder::new().name(format!("precis-{name}")).spawn(work).ok();
        Self { sender: Some(sender), thread }
    }

    /// Queues a task. Where the system gives no more threads it is done at once: slow, but not lost.
    pub(super) fn run(&self, task: impl FnOnce() + Send + 'static) {
        match (&self.sender, &self.thread) {
            (Some(sender), Some(_)) => {
                if let Err(unsent) = sender.send(Box::new(task)) {
                    let _ = guarded(unsent.0);
                }
            }
            _ => {
                let _ = guarded(task);
            }
        }
    }

    /// Does what is queued and ends the thread.
    pub(super) fn finish(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // Panics end inside the tasks.
            let _ = thread.join();
        }
    }
}

/// A thread with a mailbox for one request: a newer request takes the place of one that has not begun.
pub(super) struct LatestOnly<T> {
    slot: Arc<Slot<T>>,
}

struct Slot<T> {
    mail: Mutex<Mail<T>>,
    changed: Condvar,
}

struct Mail<T> {
    request: Option<T>,
    closed: bool,
}

impl<T> Slot<T> {
    fn lock(&self) -> MutexGuard<'_, Mail<T>> {
        // Nothing is done while the lock is held that could leave the mail half written.
        self.mail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a request; `None` when there will be no more.
    fn take(&self) -> Option<T> {
        let mut mail = self.lock();
        loop {
            if mail.closed {
                return None;
            }
            if let Some(request) = mail.request.take() {
                return Some(request);
            }
            mail = self.changed.wait(mail).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<T: Send + 'static> LatestOnly<T> {
    /// Starts the thread of that name; `work` is told every request that is not overtaken.
    pub(super) fn start(name: &str, mut work: impl FnMut(T) + Send + 'static) -> Self {
        let mail = Mutex::new(Mail { request: None, closed: false });
        let slot = Arc::new(Slot { mail, changed: Condvar::new() });
        let own = Arc::clone(&slot);
        let serve = move || {
            while let Some(request) = own.take() {
                let _ = guarded(|| work(request));
            }
        };
        if Builder::new().name(format!("precis-{name}")).spawn(serve).is_err() {
            slot.lock().closed = true;
        }
        Self { slot }
    }

    /// Asks for work; gives whether there is anybody to do it.
    pub(super) fn post(&self, request: T) -> bool {
        let mut mail = self.slot.lock();
        mail.request = Some(request);
        self.slot.changed.notify_one();
        !mail.closed
    }
}

impl<T> Drop for LatestOnly<T> {
    fn drop(&mut self) {
        // The thread ends after the request it is at, which nobody waits for.
        self.slot.lock().closed = true;
        self.slot.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, sync_channel};
    use std::time::Duration;

    use super::*;

    fn next<T>(receiver: &Receiver<T>) -> T {
        receiver.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    #[test]
    fn a_panic_ends_its_task_and_the_worker_goes_on() {
        let (sender, receiver) = channel();
        let mut lane = SerialWorker::start("test");
        lane.run(|| panic!("out of luck"));
        lane.run(move || sender.send(1).unwrap());
        assert_eq!(next(&receiver), 1);
        lane.finish();
    }

    #[test]
    fn finishing_a_lane_waits_for_what_is_queued() {
        let (sender, receiver) = channel();
        let mut lane = SerialWorker::start("test");
        for number in 0..100 {
            let sender = sender.clone();
            lane.run(move || sender.send(number).unwrap());
        }
        lane.finish();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn only_the_newest_request_is_done_after_the_one_that_runs() {
        let (started, has_started) = sync_channel(0);
        let (go_on, may_go_on) = sync_channel::<()>(0);
        let worker = LatestOnly::start("test", move |number: i32| {
            started.send(number).unwrap();
            may_go_on.recv().unwrap();
        });
        assert!(worker.post(1));
        assert_eq!(next(&has_started), 1);
        for number in 2..=5 {
            worker.post(number);
        }
        go_on.send(()).unwrap();
        assert_eq!(next(&has_started), 5);
        go_on.send(()).unwrap();
        drop(worker);
        assert!(has_started.recv_timeout(Duration::from_secs(20)).is_err(), "the thread has ended");
    }
}
