//! `precis build`.

use std::path::Path;
use std::sync::Arc;

use super::arguments::{Build, Paper};
use super::export::{check_ending, not_written, refuse_same_file, write};
use super::failure::named;
use super::listing::one_line;
use super::output::{print, print_error};
use super::templates::styles;
use super::{Failure, articles};
use crate::analysis::analyse;
use crate::import::Cleaning;
use crate::model::{Briefing, Marking, Moment, PaperSize, Tlp};
use crate::storage::{self, Document};
use crate::workflow::{DraftOptions, Export, ExportContent, PageRenderer, draft_with, in_order};

/// Makes a briefing of the best findings as they are, saves it if asked, and exports its page.
pub(super) fn build(options: &Build) -> Vec<Failure> {
    let prepared =
        check(options).and_then(|()| styles(options.template.as_deref(), options.house.as_deref()));
    let (styles, template) = match prepared {
        Ok(prepared) => prepared,
        Err(failure) => return vec![failure],
    };
    let mut renderer = PageRenderer::new(Arc::new(styles));
    let is_sample = options.articles.is_empty();
    let mut reading =
        if is_sample { articles::sample() } else { articles::read(&options.articles, Cleaning::Clean) };
    for remark in &reading.remarks {
        print_error(remark);
    }
    let mut failures = std::mem::take(&mut reading.failures);
    if reading.articles.is_empty() {
        failures.push(Failure::new(format!(
            "{} was not written because no article could be read; what stood there before is unchanged.",
            named(&options.output)
        )));
        return failures;
    }
    reading.articles.sort_by(|one, other| in_order(one, other));
    let findings = analyse(&reading.articles);
    for remark in reading.without_speakers(&findings) {
        print_error(&remark);
    }
    let briefing = draft_with(&mut renderer, reading.articles, &findings, &draft_options(options, template));
    if let Some(path) = &options.save {
        failures.extend(save(path, &briefing).err());
    }
    let attach = options.attach;
    let path = options.output.clone();
    let export = if attach { Export::with_briefing(path) } else { Export::page(path) };
    failures.extend(write(&export, &briefing, &findings, &mut renderer).err());
    failures
}

/// Refuses a call that cannot be carried out, before any work is done.
fn check(options: &Build) -> Result<(), Failure> {
    let content = if options.attach { ExportContent::PageWithBriefing } else { ExportContent::Page };
    check_ending(content, &options.output)?;
    let has_ending =
        |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("precis"));
    if let Some(path) = options.save.as_deref().filter(|path| !has_ending(path)) {
        return Err(Failure::usage(format!(
            "{} was not saved because its name does not end in .precis; nothing was changed, so give it that ending.",
            named(path)
        )));
    }
    for input in &options.articles {
        refuse_same_file(&options.output, input)?;
    }
    if let Some(save) = &options.save {
        for input in options.articles.iter().chain([&options.output]) {
            refuse_same_file(save, input)?;
        }
    }
    if Marking::parse(&options.marking).is_false_tlp() {
        let labels: Vec<&str> = Tlp::ALL.iter().map(|tlp| tlp.label()).collect();
        return Err(Failure::usage(format!(
            "“{}” is no label of the Traffic Light Protocol; nothing was written; the labels are: {}.",
            one_line(&options.marking),
            labels.join(", ")
        )));
    }
    if Moment::is_mistyped(&options.as_of) {
        return Err(Failure::usage(format!(
            "“{}” is no date or time that exists; nothing was written; write it like 2025-07-04 or 2025-07-04T09:00Z, or \
             in other words.",
            one_line(&options.as_of)
        )));
    }
    Ok(())
}

fn draft_options(options: &Build, template: Option<String>) -> DraftOptions {
    DraftOptions {
        title: options.title.as_deref().map(one_line).filter(|title| !title.is_empty()),
        prepared_for: one_line(&options.prepared_for),
        topic: one_line(&options.topic),
        as_of: one_line(&options.as_of),
        marking: Marking::parse(&one_line(&options.marking)),
        template,
        paper: options.paper.map(|paper| match paper {
            Paper::A4 => PaperSize::A4,
            Paper::Letter => PaperSize::Letter,
        }),
        ..DraftOptions::default()
    }
}

fn save(path: &Path, briefing: &Briefing) -> Result<(), Failure> {
    let document = Document { briefing: briefing.clone() };
    storage::write(path, &document).map_err(|err| not_written(path, &err))?;
    print(&format!("Saved {}.\n", named(path)))
}
