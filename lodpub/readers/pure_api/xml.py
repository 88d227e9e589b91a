"""Reads XML of a research portal's web service, versions 5.9 to 5.24: a page of works, or one work."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.finished import finished
from lodpub.readers.pure_api.tree import Lines, object_of
from lodpub.readers.pure_api.work import to_record
from lodpub.record import Record, Unread, moved
from lodpub.syntax import work_elements
from lodpub.syntax.json_tree import Tree, leftovers
from lodpub.syntax.xml import elements

__all__ = ["read"]


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of the works in an answer, in order; one without title and uuid is an error."""
    for found in elements(data, source, frozenset(work_elements.PURE)):
        if isinstance(found, ReadError):
            yield found
            continue
        tree, lines = object_of(found)
        record = to_record(tree, found.name)
        if record is None:
            yield ReadError(
                source, found.line, found="a work without title and uuid", expected="a work of a web service"
            )
            continue
        yield finished(moved(record, found.line - 1), _left(tree, lines, found.line), found.line)


def _left(tree: Tree, lines: Lines, line: int) -> list[Unread]:
    return [Unread(line=lines.get(one.path, line), text=str(one)) for one in leftovers(tree)]
