"""The identifiers in a record: none is passed over by the loops that ask whether all are valid."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from strategies import records

from lodpub import identified
from lodpub.record import (
    Container,
    Contributor,
    Funding,
    Identifier,
    Organization,
    Person,
    Record,
    Reference,
    Relation,
    Series,
)

ONE = Identifier(scheme="issn", value="2049-3630")
BODY = Organization(name="A body", identifiers=(ONE, ONE))
FULL = Record(
    kind="article",
    contributors=(
        Contributor(agent=Person(name="A person", identifiers=(ONE,), affiliations=(BODY, BODY))),
        Contributor(agent=BODY),
    ),
    organizations=(BODY,),
    container=Container(kind="journal", title="A journal", identifiers=(ONE,)),
    series=(Series(title="A series", identifiers=(ONE,)),),
    publisher=BODY,
    on_behalf_of=BODY,
    institution=BODY,
    funding=(Funding(), Funding(funder=BODY)),
    identifiers=(ONE,),
    relations=(Relation(kind="is-part-of"), Relation(kind="is-part-of", identifier=ONE)),
    references=(Reference(), Reference(identifiers=(ONE,))),
)
PLACES = sorted(place for place, _ in identified.identifiers(FULL))


def test_the_full_record_has_an_identifier_wherever_one_may_stand() -> None:
    assert {place.split(".")[0] for place in PLACES} == set(identified._fields(Record))
    assert any("agent.affiliations" in place for place in PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_one_that_breaks_its_rules_is_found_in_each_place(place: str) -> None:
    assert identified.all_valid(FULL)
    tree: Any = msgspec.json.decode(msgspec.json.encode(FULL))
    part = tree
    for step in re.split(r"\.", place):
        part = part[int(step) if step.isdigit() else step]
    part["valid"] = False
    assert not identified.all_valid(msgspec.convert(tree, Record))


@settings(deadline=None, max_examples=100)
@given(records())
def test_any_record_is_answered_as_by_looking_at_each(record: Record) -> None:
    assert identified.all_valid(record) == all(one.valid for _, one in identified.identifiers(record))
