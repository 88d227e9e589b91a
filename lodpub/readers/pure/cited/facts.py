"""One citation held against the record of its page, field by field: filled in, in agreement, or remarked on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from lodpub.readers.placed import container_kind
from lodpub.readers.pure.cited.people import apply_people, letters
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.kinds import is_type_path, kind_of
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.notes import is_notice, read_copyright
from lodpub.record import Container, Event, Provenance, Record
from lodpub.values.patterns import pattern

__all__ = ["Citation", "apply"]

_PLAIN = ("volume", "issue", "pages", "article_number", "edition", "qualification", "number", "issued", "languages")
_ONLY_FILLED = ("abstract", "keywords", "number_of_pages", "chapter")
_COPYRIGHT = pattern(r"^(?:Publisher )?Copyright:\s*", re.IGNORECASE)
_FUNDING = pattern(r"^Funding Information:", re.IGNORECASE)


class Citation(NamedTuple):
    """A record read from a block, with the block's name and the page's line for each of its lines."""

    name: str
    record: Record
    numbers: Sequence[int]

    def line(self, field: str) -> int:
        """The page's line that a field, or one of its parts, came from."""
        found = self._origin(field)
        return self.numbers[min(found.line if found else 1, len(self.numbers)) - 1]

    def lines(self) -> dict[str, int]:
        """The page's line of each field, and of each value of one, that the citation states."""
        last = len(self.numbers)
        return {p.field: self.numbers[min(p.line or 1, last) - 1] for p in self.record.provenance}

    def stated(self, field: str) -> str | None:
        """The text of the citation where the value differs from it."""
        found = self._origin(field)
        return found.stated if found else None

    def _origin(self, field: str) -> Provenance | None:
        same = (p for p in self.record.provenance if p.field == field or p.field.partition(".")[0] == field)
        return next(same, None)


def apply(draft: Draft, citation: Citation, checked: set[str]) -> None:
    """Fills what the draft lacks and remarks on what it says otherwise. `checked` holds the fields that an earlier
    citation has stated: the first that does decides, for the others are spoilt more often."""
    if citation.name in ("RIS", "BibTeX") and citation.record.kind != "other":
        draft.set("kind", citation.record.kind, citation.line("title"))
    _title(draft, citation, checked)
    apply_people(draft, citation.record, citation.lines(), citation.name, checked)
    for field in _PLAIN:
        _plain(draft, citation, field, checked)
    for field in _ONLY_FILLED:
        _fill(draft, citation, field)
    _container(draft, citation, checked)
    _series(draft, citation, checked)
    for field in ("publisher", "institution"):
        _body(draft, citation, field, checked)
    _event(draft, citation, checked)
    _identifiers(draft, citation, checked)
    _notes(draft, citation)


def _fill(draft: Draft, citation: Citation, field: str) -> None:
    """Puts a field on the draft that has none."""
    value = getattr(citation.record, field)
    if field in draft or value is None or value == ():
        return
    if isinstance(value, tuple):
        for number, one in enumerate(value):
            draft.add(field, one, citation.line(f"{field}.{number}"), citation.stated(f"{field}.{number}"))
    else:
        draft.set(field, value, citation.line(field), citation.stated(field))


def _plain(draft: Draft, citation: Citation, field: str, checked: set[str]) -> None:
    value = getattr(citation.record, field)
    if field == "qualification" and value and is_type_path(f"Thesis › {value}") and not kind_of(value).degree:
        return  # the kind of thesis, where a degree should stand
    if field == "issued" and "issued filled" in checked and value and value.startswith(draft.get(field)):
        draft.replace(field, value)  # another style prints month and day
    if not value or field in checked or (field == "volume" and _is_series_volume(draft, value)):
        return
    checked.add(field)
    visible = draft.get(field)
    if visible is None:
        other = {"pages": "article_number", "article_number": "pages"}.get(field, field)
        if other == field or (draft.get(other) != value and not (field == "pages" and other in draft)):
            _fill(draft, citation, field)
            checked.add(f"{field} filled")
    elif isinstance(value, tuple):
        ours = next(iter(visible))
        if not _begins(ours.casefold(), value[0].casefold()):
            _differ(draft, citation, field, ours, value[0])
    elif not _agree(field, visible, value):
        _differ(draft, citation, field, visible, value)


def _is_series_volume(draft: Draft, volume: str) -> bool:
    """Whether a volume is that of the page's series, and not the work's own."""
    if draft.get("volume") is not None or container_kind(draft.get("kind") or "article") == "journal":
        return False
    return any(series.volume == volume for series in draft.get("series", ()))


def _title(draft: Draft, citation: Citation, checked: set[str]) -> None:
    cited, visible = citation.record.title, draft.get("title")
    if not cited or "title" in checked or not visible:
        return
    checked.add("title")
    theirs = letters(cited)
    shown = [visible, *draft.get("alternative_titles", ()), *(t.text for t in draft.get("translated_titles", ()))]
    if not any(ours.startswith(theirs) or theirs.startswith(ours) for ours in map(letters, shown)):
        _differ(draft, citation, "title", visible, cited)


def _container(draft: Draft, citation: Citation, checked: set[str]) -> None:
    cited: Container | None = citation.record.container
    kind = container_kind(draft.get("kind") or citation.record.kind)
    if cited is None or kind is None:
        return
    visible: Container | None = draft.get("container")
    if visible is None:
        draft.set("container", msgspec.structs.replace(cited, kind=kind), citation.line("container"), cited.title)
        return
    if "container" not in checked and not _same_name(visible, cited):
        _differ(draft, citation, "container", visible.title, cited.title)
        checked.add("container")
        return
    checked.add("container")
    ours = [i.value for i in visible.identifiers if i.scheme == "issn"]
    ours += [i.value for series in draft.get("series", ()) for i in series.identifiers]
    theirs = [i for i in cited.identifiers if i.scheme == "issn" and i.valid]
    if not ours and theirs:
        draft.replace("container", msgspec.structs.replace(visible, identifiers=(*visible.identifiers, *theirs)))
        draft.trace("container.identifiers", citation.line("container"), theirs[0].value)
    elif theirs and not {i.value for i in theirs} & set(ours):
        _differ(draft, citation, "container", ", ".join(ours), ", ".join(i.value for i in theirs))


def _same_name(visible: Container, cited: Container) -> bool:
    ours = {letters(name) for name in (visible.title, visible.short_title) if name}
    theirs = {letters(name) for name in (cited.title, cited.short_title) if name}
    return bool(ours & theirs) or any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)


def _series(draft: Draft, citation: Citation, checked: set[str]) -> None:
    if not citation.record.series:
        return
    cited, line = citation.record.series[0], citation.line("series")
    if "series" not in draft:
        draft.add("series", cited, line, cited.title)
        checked.add("series")
        return
    held = list(draft.get("series"))
    same = next((s for s in held if letters(s.title) == letters(cited.title)), None)
    if same is None:
        if "series" not in checked:
            _differ(draft, citation, "series", held[0].title, cited.title)
    elif same.volume is None and cited.volume:
        filled = msgspec.structs.replace(same, volume=cited.volume)
        draft.replace("series", {filled if s is same else s: None for s in held})
    elif "series" not in checked and cited.volume and letters(same.volume or "") != letters(cited.volume):
        _differ(draft, citation, "series", same.volume, cited.volume)
    checked.add("series")


def _body(draft: Draft, citation: Citation, field: str, checked: set[str]) -> None:
    cited, visible = getattr(citation.record, field), draft.get(field)
    if cited is None:
        return
    if visible is None:
        if not (field == "publisher" and citation.record.kind.endswith("thesis") and "institution" in draft):
            draft.set(field, cited, citation.line(field), cited.name)
        return
    ours, theirs = letters(visible.name), letters(cited.name)
    if not (ours in theirs or theirs in ours):
        if field not in checked and visible.name:
            _differ(draft, citation, field, visible.name, cited.name)
    elif cited.place and not visible.place:
        draft.replace(field, msgspec.structs.replace(visible, place=cited.place))
        draft.trace(f"{field}.place", citation.line(field), cited.place)
    checked.add(field)


def _event(draft: Draft, citation: Citation, checked: set[str]) -> None:
    """The meeting: its name is checked; its days decide how the page's numbers are meant (2/11 or 11/2)."""
    cited: Event | None = citation.record.event
    if cited is None:
        return
    visible: Event | None = draft.get("event")
    if visible is None:
        draft.set("event", cited, citation.line("event"), cited.name)
        return
    ours, theirs = letters(visible.name), letters(cited.name)
    if not (ours in theirs or theirs in ours):
        if "event" not in checked:
            _differ(draft, citation, "event", visible.name, cited.name)
    elif cited.start and (visible.start is None or _swapped(visible.start) == cited.start):
        draft.replace("event", msgspec.structs.replace(visible, start=cited.start, end=cited.end or visible.end))
        draft.trace("event.start", citation.line("event"), cited.start)
    elif cited.start and "event" not in checked and not _begins(visible.start or "", cited.start):
        _differ(draft, citation, "event", visible.start, cited.start)
    checked.add("event")


def _identifiers(draft: Draft, citation: Citation, checked: set[str]) -> None:
    visible = list(draft.get("identifiers", ()))
    issns = {i.value for i in getattr(draft.get("container"), "identifiers", ()) if i.scheme == "issn"}
    issns |= {i.value for series in draft.get("series", ()) for i in series.identifiers}
    for scheme in ("doi", "isbn", "issn", "pmid", "pmcid", "arxiv"):
        theirs = [i for i in citation.record.identifiers if i.scheme == scheme and i.valid]
        ours = {_number(i.value) for i in visible if i.scheme == scheme} | (issns if scheme == "issn" else set())
        if not theirs or scheme in checked:
            continue
        checked.add(scheme)
        if not ours:
            for one in theirs:
                draft.add("identifiers", one, citation.line("identifiers"), one.value)
        elif not {_number(i.value) for i in theirs} & {_number(value) for value in ours}:
            stated = (
                next(i.value for i in visible if i.scheme == scheme) if scheme != "issn" else ", ".join(sorted(ours))
            )
            _differ(draft, citation, "identifiers", stated, theirs[0].value)


def _notes(draft: Draft, citation: Citation) -> None:
    """The copyright statement among the notes; others only where the page has none."""
    shown = "notes" in draft
    for note in citation.record.notes:
        text = _COPYRIGHT.sub("", note)
        if text != note or is_notice(note):
            if "copyright" not in draft:
                read_copyright(draft, Line(citation.line("notes"), text))
        elif not shown and not _FUNDING.match(note):
            draft.add("notes", note, citation.line("notes"))


def _differ(draft: Draft, citation: Citation, field: str, visible: Any, cited: Any) -> None:
    """A remark; on what was read from a sentence only where a style leaves no doubt which part is which."""
    if citation.name == "citation" and field not in ("volume", "issue", "pages", "issued"):
        return
    message = f"the page shows {visible!r}, but its {citation.name} below says {cited!r}"
    draft.remark(message, field, citation.line(field))


def _agree(field: str, visible: str, cited: str) -> bool:
    if field == "issued":
        return _begins(visible, cited)
    if field == "pages" and visible.startswith((f"{cited}-", f"{cited},")):
        return True  # an address asks for the first page alone, a sentence for the first pages
    if field == "issue" and letters(visible).startswith(letters(cited)):
        return True  # a sentence ends at a full stop
    return letters(visible) == letters(cited)


def _begins(visible: str, cited: str) -> bool:
    """Whether one of two dates or tags is the other, more exact."""
    return visible.startswith(cited) or cited.startswith(visible)


def _swapped(date: str) -> str | None:
    """The date with day and month the other way round."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return f"{year}-{day}-{month}" if day else None


def _number(value: str) -> str:
    """An identifier without what people write differently: capitals, hyphens; ISBN-10 and 13 by what they share."""
    plain = value.casefold()
    digits = re.sub(r"[\s-]", "", plain)
    if re.fullmatch(r"(?:97[89])?\d{9}[\dx]", digits):
        return digits[-10:-1]
    return plain
