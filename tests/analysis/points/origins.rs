//! Articles that go back to one report.

use std::sync::Arc;

use precis::analysis::{Analyst, Source, analyse};
use precis::import::{Hint, import};
use precis::model::Metadata;

use super::article;

#[test]
fn an_agencys_own_report_shares_the_origin_of_those_that_credit_it() {
    let own = article("A tanker ran aground at Bergen and the harbour was closed for the day.");
    let other = article("BERGEN (Reuters) - The harbour of Bergen is closed. Tugs are on their way.");
    let metadata = Metadata { outlet: Some("Reuters".into()), ..Metadata::default() };
    let findings = Analyst::default().analyse(&[Source::new(&own, &metadata), Source::stated(&other)]);
    assert_eq!(findings.origins.groups.len(), 1);
    assert_eq!(findings.origins.groups[0].reason, "credit Reuters");
}

#[test]
fn an_agency_that_took_a_picture_or_heard_a_witness_does_not_make_two_newsrooms_one_origin() {
    let read = |text: &str| Arc::new(import(text.as_bytes(), &Hint::default()).unwrap());
    let body =
        "The harbour of Bergen was closed on Monday after a tanker ran aground near the northern pier.";
    for (one, other) in [
        ("(Jane Doe/AP)", "“We heard a bang,” a sailor told AP."),
        (
            "A tanker off Bergen. (AP Photo/Jane Doe)",
            "The mayor told the Associated Press that nobody was hurt.",
        ),
        ("Photo: AP", "AP reported that tugs were on their way to the ship."),
    ] {
        let one =
            read(&format!("Harbour closed\n\n{one}\n\n{body}\n\nTugs are to free the ship at high tide."));
        let other = read(&format!("Tanker aground off Bergen\n\nA tanker hit the ground in fog.\n\n{other}"));
        assert!(analyse(&[one, other]).origins.groups.is_empty());
    }
}

#[test]
fn copies_of_one_report_are_one_origin() {
    let report = "The harbour of Bergen was closed on Monday after a tanker ran aground in thick fog near the northern \
                  pier. Nobody was hurt, the coast guard said, and no oil has leaked so far.";
    let copy = format!("{report} Tugs wait.");
    let articles =
        [article(report), article(&copy), article("Wheat prices fell again in the spring of this year.")];
    let origins = analyse(&articles).origins;
    assert_eq!(origins.groups.len(), 1);
    assert_eq!(origins.groups[0].reason, "near-duplicate texts");
    assert_eq!(origins.count(articles.iter().map(|article| &article.id)), 2);
}
