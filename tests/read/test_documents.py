"""Documents: what is read off a page, a mail, a feed, a PDF; and that no bytes do harm."""

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.errors import BadInput
from deals.model.article import Article
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read import files, readers
from deals.read.feed import read_feed
from deals.read.html import fragment_text, read_html
from deals.read.mail import read_mail
from deals.read.markdown import read_markdown
from deals.read.optional import optional
from deals.read.pdf import read_pdf
from deals.read.prose import MAX_BYTES, Unreadable
from deals.read.text import read_text

FILE = Source(file_hash="of the file")

PAGE = """<!doctype html><html lang="en-GB"><head>
<link rel="canonical" href="https://news.example/harbour">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-03-07T08:00:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Example site"},
 {"@type": "NewsArticle", "headline": "Northwind buys into Harbour Robotics",
  "author": [{"@type": "Person", "name": "Ada Byron"}, {"name": "Sam Roe"}],
  "publisher": {"@type": "Organization", "name": "Example News"},
  "datePublished": "2024-03-06T23:30:00-05:00"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/m">Markets</a></nav>
<article><h1>Northwind buys into Harbour Robotics</h1>
<p>Northwind Capital agreed on Tuesday to buy 12% of Harbour Robotics for $40 million, both
companies said.</p><p>The purchase is expected to close in June, they added.</p></article>
<aside>Most read: ten ways to grow tomatoes</aside>
<div class="site-disclaimer">Nothing on this page is investment advice.</div></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    article = read_html(PAGE.encode(), FILE)
    assert article.text == (
        "Northwind buys into Harbour Robotics\n\n"
        "Northwind Capital agreed on Tuesday to buy 12% of Harbour Robotics for $40 million, both "
        "companies said.\n\nThe purchase is expected to close in June, they added."
    )
    source = article.source
    assert (source.url, source.file_hash) == ("https://news.example/harbour", None)
    assert (source.title, source.publisher) == (
        "Northwind buys into Harbour Robotics",
        "Example News",
    )
    assert source.author == "Ada Byron, Sam Roe"
    assert (str(source.published), article.published_from) == ("2024-03-06", "json-ld")
    assert article.language == "en"
    assert article.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert article.disclaimer == "Nothing on this page is investment advice."


def test_the_day_of_a_page_without_json_ld_is_that_of_its_meta_tags() -> None:
    page = PAGE.replace("ld+json", "template")
    article = read_html(page.encode(), FILE)
    assert (str(article.source.published), article.published_from) == ("2024-03-07", "meta")
    assert article.source.publisher == "The Example"


def test_a_guessed_day_is_marked_as_approximate() -> None:
    page = PAGE.replace("ld+json", "template").replace("2024-03-07T08:00:00Z", "soon")
    page = page.replace("2024-03-06T23:30:00-05:00", "").replace(
        "<article>", "<article><p>Published on 5 March 2024</p>"
    )
    article = read_html(page.encode(), FILE)
    assert (str(article.source.published), article.published_from) == ("2024-03-05~", "text")


def test_what_the_reader_gives_goes_before_the_page() -> None:
    told = Source.model_validate({"url": "https://a.example/", "published": "2024-01"})
    article = read_html(PAGE.encode(), told)
    assert article.source.url == "https://a.example/"
    assert (str(article.source.published), article.published_from) == ("2024-01", "given")
    assert article.source.publisher == "Example News"


def test_plain_text_is_kept_so_that_offsets_hold_in_the_file() -> None:
    words = "NORTHWIND BUYS HARBOUR\r\n\r\n  Northwind Capital\x03 said on Tuesday ...\r\n\r\n\r\n"
    article = read_text(words.encode(), FILE)
    assert article.text == words.replace("\r\n", "\n")
    assert article.source.title == "NORTHWIND BUYS HARBOUR"
    assert read_text(b"One long sentence that is no title.\n\nAnother.", FILE).source.title is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Café Zürich pays €5m".encode(), id="utf-8"),
        pytest.param("Café Zürich pays €5m".encode("cp1252"), id="windows-1252"),
        pytest.param("\ufeffCafé Zürich pays €5m".encode("utf-16-le"), id="utf-16"),
        pytest.param(b"\xef\xbb\xbf" + "Café Zürich pays €5m".encode(), id="utf-8-mark"),
    ],
)
def test_text_in_the_usual_encodings(data: bytes) -> None:
    assert read_text(data, FILE).text == "Café Zürich pays €5m"


def test_the_text_identifies_a_document_without_an_address() -> None:
    one, other = read_text(b"Same words", FILE), read_text(b"Same words", Source(file_hash="x"))
    assert one.source.file_hash == one.hash == other.source.file_hash
    assert one.hash != read_text(b"Other words", FILE).hash


def test_markdown_loses_its_marks_and_its_front_matter_tells_the_source() -> None:
    article = read_markdown(
        b"---\ntitle: Harbour raises $40m\ndate: 2024-03-05\nurl: https://h.example/n\n"
        b"licence: CC BY 4.0\n---\n# Harbour raises $40m\n\n**Northwind** led, with\n"
        b"[Sam & Co](https://s.example). ![logo](x.png)\n\n* one &amp; two\n\n> quoted\n",
        FILE,
    )
    assert article.text == (
        "Harbour raises $40m\n\nNorthwind led, with Sam & Co.\n\none & two\n\nquoted"
    )
    assert (article.source.url, article.licence) == ("https://h.example/n", "CC BY 4.0")
    assert (str(article.source.published), article.published_from) == ("2024-03-05", "meta")


def test_a_mail_gives_its_body_subject_sender_and_day() -> None:
    article = read_mail(
        b"From: =?utf-8?q?B=C3=B6rse_heute?= <news@boerse.example>\r\n"
        b"Subject: Fwd: Re: Northwind buys Harbour\r\nDate: Tue, 05 Mar 2024 23:10:00 -0500\r\n"
        b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Northwind <b>buys</b></p>\r\n--x\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
        b"quoted-printable\r\n\r\nNorthwind buys Harbour for =A330m=\r\n today.\r\n--x--\r\n",
        FILE,
    )
    assert article.text == "Northwind buys Harbour for £30m today."
    assert article.source.title == "Northwind buys Harbour"
    assert article.source.publisher == "Börse heute"
    assert (str(article.source.published), article.published_from) == ("2024-03-05", "header")


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>
<copyright>CC BY 4.0</copyright><item><title>A &amp; B</title><link>https://n.example/1</link>
<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Northwind &lt;b&gt;buys&lt;/b&gt; Harbour.&lt;/p&gt;</description></item>
<item><title></title></item><item><title>Third</title></item></channel></rss>"""


def test_each_entry_of_a_feed_is_a_document() -> None:
    told = Source.model_validate({"url": "https://n.example/feed", "publisher": "Given"})
    first, empty, third = read_feed(FEED, told)
    assert isinstance(first, Article)
    assert first.text == "A & B\n\nNorthwind buys Harbour."
    assert (first.source.url, first.source.publisher) == ("https://n.example/1", "Example News")
    assert (str(first.source.published), first.published_from) == ("2024-03-05", "feed")
    assert first.licence == "CC BY 4.0"
    assert empty == "entry without title: no text was found in it"
    assert isinstance(third, Article)
    assert (third.text, third.source.url) == ("Third", None)


def pdf_of(lines: list[str], title: str = "") -> bytes:
    """A PDF of one page, written by hand."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 700 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) /CreationDate (D:20240305101500Z) >>" % title.encode(),
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 7\n0000000000 65535 f \n")
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_pdf_gives_its_text_with_divided_words_whole() -> None:
    data = pdf_of(["Northwind Capital has ac-", "quired Harbour for $40 million."], "Release")
    article = read_pdf(data, FILE)
    assert article.text == "Northwind Capital has acquired Harbour for $40 million."
    assert article.source.title == "Release"
    assert (str(article.source.published), article.published_from) == ("2024-03-05~", "file")
    assert read_pdf(pdf_of(["Words"], "Microsoft Word - x"), FILE).source.title is None


@pytest.mark.parametrize(
    ("read", "data", "reason"),
    [
        (read_text, b" \n ", "no text"),
        (read_html, b"<html><body></body></html>", "no article"),
        (read_mail, b"Subject: x\r\n\r\n", "no text"),
        (read_pdf, b"%PDF-1.4 nothing", "cannot be read as PDF"),
        (read_pdf, pdf_of([]), "holds no text"),
        (
            lambda data, source: next(read_feed(data, source)),
            b"<channel<item<link</item></link>",
            "it is damaged",
        ),
        (read_markdown, b"---\ntitle: [\n---\n", "no text"),
    ],
)
def test_a_document_without_prose_says_why(
    read: Callable[[bytes, Source], Article], data: bytes, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data, FILE)


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("page", PAGE.encode(), "html"),
        ("feed.xml", FEED, "feed"),
        ("mail", b"Received: by x\r\nSubject: y\r\n\r\nBody", "mail"),
        ("paper", pdf_of(["Words"]), "pdf"),
        ("feed.rss", FEED, "feed"),
        ("notes.txt", b"{ Words in braces", "text"),
        (
            "commas.txt",
            b"Northwind, Harbour agree\n\nNorthwind Capital, which invests, said on "
            b"Tuesday that it will\n\nHarbour Robotics, its rival, had no comment on Wednesday at "
            b"all\n",
            "text",
        ),
        ("notes.md", b"---\ntitle: x\n---\nWords", "markdown"),
    ],
)
def test_the_format_is_known_by_suffix_or_first_bytes(
    tmp_path: Path, name: str, data: bytes, format_: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with files.input_files([str(path)]) as (file,):
        assert file.format == format_
        assert any(isinstance(item, Article) for item in readers.read(file, FILE))


def test_a_table_in_a_text_file_is_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("company,price,day\nHarbour,40,2024\nZebra,7,2023\nOkapi,9,2022\n")
    with files.input_files([str(path)]) as (file,):
        assert file.format == "table"


def test_a_folder_leaves_out_what_tells_of_itself(tmp_path: Path) -> None:
    for name in ("README.md", "one.txt", "two.html", "LICENSE.txt"):
        (tmp_path / name).write_text("Words")
    with files.input_files([str(tmp_path)]) as found:
        assert [file.path.name for file in found] == ["one.txt", "two.html"]


def test_a_document_that_is_too_large_is_one_reject(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    with files.input_files([str(path)]) as (file,):
        (item,) = readers.read(file, FILE)
    assert isinstance(item, Reject)
    assert "20 MB at most" in item.reason


def test_a_missing_library_says_how_to_install_it() -> None:
    with pytest.raises(BadInput, match="no_such_library, which is not installed") as caught:
        optional("no_such_library.part", "pdf", "PDF")
    assert caught.value.hint == 'Install it with: pip install "deals[pdf]"'


def test_deep_nesting_does_no_harm() -> None:
    deep = 50_000
    fragment_text("<div>" * deep + "in" + "</div>" * deep)  # the parser cuts off what is too deep
    nested = b'<script type="application/ld+json">' + b"[" * deep + b"</script>"
    assert read_html(PAGE.encode().replace(b"<head>", b"<head>" + nested), FILE).source.title
    for data in (b"> " * deep + b"in", b"[" * deep, b"* " * deep):
        read_or_not(read_markdown, data)
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3_000)
    )
    read_or_not(read_mail, b"From: x\r\n" + parts + b"\r\nin")
    read_or_not(lambda data, source: next(read_feed(data, source)), b"<rss>" + b"<a>" * deep)


def read_or_not(read: Callable[[bytes, Source], object], data: bytes) -> None:
    """A reader gives an article or says why not; anything else is a fault."""
    found: object = None
    with suppress(Unreadable):
        found = read(data, FILE)
    if isinstance(found, Article):
        assert found.text.strip()
        assert found.source.url or found.source.file_hash == found.hash


SPICE = st.sampled_from(
    [b"<", b">", b"&", b"<p>", b"</div>", b"<script type='application/ld+json'>{", b"=?utf-8?b?",
     b"\r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n", b"charset=utf-7",
     b"<rss><channel><item>", b"<title>", b"<!ENTITY a '&b;&b;'>", b"%PDF-1.7\n", b"obj\n",
     b"stream\n", b"xref\n", b"/Kids [1 0 R]", b"---\n", b"![x](", b"\x00", b"\xff\xfe", b"]]>",
     b"<meta property='article:published_time' content='", b"Date: Tue, 99 Foo 99999\r\n"]
)  # fmt: skip
BYTES = st.lists(st.one_of(SPICE, st.binary(max_size=40)), max_size=30).map(b"".join)
READERS: dict[str, Callable[[bytes, Source], object]] = {
    "text": read_text,
    "markdown": read_markdown,
    "mail": read_mail,
    "html": read_html,
    "pdf": read_pdf,
    "feed": lambda data, source: list(read_feed(data, source)),
}


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=150)
@given(data=BYTES)
def test_no_bytes_break_a_reader(name: str, data: bytes) -> None:
    read_or_not(READERS[name], data)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("html", PAGE.encode()),
        ("pdf", pdf_of(["Northwind Capital has acquired Harbour."], "T")),
        ("feed", FEED),
        ("mail", b"From: a@b.example\r\nSubject: x\r\nDate: Tue, 05 Mar 2024 10:00:00 GMT\r\n"
                 b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nWords\r\n--x--"),
        ("markdown", b"---\ntitle: x\n---\n# Words\n\n| a | b |\n|---|---|\n| c | d |\n"),
    ],
)  # fmt: skip
@settings(max_examples=100)
@given(data=st.data())
def test_no_damage_to_a_good_document_breaks_a_reader(
    name: str, whole: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(whole)))
    size = data.draw(st.integers(0, 60))
    put = data.draw(st.one_of(SPICE, st.binary(max_size=30)))
    read_or_not(READERS[name], whole[:cut] + put + whole[cut + size :])
