"""Reads the metadata in web pages: JSON-LD, microdata, RDFa, and the meta tags of Highwire, bepress, EPrints, Dublin Core, PRISM and
Open Graph.

Where several describe one work, the first of these that states a field wins, in this order; the others fill what it
lacks, and a remark says where they disagree. A page that lists works gives them all.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lodpub.documents import documents
from lodpub.documents.document import Document
from lodpub.errors import ReadError
from lodpub.readers.linked.graph import Graph
from lodpub.readers.linked.jsonld import breaks_off
from lodpub.readers.linked.merging import is_same, merged, said_once
from lodpub.readers.linked.meta_tags import records as tagged
from lodpub.readers.linked.work import to_record
from lodpub.readers.linked.works import works
from lodpub.record import Record, Remark, Unread
from lodpub.values.text import decode

__all__ = ["read"]

_EXPECTED = "a page that describes a work: JSON-LD, microdata, RDFa, or meta tags such as citation_title"
_STRONG = ("citation", "eprints", "dc")
_AROUND = ("web-site", "web-page")
"""What a page or its site is, which is not the work that its tags are about."""
_NAMES = {"citation": "the citation_ tags", "eprints": "the eprints tags", "dc": "the Dublin Core tags", "prism": "the PRISM tags", "og": "Open Graph", "page": "the page"}  # fmt: skip


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of the works that a page is about."""
    try:
        text = decode(data, source)
    except ReadError as error:
        yield error
        return
    if "<" not in text:
        yield ReadError(source, 1, found="no HTML", expected=_EXPECTED)
        return
    parts = list(documents(data, source, "html"))
    tags = [one for document in parts if document.part == "meta tags" for one in tagged(document)]
    found = _described([document for document in parts if document.part != "meta tags"])
    broken = [p for document in parts if breaks_off(document) for p in document.problems if p.rule == "syntax-error"]
    for item in _read(found, tags, source):
        if isinstance(item, Record) and broken:
            cut = (Remark(message=f"a script of JSON-LD is not read: {p.message}", line=p.line) for p in broken)
            item, broken = msgspec.structs.replace(item, remarks=(*item.remarks, *cut)), []
        yield item


def _read(found: list[tuple[str, Record]], tags: list[tuple[str, Record]], source: str) -> Iterator[Record | ReadError]:
    strong = [one for one in tags if one[0] in _STRONG and one[1].title]
    if strong:
        yield _page(found, tags)
    elif found:
        several = len(found) > 1
        for name, record in found:
            yield record if several else _filled(record, name, tags)
    elif any(record.title for _, record in tags) and any(_is_of_work(*one) for one in tags):
        yield _page([], tags)
    else:
        yield ReadError(source, 1, found="a page without metadata of a work", expected=_EXPECTED)


def _is_of_work(family: str, record: Record) -> bool:
    """Whether weak tags are about a work: they say who made it, or Open Graph says what it is."""
    return bool(record.contributors) or (family == "og" and record.kind != "other")


def _described(parts: list[Document]) -> list[tuple[str, Record]]:
    """The works that JSON-LD, microdata and RDFa describe, each once, with the name of the first that does."""
    found: list[tuple[str, Record]] = []
    for document in sorted(parts, key=lambda d: ("JSON-LD", "microdata", "RDFa").index(d.part) if d.part else 9):
        if breaks_off(document):
            continue  # said below
        graph = Graph(document)
        for id in works(document):
            record = to_record(graph, id)
            if record.title is None and not record.identifiers:
                continue
            at = next((n for n, (_, known) in enumerate(found) if is_same(known, record)), None)
            if at is None:
                found.append((document.part, record))
            else:
                name, known = found[at]
                found[at] = (name, merged(known, record, (name, document.part)))
    return found


def _page(found: list[tuple[str, Record]], tags: list[tuple[str, Record]]) -> Record:
    """The one work that the tags of a page are about; what else is described there, such as other works, is unread."""
    whole: tuple[str, Record] | None = None
    for family, record in tags:
        name = _NAMES[family]
        whole = (name, record) if whole is None else (whole[0], merged(whole[1], record, (whole[0], name)))
    assert whole is not None
    own = [one for one in found if is_same(one[1], whole[1])]
    if not own and len(found) == 1 and found[0][1].identifier("doi") is None and found[0][1].kind not in _AROUND:
        own = found
    record = whole[1]
    for name, described in own[:1]:
        if described.kind in _AROUND and record.kind != "other":
            record = merged(record, described, ("the meta tags", name))
        else:
            record = merged(described, record, (name, "the meta tags"))
    if record.kind == "other" and tags[0][0] == "citation" and not own:
        record = msgspec.structs.replace(
            record, kind="article"
        )  # what these tags are for, where nothing says otherwise
    others = [
        Unread(line=1, text=f"{name}: another work, {other.title}") for name, other in found if (name, other) not in own
    ]
    return said_once(msgspec.structs.replace(record, unread=(*others, *record.unread)) if others else record)


def _filled(record: Record, name: str, tags: list[tuple[str, Record]]) -> Record:
    """The record with what weaker tags add; the title and description of a page are not those of the work."""
    for family, one in tags:
        plain = msgspec.structs.replace(one, title=None, abstract=None, kind="other") if record.title else one
        record = merged(record, plain, (name, _NAMES[family]))
    return said_once(record)
