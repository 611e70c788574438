//! A briefing and a template in, one page and the list of what does not fit out.
