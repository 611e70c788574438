//! Random briefings with forms of a withheld name in every field.

use std::path::Path;

use precis::model::{
    Attribution, Briefing, DifferenceItem, DifferenceKind, DifferenceValue, EventItem, Evidence, FindingId,
    Marking, Metadata, PointItem, QuoteItem, QuoteKind, Section, SectionId, SectionKind, Span,
};
use precis::workflow::{PageFormat, StyleSet, Text, TextFormat, render_page, write_text};
use proptest::prelude::*;

use crate::support::articles::entry;

use super::{
    check_names, everything_that_leaves, occurrences, plain_words, same_name, withholding, without_names,
};

/// A person: the name, forms of it, and what no word of anything that leaves may hold.
struct Person {
    name: &'static str,
    /// A spelling of it that only analysis knows.
    alias: &'static str,
    forms: &'static [&'static str],
    secrets: &'static [&'static str],
}

fn sentence(person: &'static Person) -> impl Strategy<Value = String> {
    let words = [
        "the port", "opened", "سخن", "порт", "on 3 May", "for long", "“so”", "of it", "and", ".", "(", "—",
        "\n",
    ];
    let word =
        prop_oneof![3 => prop::sample::select(words.to_vec()), 2 => prop::sample::select(person.forms)];
    prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
}

const PEOPLE: [Person; 4] = [
    Person {
        name: "Fawzia Koofi",
        alias: "Qofi",
        forms: &[
            "Qofi",
            "Ms Qofi’s",
            "Fawzia Koofi",
            "KOOFI",
            "koofi",
            "Kōōfī’s",
            "Koofi-led",
            "F. Koofi",
            "Ms Koofi",
            "#FawziaKoofi",
            "Koofi's",
            "Koofi, Fawzia",
            "Faw\u{ad}zia Ko\u{200b}ofi",
            "Fawzia Begum Koofi",
            "[Koofi]",
            "anti-Koofi",
            "FAWZIA",
            "Koofis",
        ],
        secrets: &["koofi", "fawzia", "qofi"],
    },
    Person {
        name: "Muqtada al-Sadr",
        alias: "Zaidi",
        forms: &[
            "Zaidi",
            "al-Sadr",
            "AL-SADR",
            "Muqtada",
            "Sadr’s",
            "al Ṣadr",
            "Sadrists",
            "Muqtada al-Sadr",
            "sadr",
            "M. al-Sadr",
        ],
        secrets: &["sadr", "muqtada", "zaidi"],
    },
    Person {
        name: "Мария Захарова",
        alias: "Ведомостева",
        forms: &[
            "Ведомостевой",
            "Мария Захарова",
            "Захаровой",
            "ЗАХАРОВУ",
            "с Марией Захаровой",
            "М. Захарова",
            "захарова",
            "Марии",
        ],
        secrets: &["захаров", "мари", "ведомостев"],
    },
    Person {
        name: "فوزیه کوفی",
        alias: "شکریه",
        forms: &["شکریه", "فوزیه کوفی", "كوفي", "فوزیهٔ کوفی", "کوفی‌ها", "وکوفی", "کوفی"],
        secrets: &["کوفی", "كوفي", "فوزیه", "شکریه"],
    },
];

fn slug(person: &'static Person) -> impl Strategy<Value = Option<String>> {
    let form = prop::sample::select(person.forms);
    prop::option::of(
        form.prop_map(|form| format!("https://example.org/news/{}", form.replace(' ', "-").to_lowercase())),
    )
}

/// A briefing whose every field may hold a form of the name of a person who is withheld.
fn any_briefing(person: &'static Person) -> impl Strategy<Value = Briefing> {
    let texts = prop::collection::vec(sentence(person), 16);
    let flags = prop::collection::vec(any::<bool>(), 8);
    (texts, flags, slug(person)).prop_map(move |(texts, flags, address)| {
        let text = |index: usize| texts[index].clone();
        let body = format!("Start. {} {} {} End of it.", text(0), text(1), text(2));
        let metadata = Metadata {
            title: flags[0].then(|| text(3)),
            outlet: flags[1].then(|| text(4)),
            address,
            ..Metadata::default()
        };
        let article = entry(&body, metadata);
        let id = article.article.id.clone();
        let whole = || vec![Evidence { article: id.clone(), span: Span::new(0, body.len()) }];
        let half = || {
            let middle = (body.len() / 2..=body.len()).find(|at| body.is_char_boundary(*at)).unwrap();
            vec![Evidence { article: id.clone(), span: Span::new(middle, body.len()) }]
        };
        let speaker = |name: Option<String>, role: String| Attribution { name, role: Some(role) };
        let quote = |id: &str, text: String, speaker| QuoteItem {
            id: FindingId::from_text(id),
            text,
            kind: QuoteKind::Direct,
            evidence: half(),
            speaker,
        };
        let value = |text| DifferenceValue { text, evidence: whole(), compatible: flags[2] };
        let mut briefing = Briefing {
            title: text(5),
            topic: text(6),
            prepared_for: text(7),
            as_of: text(8),
            marking: if flags[3] { Marking::parse(&text(9)) } else { Marking::None },
            points: vec![
                PointItem { id: FindingId::from_text("p1"), text: text(10), evidence: whole() },
                PointItem { id: FindingId::from_text("p2"), text: text(11), evidence: half() },
            ],
            quotes: vec![
                quote("q1", text(12), speaker(Some(person.name.to_owned()), text(13))),
                quote("q2", text(13), speaker(Some(text(14)), text(12))),
                quote("q3", text(14), speaker(None, text(15))),
            ],
            events: vec![EventItem {
                id: FindingId::from_text("e1"),
                date: None,
                label: text(15),
                evidence: whole(),
            }],
            differences: vec![DifferenceItem {
                id: FindingId::from_text("d1"),
                kind: if flags[4] { DifferenceKind::Speaker } else { DifferenceKind::Wording },
                topic: text(0),
                values: vec![value(text(1)), value(person.name.to_owned())],
            }],
            articles: vec![article],
            ..Briefing::default()
        };
        briefing.articles[0].included = flags[5];
        let own = Section {
            title: Some(text(2)),
            text: text(3),
            ..Section::new(SectionId(70), SectionKind::FreeText)
        };
        briefing.sections.push(own);
        for section in &mut briefing.sections {
            if section.kind == SectionKind::BottomLine && flags[6] {
                section.text = text(4);
            }
            section.hidden = section.kind == SectionKind::Sources && flags[7];
        }
        briefing.withheld.speakers.insert(person.name.to_owned(), withholding("a local figure"));
        briefing
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn once_every_name_is_replaced_nothing_that_leaves_holds_it(
        (which, briefing) in (0..PEOPLE.len()).prop_flat_map(|which| (Just(which), any_briefing(&PEOPLE[which])))
    ) {
        let findings = same_name(PEOPLE[which].name, PEOPLE[which].alias);
        let settled = without_names(briefing, &findings);
        prop_assert!(occurrences(&settled, &findings).is_empty());
        prop_assert_eq!(precis::edit::validate(&settled), Ok(()));
        for text in everything_that_leaves(&settled, &findings) {
            for word in plain_words(&text) {
                let tells = PEOPLE[which].secrets.iter().any(|secret| word.contains(secret));
                prop_assert!(!tells, "“{}” in: {}", word, text);
            }
        }
    }

    #[test]
    fn while_a_name_stands_nothing_leaves(
        (which, briefing) in (0..PEOPLE.len()).prop_flat_map(|which| (Just(which), any_briefing(&PEOPLE[which])))
    ) {
        let findings = same_name(PEOPLE[which].name, PEOPLE[which].alias);
        let is_held = check_names(&briefing, &findings, Path::new("page.pdf")).is_err();
        prop_assert_eq!(is_held, !occurrences(&briefing, &findings).is_empty());
        if is_held {
            let page = render_page(&briefing, &findings).unwrap();
            prop_assert!(PageFormat::Pdf.encode(&page).is_err());
            prop_assert!(write_text(&briefing, &findings, &StyleSet::default(), Text::Annex, TextFormat::Markdown).is_err());
        }
    }
}
