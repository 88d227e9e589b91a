"""A portal page from top to bottom: title, people, type, abstract, metadata table, then the sections below it."""

from __future__ import annotations

from collections.abc import Sequence

from lodpub.errors import ReadError
from lodpub.readers.pure import below
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.header import read_header
from lodpub.readers.pure.labels import Labels, Row, labels_for
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.rows import finish_rows, is_plausible, is_strong, read_row
from lodpub.record import Record, Series
from lodpub.values.identifiers import parse

__all__ = ["read_page"]

_END_OF_RECORD = ("cite", "related")


def read_page(lines: Sequence[Line], source: str) -> Record:
    """The record of a page's lines. Raises `ReadError` where no title can be found."""
    labels = labels_for(lines)
    draft = Draft()
    rows = _table(lines, labels)
    first_row = min(rows, default=len(lines))
    start = read_header(draft, lines, labels, first_row)
    if "title" not in draft:
        raise ReadError(
            source, found="no title above the metadata", expected="a portal page that begins with its title"
        )
    _walk(draft, lines, labels, rows, start)
    _finish(draft)
    return draft.record()


def _table(lines: Sequence[Line], labels: Labels) -> dict[int, Row]:
    """The rows of the metadata tables, by the index of their line; a weak row needs a strong one next to it."""
    candidates: dict[int, Row] = {}
    strong: list[int] = []
    for index, line in enumerate(lines):
        if labels.section(line) in ("cite", "related") and (strong or line.heading):
            break
        if labels.mark(line, "copyright_note") is not None:
            continue
        for row in labels.rows(line) if not line.cells else [r for r in [labels.row(line)] if r]:
            value = row.value or _next_text(lines, index)
            if row.how == "cell" or is_strong(row.key, value):
                strong.append(index)
                candidates[index] = row
                break
            if is_plausible(row.key, row.value) and index not in candidates and not line.bullet:
                candidates[index] = row
    return _neighbours(lines, candidates, strong, labels)


def _neighbours(lines: Sequence[Line], candidates: dict[int, Row], strong: list[int], labels: Labels) -> dict[int, Row]:
    if not strong:
        return {}
    kept = {index: candidates[index] for index in strong}
    first, last = min(strong), max(strong)
    for index in sorted(candidates):
        if first <= index <= last:
            kept.setdefault(index, candidates[index])
    index = first - 1
    while index >= 0 and index in candidates and not labels.section(lines[index]):
        kept[index] = candidates[index]
        index -= 1
    for index in range(last + 1, len(lines)):
        if index in candidates and not (candidates[index].how == "line" and labels.section(lines[index])):
            kept[index] = candidates[index]
    return kept


def _next_text(lines: Sequence[Line], index: int) -> str:
    return next((line.text for line in lines[index + 1 : index + 4] if line.text), "")


def _walk(draft: Draft, lines: Sequence[Line], labels: Labels, rows: dict[int, Row], start: int) -> None:
    section = "abstract" if not rows or start < min(rows) else "table"
    first, last = min(rows, default=len(lines)), max(rows, default=-1)
    open_row: str | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        heading = labels.section(line)
        if heading and not (index in rows and rows[index].how != "line"):
            section, open_row = heading, None
            if heading in _END_OF_RECORD and index > first:
                return
            continue
        if labels.mark(line, "fingerprint_sentence") is not None:
            section, open_row = "fingerprint", None
            if any(word == line.text.lower()[-len(word) :] for word, key in labels.sections.items() if key == "cite"):
                return
            continue
        if index in rows:
            row = rows[index]
            section = section if section in ("series", "event") else "table"
            open_row = row.key if row.how == "line" or not row.value else None
            if not read_row(draft, section, row.key, row.value, line.number):
                draft.unread(line.number, line.text)
            continue
        if open_row and line.text and (line.bullet or index <= last + 3) and section in ("table", "event", "series"):
            read_row(draft, section, open_row, line.text, line.number)
            open_row = open_row if line.bullet or open_row == "doi" else None
            continue
        if not line.text:
            if index > last and section == "table":
                section = "after"
            continue
        below.read_line(draft, labels, section if not (section == "table" and index > last) else "after", line)


def _finish(draft: Draft) -> None:
    def pick(key: str) -> str | None:
        value = draft.get(key)
        return value if isinstance(value, str) else None

    finish_rows(draft, pick)
    name = draft.get("_series_series") or (draft.get("_series"), "")
    if name[0]:
        volume, issn = draft.get("_series_volume"), draft.get("_series_issn")
        identifiers = (parse("issn", issn[0]),) if issn else ()
        draft.add("series", Series(title=name[0], volume=volume[0] if volume else None, identifiers=identifiers), 1)
    below.finish_event(draft)
    below.finish_text(draft)
    for key in [k for k in draft.fields() if k.startswith("_")]:
        draft.drop(key)
