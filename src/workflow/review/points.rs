//! The key points to review.

use std::collections::BTreeSet;

use super::accepted::point_item;
use super::decision::{Decision, is_current, origins, sources};
use super::differences::{ReviewDifference, differences};
use super::update::{Update, point_update};
use crate::model::{Briefing, DifferenceKind, Evidence, Fidelity, FindingId, Findings, PointItem};

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
    /// What analysis has by now that the page has not.
    pub update: Option<Update>,
    /// In what the sources differ about it, each kind once: differences that are not rejected.
    pub differs: Vec<DifferenceKind>,
}

/// The key points to review, in the order of the findings; accepted ones that analysis no longer finds stand last.
pub(crate) fn points(briefing: &Briefing, findings: &Findings) -> Vec<ReviewPoint> {
    let mut differences = differences(briefing, findings);
    differences.retain(|difference| difference.decision != Decision::Rejected);
    let found = findings.key_points.iter().filter(|point| is_current(briefing, point.evidence.first()));
    let mut seen = BTreeSet::new();
    let mut points = Vec::new();
    for point in found {
        seen.insert(&point.id);
        let accepted = briefing.points.iter().find(|item| item.id == point.id);
        let decision = Decision::about(briefing, &point.id, accepted.is_some());
        let update = accepted.and_then(|item| point_update(briefing, item, point)).map(|(update, _)| update);
        let Some(item) = accepted.cloned().or_else(|| point_item(briefing, point)) else { continue };
        let review = review(briefing, findings, &differences, item, decision);
        points.push(ReviewPoint { undated: point.undated, update, ..review });
    }
    for item in briefing.points.iter().filter(|item| !seen.contains(&item.id)) {
        points.push(review(briefing, findings, &differences, item.clone(), Decision::Accepted));
    }
    points
}

fn review(
    briefing: &Briefing,
    findings: &Findings,
    differences: &[ReviewDifference],
    item: PointItem,
    decision: Decision,
) -> ReviewPoint {
    let (origins, of_origins) = origins(briefing, findings, &item.evidence);
    ReviewPoint {
        decision,
        sources: sources(briefing, &item.evidence),
        origins,
        of_origins,
        fidelity: briefing.fidelity(&item.text, &item.evidence),
        undated: false,
        update: None,
        differs: differs(differences, &item.evidence),
        id: item.id,
        text: item.text,
        evidence: item.evidence,
    }
}

/// In what the sources differ where these places are.
fn differs(differences: &[ReviewDifference], evidence: &[Evidence]) -> Vec<DifferenceKind> {
    let meets = |difference: &&ReviewDifference| {
        difference.evidence.iter().any(|place| {
            evidence.iter().any(|other| place.article == other.article && place.span.overlaps(other.span))
        })
    };
    let kinds: BTreeSet<DifferenceKind> =
        differences.iter().filter(meets).map(|difference| difference.kind).collect();
    kinds.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Article, ArticleEntry, OriginGroup, Origins};
    use crate::workflow::draft::new_entry;
    use crate::workflow::samples::{article, difference, place, point};

    fn briefing(articles: &[&Arc<Article>]) -> Briefing {
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
    fn a_point_says_in_what_the_sources_differ_until_the_difference_is_rejected() {
        let [a, b] = ["It was May. Rest. A", "It was June. Rest. B"].map(|text| article(text, None));
        let about = difference(DifferenceKind::Date, &[(&a, "May"), (&b, "June")]);
        let id = about.id.clone();
        let findings = Findings {
            key_points: vec![point(&a, "It was May.", 1.0), point(&a, "Rest.", 0.5)],
            differences: vec![about],
            ..Findings::default()
        };
        let mut briefing = briefing(&[&a, &b]);
        let differs = |briefing: &Briefing| -> Vec<_> {
            points(briefing, &findings).into_iter().map(|point| point.differs).collect()
        };
        assert_eq!(differs(&briefing), [vec![DifferenceKind::Date], vec![]]);
        briefing.articles[1].included = false;
        assert_eq!(differs(&briefing), [vec![], vec![]], "one article alone does not differ");
        briefing.articles[1].included = true;
        briefing.rejected.insert(id);
        assert_eq!(differs(&briefing), [vec![], vec![]]);
    }
}
