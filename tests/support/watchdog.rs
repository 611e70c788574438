//! An end for what would never end.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How long a piece of work may take that is linear in its size and done within seconds on a slow machine.
///
/// This is no assertion of speed: the sizes of the tests are such that work which grows with the square takes far longer
/// than this on a fast machine too.
const LIMIT: Duration = Duration::from_mins(5);

/// The result of a piece of work, which fails if it hangs.
pub(crate) fn finishes<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let worker = thread::spawn(move || sender.send(work()).is_ok());
    match receiver.recv_timeout(LIMIT) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => panic!("this does not come to an end: {what}"),
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => resume_unwind(panic),
            Ok(_) => panic!("no result: {what}"),
        },
    }
}
