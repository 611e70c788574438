//! Every colour, size and font of the window.
//!
//! No other file of the window has a colour literal, so that the whole look can be read, and changed, here.

use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke,
    Style, TextStyle, Theme, Vec2, Visuals,
};

/// The colours of the window.
pub(super) mod color {
    use egui::Color32;

    /// The bars at the top and the bottom.
    pub(in crate::ui) const BAR: Color32 = Color32::from_rgb(0xFD, 0xFC, 0xFA);
    pub(in crate::ui) const ASIDE: Color32 = Color32::from_rgb(0xF6, 0xF4, 0xEF);
    /// The review in the middle.
    pub(in crate::ui) const PAPER: Color32 = Color32::from_rgb(0xFB, 0xFA, 0xF8);
    /// The desk that the page lies on.
    pub(in crate::ui) const DESK: Color32 = Color32::from_rgb(0xDE, 0xDB, 0xD3);
    /// Cards, fields, buttons.
    pub(in crate::ui) const SURFACE: Color32 = Color32::from_rgb(0xFF, 0xFF, 0xFF);
    /// A surface under the pointer.
    pub(in crate::ui) const SURFACE_HOVERED: Color32 = Color32::from_rgb(0xF3, 0xF0, 0xE9);
    /// A surface held down.
    pub(in crate::ui) const SURFACE_PRESSED: Color32 = Color32::from_rgb(0xE9, 0xE5, 0xDB);
    /// Thin lines between areas and around cards.
    pub(in crate::ui) const LINE: Color32 = Color32::from_rgb(0xDE, 0xDA, 0xD0);
    /// The outline of a button or field.
    pub(in crate::ui) const OUTLINE: Color32 = Color32::from_rgb(0xCF, 0xCA, 0xBE);
    /// Text.
    pub(in crate::ui) const INK: Color32 = Color32::from_rgb(0x1F, 0x24, 0x30);
    /// Text that accompanies; still 4.5 : 1 against every surface it stands on.
    pub(in crate::ui) const MUTED: Color32 = Color32::from_rgb(0x5F, 0x65, 0x70);
    /// Text of something set aside.
    pub(in crate::ui) const FAINT: Color32 = Color32::from_rgb(0x8E, 0x8F, 0x92);
    /// The colour of the house: the chosen thing, the main button.
    pub(in crate::ui) const ACCENT: Color32 = Color32::from_rgb(0x8A, 0x1C, 0x2B);
    /// The main button under the pointer.
    pub(in crate::ui) const ACCENT_HOVERED: Color32 = Color32::from_rgb(0x9E, 0x2A, 0x3A);
    /// The main button held down.
    pub(in crate::ui) const ACCENT_PRESSED: Color32 = Color32::from_rgb(0x70, 0x14, 0x21);
    /// Text on the accent.
    pub(in crate::ui) const ON_ACCENT: Color32 = Color32::from_rgb(0xFF, 0xFF, 0xFF);
    /// Accepted; all is well.
    pub(in crate::ui) const ACCEPTED: Color32 = Color32::from_rgb(0x2A, 0x7F, 0x4F);
    /// Proposed; waits for the analyst.
    pub(in crate::ui) const PROPOSED: Color32 = Color32::from_rgb(0xC9, 0x9A, 0x1E);
    pub(in crate::ui) const REJECTED: Color32 = Color32::from_rgb(0xBC, 0xB9, 0xB1);
    pub(in crate::ui) const CHIP: Color32 = Color32::from_rgb(0xF0, 0xED, 0xE5);
    /// A chip under the pointer.
    pub(in crate::ui) const CHIP_HOVERED: Color32 = Color32::from_rgb(0xE2, 0xDD, 0xD0);
    /// A chip or message that warns.
    pub(in crate::ui) const WARNING_WASH: Color32 = Color32::from_rgb(0xFA, 0xEC, 0xC6);
    /// Text that warns.
    pub(in crate::ui) const WARNING: Color32 = Color32::from_rgb(0x7C, 0x56, 0x0A);
    /// A message that something failed.
    pub(in crate::ui) const ERROR_WASH: Color32 = Color32::from_rgb(0xFB, 0xE4, 0xE2);
    /// Text that says that something failed.
    pub(in crate::ui) const ERROR: Color32 = Color32::from_rgb(0x9B, 0x1C, 0x1C);
    /// The highlighter in the reader, for the evidence in view.
    pub(in crate::ui) const HIGHLIGHT: Color32 = Color32::from_rgb(0xFD, 0xE7, 0xA3);
    /// The highlighter for the other evidence of the same card.
    pub(in crate::ui) const HIGHLIGHT_FAINT: Color32 = Color32::from_rgb(0xFB, 0xF3, 0xD6);
    /// The track of a bar that fills.
    pub(in crate::ui) const TRACK: Color32 = Color32::from_rgb(0xC9, 0xC5, 0xBB);
    pub(in crate::ui) const TEXT_SELECTION: Color32 = Color32::from_rgb(0xEC, 0xCF, 0xD0);
    /// The veil behind a question that must be answered.
    pub(in crate::ui) const VEIL: Color32 = Color32::from_rgba_premultiplied(0x16, 0x16, 0x18, 0x66);
    pub(in crate::ui) const SHADOW: Color32 = Color32::from_rgba_premultiplied(0, 0, 0, 0x2E);
    /// The wide soft shadow under the page.
    pub(in crate::ui) const SHADOW_SOFT: Color32 = Color32::from_rgba_premultiplied(0, 0, 0, 0x1C);
}

/// The sizes of the window, in points of the screen.
pub(super) mod size {
    /// The body text of cards and buttons.
    pub(in crate::ui) const BODY: f32 = 13.5;
    /// Chips, metadata, the status bar.
    pub(in crate::ui) const SMALL: f32 = 12.0;
    /// Section headings in capitals.
    pub(in crate::ui) const CAPTION: f32 = 11.0;
    /// The reader's serif text.
    pub(in crate::ui) const READER: f32 = 14.5;
    /// The headings of dialogs.
    pub(in crate::ui) const HEADING: f32 = 16.0;
    /// The letters between capitals of a section heading.
    pub(in crate::ui) const CAPTION_SPACING: f32 = 1.1;
    /// The corners of cards and buttons.
    pub(in crate::ui) const RADIUS: u8 = 6;
    /// The padding inside a card.
    pub(in crate::ui) const CARD_PADDING: i8 = 10;
    /// Between two cards.
    pub(in crate::ui) const CARD_GAP: f32 = 8.0;
    /// The margin of a column.
    pub(in crate::ui) const GUTTER: i8 = 12;
    pub(in crate::ui) const TOP_BAR: f32 = 44.0;
    /// The bar at the bottom.
    pub(in crate::ui) const STATUS_BAR: f32 = 28.0;
    /// The least height of something to click.
    pub(in crate::ui) const CONTROL: f32 = 27.0;
    /// The bar at the left edge of a card that shows its state.
    pub(in crate::ui) const STATE_BAR: f32 = 4.0;
    /// The left column: width at first, least, most.
    pub(in crate::ui) const ASIDE: (f32, f32, f32) = (270.0, 200.0, 420.0);
    /// The least width of the review.
    pub(in crate::ui) const REVIEW: f32 = 380.0;
    /// The reader's height at first.
    pub(in crate::ui) const READER_HEIGHT: f32 = 270.0;
    /// The page: the part of the room it has at first, and its least width.
    pub(in crate::ui) const DESK: (f32, f32) = (610.0 / 1170.0, 300.0);
}

/// The faces that egui mixes by family.
const SANS: &str = "IBM Plex Sans";
const SANS_BOLD: &str = "IBM Plex Sans SemiBold";
const SERIF: &str = "IBM Plex Serif";
const SERIF_ITALIC: &str = "IBM Plex Serif Italic";
const ARABIC: &str = "IBM Plex Sans Arabic";
const ARABIC_BOLD: &str = "IBM Plex Sans Arabic SemiBold";

/// The sans-serif of the window.
pub(super) fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The semi-bold sans-serif; egui's own `strong` only changes the colour.
pub(super) fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SANS_BOLD.into()))
}

/// The serif of the articles.
pub(super) fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

/// The serif italic of quotes.
pub(super) fn serif_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF_ITALIC.into()))
}

/// Gives the window its fonts and its style.
pub(super) fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_theme(Theme::Light);
    ctx.set_style_of(Theme::Light, style());
}

/// The bundled fonts, each family with the Arabic face of its weight behind it.
fn fonts() -> FontDefinitions {
    let faces: [(&str, &'static [u8]); 6] = [
        (SANS, include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
        (SANS_BOLD, include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
        (SERIF, include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf")),
        (SERIF_ITALIC, include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf")),
        (ARABIC, include_bytes!("../../assets/fonts/IBMPlexSansArabic-Regular.ttf")),
        (ARABIC_BOLD, include_bytes!("../../assets/fonts/IBMPlexSansArabic-SemiBold.ttf")),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    }
    let families = [
        (FontFamily::Proportional, [SANS, ARABIC]),
        (FontFamily::Monospace, [SANS, ARABIC]),
        (FontFamily::Name(SANS_BOLD.into()), [SANS_BOLD, ARABIC_BOLD]),
        (FontFamily::Name(SERIF.into()), [SERIF, ARABIC]),
        (FontFamily::Name(SERIF_ITALIC.into()), [SERIF_ITALIC, ARABIC]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}

fn style() -> Style {
    let mut style = Style { visuals: visuals(), animation_time: 0.08, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, sans(size::SMALL)),
        (TextStyle::Body, sans(size::BODY)),
        (TextStyle::Monospace, sans(size::BODY)),
        (TextStyle::Button, sans(size::BODY)),
        (TextStyle::Heading, bold(size::HEADING)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(10.0, 4.0);
    spacing.interact_size = Vec2::new(24.0, size::CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    // Bars float over the gutters, so that nothing moves when one appears.
    spacing.scroll = ScrollStyle { floating_allocated_width: 0.0, ..ScrollStyle::thin() };
    spacing.text_edit_width = 200.0;
    // Labels that can be selected would swallow the clicks that choose the card around them.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals() -> Visuals {
    let widget = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    Visuals {
        widgets: Widgets {
            noninteractive: widget(color::PAPER, color::LINE, color::INK),
            inactive: widget(color::SURFACE, color::OUTLINE, color::INK),
            hovered: widget(color::SURFACE_HOVERED, color::OUTLINE, color::INK),
            active: widget(color::SURFACE_PRESSED, color::ACCENT, color::INK),
            open: widget(color::SURFACE_HOVERED, color::OUTLINE, color::INK),
        },
        selection: Selection { bg_fill: color::TEXT_SELECTION, stroke: Stroke::new(1.5, color::ACCENT) },
        weak_text_color: Some(color::MUTED),
        hyperlink_color: color::ACCENT,
        faint_bg_color: color::ASIDE,
        extreme_bg_color: color::SURFACE,
        text_edit_bg_color: Some(color::SURFACE),
        code_bg_color: color::CHIP,
        warn_fg_color: color::WARNING,
        error_fg_color: color::ERROR,
        window_corner_radius: CornerRadius::same(10),
        window_shadow: shadow(),
        window_fill: color::BAR,
        window_stroke: Stroke::new(1.0, color::LINE),
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: color::PAPER,
        popup_shadow: shadow(),
        button_frame: true,
        ..Visuals::light()
    }
}

/// The shadow under what floats.
pub(super) fn shadow() -> Shadow {
    Shadow { offset: [0, 4], blur: 18, spread: 0, color: color::SHADOW }
}

/// The shadow under the page.
pub(super) fn page_shadow() -> Shadow {
    Shadow { offset: [0, 3], blur: 14, spread: 1, color: color::SHADOW_SOFT }
}
