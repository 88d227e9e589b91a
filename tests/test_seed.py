"""The seed record, from its page to every syntax."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import lodpub
from lodpub.contexts import to_nquads
from lodpub.formats import FORMATS

SEED = Path(__file__).parent.parent / "seeds" / "leveraging-antiprogestins.txt"
PREFIXES = """PREFIX schema: <http://schema.org/> PREFIX bibo: <http://purl.org/ontology/bibo/>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"""


@pytest.fixture(scope="module")
def record() -> lodpub.Record:
    return lodpub.read(SEED)


def ask(record: lodpub.Record, pattern: str) -> bool:
    graph = rdflib.Graph().parse(data=lodpub.export(record, "turtle"), format="turtle")
    return bool(graph.query(f"{PREFIXES} ASK {{ {pattern} }}").askAnswer)


def test_says_only_what_the_page_says(record):
    assert record.identifiers == () and record.volume is None and record.container.identifiers == ()
    assert record.unread == ()


AUTHORS = [
    "Sailaja Kamaraju",
    "Amy M. Fowler",
    "Elizabeth Weil",
    "Kari B. Wisinski",
    "Thu H. Truong",
    "Martin Lehr",
    "Lubna N. Chaudhary",
    "Yee Chung Cheng",
    "Christopher R. Chitambar",
    "Hallgeir Rui",
    "Douglas Yee",
    "Carol Lange",
]


@pytest.mark.parametrize("vocabulary", ["schema", "foaf"])
def test_authors_in_printed_order(record, vocabulary):
    graph = rdflib.Graph().parse(data=lodpub.export(record, "turtle"), format="turtle")
    rows = graph.query(
        f"""{PREFIXES} PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?name ?given ?family (COUNT(?before) AS ?place) WHERE {{
          ?s bibo:authorList ?list ; schema:author ?author ; dcterms:creator ?author ; schema:copyrightHolder ?author ;
             dcterms:rightsHolder ?author .
          ?list rdf:rest* ?before . ?before rdf:rest* ?cell . ?cell rdf:first ?author .
          ?author {vocabulary}:name ?name ; {vocabulary}:givenName ?given ; {vocabulary}:familyName ?family .
        }} GROUP BY ?name ?given ?family ORDER BY ?place"""
    )
    found = [tuple(map(str, row)) for row in rows]
    assert found == [(name, *name.rsplit(" ", 1), str(place)) for place, name in enumerate(AUTHORS, 1)]


@pytest.mark.parametrize(
    "pattern",
    [
        "?s a schema:ScholarlyArticle, bibo:AcademicArticle",
        "?s schema:name ?title; schema:headline ?title; dcterms:title ?title "
        'FILTER(?title = "Leveraging Antiprogestins in the Treatment of Metastatic Breast Cancer")',
        '?s schema:abstract ?text; dcterms:abstract ?text FILTER(STRSTARTS(?text, "Although incurable, the prognosis") && '
        'STRENDS(?text, "will be briefly discussed.") && STRLEN(?text) = 1513)',
        '?s dcterms:isPartOf [ a bibo:Journal; dcterms:title "Endocrinology (United States)" ]; bibo:issue "8" '
        "FILTER NOT EXISTS { ?volume a schema:PublicationVolume } FILTER NOT EXISTS { ?s bibo:volume ?number } "
        "FILTER NOT EXISTS { ?node schema:issn ?issn } FILTER NOT EXISTS { ?s bibo:doi ?doi }",
        '?s schema:copyrightNotice ?notice; dcterms:rights ?notice FILTER(?notice = "© The Author(s) 2021. Published by '
        'Oxford University Press on behalf of the Endocrine Society. All rights reserved.")',
        '?s dcterms:publisher [ a foaf:Organization; foaf:name "Oxford University Press" ]',
        '?s dcterms:subject "antiprogestins", "metastatic breast cancer", "progesterone receptor"; bibo:status [] ',
        '?s schema:genre [ schema:termCode "D016454"; schema:name "Review" ], [ schema:termCode "D016428" ], '
        '[ schema:termCode "D013485" ]; dcterms:type <http://id.nlm.nih.gov/mesh/D016454>',
        "?s dcterms:type <http://purl.org/dc/dcmitype/Text>, <http://purl.org/coar/resource_type/c_6501>",
        '?s schema:inLanguage "en-US"; dcterms:language "en-US"^^dcterms:RFC5646',
        '?s schema:isPartOf [ schema:issueNumber "8"; schema:isPartOf [ a schema:Periodical ; '
        'schema:name "Endocrinology (United States)" ] ]',
        '?s schema:pagination "bqab060"; bibo:locator "bqab060"; '
        'schema:identifier [ schema:propertyID "article-number"; schema:value "bqab060" ]',
        '?s schema:datePublished "2021-08-01"^^schema:Date; dcterms:issued "2021-08-01"^^xsd:date',
        '?s schema:creativeWorkStatus "Published"; schema:copyrightYear 2021',
        '?s schema:publisher [ schema:name "Oxford University Press" ]; '
        'schema:sourceOrganization [ schema:name "Endocrine Society" ]',
        "?s schema:genre <http://id.nlm.nih.gov/mesh/D016428>, <http://id.nlm.nih.gov/mesh/D013485>, "
        "<http://id.nlm.nih.gov/mesh/D016454>",
        "?s schema:interactionStatistic [ schema:userInteractionCount 4 ; "
        'schema:interactionService [ schema:name "Scopus" ] ]',
        '?s schema:keywords "antiprogestins", "metastatic breast cancer", "progesterone receptor"',
    ],
)
def test_the_turtle_holds(record, pattern):
    assert ask(record, pattern)


def test_abstract_whole_and_holders_the_authors(record):
    assert record.abstract.startswith("Although incurable") and record.abstract.endswith("briefly discussed.")
    assert len(lodpub.describe(record)["copyrightHolder"]) == 12


def test_every_syntax_is_one_graph(record):
    expected = lodpub.graph(record)
    assert isomorphic(expected, rdflib.Graph().parse(data=lodpub.export(record, "turtle"), format="turtle"))
    assert isomorphic(expected, rdflib.Graph().parse(data=lodpub.export(record, "ntriples"), format="nt"))
    nquads = to_nquads(json.loads(lodpub.export(record, "jsonld")))
    assert isomorphic(expected, rdflib.Graph().parse(data=nquads, format="nt"))
    for name, syntax in (("turtle", pyoxigraph.RdfFormat.TURTLE), ("nquads", pyoxigraph.RdfFormat.N_QUADS)):
        assert len(list(pyoxigraph.parse(lodpub.export(record, name).encode(), format=syntax))) == len(expected)


def test_record_reads_back(record):
    assert lodpub.read(lodpub.export(record, "record").encode()) == record


def run(*arguments: str, seed: str = "0", data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "lodpub", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, input=data, check=False)


def test_same_bytes_under_any_hash_seed():
    assert run("export", str(SEED), "-t", "turtle").stdout == run("export", str(SEED), "-t", "turtle", seed="7").stdout


def test_jsonld_needs_no_rdf_library():
    code = f"import lodpub, sys; lodpub.export(lodpub.read({str(SEED)!r})); print('rdflib' in sys.modules, 'pyld' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split() == [b"False"] * 2
    )


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", 1, b"<stdin>: found an empty file"),
        (b"\xff\xd8\xff\xe0JFIF", 1, b"found a JPEG image"),
        (b"Research output: Contribution to journalArticle\n", 1, b"found no title"),
    ],
)
def test_bad_input_is_one_clear_line(data, code, words):
    result = run("export", data=data)
    assert result.returncode == code and words in result.stderr and b"Traceback" not in result.stderr


def test_usage_errors_exit_with_2():
    assert run("export", "-t", "nonsense", data=b"x").returncode == 2
    assert run("export", "no-such-file.txt").returncode == 2


def test_hostile_title_survives_every_syntax():
    title = 'On </script><script>alert(1)</script> and "quotes" \\ back'
    page = f"{title}\n\nAda Example\n\nResearch output: Contribution to journalArticle\n\nIssue number8\nOriginal languageEnglish\n"
    graph = lodpub.graph(lodpub.read(page.encode()))
    for name, syntax in (("turtle", "turtle"), ("ntriples", "nt")):
        assert isomorphic(
            graph, rdflib.Graph().parse(data=lodpub.export(lodpub.read(page.encode()), name), format=syntax)
        )
    assert rdflib.Literal(title) in set(graph.objects())


def test_formats_name_modules_that_exist():
    listed = run("formats").stdout.decode()
    assert all(format.name in listed for format in FORMATS)
    assert run("inspect", str(SEED)).returncode == 0
