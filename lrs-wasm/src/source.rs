//! A file as it is read: from memory, or piece by piece from a function.

use std::io::{Cursor, Error, ErrorKind, Read, Result};

use js_sys::{ArrayBuffer, Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::input::text;

/// Whatever is read from. One type for all, so that the build holds the code that reads once.
pub(crate) type Source = Box<dyn Read>;

/// Bytes, which stay where they are and are not copied whole; a text; or a function that gives the next bytes.
pub(crate) fn source(data: &JsValue) -> core::result::Result<Source, JsValue> {
    if let Some(next) = data.dyn_ref::<Function>() {
        return Ok(Box::new(Pull(next.clone())));
    }
    let bytes = match (data.dyn_ref::<Uint8Array>(), data.is_instance_of::<ArrayBuffer>()) {
        (Some(bytes), _) => bytes.clone(),
        (None, true) => Uint8Array::new(data),
        (None, false) => return Ok(Box::new(Cursor::new(text(data)?.into_bytes()))),
    };
    Ok(Box::new(Bytes { length: bytes.length(), all: bytes, at: 0 }))
}

/// Bytes in the memory of JavaScript.
struct Bytes {
    all: Uint8Array,
    length: u32,
    at: u32,
}

impl Read for Bytes {
    fn read(&mut self, space: &mut [u8]) -> Result<usize> {
        // Bytes that were handed on to somebody else are gone: the file would seem to end here.
        if self.all.length() != self.length {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let most = u32::try_from(space.len()).unwrap_or(u32::MAX);
        let end = self.length.min(self.at.saturating_add(most));
        let piece = self.all.subarray(self.at, end);
        self.at = end;
        copied(&piece, space)
    }
}

/// A function that is asked for at most so many bytes, and gives none at the end.
struct Pull(Function);

impl Read for Pull {
    fn read(&mut self, space: &mut [u8]) -> Result<usize> {
        let most = u32::try_from(space.len()).unwrap_or(u32::MAX);
        let piece = self.0.call1(&JsValue::UNDEFINED, &most.into()).map_err(|_| ErrorKind::Other)?;
        copied(piece.dyn_ref::<Uint8Array>().ok_or(ErrorKind::InvalidData)?, space)
    }
}

fn copied(piece: &Uint8Array, space: &mut [u8]) -> Result<usize> {
    let length = usize::try_from(piece.length()).unwrap_or(usize::MAX);
    let space = space.get_mut(..length).ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
    piece.copy_to(space);
    Ok(length)
}
