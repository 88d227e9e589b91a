"""The characters of a source's bytes: Unicode with or without a mark, and a finding where they are something else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lodpub.documents.document import Place
from lodpub.documents.places import LARGEST, Problems

__all__ = ["decoded", "pieces"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_MARK = 4
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def decoded(data: bytes, problems: Problems, *, html: bool = False) -> str | None:
    """The text; None, and a finding, for binary data and for more than can be read in one piece.

    Bytes that are no UTF-8 are reported with their place and read as Windows-1252, which old pages are in; an HTML page
    may name its own encoding.
    """
    if len(data) > LARGEST:
        problems.syntax(Place(1, 1), f"more than {LARGEST:,} bytes in one piece", "a smaller file, or lines of JSON")
        return None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data:
        at = data.index(b"\0")
        start = data.rfind(b"\n", 0, at) + 1
        problems.syntax(Place(data.count(b"\n", 0, at) + 1, at - start + 1), "binary data", "text in UTF-8")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _otherwise(data, error.start, problems, html)


def pieces(chunks: Iterable[bytes], problems: Problems) -> Iterator[str]:
    """The text of a stream, piece by piece, up to where it is binary; bytes that are no UTF-8 are read as Windows-1252.

    >>> problems = Problems("a.ttl")
    >>> list(pieces([b"caf\\xc3", b"\\xa9 \\xe9"], problems)), problems.findings[0].column
    (['caf', 'é ', 'é'], 6)
    """
    chunks = filter(None, chunks)
    head = b""
    while len(head) < _LONGEST_MARK and (chunk := next(chunks, b"")):
        head += chunk
    mark, encoding = next((one for one in _MARKS if head.startswith(one[0])), (b"", "utf-8"))
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    place, told = Place(1, 1), False
    for chunk in chain([head[len(mark) :]], chunks, [b""]):
        text = decoder.decode(chunk, final=not chunk)
        if not text.isascii() and (wrong := _SURROGATE.search(text)):
            if not told:
                found = f"the byte 0x{ord(wrong.group()) & 0xFF:02X}, which is no UTF-8"
                problems.syntax(_behind(place, text[: wrong.start()]), found, "UTF-8")
                told = True
            text = _SURROGATE.sub(_of_old_pages, text)
        text, end, _ = text.partition("\0")
        place = _behind(place, text)
        yield text
        if end:
            problems.syntax(place, "binary data", "text in UTF-8")
            return


def _behind(place: Place, text: str) -> Place:
    lines = text.count("\n")
    return Place(place.line + lines, len(text) - text.rfind("\n") if lines else place.column + len(text))


def _of_old_pages(escaped: re.Match[str]) -> str:
    return bytes([ord(escaped.group()) & 0xFF]).decode("cp1252", errors="replace")


def _otherwise(data: bytes, at: int, problems: Problems, html: bool) -> str:
    named = _CHARSET.search(data, 0, 4096) if html else None
    if named:
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    start = data.rfind(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", errors="replace")) + 1
    problems.syntax(
        Place(data.count(b"\n", 0, at) + 1, column), f"the byte 0x{data[at]:02X}, which is no UTF-8", "UTF-8"
    )
    return data.decode("cp1252", errors="replace")
