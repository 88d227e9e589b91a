"""Whole records, every field of them, written and read back: what does not come back as it was is what is said to be lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from lodpub import formats, losses, pipeline
from lodpub.record import Identifier, Record, Relation
from lodpub.values.tables import rows
from tests.plausible import leaves, whole_records

READERS = {
    "jsonld": "schemaorg",
    "jsonl": "schemaorg",
    "turtle": "rdf",
    "ntriples": "rdf",
    "nquads": "rdf",
    "rdfxml": "rdf",
    "bibtex-ascii": "bibtex",
}
"""The format that reads what another writes."""
FORMATS = [f.name for f in formats.FORMATS if f.writer and (f.reader or f.name in READERS)]
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""Records of so many parts are not made smaller: that takes minutes, and the message names the paths."""
SAME = Record(
    kind="database",
    title="Of words",
    identifiers=(Identifier(scheme="doi", value="10.5555/w4ha35r"),),
    relations=(Relation(kind="is-identical-to", identifier=Identifier(scheme="doi", value="10.5555/r8in6is")),),
)
ABOUT_THE_READING = ("provenance", "unread", "remarks")


def back(record: Record, format: str) -> Record:
    [found] = formats.find(READERS.get(format, format)).read(pipeline.export(record, format).encode(), "x")
    assert isinstance(found, Record), found
    return found


def said_as(format: str, lost: list[str]) -> set[str]:
    """The paths at which a format says what it has no place of its own for."""
    linked = formats.find(format).linked
    return {
        there
        for names, path, _, places in rows("losses")
        if (format in names.split("|") or (linked and names == "linked")) and path in lost
        for there in places.split("|")
        if there
    }


@pytest.mark.parametrize("format", FORMATS)
@example(record=SAME)
@given(record=whole_records())
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=PHASES)
def test_only_what_is_said_to_be_lost_is_lost(format: str, record: Record) -> None:
    found = back(record, format)
    lost = losses.lost(record, format)
    excused = {*lost, *said_as(format, lost)}
    before, after = Counter(leaves(record)), Counter(leaves(found))
    wrong = [
        (path, value)
        for path, value in ((before - after) + (after - before))
        if path.partition(".")[0] not in ABOUT_THE_READING
        and not any(path == one or path.startswith(f"{one}.") for one in excused)
    ]
    assert wrong == [], f"lost: {lost}"
    assert [part.text for part in found.unread] == []


def test_every_row_of_the_table_is_of_a_format_and_a_field() -> None:
    names = {f.name for f in formats.FORMATS if f.writer} | {"linked"}
    for formats_, path, _, places in rows("losses"):
        assert {*formats_.split("|")} <= names
        for one in (path, *filter(None, places.split("|"))):
            assert one.partition(".")[0] in Record.__struct_fields__, one
