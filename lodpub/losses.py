"""What a format cannot carry of a record, found by watching what its writer asks for.

A writer is given the record behind glass, and each value that it asks for is noted; linked data is written from the description,
so that there the mapping is watched. What was never asked for cannot stand in the text: no list of such losses is kept, so none can
drift from what the writer does. What stands in the text but reads back as something else (the country of a meeting as part of its
place, a finer kind of work as a general one) is told from the tables: ``vocab/losses.csv``, and the words of the crosswalk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any, TypeAlias, cast

import msgspec

from lodpub import formats, mapping
from lodpub.crosswalk import author_roles, inverse, table, written
from lodpub.record import Container, Person, Record
from lodpub.values.tables import rows

__all__ = ["lost", "unsaid"]

_Place: TypeAlias = tuple[str | int, ...]
_ABOUT_THE_READING = frozenset(("provenance", "unread", "remarks"))
_WORDS = frozenset(("kind", "role", "rel", "scheme", "valid"))
"""What writers ask for only to choose among parts."""
_COLUMNS = {
    ("bibtex-ascii", "work-types"): "bibtex",
    ("mods", "work-types"): "mods_genre",
    ("mods", "contributor-roles"): "marc",
}


def lost(record: Record, format: str, vocab: str | None = None) -> list[str]:
    """The parts of a record that a format does not carry, by their paths, once for each; `vocab` narrows linked data to one
    vocabulary.

    >>> from lodpub.record import Metric
    >>> record = Record(kind="article", title="On hyphens", metrics=(Metric(kind="citations", value=4),), subtitle="A view")
    >>> lost(record, "ris"), lost(record, "turtle"), lost(record, "record")
    (['subtitle', 'metrics'], ['subtitle'], [])
    """
    left = unsaid(record, format, vocab)
    return [*left, *(path for path in _merged(record, formats.find(format, reading=False)) if path not in left)]


def unsaid(record: Record, format: str, vocab: str | None = None) -> list[str]:
    """Of what is lost, that which does not stand in the text at all.

    >>> from lodpub.record import Contributor, Person
    >>> owner = Contributor(agent=Person(name="Jan Berg"), role="creator")
    >>> unsaid(Record(kind="book", contributors=(owner,)), "ris"), lost(Record(kind="book", contributors=(owner,)), "ris")
    ([], ['contributors.role'])
    """
    chosen = formats.find(format, reading=False)
    if not (chosen.flat or chosen.linked):
        return []
    seen: set[_Place] = set()
    watched = cast(Record, _Watched(record, (), seen))
    description: formats.Description = {}
    if chosen.linked:
        mapping.describe(watched, vocab or chosen.vocabulary, "urn:lodpub:")
        description = mapping.describe(record, vocab)
    if chosen.flat or chosen.vocabulary:
        for _ in chosen.write([(watched, description)]):
            pass
    return [path for path in _missing(record, "", (), seen) if path.partition(".")[0] not in _ABOUT_THE_READING]


def _merged(record: Record, chosen: formats.Format) -> Iterator[str]:
    """What is said, but reads back as something else."""
    if not _is_kept("work-types", record.kind, _columns("work-types", chosen)):
        yield "kind"
    columns = _columns("relations", chosen)
    if any(not _is_kept("relations", relation.kind, columns) for relation in record.relations):
        yield "relations.kind"
    name = "dates" if chosen.linked else "date-kinds"
    columns = _columns(name, chosen)
    if any(not _is_kept(name, date.kind, columns) for date in record.dates):
        yield "dates.kind"
    roles = {contributor.role for contributor in record.contributors} - {"author"}
    columns = () if chosen.linked else _columns("contributor-roles", chosen)
    if (
        roles & author_roles()
        if chosen.linked
        else any(not _is_kept("contributor-roles", role, columns) for role in roles)
    ):
        yield "contributors.role"
    for names, path, kinds, _ in rows("losses"):
        meant = chosen.name in names.split("|") or (chosen.linked and names == "linked")
        if meant and _states(record, path.split("."), kinds):
            yield path


def _states(value: Any, path: list[str], kinds: str) -> bool:
    """Whether there is a value at a path, one of the `kinds` if there are any: a word, or a part of such a kind."""
    if isinstance(value, tuple):
        return any(_states(one, path, kinds) for one in value)
    if path:
        return _states(getattr(value, path[0], None), path[1:], kinds)
    return bool(value) and (not kinds or getattr(value, "kind", value) in kinds.split("|"))


def _columns(name: str, chosen: formats.Format) -> tuple[str, ...]:
    """The columns of a table in which a format says the concepts of its rows."""
    if chosen.linked:
        both = ("schemaorg", "bibo", "dcmitype", "coar") if name == "work-types" else ("schemaorg", "dcterms")
        return both[:1] if chosen.vocabulary else both
    column = _COLUMNS.get((chosen.name, name), chosen.name)
    return (column,) if column in next(iter(table(name).values())) else ()


@lru_cache(maxsize=4096)
def _is_kept(name: str, key: str, columns: tuple[str, ...]) -> bool:
    """Whether the words that columns have for a concept lead back to it; formats without such words say its label."""
    if columns and key not in table(name):  # a word of the source's own
        return False
    if name == "relations" and "dcterms" in columns:
        row = table(name)[key]
        said_by = [f"{column.replace('schemaorg', 'schema')}:{row[column]}" for column in columns if row[column]]
        told = [one for one in said_by if one != "schema:sameAs"]  # which names the work itself
        if len(told) == 1 and (alone := inverse(name, "alone").get(told[0].casefold())):
            return alone == key
    if len(columns) == 1:
        word = written(name, key, columns[0])
        return word is not None and inverse(name, columns[0]).get(word.casefold()) == key
    said = [tuple(row[column] for column in columns) for row in table(name).values()]
    return not columns or said.index(said[list(table(name)).index(key)]) == list(table(name)).index(key)


class _Watched:
    """A part of a record that notes which of its values are asked for."""

    def __init__(self, part: msgspec.Struct, place: _Place, seen: set[_Place]) -> None:
        self._part, self._place, self._seen = part, place, seen

    @property  # type: ignore[misc]  # writers ask whether an agent is a person
    def __class__(self) -> Any:
        return type(self._part)

    def __copy__(self) -> msgspec.Struct:
        return self._part

    def __hash__(self) -> int:
        return hash(self._part)

    def __eq__(self, other: object) -> bool:
        return self._part == (other._part if type(other) is _Watched else other)

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
    whole = path and stated and not any(one[: len(place)] == place and one[-1] not in _WORDS for one in seen)
    return [path] if whole else found
