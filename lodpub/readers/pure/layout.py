"""A page cut into its parts: what stands above the table, rows with their values, sections, and the citation block.

One pass over the lines; what each part says of the work is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lodpub.readers.pure.grammar import DECISIVE, evidence
from lodpub.readers.pure.kinds import is_type_path
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.printed_names import has_role, names_in
from lodpub.readers.pure.table import EVENT_KEYS, LIST_KEYS, SERIES_KEYS, Row, Table, find_table, listed_items

__all__ = ["Block", "Entry", "Page", "lay_out"]


_OF_BOOKS = frozenset(("publisher", "host_title", "isbn", "isbn_print", "isbn_electronic"))


class Entry(NamedTuple):
    """A row of the page's tables: its key, the line of its label and its values, each with its line."""

    section: str
    key: str
    number: int
    values: list[Line]


class Block(NamedTuple):
    """A section: its name and its lines, blank ones included."""

    name: str
    lines: list[Line]


class Page(NamedTuple):
    """The parts of a page: the lines above its type line, its tables, its sections, and the lines of ``Cite this``."""

    head: list[Line]
    entries: list[Entry]
    blocks: list[Block]
    citation: list[Line]


def lay_out(lines: Sequence[Line], labels: Labels) -> Page:
    """Cut a page into its parts."""
    table = find_table(lines, labels)
    end = _citation_start(lines, labels, table)
    start = _head_end(lines[:end], labels, table)
    walk = _Walk(lines, labels, table)
    for index in range(start, end):
        walk.step(index, lines[index])
    citation = list(lines[end:])
    if citation and labels.section(citation[0]) == "cite":
        del citation[0]
    return Page(list(lines[:start]), walk.entries, walk.blocks, citation)


def _citation_start(lines: Sequence[Line], labels: Labels, table: Table) -> int:
    for index in range(max(table.last, 0) + 1, len(lines)):
        line = lines[index]
        if labels.section(line) == "cite":
            return index
        if labels.mark(line.text, "fingerprint_sentence") is not None and labels.ends_with_section(line.text, "cite"):
            return index + 1
    return len(lines)


def _head_end(lines: Sequence[Line], labels: Labels, table: Table) -> int:
    """The index of the type line; without one, that of the first section or row."""
    above = range(min(table.first, len(lines)))
    typed = next((i for i in above if labels.mark(lines[i].text, "type_line") is not None), None)
    if typed is None:
        typed = next((i for i in above if is_type_path(lines[i].text)), None)
    if typed is not None:
        return typed
    section = next((i for i in above if labels.section(lines[i]) in ("abstract", "note")), len(above))
    title = next((i for i in range(section) if lines[i].heading), None)
    if title is None:
        title = next((i for i in range(section) if lines[i].text), section)
        title = section if title < section and lines[title].text == "---" else title
    return next((i for i in range(title + 1, section) if _is_prose(lines[i])), section)


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence of an abstract whose heading is lost, and no list of names."""
    words = line.text.split()
    if line.bullet or line.links or len(words) < 10 or not line.text.endswith((".", "?", "!", ".)")):
        return False
    return sum(word[:1].islower() for word in words) > len(words) / 2


class _Walk:
    """The walk down the page below its head: which section each line stands in, which rows and values there are."""

    def __init__(self, lines: Sequence[Line], labels: Labels, table: Table) -> None:
        self._lines = lines
        self.entries: list[Entry] = []
        self.blocks: list[Block] = [Block("top", [])]
        self._labels = labels
        self._table = table
        self._open: Entry | None = None
        self._gap = self._beside = False
        keys = {key for row in table.rows.values() for key in row.keys}
        self._is_book = "journal" not in keys and bool(keys & _OF_BOOKS)

    def step(self, index: int, line: Line) -> None:
        row = self._table.rows.get(index)
        section = self._heading(index, line, row)
        if section:
            self._start(section)
        elif row and (key := self._key(index, row)):
            self._row(key, row, line)
        elif not line.text:
            self._gap = True
            self.blocks[-1].lines.append(line)
        elif not self._value(index, line):
            self._text(index, line)
        self._gap = self._gap and not line.text

    def _heading(self, index: int, line: Line, row: Row | None) -> str | None:
        section, here = self._labels.section(line), self.blocks[-1].name
        if section is None:
            return "event" if self._heads_event(index, line) else None
        if here == "abstract" and index < self._table.first and not (line.heading or self._parts(index)):
            return None
        if here == "note" and self._labels.mark(line.text, "funding_note") is not None:
            return None
        if row and row.how == "line" and here == section:  # the label of a row under a heading of the same word
            return None
        return section if not (row and self._table.first <= index <= self._table.last) else None

    def _heads_event(self, index: int, line: Line) -> bool:
        """Whether "Other" heads the rows of a meeting that is no conference."""
        if len(line.text) > 20 or line.cells or self._labels.mark(line.text, "other_event") != "":
            return False
        below = [i for i in range(index + 1, min(index + 6, len(self._lines))) if self._lines[i].text][:2]
        named = bool(below) and self._labels.mark(self._lines[below[0]].text, "other_event")
        return (
            bool(named)
            and set(self._table.rows[below[-1]].keys if below[-1] in self._table.rows else ("",)) <= EVENT_KEYS
        )

    def _parts(self, index: int) -> bool:
        """Whether what is a heading by its word alone stands between an abstract and the table, or a list."""
        below = next((i for i in range(index + 1, len(self._lines)) if self._lines[i].text), len(self._lines))
        return below == self._table.first or (below < len(self._lines) and self._lines[below].bullet)

    def _start(self, section: str) -> None:
        self.blocks.append(Block(section, []))
        self._open = None

    def _key(self, index: int, row: Row) -> str | None:
        """The meaning of a row's label in the section where it stands; None where it is no row there."""
        here = self.blocks[-1].name
        if here == "related" or (here == "abstract" and index < self._table.first):
            return None
        own = [key for key in row.keys if key not in EVENT_KEYS and key not in ("series", "series_number")]
        if {"issue", "edition"} <= set(own):  # one word for both: books have editions
            own.remove("issue" if self._is_book else "edition")
        if self._table.first <= index <= self._table.last:
            cell = row.keys[0] if row.how == "cell" else None
            if here in ("series", "event"):
                return self._of_part(here, row) or next(iter(own), cell)
            return next(iter(own), cell)
        if "series" in row.keys and row.how in ("glued", "colon", "line") and self._heads_series(index, row):
            return "series"
        if here in ("series", "event"):
            return self._of_part(here, row)
        if row.how == "cell":
            return next(iter(own), row.keys[0])
        if here in ("table", "after") and index > self._table.last and row.how in ("glued", "colon"):
            return next((key for key in row.keys if key in EVENT_KEYS and key != "event_url"), None)
        return next(iter(own), None) if here in ("table", "after") and row.decisive else None

    def _heads_series(self, index: int, row: Row) -> bool:
        """Whether a name stands above rows of a series, whose heading may be lost."""
        below = self._table.rows.get(index + (2 if row.how == "line" else 1))
        return below is not None and bool((SERIES_KEYS - {"series"}) & set(below.keys))

    def _of_part(self, section: str, row: Row) -> str | None:
        keys = SERIES_KEYS if section == "series" else EVENT_KEYS
        return next((key for key in row.keys if key in keys), None)

    def _row(self, key: str, row: Row, line: Line) -> None:
        here = self.blocks[-1].name
        part = "event" if key in EVENT_KEYS else here if here == "series" and key in SERIES_KEYS else "table"
        part = "series" if key == "series" else part
        if part != here:
            self.blocks.append(Block(part, []))
        values = [line._replace(text=text, cells=()) for text in listed_items(row.value) if text]
        self._beside = bool(values)
        self._open = Entry(part, key, line.number, values)
        self.entries.append(self._open)

    def _value(self, index: int, line: Line) -> bool:
        """Whether a line is a value of the row above it; it is put there then."""
        entry = self._open
        if entry is None:
            return self._named_first(line)
        if line.cells and line.cells[0]:
            return False
        inside = index < self._table.last or entry.section in ("series", "event")
        if not entry.values and entry.key != "event_line" and self._labels.part(line.text, "duration"):
            self._open = Entry("table", "event_line", line.number, [line])
            self.entries.append(self._open)
            return True
        if not entry.values:
            belongs = True
        elif entry.key not in LIST_KEYS:
            belongs = False
        elif line.bullet:
            fit = evidence(entry.key, line.text)
            belongs = fit == DECISIVE or (bool(fit) and (inside or not self._gap))
        else:
            belongs = (inside and not self._gap and self._goes_on(entry, line)) or self._fits(entry, line)
        if belongs:
            entry.values.append(line)
        return belongs

    def _goes_on(self, entry: Entry, line: Line) -> bool:
        """Whether a line below the values of a list, written as they are, can be one of them and no unknown label."""
        last = entry.values[-1]
        if self._beside or last.bullet or entry.key.startswith(("isbn", "issn", "doi")):
            return False
        if entry.key in ("editors", "supervisors"):
            several = len(names_in(last.text)) > 1
            return not several and not has_role(last.text) and (" " in line.text or not line.text.isascii())
        return True

    def _fits(self, entry: Entry, line: Line) -> bool:
        if entry.key == "event_line":
            marks = ("duration", "event_number")
            return line.text.startswith("http") or any(self._labels.mark(line.text, m) is not None for m in marks)
        if entry.key in ("editors", "supervisors"):
            return has_role(line.text)
        return evidence(entry.key, line.text) == DECISIVE

    def _named_first(self, line: Line) -> bool:
        """The name of an event directly under its heading, without a label or with an unknown one; so of a series."""
        key = self.blocks[-1].name
        if key not in ("event", "series") or line.bullet or any(entry.section == key for entry in self.entries):
            return False
        name = line._replace(text=line.cells[1], cells=()) if all(line.cells or ("",)) else line
        if name is line and key == "series":
            return False
        if name is line and (rest := self._labels.mark(line.text, "other_event")):
            name = line._replace(text=rest)
        self.entries.append(Entry(key, key, line.number, [name]))
        return True

    def _opens(self, section: str, here: str, below: bool) -> bool:
        """Whether a line such as ``Abstract: We knit`` begins its section where it stands."""
        if here == "note":
            return section in ("keywords", "asjc", "access", "links", "sdgs")
        if here == "abstract" and below:
            return section in ("keywords", "asjc", "access", "links", "sdgs", "note", "funding")
        return here not in ("related", "cite") if below else section == "abstract"

    def _is_row_of(self, section: str, index: int, line: Line) -> bool:
        """Whether a line of unknown words is a row of a series or an event: a cell, or a line with such a row below it."""
        below = self._table.rows.get(index + 1)
        keys = SERIES_KEYS if section == "series" else EVENT_KEYS
        return not line.bullet and (all(line.cells or ("",)) or (below is not None and bool(keys & set(below.keys))))

    def _text(self, index: int, line: Line) -> None:
        here = self.blocks[-1].name
        self._open = None
        typed = self._labels.mark(line.text, "type_line") is not None
        below = index > self._table.last and not typed
        inline = self._labels.inline_section(line) if below or here == "top" else None
        if inline and self._opens(inline[0], here, below):
            self._start(inline[0])
            line = line._replace(text=inline[1])
        elif self._labels.mark(line.text, "fingerprint_sentence") is not None:
            self._start("fingerprint")
            return
        elif below and here != "sdgs" and self._labels.mark(line.text, "sdg_sentence") is not None:
            self._start("sdgs")
        elif line.heading and here != "top":
            self._start("unknown")
        elif here in ("series", "event") and self._is_row_of(here, index, line):
            pass
        elif here in ("table", "series", "event"):
            self._start("stray" if self._table.first <= index <= self._table.last else "after")
        elif here in ("abstract", "top") and self._table.first <= index <= self._table.last:
            self._start("stray")
        self.blocks[-1].lines.append(line)
