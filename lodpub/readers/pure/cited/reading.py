"""The blocks and sentences of a page's citation, each read by what its form asks for, applied the most trusted first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lodpub.readers.pure.cited.blocks import CitationBlock
from lodpub.readers.pure.cited.facts import Citation, apply
from lodpub.readers.pure.cited.openurl import asked_for
from lodpub.readers.pure.cited.sentences import cited_in
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.lines import Line
from lodpub.record import Person
from lodpub.values.patterns import pattern

__all__ = ["read_blocks", "title_of"]

_ORDER = ("RIS", "BibTeX", "OpenURL", "citation")
_MOST = 40
"""Blocks and sentences that are read: a portal prints seven styles."""

_YEAR = pattern(r"\b(?:1[5-9]\d\d|20\d\d)\b")


def read_blocks(draft: Draft, blocks: Sequence[CitationBlock], lines: Sequence[Line]) -> list[Line]:
    """Puts on the record what the blocks and the sentences below ``Cite this`` add; gives back the lines that it could not
    read."""
    left: list[Line] = []
    citations: list[Citation] = []
    for count, block in enumerate(blocks):
        found = next(_records(block, draft.get("kind")), None) if count < _MOST else None
        if found is not None:
            citations.append(found)
        elif block.kind != "openurl":
            left += [Line(number, text) for number, text in zip(block.numbers, block.texts, strict=True) if text]
    structured = any(citation.name != "OpenURL" for citation in citations)
    for cited, line in _sentences([line for line in lines if line.text], draft):
        if cited is None:
            left.append(line)
        elif not structured:
            citations.append(cited)
    checked: set[str] = set()
    for citation in sorted(citations, key=_trust):
        apply(draft, citation, checked)
    return left


def title_of(blocks: Sequence[CitationBlock]) -> tuple[str, int] | None:
    """The first title that the blocks give, the most trusted first, and the line where it stands."""
    found = sorted((one for block in blocks[:_MOST] for one in _records(block, None)), key=_trust)
    return next(((one.record.title, one.line("title")) for one in found if one.record.title), None)


def _trust(citation: Citation) -> tuple[int, int]:
    """What to take first: the block that pages spoil least; among sentences the one that writes given names out."""
    given = sum(len(c.agent.given or "") for c in citation.record.contributors if isinstance(c.agent, Person))
    return _ORDER.index(citation.name), -given


def _records(block: CitationBlock, kind: str | None) -> Iterator[Citation]:
    # Each reader is imported for the pages that hold its block.
    if block.kind == "ris":
        from lodpub.readers.ris.work import to_record as from_ris
        from lodpub.syntax import ris

        for entry in ris.entries(block.text):
            if isinstance(entry, ris.Entry) and entry.lines:
                yield Citation("RIS", from_ris(entry), block.numbers)
    elif block.kind == "bibtex":
        from lodpub.readers.bibtex.work import to_record as from_bibtex
        from lodpub.syntax import bibtex

        for item in bibtex.entries(block.text):
            if isinstance(item, bibtex.Entry) and item.fields:
                yield Citation("BibTeX", from_bibtex(item), block.numbers)
    elif (record := asked_for(block.text, kind)) is not None:
        yield Citation("OpenURL", record, block.numbers)


def _sentences(lines: Sequence[Line], draft: Draft) -> Iterator[tuple[Citation | None, Line]]:
    """The sentences that cite the page's work; one that a page has broken is put together with the line behind it."""
    title, kind = draft.get("title") or "", draft.get("kind")
    within = getattr(draft.get("container"), "title", None)
    index = 0
    while index < len(lines):
        line, text = lines[index], lines[index].text
        index += 1
        following = lines[index].text if index < len(lines) else ""
        if " / " in f" {text} " and not _YEAR.search(text) and _YEAR.search(following):
            text = f"{text} {following}"
            index += 1
        record = cited_in(text, title, kind, within) if index <= _MOST * 10 and _YEAR.search(text) else None
        yield (Citation("citation", record, [line.number]) if record else None), line
