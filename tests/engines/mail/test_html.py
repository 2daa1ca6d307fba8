"""HTML to text: what a reader sees, line by line."""

from __future__ import annotations

import pytest

from rapport.engines.mail.html import HTML_LIMIT, html_to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # lines
        ("one<br>two", "one\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("one<BR/>two<br />three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one<div>two</div>three</div>", "one\ntwo\nthree"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("one\n  two\t three&nbsp;&nbsp;four", "one two three four"),
        ("<b>o</b>n<i>e</i> <span>two</span>", "one two"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one<li>two</ol>after", "- one\n- two\n\nafter"),
        ("<pre>a  b\n  c\n\nd</pre>e", "a  b\n  c\n\nd\n\ne"),
        ("one<hr>two", "one\n________________________________\ntwo"),
        ("", ""),
        ("   \n ", ""),
        # tables
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<tr><td></td><td> a </td><td></td></tr>", "a"),
        ("<tr><td><table><tr><td>Ana</td></tr><tr><td>Lopez</td></tr></table></td></tr>", "Ana\nLopez"),
        ("<td>a<br>b</td><td>c</td>", "a\nb\tc"),
        # quotations
        ("<blockquote>a<br>b</blockquote>", "> a\n> b"),
        ("a<blockquote>b<blockquote>c</blockquote>d</blockquote>e", "a\n> b\n> > c\n> d\ne"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ('<blockquote type="cite">a', "> a"),
        ('<blockquote style="margin:0 0 0 40px;border:none;padding:0px">a</blockquote>b', "a\nb"),
        (
            '<blockquote class="gmail_quote" style="border:none;border-left:1px solid">a</blockquote>b',
            "> a\nb",
        ),
        ("a</blockquote>b", "a\nb"),
        (
            '<div class="gmail_quote"><div class="gmail_attr">On Mon, Ana wrote:<br></div><blockquote>hi</blockquote></div>',
            "On Mon, Ana wrote:\n> hi",
        ),
        ("<div><b>From:</b> Ana<br><b>Sent:</b> Monday</div>", "From: Ana\nSent: Monday"),
        # links
        ('<a href="http://x.example/">x.example</a>', "x.example"),
        ('<a href="http://x.example/y">here</a>', "here <http://x.example/y>"),
        ("<a href='mailto:ana@x.example'>ana@x.example</a>", "ana@x.example"),
        ("<a href=mailto:ana@x.example>Ana</a>", "Ana <mailto:ana@x.example>"),
        ('<a href="http://x.example/?a=1&amp;b=2">here</a>', "here <http://x.example/?a=1&b=2>"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="data:text/html,x">here</a>', "here"),
        ('<a href="#top">here</a>', "here"),
        ('<a name="x">here</a>', "here"),
        ('<a href="http://x.example"><img src="y"></a>', ""),
        ('<a href="http://x.example">never closed', "never closed"),
        ('<a href="http://x.example/a?b>c">here</a>', "here <http://x.example/a?b>c>"),
        # what is not shown
        ("<script>if (a<b) alert('x')</script>a", "a"),
        ("<STYLE>p {}</STYLE >a", "a"),
        ("<title>t</title>a", "a"),
        ("a<!-- b --> c", "a c"),
        ("a<!-- b > c <p>d --> e", "a e"),
        ("a<!-- never closed", "a"),
        ("<!DOCTYPE html><?xml version='1.0'?>a", "a"),
        ("<!--[if mso]>b<![endif]-->a", "a"),
        ("<![if !mso]>a<![endif]>", "a"),
        ("<script>never closed <p>a", ""),
        ("<title>never closed <p>a", "never closed\n\na"),
        ('<div style="display:none">b<div>c</div>d</div>a', "a"),
        ('<span style="DISPLAY : NONE !important">b</span>a', "a"),
        ('<p style="mso-hide:all">b</p>a', "a"),
        ('<p style="font-size:0px">b</p>a', "a"),
        ('<p style="font-size:0.9em">b</p>a', "b\n\na"),
        ('<p style="max-height:0;overflow:hidden">b</p>a', "a"),
        ("<p hidden>b</p>a", "a"),
        ("<p hidden>b<p>a", "b\n\na"),
        ("<table hidden><tr><td>b<table><td>c</table>d</table>a", "a"),
        ("<td style='display:none'><table><tr><td>b</td></tr></table>c</td><td>a</td>", "a"),
        ('<img src="http://track.example/x.gif" alt="no">a', "a"),
        ("<select><option>b</select>a", "a"),
        ("<svg><text>b</text></svg>a", "a"),
        # characters
        ("&lt;p&gt; &amp;amp; &uuml; &#252; &#xFC; &copy;", "<p> &amp; ü ü ü ©"),
        ("a &unknown; &", "a &unknown; &"),
        ("zero\u200bwidth&shy;&#8203;", "zerowidth"),
        ("&#0;&#xD800;&#x110000;a", "\ufffd\ufffd\ufffda"),
        (f"a &#{'9' * 5_000}; &lt;", f"a &#{'9' * 5_000}; &lt;"),
        ("\u034f \u200c \u200c \u200c \u200c \u200c a", "a"),
        # broken
        ("a < b and c > d", "a < b and c > d"),
        ("a <3 b", "a <3 b"),
        ("a<", "a<"),
        ("<p", ""),
        ("<p title='a > b'>c", "c"),
        ("<p title='never closed>c</p>d", "c\n\nd"),
        ("</div></p></td>a", "a"),
        ("<a<b>c", "c"),
        ("<o:p>&nbsp;</o:p>a", "a"),
        ("plain text", "plain text"),
    ],
)
def test_html_to_text(source: str, text: str) -> None:
    shown = html_to_text(source)
    assert shown.strip() == text if source.startswith("\u034f") else shown == text


def test_quotation_is_shown_to_some_depth() -> None:
    assert html_to_text("<blockquote>" * 80 + "x" + "</blockquote>" * 80 + "y") == "> " * 50 + "x\ny"


def test_a_line_inside_unclosed_quotations_closes_no_more_than_was_opened() -> None:
    assert html_to_text("<blockquote>a</blockquote></blockquote>b<blockquote>c") == "> a\nb\n> c"


def test_only_so_much_is_read() -> None:
    assert len(html_to_text("x" * (HTML_LIMIT + 10))) == HTML_LIMIT
