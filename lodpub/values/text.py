"""Text: from bytes to clean characters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lodpub.errors import ReadError
from lodpub.values.patterns import pattern

__all__ = ["decode", "fold", "printable"]

_MAGIC = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "a gzip file",
}
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHARSET = pattern(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_CONTROL = dict.fromkeys([*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
_CONTROLS = frozenset(map(chr, _CONTROL))
_BREAKS = ("\r\n", "\r", "\x0c", "\x85", "\u2028", "\u2029")
_SPACE = pattern(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"))


def decode(data: bytes, source: str) -> str:
    """The text of a source with ``\\n`` line ends and without control characters.

    UTF-8, UTF-16 by its mark, the charset that an HTML head declares, else Windows-1252.
    Raises `ReadError` for what is empty or no text.

    >>> decode("fa\u00e7ade".encode("latin-1"), "page.txt")
    'façade'
    """
    if not data.strip():
        raise ReadError(source, found="an empty file", expected="a record")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(source, found=name, expected="text")
    text = _decoded(data)
    if "\0" in text[:10000]:
        raise ReadError(source, found="binary data", expected="text")
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    if not _CONTROLS.isdisjoint(set(text)):  # to translate takes ten times as long, and hardly a text has any
        text = text.translate(_CONTROL)
    return unicodedata.normalize("NFC", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4000])
        try:
            return data.decode(declared[1].decode() if declared else "cp1252", errors="replace")
        except LookupError:
            return data.decode("cp1252", errors="replace")


def fold(text: str) -> str:
    """One space for every run of white space, none at the ends, no invisible characters.

    >>> fold("  two\\u00a0 words ")
    'two words'
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # nearly every text
    return _SPACE.sub(" ", text.translate(_INVISIBLE)).strip()


def printable(text: str) -> str:
    """A text that HTML can hold: ``\\n`` line ends; control characters, lone surrogates and noncharacters as U+FFFD.

    >>> [hex(ord(c)) for c in printable("a" + chr(7) + "b")]
    ['0x61', '0xfffd', '0x62']
    """
    if text.isprintable():
        return text
    return _unprintable().sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _unprintable() -> re.Pattern[str]:
    planes = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    return re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{planes}]")
