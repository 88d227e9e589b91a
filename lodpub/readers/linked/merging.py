"""Several records of one work made one: the first that states a field wins, others fill what is missing, and where they
disagree a remark says so."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from lodpub.record import Container, Event, Identifier, Record, Remark

__all__ = ["is_same", "merged", "said_once"]

_LETTERS = re.compile(r"[\W_]+")
_GENERAL = frozenset({"other", "text", "web-page", "magazine-article", "blog-post", "news-item", "collection"})
_COMPARED = (
    "title",
    "issued",
    "volume",
    "issue",
    "pages",
    "article_number",
    "publisher",
    "container",
    "edition",
    "version",
)
_JOINED = ("identifiers", "links", "media_types", "dates", "relations")
_ABOUT_THE_READING = ("provenance", "unread", "remarks", "kind")


def is_same(one: Record, other: Record) -> bool:
    """Whether two records are of one work: by a DOI, else by the letters of their titles.

    >>> is_same(Record(kind="article", title="On Hyphens: a study"), Record(kind="other", title="On hyphens"))
    True
    """
    dois = {one.identifier("doi"), other.identifier("doi")}
    if None not in dois:
        return len({doi.casefold() for doi in dois if doi}) == 1
    a, b = _letters(one.title or ""), _letters(other.title or "")
    return bool(a and b) and (a.startswith(b) or b.startswith(a))


def merged(first: Record, second: Record, names: tuple[str, str]) -> Record:
    """The first record with what only the second states; `names` say in remarks what they were read from."""
    found: dict[str, Any] = {}
    remarks: list[Remark] = []
    taken: set[str] = set()
    for field in Record.__struct_fields__:
        mine, theirs = getattr(first, field), getattr(second, field)
        if field in _ABOUT_THE_READING or not theirs or mine == theirs:
            continue
        if not mine:
            found[field] = theirs
            taken.add(field)
        elif field == "contributors":
            if len(theirs) > len(mine) and {_name(c) for c in mine} <= {_name(c) for c in theirs}:
                found[field] = theirs
                taken.add(field)
        elif field in _JOINED:
            known = {_key(one) for one in mine}
            found[field] = (*mine, *(one for one in theirs if _key(one) not in known))
        elif field == "issued" and theirs.startswith(mine):
            found[field] = theirs
        elif field == "container":
            found[field] = _container(mine, theirs)
        if field in _COMPARED and mine and _differs(mine, theirs):
            line = next((p.line for p in second.provenance if p.field.partition(".")[0] == field), None)
            message = f"{field.replace('_', ' ')} is {_shown(mine)} in {names[0]} and {_shown(theirs)} in {names[1]}"
            remarks.append(Remark(message=message, field=field, line=line))
    kind = second.kind if first.kind in _GENERAL and second.kind not in _GENERAL else first.kind
    provenance = (*first.provenance, *(p for p in second.provenance if p.field.partition(".")[0] in taken))
    return msgspec.structs.replace(
        first,
        kind=kind,
        **found,
        provenance=provenance,
        unread=tuple(sorted((*first.unread, *second.unread), key=lambda part: part.line)),
        remarks=(*first.remarks, *(r for r in second.remarks if r not in first.remarks), *remarks),
    )


def said_once(record: Record) -> Record:
    """The record without what tags repeat in another place: an article number as its first page, proceedings as a meeting,
    the ISBN of the host as one of the work, an identifier that another part of the page tells the scheme of."""
    found: dict[str, Any] = {}
    host, meeting = record.container, record.event
    if record.article_number and record.pages == record.article_number:
        found["pages"] = None
    if host and meeting and meeting == Event(name=host.title):
        found["event"] = None
    if host and host.kind in ("book", "proceedings"):
        found["identifiers"] = tuple(
            one for one in record.identifiers if one.scheme != "isbn" or one not in host.identifiers
        )
    known = {one.value for one in record.identifiers}
    found["unread"] = tuple(part for part in record.unread if part.text.partition(": ")[2] not in known)
    return msgspec.structs.replace(record, **found)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _name(contributor: Any) -> str:
    who = contributor.agent
    return _letters(getattr(who, "family", None) or who.name)


def _key(one: Any) -> Any:
    if isinstance(one, Identifier):
        return one.scheme, one.value.casefold()
    return getattr(one, "url", one)


def _shown(value: Any) -> str:
    return repr(value if isinstance(value, str) else getattr(value, "title", None) or getattr(value, "name", value))


def _differs(one: Any, other: Any) -> bool:
    if isinstance(one, Container) and isinstance(other, Container):
        one, other = one.title, other.title
    a, b = (_letters(value if isinstance(value, str) else value.name) for value in (one, other))
    return not (a.startswith(b) or b.startswith(a))


def _container(mine: Container, theirs: Container) -> Container:
    if _differs(mine, theirs):
        return mine
    known = {_key(one) for one in mine.identifiers}
    return msgspec.structs.replace(
        mine,
        kind=theirs.kind if (mine.kind, theirs.kind) == ("book", "proceedings") else mine.kind,
        identifiers=(*mine.identifiers, *(one for one in theirs.identifiers if _key(one) not in known)),
        short_title=mine.short_title or theirs.short_title,
    )
