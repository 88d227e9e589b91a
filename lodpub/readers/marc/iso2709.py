"""Reads binary MARC 21 (ISO 2709), in Unicode or MARC-8.

The exchange format is a directory and separators, so its reading is short; a library would keep neither the place of a broken
record nor the records behind it. Of MARC-8 the Latin sets are understood (ASCII and ANSEL, ``vocab/marc/ansel.csv``); text
in a set that an escape sequence announces stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from lodpub.errors import ReadError
from lodpub.readers.marc.fields import Entry, Field
from lodpub.readers.marc.work import records
from lodpub.record import Record
from lodpub.values.tables import rows

__all__ = ["read"]

_RECORD, _FIELD, _SUBFIELD = b"\x1d", b"\x1e", b"\x1f"
_LEADER = re.compile(rb"[0-9 ]{5}.{19}", re.DOTALL)
_ESCAPE = re.compile(rb"\x1b[()$,][^\x1b]{0,2}?[A-Za-z0-9!]|\x1b[sbpg]")
_EXPECTED = "a MARC record: a leader, a directory, fields"


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records in order, broken ones as errors. They have no lines: the number of a record stands for it, from 1."""
    if not data.strip():
        yield ReadError(source, found="an empty file", expected="a record")
        return
    data = data.removeprefix(b"\xef\xbb\xbf")
    for number, raw in enumerate(data.split(_RECORD), 1):
        text = raw.lstrip(b"\r\n \x00")
        if not text:
            continue
        entry = _entry(text, number)
        if isinstance(entry, str):
            yield ReadError(source, number, found=f"{entry} in a record", expected=_EXPECTED)
        else:
            yield from records(entry, source)


def _entry(raw: bytes, number: int) -> Entry | str:
    """The record, or what is wrong with it; a directory that does not fit is left aside where the fields can be counted."""
    if not _LEADER.match(raw[:24]) or _FIELD not in raw:
        return "no leader" if _FIELD in raw else "no field"
    leader = raw[:24].decode("ascii", "replace")
    directory, *parts = raw[24:].split(_FIELD)
    entries = [directory[at : at + 12] for at in range(0, len(directory) - 11, 12)]
    base = raw[12:17]
    controls: dict[str, str] = {}
    fields = []
    for index, entry in enumerate(entries):
        tag, place = entry[:3].decode("ascii", "replace"), entry[3:]
        body = parts[index] if index < len(parts) else b""
        if base.isdigit() and place.isdigit():
            start = int(base) + int(place[4:])
            stated = raw[start : start + int(place[:4])].removesuffix(_FIELD)
            body = stated if _FIELD not in stated and stated in parts else body
        if tag < "010":
            controls[tag] = _text(body, leader)
        else:
            indicators, *subfields = body.split(_SUBFIELD)
            marks = indicators.decode("ascii", "replace").ljust(2)
            pairs = [(chr(part[0]), _text(part[1:], leader)) for part in subfields if part]
            fields.append(Field(tag, marks[0], marks[1], pairs, number))
    return Entry(number, leader, controls, fields)


def _text(data: bytes, leader: str) -> str:
    if leader[9] != "a" and any(byte > 0x7F for byte in data):
        try:
            if data.decode().encode() == data:
                return data.decode()
        except UnicodeDecodeError:
            return _marc8(data)
    return data.decode("utf-8", "replace")


def _marc8(data: bytes) -> str:
    """Text of MARC-8, in which a combining mark stands before its letter."""
    found: list[str] = []
    marks: list[str] = []
    for byte in _ESCAPE.sub(b"", data):
        character, combining = _ansel().get(byte, (chr(byte) if byte < 0x80 else "\ufffd", False))
        if combining:
            marks.append(character)
        else:
            found += [character, *marks]
            marks.clear()
    return unicodedata.normalize("NFC", "".join(found))


@cache
def _ansel() -> Mapping[int, tuple[str, bool]]:
    return {int(byte, 16): (chr(int(code, 16)), mark == "yes") for byte, code, mark in rows("marc/ansel")}
