"""What a format cannot carry of a record, found by watching what its writer asks for.

A writer is given the record behind glass, and each value that it asks for is noted. What it never asked for cannot stand in the
text: no list of losses is kept, so none can drift from what the writer does.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType, MethodType
from typing import Any, TypeAlias, cast

import msgspec

from lodpub import formats
from lodpub.crosswalk import inverse, table, written
from lodpub.record import Container, Person, Record

__all__ = ["lost"]

_Place: TypeAlias = tuple[str | int, ...]
_ABOUT_THE_READING = frozenset(("provenance", "unread", "remarks"))
_COLUMNS = {"bibtex-ascii": "bibtex", "mods": "mods_genre"}


def lost(record: Record, format: str) -> list[str]:
    """The parts of a record that a format does not carry, by their paths, once for each; none for formats that write the
    whole graph.

    >>> from lodpub.record import Metric
    >>> lost(Record(kind="article", title="On hyphens", metrics=(Metric(kind="citations", value=4),)), "ris")
    ['metrics']
    """
    chosen = formats.find(format, reading=False)
    if not chosen.flat:
        return []
    seen: set[_Place] = set()
    for _ in chosen.write([(cast(Record, _Watched(record, (), seen)), {})]):
        pass
    kind = [] if _kind_is_kept(record.kind, _COLUMNS.get(format, format)) else ["kind"]
    return [
        *kind,
        *(path for path in _missing(record, "", (), seen) if path.partition(".")[0] not in _ABOUT_THE_READING),
    ]


def _kind_is_kept(kind: str, column: str) -> bool:
    """Whether the word that a format has for a kind of work leads back to it; formats without such words say its label."""
    if column not in table("work-types")[kind]:
        return True
    word = written("work-types", kind, column)
    return word is not None and inverse("work-types", column).get(word.casefold()) == kind


class _Watched:
    """A part of a record that notes which of its values are asked for."""

    def __init__(self, part: msgspec.Struct, place: _Place, seen: set[_Place]) -> None:
        self._part, self._place, self._seen = part, place, seen

    @property  # type: ignore[misc]  # writers ask whether an agent is a person
    def __class__(self) -> Any:
        return type(self._part)

    def __getattr__(self, name: str) -> Any:
        method = getattr(type(self._part), name, None)
        if isinstance(method, FunctionType):
            return MethodType(method, self)
        return _behind(getattr(self._part, name), (*self._place, name), self._seen)


class _Values(tuple[Any, ...]):
    """Texts of a field that holds several, each noted when it is asked for."""

    note: Any

    def __iter__(self) -> Iterator[Any]:
        for index in range(len(self)):
            yield self[index]

    def __getitem__(self, index: Any) -> Any:
        for each in range(len(self))[index] if isinstance(index, slice) else (index,):
            self.note(each % len(self))
        return super().__getitem__(index)


def _behind(value: Any, place: _Place, seen: set[_Place]) -> Any:
    if isinstance(value, msgspec.Struct):
        return _Watched(value, place, seen)
    if isinstance(value, tuple):
        if any(isinstance(one, msgspec.Struct) for one in value):
            return tuple(_Watched(one, (*place, index), seen) for index, one in enumerate(value))
        values = _Values(value)
        values.note = lambda index: seen.add((*place, index))
        return values
    seen.add(place)
    return value


def _missing(value: Any, path: str, place: _Place, seen: set[_Place]) -> list[str]:
    """The paths below a value that were not asked for; a part of which nothing was asked for is one."""
    if isinstance(value, tuple):
        return [found for index, one in enumerate(value) for found in _missing(one, path, (*place, index), seen)]
    if not isinstance(value, msgspec.Struct):
        return [] if place in seen else [path]
    stated = [f.name for f in msgspec.structs.fields(value) if getattr(value, f.name) != f.default]
    if isinstance(value, Container) or (isinstance(value, Person) and (*place, "family") in seen):
        # what a container is follows from the kind of work, a name from its parts
        stated = [name for name in stated if name != ("kind" if isinstance(value, Container) else "name")]
    found = [
        each
        for name in stated
        for each in _missing(getattr(value, name), f"{path}.{name}" if path else name, (*place, name), seen)
    ]
    whole = path and stated and not any(one[: len(place)] == place for one in seen)
    return [path] if whole else found
