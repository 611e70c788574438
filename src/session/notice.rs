//! What the analyst is told, and in which words.
//!
//! Only here do failures become sentences for the window: what failed, what is safe, what to do next.

use std::path::Path;

use super::faults::{ImportFault, PageFault, PictureFault, Provenance};
use crate::edit::EditError;
use crate::export::ExportError;
use crate::layout::{Layout, MissingFont};
use crate::outline::{MissingField, missing_in_words};
use crate::picture::PictureError;
use crate::storage::StorageError;
use crate::workflow::{ExportContent, ExportFault, MissingTemplate, OpenError, RenderError, StyleFault};

/// The number of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u64);

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was done.
    Info,
    /// Something was done, but not all of it.
    Warning,
    /// Something was not done.
    Error,
}

/// Something the analyst is told: what failed, what is safe, what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number, for taking it away.
    pub id: NoticeId,
    /// How grave it is.
    pub severity: Severity,
    /// Full sentences.
    pub text: String,
}

/// The notices that stand.
#[derive(Debug, Default)]
pub(super) struct Notices {
    standing: Vec<Notice>,
    next: u64,
}

/// What a notice says, before it has a number.
pub(super) type Words = (Severity, String);

/// The most notices that stand at once; the oldest go first.
const MOST: usize = 20;

/// What to do about a picture of the briefing that cannot be shown.
const CHOOSE_ANEW: &str = "Choose the picture of that section anew, or remove it.";

/// The most files or items that one notice names.
const MOST_NAMED: usize = 5;

impl Notices {
    /// Tells something. What stands already in the same words is not told twice, it only becomes the newest.
    pub(super) fn add(&mut self, (severity, text): Words) {
        self.standing.retain(|notice| notice.text != text);
        self.standing.push(Notice { id: NoticeId(self.next), severity, text });
        self.next += 1;
        let surplus = self.standing.len().saturating_sub(MOST);
        self.standing.drain(..surplus);
    }

    pub(super) fn dismiss(&mut self, id: NoticeId) {
        self.standing.retain(|notice| notice.id != id);
    }

    pub(super) fn as_slice(&self) -> &[Notice] {
        &self.standing
    }
}

/// What an import came to; `None` if all of it came in, which can be seen.
pub(super) fn imported(
    count: usize,
    failed: &[(Provenance, ImportFault)],
    known: &[Provenance],
) -> Option<Words> {
    let mut sentences = Vec::new();
    if let [(source, fault)] = failed {
        sentences.push(format!("{} was not imported: {}.", capital(&name(source)), reason(fault)));
    } else if !failed.is_empty() {
        let names = failed.iter().map(|(source, fault)| format!("{} ({})", name(source), reason(fault)));
        sentences.push(format!("{} files were not imported: {}.", failed.len(), listed(names)));
    }
    match known {
        [] => {}
        [source] => sentences.push(format!("{} is in the briefing already.", capital(&name(source)))),
        several => {
            let names = listed(several.iter().map(name));
            sentences.push(format!("{} articles are in the briefing already: {names}.", several.len()));
        }
    }
    if sentences.is_empty() {
        return None;
    }
    sentences.push(match count {
        0 => "The briefing is as it was.".to_owned(),
        1 => "The other article was imported.".to_owned(),
        more => format!("The {more} other articles were imported."),
    });
    if !failed.is_empty() {
        sentences.push(remedy(failed).to_owned());
    }
    let severity = match (failed.is_empty(), count) {
        (true, _) => Severity::Info,
        (false, 0) => Severity::Error,
        (false, _) => Severity::Warning,
    };
    Some((severity, sentences.join(" ")))
}

fn name(source: &Provenance) -> String {
    match source {
        Provenance::File(name) => format!("“{name}”"),
        Provenance::Paste => "the pasted text".to_owned(),
    }
}

fn reason(fault: &ImportFault) -> String {
    match fault {
        ImportFault::Reading(err) => err.to_string(),
        ImportFault::Importing(err) => err.to_string(),
        ImportFault::IsBriefing => "it is a briefing, not an article".to_owned(),
        ImportFault::Panic => "the program cannot read it".to_owned(),
    }
}

fn remedy(failed: &[(Provenance, ImportFault)]) -> &'static str {
    if failed.iter().all(|(_, fault)| *fault == ImportFault::IsBriefing) {
        "Use Open for briefings."
    } else if failed.iter().all(|(source, _)| *source == Provenance::Paste) {
        "Copy the text of an article and paste it again."
    } else {
        "Choose another file, or paste the text of the article."
    }
}

/// An import was dropped because another briefing was opened meanwhile.
pub(super) fn import_dropped() -> Words {
    let text = "Nothing was imported, because another briefing was opened meanwhile. Import the files again.";
    (Severity::Warning, text.to_owned())
}

/// A file was not opened.
pub(super) fn not_opened(path: &Path, err: &OpenError) -> Words {
    let remedy = match err {
        OpenError::Page(_) => "Open the .precis file that it was made from.",
        OpenError::File(StorageError::NewerVersion { .. }) => "Open it with a newer version of the program.",
        OpenError::File(StorageError::NotAnArchive | StorageError::NotABriefing) => {
            "Choose a .precis file, or import the file if it is an article."
        }
        OpenError::File(StorageError::NotFound | StorageError::NotPermitted | StorageError::IsFolder) => {
            "Choose another file."
        }
        OpenError::File(_) => "Open another copy of it, if there is one.",
    };
    let safe = "The file was not changed, and the open briefing is as it was.";
    (Severity::Error, format!("“{}” was not opened: {err}. {safe} {remedy}", path.display()))
}

/// A briefing was opened that travelled in a page.
pub(super) fn taken_out(path: &Path) -> Words {
    let text = format!(
        "The briefing was taken out of “{}”, which was not changed. Save it to a file of its own.",
        path.display()
    );
    (Severity::Info, text)
}

/// A file did not become the picture of a section.
pub(super) fn no_picture(name: &str, fault: &PictureFault) -> Words {
    let (reason, remedy) = match fault {
        PictureFault::Reading(err) => (err.to_string(), "Choose another file."),
        PictureFault::Importing(err @ PictureError::TooLarge { .. }) => {
            (err.to_string(), "Save it smaller in another program, and choose that file.")
        }
        PictureFault::Importing(err @ PictureError::PrintingInk) => {
            (err.to_string(), "Save it in RGB in another program, and choose that file.")
        }
        PictureFault::Importing(err) => (err.to_string(), "Choose another PNG, JPEG or WebP file."),
        PictureFault::Panic => ("the program cannot read it".to_owned(), "Choose another file."),
    };
    let text = format!("“{name}” is not in the briefing: {reason}. The briefing is as it was. {remedy}");
    (Severity::Error, text)
}

/// A picture was read for a section that is gone.
pub(super) fn picture_dropped(name: &str) -> Words {
    let text = format!(
        "“{name}” is not in the briefing, because the section for it was taken away meanwhile. Add one, and choose it \
         again."
    );
    (Severity::Warning, text)
}

/// A file was not opened, because the briefing was changed while the file was read.
pub(super) fn open_overtaken(what: &str) -> Words {
    let text = format!(
        "{what} was not opened, because the open briefing was changed meanwhile. \
         The changes are safe. Save them, and open it again."
    );
    (Severity::Warning, text)
}

/// The sample pack cannot be shown.
pub(super) fn no_sample() -> Words {
    (Severity::Error, "The sample articles cannot be read. The open briefing is as it was.".to_owned())
}

/// There is no file to save to.
pub(super) fn no_file_yet() -> Words {
    let text =
        "The briefing was not saved: it has no file yet. Nothing is lost. Choose Save as and name a file.";
    (Severity::Warning, text.to_owned())
}

/// The briefing was not saved.
pub(super) fn not_saved(path: &Path, err: &StorageError) -> Words {
    let text = format!(
        "The briefing was not saved to “{}”: {err}. \
         It is still open and nothing in it is lost; what the file held before is as it was. \
         Save it under another name or in another folder.",
        path.display()
    );
    (Severity::Error, text)
}

/// The page or a text was not exported.
pub(super) fn not_exported(path: &Path, content: ExportContent, fault: &ExportFault) -> Words {
    let what = match content {
        ExportContent::Page | ExportContent::PageWithBriefing => "page",
        ExportContent::Annex => "evidence annex",
    };
    let endings = content.endings();
    let (reason, remedy) = match fault {
        ExportFault::NoFormat => {
            (format!("its name ends in {endings}"), "Choose a name that ends in one of these.")
        }
        ExportFault::NoRoom => (
            "only a PDF can hold the briefing".to_owned(),
            "Choose a name that ends in .pdf, or export without the briefing.",
        ),
        ExportFault::Rendering(err @ RenderError::Unmarked(_)) => (err.to_string(), "Change the marking."),
        ExportFault::Rendering(err @ RenderError::Withheld(_)) => {
            (err.to_string(), "Replace, hide or accept each under “Withheld names”, then export again.")
        }
        ExportFault::Rendering(err @ RenderError::Unsourced(_)) => (
            err.to_string(),
            "Tick the article of each again or take it off the page, or export again and say that it may go out so.",
        ),
        ExportFault::Rendering(err @ RenderError::Export(ExportError::Picture(_))) => {
            (err.to_string(), CHOOSE_ANEW)
        }
        ExportFault::Rendering(
            err @ (RenderError::Briefing(_) | RenderError::NamesInside | RenderError::TooLarge),
        ) => (err.to_string(), "Export the page without the briefing."),
        ExportFault::Rendering(err) => (err.to_string(), "Choose another template."),
        ExportFault::Writing(err) => (err.to_string(), "Export to another name or another folder."),
    };
    let text = format!(
        "The {what} was not exported to “{}”: {reason}. The briefing is as it was. {remedy}",
        path.display()
    );
    (Severity::Error, text)
}

/// A text was exported.
pub(super) fn text_exported(path: &Path, content: ExportContent) -> Words {
    let what = match content {
        ExportContent::Page | ExportContent::PageWithBriefing => "briefing",
        ExportContent::Annex => "evidence annex",
    };
    (Severity::Info, format!("The {what} was exported to “{}”.", path.display()))
}

/// The page was exported; says what is not on it.
pub(super) fn exported(path: &Path, layout: &Layout) -> Words {
    let mut sentences = vec![format!("The page was exported to “{}”.", path.display())];
    if !layout.overflow.is_empty() {
        let names = listed(layout.overflow.iter().map(|item| format!("“{}”", item.label)));
        sentences.push(format!("What did not fit is not on it: {names}. Shorten or reject something."));
    }
    if !layout.uncovered.is_empty() {
        let characters =
            listed(layout.uncovered.iter().map(|gap| format!("“{}” in {}", gap.character, gap.place)));
        sentences.push(format!("A box stands for what no face has: {characters}."));
    }
    let blank = missing_in_words(&layout.missing);
    if !blank.is_empty() {
        sentences.push(format!("Left blank: {}.", blank.join(", ")));
    }
    let has_pictures = !layout.missing.iter().any(|field| matches!(field, MissingField::Alternative(_)));
    let complete = layout.overflow.is_empty() && layout.uncovered.is_empty() && has_pictures;
    (if complete { Severity::Info } else { Severity::Warning }, sentences.join(" "))
}

/// There is no page to show.
pub(super) fn no_page(fault: &PageFault) -> Words {
    let (err, remedy) = match fault {
        PageFault::Rendering(err @ RenderError::Export(ExportError::Picture(_))) => {
            (err.to_string(), CHOOSE_ANEW)
        }
        PageFault::Rendering(err) => {
            (err.to_string(), "Choose another template or take back the last change.")
        }
        PageFault::Picturing(err) => (err.to_string(), "Choose another zoom, or export the PDF to see it."),
    };
    (Severity::Error, format!("The page cannot be shown: {err}. The briefing is safe. {remedy}"))
}

/// What of the user's templates and house style cannot be used; `None` if all of it can.
pub(super) fn unusable(faults: &[StyleFault]) -> Option<Words> {
    let sentences: Vec<String> = faults.iter().take(MOST_NAMED).map(|fault| format!("{fault}.")).collect();
    let more = match faults.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        1 => " One more cannot be used.".to_owned(),
        more => format!(" {more} more cannot be used."),
    };
    let remedy = "Correct the files and read the templates again.";
    (!faults.is_empty()).then(|| (Severity::Warning, format!("{}{more} {remedy}", sentences.join(" "))))
}

/// Which template and which fonts the page does without; `None` if it has them all.
pub(super) fn lacks(template: Option<&MissingTemplate>, fonts: &[MissingFont]) -> Option<Words> {
    let template = template.map(|missing| {
        format!(
            "There is no template “{}”, so the page is set in “{}”; the briefing keeps its choice.",
            missing.id, missing.stand_in
        )
    });
    let fonts = (!fonts.is_empty()).then(|| {
        let names = fonts.iter().map(|font| format!("“{}” (set in “{}”)", font.face, font.stand_in));
        format!("The template names fonts that are not there: {}.", listed(names))
    });
    let sentences: Vec<String> = template.into_iter().chain(fonts).collect();
    (!sentences.is_empty()).then(|| (Severity::Warning, sentences.join(" ")))
}

/// A job broke.
pub(super) fn broken(label: &str, details: &str) -> Words {
    let text = format!(
        "{label} ended with a fault of the program ({details}). The briefing is safe. \
         Save it under another name, and try again."
    );
    (Severity::Error, text)
}

/// A change was refused.
pub(super) fn refused(err: &EditError) -> Words {
    (Severity::Warning, format!("That cannot be done: {err}. The briefing is as it was."))
}

/// The first few names, and how many more there are.
fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    let shown = names.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The text with a capital at its start.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ImportError;

    fn file(name: &str) -> Provenance {
        Provenance::File(name.to_owned())
    }

    #[test]
    fn an_import_says_what_failed_what_came_in_and_what_to_do() {
        let empty = ImportFault::Importing(ImportError::Empty);
        let (severity, text) = imported(4, &[(file("a.txt"), empty.clone())], &[]).unwrap();
        assert_eq!(severity, Severity::Warning);
        assert_eq!(
            text,
            "“a.txt” was not imported: it is empty. The 4 other articles were imported. \
             Choose another file, or paste the text of the article."
        );
        let (severity, text) = imported(0, &[(Provenance::Paste, empty)], &[]).unwrap();
        assert_eq!(severity, Severity::Error);
        assert!(
            text.starts_with("The pasted text was not imported: it is empty. The briefing is as it was.")
        );
        assert_eq!(imported(5, &[], &[]), None);
    }

    #[test]
    fn many_failures_are_counted_and_the_first_few_are_named() {
        let failed: Vec<_> = (0..7).map(|n| (file(&format!("{n}.txt")), ImportFault::Panic)).collect();
        let (_, text) = imported(0, &failed, &[]).unwrap();
        assert!(text.starts_with("7 files were not imported: “0.txt” (the program cannot read it), "));
        assert!(text.contains("“4.txt” (the program cannot read it) and 2 more."));
    }

    #[test]
    fn the_same_words_are_not_told_twice_and_old_notices_make_room() {
        let mut notices = Notices::default();
        notices.add(no_file_yet());
        notices.add(import_dropped());
        notices.add(no_file_yet());
        assert_eq!(notices.as_slice().len(), 2);
        assert_eq!(notices.as_slice()[1].text, no_file_yet().1);
        for number in 0..100 {
            notices.add((Severity::Info, number.to_string()));
        }
        assert_eq!(notices.as_slice().len(), MOST);
        assert_eq!(notices.as_slice()[MOST - 1].text, "99");
    }
}
