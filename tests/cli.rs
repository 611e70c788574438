//! The program itself, run as a person or another program runs it.
