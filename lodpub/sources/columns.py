"""Which column of a table means which field, where its header does not say so in words that are known: ``--map FILE``.

A map is TOML (``"My header" = "title"``), a JSON object, or a table of two columns, header and field. The fields are those of
``vocab/tags/csv-headers.csv`` and the columns that lodpub writes; a header that means nothing is left out of the map, and one
that is known but shall not be read has an empty field. Columns that a map does not name are read by their own names.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO, TypeAlias, cast

from lodpub.errors import ReadError, UsageError
from lodpub.syntax.csv_header import header_lines
from lodpub.syntax.pieces import Unicode
from lodpub.values.tables import rows
from lodpub.values.text import decode, fold

__all__ = ["Columns", "Map", "columns_of"]

Map: TypeAlias = str | os.PathLike[str] | Mapping[str, str]
"""A file that holds a map, or the map itself."""

_DELIMITERS = "\t;,|"
_LARGEST = 1 << 20
_SIGNS = re.compile(r"[\W_]+")


class Columns:
    """A map from headers to fields, with the name of the file that it was read from.

    >>> Columns({"Titel X": "title", "Regal": ""}).renamed(b"Titel X;Jahr;Regal\\nFerns;2020;7\\n", "t.csv")
    b'title;Jahr;not read: Regal\\nFerns;2020;7\\n'
    """

    def __init__(
        self, fields: Mapping[str, str], name: str = "the map", lines: Mapping[str, int] | None = None
    ) -> None:
        """Raises `UsageError` for a field that there is not, and names the nearest."""
        if not fields:
            raise UsageError(f'{name}: found no column, expected lines such as "My header" = "title"')
        self._name = name
        self._fields: dict[str, str] = {}
        known = _known()
        for header, field in fields.items():
            place = f"{name}:{lines[header]}" if lines and header in lines else name
            if field and _plain(field) not in known:
                fields_there = (row[0] for table in ("tags/csv-headers", "tags/csv") for row in rows(table))
                raise UsageError(f"{place}: unknown field {field!r}; {_near(field, fields_there)}")
            self._fields[fold(header).casefold()] = known[_plain(field)] if field else ""
        self._headers = list(fields)

    def __repr__(self) -> str:
        return f"Columns({self._fields!r})"

    def renaming(self, stream: BinaryIO, source: str) -> BinaryIO:
        """The table of a stream, as `renamed`; no more of it is read than its beginning."""
        text = Unicode(stream)
        head = text.read(_LARGEST)
        above = "".join(header_lines(io.StringIO(head.decode("latin-1"), newline=""))).encode("latin-1")
        text.put_back(self.renamed(above, source) + head[len(above) :])
        return cast(BinaryIO, text)  # which is asked for nothing but to be read

    def renamed(self, data: bytes, source: str) -> bytes:
        """The table with the names of the map in its header. Raises `ReadError` where the table has none of a column that
        the map names."""
        text = decode(data, source)
        lines = text.splitlines(keepends=True)
        first = next((number for number, line in enumerate(lines) if line.strip()), None)
        if first is None:
            raise ReadError(source, found="an empty file", expected="a header and rows")
        delimiter, names = self._parted(lines[first].rstrip("\r\n"))
        there = {fold(name).casefold() for name in names}
        for header in self._headers:
            if fold(header).casefold() not in there:
                raise ReadError(
                    source,
                    first + 1,
                    found=f"no column {header!r}",
                    expected=f"every column that {self._name} names; {_near(header, names)}",
                )
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow(map(self._renamed, names))
        lines[first] = out.getvalue()
        return "".join(lines).encode()

    def _parted(self, line: str) -> tuple[str, list[str]]:
        """The delimiter by which most names of the map are found, else most names, and these."""
        found = [(delimiter, next(csv.reader([line], delimiter=delimiter), [])) for delimiter in _DELIMITERS]
        return max(
            found, key=lambda pair: (sum(fold(name).casefold() in self._fields for name in pair[1]), len(pair[1]))
        )

    def _renamed(self, name: str) -> str:
        field = self._fields.get(fold(name).casefold())
        if field is None:
            return name
        return field or f"not read: {name}"


def columns_of(given: Map | Columns) -> Columns:
    """The map that a file holds, or that is given as one.

    Raises `OSError` where the file cannot be read, `UsageError` with its line where it holds no map or an unknown field.
    """
    if isinstance(given, Columns):
        return given
    if isinstance(given, Mapping):
        return Columns(given)
    name = os.fspath(given)
    with open(name, "rb") as file:
        data = file.read(_LARGEST)
    try:
        text = decode(data, name)
    except ReadError as error:
        raise UsageError(str(error)) from None
    fields = _of_json(text, name) if text.lstrip().startswith("{") else _of_toml(text, name)
    return Columns(fields, name, _lines(text, fields))


def _of_json(text: str, name: str) -> dict[str, str]:
    import json

    try:
        return _texts(json.loads(text), name)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name}: found JSON that does not parse ({error}), expected an object") from None


def _of_toml(text: str, name: str) -> dict[str, str]:
    """A map in TOML; a table of two columns, which is no TOML, otherwise."""
    import tomllib

    try:
        return _texts(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        if "=" in text.partition("\n")[0] or "[" in text[:1]:
            raise UsageError(
                f'{name}: found TOML that does not parse ({error}), expected lines such as "a" = "title"'
            ) from None
    return _of_table(text, name)


def _texts(tree: Mapping[str, object], name: str) -> dict[str, str]:
    inner = tree.get("columns")
    found = inner if isinstance(inner, Mapping) and len(tree) == 1 else tree
    for header, field in found.items():
        if not isinstance(field, str):
            raise UsageError(f"{name}: found {field!r} for {header!r}, expected the name of a field")
    return {header: str(field).strip() for header, field in found.items()}


def _of_table(text: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        delimiter = next((sign for sign in _DELIMITERS if sign in line), "")
        cells = next(csv.reader([line], delimiter=delimiter), []) if delimiter else []
        if len(cells) != 2:
            raise UsageError(
                f"{name}:{number}: found {line.strip()!r}, expected a header and a field, such as My header,title"
            )
        if number == 1 and cells[1].strip().casefold() in ("field", "fields"):
            continue
        found[cells[0].strip()] = cells[1].strip()
    return found


def _lines(text: str, headers: Iterable[str]) -> dict[str, int]:
    """The line on which each header of a map stands."""
    lines = text.splitlines()
    places = ((header, next((n for n, line in enumerate(lines, 1) if header in line), None)) for header in headers)
    return {header: line for header, line in places if line is not None}


def _known() -> dict[str, str]:
    """For each field, and each name of a column that is known without a map, a header that is known for it."""
    names = {_plain(name): name for row in rows("tags/csv-headers") for name in row[1].split("|")}
    fields = {_plain(row[0]): row[1].partition("|")[0] for row in rows("tags/csv-headers")}
    return names | fields | {_plain(row[0]): row[0] for row in rows("tags/csv")}


def _plain(name: str) -> str:
    return _SIGNS.sub("", name.casefold())


def _near(word: str, known: Iterable[str]) -> str:
    names = sorted({*known})
    near = difflib.get_close_matches(word, names, n=2, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
