//! The window.
//!
//! Panels borrow the [`crate::session::Session`] and show it; what the analyst does becomes requests, which
//! [`App`] carries out once a frame, before anything is drawn.
//! Nothing here knows files, history, analysis or PDF: the window sends commands and shows what comes back.

mod app;
mod articles;
mod card;
mod command;
mod details;
mod dialogs;
mod difference_card;
mod editor;
mod event_card;
mod judgement;
mod late_keys;
mod open;
mod overlay;
mod page_drag;
mod page_view;
mod page_warnings;
mod palette;
mod picture;
mod point_card;
mod quote_card;
mod reader;
mod review;
mod sections;
mod status_bar;
mod stray_clicks;
mod theme;
mod top_bar;
mod view;
mod widgets;
mod withheld;

pub use app::App;
pub use command::{TypedPath, UiCommand};
pub use open::{Launch, WindowError, run};
