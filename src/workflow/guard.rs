//! Panics as values.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a task and turns a panic into words.
pub(crate) fn guarded<T>(task: impl FnOnce() -> T) -> Result<T, String> {
    // A task owns what it works on, and what it worked on is thrown away with the panic.
    catch_unwind(AssertUnwindSafe(task)).map_err(|panic| words_of(&*panic))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no details".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_words() {
        assert_eq!(guarded(|| panic!("out of luck")).map(|()| 0), Err("out of luck".to_owned()));
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
