"""Where the rows of a page's metadata table are, and in what style they are written.

A line that begins with a label is a row only where the page gives reason to think so: its value can be nothing else
(``Original languageEnglish``, ``StatePublished - Aug 1 2021``), or it stands among such rows and is written as they are.
So a sentence of the abstract that begins with "Volume" stays a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lodpub.readers.pure.by_value import told_by_value
from lodpub.readers.pure.grammar import DECISIVE, evidence
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.printed_names import has_role
from lodpub.values.patterns import pattern

__all__ = ["EVENT_KEYS", "LIST_KEYS", "SERIES_KEYS", "Row", "Table", "find_table", "listed_items"]

_LISTED = pattern(r"[-*+•·] ")

LIST_KEYS = frozenset(
    [
        "editors",
        "supervisors",
        "awarding_institution",
        "doi",
        "event_line",
        "isbn",
        "isbn_print",
        "isbn_electronic",
        "issn",
        "issn_print",
        "issn_electronic",
        "event_url",
        "sponsors",
        "authors",
    ]
)
"""Rows that may have several values, or none beside their label."""
SERIES_KEYS = frozenset(["series", "publisher", "series_number", "volume", "issn", "issn_print", "issn_electronic"])
EVENT_KEYS = frozenset(["event", "event_short", "event_number", "country", "city", "period", "event_url"])
_STYLES = ("cell", "colon", "line", "glued", "space")
_FIRST_ROWS = frozenset(("translated_title",))
"""Rows that portals print above the language."""


class Row(NamedTuple):
    """A row: the keys that its label may mean, its value, how the two were parted and whether the value is decisive."""

    keys: tuple[str, ...]
    value: str
    how: str
    decisive: bool


class Table(NamedTuple):
    """The rows by the index of their line, the first and last of the main table and the style they share."""

    rows: dict[int, Row]
    first: int
    last: int
    style: str


def listed_items(value: str) -> list[str]:
    """The items of a list that stands in one cell of a Markdown table: ``- Grey, Ian, Supervisor - Ito, Emi``."""
    listed = _LISTED.match(value)
    return [item.strip() for item in value[listed.end() :].split(f" {listed[0]}")] if listed else [value]


def find_table(lines: Sequence[Line], labels: Labels) -> Table:
    """The table of a page; without one, `first` is the number of lines and `last` -1."""
    readings = {i: row for i, line in enumerate(lines) if (row := _row(lines, i, line, labels))}
    decisive = [i for i, row in readings.items() if row.decisive]
    count = Counter(readings[i].how for i in decisive if not _is_alone_in_any_style(readings[i]))
    style = max(_STYLES, key=lambda how: (count[how], -_STYLES.index(how))) if count else "cell"
    rows = {i: row for i, row in readings.items() if row.decisive or _in_style(row, style)}
    main = [i for i in decisive if {"language", "state"} & set(readings[i].keys)] or decisive
    if not main:
        main = [i for i in rows if rows[i].how == "cell"]
    if not main:
        return Table({}, len(lines), -1, style)
    first, last = _grown(lines, rows, main[0], main[-1], labels)
    first, last = _with_unknown_labels(lines, rows, first, last)
    return Table(rows, _above(lines, first, labels), last, style)


def _with_unknown_labels(lines: Sequence[Line], rows: dict[int, Row], first: int, last: int) -> tuple[int, int]:
    """The table with the rows of language and state whose labels are unknown; `rows` takes them up."""
    for key in ("language", "state"):
        if any(key in row.keys for row in rows.values()):
            continue
        near = (i for i in range(max(first - 3, 0), min(last + 40, len(lines))) if i not in rows)
        if told := told_by_value(key, lines, [i for i in near if not _is_value(rows, i)]):
            index, value, how = told
            rows[index] = Row((key,), value, "colon" if how == "line" else how, True)
            label = how == "line" and index and lines[index - 1].text and index - 1 not in rows
            first, last = min(first, index - 1 if label else index), max(last, index)
    return first, last


def _above(lines: Sequence[Line], first: int, labels: Labels) -> int:
    """Where a table begins with the rows above it whose labels are unknown: cells, or short lines below a blank one that
    parts them from the prose above."""
    while first and lines[first - 1].cells and all(lines[first - 1].cells):
        first -= 1
    index = first - 1
    while index >= 0 and _may_be_row(lines[index], labels):
        index -= 1
    if index < 0 or lines[index].text or index == first - 1:
        return first
    above = next((line for line in reversed(lines[:index]) if line.text), None)
    return first if above is None or labels.section(above) else index + 1


def _may_be_row(line: Line, labels: Labels) -> bool:
    text = line.text
    if not text or line.bullet or line.heading or line.links or len(text) > 120 or text[0].isdigit():
        return False
    known = labels.section(line) or any(labels.mark(text, key) is not None for key in ("type_line", "open_access"))
    return not known and text[-1] not in ".!?。！？…"


def _row(lines: Sequence[Line], index: int, line: Line, labels: Labels) -> Row | None:
    if not line.text or (line.bullet and not line.cells) or len(line.text) > 3000:
        return None
    if labels.mark(line.text, "copyright_note") is not None:
        return None
    best: Row | None = None
    readings = labels.readings(line)
    if labels.mark(line.text, "duration") is not None and not any("period" in keys for keys, _, _ in readings):
        return None
    for keys, value, how in readings:
        stated = value or _next_text(lines, index)
        first = listed_items(value)[0]
        weights = {key: evidence(key, first or (stated if how == "line" else "")) for key in keys}
        if "event_line" in weights and _has_duration(lines, index, labels):
            weights["event_line"] = DECISIVE
        if "supervisors" in weights and has_role(stated):
            weights["supervisors"] = DECISIVE
        fitting = tuple(key for key in keys if weights[key] or not value)
        if fitting and DECISIVE in weights.values():
            return Row(tuple(k for k in fitting if weights[k] == DECISIVE) or fitting, value, how, True)
        if fitting and best is None:
            best = Row(fitting, value, how, False)
    return best


def _has_duration(lines: Sequence[Line], index: int, labels: Labels) -> bool:
    """Whether a label is that of an event whose days follow on the next line or the one after it."""
    following = [line for line in lines[index + 1 : index + 6] if line.text][:2]
    return any(labels.mark(line.text, "duration") is not None for line in following)


def _is_alone_in_any_style(row: Row) -> bool:
    return row.how == "line" and bool(LIST_KEYS & set(row.keys))


def _in_style(row: Row, style: str) -> bool:
    if row.how == "line":
        return style != "cell" or _is_alone_in_any_style(row)
    return row.how == style


def _next_text(lines: Sequence[Line], index: int) -> str:
    return next((line.text for line in lines[index + 1 : index + 4] if line.text), "")


def _grown(lines: Sequence[Line], rows: dict[int, Row], first: int, last: int, labels: Labels) -> tuple[int, int]:
    """The main table from its surest rows on, up and down over the rows that touch them."""
    return _grown_up(lines, rows, first), _grown_down(lines, rows, last, labels)


def _grown_up(lines: Sequence[Line], rows: dict[int, Row], first: int) -> int:
    """Up from the language over the rows that portals print above it; without a language, over all rows that touch."""
    any_row = "language" not in rows[first].keys
    index = first - 1
    while index >= 0 and first - index <= 6:
        above = rows.get(index)
        if above and (any_row or above.decisive or above.how == "cell" or _FIRST_ROWS & set(above.keys)):
            first = index
        elif lines[index].text and not (lines[index].bullet or _is_value(rows, index)):
            break
        index -= 1
    return first


def _is_value(rows: dict[int, Row], index: int) -> bool:
    return index - 1 in rows and not rows[index - 1].value


def _grown_down(lines: Sequence[Line], rows: dict[int, Row], last: int, labels: Labels) -> int:
    """Down over the rows that touch; a blank line ends the table unless a cell or a sure value follows."""
    index, gap = last + 1, False
    while index < len(lines):
        line, row = lines[index], rows.get(index)
        if not line.text:
            gap = True
        elif row and (row.decisive or not labels.section(line)) and (not gap or row.how == "cell" or row.decisive):
            if row.keys == ("series",):
                break
            last, gap = index, False
        elif row or not (line.bullet or _is_value(rows, index) or (not gap and _is_between(rows, index))):
            break
        index += 1
    return last


def _is_between(rows: dict[int, Row], index: int) -> bool:
    """Whether a line of unknown words is a row, or the value of one, for a sure row follows."""
    return any(row is not None and row.decisive for row in (rows.get(index + 1), rows.get(index + 2)))
