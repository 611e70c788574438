//! Findings and decisions merged: what the analyst goes through.

use std::collections::BTreeSet;

use crate::model::{
    ArticleId, Attribution, Briefing, Evidence, Fidelity, FindingId, Findings, KeyPoint, PointItem, Quote,
    QuoteItem, QuoteKind, Span,
};

/// What the analyst decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Nothing yet.
    Proposed,
    /// It is on the page.
    Accepted,
    /// It is not wanted.
    Rejected,
}

/// A key point to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPoint {
    /// The finding.
    pub id: FindingId,
    /// The words: the finding's, or the page's once it is accepted.
    pub text: String,
    /// What was decided about it.
    pub decision: Decision,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
    /// The numbers of its sources on the page, ascending.
    pub sources: Vec<usize>,
    /// How many independent origins among the ticked articles support it.
    pub origins: usize,
    /// How many independent origins the ticked articles have.
    pub of_origins: usize,
    /// Whether the words are the source's.
    pub fidelity: Fidelity,
    /// Whether the words hold a relative date that could not be resolved.
    pub undated: bool,
}

/// A quote to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewQuote {
    /// The finding.
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
    /// How many other places render the same statement.
    pub renderings: usize,
    /// Whether the words are the source's.
    pub fidelity: Fidelity,
}

/// The key points to review, in the order of the findings; accepted ones that analysis no longer finds stand last.
pub(super) fn points(briefing: &Briefing, findings: &Findings) -> Vec<ReviewPoint> {
    let found = findings.key_points.iter().filter(|point| is_current(briefing, point.evidence.first()));
    let mut seen = BTreeSet::new();
    let mut points = Vec::new();
    for point in found {
        seen.insert(&point.id);
        let accepted = briefing.points.iter().find(|item| item.id == point.id);
        let decision = decision(briefing, &point.id, accepted.is_some());
        let Some(item) = accepted.cloned().or_else(|| point_item(briefing, point)) else { continue };
        points.push(review_point(briefing, findings, item, decision, point.undated));
    }
    for item in briefing.points.iter().filter(|item| !seen.contains(&item.id)) {
        points.push(review_point(briefing, findings, item.clone(), Decision::Accepted, false));
    }
    points
}

/// The quotes to review: those with words inside quotation marks in the order of the findings, then those without,
/// then accepted ones that analysis no longer finds.
pub(super) fn quotes(briefing: &Briefing, findings: &Findings) -> Vec<ReviewQuote> {
    let current = |quote: &&Quote| is_current(briefing, Some(&quote.content));
    let marked = findings.quotes.iter().filter(|quote| is_marked(quote));
    let unmarked = findings.quotes.iter().filter(|quote| !is_marked(quote));
    let mut seen = BTreeSet::new();
    let mut quotes = Vec::new();
    for quote in marked.chain(unmarked).filter(current) {
        seen.insert(&quote.id);
        let accepted = briefing.quotes.iter().find(|item| item.id == quote.id);
        let decision = decision(briefing, &quote.id, accepted.is_some());
        let item = accepted.cloned().or_else(|| quote_item(briefing, findings, quote));
        let Some(item) = item else { continue };
        quotes.push(review_quote(briefing, item, decision));
    }
    for item in briefing.quotes.iter().filter(|item| !seen.contains(&item.id)) {
        quotes.push(review_quote(briefing, item.clone(), Decision::Accepted));
    }
    quotes
}

/// The point that accepting a finding puts on the page: its words and the places that the briefing has. `None` if it
/// does not have the article of the words; findings may be older than the briefing.
pub(super) fn point_item(briefing: &Briefing, point: &KeyPoint) -> Option<PointItem> {
    let is_there = |place: &&Evidence| briefing.words(place).is_some_and(|words| !words.is_empty());
    point.evidence.first().filter(is_there)?;
    let evidence = point.evidence.iter().filter(is_there).cloned().collect();
    Some(PointItem { id: point.id.clone(), text: one_line(&point.text), evidence })
}

/// The quote that accepting a finding puts on the page: its words, its place and those of the quotes that render the
/// same statement, its speaker. `None` if the briefing does not have the article.
pub(super) fn quote_item(briefing: &Briefing, findings: &Findings, quote: &Quote) -> Option<QuoteItem> {
    let article = &briefing.entry(&quote.content.article)?.article;
    let text = quote_text(quote, &article.text).filter(|text| !text.is_empty())?;
    let mut evidence = vec![quote.content.clone()];
    if let Some(cluster) = &quote.cluster {
        let others = findings.quotes.iter().filter(|other| other.id != quote.id);
        let same = others.filter(|other| other.cluster.as_ref() == Some(cluster));
        evidence
            .extend(same.map(|other| other.content.clone()).filter(|place| briefing.words(place).is_some()));
    }
    let speaker = quote.speaker.as_ref().map(|speaker| speaker.attribution.clone()).unwrap_or_default();
    Some(QuoteItem { id: quote.id.clone(), text, kind: quote.kind, evidence, speaker })
}

/// The words of a quote for the page, out of the text of its article.
///
/// A direct quote is its content.
/// Of a mixed one only what stood inside quotation marks is somebody's own words: its marked stretches, joined by
/// ` … `. A leading `… ` says that the speaker's sentence had begun before, where the words begin with a lower-case
/// letter and are more than a phrase of three words.
/// All of this only leaves words out, so the text stays verbatim in the sense of [`crate::model::fidelity`].
/// `None` if a span does not lie inside the text.
pub fn quote_text(quote: &Quote, text: &str) -> Option<String> {
    if quote.kind != QuoteKind::Mixed || quote.marked.is_empty() {
        return quote.content.span.of(text).map(one_line);
    }
    let stretches: Option<Vec<&str>> = quote.marked.iter().map(|span: &Span| span.of(text)).collect();
    let words = one_line(&stretches?.join(" … "));
    let begins_inside = words.chars().next().is_some_and(char::is_lowercase);
    let is_phrase = words.split_whitespace().count() <= 3;
    Some(if begins_inside && !is_phrase { format!("… {words}") } else { words })
}

/// Whether any of a quote's words stood inside quotation marks.
pub(super) fn is_marked(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect && !quote.marked.is_empty()
}

/// Whether a finding is about an article that is ticked now; the findings may be older than the briefing.
fn is_current(briefing: &Briefing, place: Option<&Evidence>) -> bool {
    place.is_some_and(|place| {
        briefing.source_number(&place.article).is_some() && briefing.words(place).is_some()
    })
}

fn decision(briefing: &Briefing, id: &FindingId, is_accepted: bool) -> Decision {
    if is_accepted {
        Decision::Accepted
    } else if briefing.rejected.contains(id) {
        Decision::Rejected
    } else {
        Decision::Proposed
    }
}

fn review_point(
    briefing: &Briefing,
    findings: &Findings,
    item: PointItem,
    decision: Decision,
    undated: bool,
) -> ReviewPoint {
    let ticked: Vec<&ArticleId> = briefing.included().map(|entry| &entry.article.id).collect();
    let supporting = item.evidence.iter().map(|place| &place.article).filter(|id| ticked.contains(id));
    ReviewPoint {
        decision,
        sources: sources(briefing, &item.evidence),
        origins: findings.origins.count(supporting),
        of_origins: findings.origins.count(ticked.iter().copied()),
        fidelity: briefing.fidelity(&item.text, &item.evidence),
        undated,
        id: item.id,
        text: item.text,
        evidence: item.evidence,
    }
}

fn review_quote(briefing: &Briefing, item: QuoteItem, decision: Decision) -> ReviewQuote {
    ReviewQuote {
        decision,
        sources: sources(briefing, &item.evidence),
        renderings: item.evidence.len().saturating_sub(1),
        fidelity: briefing.fidelity(&item.text, &item.evidence),
        id: item.id,
        text: item.text,
        kind: item.kind,
        evidence: item.evidence,
        speaker: item.speaker,
    }
}

/// The numbers of the sources of some places, ascending, each once.
fn sources(briefing: &Briefing, evidence: &[Evidence]) -> Vec<usize> {
    let numbers: BTreeSet<usize> =
        evidence.iter().filter_map(|place| briefing.source_number(&place.article)).collect();
    numbers.into_iter().collect()
}

/// The text on one line: a line feed or another control character becomes a space.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{ArticleEntry, OriginGroup, Origins};
    use crate::session::draft::new_entry;
    use crate::session::samples::{article, place, point, quote};

    const TEXT: &str =
        "He said it was “a very brave decision” and, in the end,\n“Right for us”. She called it “brave”.";

    /// The quote of all of TEXT's first sentence, with these stretches inside marks.
    fn mixed(article: &crate::model::Article, stretches: &[&str]) -> Quote {
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

    fn briefing(articles: &[&Arc<crate::model::Article>]) -> Briefing {
        let entries = articles.iter().map(|article| new_entry(Arc::clone(article)));
        Briefing { articles: entries.collect(), ..Briefing::default() }
    }

    #[test]
    fn support_counts_origins_among_the_ticked_articles() {
        let [a, b, c, d] = ["One. A", "One. B", "One. C", "One. D"].map(|text| article(text, None));
        let mut found = point(&a, "One.", 1.0);
        found.evidence.extend([&b, &c, &d].map(|article| place(article, "One.")));
        let group = OriginGroup { articles: vec![a.id.clone(), c.id.clone()], reason: String::new() };
        let findings = Findings {
            key_points: vec![found],
            origins: Origins { groups: vec![group] },
            ..Findings::default()
        };
        let mut briefing = briefing(&[&a, &b, &c, &d]);
        briefing.articles[1].included = false;
        let [review] = points(&briefing, &findings).try_into().unwrap();
        assert_eq!((review.sources, review.origins, review.of_origins), (vec![1, 2, 3], 2, 2));
    }

    #[test]
    fn the_review_keeps_the_order_of_the_findings_and_ends_with_what_is_found_no_more() {
        let article = article("One. Two. Three.", None);
        let [one, two, three] = ["One.", "Two.", "Three."].map(|words| point(&article, words, 1.0));
        let mut briefing = briefing(&[&article]);
        briefing.points = [&three, &two].map(|found| point_item(&briefing, found).unwrap()).to_vec();
        briefing.rejected.insert(one.id.clone());
        let findings = Findings { key_points: vec![one, two], ..Findings::default() };
        let review: Vec<_> =
            points(&briefing, &findings).into_iter().map(|point| (point.text, point.decision)).collect();
        let expected =
            [("One.", Decision::Rejected), ("Two.", Decision::Accepted), ("Three.", Decision::Accepted)];
        assert_eq!(review, expected.map(|(text, decision)| (text.to_owned(), decision)));
    }

    #[test]
    fn findings_about_articles_that_are_not_ticked_are_not_reviewed() {
        let article = article("One.", None);
        let findings = Findings { key_points: vec![point(&article, "One.", 1.0)], ..Findings::default() };
        let mut briefing = briefing(&[&article]);
        assert_eq!(points(&briefing, &findings).len(), 1);
        let entry = briefing.articles.remove(0);
        assert_eq!(points(&briefing, &findings), []);
        briefing.articles = vec![ArticleEntry { included: false, ..entry }];
        assert_eq!(points(&briefing, &findings), []);
    }

    #[test]
    fn quotes_in_marks_come_first_and_count_their_other_renderings() {
        let article = article(TEXT, None);
        let mut indirect = quote(&article, "it was", None, 1.0);
        indirect.kind = QuoteKind::Indirect;
        indirect.marked.clear();
        let mut brave = quote(&article, "brave", None, 1.0);
        let mut right = quote(&article, "Right for us", None, 1.0);
        brave.cluster = Some(brave.id.clone());
        right.cluster = Some(brave.id.clone());
        let findings = Findings { quotes: vec![indirect, brave, right], ..Findings::default() };
        let review: Vec<_> = quotes(&briefing(&[&article]), &findings)
            .into_iter()
            .map(|quote| (quote.text, quote.renderings))
            .collect();
        let expected = [("brave", 1), ("Right for us", 1), ("it was", 0)];
        assert_eq!(review, expected.map(|(text, count)| (text.to_owned(), count)));
    }
}
