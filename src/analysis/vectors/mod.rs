//! What words are about: a direction in space for each stem, near those of the words it keeps company with.
//!
//! The vectors are GloVe's (J. Pennington, R. Socher and C. Manning, "GloVe: global vectors for word representation",
//! EMNLP 2014; public domain), reduced as `make.rs` says and kept in `assets/model/vectors.bin`. The file is searched
//! where it lies in the program: nothing is unpacked at the start.

#[cfg(any(test, feature = "training"))]
mod make;

#[cfg(any(test, feature = "training"))]
pub use make::vectors_of_words;

use std::sync::LazyLock;

use crate::never::OrNever;

/// How many numbers a vector has.
pub(crate) const DIMENSIONS: usize = 64;

/// The vectors that the program ships.
const FILE: &[u8] = include_bytes!("../../../assets/model/vectors.bin");

/// With what a file of vectors begins: its format.
const MAGIC: &[u8; 8] = b"PRECISV1";

/// How many bytes a stem takes: its key, its weight, its vector.
const RECORD: usize = 4 + 1 + DIMENSIONS;

/// What a stem is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordVector {
    /// How much the word tells of what a text is about: near 0 for the most frequent words, 1 for rare ones.
    pub(crate) weight: f32,
    /// The direction, of about the same length for every word.
    direction: &'static [u8; DIMENSIONS],
}

/// What several words are about together: the sum of their vectors by weight.
#[derive(Clone, Debug)]
pub(crate) struct SentenceVector([f32; DIMENSIONS]);

impl Default for SentenceVector {
    fn default() -> Self {
        Self([0.0; DIMENSIONS])
    }
}

impl SentenceVector {
    pub(crate) fn add(&mut self, word: WordVector) {
        for (sum, byte) in self.0.iter_mut().zip(word.direction) {
            *sum += word.weight * f32::from(byte.cast_signed());
        }
    }

    /// What is left of it when the words of `other`, which are among its own, are taken out.
    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        for (sum, part) in left.0.iter_mut().zip(other.0) {
            *sum -= part;
        }
        left
    }

    /// The cosine of the angle between two sentence vectors, from -1 to 1; 0 when one of them is of no known word.
    pub(crate) fn cosine(&self, other: &Self) -> f64 {
        let lengths = self.product(self) * other.product(other);
        // Below this length there is nothing but what rounding leaves.
        if lengths > 1.0 { f64::from(self.product(other) / lengths.sqrt()) } else { 0.0 }
    }

    fn product(&self, other: &Self) -> f32 {
        self.0.iter().zip(other.0).map(|(a, b)| a * b).sum()
    }
}

/// The vector of the stem with this key, if it is known.
pub(crate) fn vector_of(stem: u64) -> Option<WordVector> {
    static SHIPPED: LazyLock<Table> =
        LazyLock::new(|| Table::read(FILE).or_never("the shipped vectors parse"));
    SHIPPED.find(stem)
}

/// A file of vectors: the keys in ascending order, then the weights, then the vectors.
#[derive(Debug, Default)]
struct Table {
    keys: &'static [[u8; 4]],
    weights: &'static [u8],
    vectors: &'static [[u8; DIMENSIONS]],
}

impl Table {
    /// `None` if `bytes` are no file of vectors.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let records = bytes.strip_prefix(MAGIC)?;
        let count = records.len() / RECORD;
        let (keys, rest) = records.split_at_checked(count * 4)?;
        let (weights, vectors) = rest.split_at_checked(count)?;
        let (keys, vectors) = (keys.as_chunks().0, vectors.as_chunks().0);
        (vectors.len() == count).then_some(Self { keys, weights, vectors })
    }

    fn find(&self, stem: u64) -> Option<WordVector> {
        let short = short_key(stem);
        let at = self.keys.binary_search_by(|key| u32::from_le_bytes(*key).cmp(&short)).ok()?;
        let weight = f32::from(*self.weights.get(at)?) / 255.0;
        Some(WordVector { weight, direction: self.vectors.get(at)? })
    }
}

/// Half of a stem's key, under which its vector is kept: an unknown word meets one of the others once in 150,000
/// times.
const fn short_key(stem: u64) -> u32 {
    (stem ^ (stem >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claims::{key, stem};

    fn sentence_vector(words: &[&str]) -> SentenceVector {
        let mut sentence_vector = SentenceVector::default();
        for word in words {
            sentence_vector.add(vector_of(key(&stem(word))).unwrap());
        }
        sentence_vector
    }

    #[test]
    fn words_of_one_subject_are_nearer_than_others() {
        let near = sentence_vector(&["earthquake"]).cosine(&sentence_vector(&["tsunami"]));
        let far = sentence_vector(&["earthquake"]).cosine(&sentence_vector(&["contract"]));
        assert!(near > 0.5 && far < 0.3, "{near} {far}");
        let sentence = sentence_vector(&["police", "arrest"])
            .cosine(&sentence_vector(&["officers", "detained", "suspect"]));
        assert!(sentence > 0.5, "{sentence}");
        let left = sentence_vector(&["police", "arrest"]).without(&sentence_vector(&["arrest"]));
        assert!(left.cosine(&sentence_vector(&["police"])) > 0.999);
    }

    #[test]
    fn frequent_words_tell_little_and_unknown_ones_nothing() {
        let weight = |word: &str| vector_of(key(&stem(word))).map(|vector| vector.weight);
        assert!(weight("the") < weight("minister") && weight("minister") < weight("landslide"));
        assert_eq!(weight("qzxvq"), None);
        assert!(SentenceVector::default().cosine(&sentence_vector(&["minister"])).abs() < 1e-12);
    }

    #[test]
    fn the_shipped_file_is_whole_and_in_order() {
        let table = Table::read(FILE).unwrap();
        assert!(table.keys.len() > 20_000);
        assert!(table.keys.is_sorted_by(|a, b| u32::from_le_bytes(*a) < u32::from_le_bytes(*b)));
    }
}
