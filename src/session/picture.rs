//! The picture of a section: reading it on a worker, and putting it in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::decide::Change;
use super::faults::PictureFault;
use super::jobs::Job;
use super::state::Session;
use super::work::{Done, name_of};
use super::{Effect, notice};
use crate::edit::{Edit, SectionEdit};
use crate::model::{Figure, Picture, SectionId, SectionKind};
use crate::storage;
use crate::workflow::guarded;

/// Reads a file as a picture.
fn read(path: &Path) -> Result<Picture, PictureFault> {
    let bytes = storage::read_bytes(path).map_err(PictureFault::Reading)?;
    crate::picture::read(&bytes).map_err(PictureFault::Importing)
}

impl Session {
    /// Reads a file as the picture of a section, if there is such a section.
    pub(super) fn read_picture(&mut self, section: SectionId, path: PathBuf) -> Effect {
        let Some(SectionKind::Picture) = self.open.briefing.section(section).map(|section| section.kind)
        else {
            return Effect::Nothing;
        };
        self.remember_folder_of(&path);
        let name = name_of(&path);
        let task = move |_: &AtomicBool| {
            let picture = guarded(|| read(&path)).unwrap_or(Err(PictureFault::Panic));
            Done::Picture(section, name_of(&path), picture)
        };
        Effect::Started(self.start_import(&format!("Reading {name}"), task))
    }

    /// Puts a picture into its section. What was said of another picture is not true of it.
    pub(super) fn on_picture(
        &mut self,
        job: &Job,
        id: SectionId,
        name: &str,
        picture: Result<Picture, PictureFault>,
    ) {
        let section = self.open.briefing.section(id).filter(|_| job.document == self.open.number);
        let (picture, section) = match (picture, section) {
            (Err(fault), _) => return self.notify(notice::no_picture(name, &fault)),
            (Ok(_), None) => return self.notify(notice::picture_dropped(name)),
            (Ok(picture), Some(section)) => (picture, section),
        };
        let before = section.figure.as_ref().filter(|figure| figure.picture.id == picture.id);
        let alternative = before.map(|figure| figure.alternative.clone()).unwrap_or_default();
        let figure = Some(Figure { picture: Arc::new(picture), alternative });
        self.apply(Some(Change::step(Edit::Section(id, SectionEdit::SetFigure(figure)), "choose picture")));
    }
}
