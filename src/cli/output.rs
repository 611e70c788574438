//! Writing to the terminal, or to the program behind a pipe, which may stop reading at any time.

use std::io::{self, ErrorKind, Write};

use super::Failure;

/// Writes `text` to the standard output. A reader that has read enough is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(err) if err.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(err) => Err(Failure::new(format!(
            "The output could not be written, the system says: {err}; no file was changed by printing, so try again \
             with another destination."
        ))),
    }
}

/// Writes a sentence to the standard error. If nobody can read it, nobody can be told.
pub(super) fn print_error(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "{sentence}");
}
