//! The program as others run it, and the tools that look at what it made.

use std::path::Path;
use std::process::{Command, Output};

/// The program, to be run in a folder, without a screen and with nobody's settings but those in the folder.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_precis"));
    command
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env_remove("XDG_CONFIG_HOME")
        // Whoever runs the tests may keep templates; the tests have only those that they write.
        .env("HOME", folder);
    command
}

/// Runs the program in a folder.
pub(crate) fn precis(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What a tool prints that `tests/run` installs; it must not fail.
pub(crate) fn tool(name: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|err| panic!("{name} is needed ({err}); tests/run installs it"));
    assert!(output.status.success(), "{name} {arguments:?}: {}\n{}", stdout(&output), stderr(&output));
    stdout(&output)
}
