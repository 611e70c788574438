//! The table from codes to the characters of a font (ISO 32000-1, 9.7.5), where not every code is its own character.

use std::fmt::Write as _;

use lopdf::Stream;

use super::objects::dictionary;

/// The most entries of one block.
const BLOCK: usize = 100;

/// The table that leads each code to the character whose number stands at its place.
pub(super) fn stream(characters: &[u16]) -> Stream {
    let name = "Precis-H";
    let mut text = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n\
         /CMapName /{name} def\n/CMapType 1 def\n/WMode 0 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    );
    // Writing to a `String` cannot fail.
    let entries: Vec<(usize, u16)> = characters.iter().copied().enumerate().collect();
    for block in entries.chunks(BLOCK) {
        let _ = writeln!(text, "{} begincidchar", block.len());
        for (code, character) in block {
            let _ = writeln!(text, "<{code:04X}> {character}");
        }
        text.push_str("endcidchar\n");
    }
    text.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    let info = dictionary([
        ("Registry", lopdf::Object::string_literal("Adobe")),
        ("Ordering", lopdf::Object::string_literal("Identity")),
        ("Supplement", 0.into()),
    ]);
    let entries = dictionary([
        ("Type", "CMap".into()),
        ("CMapName", name.into()),
        ("CIDSystemInfo", info.into()),
        ("WMode", 0.into()),
    ]);
    Stream::new(entries, text.into_bytes())
}
