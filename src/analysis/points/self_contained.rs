//! Whether a sentence can stand on the page without its neighbours.

use crate::analysis::claims::{Term, TermKind};
use crate::text::{is_weekday, month_named};

/// Fewer words than this say too little, more say too much for one point.
const WORDS: std::ops::RangeInclusive<usize> = 6..=48;

/// Whether `sentence` is a whole statement: neither a heading, nor a question, nor one end of a quotation.
pub(crate) fn is_statement(sentence: &str, terms: &[Term]) -> bool {
    let content = terms.iter().filter(|term| term.kind != TermKind::Function).count();
    // "(Reporting by …; editing by …)" tells of the article, not of the world.
    let in_brackets = sentence.starts_with(['(', '[']) && sentence.ends_with([')', ']']);
    WORDS.contains(&terms.len())
        && content >= 3
        && !in_brackets
        && is_closed(sentence)
        && has_balanced_marks(sentence)
        && !is_about_the_article(sentence)
        && !is_caption(sentence)
        && !is_notice(sentence)
}

/// Whether a line tells what a picture shows: "FILE - In this May 4 photo", "(AP Photo/…)", "Hide caption".
fn is_caption(sentence: &str) -> bool {
    let opens = CAPTION_OPENINGS.iter().any(|opening| sentence.starts_with(opening));
    let credits = CREDITS.iter().any(|credit| sentence.contains(credit));
    let cut = sentence.ends_with("...") && sentence.split(' ').count() < 40;
    let pictured = ["In this ", "In a "].iter().any(|opening| sentence.starts_with(opening))
        && sentence.get(..sentence.find(", ").unwrap_or(0)).is_some_and(|head| {
            head.ends_with(" photo") || head.ends_with(" picture") || head.ends_with(" image")
        });
    opens || credits || cut || pictured
}

/// How captions and the labels over pictures and films begin.
#[rustfmt::skip]
const CAPTION_OPENINGS: &[&str] = &[
    "CAPTION ", "CLOSE ", "EMBED ", "Caption ", "Close ", "FILE ", "FILE- ", "FILE: ", "File ", "Hide Caption", "Hide caption",
    "Image caption", "Image copyright", "Media caption", "PHOTO", "PHOTOS", "Photo: ", "Photo by", "Photos: ",
    "Pictured", "Play Video", "VIDEO", "Video: ", "WATCH", "Watch: ",
];

/// What only stands under a picture.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "(AP Photo", "(AFP Photo", "(Photo", "(Reuters Photo", "/AP Photo", "/Getty Images", "/REUTERS", "Photo credit",
    "file photo", "Hide Caption", "Show Caption", "(Getty Images", "(File photo",
];

/// Whether the newsroom asks something of its readers: to sign up, to follow, to tell.
fn is_notice(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    NOTICE_OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || NOTICES.iter().any(|notice| lower.contains(notice))
}

#[rustfmt::skip]
const NOTICE_OPENINGS: &[&str] = &[
    "add ", "advertisement", "check back", "check out", "click ", "copyright", "download ", "find out", "follow ",
    "get the", "interested in ", "join ", "like us", "listen ", "read more", "read: ", "related: ", "see also",
    "sign up", "story continues", "subscribe", "tap ", "thank you for", "thanks for", "thanks so much", "to see ", "visit our", "watch ",
];

#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "all rights reserved", "click here", "closing this blog", "closing this live", "closing this liveblog", "follow us on", "for more information, visit", "join the conversation",
    "latest news, video", "may not be published", "our newsletter", "sign up for", "publisher of this ", "story will be updated",
    "this is a developing story", "to stay up to date", "up to date on the latest",
];

/// Whether the newsroom speaks to its readers, or of its own article: "If you saw it, tell us on our page", "This story
/// was made automatically". What somebody says between quotation marks is left aside.
fn is_about_the_article(sentence: &str) -> bool {
    // Nearly all sentences end here.
    if !(sentence.contains("you") || sentence.contains("You") || sentence.contains("his ")) {
        return false;
    }
    let mut is_open = false;
    let outside: String = sentence
        .chars()
        .map(|character| {
            is_open = match character {
                '"' => !is_open,
                '“' | '„' | '«' => true,
                '”' | '»' => false,
                _ => is_open,
            };
            if is_open { ' ' } else { character }
        })
        .collect();
    let words: Vec<String> = outside
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let to_readers = has(&["you", "your"]) && has(&["us", "our", "we"]);
    let of_itself = words.windows(3).any(|run| {
        matches!(run, [this, article, verb] if this == "this"
            && ARTICLES.contains(&article.as_str())
            && ["was", "is", "has", "may", "will", "from"].contains(&verb.as_str()))
    });
    let of_its_making = words.windows(4).any(|run| {
        matches!(run, [verb, to, this, article] if verb == "contributed" && to == "to" && this == "this"
            && ARTICLES.contains(&article.as_str()))
    });
    to_readers || of_itself || of_its_making
}

/// What a newsroom calls its own article.
const ARTICLES: &[&str] = &["article", "dispatch", "page", "post", "report", "story"];

/// Whether it ends as a statement ends.
fn is_closed(sentence: &str) -> bool {
    sentence.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']).ends_with(['.', '!', '…', '。', '۔', '।'])
}

/// Whether every quotation mark and bracket that opens in the sentence closes in it.
fn has_balanced_marks(sentence: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut straight = 0_usize;
    for character in sentence.chars() {
        match character {
            '"' => straight += 1,
            '“' | '„' | '«' | '(' | '[' | '「' => open.push(character),
            '”' | '»' | ')' | ']' | '」' => {
                let fits = match character {
                    // German closes with the mark that English opens with; a straight mark may open what a curly closes.
                    '”' => open.last().is_some_and(|&c| c == '“' || c == '„'),
                    '»' => open.last() == Some(&'«'),
                    ')' => open.last() == Some(&'('),
                    ']' => open.last() == Some(&'['),
                    _ => open.last() == Some(&'「'),
                };
                if fits {
                    open.pop();
                } else if character == '”' && straight % 2 == 1 {
                    straight += 1;
                } else {
                    return false;
                }
            }
            _ => {}
        }
    }
    open.is_empty() && straight.is_multiple_of(2)
}

/// Whether the sentence begins with words that point back (anaphors) to a sentence before it.
///
/// A sentence that begins with speech has its speaker later on.
pub(super) fn is_anaphoric(sentence: &str) -> bool {
    if sentence.starts_with(['"', '“', '„', '«', '「']) {
        return false;
    }
    let mut words = sentence
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    match first.replace('’', "'").as_str() {
        "the" => ANAPHORIC_NOUNS.contains(&second.as_str()) && !is_defined_here(sentence, &second),
        "one" | "some" | "many" | "most" | "several" => second == "of",
        first if LEADING.contains(&first) => ANAPHORIC_AFTER.contains(&second.as_str()),
        first => ANAPHORS.contains(&first),
    }
}

/// Whether what follows "The president" at the start of a sentence says which: "of Norrland", ", Ada Holm,", "who", or
/// the noun is part of a name ("The Court of Appeal").
fn is_defined_here(sentence: &str, noun: &str) -> bool {
    let after = sentence.split_once(' ').map_or("", |(_, rest)| rest);
    let Some(rest) = after.get(noun.len()..) else { return false };
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let next = words.next().unwrap_or_default();
    let capital = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_uppercase) && !is_weekday(word) && month_named(word).is_none()
    };
    if let Some(apposition) = rest.strip_prefix(", ") {
        return apposition.split_once(", ").is_some_and(|(name, _)| {
            name.split(' ').count() <= 6 && name.split(' ').next_back().is_some_and(capital)
        });
    }
    match next {
        "of" | "for" | "that" | "who" | "whose" | "against" | "between" | "to" => true,
        "in" | "on" | "at" => words.next().is_some_and(|word| word == "the" || word == "a" || capital(word)),
        next => capital(next),
    }
}

/// Words that, first in a sentence, lean on the sentence before.
#[rustfmt::skip]
const ANAPHORS: &[&str] = &[
    "additionally", "afterwards", "also", "and", "another", "besides", "both", "but", "consequently",
    "further", "furthermore", "he", "he's", "hence", "her", "here", "hers", "him", "his", "however", "i",
    "i'm", "instead", "it", "it's", "its", "later", "likewise", "meanwhile", "moreover", "my", "neither",
    "nevertheless", "nonetheless", "or", "others", "otherwise", "our", "she", "she's", "similarly", "so",
    "still", "such", "that", "that's", "their", "them", "then", "there", "therefore", "these", "they",
    "they're", "this", "those", "thus", "we", "we're", "what", "which", "who", "yet", "you", "your",
];

/// Nouns that, after "The", mostly name something that a sentence before introduced.
#[rustfmt::skip]
const ANAPHORIC_NOUNS: &[&str] = &[
    "action", "agency", "agreement", "announcement", "attack", "change", "changes", "company", "couple",
    "court", "deal", "decision", "declaration", "event", "first", "former", "group", "incident", "latter",
    "law", "man", "measure", "measures", "minister", "ministry", "move", "news", "official", "officials",
    "organisation", "organization", "other", "others", "pair", "plan", "president", "report", "result",
    "results", "same", "second", "spokesman", "spokesperson", "spokeswoman", "statement", "study",
    "suspect", "team", "third", "two", "victim", "victims", "woman",
];

/// Words after which one of [`ANAPHORIC_AFTER`] points back ("In response", "After that").
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "after", "as", "at", "because", "before", "by", "despite", "for", "in", "on", "under", "with",
];

/// See [`LEADING`].
#[rustfmt::skip]
const ANAPHORIC_AFTER: &[&str] = &[
    "addition", "contrast", "doing", "example", "fact", "her", "his", "instance", "it", "its", "response",
    "result", "such", "that", "their", "these", "this", "those", "turn", "which",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claims::terms;

    fn check(sentence: &str, expected: bool) {
        let stands = is_statement(sentence, &terms(sentence)) && !is_anaphoric(sentence);
        assert_eq!(stands, expected, "{sentence}");
    }

    #[test]
    fn a_whole_statement_that_names_its_subject_stands_alone() {
        check("The European Union imposed sanctions on twelve officials in March.", true);
        check("“We will rebuild the bridge within two years,” Mayor Ana Ruiz told reporters.", true);
    }

    #[test]
    fn what_points_back_does_not() {
        check("It emphasised that the country would support the treaty.", false);
        check("The move may also encourage other regional players to act.", false);
        check("However, the opposition condemned the treaty on Monday.", false);
    }

    #[test]
    fn what_the_newsroom_says_to_its_readers_or_of_its_article_is_no_statement() {
        check("If you felt the quake, tell us on our page about the damage.", false);
        check("This report was made automatically from data of the geological survey.", false);
        check("Ann Holm in Bergen and Jon Rue in Narvik contributed to this story.", false);
        check("“If you help us, our town will be saved,” Mayor Ana Ruiz told reporters.", true);
        check("Mayor Ana Ruiz read this report and called the findings a disgrace.", true);
    }

    #[test]
    fn headings_questions_fragments_and_cut_quotations_do_not() {
        check("What the treaty means for the region and its people", false);
        check("What does the treaty mean for the region and its people?", false);
        check("Bridges and roads.", false);
        check("“We will rebuild the bridge within two years, said Mayor Ana Ruiz.", false);
        check("We will rebuild the bridge within two years,” said Mayor Ana Ruiz.", false);
        check("The mayor called it a \"great bridge”, and then a \"small bridge, on Monday.", false);
    }

    #[test]
    fn a_subject_that_its_own_sentence_defines_points_to_nothing() {
        check("The president of Norrland, Ada Holm, rejected a plan to sell 40 ferries.", true);
        check("The Court of Appeal upheld the sentence of a former minister on Monday.", true);
        check("The president, Ada Holm, rejected a plan to sell 40 ferries to a rival.", true);
        check("The decision to close the harbour angered 300 fishermen in Narvik.", true);
        check("The president rejected a plan to sell 40 ferries to a rival.", false);
        check("The decision on Monday angered 300 fishermen in Narvik.", false);
    }

    #[test]
    fn captions_and_notices_are_no_statements() {
        check("FILE - In this May 4, 2001, photo, Ada Holm leaves the court in Bergen.", false);
        check("Ada Holm leaves the court in Bergen on Monday (AP Photo/Jon Rue).", false);
        check("Sign up for our newsletter to read of Ada Holm and the ferries.", false);
        check("Thanks so much for reading about Ada Holm and the ferries in Norrland.", false);
    }
}
