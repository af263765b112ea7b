//! A plain body as the HTML that mail programs make of it.

/// The page: a paragraph for each stretch of lines, a table where cells are parted by tabs.
pub(super) fn page(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut page = String::from("<html><head><style>p { margin: 0 }</style></head><body>\n");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.push("");
    for stretch in lines.chunk_by(|one, other| kind(one) == kind(other)) {
        match stretch.first().map(|line| kind(line)) {
            Some(Kind::Cells) => table(stretch, &mut page),
            Some(Kind::Words) => paragraph(stretch, &mut page),
            _ => page.push_str("<p>&nbsp;</p>\n"),
        }
    }
    page.push_str("</body></html>\n");
    page
}

#[derive(Eq, PartialEq)]
enum Kind {
    Empty,
    Words,
    Cells,
}

fn kind(line: &str) -> Kind {
    match line {
        _ if line.trim().is_empty() => Kind::Empty,
        _ if line.contains('\t') => Kind::Cells,
        _ => Kind::Words,
    }
}

fn table(rows: &[&str], page: &mut String) {
    page.push_str("<table>\n");
    for row in rows {
        page.push_str("<tr>");
        for cell in row.split('\t') {
            page.extend(["<td>", &escaped(cell), "</td>"]);
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

fn paragraph(lines: &[&str], page: &mut String) {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    page.extend(["<p>", &lines.join("<br>\n"), "</p>\n"]);
}

/// Letters that mean something in HTML are written out, and so are spaces that would be lost.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace("  ", "&nbsp; ")
}
