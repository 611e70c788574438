//! Exports of press databases that hold several articles.

const REFUSAL: &str =
    "an export of a press database with several articles; save or paste each article by itself";

/// Whether `text` is such an export: what a database writes once around each article stands there more than once.
///
/// Nexis counts its documents, Factiva ends each with its number, `ProQuest` gives each an identity.
pub(super) fn several(text: &str) -> Option<&'static str> {
    let mut counts = [0_usize; MARKS.len()];
    let mut documents: Vec<&str> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| line.len() <= MAX_LINE_BYTES) {
        if let Some(count) = MARKS.iter().position(|mark| mark.is_in(line)).and_then(|at| counts.get_mut(at))
        {
            *count += 1;
        }
        documents.extend(document_of_several(line).filter(|number| !documents.contains(number)));
        numbers.extend(factiva_number(line).filter(|number| !numbers.contains(number)));
        if counts.iter().any(|count| *count > 1) || documents.len() > 1 || numbers.len() > 1 {
            return Some(REFUSAL);
        }
    }
    None
}

/// The number of a document in `3 of 20 DOCUMENTS` or `Document 3 of 20`.
fn document_of_several(line: &str) -> Option<&str> {
    let words: Vec<&str> = line.split_whitespace().take(5).collect();
    let (number, all) = match words.as_slice() {
        [number, of, all, "DOCUMENTS" | "DOCUMENT" | "documents"] if of.eq_ignore_ascii_case("of") => {
            (number, all)
        }
        ["Document" | "DOCUMENT", number, of, all] if of.eq_ignore_ascii_case("of") => (number, all),
        _ => return None,
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(number) && is_number(all)).then_some(*number)
}

/// The number in Factiva's `Document HARBCO0020230314ej3e0001x`.
fn factiva_number(line: &str) -> Option<&str> {
    let number = line.strip_prefix("Document ")?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_number =
        number.len() >= 15 && digits >= 8 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_number.then_some(number)
}

/// A line that a database writes once for each article.
struct Mark {
    start: &'static str,
    /// Nothing follows.
    is_whole: bool,
}

impl Mark {
    const fn of(start: &'static str) -> Self {
        Self { start, is_whole: false }
    }

    fn is_in(&self, line: &str) -> bool {
        line.strip_prefix(self.start).is_some_and(|rest| !self.is_whole || rest.is_empty())
    }
}

const MARKS: [Mark; 8] = [
    Mark::of("LOAD-DATE:"),
    Mark::of("Load-Date:"),
    Mark { start: "End of Document", is_whole: true },
    Mark::of("ProQuest document ID:"),
    Mark::of("Document URL:"),
    Mark::of("ProQuest document id:"),
    Mark::of("Accession Number:"),
    Mark::of("PUBLICATION-TYPE:"),
];
const MAX_LINE_BYTES: usize = 200;
