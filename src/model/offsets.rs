//! Offsets in bytes and in characters.

/// An index of a text that turns byte offsets into character offsets and back.
///
/// It is built in one pass and holds one number for every 64 characters, so that many spans of a long text are
/// counted in linear time.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// The byte offsets of characters 0, `STEP`, 2 `STEP`, ….
    marks: Vec<usize>,
    /// The number of characters.
    len: usize,
}

/// The distance of two marks in characters.
const STEP: usize = 64;

impl<'a> Offsets<'a> {
    /// The index of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        let mut len = 0;
        for (at, _) in text.char_indices() {
            if len % STEP == 0 {
                marks.push(at);
            }
            len += 1;
        }
        Self { text, marks, len }
    }

    /// The byte offset of character `number`; the number after the last is the end of the text.
    pub fn byte_of(&self, number: usize) -> Option<usize> {
        if number >= self.len {
            return (number == self.len).then_some(self.text.len());
        }
        let mark = *self.marks.get(number / STEP)?;
        let (at, _) = self.text.get(mark..)?.char_indices().nth(number % STEP)?;
        Some(mark + at)
    }

    /// The number of characters before byte offset `at`; `None` if that is no boundary between characters.
    pub fn char_of(&self, at: usize) -> Option<usize> {
        if !self.text.is_char_boundary(at) {
            return None;
        }
        let index = self.marks.partition_point(|&mark| mark <= at).saturating_sub(1);
        let mark = self.marks.get(index).copied().unwrap_or(0);
        Some(index * STEP + self.text.get(mark..at)?.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::char_offset;
    use super::*;

    #[test]
    fn what_is_past_the_end_or_inside_a_character_has_no_counterpart() {
        let offsets = Offsets::new("été");
        assert_eq!((offsets.byte_of(3), offsets.byte_of(4)), (Some(5), None));
        assert_eq!((offsets.char_of(5), offsets.char_of(6), offsets.char_of(1)), (Some(3), None, None));
        assert_eq!((Offsets::new("").byte_of(0), Offsets::new("").char_of(0)), (Some(0), Some(0)));
    }

    proptest! {
        #[test]
        fn every_boundary_between_characters_goes_there_and_back(text in "\\PC{0,300}") {
            let offsets = Offsets::new(&text);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let number = char_offset(&text, at);
                prop_assert_eq!(offsets.char_of(at), Some(number));
                prop_assert_eq!(offsets.byte_of(number), Some(at));
            }
        }
    }
}
