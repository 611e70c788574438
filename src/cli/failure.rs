//! What went wrong, in one sentence.

use std::fmt;
use std::path::Path;

/// Something that was asked for and not done.
///
/// It prints as one sentence: what failed, what is safe, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    sentence: String,
    is_usage: bool,
}

impl Failure {
    /// Work that could not be done.
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), is_usage: false }
    }

    /// A call that asks for something there is not.
    pub(super) fn usage(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), is_usage: true }
    }

    /// The exit code: 2 for a wrong call, 1 for everything else.
    pub const fn code(&self) -> u8 {
        if self.is_usage { 2 } else { 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

/// A path in quotation marks, fit for a line: a name may hold a line break or an escape sequence.
pub(super) fn named(path: &Path) -> String {
    let name: String =
        path.display().to_string().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("“{name}”")
}
