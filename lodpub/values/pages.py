"""Page ranges: told apart into start and end, dashes made plain, nothing completed that the source leaves out.

``123-7`` stays as it is printed: only `end` says that it ends on page 127.
"""

from __future__ import annotations

import re

from lodpub.values.patterns import pattern

__all__ = ["bounds", "end", "out_of_order", "parse"]

_RANGE = pattern(
    r"(?:[Pp]p?(?:\.\s*|\s+)|p(?=[0-9])|[Pp]ages?\s+)?([^\s,;\u2010-\u2015\u2212-]{1,20}+)"
    r"(?:\s*+(?:-{1,3}+|[\u2010-\u2015\u2212]{1,2}+)\s*+([^\s,;\u2010-\u2015\u2212-]{1,20}+))?"
)
_NUMBERED = pattern(r"([A-Za-z]*?[.]?)([0-9]+)([A-Za-z]*)", re.ASCII)
_ROMAN = pattern(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def parse(text: str) -> tuple[str, str | None] | None:
    """The first and the last page of one range as printed; None where the text is no single page or range.

    >>> parse("pp. 123\\u2013127"), parse("123-7"), parse("e1023"), parse("S12--S19"), parse("1-3, 7")
    (('123', '127'), ('123', '7'), ('e1023', None), ('S12', 'S19'), None)
    """
    match = _RANGE.fullmatch(text.strip().rstrip(".,;")) if len(text) <= 100 else None
    if match is None or not any(c.isalnum() for c in match[1]):
        return None
    return match[1], match[2]


def end(start: str, last: str) -> str:
    """The last page in full where print leaves out the digits that it shares with the first.

    >>> end("123", "7"), end("S123", "31"), end("123", "127"), end("e98", "e102"), end("xii", "xv")
    ('127', 'S131', '127', 'e102', 'xv')
    """
    first = _NUMBERED.fullmatch(start)
    if first is None or not last.isascii() or not last.isdigit():
        return last
    digits = first[2]
    if len(last) < len(digits) and int(digits[: len(digits) - len(last)] + last) >= int(digits):
        return first[1] + digits[: len(digits) - len(last)] + last
    return last


def bounds(text: str) -> tuple[str, str] | None:
    """The page that a work begins on and the page that it ends on, in full; of several ranges the first and the last.

    >>> bounds("123-7"), bounds("e1023"), bounds("1-3, 7-9"), bounds("pages")
    (('123', '127'), ('e1023', 'e1023'), ('1', '9'), None)
    """
    low, _, high = text.partition("-")
    if text.isascii() and low.isdigit() and high.isdigit() and len(low) <= len(high) <= 20:  # as nearly all are
        return low, high
    ranges = [parse(part) for part in text.split(",")] if len(text) <= 1000 else [None]
    first, last = ranges[0], ranges[-1]
    if first is None or last is None or not any(c.isdigit() or c in "ivxlcdmIVXLCDM" for c in first[0]):
        return None
    return first[0], end(last[0], last[1]) if last[1] else last[0]


def out_of_order(text: str) -> bool:
    """Whether a range ends before it starts; False where its pages can't be compared.

    >>> out_of_order("127-123"), out_of_order("123-7"), out_of_order("xv-xii"), out_of_order("A5-B2")
    (True, False, True, False)
    """
    pages = parse(text)
    if pages is None or pages[1] is None:
        return False
    first, last = _place(pages[0]), _place(end(pages[0], pages[1]))
    return first is not None and last is not None and first[0] == last[0] and last[1] < first[1]


def _place(page: str) -> tuple[str, int] | None:
    match = _NUMBERED.fullmatch(page)
    if match:
        return match[1].lower() + "#", int(match[2])
    if page and _ROMAN.fullmatch(page):
        worth = [_WORTH[letter] for letter in page.lower()]
        total = sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))
        return "roman", total
    return None
