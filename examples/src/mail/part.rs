//! The parts of a mail as they are put together: lines end in a line feed until the whole mail is written.

use crate::people::Random;

/// A part: its header, and its body in lines.
pub(super) struct Part {
    /// Whole fields, without their line ends.
    pub(super) fields: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Part {
    pub(super) fn new(fields: impl IntoIterator<Item = String>, body: impl Into<Vec<u8>>) -> Self {
        Self { fields: fields.into_iter().filter(|field| !field.is_empty()).collect(), body: body.into() }
    }

    /// Parts one after another.
    pub(super) fn multipart(kind: &str, parts: Vec<Self>, random: &mut Random) -> Self {
        let boundary = format!("=_{:016x}", random.bits());
        let mut body = b"This is a multi-part message in MIME format.\n".to_vec();
        for part in parts {
            body.extend(format!("--{boundary}\n").bytes());
            body.extend(part.bytes());
            body.push(b'\n');
        }
        body.extend(format!("--{boundary}--\n").bytes());
        Self::new([format!("Content-Type: multipart/{kind};\n boundary=\"{boundary}\"")], body)
    }

    /// The part's fields, an empty line, its body.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for field in &self.fields {
            bytes.extend(field.bytes());
            bytes.push(b'\n');
        }
        bytes.push(b'\n');
        bytes.extend(&self.body);
        bytes
    }
}
