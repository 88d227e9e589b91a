"""Validation of sources of every kind: RDF, pages, records, graphs, streams; and of all that lodpub writes."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import pytest
import rdflib
from hypothesis import given, settings
from strategies import records

import lodpub
from lodpub import pipeline
from lodpub.errors import ReadError, UsageError
from lodpub.linting import Linter
from lodpub.record import Container, Identifier, Record
from lodpub.sources import expand

SEED = Path(__file__).parent.parent / "seeds" / "leveraging-antiprogestins.txt"
TODAY = date(2026, 1, 1)
OF_THE_TEXT = {
    "mojibake",
    "all-caps",
    "placeholder",
    "many-names-in-one",
    "duplicate-value",
    "markup-in-text",
    "whitespace",
}
"""What a text of the source may have, and lodpub repeats as it stands."""
LINE = b'{"@context": "https://schema.org", "@type": "Article", "name": "One", "datePublished": "2021"}\n'
BAD_LINE = LINE.replace(b"datePublished", b"datePublised")


def rules(source: object, **more: object) -> list[str]:
    found = lodpub.validate(source, today=TODAY, **more).findings
    return [finding.rule for finding in found if finding.severity != "info"]


def test_folders_archives_and_patterns_are_gone_through(tmp_path):
    (tmp_path / "a.jsonld").write_bytes(LINE)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("inside.jsonld", BAD_LINE)
    report = lodpub.validate(tmp_path)
    assert [(f.rule, f.source) for f in report.findings] == [
        ("unknown-property", f"{tmp_path / 'b.zip'}!inside.jsonld")
    ]
    assert report.sources == report.records == 2
    assert lodpub.validate(f"{tmp_path}/*.jsonld").findings == []


@pytest.mark.parametrize("syntax", ["jsonl", "ntriples"])
def test_a_stream_is_read_fast_and_its_findings_have_their_places(syntax, tmp_path):
    lines = [LINE] * 40 + [BAD_LINE] + [LINE] * 40
    if syntax == "ntriples":
        statement = '<https://example.org/{0}> <http://schema.org/{1}> "One" .\n'
        kind = "<https://example.org/{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Article> .\n"
        lines = [(kind + statement).format(n, "nane" if n == 30 else "name").encode() for n in range(900)]
    path = tmp_path / ("a.jsonl" if syntax == "jsonl" else "a.nt")
    path.write_bytes(b"".join(lines))
    report = lodpub.validate(path)
    assert [f.rule for f in report.findings] == ["unknown-property"]
    assert report.findings[0].line == (41 if syntax == "jsonl" else 62)
    assert report.records == len(lines)


def test_a_graph_is_checked_without_places():
    turtle = "<https://example.org/1> a <http://schema.org/Article> ; <http://schema.org/nane> 'One' ."
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    report = lodpub.validate(graph)
    assert [(f.rule, f.line, f.source) for f in report.findings] == [("unknown-property", None, "<graph>")]


def test_a_record_is_checked_with_the_lines_that_it_came_from():
    text = SEED.read_text(encoding="utf-8").replace("Article numberbqab060", "Article numberbqab060\nPages127-113")
    (finding,) = [
        f for f in lodpub.validate(text.encode()).findings if f.rule == "page-order" and f.value == "127-113"
    ][:1]
    assert finding.line == text.splitlines().index("Pages127-113") + 1


def test_an_invalid_identifier_of_a_record_is_found_once_and_not_written_as_one():
    wrong = Identifier(scheme="issn", value="1234-5678", valid=False)
    record = Record(kind="article", title="One", container=Container(kind="journal", title="Two", identifiers=(wrong,)))
    assert rules(record) == ["invalid-issn"]
    assert rules(lodpub.export(record, "jsonld").encode()) == []
    assert "1234-5678" in lodpub.export(record, "turtle")


def test_what_cannot_be_read_is_a_finding_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\x00\x01\x02 nothing")
    (tmp_path / "b.jsonld").write_bytes(BAD_LINE)
    (tmp_path / "c.gz").write_bytes(b"\x1f\x8b\x08\x00 broken")
    assert rules(tmp_path) == ["unknown-property", "syntax-error"]
    assert rules(tmp_path / "a.bin") == ["syntax-error"]


def test_what_nobody_named_and_is_no_data_is_left_out_by_name(tmp_path):
    (tmp_path / "good.jsonld").write_bytes(LINE)
    (tmp_path / "broken.bib").write_text("no entry at all")
    for name, text in [("setup.py", "print()"), ("README.md", "# A project"), ("package.json", '{"private": true}')]:
        (tmp_path / name).write_text(text)
    report = lodpub.validate(tmp_path)
    assert [path.rpartition("/")[2] for path in report.skipped] == ["README.md", "package.json", "setup.py"]
    assert [finding.source.rpartition("/")[2] for finding in report.findings] == ["broken.bib"]
    assert rules(tmp_path / "setup.py") == ["syntax-error"]


def test_data_come_as_text_dict_and_lists_too(tmp_path):
    (tmp_path / "one.jsonld").write_bytes(BAD_LINE)
    text = BAD_LINE.decode()
    assert rules(text) == rules(json.loads(text)) == rules(bytearray(BAD_LINE)) == rules(BAD_LINE)
    assert rules([text, tmp_path / "one.jsonld", lodpub.read(LINE, "schemaorg")]) == 2 * rules(BAD_LINE)
    report = lodpub.validate(BAD_LINE, select="unknown-property, unknown-class", profiles="google-article")
    assert str(report).count("\n") + 1 == len(report.findings) and repr(report).startswith("Report(error=1")
    with pytest.raises(TypeError, match="found int, expected"):
        lodpub.validate(3)


def test_the_beginning_of_a_name_stands_for_all_rules_with_it():
    document = b'{"@context": "https://schema.org", "@type": "Boook", "nane": "One", "sameAs": "https://doi.org/10.5"}'
    assert rules(document, select=["unknown"]) == ["unknown-class", "unknown-property"]
    assert rules(document, ignore=["unknown-"]) == ["invalid-doi"]


def test_unknown_names_are_wrong_usage_with_the_near_miss():
    for more in ({"select": ["unknown-clas"]}, {"ignore": ["unknown-clas"]}, {"format": "turtel"}):
        with pytest.raises(UsageError, match=r"did you mean (unknown-class|turtle)"):
            lodpub.validate(LINE, **more)


def test_one_linter_counts_over_many_sources():
    linter = Linter(today=TODAY)
    found = [f for source in expand([LINE, BAD_LINE, BAD_LINE]) for f in linter.of_source(source)]
    assert linter.tally.sources == 3 and linter.tally.errors == len(found) == 2


PAGE = """<html><head><title>One</title><meta name="citation_title" content="{title}">
<meta name="citation_author" content="{author}"><meta name="citation_publication_date" content="{date}">
<meta name="citation_journal_title" content="{journal}"><meta name="citation_doi" content="{doi}">
<script type="application/ld+json">{script}</script></head><body></body></html>"""
SAID = {
    "title": "On hyphens: a history",
    "author": "Byron, Ada",
    "date": "2021/08/01",
    "journal": "Journal of Imaginary Chemistry",
    "doi": "10.5555/12345678",
}
SCRIPT = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": "https://doi.org/10.5555/12345678",
        "name": "On Hyphens: A History",
        "author": [{"@type": "Person", "name": "Ada Byron"}, {"@type": "Person", "name": "Ben Byron"}],
        "datePublished": "2021-08-01",
        "isPartOf": {"@type": "Periodical", "name": "Journal of Imaginary Chemistry"},
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.5555/12345678"},
    }
)


def page(**other: str) -> bytes:
    return PAGE.format(**(SAID | {"script": SCRIPT} | other)).encode()


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"author": "A. Byron"},
        {"author": "Ada Byron"},
        {"date": "2021"},
        {"journal": "J Imag Chem"},
        {"title": "On hyphens"},
        {"doi": "doi:10.5555/12345678"},
    ],
)
def test_other_forms_of_the_same_are_no_disagreement(other):
    assert "disagreement" not in rules(page(**other))


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Quite another work"},
        {"author": "Carberry, Josiah"},
        {"date": "2020/03/09"},
        {"journal": "Annals of Physics"},
        {"doi": "10.5555/87654321"},
    ],
)
def test_parts_of_a_page_that_say_different_things_disagree(other):
    (finding,) = [f for f in lodpub.validate(page(**other)).findings if f.rule == "disagreement"]
    assert finding.line and next(iter(other)).lower() in finding.message.lower().replace("authors", "author")


def test_what_rivals_write_wrong_is_found_by_name():
    def of(**tree: object) -> list[str]:
        return rules(json.dumps({"@context": "http://schema.org", "name": "One", **tree}).encode())

    assert of(**{"@type": "BookChapter"}) == ["unknown-class"]  # commonmeta
    assert of(**{"@type": "ScholarlyArticle", "periodical": {"@type": "Periodical", "name": "Two"}}) == [
        "unknown-property"
    ]  # bolognese
    assert of(**{"@type": "ScholarlyArticle", "@id": "10.5555/12345678"}) == ["relative-iri"]  # commonmeta
    assert of(**{"@type": "https://schema.org/Dataset"}) == ["mixed-namespace"]  # InvenioRDM
    funder = {"@type": "Organization", "@id": "05gq02987", "name": "Brown University"}
    assert of(**{"@type": "Dataset", "funder": funder}) == ["relative-iri"]  # InvenioRDM


@pytest.mark.parametrize("format", ["jsonld", "turtle", "ntriples", "nquads", "rdfxml", "html"])
def test_the_seed_record_in_every_format_has_no_finding(format):
    assert rules(lodpub.export(lodpub.read(SEED), format).encode()) == []


@settings(deadline=None, max_examples=100)
@given(records())
def test_whatever_lodpub_writes_has_no_error(record):
    found = lodpub.validate(lodpub.export(record, "jsonld").encode(), today=TODAY).findings
    claimed = {"invalid-issn", "invalid-isbn", "invalid-handle", "invalid-language"}  # that a nonsense value is valid
    assert [str(f) for f in found if f.severity == "error" and f.rule not in claimed] == []


def test_what_lodpub_writes_of_real_records_has_no_finding_of_its_own(corpus):
    linter = Linter(today=TODAY)
    for path in [*corpus.glob("pure/*.txt"), *corpus.glob("*/*.json"), corpus / "crossref" / "_all.jsonl"]:
        for record in pipeline.load(path):
            if isinstance(record, ReadError):
                continue
            data = msgspec.json.encode(lodpub.describe(record))
            found = [f for source in expand([data]) for f in linter.of_source(source)]
            assert [str(f) for f in found if f.severity != "info" and f.rule not in OF_THE_TEXT] == [], path


WRONG = {
    "crossref.json": '{"message": {"items": [\n{"DOI": "10.5555/1", "type": "book", "title": ["One"]},\n'
    '{"DOI": "10.5555/2",\n "type": "book", "title": ["Two"],\n "ISBN": ["9780306406158"]}]}}',
    "crossref.jsonl": '{"DOI": "10.5555/1", "type": "book", "title": ["One"]}\n\n'
    '{"DOI": "10.5555/2", "type": "book", "title": ["Two"], "ISBN": ["9780306406158"]}\n',
    "csl.json": '[{"id": "1", "type": "book", "title": "One"},\n\n{"id": "2", "type": "book", "title": "Two",\n "ISBN": "9780306406158"}]',
    "a.ris": "TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\nSN  - 9780306406158\nER  - \n",
    "a.bib": "@book{a,\n title={One}}\n@book{b,\n title={Two},\n isbn={9780306406158}}\n",
    "a.csv": "title,type,isbn\nOne,book,\nTwo,book,9780306406158\n",
    "mods.xml": '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>One</title></titleInfo></mods>\n'
    '<mods><titleInfo><title>Two</title></titleInfo>\n<identifier type="isbn">9780306406158</identifier></mods></modsCollection>',
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_record_is_found_once_where_it_stands(name, tmp_path):
    (tmp_path / name).write_text(WRONG[name], encoding="utf-8")
    [found] = lodpub.validate(tmp_path / name, select=["invalid-isbn"]).findings
    lines = WRONG[name].split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "9780306406158" in line)
    assert (found.line, found.column) == (number, lines[number - 1].index("9780306406158") + 1)


@pytest.mark.parametrize(
    "written", ['"ÜBER  ALLES WAS BINDESTRICHE TUN UND LASSEN"', '"\\u00dcBER ALLES WAS BINDESTRICHE TUN UND LASSEN"']
)
def test_a_value_is_found_as_its_format_escapes_it(written, tmp_path):
    lines = ['{"DOI": "10.5555/1", "title": ["T"]}', f'{{"DOI": "10.5555/2", "title": [{written}]}}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    [found] = lodpub.validate(tmp_path / "a.jsonl", select=["all-caps"], format="crossref").findings
    assert (found.line, found.column) == (2, lines[1].index(written) + 2)


JATS = (
    "<article><front><article-meta><title-group><article-title>On hyphens</article-title></title-group>"
    '<pub-date pub-type="epub"><day>31</day><month>02</month><year>2020</year></pub-date></article-meta></front></article>'
)
PUBMED = (
    "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>On hyphens</ArticleTitle><Journal><JournalIssue>"
    "<PubDate><Year>2020</Year><Month>02</Month><Day>31</Day></PubDate></JournalIssue></Journal></Article>"
    "</MedlineCitation></PubmedArticle>"
)


@pytest.mark.parametrize("text", [JATS, PUBMED], ids=["jats", "pubmed"])
def test_a_day_that_no_calendar_has_is_found_and_its_year_kept(text):
    [found] = lodpub.validate(text.encode()).findings
    assert (found.rule, found.value, lodpub.read(text.encode()).issued) == ("invalid-date", "2020-02-31", "2020")
