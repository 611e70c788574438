//! `.precis` files and preferences.
