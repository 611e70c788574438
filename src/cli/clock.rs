//! The time of day.

/// The local time for the eyes of the analyst, such as "09:41".
pub fn local_time() -> String {
    jiff::Zoned::now().strftime("%H:%M").to_string()
}
