"""The HTML fragment, as its readers take it."""

from __future__ import annotations

import json
from pathlib import Path

import extruct
import html5lib
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic
from strategies import records

import lodpub
from lodpub.contexts import to_nquads
from lodpub.record import Container, Contributor, Identifier, Organization, Person, Record

SEED = Path(__file__).parent.parent.parent / "seeds" / "leveraging-antiprogestins.txt"
SCHEMA = "http://schema.org/"


def page(record: Record) -> str:
    return f"<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><title>x</title>\n{lodpub.export(record, 'html')}</head><body></body></html>"


def parsed(text: str):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(text)


def zotero(text: str) -> dict[str, list[str]]:
    """The fields in the order of preference that was measured: citation_* first, Dublin Core after."""
    metas = [
        (m.get("name") or m.get("property"), m.get("content")) for m in parsed(text).iter("meta") if m.get("content")
    ]
    found: dict[str, list[str]] = {}
    for field, names in {
        "title": ("citation_title", "DC.title", "og:title"),
        "authors": ("citation_author", "DC.creator"),
        "journal": ("citation_journal_title",),
        "issue": ("citation_issue",),
        "date": ("citation_publication_date", "DCTERMS.issued"),
        "pages": ("citation_firstpage",),
    }.items():
        found[field] = next((values for n in names if (values := [c for name, c in metas if name == n])), [])
    return found


def test_the_seed_as_zotero_sees_it():
    found = zotero(page(lodpub.read(SEED)))
    assert found["title"] == ["Leveraging Antiprogestins in the Treatment of Metastatic Breast Cancer"]
    assert found["authors"][:2] == ["Kamaraju, Sailaja", "Fowler, Amy M."] and len(found["authors"]) == 12
    assert (found["journal"], found["issue"]) == (["Endocrinology (United States)"], ["8"])
    assert (found["date"], found["pages"]) == (["2021/08/01"], ["bqab060"])


def test_container_comes_before_the_title():
    text = page(lodpub.read(SEED))
    assert text.index("citation_journal_title") < text.index("citation_title")


def test_extruct_reads_one_nested_tree():
    data = extruct.extract(page(lodpub.read(SEED)), syntaxes=["json-ld", "opengraph", "dublincore"])
    (tree,) = data["json-ld"]
    assert [a["name"] for a in tree["author"]][:2] == ["Sailaja Kamaraju", "Amy M. Fowler"]
    assert (
        tree["@type"] == "ScholarlyArticle" and tree["isPartOf"]["isPartOf"]["name"] == "Endocrinology (United States)"
    )
    assert data["opengraph"] and data["dublincore"]


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(records())
def test_any_record_gives_a_page_without_errors_and_the_schemaorg_half(record):
    tree = parsed(page(record))
    scripts = [s.text for s in tree.iter("script") if s.get("type") == "application/ld+json"]
    assert len(list(tree.iter("script"))) == len(scripts) <= 1
    title = [m.get("content") for m in tree.iter("meta") if m.get("name") == "citation_title"]
    assert title == ([record.title] if record.title else [])
    if scripts:
        whole = lodpub.graph(record)
        expected = rdflib.Graph()
        for s, p, o in whole:
            if str(p).startswith(SCHEMA) or (p == rdflib.RDF.type and str(o).startswith(SCHEMA)):
                expected.add((s, p, o))
        found = rdflib.Graph().parse(data=to_nquads(json.loads(scripts[0])), format="nt")
        assert isomorphic(found, expected)


@pytest.mark.parametrize(
    ("agent", "tag"),
    [
        (
            Person(name="Pieter J. van der Berg", family="van der Berg", given="Pieter J."),
            "van der Berg, Pieter\u00a0J.",
        ),
        (Organization(name="World Health Organization"), "World Health Organization,"),
        (Organization(name="UNESCO"), "UNESCO"),
        (Person(name="John Smith, Jr.", family="Smith", given="John", suffix="Jr."), "Smith Jr., John"),
    ],
)
def test_a_sole_author_is_not_split(agent, tag):
    record = Record(kind="article", title="T", contributors=(Contributor(agent=agent),))
    assert zotero(page(record))["authors"] == [tag]


def test_kinds_and_issns():
    issns = tuple(Identifier(scheme="issn", value=v) for v in ("2049-3630", "0302-9743"))
    record = Record(kind="article", title="T", container=Container(kind="journal", title="J", identifiers=issns))
    assert page(record).count("citation_issn") == 2
    thesis = Record(kind="doctoral-thesis", title="T", institution=Organization(name="Univ"))
    assert "citation_dissertation_institution" in page(thesis)
    assert '"DC.type" content="dataset"' in page(Record(kind="dataset", title="T"))
    chapter = Record(kind="chapter", title="T", container=Container(kind="book", title="B"))
    assert "citation_inbook_title" in page(chapter) and "DC.type" not in page(chapter)


def test_a_script_in_the_title_stays_text():
    record = Record(kind="article", title='</script><script>alert(1)</script> & "x"', abstract="<!-- <script>")
    tree = parsed(page(record))
    assert [m.get("content") for m in tree.iter("meta") if m.get("name") == "citation_title"] == [record.title]
    assert len(list(tree.iter("script"))) == 1
