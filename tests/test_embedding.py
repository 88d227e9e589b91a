"""Metadata in a page: everything else stays byte for byte."""

from __future__ import annotations

import json

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.embedding import embed, own_metadata

FRAGMENT = '<meta name="citation_title" content="Ferns – 山">\n<script type="application/ld+json">\n{"name": "山 ü"}\n</script>\n'
BEGIN, END = "<!-- lodpub:begin -->", "<!-- lodpub:end -->"


def head(page: bytes, encoding: str = "utf-8") -> list[str]:
    tree = html5lib.parse(page, namespaceHTMLElements=False, transport_encoding=encoding)
    return [m.get("content") for m in tree.find("head").iter("meta") if m.get("name") == "citation_title"]


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\r\n<html>\r\n<head>\r\n<title>T</title>\r\n</head>\r\n<body><header>x</header></body></html>",
        "<html><HEAD><TITLE>T</TITLE></HEAD><BODY>x",
        "<title>T</title><p>x</p>",
        "<!-- <head></head> --><html><head><script>'</head>'</script><title>a</head>b</title></head><body>",
        "<html><body>no head",
        "<html><head><meta name=description content='a > b </head>'><title>x</title></head><body>",
        "<p>x",
        "plain",
        "\ufeff<!doctype html><html><head></head>",
        "<html><head><meta charset=utf-8><title>é</title><body>",
    ],
)
def test_tags_are_in_the_head_and_the_rest_is_untouched(page):
    data = page.encode()
    result = embed(data, FRAGMENT)
    assert head(result) == ["Ferns – 山"]
    text = result.decode()
    start, end = text.index(BEGIN), text.index(END) + len(END)
    rest = text[:start] + text[end:]
    assert rest.replace("\n", "").replace("\r", "") == page.replace("\n", "").replace("\r", "")
    assert embed(result, FRAGMENT) == result
    assert embed(embed(data, "<meta name=a content=b>"), FRAGMENT) == result


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "windows-1252", "shift_jis", "koi8-r", "iso-2022-jp", "x-user-defined", "rot13", "utf-16"]
)
def test_characters_become_references_where_the_charset_is_not_utf_8(charset):
    page = f'<html><head><meta charset="{charset}"><title>x</title></head><body>'.encode() + b"\xe9\xff"
    result = embed(page, FRAGMENT)
    assert result.endswith(b"\xe9\xff") and head(result, "windows-1252") == ["Ferns – 山"]
    script = result.split(b'ld+json">')[1].split(b"</script>")[0]
    assert b"&#" not in script and json.loads(script) == {"name": "山 ü"}
    assert embed(result, FRAGMENT) == result and result.isascii() is page.isascii()


@pytest.mark.parametrize(
    ("start", "as_it_is"),
    [
        (b"<meta charset=UTF-8>", True),
        (b"<meta http-equiv=Content-Type content='text/html; charset=utf-8'>", True),
        (b"", False),
        (b"<!-- <meta charset=utf-8> --><meta charset=latin-1>", False),
    ],
)
def test_a_page_that_says_utf_8_keeps_the_letters(start, as_it_is):
    assert ("Ferns – 山".encode() in embed(b"<html><head>" + start + b"</head>", FRAGMENT)) is as_it_is


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_pages(encoding):
    page = "\ufeff<html><head></head><body>é".encode(encoding)
    result = embed(page, FRAGMENT)
    assert "Ferns – 山" in result.decode(encoding) and result.endswith("<body>é".encode(encoding))
    assert embed(result, FRAGMENT) == result
    assert embed(page + b"x", FRAGMENT) == result + b"x", "half a character at the end stays"


@pytest.mark.parametrize(
    ("page", "old"),
    [
        (f"<head>{BEGIN}\nto be filled\n{END}</head><body>", f"{BEGIN}\nto be filled\n{END}"),
        (
            "<head><!--lodpub:begin--><meta name=x><!--lodpub:end--></head>",
            "<!--lodpub:begin--><meta name=x><!--lodpub:end-->",
        ),
        (f"<head>{BEGIN}<meta name=x></head><body>text", ""),
        (f"<head>{BEGIN}<meta name=x></head><body>text {END}", ""),
        (f"<head><meta name=x>{END}</head><body>text", ""),
        (f"<head>{BEGIN}</head><body>text {BEGIN}<link rel=x>{END} rest", f"{BEGIN}<link rel=x>{END}"),
        (f"<head><script>'{BEGIN}{END}'</script></head>", ""),
    ],
)
def test_only_what_was_embedded_is_replaced(page, old):
    result = embed(page.encode(), "<meta name=new>")
    assert result.count(b"name=new") == 1 and embed(result, "<meta name=new>") == result
    before, _, after = page.partition(old) if old else ("", "", page)
    if old:
        assert result == f"{before}{BEGIN}\n<meta name=new>\n{END}{after}".encode()
    else:
        assert without_a_part(result, page.encode())


def without_a_part(result: bytes, page: bytes) -> bool:
    """Whether the page comes back when one part is cut out of the result."""
    return any(result.startswith(page[:cut]) and result.endswith(page[cut:]) for cut in range(len(page) + 1))


@pytest.mark.parametrize(
    "head",
    [
        "<script><!-- <script> </script> </head> --></script>",
        "<!--> <title>x</title>",
        "<!-- </head> --!><title>x</title>",
        "<!-- > </head> -->",
        "<style></head></style><noscript><link></noscript><template><p></template>",
    ],
)
def test_scripts_and_comments_end_where_html_says(head):
    page = f"<html><head>{head}</head><body>x".encode()
    assert embed(page, "<meta name=new>") == page.replace(
        b"</head><body>", f"{BEGIN}\n<meta name=new>\n{END}\n</head><body>".encode()
    )


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "<head>",
                "</head>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "x",
                " ",
                "<body>",
                "<p",
                ">",
                BEGIN,
                END,
                "é",
                "\r\n",
            ]
        )
    )
)
def test_any_page_keeps_its_bytes_and_the_second_time_changes_nothing(parts):
    page = "".join(parts).encode()
    result = embed(page, FRAGMENT)
    assert embed(result, FRAGMENT) == result
    assert without_a_part(result, page) or (BEGIN in parts and END in parts)


def test_time_grows_with_the_page():
    embed(b"<!--" * 200_000, FRAGMENT)
    embed(b"<script>" * 200_000, FRAGMENT)
    embed(b"<p " * 200_000, FRAGMENT)
    embed(BEGIN.encode() * 100_000, FRAGMENT)
    embed(b"<script><!-- <script>" * 100_000, FRAGMENT)


def test_metadata_of_the_page_itself_is_noticed():
    page = b"<html><head><title>T</title></head>"
    assert not own_metadata(page) and not own_metadata(embed(page, FRAGMENT))
    assert own_metadata(b'<head><script type="application/ld+json">{}</script>')
