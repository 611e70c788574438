//! Which articles are independent of each other.
//!
//! A claim is worth what its independent origins are worth: ten papers that print one agency's report are one origin.
//! Articles share an origin when their texts are near-duplicates ([`shingles`]) or when they credit the same news agency
//! ([`credits`]).

mod credits;
mod group;
mod shingles;

pub(crate) use group::{OriginReading, origins};
