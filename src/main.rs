//! The `precis` program: everything it does is in the library.

use std::process::ExitCode;

use precis::{cli, ui};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), |cli::WindowRequest { file, preferences }| {
        ui::run(ui::Launch { file, preferences, local_time: cli::local_time }).map_err(|err| err.to_string())
    })
}
