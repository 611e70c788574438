//! Folders of their own for tests, and what is put into them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage};
use precis::import::samples;
use precis::model::Briefing;
use precis::storage::{Document, write};
use tempfile::TempDir;

/// A folder for one test.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The names of what is in a folder, in order.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The sample pack as files in a folder of their own.
pub(crate) fn sample_files() -> (TempDir, Vec<PathBuf>) {
    let folder = folder();
    let write = |(name, bytes): (&str, &[u8])| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let paths = samples().into_iter().map(write).collect();
    (folder, paths)
}

/// A folder with a briefing in it, `b.precis`.
pub(crate) fn folder_with(briefing: &Briefing) -> TempDir {
    let folder = folder();
    write(&folder.path().join("b.precis"), &Document { briefing: briefing.clone() }).unwrap();
    folder
}

/// A picture file of 60 × 40 pixels in a folder; the ending of its name tells its format.
pub(crate) fn picture_file(folder: &Path, name: &str, red: u8) -> PathBuf {
    let path = folder.join(name);
    RgbImage::from_pixel(60, 40, Rgb([red, 40, 90])).save(&path).unwrap();
    path
}

/// The XML parts of a Word document, by name.
pub(crate) fn word_parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("word/media/") {
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}
