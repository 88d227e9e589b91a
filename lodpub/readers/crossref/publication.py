"""Where and when a Crossref work was published: container, series, event, pages, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.readers.crossref.message import Message, PartialDate, Typed
from lodpub.record import Container, Date, Event, Identifier, Series
from lodpub.values import identifiers
from lodpub.values.dates import iso
from lodpub.values.markup import clean

__all__ = ["containers", "dates", "event", "impossible", "pages", "partial"]

_IN_BOOKS = frozenset(
    {"book-chapter", "book-section", "book-part", "book-track", "reference-entry", "proceedings-article"}
)
_IN_SERIES = frozenset(
    {
        "book",
        "monograph",
        "edited-book",
        "reference-book",
        "proceedings",
        "book-set",
        "report",
        "standard",
        "dissertation",
    }
)


def partial(date: PartialDate | None) -> str | None:
    """A date as exact as its parts say; None where there is none or the calendar has no such day."""
    if date is None or not date.date_parts:
        return None
    parts = date.date_parts[0]
    if not parts or parts[0] is None:
        return None
    if len(parts) > 3 or None in parts:
        parts = tuple(part for part in parts[:3] if part is not None)
    return iso(*parts)


def dates(message: Message) -> tuple[str | None, tuple[Date, ...]]:
    """The date of publication, which is Crossref's earliest (``published``, else ``issued``), and the others."""
    approved = partial(message.approved) if message.approved else None
    issued = partial(message.published) or partial(message.issued) or partial(message.posted) or approved
    others = [
        Date(kind=kind, value=value)
        for kind, _, stated in _further(message)
        if stated is not None and (value := partial(stated)) and value != issued
    ]
    if approved:
        others.append(Date(kind="awarded", value=approved))
    if message.award_start and (start := partial(message.award_start)):
        others.append(Date(kind="available", value=start))
    return issued, tuple(others)


def _further(message: Message) -> tuple[tuple[str, str, PartialDate | None], ...]:
    """The dates beside that of publication: what kind each is, and its field's name."""
    return (
        ("online", "published-online", message.published_online),
        ("print", "published-print", message.published_print),
        ("available", "published-other", message.published_other),
        ("accepted", "accepted", message.accepted),
        ("created", "content-created", message.content_created),
        ("modified", "content-updated", message.content_updated),
    )


def impossible(message: Message) -> Iterator[tuple[str, str]]:
    """The dates that the calendar does not have, each with its field's name."""
    for field, date in (
        ("published", message.published),
        ("issued", message.issued),
        ("posted", message.posted),
        ("approved", message.approved),
        ("award-start", message.award_start),
        *[(field, date) for _, field, date in _further(message)],
    ):
        if date is not None and partial(date) is None and date.date_parts and any(date.date_parts[0]):
            yield field, "-".join(f"{part:02}" for part in date.date_parts[0] if part is not None)


def pages(message: Message) -> tuple[str | None, str | None]:
    """Page range and article number. What Crossref gives as page but is no range of numbers (``e30``) is an article number."""
    page, number = message.page, message.article_number
    if page:
        page = page.strip().replace("\u2013", "-").replace("--", "-")
        if page == number:
            return None, number
        if "-" not in page and not page.isdigit() and any(c.isdigit() for c in page) and not number:
            return None, page
    return page or None, number


def containers(message: Message) -> tuple[Container | None, tuple[Series, ...], tuple[Identifier, ...]]:
    """The container, the series and the work's own identifiers of the book kind.

    Crossref lists a series before the book in it, gives a chapter the book's ISBN and the series' ISSN.
    """
    titles = [clean(title) for title in message.container_title or () if title]
    short = next((clean(t) for t in message.short_container_title or () if t), None)
    issns = _typed("issn", message.issn_type or (), message.ISSN or ())
    isbns = _typed("isbn", message.isbn_type or (), message.ISBN or ())
    kind = message.type or ""
    if kind in _IN_SERIES or (not titles and isbns):
        return None, tuple(Series(title=t, volume=message.volume, identifiers=issns) for t in titles[:1]), isbns
    if not titles:
        return (
            (Container(kind="journal", title=issns[0].value, identifiers=issns), (), isbns)
            if issns
            else (None, (), isbns)
        )
    if kind in _IN_BOOKS:
        series = (Series(title=titles[0], volume=message.volume, identifiers=issns),) if len(titles) > 1 else ()
        book = Container(
            kind="proceedings" if kind == "proceedings-article" else "book",
            title=titles[-1],
            identifiers=isbns if series else (*isbns, *issns),
        )
        return book, series, ()
    kind = "website" if kind == "posted-content" else "journal"
    own = Container(kind=kind, title=titles[0], short_title=short if short != titles[0] else None, identifiers=issns)
    return own, tuple(Series(title=t) for t in titles[1:]), isbns


def _typed(scheme: str, typed: Iterable[Typed], plain: Iterable[str | None]) -> tuple[Identifier, ...]:
    if not typed and not plain:
        return ()
    media = {t.value: t.type for t in typed if t.value}
    for value in plain:
        if value and value not in media:
            media[value] = None
    found: dict[str, Identifier] = {}
    for value, medium in media.items():
        identifier = identifiers.parse(scheme, value.rsplit("/", 1)[-1], medium)
        known = found.get(identifier.value)
        if known is None or known.medium is None:
            found[identifier.value] = identifier
    return tuple(found.values())


def event(message: Message) -> Event | None:
    """The meeting; its sponsors and theme are kept as unread."""
    meeting = message.event
    if meeting is None or not (meeting.name or meeting.acronym):
        return None
    return Event(
        name=clean(meeting.name or meeting.acronym or ""),
        short_name=meeting.acronym if meeting.name else None,
        number=meeting.number,
        place=meeting.location,
        start=partial(meeting.start),
        end=partial(meeting.end),
    )
