//! The words of the evidence annex.

/// What the document is.
pub const TITLE: &str = "Evidence annex";
/// Of an item that has its source's words.
pub const VERBATIM: &str = "Verbatim.";
/// Of a point that does not.
pub const REWORDED: &str = "Reworded by the analyst; the sources say:";
/// Of a quote that does not.
pub const ALTERED: &str = "Altered by the analyst; the sources say:";
/// Of an item that nothing supports.
pub const NO_EVIDENCE: &str = "No passage of an article supports this.";

/// The heading of a point.
pub fn point(number: usize) -> String {
    format!("Point {number}")
}

/// The heading of a quote.
pub fn quote(number: usize) -> String {
    format!("Quote {number}")
}

/// Where in an article a passage stands: its first and its last paragraph, counted from 1.
pub fn paragraphs(first: usize, last: usize) -> String {
    if first >= last { format!("paragraph {first}") } else { format!("paragraphs {first}–{last}") }
}
