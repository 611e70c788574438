//! The faces there are.

use std::sync::{Arc, LazyLock};

use super::face::Identity;
use super::{Face, FontError};
use crate::never::OrNever;

/// The faces that pages may use. Copies share the faces.
#[derive(Clone, Debug)]
pub struct Library {
    faces: Vec<Arc<Face>>,
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
                    let identity = Identity { name, family, weight, italic };
                    let face = Face::read(&identity, Arc::new(data));
                    face.some_or_never("a bundled font reads").map(Arc::new)
                })
                .collect(),
        });
        &BUNDLED_FACES
    }

    /// Adds a face behind all others.
    ///
    /// # Errors
    ///
    /// [`FontError::NameTaken`] if a face of that PostScript name is there: a page names its faces so.
    pub fn add(&mut self, face: Face) -> Result<(), FontError> {
        if self.face(&face.name).is_some() {
            return Err(FontError::NameTaken(face.name.to_string()));
        }
        self.faces.push(Arc::new(face));
        Ok(())
    }

    /// The face of that PostScript name.
    pub fn face(&self, postscript_name: &str) -> Option<&Face> {
        self.faces().find(|face| &*face.name == postscript_name)
    }

    /// Every face, in an order that never changes.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter().map(AsRef::as_ref)
    }

    /// Every face, in the same order, to share.
    pub fn shared(&self) -> impl Iterator<Item = &Arc<Face>> {
        self.faces.iter()
    }

    /// The face of a family that is nearest to a weight, italic or upright as asked where the family has it.
    pub fn nearest(&self, family: &str, weight: u16, italic: bool) -> Option<&Face> {
        self.faces()
            .filter(|face| face.family.eq_ignore_ascii_case(family))
            .min_by_key(|face| (face.italic != italic, face.weight.abs_diff(weight)))
    }

    /// The face of that PostScript name, or else the bundled one that by its name looks most like it.
    pub fn face_or_stand_in(&self, postscript_name: &str) -> Option<&Face> {
        self.face(postscript_name).or_else(|| {
            let look = Look::of(postscript_name);
            self.nearest(look.family, look.weight, look.italic).or_else(|| self.faces().next())
        })
    }

    /// Whether any face covers the character.
    pub fn covers(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.covers(character))
    }
}

/// What the name of a face tells of its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    family: &'static str,
    weight: u16,
    italic: bool,
}

impl Look {
    fn of(postscript_name: &str) -> Self {
        let name = postscript_name.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let family = if has(&["arab", "naskh", "kufi"]) {
            "IBM Plex Sans Arabic"
        } else if has(&["cond", "narrow"]) {
            "IBM Plex Sans Condensed"
        } else if has(&["sans", "grotes", "gothic", "helvetica", "arial"]) {
            "IBM Plex Sans"
        } else if has(&["serif", "roman", "times", "garamond", "antiqua"]) {
            "IBM Plex Serif"
        } else {
            "IBM Plex Sans"
        };
        let weight = if has(&["bold", "bld", "black", "heavy", "medium"]) { 600 } else { 400 };
        Self { family, weight, italic: has(&["italic", "oblique"]) }
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
            assert_eq!(name, *face.name);
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
        assert_eq!(&*arabic.name, "IBMPlexSansArabic-SmBld");
        assert!("پچژگکیءآأئ".chars().all(|character| arabic.covers(character)));
        assert!(!library.covers('漢') && !library.covers('\u{1}'));
    }

    #[test]
    fn measures_are_in_em() {
        let metrics = Library::bundled().face("IBMPlexSerif-Regular").unwrap().metrics;
        assert!(metrics.ascent > 0.9 && metrics.ascent < 1.2 && metrics.descent < -0.2);
        assert!(metrics.cap_height > metrics.x_height && metrics.x_height > 0.4);
    }

    #[test]
    fn a_face_that_is_not_there_is_stood_in_for_by_one_of_its_look() {
        let cases = [
            ("TimesNewRomanPS-BoldItalicMT", "IBMPlexSerif-SemiBoldItalic"),
            ("SourceSerif4-Regular", "IBMPlexSerif-Regular"),
            ("HelveticaNeue-Oblique", "IBMPlexSans-Italic"),
            ("DINCond-Bold", "IBMPlexSansCond-SmBld"),
            ("NotoNaskhArabic-Regular", "IBMPlexSansArabic"),
            ("Optima", "IBMPlexSans"),
            ("IBMPlexSerif-Italic", "IBMPlexSerif-Italic"),
            ("", "IBMPlexSans"),
        ];
        for (wanted, given) in cases {
            let face = Library::bundled().face_or_stand_in(wanted).unwrap();
            assert_eq!(&*face.name, given, "{wanted}");
        }
    }

    #[test]
    fn two_faces_of_one_name_cannot_be_told_apart_on_a_page() {
        let mut library = Library::bundled().clone();
        let face = Face::from_file(library.face("IBMPlexSans").unwrap().data().to_vec()).unwrap();
        assert_eq!(library.add(face), Err(FontError::NameTaken("IBMPlexSans".to_owned())));
        assert_eq!(library.faces().count(), BUNDLED.len());
    }
}
