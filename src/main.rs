//! The `precis` program: everything it does is in the library.

use std::process::ExitCode;

use precis::{cli, ui};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), |cli::WindowRequest { file, preferences, configuration }| {
        let launch = ui::Launch { file, preferences, configuration, local_time: cli::local_time };
        ui::run(launch).map_err(|err| err.to_string())
    })
}
