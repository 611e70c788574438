//! The `precis` program: everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    precis::cli::run(std::env::args_os(), |file| {
        precis::ui::run(file, precis::cli::local_time).map_err(|err| err.to_string())
    })
}
