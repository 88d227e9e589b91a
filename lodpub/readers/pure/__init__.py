"""Reads a page of an Elsevier Pure research portal, in whatever shape it was copied."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lodpub.errors import ReadError
from lodpub.readers.pure.lines import page_lines
from lodpub.readers.pure.page import read_page
from lodpub.record import Record
from lodpub.values.text import decode

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The one record of a portal page: text, Markdown or saved HTML.

    >>> page = b"On hyphens\\n\\nAda B. Example\\n\\nResearch output: Contribution to journalArticle\\n\\nIssue number8\\n"
    >>> next(read(page, "page.txt")).title
    'On hyphens'
    """
    try:
        text = decode(data, source)
        if _is_html(text):
            from lodpub.readers.pure.saved import saved_page  # text needs no parser of HTML

            page = saved_page(text)
            record = read_page(page.lines, source, page.metas)
            yield msgspec.structs.replace(record, url=record.url or page.canonical)
        elif "<table" in text:
            from lodpub.readers.pure.saved import with_tables  # Markdown writes the tables that it can't as HTML

            yield read_page(with_tables(page_lines(text), text), source)
        else:
            yield read_page(page_lines(text), source)
    except ReadError as error:
        yield error


def _is_html(text: str) -> bool:
    """Whether a text is an HTML document or a part of one."""
    start = text[:3000].lstrip().lower()
    if start.startswith("<div") and ("\n# " in start or "\n## " in start):
        return False  # Markdown within a frame
    return (
        start.startswith(("<!doctype html", "<html", "<head", "<body", "<div", "<article", "<main")) or "<html" in start
    )
