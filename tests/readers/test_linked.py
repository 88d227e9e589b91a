"""Linked data read back: what lodpub writes of a record reads as the same record, but for what has no word in any vocabulary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lodpub import formats, pipeline
from lodpub.crosswalk import table
from lodpub.errors import ReadError
from lodpub.readers.linked import html, jsonld, rdf
from lodpub.record import Container, Contributor, Identifier, Organization, Person, Record
from lodpub.values.markup import clean
from tests.strategies import records

PAIRS = Path(__file__).parent / "pairs"
SYNTAXES = {"jsonld": jsonld.read, "turtle": rdf.read, "ntriples": rdf.read, "nquads": rdf.read, "rdfxml": rdf.read}


def again(record: Record, syntax: str) -> list[Record | ReadError]:
    return list(SYNTAXES[syntax](pipeline.export(record, syntax).encode(), "again"))


def one(record: Record, syntax: str) -> Record:
    [found] = again(record, syntax)
    assert isinstance(found, Record), found
    return found


def bare(record: Record) -> dict[str, Any]:
    return dict(json.loads(msgspec.json.encode(msgspec.structs.replace(record, provenance=(), remarks=(), unread=()))))


FIXTURES = [
    pytest.param(item, id=f"{path.parent.name}/{path.name}/{number}")
    for format in formats.FORMATS
    if format.reader and format.name != "errors"
    for path in sorted((PAIRS / format.name).glob("*"))
    if not path.name.endswith(".expected.json")
    for number, item in enumerate(format.read(path.read_bytes(), path.name))
    if isinstance(item, Record) and item.title
]


@pytest.mark.parametrize("record", FIXTURES)
@pytest.mark.parametrize("syntax", ["jsonld", "turtle"])
def test_a_record_reads_back_as_it_was(record, syntax):
    found = one(record, syntax)
    for field in ("title", "volume", "issue", "pages", "article_number", "issued", "edition", "languages", "keywords"):
        wanted = getattr(record, field)
        if field == "issued" and wanted is None and record.dates:
            assert found.issued in (
                None,
                *(date.value for date in record.dates),
            )  # no property tells one kind from all others
            continue
        assert getattr(found, field) == (clean(wanted) if field == "title" else wanted), field
    assert found.unread == ()
    names = [c.agent.name for c in record.contributors if table("contributor-roles")[c.role]["dcterms"] == "creator"]
    assert [c.agent.name for c in found.contributors if c.role == "author"] == list(dict.fromkeys(names))
    if record.container:
        assert found.container and found.container.title == record.container.title
    doi = record.identifier("doi")
    assert doi is None or (found.identifier("doi") or "").casefold() == doi.casefold()


@pytest.mark.parametrize("record", FIXTURES)
def test_all_syntaxes_say_the_same_and_a_second_time_changes_nothing(record):
    first = one(record, "jsonld")
    for syntax in ("turtle", "ntriples", "rdfxml"):
        assert bare(one(record, syntax)) == bare(first), syntax
    assert bare(one(first, "jsonld")) == bare(first)


@given(records(), st.sampled_from(sorted(SYNTAXES)))
def test_any_record_is_read_back_in_any_syntax(record, syntax):
    for item in again(record, syntax):
        if isinstance(item, Record):
            one_more = [r for r in again(item, syntax) if isinstance(r, Record)]
            assert all(r.title == item.title for r in one_more)


def test_properly_nested_issue_volume_and_periodical_keep_the_journal():
    record = Record(
        kind="article",
        title="On ferns",
        volume="4",
        issue="2",
        container=Container(kind="journal", title="Ferns", identifiers=(Identifier(scheme="issn", value="2049-3630"),)),
    )
    for syntax in SYNTAXES:
        found = one(record, syntax)
        assert (found.container, found.volume, found.issue) == (record.container, "4", "2")


def test_the_order_of_authors_is_kept_in_every_syntax():
    people = tuple(
        Contributor(agent=Person(name=f"Person{n} Name", family="Name", given=f"Person{n}")) for n in range(12, 0, -1)
    )
    record = Record(
        kind="article", title="On order", contributors=(*people, Contributor(agent=Organization(name="Us")))
    )
    for syntax in SYNTAXES:
        assert one(record, syntax).contributors == record.contributors


@pytest.mark.parametrize("record", FIXTURES)
def test_the_head_of_a_page_reads_back(record):
    items = list(html.read(pipeline.export(record, "html").encode(), "page.html"))
    [found] = [item for item in items if isinstance(item, Record)]
    for field in ("title", "volume", "issue", "issued"):
        wanted = getattr(record, field)
        if field == "issued" and wanted is None and record.dates:
            assert found.issued in (
                None,
                *(date.value for date in record.dates),
            )  # no property tells one kind from all others
            continue
        assert getattr(found, field) == (clean(wanted) if field == "title" else wanted), field
    names = [c.agent.name for c in record.contributors if c.role in ("author", "creator")]
    assert list(dict.fromkeys(names)) == [c.agent.name for c in found.contributors if c.agent.name in names]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('{"@context": "https://schema.org", "@type": "Organization", "name": "Us"}', []),
        ('{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []}', []),
        ('{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "Report", "name": "R"}]}', ["R"]),
        ('{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "Book", "name": "A"}}, {"@type": "ListItem", "item": {"@type": "Book", "name": "B"}}]}', ["A", "B"]),
        ('{"@context": "https://schema.org", "@type": "Person", "name": "P", "@reverse": {"author": [{"@type": "Book", "name": "A"}]}}', ["A"]),
        ('[{"@context": "https://schema.org", "@type": "Book", "name": "A"}, {"@context": "https://schema.org", "@type": "Map", "name": "M"}]', ["A", "M"]),
    ],
)  # fmt: skip
def test_works_are_told_from_what_stands_around(text, titles):
    assert [item.title for item in jsonld.read(text.encode(), "x") if isinstance(item, Record)] == titles


def test_the_corpus_is_read(corpus):
    for path in sorted([*corpus.glob("schemaorg/*.json"), corpus / "html" / "arxiv.html"]):
        items = list(pipeline.load(path))
        assert items and all(isinstance(item, Record) and item.title for item in items), path
