"""Reads CSL-JSON, as citation processors and ``doi.org`` exchange it: one item, a list, or one item a line.

What each variable means stands in ``vocab/tags/csl.csv``; values of the wrong type (a title in a list, a publisher as an
object, a date as a text) are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lodpub.crosswalk import inverse
from lodpub.errors import ReadError
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.finished import finished
from lodpub.readers.json_records import json_trees, no_record, unread
from lodpub.readers.statements import Statements
from lodpub.record import Organization, Record, Relation
from lodpub.syntax.json_tree import Tree, drop, lines, opened, raw, text, texts
from lodpub.values import dates
from lodpub.values.tables import rows

__all__ = ["read"]

_EXPECTED = "an item of CSL-JSON"
_ADMINISTRATIVE = [
    "id",
    "citation-key",
    "citation-label",
    "citation-number",
    "year-suffix",
    "locator",
    "first-reference-note-number",
    "system_id",
]
_AFTER_APOSTROPHE = re.compile(r"(?<=['\u2019]) ")
_SEVERAL = re.compile(r"[,;\s]+")
_KEYWORDS = re.compile(r"\s*[;,]\s+|\s*;\s*")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z -]{1,20}):\s*(\S.*)")
_SCHEMES = ("doi", "pmid", "pmcid", "arxiv", "isbn", "issn")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of one item, of a list, of ``items`` in an envelope, or of lines.

    >>> next(read(b'[{"type": "article-journal", "title": "On hyphens", "issued": {"date-parts": [[2021, 8]]}}]', "x")).issued
    '2021-08'
    """
    for found in json_trees(data, source, [("items",)], _EXPECTED):
        if isinstance(found, ReadError):
            yield found
            continue
        item, tree = found
        if not any(tree.get(key) for key in ("title", "DOI", "author", "URL", "container-title")):
            yield no_record(source, item.line, _EXPECTED)
            continue
        places = lines(item.text, [(key,) for key in tree], item.line)
        record = _record(tree, {str(path[0]): line for path, line in places.items()})
        yield finished(record, unread(item, tree), item.line)


def _record(tree: Tree, places: Mapping[str, int]) -> Record:
    first = min(places.values(), default=1)
    type = (text(tree, "type") or "").casefold()
    said = Statements(_kind(tree, type))
    if said.kind == "other" and type not in inverse("work-types", "csl"):
        said.remark(
            f"{type!r} is no type of CSL" if type else "the item has no type", "kind", places.get("type", first)
        )
    fields = _fields(type)
    note = tree["note"] if isinstance(tree.get("note"), str) else ""
    for key in list(tree):
        line = places[key]
        role = inverse("contributor-roles", "csl").get(key)
        if role:
            _people(said, tree, key, role, line)
        elif key in fields:
            for value in _values(tree, key, fields[key]):
                said.say(fields[key], value, line, key)
    _others(said, tree, note, places)
    drop(tree, *_ADMINISTRATIVE)
    return said.record()


def _kind(tree: Tree, type: str) -> str:
    known = inverse("work-types", "csl").get(type, "other")
    genre = tree.get("genre")
    special = facts.kind_in_words(genre, type, "csl") if isinstance(genre, str) else None
    if special:
        drop(tree, "genre")
    return special or known


@lru_cache(maxsize=4096)
def _fields(type: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for tag, types, field in rows("tags/csl"):
        if not types or type in types.split("|"):
            found.setdefault(tag, field)
    return found


def _values(tree: Tree, key: str, field: str) -> list[str]:
    """The texts of a variable, which may stand in a list or an object."""
    if field == "issued" or field.startswith("date:") or field == "event-date":
        date = _date(tree, key)
        return [date] if date else []
    for one in opened(tree, key):
        return [name] if (name := text(one, "name", "literal", "title")) else []
    if field in ("abstract", "title", "note"):
        whole = raw(tree, key)
        return [whole] if whole else texts(tree, key)
    values = texts(tree, key)
    if field in ("isbn", "issn"):
        return [part for value in values for part in _SEVERAL.split(value) if part]
    if field == "keyword":
        return [part for value in values for part in _KEYWORDS.split(value) if part]
    return values


def _date(tree: Tree, key: str) -> str | None:
    for one in opened(tree, key):
        parts = one.get("date-parts")
        found = dates.from_parts(parts) if isinstance(parts, list) and all(isinstance(p, list) for p in parts) else None
        if found:
            drop(one, "date-parts", "season", "raw", "literal", "date-time", "timestamp")
            return found
        drop(one, "timestamp")
        return text(one, "raw", "literal", "date-time")
    return text(tree, key)


def _people(said: Statements, tree: Tree, key: str, role: str, line: int) -> None:
    for one in opened(tree, key):
        particles = [text(one, "dropping-particle"), text(one, "non-dropping-particle")]
        family = text(one, "family")
        whole = _AFTER_APOSTROPHE.sub("", " ".join(part for part in (*particles, family) if part))
        drop(one, "static-ordering", "comma-suffix", "parse-names", "sequence", "authenticated-orcid", "multi")
        given, suffix = text(one, "given"), text(one, "suffix")
        if given and suffix is None and "," in given:
            given, _, suffix = (part.strip() for part in given.partition(","))
        name = text(one, "literal", "name")
        who = body_or_person(name, family=whole or None, given=given, suffix=suffix)
        if who is None:
            continue
        names = [facts.identifier("ORCID", orcid)] if (orcid := text(one, "ORCID")) else []
        bodies = [Organization(name=n) for a in opened(one, "affiliation") if (n := text(a, "name"))]
        bodies += [Organization(name=name) for name in texts(one, "affiliation")]
        said.contribute(role, with_details(who, identifiers=names, affiliations=bodies), line, listed=key)


def _others(said: Statements, tree: Tree, note: str, places: Mapping[str, int]) -> None:
    """What is no text of the record's own: genres, licences, status, the reviewed work, numbers among the notes."""
    for key in ("genre", "medium"):
        if words := text(tree, key):
            said.add("subjects", facts.genre(words), places[key])
    for key in ("license", "copyright"):
        for words in [text(one, "URL", "url", "name") for one in opened(tree, key)] or texts(tree, key):
            if words and (found := facts.license(*((None, words) if "://" in words else (words,)))):
                said.add("licenses", found, places[key])
    if status := text(tree, "status"):
        if known := inverse("statuses", "words").get(status.casefold()):
            said.put("status", known, places["status"], status)
        else:
            tree["status"] = status
    if title := text(tree, "reviewed-title"):
        said.add("relations", Relation(kind="reviews", title=title), places["reviewed-title"])
    for part in note.split("\n"):
        match = _LABELLED.fullmatch(part.strip())
        scheme = inverse("identifier-schemes", "words").get(match[1].casefold()) if match else None
        if match and scheme in _SCHEMES:
            said.say(scheme, match[2], places["note"], match[1])
