//! The command line: the same capabilities as the window, without one.
