//! A laid-out page or a briefing in, a file's bytes out.
