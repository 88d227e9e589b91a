"""The elements of a JSON array that is larger than memory, found by counting brackets outside of strings.

What stands in an element is not parsed here: whoever reads it finds out whether it is JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

import msgspec

from lodpub.values.patterns import pattern

__all__ = ["BLOCK", "array_in", "elements", "is_lines"]

BLOCK = 1 << 19
"""How many bytes are taken at a time."""

_RAW = msgspec.json.Decoder(msgspec.Raw)
_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_TOKEN = pattern(rb"\s*+(?:(?P<string>" + _STRING + rb")|(?P<sign>[\[\]{}:,])|[^\s\"\[\]{}:,]++)", re.DOTALL)
_BRACKET = pattern(rb'(?:[^"\[\]{}]++|' + _STRING + rb")*+[\[\]{}]", re.DOTALL)
_MARK = b"\xef\xbb\xbf"


def is_lines(head: bytes) -> bool:
    """Whether a text that begins so has a JSON object on each line.

    >>> is_lines(b'{"a": 1}\\n{"a": 2}\\n'), is_lines(b'{\\n"a": 1}\\n'), is_lines(b'[{"a": 1},\\n{"a": 2}]')
    (True, False, False)
    """
    lines = head.removeprefix(_MARK).lstrip().split(b"\n", 2)
    second = b"".join(lines[1:]).lstrip()
    if not lines[0].startswith(b"{") or second[:1] not in (b"{", b""):
        return False
    if second and head.count(b"\n{") > 1 and lines[0].rstrip().endswith(b"}"):
        return True  # the first may be a bad one among good ones
    try:
        _RAW.decode(lines[0])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return bool(second)


def elements(
    kept: bytes, place: int, read: Callable[[int], bytes], largest: int = 1 << 62
) -> Iterator[tuple[int, bytes, bytes]]:
    """The elements of an array that begins behind `place` in a text, which `read` gives more of: each with its line and
    what stands between it and the one before. A text that ends too soon gives what there is.

    Raises `OverflowError` with its line for one that is larger than `largest` bytes.

    >>> given = iter((b': [2]}, 3]}}',))
    >>> list(elements(b'{"items": [{"a": 1},\\n {"a"', 11, lambda size: next(given, b"")))
    [(1, b'', b'{"a": 1}'), (2, b',\\n ', b'{"a": [2]}'), (2, b', ', b'3')]
    """
    line = 1 + kept.count(b"\n", 0, place)
    depth, last = 0, place
    while True:
        match = _BRACKET.match(kept, place)
        if match is None:
            if len(kept) - last > largest:
                raise OverflowError(line)
            more = read(BLOCK)
            if not more:
                break
            kept, place, last = kept[last:] + more, place - last, 0
            continue
        place = match.end()
        depth += 1 if kept[place - 1] in b"[{" else -1
        if depth <= 0:
            end = place if depth == 0 else place - 1
            between, element = _parted(kept[last:end])
            if element:
                yield line + between.count(b"\n"), between, element
            if depth < 0:
                return
            line += kept.count(b"\n", last, end)
            last = place
    between, element = _parted(kept[last:])
    if element.strip():
        yield line + between.count(b"\n"), between, element


def _parted(text: bytes) -> tuple[bytes, bytes]:
    element = text.lstrip(b", \r\n\t")
    return text[: len(text) - len(element)], element


def array_in(text: bytes, paths: Container[tuple[str, ...]]) -> int | None:
    """Where an array begins: the text itself, or the one that a path of keys leads to; None where there is none.

    >>> array_in(b'{"status": [], "items": [1]}', {("items",)}), array_in(b"[1]", ()), array_in(b"{}", ())
    (25, 1, None)
    """
    keys: list[str] = []
    place = len(_MARK) if text.startswith(_MARK) else 0
    string = b""
    while match := _TOKEN.match(text, place):
        place = match.end()
        if match["string"]:
            string = match["string"]
            continue
        sign = match["sign"]
        if sign == b"[":
            if not keys or tuple(keys) in paths:
                return place
            keys.append("")
        elif sign == b"{":
            keys.append("")
        elif sign == b":" and keys:
            keys[-1] = string[1:-1].decode("utf-8", "replace")
        elif sign in (b"]", b"}"):
            keys = keys[:-1]
            if not keys:
                return None
        # a bare value or a comma changes nothing
    return None
