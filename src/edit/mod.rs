//! How a briefing changes.
