"""Puts a fragment of metadata into the head of an existing page, between two comments, and leaves every other byte alone."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["embed", "own_metadata"]

_BEGIN, _END = "<!-- lodpub:begin -->", "<!-- lodpub:end -->"
_RAW = frozenset({"script", "style", "title", "textarea", "template", "noscript"})
_IN_HEAD = _RAW - {"textarea"} | {"html", "head", "meta", "link", "base"}
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_REST_OF_TAG = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_SCRIPT = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)
_OTHERS = re.compile(r"citation_title|application/ld\+json", re.IGNORECASE)


class _Token(NamedTuple):
    kind: str
    """``start``, ``end``, ``comment`` or ``text``."""
    name: str
    begin: int
    end: int


def embed(page: bytes, fragment: str) -> bytes:
    """The page with the fragment at the end of its head, or in the place of the fragment that was embedded before.

    Works in the page's own charset: characters that it lacks are written as references. A page without head tags gets
    the fragment where HTML's parser would still be in the head (HTML, section 13.2.6).

    >>> page = embed(b"<html><head><title>T</title></head></html>", '<meta name="a" content="b">')
    >>> embed(page, '<meta name="a" content="b">') == page
    True
    """
    charset, wide = _charset(page)
    # one character a byte keeps what is not decoded as it is
    text = page.decode(charset, "surrogatepass") if wide else page.decode("latin-1")
    newline = "\r\n" if "\r\n" in text else "\n"
    begin, end, old = _place(text)
    block = newline.join([_BEGIN, *fragment.strip("\n").split("\n"), _END])
    if not old:
        before = "" if not begin or text[begin - 1] in "\r\n>" else newline
        block = f"{before}{block}{newline}"
    if wide:
        return (text[:begin] + block + text[end:]).encode(charset, "surrogatepass")
    return text[:begin].encode("latin-1") + _encode(block, charset) + text[end:].encode("latin-1")


def own_metadata(page: bytes) -> bool:
    """Whether a page has citation tags or JSON-LD of its own, outside of what was embedded: consumers take the first.

    >>> own_metadata(b'<head><meta name="citation_title" content="T"></head>')
    True
    """
    charset, wide = _charset(page)
    text = page.decode(charset, "surrogatepass") if wide else page.decode("latin-1")
    begin, end, old = _place(text)
    return _OTHERS.search(text[:begin] + text[end:] if old else text) is not None


def _charset(page: bytes) -> tuple[str, bool]:
    """The page's charset by its mark or its declaration, else UTF-8 or Windows-1252; whether it has wide characters."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if page.startswith(mark):
            return name, True
    declared = _CHARSET.search(page[:4096])
    if declared and not page.startswith(codecs.BOM_UTF8):
        try:
            name = codecs.lookup(declared[1].decode("ascii", "replace")).name
        except LookupError:
            name = "utf-8"
        # a page that says UTF-16 in ASCII letters is in UTF-8, browsers hold; they read Latin-1 as Windows-1252
        return {"utf-16": "utf-8", "iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name), False
    try:
        page.decode()
    except UnicodeDecodeError:
        return "cp1252", False
    return "utf-8", False


def _encode(block: str, charset: str) -> bytes:
    """In a script a missing character is a JSON escape, elsewhere a character reference."""
    parts = _SCRIPT.split(block)
    encoded = []
    for index, part in enumerate(parts):
        if index % 4 == 2:
            part = "".join(c if _fits(c, charset) else _escape(c) for c in part)
        encoded.append(part.encode(charset, "xmlcharrefreplace"))
    return b"".join(encoded)


def _fits(character: str, charset: str) -> bool:
    if character.isascii():
        return True
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def _place(text: str) -> tuple[int, int, bool]:
    """From where to where the fragment goes, and whether one is there already."""
    begin = None
    for token in _tokens(text):
        if token.kind == "comment":
            words = text[token.begin : token.end]
            if words == _BEGIN and (end := text.find(_END, token.end)) >= 0:
                return token.begin, end + len(_END), True
            continue
        if begin is not None:
            continue
        if token.kind == "text":
            if text[token.begin : token.end].strip(" \t\r\n\f\ufeff\xef\xbb\xbf"):
                begin = token.begin
        elif token.kind == "end":
            if token.name in ("head", "html", "body"):
                begin = token.begin
        elif token.name not in _IN_HEAD:
            begin = token.begin
    begin = len(text) if begin is None else begin
    return begin, begin, False


def _tokens(text: str) -> Iterator[_Token]:
    """The tags, comments and texts of a page, in one pass; what is inside of scripts and the like is left out.

    A comment, tag or script that does not end comes out as text, so that nothing is put behind it.
    """
    at = 0
    while at < len(text):
        begin = text.find("<", at)
        if begin < 0:
            yield _Token("text", "", at, len(text))
            return
        if begin > at:
            yield _Token("text", "", at, begin)
        token = _markup(text, begin)
        at = token.end
        yield token


def _markup(text: str, begin: int) -> _Token:
    tag = _TAG.match(text, begin)
    if tag is None:
        sign = "-->" if text.startswith("<!--", begin) else ">"
        if not text.startswith(("<!", "<?", "</"), begin):
            return _Token("text", "", begin, begin + 1)
        end = text.find(sign, begin + (4 if sign == "-->" else 0))
        return _Token("text", "", begin, len(text)) if end < 0 else _Token("comment", "", begin, end + len(sign))
    rest = _REST_OF_TAG.match(text, tag.end())
    end = rest.end() if rest else 0
    name = tag[1].lower()
    if text[begin + 1] == "/" and end:
        return _Token("end", name, begin, end)
    if name in _RAW and end:
        close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, end)
        end = text.find(">", close.end()) + 1 if close else 0
    return _Token("start", name, begin, end) if end else _Token("text", "", begin, len(text))
