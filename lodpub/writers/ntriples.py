"""Writes N-Triples, one triple a line, in the order of the description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.triples import Literal
from lodpub.writers.lines import ESCAPES, lines

__all__ = ["term", "write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[bytes]:
    """The triples of each record in turn."""
    for _, description in items:
        yield lines(description)


def term(value: str | Literal) -> str:
    """A term as N-Triples writes it.

    >>> term(Literal('say "so"')), term("http://example.org/")
    ('"say \\\\"so\\\\""', '<http://example.org/>')
    """
    if isinstance(value, Literal):
        text = f'"{value.value.translate(ESCAPES)}"'
        if value.language:
            return f"{text}@{value.language}"
        return f"{text}^^<{value.datatype}>" if value.datatype else text
    return value if value.startswith("_:") else f"<{value}>"
