//! `precis export`, and writing a briefing for `build` too.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use super::arguments;
use super::failure::named;
use super::listing::one_line;
use super::output::{print, print_error};
use super::report::{contents, report};
use super::templates::styles;
use crate::analysis::Analyst;
use crate::model::{Briefing, FindingId, Findings};
use crate::storage::{self, StorageError};
use crate::workflow::{
    Export, ExportContent, ExportFault, Exported, PageRenderer, RenderError, export_to, read_briefing,
    ticked, unsourced,
};

/// Exports a saved briefing, its evidence annex, or both.
pub(super) fn export(options: &arguments::Export) -> Result<(), Failure> {
    let file = &options.file;
    let beside = || options.annex.is_none().then(|| file.with_extension("pdf"));
    let output = options.output.clone().or_else(beside);
    let content = if options.attach { ExportContent::PageWithBriefing } else { ExportContent::Page };
    // A wrong name is refused before anything is written.
    if let Some(output) = &output {
        check_ending(content, output)?;
    }
    if options.attach && output.is_none() {
        return Err(Failure::usage(
            "Nothing was written because --attach puts the briefing into a PDF, and none is asked for; name one with \
             --output."
                .to_owned(),
        ));
    }
    if let Some(annex) = &options.annex {
        check_ending(ExportContent::Annex, annex)?;
    }
    for path in output.iter().chain(&options.annex) {
        refuse_same_file(path, file)?;
    }
    if let (Some(output), Some(annex)) = (&output, &options.annex) {
        refuse_same_file(annex, output)?;
    }
    let (styles, _) = styles(None, options.house.as_deref())?;
    let mut renderer = PageRenderer::new(Arc::new(styles));
    let opened = read_briefing(file).map_err(|err| {
        Failure::new(format!(
            "{} could not be opened because {err}; the file is untouched and nothing was exported.",
            named(file)
        ))
    })?;
    let briefing = opened.document.briefing;
    let findings = Analyst::default().analyse(&ticked(&briefing));
    let items = if options.allow_unsourced { unsourced(&briefing) } else { Vec::new() };
    let allowed: BTreeSet<FindingId> = items.into_iter().map(|item| item.id).collect();
    let page = output.map(|path| Export { path, content, unsourced: allowed.clone() });
    let annex = options.annex.clone().map(|path| Export::annex(path).allowing(allowed));
    for export in page.iter().chain(&annex) {
        write(export, &briefing, &findings, &mut renderer)?;
    }
    Ok(())
}

/// Refuses a path whose ending is none of what is to be written there.
pub(super) fn check_ending(content: ExportContent, path: &Path) -> Result<(), Failure> {
    content.format_of(path).map(|_| ()).map_err(|fault| not_exported(content, path, &fault))
}

/// Refuses to write over a file that is read by the same call.
pub(super) fn refuse_same_file(output: &Path, input: &Path) -> Result<(), Failure> {
    if storage::is_same_file(output, input) {
        return Err(Failure::usage(format!(
            "{} was not written because it is the same file as {}; nothing was changed, so give it another name.",
            named(output),
            if output == input { "one that is read".to_owned() } else { named(input) }
        )));
    }
    Ok(())
}

/// Writes a briefing for readers and says so.
pub(super) fn write(
    export: &Export,
    briefing: &Briefing,
    findings: &Findings,
    renderer: &mut PageRenderer,
) -> Result<(), Failure> {
    let Export { path, content, .. } = export;
    let missing = renderer.styles().missing_template(&briefing.template);
    if let Some(missing) = missing.filter(|_| *content != ExportContent::Annex) {
        print_error(&format!(
            "There is no template “{}”, so the page is set in “{}”; the briefing keeps its choice.",
            one_line(&missing.id),
            one_line(&missing.stand_in)
        ));
    }
    let exported = export_to(export, briefing, findings, renderer, None)
        .map_err(|fault| not_exported(*content, path, &fault))?;
    let written = match exported {
        Exported::Text => format!("{}.\n", contents(briefing)),
        Exported::Page(page) => report(briefing, &page.layout),
    };
    let inside = if *content == ExportContent::PageWithBriefing {
        "The briefing is inside it, with all articles in full.\n"
    } else {
        ""
    };
    print(&format!("Wrote {}: {written}{inside}", named(path)))
}

fn not_exported(content: ExportContent, path: &Path, fault: &ExportFault) -> Failure {
    match fault {
        ExportFault::NoFormat => Failure::usage(format!(
            "{} was not written because its name ends in {}; nothing was changed, so give it one of these endings.",
            named(path),
            content.endings()
        )),
        ExportFault::NoRoom => Failure::usage(format!(
            "{} was not written because only a PDF can hold the briefing; nothing was changed, so name a .pdf file or leave \
             out --attach.",
            named(path)
        )),
        ExportFault::Rendering(err) => not_made(path, err),
        ExportFault::Writing(err) => not_written(path, err),
    }
}

fn not_made(path: &Path, err: &RenderError) -> Failure {
    let remedy = match err {
        RenderError::Withheld(_) => ", so open the briefing in the window and decide about each place",
        RenderError::Unsourced(_) => {
            ", so open the briefing in the window and tick the article of each again or take it off the page, or pass \
             --allow-unsourced to write it as it is"
        }
        RenderError::NoTemplate
        | RenderError::Unmarked(_)
        | RenderError::Export(_)
        | RenderError::Briefing(_)
        | RenderError::NamesInside
        | RenderError::TooLarge
        | RenderError::Preview(_) => "",
    };
    Failure::new(format!("{} was not written because {err}; nothing was changed{remedy}.", named(path)))
}

/// The sentence for a file that could not be written.
pub(super) fn not_written(path: &Path, err: &StorageError) -> Failure {
    let remedy = match err {
        StorageError::RightsNotKept(_) => "give it a name that no other file has",
        _ => "choose a place that can be written",
    };
    Failure::new(format!(
        "{} was not written because {err}; what stood there before is unchanged, so {remedy}.",
        named(path)
    ))
}
