//! The learned parameters and the file they come in.
//!
//! All numbers are little-endian: the four bytes `PRQ2`; the linker's weights (a `u32` count and that many `f32`);
//! then for each of the two taggers the transitions (`f32`, by place, label, label), the step between weights (`f32`),
//! an index of the features (see [`super::index`]), and the features' weights (`i8`, by feature and label).

use std::sync::LazyLock;

use super::index::{Index, write};
use super::tagger::{LABELS, PLACES, Parameters, Row};

const MAGIC: &[u8] = b"PRQ2";
/// Weights up to this many steps are close to nought.
const PRUNED: u8 = 2;

/// The parameters of both taggers and of the linker.
#[derive(Debug, Default)]
pub struct Model {
    pub(crate) first: Table,
    pub(crate) second: Table,
    links: Vec<f32>,
}

/// The parameters of a tagger.
#[derive(Debug, Default)]
pub(crate) struct Table {
    transitions: [[Row; LABELS]; PLACES],
    step: f32,
    features: Index,
    /// By feature, then a row of noughts for what is none; eight numbers are summed as fast as seven.
    weights: Vec<[i8; 8]>,
}

/// A tagger's parameters before they are packed: transitions by place, and features in ascending order.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    pub(crate) transitions: [[Row; LABELS]; PLACES],
    pub(crate) features: Vec<(u32, Row)>,
}

/// A model before it is packed.
#[derive(Debug, Default)]
pub(crate) struct Learned {
    pub(crate) first: Weights,
    pub(crate) second: Weights,
    pub(crate) links: Vec<f32>,
}

impl Model {
    /// The model that the program ships, unpacked at its first use.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
            // A model that knows nothing finds nothing.
            Model::from_bytes(include_bytes!("../../../assets/model/quotes.bin")).unwrap_or_default()
        });
        &SHIPPED
    }

    /// Reads a model file; `None` if it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC)?);
        let count = u32::from_le_bytes(reader.take()?);
        let links = (0..count).map(|_| reader.float()).collect::<Option<_>>()?;
        let model = Self { links, first: Table::read(&mut reader)?, second: Table::read(&mut reader)? };
        reader.0.is_empty().then_some(model)
    }

    /// The weight of each of the linker's features.
    pub(crate) fn link(&self, feature: usize) -> f32 {
        self.links.get(feature).copied().unwrap_or_default()
    }
}

impl Table {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
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

impl Parameters for Table {
    fn add(&self, features: &[u32], row: &mut Row) {
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

    fn transitions(&self, place: usize) -> &[Row; LABELS] {
        &self.transitions[place.min(PLACES - 1)]
    }
}

impl Learned {
    /// The model file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.links.len() as u32).to_le_bytes());
        bytes.extend(self.links.iter().flat_map(|weight| weight.to_le_bytes()));
        self.first.write(&mut bytes);
        self.second.write(&mut bytes);
        bytes
    }
}

impl Weights {
    /// Makes the features' weights the mean of these and the others' (bagging: Breiman 1996).
    pub(crate) fn blend(&mut self, others: &[Self]) {
        let share = 1.0 / (others.len() + 1) as f32;
        let mut all: Vec<(u32, Row)> =
            others.iter().chain([&*self]).flat_map(|weights| weights.features.iter().copied()).collect();
        // A stable sort: sums are made in one order.
        all.sort_by_key(|(feature, _)| *feature);
        let equal = all.chunk_by(|(one, _), (other, _)| one == other);
        let mean = |rows: &[(u32, Row)]| {
            let mut sum = Row::default();
            for (_, row) in rows {
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * share);
            }
            rows.first().map(|(feature, _)| (*feature, sum))
        };
        self.features = equal.filter_map(mean).collect();
    }

    /// Appends the packed table. Features whose weights are all close to nought are left out:
    /// they change next to nothing and are half of the features.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.transitions.iter().flatten().flatten().flat_map(|weight| weight.to_le_bytes()));
        let largest =
            self.features.iter().flat_map(|(_, row)| row).fold(0.0_f32, |max, weight| max.max(weight.abs()));
        let step = (largest / 127.0).max(f32::MIN_POSITIVE);
        bytes.extend(step.to_le_bytes());
        let quantised = self
            .features
            .iter()
            .map(|(feature, row)| (*feature, row.map(|weight| (weight / step).round() as i8)))
            .filter(|(_, row)| row.iter().any(|weight| weight.unsigned_abs() > PRUNED))
            .collect();
        let kept = write(quantised, bytes);
        bytes.extend(kept.iter().flat_map(|(_, row)| row.map(i8::cast_unsigned)));
    }

    /// The table as it comes out of the file.
    pub(crate) fn unpacked(&self) -> Table {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        Table::read(&mut Reader(&bytes)).unwrap_or_default()
    }
}

struct Reader<'a>(&'a [u8]);

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
    fn a_feature_that_only_one_of_two_taggers_knows_counts_half() {
        let row = |weight: f32| [weight, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let tagger = |features: &[(u32, f32)]| Weights {
            features: features.iter().map(|&(feature, weight)| (feature, row(weight))).collect(),
            ..Weights::default()
        };
        let mut both = tagger(&[(1, 2.0), (3, 4.0)]);
        both.blend(&[tagger(&[(2, 2.0), (3, 2.0)])]);
        assert_eq!(both.features, tagger(&[(1, 1.0), (2, 1.0), (3, 3.0)]).features);
    }

    #[test]
    fn a_packed_table_scores_known_features_and_no_others() {
        let weights =
            Weights { features: vec![(7, [1.27; LABELS]), (1 << 20, [-0.5; LABELS])], ..Weights::default() };
        let table = weights.unpacked();
        let mut scores = [0.0; LABELS];
        table.add(&[7, 8, 1 << 20], &mut scores);
        assert!(scores.iter().all(|score| (score - 0.77).abs() < 0.01), "{scores:?}");
    }
}
