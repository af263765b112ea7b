use super::*;

#[track_caller]
fn reads(html: &str, text: &str) {
    assert_eq!(to_text(html), text);
}

#[test]
fn text_without_tags_is_borrowed() {
    assert!(matches!(to_text("Siân,  two lines\n > quoted"), Cow::Borrowed(_)));
}

#[test]
fn blocks_are_lines_and_space_is_one() {
    reads("<p>One  two\n three</p><p>Four<br>five</p>", "One two three\nFour\nfive");
    reads("<h1>Head</h1>text<ul><li>a<li>b</ul><hr>end", "Head\ntext\na\nb\nend");
    reads("a<div><div><div>b</div></div></div>c", "a\nb\nc");
    reads("<blockquote>quoted</blockquote><p>\u{a0}</p><br><br>after", "quoted\nafter");
    reads("9<b>27</b>6 <i>x</i>y", "9276 xy");
    reads("a<br/>b</br>c", "a\nb\nc");
}

#[test]
fn hidden_text_is_read_and_code_is_not() {
    reads("<span style='display:none'>hidden</span><font color=white> white</font>", "hidden white");
    reads("a<script>var x = '<p>9276308686</p>';</script><style>p{}</style>b", "ab");
    reads("a<!-- left out -->b<!--[if mso]><p>x</p><![endif]-->c", "abc");
    reads("<title>Page</title><body>b", "Page\nb");
}

#[test]
fn entities_are_letters() {
    reads("Si&acirc;n O&#8217;Neill&nbsp;&amp;&nbsp;&#x4a;o &lt;x&gt; &eacute", "Siân O’Neill & Jo <x> é");
    reads("a &unknown; &#0; &#xD800; b", "a &unknown; \u{fffd} \u{fffd} b");
}

#[test]
fn pictures_fields_and_links_give_their_words() {
    reads("see<img src=x alt='Ann Lee' title='Ann Lee'>here", "see Ann Lee here");
    reads(
        "<a href='mailto:jo@example.org?subject=Ann%20Lee'>write</a>.",
        "write jo@example.org subject=Ann Lee .",
    );
    reads("<a href='mailto:jo@example.org'>jo@example.org</a>", "jo@example.org");
    reads("<a href='https://example.org/9276308686'>page</a>", "page");
    reads("<label>ULN<input value=9276308686></label>", "ULN 9276308686");
    reads("</p title=no>a</td alt='no'>", "a");
}

#[test]
fn tags_are_cut_as_browsers_cut_them() {
    reads(
        "a<!-->b<!--->c<!-- x --!>d<!-- > -- > -->e<!doctype x>f<?x>g</>h<![CDATA[x]]>i<!-- open",
        "abcdefghi",
    );
    reads("1 < 2 <3 a<b>c</ b>d< /b>", "1 < 2 <3 acd< /b>");
    reads("<p title = \"a>b\"x title='c' alt=d/e>f</p class='>'>g", "a>b c d/e f\ng");
    reads("<img/alt='a'/><img =x alt=\"b&amp;&copy=c\">", "a b&&copy=c");
    reads("a<img alt=\"open <b>c", "a open <b>c");
    reads("<TITLE>a<b>&amp;</titlex></Title >c<xmp>&lt;<i></xmp>d", "a<b>&</titlex>\nc\n&lt;<i>\nd");
    reads("<noscript><p>a</p></noscript>b<plaintext>c</plaintext>d", "a\nb\nc</plaintext>d");
    reads("a<script><!-- </script>b<style></stylex>c", "ab");
}

#[test]
fn kept_space_keeps_lines() {
    reads("<pre>ULN\tName\n9276308686\tAnn\n</pre>x", "ULN\tName\n9276308686\tAnn\nx");
    reads("<div style='White-Space : pre-wrap'>a\n<div>b\nc</div>\nd</div>e\nf", "a\nb\nc\nd\ne f");
    reads("<textarea>a\nb\rc</textarea>", "a\nb\nc");
    reads("<br style='white-space:pre'>a\nb", "a b");
}

#[test]
fn rows_are_lines_with_tabs() {
    let table = "<table><thead><tr><th>ULN</th><th>Name</th></tr></thead>\n<tbody>\n<tr>\n  <td>9276308686</td>\n  \
                 <td><p>Ann</p>\n<br>Lee</td></tr>\n<tr><td></td><td>Bo</td><td>&nbsp;</td></tr></tbody></table>after";
    reads(table, "ULN\tName\n9276308686\tAnn Lee\n\tBo\nafter");
    reads("x<table><tr><td>a<td>b<tr><td>c<td>d</table>y", "x\na\tb\nc\td\ny");
    reads(
        "<table><tr><td>12 High St<br>Leeds<br>LS1 4AP</td><td>Ann</td></tr></table>",
        "12 High St Leeds LS1 4AP\tAnn",
    );
    reads("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "a\t\tc");
}

#[test]
fn a_cell_that_lays_out_the_page_keeps_its_lines() {
    reads("<table><tr><td>Dear all,<br>the list:<br>Ann</td></tr></table>", "Dear all,\nthe list:\nAnn");
    reads("<table><tr><td>&nbsp;</td><td>one<br>two</td><td> </td></tr></table>", "one\ntwo");
    let nested = "<table><tr><td>left</td><td><p>top</p><table><tr><td>ULN</td><td>Name</td></tr>\
                  <tr><td>1</td><td>Ann<br>Lee</td></tr></table>foot</td><td>right</td></tr></table>";
    reads(nested, "left\ntop\nULN\tName\n1\tAnn Lee\nfoot\nright");
    let long = "word ".repeat(80);
    let page = format!("<table><tr><td>menu</td><td><p>Dear Ann,</p><p>{long}</p></td></tr></table>");
    reads(&page, &format!("menu\nDear Ann,\n{}", long.trim()));
}

#[test]
fn broken_tables_still_give_their_text() {
    reads("<td>a</td><td>b</td>", "a\nb");
    reads("</table></tr>a<table><td>b<table><td>c", "a\nb\nc");
    reads("<tr>a</tr><table>b<tr>c</table>", "a\nb\nc");
}

#[test]
fn hostile_pages_take_one_pass() {
    let many = 200_000;
    let pages = [
        "<".repeat(many),
        "<div>".repeat(many),
        "<table><tr><td>".repeat(many / 4) + "x",
        "<table><td>a<td>".repeat(600) + &"</table>".repeat(700) + "x",
        "<td>".repeat(many),
        format!("<table><tr>{}", "<td>x".repeat(many)),
        "<!--".repeat(many),
        format!("<a href='mailto:{}", "%41".repeat(many)),
        format!("<a href='mailto:{}'>{}</a>", "a".repeat(many), "b".repeat(many)),
        "<a href=mailto:x>".repeat(many / 4),
        format!("<img alt=\"{}", "x".repeat(many)),
        "<img alt=x title=y ".repeat(many / 8),
        "&".repeat(many),
        "&#".repeat(many),
        "&#x1".repeat(many),
        "<pre>".repeat(many),
        "<script>".repeat(many),
        "<title>".repeat(many),
        "<p style='white-space:pre'>".repeat(many / 8),
        "\u{a0}\u{c2}".repeat(many),
        "<![CDATA[".repeat(many),
        "</".repeat(many),
        "<a b".repeat(many),
    ];
    for page in &pages {
        let start = std::time::Instant::now();
        let text = to_text(page);
        assert!(text.len() <= page.len() * 3 + 3);
        assert!(start.elapsed().as_secs() < 5, "{:?}", page.get(..20));
    }
}
