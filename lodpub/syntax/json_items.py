"""The items that a JSON text holds: one document, a list inside an envelope, an array, or one document a line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from lodpub.values.patterns import pattern

__all__ = ["Fault", "Item", "items"]


class Item(NamedTuple):
    """One item's JSON and the line that it begins on, from 1."""

    line: int
    text: bytes


class Fault(NamedTuple):
    """A line that is no JSON: its number and what was found."""

    line: int
    found: str


def items(data: bytes, envelopes: Iterable[Sequence[str]] = ()) -> Iterator[Item | Fault]:
    """The items of a JSON text.

    `envelopes` are the paths of keys that may lead to the items, tried in order; a path may end at an array or at one
    object. An object in no envelope is an item itself. A text that is no JSON as a whole is taken line by line; the
    items of lines are not parsed here, so that one may turn out to be no JSON.

    >>> [item.text for item in items(b'{"message": {"items": [{"a": 1}, {"a": 2}]}}', [("message", "items")])]
    [b'{"a": 1}', b'{"a": 2}']
    >>> list(items(b'{"a": 1}\\n{"a": \\n'))
    [Item(line=1, text=b'{"a": 1}'), Item(line=2, text=b'{"a":')]
    """
    paths = list(envelopes)
    data = data.removeprefix(b"\xef\xbb\xbf")
    end = data.find(b"\n")
    if end > 0 and data[:1] == b"{" and _NEXT.match(data, end) and _whole(data[:end]) is None:
        yield from _lines(data, paths)
        return
    fault = _whole(data)
    if fault is None:
        yield from _inside(data, 1, paths)
    elif data.count(b"\n{") > 0:
        yield from _lines(data, paths)
    else:
        yield Fault(1, fault)


def _whole(data: bytes) -> str | None:
    """Why a text is no JSON; None where it is."""
    try:
        _RAW.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        return f"JSON that does not parse ({error})"
    return None


_NEXT = pattern(rb"\s*\{")
_RAW = msgspec.json.Decoder(msgspec.Raw)
_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])


def _lines(data: bytes, paths: list[Sequence[str]]) -> Iterator[Item | Fault]:
    """Every line has the envelope of the first, which saves looking for one in each; a line is not parsed here."""
    used: list[Sequence[str]] | None = None
    for number, line in enumerate(io.BytesIO(data), 1):  # which finds line ends ten times as fast as bytes.split
        text = line.strip()
        if not text:
            continue
        if used is None and _whole(text) is None:
            used = [path for path in paths if _follow(text, path) is not None][:1]
        if not used:
            yield Item(number, text)
            continue
        fault = _whole(text)
        if fault is None:
            yield from _inside(text, number, used)
        else:
            yield Fault(number, fault)


def _inside(text: bytes, line: int, paths: list[Sequence[str]]) -> Iterator[Item]:
    start = text.lstrip()[:1]
    if start == b"[":
        yield from _listed(text, text, 0, line)
        return
    for path in paths:
        found = _follow(text, path)
        if found is None:
            continue
        begin = text.find(found)
        if found.lstrip()[:1] == b"[":
            yield from _listed(text, found, begin, line)
        else:
            yield Item(line + text.count(b"\n", 0, begin), found)
        return
    yield Item(line, text)


def _follow(text: bytes, path: Sequence[str]) -> bytes | None:
    for key in path:
        if text[:1] != b"{" and text.lstrip()[:1] != b"{":
            return None
        try:
            value = _OBJECT.decode(text).get(key)
        except (UnicodeDecodeError, msgspec.DecodeError):
            return None
        if value is None:
            return None
        text = bytes(value)
    return text if text[:1] in (b"{", b"[") else None


def _listed(whole: bytes, array: bytes, at: int, line: int) -> Iterator[Item]:
    counted = 0
    for raw in _ARRAY.decode(array):
        text = bytes(raw)
        at = whole.find(text, at)
        line += whole.count(b"\n", counted, at)
        counted = at
        yield Item(line, text)
        at += len(text)
