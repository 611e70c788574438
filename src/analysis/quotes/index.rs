//! A compact map from 32-bit hashes to places in a list, quick for keys that are not there.
//!
//! In a file: the number of keys with each of the 65,536 upper halves (`u8` each), then the keys' lower halves
//! (little-endian `u16`), ascending within an upper half.

const HALVES: usize = 1 << 16;
/// How many keys with one upper half there can be.
const LANES: usize = 8;

/// Which hashes there are, in ascending order.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Where each upper half's keys begin, and how many there are, and their lower halves.
    buckets: Vec<Bucket>,
    length: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    lowers: [u16; LANES],
    start: u32,
    /// A bit for each lane in use.
    used: u32,
}

impl Index {
    /// Reads an index from the front of `bytes`; what follows it is left there.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (counts, mut rest) = bytes.split_at_checked(HALVES)?;
        let mut buckets = Vec::with_capacity(HALVES);
        let mut length = 0;
        for &count in counts {
            let count = usize::from(count);
            let (keys, after) = rest.split_at_checked(count * 2)?;
            rest = after;
            let mut bucket =
                Bucket { start: length as u32, used: (1 << count.min(LANES)) - 1, ..Bucket::default() };
            for (lower, &key) in bucket.lowers.iter_mut().zip(keys.as_chunks().0) {
                *lower = u16::from_le_bytes(key);
            }
            buckets.push(bucket);
            length += count;
        }
        *bytes = rest;
        Some(Self { buckets, length })
    }

    /// How many keys there are.
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// The place of a key; for one that is not there, the place after the last. Without branches: whether a key is
    /// there is what a processor guesses worst.
    pub(crate) fn find(&self, key: u32) -> usize {
        let Some(bucket) = self.buckets.get((key >> 16) as usize) else { return self.length };
        let mut same = 0;
        for (lane, &lower) in bucket.lowers.iter().enumerate() {
            same |= u32::from(lower == key as u16) << lane;
        }
        let same = same & bucket.used;
        let place = bucket.start as usize + same.trailing_zeros() as usize;
        if same == 0 { self.length } else { place }
    }
}

/// Writes an index of `keys`, which ascend, and returns those that it holds.
///
/// More than eight keys with one upper half are rare; the rest of them are left out.
#[cfg(any(test, feature = "training"))]
pub(crate) fn write<T>(mut keys: Vec<(u32, T)>, bytes: &mut Vec<u8>) -> Vec<(u32, T)> {
    let mut counts = vec![0_u8; HALVES];
    keys.retain(|(key, _)| {
        let count = counts.get_mut((key >> 16) as usize).filter(|count| usize::from(**count) < LANES);
        count.is_some_and(|count| {
            *count += 1;
            true
        })
    });
    bytes.extend(counts);
    bytes.extend(keys.iter().flat_map(|(key, _)| (*key as u16).to_le_bytes()));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_was_written_is_found_at_its_place_and_no_other_is() {
        let keys: Vec<(u32, ())> = (0..40_000_u32).map(|at| (at * 97_003, ())).collect();
        let mut sorted = keys;
        sorted.sort_unstable();
        let mut bytes = Vec::new();
        let kept = write(sorted, &mut bytes);
        let index = Index::read(&mut bytes.as_slice()).unwrap();
        assert_eq!(index.len(), kept.len());
        for (place, (key, ())) in kept.iter().enumerate() {
            assert_eq!(index.find(*key), place);
        }
        assert_eq!(index.find(1), index.len());
        assert_eq!(Index::default().find(1), 0);
    }
}
