//! Random briefings: 2,000 of them, in every template and on every paper.
//!
//! The briefings are the same in every run, so that a change alone can break them. `PROPTEST_CASES` asks for more of
//! them per property, `PROPTEST_RNG_SEED` for others.

use precis::export::pdf;
use precis::fonts::Library;
use precis::layout::{Engine, Layout, Overflow};
use precis::model::{
    Briefing, Column, Confidence, Date, DifferenceKind, Judgement, Likelihood, Marking, Metadata, Origins,
    PaperSize, Section, SectionId, SectionKind, Tlp,
};
use precis::template::{self, Template};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::sound::{check_areas, check_complete, check_page_of, check_words};
use super::{add_difference, add_event, add_point, add_quote, article, without_cuts};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z]{1,12}",
        2 => "[А-Яа-я]{1,14}",
        2 => "[ابپتسشعغفقکگلمنوهی]{1,9}",
        1 => "[0-9]{1,6}",
        1 => Just("“quoted”".to_owned()),
        1 => Just("(see below)".to_owned()),
        1 => Just("$9 billion".to_owned()),
        1 => Just("می\u{200c}رود".to_owned()),
        1 => Just("a\u{0}\u{1b}b\tc\u{85}".to_owned()),
        1 => Just("漢字 🙂 e\u{301} \u{202e}x".to_owned()),
        1 => "[a-z]{40,160}",
    ]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|words| words.join(" "))
}

fn metadata() -> impl Strategy<Value = Metadata> {
    let address = prop_oneof![
        Just(None),
        "https://[a-z]{3,20}\\.org/[a-z/-]{0,60}".prop_map(Some),
        "[a-z: ]{1,20}".prop_map(Some),
    ];
    (prop::option::of(words(12)), prop::option::of(words(4)), prop::option::of(1_i16..9999), address)
        .prop_map(|(title, outlet, year, address)| Metadata {
            title,
            outlet,
            published: year.and_then(Date::year_only),
            address,
            ..Metadata::default()
        })
}

fn marking() -> impl Strategy<Value = Marking> {
    prop_oneof![
        Just(Marking::None),
        prop::sample::select(Tlp::ALL.to_vec()).prop_map(Marking::Tlp),
        words(12).prop_map(Marking::Custom),
    ]
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let column = prop::option::of(prop::sample::select(Column::ALL.to_vec()));
    let section = (any::<bool>(), prop::option::of(words(5)), words(60), column);
    let mut kinds = SectionKind::ALL.to_vec();
    kinds.push(SectionKind::FreeText);
    let count = kinds.len();
    (Just(kinds).prop_shuffle(), prop::collection::vec(section, count)).prop_map(|(kinds, rest)| {
        let mut sections = Vec::new();
        for (kind, (hidden, title, text, column)) in kinds.into_iter().zip(rest) {
            let has_text = kind.holds_text();
            let id = SectionId(u32::try_from(sections.len()).unwrap());
            // Half of them can be hidden at all, so that most pages are not nearly empty.
            let hidden = hidden && id.0.is_multiple_of(2);
            let text = if has_text { text } else { String::new() };
            let judgement = match (kind, column) {
                (SectionKind::Assessment, Some(_)) => {
                    Judgement { likelihood: Some(Likelihood::Unlikely), confidence: Some(Confidence::High) }
                }
                _ => Judgement::default(),
            };
            sections.push(Section { title, hidden, text, column, judgement, ..Section::new(id, kind) });
        }
        sections
    })
}

fn times() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("2021-08".to_owned()),
        Just("1996/2001".to_owned()),
        Just("2024-12-30/2025-01-02".to_owned()),
        Just("2025-07-03".to_owned()),
    ]
}

prop_compose! {
    pub(crate) fn briefings()(
        head in (words(14), words(6), words(6), words(4)),
        marking in marking(),
        sections in sections(),
        paper in prop::option::of(prop::sample::select(PaperSize::ALL.to_vec())),
        articles in prop_oneof![3 => prop::collection::vec(metadata(), 0..12), 1 => prop::collection::vec(metadata(), 12..=40)],
        points in prop::collection::vec((words(40), prop::collection::vec(1_usize..12, 0..8)), 0..16),
        quotes in prop::collection::vec((words(40), prop::option::of(words(4)), prop::option::of(words(6)), prop::collection::vec(1_usize..12, 0..4)), 0..12),
        events in prop::collection::vec((prop::option::of(times()), words(24), prop::collection::vec(1_usize..12, 1..4)), 0..10),
        differences in prop::collection::vec((0_usize..5, words(8), prop::collection::vec((words(16), 1_usize..12, any::<bool>()), 2..5)), 0..6),
    ) -> Briefing {
        let (title, topic, prepared_for, as_of) = head;
        let mut briefing = Briefing { title, topic, prepared_for, as_of, marking, sections, paper, ..Briefing::default() };
        for (index, metadata) in articles.into_iter().enumerate() {
            let mut entry = article(&format!("Article {index} begins with these words here."), metadata);
            entry.included = index % 5 != 4;
            briefing.articles.push(entry);
        }
        for (text, numbers) in points {
            add_point(&mut briefing, &text, &numbers);
        }
        for (text, name, role, numbers) in quotes {
            add_quote(&mut briefing, &text, name.as_deref(), role.as_deref(), &numbers);
        }
        for (date, label, numbers) in events {
            add_event(&mut briefing, date.as_deref(), &label, &numbers);
        }
        for (kind, topic, values) in differences {
            const KINDS: [DifferenceKind; 5] = [
                DifferenceKind::Date,
                DifferenceKind::Number,
                DifferenceKind::Name,
                DifferenceKind::Speaker,
                DifferenceKind::Wording,
            ];
            let numbers: Vec<[usize; 1]> = values.iter().map(|value| [value.1]).collect();
            let values: Vec<(&str, &[usize], bool)> =
                values.iter().zip(&numbers).map(|(value, numbers)| (value.0.as_str(), numbers.as_slice(), value.2)).collect();
            add_difference(&mut briefing, KINDS[kind], &topic, &values);
        }
        briefing
    }
}

/// So many random briefings, the `run`-th part of all.
fn config(run: u64, cases: u32) -> ProptestConfig {
    let asked = |name: &str| std::env::var(name).ok();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked("PROPTEST_CASES").is_some() { default.cases } else { cases },
        rng_seed: if asked("PROPTEST_RNG_SEED").is_some() { default.rng_seed } else { RngSeed::Fixed(run) },
        failure_persistence: None,
        ..default
    }
}

fn templates() -> impl Strategy<Value = &'static Template> {
    prop::sample::select(template::built_in().iter().collect::<Vec<_>>())
}

fn lay_out(briefing: &Briefing, template: &Template) -> Layout {
    Engine::new(Library::bundled()).lay_out(briefing, &Origins::default(), template)
}

/// Lays a briefing out and holds the page against all that must be true of it.
fn check(engine: &mut Engine, briefing: &Briefing, template: &Template) -> Layout {
    let layout = engine.lay_out(briefing, &Origins::default(), template);
    check_page_of(&layout.page, template);
    check_areas(&layout.areas);
    check_complete(briefing, &layout);
    check_words(briefing, &layout);
    if !layout.cuts.is_empty() {
        // Once they are taken off, nothing is left off but sources that nothing cites.
        let rest = engine.lay_out(&without_cuts(briefing.clone(), &layout), &Origins::default(), template);
        let is_item =
            |overflow: &&Overflow| overflow.section.is_some_and(|kind| kind != SectionKind::Sources);
        assert_eq!(rest.overflow.iter().filter(is_item).count(), 0, "{:?}", rest.overflow);
    }
    assert!(layout.fullness >= 0.0 && layout.fullness <= 1.0);
    layout
}

/// Declares the parts of the 2,000, which run beside each other.
macro_rules! parts {
    ($($name:ident = $run:literal,)*) => {
        $(proptest! {
            #![proptest_config(config($run, 450))]

            #[test]
            fn $name(briefing in briefings(), template in templates()) {
                check(&mut Engine::new(Library::bundled()), &briefing, template);
            }
        })*
    };
}

parts! {
    every_briefing_is_one_sound_page_with_nothing_lost_1 = 1,
    every_briefing_is_one_sound_page_with_nothing_lost_2 = 2,
    every_briefing_is_one_sound_page_with_nothing_lost_3 = 3,
    every_briefing_is_one_sound_page_with_nothing_lost_4 = 4,
}

proptest! {
    // Every tenth of the 2,000 is written too: writing takes the larger part of the time.
    #![proptest_config(config(5, 200))]

    #[test]
    fn every_briefing_gives_one_page_of_pdf_and_the_same_bytes_again(
        briefing in briefings(),
        template in templates(),
    ) {
        // An engine that has seen other pages gives the same as a new one.
        let mut engine = Engine::new(Library::bundled());
        engine.lay_out(&super::small(), &Origins::default(), template);
        let layout = check(&mut engine, &briefing, template);
        let written = pdf::write(&layout.page, Library::bundled()).unwrap();
        prop_assert_eq!(lopdf::Document::load_mem(&written).unwrap().get_pages().len(), 1);
        let again = lay_out(&briefing, template);
        prop_assert_eq!(&layout, &again);
        prop_assert!(written == pdf::write(&again.page, Library::bundled()).unwrap());
        // Sources are numbered as their articles stand; where those stand that are not ticked does not show.
        let mut moved = briefing.clone();
        moved.articles.sort_by_key(|entry| !entry.included);
        prop_assert!(written == pdf::write(&lay_out(&moved, template).page, Library::bundled()).unwrap());
    }
}

/// The template with one body size and one space between things only.
fn fixed(template: &Template, size: f32, stretch: f32) -> Template {
    let mut fixed = template.clone();
    (fixed.fit.floor_pt, fixed.fit.ceiling_pt) = (size, size);
    let spacing = &mut fixed.spacing;
    for space in [&mut spacing.section_lines, &mut spacing.item_lines, &mut spacing.tight_lines] {
        *space *= stretch;
    }
    spacing.stretch = 1.0;
    fixed
}

proptest! {
    #![proptest_config(config(6, 24))]

    #[test]
    fn every_larger_size_on_the_grid_overflows(briefing in briefings(), template in templates()) {
        let mut engine = Engine::new(Library::bundled());
        let mut lay_out = |template: &Template| engine.lay_out(&briefing, &Origins::default(), template);
        let layout = lay_out(template);
        let sizes = template.fit.sizes();
        for size in sizes.iter().filter(|size| **size > layout.body_size_pt) {
            let larger = lay_out(&fixed(template, *size, 1.0));
            prop_assert!(!larger.overflow.is_empty(), "fits at {} but {} was taken", size, layout.body_size_pt);
        }
        // What is set at the largest size stands as far apart as it can.
        if layout.overflow.is_empty() && sizes.first() == Some(&layout.body_size_pt) {
            let looser = template.spacing.stretches().map(|stretch| lay_out(&fixed(template, layout.body_size_pt, stretch)));
            let loosest = looser.into_iter().find(|layout| layout.overflow.is_empty()).unwrap();
            prop_assert!((loosest.fullness - layout.fullness).abs() < 0.001);
        }
    }
}
