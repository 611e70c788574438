//! The faces: their bytes, names and coverage.
