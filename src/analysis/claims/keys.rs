//! Maps whose keys are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from keys such as [`super::key`] gives: they are spread well as they are, and hashing them once more is a
/// third of the time of everything that counts words.
pub(crate) type KeyMap<T> = HashMap<u64, T, BuildHasherDefault<IdentityHasher>>;

/// Takes a key for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Keys come through `write_u64`; anything else is folded in, so that no key is ever lost.
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
