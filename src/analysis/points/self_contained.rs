//! Whether a sentence can stand on the page without its neighbours.

use crate::analysis::claims::{Term, TermKind};

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
}

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
        "the" => ANAPHORIC_NOUNS.contains(&second.as_str()),
        "one" | "some" | "many" | "most" | "several" => second == "of",
        first if LEADING.contains(&first) => ANAPHORIC_AFTER.contains(&second.as_str()),
        first => ANAPHORS.contains(&first),
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
}
