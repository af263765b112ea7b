//! Unicode's normal forms and small letters, from the tables of `icu_normalizer`.
//!
//! A page that loads the rules has these tables already: its JavaScript engine does the same by
//! `normalize` and `toLowerCase`. The feature `host-unicode` asks that engine and leaves our tables out, which
//! halves the form face. The forms of a character never change once Unicode has it, so the answers differ in
//! nothing but characters newer than the engine.

#[cfg(all(feature = "host-unicode", target_family = "wasm", target_os = "unknown"))]
pub(crate) use host::{composed, decomposed, is_composed, lowered};
#[cfg(not(all(feature = "host-unicode", target_family = "wasm", target_os = "unknown")))]
pub(crate) use tables::{composed, decomposed, is_composed, lowered};

#[cfg(not(all(feature = "host-unicode", target_family = "wasm", target_os = "unknown")))]
mod tables {
    use std::borrow::Cow;

    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

    const COMPOSER: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
    const DECOMPOSER: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

    /// Form NFC, borrowed where the text has it already.
    pub(crate) fn composed(text: &str) -> Cow<'_, str> {
        COMPOSER.normalize(text)
    }

    /// Whether the text has form NFC.
    pub(crate) fn is_composed(text: &str) -> bool {
        COMPOSER.is_normalized(text)
    }

    /// Form NFKD, character by character.
    pub(crate) fn decomposed(letters: impl Iterator<Item = char>, sink: impl FnMut(char)) {
        DECOMPOSER.normalize_iter(letters).for_each(sink);
    }

    /// The small letters of a letter, which stands alone.
    pub(crate) fn lowered(letter: char, sink: impl FnMut(char)) {
        letter.to_lowercase().for_each(sink);
    }
}

#[cfg(all(feature = "host-unicode", target_family = "wasm", target_os = "unknown"))]
mod host {
    use std::borrow::Cow;

    use js_sys::JsString;

    /// Form NFC, borrowed where the text has it already.
    pub(crate) fn composed(text: &str) -> Cow<'_, str> {
        let composed = normalized(text, "NFC");
        if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
    }

    /// Whether the text has form NFC.
    pub(crate) fn is_composed(text: &str) -> bool {
        normalized(text, "NFC") == text
    }

    /// Form NFKD, character by character.
    pub(crate) fn decomposed(letters: impl Iterator<Item = char>, sink: impl FnMut(char)) {
        normalized(&letters.collect::<String>(), "NFKD").chars().for_each(sink);
    }

    /// The small letters of a letter, which stands alone.
    pub(crate) fn lowered(letter: char, mut sink: impl FnMut(char)) {
        if letter.is_ascii() {
            sink(letter.to_ascii_lowercase());
        } else {
            String::from(JsString::from(letter).to_lower_case()).chars().for_each(sink);
        }
    }

    fn normalized(text: &str, form: &str) -> String {
        String::from(JsString::from(text).normalize(form))
    }
}
