//! The way from a briefing to a page.

use crate::fonts::Library;
use crate::model::{Briefing, Origins};
use crate::page::{Info, Node, Page, Role};
use crate::template::Template;

use super::Layout;

/// Lays out briefings; keeps what can be used again from one page to the next.
#[derive(Debug)]
pub struct Engine {
    fonts: &'static Library,
}

impl Engine {
    /// An engine that sets text in these faces.
    pub fn new(fonts: &'static Library) -> Self {
        Self { fonts }
    }

    /// Lays out a briefing as one page.
    ///
    /// `origins` tells which articles are independent of each other.
    pub fn lay_out(&mut self, briefing: &Briefing, origins: &Origins, template: &Template) -> Layout {
        let _ = (self.fonts, origins);
        let document =
            Node { role: Role::Document, parent: None, alternative: None, actual_text: None, language: None };
        let info = Info { title: briefing.title.clone(), language: "en".to_owned(), ..Info::default() };
        let page = Page {
            width_pt: template.paper.width_mm * 72.0 / 25.4,
            height_pt: template.paper.height_mm * 72.0 / 25.4,
            info,
            structure: vec![document],
            elements: Vec::new(),
        };
        Layout {
            page,
            body_size_pt: template.fit.ceiling_pt,
            fullness: 0.0,
            overflow: Vec::new(),
            uncovered: Vec::new(),
            missing: Vec::new(),
            areas: Vec::new(),
        }
    }
}
