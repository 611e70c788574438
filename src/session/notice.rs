//! What the analyst is told.

/// The number of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u64);

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was done.
    Info,
    /// Something was done, but not all of it.
    Warning,
    /// Something was not done.
    Error,
}

/// Something the analyst is told: what failed, what is safe, what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number, for taking it away.
    pub id: NoticeId,
    /// How grave it is.
    pub severity: Severity,
    /// Full sentences.
    pub text: String,
}
