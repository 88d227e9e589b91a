"""The sections of a portal page around and below its tables, each read by one function."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from functools import partial

from lodpub.licenses import license_row
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.grammar import words_to_key
from lodpub.readers.pure.header import is_chrome
from lodpub.readers.pure.kinds import is_type_path, kind_of
from lodpub.readers.pure.labels import Labels
from lodpub.readers.pure.layout import Block
from lodpub.readers.pure.lines import Line
from lodpub.readers.pure.notes import is_notice, read_copyright, read_funder, read_funding, read_licence
from lodpub.readers.pure.people import are_people, read_people, read_units
from lodpub.readers.pure.subjects import fingerprint, keywords, mesh_types, sdgs, subjects
from lodpub.record import Identifier, Link, Metric, Subject
from lodpub.values.doi import find as find_doi
from lodpub.values.patterns import pattern

__all__ = ["read_block"]

_NUMBER = pattern(r"\d[\d.,\u00a0\u202f]*")
_SENTENCE = pattern(r"[.!?。！？…]['\"”)]?$")
_ADDRESS = pattern(r"^https?://\S{4,2000}$")
_LISTS = frozenset(("keywords", "asjc", "mesh_headings", "mesh_types", "sdgs"))
"""Sections whose terms may be words that a portal has in its navigation too: *Media*, *Impact*, *Chicago*."""
_SOURCED = pattern(r"[^\d()（）]{0,80}[(（](Scopus|SciVal|Web of Science|Pure|Orbit)[)）]", re.IGNORECASE)
"""The words of a count whose source stands in brackets, in whatever language: ``Siteringer (Scopus)``."""
_SOURCES = {
    "altmetric": "Altmetric",
    "scopus": "Scopus",
    "斯高帕斯": "Scopus",
    "scival": "SciVal",
    "web of science": "Web of Science",
}


def read_block(draft: Draft, block: Block, labels: Labels) -> None:
    """Put what a section says on the record; what it does not understand stays unread."""
    bullets = block.name in ("note", "after", "stray")  # keywords whose heading is lost, unless they are styles
    bullets = bullets and sum(labels.mark(line.text, "citation_style") == "" for line in block.lines) < 3
    lines = [
        line
        for line in block.lines
        if not (line.text and is_chrome(line.text, alone=block.name not in _LISTS and not (bullets and line.bullet)))
    ]
    reader = _READERS.get(block.name)
    if reader is not None:
        reader(draft, lines, labels)
    else:
        _unread(draft, lines)


def _unread(draft: Draft, lines: Sequence[Line]) -> None:
    for line in lines:
        if line.text:
            draft.unread(line.number, line.text)


def _top(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """The type line, counts, and an abstract whose heading is lost."""
    prose: list[Line] = []
    digits: Line | None = None
    for line in lines:
        path = labels.mark(line.text, "type_line")
        if not prose and (path is not None or is_type_path(line.text)):
            _kind(draft, path if path is not None else line.text, line)
        elif line.text.isdigit() and not prose:
            digits = line
        elif not prose and (counts := _counts(f"{digits.text} {line.text}" if digits else line.text, labels)):
            for count in counts:
                draft.add("metrics", count, line.number, line.text)
            digits = None
        elif not prose and labels.mark(line.text, "open_access") == "":
            draft.set("access", "open", line.number, line.text)
        elif not prose and line.text and "contributors" not in draft and are_people(line):
            read_people(draft, [line], labels)
        elif prose or len(line.text) > 60 or (len(line.text.encode()) > 15 and _SENTENCE.search(line.text)):
            prose.append(line)
        elif line.text and labels.section(line._replace(bullet=False)) is None:
            draft.unread(line.number, line.text)
    _abstract(draft, prose, labels)


def _kind(draft: Draft, path: str, line: Line) -> None:
    kind = kind_of(path)
    draft.set("kind", kind.work, line.number, path, "portal-types")
    draft.set("peer_reviewed", kind.reviewed, line.number, path)
    draft.set("qualification", kind.degree, line.number, path)
    for step in kind.unknown:
        draft.unread(line.number, step)


def _counts(text: str, labels: Labels) -> list[Metric]:
    """The counts of a line that holds nothing else, such as ``5 Citations (Scopus) 12 Downloads (Pure)``."""
    found: list[Metric] = []
    while text:
        number = _NUMBER.match(text)
        counted = _counted(text[number.end() :].strip(), labels) if number else None
        if number is None or counted is None:
            return []
        kind, words, text = counted
        source = next((name for word, name in _SOURCES.items() if word in words.lower()), None)
        found.append(Metric(kind=kind, value=int(re.sub(r"\D", "", number[0])), source=source))
    return found


def _counted(text: str, labels: Labels) -> tuple[str, str, str] | None:
    """What a number counts, the words that say so at the start of a text, and the rest of it."""
    for kind in ("citations", "downloads", "altmetric"):
        if (rest := labels.mark(text, kind)) is not None:
            return kind, text[: len(text) - len(rest)], rest
    if sourced := _SOURCED.match(text):
        kind = "downloads" if sourced[1].lower() in ("pure", "orbit") else "citations"
        return kind, sourced[0], text[sourced.end() :].strip()
    return None


def _abstract(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    texts = [line for line in lines if line.text]
    if texts and "abstract" not in draft:
        draft.set("abstract", "\n".join(line.text for line in texts), texts[0].number)
    else:
        _unread(draft, texts)


def _note(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    """The bibliographical note: copyright, funding and other notes; bullets below it are keywords without a heading."""
    _statements(draft, lines, labels, "")


def _funding(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    _statements(draft, lines, labels, "funding_note")


def _statements(draft: Draft, lines: Sequence[Line], labels: Labels, part: str) -> None:
    tabled = part == "funding_note" and any(line.cells for line in lines)
    headed = False
    for printed, following in zip(lines, (*lines[1:], None), strict=True):
        line = printed
        if tabled and line.cells:
            if labels.mark(line.cells[0], "funder_header") != "":
                read_funder(draft, line.cells[0], line.cells[1], line)
            continue
        for mark in ("copyright_note", "funding_note"):
            rest = labels.mark(line.text, mark)
            if rest is not None:
                part, line = mark, line._replace(text=rest)
        if not line.text:
            continue
        if is_notice(line.text) or (part == "copyright_note" and "copyright" not in draft):
            read_copyright(draft, line)
        elif line.bullet and not headed:
            draft.add("keywords", line.text, line.number)
        elif line.bullet or (headed := following is not None and following.bullet and _heads_list(line)):
            draft.unread(line.number, line.text)
        elif part == "funding_note":
            read_funding(draft, line, told=not tabled)
        elif not _rights(draft, line, labels):
            draft.add("notes", line.text, line.number)


def _heads_list(line: Line) -> bool:
    """Whether a line directly above bullets can be the heading of their list."""
    return len(line.text) < 60 and _SENTENCE.search(line.text) is None


def _access(draft: Draft, lines: Sequence[Line], labels: Labels) -> None:
    for line in lines:
        if not line.text:
            continue
        known = _rights(draft, line, labels)
        files = tuple(url for url in line.links if not find_doi(url) and not license_row(url))
        if known and files:  # a file with its licence
            _linked(draft, line._replace(links=files), labels)
        elif not known and not _linked(draft, line, labels):
            draft.unread(line.number, line.text)


def _rights(draft: Draft, line: Line, labels: Labels) -> bool:
    """A licence, alone on its line or behind a DOI, and the DOI."""
    before, licence = labels.part(line.text, "licence") or (line.text, "")
    doi = find_doi(before) or next((d for link in line.links if (d := find_doi(link))), None)
    if licence and labels.mark(licence, "unknown_value") != "":
        read_licence(draft, licence, line)
    if doi:
        draft.add("identifiers", Identifier(scheme="doi", value=doi), line.number, line.text)
    return bool(doi or licence)


def _linked(draft: Draft, line: Line, labels: Labels) -> bool:
    status = labels.mark(line.text, "oa_status")
    if status is not None:
        draft.set("access", words_to_key("access-rights", "words").get(status.lower()), line.number, line.text)
        return status.lower() in words_to_key("access-rights", "words")
    for url in line.links or _ADDRESS.findall(line.text):
        if "hdl.handle.net/" in url:
            handle = url.partition("hdl.handle.net/")[2]
            draft.add("identifiers", Identifier(scheme="handle", value=handle), line.number, line.text)
            return True
        if url.startswith("http"):
            scopus = "scopus.com" in url
            if not (scopus and "citedBy" in url):
                rel = "scopus" if scopus else "fulltext" if url.lower().endswith(".pdf") else "related"
                draft.add("links", Link(url=url, rel=rel, label=line.text), line.number, line.text)
            return True
    return labels.mark(line.text, "scopus_link") == ""


def _after(draft: Draft, lines: Sequence[Line], labels: Labels, *, within: bool = False) -> None:
    """What follows a table without a heading: bullets are keywords, but those of a list with an unknown heading; long
    prose is the abstract, but `within` the table, where it is a row with an unknown label."""
    prose: list[Line] = []
    headed = False
    areas = _second_list(lines)
    for line in lines:
        if not line.text:
            continue
        if is_notice(line.text):
            read_copyright(draft, line)
        elif _rights(draft, line, labels):
            continue
        elif line in areas:
            draft.add("subjects", Subject(term=line.text, scheme="asjc"), line.number)
        elif line.bullet and not line.links and not headed:
            draft.add("keywords", line.text, line.number)
        elif "abstract" not in draft and len(line.text) > 60 and not line.bullet and not within:
            prose.append(line)
        else:
            headed = headed or not line.bullet
            draft.unread(line.number, line.text)
    _abstract(draft, prose, labels)


def _second_list(lines: Sequence[Line]) -> Sequence[Line]:
    """The second of two lists without headings, which portals keep for subject areas: their words begin in capitals."""
    groups = [list(group) for listed, group in itertools.groupby(lines, key=lambda line: line.bullet) if listed]
    if len(groups) != 2 or len(groups[0]) + len(groups[1]) < 3 or any(line.links for line in groups[1]):
        return ()
    words = [word for line in groups[1] for word in line.text.split() if len(word) > 3]
    return groups[1] if words and all(word[0].isupper() or word[0] == "(" for word in words) else ()


_READERS: dict[str, Callable[[Draft, Sequence[Line], Labels], None]] = {
    "top": _top,
    "overview": _top,
    "people": read_people,
    "units": read_units,
    "abstract": _abstract,
    "note": _note,
    "funding": _funding,
    "keywords": keywords,
    "asjc": subjects("asjc"),
    "fields": subjects("other"),
    "mesh_headings": subjects("mesh"),
    "mesh_types": mesh_types,
    "sdgs": sdgs,
    "fingerprint": fingerprint,
    "access": _access,
    "links": _access,
    "unknown": _access,
    "stray": partial(_after, within=True),
    "after": _after,
}
