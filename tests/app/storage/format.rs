//! The bytes of a `.precis` file: what comes back, and what is refused.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use precis::edit::EditError;
use precis::model::{
    ArticleEntry, Briefing, Evidence, FindingId, Marking, Metadata, PointItem, SectionId, SectionKind,
    SourceFormat, Span, Tlp,
};
use precis::storage::MAX_BYTES;
use precis::storage::{Document, StorageError, from_bytes, to_bytes};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{TEXT, article, document};

/// The entries of a file, in order.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A file of these entries.
fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The error of reading the valid file after `change` was made to its entries.
fn error_after(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> StorageError {
    let mut entries = entries(&to_bytes(&document()).unwrap());
    change(&mut entries);
    from_bytes(&pack(&entries)).unwrap_err()
}

/// The error of reading the valid file after `from` was replaced in `briefing.json`.
fn error_after_replacing(from: &str, to: &str) -> StorageError {
    error_after(|entries| {
        let json = String::from_utf8(entries[1].1.clone()).unwrap();
        assert!(json.contains(from), "{json}");
        entries[1].1 = json.replacen(from, to, 1).into_bytes();
    })
}

/// The detail of a file that is not as the format has it.
fn detail(err: StorageError) -> String {
    match err {
        StorageError::Malformed { detail, .. } => detail,
        other => panic!("{other}"),
    }
}

#[test]
fn a_briefing_comes_back_as_it_was() {
    let document = document();
    assert_eq!(from_bytes(&to_bytes(&document).unwrap()), Ok(document));
    let markings = [Marking::None, Marking::Custom("TLP:GREEN but ours".into())];
    for marking in markings.into_iter().chain(Tlp::ALL.iter().copied().map(Marking::Tlp)) {
        let document = Document { briefing: Briefing { marking, ..Briefing::default() } };
        assert_eq!(from_bytes(&to_bytes(&document).unwrap()), Ok(document));
    }
}

#[test]
fn the_same_briefing_gives_the_same_bytes_and_the_kind_of_file_stands_first() {
    let bytes = to_bytes(&document()).unwrap();
    assert_eq!(bytes, to_bytes(&document()).unwrap());
    assert_eq!(bytes.get(30..38), Some(b"mimetype".as_slice()));
    assert_eq!(bytes.get(38..65), Some(b"application/vnd.precis+zip\x50".as_slice()), "stored, uncompressed");
    let names: Vec<String> = entries(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.get(..2), Some(["mimetype".to_owned(), "briefing.json".to_owned()].as_slice()));
    assert!(names.iter().any(|name| name.ends_with("/source.txt")));
    assert!(names.iter().any(|name| name.ends_with("/source.md")));
}

#[test]
fn offsets_in_the_file_count_characters() {
    let json = String::from_utf8(entries(&to_bytes(&document()).unwrap()).remove(1).1).unwrap();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let place = &value["quotes"][0]["evidence"][0];
    let (start, end) = (place["start"].as_u64().unwrap() as usize, place["end"].as_u64().unwrap() as usize);
    let words: String = TEXT.chars().skip(start).take(end - start).collect();
    assert_eq!(words, "خدا حافظ");
}

#[test]
fn what_is_not_a_whole_archive_says_so() {
    let bytes = to_bytes(&document()).unwrap();
    assert_eq!(from_bytes(b""), Err(StorageError::NotAnArchive));
    assert_eq!(from_bytes(b"%PDF-1.7"), Err(StorageError::NotAnArchive));
    for len in [4, 30, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(from_bytes(&bytes[..len]), Err(StorageError::Truncated), "{len} bytes");
    }
    let other = pack(&[("word/document.xml".into(), b"<xml/>".to_vec())]);
    assert_eq!(from_bytes(&other), Err(StorageError::NotABriefing));
}

#[test]
fn a_newer_version_is_refused_whatever_else_it_has() {
    let err = error_after_replacing("\"version\": 3,", "\"version\": 4, \"hologram\": {},");
    assert_eq!(err, StorageError::NewerVersion { found: 4, known: 3 });
    assert_eq!(err.to_string(), "it was written by a newer Précis (format 4; this one reads up to 3)");
    assert_eq!(
        detail(error_after_replacing("\"version\": 3", "\"version\": 0")),
        "its version is 0, and versions begin at 1"
    );
}

#[test]
fn a_file_of_the_first_version_is_read_as_one_without_what_came_later() {
    let mut entries = entries(&to_bytes(&document()).unwrap());
    let (_, json) = entries.iter_mut().find(|(name, _)| name == "briefing.json").unwrap();
    let mut briefing: serde_json::Value = serde_json::from_slice(json).unwrap();
    let fields = briefing.as_object_mut().unwrap();
    fields["version"] = 1.into();
    for later in ["paper", "withheld", "accepted"] {
        fields.remove(later).unwrap();
    }
    for section in fields["sections"].as_array_mut().unwrap() {
        for later in ["column", "likelihood", "confidence", "picture"] {
            section.as_object_mut().unwrap().remove(later).unwrap();
        }
    }
    *json = serde_json::to_vec(&briefing).unwrap();
    let mut expected = document();
    for (name, json) in entries.iter_mut().filter(|(name, _)| name.ends_with("article.json")) {
        let mut article: serde_json::Value = serde_json::from_slice(json).unwrap();
        for removal in article["removed"].as_array_mut().unwrap() {
            let removal = removal.as_object_mut().unwrap();
            assert!(removal.remove("line").is_some() && removal.remove("restored").is_some(), "{name}");
        }
        *json = serde_json::to_vec(&article).unwrap();
    }
    for entry in &mut expected.briefing.articles {
        for removal in &mut Arc::make_mut(&mut entry.article).removed {
            (removal.line, removal.restored) = (None, false);
        }
    }
    assert_eq!(from_bytes(&pack(&entries)), Ok(expected));
}

#[test]
fn what_was_put_back_is_kept_and_a_text_that_lacks_it_is_refused() {
    let mut document = document();
    let entry = &mut document.briefing.articles[1];
    entry.article = Arc::new(entry.article.with_restored(2, true).unwrap());
    for item in &mut document.briefing.points {
        item.evidence.truncate(1);
    }
    document.briefing.differences.clear();
    let bytes = to_bytes(&document).unwrap();
    assert_eq!(from_bytes(&bytes), Ok(document));
    let mut entries = entries(&bytes);
    for (_, text) in entries.iter_mut().filter(|(_, text)| text.starts_with(b"gone")) {
        text.splice(..4, *b"come");
    }
    let refused = detail(from_bytes(&pack(&entries)).unwrap_err());
    assert!(refused.contains("its text does not hold what was put back into it"), "{refused}");
}

#[test]
fn what_is_unknown_is_refused_because_the_next_save_would_lose_it() {
    let unknown = detail(error_after_replacing("\"topic\"", "\"colour\": \"red\", \"topic\""));
    assert!(unknown.contains("the field “colour”"), "{unknown}");
    let err = error_after(|entries| entries.push(("notes.txt".into(), Vec::new())));
    assert_eq!(err, StorageError::UnknownEntry("notes.txt".into()));
}

#[test]
fn what_can_be_computed_again_is_passed_over() {
    let mut entries = entries(&to_bytes(&document()).unwrap());
    entries.push(("cache/findings.json".into(), b"anything".to_vec()));
    assert_eq!(from_bytes(&pack(&entries)), Ok(document()));
}

#[test]
fn no_path_leads_out_of_the_archive() {
    for path in
        ["../evil", "articles/../../evil", "/etc/passwd", "C:\\evil", "a\\..\\evil", "a//b", "./a", "\0"]
    {
        let err = error_after(|entries| entries.push((path.into(), Vec::new())));
        assert_eq!(err, StorageError::UnsafePath(path.into()));
    }
}

#[test]
fn no_entry_is_there_twice() {
    // The writer refuses duplicates, so one of two names of the same length is overwritten in the bytes.
    let mut entries = entries(&to_bytes(&document()).unwrap());
    entries.push(("briefing.jsom".into(), b"{}".to_vec()));
    let bytes = pack(&entries);
    let mut twice = bytes.clone();
    for at in 0..bytes.len() - 13 {
        if &bytes[at..at + 13] == b"briefing.jsom" {
            twice[at..at + 13].copy_from_slice(b"briefing.json");
        }
    }
    assert_eq!(from_bytes(&twice), Err(StorageError::DuplicateEntry));
}

#[test]
fn an_archive_that_unpacks_to_a_mountain_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("mimetype", options).unwrap();
    let zeros = vec![0; 1_000_000];
    for _ in 0..70 {
        archive.write_all(&zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    assert!(matches!(from_bytes(&bytes), Err(StorageError::UnpacksTooLarge { .. })));
}

#[test]
fn evidence_outside_its_article_is_refused() {
    let article = document().briefing.articles[0].article.id.to_string();
    let err = error_after_replacing("\"end\": 13", "\"end\": 1300");
    assert_eq!(err, StorageError::SpanOutside { item: "point-1".into(), article: article.clone() });
    let err = error_after_replacing("\"end\": 13", "\"end\": 0");
    assert_eq!(err, StorageError::SpanOutside { item: "point-1".into(), article });
    let err = error_after(|entries| {
        let text = entries.iter_mut().find(|(name, _)| name.ends_with("text.txt")).unwrap();
        text.1.truncate(3);
    });
    assert!(matches!(err, StorageError::SpanOutside { .. }));
}

#[test]
fn bytes_that_were_not_imported_are_refused() {
    let err = error_after(|entries| {
        let source = entries.iter_mut().find(|(name, _)| name.ends_with("source.md")).unwrap();
        source.1.push(b'!');
    });
    let id = document().briefing.articles[1].article.id.to_string();
    assert_eq!(err, StorageError::ForeignBytes(id));
}

#[test]
fn a_briefing_that_contradicts_itself_is_refused() {
    let err = error_after_replacing("\"id\": 1,", "\"id\": 0,");
    assert_eq!(err, StorageError::Invalid(EditError::SectionTwice(SectionId(0))));
    let err = error_after_replacing("\"kind\": \"quotes\"", "\"kind\": \"key-points\"");
    assert_eq!(err, StorageError::Invalid(EditError::KindTwice(SectionKind::KeyPoints)));
    let err = error_after_replacing("\"point-2\"", "\"point-1\"");
    assert_eq!(err, StorageError::Invalid(EditError::AcceptedAndRejected(FindingId::from_text("point-1"))));
}

#[test]
fn values_that_the_format_does_not_have_are_named() {
    let cases = [
        ("\"TLP:AMBER+STRICT\"", "\"TLP:PINK\"", "“TLP:PINK” is no label of the TLP"),
        ("\"2025-07\"", "\"July\"", "“July” is not a date such as 2025, 2025-07 or 2025-07-03"),
        ("\"B2\"", "\"Z9\"", "“Z9” is no grade"),
        ("\"mixed\"", "\"loud\"", "“loud” is no kind of quote"),
        ("\"2024-12/2025\"", "\"2024-12/soon\"", "“soon” is not a date such as 2025, 2025-07 or 2025-07-03"),
        ("\"number\"", "\"mood\"", "“mood” is no kind of difference"),
        ("\"A. Ana\"", "\"Bo\"", "a speaker is corrected twice"),
        ("\"free-text\"", "\"dance\"", "“dance” is no kind of section"),
    ];
    for (from, to, expected) in cases {
        assert_eq!(detail(error_after_replacing(from, to)), expected);
    }
    let broken = detail(error_after_replacing("\"topic\"", "topic"));
    assert!(broken.contains("line 4"), "{broken}");
}

#[test]
fn lists_that_are_missing_are_empty() {
    let mut entries = entries(&to_bytes(&document()).unwrap());
    let mut json: serde_json::Value = serde_json::from_slice(&entries[1].1).unwrap();
    for list in ["events", "differences", "speakers"] {
        assert!(json.as_object_mut().unwrap().remove(list).is_some(), "{list}");
    }
    entries[1].1 = serde_json::to_vec(&json).unwrap();
    let mut expected = document();
    expected.briefing.events.clear();
    expected.briefing.differences.clear();
    expected.briefing.speakers.clear();
    assert_eq!(from_bytes(&pack(&entries)), Ok(expected));
}

#[test]
fn a_missing_entry_is_named() {
    let names: Vec<String> =
        entries(&to_bytes(&document()).unwrap()).into_iter().map(|(name, _)| name).collect();
    for (index, name) in names.into_iter().enumerate().skip(1) {
        let err = error_after(|entries| drop(entries.remove(index)));
        let expected = StorageError::MissingEntry(name.replace("source.md", "source.txt"));
        assert_eq!(err, expected);
    }
}

#[test]
fn an_invalid_briefing_is_not_written() {
    let mut document = document();
    document.briefing.points[0].evidence[0].span.end = 10_000;
    assert!(matches!(to_bytes(&document), Err(StorageError::Invalid(EditError::EvidenceOutside { .. }))));
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let huge = article(&"x".repeat(MAX_BYTES as usize + 1), SourceFormat::Text);
    let entry = ArticleEntry { article: huge, metadata: Metadata::default(), included: true };
    let briefing = Briefing { articles: vec![entry], ..Briefing::default() };
    assert!(matches!(to_bytes(&Document { briefing }), Err(StorageError::TooLarge { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back(text in any::<String>(), title in any::<String>(), cut in any::<prop::sample::Index>()) {
        prop_assume!(!text.is_empty());
        let article = article(&text, SourceFormat::Text);
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = boundaries[cut.index(boundaries.len())];
        let evidence = Evidence { article: article.id.clone(), span: Span::new(start, text.len()) };
        let point = PointItem { id: FindingId::from_text(&title), text: title.clone(), evidence: vec![evidence] };
        let entry = ArticleEntry { article, metadata: Metadata::default(), included: true };
        let briefing = Briefing { title, articles: vec![entry], points: vec![point], ..Briefing::default() };
        let document = Document { briefing };
        prop_assert_eq!(from_bytes(&to_bytes(&document).unwrap()), Ok(document));
    }

    #[test]
    fn a_mutilated_file_is_read_or_refused_and_nothing_else(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = to_bytes(&document()).unwrap();
        for (index, byte) in changes {
            let len = bytes.len();
            bytes[index.index(len)] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        match from_bytes(&bytes) {
            Ok(document) => prop_assert!(to_bytes(&document).is_ok()),
            Err(err) => prop_assert!(!err.to_string().is_empty()),
        }
    }

    #[test]
    fn mutilated_json_is_read_or_refused_and_nothing_else(
        entry in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        // Checksums catch most of what happens to an archive: this goes behind them.
        let mut entries = entries(&to_bytes(&document()).unwrap());
        let index = entry.index(entries.len());
        for (at, byte) in changes {
            let content = &mut entries[index].1;
            let len = content.len();
            content[at.index(len)] = byte;
        }
        match from_bytes(&pack(&entries)) {
            Ok(document) => prop_assert!(to_bytes(&document).is_ok()),
            Err(err) => prop_assert!(!err.to_string().is_empty()),
        }
    }
}

#[test]
fn faults_of_the_briefing_are_told_in_words_of_the_file() {
    let told = |from: &str, to: &str| detail(error_after_replacing(from, to));
    assert!(told("\"version\": 3", "\"versions\": 1").starts_with("the field “version” is missing at line "));
    assert!(told("\"title\":", "\"headline\":").starts_with("the field “headline” at line "));
    assert!(told("\"version\": 3", "\"version\": \"one\"").ends_with("is of the wrong kind"));
    assert!(told("\"version\": 3", "\"version\": ").contains("it is no JSON from line "));
}
