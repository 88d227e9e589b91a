"""A portal page from its lines to the record: laid out, then read part by part."""

from __future__ import annotations

from collections.abc import Sequence

from lodpub.errors import ReadError
from lodpub.readers.pure.cited import cited_title, read_citation, taken_out
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.grammar import status
from lodpub.readers.pure.header import is_chrome, read_head, set_title
from lodpub.readers.pure.labels import Labels, labels_for
from lodpub.readers.pure.layout import Block, Page, lay_out
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.rows import read_rows
from lodpub.readers.pure.sections import read_block
from lodpub.record import Record
from lodpub.values.patterns import pattern

__all__ = ["read_page"]

_MONTH_FIRST = pattern(r"[^\W\d]+\.? \d{1,2},? \d{4}$")
_DAY_FIRST = pattern(r"\d{1,2}[.\s-]")
_YEAR_FIRST = pattern(r"\d{4}\D+\d")
_KINDS_OF_ROWS = {
    "patent_number": "patent",
    "qualification": "thesis",
    "awarding_institution": "thesis",
    "date_available": "dataset",
    "journal": "article",
    "host_title": "chapter",
}


def read_page(lines: Sequence[Line], source: str, tags: Sequence[tuple[int, str, str]] = ()) -> Record:
    """The record of a page's lines, and of the ``citation_*`` tags of its head as (line, name, content).

    Raises `ReadError` where no title can be found.
    """
    labels = labels_for(lines)
    lines, cited = taken_out(lines)
    page = lay_out(lines, labels)
    if not any(line.text for block in page.blocks for line in block.lines) and not page.entries and not page.citation:
        raise ReadError(
            source, found="neither a type line nor a section nor a table", expected="a page of a research portal"
        )
    draft = Draft()
    read_head(draft, page, lines, labels)
    if "title" not in draft and (cited_as := cited_title(cited)):
        set_title(draft, *cited_as)
    if "title" not in draft:
        raise ReadError(
            source, found="no title above the metadata", expected="a portal page that begins with its title"
        )
    top, *blocks = page.blocks
    top, cited_above = _without_citations(top, labels)
    read_block(draft, top, labels)
    read_rows(draft, page.entries, labels, _date_order(page, labels))
    for block in blocks:
        read_block(draft, block, labels)
    for line in read_citation(draft, cited, [*cited_above, *page.citation]):
        if not is_chrome(line.text) and labels.mark(line.text, "type_line") is None:
            draft.unread(line.number, line.text)
    _infer_kind(draft, page)
    if tags:
        from lodpub.readers.pure.tagged import read_tags  # only saved pages have a head

        read_tags(draft, tags)
    return draft.record()


def _without_citations(top: Block, labels: Labels) -> tuple[Block, list[Line]]:
    """What stands above the table, and the citations that some portals print there, under the names of their styles."""
    at = next((i for i, line in enumerate(top.lines) if labels.mark(line.text, "citation_style") == ""), len(top.lines))
    return top._replace(lines=top.lines[:at]), top.lines[at:]


def _infer_kind(draft: Draft, page: Page) -> None:
    """The kind of a page without a type line, as far as its rows leave no choice."""
    for key, kind in _KINDS_OF_ROWS.items():
        for entry in page.entries:
            if entry.key == key and entry.values:
                within = "proceedings-article" if key == "host_title" and "event" in draft else kind
                draft.set("kind", within, entry.number)


def _date_order(page: Page, labels: Labels) -> str | None:
    """How the page orders day, month and year in numbers, as far as its other dates and its language tell."""
    for entry in page.entries:
        for line in entry.values if entry.key in ("state", "online_date", "award_date", "date_available") else ():
            found = status(line.text)
            text = found[1] if found else line.text
            for printed, order in ((_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd"), (_DAY_FIRST, "dmy")):
                if printed.match(text):
                    return order
    language = labels.languages[0]
    return "ymd" if language[:2] in ("ja", "ko", "zh") else None if language == "en" else "dmy"
