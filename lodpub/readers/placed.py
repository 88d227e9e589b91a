"""Where a work appeared, put together from statements: container, series, publisher, meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lodpub.crosswalk import table
from lodpub.readers.keywords import apart
from lodpub.record import Container, Event, Organization, Series
from lodpub.values import dates

if TYPE_CHECKING:
    from lodpub.readers.statements import Statements

__all__ = ["container", "container_kind", "event", "keywords", "publisher", "series"]

_CONTAINERS = {
    "bookSection": "book",
    "encyclopediaArticle": "book",
    "dictionaryEntry": "book",
    "conferencePaper": "proceedings",
    "preprint": "website",
    "webpage": "website",
    "blogPost": "website",
    "forumPost": "website",
}
_WHOLE = frozenset(
    [
        "book",
        "report",
        "thesis",
        "computerProgram",
        "map",
        "film",
        "videoRecording",
        "audioRecording",
        "tvBroadcast",
        "podcast",
    ]
)


def container_kind(kind: str) -> str | None:
    """What a work of this kind appears in: ``journal``, ``book``, ``proceedings`` or ``website``; None for what stands
    alone, whose larger whole is a series.

    >>> container_kind("article"), container_kind("chapter"), container_kind("book")
    ('journal', 'book', None)
    """
    row = table("work-types").get(kind)
    group = row["zotero"].partition("|")[0] if row else ""
    return None if group in _WHOLE else _CONTAINERS.get(group, "journal")


def container(said: Statements) -> None:
    """The container with its short title and its ISSNs; a journal known by its short title only has that for its title."""
    kind = container_kind(said.kind)
    line = said.line("container") if said.first("container") else said.line("container-short")
    title = said.take("container") if kind else None
    short = said.take("container-short") if kind else None
    subtitle = said.take("container-subtitle") if title else None
    title, short = (title, short) if title else (short, None)
    if title is None or kind is None:
        return
    same = short is not None and short.casefold() == title.casefold()
    whole = f"{title}: {subtitle}" if subtitle else title
    identifiers = said.issns()
    said.put(
        "container",
        Container(
            kind=kind, title=whole, subtitle=subtitle, short_title=None if same else short, identifiers=identifiers
        ),
        line,
    )


def keywords(said: Statements) -> None:
    """The keywords that are stated with their language: those of the work's own go without it, as its title does."""
    for word, language, line in said.tagged("keyword"):
        own, others = apart([(word, language)], said.languages)
        for one in own:
            said.add("keywords", one, line)
        for other in others:
            said.add("translated_keywords", other, line)


def series(said: Statements) -> None:
    """The series; a book's or a report's container is one. The volume of such a work is its number in the series."""
    whole = container_kind(said.kind) is None
    if whole and said.first("series") is None and said.first("container"):
        line, title = said.line("container"), said.take("container")
    else:
        line, title = said.line("series"), said.take("series")
    if title is None:
        return
    number = said.take("series-number")
    identifiers = said.issns() if whole else ()
    said.add("series", Series(title=title, volume=number, identifiers=identifiers), line)


def publisher(said: Statements) -> None:
    """The publisher with its place, and the institution that a thesis or report comes from."""
    line, name = said.line("publisher"), said.take("publisher")
    if name:
        said.put("publisher", Organization(name=name, place=_place(said)), line, name)
    line, name = said.line("institution"), said.take("institution")
    if name:
        said.put(
            "institution", Organization(name=name, department=said.take("department"), place=_place(said)), line, name
        )
    while distributor := said.take("organization"):
        said.add("organizations", Organization(name=distributor), said.line("organization"))


def event(said: Statements) -> None:
    """The meeting with its place and its days."""
    line, name = said.line("event"), said.take("event")
    if not name:
        return
    stated = said.first("event-date")
    when = "/".join(filter(None, map(dates.parse, stated.split("/")))) if stated else None
    if when:
        said.take("event-date")
    start, _, end = (when or "").partition("/")
    number, place = said.take("event-number"), said.take("event-place")
    said.put("event", Event(name=name, number=number, place=place, start=start or None, end=end or None), line, name)


def _place(said: Statements) -> str | None:
    """Where the publisher is; a meeting's place is that where no meeting is named, for formats have one field for both."""
    return said.take("publisher-place") or said.take("event-place")
