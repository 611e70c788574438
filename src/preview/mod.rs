//! The bytes of a PDF in, pixels out.
