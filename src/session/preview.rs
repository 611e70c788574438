//! The page as the window shows it.

use std::sync::Arc;

use super::PageView;
use super::jobs::{LatestOnly, Message, Reporter};
use super::work::{PageKey, PageOrder, PagePainter};
use crate::workflow::{RenderedPage, guarded};

/// The newest page, and the worker that sets and paints it.
pub(super) struct Preview {
    pub(super) view: Option<PageView>,
    /// The page that `view` is a picture of.
    pub(super) rendered: Option<(PageKey, Arc<RenderedPage>)>,
    /// The page that was asked for last, made or not.
    pub(super) requested: Option<PageKey>,
    /// Whether it is still to come.
    pub(super) is_pending: bool,
    pub(super) pixels_per_pt: f32,
    worker: LatestOnly<PageOrder>,
}

/// The resolution of the preview before the window asks for one.
const FIRST_PIXELS_PER_PT: f32 = 1.5;

impl Preview {
    /// Starts the worker; it reports each page that it paints.
    pub(super) fn new(reporter: Reporter<Message>) -> Self {
        let mut painter = PagePainter::default();
        let worker = LatestOnly::start("page", move |order: PageOrder| {
            let picture = guarded(|| painter.paint(&order));
            if picture.is_err() {
                // What a panic left behind is not to be trusted.
                painter = PagePainter::default();
            }
            reporter.send(Message::Page(order.key, picture));
        });
        Self {
            view: None,
            rendered: None,
            requested: None,
            is_pending: false,
            pixels_per_pt: FIRST_PIXELS_PER_PT,
            worker,
        }
    }

    /// Asks for a page, unless it is the one that was asked for last.
    pub(super) fn request(&mut self, key: PageKey, order: impl FnOnce() -> PageOrder) {
        if self.requested != Some(key) {
            self.requested = Some(key);
            self.is_pending = self.worker.post(order());
        }
    }
}
