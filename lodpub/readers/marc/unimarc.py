"""UNIMARC as MARC 21: the fields that say the same are given MARC 21's tags (``vocab/tags/unimarc.csv``), the rest keeps its
own and stays unread.

UNIMARC is what the libraries of France, Italy, Portugal, Russia and others exchange; it shares the syntax of MARC 21, but
hardly a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lodpub.readers.marc.fields import Entry, Field
from lodpub.values.tables import rows

__all__ = ["as_marc21", "is_unimarc"]

_TYPES = str.maketrans("bml", "tom")
"""The types of record that have another letter in MARC 21: manuscripts, mixed materials, electronic resources."""
_PEOPLE = {
    "700": "100",
    "701": "700",
    "702": "700",
    "710": "110",
    "711": "710",
    "712": "710",
    "720": "100",
    "721": "700",
    "722": "700",
}
_PAGES = re.compile(r"(?:pp?\.?|s\.)?\s*(\w*\d\w*(?:\s*[-\u2013]\s*\w*\d\w*)?)", re.IGNORECASE)
_FORMAL = re.compile(r"0[2-9]\d|012|1[0-9]\d|7[0-2]\d|80[1-9]|830|859|9\d\d|856|4[16]\d")
"""Coded, local and administrative fields, and those of which what is left over only points at authorities."""
_CODED = "0123456789w"


def is_unimarc(entry: Entry) -> bool:
    """Whether a record has its title where UNIMARC has it, in field 200, and not where MARC 21 does."""
    return bool(entry.of("200")) and not entry.of("245")


def as_marc21(entry: Entry) -> Entry:
    """The same record with the tags of MARC 21.

    >>> title = Field("200", "1", " ", [("a", "La peste"), ("e", "roman"), ("f", "Albert Camus")], 1)
    >>> author = Field("700", " ", "1", [("a", "Camus"), ("b", "Albert"), ("4", "070")], 1)
    >>> [(field.tag, field.codes()) for field in as_marc21(Entry(1, "", {}, [title, author])).fields]
    [('245', ['a', 'b', 'c']), ('100', ['a', '4'])]
    """
    fields = [new for field in entry.fields for new in _converted(field)]
    main = any(field.tag == "100" for field in fields)
    if not main:  # the first of several who are equally responsible
        first = next((n for n, field in enumerate(fields) if field.tag == "700" and _unspoken(field)), None)
        if first is not None:
            fields[first] = Field("100", "1", " ", fields[first].pairs(), fields[first].line)
    controls = dict(entry.controls)
    general = next((field.peek("a") or "" for field in entry.of("100")), "")
    if general[9:13].isdigit():
        controls.setdefault("008", f"       {general[9:13]}".ljust(40))
    leader = entry.leader.ljust(24)
    return Entry(entry.line, leader[:6] + leader[6].translate(_TYPES) + leader[7:], controls, fields)


def _unspoken(field: Field) -> bool:
    return field.peek("4") in (None, "070")


def _converted(field: Field) -> Iterator[Field]:
    """The field of MARC 21 that a field is, and what of it has no place there."""
    if field.tag in _PEOPLE:
        yield _person(field)
        return
    parts: dict[str, list[tuple[str, str]]] = {}
    left: list[tuple[str, str]] = []
    parallel = False
    for code, value in field.pairs():
        parallel = parallel or (field.tag == "200" and code == "d")
        place = None if parallel and code != "f" else _table().get(f"{field.tag}{code}")
        if place is None:
            left.append((code, value))
            continue
        if place[:3] == "773" and place[3] == "g" and code == "p" and (match := _PAGES.fullmatch(value)):
            value = f"p. {match[1]}"
        parts.setdefault(place[:3], []).append((place[3], value))
    for tag, pairs in parts.items():
        second = "1" if tag == "264" else " "
        yield Field(tag, " ", second, pairs, field.line)
    left = [] if _FORMAL.fullmatch(field.tag) else [(code, value) for code, value in left if code not in _CODED]
    if left:
        yield Field(f"UNIMARC {field.tag}", " ", " ", left, field.line)


def _person(field: Field) -> Field:
    """A name, whose forename or whose subordinate body stands in a subfield of its own."""
    body = field.tag[1] == "1"
    pairs = field.pairs()
    names = dict(reversed(pairs))  # the first of a code
    whole = names.get("a", "")
    if not body and "b" in names:
        whole = f"{whole.rstrip(' ,')}, {names['b']}"
    kept = [(code, value) for code, value in pairs if code in "4po" or (body and code == "b")]
    new = [("a", whole), *((("c", names["c"]),) if "c" in names and not body else ()), *kept]
    return Field(_PEOPLE[field.tag], "1", " ", [("u", v) if c == "p" else (c, v) for c, v in new], field.line)


@cache
def _table() -> Mapping[str, str]:
    """The tag and subfield of MARC 21 for each of UNIMARC that has one."""
    return {place: meaning for place, meaning, *_ in rows("tags/unimarc")}
