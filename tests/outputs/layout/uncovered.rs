//! Letters that no face has, where a face of somebody else's has letters of another script without spaces.

use precis::fonts::Face;
use skrifa::{FontRef, MetadataProvider as _, Tag as Table};
use unicode_normalization::char::is_combining_mark;

use super::*;

/// The name of the face of somebody else's.
const OWN: &str = "OwnPlexSans";

/// Letters that the program itself takes for others while it looks for lines.
const ITS_LETTERS: &str = "가😀";

/// A face that has these characters only; each shows a letter of Latin.
fn face_of(characters: &str) -> Face {
    let mut font = Library::bundled().face("IBMPlexSans").unwrap().data().to_vec();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for (old, new) in [(b"IBMPlexSans".to_vec(), OWN.as_bytes().to_vec()), (wide("IBMPlexSans"), wide(OWN))] {
        let places: Vec<usize> = font
            .windows(old.len())
            .enumerate()
            .filter_map(|(at, bytes)| (bytes == old).then_some(at))
            .collect();
        for at in places {
            font[at..at + new.len()].copy_from_slice(&new);
        }
    }
    let glyph = FontRef::new(&font).unwrap().charmap().map('k').unwrap().to_u32();
    let mut characters: Vec<u32> = characters.chars().map(u32::from).collect();
    characters.sort_unstable();
    // One table of format 12, for all of Unicode: a group for each character.
    let mut table = [0_u16, 1, 3, 10].map(u16::to_be_bytes).concat();
    table.extend(12_u32.to_be_bytes());
    table.extend([12_u16, 0].map(u16::to_be_bytes).concat());
    let count = u32::try_from(characters.len()).unwrap();
    table.extend([16 + count * 12, 0, count].map(u32::to_be_bytes).concat());
    table.extend(characters.iter().flat_map(|one| [*one, *one, glyph]).flat_map(u32::to_be_bytes));
    font.resize(font.len().next_multiple_of(4), 0);
    let start = u32::try_from(font.len()).unwrap();
    let record = font[..1_000].windows(4).position(|tag| tag == b"cmap").unwrap();
    font[record + 8..record + 12].copy_from_slice(&start.to_be_bytes());
    font[record + 12..record + 16].copy_from_slice(&u32::try_from(table.len()).unwrap().to_be_bytes());
    font.extend(table);
    assert!(FontRef::new(&font).unwrap().table_data(Table::new(b"cmap")).is_some());
    let face = Face::from_file(font).unwrap();
    assert_eq!(&*face.name, OWN);
    face
}

fn fonts_with(characters: &str) -> Library {
    let mut fonts = Library::bundled().clone();
    fonts.add(face_of(characters)).unwrap();
    fonts
}

/// The template in the face of somebody else's.
fn dressed(template: &Template) -> Template {
    let toml = "name = \"H\"\nfonts.serif = \"O\"\nfonts.sans = \"O\"\n";
    template::parse_house(toml, "house.toml")
        .unwrap()
        .apply_to(template, |_, _| Some(OWN.to_owned()), None)
        .unwrap()
}

/// A briefing with the words in every kind of place.
fn everywhere(words: &str) -> Briefing {
    let mut briefing = small();
    briefing.title = format!("Title {words}");
    words.clone_into(&mut briefing.topic);
    words.clone_into(&mut briefing.prepared_for);
    briefing.points[1].text = format!("Point {words}");
    briefing.quotes[0].text = format!("Quote {words}");
    briefing.quotes[1].speaker.name = Some(words.to_owned());
    add_event(&mut briefing, Some("2025"), words, &[1]);
    let id = briefing.next_section_id();
    briefing.sections.push(Section { text: words.to_owned(), ..Section::new(id, SectionKind::FreeText) });
    briefing
}

/// What the page says about words of which no face has any letter, in that face and beside it.
fn check_uncovered(words: &str) {
    let letters: BTreeSet<char> = words.chars().filter(|letter| *letter != ' ').collect();
    let fonts = fonts_with(ITS_LETTERS);
    for template in template::built_in() {
        for template in [template.clone(), dressed(template)] {
            let layout = Engine::new(&fonts).lay_out(&everywhere(words), &Origins::default(), &template);
            let named: BTreeSet<char> = layout.uncovered.iter().map(|gap| gap.character).collect();
            assert_eq!(named, letters, "{words} in {}", template.id);
            let places: BTreeSet<&str> = layout.uncovered.iter().map(|gap| gap.place.as_str()).collect();
            assert!(places.len() > 4, "{words} in {}: {places:?}", template.id);
            for (_, run) in runs(&layout.page) {
                assert_ne!(&*run.face.0, OWN, "{words} in {}: “{}”", template.id, run.text);
                // A mark goes with the letter or space that it stands on.
                let mut says = run.text.chars().filter(|letter| !is_combining_mark(*letter));
                assert!(says.all(|letter| !letters.contains(&letter)), "{}", run.text);
            }
            let boxed: String =
                layout.page.structure.iter().filter_map(|node| node.actual_text.as_deref()).collect();
            assert!(letters.iter().all(|letter| boxed.contains(*letter)), "{words}: {boxed}");
        }
    }
}

#[test]
fn letters_that_no_face_has_are_named_and_boxed_whatever_others_a_face_has() {
    for words in [
        "ที่ประชุม ปิดท่าเรือ",
        "港口委员会",
        "さくら カナ",
        "ကျေးဇူး",
        "ភាសាខ្មែរ",
        "ພາສາລາວ",
        "𠀀𠮷",
        "한국",
        "🚢 🌊",
        "\u{378} \u{2fe0}",
        "ท\u{e31} \u{302a}ก",
    ] {
        check_uncovered(words);
    }
}

#[test]
fn a_letter_that_a_face_of_ones_own_has_is_set_in_it_among_others_that_none_has() {
    let fonts = fonts_with("가ที");
    let layout = Engine::new(&fonts).lay_out(&everywhere("가 ที่ 漢"), &Origins::default(), one_pager());
    let named: BTreeSet<char> = layout.uncovered.iter().map(|gap| gap.character).collect();
    assert_eq!(named, BTreeSet::from(['漢', '\u{e48}']));
    let own: String = runs(&layout.page)
        .iter()
        .filter(|(_, run)| &*run.face.0 == OWN)
        .map(|(_, run)| run.text.as_str())
        .collect();
    assert!(own.contains('가') && own.contains('ท') && !own.contains('漢'), "{own}");
}
