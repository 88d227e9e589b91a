"""What other people's libraries read of whole records that we write: rispy, pybtex, bibtexparser, citeproc-py, extruct, pandoc."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import extruct
import html5lib
import pypandoc
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import HealthCheck, Phase, given, settings
from plausible import whole_records
from pybtex.database import parse_string

from lodpub import pipeline
from lodpub.crosswalk import author_roles
from lodpub.record import Organization, Record

MANY = settings(
    max_examples=30,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def authors(record: Record) -> list[str]:
    """The family names of the authors, a body's whole name."""
    people = [one.agent for one in record.contributors if one.role == "author"]
    return [one.name if isinstance(one, Organization) or not one.family else one.family for one in people]


@MANY
@given(record=whole_records())
def test_rispy_reads_what_ris_says(record: Record) -> None:
    [entry] = rispy.loads(pipeline.export(record, "ris"))
    assert "unknown_tag" not in entry
    assert entry.get("title", entry.get("primary_title")) == record.title
    assert entry.get("doi") == record.identifier("doi")
    assert (entry.get("year") or None) == (record.issued or record.date("online") or "")[:4] or not entry.get("year")
    named = [name.split(",")[0] for name in (*entry.get("authors", ()), *entry.get("first_authors", ()))]
    assert [name for name in authors(record) if name not in named] == []
    assert [word for word in record.keywords if word not in entry.get("keywords", ())] == []


@pytest.mark.parametrize("format", ["bibtex", "bibtex-ascii"])
@MANY
@given(record=whole_records())
def test_pybtex_reads_what_bibtex_says(format: str, record: Record) -> None:
    text = pipeline.export(record, format)
    [(key, entry)] = parse_string(text, "bibtex").entries.items()
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", key)
    assert entry.fields.get("doi") == record.identifier("doi")
    if format == "bibtex":
        assert re.sub(r"[{}]", "", entry.fields["title"]) == record.title
        named = [" ".join([*one.prelast_names, *one.last_names]) for one in entry.persons.get("author", ())]
        assert [name for name in authors(record) if name not in [re.sub(r"[{}]", "", one) for one in named]] == []
    assert record.volume is None or entry.fields["volume"] == record.volume


@pytest.mark.parametrize("format", ["bibtex", "bibtex-ascii"])
@MANY
@given(record=whole_records())
def test_bibtexparser_reads_each_field_once(format: str, record: Record) -> None:
    library = bibtexparser.parse_string(pipeline.export([record, record], format))
    assert library.failed_blocks == [] and len(library.entries) == 2
    one, other = library.entries
    assert one.key != other.key
    names = [field.key for field in one.fields]
    assert len(names) == len(set(names))
    assert [field.value for field in one.fields] == [field.value for field in other.fields]


@cache
def words_of_csl() -> frozenset[str]:
    """The types and the variables that the schema of CSL's styles has, in the copy that citeproc-py carries."""
    folder = files("citeproc") / "data" / "schema" / "schemas" / "styles"
    found: set[str] = set()
    for name in ("csl-types.rng", "csl-variables.rng", "csl.rng"):
        if (folder / name).is_file():
            tree = ElementTree.fromstring((folder / name).read_text(encoding="utf-8"))
            found |= {(one.text or "").strip() for one in tree.iter("{http://relaxng.org/ns/structure/1.0}value")}
    return frozenset(found)


NAMES = ("author", "editor", "translator")
DATES = ("issued", "accessed", "event-date", "original-date", "available-date", "submitted")


@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")  # names of CSL 1.0.2
@MANY
@given(record=whole_records())
def test_csl_says_what_its_schema_knows_and_citeproc_reads(record: Record) -> None:
    [item] = json.loads(pipeline.export(record, "csl"))
    assert {item["type"], *item} - {"id", "type", "language"} - words_of_csl() == set()
    for name, value in item.items():
        if name in DATES:
            assert set(value) == {"date-parts"} and all(map(len, value["date-parts"]))
        elif isinstance(value, list):
            assert all(set(one) <= {"family", "given", "suffix", "literal"} for one in value), name
        else:
            assert isinstance(value, str) and value.strip() == value != "", name
    source = CiteProcJSON([item])
    assert str(source[item["id"].lower()].title) == record.title


@MANY
@given(record=whole_records())
def test_parsers_of_pages_read_all_tags(record: Record) -> None:
    fragment = pipeline.export(record, "html")
    page = f"<!DOCTYPE html><html lang=en><head><title>x</title>{fragment}</head><body></body></html>"
    document = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
    tags = [(one.get("name"), one.get("content")) for one in document.iter("meta") if one.get("name")]
    assert ("citation_title", record.title) in tags and ("DC.title", record.title) in tags
    people = [content for name, content in tags if name == "citation_author"]
    assert len(people) == len([one for one in record.contributors if one.role in author_roles()])
    assert len(tags) == len({*tags}) or len([t for t in tags if tags.count(t) > 1 and t[0].startswith("DC.")]) == 0
    [tree] = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert tree["name"] == record.title


def test_pandoc_reads_every_record_of_the_pairs() -> None:
    pairs = Path(__file__).parent.parent / "readers" / "pairs"
    found = [
        item
        for name in ("crossref", "datacite", "ris", "bibtex", "csl", "pubmed")
        for path in sorted((pairs / name).iterdir())
        if ".expected" not in path.name
        for item in pipeline.load(path)
        if isinstance(item, Record)
    ]
    assert len(found) > 15
    for format, reader in (("csl", "csljson"), ("bibtex", "bibtex"), ("bibtex", "biblatex"), ("ris", "ris")):
        read = json.loads(pypandoc.convert_text(pipeline.export(found, format), "csljson", format=reader))
        assert len(read) == len(found), reader
        titles = [re.sub(r"<[^>]*>|[{}]", "", one.get("title", "")) for one in read]
        ours = [record.title or "" for record in found]
        if reader == "csljson":
            assert titles == [title.replace("'", "\u2019") for title in ours]  # pandoc is smart
        assert sum(bool(title) for title in titles) == sum(bool(title) for title in ours), reader
