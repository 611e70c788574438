//! The sample pack: five real articles on one event, as they were published, flaws and all.

/// The five sample articles: the name of each file and its bytes.
pub fn samples() -> [(&'static str, &'static [u8]); 5] {
    macro_rules! sample {
        ($name:literal) => {
            ($name, include_bytes!(concat!("../../assets/sample/", $name)).as_slice())
        };
    }
    [
        sample!("000_c615eccc59e10325.txt"),
        sample!("001_9a3dccac6ac06890.txt"),
        sample!("002_6bfe3bcdf48a6ad7.txt"),
        sample!("003_882127fbab8907b2.txt"),
        sample!("004_e0a781dd2dda1269.txt"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Hint, import};

    #[test]
    fn every_sample_is_an_article_with_a_text() {
        for (name, bytes) in samples() {
            let article = import(bytes, &Hint::default()).unwrap();
            assert!(article.text.len() > 500, "{name}");
        }
    }
}
