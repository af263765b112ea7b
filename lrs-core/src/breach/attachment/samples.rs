//! Files for the tests, with invented learners: archives put together here, and small ones that other programs wrote.

use core::fmt::Write;

use miniz_oxide::deflate::compress_to_vec;

/// A class list.
pub(super) const LIST: &str = "ULN,Given,Family,DOB\n9276308686,Rowena,Hartnell,2008-03-12\n";

/// The files in `samples/`, by name. Their password is `Sesame42`.
pub(super) const WRITTEN: &[(&str, &[u8])] = &[
    ("aes.zip", include_bytes!("samples/aes.zip")),
    ("crypto.zip", include_bytes!("samples/crypto.zip")),
    ("plain.7z", include_bytes!("samples/plain.7z")),
    ("aes.7z", include_bytes!("samples/aes.7z")),
    ("aes_header.7z", include_bytes!("samples/aes_header.7z")),
    ("list.tar.gz", include_bytes!("samples/list.tar.gz")),
    ("sheet.ods", include_bytes!("samples/sheet.ods")),
    ("sym.gpg", include_bytes!("samples/sym.gpg")),
    ("smime.p7m", include_bytes!("samples/smime.p7m")),
    ("sig.p7s", include_bytes!("samples/sig.p7s")),
    ("user_rc4.pdf", include_bytes!("samples/user_rc4.pdf")),
    ("user_aes.pdf", include_bytes!("samples/user_aes.pdf")),
    ("owner_rc4.pdf", include_bytes!("samples/owner_rc4.pdf")),
    ("owner_aes.pdf", include_bytes!("samples/owner_aes.pdf")),
];

/// A ZIP archive that is being written.
#[derive(Default)]
pub(super) struct Zip {
    data: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a packed file.
    pub(super) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let content = content.as_ref();
        self.entry(name, 0, 8, &compress_to_vec(content, 9), content.len())
    }

    /// Adds a file as it stands.
    pub(super) fn stored(self, name: &str, content: &[u8]) -> Self {
        self.entry(name, 0, 0, content, content.len())
    }

    /// Adds an entry with the flags, method and unpacked size that it is given.
    pub(super) fn entry(mut self, name: &str, flags: u16, method: u16, packed: &[u8], size: usize) -> Self {
        let at = self.data.len();
        let mut shared = Vec::new();
        for number in [20, flags, method, 0, 0] {
            shared.extend(u16::to_le_bytes(number));
        }
        for number in [0, packed.len(), size] {
            shared.extend(u32::try_from(number).unwrap().to_le_bytes());
        }
        shared.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        shared.extend([0, 0]);
        self.data.extend([b"PK\x03\x04", &*shared, name.as_bytes(), packed].concat());
        self.directory.extend([b"PK\x01\x02\x14\x00", &*shared, &[0; 10]].concat());
        self.directory.extend(u32::try_from(at).unwrap().to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
        self
    }

    /// The archive.
    pub(super) fn finish(self) -> Vec<u8> {
        let (start, size) = (self.data.len(), self.directory.len());
        let mut data = [self.data, self.directory].concat();
        data.extend(b"PK\x05\x06\0\0\0\0");
        for _ in 0..2 {
            data.extend(self.count.to_le_bytes());
        }
        for number in [size, start] {
            data.extend(u32::try_from(number).unwrap().to_le_bytes());
        }
        data.extend([0, 0]);
        data
    }

    /// The archive with an end of 64 bits.
    pub(super) fn finish_64(self) -> Vec<u8> {
        let (start, size) = (self.data.len() as u64, self.directory.len() as u64);
        let mut data = [self.data, self.directory].concat();
        let end = data.len() as u64;
        data.extend(b"PK\x06\x06");
        data.extend(44_u64.to_le_bytes());
        data.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for number in [u64::from(self.count), u64::from(self.count), size, start] {
            data.extend(number.to_le_bytes());
        }
        data.extend(b"PK\x06\x07\0\0\0\0");
        data.extend(end.to_le_bytes());
        data.extend([1, 0, 0, 0]);
        data.extend(b"PK\x05\x06\0\0\0\0");
        data.extend([0xFF; 12]);
        data.extend([0, 0]);
        data
    }
}

/// A workbook with a hidden sheet, a date, a note, and a pivot table that remembers a sheet that is gone.
pub(super) fn workbook() -> Vec<u8> {
    Zip::default()
        .file("[Content_Types].xml", "<Types/>")
        .file(
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>
               <Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#,
        )
        .file(
            "xl/workbook.xml",
            r#"<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="Class &amp; list" r:id="r1"/>
               <x:sheet name="Hidden" state="veryHidden" r:id="r2"/></x:sheets></x:workbook>"#,
        )
        .file(
            "xl/sharedStrings.xml",
            "<sst><si><t>ULN</t></si><si><r><t>Row</t></r><r><t>ena</t></r><rPh><t>ro</t></rPh></si></sst>",
        )
        .file(
            "xl/styles.xml",
            r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
               <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
               <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        )
        .file(
            "xl/worksheets/sheet1.xml",
            r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
               <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Given</t></is></c></row>
               <row r="2"><c r="A2"><v>9.276308686E9</v></c><c r="C2" t="s"><v>1</v></c>
               <c r="D2" s="1"><v>39519</v></c><c r="E2" t="str"><f>A2&amp;""</f><v>two
lines</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="s"><v>99</v></c></row></sheetData></worksheet>"#,
        )
        .file(
            "xl/worksheets/sheet2.xml",
            r#"<worksheet><sheetData><row><c><v>1</v></c><c s="2"><v>39519</v></c></row></sheetData></worksheet>"#,
        )
        .file("xl/worksheets/sheet3.xml", "<worksheet><row><c><v>77</v></c></row></worksheet>")
        .file(
            "xl/comments1.xml",
            "<comments><commentList><comment><text><t>Ask Jo</t></text></comment></commentList></comments>",
        )
        .file(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            r#"<pivotCacheDefinition><cacheFields><cacheField name="ULN"><sharedItems>
               <n v="9276308694"/><s v="gone"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>"#,
        )
        .finish()
}

/// A document with a table, a header, a revision that deleted something, and a workbook behind a pasted table.
pub(super) fn document() -> Vec<u8> {
    Zip::default()
        .file("[Content_Types].xml", "<Types/>")
        .file("word/header1.xml", "<w:hdr><w:p><w:r><w:t>Confidential</w:t></w:r></w:p></w:hdr>")
        .file(
            "word/document.xml",
            r#"<w:document><w:body><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Dear Jo</w:t>
               <w:tab/><w:t xml:space="preserve">&#8211; see </w:t></w:r><w:del><w:r><w:delText>Sesame42</w:delText>
               </w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>ULN</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>
               <w:tc><w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r>
               <w:t>9276308686</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Rowena</w:t></w:r>
               </w:p><w:p><w:r><w:t>Hartnell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#,
        )
        .stored("word/embeddings/Microsoft_Excel_Sheet.xlsx", &workbook())
        .finish()
}

/// A compound file with streams of these names and starts.
pub(super) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut data = vec![0; 512];
    data[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    data[30] = 9;
    data[48..52].copy_from_slice(&1_u32.to_le_bytes());
    data[56..60].copy_from_slice(&4_096_u32.to_le_bytes());
    data[76..80].copy_from_slice(&0_u32.to_le_bytes());
    // Sector 0 is the table of sectors, 1 the directory, the streams follow.
    data.extend([0xFF; 512]);
    data.resize(512 * 3, 0);
    for (at, (name, start)) in streams.iter().take(4).enumerate() {
        let entry = 1_024 + at * 128;
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        data[entry..entry + name.len()].copy_from_slice(&name);
        data[entry + 64] = u8::try_from(name.len() + 2).unwrap();
        data[entry + 66] = 2;
        let sector = u32::try_from(data.len() / 512 - 1).unwrap();
        data[entry + 116..entry + 120].copy_from_slice(&sector.to_le_bytes());
        data[entry + 120..entry + 124].copy_from_slice(&4_096_u32.to_le_bytes());
        data.extend_from_slice(start);
        data.resize(data.len().next_multiple_of(512), 0);
    }
    data
}

/// A PDF of one page with this content and these objects, counted from 4.
pub(super) fn pdf(content: &str, objects: &[&str]) -> Vec<u8> {
    let content = format!("<</Length {}>> stream\n{content}\nendstream", content.len());
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>\
        /XObject<</X1 6 0 R>>>>/Annots[7 0 R]>>";
    let first = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, &content];
    let mut data = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in first.iter().chain(objects).enumerate() {
        writeln!(table, "{:010} 00000 n ", data.len()).unwrap();
        data.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).into_bytes());
    }
    let (start, count) = (data.len(), first.len() + objects.len() + 1);
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    );
    data.extend(end.into_bytes());
    data
}
