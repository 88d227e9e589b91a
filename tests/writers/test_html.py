"""The HTML fragment, as its readers take it."""

from __future__ import annotations

import json
import re
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
from lodpub.crosswalk import table
from lodpub.record import Container, Contributor, Date, Event, Identifier, Organization, Person, Record

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


def names(record: Record, **options: str) -> dict[str, list[str]]:
    """The contents of the tags of a record by their name."""
    found: dict[str, list[str]] = {}
    for line in lodpub.export(record, "html", **options).splitlines():
        if tag := re.match(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', line):
            found.setdefault(tag[1], []).append(tag[2])
    return found


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Record(kind="article", title="T", pages="123-7"),
            {"citation_firstpage": ["123"], "citation_lastpage": ["127"]},
        ),
        (Record(kind="article", title="T", pages="12"), {"citation_firstpage": ["12"], "citation_lastpage": None}),
        (
            Record(kind="article", title="T", pages="1-3, 7-9"),
            {"citation_firstpage": ["1"], "citation_lastpage": ["9"]},
        ),
        (Record(kind="article", title="T", article_number="AP12-7"), {"citation_firstpage": None}),
        (
            Record(kind="report", title="T", number="7"),
            {"citation_technical_report_number": ["7"], "DC.type": ["report"]},
        ),
        (
            Record(kind="report", title="T", publisher=Organization(name="P")),
            {"citation_technical_report_institution": ["P"], "DC.type": None},
        ),
        (
            Record(kind="encyclopedia-entry", title="T", container=Container(kind="book", title="E")),
            {"DC.type": ["encyclopediaArticle"], "DC.source": ["E"], "citation_inbook_title": None},
        ),
        (Record(kind="other", title="T"), {"DC.type": ["document"]}),
        (Record(kind="preprint", title="T", issued="2021-08"), {"DC.type": ["preprint"], "DC.date": ["2021-08"]}),
        (
            Record(kind="doctoral-thesis", title="T", dates=(Date(kind="awarded", value="2020-05-06"),)),
            {"citation_publication_date": ["2020/05/06"], "DC.type": ["thesis"]},
        ),
        (
            Record(
                kind="proceedings-article",
                title="T",
                container=Container(kind="proceedings", title="Proc"),
                event=Event(name="Conf"),
            ),
            {"citation_inbook_title": ["Proc"], "citation_conference_title": ["Conf"], "DC.type": None},
        ),
    ],
)
def test_tags_by_kind(record, expected):
    found = names(record)
    assert {name: found.get(name) for name in expected} == expected


def test_tags_that_spoil_the_kind_are_never_written():
    for kind in table("work-types"):
        found = names(Record(kind=kind, title="T", container=Container(kind="book", title="B")))
        assert found["og:type"] == ["article"] and "citation_book_title" not in found


def test_one_vocabulary_only():
    record = lodpub.read(SEED)
    schemaorg, dublincore = (lodpub.export(record, "html", vocab=v) for v in ("schemaorg", "dublincore"))
    assert "DC.title" not in schemaorg and "schema.DC" not in schemaorg and "ld+json" in schemaorg
    assert "DC.title" in dublincore and "ld+json" not in dublincore
    assert "citation_title" in schemaorg and "citation_title" in dublincore
