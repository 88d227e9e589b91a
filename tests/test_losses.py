"""What is said to be lost is lost, and nothing else: over a record whose every text is a word of its own."""

from __future__ import annotations

import types
import typing
from itertools import count

import msgspec
import pytest

from lodpub import formats, losses, pipeline
from lodpub import record as model

FORMATS = [format.name for format in formats.FORMATS if format.flat]
CLOSED = {
    "Record.kind": "article",
    "Record.status": "published",
    "Record.access": "open",
    "Record.issued": "2021-08-01",
    "Contributor.role": "author",
    "Contributor.credit": ("software",),
    "Container.kind": "journal",
    "Date.kind": "other",
    "Date.value": "2001",
    "Event.start": "2002",
    "Event.end": "2003",
    "Relation.kind": "has-part",
    "Subject.scheme": "other",
    "Link.rel": "fulltext",
    "Metric.kind": "citations",
    "Identifier.medium": None,
    "Translation.language": "de",
    "License.start": "2004",
    "Reference.year": "2005",
}


def specimen(kind: str) -> tuple[model.Record, dict[str, str]]:
    """A record with all its fields, and its own words with the paths where they stand."""
    number = count(1)
    words: dict[str, str] = {}

    def value(annotation: typing.Any, name: str, path: str) -> typing.Any:
        if name in CLOSED:
            return CLOSED[name]
        arguments = typing.get_args(annotation)
        if typing.get_origin(annotation) is tuple:
            return (value(arguments[0], name, path),)
        if typing.get_origin(annotation) in (typing.Union, types.UnionType):
            return value(arguments[0], name, path)
        if annotation is model.Identifier:
            return part(annotation, path, scheme="doi", value=f"10.5555/zq{next(number)}x")
        if annotation is str:
            words[word := f"zq{next(number)}x"] = path
            return f"https://example.org/{word}" if name.endswith((".url", ".iri")) else word
        return {bool: True, int: 7}[annotation] if annotation in (bool, int) else part(annotation, path)

    def part(cls: typing.Any, path: str, **fixed: typing.Any) -> typing.Any:
        fields = {
            name: fixed[name] if name in fixed else value(hint, f"{cls.__name__}.{name}", f"{path}.{name}".strip("."))
            for name, hint in typing.get_type_hints(cls).items()
            if name not in ("provenance", "unread", "remarks", "valid", "languages", *(["medium"] if fixed else []))
        }
        return cls(**fields)

    record = part(model.Record, "", kind=kind)
    # a person's name stands in its parts
    return record, {word: path for word, path in words.items() if path != "contributors.agent.name"}


@pytest.mark.parametrize("kind", ["article", "chapter", "doctoral-thesis", "book", "dataset"])
@pytest.mark.parametrize("format", FORMATS)
def test_what_is_lost_is_what_is_not_in_the_text(format: str, kind: str) -> None:
    record, words = specimen(kind)
    text = pipeline.export(record, format)
    lost = losses.unsaid(record, format)
    wrong = {}
    for word, path in words.items():
        said = any(path == one or path.startswith(f"{one}.") for one in lost)
        if said == (word in text):
            wrong[path] = "is in the text" if said else "is not in the text"
    assert wrong == {}


def test_of_several_values_only_the_others_are_lost() -> None:
    bodies = tuple(model.License(url=f"https://example.org/{n}") for n in range(3))
    record = model.Record(kind="article", title="On hyphens", licenses=bodies)
    assert losses.lost(record, "bibtex") == ["licenses", "licenses"]
    assert losses.lost(record, "datacite") == []
    assert losses.lost(record, "turtle") == []
    assert losses.lost(msgspec.structs.replace(record, kind="letter", licenses=()), "ris") == ["kind"]


@pytest.mark.parametrize("format", [one.name for one in formats.FORMATS if one.flat or one.linked])
def test_words_that_stand_in_no_table_are_no_error(format: str) -> None:
    part = model.Identifier(scheme="own", value="1")
    record = model.Record(
        kind="own",
        title="On hyphens",
        status="own",
        access="own",
        dates=(model.Date(kind="own", value="2001"),),
        contributors=(model.Contributor(agent=model.Person(name="Ada"), role="own", credit=("own",)),),
        relations=(model.Relation(kind="own", identifier=part),),
        identifiers=(part,),
        subjects=(model.Subject(term="hyphens", scheme="own"),),
    )
    lost = losses.lost(record, format)
    assert "dates.kind" in lost or not formats.find(format).linked
