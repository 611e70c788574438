//! The structure tree: what the marks on the page mean and in which order they are read (ISO 32000-1, 14.7).
//!
//! printpdf writes marks but no tree, so it is added to the finished document.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Content, Link, corners, union};
use super::objects::{self, dictionary};
use crate::export::ExportError;
use crate::page::{Node, NodeId, Page, Rect, Role, Shape, Tag};

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading1 => "H1",
        Role::Heading2 => "H2",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::BlockQuote => "BlockQuote",
        Role::Span => "Span",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader => "TH",
        Role::TableCell => "TD",
        Role::Note => "Note",
    }
}

/// Adds the structure tree of `page` and its link annotations to `document`, and ties both to the PDF's page.
/// Returns the root of the tree.
pub(super) fn write(
    page: &Page,
    content: &Content,
    pdf_page: ObjectId,
    document: &mut Document,
) -> Result<ObjectId, ExportError> {
    let mut tree = Tree::new(page, content, pdf_page, document)?;
    tree.add_links(content);
    tree.write_nodes();
    let Tree { root, branches, annotations, mark_parents, mut parents, ids, .. } = tree;

    // Entry 0 lists, for each mark on the page in the order of their numbers, the node it belongs to.
    parents.insert(0, (0, Object::Array(mark_parents)));
    let next_parent = objects::count(parents.len());
    let numbers = parents.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect();
    let parent_tree = document.add_object(dictionary([("Nums", Object::Array(numbers))]));
    let mut entries = dictionary([
        ("Type", "StructTreeRoot".into()),
        ("K", branches.first().ok_or(ExportError::Structure(0))?.id.into()),
        ("ParentTree", parent_tree.into()),
        ("ParentTreeNextKey", next_parent.into()),
    ]);
    if !ids.is_empty() {
        // The numbers of nodes are written with leading zeros, so the names are in order already.
        let names =
            ids.into_iter().flat_map(|(name, id)| [Object::string_literal(name), id.into()]).collect();
        entries.set("IDTree", document.add_object(dictionary([("Names", Object::Array(names))])));
    }
    document.set_object(root, entries);

    let page_entries =
        document.get_dictionary_mut(pdf_page).map_err(|err| ExportError::Writing(err.to_string()))?;
    page_entries.set("StructParents", 0);
    // The order of the tab key is the order of the tree.
    page_entries.set("Tabs", "S");
    page_entries.remove(b"Annots");
    if !annotations.is_empty() {
        page_entries.set("Annots", Object::Array(annotations));
    }
    Ok(root)
}

/// A node of the display list on its way into the file.
struct Branch {
    id: ObjectId,
    /// The nodes below it, in reading order.
    children: Vec<usize>,
    /// What stands on the page for it, each with its place in painting order.
    own: Vec<(usize, Object)>,
    /// The place of the first thing that stands on the page for it or a node below it; `None` if there is nothing.
    first: Option<usize>,
    bounds: Option<Rect>,
    has_annotation: bool,
}

struct Tree<'a> {
    page: &'a Page,
    document: &'a mut Document,
    pdf_page: ObjectId,
    root: ObjectId,
    branches: Vec<Branch>,
    annotations: Vec<Object>,
    /// The node that each mark belongs to, by the mark's number.
    mark_parents: Vec<Object>,
    /// The parent tree's entries after the first, by number.
    parents: Vec<(i64, Object)>,
    /// Nodes that can be referred to, by name.
    ids: Vec<(String, ObjectId)>,
}

impl<'a> Tree<'a> {
    fn new(
        page: &'a Page,
        content: &Content,
        pdf_page: ObjectId,
        document: &'a mut Document,
    ) -> Result<Self, ExportError> {
        let root = document.new_object_id();
        let mut branches: Vec<Branch> = Vec::with_capacity(page.structure.len());
        for (index, node) in page.structure.iter().enumerate() {
            match node.parent {
                None if index == 0 => {}
                // A parent stands before its children, so it is among the branches already.
                Some(NodeId(parent)) if index > 0 => {
                    let parent = branches.get_mut(parent).ok_or(ExportError::Structure(index))?;
                    parent.children.push(index);
                }
                _ => return Err(ExportError::Structure(index)),
            }
            branches.push(Branch {
                id: document.new_object_id(),
                children: Vec::new(),
                own: Vec::new(),
                first: None,
                bounds: None,
                has_annotation: false,
            });
        }
        if branches.is_empty() {
            return Err(ExportError::Structure(0));
        }

        let mut tree = Self {
            page,
            document,
            pdf_page,
            root,
            branches,
            annotations: Vec::new(),
            mark_parents: Vec::new(),
            parents: Vec::new(),
            ids: Vec::new(),
        };
        tree.add_marks(content)?;
        for link in &content.links {
            let node = link.node.map_or(0, |node| node.0);
            if node >= tree.branches.len() {
                return Err(ExportError::Structure(node));
            }
        }
        Ok(tree)
    }

    /// Puts the marks under their nodes.
    ///
    /// A right-to-left run is written from left to right, and so gets a node that says it in reading order.
    fn add_marks(&mut self, content: &Content) -> Result<(), ExportError> {
        let mut open: Option<(usize, ObjectId)> = None;
        for (number, mark) in content.marks.iter().enumerate() {
            let number: Object = objects::count(number).into();
            let above = self.branches.get(mark.node.0).ok_or(ExportError::Structure(mark.node.0))?.id;
            let run = mark.reversed.and_then(|index| Some((index, content.reversed.get(index)?)));
            let Some((index, run)) = run else {
                self.mark_parents.push(above.into());
                self.stand(mark.node.0, mark.place, mark.bounds, number)?;
                continue;
            };
            if let Some((_, span)) = open.filter(|(former, _)| *former == index) {
                self.mark_parents.push(span.into());
                if let Ok(entries) = self.document.get_dictionary_mut(span)
                    && let Ok(kids) = entries.get_mut(b"K").and_then(Object::as_array_mut)
                {
                    kids.push(number);
                }
                continue;
            }
            let mut entries = dictionary([
                ("Type", "StructElem".into()),
                ("S", role_name(Role::Span).into()),
                ("P", above.into()),
                ("Pg", self.pdf_page.into()),
                ("K", Object::Array(vec![number])),
                ("ActualText", objects::text(&run.text)),
            ]);
            if let Some(language) = &run.language {
                entries.set("Lang", Object::string_literal(language.as_str()));
            }
            let span = self.document.add_object(entries);
            self.mark_parents.push(span.into());
            self.stand(mark.node.0, mark.place, mark.bounds, span.into())?;
            open = Some((index, span));
        }
        Ok(())
    }

    /// Notes that `kid` stands on the page for a node, and so for all nodes above it.
    fn stand(
        &mut self,
        node: usize,
        place: usize,
        bounds: Option<Rect>,
        kid: Object,
    ) -> Result<(), ExportError> {
        let branch = self.branches.get_mut(node).ok_or(ExportError::Structure(node))?;
        branch.own.push((place, kid));
        let mut above = Some(node);
        while let Some(index) = above {
            let branch = self.branches.get_mut(index).ok_or(ExportError::Structure(index))?;
            branch.first = Some(branch.first.map_or(place, |first| first.min(place)));
            branch.bounds = match (branch.bounds, bounds) {
                (Some(a), Some(b)) => Some(union(a, b)),
                (a, b) => a.or(b),
            };
            above = self.page.structure.get(index).and_then(|node| node.parent).map(|parent| parent.0);
        }
        Ok(())
    }

    /// Adds an annotation for each link whose address may be opened.
    fn add_links(&mut self, content: &Content) {
        for link in &content.links {
            let Some(address) = objects::address(&link.address) else { continue };
            let key = objects::count(1 + self.annotations.len());
            let annotation = self.document.add_object(annotation(link, &address, key, self.page.height_pt));
            self.annotations.push(annotation.into());
            let reference = Object::Dictionary(dictionary([
                ("Type", "OBJR".into()),
                ("Obj", annotation.into()),
                ("Pg", self.pdf_page.into()),
            ]));

            let index = link.node.map_or(0, |node| node.0);
            let is_link = self.page.structure.get(index).is_some_and(|node| node.role == Role::Link);
            let Some(branch) = self.branches.get_mut(index) else { continue };
            // An annotation must stand in a link: if the page's node is none, it gets one for itself.
            let (kid, parent) = if is_link {
                branch.has_annotation = true;
                (reference, branch.id)
            } else {
                let link = self.document.add_object(dictionary([
                    ("Type", "StructElem".into()),
                    ("S", role_name(Role::Link).into()),
                    ("P", branch.id.into()),
                    ("K", reference),
                ]));
                (link.into(), link)
            };
            self.parents.push((key, parent.into()));
            // The node was found above, so this cannot fail.
            let _ = self.stand(index, link.place, Some(link.rect), kid);
        }
    }

    fn write_nodes(&mut self) {
        for index in 0..self.branches.len() {
            let (Some(node), Some(branch)) = (self.page.structure.get(index), self.branches.get(index))
            else {
                continue;
            };
            // A node of which nothing is on the page would only be noise to a listener.
            if branch.first.is_none() && index > 0 {
                continue;
            }
            let id = branch.id;
            let entries = self.element(index, node, branch);
            if node.role == Role::Note {
                self.ids.push((note_name(index), id));
            }
            self.document.set_object(id, entries);
        }
    }

    fn element(&self, index: usize, node: &Node, branch: &Branch) -> Dictionary {
        // A link that opens nothing (its address was refused) is no link.
        let role = match node.role {
            Role::Link if !branch.has_annotation => Role::Span,
            role => role,
        };
        let parent = node.parent.and_then(|parent| self.branches.get(parent.0)).map_or(self.root, |p| p.id);
        let mut entries = dictionary([
            ("Type", "StructElem".into()),
            ("S", role_name(role).into()),
            ("P", parent.into()),
            ("Pg", self.pdf_page.into()),
            ("K", Object::Array(self.kids(branch))),
        ]);
        for (key, text) in [("Alt", &node.alternative), ("ActualText", &node.actual_text)] {
            if let Some(text) = text {
                entries.set(key, objects::text(text));
            }
        }
        if let Some(language) = &node.language {
            entries.set("Lang", Object::string_literal(language.as_str()));
        }
        if role == Role::Note {
            entries.set("ID", Object::string_literal(note_name(index)));
        }
        if let Some(attributes) = self.attributes(index, role, branch) {
            entries.set("A", attributes);
        }
        entries
    }

    /// What stands on the page for a node and the nodes below it, in reading order: the nodes as the tree has them,
    /// and between them the node's own marks where painting puts them.
    fn kids(&self, branch: &Branch) -> Vec<Object> {
        let mut kids = Vec::new();
        let mut own = branch.own.clone();
        own.sort_by_key(|(place, _)| *place);
        let mut own = own.into_iter().peekable();
        for child in branch.children.iter().filter_map(|&child| self.branches.get(child)) {
            let Some(first) = child.first else { continue };
            while let Some((_, kid)) = own.next_if(|(place, _)| *place < first) {
                kids.push(kid);
            }
            kids.push(child.id.into());
        }
        kids.extend(own.map(|(_, kid)| kid));
        kids
    }

    /// The attributes that a role asks for (ISO 32000-1, 14.8.5).
    fn attributes(&self, index: usize, role: Role, branch: &Branch) -> Option<Dictionary> {
        match role {
            Role::List => self.label(index).map(|label| {
                let numbered = label.trim_start().starts_with(|c: char| c.is_ascii_digit());
                let style = if numbered { "Decimal" } else { "Disc" };
                dictionary([("O", "List".into()), ("ListNumbering", style.into())])
            }),
            Role::Figure => branch.bounds.map(|bounds| {
                let corners = corners(bounds, self.page.height_pt).map(Object::Real);
                dictionary([("O", "Layout".into()), ("BBox", Object::Array(corners.to_vec()))])
            }),
            Role::TableHeader => {
                // In a first row of headers only each speaks for its column, elsewhere for its row.
                let row = self.page.structure.get(index)?.parent?;
                let table = self.page.structure.get(row.0)?.parent?;
                let is_header = |cell: &usize| {
                    self.page.structure.get(*cell).is_some_and(|node| node.role == Role::TableHeader)
                };
                let is_first = self.branches.get(table.0)?.children.first() == Some(&row.0);
                let heads_columns = is_first && self.branches.get(row.0)?.children.iter().all(is_header);
                let scope = if heads_columns { "Column" } else { "Row" };
                Some(dictionary([("O", "Table".into()), ("Scope", scope.into())]))
            }
            _ => None,
        }
    }

    /// The text of a list's first label, if its entries have labels.
    fn label(&self, list: usize) -> Option<&str> {
        let is =
            |index: &&usize, role: Role| self.page.structure.get(**index).is_some_and(|n| n.role == role);
        let items = self.branches.get(list)?.children.iter();
        let label = items
            .filter_map(|&item| self.branches.get(item))
            .find_map(|item| item.children.iter().find(|child| is(child, Role::Label)))?;
        self.page.elements.iter().find_map(|element| match &element.shape {
            Shape::Text(run) if element.tag == Tag::Content(NodeId(*label)) => Some(run.text.as_str()),
            _ => None,
        })
    }
}

fn note_name(index: usize) -> String {
    format!("note-{index:06}")
}

fn annotation(link: &Link, address: &str, key: i64, page_height_pt: f32) -> Dictionary {
    let corners = corners(link.rect, page_height_pt).map(Object::Real);
    let action =
        dictionary([("Type", "Action".into()), ("S", "URI".into()), ("URI", objects::ascii(address))]);
    let contents = if link.contents.trim().is_empty() { address } else { &link.contents };
    dictionary([
        ("Type", "Annot".into()),
        ("Subtype", "Link".into()),
        ("Rect", Object::Array(corners.to_vec())),
        ("Border", Object::Array(vec![0.into(), 0.into(), 0.into()])),
        ("Contents", objects::text(contents)),
        // Printed as it is shown: PDF/A asks it of every annotation.
        ("F", 4.into()),
        ("A", action.into()),
        ("StructParent", key.into()),
    ])
}
