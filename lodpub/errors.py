"""The errors of lodpub, one tree.

::

    LodpubError                 anything that lodpub says went wrong
    ├── UsageError              the call is wrong: an unknown format, an option that does not fit
    │   └── UnknownFormatError  no such format, or a format that cannot do what was asked
    └── DataError               the data is wrong; knows where, what was found, what was expected
        ├── ReadError           a source could not be read as a record
        │   └── UnrecognizedError   no format was found that the source could be in
        ├── ShapesError         a file of SHACL shapes is broken, or asks for what is not supported
        └── WriteError          a record could not be written in the format asked for

The command line exits with 2 for a `UsageError` and with 1 for a `DataError`.
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "LodpubError",
    "ReadError",
    "ShapesError",
    "UnknownFormatError",
    "UnrecognizedError",
    "UsageError",
    "WriteError",
]


class LodpubError(Exception):
    """The base of every error that lodpub raises."""


class UsageError(LodpubError):
    """The call is wrong, whatever the data."""


class UnknownFormatError(UsageError):
    """No format of this name, or one that cannot be read or written."""


class DataError(LodpubError):
    """The data is wrong.

    `source` is a file name or ``<stdin>``; `line` counts from 1, None where the place is not known;
    `found` and `expected` are short phrases.

    >>> print(DataError("page.txt", 12, found="an empty title", expected="the title of the work"))
    page.txt:12: found an empty title, expected the title of the work
    """

    def __init__(self, source: str, line: int | None = None, *, found: str, expected: str) -> None:
        self.source = source
        self.line = line
        self.found = found
        self.expected = expected
        super().__init__(source, line, found, expected)

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: found {self.found}, expected {self.expected}"


class ReadError(DataError):
    """A source that could not be read as a record."""

    def moved(self, lines: int) -> ReadError:
        """The same error so many lines further down.

        >>> print(ReadError("list.json", 2, found="text", expected="a work").moved(40))
        list.json:42: found text, expected a work
        """
        line = None if self.line is None else self.line + lines
        return type(self)(self.source, line, found=self.found, expected=self.expected)


class UnrecognizedError(ReadError):
    """No format fits the source."""


class ShapesError(DataError):
    """A file of shapes that is broken, or asks for what is not supported."""


class WriteError(DataError):
    """A record that could not be written in the format asked for."""
