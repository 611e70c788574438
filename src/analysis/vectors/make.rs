//! Makes the file of vectors of a published list.
//!
//! The mean and the strongest direction, which all words share and which tell nothing, are taken out (J. Mu and
//! P. Viswanath, "All-but-the-top", ICLR 2018); the next directions are kept; forms of one stem become one vector;
//! and a word's weight falls with its frequency (S. Arora, Y. Liang and T. Ma, "A simple but tough-to-beat baseline
//! for sentence embeddings", ICLR 2017), which the order of the list tells by Zipf's law.
//!
//! Only sums, products, quotients and square roots are taken, in one order: the bytes are the same everywhere.

use std::collections::BTreeMap;

use super::{DIMENSIONS, MAGIC, short_key};
use crate::analysis::claims::{TermKind, terms};

/// So many of the most frequent words tell which directions matter.
const TELLING: usize = 20_000;

/// So many directions are taken out.
const SHARED: usize = 1;

/// So many stems are kept, the most frequent: about 2 MB.
const MAX_STEMS: usize = 29_000;

/// How often the directions are turned towards the strongest ones.
const TURNS: usize = 300;

/// The frequency at which a word has half the weight.
const HALF: f64 = 1e-3;

/// The file of word vectors (`assets/model/vectors.bin`) for `words` and their vectors, the most frequent word first.
/// What is no single word is left out.
pub fn vectors_of_words(words: impl IntoIterator<Item = (String, Vec<f64>)>) -> Vec<u8> {
    let words = words.into_iter().filter_map(|(word, vector)| Some((stem_of(&word)?, vector)));
    make(&words.collect::<Vec<_>>())
}

/// The key of the stem of `word`; `None` if it is no single word, or a number.
fn stem_of(word: &str) -> Option<u64> {
    match terms(word).as_slice() {
        [term] if term.kind != TermKind::Number => Some(term.key),
        _ => None,
    }
}

/// The file of vectors for `words`: the key of each word's stem and its vector, the most frequent word first.
///
/// Vectors of another length than the first one's are left out.
fn make(words: &[(u64, Vec<f64>)]) -> Vec<u8> {
    let size = words.first().map_or(0, |(_, vector)| vector.len());
    let mut centred: Vec<(u64, Vec<f64>)> =
        words.iter().filter(|(_, vector)| vector.len() == size).cloned().collect();
    let mut mean = vec![0.0; size];
    for (_, vector) in &centred {
        add(&mut mean, vector, 1.0 / centred.len() as f64);
    }
    for (_, vector) in &mut centred {
        add(vector, &mean, -1.0);
    }
    let telling = centred.get(..TELLING).unwrap_or(&centred);
    let axes = strongest_axes(telling.iter().map(|(_, vector)| vector.as_slice()), size, SHARED + DIMENSIONS);
    let axes = axes.get(SHARED..).unwrap_or_default();

    let mut stems: BTreeMap<u64, (f64, Vec<f64>)> = BTreeMap::new();
    for (rank, (key, vector)) in centred.iter().enumerate() {
        let frequency = 1.0 / (rank as f64 + 10.0);
        let mut kept: Vec<f64> = axes.iter().map(|axis| product(axis, vector)).collect();
        kept.resize(DIMENSIONS, 0.0);
        to_unit(&mut kept);
        let (sum, direction) = stems.entry(*key).or_insert_with(|| (0.0, vec![0.0; DIMENSIONS]));
        *sum += frequency;
        add(direction, &kept, frequency.sqrt());
    }
    let mut stems: Vec<(u64, (f64, Vec<f64>))> = stems.into_iter().collect();
    stems.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    stems.truncate(MAX_STEMS);
    // The sort is stable: of two stems under one short key the more frequent one stays.
    stems.sort_by_key(|(key, _)| short_key(*key));
    stems.dedup_by_key(|(key, _)| short_key(*key));
    write(&mut stems)
}

fn write(stems: &mut [(u64, (f64, Vec<f64>))]) -> Vec<u8> {
    // The frequencies of the whole list add up to about 11.
    let weight = |frequency: f64| (255.0 * HALF / (HALF + frequency / 11.0)).round() as u8;
    let mut bytes = MAGIC.to_vec();
    bytes.extend(stems.iter().flat_map(|(key, _)| short_key(*key).to_le_bytes()));
    bytes.extend(stems.iter().map(|(_, (frequency, _))| weight(*frequency)));
    for (_, (_, direction)) in stems {
        to_unit(direction);
        // No part of a vector of so many is near a half of its length.
        bytes.extend(
            direction.iter().map(|part| ((part * 254.0).round().clamp(-127.0, 127.0) as i8).cast_unsigned()),
        );
    }
    bytes
}

/// The `count` directions in which `vectors` differ most, strongest first, by orthogonal iteration (G. Golub and
/// C. Van Loan, "Matrix computations", 8.2.4).
fn strongest_axes<'a>(vectors: impl Iterator<Item = &'a [f64]>, size: usize, count: usize) -> Vec<Vec<f64>> {
    let mut spread = vec![vec![0.0; size]; size];
    for vector in vectors {
        for (row, part) in spread.iter_mut().zip(vector) {
            add(row, vector, *part);
        }
    }
    let mut axes: Vec<Vec<f64>> = (0..count.min(size))
        .map(|number| (0..size).map(|at| if at == number { 1.0 } else { 0.001 }).collect())
        .collect();
    for _ in 0..TURNS {
        let mut turned: Vec<Vec<f64>> = Vec::with_capacity(axes.len());
        for axis in &axes {
            let mut next: Vec<f64> = spread.iter().map(|row| product(row, axis)).collect();
            for before in &turned {
                let along = product(before, &next);
                add(&mut next, before, -along);
            }
            to_unit(&mut next);
            turned.push(next);
        }
        axes = turned;
    }
    axes
}

fn add(sum: &mut [f64], vector: &[f64], times: f64) {
    for (sum, part) in sum.iter_mut().zip(vector) {
        *sum += times * part;
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn to_unit(vector: &mut [f64]) {
    let length = product(vector, vector).sqrt();
    if length > 0.0 {
        for part in vector {
            *part /= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axes_are_the_directions_of_the_greatest_spread() {
        let vectors = [[3.0, 0.0, 0.1], [-3.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, -1.0, 0.1]];
        let axes = strongest_axes(vectors.iter().map(<[f64; 3]>::as_slice), 3, 2);
        let found: Vec<f64> = axes.iter().flatten().map(|part| part.abs().round()).collect();
        assert_eq!(found, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]);
    }

    #[test]
    fn a_file_of_no_words_or_of_odd_ones_is_a_file() {
        assert_eq!(make(&[]), MAGIC);
        let odd = [(1, vec![1.0, 2.0]), (2, vec![1.0]), (1, vec![2.0, 1.0])];
        assert_eq!(make(&odd).len(), MAGIC.len() + super::super::RECORD);
    }
}
