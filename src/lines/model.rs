//! The learned parameters and the file they come in.
//!
//! All numbers are little-endian: the four bytes `PRL1`, the step between weights (`f32`), the number of features
//! (`u32`), the features (`u32`, ascending), and for each a weight for every kind (`i8`).

use std::sync::LazyLock;

use super::kind::{KINDS, Told};
use crate::never::OrNever;

/// The parameters that the program ships.
const FILE: &[u8] = include_bytes!("../../assets/lines/lines.bin");

pub(super) const MAGIC: &[u8] = b"PRL1";

/// What was learned.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    step: f32,
    features: Vec<u32>,
    weights: Vec<[i8; KINDS]>,
}

/// The parameters that the program ships, unpacked at their first use.
pub(super) fn shipped() -> &'static Parameters {
    static SHIPPED: LazyLock<Parameters> =
        LazyLock::new(|| Parameters::from_bytes(FILE).or_never("the shipped model of lines parses"));
    &SHIPPED
}

impl Parameters {
    /// Reads a file; `None` if it is not one.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (step, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (features, weights) = rest.split_at_checked(count.checked_mul(4)?)?;
        let features: Vec<u32> =
            features.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        let (rows, left) = weights.as_chunks::<KINDS>();
        let weights: Vec<[i8; KINDS]> = rows.iter().map(|row| row.map(u8::cast_signed)).collect();
        let fits = left.is_empty() && weights.len() == count && features.is_sorted();
        fits.then_some(Self { step: f32::from_le_bytes(*step), features, weights })
    }

    /// What a line with these features is.
    pub(super) fn tell(&self, features: &[u32]) -> Told {
        let mut sums = [0_i32; KINDS];
        for feature in features {
            let Ok(at) = self.features.binary_search(feature) else { continue };
            for (sum, weight) in sums.iter_mut().zip(self.weights.get(at).into_iter().flatten()) {
                *sum += i32::from(*weight);
            }
        }
        Told::of_scores(&sums.map(|sum| self.step * sum as f32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_whole_and_knows_something() {
        let parameters = Parameters::from_bytes(FILE).unwrap();
        assert!(parameters.features.len() > 500 && parameters.step > 0.0);
        assert!(Parameters::from_bytes(b"no such file").is_none());
        assert!(Parameters::from_bytes(&FILE[..FILE.len() - 1]).is_none());
    }
}
