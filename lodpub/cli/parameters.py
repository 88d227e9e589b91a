"""What several commands share: parameter types, and how errors and remarks are said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from lodpub import formats
from lodpub.errors import UnknownFormatError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from lodpub.sources.columns import Columns

if TYPE_CHECKING:
    ParamType = click.ParamType
else:

    class ParamType(click.ParamType):
        """click's, which says only from 8.4 on what a parameter becomes."""

        def __class_getitem__(cls, item: object) -> type[ParamType]:
            return cls


__all__ = [
    "MAP_HELP",
    "AbsoluteIRI",
    "ColumnMap",
    "FormatName",
    "ParamType",
    "Size",
    "alternates",
    "one_source",
    "say",
    "standard_input",
]


class FormatName(ParamType[str]):
    """The name of a format that can be read (`reading`) or written; completed by the shell, checked with near misses."""

    name = "format"

    def __init__(self, *, reading: bool) -> None:
        self.reading = reading

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return formats.find(value, reading=self.reading).name
        except UnknownFormatError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(f.name, help=f.title)
            for f in formats.FORMATS
            if (f.reader if self.reading else f.writer) and f.name.startswith(incomplete)
        ]


class ColumnMap(ParamType["Columns"]):
    """A file that says which column of a table means which field."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Columns:
        from lodpub.sources.columns import columns_of

        try:
            return columns_of(value)
        except (UsageError, OSError) as error:
            self.fail(str(error) if isinstance(error, UsageError) else f"{value}: {error.strerror}", param, ctx)


MAP_HELP = "Which column of a CSV table means which field, as TOML, JSON or a table of two columns."


def one_source(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options of a command that reads one source: SOURCE, ``--from`` and ``--map``."""
    text = "Format of the source; found from its content when left out."
    option = click.option("-f", "--from", "source_format", type=FormatName(reading=True), help=text)
    columns = click.option("--map", "columns", type=ColumnMap(), help=MAP_HELP)
    return click.argument("source", default="-", type=click.Path())(option(columns(command)))


class AbsoluteIRI(ParamType[str]):
    """An absolute http(s) address or URN, without characters that an IRI forbids (RFC 3987, section 2.2)."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        scheme, _, rest = value.partition(":")
        web = scheme.lower() in ("http", "https") and rest.startswith("//") and rest.strip("/")
        urn = scheme.lower() == "urn" and ":" in rest
        if not (web or urn):
            self.fail(f"found {value!r}, expected an absolute address such as https://example.org/", param, ctx)
        bad = next((c for c in value if c <= " " or c in '<>"{}|\\^`\x7f'), None)
        if bad is not None:
            self.fail(f"found {value!r} with {bad!r}, which no address may hold (write it percent-encoded)", param, ctx)
        return value


class AlternateAddress(ParamType[str]):
    """The address of a copy of a record, whose name or whose beginning (``turtle=``) tells its format."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from lodpub.alternates import alternate

        try:
            alternate(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)
        return value


def alternates(command: Callable[..., None]) -> Callable[..., None]:
    """The option of a command that writes a part of a page: ``--alternate``, any number of times."""
    text = "Address of the record in another format, such as record.ttl, for the page to link to; may be given again."
    return click.option("--alternate", "alternates", multiple=True, type=AlternateAddress(), help=text)(command)


class Size(ParamType[int]):
    """A size in bytes, with a unit or without: ``500MB``, ``1GB``, ``2GiB``."""

    name = "SIZE"
    _UNITS: Mapping[str, int] = {
        "": 1,
        "B": 1,
        "K": 10**3,
        "M": 10**6,
        "G": 10**9,
        "T": 10**12,
        "KI": 1 << 10,
        "MI": 1 << 20,
        "GI": 1 << 30,
    }

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = value.strip().upper()
        digits = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
        unit = text[len(digits) :].strip()
        factor = self._UNITS.get(unit.removesuffix("B") if len(unit) > 1 else unit)
        try:
            size = int(float(digits) * (factor or 0))
        except (ValueError, OverflowError):
            size = 0
        if size <= 0:
            self.fail(f"found {value!r}, expected a size such as 500MB or 1GB", param, ctx)
        return size


def say(kind: str, message: object) -> None:
    """One line on standard error: ``lodpub: error: page.txt:12: ...``."""
    click.echo(f"lodpub: {kind}: {message}", err=True)


def standard_input() -> BinaryIO:
    """The bytes of standard input; on a terminal, a word first on how to end them."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    if sys.stdin.isatty():
        say("note", "reading from the keyboard; paste the record, then press Ctrl-D (Ctrl-Z on Windows)")
    return sys.stdin.buffer
