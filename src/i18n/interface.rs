//! The words of the window, in British English.

/// Declares phrases; each documents itself.
macro_rules! phrases {
    ($($name:ident = $text:literal;)*) => {
        $(
            #[doc = concat!("“", $text, "”")]
            pub const $name: &str = $text;
        )*
    };
}

phrases! {
    // The bars
    PRODUCT = "Précis";
    UNTITLED = "Untitled briefing";
    UNSAVED = "unsaved changes";
    SAVED = "saved";
    NEVER_SAVED = "not saved yet";
    TEMPLATE = "Template";
    HOUSE_STYLE = "House style";
    READ_TEMPLATES = "Read templates again";
    PAPER = "Paper";
    TEMPLATES_PAPER = "as the template";
    MARKING = "Marking";
    NO_MARKING = "No marking";
    NO_TLP_LABEL = "Not a label of TLP 2.0";
    OWN_MARKING = "Your own marking";
    MARKING_HELP = "How the briefing may be shared; printed at the head and the foot of the page.";
    NOT_TLP = "Not a label of the Traffic Light Protocol.";
    KEYS_HINT = "Press ? for keys · Ctrl+K for every command";
    DISMISS = "Dismiss";
    CANCEL = "Cancel";

    // The briefing
    BRIEFING = "Briefing";
    TITLE = "Title";
    TOPIC = "Topic";
    PREPARED_FOR = "Prepared for";
    AS_OF = "As of";
    TITLE_EXAMPLE = "The headline of the page";
    TOPIC_EXAMPLE = "The small line above the title";
    PREPARED_FOR_EXAMPLE = "A person or a meeting";
    AS_OF_WRONG = "There is no such date or time; it is printed as it stands.";
    AS_OF_EXAMPLE = "2025-07-04 09:00 UTC";

    // Articles
    ARTICLES = "Articles";
    OUTLET_UNKNOWN = "outlet unknown";
    OUTLET = "Outlet";
    AUTHOR = "Author";
    PUBLISHED = "Published";
    GRADE = "Grade";
    RELIABILITY = "Source";
    CREDIBILITY = "Information";
    ADDRESS = "Address";
    PUBLISHED_EXAMPLE = "2025-07-03, 2025-07 or 2025";
    PUBLISHED_WRONG = "Write a date such as 2025-07-03, 2025-07 or 2025.";
    UNKNOWN = "unknown";
    DETAILS = "Details";
    REMOVE_ARTICLE = "Remove from briefing";
    REMOVED_HELP = "What was taken out of the text, and why.";
    PUT_BACK = "Put back";
    PUT_BACK_HELP = "Put this line back into the text, where it stood.";
    TAKE_OUT = "Take out";
    TAKE_OUT_HELP = "Take this line out of the text again.";
    IS_PUT_BACK = "put back";
    NO_ARTICLES = "No articles yet. Import text or Markdown files, paste a text, or drop files on the window.";
    PATH = "Path";
    PATH_EXAMPLE = "/folder/article.txt";
    ADD = "Add";
    ADD_PATH = "Import this path";
    DROP_HERE = "Drop to import";

    // Sections
    SECTIONS = "Sections";
    SECTIONS_HINT = "drag or Alt+↑↓";
    ADD_SECTION = "Add section";
    RENAME = "Rename";
    REMOVE = "Remove";
    USE = "Use";
    LEAVE_OUT = "Leave out";
    HIDE_FROM_PAGE = "Leave off the page";
    SHOW_ON_PAGE = "Put on the page";
    HIDDEN = "hidden";
    BOTTOM_LINE_EXAMPLE = "Left empty, the bottom line is the top key point, with its source.";
    FREE_TEXT_EXAMPLE = "Your own words";
    BOTTOM_LINE = "Bottom line";
    KEY_POINTS = "Key points";
    QUOTES_SECTION = "In their words";
    DIFFERENCES = "Where the sources differ";
    TIMELINE = "Timeline";
    SOURCES = "Sources";
    FREE_TEXT = "Text of your own";
    ASSESSMENT = "Assessment";
    ASSESSMENT_EXAMPLE = "What you make of it: judgement, not reporting";
    LIKELIHOOD = "Likelihood";
    CONFIDENCE = "Confidence";
    NOT_JUDGED = "not judged";
    IN_TEMPLATES_COLUMN = "Where the template has it";
    IN_MAIN_COLUMN = "In the main column";
    IN_SIDE_COLUMN = "In the side column";
    ACROSS_THE_PAGE = "Across the page";
    PICTURE = "Picture";
    OTHER_PICTURE = "Other picture…";
    REMOVE_PICTURE = "Remove picture";
    DESCRIBE_PICTURE = "Describe the picture for readers who cannot see it";
    DESCRIBE_PICTURE_EXAMPLE = "What it shows, in a sentence";
    PICTURE_NOT_ON_PAGE = "not on the page until it is described";
    CAPTION = "Caption";
    CAPTION_EXAMPLE = "Caption: the words under the picture";
    NO_PICTURE_SECTION = "Add a section for a picture first.";

    // Review
    QUOTES = "Quotes";
    ON_PAGE = "on page";
    ACCEPT = "Add";
    REJECT = "Reject";
    EDIT = "Edit";
    TAKE_OFF = "Take off the page";
    REJECTED = "rejected";
    RECONSIDER = "Undo";
    DIFFERENCES_TAB = "Differences";
    ALSO_AS = "Also rendered as";
    SHOW_RENDERING = "Use these words";
    LESS_EXACT = "less exact, no contradiction";
    NO_DATE = "no date";
    WHAT_ABOUT = "What it is about";
    SOURCES_DIFFER_HELP = "The sources do not agree here: see the differences.";
    NO_EVENTS = "No events yet. They are found where the ticked articles tell when something happened.";
    NO_DIFFERENCES = "The ticked articles do not contradict each other, as far as can be told.";
    REWORDED = "reworded";
    REWORDED_HELP = "In other words than the source’s. The page’s footer says so.";
    UNDATED = "date of article needed";
    UNDATED_HELP = "The words hold a relative date. Click to give the article its date of publication.";
    OFFER_HELP = "The articles tell this too. Click to put it on the page; undo takes it back.";
    SPEAKERS_NOT_DETECTED = "not in English: speakers are not detected";
    UNATTRIBUTED = "unattributed";
    PARTIAL = "partly quoted";
    INDIRECT = "indirect speech";
    INDIRECT_SPEECH = "Indirect speech";
    INDIRECT_HELP = "reported without quotation marks";
    SPEAKER = "Speaker";
    ROLE = "Role";
    DONE = "Done";
    WORDS_ON_PAGE = "Words on the page";
    EDIT_HINT = "Enter keeps, Esc gives up. […] and … keep the words verbatim.";
    NO_POINTS = "No key points yet. They are proposed from the ticked articles.";
    NO_QUOTES = "No quotes yet. They are found in the ticked articles.";
    MOVE_UP = "Move up";
    MOVE_DOWN = "Move down";

    // Withheld speakers
    WITHHOLD = "Withhold";
    WITHHOLD_HELP = "These words stand for the name wherever the page says who spoke, without the role. Other places where the name stands are listed next; nothing is exported until each is settled.";
    WITHHOLD_FILE = "The saved briefing itself keeps the name, the articles and all other evidence: hand on the exported page, never the .precis file.";
    DESCRIPTOR = "Stands for the name";
    DESCRIPTOR_EXAMPLE = "a former MP";
    OTHER_NAMES = "Other names of the same person";
    OTHER_NAMES_EXAMPLE = "other spellings and bynames, with commas between";
    STOP_WITHHOLDING = "Print the name";
    CHANGE = "Change…";
    WITHHELD_NAMES = "Withheld names";
    NOBODY_WITHHELD = "No speaker is withheld. Choose a quote and press W to keep its speaker’s name off the page.";
    NOBODY_TO_WITHHOLD = "Choose a quote whose speaker has a name to withhold it.";
    NOTHING_STANDS = "No withheld name stands in the words of the page any more, as far as can be told. Read it once more before it leaves: pictures are not read, whoever opens a source finds the name there, and a person may be known by what was said.";
    NEAR_NAME = "spelt otherwise: perhaps another name";
    OFFICE_OF_WITHHELD = "the office of the withheld speaker: perhaps somebody else’s";
    EXPORT_HELD_BACK = "Nothing can be exported yet: names of withheld speakers still stand. Settle each of them first.";
    SHOW_WITHHELD = "Show them";
    STANDING_HELP = "Nothing is exported until each is replaced, hidden or accepted. Click to see them.";
    REPLACE_ALL = "Replace all";
    REPLACE_ALL_HELP = "Put the descriptors in square brackets, and hide the addresses. One undo takes it back.";
    SAME_PERSON = "Same person";
    HIDE = "Hide";
    LET_STAND = "Accept";

    // Reader
    NOTHING_SELECTED = "Choose a key point or a quote to read it where it stands.";
    EVIDENCE_POINT = "evidence for the selected point";
    EVIDENCE_QUOTE = "evidence for the selected quote";
    EVIDENCE_EVENT = "evidence for the selected event";
    EVIDENCE_DIFFERENCE = "evidence for the selected difference";

    // Page
    PAGE = "Page";
    ONE_PAGE = "one page";
    WITHOUT_SOURCE = "On the page without a source, as no article that has it is ticked";
    DOES_NOT_FIT = "Does not fit on the page";
    MIN_LOSS_FIRST = "What to take off so that the rest fits, least loss first:";
    TAKE_OFF_SHORT = "Take off";
    DOES_NOT_FIT_HELP = "Reject or shorten something, or leave a section off the page.";
    UPDATING = "updating…";
    SHOW_REVIEW = "Review";
    SHOW_PAGE = "Page";
    LAYING_OUT = "Laying out…";
    READING = "Reading…";
    FIT = "Fit";
    FIT_WIDTH = "Fit width";
    ZOOM = "Zoom";

    // Questions
    DISCLOSE_QUESTION = "Put the briefing into the PDF?";
    DISCLOSE_HELP = "Whoever has the PDF can then open the briefing: every article in full, everything you rejected or \
        left off the page, your corrections and every speaker’s name. Export without it for readers who may see the \
        page only.";
    DISCLOSE = "Put it in…";
    UNSOURCED_QUESTION = "Export without a source?";
    UNSOURCED_HELP = "No article that has what is named here is ticked, so that nothing on the page would say where it comes from. \
        Go back to tick the articles again or to take it off the page.";
    EXPORT_ANYWAY = "Export anyway";
    GO_BACK = "Go back";
    SAVE_QUESTION = "Save the changes to this briefing?";
    SAVE_QUESTION_HELP = "Without saving, the changes since the last save are lost.";
    DO_NOT_SAVE = "Don’t save";
    REPLACE = "Replace";
    REPLACE_QUESTION = "Replace the file?";
    PASTE_TITLE = "Paste an article";
    PASTE_HELP = "Paste the text here; its first lines may give title and outlet.";
    PASTE_FIELD = "Article text";
    IMPORT_TEXT = "Import";
    KEYS_TITLE = "Keys";
    KEYS_HELP = "Arrows and single letters are for the card that has the keyboard: click it, or press an arrow.";
    CLOSE = "Close";
    PALETTE_HINT = "Type a command";
    NO_COMMAND = "No command of that name.";
    NO_FILE_CHOSEN = "No file chosen.";
    TYPE_A_PATH = "Type a path instead";
    NOTHING_TO_PASTE = "There is no text to paste. Copy an article first, or drop a file on the window.";
    DIALOG_OPEN = "A file dialog is already open.";
    DIALOG_FAILED = "The file dialog could not be opened. Type a path instead.";
    PATH_OPEN = "Path of the briefing to open";
    PATH_SAVE = "Path to save the briefing to";
    PATH_EXPORT = "Path to export to (.pdf, .png, .md or .docx)";
    PATH_ANNEX = "Path to export the evidence annex to (.docx or .md)";
    ANNEX_NAME = "evidence";
    PATH_IMPORT = "Path of an article to import";
    PATH_PICTURE = "Path of a picture (.png, .jpg or .webp)";
    PATH_WITH_BRIEFING = "Path to export the PDF with the briefing inside to";
    PICTURES = "Pictures (PNG, JPEG, WebP)";
    OPENABLE = "Briefings, and PDFs that hold one";
    BRIEFINGS = "Précis briefings";
    TEXTS = "Articles (text, Markdown)";
    ALL_FILES = "All files";
    PDF_FILES = "PDF";
    PNG_FILES = "Picture (PNG)";
    MARKDOWN_FILES = "Markdown";
    WORD_FILES = "Word";
}

/// “1 quote”, “4 quotes”.
pub fn quotes(count: usize) -> String {
    counted(count, "quote", "quotes")
}

/// “1 origin”, “4 origins”.
pub fn origins(count: usize) -> String {
    counted(count, "origin", "origins")
}

/// “1 other rendering”, “3 other renderings”.
pub fn renderings(count: usize) -> String {
    counted(count, "other rendering", "other renderings")
}

/// “4 of 5 origins among the ticked articles support this.”
pub fn origins_help(count: usize, of: usize) -> String {
    format!(
        "{count} of {} among the ticked articles.",
        counted(of, "independent origin", "independent origins")
    )
}

/// Why articles count as one origin: “Sources 1 and 5 share an origin: near-duplicate texts.”
pub fn shared_origin(sources: &[usize], reason: &str) -> String {
    let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
    let list = match numbers.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => numbers.concat(),
    };
    format!("Sources {list} share an origin: {reason}.")
}

/// “sources differ: date, number”.
pub fn sources_differ(kinds: &[&str]) -> String {
    format!("sources differ: {}", kinds.join(", "))
}

/// “add the date”, “add source 3”, “add the date and sources 3, 4”.
pub fn offer(date: bool, sources: &[usize]) -> String {
    let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
    let noun = if sources.len() == 1 { "source" } else { "sources" };
    match (date, sources) {
        (true, []) => "add the date".to_owned(),
        (true, _) => format!("add the date and {noun} {}", numbers.join(", ")),
        (false, _) => format!("add {noun} {}", numbers.join(", ")),
    }
}

/// “2 differences to review”.
pub fn differences_to_review(count: usize) -> String {
    format!("{} to review", counted(count, "difference", "differences"))
}

/// “likely (55–80 %)”.
pub fn likelihood(term: &str, (least, most): (u8, u8)) -> String {
    format!("{term} ({least}–{most} %)")
}

/// What the letters of the Admiralty code mean (NATO AJP-2.1): “B usually reliable”.
pub fn reliability(letter: char) -> String {
    let meaning = match letter {
        'A' => "completely reliable",
        'B' => "usually reliable",
        'C' => "fairly reliable",
        'D' => "not usually reliable",
        'E' => "unreliable",
        _ => "reliability cannot be judged",
    };
    format!("{letter} {meaning}")
}

/// What the digits of the Admiralty code mean: “2 probably true”.
pub fn credibility(digit: u8) -> String {
    let meaning = match digit {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth cannot be judged",
    };
    format!("{digit} {meaning}")
}

/// A date as short as a card needs it: “3 Jul 2025”; `month` and `day` count from 1.
pub fn date(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    super::page::short_date(year, month, day)
}

/// “Articles · 4 of 5 used”.
pub fn articles_used(used: usize, of: usize) -> String {
    format!("{ARTICLES} · {used} of {of} used")
}

/// What cleaning took out of an article: “repeated paragraphs removed: 4”.
pub fn removed(reason: &str, count: usize) -> String {
    let plural = match reason {
        "repeated paragraph" => "repeated paragraphs",
        "repeated headline" => "repeated headlines",
        "related link" => "related links",
        "subheading" => "subheadings",
        other => other,
    };
    format!("{} removed: {count}", if count == 1 { reason } else { plural })
}

/// What the button for a removed passage does with which: “Put back: Read more on our site”.
pub fn of_passage(label: &str, passage: &str) -> String {
    format!("{label}: {}", passage.lines().next().unwrap_or_default())
}

/// How many removed passages stand in an article's text again: “put back: 2”.
pub fn restored(count: usize) -> String {
    format!("{IS_PUT_BACK}: {count}")
}

/// “24 quotes verbatim · 0 altered”.
pub fn verbatim(verbatim: usize, altered: usize) -> String {
    format!("{} verbatim · {altered} altered", quotes(verbatim))
}

/// “Take all 3 off”.
pub fn take_off_all(count: usize) -> String {
    format!("Take all {count} off")
}

/// “and 9 more”, where not all are named.
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// “91 % full · 10.4 pt”.
pub fn fullness(fraction: f32, body_size_pt: f32) -> String {
    format!("{:.0} % full · {body_size_pt:.1} pt", fraction * 100.0)
}

/// “Withhold Fawzia Koofi”.
pub fn withhold(name: &str) -> String {
    format!("{WITHHOLD} {name}")
}

/// “withheld: a former MP”.
pub fn withheld_as(descriptor: &str) -> String {
    format!("withheld: {descriptor}")
}

/// “a former MP” stands for a name.
pub fn stands_for(descriptor: &str, name: &str) -> String {
    format!("“{descriptor}” stands for {name}.")
}

/// “Change…: Fawzia Koofi”.
pub fn about(verb: &str, name: &str) -> String {
    format!("{verb}: {name}")
}

/// “2 occurrences of withheld names”.
pub fn withheld_standing(count: usize) -> String {
    format!("{} of withheld names", counted(count, "occurrence", "occurrences"))
}

/// How many places are left to settle.
pub fn still_stand(count: usize) -> String {
    let places = counted(count, "place", "places");
    format!(
        "{places} to settle before anything can be exported. An acceptance holds for the words as they are now."
    )
}

/// “2. key point 3: “Koofi””, with a remark where there is one.
pub fn stands_in(number: usize, place: &str, name: &str, remark: &str) -> String {
    let remark = if remark.is_empty() { String::new() } else { format!(" ({remark})") };
    format!("{number}. {place}: “{name}”{remark}")
}

/// “Replace (2): key point 3”.
pub fn occurrence_command(verb: &str, number: usize, place: &str) -> String {
    format!("{verb} ({number}): {place}")
}

/// “Article 2, paragraph 9”.
pub fn place(article: usize, paragraph: usize) -> String {
    format!("Article {article}, paragraph {paragraph}")
}

/// “evidence 2 of 4”.
pub fn evidence_of(index: usize, of: usize) -> String {
    format!("evidence {index} of {of}")
}

/// “Move up (section): Timeline”.
pub fn section_command(verb: &str, title: &str) -> String {
    format!("{verb} (section): {title}")
}

/// “Remove (article 2): Its title”.
pub fn article_command(verb: &str, number: usize, title: &str) -> String {
    format!("{verb} (article {number}): {title}")
}

/// “Left blank: the title, the outlet of 4 articles”.
pub fn left_blank(fields: &[String]) -> String {
    format!("Left blank: {}", fields.join(", "))
}

/// “640 × 480 pixels, 120 kB”.
pub fn picture_facts(width_px: u32, height_px: u32, bytes: usize) -> String {
    format!("{width_px} × {height_px} pixels, {} kB", bytes.div_ceil(1000))
}

/// “Proposed · 8”.
pub fn proposed(count: usize) -> String {
    format!("Proposed · {count}")
}

/// “Source 2”.
pub fn source(number: usize) -> String {
    format!("Source {number}")
}

/// “file.pdf exists already. Its contents will be lost.”
pub fn exists_already(file: &str) -> String {
    format!("{file} exists already. Its contents will be lost.")
}

/// A character that no bundled font has: “No bundled font has “☃” (Title).”
pub fn uncovered(character: char, place: &str) -> String {
    format!("No bundled font has “{character}” (U+{:04X}; {place}).", u32::from(character))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_everything_else_is_plural() {
        assert_eq!(quotes(1), "1 quote");
        assert_eq!(quotes(0), "0 quotes");
        assert_eq!(removed("repeated paragraph", 4), "repeated paragraphs removed: 4");
        assert_eq!(removed("repeated paragraph", 1), "repeated paragraph removed: 1");
        assert_eq!(
            shared_origin(&[1, 3, 5], "one agency"),
            "Sources 1, 3 and 5 share an origin: one agency."
        );
    }
}
