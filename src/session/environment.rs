//! The program around a session.

use std::sync::Arc;

/// What a session needs from the program around it.
#[derive(Clone)]
pub struct Environment {
    /// Asks the window for a frame; called from other threads when a job is done.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// The local time for the eyes of the analyst ("09:41").
    pub local_time: fn() -> String,
}
