"""The identifiers in a record, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import msgspec

from lodpub.record import Identifier, Record

__all__ = ["all_valid", "identifiers"]


def identifiers(record: Record) -> Iterator[tuple[str, Identifier]]:
    """All identifiers with the field that they stand in.

    >>> from lodpub.record import Container
    >>> journal = Container(kind="journal", title="Hyphens", identifiers=(Identifier(scheme="issn", value="2049-3630"),))
    >>> [(field, one.value) for field, one in identifiers(Record(kind="article", container=journal))]
    [('container.identifiers.0', '2049-3630')]
    """
    return _within(record, "")


def all_valid(record: Record) -> bool:
    """Whether no identifier in a record breaks its scheme's rules; this is asked of every record of a batch.

    >>> all_valid(Record(kind="article", identifiers=(Identifier(scheme="issn", value="2049-3631", valid=False),)))
    False
    """
    return _are_valid(record)


def _within(part: msgspec.Struct, path: str) -> Iterator[tuple[str, Identifier]]:
    for name in _fields(type(part)):
        value = getattr(part, name)
        at = f"{path}.{name}" if path else name
        if isinstance(value, tuple):
            places = [(f"{at}.{number}", item) for number, item in enumerate(value)]
        else:
            places = [(at, value)] if value is not None else []
        for place, item in places:
            if isinstance(item, Identifier):
                yield place, item
            else:
                yield from _within(item, place)


def _are_valid(part: msgspec.Struct) -> bool:
    for name in _fields(type(part)):
        value = getattr(part, name)
        if value:
            for item in value if type(value) is tuple else (value,):
                if not (item.valid if type(item) is Identifier else _are_valid(item)):
                    return False
    return True


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a part of a record that hold identifiers, or other parts that do."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if any(map(_holds, _parts(field.type))))


def _holds(kind: type) -> bool:
    return kind is Identifier or bool(_fields(kind))


def _parts(annotation: Any) -> list[type[msgspec.Struct]]:
    """The parts of a record in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return [annotation]
    return [part for one in get_args(annotation) for part in _parts(one)]
