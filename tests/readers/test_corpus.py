"""Real records of every structured format: each file is read, and what of it never reaches the graph is counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lodpub import formats, pipeline
from lodpub.errors import ReadError
from lodpub.record import Record
from lodpub.values import doi
from lodpub.values.markup import clean
from lodpub.values.text import decode

FOLDERS = {
    "crossref": "crossref",
    "datacite": "datacite",
    "datacite-xml": "datacite-xml",
    "crossref-xml": "crossref-xml",
    "openalex": "openalex",
    "csl": "csl",
    "cff": "cff",
    "codemeta": "codemeta",
    "zotero/crossref_unixref_xml": "crossref-xml",
    "zotero/datacite_json": "datacite",
    "zotero/endnote_xml": "endnote-xml",
    "zotero/marc": "marc",
    "zotero/marcxml": "marcxml",
    "zotero/medline_nbib": "nbib",
    "zotero/mods": "mods",
    "zotero/openalex_json": "openalex",
    "zotero/pubmed_xml": "pubmed",
}
"""Folder of the corpus, and the format of its files."""

BROKEN = {"datacite-example-relateditems.xml": "does not parse"}
"""Files that are no well-formed documents, and what is said of them."""

MOST_UNREAD = 0.25
"""Of the records of a folder, the share of values that may be left unread for each record read, in the mean of 40 values."""


def sources(corpus: Path, folder: str) -> list[Path]:
    found = sorted((corpus / folder).glob("*"))
    return [path for path in found if path.is_file() and ".expected" not in path.name]


def items(path: Path, name: str) -> list[Record | ReadError]:
    return list(formats.find(name).read(path.read_bytes(), path.name))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_recognized_and_read(folder, corpus):
    name = FOLDERS[folder]
    for path in sources(corpus, folder):
        assert formats.recognize(decode(path.read_bytes(), path.name), path.name).name == name, path.name
        found = items(path, name)
        errors = [str(item) for item in found if isinstance(item, ReadError)]
        if path.name in BROKEN:
            assert any(BROKEN[path.name] in error for error in errors)
        else:
            assert found and not errors, (path.name, errors)


@pytest.mark.parametrize("folder", FOLDERS)
def test_little_is_left_unread(folder, corpus):
    """Prints which fields of the sources never reach the graph."""
    records, left = 0, Counter()
    for path in sources(corpus, folder):
        for item in items(path, FOLDERS[folder]):
            if isinstance(item, Record):
                records += 1
                left.update(part.text.partition(":")[0] for part in item.unread)
    print(f"\n{folder}: {records} records, {sum(left.values())} values unread")
    for field, count in left.most_common():
        print(f"  {count:6} {field}")
    assert sum(left.values()) <= MOST_UNREAD * 40 * max(records, 1)


def folded(text: str | None) -> str:
    plain = clean(text or "").casefold().translate(str.maketrans("\u2010\u2011\u2013\u2019", "---'"))
    return " ".join(plain.split()).rstrip(".")


def test_one_work_reads_alike_from_its_sources(corpus):
    """Title, container and first author of works that the corpus holds in several formats."""
    works: dict[str, dict[str, Record]] = {}
    for folder, name in FOLDERS.items():
        for path in sources(corpus, folder):
            for item in items(path, name):
                if isinstance(item, Record) and (found := item.identifier("doi")):
                    works.setdefault(doi.key(found), {})[name] = item
    several = {key: forms for key, forms in works.items() if len(forms) > 1 and set(forms) - {"csl", "cff", "codemeta"}}
    compared, wrong = 0, []
    for key, forms in several.items():
        (first, one), *others = forms.items()
        for second, other in others:
            pairs = {
                "title": (folded(one.title), folded(other.title)),
                "year": ((one.issued or "")[:4], (other.issued or "")[:4]),
                "authors": tuple(
                    [folded(c.agent.name).split()[-1:] for c in record.contributors if c.role == "author"][:1]
                    for record in (one, other)
                ),
            }
            for field, (ours, theirs) in pairs.items():
                if ours and theirs:
                    compared += 1
                    if ours != theirs and not (field == "title" and (ours in theirs or theirs in ours)):
                        wrong.append(f"{key} {field}: {first} {ours!r}, {second} {theirs!r}")
    print(f"{len(several)} works in several formats, {compared} fields compared")
    print("\n".join(wrong))
    assert compared > 20 and len(wrong) <= 0.05 * compared, wrong


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_graph_of_every_record_is_written(folder, corpus):
    for path in sources(corpus, folder)[:10]:
        records = [item for item in items(path, FOLDERS[folder]) if isinstance(item, Record)]
        if records:
            assert pipeline.export(records, "ntriples")
