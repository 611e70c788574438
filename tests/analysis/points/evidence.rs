//! What is evidence for a sentence, and what only resembles it.

use precis::analysis::analyse;

use super::{article, sources};

#[test]
fn a_sentence_is_no_evidence_for_its_contrary() {
    // Each pair differs in one thing; between articles that share all the rest neither is evidence for the other.
    for (one, other) in [
        (
            "The council of Elstree approved the plan for a sea wall.",
            "The council of Elstree rejected the plan for a sea wall.",
        ),
        (
            "The council of Elstree approved the plan for a sea wall.",
            "The council of Elstree shelved the plan for a sea wall.",
        ),
        (
            "Norrland opened its border to the trucks of Elstree.",
            "Norrland closed its border to the trucks of Elstree.",
        ),
        (
            "The port of Elstree will open again on Monday.",
            "The port of Elstree will not open again on Monday.",
        ),
        (
            "The price of wheat in Norrland rose in the spring.",
            "The price of wheat in Norrland fell in the spring.",
        ),
        (
            "The high court of Norrland upheld the ban on sealing.",
            "The high court of Norrland overturned the ban on sealing.",
        ),
        ("Four sailors of the tanker Mira were flown out.", "Two sailors of the tanker Mira were flown out."),
        (
            "Four injured sailors of the tanker Mira were flown out.",
            "Two young sailors of the tanker Mira were flown out.",
        ),
        (
            "The fire in Norrland spread to the north-east of Elstree.",
            "The fire in Norrland spread to the north-west of Elstree.",
        ),
        (
            "The tanker Mira ran aground at 4:20 off Elstree.",
            "The tanker Mira ran aground at 4:30 off Elstree.",
        ),
        (
            "No oil is leaking from the tanker Mira off Elstree.",
            "Oil is leaking from the tanker Mira off Elstree.",
        ),
        (
            "Nobody was hurt in the explosion in the mill of Elstree.",
            "Three people were hurt in the explosion in the mill of Elstree.",
        ),
        (
            "The blast in the mill of Elstree killed 247 people.",
            "The blast in the mill of Elstree killed 250 people.",
        ),
        (
            "The union of Elstree accepted the offer of the port.",
            "The union of Elstree refused the offer of the port.",
        ),
        (
            "Ann Holm won the election of the mayor of Elstree.",
            "Ann Holm lost the election of the mayor of Elstree.",
        ),
        (
            "Ann Holm won the election of the mayor of Elstree.",
            "Jon Rue won the election of the mayor of Elstree.",
        ),
        (
            "Norrland defeated Ellsay in the final of the island cup.",
            "Ellsay defeated Norrland in the final of the island cup.",
        ),
        (
            "The jury of Elstree found the captain of the Mira guilty.",
            "The jury of Elstree acquitted the captain of the Mira.",
        ),
        (
            "A bus crash near Elstree killed 12 people on Friday.",
            "A train crash near Brunhaven killed 12 people on Friday.",
        ),
        ("Norrland attacked Ellsay on Monday morning.", "Norrland was attacked by Ellsay on Monday morning."),
        (
            "The talks of Norrland and Ellsay begin on 3 May 2024.",
            "The talks of Norrland and Ellsay begin on 5 May 2024.",
        ),
        (
            "The ferry to Elstree sank in the morning on Monday.",
            "The ferry to Elstree sank in the morning on Tuesday.",
        ),
        (
            "The minister of Norrland confirmed the report on the mill.",
            "The minister of Norrland denied the report on the mill.",
        ),
    ] {
        let articles = [article(&format!("{one} It was cold.")), article(&format!("{other} It was wet."))];
        let findings = analyse(&articles);
        assert!(!findings.key_points.is_empty(), "{one}");
        for point in &findings.key_points {
            assert_eq!(sources(&articles, point).len(), 1, "{one} / {other}: {}", point.text);
        }
        for event in &findings.events {
            assert_eq!(event.evidence.len(), 1, "{one} / {other}: {}", event.text);
        }
    }
}

#[test]
fn a_sentence_with_another_number_is_no_evidence() {
    let one = "In all 75 soldiers were killed in the battle of Kandor, the rebels said.";
    let two = "In all 40 soldiers were killed in the battle of Kandor, the ministry said.";
    let findings = analyse(&[article(one), article(two)]);
    assert!(findings.key_points.iter().all(|point| point.evidence.len() == 1), "{:?}", findings.key_points);
}
