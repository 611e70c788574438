//! Letters that are printed as Latin ones.
//!
//! The data are those rows of Unicode's table of confusable characters (UTS #39, `confusables.txt`) that lead from a
//! Greek, Cyrillic, Armenian, Lisu or Cherokee letter, a small capital or an enclosed letter to one Latin letter, and for
//! letters that are told apart only with care, such as “υ” and “u”, the letter that a reader takes them for.
//! What compatibility decomposition folds (full width, mathematical, circled letters) is not repeated here.

/// Letters that are Latin in another dress, or of scripts that no article here is in: always read as Latin.
const DRESSED: &[(&str, &str)] = &[
    ("ᴀ", "a"),
    ("ʙ", "b"),
    ("ᴄ", "c"),
    ("ᴅ", "d"),
    ("ᴇ", "e"),
    ("ꜰ", "f"),
    ("ɢ", "g"),
    ("ɡ", "g"),
    ("ʜ", "h"),
    ("ɪıɩ", "i"),
    ("ᴊȷ", "j"),
    ("ᴋĸ", "k"),
    ("ʟɭ", "l"),
    ("ᴍ", "m"),
    ("ɴ", "n"),
    ("ᴏᴑ", "o"),
    ("ᴘ", "p"),
    ("ꞯ", "q"),
    ("ʀ", "r"),
    ("ꜱ", "s"),
    ("ᴛ", "t"),
    ("ᴜʋ", "u"),
    ("ᴠ", "v"),
    ("ᴡ", "w"),
    ("ʏ", "y"),
    ("ᴢ", "z"),
    ("ɑ", "a"),
    // Lisu.
    ("ꓮ", "a"),
    ("ꓐ", "b"),
    ("ꓚ", "c"),
    ("ꓓ", "d"),
    ("ꓰ", "e"),
    ("ꓝ", "f"),
    ("ꓖ", "g"),
    ("ꓧ", "h"),
    ("ꓲ", "i"),
    ("ꓙ", "j"),
    ("ꓗ", "k"),
    ("ꓡ", "l"),
    ("ꓟ", "m"),
    ("ꓠ", "n"),
    ("ꓳ", "o"),
    ("ꓑ", "p"),
    ("ꓣ", "r"),
    ("ꓢ", "s"),
    ("ꓔ", "t"),
    ("ꓴ", "u"),
    ("ꓦ", "v"),
    ("ꓪ", "w"),
    ("ꓫ", "x"),
    ("ꓬ", "y"),
    ("ꓜ", "z"),
];

/// Letters of living scripts that look like a Latin one: read as that only among Latin letters, or where a whole word
/// may be so read.
const LOOKS: &[(&str, &str)] = &[
    ("ΑαАаᎪ", "a"),
    ("ΒβВвᏴ", "b"),
    ("СсϹϲᏟ", "c"),
    ("ԁᎠ", "d"),
    ("ΕεЕеҽᎬ", "e"),
    ("Ϝϝ", "f"),
    ("ԌԍᏀց", "g"),
    ("ΗНнһҺհᎻ", "h"),
    ("ΙιІіӀӏᎥ", "i"),
    ("ЈјϳᎫ", "j"),
    ("ΚκКкᏦ", "k"),
    ("Ꮮ", "l"),
    ("ΜМмᎷ", "m"),
    ("Νηո", "n"),
    ("ΟοσОоՕօ〇", "o"),
    ("ΡρРрᏢ", "p"),
    ("Ԛԛգ", "q"),
    ("гᎡᏒ", "r"),
    ("ЅѕՏᏚ", "s"),
    ("ΤτТтᎢ", "t"),
    ("υսՍμ", "u"),
    ("νѴѵᏙ", "v"),
    ("ԜԝωшᎳ", "w"),
    ("ΧχХх", "x"),
    ("ΥγУуҮү", "y"),
    ("ΖᏃ", "z"),
];

/// The Latin letter that the character, without marks, always stands for.
pub(super) fn base_letter(character: char) -> Option<char> {
    // White letters on a black square or disc.
    let enclosed = match u32::from(character) {
        code @ 0x1f150..=0x1f169 => Some(code - 0x1f150),
        code @ 0x1f170..=0x1f189 => Some(code - 0x1f170),
        // The letters of flags.
        code @ 0x1f1e6..=0x1f1ff => Some(code - 0x1f1e6),
        _ => None,
    };
    let latin = enclosed.and_then(|index| u8::try_from(index).ok()).map(|index| char::from(b'a' + index));
    latin.or_else(|| found(DRESSED, character))
}

/// The Latin letter that the character, without marks and with its case, looks like.
pub(super) fn latin_homoglyph(character: char) -> Option<char> {
    found(LOOKS, character)
}

/// The letter of Cyrillic, or else of Greek, that looks like the Latin one.
pub(super) fn homoglyph_of_latin(latin: char, is_cyrillic: bool) -> Option<char> {
    let is_meant = |letter: &char| {
        letter.is_lowercase()
            && if is_cyrillic {
                ('\u{400}'..='\u{52f}').contains(letter)
            } else {
                ('\u{370}'..='\u{3ff}').contains(letter)
            }
    };
    let (alike, _) = LOOKS.iter().find(|(_, plain)| plain.starts_with(latin))?;
    alike.chars().find(is_meant)
}

fn found(table: &[(&str, &str)], character: char) -> Option<char> {
    table.iter().find(|(alike, _)| alike.contains(character)).and_then(|(_, plain)| plain.chars().next())
}
