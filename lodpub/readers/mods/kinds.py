"""What kind of work a MODS record describes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lodpub.crosswalk import inverse
from lodpub.readers import facts
from lodpub.syntax.element import Element
from lodpub.values.tables import rows

__all__ = ["kind"]

_PERIODICAL = ("continuing", "serial")
_PARTS = {"journal": "article", "newspaper": "newspaper-article", "magazine": "magazine-article"}
"""What a work is whose genre, or its host's, is that of the whole."""


def kind(mods: Element) -> str:
    """From genres, the type of resource, the way of issuing and what the work stands in."""
    kinds = [genre for one in mods.all("genre") if (genre := _genre(one))]
    host = next((one for one in mods.all("relatedItem") if one.peek("type") == "host"), None)
    hosts = [genre for one in host.all("genre") if (genre := _genre(one))] if host else []
    serial = host is not None and (_serial(host) or any(genre in _PARTS for genre in (*kinds, *hosts)))
    known = [genre for genre in kinds if genre != "bibliography"]  # what a book holds, not what it is
    known = [genre for genre in known if genre not in _PARTS or host is None]
    whole = _whole(mods)
    if known:
        return _within(known[0], host, serial, whole)
    if parts := [_PARTS[genre] for genre in (*kinds, *hosts) if genre in _PARTS and host is not None]:
        return parts[0]
    resource = next((one for one in mods.all("typeOfResource")), None)
    type = (_words(resource) or "") if resource else ""
    published = any(one.one("publisher") for one in mods.all("originInfo"))
    if host is not None and type in ("", "text") and not (whole and published and not serial):
        return "article" if serial else "web-page" if _on_web(mods) else "chapter" if _bound(host) else "article"
    general = inverse("work-types", "mods_type").get(type.casefold(), "other")
    return "book" if general == "text" and whole else general


def _genre(one: Element) -> str | None:
    """The kind that a genre names: by MARC's list, where it is from there or from nowhere, else by its words."""
    words = (_words(one) or "").casefold()
    listed = (one.peek("authority") or "marc") in ("marc", "marcgt", "local") and _marc_genres().get(words)
    return listed or facts.kind_in_words(words)


@cache
def _marc_genres() -> Mapping[str, str]:
    return {genre: kind for genre, kind, *_ in rows("tags/marc-genres")}


def _whole(mods: Element) -> bool:
    """Whether a work is said to be issued on its own."""
    issuance = [one.text("issuance") for one in mods.all("originInfo") if one.one("issuance")]
    return bool({"monographic", "single unit", "multipart monograph"} & set(issuance))


def _words(one: Element) -> str | None:
    return " ".join(part for part in one.content if isinstance(part, str)).strip() or None


def _serial(host: Element) -> bool:
    """Whether a host is a journal: by its ISSN, the way it is issued, or the numbers within it."""
    for one in host.all("identifier"):
        if one.peek("type") == "issn":
            return True
    if any(_words(one) in _PERIODICAL for one in host.find("issuance")):
        return True
    details = {one.name: one for part in host.all("part") for one in part.all("detail")}
    return bool(details) and not _bound(host)


def _bound(host: Element) -> bool:
    """Whether a host is a book: it has a publisher or editors of its own."""
    return any(True for _ in host.find("publisher")) or any(True for _ in host.find("edition"))


def _on_web(mods: Element) -> bool:
    return any((_words(one) or "").startswith("text/html") for one in mods.find("internetMediaType"))


def _within(kind: str, host: Element | None, serial: bool, whole: bool) -> str:
    if kind == "personal-letter" and serial:
        return "letter"
    if (
        kind in ("article", "review-article", "letter", "editorial")
        and host is not None
        and not serial
        and _bound(host)
    ):
        return "chapter"
    if kind == "book" and host is not None and not serial:
        return "chapter"
    if kind == "proceedings-article" and whole:
        return "proceedings"
    return kind
