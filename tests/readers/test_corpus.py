"""Real records of every structured format: each file is read, and what of it never reaches the graph is counted."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

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

ALSO = {"ris": "ris", "bibtex": "bibtex", "zotero/ris": "ris", "zotero/bibtex": "bibtex"}
"""Further folders with works that other folders hold, too."""

BROKEN = {"datacite-example-relateditems.xml": "does not parse"}
"""Files that are no well-formed documents, and what is said of them."""


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


def reasons() -> dict[str, str]:
    """Why values of a field stay unread, by the field or what it begins with."""
    with (Path(__file__).parent / "left.csv").open(encoding="utf-8", newline="") as file:
        return {row["field"]: row["reason"] for row in csv.DictReader(file)}


def reason(field: str) -> str | None:
    parts = field.split("@")[0].split(".")
    return next((why for n in range(len(parts), 0, -1) if (why := reasons().get(".".join(parts[:n])))), None)


@pytest.mark.parametrize("folder", {**FOLDERS, **ALSO})
def test_what_never_reaches_the_graph_has_a_reason(folder, corpus):
    """Prints which fields of the sources are left unread, how often and why: none that describes the work."""
    records, left = 0, Counter()
    for path in sources(corpus, folder):
        for item in items(path, {**FOLDERS, **ALSO}[folder]):
            if isinstance(item, Record):
                records += 1
                left.update(part.text.partition(":")[0] for part in item.unread)
    print(f"\n{folder}: {records} records, {sum(left.values())} values unread")
    for field, count in left.most_common():
        print(f"  {count:6} {field:30} {reason(field) or '?'}")
    assert [field for field in left if reason(field) is None] == []


def folded(text: str | None) -> str:
    plain = clean(text or "").casefold().translate(str.maketrans("\u2010\u2011\u2013\u2019", "---'"))
    return " ".join(plain.split()).rstrip(".")


def family(name: str) -> str:
    """The last word of a name, with its accents taken away."""
    last, _, first = folded(name).partition(",")
    words = (last if first else folded(name)).replace("-", " ").split()
    return "".join(one for one in unicodedata.normalize("NFKD", words[-1] if words else "") if one.isalpha())


def told(record: Record) -> dict[str, Any]:
    """What several sources of one work have to agree in."""
    return {
        "title": re.sub(r"[\W_]+", " ", folded(record.title)).strip(),
        "authors": [family(one.agent.name) for one in record.contributors if one.role == "author"],
        "journal": re.sub(r"[\W_]+", " ", folded(record.container.title if record.container else None)).strip(),
        "date": record.issued or "",
    }


def agree(field: str, ours: Any, theirs: Any) -> bool:
    """Whether two sources say the same: one title may go on with its subtitle, one date may be exacter."""
    if field == "date":
        return ours[:4] == theirs[:4]
    if field in ("title", "journal"):
        return ours in theirs or theirs in ours
    return ours == theirs


def test_one_work_reads_alike_from_its_sources(corpus):
    """Title, authors, journal and date of works that the corpus holds in several formats; CodeMeta tells of another version."""
    works: dict[str, dict[str, Record]] = {}
    for folder, name in (*FOLDERS.items(), *ALSO.items()):
        for path in sources(corpus, folder):
            for item in items(path, name):
                if isinstance(item, Record) and name != "codemeta" and (found := item.identifier("doi")):
                    works.setdefault(doi.key(found), {})[name] = item
    several = {key: forms for key, forms in works.items() if len(forms) > 1}
    compared, wrong = Counter(), []
    for key, forms in several.items():
        (first, one), *others = ((name, told(record)) for name, record in forms.items())
        for second, other in others:
            for field in one:
                if one[field] and other[field]:
                    compared[field] += 1
                    if not agree(field, one[field], other[field]):
                        wrong.append(f"{key} {field}: {first} {one[field]!r}, {second} {other[field]!r}")
    print(f"{len(several)} works in several formats, compared: {dict(compared)}")
    print("\n".join(wrong))
    assert compared.total() > 40 and not wrong, wrong


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_graph_of_every_record_is_written(folder, corpus):
    for path in sources(corpus, folder)[:10]:
        records = [item for item in items(path, FOLDERS[folder]) if isinstance(item, Record)]
        if records:
            assert pipeline.export(records, "ntriples")
