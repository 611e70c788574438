//! Opening the window.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{IconData, ViewportBuilder};

use super::App;
use crate::session::{Command, Environment, Session};

/// The size of the window at first, in points of the screen.
pub(super) const FIRST_SIZE: [f32; 2] = [1440.0, 900.0];

/// The room that a title bar and the bars of the desktop may need above and below a window.
pub(super) const DECORATIONS: f32 = 60.0;

/// The window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display to open it on, or the display does not draw.
    #[error("the window cannot be opened here: {0}")]
    NoDisplay(String),
}

/// What the window is opened with.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The briefing to open; without one the window opens on the sample pack the first time, and empty later.
    pub file: Option<PathBuf>,
    /// Where preferences are kept between two runs; without a place nothing is remembered.
    pub preferences: Option<PathBuf>,
    /// Where the user keeps templates and a house style; without a place there are only the built-in ones.
    pub configuration: Option<PathBuf>,
    /// The time of day for the eyes of the analyst ("09:41").
    pub local_time: fn() -> String,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
///
/// [`WindowError::NoDisplay`] where no window can be shown.
pub fn run(launch: Launch) -> Result<(), WindowError> {
    let viewport = ViewportBuilder::default()
        .with_app_id("precis")
        .with_title(crate::i18n::interface::PRODUCT)
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size([880.0, 560.0])
        .with_icon(icon())
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let opened = eframe::run_native(
        "precis",
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(move || ctx.request_repaint());
            let mut session = Session::new(Environment { wake, local_time: launch.local_time });
            session.remember_in(launch.preferences);
            session.load_templates_from(launch.configuration);
            let sample = || (!session.sample_was_shown()).then_some(Command::OpenSample);
            if let Some(command) = launch.file.map(Command::Open).or_else(sample) {
                session.run(command);
            }
            Ok(Box::new(App::new(&creation.egui_ctx, session)))
        }),
    );
    opened.map_err(|err| WindowError::NoDisplay(err.to_string()))
}

/// The icon of the window: a page with a bar of the house's colour, drawn here so that no picture has to be read.
fn icon() -> IconData {
    const SIDE: usize = 64;
    let paper = super::theme::color::PAPER.to_array();
    let accent = super::theme::color::ACCENT.to_array();
    let ink = super::theme::color::MUTED.to_array();
    let clear = [0, 0, 0, 0];
    let rgba = (0..SIDE * SIDE)
        .flat_map(|index| {
            let (x, y) = (index % SIDE, index / SIDE);
            match (x, y) {
                (10..=53, 4..=59) => match (x, y) {
                    (17..=46, 12..=18) => accent,
                    (17..=46, 26..=29 | 35..=38) | (17..=38, 44..=47) | (10 | 53, _) | (_, 4 | 59) => ink,
                    _ => paper,
                },
                _ => clear,
            }
        })
        .collect();
    IconData { rgba, width: SIDE as u32, height: SIDE as u32 }
}
