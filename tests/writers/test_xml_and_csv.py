"""MODS, oai_dc, DCMI terms in XML and CSV: read by other parsers, harmless, and with what a record says."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from strategies import records

from lodpub import formats, pipeline
from lodpub.record import Container, Contributor, Identifier, License, Organization, Person, Record
from lodpub.values.tables import VOCAB
from lodpub.vocabulary import load

RECORD = Record(
    kind="article",
    title="On hyphens & <dashes>",
    contributors=(
        Contributor(agent=Person(name="Jan van der Berg", family="van der Berg", given="Jan")),
        Contributor(agent=Organization(name="World Health Organization")),
        Contributor(agent=Person(name="Ann Ko", family="Ko", given="Ann"), role="translator"),
    ),
    abstract="One.\n\nTwo.",
    container=Container(
        kind="journal", title="Small Words", identifiers=(Identifier(scheme="issn", value="0028-0836"),)
    ),
    volume="8",
    issue="3",
    pages="20-31",
    issued="2020-04-02",
    languages=("en",),
    keywords=("hyphen", "dash"),
    licenses=(License(url="https://creativecommons.org/licenses/by/4.0/", label="CC BY 4.0"),),
    identifiers=(Identifier(scheme="doi", value="10.5555/12345678"),),
    access="open",
)
XML = ("mods", "oai-dc", "dcterms-xml")


@pytest.mark.parametrize("format", XML)
@given(record=records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_xml_is_well_formed_whatever_the_record(format: str, record: Record) -> None:
    for several in ([record], [record, record]):
        ElementTree.fromstring(pipeline.export(several, format).encode())


@pytest.mark.parametrize("format", ["mods", "oai-dc"])
def test_what_is_said_comes_back(format: str) -> None:
    [found] = formats.find(format).read(pipeline.export(RECORD, format).encode(), "x")
    assert isinstance(found, Record) and found.unread == ()
    for field in (
        "kind",
        "title",
        "volume",
        "issue",
        "pages",
        "issued",
        "languages",
        "keywords",
        "access",
        "identifiers",
    ):
        assert getattr(found, field) == getattr(RECORD, field), field
    assert [c.agent.name for c in found.contributors] == [c.agent.name for c in RECORD.contributors]
    assert found.container == RECORD.container
    assert [one.url for one in found.licenses] == [one.url for one in RECORD.licenses]


def test_several_records_are_read_back() -> None:
    for format in ("mods", "oai-dc"):
        found = list(formats.find(format).read(pipeline.export([RECORD, RECORD], format).encode(), "x"))
        assert [item.title for item in found if isinstance(item, Record)] == [RECORD.title, RECORD.title], format


def test_the_elements_are_those_of_dublin_core() -> None:
    namespace = "{http://purl.org/dc/elements/1.1/}"
    root = ElementTree.fromstring(pipeline.export(RECORD, "oai-dc"))
    for child in root:
        assert child.tag.startswith(namespace) and load().term(child.tag.replace("{", "").replace("}", "")), child.tag


@given(record=records())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_terms_are_those_of_dcmi(record: Record) -> None:
    [found] = ElementTree.fromstring(pipeline.export(record, "dcterms-xml"))
    for child in found:
        assert load().term(child.tag.replace("{", "").replace("}", "")) is not None, child.tag
        scheme = child.get("{http://www.w3.org/2001/XMLSchema-instance}type")
        if scheme:
            assert load().term(scheme.replace("dcterms:", "http://purl.org/dc/terms/")) is not None, scheme


def test_csv_holds_a_row_a_record_and_no_formula() -> None:
    evil = msgspec.structs.replace(RECORD, title='=HYPERLINK("http://x.org","y")', keywords=("a\nb", 'say "so", x'))
    text = pipeline.export([RECORD, evil], "csv")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["title"] for row in found] == [RECORD.title, "'" + evil.title]
    assert (
        found[0]["authors"] == "van der Berg, Jan; World Health Organization" and found[0]["translators"] == "Ko, Ann"
    )
    assert found[1]["keywords"] == 'a b; say "so", x' and found[0]["doi"] == "10.5555/12345678"
    assert found[0]["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    header = (Path(VOCAB) / "tags" / "csv.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert text.split("\r\n")[0].split(",") == [line.partition(",")[0] for line in header]
