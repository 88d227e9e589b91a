"""Metadata in a page: everything else stays byte for byte."""

from __future__ import annotations

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


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "shift_jis", "koi8-r"])
def test_characters_that_the_charset_lacks_become_references(charset):
    page = f'<html><head><meta charset="{charset}"><title>x</title></head><body>'.encode(charset) + b"\xe9\xff"
    result = embed(page, FRAGMENT)
    assert result.endswith(b"\xe9\xff") and head(result, charset) == ["Ferns – 山"]
    script = result.split(b'ld+json">')[1].split(b"</script>")[0]
    assert b"&#" not in script


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_pages(encoding):
    page = "\ufeff<html><head></head><body>é".encode(encoding)
    result = embed(page, FRAGMENT)
    assert "Ferns – 山" in result.decode(encoding) and result.endswith("<body>é".encode(encoding))


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["<head>", "</head>", "<!--", "-->", "<script>", "</script>", "x", " ", "<body>", "<p", ">", BEGIN, "é"]
        )
    )
)
def test_any_page_keeps_its_bytes_and_the_second_time_changes_nothing(parts):
    page = "".join(parts).encode()
    result = embed(page, FRAGMENT)
    assert embed(result, FRAGMENT) == result or BEGIN in "".join(parts)
    if BEGIN not in "".join(parts):
        before, _, after = result.partition(BEGIN.encode())
        rest = before + after.partition(END.encode())[2]
        assert rest.replace(b"\n", b"") == page.replace(b"\n", b"")


def test_time_grows_with_the_page():
    embed(b"<!--" * 200_000, FRAGMENT)
    embed(b"<script>" * 200_000, FRAGMENT)
    embed(b"<p " * 200_000, FRAGMENT)


def test_metadata_of_the_page_itself_is_noticed():
    page = b"<html><head><title>T</title></head>"
    assert not own_metadata(page) and not own_metadata(embed(page, FRAGMENT))
    assert own_metadata(b'<head><script type="application/ld+json">{}</script>')
