//! Précis turns a handful of news articles into one page for a meeting.
//!
//! Every word on that page can be traced to its source.
//! This crate is the whole program; `src/main.rs` only calls [`cli`].
//!
//! # The house
//!
//! One direction of flow; each room knows only the rooms before it:
//!
//! ```text
//! bytes ─import→ Article ─analysis→ Findings (proposals)
//!                                    │  the analyst accepts, edits, rejects
//!        ui ─Command→ session ─Edit→ edit::History ─→ model::Briefing
//!                        │                             │ snapshot + revision
//!                        │                          outline: what it says ─→ export ─→ Markdown, Word
//!                        └── runs ─→ workflow          │
//!                        template + fonts ─→ layout ─→ Page (display list)
//!                                                      │
//!                                          export::pdf ─→ bytes ─→ preview ─→ pixels
//!                                                           └────→ file
//! ```
//!
//! - [`text`]: what Unicode and English usage say of characters and words.
//! - [`names`]: where people's names stand in a text, so that a withheld one is found in any writing.
//! - `lines`: what kind of line each line of an article is.
//! - [`model`]: what a briefing is. Start here.
//! - [`edit`]: how a briefing changes, and how every change is undone.
//! - [`i18n`]: the words of the page, the annex and the window.
//! - [`import`]: bytes in, an immutable article out.
//! - [`picture`]: the bytes of picture files, read and checked.
//! - [`analysis`]: articles in, proposals out: key points, quotes, who said them.
//! - [`outline`]: what a briefing says, once, before it has a form.
//! - [`fonts`], [`page`], [`template`], [`layout`]: how a briefing becomes one page.
//! - [`export`], [`preview`]: how the page becomes a file and the file becomes pixels.
//! - [`storage`]: `.precis` files.
//! - [`workflow`]: what can be done with a briefing, without a running application.
//! - [`session`]: the running application without a screen.
//! - [`ui`]: the window; it borrows the session and sends it commands.
//! - [`cli`]: the command line; the same capabilities without a window.
//!
//! Below them all stands `never!`, for what cannot be.
//!
//! `ARCHITECTURE.md` says what each room must not know and why; `tests/architecture.rs` enforces it.

#[macro_use]
mod never;

pub mod analysis;
pub mod cli;
pub mod edit;
pub mod export;
pub mod fonts;
pub mod i18n;
pub mod import;
pub mod layout;
#[cfg(any(test, feature = "training"))]
pub mod lines;
#[cfg(not(any(test, feature = "training")))]
mod lines;
pub mod model;
pub mod names;
pub mod outline;
pub mod page;
pub mod picture;
pub mod preview;
pub mod session;
pub mod storage;
pub mod template;
pub mod text;
pub mod ui;
pub mod workflow;
