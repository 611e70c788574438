//! Reading articles from files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use super::failure::named;
use crate::import::{Cleaning, Hint, import};
use crate::model::{Article, ArticleId, Findings};
use crate::storage::{read_bytes, read_stream};

/// The name that stands for the standard input.
const STANDARD_INPUT: &str = "-";

/// Articles that could be read, in the order given, and what kept the others out.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) articles: Vec<Arc<Article>>,
    pub(super) failures: Vec<Failure>,
    /// Files whose bytes were read before under another name: no failure, but worth a word.
    pub(super) remarks: Vec<String>,
    /// The path of each article.
    paths: Vec<(ArticleId, PathBuf)>,
}

/// Reads the articles of `files`. One that cannot be read is named, and the others go on.
pub(super) fn read(files: &[PathBuf], cleaning: Cleaning) -> Reading {
    let mut reading = Reading::default();
    for file in files {
        match read_one(file, cleaning) {
            Ok(article) => reading.take(file, article),
            Err(reason) => reading.failures.push(left_out(file, &reason)),
        }
    }
    reading
}

impl Reading {
    fn take(&mut self, file: &Path, article: Article) {
        if let Some((_, first)) = self.paths.iter().find(|(known, _)| *known == article.id) {
            let (file, first) = (named(file), named(first));
            self.remarks.push(format!("{file} has the same bytes as {first} and counts once."));
            return;
        }
        self.paths.push((article.id.clone(), file.to_owned()));
        self.articles.push(Arc::new(article));
    }

    /// A word about each article whose language the detection of speakers does not cover.
    pub(super) fn without_speakers(&self, findings: &Findings) -> Vec<String> {
        let not_covered = self.paths.iter().filter(|(id, _)| findings.speakers_not_detected.contains(id));
        not_covered
            .map(|(_, path)| format!("{} is not in English, so its speakers are not detected.", named(path)))
            .collect()
    }
}

fn read_one(file: &Path, cleaning: Cleaning) -> Result<Article, String> {
    let (bytes, name) = if file == Path::new(STANDARD_INPUT) {
        (read_stream(std::io::stdin().lock()), None)
    } else {
        (read_bytes(file), file.file_name().map(|name| name.to_string_lossy().into_owned()))
    };
    let bytes = bytes.map_err(|err| err.to_string())?;
    import(&bytes, &Hint { file: name, cleaning }).map_err(|err| err.to_string())
}

fn left_out(file: &Path, reason: &str) -> Failure {
    Failure::new(format!(
        "{} was left out because {reason}; the file is untouched and the other articles are not affected.",
        named(file)
    ))
}

/// The sample pack.
pub(super) fn sample() -> Reading {
    let mut reading = Reading::default();
    for (name, bytes) in crate::import::samples() {
        let file = Path::new(name);
        match import(bytes, &Hint { file: Some(name.to_owned()), ..Hint::default() }) {
            Ok(article) => reading.take(file, article),
            Err(err) => reading.failures.push(left_out(file, &err.to_string())),
        }
    }
    reading
}
