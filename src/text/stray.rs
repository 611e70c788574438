//! Characters without a meaning of their own.

/// Characters that stand for no text: byte order marks, interlinear marks, tags, noncharacters, private use, and the
/// embedding controls, which could reorder what stands after them (Unicode Technical Report 36).
///
/// A private-use character has no meaning outside the font it was typed in.
pub(crate) fn is_stray(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0x202a..=0x202e | 0x2066..=0x2069 | 0xfeff | 0xfff9..=0xfffc | 0xe000..=0xf8ff | 0xe0000..=0xe0fff | 0xf0000..)
        || code & 0xfffe == 0xfffe
}
