//! Whom the page names as the speaker of a quotation, by the public door.

use precis::analysis::analyse;

use crate::support::articles::imported;

/// The speakers of the quotations that begin with `start`, over all of `texts` as one set.
fn speaker(texts: &[&str], start: &str) -> Option<String> {
    let articles: Vec<_> = texts.iter().map(|text| imported(text)).collect();
    let findings = analyse(&articles);
    let quote = findings.quotes.iter().find(|quote| {
        let article = articles.iter().find(|article| article.id == quote.content.article);
        article
            .and_then(|article| quote.content.span.of(&article.text))
            .is_some_and(|text| text.starts_with(start))
    });
    let quote = quote.unwrap_or_else(|| unreachable!("no quotation {start} in {texts:?}"));
    quote.speaker.as_ref().and_then(|speaker| speaker.attribution.name.clone())
}

const VERBS: &str = "said asked sighed quipped recalled insisted countered joked shouted whispered replied answered added \
                     admitted agreed argued cried declared exclaimed explained grumbled joshed laughed lamented mused \
                     muttered noted observed pleaded protested pondered remarked repeated retorted smiled snapped warned \
                     wondered";

#[test]
fn the_name_beside_the_quotation_speaks_whatever_the_verb() {
    let mut wrong = Vec::new();
    for verb in VERBS.split_whitespace() {
        for frame in [
            format!("“Why did you sell the old ship?” {verb} Ada Holm."),
            format!("“Nobody sells a good ship at a loss,” {verb} Ada Holm."),
            format!("“Nobody sells a good ship at a loss!” Ada Holm {verb}."),
            format!("“Nobody sells a good ship at a loss,” Ada Holm {verb}."),
        ] {
            let text = format!("Marek Wolff owns the ship. He came to the court on Monday.\n\n{frame}");
            let start = if frame.starts_with("“Why") { "Why did" } else { "Nobody" };
            let found = speaker(&[&text], start);
            if found.as_deref() != Some("Ada Holm") {
                wrong.push(format!("{frame} {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn a_part_of_a_name_stands_for_whoever_the_set_names_in_full() {
    // A text of a few words tells no language.
    const FILLER: &str =
        "The weather has been good in the town for most of the week, and nobody thought of it.";
    let quote = |who: &str| format!("The port is shut.\n\n“The pact is dead,” {who} said.\n\n{FILLER}");
    let mut wrong = Vec::new();
    for (who, other, wanted) in [
        ("Holm", "“It is ours,” Ada Holm said.", "Ada Holm"),
        ("Holm", "“It is ours,” Ada M. Holm said. “It is,” Ada Holm said.", "Ada M. Holm"),
        ("Ada Holm", "“It is ours,” Ada Maria Holm said.", "Ada Maria Holm"),
        ("Ada", "“It is ours,” Ada Holm said.", "Ada Holm"),
        ("Holm", "“It is ours,” Ada Holm said. “It is not,” Peter Holm said.", "Holm"),
        ("Holm", "“It is ours,” Ada Holm said. They did not add. Add Ada Holm and it is done.", "Ada Holm"),
    ] {
        let other = format!("{other}\n\n{FILLER}");
        let found = speaker(&[&quote(who), &other], "The pact");
        if found.as_deref() != Some(wanted) {
            wrong.push(format!("{who} of {other}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn an_articles_own_person_goes_before_others_of_that_name() {
    let own = "Ada Holm runs the port.\n\n“The pact is dead,” Holm said.";
    let other = "Peter Holm sells ships.";
    assert_eq!(speaker(&[own, other], "The pact").as_deref(), Some("Ada Holm"));
}

#[test]
fn a_document_stands_for_whoever_it_is_from() {
    let mut wrong = Vec::new();
    for noun in ["statement", "letter", "report", "press release", "tweet", "memo", "message", "notice"] {
        let text =
            format!("The port is shut.\n\n“The pact is dead and gone,” a {noun} from the city council said.");
        let found = speaker(&[&text], "The pact");
        if found.as_deref() != Some("city council") {
            wrong.push(format!("{noun}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn when_and_how_somebody_spoke_is_no_part_of_the_name() {
    let mut wrong = Vec::new();
    for adverb in ["earlier", "later", "then", "also", "wearily", "bluntly"] {
        let text = format!("Ada Holm runs the port.\n\n“The pact is dead and gone,” Holm {adverb} said.");
        let found = speaker(&[&text], "The pact");
        if found.as_deref() != Some("Ada Holm") {
            wrong.push(format!("{adverb}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}
