//! The archive that holds a briefing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::convert::{from_article_file, from_file, picture_name, source_name, to_article_file, to_file};
use super::entry::{BRIEFING, article_id};
use super::format::{ArticleFile, BriefingFile, Head, MIME_TYPE, PictureData, VERSION};
use super::{MAX_BYTES, StorageError, read_bytes, write_atomically};
use crate::edit::{EditError, validate};
use crate::model::{Article, ArticleId, Briefing, Picture, PictureEncoding, PictureId, SourceFormat};
use crate::picture;

/// What a `.precis` file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The briefing with its articles.
    pub briefing: Briefing,
}

/// The path of the kind of file in the archive.
const MIME_ENTRY: &str = "mimetype";

/// The folder of what can be computed again.
const CACHE: &str = "cache/";

/// The most that one entry may unpack to, in bytes.
const MAX_ENTRY: u64 = 64_000_000;

/// The most that all entries together may unpack to, in bytes.
const MAX_TOTAL: u64 = 256_000_000;

/// The most entries that an archive may have.
const MAX_ENTRIES: usize = 10_000;

/// Writes a document to a file, atomically.
///
/// # Errors
///
/// [`StorageError`] if the document is not valid or the file cannot be written; an old file is then as it was.
pub fn write(path: &Path, document: &Document) -> Result<(), StorageError> {
    write_atomically(path, &to_bytes(document)?)
}

/// Reads a document from a file.
///
/// # Errors
///
/// [`StorageError`] if the file cannot be read or is not a whole and valid `.precis` file of a known version.
pub fn read(path: &Path) -> Result<Document, StorageError> {
    from_bytes(&read_bytes(path)?)
}

/// The bytes of a document's file; the same document always gives the same bytes.
///
/// # Errors
///
/// [`StorageError`] if the briefing is not valid, as [`validate`] says, or too large to be read again.
pub fn to_bytes(document: &Document) -> Result<Vec<u8>, StorageError> {
    validate(&document.briefing)?;
    let mut archive = Packer { archive: ZipWriter::new(Cursor::new(Vec::new())), left: MAX_TOTAL };
    archive.add(MIME_ENTRY, MIME_TYPE.as_bytes(), CompressionMethod::Stored)?;
    archive.add_json(BRIEFING, &to_file(&document.briefing)?)?;
    let articles: BTreeMap<&ArticleId, &Article> =
        document.briefing.articles.iter().map(|entry| (&entry.article.id, &*entry.article)).collect();
    for (id, article) in articles {
        archive.add_json(&format!("articles/{id}/article.json"), &to_article_file(article))?;
        let source = format!("articles/{id}/{}", source_name(article.format));
        archive.add(&source, &article.source, CompressionMethod::Deflated)?;
        let text = article.text.as_bytes();
        archive.add(&format!("articles/{id}/text.txt"), text, CompressionMethod::Deflated)?;
    }
    let figures = document.briefing.sections.iter().filter_map(|section| section.figure.as_ref());
    let pictures: BTreeMap<String, &Picture> =
        figures.map(|figure| (picture_name(&figure.picture), &*figure.picture)).collect();
    for (name, picture) in pictures {
        // Pictures are compressed already.
        archive.add(&name, &picture.data, CompressionMethod::Stored)?;
    }
    let bytes = archive.archive.finish().map_err(|err| StorageError::Disk(err.to_string()))?.into_inner();
    if bytes.len() as u64 > MAX_BYTES {
        return Err(StorageError::TooLarge { limit: MAX_BYTES });
    }
    Ok(bytes)
}

/// An archive that is being written.
struct Packer {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    /// How many bytes may still come in: what could not be read again must not be written.
    left: u64,
}

impl Packer {
    fn add_json(&mut self, name: &str, data: &impl Serialize) -> Result<(), StorageError> {
        let mut json = serde_json::to_vec_pretty(data).map_err(|err| StorageError::Disk(err.to_string()))?;
        json.push(b'\n');
        self.add(name, &json, CompressionMethod::Deflated)
    }

    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), StorageError> {
        let len = bytes.len() as u64;
        let limit = MAX_ENTRY.min(self.left);
        if len > limit {
            return Err(StorageError::TooLarge { limit });
        }
        self.left -= len;
        // A fixed time, so that the same briefing gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.archive.start_file(name, options).map_err(|err| StorageError::Disk(err.to_string()))?;
        self.archive.write_all(bytes).map_err(|err| StorageError::Disk(err.to_string()))
    }
}

/// Reads a document from the bytes of its file.
///
/// # Errors
///
/// [`StorageError`] if the bytes are not a whole and valid `.precis` file of a known version.
pub fn from_bytes(bytes: &[u8]) -> Result<Document, StorageError> {
    let mut entries = unpack(bytes)?;
    if entries.remove(MIME_ENTRY).as_deref() != Some(MIME_TYPE.as_bytes()) {
        return Err(StorageError::NotABriefing);
    }
    let json = entries.remove(BRIEFING).ok_or_else(|| missing(BRIEFING))?;
    let head: Head = parse(BRIEFING, &json)?;
    if head.version > VERSION {
        return Err(StorageError::NewerVersion { found: head.version, known: VERSION });
    }
    if head.version == 0 {
        return Err(malformed(BRIEFING, "its version is 0, and versions begin at 1".to_owned()));
    }
    let data: BriefingFile = parse(BRIEFING, &json)?;
    let mut articles = BTreeMap::new();
    for entry in &data.articles {
        let id = article_id(&entry.id)?;
        if articles.contains_key(&id) {
            return Err(StorageError::Invalid(EditError::ArticleTwice(id)));
        }
        let article = take_article(&mut entries, &id)?;
        articles.insert(id, Arc::new(article));
    }
    let mut pictures = BTreeMap::new();
    for picture in data.sections.iter().filter_map(|section| section.picture.as_ref()) {
        if !pictures.contains_key(&picture.file) {
            pictures.insert(picture.file.clone(), Arc::new(take_picture(&mut entries, picture)?));
        }
    }
    if let Some((name, _)) = entries.into_iter().find(|(name, _)| !name.starts_with(CACHE)) {
        return Err(StorageError::UnknownEntry(name));
    }
    let briefing = from_file(data, &articles, &pictures)?;
    validate(&briefing)?;
    Ok(Document { briefing })
}

/// Takes the three entries of an article out of `entries`.
fn take_article(entries: &mut BTreeMap<String, Vec<u8>>, id: &ArticleId) -> Result<Article, StorageError> {
    let name = format!("articles/{id}/article.json");
    let json = entries.remove(&name).ok_or_else(|| missing(&name))?;
    let data: ArticleFile = parse(&name, &json)?;
    let text_name = format!("articles/{id}/text.txt");
    let text = entries.remove(&text_name).ok_or_else(|| missing(&text_name))?;
    let text = String::from_utf8(text).map_err(|_| malformed(&text_name, "it is not UTF-8".to_owned()))?;
    let source = [SourceFormat::Text, SourceFormat::Markdown].into_iter().find_map(|format| {
        entries.remove(&format!("articles/{id}/{}", source_name(format))).map(|source| (format, source))
    });
    let (format, source) = source.ok_or_else(|| missing(&format!("articles/{id}/source.txt")))?;
    if ArticleId::of_bytes(&source) != *id {
        return Err(StorageError::ForeignBytes(id.to_string()));
    }
    let article = from_article_file(id.clone(), data, text, source.into());
    let article = article.map_err(|detail| malformed(&name, detail))?;
    if article.format != format {
        return Err(malformed(&name, format!("its source is named {}", source_name(format))));
    }
    Ok(article)
}

/// Takes the data of a picture out of `entries`.
fn take_picture(
    entries: &mut BTreeMap<String, Vec<u8>>,
    data: &PictureData,
) -> Result<Picture, StorageError> {
    let bytes = entries.remove(&data.file).ok_or_else(|| missing(&data.file))?;
    let extension = data.file.rsplit_once('.').map_or("", |(_, extension)| extension);
    let encoding = PictureEncoding::ALL.iter().copied().find(|encoding| encoding.extension() == extension);
    let encoding = encoding.ok_or_else(|| malformed(&data.file, "it is no kind of picture".to_owned()))?;
    let sides = [(data.width, Picture::MAX_WIDTH_PX), (data.height, Picture::MAX_HEIGHT_PX)];
    if !sides.iter().all(|(side, most)| (1..=*most).contains(side)) {
        // What shows it would take memory for as many pixels as it claims to have.
        let claim = format!("it cannot have {} × {} pixels", data.width, data.height);
        return Err(malformed(&data.file, claim));
    }
    let picture = Picture {
        id: PictureId::of_data(&bytes),
        encoding,
        width_px: data.width,
        height_px: data.height,
        data: bytes.into(),
    };
    if picture_name(&picture) != data.file {
        return Err(StorageError::ForeignBytes(data.file.clone()));
    }
    picture::check(&picture).map_err(|flaw| malformed(&data.file, flaw.to_string()))?;
    Ok(picture)
}

/// Unpacks every entry of an archive, by path.
///
/// Sizes are limited by what really comes out: an archive can state any size it likes.
fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
    if !bytes.starts_with(b"PK") {
        return Err(StorageError::NotAnArchive);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| StorageError::Truncated)?;
    if archive.has_duplicate_names() {
        return Err(StorageError::DuplicateEntry);
    }
    if archive.len() > MAX_ENTRIES {
        return Err(StorageError::UnpacksTooLarge { limit: MAX_TOTAL });
    }
    let mut entries = BTreeMap::new();
    let mut left = MAX_TOTAL;
    for index in 0..archive.len() {
        let damaged = |entry: &str, detail: &dyn std::fmt::Display| StorageError::Damaged {
            entry: entry.to_owned(),
            detail: detail.to_string(),
        };
        let mut file = archive.by_index(index).map_err(|err| match err {
            ZipError::Io(_) | ZipError::InvalidArchive(_) => StorageError::Truncated,
            other => damaged(&format!("number {}", index + 1), &other),
        })?;
        let raw_name = file.name_raw().to_vec();
        let Ok(name) = String::from_utf8(raw_name) else {
            return Err(StorageError::UnknownEntry(String::from_utf8_lossy(file.name_raw()).into_owned()));
        };
        if !is_plain(&name) {
            return Err(StorageError::UnsafePath(name));
        }
        if name.ends_with('/') {
            continue;
        }
        let limit = MAX_ENTRY.min(left);
        let mut content = Vec::new();
        let read = file.by_ref().take(limit + 1).read_to_end(&mut content);
        read.map_err(|err| damaged(&name, &err))?;
        let len = content.len() as u64;
        if len > limit {
            return Err(StorageError::UnpacksTooLarge { limit });
        }
        left -= len;
        if entries.insert(name, content).is_some() {
            return Err(StorageError::DuplicateEntry);
        }
    }
    Ok(entries)
}

/// Whether a path has only plain parts: it neither climbs nor starts at a root, on any system.
fn is_plain(name: &str) -> bool {
    let parts = name.strip_suffix('/').unwrap_or(name);
    let strange = |character: char| character.is_control() || matches!(character, '\\' | ':');
    !name.contains(strange) && parts.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn parse<T: DeserializeOwned>(entry: &str, json: &[u8]) -> Result<T, StorageError> {
    serde_json::from_slice(json).map_err(|err| malformed(entry, in_words(&err)))
}

/// What is wrong with JSON, in words that need no knowledge of the program's own types.
fn in_words(err: &serde_json::Error) -> String {
    let message = err.to_string();
    let place = format!("line {}, column {}", err.line(), err.column());
    let field = message.split('`').nth(1).unwrap_or_default();
    if !err.is_data() {
        format!("it is no JSON from {place} on")
    } else if message.starts_with("missing field") {
        format!("the field “{field}” is missing at {place}")
    } else if message.starts_with("unknown field") {
        format!("the field “{field}” at {place} is unknown")
    } else if message.starts_with("duplicate field") {
        format!("the field “{field}” at {place} stands there twice")
    } else {
        format!("the value at {place} is of the wrong kind")
    }
}

fn missing(entry: &str) -> StorageError {
    StorageError::MissingEntry(entry.to_owned())
}

fn malformed(entry: &str, detail: String) -> StorageError {
    StorageError::Malformed { entry: entry.to_owned(), detail }
}
