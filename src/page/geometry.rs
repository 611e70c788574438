//! Points and rectangles on a page.

/// A place on the page in pt from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The distance from the left edge of the page, in pt.
    pub x_pt: f32,
    /// The distance from the top edge of the page, in pt.
    pub y_pt: f32,
}

/// An upright rectangle on the page, in pt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x_pt: f32,
    /// The top edge.
    pub y_pt: f32,
    /// The width.
    pub width_pt: f32,
    /// The height.
    pub height_pt: f32,
}

impl Rect {
    /// The right edge.
    pub fn right_pt(&self) -> f32 {
        self.x_pt + self.width_pt
    }

    /// The bottom edge.
    pub fn bottom_pt(&self) -> f32 {
        self.y_pt + self.height_pt
    }
}

/// A length rounded to 0.01 pt.
pub fn round(length_pt: f32) -> f32 {
    (length_pt * 100.0).round() / 100.0
}
