//! From arguments to an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use super::arguments::{Arguments, Command};
use super::output::print_error;
use super::{Failure, OpenWindow, analyze, build, export, templates, window};

/// Does what the arguments ask for; the first argument is the name of the program.
///
/// Whatever fails is said in one sentence each on the standard error; the code is 0 only if nothing failed.
pub fn run(arguments: impl IntoIterator<Item = OsString>, open_window: OpenWindow) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(err) => {
            // Help and the version come this way, too; the code tells them from wrong calls.
            let _ = err.print();
            return ExitCode::from(u8::try_from(err.exit_code()).unwrap_or(2));
        }
    };
    let failures = match arguments.command {
        None => as_list(window::open(arguments.file, open_window)),
        Some(Command::Build(options)) => build::build(&options),
        Some(Command::Export(options)) => as_list(export::export(&options)),
        Some(Command::Analyze(options)) => analyze::analyze(&options),
        Some(Command::Templates(options)) => templates::templates(&options),
    };
    for failure in &failures {
        print_error(&failure.to_string());
    }
    ExitCode::from(failures.iter().map(Failure::code).max().unwrap_or(0))
}

fn as_list(outcome: Result<(), Failure>) -> Vec<Failure> {
    outcome.err().into_iter().collect()
}
