//! The faces there are.

use std::sync::LazyLock;

use super::Face;

/// The faces that pages and the window may use.
#[derive(Debug)]
pub struct Library {
    faces: Vec<Face>,
}

/// PostScript name, family, weight, italic, bytes.
type Entry = (&'static str, &'static str, u16, bool, &'static [u8]);

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $file)).as_slice()
    };
}

/// The bundled faces, regular before italic and light before bold, so that a search in order finds the plainest.
const BUNDLED: [Entry; 12] = [
    ("IBMPlexSerif-Regular", "IBM Plex Serif", 400, false, font!("IBMPlexSerif-Regular.ttf")),
    ("IBMPlexSerif-Italic", "IBM Plex Serif", 400, true, font!("IBMPlexSerif-Italic.ttf")),
    ("IBMPlexSerif-SemiBold", "IBM Plex Serif", 600, false, font!("IBMPlexSerif-SemiBold.ttf")),
    ("IBMPlexSerif-SemiBoldItalic", "IBM Plex Serif", 600, true, font!("IBMPlexSerif-SemiBoldItalic.ttf")),
    ("IBMPlexSans", "IBM Plex Sans", 400, false, font!("IBMPlexSans-Regular.ttf")),
    ("IBMPlexSans-Italic", "IBM Plex Sans", 400, true, font!("IBMPlexSans-Italic.ttf")),
    ("IBMPlexSans-SmBld", "IBM Plex Sans", 600, false, font!("IBMPlexSans-SemiBold.ttf")),
    ("IBMPlexSans-SmBldItalic", "IBM Plex Sans", 600, true, font!("IBMPlexSans-SemiBoldItalic.ttf")),
    ("IBMPlexSansCond", "IBM Plex Sans Condensed", 400, false, font!("IBMPlexSansCondensed-Regular.ttf")),
    (
        "IBMPlexSansCond-SmBld",
        "IBM Plex Sans Condensed",
        600,
        false,
        font!("IBMPlexSansCondensed-SemiBold.ttf"),
    ),
    ("IBMPlexSansArabic", "IBM Plex Sans Arabic", 400, false, font!("IBMPlexSansArabic-Regular.ttf")),
    ("IBMPlexSansArabic-SmBld", "IBM Plex Sans Arabic", 600, false, font!("IBMPlexSansArabic-SemiBold.ttf")),
];

impl Library {
    /// The faces that travel inside the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED_FACES: LazyLock<Library> = LazyLock::new(|| Library {
            faces: BUNDLED
                .iter()
                .filter_map(|&(name, family, weight, italic, data)| {
                    Face::read(name, family, weight, italic, data)
                })
                .collect(),
        });
        &BUNDLED_FACES
    }

    /// The face of that PostScript name.
    pub fn face(&self, postscript_name: &str) -> Option<&Face> {
        self.faces.iter().find(|face| face.name == postscript_name)
    }

    /// Every face, in an order that never changes.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter()
    }

    /// The face of a family that is nearest to a weight, italic or upright as asked where the family has it.
    pub fn nearest(&self, family: &str, weight: u16, italic: bool) -> Option<&Face> {
        self.faces
            .iter()
            .filter(|face| face.family == family)
            .min_by_key(|face| (face.italic != italic, face.weight.abs_diff(weight)))
    }

    /// Whether any face covers the character.
    pub fn covers(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.covers(character))
    }
}

#[cfg(test)]
mod tests {
    use skrifa::string::StringId;
    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    #[test]
    fn every_bundled_face_reads_and_carries_its_own_postscript_name() {
        assert_eq!(Library::bundled().faces().count(), BUNDLED.len());
        for face in Library::bundled().faces() {
            let font = FontRef::new(face.data()).unwrap();
            let name = font.localized_strings(StringId::POSTSCRIPT_NAME).next().unwrap().to_string();
            assert_eq!(name, face.name);
        }
    }

    #[test]
    fn the_faces_cover_latin_cyrillic_and_greek_and_one_family_covers_persian_and_dari() {
        let library = Library::bundled();
        for name in ["IBMPlexSerif-Regular", "IBMPlexSerif-Italic", "IBMPlexSans", "IBMPlexSansCond"] {
            let face = library.face(name).unwrap();
            assert!("aé“”…—Яґαώ".chars().all(|character| face.covers(character)), "{name}");
            assert!(!face.covers('پ'), "{name}");
        }
        let arabic = library.nearest("IBM Plex Sans Arabic", 700, true).unwrap();
        assert_eq!(arabic.name, "IBMPlexSansArabic-SmBld");
        assert!("پچژگکیءآأئ".chars().all(|character| arabic.covers(character)));
        assert!(!library.covers('漢') && !library.covers('\u{1}'));
    }

    #[test]
    fn measures_are_in_em() {
        let metrics = Library::bundled().face("IBMPlexSerif-Regular").unwrap().metrics;
        assert!(metrics.ascent > 0.9 && metrics.ascent < 1.2 && metrics.descent < -0.2);
        assert!(metrics.cap_height > metrics.x_height && metrics.x_height > 0.4);
    }
}
