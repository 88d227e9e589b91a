"""What an entry takes over from others: the fields of its ``xdata`` and of the entry that its ``crossref`` names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lodpub.syntax.bibtex import Entry, Field

__all__ = ["inherited"]

_NEVER = frozenset(("crossref", "xref", "xdata", "ids", "entryset", "label", "shorthand", "sortkey"))
_OF_THE_WHOLE = frozenset(
    (
        "doi",
        "url",
        "eprint",
        "eprinttype",
        "archiveprefix",
        "abstract",
        "keywords",
        "note",
        "pagetotal",
        "pages",
        "file",
        "type",
    )
)
"""What a crossref doesn't bring: it says something of the whole that doesn't hold for its part."""

_INTO_PARTS = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "author": "bookauthor"}
_INTO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle", "shorttitle": "", "titleaddon": ""}
_SET = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon", "shorttitle": ""}
_ARTICLES = frozenset(("article", "suppperiodical"))
_SETS = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_DEEPEST = 5


def inherited(entry: Entry, by_key: Mapping[str, Entry], depth: int = 0) -> Entry:
    """The entry with what it takes over and does not state itself. A key that leads nowhere or in a circle is a fault.

    >>> parent = Entry("proceedings", "p", 1, [Field("title", "Talks", 1), Field("year", "2020", 1)], [])
    >>> child = Entry("inproceedings", "c", 2, [Field("title", "One", 2), Field("crossref", "p", 2)], [])
    >>> [field[:2] for field in inherited(child, {"p": parent}).fields]
    [('title', 'One'), ('booktitle', 'Talks'), ('year', '2020')]
    """
    links = [field for field in entry.fields if field.name in ("crossref", "xdata")]
    if not links:
        return entry
    fields = [field for field in entry.fields if field not in links]
    faults = list(entry.faults)
    stated = {_same(field.name) for field in fields}
    for link in links:
        for key in filter(None, map(str.strip, link.value.split(","))):
            source = by_key.get(key.casefold())
            if source is None or depth >= _DEEPEST or source.key == entry.key:
                faults.append((link.line, f"{link.name} names no entry that can be used: {key!r}"))
                continue
            whole = inherited(source, by_key, depth + 1)
            faults += [fault for fault in whole.faults if fault not in source.faults + faults]
            for field in _given(entry, whole, link.name):
                if _same(field.name) not in stated:
                    fields.append(field)
    return entry._replace(fields=fields, faults=faults)


def _given(entry: Entry, source: Entry, how: str) -> Iterator[Field]:
    names: Mapping[str, str] = {}
    if how == "crossref":
        if entry.type in _ARTICLES:
            names = _INTO_JOURNAL
        elif source.type in _SETS:
            names = _SET if entry.type not in ("inbook", "incollection", "inproceedings") else _INTO_PARTS
        elif source.type != entry.type:
            names = _INTO_PARTS
    has_booktitle = any(field.name == "booktitle" for field in source.fields)
    for field in source.fields:
        name = names.get(field.name, field.name)
        if name == "booktitle" and field.name == "title" and has_booktitle:
            continue  # BibTeX's own way: the parent says its title twice
        kept = field.name not in _NEVER and not (how == "crossref" and field.name in _OF_THE_WHOLE)
        if kept and name:
            yield field._replace(name=name)


def _same(name: str) -> str:
    return {"journal": "journaltitle", "year": "date", "address": "location"}.get(name, name)
