//! Where something stands, for lists of what is wrong with a page.

/// The title.
pub const TITLE: &str = "the title";
/// The line above the title.
pub const TOPIC: &str = "the topic";
/// The line below the title.
pub const META: &str = "the line below the title";
/// The marking.
pub const MARKING: &str = "the marking";
/// For whom the briefing is.
pub const PREPARED_FOR: &str = "for whom it is prepared";
/// The time it speaks of.
pub const AS_OF: &str = "the as-of time";
/// An article that is cited and not ticked.
pub const UNTICKED: &str = "an article that is not ticked";
/// The name of the file that would be written.
pub const FILE_NAME: &str = "the name of the file";
/// The name of a file where none can be made of the title.
pub const PLAIN_FILE_NAME: &str = "briefing";
/// What was made of a briefing, where it cannot be said which of its fields it comes from.
pub const MADE: &str = "the words of the template or the house style";
/// The words under a picture.
pub const CAPTION: &str = "the caption of a picture";
/// The line that a house style prints at the head of the page.
pub const HOUSE_HEADER: &str = "the header of the house style";
/// The line that it prints at the foot.
pub const HOUSE_FOOTER: &str = "the footer of the house style";
/// The bottom line.
pub const BOTTOM_LINE: &str = "the bottom line";

/// A key point, counted from 1.
pub fn point(number: usize) -> String {
    format!("key point {number}")
}

/// A quote, counted from 1.
pub fn quote(number: usize) -> String {
    format!("quote {number}")
}

/// A difference, counted from 1.
pub fn difference(number: usize) -> String {
    format!("difference {number}")
}

/// An event, counted from 1.
pub fn event(number: usize) -> String {
    format!("event {number}")
}

/// A source.
pub fn source(number: usize) -> String {
    format!("source {number}")
}

/// The name of the speaker of a quote, counted from 1.
pub fn speaker(number: usize) -> String {
    format!("the speaker of quote {number}")
}

/// The role of the speaker of a quote, counted from 1.
pub fn role(number: usize) -> String {
    format!("the role of the speaker of quote {number}")
}

/// The title of a source, which is given in words.
pub fn title_of(source: &str) -> String {
    format!("the title of {source}")
}

/// The outlet of a source.
pub fn outlet_of(source: &str) -> String {
    format!("the outlet of {source}")
}

/// The address of a source.
pub fn address_of(source: &str) -> String {
    format!("the address of {source}")
}

/// The text alternative of the picture of a section, which is given in words.
pub fn alternative(section: &str) -> String {
    format!("the text alternative in {section}")
}

/// Words that stand for a name.
pub fn descriptor(words: &str) -> String {
    format!("the descriptor “{words}”")
}

/// Several sources that none of the page's numbers names.
pub fn uncited_sources(count: usize) -> String {
    format!("{count} sources that nothing on the page cites")
}

/// A section, by its heading if it has one.
pub fn section(heading: &str) -> String {
    if heading.is_empty() { "a free text".to_owned() } else { format!("the section “{heading}”") }
}

/// Says in how many places, and in which, a withheld name stands.
pub fn name_stands(count: usize, distinct: &[&str]) -> String {
    const MAX_PLACES: usize = 5;
    let named = distinct.iter().take(MAX_PLACES).copied().collect::<Vec<_>>().join(", ");
    let more = distinct.len().saturating_sub(MAX_PLACES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    format!("the name of a withheld speaker still stands in {places} ({named}{more})")
}

/// A place and the first words of what stands there.
pub fn with_words(place: &str, words: &str) -> String {
    format!("{place} “{words}”")
}

/// Says how many items, and which, would stand there without a source.
pub fn without_source(items: &[&str]) -> String {
    let (count, them) = if items.len() == 1 {
        ("1 item".to_owned(), "it")
    } else {
        (format!("{} items", items.len()), "them")
    };
    let items = items.join(", ");
    format!("{count} would stand there without a source, as no article that has {them} is ticked: {items}")
}

/// The heading of a section.
pub fn heading(heading: &str) -> String {
    format!("the heading “{heading}”")
}
