//! The quotes to review.

use std::collections::{BTreeMap, BTreeSet};

use super::accepted::{is_marked, quote_item, quote_text, speaker};
use super::decision::{Decision, is_current, one_line, sources};
use crate::model::{
    Attribution, Briefing, Evidence, Fidelity, FindingId, Findings, Quote, QuoteItem, QuoteKind,
};

/// A quote to review; quotes that render one statement are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewQuote {
    /// The finding; of several renderings the accepted one, or else the best.
    pub id: FindingId,
    /// The words, without outer quotation marks: the finding's, or the page's once it is accepted.
    pub text: String,
    /// How much of the content stood inside quotation marks.
    pub kind: QuoteKind,
    /// What was decided about it.
    pub decision: Decision,
    /// Where it stands; first the place whose words these are.
    pub evidence: Vec<Evidence>,
    /// The numbers of its sources on the page, ascending.
    pub sources: Vec<usize>,
    /// Who said it.
    pub speaker: Attribution,
    /// The other places that render the same statement.
    pub renderings: Vec<Rendering>,
    /// Whether the words are the source's.
    pub fidelity: Fidelity,
}

/// How another place renders the statement of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// The finding: accepting it puts these words on the page in the place of the others.
    pub id: FindingId,
    /// Its words, without outer quotation marks.
    pub text: String,
    /// How much of them stood inside quotation marks.
    pub kind: QuoteKind,
    /// Where it stands.
    pub place: Evidence,
    /// The numbers of its sources on the page.
    pub sources: Vec<usize>,
    /// Who says it there.
    pub speaker: Attribution,
}

/// The quotes to review: those with words inside quotation marks in the order of the findings, then those without,
/// then accepted ones that analysis no longer finds.
///
/// A statement that several quotes render stands where the first of them does.
pub(crate) fn quotes(briefing: &Briefing, findings: &Findings) -> Vec<ReviewQuote> {
    let current = |quote: &&Quote| is_current(briefing, Some(&quote.content));
    let marked = findings.quotes.iter().filter(|quote| is_marked(quote));
    let unmarked = findings.quotes.iter().filter(|quote| !is_marked(quote));
    let all: Vec<&Quote> = marked.chain(unmarked).filter(current).collect();
    let mut clusters: BTreeMap<&FindingId, Vec<&Quote>> = BTreeMap::new();
    for quote in &all {
        clusters.entry(quote.cluster.as_ref().unwrap_or(&quote.id)).or_default().push(quote);
    }
    let mut seen = BTreeSet::new();
    let mut quotes = Vec::new();
    for quote in &all {
        // The first of a cluster speaks for all of it.
        let Some(members) = clusters.remove(quote.cluster.as_ref().unwrap_or(&quote.id)) else { continue };
        seen.extend(members.iter().map(|member| &member.id));
        quotes.extend(review_members(briefing, findings, &members));
    }
    for item in briefing.quotes.iter().filter(|item| !seen.contains(&item.id)) {
        quotes.push(review(briefing, item.clone(), Decision::Accepted, &[]));
    }
    quotes
}

/// The cards of the quotes that render one statement: one, unless more of them are on the page.
fn review_members(briefing: &Briefing, findings: &Findings, members: &[&Quote]) -> Vec<ReviewQuote> {
    let accepted = |quote: &Quote| briefing.quotes.iter().find(|item| item.id == quote.id);
    let items: Vec<&QuoteItem> = members.iter().filter_map(|member| accepted(member)).collect();
    if !items.is_empty() {
        let review = |item: &QuoteItem| review(briefing, item.clone(), Decision::Accepted, members);
        return items.into_iter().map(review).collect();
    }
    let is_rejected = members.iter().any(|member| briefing.rejected.contains(&member.id));
    let decision = if is_rejected { Decision::Rejected } else { Decision::Proposed };
    let item = leader(members).and_then(|quote| quote_item(briefing, findings, quote));
    item.map(|item| review(briefing, item, decision, members)).into_iter().collect()
}

/// The best of some quotes; words inside quotation marks are better than any without, the first of equals is best.
fn leader<'a>(members: &[&'a Quote]) -> Option<&'a Quote> {
    let better = |one: &Quote, other: &Quote| {
        is_marked(one).cmp(&is_marked(other)).then_with(|| one.score.total_cmp(&other.score)).is_gt()
    };
    members.iter().copied().reduce(|best, other| if better(other, best) { other } else { best })
}

/// The quotes that render the same statement as the one of that identity, itself included; only itself if it is alone
/// or unknown.
pub(crate) fn cluster_of(findings: &Findings, id: &FindingId) -> Vec<FindingId> {
    let cluster =
        findings.quotes.iter().find(|quote| &quote.id == id).and_then(|quote| quote.cluster.as_ref());
    let Some(cluster) = cluster else { return vec![id.clone()] };
    let members = findings.quotes.iter().filter(|quote| quote.cluster.as_ref() == Some(cluster));
    members.map(|quote| quote.id.clone()).collect()
}

fn review(briefing: &Briefing, item: QuoteItem, decision: Decision, members: &[&Quote]) -> ReviewQuote {
    ReviewQuote {
        decision,
        sources: sources(briefing, &item.evidence),
        renderings: renderings(briefing, &item, members),
        fidelity: briefing.fidelity(&item.text, &item.evidence),
        id: item.id,
        text: item.text,
        kind: item.kind,
        evidence: item.evidence,
        speaker: item.speaker,
    }
}

/// How other places render the statement of `item`: those that analysis knows, then those that only the item knows.
fn renderings(briefing: &Briefing, item: &QuoteItem, members: &[&Quote]) -> Vec<Rendering> {
    let renders =
        |member: &&&Quote| member.id != item.id && (is_marked(member) || item.kind == QuoteKind::Indirect);
    let known = members.iter().filter(renders).filter_map(|member| {
        let article = &briefing.entry(&member.content.article)?.article;
        Some(Rendering {
            id: member.id.clone(),
            text: quote_text(member, &article.text)?,
            kind: member.kind,
            place: member.content.clone(),
            sources: sources(briefing, [&member.content]),
            speaker: speaker(briefing, member),
        })
    });
    let mut renderings: Vec<Rendering> = known.collect();
    for place in item.evidence.iter().skip(1) {
        if members.iter().all(|member| &member.content != place) {
            renderings.push(Rendering {
                id: FindingId::anchored("quote", &place.article, place.span),
                text: briefing.words(place).map(one_line).unwrap_or_default(),
                // Nothing but analysis knows of the marks around it.
                kind: QuoteKind::Indirect,
                place: place.clone(),
                sources: sources(briefing, [place]),
                speaker: Attribution::default(),
            });
        }
    }
    renderings
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Article;
    use crate::workflow::draft::new_entry;
    use crate::workflow::samples::{article, place, quote};

    const TEXT: &str =
        "He said it was “a very brave decision” and, in the end,\n“Right for us”. She called it “brave”.";

    /// The quote of all of TEXT's first sentence, with these stretches inside marks.
    fn mixed(article: &Article, stretches: &[&str]) -> Quote {
        let mut quote =
            quote(article, "it was “a very brave decision” and, in the end,\n“Right for us”", None, 1.0);
        quote.kind = QuoteKind::Mixed;
        quote.marked = stretches.iter().map(|words| place(article, words).span).collect();
        quote
    }

    #[test]
    fn a_mixed_quote_is_what_stood_inside_the_marks() {
        let article = article(TEXT, None);
        let check = |stretches: &[&str], expected: &str| {
            let text = quote_text(&mixed(&article, stretches), TEXT);
            assert_eq!(text.as_deref(), Some(expected));
            let fidelity = crate::model::fidelity(expected, [TEXT]);
            assert_eq!(fidelity, Fidelity::Verbatim);
        };
        check(&["a very brave decision", "Right for us"], "… a very brave decision … Right for us");
        check(&["Right for us"], "Right for us");
        check(&["brave decision"], "brave decision");
    }

    #[test]
    fn a_direct_quote_is_its_content_on_one_line() {
        let article = article(TEXT, None);
        let direct = quote(&article, "in the end,\n“Right", None, 1.0);
        assert_eq!(quote_text(&direct, TEXT).as_deref(), Some("in the end, “Right"));
        assert_eq!(quote_text(&direct, "short"), None);
    }

    fn briefing(articles: &[&Arc<Article>]) -> Briefing {
        let entries = articles.iter().map(|article| new_entry(Arc::clone(article)));
        Briefing { articles: entries.collect(), ..Briefing::default() }
    }

    #[test]
    fn quotes_in_marks_come_first_and_renderings_of_one_statement_are_one_card() {
        let article = article(TEXT, None);
        let mut indirect = quote(&article, "it was", None, 1.0);
        indirect.kind = QuoteKind::Indirect;
        indirect.marked.clear();
        let mut brave = quote(&article, "brave", Some("A"), 1.0);
        let mut right = quote(&article, "Right for us", Some("B"), 2.0);
        brave.cluster = Some(brave.id.clone());
        right.cluster = Some(brave.id.clone());
        let (first, second) = (brave.id.clone(), right.id.clone());
        let findings = Findings { quotes: vec![indirect, brave, right], ..Findings::default() };
        let review = |briefing: &Briefing| -> Vec<_> {
            let all = quotes(briefing, &findings).into_iter();
            all.map(|quote| {
                let others: Vec<_> =
                    quote.renderings.into_iter().map(|other| (other.id, other.text)).collect();
                (quote.text, quote.decision, others)
            })
            .collect()
        };
        let mut briefing = briefing(&[&article]);
        let alone = ("it was".to_owned(), Decision::Proposed, vec![]);
        let brave = (first.clone(), "brave".to_owned());
        let right = (second, "Right for us".to_owned());
        let led = |decision| ("Right for us".to_owned(), decision, vec![brave.clone()]);
        assert_eq!(review(&briefing), [led(Decision::Proposed), alone.clone()]);
        briefing.rejected.insert(first.clone());
        assert_eq!(review(&briefing), [led(Decision::Rejected), alone.clone()]);
        briefing.rejected.clear();
        let accepted = findings.quotes.iter().find(|quote| quote.id == first).unwrap();
        briefing.quotes.push(quote_item(&briefing, &findings, accepted).unwrap());
        assert_eq!(review(&briefing), [("brave".to_owned(), Decision::Accepted, vec![right]), alone.clone()]);
        // Without the findings the quote still knows where else it stands.
        let [card] = quotes(&briefing, &Findings::default()).try_into().unwrap();
        assert_eq!(card.renderings[0].text, "Right for us");
    }
}
