//! Icons drawn as shapes, because no bundled font has them.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Icon {
    /// Opens a menu below.
    Caret,
    /// Opens what is folded away.
    Folded,
    /// Folds what is open.
    Unfolded,
    /// Something to drag by: six dots.
    Handle,
    Check,
    /// No; close.
    Cross,
    Plus,
    Eye,
    EyeClosed,
    /// More commands: three dots.
    Dots,
    /// Needs attention.
    Warning,
}

impl Icon {
    /// Draws the icon in the square in the middle of `rect`.
    pub(in crate::ui) fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), Vec2::splat(side));
        let at = |x: f32, y: f32| square.lerp_inside(Vec2::new(x, y));
        let stroke = Stroke::new((side / 9.0).clamp(1.2, 1.8), color);
        let path = |points: &[(f32, f32)]| {
            painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
        };
        let fill = |points: &[(f32, f32)]| {
            let points: Vec<Pos2> = points.iter().map(|&(x, y)| at(x, y)).collect();
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        };
        match self {
            Self::Caret | Self::Unfolded => path(&[(0.22, 0.38), (0.5, 0.66), (0.78, 0.38)]),
            Self::Folded => path(&[(0.38, 0.22), (0.66, 0.5), (0.38, 0.78)]),
            Self::Handle => {
                for x in [0.34, 0.66] {
                    for y in [0.2, 0.5, 0.8] {
                        painter.circle_filled(at(x, y), side * 0.095, color);
                    }
                }
            }
            Self::Dots => {
                for x in [0.2, 0.5, 0.8] {
                    painter.circle_filled(at(x, 0.5), side * 0.09, color);
                }
            }
            Self::Check => path(&[(0.16, 0.54), (0.4, 0.78), (0.86, 0.26)]),
            Self::Cross => {
                path(&[(0.22, 0.22), (0.78, 0.78)]);
                path(&[(0.78, 0.22), (0.22, 0.78)]);
            }
            Self::Plus => {
                path(&[(0.5, 0.16), (0.5, 0.84)]);
                path(&[(0.16, 0.5), (0.84, 0.5)]);
            }
            Self::Eye | Self::EyeClosed => {
                path(&[(0.04, 0.5), (0.22, 0.33), (0.5, 0.25), (0.78, 0.33), (0.96, 0.5)]);
                path(&[(0.04, 0.5), (0.22, 0.67), (0.5, 0.75), (0.78, 0.67), (0.96, 0.5)]);
                painter.circle_filled(at(0.5, 0.5), side * 0.13, color);
                if self == Self::EyeClosed {
                    path(&[(0.14, 0.9), (0.86, 0.1)]);
                }
            }
            Self::Warning => {
                path(&[(0.5, 0.12), (0.94, 0.88), (0.06, 0.88), (0.5, 0.12)]);
                fill(&[(0.45, 0.38), (0.55, 0.38), (0.53, 0.63), (0.47, 0.63)]);
                painter.circle_filled(at(0.5, 0.75), side * 0.055, color);
            }
        }
    }
}

/// Draws the outline that shows where the keyboard is.
pub(super) fn focus_ring(painter: &Painter, rect: Rect, radius: u8, color: Color32) {
    painter.rect_stroke(
        rect.expand(1.5),
        radius.saturating_add(1),
        Stroke::new(2.0, color),
        StrokeKind::Outside,
    );
}
