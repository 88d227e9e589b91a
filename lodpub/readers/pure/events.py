"""The conference or other meeting of a work: from the event's own table and from the one line that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.layout import Entry
from lodpub.readers.pure.printed_dates import printed_period
from lodpub.record import Event
from lodpub.values.patterns import pattern

__all__ = ["read_event"]

_NAME_PLACE = pattern(r"(.+\S)\s+[-–—]\s+(.+)")
_GLUED_PLACE = pattern(r"(.+\S)-\s+(.+)")
_STATE_OF_UNION = pattern(r"(?:[A-Z]{2,3}|D\.C\.)")
_ADDRESS = pattern(r"\s*(https?://\S+)(?:\s*\((?:Proceedings|Website|Other)\))?", needs=("http",))
_ONLINE = ("virtual", "online")


def read_event(
    draft: Draft, entries: Sequence[Entry], event_line: Entry | None, labels: Labels, order: str | None
) -> None:
    """Put an event on the record: of the rows of its table, or of the one row that holds all; the table wins."""
    stated = {entry.key: entry.values[0] for entry in entries if entry.values}
    number = entries[0].number if entries else event_line.number if event_line else 1
    found = {key: line.text for key, line in stated.items()}
    if event_line:
        found |= _of_line(event_line, labels)
    if not found.get("event"):
        for line in stated.values():
            draft.unread(line.number, line.text)
        return
    if address := _ADDRESS.search(found.get("event_url", "")):
        found["event_url"] = address[1]
    start, end = printed_period(found.get("period", ""), order=order)
    event = Event(
        name=found["event"],
        short_name=found.get("event_short"),
        number=found.get("event_number"),
        place=found.get("city"),
        country=found.get("country"),
        start=start,
        end=end,
        url=found.get("event_url"),
    )
    earlier = draft.get("event")
    if earlier is not None:
        draft.drop("event")
        event = _merged(event, earlier)
    draft.set("event", event, number, found.get("period"))
    if found.get("period") and not start:
        draft.unread(stated["period"].number if "period" in stated else number, found["period"])


def _merged(event: Event, earlier: Event) -> Event:
    fields = ("name", "short_name", "number", "place", "country", "start", "end", "url")
    return Event(**{name: getattr(event, name) or getattr(earlier, name) for name in fields})


def _of_line(entry: Entry, labels: Labels) -> dict[str, str]:
    """The parts of ``14th Pigeon Conference - London, United Kingdom``, ``Duration: 11 Jul 2014 → 13 Jul 2014``."""
    text = " ".join(line.text for line in entry.values)
    found: dict[str, str] = {}
    if addresses := _ADDRESS.findall(text):
        text, found["event_url"] = _ADDRESS.sub("", text).strip(), addresses[0]
    if parts := labels.part(text, "event_number"):
        number, _, rest = parts[1].partition(" ")
        text, found["event_number"] = f"{parts[0]} {rest}".strip(), number.strip(" ;,")
    if parts := labels.part(text, "duration"):
        text, found["period"] = parts[0].rstrip(" ;,"), parts[1].strip(" ;,")
    named = _NAME_PLACE.fullmatch(text) or _GLUED_PLACE.fullmatch(text)
    found["event"] = named[1] if named else text
    if named:
        found |= _place(named[2])
    return {key: value for key, value in found.items() if value}


def _place(text: str) -> dict[str, str]:
    """City and country of ``Trafalgar House, London, United Kingdom``."""
    parts = [part.strip() for part in re.split(r"[,，、]", text) if part.strip()]
    if all(part.lower() in _ONLINE for part in parts):
        return {"city": ", ".join(parts)}
    if len(parts) == 1:
        return {"city": parts[0]}
    *places, country = parts
    if len(places) > 1 and _STATE_OF_UNION.fullmatch(places[-1]):
        return {"city": ", ".join(places[-2:]), "country": country}
    return {"city": places[-1], "country": country}
