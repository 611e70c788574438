//! The learned parameters and the file they come in.
//!
//! All numbers are little-endian: the four bytes `PRQ2`; the linker's weights (a `u32` count and that many `f32`);
//! then for each of the two taggers the transitions (`f32`, by place, label, label), the step between weights (`f32`),
//! an index of the features (see [`super::index`]), and the features' weights (`i8`, by feature and label).

use std::sync::LazyLock;

use super::index::Index;
use super::tagger::{LABELS, LabelScores, PLACES, Parameters};
use crate::never::OrNever;

/// The parameters that the program ships.
const FILE: &[u8] = include_bytes!("../../../assets/model/quotes.bin");

pub(super) const MAGIC: &[u8] = b"PRQ2";

/// The parameters of both taggers and of the linker.
#[derive(Debug, Default)]
pub struct Model {
    pub(crate) first: TaggerParameters,
    pub(crate) second: TaggerParameters,
    links: Vec<f32>,
}

/// The parameters of a tagger.
#[derive(Debug, Default)]
pub(crate) struct TaggerParameters {
    transitions: [[LabelScores; LABELS]; PLACES],
    step: f32,
    features: Index,
    /// By feature, then a row of noughts for what is none; eight numbers are summed as fast as seven.
    weights: Vec<[i8; 8]>,
}

impl Model {
    /// The model that the program ships, unpacked at its first use.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model> =
            LazyLock::new(|| Model::from_bytes(FILE).or_never("the shipped model of quotes parses"));
        &SHIPPED
    }

    /// Reads a model file; `None` if it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        let count = u32::from_le_bytes(reader.take()?);
        let links = (0..count).map(|_| reader.float()).collect::<Option<_>>()?;
        let model = Self {
            links,
            first: TaggerParameters::read(&mut reader)?,
            second: TaggerParameters::read(&mut reader)?,
        };
        reader.0.is_empty().then_some(model)
    }

    /// The weight of each of the linker's features.
    pub(crate) fn link(&self, feature: usize) -> f32 {
        self.links.get(feature).copied().unwrap_or_default()
    }
}

impl TaggerParameters {
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut table = Self::default();
        for weight in table.transitions.iter_mut().flatten().flatten() {
            *weight = reader.float()?;
        }
        table.step = reader.float()?;
        table.features = Index::read(&mut reader.0)?;
        let weights = reader.slice(table.features.len() * LABELS)?.as_chunks::<LABELS>().0;
        let none = [0; LABELS];
        table.weights = weights
            .iter()
            .chain([&none])
            .map(|row| std::array::from_fn(|label| row.get(label).copied().unwrap_or_default().cast_signed()))
            .collect();
        Some(table)
    }
}

impl Parameters for TaggerParameters {
    fn add(&self, features: &[u32], row: &mut LabelScores) {
        let mut sums = [0_i32; 8];
        for &feature in features {
            let Some(weights) = self.weights.get(self.features.find(feature)) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        }
        for (slot, sum) in row.iter_mut().zip(sums) {
            *slot += self.step * sum as f32;
        }
    }

    fn transitions(&self, place: usize) -> &[LabelScores; LABELS] {
        &self.transitions[place.min(PLACES - 1)]
    }
}

pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn float(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_whole_and_knows_something() {
        let model = Model::from_bytes(FILE).unwrap();
        assert!(model.links.iter().any(|weight| *weight != 0.0));
        for table in [&model.first, &model.second] {
            assert!(table.features.len() > 1_000 && table.step > 0.0);
            assert_eq!(table.weights.len(), table.features.len() + 1);
            assert!(table.weights.iter().flatten().any(|weight| *weight != 0));
        }
        assert!(Model::from_bytes(b"no such file").is_none());
        assert!(Model::from_bytes(&FILE[..FILE.len() - 1]).is_none());
    }
}
