"""Records from JSON texts: one object each, from which a reader takes what it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from lodpub.errors import ReadError
from lodpub.readers.finished import finished
from lodpub.record import Record, Unread, moved
from lodpub.syntax import json_items, json_tree

__all__ = ["json_trees", "no_record", "read_json", "unread"]


def json_trees(
    data: bytes, source: str, envelopes: Sequence[Sequence[str]], expected: str
) -> Iterator[tuple[json_items.Item, json_tree.Tree] | ReadError]:
    """The objects of a JSON text with their places; `expected` says what one should have been."""
    for item in json_items.items(data, envelopes):
        if isinstance(item, json_items.Fault):
            yield ReadError(source, item.line, found=item.found, expected=expected)
            continue
        try:
            tree = msgspec.json.decode(item.text)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            yield ReadError(source, item.line, found=f"JSON that does not parse ({error})", expected=expected)
            continue
        if isinstance(tree, dict):
            yield item, tree
        else:
            yield ReadError(source, item.line, found="no JSON object", expected=expected)


def read_json(
    data: bytes,
    source: str,
    envelopes: Sequence[Sequence[str]],
    to_record: Callable[[json_tree.Tree], Record | None],
    expected: str,
) -> Iterator[Record | ReadError]:
    """The records of a JSON text whose objects `to_record` makes them of, taking values out; None is no record.

    `expected` says what an object should have been: "a work as OpenAlex gives it".
    """
    for found in json_trees(data, source, envelopes, expected):
        if isinstance(found, ReadError):
            yield found
            continue
        item, tree = found
        record = to_record(tree)
        if record is None:
            yield no_record(source, item.line, expected)
        else:
            yield finished(moved(record, item.line - 1), unread(item, tree), item.line)


def no_record(source: str, line: int, expected: str) -> ReadError:
    """The error for an object that says nothing of a work."""
    return ReadError(source, line, found="an object that holds none of a work's fields", expected=expected)


def unread(item: json_items.Item, tree: json_tree.Tree) -> list[Unread]:
    """What is left in an object, each with its line."""
    left = list(json_tree.leftovers(tree))
    lines = json_tree.lines(item.text, [one.path for one in left], item.line)
    return [Unread(line=lines[one.path], text=str(one)) for one in left]
