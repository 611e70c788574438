//! What cannot be, and is loud if it is.
//!
//! A text is cut at its own spans, a list is read at a place that was just counted, a file that travels inside the
//! program parses. Where such a thing fails there is a mistake in this program and none in what it was given. A test or
//! a debug build then stops at the place; a release goes on with a default, for the analyst's work is worth more than a
//! crash, and says so once on the standard error stream. The idea and the name are those of the crate `always-assert`.
//!
//! What may happen is not for here: an absent title is an empty string, and bad input is an error with a sentence of its
//! own.

/// Marks a place that is never reached: a test or a debug build stops there, a release goes on.
///
/// ```ignore
/// never!("a bundled font that does not read");
/// ```
macro_rules! never {
    ($what:literal) => {
        $crate::never::report("reached what cannot be", $what)
    };
}

/// A value that is always there.
pub(crate) trait OrNever<T>: Sized {
    /// The value. Where there is none a test or a debug build stops; a release goes on with the default.
    ///
    /// `expected` says what should have been there ("a span of this text").
    fn or_never(self, expected: &'static str) -> T
    where
        T: Default;

    /// The same for a value that has no default: a release goes on without it.
    fn some_or_never(self, expected: &'static str) -> Option<T>;
}

impl<T> OrNever<T> for Option<T> {
    #[inline]
    #[track_caller]
    fn or_never(self, expected: &'static str) -> T
    where
        T: Default,
    {
        if let Some(value) = self {
            value
        } else {
            report("expected", expected);
            T::default()
        }
    }

    #[inline]
    #[track_caller]
    fn some_or_never(self, expected: &'static str) -> Self {
        if self.is_none() {
            report("expected", expected);
        }
        self
    }
}

/// Stops a test or a debug build with the place of the call and what was wrong there.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "it is what debug builds are for")]
#[cold]
#[track_caller]
pub(crate) fn report(which: &'static str, what: &'static str) {
    panic!("a mistake in the program: {which}: {what}");
}

/// Writes the first place and what was wrong there to the standard error stream; whatever follows from it is kept quiet.
///
/// Only words of the program are written, never those of an article.
#[cfg(not(debug_assertions))]
#[cold]
#[track_caller]
pub(crate) fn report(which: &'static str, what: &'static str) {
    use std::io::Write as _;
    use std::panic::Location;
    use std::sync::atomic::{AtomicBool, Ordering};

    static REPORTED: AtomicBool = AtomicBool::new(false);
    if !REPORTED.swap(true, Ordering::Relaxed) {
        // Nobody may be there to read it, which must not end the program (as `eprintln` would).
        let _ = writeln!(
            std::io::stderr(),
            "precis: a mistake in the program at {}: {which}: {what}",
            Location::caller()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_given() {
        assert_eq!("été".get(..2).or_never("a boundary between characters"), "é");
    }

    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "a boundary between characters")]
    fn what_is_missing_stops_a_debug_build() {
        let _ = "été".get(..1).or_never("a boundary between characters");
    }

    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "an even number")]
    fn what_is_missing_and_has_no_default_stops_a_debug_build() {
        let _ = Some(3).filter(|number| number % 2 == 0).some_or_never("an even number");
    }

    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "a place that is never reached")]
    fn a_place_that_is_never_reached_stops_a_debug_build() {
        never!("a place that is never reached");
    }

    #[cfg(not(debug_assertions))]
    #[test]
    fn a_release_goes_on_with_the_default() {
        never!("a place that is never reached");
        assert_eq!("été".get(..1).or_never("a boundary between characters"), "");
        assert_eq!(None::<u8>.some_or_never("a number"), None);
    }
}
