"""DataCite's JSON: valid by DataCite's own schema, whatever the record, and nothing invented where a record says little."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from plausible import whole_records
from strategies import records

from lodpub import pipeline
from lodpub.errors import LodpubError
from lodpub.record import Container, Identifier, Record, Reference, Relation

NEW_IN_4_6 = {
    "resourceTypeGeneral": ["Award", "Project"],
    "contributorType": ["Translator"],
    "relatedIdentifierType": ["CSTR", "RRID"],
    "relationType": ["HasTranslation", "IsTranslationOf"],
    "dateType": ["Coverage"],
}
"""What kernel 4.6 adds to 4.5, the newest schema that DataCite's Python package has."""


@cache
def validator() -> jsonschema.Draft201909Validator:
    schema = json.loads((files("datacite") / "schemas" / "datacite-v4.5.json").read_text(encoding="utf-8"))
    for name, words in NEW_IN_4_6.items():
        schema["definitions"][name]["enum"] += words
    return jsonschema.Draft201909Validator(schema)


def faults(record: Record) -> list[str]:
    tree = json.loads(pipeline.export(record, "datacite"))
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator().iter_errors(tree)]


@given(record=records())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_record_is_valid_by_the_schema(record: Record) -> None:
    assert faults(record) == []


@given(record=whole_records())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_whole_record_is_valid_by_the_schema(record: Record) -> None:
    assert faults(record) == []


def test_references_come_back_as_references_and_relations_as_relations() -> None:
    dois = [Identifier(scheme="doi", value=f"10.5555/{n}") for n in range(4)]
    record = Record(
        kind="article",
        title="On hyphens",
        relations=(Relation(kind="is-cited-by", identifier=dois[0]), Relation(kind="is-supplement-to", identifier=dois[1])),
        references=(
            Reference(identifiers=(dois[2],)),
            Reference(identifiers=(dois[3],), title="On dashes", authors=("Jan Berg",), volume="8", pages="3-9", year="2001"),
            Reference(container="Small Words", authors=("Ada Byron",), volume="2", issue="1", pages="7", year="1998"),
            Reference(title="A grammar of marks"),
        ),
    )  # fmt: skip
    [back] = pipeline.read_all(pipeline.export(record, "datacite").encode(), "datacite")
    assert isinstance(back, Record)
    assert (back.references, back.relations, back.unread) == (record.references, record.relations, ())


def test_the_records_of_the_readers_tests_are_valid() -> None:
    pairs = Path(__file__).parent.parent / "readers" / "pairs"
    for path in sorted(pairs.glob("*/*")):
        if path.name.endswith(".expected.json"):
            continue
        for item in pipeline.load(path):
            if isinstance(item, Record):
                assert faults(item) == [], path


def test_what_is_not_stated_is_said_to_be_so() -> None:
    tree = json.loads(pipeline.export(Record(kind="dataset"), "datacite"))
    assert tree["creators"] == [{"name": ":unav"}] and tree["titles"] == [{"title": ":unav"}]
    assert tree["publisher"] == {"name": ":unav"} and tree["publicationYear"] == "0000"
    [back] = pipeline.read_all(json.dumps(tree).encode(), "datacite")
    assert (back.kind, back.title, back.publisher, back.issued) == ("dataset", None, None, None)


def test_journals_and_related_works() -> None:
    record = Record(
        kind="article",
        title="On hyphens: a trial",
        subtitle="a trial",
        container=Container(
            kind="journal",
            title="Small Words",
            identifiers=(
                Identifier(scheme="issn", value="0028-0836", medium="print"),
                Identifier(scheme="issn", value="1476-4687", medium="electronic"),
            ),
        ),
        volume="8",
        pages="20-31",
        relations=(
            Relation(kind="is-supplemented-by", identifier=Identifier(scheme="doi", value="10.5555/1")),
            Relation(kind="is-preprint-of", identifier=Identifier(scheme="doi", value="10.5555/2")),
        ),
    )
    tree = json.loads(pipeline.export(record, "datacite"))
    assert tree["titles"] == [{"title": "On hyphens"}, {"title": "a trial", "titleType": "Subtitle"}]
    assert tree["relatedItems"][0]["relatedItemIdentifier"] == {
        "relatedItemIdentifier": "0028-0836",
        "relatedItemIdentifierType": "ISSN",
    }
    assert tree["relatedIdentifiers"] == [
        {"relatedIdentifier": "10.5555/1", "relatedIdentifierType": "DOI", "relationType": "IsSupplementedBy"},
        {"relatedIdentifier": "1476-4687", "relatedIdentifierType": "EISSN", "relationType": "IsPublishedIn"},
    ]


def test_the_corpus_comes_back_valid(corpus: Path) -> None:
    count = 0
    for path in sorted((corpus / "datacite").rglob("*.json"))[:200]:
        try:
            found = list(pipeline.read_all(path))
        except LodpubError:
            continue
        for record in found:
            assert faults(record) == [], path
            count += 1
    if not count:
        pytest.skip("no record of DataCite in the corpus")
