//! The sRGB colour space as an ICC profile, which an archived file must carry to say what its colours are.
//!
//! Written here from the numbers of the standards (ICC.1:2004-10, profile version 4.2; IEC 61966-2-1), since it is
//! half a kilobyte and a borrowed one would bring its own licence.

/// The white of the profile connection space, D50, as fixed-point numbers of 16.16 bits.
const D50: [u32; 3] = [0x0000_F6D6, 0x0001_0000, 0x0000_D32D];
/// The red, green and blue of sRGB (from their chromaticities), adapted from D65 to D50 by the Bradford method.
const PRIMARIES: [(&[u8; 4], [u32; 3]); 3] = [
    (b"rXYZ", [0x0000_6FA0, 0x0000_38F5, 0x0000_0390]),
    (b"gXYZ", [0x0000_6297, 0x0000_B787, 0x0000_18D9]),
    (b"bXYZ", [0x0000_249F, 0x0000_0F84, 0x0000_B6C3]),
];
/// The adaptation from D65 to D50 itself, by rows.
const ADAPTATION: [u32; 9] = [
    0x0001_0C42,
    0x0000_05DE,
    0xFFFF_F325,
    0x0000_0793,
    0x0000_FD90,
    0xFFFF_FBA1,
    0xFFFF_FDA2,
    0x0000_03DC,
    0x0000_C06E,
];
/// The curve of sRGB: ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below.
const CURVE: [u32; 5] = [0x0002_6666, 0x0000_F2A7, 0x0000_0D59, 0x0000_13D0, 0x0000_0A5B];

/// The profile's bytes; the same on every call.
pub(super) fn srgb() -> Vec<u8> {
    let curve = parametric_curve();
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", localized("sRGB IEC61966-2.1")),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", numbers(*b"XYZ ", &D50)),
        (b"chad", numbers(*b"sf32", &ADAPTATION)),
    ];
    tags.extend(PRIMARIES.iter().map(|(name, xyz)| (*name, numbers(*b"XYZ ", xyz))));
    // The three curves are one and the same piece of data.
    let shared_from = tags.len();
    tags.extend([b"rTRC", b"gTRC", b"bTRC"].map(|name| (name, curve.clone())));

    let mut data_at = 128 + 4 + 12 * tags.len();
    let mut table: Vec<u8> = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    table.extend((tags.len() as u32).to_be_bytes());
    for (index, (name, bytes)) in tags.iter().enumerate() {
        if index <= shared_from {
            data.extend(bytes);
        }
        table.extend(*name);
        table.extend((data_at as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
        if index < shared_from {
            data_at += bytes.len();
        }
    }

    let mut profile = header((128 + table.len() + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]); // No colour engine of choice.
    header.extend(0x0420_0000_u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    // The day the colour space was published; a profile must name one.
    header.extend([1999_u16, 10, 18, 0, 0, 0].map(u16::to_be_bytes).concat());
    header.extend(b"acsp");
    header.extend([0; 4 + 4 + 4 + 4 + 8 + 4]); // No platform, flags, device or attributes; perceptual intent.
    header.extend(D50.map(u32::to_be_bytes).concat());
    header.resize(128, 0);
    header
}

/// A text in American English, padded to four bytes.
fn localized(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0".to_vec();
    bytes.extend([1, 12].map(u32::to_be_bytes).concat());
    bytes.extend(b"enUS");
    bytes.extend([text.len() as u32, 28].map(u32::to_be_bytes).concat());
    bytes.extend(text);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

fn numbers(kind: [u8; 4], numbers: &[u32]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    bytes
}

fn parametric_curve() -> Vec<u8> {
    let mut bytes = b"para\0\0\0\0".to_vec();
    bytes.extend([0, 3, 0, 0]); // Function type 3: a power with a straight start.
    bytes.extend(CURVE.map(u32::to_be_bytes).concat());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8], at: usize) -> usize {
        let bytes: [u8; 4] = bytes[at..at + 4].try_into().unwrap();
        u32::from_be_bytes(bytes) as usize
    }

    #[test]
    fn every_tag_of_the_profile_lies_inside_it_and_is_aligned() {
        let profile = srgb();
        assert_eq!(number(&profile, 0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        let tags = number(&profile, 128);
        assert_eq!(tags, 10);
        for tag in 0..tags {
            let entry = 132 + 12 * tag;
            let (at, length) = (number(&profile, entry + 4), number(&profile, entry + 8));
            assert!(at % 4 == 0 && at >= 132 + 12 * tags && at + length <= profile.len(), "tag {tag}");
        }
    }

    #[test]
    fn the_primaries_add_up_to_white() {
        for axis in 0..3 {
            let sum: u32 = PRIMARIES.iter().map(|(_, xyz)| xyz[axis]).sum();
            assert!(sum.abs_diff(D50[axis]) <= 1, "axis {axis}: {sum:x}");
        }
    }
}
