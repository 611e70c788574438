//! `precis export`, and writing a page for `build` too.

use std::path::Path;
use std::sync::Arc;

use super::Failure;
use super::arguments::Export;
use super::failure::named;
use super::output::print;
use super::report::report;
use crate::analysis::analyse;
use crate::model::{Article, Briefing, Origins};
use crate::session::{Format, produce};
use crate::storage;

/// Exports the page of a saved briefing.
pub(super) fn export(options: &Export) -> Result<(), Failure> {
    let file = &options.file;
    let output = options.output.clone().unwrap_or_else(|| file.with_extension("pdf"));
    format_of(&output)?;
    keep_apart(&output, file)?;
    let document = storage::read(file).map_err(|err| {
        Failure::new(format!(
            "{} could not be opened because {err}; the file is untouched and nothing was exported.",
            named(file)
        ))
    })?;
    let briefing = document.briefing;
    let articles: Vec<Arc<Article>> = briefing.included().map(|entry| Arc::clone(&entry.article)).collect();
    let origins = analyse(&articles).origins;
    write_page(&briefing, &origins, &output)
}

/// The format that the ending of a path tells.
pub(super) fn format_of(path: &Path) -> Result<Format, Failure> {
    Format::of(path).ok_or_else(|| {
        Failure::usage(format!(
            "{} was not written because its name ends in neither .pdf nor .png; nothing was changed, so give it one of \
             these endings.",
            named(path)
        ))
    })
}

/// Refuses to write over a file that is read by the same call.
pub(super) fn keep_apart(output: &Path, input: &Path) -> Result<(), Failure> {
    if storage::is_same_file(output, input) {
        return Err(Failure::usage(format!(
            "{} was not written because it is the same file as {}; nothing was changed, so give it another name.",
            named(output),
            if output == input { "one that is read".to_owned() } else { named(input) }
        )));
    }
    Ok(())
}

/// Makes the page of a briefing, writes it and says so.
pub(super) fn write_page(briefing: &Briefing, origins: &Origins, path: &Path) -> Result<(), Failure> {
    let format = format_of(path)?;
    let not_made = |reason: String| {
        Failure::new(format!("{} was not written because {reason}; nothing was changed.", named(path)))
    };
    let page = produce(briefing, origins).map_err(|err| not_made(err.to_string()))?;
    let report = report(briefing, &page.layout);
    let bytes = format.encode(&page).map_err(|err| not_made(err.to_string()))?;
    storage::write_atomically(path, &bytes).map_err(|err| not_written(path, &err.to_string()))?;
    print(&format!("Wrote {}: {report}", named(path)))
}

/// The sentence for a file that could not be written.
pub(super) fn not_written(path: &Path, reason: &str) -> Failure {
    Failure::new(format!(
        "{} was not written because {reason}; what stood there before is unchanged, so choose a place that can be \
         written.",
        named(path)
    ))
}
