"""What each row of a portal page's metadata table says of the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from lodpub.crosswalk import table
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.printed_dates import printed_date
from lodpub.record import Container, Contributor, Date, Identifier, Organization, Translation
from lodpub.values.doi import find as find_doi
from lodpub.values.identifiers import parse
from lodpub.values.names import person

__all__ = ["finish_rows", "is_plausible", "is_strong", "people", "read_row", "words_to_key"]

_PAGES = re.compile(r"[\w.]{1,12}(?:\s*[-–—]\s*[\w.]{1,12})?(?:,\s*[\w.]{1,12}(?:\s*[-–—]\s*[\w.]{1,12})?)*")
_DASH = re.compile(r"\s*[–—-]\s*")
_PLAIN = {
    "volume": "volume", "issue": "issue", "article_number": "article_number", "edition": "edition", "chapter": "chapter",
    "qualification": "qualification",
}  # fmt: skip
_SHORT = {
    "volume": 40,
    "issue": 40,
    "article_number": 60,
    "edition": 60,
    "chapter": 80,
    "pages": 60,
    "number_of_pages": 8,
}


@cache
def words_to_key(name: str, column: str) -> dict[str, str]:
    """From each word of a table's column, in lower case, to the key of its row."""
    return {w.strip().lower(): key for key, row in table(name).items() for w in row[column].split("|") if w.strip()}


def is_strong(key: str, value: str) -> bool:
    """Whether a value is so typical of its row that the line must be one, wherever it stands."""
    if key == "language":
        return value.lower() in words_to_key("languages", "names")
    if key == "state":
        return _status(value) is not None
    if key in ("pages", "number_of_pages"):
        return _PAGES.fullmatch(value) is not None and any(c.isdigit() for c in value)
    if key in ("online_date", "award_date", "date_available"):
        return printed_date(value) is not None
    return False


def is_plausible(key: str, value: str) -> bool:
    """Whether a value could stand in its row: short where it must be, and no prose."""
    return len(value) <= _SHORT.get(key, 400) and not (value.endswith(".") and len(value) > 150)


def read_row(draft: Draft, section: str, key: str, value: str, line: int) -> bool:
    """Put a row's value on the record; False where the row says nothing that the record can hold."""
    if not value:
        return True
    if key in _PLAIN and section != "series":
        draft.set(_PLAIN[key], value, line)
    elif key in _ROWS:
        _ROWS[key](draft, value, line)
    elif section == "series" and key in ("series", "volume", "issn", "issn_print", "issn_electronic"):
        draft.set(f"_series_{key.partition('_')[0]}", (value, key), line)
    elif key.startswith("issn"):
        _identifier(draft, "_issn", "issn", key, value, line)
    elif key.startswith("isbn"):
        _identifier(draft, "identifiers", "isbn", key, value, line)
    elif key in ("event", "event_short", "country", "city", "period", "event_url") or key in (
        "host_title",
        "host_subtitle",
        "journal",
        "publisher",
        "place",
        "series",
    ):
        draft.set(f"_{key}", value, line)
    else:
        return False
    return True


def people(draft: Draft, value: str, role: str, line: int) -> None:
    """Add the people of a comma- or semicolon-parted list in a role."""
    for name in re.split(r"\s*[;,]\s*", value):
        if name:
            draft.add("contributors", Contributor(agent=person(name), role=role), line, name)


def _language(draft: Draft, value: str, line: int) -> None:
    tag = words_to_key("languages", "names").get(value.lower())
    if tag:
        draft.set("languages", (tag,), line, value, "languages")
    else:
        draft.unread(line, value)


def _pages(draft: Draft, value: str, line: int) -> None:
    draft.set("pages", _DASH.sub("-", value), line, value)


def _number_of_pages(draft: Draft, value: str, line: int) -> None:
    if value.isdigit() and len(value) < 7:
        draft.set("number_of_pages", int(value), line, value)
    else:
        draft.unread(line, value)


def _status(value: str) -> tuple[str, str] | None:
    for word, key in sorted(words_to_key("statuses", "words").items(), key=lambda item: -len(item[0])):
        if value.lower().startswith(word):
            return key, value[len(word) :].strip(" -–—")
    return None


def _state(draft: Draft, value: str, line: int) -> None:
    found = _status(value)
    if found is None:
        draft.unread(line, value)
        return
    status, rest = found
    draft.set("status", status, line, value, "statuses")
    date = printed_date(rest)
    if date:
        draft.set("issued", date, line, rest)
    elif rest:
        draft.unread(line, rest)


def _dated(kind: str) -> Callable[[Draft, str, int], None]:
    def read(draft: Draft, value: str, line: int) -> None:
        date = printed_date(value)
        if date is None:
            draft.unread(line, value)
        elif kind == "available":
            draft.set("issued", date, line, value)
        else:
            draft.add("dates", Date(kind=kind, value=date), line, value)

    return read


def _doi(draft: Draft, value: str, line: int) -> None:
    doi = find_doi(value)
    if doi:
        draft.add("identifiers", Identifier(scheme="doi", value=doi), line, value)
    else:
        draft.unread(line, value)


def _identifier(draft: Draft, field: str, scheme: str, key: str, value: str, line: int) -> None:
    medium = {"print": "print", "electronic": "electronic"}.get(key.partition("_")[2])
    for part in re.split(r"[,;]\s*", value):
        found = parse(scheme, part, medium)
        if not found.valid:
            draft.remark(f"{part!r} is no valid {scheme.upper()}", "identifiers", line)
        draft.add(field, found, line, part)


_ROWS: dict[str, Callable[[Draft, str, int], None]] = {
    "language": _language,
    "pages": _pages,
    "number_of_pages": _number_of_pages,
    "state": _state,
    "doi": _doi,
    "online_date": _dated("online"),
    "award_date": _dated("awarded"),
    "date_available": _dated("available"),
    "translated_title": lambda d, v, n: d.add("translated_titles", Translation(text=v), n, v),
    "editors": lambda d, v, n: people(d, v, "editor", n),
    "awarding_institution": lambda d, v, n: d.set("institution", Organization(name=v), n, v),
    "patent_number": lambda d, v, n: d.add("identifiers", Identifier(scheme="patent", value=v), n, v),
    "temporal_coverage": lambda d, v, n: d.add("coverage", v, n),
    "spatial_coverage": lambda d, v, n: d.add("coverage", v, n),
}


def finish_rows(draft: Draft, pick: Callable[[str], str | None]) -> None:
    """Make the container, publisher and series of the rows that name their parts."""
    issns = tuple(draft.get("_issn", {}))
    journal, host, publisher = (pick(f"_{k}") for k in ("journal", "host_title", "publisher"))
    if journal:
        draft.set(
            "container", Container(kind="journal", title=journal, identifiers=issns), draft.line_of("_journal") or 1
        )
    elif host:
        kind = "proceedings" if draft.get("kind") == "proceedings-article" else "book"
        container = Container(kind=kind, title=host, subtitle=pick("_host_subtitle"))
        draft.set("container", container, draft.line_of("_host_title") or 1)
    if publisher:
        organization = Organization(name=publisher, place=pick("_place"))
        draft.set("publisher", organization, draft.line_of("_publisher") or 1, publisher)
    elif pick("_place"):
        draft.unread(draft.line_of("_place") or 1, pick("_place") or "")
