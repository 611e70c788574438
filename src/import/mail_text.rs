//! Text copied from a mail: its header, the marks of quoted lines, its signature.

use std::borrow::Cow;

use super::date_line::parse_date;
use crate::model::Metadata;
use crate::text::is_one_of;

/// An article that came by mail.
pub(super) struct MailText<'a> {
    pub(super) stated: Metadata,
    /// The lines of the header.
    pub(super) head: &'a str,
    pub(super) body: &'a str,
    /// The signature and the line that parts it from the text; empty if there is none.
    pub(super) signature: &'a str,
}

/// The parts of a text that begins with the header of a mail as programs show it.
pub(super) fn mail_text(text: &str) -> Option<MailText<'_>> {
    let (mut fields, mut end, mut has_sender) = (0_usize, 0, false);
    let mut stated = Metadata::default();
    for line in text.split_inclusive('\n').take(MAX_HEADER_LINES) {
        let bare = line.trim();
        if bare.is_empty() && fields > 0 {
            break;
        }
        if let Some((name, value)) = field(bare) {
            fields += 1;
            let value = value.trim();
            if is_one_of(name, SUBJECT) && !value.is_empty() {
                stated.title = Some(subject(value).to_owned());
            } else if is_one_of(name, DATE) {
                stated.published = parse_date(value);
            }
            has_sender |= is_one_of(name, SENDER);
        } else if !(bare.is_empty() || is_forward_mark(bare)) {
            return None;
        }
        end += line.len();
    }
    // A letter to the people opens with its sender, too, but has no address and no date.
    let is_mail = fields >= MIN_FIELDS && has_sender && stated.title.is_some();
    let (head, rest) = text
        .split_at_checked(end)
        .filter(|(head, _)| is_mail && (head.contains('@') || stated.published.is_some()))?;
    let (body, signature) = signature(rest);
    Some(MailText { stated, head: head.trim(), body, signature: signature.trim() })
}

/// The name and the value of a header field that mail programs show.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '>']);
    let known = [SENDER, SUBJECT, DATE, OTHER].iter().any(|names| is_one_of(name, names));
    known.then_some((name, value.trim_matches(['*', ' '])))
}

/// `---------- Forwarded message ---------`, `Begin forwarded message:`, `-----Original Message-----`.
fn is_forward_mark(line: &str) -> bool {
    let words = line.trim_matches(['-', ' ', ':', '_', '>']).to_lowercase();
    words.is_empty()
        || is_one_of(&words, &["forwarded message", "begin forwarded message", "original message"])
}

/// The subject without what says that it was forwarded or answered.
fn subject(value: &str) -> &str {
    let mut value = value;
    while let Some((mark, rest)) = value.split_once(':')
        && is_one_of(mark.trim(), &["re", "fw", "fwd", "aw", "wg", "tr", "rv"])
    {
        value = rest.trim_start();
    }
    value
}

/// The text and the signature at its end.
fn signature(text: &str) -> (&str, &str) {
    let mut at = text.len();
    for line in text.split_inclusive('\n').rev().take(MAX_SIGNATURE_LINES) {
        at -= line.len();
        let bare = line.trim();
        let opens = bare == "--" || bare.to_lowercase().starts_with("sent from my ");
        if opens && let Some(parts) = text.split_at_checked(at) {
            let (before, after) = parts;
            let is_mark = before.trim_end().ends_with("\n--");
            return if is_mark {
                text.split_at_checked(before.trim_end().len() - 2).unwrap_or(parts)
            } else {
                (before, after)
            };
        }
    }
    (text, "")
}

/// The text without the marks that mail programs put before quoted lines, if it has them on most of its lines.
///
/// Two lines with the mark in an article are a block quotation, and one may be a comparison ("> 50 %").
pub(super) fn unquoted(text: &str) -> Cow<'_, str> {
    if !text.contains(['>', '|']) {
        return Cow::Borrowed(text);
    }
    let (mut marked, mut barred, mut all) = (0_usize, 0_usize, 0_usize);
    for line in text.lines().map(str::trim_start).filter(|line| !line.is_empty()) {
        all += 1;
        marked += usize::from(line.starts_with('>'));
        barred +=
            usize::from(line.starts_with("| ") && !line.get(1..).is_some_and(|rest| rest.contains('|')));
    }
    let mark = match (marked * 2 > all && marked > 2, barred * 2 > all && barred > 2) {
        (true, _) => '>',
        (false, true) => '|',
        (false, false) => return Cow::Borrowed(text),
    };
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t']);
        let is_quoted = rest.starts_with(mark);
        let opens_quotation = rest.trim_end().ends_with("wrote:") && rest.starts_with("On ");
        if is_quoted {
            plain.push_str(rest.trim_start_matches([mark, ' ', '\t']));
            if !plain.ends_with('\n') && line.ends_with('\n') {
                plain.push('\n');
            }
        } else if !opens_quotation {
            plain.push_str(line);
        }
    }
    Cow::Owned(plain)
}

const SENDER: &[&str] = &["from", "von", "de", "от"];
const SUBJECT: &[&str] = &["subject", "betreff", "objet", "asunto", "тема"];
const DATE: &[&str] = &["date", "sent", "datum", "gesendet", "envoyé", "fecha", "дата"];
const OTHER: &[&str] =
    &["to", "cc", "bcc", "reply-to", "an", "à", "para", "кому", "importance", "attachments"];
const MAX_HEADER_LINES: usize = 20;
const MAX_SIGNATURE_LINES: usize = 8;
const MIN_FIELDS: usize = 3;
