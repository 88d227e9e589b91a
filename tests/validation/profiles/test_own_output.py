"""What lodpub writes meets every profile, but for what the record itself does not hold."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import lodpub
from lodpub import Record
from lodpub.documents import documents
from lodpub.validation.profiles import NAMES, load

ROOT = Path(__file__).parents[3]
RECORDS = [
    ROOT / "seeds" / "leveraging-antiprogestins.txt",
    *sorted(path for path in (ROOT / "tests" / "readers" / "pairs").glob("*/*") if ".expected" not in path.name),
]
SUFFIXES = {"html": "html", "turtle": "ttl", "jsonld": "jsonld", "ntriples": "nt", "rdfxml": "rdf"}


def lacking(record: Record) -> set[str]:
    """The last parts of the rules that may fail, for what is not in the record."""
    creators = [c for c in record.contributors if c.role in ("author", "creator", "editor")]
    lacks = {
        "title": not record.title,
        "name": not record.title,
        "author": not any(c.role in ("author", "creator") for c in creators),
        "creator": not any(c.role in ("author", "creator") for c in creators),
        "publisher": not record.publisher,
        "date": not record.issued,
        "publication-date": not record.issued,
        "publication-year": not record.issued,
        "identifier": not record.identifier("doi"),
        "resource-identifier": not (record.identifier("doi") or record.url),
        "access-rights": not record.access,
        "resource-type": record.kind in ("other", "text"),
        "keywords": not record.keywords,
        "license": not record.licenses,
        "description": not record.abstract,
        "description-length": len(str(record.abstract or "")) < 50,
        "url": not record.url,
    }
    return {name for name, lacking in lacks.items() if lacking}


def read(path: Path) -> list[Record]:
    try:
        return [record for record in lodpub.read_all(path) if isinstance(record, Record)]
    except lodpub.LodpubError:
        return []  # a fixture of what cannot be read


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_own_output_has_no_error_that_the_record_could_prevent(path):
    for record in read(path)[:3]:
        for target, suffix in SUFFIXES.items():
            text = lodpub.export(record, target)
            if target == "html":
                text = f"<!DOCTYPE html><html><head><title>x</title>{text}</head><body></body></html>"
            parsed = list(documents(text.encode(), f"record.{suffix}"))
            found = {f.rule for name in NAMES for f in load(name).check(parsed) if f.severity == "error"}
            assert {rule for rule in found if rule.partition("/")[2] not in lacking(record)} == set(), target


def test_the_seed_with_the_address_of_its_page_lacks_only_a_doi():
    record = msgspec.structs.replace(read(RECORDS[0])[0], url="https://example.org/records/1")
    for target, suffix in SUFFIXES.items():
        text = lodpub.export(record, target)
        text = f"<!DOCTYPE html><title>x</title>{text}" if target == "html" else text
        parsed = list(documents(text.encode(), f"seed.{suffix}"))
        found = {f.rule for name in NAMES for f in load(name).check(parsed) if f.severity == "error"}
        assert found == {"datacite-4/identifier"}, target
