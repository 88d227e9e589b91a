"""The characters of a source's bytes: Unicode with or without a mark, and a finding where they are something else."""

from __future__ import annotations

import codecs
import re

from lodpub.documents.document import Place
from lodpub.documents.places import LARGEST, Problems

__all__ = ["decoded"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def decoded(data: bytes, problems: Problems, *, html: bool = False) -> str | None:
    """The text; None, and a finding, for binary data and for more than can be read in one piece.

    Bytes that are no UTF-8 are reported with their place and read as Windows-1252, which old pages are in; an HTML page
    may name its own encoding.
    """
    if len(data) > LARGEST:
        found, expected = f"{len(data):,} bytes in one piece", f"at most {LARGEST:,}, or lines of N-Triples or JSON"
        problems.syntax(Place(1, 1), found, expected)
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
