//! Sessions without a window, whose clock stands still.

use std::sync::Arc;

use precis::session::{Command, Environment, Session, Severity};
use tempfile::TempDir;

use super::files::sample_files;

/// A session on an empty briefing, to which nobody listens.
pub(crate) fn session() -> Session {
    Session::new(Environment { wake: Arc::new(|| ()), local_time: || "09:41".to_owned() })
}

/// Runs a command and waits for what it started.
pub(crate) fn run(session: &mut Session, command: Command) {
    session.run(command);
    session.wait();
}

/// A session with the sample pack imported, and the folder of its files.
pub(crate) fn with_samples() -> (TempDir, Session) {
    let (folder, paths) = sample_files();
    let mut session = session();
    run(&mut session, Command::ImportFiles(paths));
    assert_eq!(session.briefing().articles.len(), 5);
    (folder, session)
}

/// The one notice that stands.
#[track_caller]
pub(crate) fn only_notice(session: &Session) -> (Severity, String) {
    match session.notices() {
        [notice] => (notice.severity, notice.text.clone()),
        others => panic!("{others:?}"),
    }
}

/// Fails unless one notice stands, of that severity and with all of `words`.
#[track_caller]
pub(crate) fn check_told(session: &Session, severity: Severity, words: &[&str]) {
    let (found, text) = only_notice(session);
    assert_eq!(found, severity, "{text}");
    for part in words {
        assert!(text.contains(part), "“{part}” is not in: {text}");
    }
}
