//! What a file says about itself in XMP (ISO 16684-1): who wrote it, and which standards it claims to meet.

use std::fmt::Write as _;

use super::objects::Date;

/// What is said. Every text is free of control characters.
pub(super) struct Metadata<'a> {
    pub(super) title: &'a str,
    /// Who it is by; may be empty.
    pub(super) author: &'a str,
    /// The language, a BCP 47 tag.
    pub(super) language: &'a str,
    /// The program that wrote it.
    pub(super) producer: &'a str,
    /// The moment it speaks of, if known.
    pub(super) date: Option<&'a Date>,
    /// The part of PDF/A that it meets.
    pub(super) part: Part,
}

/// The parts of PDF/A (ISO 19005) that are written; both are alike but for files inside.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// Part 2: no file, or only one that is archival itself.
    Plain,
    /// Part 3: files of any kind.
    WithFiles,
}

pub(super) fn packet(metadata: &Metadata<'_>) -> Vec<u8> {
    let mut body = String::new();
    let mut line = |text: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(body, "  {text}");
    };
    line("<dc:format>application/pdf</dc:format>".to_owned());
    line(format!(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
        escaped(metadata.title)
    ));
    if !metadata.author.is_empty() {
        let author = escaped(metadata.author);
        line(format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"));
    }
    let language = escaped(metadata.language);
    line(format!("<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"));
    line(format!("<pdf:Producer>{}</pdf:Producer>", escaped(metadata.producer)));
    if let Some(date) = metadata.date {
        for name in ["CreateDate", "ModifyDate"] {
            line(format!("<xmp:{name}>{}</xmp:{name}>", date.xmp));
        }
    }
    let part = match metadata.part {
        Part::Plain => 2,
        Part::WithFiles => 3,
    };
    line(format!("<pdfaid:part>{part}</pdfaid:part>"));
    line("<pdfaid:conformance>A</pdfaid:conformance>".to_owned());
    line("<pdfuaid:part>1</pdfuaid:part>".to_owned());
    format!("{HEAD}{body}{EXTENSION}{TAIL}").into_bytes()
}

const HEAD: &str = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
 <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
 <rdf:Description rdf:about=\"\"
   xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
   xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
   xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"
   xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"
   xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"
   xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"
   xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"
   xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">
";

/// PDF/A knows only its own vocabulary, and has the file explain any other: here, that of PDF/UA.
const EXTENSION: &str = "  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">
   <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
   <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
   <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
   <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
   </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
";

const TAIL: &str = " </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_the_packet() {
        let metadata = Metadata {
            title: "A <b> & \"c\"",
            author: "",
            language: "en-GB",
            producer: "Précis",
            date: None,
            part: Part::Plain,
        };
        let packet = String::from_utf8(packet(&metadata)).unwrap();
        assert!(packet.contains("A &lt;b&gt; &amp; \"c\"</rdf:li>"), "{packet}");
        assert!(!packet.contains("dc:creator") && !packet.contains("CreateDate"), "{packet}");
    }
}
