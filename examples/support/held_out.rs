//! Which articles are kept for measuring.

use sha2::{Digest, Sha256};

/// Whether the article of that id is in the given fifth (0 to 4), which is measured on and not learned from.
pub(crate) fn is_held_out(id: &str, fifth: u8) -> bool {
    Sha256::digest(id.as_bytes()).first().is_some_and(|byte| byte % 5 == fifth)
}
