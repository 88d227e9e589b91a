"""Writes CSL-JSON, the items that citation processors take: a list, in the variables of CSL 1.0.2.

Particles stand in the family name, which every importer keeps; an article number stands for the pages too, where there are
none, since importers and many styles know no other place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from lodpub.crosswalk import table, written
from lodpub.formats import Description
from lodpub.record import Agent, Organization, Record
from lodpub.writers.keys import Keys
from lodpub.writers.statements import own_label, own_role, statements, tags, visible

__all__ = ["item", "write"]

_ARTICLES = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_JOINED = {"isbn": " ", "issn": " ", "keyword": "; ", "note": "\n", "language": ", "}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_GENRE = frozenset(("article-journal", "chapter", "entry", "article"))
"""Types that styles describe by themselves: a genre beside them would be printed in brackets."""


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """A list of items, each with a key made of its first author's name, year and title."""
    keys = Keys()
    encode = msgspec.json.Encoder().encode
    separator = "[\n"
    for record, _ in items:
        yield separator + msgspec.json.format(encode(item(record, keys.key(record)))).decode()
        separator = ",\n"
    yield "\n]\n" if separator != "[\n" else "[]\n"


def item(record: Record, key: str) -> dict[str, Any]:
    """A record as one item with its key in ``id``.

    >>> item(Record(kind="article", title="On hyphens", issued="2021-08"), "on2021")["issued"]
    {'date-parts': [[2021, 8]]}
    """
    type = written("work-types", record.kind, "csl") or "document"
    found: dict[str, Any] = {"id": key, "type": type}
    fields = tags("csl", type)
    for field, value in _statements(record, type, fields):
        tag = "genre" if field == "genre" else fields.get(field)
        if tag is None:
            continue
        if tag in found and field in _JOINED:
            found[tag] = f"{found[tag]}{_JOINED[field]}{value}"
        else:
            found.setdefault(tag, value)
    for contributor in record.contributors:
        roles = contributor.role, own_role(contributor.role)
        if variable := next(filter(None, (written("contributor-roles", role, "csl") for role in roles)), None):
            found.setdefault(variable, []).append(_name(contributor.agent))
    for tag, parts in _dates(record, fields):
        found.setdefault(tag, {"date-parts": parts})
    return found


def _statements(record: Record, type: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    said = dict.fromkeys(statements(record, {*fields, "arxiv"} - {"language"}))
    for field, value in said:
        if field == "qualification":
            continue
        if field == "arxiv":
            yield "note", f"arXiv: {value}"
        else:
            yield field, value
    if not record.pages and record.article_number:
        yield "pages", " ".join(record.article_number.split())
    genre = visible(record.qualification) or (own_label(record.kind, "csl") if type not in _GENRE else None)
    if genre or record.kind == "preprint":
        yield "genre", genre or table("work-types")["preprint"]["label"]
    for tag in record.languages[:1]:
        yield "language", tag
    for size in record.sizes[:1]:
        yield "size", size


def _name(agent: Agent) -> dict[str, str]:
    if isinstance(agent, Organization) or not agent.family:
        return {"literal": " ".join(agent.name.split())}
    parts = {"family": agent.family, "given": agent.given, "suffix": agent.suffix}
    return {part: " ".join(name.split()) for part, name in parts.items() if name}


def _dates(record: Record, fields: Mapping[str, str]) -> Iterator[tuple[str, list[list[int]]]]:
    if value := record.issued or record.date("online"):
        yield "issued", _parts(value)
    if record.event and record.event.start:
        yield "event-date", [*_parts(record.event.start), *(_parts(record.event.end) if record.event.end else [])]
    for date in record.dates:
        if tag := fields.get(f"date:{date.kind}"):
            yield tag, _parts(date.value)


def _parts(value: str) -> list[list[int]]:
    return [[int(part) for part in match.groups() if part] for match in map(_DATE.match, value.split("/")) if match]
