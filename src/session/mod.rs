//! The running application without a screen.
