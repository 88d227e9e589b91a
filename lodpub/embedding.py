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
_OURS = frozenset({"meta", "link", "script"})
_SPACE = " \t\r\n\f\ufeff\xef\xbb\xbf"
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_REST_OF_TAG = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_COMMENT_END = re.compile(r"-->|(?<!<!)--!>")
_IN_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_SCRIPT = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)
_OTHERS = re.compile(r"citation_title|application/ld\+json", re.IGNORECASE)


class _Token(NamedTuple):
    kind: str
    """``start``, ``end``, ``comment`` or ``text``."""
    name: str
    begin: int
    end: int


class _Page:
    """A page as text, from which its bytes come back.

    UTF-16 is decoded; of all other charsets, which hold ASCII, one character stands for one byte.
    """

    def __init__(self, page: bytes) -> None:
        self.charset = _WIDE.get(page[:2], "latin-1")
        whole = len(page) - len(page) % 2 if self.charset != "latin-1" else len(page)
        self.tail = page[whole:]
        self.text = page[:whole].decode(self.charset, "surrogatepass")
        self.begin, self.end = _place(self.text)
        declared = [name.lower() for name in _CHARSET.findall(page[:4096])]
        self.utf8 = page.startswith(codecs.BOM_UTF8) or set(declared) in ({b"utf-8"}, {b"utf8"})

    def part(self, begin: int, end: int | None = None) -> bytes:
        """The bytes of the page from here to there."""
        return self._bytes(self.text[begin:end])

    def _bytes(self, text: str) -> bytes:
        return text.encode(self.charset, "surrogatepass")

    def encode(self, block: str) -> bytes:
        """The bytes of a text that is new to the page."""
        if self.charset != "latin-1":
            return self._bytes(block)
        return block.encode() if self.utf8 else _ascii(block)


def embed(page: bytes, fragment: str) -> bytes:
    """The page with the fragment at the end of its head, or in the place of the fragment that was embedded before.

    A page that says that it is in UTF-8 gets the fragment in UTF-8, one in UTF-16 in UTF-16, any other in ASCII with
    references, which are right whatever its charset. A page without head tags gets the fragment where HTML's
    parser would still be in the head (HTML, section 13.2.6).

    >>> page = embed(b"<html><head><title>T</title></head></html>", '<meta name="a" content="b">')
    >>> embed(page, '<meta name="a" content="b">') == page
    True
    """
    found = _Page(page)
    text, begin, end = found.text, found.begin, found.end
    newline = "\r\n" if "\r\n" in text else "\n"
    block = newline.join([_BEGIN, *fragment.strip("\n").split("\n"), _END])
    if begin == end:
        before = "" if not begin or text[begin - 1] in "\r\n>" else newline
        block = f"{before}{block}{newline}"
    return found.part(0, begin) + found.encode(block) + found.part(end) + found.tail


def own_metadata(page: bytes) -> bool:
    """Whether a page has citation tags or JSON-LD of its own, outside of what was embedded: consumers take the first.

    >>> own_metadata(b'<head><meta name="citation_title" content="T"></head>')
    True
    """
    found = _Page(page)
    return _OTHERS.search(found.text[: found.begin] + found.text[found.end :]) is not None


def _ascii(block: str) -> bytes:
    """In a script every letter beyond ASCII is a JSON escape, elsewhere a character reference."""
    parts = _SCRIPT.split(block)
    parts[2::4] = [re.sub(r"[^\x00-\x7f]", _escape, script) for script in parts[2::4]]
    return "".join(parts).encode("ascii", "xmlcharrefreplace")


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def _place(text: str) -> tuple[int, int]:
    """From where to where the fragment goes; the two are the same where none is there yet.

    An old fragment is what stands between the two comments where that holds no tags but those of metadata: a comment
    whose partner was lost does no harm.
    """
    head_ends = old = None
    marked = "lodpub:begin" in text
    for token in _tokens(text):
        if token.kind == "comment":
            note = text[token.begin + 4 : token.end - 3].strip()
            if note == "lodpub:begin":
                old = token.begin
            elif note == "lodpub:end" and old is not None:
                return old, token.end
            continue
        if token.kind != "text" and token.name not in _OURS:
            old = None
        if head_ends is None and not _may_stand_in_head(token, text):
            head_ends = token.begin
            if not marked:
                break
    head_ends = len(text) if head_ends is None else head_ends
    return head_ends, head_ends


def _may_stand_in_head(token: _Token, text: str) -> bool:
    if token.kind == "text":
        return not text[token.begin : token.end].strip(_SPACE)
    if token.kind == "end":
        return token.name not in ("head", "html", "body")
    return token.name in _IN_HEAD


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
        if not text.startswith(("<!", "<?", "</"), begin):
            return _Token("text", "", begin, begin + 1)
        if text.startswith("<!--", begin):
            close = _COMMENT_END.search(text, begin + 2)
            end = close.end() if close else 0
        else:
            end = text.find(">", begin) + 1
        return _Token("comment", "", begin, end) if end else _Token("text", "", begin, len(text))
    rest = _REST_OF_TAG.match(text, tag.end())
    end = rest.end() if rest else 0
    name = tag[1].lower()
    if text[begin + 1] == "/" and end:
        return _Token("end", name, begin, end)
    if name in _RAW and end:
        end = _end_of_script(text, end) if name == "script" else _end_of_raw(text, name, end)
    return _Token("start", name, begin, end) if end else _Token("text", "", begin, len(text))


def _end_of_raw(text: str, name: str, begin: int) -> int:
    close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, begin)
    return text.find(">", close.end()) + 1 if close else 0


def _end_of_script(text: str, begin: int) -> int:
    """Behind ``<!--`` a script that holds ``<script`` ends no sooner than that one does (HTML, section 13.2.5.21)."""
    escaped = nested = False
    for match in _IN_SCRIPT.finditer(text, begin):
        if match[0] == "<!--":
            escaped = True
        elif match[0] == "-->":
            escaped = nested = False
        elif not match[1]:
            nested = escaped
        elif nested:
            nested = False
        else:
            return text.find(">", match.end()) + 1
    return 0
