//! Clusters of words of like meaning and use, so that what is learned of one word holds for others like it.
//!
//! The classic help for taggers that learn from few examples: Miller, Guinness and Zamanian, "Name tagging with word
//! clusters and discriminative training" (2004). `examples/make_word_clusters.rs` makes the file: the number of fine
//! clusters (`u16`), the coarse cluster of each (`u8`), the number of words (`u32`), their hashes in ascending order
//! (`u32`), and their fine clusters (`u16`), all little-endian.

use std::sync::LazyLock;

use crate::never::OrNever;

/// The clusters that the program ships.
const FILE: &[u8] = include_bytes!("../../../assets/model/word_clusters.bin");

/// The clusters of a word; `0` means that it is in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClusters {
    /// One of some hundreds.
    pub(crate) fine: u16,
    /// One of some dozens.
    pub(crate) coarse: u8,
}

/// The clusters as they lie in the file: nothing is unpacked, so that the first use costs nothing.
#[derive(Debug, Default)]
struct ClusterTable<'a> {
    coarse: &'a [u8],
    /// The words' hashes, in ascending order.
    words: &'a [[u8; 4]],
    fine: &'a [[u8; 2]],
}

impl<'a> ClusterTable<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk()?;
        let (coarse, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)))?;
        let (count, rest) = rest.split_first_chunk()?;
        let (words, fine) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * 4)?;
        let (words, fine) = (words.as_chunks().0, fine.as_chunks().0);
        (words.len() == fine.len()).then_some(Self { coarse, words, fine })
    }

    fn of(&self, word: u32) -> Option<WordClusters> {
        let at = self.words.binary_search_by_key(&word, |hash| u32::from_le_bytes(*hash)).ok()?;
        let fine = u16::from_le_bytes(*self.fine.get(at)?);
        let coarse = self.coarse.get(usize::from(fine))?;
        Some(WordClusters { fine: fine + 1, coarse: coarse + 1 })
    }
}

/// The clusters of the word with that hash.
pub(crate) fn word_clusters(word: u32) -> WordClusters {
    static SHIPPED: LazyLock<ClusterTable<'static>> =
        LazyLock::new(|| ClusterTable::read(FILE).or_never("the shipped word clusters parse"));
    SHIPPED.of(word).unwrap_or_default()
}

/// The file of some words with their fine clusters, and of the fine clusters’ coarse ones.
#[cfg(any(test, feature = "training"))]
pub fn word_cluster_file<'a>(words: impl Iterator<Item = (&'a str, usize)>, coarse: &[usize]) -> Vec<u8> {
    let mut bytes = (coarse.len() as u16).to_le_bytes().to_vec();
    bytes.extend(coarse.iter().map(|&coarse| coarse as u8));
    let mut words: Vec<(u32, usize)> = words.map(|(word, fine)| (super::hash(word.bytes()), fine)).collect();
    // Two words with one hash cannot be told apart: the more frequent one, which comes first, stays.
    words.sort_by_key(|(hash, _)| *hash);
    words.dedup_by_key(|(hash, _)| *hash);
    bytes.extend((words.len() as u32).to_le_bytes());
    bytes.extend(words.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
    bytes.extend(words.iter().flat_map(|(_, fine)| (*fine as u16).to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::units::hash;

    fn of(word: &str) -> WordClusters {
        word_clusters(hash(word.bytes()))
    }

    #[test]
    fn words_that_are_used_alike_share_a_cluster_and_unknown_words_are_in_none() {
        assert_eq!(of("confirmed").coarse, of("suggested").coarse);
        assert_eq!(of("massachusetts").fine, of("pennsylvania").fine);
        assert_ne!(of("massachusetts").coarse, of("suggested").coarse);
        assert_eq!(of("xyzzyx"), WordClusters::default());
    }

    #[test]
    fn the_shipped_file_is_whole_and_in_order() {
        let clusters = ClusterTable::read(FILE).unwrap();
        assert!(clusters.words.len() > 10_000 && !clusters.coarse.is_empty());
        assert!(clusters.words.is_sorted_by_key(|hash| u32::from_le_bytes(*hash)));
        let is_known = |fine: &[u8; 2]| usize::from(u16::from_le_bytes(*fine)) < clusters.coarse.len();
        assert!(clusters.fine.iter().all(is_known));
    }

    #[test]
    fn a_file_of_clusters_is_read_as_it_was_written() {
        let file = word_cluster_file([("one", 0), ("two", 1), ("three", 0)].into_iter(), &[7, 9]);
        let groups = ClusterTable::read(&file).unwrap();
        let of = |word: &str| groups.of(hash(word.bytes()));
        let clusters = |fine, coarse| Some(WordClusters { fine, coarse });
        assert_eq!(
            [of("one"), of("two"), of("three"), of("four")],
            [clusters(1, 8), clusters(2, 10), clusters(1, 8), None]
        );
        assert!(ClusterTable::read(b"no such file").is_none());
    }
}
