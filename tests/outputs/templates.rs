//! Templates and house styles as their authors write them: what is read, what is refused, and on which line.
use std::collections::BTreeSet;
use std::sync::Arc;

use precis::export::pdf;
use precis::fonts::{Face, Library};
use precis::layout::Engine;
use precis::model::{Briefing, Origins};
use precis::page::{Artifact, Page, Role, Shape, Tag};
use precis::picture::read as picture;
use precis::preview;
use precis::template::{HouseStyle, StyleName, Template, is_house, parse, parse_house};
use proptest::prelude::*;

use super::one_pager;

const GUIDE: &str = include_str!("../../docs/templates.md");
const HOUSE: &str = include_str!("../../docs/house.toml");
const ONE_PAGER: &str = include_str!("../../templates/one-pager.toml");

fn refusal(toml: &str) -> String {
    parse(toml, "mine.toml").unwrap_err().to_string()
}

fn house_refusal(toml: &str) -> String {
    parse_house(toml, "house.toml").unwrap_err().to_string()
}

/// Dresses the one-pager in faces of the bundled families.
fn dressed(house: &HouseStyle) -> Template {
    let library = Library::bundled();
    let face = |own: &str, family: &str| {
        let own = library.face_or_stand_in(own)?;
        Some(library.nearest(family, own.weight, own.italic)?.name.to_string())
    };
    house.apply_to(one_pager(), face, None).unwrap()
}

fn page(template: &Template, briefing: &Briefing) -> Page {
    Engine::new(Library::bundled()).lay_out(briefing, &Origins::default(), template).page
}

/// The furniture of a page that says something: its kind, its words, and where its base line is.
fn furniture(page: &Page) -> Vec<(Artifact, String, f32)> {
    let texts = page.elements.iter().filter_map(|element| match (&element.tag, &element.shape) {
        (Tag::Artifact(kind), Shape::Text(run)) => Some((*kind, run.text.clone(), run.origin.y_pt)),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_template_based_on_another_says_only_what_differs() {
    let letter = parse(
        "id = \"letter\"\nname = \"Letter\"\nbased_on = \"one-pager\"\n\n[paper]\nwidth_mm = 215.9\nheight_mm = 279.4\n",
        "letter.toml",
    )
    .unwrap();
    let mut expected = one_pager().clone();
    (expected.id, expected.name) = ("letter".to_owned(), "Letter".to_owned());
    (expected.paper.width_mm, expected.paper.height_mm) = (215.9, 279.4);
    assert_eq!(letter, expected);
}

#[test]
fn a_size_of_its_own_drives_out_the_one_of_the_base() {
    let toml = "id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\nstyles.role.size_pt = 9.0\nstyles.title.size = 2.0\n";
    let template = parse(toml, "a.toml").unwrap();
    assert_eq!((template.styles.role.size, template.styles.role.size_pt), (None, Some(9.0)));
    assert_eq!((template.styles.title.size, template.styles.title.size_pt), (Some(2.0), None));
}

#[test]
fn what_is_wrong_in_a_template_is_named_with_the_line_of_the_file_that_holds_the_key() {
    let base = "id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\n\n";
    let cases = [
        ("[fit]\nflor_pt = 9.0\n", "line 6: “flor_pt” is not known here; “floor_pt” is"),
        ("[fit]\n\nfloor_pt = \"small\"\n", "line 7: invalid type"),
        ("[fit]\nsmallest_pt = 6.0\n", "line 6: 6 is not between 7.5 and 20"),
        ("fit = { smallest_pt = 6.0 }\n", "line 5: 6 is not between 7.5 and 20"),
        ("fit.smallest_pt = 6.0\n", "line 5: 6 is not between 7.5 and 20"),
        ("[colors]\nrule = \"grey\"\n", "line 6: “grey” is not a colour"),
        (
            "[colors]\nrule = \"#ffffff\"\nmuted = \"#aaaaaa\"\n",
            "line 7: text in #aaaaaa on #ffffff has a contrast of 2.3 to 1",
        ),
        ("[colors]\ntint = \"#333333\"\n", "line 6: text in #1b2233 on #333333 has a contrast of 1.2 to 1"),
        ("[paper\n", "line 5:"),
    ];
    for (toml, expected) in cases {
        let said = refusal(&format!("{base}{toml}"));
        assert!(said.starts_with(&format!("mine.toml, {expected}")), "{toml}\n{said}");
    }
    // The fault is between the two: the line is the one where the base is named, the words name the other.
    let line = ONE_PAGER.lines().position(|line| line.starts_with("ceiling_pt")).unwrap() + 1;
    let expected = format!(
        "mine.toml, line 3: with “fit.ceiling_pt” as “one-pager” has it (one-pager.toml, line {line}), 12 is not between 14 and 72"
    );
    assert_eq!(refusal(&format!("{base}[fit]\nfloor_pt = 14.0\n")), expected);
}

#[test]
fn a_base_that_is_not_there_and_an_identity_that_is_not_given_are_refused() {
    assert!(
        refusal("id = \"a\"\nname = \"A\"\n\nbased_on = \"tow-pager\"\n")
            .starts_with("mine.toml, line 4: there is no built-in template “tow-pager” to be based on")
    );
    assert!(
        refusal("based_on = 3").starts_with("mine.toml, line 1: “based_on” is the id of a built-in template")
    );
    assert!(refusal("name = \"A\"\nbased_on = \"one-pager\"").contains("missing key `id`"));
    assert!(refusal("id = \"a\"\nbased_on = \"one-pager\"").contains("missing key `name`"));
    assert!(refusal("").contains("line 1: missing key `id`"));
}

#[test]
fn a_house_style_changes_fonts_by_role_and_by_style_and_colours_and_nothing_else() {
    let toml = "name = \"H\"\n[fonts]\nserif = \"IBM Plex Sans\"\ncondensed = \"IBM Plex Serif\"\n\
                [fonts.styles]\ntitle = \"ibm plex sans condensed\"\n[colors]\naccent = \"#004488\"\n";
    let house = parse_house(toml, "house.toml").unwrap();
    let dressed = dressed(&house);
    for name in StyleName::ALL {
        let face = match one_pager().styles.get(*name).face.as_str() {
            _ if *name == StyleName::Title => "IBMPlexSansCond-SmBld",
            "IBMPlexSerif-Regular" => "IBMPlexSans",
            "IBMPlexSerif-Italic" => "IBMPlexSans-Italic",
            "IBMPlexSansCond" => "IBMPlexSerif-Regular",
            own => own,
        };
        assert_eq!(dressed.styles.get(*name).face, face, "{name:?}");
    }
    let mut expected = one_pager().clone();
    expected.styles = dressed.styles.clone();
    (expected.colors.accent.red, expected.colors.accent.green, expected.colors.accent.blue) = (0, 0x44, 0x88);
    assert_eq!(dressed, expected);
}

#[test]
fn a_family_that_is_not_there_leaves_the_fonts_of_the_template() {
    let house = parse_house("name = \"H\"\nfonts.sans = \"Gill Sans\"\n", "house.toml").unwrap();
    assert_eq!(dressed(&house), *one_pager());
    assert_eq!(house.families(), [("fonts.sans".to_owned(), "Gill Sans")]);
}

#[test]
fn what_is_wrong_in_a_house_style_is_named_with_its_line() {
    let cases = [
        ("name = \"H\"\n[colours]\n", "line 2: “colours” is not known here; “colors” is"),
        ("[fonts]\nserif = 3\n", "line 2: invalid type"),
        ("name = \" \"\n", "line 1: a house style needs a name"),
        ("name = \"H\"\n[fonts.styles]\nkiker = \"X\"\n", "line 3: “kiker” is not known here; “kicker” is"),
        (
            "name = \"H\"\n[fonts]\nfiles = [\"../a.ttf\"]\n",
            "line 3: “../a.ttf” is not the name of a file beside this one",
        ),
        ("name = \"H\"\n[fonts]\nfiles = [\"/a.ttf\"]\n", "line 3: “/a.ttf” is not the name"),
        ("name = \"H\"\n[colors]\nink = \"black\"\n", "line 3: “black” is not a colour"),
        ("name = \"H\"\n[logo]\nfile = \"a.png\"\nheight_mm = 10.0\n", "line 2: missing key `alternative`"),
        (
            "name = \"H\"\n[logo]\nfile = \"a.png\"\nalternative = \"\"\nheight_mm = 10.0\n",
            "line 4: a logo needs words",
        ),
        (
            "name = \"H\"\n[logo]\nfile = \"a.png\"\nalternative = \"A\"\nheight_mm = 90.0\n",
            "line 5: 90 is not between 4 and 40",
        ),
        ("name = \"H\"\nbased_on = \"one-pager\"\n", "line 2: there is no built-in template"),
    ];
    for (toml, expected) in cases {
        let said = house_refusal(toml);
        assert!(said.starts_with(&format!("house.toml, {expected}")), "{toml}\n{said}");
    }
    let long = format!("name = \"H\"\n\n[footer]\ntext = \"{}\"\n", "x".repeat(201));
    assert!(house_refusal(&long).starts_with("house.toml, line 4: the line has more than 200 characters"));
}

#[test]
fn colours_of_a_house_that_cannot_be_read_on_a_template_are_refused_with_their_line() {
    let house =
        parse_house("name = \"H\"\n\n[colors]\nrule = \"#ffffff\"\ntint = \"#404040\"\n", "house.toml")
            .unwrap();
    let said = house.apply_to(one_pager(), |_, _| None, None).unwrap_err().to_string();
    assert!(
        said.starts_with("house.toml, line 5: in the template “one-pager”, text in #1b2233 on #404040"),
        "{said}"
    );
    let house = parse_house("name = \"H\"\n\n[colors]\naccent = \"#ee9900\"\n", "house.toml").unwrap();
    let said = house.apply_to(one_pager(), |_, _| None, None).unwrap_err().to_string();
    assert!(
        said.starts_with("house.toml, line 4: in the template “one-pager”, text in #ee9900 on #ffffff"),
        "{said}"
    );
}

#[test]
fn the_lines_of_a_house_are_printed_above_and_below_everything_else_and_take_their_room() {
    let house = parse_house(
        "name = \"H\"\nheader.text = \"Ministry of Examples\"\nfooter.text = \"1 Example Square\"\n",
        "h",
    )
    .unwrap();
    let briefing = Briefing { title: "A title".to_owned(), ..Briefing::default() };
    let (plain, dressed) = (page(one_pager(), &briefing), page(&dressed(&house), &briefing));
    let furniture = furniture(&dressed);
    let of = |words: &str| furniture.iter().find(|(_, text, _)| text == words).unwrap();
    let (header, footer) = (of("Ministry of Examples"), of("1 Example Square"));
    assert_eq!((header.0, footer.0), (Artifact::Header, Artifact::Footer));
    let texts = |page: &Page| -> Vec<(String, f32)> {
        let texts = page.elements.iter().filter_map(|element| match &element.shape {
            Shape::Text(run) => Some((run.text.clone(), run.origin.y_pt)),
            _ => None,
        });
        texts.collect()
    };
    let baseline = |page: &Page, words: &str| texts(page).iter().find(|(text, _)| text == words).unwrap().1;
    assert!(texts(&dressed).iter().all(|(_, y)| (header.2..=footer.2).contains(y)));
    // What the briefing prints makes room for them.
    assert!(baseline(&dressed, "A title") > baseline(&plain, "A title") + 10.0);
    assert!(baseline(&dressed, "Page 1 of 1") < baseline(&plain, "Page 1 of 1") - 8.0);
}

#[test]
fn the_logo_of_a_house_is_a_figure_at_the_head_as_high_as_it_says_and_is_described() {
    let logo = picture(include_bytes!("../../docs/page.png")).unwrap();
    let shape = logo.width_px as f32 / logo.height_px as f32;
    let toml = "name = \"H\"\nheader.text = \"Ministry\"\n[logo]\nfile = \"a.png\"\nalternative = \"A crest\"\nheight_mm = 20.0\n";
    let house = parse_house(toml, "h").unwrap();
    let dressed = house.apply_to(one_pager(), |_, _| None, Some(&Arc::new(logo))).unwrap();
    let briefing = Briefing { title: "A title".to_owned(), ..Briefing::default() };
    let page = page(&dressed, &briefing);
    let logos = page.elements.iter().filter_map(|element| match (&element.tag, &element.shape) {
        (Tag::Content(node), Shape::Image { rect, .. }) => Some((*node, *rect)),
        _ => None,
    });
    let [(node, rect)] = logos.collect::<Vec<_>>()[..] else { unreachable!("one logo") };
    let node = &page.structure[node.0];
    assert_eq!((node.role, node.alternative.as_deref()), (Role::Figure, Some("A crest")));
    assert!(
        (rect.height_pt - 20.0 * 72.0 / 25.4).abs() < 0.02
            && (rect.width_pt / rect.height_pt - shape).abs() < 0.01
    );
    let run = |words: &str| {
        let runs = page.elements.iter().filter_map(|element| match &element.shape {
            Shape::Text(run) if run.text == words => Some(run.origin),
            _ => None,
        });
        runs.into_iter().next_back().unwrap()
    };
    // The line stands beside its middle, the briefing below it.
    let line = run("Ministry");
    assert!(line.x_pt > rect.right_pt() && (rect.y_pt..rect.bottom_pt()).contains(&line.y_pt));
    assert!(run("A title").y_pt > rect.bottom_pt() + 20.0);
    // Without the picture everything else is as it was.
    assert_eq!(house.apply_to(one_pager(), |_, _| None, None).unwrap().letterhead.logo, None);
}

#[test]
fn a_character_that_no_font_has_is_named_in_the_lines_of_a_house_too() {
    let house = parse_house("name = \"H\"\nheader.text = \"漢\"\nfooter.text = \"\\u0001\"\n", "h").unwrap();
    let layout =
        Engine::new(Library::bundled()).lay_out(&Briefing::default(), &Origins::default(), &dressed(&house));
    let places: Vec<(char, &str)> =
        layout.uncovered.iter().map(|gap| (gap.character, gap.place.as_str())).collect();
    assert!(places.contains(&('漢', "the header of the house style")), "{places:?}");
}

#[test]
fn a_font_that_is_not_there_is_named_and_one_of_its_look_stands_in() {
    let toml = "id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\nstyles.title.face = \"Garamond-Bold\"\n";
    let template = parse(toml, "a.toml").unwrap();
    let briefing = Briefing { title: "A title".to_owned(), ..Briefing::default() };
    let layout = Engine::new(Library::bundled()).lay_out(&briefing, &Origins::default(), &template);
    let [missing] = layout.missing_fonts.as_slice() else { unreachable!("{:?}", layout.missing_fonts) };
    assert_eq!(
        (missing.face.as_str(), missing.stand_in.as_str()),
        ("Garamond-Bold", "IBMPlexSerif-SemiBold")
    );
    let set_in = layout.page.elements.iter().find_map(|element| match &element.shape {
        Shape::Text(run) if run.text == "A title" => Some(run.face.0.to_string()),
        _ => None,
    });
    assert_eq!(set_in.as_deref(), Some("IBMPlexSerif-SemiBold"));
}

#[test]
fn a_house_style_is_told_from_a_template() {
    assert!(is_house(HOUSE) && is_house("name = \"H\""));
    assert!(!is_house(ONE_PAGER) && !is_house("based_on = \"one-pager\"") && !is_house("") && !is_house("["));
}

/// The keys that a table of a file may have, which its refusal of any other tells.
fn keys(refuse: impl Fn(&str) -> String, table: &str) -> BTreeSet<String> {
    let said = refuse(table);
    let known = said.split("known are ").nth(1).unwrap_or_else(|| unreachable!("{table}: {said}"));
    known.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_guide_names_every_key() {
    let unknown = "a_key_that_nobody_would_think_of";
    let based = |table: &str| {
        refusal(&format!("id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\n{table}{unknown} = 1\n"))
    };
    let of_house = |table: &str| house_refusal(&format!("name = \"H\"\n{table}{unknown} = 1\n"));
    let mut all = keys(based, "");
    let tables: Vec<String> =
        all.iter().filter(|key| !["id", "name", "first"].contains(&key.as_str())).cloned().collect();
    for table in tables {
        let inner = keys(based, &format!("{table}."));
        if table == "styles" || table == "sections" {
            all.extend(keys(based, &format!("{table}.{}.", inner.first().unwrap())));
        }
        all.extend(inner);
    }
    all.extend(keys(of_house, ""));
    for table in ["fonts", "colors", "logo", "header", "footer"] {
        all.extend(keys(of_house, &format!("{table}.")));
    }
    all.insert("based_on".to_owned());
    let missing: Vec<&String> = all.iter().filter(|key| !GUIDE.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(all.len() > 80, "{}", all.len());
}

#[test]
fn the_example_of_a_house_style_is_one() {
    let house = parse_house(HOUSE, "house.toml").unwrap();
    assert_ne!(dressed(&house), *one_pager());
}

/// A font file under a PostScript name that no bundled face has.
fn renamed(font: &[u8]) -> Vec<u8> {
    let wide = |name: &str| name.bytes().flat_map(|letter| [0, letter]).collect::<Vec<u8>>();
    let (from, to) = (wide("IBMPlexSansCond"), wide("UserPlexSansOwn"));
    let mut font = font.to_vec();
    let places: Vec<usize> =
        font.windows(from.len()).enumerate().filter(|(_, at)| *at == from).map(|(at, _)| at).collect();
    for at in places {
        font[at..at + to.len()].copy_from_slice(&to);
    }
    font
}

#[test]
fn a_font_file_under_a_name_of_its_own_sets_a_page() {
    let mut library = Library::bundled().clone();
    let face = Face::from_file(renamed(library.face("IBMPlexSansCond").unwrap().data())).unwrap();
    assert_eq!(&*face.name, "UserPlexSansOwn");
    library.add(face).unwrap();
    let toml =
        "id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\nstyles.title.face = \"UserPlexSansOwn\"\n";
    let briefing = Briefing { title: "A title".to_owned(), ..Briefing::default() };
    let layout =
        Engine::new(&library).lay_out(&briefing, &Origins::default(), &parse(toml, "a.toml").unwrap());
    assert_eq!(layout.missing_fonts, []);
    let bytes = pdf::write(&layout.page, &library).unwrap();
    assert!(bytes.windows(15).any(|window| window == b"UserPlexSansOwn"));
}

proptest! {
    /// Whatever a file holds, it is read or refused on a line that it has.
    #[test]
    fn any_text_is_a_template_or_is_refused_on_one_of_its_lines(text in "(\\PC|\n|=|\\[|\\]|\"|\\.){0,200}") {
        for err in [parse(&text, "x").err(), parse_house(&text, "x").err()].into_iter().flatten() {
            prop_assert!((1..=text.lines().count() + 1).contains(&err.line), "{err}");
        }
        is_house(&text);
    }

    /// A font file with some bytes changed is refused, or a page can be set in it and written.
    #[test]
    fn a_damaged_font_is_refused_or_can_be_used(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), prop::bool::weighted(0.7)), 1..40),
    ) {
        let mut library = Library::bundled().clone();
        let mut bytes = renamed(library.face("IBMPlexSansCond").unwrap().data());
        for (place, byte, at_the_beginning) in changes {
            // Most measures stand near the beginning, behind the list of the tables.
            let at = if at_the_beginning { 400 + place.index(2_000) } else { place.index(bytes.len()) };
            bytes[at] = byte;
        }
        if let Ok(face) = Face::from_file(bytes)
            && pdf::try_face(&face).is_ok()
        {
            let name = face.name.to_string();
            let toml = format!("id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\nstyles.title.face = '{name}'\n");
            let (Ok(()), Ok(template)) = (library.add(face), parse(&toml, "x")) else { return Ok(()) };
            let briefing = Briefing { title: "The office of “Mr Ábc” – 5 %".to_owned(), ..Briefing::default() };
            let layout = Engine::new(&library).lay_out(&briefing, &Origins::default(), &template);
            if let Ok(pdf) = pdf::write(&layout.page, &library) {
                prop_assert!(preview::rasterise(&pdf, 0.2).is_ok());
            }
        }
    }

    /// A good file with a piece of it changed is read or refused; what is read can be set.
    #[test]
    fn a_changed_template_is_one_or_is_refused(
        place in any::<prop::sample::Index>(),
        piece in prop::sample::select(vec!["", "1", "-", "e9", "nan", "inf", "\"", "[", "]", "=", "\n", "#", ".", "0.0", "99999999999999999999"]),
        length in 0..6_usize,
    ) {
        let base = "id = \"a\"\nname = \"A\"\nbased_on = \"one-pager\"\n[fit]\nfloor_pt = 9.0\nceiling_pt = 13.0\n[paper]\n\
                    width_mm = 215.9\nheight_mm = 279.4\n[styles.body]\nface = \"IBMPlexSans\"\nsize = 1.0\n[marks]\nmost = 5\n";
        let at = place.index(base.len());
        let end = (at + length).min(base.len());
        let mut text = base.to_owned();
        text.replace_range(at..end, piece);
        if let Ok(template) = parse(&text, "x") {
            let layout = Engine::new(Library::bundled()).lay_out(&Briefing::default(), &Origins::default(), &template);
            prop_assert!(layout.page.width_pt.is_finite() && layout.body_size_pt.is_finite());
        }
    }
}
